"""When two named speakers began to give figures that cannot both hold, and when they no longer did.

A dispute opens on the first day on which the latest of both exclude each other, and is answered on the first day on
which they do not: one of them came to the other, or both moved. Between these it is one query, however often both
repeat themselves.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, groupby
from typing import Literal

from dateline.base.codec import plain
from dateline.base.records import Change, Line, Point, Series
from dateline.base.text import identify
from dateline.stories import words
from dateline.stories.disagree import WINDOW_DAYS, amount_of, exclude, reach
from dateline.stories.speakers import key_of, named, voices_of

_NAMED = ("person", "body")
# What is counted once and does not grow: here a later and larger figure disputes an earlier one.
_FIXED = frozenset(("attended", "money", "deployed"))
# Words of a scope that make each figure one of its own days.
_WINDOW = frozenset(("hours", "days", "past", "week", "new"))
# The days that tell a series from its namesakes; a sentence that has its own day does without.
_DAYS = re.compile(r", (?:\d{1,2}(?: \w+)?(?: \d{4})? to )?\d{1,2} \w+ \d{4}$")

_Said = tuple[Line, Point]


def find_disputes(series: Sequence[Series], days: Mapping[str, date]) -> Iterator[Change]:
    """Give the disputes between named speakers as queries that open, and as queries answered.

    Those that open in one series on one day are one query. `days` are those on which a version, or a figure that came
    with an edit, was published.
    """
    for one in series:
        if one.scope and not _WINDOW.isdisjoint(one.scope.split()):
            continue
        turns: dict[tuple[bool, date], dict[int, _Said]] = {}
        lines = [line for line in one.lines if line.speaker.kind in _NAMED]
        for pair in combinations(enumerate(lines), 2):
            (i, a), (j, b) = pair
            # A minister and the ministry are one voice: what differs there is a revision.
            if not voices_of(a.speaker).isdisjoint(voices_of(b.speaker)):
                continue
            for is_open, (p, q) in _turns(one, (a, b)):
                on = max(_day(p, days), _day(q, days))
                turns.setdefault((is_open, on), {}).update({i: (a, p), j: (b, q)})
        for (is_open, on), said in sorted(turns.items(), key=lambda row: (row[0][1], row[0][0])):
            yield _change(one, [said[place] for place in sorted(said)], on, is_open=is_open)


def what_of(series: Series) -> str:
    """Return what a series counts, for the middle of a sentence: "killed", "cases: suspected cases"."""
    label = _DAYS.sub("", series.label)
    return label[:1].lower() + label[1:]


def _day(point: Point, days: Mapping[str, date]) -> date:
    return days.get(point.figure_id) or days.get(point.version_id) or point.on or date.min


def _turns(series: Series, pair: tuple[Line, Line]) -> Iterator[tuple[bool, tuple[Point, Point]]]:
    """Give when two speakers began to dispute (True) and ceased to (False), with their figures of that day."""
    is_open = False
    for a, b in _latest_by_day(pair):
        if not is_open and _clashes(series, a, b):
            is_open = True
            yield True, (a, b)
        elif is_open and not exclude(a, b):
            is_open = False
            yield False, (a, b)


def _latest_by_day(pair: tuple[Line, Line]) -> Iterator[tuple[Point, Point]]:
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


def _change(series: Series, said: Sequence[_Said], on: date, *, is_open: bool) -> Change:
    told = words.listed([f"{named(line.speaker)} {amount_of(point, series.unit)}" for line, point in said])
    all_of = "both" if len(said) == 2 else "all"
    text = (
        f"{words.capital(told)} cannot {all_of} hold: {what_of(series)}."
        if is_open
        else f"No longer in dispute: {what_of(series)}. {words.capital(told)} can {all_of} hold."
    )
    kind: Literal["new query", "answered query"] = "new query" if is_open else "answered query"
    newest = max((point for _, point in said), key=lambda point: point.on or date.min)
    what = [
        f"{' '.join(key_of(line.speaker))} {point.article_id} {plain(point.low)} {plain(point.high)} {point.bound}"
        for line, point in said
    ]
    return Change(
        on=on,
        kind=kind,
        text=text,
        figure_id=newest.figure_id,
        article_id=newest.article_id,
        id=identify(kind, series.event, series.unit, *sorted(what)),
        series_id=series.id,
    )
