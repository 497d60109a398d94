"""Times as feeds and exports write them, read into aware UTC moments and days. Nothing is filled in by guess."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_tz

# A year outside is a slip of a program (epoch zero, 9999, a year of three digits), never a day of publication: the
# first newspaper is of 1605, and what is announced for later centuries is not published yet.
_FIRST_YEAR, _LAST_YEAR = 1605, 2200
# Seconds above this are milliseconds: as seconds they would lie past `_LAST_YEAR`.
_MOST_SECONDS = 7_258_118_400
# Zone names in feeds that RFC 822 does not know. Only names with one meaning; source: the IANA time zone database's
# abbreviations. BST, IST, CST (China) and the like mean several zones and stay unread.
_ZONE_HOURS = {
    "WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3, "SAST": 2, "PKT": 5,
    "JST": 9, "KST": 9, "SGT": 8, "HKT": 8, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "AKST": -9, "AKDT": -8,
}  # fmt: skip
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)Z?")
_NUMBER = re.compile(r"-?\d{9,13}(\.\d+)?")
_ZONE = re.compile(r"(?:\d|\s)([+-]\d\d:?\d\d|[A-Z]{1,4})$")
# The zone names of RFC 822, 5.1, that `email.utils` reads, "UTC" being its own addition.
_MAIL_ZONES = frozenset(("Z", "UT", "UTC", "GMT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT"))
# Days in English as RSS feeds without a time, newspaper exports and pages write them.
_DAY_FORMS = ("%a, %d %b %Y", "%d %b %Y", "%d %B %Y", "%B %d, %Y", "%b %d, %Y")
_MAX_CHARACTERS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When something was published, as far as it is said: a day, and mostly an instant of it."""

    at: datetime | None  # aware UTC; None where no zone is given
    on: date  # the day in the zone that the source names


def read_moment(raw: object) -> Moment | None:
    """Return the moment that `raw` names: ISO 8601, RFC 3339, RFC 822, or seconds since 1970; None where unread."""
    if isinstance(raw, bool) or raw is None:
        return None
    if isinstance(raw, int | float):
        return _from_seconds(float(raw))
    text = " ".join(str(raw)[: _MAX_CHARACTERS + 1].split())
    if not text or len(text) > _MAX_CHARACTERS:
        return None
    if _NUMBER.fullmatch(text):
        return _from_seconds(float(text))
    return _read_iso(text) or _read_mail(text)


def moment_of(at: datetime) -> Moment | None:
    """Return `at` as a moment, or None where its year cannot be; a naive time gives its day alone."""
    if not _FIRST_YEAR <= at.year <= _LAST_YEAR:
        return None
    return Moment(at=at.astimezone(UTC) if at.tzinfo else None, on=at.date())


def _from_seconds(seconds: float) -> Moment | None:
    if abs(seconds) > _MOST_SECONDS:
        seconds /= 1000
    try:
        return moment_of(datetime.fromtimestamp(seconds, UTC))
    except (ValueError, OverflowError, OSError):
        return None


def _read_iso(text: str) -> Moment | None:
    if day := _DAY.fullmatch(text):
        return _day(int(day[1]), int(day[2]), int(day[3]))
    if compact := _COMPACT.fullmatch(text):
        zone = UTC if text.endswith("Z") else None
        try:
            return moment_of(datetime(*(int(part) for part in compact.groups()), tzinfo=zone))  # type: ignore[arg-type, misc]
        except ValueError:
            return None
    # "2024-12-23 10:00:00 +0000" and "... UTC": a space before the zone is no ISO 8601, and common.
    text = re.sub(r" ?(?:UTC|GMT|Z)$", "+00:00", text)
    text = re.sub(r"(\d) ([+-]\d\d:?\d\d)$", r"\1\2", text)
    try:
        return moment_of(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        return None


def _day(year: int, month: int, day: int) -> Moment | None:
    try:
        on = date(year, month, day)
    except ValueError:
        return None
    return Moment(at=None, on=on) if _FIRST_YEAR <= year <= _LAST_YEAR else None


def _read_mail(text: str) -> Moment | None:
    text = re.sub(r"([+-]\d\d):(\d\d)$", r"\1\2", text)
    try:
        parts = parsedate_tz(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    if parts is None or ":" not in text:
        return _read_written_day(text)
    zone = _ZONE.search(text)
    offset_s = _offset_s(zone[1], parts[9]) if zone else None
    try:
        return moment_of(
            datetime(*parts[:6], tzinfo=None if offset_s is None else timezone(timedelta(seconds=offset_s)))
        )
    except (ValueError, OverflowError):
        return None


def _offset_s(zone: str, read: int | None) -> int | None:
    if zone in _ZONE_HOURS:
        return _ZONE_HOURS[zone] * 3600
    return read if zone in _MAIL_ZONES or not zone.isalpha() else None


def _read_written_day(text: str) -> Moment | None:
    for form in _DAY_FORMS:
        try:
            on = datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        return _day(on.year, on.month, on.day)
    return None
