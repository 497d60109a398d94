"""The hours and days in which a feed asks not to be polled. Source: RSS 2.0, skipHours and skipDays."""

import re
from datetime import UTC, datetime, timedelta

# They stand among the channel's own elements, before its first item.
MOST_BYTES = 65_536
_BLOCK = re.compile(rb"<skip(hours|days)\s*>(.{0,2000}?)</skip", re.S | re.I)
_HOUR = re.compile(rb"<hour>\s*(\d{1,2})\s*<", re.I)
_DAY = re.compile(rb"<day>\s*([a-z]{6,9})\s*<", re.I)
_DAYS = (b"monday", b"tuesday", b"wednesday", b"thursday", b"friday", b"saturday", b"sunday")
_HOURS_OF_WEEK = 7 * 24


def read_rests(body: bytes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the hours of the day (UTC) and the days of the week (Monday 0) in which a feed rests."""
    hours: set[int] = set()
    days: set[int] = set()
    for match in _BLOCK.finditer(body[:MOST_BYTES]):
        if match[1].lower() == b"hours":
            # RSS 0.91 counts from 1 to 24, RSS 2.0 from 0 to 23.
            hours |= {int(hour) % 24 for hour in _HOUR.findall(match[2]) if int(hour) <= 24}
        else:
            days |= {_DAYS.index(day.lower()) for day in _DAY.findall(match[2]) if day.lower() in _DAYS}
    return tuple(sorted(hours)), tuple(sorted(days))


def after_rest(moment: datetime, hours: tuple[int, ...], days: tuple[int, ...]) -> datetime:
    """Return the first moment from `moment` on at which a feed does not rest; itself where it always would."""
    awake = moment.astimezone(UTC)
    for _ in range(_HOURS_OF_WEEK):
        if awake.hour not in hours and awake.weekday() not in days:
            return awake
        awake = awake.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return moment
