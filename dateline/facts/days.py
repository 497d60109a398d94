"""Days and months as time expressions: by number, by their names, by feasts, and "yesterday"."""

import re
from datetime import date

from dateline.facts.calendar import (
    DAY_PARTS,
    day_of,
    easter,
    month_number,
    nth_weekday,
    shift_days,
    weekday_number,
)
from dateline.facts.findings import Found, finding, group_of
from dateline.facts.moments import Moment, day_of_weekday, year_of_month
from dateline.facts.phrases import DAY, EASTER_DAYS, HOLIDAYS, MONTH, NTH_DAYS, YEAR
from dateline.facts.years import century_of


def read_day(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "September 1, 1939", "the night of 8 February 1904", "the 25th of August"."""
    month, day = month_number(match["month"]), int(match["day"])
    year = named_year(match, moment, month)
    part = DAY_PARTS.get(group_of(match, "part"))
    if year is None:
        value = f"XXXX-{month:02d}-{day:02d}"
    elif day_of(year, month, day) is None:
        # "February 30": plainly meant as a day, and there is none; a query may ask.
        return finding(match, None)
    else:
        value = f"{year:04d}-{month:02d}-{day:02d}"
    return finding(match, f"{value}T{part}" if part else value, "TIME" if part else "DATE")


# The rest of a span of time that names its year at the end only: "from 3 May | to 9 August 1628", "between May | and August 1628".
_SPAN_BEHIND = re.compile(
    rf"\s?(?:-|–|—|to|and|until|till|through)\s?(?:the\s+)?(?:(?:early|late|mid)[\s-])?(?:{DAY}(?:\s+of)?\s+)?{MONTH}"
    rf"(?:\s+{DAY.replace('day', 'day2')})?,?\s+{YEAR}"
)


def _year_of_span(match: re.Match[str], moment: Moment, month: int) -> int | None:
    """Return the year of a month that opens a span whose end alone names it."""
    behind = _SPAN_BEHIND.match(moment.text, match.end())
    if behind is None:
        return None
    year = int(behind["year"])
    return year if month <= month_number(behind["month"]) else year - 1


def named_year(match: re.Match[str], moment: Moment, month: int) -> int | None:
    """Return the year of a month or its day: the one told with it, else the one that it hangs on; None where nothing tells."""
    year = group_of(match, "year")
    if year.isdigit():
        return int(year)
    if not year and (spanned := _year_of_span(match, moment, month)) is not None:
        return spanned
    if short := group_of(match, "short"):
        return century_of(int(short), moment)
    if year and (anchor := moment.there if "that" in year or "same" in year else moment.here) is not None:
        return anchor.year + {"last": -1, "next": 1}.get(year.split()[0], 0)
    return year_of_month(moment, month, match.start(), match.end())


def read_day_range(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "5-7 October 1914", "from 15 to 22 February", "June 6-8, 1944": two days of one month."""
    month = month_number(match["month"])
    year = named_year(match, moment, month)
    head = f"{year:04d}" if year else "XXXX"
    first, second = int(match["day"]), int(match["day2"])
    if not first < second <= 31:
        return []
    values = [f"{head}-{month:02d}-{day:02d}" for day in (first, second)]
    if match.start("day") < match.start("month"):
        spans = [(match.start("day"), match.end("day")), (match.start("day2"), match.end())]
    else:
        spans = [(match.start(), match.end("day")), (match.start("day2"), match.end())]
    return [Found(*span, value) for span, value in zip(spans, values, strict=True)]


def read_month(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "early March 1776", "August of that year", "mid-September", "last June"."""
    name, word = match["month"], group_of(match, "word")
    month = month_number(name)
    year: int | None
    if (
        not group_of(match, "year")
        and not word
        and name in ("May", "March", "Mar", "Jan", "Sun")
        and not _is_month_here(match, moment)
    ):
        return []
    here = moment.here
    if word and here is not None and here.month is not None:
        year = _year_by_word(word, here.year, here.month, month)
    else:
        year = named_year(match, moment, month)
    return finding(match, f"{year:04d}-{month:02d}" if year else f"XXXX-{month:02d}")


def _year_by_word(word: str, year: int, this: int, month: int) -> int:
    if word in ("last", "past", "previous"):
        return year if month < this else year - 1
    if word in ("next", "coming", "following"):
        return year if month > this else year + 1
    return year


_MONTH_BEFORE = re.compile(r"\b(?:in|since|until|till|by|from|of|during|to|and|before|after|through|between|early|late|mid|for|this|last|next|or|as of|on|a|the|-|–)[\s-]+$|[(-]$", re.I)  # fmt: skip
_NAME_AFTER = re.compile(
    r"\s+(?:[A-Z][a-z]+|said|told|has|was|and I|be\b|not\b|I\b|you\b|he\b|she\b|it\b|they\b|we\b)"
)


# After these "March" is no verb and no name.
_SINCE = re.compile(r"\b(?:since|until|last|next|early|late|mid)[\s-]+$", re.I)


def _is_month_here(match: re.Match[str], moment: Moment) -> bool:
    """True if "May" or "March" stands where a month would: after a preposition, not before a verb or a name."""
    before = moment.text[max(0, match.start() - 12) : match.start()]
    if _SINCE.search(before) or match.start() < match.start("month"):
        return True
    return bool(_MONTH_BEFORE.search(before)) and not _NAME_AFTER.match(moment.text, match.end())


def read_ordinal_day(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "the 20th", in narrative: a day of the month named last."""
    there = moment.there
    if not moment.narrative or there is None or there.month is None:
        return []
    day = int(match["day"])
    on = day_of(there.year, there.month, day)
    return finding(match, on.isoformat()) if on else []


def read_iso(match: re.Match[str], _: Moment) -> list[Found]:
    """ "2031-03-20", "2031-03-20T15:30Z"."""
    on = day_of(int(match["year"]), int(match["month"]), int(match["day"]))
    return finding(match, match[0].replace("/", "-")[:10]) if on else []


def read_slashed(match: re.Match[str], _: Moment) -> list[Found]:
    """ "12/18/2023": month first where that can be, as in English-language news of the US; day first where it must."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    year += (2000 if year < 50 else 1900) if year < 100 else 0
    on = day_of(year, one, two) or day_of(year, two, one)
    return finding(match, on.isoformat()) if on else []


def read_weekday(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "Friday", "last Tuesday", "Wednesday afternoon"."""
    if _IN_NAME_BEFORE.search(moment.text[max(0, match.start() - 4) : match.start()]) and _NAME_NEXT.match(
        moment.text, match.end()
    ):
        return []
    on = day_of_weekday(
        moment, weekday_number(match["weekday"]), group_of(match, "word"), match.start(), match.end()
    )
    value = on.isoformat() if on else f"XXXX-WXX-{weekday_number(match['weekday'])}"
    if (part := DAY_PARTS.get(group_of(match, "part"))) is not None:
        return finding(match, f"{value}T{part}", "TIME")
    return finding(match, value)


# "the | Sunday | Debate programme": the day is part of a name.
_IN_NAME_BEFORE = re.compile(r"\b[Tt]he $")
_NAME_NEXT = re.compile(r" (?!(?:AM|PM|GMT|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[A-Z]")

# "USA Today", "Anatomy TODAY": a paper's name.
_NAME_BEFORE_TODAY = re.compile(r"(?:\bUSA|\b[A-Z][a-z]+) (?:Today|TODAY)$")

DAY_WORDS = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}


def read_day_word(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "today", "yesterday morning", "tonight", "last night", "this afternoon"."""
    if match[0].lower() == "today" and _NAME_BEFORE_TODAY.search(
        moment.text[max(0, match.start() - 16) : match.end()]
    ):
        return []
    words = " ".join(group_of(match, "word").split())
    here = moment.here
    on = here.on if here else None
    part = DAY_PARTS.get(group_of(match, "part"))
    if words in ("tonight", "last night", "this night"):
        part = "NI"
    by = -1 if words.startswith("last") else DAY_WORDS.get(words, 0)
    moved = shift_days(on, by) if on else None
    if moved is None:
        return finding(match, "PRESENT_REF" if by == 0 and part is None else None)
    value = moved.isoformat()
    return finding(match, f"{value}T{part}", "TIME") if part else finding(match, value)


def read_holiday(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "Christmas Eve", "Easter Sunday 1916", "Thanksgiving"."""
    name, here = group_of(match, "holiday"), moment.here
    year = int(match["year"]) if group_of(match, "year").isdigit() else here.year if here else None
    if year is None:
        return finding(match, None)
    on = _holiday(name, year)
    if not group_of(match, "year") and moment.published and not moment.narrative:
        is_over = on <= moment.published or moment.is_future(match.start(), match.end())
        on = on if is_over or not moment.is_past(match.start(), match.end()) else _holiday(name, year - 1)
    value = on.isoformat()
    return (
        finding(match, f"{value}TNI", "TIME") if group_of(match, "part") == "night" else finding(match, value)
    )


def _holiday(name: str, year: int) -> date:
    if name in HOLIDAYS:
        return date(year, *HOLIDAYS[name])
    if name in EASTER_DAYS:
        return shift_days(easter(year), EASTER_DAYS[name]) or easter(year)
    return nth_weekday(year, *NTH_DAYS[name])
