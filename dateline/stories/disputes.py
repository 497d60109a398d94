"""When two named speakers began to give figures that cannot both hold, and when they no longer did.

A dispute opens on the first day on which the latest of both exclude each other, and is answered on the first day on
which they do not: one of them came to the other, or both moved. Between these it is one query, however often both
repeat themselves.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, groupby

from dateline.base.codec import plain
from dateline.base.records import Change, Line, Point, Series
from dateline.base.text import identify
from dateline.stories import words
from dateline.stories.disagree import WINDOW_DAYS, amount_of, exclude, reach
from dateline.stories.speakers import key_of, named

_NAMED = ("person", "body")
# What is counted once and does not grow: here a later and larger figure disputes an earlier one.
_FIXED = frozenset(("attended", "money", "deployed"))

_Pair = tuple[Line, Line]


def find_disputes(series: Sequence[Series], days: Mapping[str, date]) -> Iterator[Change]:
    """Give the disputes between named speakers as queries that open, and as queries answered.

    `days` are those on which a version, or a figure that came with an edit, was published.
    """
    for one in series:
        # Of counts of a window ("in the past 24 hours") each is of its own days.
        if one.scope and any(word in one.scope for word in ("hours", "days", "past", "week")):
            continue
        lines = [line for line in one.lines if line.speaker.kind in _NAMED]
        for pair in combinations(lines, 2):
            yield from _between(one, pair, days)


def _between(series: Series, pair: _Pair, days: Mapping[str, date]) -> Iterator[Change]:
    is_open = False
    for a, b in _latest_by_day(pair):
        if not is_open and _clashes(series, a, b):
            is_open = True
            yield _change(series, pair, (a, b), days, is_open=True)
        elif is_open and not exclude(a, b):
            is_open = False
            yield _change(series, pair, (a, b), days, is_open=False)


def _latest_by_day(pair: _Pair) -> Iterator[tuple[Point, Point]]:
    """Give the latest of both speakers at the end of each day on which one spoke, from the day both have spoken."""
    told = [(point.on, side, point) for side, line in enumerate(pair) for point in line.points if point.on]
    told.sort(key=lambda row: row[0])
    latest: dict[int, Point] = {}
    for _, rows in groupby(told, key=lambda row: row[0]):
        latest |= {side: point for _, side, point in rows}
        if len(latest) == len(pair):
            yield latest[0], latest[1]


def _clashes(series: Series, a: Point, b: Point) -> bool:
    if "vague" in (a.bound, b.bound) or a.on is None or b.on is None or not exclude(a, b):
        return False
    if abs((a.on - b.on).days) > WINDOW_DAYS:
        return False
    earlier, later = (a, b) if a.on <= b.on else (b, a)
    goes_on = series.event not in _FIXED and a.on != b.on and reach(later)[0] > reach(earlier)[0]
    # What one counted on Monday and another on Wednesday is a count that went on.
    return not goes_on


def _change(
    series: Series, pair: _Pair, points: tuple[Point, Point], days: Mapping[str, date], *, is_open: bool
) -> Change:
    known = [days.get(point.figure_id) or days.get(point.version_id) or point.on for point in points]
    said = " and ".join(
        f"{named(line.speaker)} {amount_of(point, series.unit)}"
        for line, point in zip(pair, points, strict=True)
    )
    label = series.label[:1].lower() + series.label[1:]
    text = (
        f"{words.capital(said)} cannot both hold: {label}."
        if is_open
        else f"No longer in dispute: {label}. {words.capital(said)} can both hold."
    )
    newest = max(points, key=lambda point: point.on or date.min)
    kind = "new query" if is_open else "answered query"
    what = [f"{point.article_id} {plain(point.low)} {plain(point.high)} {point.bound}" for point in points]
    return Change(
        on=max(on for on in known if on is not None),
        kind="new query" if is_open else "answered query",
        text=text,
        figure_id=newest.figure_id,
        article_id=newest.article_id,
        id=identify(kind, series.event, series.unit, *sorted(what), *_keys(pair)),
        series_id=series.id,
    )


def _keys(pair: _Pair) -> list[str]:
    return sorted(" ".join(key_of(line.speaker)) for line in pair)
