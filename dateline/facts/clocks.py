"""Times of the day as time expressions: on the day told beside them, else on that of their moment."""

import re
from datetime import date

from dateline.facts.calendar import DAY_PARTS, day_of, month_number, shift_days, weekday_number
from dateline.facts.days import DAY_WORDS, named_year
from dateline.facts.findings import Found, finding, group_of
from dateline.facts.lengths import count_of
from dateline.facts.moments import Moment, day_of_weekday
from dateline.facts.phrases import ABOUT_CLOCK, PART, WEEKDAY


def read_clock(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "3 p.m.", "10:30 a.m. EST", "19:15", "noon": on the day named beside it, else of its moment."""
    hour, minute = _hour(match)
    if hour is None or not 0 <= hour <= 24 or not 0 <= minute < 60:
        return []
    on = _day_of_clock(match, moment)
    head = on.isoformat() if on else "XXXX-XX-XX"
    about = ABOUT_CLOCK.search(moment.text, max(0, match.start() - _REACH_OF_ABOUT), match.start())
    start = about.start() if about else match.start()
    return [Found(start, match.end(), f"{head}T{hour:02d}:{minute:02d}", "TIME")]


_REACH_OF_ABOUT = 16


_DAY_LEADING = re.compile(rf"\b{WEEKDAY}(?:\s+{PART})?,?(?:\s+at)?\s+$", re.I)
_DAY_BESIDE = re.compile(rf"\s+on\s+{WEEKDAY}", re.I)


def _day_of_clock(match: re.Match[str], moment: Moment) -> date | None:
    """Return the day of a clock time: the one told with it, the weekday that follows, else that of its moment."""
    start, end = match.start(), match.end()
    if group_of(match, "month"):
        month = month_number(match["month"])
        year = named_year(match, moment, month)
        return day_of(year, month, int(match["day"])) if year else None
    there = moment.there if moment.narrative else moment.here
    on = there.on if there else None
    if word := group_of(match, "dayword"):
        return shift_days(on, DAY_WORDS[word]) if on else None
    if word := group_of(match, "then"):
        moved = moment.there.on if moment.there else None
        return shift_days(moved, 0 if "same" in word else 1) if moved else None
    beside = match["weekday"] if group_of(match, "weekday") else None
    if beside is None and (leading := _DAY_LEADING.search(moment.text[max(0, start - 30) : start])):
        beside = leading["weekday"]
    if beside is None and (following := _DAY_BESIDE.match(moment.text, end)):
        beside = following["weekday"]
    return day_of_weekday(moment, weekday_number(beside), "", start, end) if beside else on


def _hour(match: re.Match[str]) -> tuple[int | None, int]:
    if (word := group_of(match, "name")) in ("noon", "midday"):
        return 12, 0
    if word == "midnight":
        return 0, 0
    if words := group_of(match, "words"):
        return _hour_in_words(words, match)
    hour, minute = int(match["hour"]), int(group_of(match, "minute") or 0)
    half = group_of(match, "half")[:1]
    if half:
        if not 1 <= hour <= 12:
            return None, 0
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour, minute


# "half past three", "a quarter to ten": minutes from the hour.
_PAST_HOUR = {"half past": 30, "quarter past": 15, "quarter to": -15}


def _hour_in_words(words: str, match: re.Match[str]) -> tuple[int | None, int]:
    hour = int(words) if words.isdigit() else int(count_of(words))
    shift = _PAST_HOUR.get(" ".join(group_of(match, "past").replace("-", " ").split()), 0)
    if not 1 <= hour <= 12:
        return None, 0
    if group_of(match, "part") in ("afternoon", "evening", "night") and hour < 12:
        hour += 12
    minutes = hour * 60 + shift
    return minutes // 60, minutes % 60


def read_day_part(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "that afternoon", "the same evening"."""
    there = moment.there
    if there is None or there.on is None:
        return finding(match, None, "TIME")
    return finding(match, f"{there.on.isoformat()}T{DAY_PARTS[group_of(match, 'part')]}", "TIME")
