"""The rules by which time expressions are read: a pattern each, and what its match means at a moment of the text.

A reader returns the expressions that it found in the match; none where the words are no time here.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.facts.calendar import (
    DAY_PARTS,
    SEASONS,
    Anchor,
    day_of,
    duration,
    easter,
    month_number,
    nth_weekday,
    shift_days,
    shifted,
    unit_code,
    week_value,
    weekday_number,
)
from dateline.facts.moments import Moment, day_of_weekday, year_of_month
from dateline.facts.numerals import read_cardinal, tokens_of
from dateline.facts.phrases import (
    ABOUT,
    ABOUT_CLOCK,
    COUNT,
    DAY,
    EASTER_DAYS,
    HALF,
    HOLIDAY,
    HOLIDAYS,
    MOD,
    MONTH,
    NTH_DAYS,
    ORDINAL,
    ORDINALS,
    PART,
    SEASON,
    UNIT,
    UNITS,
    WEEKDAY,
    WEEKDAY_SHORT,
    YEAR,
)
from dateline.facts.wordlists import word_set

Kind = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Found:
    """One expression that a rule read."""

    start: int
    end: int
    value: str | None
    kind: Kind = "DATE"


Reader = Callable[[re.Match[str], Moment], list[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the reader of its matches, and the landmarks (see `phrases`) of which every match holds one."""

    pattern: re.Pattern[str]
    read: Reader
    landmarks: frozenset[str]


def _found(match: re.Match[str], value: str | None, kind: Kind = "DATE") -> list[Found]:
    return [Found(match.start(), match.end(), value, kind)]


def _group(match: re.Match[str], name: str) -> str:
    """Return a group's words, "" where the pattern has no such group or it did not match."""
    return (match.groupdict().get(name) or "").lower()


# Days and months --------------------------------------------------------------------------------------


def _read_day(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "September 1, 1939", "the night of 8 February 1904", "the 25th of August"."""
    month, day = month_number(match["month"]), int(match["day"])
    year = _named_year(match, moment, month)
    part = DAY_PARTS.get(_group(match, "part"))
    if year is None:
        value = f"XXXX-{month:02d}-{day:02d}"
    elif day_of(year, month, day) is None:
        # "February 30": plainly meant as a day, and there is none; a query may ask.
        return _found(match, None)
    else:
        value = f"{year:04d}-{month:02d}-{day:02d}"
    return _found(match, f"{value}T{part}" if part else value, "TIME" if part else "DATE")


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


def _named_year(match: re.Match[str], moment: Moment, month: int) -> int | None:
    year = _group(match, "year")
    if year.isdigit():
        return int(year)
    if not year and (spanned := _year_of_span(match, moment, month)) is not None:
        return spanned
    if short := _group(match, "short"):
        return _century_of(int(short), moment)
    if year and (anchor := moment.there if "that" in year or "same" in year else moment.here) is not None:
        return anchor.year + {"last": -1, "next": 1}.get(year.split()[0], 0)
    return year_of_month(moment, month, match.start(), match.end())


def _read_day_range(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "5-7 October 1914", "from 15 to 22 February", "June 6-8, 1944": two days of one month."""
    month = month_number(match["month"])
    year = _named_year(match, moment, month)
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


def _read_month(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "early March 1776", "August of that year", "mid-September", "last June"."""
    name, word = match["month"], _group(match, "word")
    month = month_number(name)
    year: int | None
    if (
        not _group(match, "year")
        and not word
        and name in ("May", "March", "Mar", "Jan", "Sun")
        and not _is_month_here(match, moment)
    ):
        return []
    here = moment.here
    if word and here is not None and here.month is not None:
        year = _year_by_word(word, here.year, here.month, month)
    else:
        year = _named_year(match, moment, month)
    return _found(match, f"{year:04d}-{month:02d}" if year else f"XXXX-{month:02d}")


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


def _read_ordinal_day(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "the 20th", in narrative: a day of the month named last."""
    there = moment.there
    if not moment.narrative or there is None or there.month is None:
        return []
    day = int(match["day"])
    on = day_of(there.year, there.month, day)
    return _found(match, on.isoformat()) if on else []


def _read_iso(match: re.Match[str], _: Moment) -> list[Found]:
    on = day_of(int(match["year"]), int(match["month"]), int(match["day"]))
    return _found(match, match[0].replace("/", "-")[:10]) if on else []


def _read_slashed(match: re.Match[str], _: Moment) -> list[Found]:
    """ "12/18/2023": month first where that can be, as in English-language news of the US; day first where it must."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    year += (2000 if year < 50 else 1900) if year < 100 else 0
    on = day_of(year, one, two) or day_of(year, two, one)
    return _found(match, on.isoformat()) if on else []


# Years and more ------------------------------------------------------------------------------------------

_YEAR_BEFORE = re.compile(r"(?:\b(?:in|since|by|of|until|till|from|during|through|throughout|before|after|early|late|mid|around|circa|between|for|into|year|years|to|and|or|the|than|that|this|last|next|his|her|its|their|a|an|as|on|summer|winter|spring|autumn|fall|election|elections|season|campaign)\b[\s-]*|[(\[,;:–—-]\s?|\d[-–]|^|\n|[.!?]\s+)$", re.I)  # fmt: skip
_COUNTED = re.compile(r"[\s-]+(?:(?:\w+\s+)?(?:people|men|women|children|troops|soldiers|miles|kilomet\w+|met(?:re|er)s|feet|hectares|acres|tons|tonnes|yards|dollars|euros|pounds|homes|houses|jobs|points|votes|workers|employees|prisoners|km|kg|mm|ft|mph|GMT|of (?:them|the))\b|%)")  # fmt: skip
_COUNT_BEFORE = re.compile(r"\b(?:over|than|some|about|nearly|almost|approximately|roughly|least|estimated|number|route|flight|no\.|page|room|the \d+,)\s*$", re.I)  # fmt: skip


def _read_year(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "2010", "early 1957", "the end of 1776", "1957-58" (two years)."""
    year, before = int(match["year"]), moment.text[max(0, match.start() - 30) : match.start()]
    if (
        not 1000 <= year <= 2100
        or _COUNTED.match(moment.text, match.end("year"))
        or _COUNT_BEFORE.search(before)
    ):
        return []
    bare = match.start() == match.start("year")
    if bare and not _YEAR_BEFORE.search(before) and not 1800 <= year <= 2060:
        return []
    found = [Found(match.start(), match.end("year"), f"{year:04d}")]
    second = _group(match, "year2")
    if second:
        value = second if len(second) == 4 else f"{year:04d}"[:2] + second
        if int(value) <= year:
            return found
        found.append(Found(match.start("year2"), match.end("year2"), value))
    return found


def _read_short_year(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "'98": the century of the time that it hangs on."""
    return _found(match, f"{_century_of(int(match['short']), moment):04d}")


def _century_of(short: int, moment: Moment) -> int:
    """Return the year that two figures stand for, in the century of the time that it hangs on."""
    here = moment.here
    century = (here.year // 100 * 100) if here else 1900
    if not moment.narrative and here and century + short > here.year + 5:
        century -= 100
    return century + short


def _read_decade(match: re.Match[str], _: Moment) -> list[Found]:
    """ "the 1870s", "the late '80s", "the sixties"."""
    if match["decade"]:
        return _found(match, match["decade"][:3])
    if match["short"]:
        return _found(match, f"19{match['short'][0]}" if match["short"] >= "20" else f"20{match['short'][0]}")
    names = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
    return _found(match, f"19{names.index(match['name'].lower()) + 2}")


def _read_century(match: re.Match[str], _: Moment) -> list[Found]:
    return _found(match, f"{ORDINALS[_group(match, 'ordinal')] - 1:02d}")


def _read_season(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "the summer of 2003", "last winter", "this fall", "earlier this spring"."""
    code, word, here = SEASONS[_group(match, "season")], _group(match, "word"), moment.here
    before = moment.text[max(0, match.start() - 12) : match.start()]
    after = moment.text[match.end() : match.end() + 40]
    spanned = _SEASON_OF.match(after)
    is_campaign = moment.narrative and _CAMPAIGN.match(after)
    if (
        not (word or _group(match, "year") or spanned or is_campaign)
        and not _SEASON_BEFORE.search(before)
        and not _group(match, "mod").strip()
    ):
        return []
    if (
        match["season"] == "fall"
        and not (word or _group(match, "year"))
        and not _IS_AUTUMN.match(moment.text, match.end())
    ):
        return []
    if spanned and not word:
        return _found(match, f"{spanned['year']}-{code}")
    if _group(match, "year").isdigit():
        return _found(match, f"{match['year'][:4]}-{code}")
    if word in ("that", "the same") and moment.there is not None:
        here = moment.there
    if here is None:
        return _found(match, f"XXXX-{code}")
    year = here.year
    if word == "last":
        year = _last_season(here, code)
    elif word in ("next", "coming", "following"):
        year += 1 if here.month is None or here.month >= _SEASON_STARTS[code] else 0
    return _found(match, f"{year:04d}-{code}")


_SEASON_BEFORE = re.compile(r"\b(?:in|by|since|of|until|during|through|throughout|from|late|early|mid|over|and|to|to)[\s-]+(?:the )?$", re.I)  # fmt: skip
# "the spring | and early summer of 1979": the year stands at the end; "the | winter | quarters": the season of a campaign.
_SEASON_OF = re.compile(
    rf"\s+(?:and|or|to)\s+(?:the\s+)?(?:(?:early|late)\s+)?(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\s+(?:of\s+)?{YEAR}"
)
_CAMPAIGN = re.compile(r"\s+(?:counter-?)?(?:offensive|campaign|quarters|fighting|attack|operation)", re.I)
_IS_AUTUMN = re.compile(r"\s+(?:and|or)\s+(?:spring|winter|summer)|[.,]\s")
# The month in which a season begins on the northern half.
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _last_season(here: Anchor, code: str) -> int:
    ends = _SEASON_STARTS[code] + 2
    return here.year if here.month is not None and here.month > ends else here.year - 1


def _read_quarter(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "the third quarter of 2014", "first-quarter", "Q3 2013": without a year the last such quarter, or the coming one."""
    number = ORDINALS.get(_group(match, "ordinal")) or int(_group(match, "number") or 0)
    if not 1 <= number <= 4:
        return []
    if _group(match, "year").isdigit():
        return _found(match, f"{match['year']}-Q{number}")
    here = moment.here
    if here is None or here.month is None:
        return _found(match, f"XXXX-Q{number}")
    this = (here.month - 1) // 3 + 1
    year = here.year if number <= this or moment.is_future(match.start(), match.end()) else here.year - 1
    if _group(match, "year") == "last year":
        year = here.year - 1
    return _found(match, f"{year:04d}-Q{number}")


def _read_half(match: re.Match[str], _: Moment) -> list[Found]:
    """ "the first half of 2029"."""
    return _found(match, f"{match['year']}-H{1 if _group(match, 'half') == 'first' else 2}")


def _read_latest_quarter(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "the latest quarter", "the year-ago quarter": the last one that is over, and the same a year before."""
    here = moment.here
    if here is None or here.month is None:
        return _found(match, None)
    quarter = here.year * 4 + (here.month - 1) // 3 - (5 if "year" in match[0].lower() else 1)
    return _found(match, f"{quarter // 4:04d}-Q{quarter % 4 + 1}")


# Days by their names ----------------------------------------------------------------------------------------


def _read_weekday(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "Friday", "last Tuesday", "Wednesday afternoon"."""
    if _IN_NAME_BEFORE.search(moment.text[max(0, match.start() - 4) : match.start()]) and _NAME_NEXT.match(
        moment.text, match.end()
    ):
        return []
    on = day_of_weekday(
        moment, weekday_number(match["weekday"]), _group(match, "word"), match.start(), match.end()
    )
    value = on.isoformat() if on else f"XXXX-WXX-{weekday_number(match['weekday'])}"
    if (part := DAY_PARTS.get(_group(match, "part"))) is not None:
        return _found(match, f"{value}T{part}", "TIME")
    return _found(match, value)


# "the | Sunday | Debate programme": the day is part of a name.
_IN_NAME_BEFORE = re.compile(r"\b[Tt]he $")
_NAME_NEXT = re.compile(r" (?!(?:AM|PM|GMT|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[A-Z]")

# "USA Today", "Anatomy TODAY": a paper's name.
_NAME_BEFORE_TODAY = re.compile(r"(?:\bUSA|\b[A-Z][a-z]+) (?:Today|TODAY)$")

_DAY_WORDS = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}


def _read_day_word(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "today", "yesterday morning", "tonight", "last night", "this afternoon"."""
    if match[0].lower() == "today" and _NAME_BEFORE_TODAY.search(
        moment.text[max(0, match.start() - 16) : match.end()]
    ):
        return []
    words = " ".join(_group(match, "word").split())
    here = moment.here
    on = here.on if here else None
    part = DAY_PARTS.get(_group(match, "part"))
    if words in ("tonight", "last night", "this night"):
        part = "NI"
    by = -1 if words.startswith("last") else _DAY_WORDS.get(words, 0)
    moved = shift_days(on, by) if on else None
    if moved is None:
        return _found(match, "PRESENT_REF" if by == 0 and part is None else None)
    value = moved.isoformat()
    return _found(match, f"{value}T{part}", "TIME") if part else _found(match, value)


def _read_holiday(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "Christmas Eve", "Easter Sunday 1916", "Thanksgiving"."""
    name, here = _group(match, "holiday"), moment.here
    year = int(match["year"]) if _group(match, "year").isdigit() else here.year if here else None
    if year is None:
        return _found(match, None)
    on = _holiday(name, year)
    if not _group(match, "year") and moment.published and not moment.narrative:
        is_over = on <= moment.published or moment.is_future(match.start(), match.end())
        on = on if is_over or not moment.is_past(match.start(), match.end()) else _holiday(name, year - 1)
    value = on.isoformat()
    return _found(match, f"{value}TNI", "TIME") if _group(match, "part") == "night" else _found(match, value)


def _holiday(name: str, year: int) -> date:
    if name in HOLIDAYS:
        return date(year, *HOLIDAYS[name])
    if name in EASTER_DAYS:
        return shift_days(easter(year), EASTER_DAYS[name]) or easter(year)
    return nth_weekday(year, *NTH_DAYS[name])


# Times that hang on others ------------------------------------------------------------------------------------


def _read_this(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "this week", "last year", "next month", "the end of the year", "later this month"."""
    code, word = unit_code(match["unit"]), _group(match, "word")
    anchor = moment.here
    if match["unit"].lower() in ("night", "second", "minute", "hour"):
        return []
    if word in ("that", "the same", "that same", "this same", "the"):
        anchor = moment.there
        if word == "the" and not (
            moment.narrative
            or match["unit"].lower() in ("year", "month", "week", "decade", "century", "weekend", "day")
        ):
            return []
    if anchor is None:
        return _found(match, None)
    by = {"last": -1, "next": 1, "coming": 1, "the coming": 1}.get(word, 0)
    if match["unit"].lower() == "weekend":
        if word == "the":
            # On a Monday the weekend is the one that is over; on a Friday the one to come.
            by = -1 if anchor.on is not None and anchor.on.isoweekday() < _FRIDAY else 0
        return _found(match, _weekend(anchor, by))
    value = _unit_value(anchor, by, code)
    return _found(match, value)


_FRIDAY = 5


def _weekend(anchor: Anchor, by: int) -> str | None:
    on = anchor.on
    moved = shift_days(on, 7 * by) if on else None
    return f"{week_value(moved)}-WE" if moved else None


def _unit_value(anchor: Anchor, by: int, code: str) -> str | None:
    if code == "Q":
        if anchor.month is None:
            return None
        quarter = anchor.year * 4 + (anchor.month - 1) // 3 + by
        return f"{quarter // 4:04d}-Q{quarter % 4 + 1}"
    if code == "D" and anchor.on is None:
        return anchor.value
    return shifted(anchor, by, code)


def _read_next_there(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "the next day", "the previous year", "the following month", "the year before": from the last date named."""
    there = moment.there
    if there is None:
        return _found(match, None)
    back = _group(match, "word").split()[-1] in ("previous", "preceding", "prior", "before", "earlier")
    return _found(match, _unit_value(there, -1 if back else 1, unit_code(match["unit"])))


def _read_past_spans(match: re.Match[str], _: Moment) -> list[Found]:
    """ "the past two years", "the last few weeks", "the next six months": lengths."""
    return _found(match, _length(match), "DURATION")


def _read_shift(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "three days ago", "two weeks later", "a year earlier"."""
    word = " ".join(_group(match, "word").split())
    count, code = _count(_group(match, "count")), unit_code(match["unit"])
    back = word in ("ago", "earlier", "before", "previously", "prior", "back")
    anchor = moment.here if word in ("ago", "from now", "hence", "back") else moment.there
    if count == "X":
        return _found(match, "PAST_REF" if back else "FUTURE_REF")
    if anchor is None:
        return _found(match, None)
    by = float(count)
    if code in ("Y", "DE") and not by.is_integer():
        by, code = by * (12 if code == "Y" else 120), "M"
    if match["unit"].lower() == "fortnight":
        by *= 2
    return _found(match, shifted(anchor, -by if back else by, code))


def _read_duration(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "two years", "the first ten months", "three-month", "an hour", "several days"."""
    text = moment.text
    if _NO_LENGTH.match(text, match.end()):
        return []
    unit, count = match["unit"].lower(), _group(match, "count")
    if unit == "quarter" and not _QUARTER_YEAR.search(text[max(0, match.start() - 20) : match.start()]):
        return []
    is_rate = count in ("a", "an") and not moment.narrative
    if (is_rate or (unit == "second" and count in ("a", "an"))) and (
        _RATE_BEFORE.search(text[max(0, match.start() - 25) : match.start()]) or unit == "second"
    ):
        return []
    if unit == "second" and not (match["plural"] or "-" in match[0]):
        return []
    start = match.start()
    if _COMPOUND.search(match[0]):
        # "a three-month class": the article belongs to the class
        start = match.start("unit") if count in ("a", "an") else match.start("count")
    return [Found(start, match.end(), _length(match), "DURATION")]


_COMPOUND = re.compile(r"(?:-(?:second|minute|hour|day|night|week|month|quarter|year|decade)|long)$", re.I)
_QUARTER_YEAR = re.compile(r"\b(?:for|over|in|after|within|every)\s+(?:the\s+)?$", re.I)
_NO_LENGTH = re.compile(r"[- ]?(?:-?olds?\b| of age\b| old\b|-?olds?\b)|['’]?s? Wars?\b", re.I)
_RATE_BEFORE = re.compile(
    r"(?:\d|\b(?:times|once|twice|dollars|barrels|million|billion|thousand|hundred))\)?\s?$", re.I
)


_LENGTH_BEFORE = re.compile(
    r"\b(?:for|in|within|after|over|take[sn]?|took|last|lasts|lasted|spent|and|or|through|during|despite|following)\s+$",
    re.I,
)
_LENGTH_OF = re.compile(r"\s+(?:of|before|after|into)\s")


def _read_vague_length(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "weeks", "months-long", "decades": lengths whose number is not told."""
    code, is_long = unit_code(match["unit"]), "-long" in match[0].lower()
    if (
        not is_long
        and not _LENGTH_BEFORE.search(moment.text[max(0, match.start() - 12) : match.start()])
        and not _LENGTH_OF.match(moment.text, match.end())
    ):
        return []
    single = match["unit"].lower() + "-long" == match[0].lower()
    return _found(match, duration("1" if single else "X", code), "DURATION")


def _length(match: re.Match[str]) -> str:
    unit, words = match["unit"].lower(), _group(match, "count")
    if not words and _group(match, "plural"):
        # "the following days"
        return duration("X", unit_code(unit))
    # "a months-long strike": the article is not the count
    count = "X" if words in ("a", "an") and _group(match, "plural") else _count(words)
    return duration(count, unit_code(unit), factor=2 if unit == "fortnight" else 1)


def _count(words: str) -> str:
    """Return a count as a TIMEX3 value writes it: "3", "2.5", "X" where it is not known, "1" where it goes unsaid."""
    words = words.strip()
    if words in ("", "a", "an"):
        return "1"
    if words in ("half a", "half an", "half"):
        return "0.5"
    tokens = tokens_of(words)
    reading = read_cardinal(tokens, 0)
    if reading is None:
        return "X"
    return f"{reading.value:.12g}"


def _read_set(match: re.Match[str], _: Moment) -> list[Found]:
    """ "daily", "annually", "every month", "each Friday", "per day"."""
    if weekday := _group(match, "weekday"):
        return _found(match, f"XXXX-WXX-{weekday_number(weekday)}", "SET")
    word = _group(match, "often") or _group(match, "unit")
    if _group(match, "count"):
        return _found(match, duration(_count(_group(match, "count")), unit_code(match["unit"])), "SET")
    if _group(match, "per"):
        return _found(match, duration("1", unit_code(word)), "SET")
    return _found(match, _SETS[word], "SET")


_SETS = {
    "daily": "XXXX-XX-XX", "nightly": "XXXX-XX-XXTNI", "weekly": "XXXX-WXX", "monthly": "XXXX-XX", "quarterly": "XXXX-QX", "yearly": "XXXX",
    "annually": "XXXX", "annual": "XXXX", "hourly": "XXXX-XX-XXTXX", "day": "XXXX-XX-XX", "night": "XXXX-XX-XXTNI", "week": "XXXX-WXX", "month": "XXXX-XX",
    "quarter": "XXXX-QX", "year": "XXXX", "morning": "XXXX-XX-XXTMO", "evening": "XXXX-XX-XXTEV", "afternoon": "XXXX-XX-XXTAF",
    "hour": "XXXX-XX-XXTXX", "weekend": "XXXX-WXX-WE", "decade": "XXX", "minute": "PT1M", "second": "PT1S", "century": "XX",
}  # fmt: skip


def _read_reference(value: str) -> Reader:
    def read(match: re.Match[str], _: Moment) -> list[Found]:
        return _found(match, value)

    return read


def _read_span_of_history(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "at that time", "this period" in histories: TIMEX2 marks them and leaves their value open."""
    return _found(match, None) if moment.narrative else []


def _read_at_night(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "at | night" in histories: no night by itself."""
    before = moment.text[max(0, match.start() - 3) : match.start()].lower()
    return _found(match, "XXXX-XX-XXTNI") if moment.narrative and before == "at " else []


def _read_former(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "the former president" in histories, where TIMEX2 marks it; TimeML does not."""
    return _found(match, "PAST_REF") if moment.narrative else []


# Times of the day ------------------------------------------------------------------------------------------------


def _read_clock(match: re.Match[str], moment: Moment) -> list[Found]:
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
    if _group(match, "month"):
        month = month_number(match["month"])
        year = _named_year(match, moment, month)
        return day_of(year, month, int(match["day"])) if year else None
    there = moment.there if moment.narrative else moment.here
    on = there.on if there else None
    if word := _group(match, "dayword"):
        return shift_days(on, _DAY_WORDS[word]) if on else None
    if word := _group(match, "then"):
        moved = moment.there.on if moment.there else None
        return shift_days(moved, 0 if "same" in word else 1) if moved else None
    beside = match["weekday"] if _group(match, "weekday") else None
    if beside is None and (leading := _DAY_LEADING.search(moment.text[max(0, start - 30) : start])):
        beside = leading["weekday"]
    if beside is None and (following := _DAY_BESIDE.match(moment.text, end)):
        beside = following["weekday"]
    return day_of_weekday(moment, weekday_number(beside), "", start, end) if beside else on


def _hour(match: re.Match[str]) -> tuple[int | None, int]:
    if (word := _group(match, "name")) in ("noon", "midday"):
        return 12, 0
    if word == "midnight":
        return 0, 0
    if words := _group(match, "words"):
        return _hour_in_words(words, match)
    hour, minute = int(match["hour"]), int(_group(match, "minute") or 0)
    half = _group(match, "half")[:1]
    if half:
        if not 1 <= hour <= 12:
            return None, 0
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour, minute


# "half past three", "a quarter to ten": minutes from the hour.
_PAST_HOUR = {"half past": 30, "quarter past": 15, "quarter to": -15}


def _hour_in_words(words: str, match: re.Match[str]) -> tuple[int | None, int]:
    hour = int(words) if words.isdigit() else int(_count(words))
    shift = _PAST_HOUR.get(" ".join(_group(match, "past").replace("-", " ").split()), 0)
    if not 1 <= hour <= 12:
        return None, 0
    if _group(match, "part") in ("afternoon", "evening", "night") and hour < 12:
        hour += 12
    minutes = hour * 60 + shift
    return minutes // 60, minutes % 60


def _read_day_part(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "that afternoon", "the same evening"."""
    there = moment.there
    if there is None or there.on is None:
        return _found(match, None, "TIME")
    return _found(match, f"{there.on.isoformat()}T{DAY_PARTS[_group(match, 'part')]}", "TIME")


# The table ----------------------------------------------------------------------------------------------------------

_WHEN_YEAR = rf"(?:,?\s+(?:of\s+)?{YEAR})"
_THE_YEAR = r"(?:,?\s+(?:of\s+)?(?P<year>(?:that|the\ssame|this|last|next)\syear|(?:1[0-9]{3}|20\d\d)(?![\d%]|[.,]\d)))"
_WD = rf"(?:{WEEKDAY_SHORT},?\s+(?:the\s+)?)?"
_OF_DAY = rf"(?:(?:the\s+)?{PART}\s+of\s+)?"
_LINK = r"\s?(?:-|–|—|/|to|and|or|until|through)\s?"
_DAY2 = r"(?P<day2>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
_SHIFTED = r"(?:(?:earlier|later|early|late)\s+(?:on\s+)?)?"
_DETERMINER = r"(?:(?:the|another|a\s+mere|an\s+additional|a\s+further|these|those|its|his|her|their)\s+)?"
_ZONE = r"(?:\s+(?:\(?(?:E[SD]?T|P[SD]?T|C[SD]?T|GMT|UTC|BST|CET)\)?|hours|hrs|local\s+time|o['’]clock))?"


_HOUR = r"(?:1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
# The day right behind a clock time, one expression with it: "10 p.m. Wednesday", "5 p.m. EST Nov. 9"; a preposition would part the two.
_CLOCK_DAY = rf"(?:,?\s+(?:{WEEKDAY}|(?P<dayword>today|yesterday|tomorrow)|(?P<then>the\s+(?:next|following|same)\s+day)|(?-i:{MONTH})\s+{DAY}{_WHEN_YEAR}?)(?!\s+(?:{PART})\b))?"

# The landmarks of what holds a unit of time.
_OF_UNIT = "unit night quarter century"


def _rule(near: str, pattern: str, read: Reader, flags: re.RegexFlag = re.IGNORECASE) -> Rule:
    return Rule(re.compile(rf"(?<![\w$€£#/.])(?:{pattern})(?!\w)", flags), read, word_set(near))


# Where a small letter means another word ("may", "march", "sun").
_CASED = re.RegexFlag(0)

RULES: tuple[Rule, ...] = (
    # Days
    _rule("digit", r"(?P<year>1\d{3}|20\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-2]\d|3[01])(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?", _read_iso),
    _rule("digit", r"(?P<one>\d{1,2})[/.](?P<two>\d{1,2})[/.](?P<year>(?:19|20)\d\d|\d\d)", _read_slashed),
    _rule("month", rf"{DAY}{_LINK}{_DAY2}(?:\s+of)?\s+{MONTH}{_THE_YEAR}?", _read_day_range, _CASED),
    _rule("month", rf"{DAY}\s+{MONTH}\s+(?P<short>\d\d)(?![\d:%]|[.,]\d)", _read_day, _CASED),
    _rule("month", rf"{MONTH}\s+{DAY}{_LINK}{_DAY2}(?!\s+[JFMASOND][a-z]+\b){_THE_YEAR}?", _read_day_range, _CASED),
    _rule("month", rf"{_OF_DAY}{_WD}(?:[Tt]he\s+)?{MONTH}\s+(?:the\s+)?{DAY}{_THE_YEAR}?", _read_day, _CASED),
    _rule("month", rf"{_OF_DAY}{_WD}(?:[Tt]he\s+)?{DAY}(?:\s+of)?[\s-]+{MONTH}{_THE_YEAR}?", _read_day, _CASED),
    _rule("digit", r"the\s+(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)(?!\s+\w*(?:century|[A-Z]))", _read_ordinal_day),
    _rule("holiday month", rf"{HOLIDAY}(?:\s+{PART})?(?:,?\s+{YEAR})?", _read_holiday),
    _rule("weekday", rf"(?:(?:early|late|(?:earlier|later)(?:\s+on)?)\s+)?(?:(?P<word>last|next|this|past|coming)\s+)?{WEEKDAY}(?:\s+{PART})?", _read_weekday),
    _rule("dayword night", rf"{_SHIFTED}(?P<word>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|today|yesterday|tomorrow|tonight|last\s+night)(?:\s+{PART})?", _read_day_word),
    _rule("part night", rf"{_SHIFTED}(?P<word>this)\s+{PART}", _read_day_word),
    # Months, years and more
    _rule("month", rf"(?i:{MOD})?{MONTH}{_THE_YEAR}", _read_month, _CASED),
    _rule("month", rf"(?i:{MOD})?(?i:(?:the\s+)?(?P<word>last|next|this|past|previous|coming|following)\s+)?{MONTH}", _read_month, _CASED),
    _rule("half", rf"(?:the\s+)?{HALF}\s+of\s+{YEAR}", _read_half),
    _rule("fiscal", rf"fiscal\s+(?:year\s+)?{YEAR}", _read_year),
    _rule("quarter", r"(?:the\s+)?(?:latest|year[- ](?:ago|earlier))\s+quarter", _read_latest_quarter),
    _rule("digit", rf"{MOD}?{YEAR}(?:\s?[-–—/]\s?(?P<year2>\d{{4}}|\d\d)(?![\d-]))?", _read_year),
    _rule("digit", r"['’](?P<short>\d\d)(?!s)", _read_short_year),
    _rule("digit decade", rf"(?:the\s+)?{MOD}?(?:the\s+)?(?:(?P<decade>(?:1\d|20)\d0)['’]?s|['’](?P<short>\d0)s|(?P<name>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))", _read_decade),
    _rule("century", rf"(?:{MOD}(?:the\s+)?)?{ORDINAL}[-\s]centur(?:y|ies)", _read_century),
    _rule("season", rf"{_SHIFTED}(?:(?P<word>last|next|this|[Tt]hat|the\s+same|the\s+coming|the\s+following)\s+)?(?P<mod>{MOD}|[Tt]he\s+)?{SEASON}{_WHEN_YEAR}?", _read_season, _CASED),
    _rule("quarter", rf"(?:the\s+)?(?:fiscal\s+)?{ORDINAL}[-\s]quarter(?:\s+of\s+(?:(?:fiscal\s+)?{YEAR}|(?:this|last)\s+year))?", _read_quarter),
    _rule("quarter", rf"Q(?P<number>[1-4])(?:\s+(?:of\s+)?{YEAR})?", _read_quarter, _CASED),
    # Times that hang on others
    _rule("unit now", r"(?<=to )this\s+day|(?:present|modern)[-\s]day", _read_reference("PRESENT_REF")),
    _rule(_OF_UNIT, rf"(?:{MOD})?{_SHIFTED}(?P<word>this|last|next|that|the\s+same|that\s+same|this\s+same|the\s+coming)\s+{UNIT}(?!s)", _read_this),
    _rule(_OF_UNIT, rf"(?:{MOD}|(?:earlier|later|late|early)\s+in\s+)(?P<word>the|this|that)\s+{UNIT}(?!s)", _read_this),
    _rule(_OF_UNIT, rf"the\s+current\s+(?:fiscal\s+)?{UNIT}(?!s)", _read_this),
    _rule("unit", r"(?P<word>the)\s+(?P<unit>weekend)", _read_this),
    _rule("unit", r"(?:the\s+)?(?P<unit>year)(?:['’]s[\s-]|[\s-])end", _read_this),
    _rule(_OF_UNIT, rf"the\s+(?P<word>next|following|previous|preceding|prior)\s+{UNIT}(?!s)", _read_next_there),
    _rule(_OF_UNIT, rf"the\s+{UNIT}\s+(?P<word>before|after|earlier)(?!\s+(?:the|a|an|his|her|its|their|he|she|it|they|[A-Z]))", _read_next_there, _CASED),
    _rule("ago now", rf"(?:{ABOUT})?{COUNT}[\s-]+{UNITS}\s+(?P<word>ago|earlier|later|from\s+now|hence|previously|prior|back)", _read_shift),
    _rule("ago", rf"{UNIT}s\s+(?:ago|earlier|before(?!\s+\w))", _read_reference("PAST_REF")),
    _rule("ago now", rf"{UNIT}s\s+(?:later|from\s+now)", _read_reference("FUTURE_REF")),
    # Lengths and sets
    _rule(_OF_UNIT, rf"(?:the|these|those|his|her|their|its)\s+(?:past|last|next|coming|previous|first|final|following|preceding|other)\s+(?:{COUNT}\s+)?{UNITS}", _read_past_spans),
    _rule(_OF_UNIT, rf"(?:{ABOUT})?{_DETERMINER}{COUNT}(?:\s+(?:single|more|full|whole|straight|consecutive|long|short|working|business|calendar|additional|solid|entire|successive))?[\s-]+{UNITS}(?:-long)?(?:\s+and\s+a\s+half)?", _read_duration),
    _rule(_OF_UNIT, rf"{UNIT}(?:s?-long|s)", _read_vague_length),
    _rule("often", r"(?P<often>daily|nightly|weekly|monthly|quarterly|yearly|annually|hourly)", _read_set),
    _rule("each", rf"(?:every|each)\s+{UNIT}(?!s)", _read_set),
    _rule("each", rf"(?:every|each)\s+(?:(?:other\s+)?{WEEKDAY}|(?P<often>morning|evening|afternoon))", _read_set),
    _rule("each", rf"every\s+{COUNT}\s+{UNITS}", _read_set),
    _rule("per", rf"(?P<per>per)\s+{UNIT}(?!s)", _read_set),
    # Times of the day
    _rule("digit", rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap](?:\.m\b\.?|m\b)){_ZONE}{_CLOCK_DAY}", _read_clock),
    _rule("digit", rf"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d){_ZONE}{_CLOCK_DAY}", _read_clock),
    _rule("digit", r"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)\s?(?:hours|hrs|GMT|UTC)", _read_clock),
    _rule("clock", rf"(?P<words>{_HOUR})\s+o['’]clock(?:\s+(?:in\s+the|at)\s+{PART})?", _read_clock),
    _rule("clock", rf"(?:a\s+)?(?P<past>half[-\s]past|quarter\s+(?:past|to))\s+(?P<words>{_HOUR})(?:\s+(?:in\s+the|at)\s+{PART})?", _read_clock),
    _rule("part", rf"(?P<name>noon|midday|midnight){_CLOCK_DAY}", _read_clock),
    _rule("part night", rf"(?:that|the\s+same|that\s+same)\s+{PART}", _read_day_part),
    # Now, then and one day
    _rule("now unit", r"now(?!\s+that)|currently|at\s+present|presently|nowadays|these\s+days|at\s+the\s+moment|the\s+present(?:\s+(?:day|time))?|the\s+time\s+being|current|this\s+time", _read_reference("PRESENT_REF")),
    _rule("past now ago", r"(?:most\s+|more\s+)?recently|recent\s+(?:days|weeks|months|years|decades|times)|the\s+past|at\s+the\s+time|lately|recent|long\s+ago", _read_reference("PAST_REF")),
    _rule("former", r"former", _read_former),
    _rule("span now", r"(?:that|the\s+same)\s+time|(?:this|that)\s+period", _read_span_of_history),
    _rule("night", r"night", _read_at_night),
    _rule("future unit", r"(?:the\s+)?(?:near\s+|foreseeable\s+)?future|the\s+coming\s+(?:days|weeks|months|years)", _read_reference("FUTURE_REF")),
)  # fmt: skip
