"""Windows of figures: whether two numbers count over the same time.

"Since January" and "since the war began in 2030" are two counts of one thing; "yesterday" and "on 3 March" are two
happenings, or one, as their days say. Words without a date in them ("since the war began") part nothing here.
"""

import calendar
import re
from datetime import date, timedelta

from dateline.base.records import Figure

# TIMEX3 values that can be compared as they are written: a year, a month, a day. Weeks, seasons and decades cannot.
_PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}$")
_DAY_LENGTH = len("2033-03-01")
# A night has two dates, and a report from another continent one day more or less.
SAME_DAYS = 1
# What ended so long before a number was given is told as background to it: the crash of 2021 beside today's.
BACKGROUND_DAYS = 28


def count_over_other_times(one: Figure, on: date | None, other: Figure, other_on: date | None) -> bool:
    """True if two figures, given on these days, plainly count over different times.

    Calendar windows differ where neither beginning holds the other ("2033" holds "2033-01"); a window that has
    ended long before a figure without one was given is of an earlier happening.
    """
    a, b = _plain(one.since), _plain(other.since)
    if _begins_after(a, other_on) or _begins_after(b, on):
        return True
    if a and b:
        return not _is_one_beginning(a, b)
    return _is_background(one, other, other_on) or _is_background(other, one, on)


def is_same_since(one: Figure, other: Figure) -> bool:
    """True if two figures count from the same stated day, month or year on."""
    return one.since is not None and one.since == other.since and one.until == other.until


def looks_back_at(figure: Figure, on: date | None) -> bool:
    """True if a figure says that it is of a day, a month or a year in which another was given: "killed eleven in April"."""
    since, until = _plain(figure.since), _plain(figure.until)
    if on is None or since is None or until is None:
        return False
    return _first_day(since) <= on <= _last_day(until) + timedelta(days=SAME_DAYS)


def _begins_after(since: str | None, on: date | None) -> bool:
    """True if a window begins after another figure was given: that one counts something earlier."""
    return since is not None and on is not None and (_first_day(since) - on).days > SAME_DAYS


def _first_day(value: str) -> date:
    """Return the first day of a year, a month or a day."""
    year, month, day = (*(int(part) for part in value.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _plain(value: str | None) -> str | None:
    return value if value and _PLAIN.match(value) else None


def _is_one_beginning(one: str, other: str) -> bool:
    if one.startswith(other) or other.startswith(one):
        return True
    if len(one) == len(other) == _DAY_LENGTH:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= SAME_DAYS
    return False


def _is_background(figure: Figure, other: Figure, other_on: date | None) -> bool:
    until = _plain(figure.until)
    if until is None or other_on is None or other.since is not None:
        return False
    return (other_on - _last_day(until)).days > BACKGROUND_DAYS


def _last_day(value: str) -> date:
    """Return the last day of a year, a month or a day."""
    year, month, day = (*(int(part) for part in value.split("-")), 0, 0)[:3]
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])
