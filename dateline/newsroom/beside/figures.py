"""Figures of a draft beside those of the reports: the same number for the same thing by the same speaker, or not."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.base.records import Bound, Figure, Series, Speaker, Story
from dateline.newsroom.beside.amounts import digits, relation_of
from dateline.newsroom.beside.evidence import Evidence, Line
from dateline.newsroom.beside.verdicts import Verdict
from dateline.newsroom.beside.voices import is_in, is_same, is_state, is_told
from dateline.newsroom.beside.wording import NOTHING, content, names, numbers, plain, stem, tokens

# A line that shares less with the draft's sentence speaks of something else.
ALIKE = 0.4
# With a number of two digits or more that is the same, less will do: it does not come by chance.
ALIKE_SAME = 0.25
TELLING_DIGITS = 2
# A line that shares so much, and has another number of the same kind, contradicts.
CLOSE = 0.55
# Words to either side by which two numbers of one sentence are told apart.
SIDE_WORDS = 3
NEAR_CHARACTERS = 60
# By these a report limits a count to a place.
_ALONE = re.compile(r"\b(?:alone|itself)\b")
_ALONE_AT = re.compile(r"([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*),? (?:alone|itself)\b")
# Parts of a count of people that a draft must not leave out.
_PARTS = content("children child women girls boys babies civilians pensioners students tourists foreigners")
_HISTORY = re.compile(
    r"\b(?:first|firstly|initial(?:ly)?|at first|original(?:ly)?|earlier|previous(?:ly)?|at the time|had (?:said|put|given|spoken"
    r"|reported|counted)|later (?:corrected|revised|raised|cut|lowered|changed)|down from|up from|from|and not|instead of"
    r"|by then|that day|so far that)\b",
    re.I,
)
# By these a report says of a number that it no longer holds.
_REPLACED = re.compile(
    r"(?:\bfrom|\band not|\bnot|\binstead of|\brather than|\bup on|\bdown on|\bafter (?:first|earlier|initially) [\w ]{0,30}"
    r"|\bnumber of [\w ]{0,20} as|\bspoken of)\s*(?:the |about |some |around |at least |more than |over |nearly )?[$€£]?$",
    re.I,
)


# A line with a number that the reader passed over must be more alike, and one where it read another thing much more.
UNREAD_MORE = 0.1
MISREAD = 0.7
_OF_THEM = re.compile(r"\s+(?:of (?:them|those|these)|such)\b")
_DIGITS = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?")
_BOUND_OF: dict[str, Bound] = {
    "at least": "at_least", "no fewer than": "at_least", "no less than": "at_least", "more than": "more_than",
    "over": "more_than", "at most": "at_most", "up to": "at_most", "no more than": "at_most", "fewer than": "less_than",
    "less than": "less_than", "about": "about", "around": "about", "some": "about", "nearly": "less_than",
}  # fmt: skip
_BOUND_WORDS = re.compile(rf"\b({'|'.join(_BOUND_OF)}) (?:the )?[$€£]?$", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A figure of the draft with the sentence it stands in."""

    figure: Figure
    sentence: str
    offset: int  # of the figure within the sentence
    days: frozenset[date]  # that the sentence names
    siblings: tuple[Figure, ...]  # the other figures of the sentence
    ends: tuple[int, ...]  # where those end within the sentence
    published: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A verdict with its reason and the lines it rests on, each with who says it there."""

    verdict: Verdict
    why: str
    lines: tuple[tuple[Line, Speaker | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A figure of a report that a claim may be about."""

    score: float
    line: Line
    figure: Figure
    relation: str

    @property
    def speaker(self) -> Speaker:
        """Who gives it."""
        return self.figure.attribution.speaker


def judge_figure(claim: Claim, evidence: Evidence, stories: Mapping[str, Story]) -> Ruling:
    """Return what the reports say to a figure."""
    ranked = evidence.ranked(
        claim.sentence,
        least=ALIKE_SAME,
        # Its own number is what is asked about.
        counted=numbers(claim.sentence) - numbers(claim.figure.exact),
    )
    matches = [match for score, line in ranked for match in _matches(claim, score, line)]
    agreeing = [match for match in matches if _agrees(claim, match)]
    own = [match for match in agreeing if _is_by(claim, match)]
    if own:
        return _backed(claim, own, stories)
    if agreeing:
        return _by_others(claim, agreeing)
    if mentioned := _mentioned(claim, ranked):
        return Ruling(verdict="backed", why=_count_why("gives this number"), lines=mentioned)
    return _against(claim, matches)


def _agrees(claim: Claim, match: Match) -> bool:
    if match.relation not in ("same", "rounded") or match.score < _least(claim.figure):
        return False
    return not _is_swapped(claim, match) and not _is_of_part(claim, match)


def _least(figure: Figure) -> float:
    number = figure.low if figure.low is not None else figure.high or 0.0
    return ALIKE_SAME if len(digits(number)) >= TELLING_DIGITS else ALIKE


def _is_of_part(claim: Claim, match: Match) -> bool:
    """True if the report counts a part that the draft does not name: "in Drovin alone", children among the dead."""
    words = content(claim.sentence)
    if _ALONE.search(match.line.text) and not names(match.line.text) & words:
        return True
    if _ALONE.search(match.line.text):
        start = match.figure.start - match.line.start
        near = [
            name
            for name in _ALONE_AT.findall(match.line.text)
            if abs(match.line.text.find(name) - start) < NEAR_CHARACTERS
        ]
        if near and not any(content(name) & words for name in near):
            return True
    if claim.figure.event == "share" and match.score < CLOSE:
        of = content(claim.figure.subject or "")
        if of and not of & (match.line.words | content(match.figure.subject or "")):
            return True
    part = content(match.figure.subject or "") & _PARTS
    return bool(part) and not part & words


def _matches(claim: Claim, score: float, line: Line) -> list[Match]:
    hedge = _hedge(claim)
    return [
        Match(score=score, line=line, figure=figure, relation=relation_of(claim.figure, figure, hedge=hedge))
        for figure in line.figures
        if is_kin(claim.figure, figure) or _is_of_them(claim.figure, figure, line)
    ]


def _is_of_them(draft: Figure, report: Figure, line: Line) -> bool:
    """True if the report counts "31 of them", and the sentences before it name what the draft counts."""
    after = line.text[report.end - line.start :]
    return _OF_THEM.match(after) is not None and _unit(draft) in line.around


def _hedge(claim: Claim) -> str:
    return plain(claim.sentence[max(0, claim.offset - 20) : claim.offset])


def is_kin(one: Figure, other: Figure) -> bool:
    """True if two figures can count the same thing: one unit, and no two events that exclude each other."""
    if _unit(one) != _unit(other):
        return False
    loose = ("thing", "other_people", "casualties")
    if one.event == other.event or one.event in loose or other.event in loose:
        return one.event != "thing" or not one.subject or not other.subject or _share(one, other)
    return False


def _unit(figure: Figure) -> str:
    return stem(plain(figure.unit))


def _share(one: Figure, other: Figure) -> bool:
    return bool(content(one.subject or "") & content(other.subject or "")) or _unit(one) == _unit(other)


def _is_by(claim: Claim, match: Match) -> bool:
    speaker = claim.figure.attribution.speaker
    if is_same(speaker, match.speaker):
        return True
    relayed = match.figure.attribution.relayed_by
    if relayed is not None and is_same(speaker, relayed):
        return True
    if match.speaker.name and is_in(match.speaker, _clause(claim)):
        return True
    if match.speaker.name and is_state(speaker, match.speaker, match.line.article.headline):
        return True
    is_open = match.speaker.kind == "none" or _is_by_it(match)
    return is_open and is_told(speaker, match.line)


def _clause(claim: Claim) -> str:
    """Return the words between the figure and the one before it, or the semicolon: "6,000, the union at 15,000".

    They name another speaker than the sentence's first, where the verb is left out. Empty for a sentence's first figure.
    """
    before = claim.sentence[: claim.offset]
    cut = before.rfind(";") + 1
    start = cut or max((end for end in claim.ends if end <= claim.offset), default=0)
    return before[start:] if start else ""


def _is_by_it(match: Match) -> bool:
    """True if a body was found for an "it" or "they": which one is often unsure."""
    span = match.figure.attribution.source
    if span is None:
        return False
    start, end = span[0] - match.line.start, span[1] - match.line.start
    return match.line.text[max(0, start) : max(0, end)].lower() in ("it", "they")


def _is_swapped(claim: Claim, match: Match) -> bool:
    """True if another number of the draft's sentence stands in the report where this one does, and this one elsewhere."""
    here = _side(claim.sentence, claim.offset, claim.figure)
    there = _side(match.line.text, match.figure.start - match.line.start, match.figure)
    for rival in match.line.figures:
        if rival.id == match.figure.id:
            continue
        if not any(relation_of(sibling, rival, hedge="") == "same" for sibling in claim.siblings):
            continue
        other = _side(match.line.text, rival.start - match.line.start, rival)
        if len(here & other) > len(here & there) + 1:
            return True
    return False


def _side(sentence: str, offset: int, figure: Figure) -> frozenset[str]:
    before = [word for word in tokens(sentence[:offset])[-SIDE_WORDS:] if _tells(word)]
    after = [word for word in tokens(sentence[offset + len(figure.exact) :])[:SIDE_WORDS] if _tells(word)]
    return frozenset((*(f"<{stem(word)}" for word in before), *(f">{stem(word)}" for word in after)))


def _tells(word: str) -> bool:
    return word in ("to", "from") or (word not in NOTHING and not word[0].isdigit())


# Verdicts -------------------------------------------------------------------------------------------


def _backed(claim: Claim, own: Sequence[Match], stories: Mapping[str, Story]) -> Ruling:
    lines = tuple((match.line, match.speaker) for match in own)
    newer = _newer(claim, own, stories)
    if newer is None:
        return Ruling(verdict="backed", why="A report gives this number for the same thing.", lines=lines)
    if _is_history(claim, own):
        return Ruling(verdict="backed", why=f"It was said then; since revised: {newer}.", lines=lines)
    return Ruling(verdict="superseded", why=f"It was said, and has been revised since: {newer}.", lines=lines)


def _newer(claim: Claim, own: Sequence[Match], stories: Mapping[str, Story]) -> str | None:
    """Return in words what took the place of a figure; None where it stands."""
    current = [match for match in own if match.line.is_current and not _is_replaced(match)]
    if not current:
        last = own[0]
        return "the report was edited" if not last.line.is_current else f"“{last.line.text}”"
    told = [_later(match, stories, claim.published) for match in current]
    known = [one for one in told if one is not None]
    if known and all(known):
        return known[0]
    # One who retells an old number makes it no newer: what was said after the last retelling holds.
    told_on = max((match.line.on or date.min for match in current), default=date.min).isoformat()
    if after := [one for one in known if one and one.rstrip(")").rsplit(", ", 1)[-1] > told_on]:
        return after[0]
    said = [match for match in own if match.line.is_current and _is_replaced(match)]
    last_on = max((match.line.on or date.min for match in current), default=date.min)
    if said and (said[0].line.on or date.min) > last_on:
        return f"“{said[0].line.text}”"
    return None


def _is_replaced(match: Match) -> bool:
    start = match.figure.start - match.line.start
    return _REPLACED.search(match.line.text[:start]) is not None


def _later(match: Match, stories: Mapping[str, Story], published: date | None) -> str | None:
    """Return what the same speaker gave later in the same series; "" where it is the last, None where it is in none."""
    story = stories.get(match.line.article.story_id or "")
    for series in story.series if story else ():
        for line in series.lines:
            numbers = [n for n, point in enumerate(line.points) if point.figure_id == match.figure.id]
            if numbers:
                return _after(series, line.points, numbers[0], published)
    return None


def _after(series: Series, points: Sequence, number: int, published: date | None) -> str:  # type: ignore[type-arg]
    here = points[number]
    later = [
        point
        for point in points[number + 1 :]
        if (point.low, point.high) != (here.low, here.high)
        and (point.on or date.min) > (here.on or date.min)
        and (published is None or point.on is None or point.on <= published)
    ]
    return f"{later[-1].exact} ({series.label}, {later[-1].on})" if later else ""


def _is_history(claim: Claim, own: Sequence[Match]) -> bool:
    """True if the draft says that the number is of an earlier time."""
    if _HISTORY.search(claim.sentence):
        return True
    days = {day for day in claim.days if claim.published is None or day != claim.published}
    on = {match.figure.attribution.said_on or match.line.on for match in own}
    return bool(days & on)


def _by_others(claim: Claim, agreeing: Sequence[Match]) -> Ruling:
    lines = tuple((match.line, match.speaker) for match in agreeing)
    names = sorted({match.speaker.name for match in agreeing if match.speaker.name})
    said_by = claim.figure.attribution.speaker.name
    if not names:
        return Ruling(verdict="unbacked", why=f"Reports give it, but not as said by {said_by}.", lines=lines)
    return Ruling(verdict="contradicted", why=f"The reports have it from {', '.join(names)}.", lines=lines)


def _mentioned(claim: Claim, ranked: Sequence[tuple[float, Line]]) -> tuple[tuple[Line, Speaker | None], ...]:
    """Return the lines that have the very number as written, where it was not read there as a figure of the same thing."""
    return tuple(
        (line, None)
        for score, line in ranked
        if score >= _least(claim.figure) + UNREAD_MORE
        and _has_unread(claim, line, score)
        and is_told_or_nobody(claim, line)
    )


def _has_unread(claim: Claim, line: Line, score: float) -> bool:
    """True if a line has the number in digits, where it was not read as a figure, or as one of something else."""
    hedge = _hedge(claim)
    for match in _DIGITS.finditer(line.text):
        here = line.start + match.start()
        over = [figure for figure in line.figures if figure.start <= here < figure.end]
        if over and score < MISREAD:
            continue
        if over and any(is_kin(claim.figure, figure) for figure in over):
            continue
        value = float(match[0].replace(",", "")) * _scale(line.text[match.end() :])
        bound = bound_before(line.text[: match.start()])
        unread = replace(claim.figure, low=value, high=value, bound=bound)
        if relation_of(_pinned(claim.figure), unread, hedge=hedge) in ("same", "rounded"):
            return True
    return False


def _pinned(figure: Figure) -> Figure:
    """Return a figure whose number stands on both sides, as a number that was not read does."""
    number = figure.low if figure.low is not None else figure.high
    return figure if figure.bound == "range" else replace(figure, low=number, high=number)


def _scale(text: str) -> float:
    match = re.match(r"\s?(thousand|million|billion|m|bn)\b", text)
    return {"thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9}[match[1]] if match else 1.0


def bound_before(text: str) -> Bound:
    """Return the bound that the words before a number give it."""
    match = _BOUND_WORDS.search(text[-24:])
    return _BOUND_OF[match[1].lower()] if match else "exact"


def is_told_or_nobody(claim: Claim, line: Line) -> bool:
    """True if the draft names no speaker, or the line names the same."""
    speaker = claim.figure.attribution.speaker
    return (
        not speaker.name
        or is_told(speaker, line)
        or any(
            is_same(speaker, quote.attribution.speaker)
            for quote in line.quotes
            if quote.attribution.speaker.name
        )
    )


def _against(claim: Claim, matches: Sequence[Match]) -> Ruling:
    speaker = claim.figure.attribution.speaker
    if bound := [match for match in matches if match.relation == "bound" and match.score >= ALIKE]:
        text = _with_bound(bound[0])
        lines = tuple((match.line, match.speaker) for match in bound)
        return Ruling(verdict="contradicted", why=f"The reports say “{text.rstrip('.')}”.", lines=lines)
    close = [match for match in matches if match.score >= CLOSE and _is_by(claim, match)]
    if close:
        lines = tuple((match.line, match.speaker) for match in close)
        said = f"The reports have {speaker.name} say" if speaker.name else "The reports say"
        return Ruling(verdict="contradicted", why=f"{said} {_with_bound(close[0])}.", lines=lines)
    return Ruling(verdict="unbacked", why="No report gives this number for this thing.")


_BOUNDS = {
    "at_least": "at least", "more_than": "more than", "at_most": "at most", "less_than": "less than", "about": "about",
}  # fmt: skip


def _with_bound(match: Match) -> str:
    words = _BOUNDS.get(match.figure.bound, "")
    return f"{words} {match.figure.exact}".strip()


def _count_why(words: str) -> str:
    return f"A report {words}."
