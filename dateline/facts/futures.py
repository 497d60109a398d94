"""Days to come on which something has happened already, was said, or that lie farther ahead than anything is agreed."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dateline.base.records import TimeExpression
from dateline.facts.cues import verb_cues
from dateline.facts.matter import Doubt, Matter, Span, day_in_words
from dateline.facts.sentences import sentence_around
from dateline.facts.wordlists import word_set
from dateline.facts.words import Token

_DAY_OF_MONTH = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")
_YEAR = re.compile(r"\b(?:19|20|21|22|23)\d\d\b")
# 04/07/2031 is one day in London and another in New York.
_IN_DIGITS = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
# Articles go out after midnight in one zone and before it in another.
_ZONE_DAYS = 1
# What is reported of the past alone: a plan, a programme or a sentence of a court may be told in the past of a day to come.
_DEEDS = word_set(
    "kill die arrest detain rescue injure wound strike crash explode collapse drown bear find shoot stab bomb attack flee sink burn erupt"
    " derail hospitalise hospitalize murder rob steal"
)


def find_futures(matter: Matter) -> Iterator[Doubt]:
    """Yield the days of an article that lie after it and cannot; nothing without a day of publication."""
    if matter.published is None:
        return
    told: set[Span] = set()
    for doubt in (*_said_later(matter, matter.published), *_happened_later(matter, matter.published), *_far_days(matter, matter.published)):  # fmt: skip
        if doubt.spans[0] not in told:
            told.add(doubt.spans[0])
            yield doubt


def _said_later(matter: Matter, published: date) -> Iterator[Doubt]:
    for quote in matter.quotes:
        said_on, words = quote.attribution.said_on, quote.attribution.said_on_exact
        if said_on is None or words is None or said_on <= published + timedelta(days=_ZONE_DAYS):
            continue
        if (
            not _DAY_OF_MONTH.search(words)
            or _IN_DIGITS.search(words)
            or not _is_past(matter, quote.attribution.cue)
        ):
            continue
        at = matter.text.find(words, quote.sentence[0], quote.sentence[1])
        if at >= 0:
            yield _said_doubt((at, at + len(words)), said_on, published)


def _is_past(matter: Matter, cue: tuple[Span, ...]) -> bool:
    span = matter.doc.char_span(*cue[0], alignment_mode="expand") if cue else None
    return span is not None and span.root.tag_ in ("VBD", "VBN")


def _said_doubt(span: Span, said_on: date, published: date) -> Doubt:
    return Doubt(
        kind="said after published",
        spans=(span,),
        why=f"This is reported as said on {day_in_words(said_on)}, after the article itself ({day_in_words(published)}).",
    )


# Happened -------------------------------------------------------------------------------------------

_AS_OF = re.compile(r"\b[Aa]s (?:of|at) $")


def _happened_later(matter: Matter, published: date) -> Iterator[Doubt]:
    for time in matter.times:
        day = time.day
        if day is None or day <= published + timedelta(days=_ZONE_DAYS) or not _is_full(time):
            continue
        verb = _verb(matter, time)
        if verb is None or not _is_told_as_past(verb):
            continue
        if verb.lemma_.lower() in verb_cues() or verb.lower_ == "speaking":
            yield _said_doubt((time.start, time.end), day, published)
        elif verb.lemma_.lower() in _DEEDS or _AS_OF.search(matter.text[max(0, time.start - 6) : time.start]):
            yield Doubt(
                kind="future date",
                spans=((time.start, time.end),),
                why=f"This is told as past, but {day_in_words(day)} comes after the article itself ({day_in_words(published)}).",
            )


def _is_full(time: TimeExpression) -> bool:
    words = time.exact
    return bool(_YEAR.search(words) and _DAY_OF_MONTH.search(words)) and not _IN_DIGITS.search(words)


def _verb(matter: Matter, time: TimeExpression) -> Token | None:
    """Return the verb that a date hangs on, right or by "on"; for "as of" that of the sentence."""
    span = matter.doc.char_span(time.start, time.end, alignment_mode="expand")
    if span is None:
        return None
    if _AS_OF.search(matter.text[max(0, time.start - 6) : time.start]):
        return next((t for t in span.root.ancestors if t.dep_ == "ROOT"), None)
    head = span.root.head
    head = head.head if head.dep_ == "prep" and head.lower_ in ("on", "in") else head
    return head if head.tag_.startswith("VB") else None


def _is_told_as_past(verb: Token) -> bool:
    helpers = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")}
    if helpers & {
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "should",
        "must",
        "shall",
        "to",
        "is",
        "are",
        "be",
    }:
        return False
    if verb.tag_ == "VBD":
        return True
    if verb.tag_ == "VBG":
        return verb.lower_ == "speaking" and verb.dep_ in ("advcl", "csubj")
    is_past = bool(helpers & {"was", "were", "had", "has", "have", "been"})
    return verb.tag_ == "VBN" and (is_past or verb.lower_ == "born")


# Far ahead ------------------------------------------------------------------------------------------

# Contracts, terms and goals reach this far; those that reach farther are told by their year alone.
_FAR_YEARS = 30
# And farther than this only what is reckoned in generations.
_AGES_AHEAD = 100
# What is known to the day for lifetimes ahead: the sky, debts, leases by their length, and tales.
_KNOWN_AHEAD = re.compile(
    r"\b(?:eclipses?|comets?|asteroids?|orbit\w*|transit|conjunction|bonds?|matur\w+|\d+[- ]years?|century|centuries|film|novel|movie|game"
    r"|series|fiction\w*|copyright|time capsule)\b",
    re.I,
)


def _far_days(matter: Matter, published: date) -> Iterator[Doubt]:
    """Yield full dates that lie farther ahead than anything is agreed to the day."""
    for time in matter.times:
        day, end = _with_its_year(matter, time)
        if day is None or day.year - published.year < _FAR_YEARS:
            continue
        likely = _turned(day, published)
        if likely is None and day.year - published.year < _AGES_AHEAD:
            continue
        if _KNOWN_AHEAD.search(matter.text, *sentence_around(matter.sentences, time.start, time.end)):
            continue
        fits = f"; {day_in_words(likely)} would fit" if likely else ""
        yield Doubt(
            kind="future date",
            spans=((time.start, end),),
            likely=likely.isoformat() if likely else None,
            why=f"{matter.text[time.start : end]} is {day.year - published.year} years after this article ({day_in_words(published)}){fits}.",
        )


_CENTURIES_AHEAD = re.compile(r",?\s(2[1-9]\d\d)\b(?!\s(?:people|GMT|hours))")


def _with_its_year(matter: Matter, time: TimeExpression) -> tuple[date | None, int]:
    """Return the day of a full date and where it ends; a year that no news is of is no part of the time as it was read."""
    if time.day is None or not _DAY_OF_MONTH.search(time.exact) or _IN_DIGITS.search(time.exact):
        return None, time.end
    if _YEAR.search(time.exact):
        return time.day, time.end
    found = _CENTURIES_AHEAD.match(matter.text, time.end)
    if found is None or (time.day.month, time.day.day) == (2, 29):
        return None, time.end
    return time.day.replace(year=int(found[1])), found.end()


def _turned(day: date, published: date) -> date | None:
    """Return the day whose year has two neighbouring digits the other way round, where that is near."""
    digits = str(day.year)
    for i in range(len(digits) - 1):
        year = int(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :])
        # 29 February has no like in other years.
        if 0 <= year - published.year <= 10 and (day.month, day.day) != (2, 29):
            return day.replace(year=year)
    return None
