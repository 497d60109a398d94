"""How the figures of a series stand to each other: revised, in conflict, compatible; and their summary in words.

Never an average: what may be summed up is the latest of each speaker and the range of these.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from math import inf

from dateline.base.records import Disagreement, Line, Point
from dateline.stories import words
from dateline.stories.speakers import named

# Two figures are of the same time if they are at most so many days apart: a news cycle and its echo.
WINDOW_DAYS = 3
# "About 600,000" leaves this share open to either side: the half step of two round digits.
ABOUT_SHARE = 0.05
# After so many days behind the newest figure a speaker counts as not having updated.
STALE_DAYS = 3
# Bounds that leave more possible than they say.
OPEN_ABOVE = frozenset(("at_least", "more_than"))


def reach(point: Point) -> tuple[float, float]:
    """Return the least and the most that a figure allows; counts below zero stand for nothing."""
    low = -inf if point.low is None else point.low
    high = inf if point.high is None else point.high
    if point.bound == "about":
        slack = ABOUT_SHARE * max(abs(low), abs(high))
        return low - slack, high + slack
    return low, high


def exclude(one: Point, other: Point) -> bool:
    """True if two figures cannot both hold."""
    (a, b), (c, d) = reach(one), reach(other)
    if a > d or c > b:
        return True
    # "More than 12" does not allow 12, nor "less than 12".
    touches = a == d or c == b
    return (
        touches
        and {one.bound, other.bound} & {"more_than", "less_than"} != set()
        and one.bound != other.bound
    )


def is_same(one: Point, other: Point) -> bool:
    """True if two figures say the same."""
    return (one.low, one.high, one.bound) == (other.low, other.high, other.bound)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How what a series counts goes on with the days."""

    grows: bool = True  # a later and larger figure disputes nothing
    falls: bool = False  # nor does a later and smaller one: the missing are found
    so_far: frozenset[str] = (
        frozenset()
    )  # figures said to be the count by then: a larger one of a day is its growth


def disagreements_of(
    lines: Sequence[Line], unit: str, ranks: Mapping[str, int], course: Course
) -> tuple[Disagreement, ...]:
    """Return revisions within lines and what stands between the lines of different speakers.

    `ranks` gives the place of each figure in the story, by which the earlier of two of one day is told.
    """
    found = [*_revisions(lines, unit, course.so_far)]
    for one, other in combinations(lines, 2):
        found.extend(_between(one, other, unit, ranks, course))
    return tuple(found)


def _revisions(lines: Sequence[Line], unit: str, so_far: frozenset[str]) -> Iterator[Disagreement]:
    for line in lines:
        for before, after in pairwise(line.points):
            if is_same(before, after):
                continue
            pair = (before.figure_id, after.figure_id)
            if "vague" in (before.bound, after.bound):
                continue
            is_grown = after.figure_id in so_far and _middle(after) > _middle(before)
            if before.on != after.on or (is_grown and before.article_id != after.article_id):
                why = f"{_moved(line, before, after)} from {_said(before, unit)} to {_said(after, unit)}."
                yield Disagreement(kind="revision", figure_ids=pair, why=why)
            elif before.article_id != after.article_id and exclude(before, after):
                why = f"{_subject(line)} gave {amount_of(before, unit)} and {_said(after, unit)}: they cannot both hold."
                yield Disagreement(kind="conflict", figure_ids=pair, why=why)


def _moved(line: Line, before: Point, after: Point) -> str:
    one, other = _middle(before), _middle(after)
    if line.speaker.kind == "none":
        return f"The figure without a named source {'went up' if other > one else 'went down' if other < one else 'changed'}"
    return (
        f"{_subject(line)} {'raised' if other > one else 'lowered' if other < one else 'changed'} the figure"
    )


def _middle(point: Point) -> float:
    return point.low if point.low is not None else point.high or 0.0


def _between(
    one: Line, other: Line, unit: str, ranks: Mapping[str, int], course: Course
) -> Iterator[Disagreement]:
    pair = _nearest_in_time(one, other)
    if pair is None or _has_gone_on(*pair, course):
        pair = None if course.falls else _fallen(one, other)
    if pair is None or is_same(*pair):
        return
    speakers = {pair[0].figure_id: one.speaker, pair[1].figure_id: other.speaker}
    a, b = sorted(pair, key=lambda point: (_day(point), ranks[point.figure_id]))
    said = f"{words.capital(named(speakers[a.figure_id]))} gave {_said(a, unit)}, {named(speakers[b.figure_id])} {_said(b, unit)}"
    if exclude(a, b):
        yield Disagreement(
            kind="conflict", figure_ids=(a.figure_id, b.figure_id), why=f"{said}: they cannot both hold."
        )
        return
    if "vague" in (a.bound, b.bound) or "none" in (one.speaker.kind, other.speaker.kind):
        # That "dozens" and 40 can both hold, or a number and one that nobody gives, is nothing to tell.
        return
    yield Disagreement(
        kind="compatible", figure_ids=(a.figure_id, b.figure_id), why=f"{said}: both can hold."
    )


def _has_gone_on(one: Point, other: Point, course: Course) -> bool:
    """True if one counted on Monday and another, more, on Wednesday; a number inside an earlier range still bears it out."""
    if one.on == other.on or not course.grows:
        return False
    if course.falls:
        return True
    a, b = sorted((one, other), key=_day)
    return _middle(b) > _middle(a) and (a.bound != "range" or exclude(a, b))


def _fallen(one: Line, other: Line) -> tuple[Point, Point] | None:
    """Return the latest of two speakers where the later allows less than the earlier had: a count so far cannot fall."""
    a, b = one.points[-1], other.points[-1]
    if a.on is None or b.on is None:
        return None
    earlier, later = (a, b) if a.on <= b.on else (b, a)
    return (a, b) if reach(later)[1] < reach(earlier)[0] else None


def _nearest_in_time(one: Line, other: Line) -> tuple[Point, Point] | None:
    """Return the newest two figures of the same time; None where the speakers never spoke at one time."""
    best: tuple[int, int, Point, Point] | None = None
    for a in one.points:
        for b in other.points:
            apart = abs((_day(a) - _day(b)).days) if a.on and b.on else 0
            if apart > WINDOW_DAYS:
                continue
            entry = (max(_day(a), _day(b)).toordinal(), -apart, a, b)
            if best is None or entry[:2] >= best[:2]:
                best = entry
    return None if best is None else best[2:]


def summary_of(lines: Sequence[Line], unit: str) -> str:
    """Return the latest figure of each speaker in words, and the range of these where there are several."""
    latest = sorted(
        ((line, line.points[-1]) for line in lines),
        key=lambda pair: (-_day(pair[1]).toordinal(), pair[0].speaker.name or ""),
    )
    if not latest:
        return ""
    text = "Latest: " + "; ".join(_told_by(line, point, unit) for line, point in latest) + "."
    if len(latest) > 1:
        text += f" {_range([point for _, point in latest], unit)}"
    return text + _stale(latest)


def _told_by(line: Line, point: Point, unit: str) -> str:
    if line.speaker.kind == "none":
        return f"{_said(point, unit)}, no source named"
    return f"{named(line.speaker)}, {_said(point, unit)}"


def _range(points: Sequence[Point], unit: str) -> str:
    points = [point for point in points if point.bound != "vague"] or points
    low = min(points, key=_middle)
    high = max(points, key=lambda point: (_upper(point), point.bound in OPEN_ABOVE))
    if all(is_same(low, point) for point in points):
        return f"All give {amount_of(low, unit)}."
    if _middle(low) == _upper(high):
        return f"All speak of {words.measured(words.number(_middle(low)), unit, _middle(low))}, one as the exact number and one not."
    return f"The latest range from {_end(low, low.low, unit)} to {_end(high, high.high, unit)}."


def _upper(point: Point) -> float:
    return point.high if point.high is not None else _middle(point)


def _end(point: Point, value: float | None, unit: str) -> str:
    """Return an end of a range in words; of a range that is an end, only the side that is."""
    if point.bound != "range" or value is None:
        return amount_of(point, unit)
    return words.measured(words.number(value), unit, value)


def _stale(latest: Sequence[tuple[Line, Point]]) -> str:
    days = [point.on for _, point in latest if point.on]
    if len(days) < 2:
        return ""
    newest = max(days)
    old = [
        f"{named(line.speaker)} since {words.day(point.on)}"
        for line, point in latest
        if point.on and (newest - point.on).days > STALE_DAYS and line.speaker.kind in ("person", "body")
    ]
    return f" No newer figure from {words.listed(old)}." if old else ""


def _said(point: Point, unit: str) -> str:
    text = amount_of(point, unit)
    return f"{text} ({words.day(point.on)})" if point.on else text


def amount_of(point: Point, unit: str) -> str:
    """Return a point's figure in words."""
    return words.amount(point.low, point.high, bound=point.bound, unit=unit, exact=point.exact)


def _subject(line: Line) -> str:
    return words.capital(named(line.speaker))


def _day(point: Point) -> date:
    return point.on or date.min
