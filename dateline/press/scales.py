"""Where values and days lie on a chart, and which of them are labelled. Pure arithmetic: draws nothing."""

import math
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Literal

Kind = Literal["linear", "log"]

# Lines whose middles are further apart than this lie flat on one another on a linear scale: on a plot some
# 250 px high, the smaller one would be lower than 10 px.
LOG_RATIO = 25.0
# Half of a step and more: the cuts between 1, 2, 5 and 10 in d3-array's ticks.js (Mike Bostock, ISC licence).
_CUTS = ((math.sqrt(50), 10), (math.sqrt(10), 5), (math.sqrt(2), 2))
# Steps in days and months after d3-time's tick intervals, without those below a day.
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """The vertical scale: its kind, its ends, and the values that are labelled."""

    kind: Kind
    low: float
    high: float
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """Return how far up `value` lies, from 0 (bottom) to 1 (top). On a log scale, zero is the bottom."""
        if self.kind == "linear":
            return (value - self.low) / (self.high - self.low)
        if value <= self.low:
            return 0.0
        return math.log10(value / self.low) / math.log10(self.high / self.low)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The horizontal scale: its ends, and the days that are labelled."""

    first: date
    last: date
    ticks: tuple[date, ...]

    def at(self, day: date) -> float:
        """Return how far right `day` lies, from 0 to 1; a single day lies in the middle."""
        width = (self.last - self.first).days
        return (day - self.first).days / width if width else 0.5


def scale_values(lines: list[list[float]], most_ticks: int = 5) -> Values:
    """Return the scale for the values of several lines: logarithmic where the lines differ by magnitudes.

    A linear scale starts at zero unless something is below it.
    """
    values = [value for line in lines for value in line]
    high = max(values, default=1.0)
    low = min(values, default=0.0)
    middles = [median(line) for line in lines if line and median(line) > 0]
    apart = max(middles) / min(middles) if middles else 1.0
    if low >= 0 and apart > LOG_RATIO:
        return _log_scale([value for value in values if value > 0], most_ticks)
    return _linear_scale(min(low, 0.0), max(high, 0.0), most_ticks)


def nice_ticks(low: float, high: float, count: int) -> list[float]:
    """Return about `count` values between low and high, each 1, 2 or 5 times a power of ten.

    Source: d3-array's `ticks` (github.com/d3/d3-array, src/ticks.js).
    """
    if high <= low:
        return [low]
    raw = (high - low) / count
    power = 10.0 ** math.floor(math.log10(raw))
    step = next((factor for cut, factor in _CUTS if raw / power >= cut), 1) * power
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [float(f"{index * step:.12g}") for index in range(first, last + 1)]


def scale_days(days: list[date], most_ticks: int = 6) -> Days:
    """Return the scale for days, labelled at most `most_ticks` times at days, weeks, months or years."""
    first, last = min(days), max(days)
    for step in _DAY_STEPS:
        if (last - first).days // step + 1 <= most_ticks:
            ticks = [first + timedelta(days=n) for n in range(0, (last - first).days + 1, step)]
            return Days(first=first, last=last, ticks=tuple(ticks))
    ticks = []
    for step in _MONTH_STEPS:
        ticks = _month_starts(first, last, step)
        if len(ticks) <= most_ticks:
            break
    return Days(first=first, last=last, ticks=tuple(ticks or [first, last]))


def _linear_scale(low: float, high: float, most_ticks: int) -> Values:
    if low == high:
        high = low + 1.0
    ticks = nice_ticks(low, high, most_ticks)
    step = ticks[1] - ticks[0] if len(ticks) > 1 else high - low
    top = high if ticks[-1] >= high else ticks[-1] + step
    bottom = low if ticks[0] <= low else ticks[0] - step
    return Values(kind="linear", low=bottom, high=top, ticks=tuple(nice_ticks(bottom, top, most_ticks)))


def _log_scale(values: list[float], most_ticks: int) -> Values:
    bottom = math.floor(math.log10(min(values)))
    top = max(math.ceil(math.log10(max(values)) - 1e-9), bottom + 1)
    step = max(1, math.ceil((top - bottom) / most_ticks))
    ticks = [10.0**power for power in range(bottom, top + 1, step)]
    return Values(kind="log", low=10.0**bottom, high=10.0**top, ticks=tuple(ticks))


def _month_starts(first: date, last: date, step: int) -> list[date]:
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    starts = [date(month // 12, month % 12 + 1, 1) for month in months if month % step == 0]
    return [start for start in starts if first <= start <= last]
