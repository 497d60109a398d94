"""Charts of reported figures as SVG: a step line per speaker, bounds as open intervals, each point a link.

A chart is an image to a screen reader, and its links are left out of the tab order: the table printed under every
chart has the same points with the same links. Colours, strokes and fonts are the style sheet's, by class.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup, escape

from dateline.base.records import Bound
from dateline.base.text import cut
from dateline.press.scales import Days, Values, scale_days, scale_values
from dateline.press.words import span_of_days, tick

# So many lines can still be told apart by stroke and label; further speakers are grey points, and in the table.
MOST_LINES = 5
LINE_PX = 13  # height of one line of a label
TEXT_PX = (
    6.0  # mean width of a character at the label's size, measured on Liberation Serif at 12 px, rounded up
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One reported figure on a chart: where it lies, how it is bounded, what it links to."""

    on: date
    low: float | None
    high: float | None
    bound: Bound
    href: str
    words: str  # shown when pointed at: who, how many, when

    @property
    def level(self) -> float:
        """Where the step line runs: the end of the interval that was stated; of a range, the lower one."""
        value = self.low if self.low is not None else self.high
        return 0.0 if value is None else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One speaker's line: marks in the order of days, the name and the latest figure in words."""

    name: str
    latest: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """The room a chart has, in px of its own grid; `name` is the class by which the style sheet shows or hides it."""

    name: str
    width: int
    height: int
    label_px: int  # room at the right for the names of the lines
    most_marks: int  # beyond, dots would run into one another: the line keeps its shape, marks are thinned


WIDE = Size(name="wide", width=720, height=330, label_px=158, most_marks=320)
NARROW = Size(name="narrow", width=358, height=300, label_px=104, most_marks=90)
SMALL = Size(name="small", width=340, height=210, label_px=112, most_marks=60)


# A line with three points needs less room than five lines with thirty.
FEW_MARKS = 5
LOW_PX = 220


def sizes(traces: Sequence[Trace], others: Sequence[Mark]) -> tuple[Size, Size]:
    """Return the wide and the narrow size of a chart; one with few points is lower."""
    count = sum(len(trace.marks) for trace in traces) + len(others)
    if count > FEW_MARKS or len(traces) > 3:
        return WIDE, NARROW
    return replace(WIDE, height=LOW_PX), replace(NARROW, height=LOW_PX)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plot:
    size: Size
    values: Values
    days: Days
    left: float
    top: float
    right: float
    bottom: float
    radius: float
    stride: int  # every how manieth mark is drawn

    def x(self, day: date) -> float:
        return self.left + self.days.at(day) * (self.right - self.left)

    def y(self, value: float) -> float:
        return self.bottom - self.values.at(value) * (self.bottom - self.top)


def draw(traces: Sequence[Trace], others: Sequence[Mark], size: Size, *, title: str, key: str) -> Markup:
    """Return one chart. `key` makes its ids unique in the page; without any mark, return nothing."""
    marks = [mark for trace in traces for mark in trace.marks] + list(others)
    if not marks:
        return Markup("")
    plot = _plan(traces, others, marks, size)
    desc = describe(traces, others, plot.values)
    parts = [
        f'<svg class="chart {size.name}" role="img" viewBox="0 0 {size.width} {size.height}" '
        f'aria-labelledby="{key}-{size.name}-t {key}-{size.name}-d">',
        f'<title id="{key}-{size.name}-t">{escape(title)}</title>',
        f'<desc id="{key}-{size.name}-d">{escape(desc)}</desc>',
        *_value_axis(plot),
        *_day_axis(plot),
        *_others(others, plot),
        *(part for n, trace in reversed(list(enumerate(traces))) for part in _trace(n, trace, plot)),
        *_labels(traces, plot),
        "</svg>",
    ]
    return Markup("".join(parts))


def describe(traces: Sequence[Trace], others: Sequence[Mark], values: Values) -> str:
    """Return in words what the chart shows: scale, days, and each line's latest figure."""
    days = [mark.on for trace in traces for mark in trace.marks] + [mark.on for mark in others]
    scale = "logarithmic" if values.kind == "log" else "linear"
    lines = "; ".join(f"{trace.name}: {trace.latest}" for trace in traces)
    rest = f"; {len(others)} more points by other speakers" if others else ""
    return f"{span_of_days(min(days), max(days))}, {scale} scale. Latest: {lines}{rest}. The table has every point."


def symbol(bound: Bound) -> Markup:
    """Return the mark of a bound by itself, for the key under a chart."""
    marks = "".join(_symbol(bound, 8, 10, 3.4, (1, 19)))
    return Markup(f'<svg class="symbol" viewBox="0 0 16 20" aria-hidden="true">{marks}</svg>')


def _plan(traces: Sequence[Trace], others: Sequence[Mark], marks: Sequence[Mark], size: Size) -> _Plot:
    lines = [[value for mark in trace.marks for value in _ends(mark)] for trace in traces]
    values = scale_values([*lines, [value for mark in others for value in _ends(mark)]])
    room = max(len(tick(value)) for value in values.ticks) * TEXT_PX + 10
    right = size.width - size.label_px
    labels = 6 if size.width > 500 else 3
    return _Plot(
        size=size,
        values=values,
        days=scale_days([mark.on for mark in marks], labels),
        left=room,
        top=24,
        right=right,
        bottom=size.height - 36,
        radius=3.6 if len(marks) <= 40 else 2.6 if len(marks) <= 120 else 1.8,
        stride=-(-len(marks) // size.most_marks),
    )


def _ends(mark: Mark) -> list[float]:
    return [value for value in (mark.low, mark.high) if value is not None]


def _value_axis(plot: _Plot) -> Iterator[str]:
    if plot.values.kind == "log":
        yield '<text class="note" x="0" y="11">logarithmic scale</text>'
    for value in plot.values.ticks:
        y = plot.y(value)
        base = " base" if value == plot.values.low else ""
        yield f'<line class="grid{base}" x1="{plot.left:.1f}" x2="{plot.right:.1f}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text class="tick end" x="{plot.left - 8:.1f}" y="{y + 4:.1f}">{tick(value)}</text>'


def _day_axis(plot: _Plot) -> Iterator[str]:
    year = None
    monthly = all(day.day == 1 for day in plot.days.ticks) and len(plot.days.ticks) > 1
    for day in plot.days.ticks:
        x = plot.x(day)
        words = f"{day:%b}" if monthly else f"{day.day} {day:%b}"
        yield f'<line class="stub" x1="{x:.1f}" x2="{x:.1f}" y1="{plot.bottom}" y2="{plot.bottom + 4}"/>'
        # The names of the lines begin right of the plot: a label at its edge must not reach into them.
        anchor = "end" if x > plot.right - 16 else "middle"
        yield f'<text class="tick {anchor}" x="{x:.1f}" y="{plot.bottom + 17}">{words}</text>'
        if day.year != year:
            yield f'<text class="tick {anchor} year" x="{x:.1f}" y="{plot.bottom + 31}">{day.year}</text>'
        year = day.year


def _others(marks: Sequence[Mark], plot: _Plot) -> Iterator[str]:
    for mark in marks[:: plot.stride]:
        yield from _link(mark, "tx", plot)


def _trace(number: int, trace: Trace, plot: _Plot) -> Iterator[str]:
    style = f"t{number}"
    yield from _bands(trace, style, plot)
    steps = [f"M{plot.x(trace.marks[0].on):.1f},{plot.y(trace.marks[0].level):.1f}"]
    steps += [f"H{plot.x(mark.on):.1f}V{plot.y(mark.level):.1f}" for mark in trace.marks[1:]]
    last = trace.marks[-1]
    x, y = plot.x(last.on), plot.y(last.level)
    if len(trace.marks) > 1:
        yield f'<path class="line {style}" d="{"".join(steps)}"/>'
    if x < plot.right - 1:
        yield f'<path class="stale {style}" d="M{x:.1f},{y:.1f}H{plot.right:.1f}"/>'
    # Counted from the end: the latest figure always has its mark.
    for mark in reversed(trace.marks[:: -plot.stride]):
        yield from _link(mark, style, plot)


def _bands(trace: Trace, style: str, plot: _Plot) -> Iterator[str]:
    ends = [plot.x(mark.on) for mark in trace.marks[1:]] + [plot.right]
    for mark, end in zip(trace.marks, ends, strict=True):
        if mark.low is None or mark.high is None or mark.low == mark.high:
            continue
        x, y, y2 = plot.x(mark.on), plot.y(mark.high), plot.y(mark.low)
        yield f'<rect class="band {style}" x="{x:.1f}" y="{y:.1f}" width="{max(0, end - x):.1f}" height="{y2 - y:.1f}"/>'


def _link(mark: Mark, style: str, plot: _Plot) -> Iterator[str]:
    x, y = plot.x(mark.on), plot.y(mark.level)
    yield f'<a href="{escape(mark.href)}" class="{style}" tabindex="-1"><title>{escape(mark.words)}</title>'
    if mark.low is not None and mark.high is not None and mark.low != mark.high:
        yield from _range(x, plot.y(mark.low), plot.y(mark.high))
    else:
        yield from _symbol(mark.bound, x, y, plot.radius, (plot.top - 12, plot.bottom))
    yield f'<circle class="hit" cx="{x:.1f}" cy="{y:.1f}" r="{plot.radius * 2.4:.1f}"/></a>'


def _range(x: float, low: float, high: float) -> Iterator[str]:
    yield f'<path class="whisker" d="M{x - 3.5:.1f},{low:.1f}h7M{x - 3.5:.1f},{high:.1f}h7M{x:.1f},{low:.1f}V{high:.1f}"/>'


def _symbol(bound: Bound, x: float, y: float, r: float, room: tuple[float, float]) -> Iterator[str]:
    # As on a number line: a full dot where the end belongs to the interval, a hollow one where it does not.
    if bound in ("at_least", "more_than"):
        yield _arrow(x, y, max(y - r * 4, room[0]), r)
    if bound in ("at_most", "less_than"):
        yield _arrow(x, y, min(y + r * 4, room[1]), r)
    if bound in ("about", "vague"):
        w = r * 1.5
        yield f'<circle class="soft" cx="{x:.1f}" cy="{y:.1f}" r="{w:.1f}"/>'
        yield f'<path class="wave" d="M{x - w:.1f},{y:.1f}q{w / 2:.2f},{-w:.2f} {w:.2f},0t{w:.2f},0"/>'
        return
    if bound == "range":
        yield from _range(x, y + r * 1.6, y - r * 1.6)
        return
    hollow = bound in ("more_than", "less_than")
    yield f'<circle class="{"hollow" if hollow else "dot"}" cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}"/>'


def _arrow(x: float, y: float, tip: float, r: float) -> str:
    wing = r * 0.8 if tip < y else -r * 0.8
    return (
        f'<path class="whisker" d="M{x:.1f},{y:.1f}V{tip:.1f}'
        f'M{x - r * 0.8:.1f},{tip + wing:.1f}L{x:.1f},{tip:.1f}L{x + r * 0.8:.1f},{tip + wing:.1f}"/>'
    )


def _labels(traces: Sequence[Trace], plot: _Plot) -> Iterator[str]:
    blocks = _label_blocks(traces, plot)
    wanted = [plot.y(trace.marks[-1].level) for trace in traces]
    heights = [(len(name) + len(latest)) * LINE_PX + 6.0 for name, latest in blocks]
    centres = spread(wanted, heights, 4, plot.size.height - 4)
    x = plot.right + 14
    for number, ((name, latest), centre) in enumerate(zip(blocks, centres, strict=True)):
        yield f'<path class="leader" d="M{plot.right + 1:.1f},{wanted[number]:.1f}L{x - 3:.1f},{centre:.1f}"/>'
        y = centre - heights[number] / 2 + LINE_PX
        for row, words in enumerate([*name, *latest]):
            kind = "name" if row < len(name) else "latest"
            yield (
                f'<text class="{kind} t{number}" x="{x:.1f}" y="{y + row * LINE_PX:.1f}">{escape(words)}</text>'
            )


def _label_blocks(traces: Sequence[Trace], plot: _Plot) -> list[tuple[list[str], list[str]]]:
    # Two lines for a name, two for its figure; where that does not fit, one each.
    characters = int((plot.size.label_px - 14) / TEXT_PX)
    for most in (2, 1):
        blocks = [
            (_wrapped(trace.name, characters, most), _wrapped(trace.latest, characters, most))
            for trace in traces
        ]
        if sum((len(name) + len(latest)) * LINE_PX + 6 for name, latest in blocks) <= plot.size.height - 8:
            break
    return blocks


def spread(wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """Return centres near the wanted ones so that blocks of these heights do not overlap.

    Blocks that touch are moved together as one, to the mean of where they want to be: the pooling of adjacent
    violators (Barlow et al. 1972), as isotonic regression does it. All end between top and bottom if they fit.
    """
    order = sorted(range(len(wanted)), key=lambda n: (wanted[n], n))
    pools: list[tuple[list[int], float]] = []
    for n in order:
        members, start = [n], wanted[n] - heights[n] / 2
        while pools and pools[-1][1] + sum(heights[m] for m in pools[-1][0]) > start:
            members = pools.pop()[0] + members
            start = _best_start(members, wanted, heights)
        start = max(top, min(start, bottom - sum(heights[m] for m in members)))
        pools.append((members, start))
        while len(pools) > 1 and pools[-2][1] + sum(heights[m] for m in pools[-2][0]) > pools[-1][1]:
            later = pools.pop()[0]
            members = pools.pop()[0] + later
            start = _best_start(members, wanted, heights)
            pools.append((members, max(top, min(start, bottom - sum(heights[m] for m in members)))))
    centres = [0.0] * len(wanted)
    for members, start in pools:
        at = start
        for n in members:
            centres[n] = at + heights[n] / 2
            at += heights[n]
    return centres


def _best_start(members: Sequence[int], wanted: Sequence[float], heights: Sequence[float]) -> float:
    above, total = 0.0, 0.0
    for n in members:
        total += wanted[n] - heights[n] / 2 - above
        above += heights[n]
    return total / len(members)


def _wrapped(words: str, characters: int, most_lines: int) -> list[str]:
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + 1 + len(word) <= characters:
            lines[-1] += " " + word
        else:
            lines.append(word)
    if len(lines) > most_lines:
        lines = [*lines[: most_lines - 1], " ".join(lines[most_lines - 1 :])]
    return [cut(line, characters) for line in lines]
