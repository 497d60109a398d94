"""A series of figures made ready for a page: its chart in two sizes, its table, where its speakers disagree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from dateline.base.records import Bound, Figure, Line, Point, Series
from dateline.press import cards, charts, paths, words
from dateline.press.cards import FigureLine
from dateline.store import find
from dateline.store.find import Headline, Statement, Which

# Enough to see how a figure moves; the rest has a page of its own.
TABLE_ROWS = 8
# Of a series with hundreds of pairs, those that a reader acts upon.
MOST_DISPUTES = 3
KEY_WORDS: dict[Bound, str] = {
    "exact": "as stated",
    "about": "about",
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "less_than": "fewer than",
    "range": "a range",
    "vague": "loosely",
}
_DISPUTE_ORDER = {"conflict": 0, "revision": 1, "different scope": 2, "part of": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEntry:
    """A mark of a chart and what it means."""

    symbol: Markup
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """How two figures stand to each other, and the way to the sentence of each, the earlier first."""

    kind: str
    why: str
    links: tuple[tuple[str, str], ...]  # words, address


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesBlock:
    """A series as a page shows it."""

    id: str
    label: str
    summary: str
    href: str
    chart_wide: Markup
    chart_narrow: Markup
    key: tuple[KeyEntry, ...]
    disputes: tuple[Dispute, ...]
    rows: tuple[FigureLine, ...]
    count: int
    more: bool


def series_block(
    series: Series,
    story_href: str,
    statements: Mapping[str, Statement[Figure]],
    most_rows: int | None = TABLE_ROWS,
) -> SeriesBlock:
    """Return a series for a page, with at most `most_rows` rows of its table (None: all)."""
    points = newest_first(series)
    shown = points if most_rows is None else points[:most_rows]
    traces, others = traces_of(series, statements)
    has_chart = sum(len(trace.marks) for trace in traces) + len(others) > 1
    wide, narrow = (
        charts.draw(traces, others, size, title=series.label, key=f"c-{series.id}")
        if has_chart
        else Markup("")
        for size in charts.sizes(traces, others)
    )
    return SeriesBlock(
        id=series.id,
        label=series.label,
        summary=series.summary,
        href=f"{story_href}figures/{series.id}/",
        chart_wide=wide,
        chart_narrow=narrow,
        key=_key(traces, others) if has_chart else (),
        disputes=_disputes(series, statements, None if most_rows is None else MOST_DISPUTES),
        rows=tuple(cards.figure_line(series, line, point, statements) for line, point in shown),
        count=len(points),
        more=len(points) > len(shown),
    )


def statements_for(series: Sequence[Series], story_id: str) -> dict[str, Statement[Figure]]:
    """Return the figures of these series by their ids, with their passages."""
    wanted = {point.figure_id for one in series for line in one.lines for point in line.points}
    kinds = sorted({(one.event, one.unit) for one in series})
    found: dict[str, Statement[Figure]] = {}
    for event, unit in kinds:
        for statement in find.find_figures(Which(story_id=story_id, event=event, unit=unit)):
            if statement.fact.id in wanted:
                found[statement.fact.id] = statement
    return found


def reported_once(series: Series) -> bool:
    """True if a series has one point only: there is nothing to compare, so it needs no chart and no table of its own."""
    return sum(len(line.points) for line in series.lines) < 2


def newest_first(series: Series) -> list[tuple[Line, Point]]:
    """Return all points of a series with their lines, the newest first, those without a date last."""
    points = [(line, point) for line in series.lines for point in line.points]
    return sorted(points, key=lambda pair: -(pair[1].on or date.min).toordinal())


def traces_of(
    series: Series, statements: Mapping[str, Statement[Figure]], most: int = charts.MOST_LINES
) -> tuple[list[charts.Trace], list[charts.Mark]]:
    """Return the lines of a chart, those with most dated points first, and the marks of the speakers left over."""
    traces = [trace for line in series.lines if (trace := _trace(line, statements)) is not None]
    traces.sort(key=lambda trace: (-len(trace.marks), -trace.marks[-1].on.toordinal(), trace.name))
    return traces[:most], [mark for trace in traces[most:] for mark in trace.marks]


def small_chart(series: Series, statements: Mapping[str, Statement[Figure]]) -> Markup:
    """Return the chart of a series for the front page; nothing where fewer than three points or nothing but one value would show."""
    traces, others = traces_of(series, statements, 3)
    levels = [mark.level for trace in traces for mark in trace.marks]
    if len(levels) < 3 or len(set(levels)) < 2:
        return Markup("")
    return charts.draw(traces, others, charts.SMALL, title=series.label, key=f"l-{series.id}")


def _trace(line: Line, statements: Mapping[str, Statement[Figure]]) -> charts.Trace | None:
    name = words.speaker_name(line.speaker)
    dated = [(point.on, point) for point in line.points if point.on and _has_value(point)]
    marks = [_mark(name, on, point, statements) for on, point in dated]
    if not marks:
        return None
    marks.sort(key=lambda mark: (mark.on, mark.level))
    latest = max(dated, key=lambda pair: (pair[0], pair[1].low or pair[1].high or 0))[1]
    return charts.Trace(name=name, latest=words.amount(latest), marks=tuple(marks))


def _has_value(point: Point) -> bool:
    return point.low is not None or point.high is not None


def _mark(name: str, on: date, point: Point, statements: Mapping[str, Statement[Figure]]) -> charts.Mark:
    found = statements.get(point.figure_id)
    passage = found.passage_id if found else point.figure_id
    return charts.Mark(
        on=on,
        low=point.low,
        high=point.high,
        bound=point.bound,
        href=paths.passage_path(passage, point.figure_id),
        words=f"{name}: {words.amount(point)}, {words.full_day(on)}",
    )


def _key(traces: list[charts.Trace], others: list[charts.Mark]) -> tuple[KeyEntry, ...]:
    used = {mark.bound for trace in traces for mark in trace.marks} | {mark.bound for mark in others}
    return tuple(
        KeyEntry(symbol=charts.symbol(bound), words=meaning)
        for bound, meaning in KEY_WORDS.items()
        if bound in used
    )


def _disputes(
    series: Series, statements: Mapping[str, Statement[Figure]], most: int | None
) -> tuple[Dispute, ...]:
    found = [one for one in series.disagreements if one.kind in _DISPUTE_ORDER]
    found.sort(key=lambda one: _DISPUTE_ORDER[one.kind])
    return tuple(
        Dispute(kind=one.kind, why=one.why, links=_links(one.figure_ids, statements)) for one in found[:most]
    )


def _links(
    figure_ids: tuple[str, str], statements: Mapping[str, Statement[Figure]]
) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, paths.passage_path(statements[key].passage_id, key))
        for name, key in zip(("first sentence", "second sentence"), figure_ids, strict=True)
        if key in statements
    )


def headlines_by_id(headlines: list[Headline]) -> dict[str, Headline]:
    """Return reports by their ids."""
    return {headline.id: headline for headline in headlines}
