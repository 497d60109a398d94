"""Days, months and years reckoned with, and written as TIMEX3 values ("2024-12-18", "2024-W51", "2024-SU").

Values: TimeML 1.2.1, section 2.2 (ISO 8601 with its additions: seasons SP SU FA WI, parts of the day, XXXX).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
# Parts of the day; the codes are TimeML's.
DAY_PARTS = {
    "morning": "MO", "dawn": "MO", "noon": "MI", "midday": "MI", "afternoon": "AF", "evening": "EV", "dusk": "EV", "night": "NI",
    "overnight": "NI", "daytime": "DT",
}  # fmt: skip
UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "weekend": "D", "week": "W", "fortnight": "W",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "centurie": "CE", "millennium": "ML", "millennia": "ML",
}  # fmt: skip
_MONTH_NUMBERS = {name[:3]: number for number, name in enumerate(MONTHS, start=1)}
_WEEKDAY_NUMBERS = {name[:3]: number for number, name in enumerate(WEEKDAYS, start=1)}


@dataclass(frozen=True, slots=True)
class Anchor:
    """A named time that others hang on: a year, maybe its month, maybe its day."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        return f"{text}-{self.day:02d}" if self.month is not None and self.day is not None else text

    @property
    def on(self) -> date | None:
        """The day, where one is named and exists."""
        return day_of(self.year, self.month, self.day)


def day_of(year: int, month: int | None, day: int | None) -> date | None:
    """Return the day, or None where a part is missing or there is no such day."""
    if month is None or day is None or not 1 <= year <= 9999 or not 1 <= month <= 12:
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def anchor_of(on: date) -> Anchor:
    """Return a day as an anchor."""
    return Anchor(on.year, on.month, on.day)


def month_number(name: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    return _MONTH_NUMBERS[name.lower()[:3]]


def weekday_number(name: str) -> int:
    """Return 1 (Monday) to 7 (Sunday) for a weekday's name or abbreviation."""
    return _WEEKDAY_NUMBERS[name.lower()[:3]]


def unit_code(name: str) -> str:
    """Return the TIMEX3 code of a unit of time, singular or plural: "TH" for hours, "D" for days."""
    word = name.lower()
    return UNITS.get(word) or UNITS.get(word.removesuffix("s")) or UNITS[word.removesuffix("ies") + "y"]


def duration(count: str, code: str, *, factor: float = 1) -> str:
    """Return a duration's value: "P3D", "PT2H", "PXM" where the count is not known."""
    if factor != 1 and count != "X":
        count = f"{float(count) * factor:g}"
    return f"PT{count}{code[1:]}" if code.startswith("T") and len(code) == 2 else f"P{count}{code}"


def week_value(on: date) -> str:
    """Return the ISO week of a day: "2024-W51"."""
    year, week, _ = on.isocalendar()
    return f"{year:04d}-W{week:02d}"


def shift_months(year: int, month: int, by: int) -> tuple[int, int]:
    """Return the month that lies `by` months after another."""
    months = year * 12 + month - 1 + by
    return months // 12, months % 12 + 1


def shift_days(on: date, by: int) -> date | None:
    """Return the day `by` days later, or None outside the calendar."""
    try:
        return on + timedelta(days=by)
    except OverflowError:
        return None


def shifted(anchor: Anchor, by: float, code: str) -> str | None:
    """Return the value of the time `by` units after an anchor, as fine as the unit allows; None where it can't be told."""
    step = int(by)
    match code:
        case "D" | "TH" | "TM" | "TS" | "W":
            return _shifted_days(anchor, step, code)
        case "M" | "Q":
            if anchor.month is None:
                return f"{anchor.year:04d}-XX"
            year, month = shift_months(anchor.year, anchor.month, step * (3 if code == "Q" else 1))
            return f"{year:04d}-{month:02d}" if 0 < year < 10_000 else None
        case "Y" | "DE" | "CE":
            year = anchor.year + step * {"Y": 1, "DE": 10, "CE": 100}[code]
            if not 0 < year < 10_000:
                return None
            return {"Y": f"{year:04d}", "DE": f"{year:04d}"[:3], "CE": f"{year:04d}"[:2]}[code]
    return None


def _shifted_days(anchor: Anchor, step: int, code: str) -> str | None:
    on = anchor.on
    if on is None:
        return f"{anchor.year:04d}-WXX" if code == "W" else f"{anchor.year:04d}-XX-XX"
    if code.startswith("T"):
        return on.isoformat() if step == 0 else None
    moved = shift_days(on, step * (7 if code == "W" else 1))
    if moved is None:
        return None
    return week_value(moved) if code == "W" else moved.isoformat()


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth such weekday (1 = Monday) of a month; the last for nth = -1."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)
