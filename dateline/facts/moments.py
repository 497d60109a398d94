"""What a time expression hangs on: the day of publication, the last day named, and the tense of its sentence."""

import re
from dataclasses import dataclass, replace
from datetime import date

from dateline.facts.calendar import Anchor, anchor_of, shift_days, shift_months

# How far a word of the future reaches, in characters, within the sentence.
_REACH_CHARACTERS = 90
_SENTENCE_EDGE = re.compile(r"[.!?;][\"'”’)]*\s+(?=[\"'“‘(A-Z])|\n")
# Words that put what they govern into the future. Source: the modal and prospective forms of Quirk et al. (1985), 4.41-48.
_FUTURE = re.compile(
    r"\b(?:will|won['’]t|shall|to be (?!\w+ed by)|is to|are to|due|expect(?:ed|s|ing)?|scheduled?|slated|set (?:to|for)|upcoming"
    r"|plan(?:s|ned|ning)?|going to|ahead of|deadline|postponed|delayed|intend(?:s|ed)?|aim(?:s|ed)? to|starting|beginning"
    r"|later this|next|hopes? to|as early as|as soon as|begins|starts|opens|takes place)\b|['’]ll\b", re.I,
)  # fmt: skip
_PAST = re.compile(r"\b(?:was|were|had|did|said|told|since|ago|last|earlier|has|have|after|\w{3,}ed)\b", re.I)
# Past forms without "-ed" (Quirk et al. 1985, 3.11-3.20, the common ones), and what only reports: it puts nothing into the past.
_PAST_FORMS = re.compile(
    r"\b(?:was|were|had|did|since|ago|last|earlier|has been|have been|\w{3,}ed|began|became|broke|brought|built|bought|came|caught|chose|died|drew|drove|fell"
    r"|felt|fought|found|fled|flew|gave|got|grew|held|kept|knew|led|left|lost|made|met|paid|ran|rose|sank|sat|saw|sent|shot|slid|sold|spent|spoke"
    r"|stood|struck|swept|took|taught|went|won|wrote)\b", re.I,
)  # fmt: skip
_REPORTS = re.compile(
    r"\b(?:announced|added|predicted|estimated|noted|warned|promised|united|limited|needed|proposed|planned|scheduled)\b",
    re.I,
)
# News names a month without its year when it is near: the next ones are named so, those of the year before rarely (TimeBank).
_NEXT_MONTHS = 4
_UNTIL = re.compile(r"\b(?:until|till|through|by|before|from|effective|\w+ed for)(?: the)?(?: (?:end|start|beginning) of)?(?: (?:early|late|mid))?[ -]$", re.I)  # fmt: skip
# A month that lies further back than this belongs to the next year, when a narrative goes on (measured on histories).
_BACK_MONTHS = 8


@dataclass(frozen=True, slots=True)
class Moment:
    """Where the reader of a text stands at one expression."""

    text: str
    published: date | None
    anchor: Anchor | None  # the last date named
    narrative: bool

    @property
    def here(self) -> Anchor | None:
        """The time that "this year" and bare months hang on: publication in news, the last date in narrative."""
        if self.narrative and self.anchor is not None:
            return self.anchor
        return anchor_of(self.published) if self.published else self.anchor if self.narrative else None

    @property
    def there(self) -> Anchor | None:
        """The time that "the next day" and "two days later" hang on: the last date named, else publication."""
        return self.anchor or self.here

    def at(self, anchor: Anchor | None) -> "Moment":
        """Return the moment after a date was named."""
        return replace(self, anchor=anchor) if anchor is not None else self

    def is_past(self, start: int, end: int) -> bool:
        """True if a word of its sentence puts an expression into the past; what only reports does not."""
        before = self.text[max(0, start - _REACH_CHARACTERS) : start]
        edges = [edge.end() for edge in _SENTENCE_EDGE.finditer(before)]
        after = _SENTENCE_EDGE.split(self.text[end : end + _REACH_CHARACTERS])[0]
        around = (before[edges[-1] :] if edges else before, after)
        return any(
            not _REPORTS.fullmatch(match[0]) for part in around for match in _PAST_FORMS.finditer(part)
        )

    def is_future(self, start: int, end: int) -> bool:
        """True if the words around an expression put it into the future."""
        before = self.text[max(0, start - _REACH_CHARACTERS) : start]
        edges = [edge.end() for edge in _SENTENCE_EDGE.finditer(before)]
        before = before[edges[-1] :] if edges else before
        future = [match.end() for match in _FUTURE.finditer(before)]
        past = [match.end() for match in _PAST.finditer(before)]
        if future:
            return not past or future[-1] > past[-1] or (len(before) - future[-1]) < 30
        if past:
            return False
        after = _SENTENCE_EDGE.split(self.text[end : end + _REACH_CHARACTERS])[0]
        return bool(re.match(r"[^,.]{0,40}\b(?:will|is expected|are expected|is due|would)\b", after))


def year_of_month(moment: Moment, month: int, start: int, end: int) -> int | None:
    """Return the year that a month without one belongs to; None where nothing tells."""
    here = moment.here
    if here is None:
        return None
    if moment.narrative:
        return _year_in_narrative(here, month)
    this = here.month or 1
    is_limit = month >= this and _UNTIL.search(moment.text[max(0, start - 30) : start])
    is_near = 0 < (month - this) % 12 <= _NEXT_MONTHS and not moment.is_past(start, end)
    ahead = is_limit or is_near or moment.is_future(start, end)
    if ahead:
        return here.year if month >= this else here.year + 1
    return here.year if month <= this else here.year - 1


def _year_in_narrative(here: Anchor, month: int) -> int:
    if here.month is None:
        return here.year
    gap = month - here.month
    return here.year + 1 if gap <= -_BACK_MONTHS else here.year


def day_of_weekday(moment: Moment, weekday: int, word: str, start: int, end: int) -> date | None:
    """Return the day that a weekday names (1 = Monday): the nearest past one, or the coming one after words of the future.

    `word` is "last", "next", "this", "past", "coming" or "".
    """
    here = moment.here
    on = here.on if here else None
    if on is None:
        return None
    back = (on.isoweekday() - weekday) % 7
    match word:
        case "last" | "past" | "previous":
            return shift_days(on, -(back or 7))
        case "next" | "coming" | "following":
            return shift_days(on, 7 - back)
        case "this":
            return shift_days(on, weekday - on.isoweekday())
    ahead = not moment.narrative and moment.is_future(start, end)
    return shift_days(on, (7 - back) % 7 if ahead else -back)


def month_before(anchor: Anchor, by: int) -> tuple[int, int] | None:
    """Return year and month `by` months before an anchor."""
    return shift_months(anchor.year, anchor.month, -by) if anchor.month else None
