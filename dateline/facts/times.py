"""Time expressions found in English text and given TIMEX3 values. Text in, no parser needed.

Values after TimeML 1.2.1; spans hold the determiner and the words that modify ("the end of March", "the next day").
What a date hangs on is told in `facts/moments.py`; the rules stand in `facts/timerules.py`, their readers in
`days`, `years`, `lengths` and `clocks`.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from dateline.base.records import TimeExpression
from dateline.facts.calendar import Anchor, day_of
from dateline.facts.findings import Found, Reader
from dateline.facts.moments import Moment
from dateline.facts.phrases import LANDMARK
from dateline.facts.timerules import RULES

# A day, month or year; of a season, half or quarter ("1703-SU") the year.
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-(?:SP|SU|FA|WI|[HQ]\d))?(?:T.*)?$")
# A narrative does not leap further than this but at the head of a sentence (measured on histories of wars).
MOST_YEARS = 8
_OPENS = re.compile(r"(?:^|[.!?\n]\s*|[.!?]['\"”’)]*\s+)(?:\w+\s+)?$")


def find_times(text: str, published: date | None, *, narrative: bool = False) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a text, in order; none overlaps another.

    In news, dates hang on the day of publication; with `narrative`, on the last date named (histories, chronologies).
    An expression whose time cannot be told has `value=None`.
    """
    moment = Moment(text, published, None, narrative)
    times: list[TimeExpression] = []
    end = 0
    for match, read in _candidates(text):
        if match.start() < end:
            continue
        for found in read(match, moment):
            times.append(_expression(text, found))
            moment = moment.at(_anchor_for_others(text, found, moment.anchor, narrative=narrative))
            end = found.end
    return tuple(times)


# How far a match may reach before and behind its landmark: "more than one hundred and twenty-five thousand | years" and "| 4th to 5th of
# December of the same year" are among the longest.
_REACH_BEFORE, _REACH_BEHIND = 120, 80
# Half of the rules hang on the same landmarks as another.
_LANDMARKS = tuple(dict.fromkeys(rule.landmarks for rule in RULES))


def _candidates(text: str) -> Iterator[tuple[re.Match[str], Reader]]:
    """Yield what the rules match: in order of start; of two that start together the longer, then the earlier rule."""
    places = _landmarks(text)
    if not places:
        return
    stretches = {
        landmarks: list(_stretches(sorted(at for kind in landmarks if kind in places for at in places[kind])))
        for landmarks in _LANDMARKS
        if not places.keys().isdisjoint(landmarks)
    }
    matches = [
        (match.start(), -match.end(), order, match, rule.read)
        for order, rule in enumerate(RULES)
        if rule.landmarks in stretches
        for start, end in stretches[rule.landmarks]
        for match in rule.pattern.finditer(text, start, end)
    ]
    matches.sort(key=lambda item: item[:3])
    for _, _, _, match, read in matches:
        yield match, read


def _landmarks(text: str) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for match in LANDMARK.finditer(text):
        places.setdefault(str(match.lastgroup), []).append(match.start())
    return places


def _stretches(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that lie near the places, in order; none overlaps another."""
    start = end = -1
    for place in places:
        if start < 0 or place - _REACH_BEFORE > end:
            if start >= 0:
                yield start, end
            start = max(0, place - _REACH_BEFORE)
        end = place + _REACH_BEHIND
    if start >= 0:
        yield start, end


def _expression(text: str, found: Found) -> TimeExpression:
    anchor = _anchor(found)
    return TimeExpression(
        start=found.start,
        end=found.end,
        exact=text[found.start : found.end],
        value=found.value,
        kind=found.kind,
        day=anchor.on if anchor else None,
    )


def _anchor_for_others(text: str, found: Found, last: Anchor | None, *, narrative: bool) -> Anchor | None:
    """Return the date that later ones hang on; in narrative a year in brackets or far from the last is an aside."""
    anchor = _anchor(found)
    if anchor is None or not narrative or last is None or found.start == 0:
        return anchor
    if anchor.month is None and anchor.year == last.year:
        # "In 1941" after a month of 1941: what comes next goes on from that month.
        return None
    is_far = abs(anchor.year - last.year) > MOST_YEARS and not _OPENS.search(
        text[max(0, found.start - 24) : found.start]
    )
    return None if is_far or (anchor.month is None and text[found.start - 1] == "(") else anchor


def _anchor(found: Found) -> Anchor | None:
    """Return the date that an expression names, for others to hang on."""
    match = _DATE.match(found.value or "")
    if match is None or found.kind not in ("DATE", "TIME"):
        return None
    year, month, day = int(match[1]), int(match[2] or 0) or None, int(match[3] or 0) or None
    if year == 0 or (day is not None and day_of(year, month, day) is None):
        return None
    return Anchor(year, month, day)
