"""Times that hang on others, lengths of time and sets: "last week", "three days ago", "two years", "every month"."""

import re

from dateline.facts.calendar import (
    Anchor,
    duration,
    shift_days,
    shifted,
    unit_code,
    week_value,
    weekday_number,
)
from dateline.facts.findings import Found, Reader, finding, group_of
from dateline.facts.moments import Moment
from dateline.facts.numerals import read_cardinal, tokens_of


def read_this(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "this week", "last year", "next month", "the end of the year", "later this month"."""
    code, word = unit_code(match["unit"]), group_of(match, "word")
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
        return finding(match, None)
    by = {"last": -1, "next": 1, "coming": 1, "the coming": 1}.get(word, 0)
    if match["unit"].lower() == "weekend":
        if word == "the":
            # On a Monday the weekend is the one that is over; on a Friday the one to come.
            by = -1 if anchor.on is not None and anchor.on.isoweekday() < _FRIDAY else 0
        return finding(match, _weekend(anchor, by))
    value = _unit_value(anchor, by, code)
    return finding(match, value)


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


def read_next_there(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "the next day", "the previous year", "the following month", "the year before": from the last date named."""
    there = moment.there
    if there is None:
        return finding(match, None)
    back = group_of(match, "word").split()[-1] in ("previous", "preceding", "prior", "before", "earlier")
    return finding(match, _unit_value(there, -1 if back else 1, unit_code(match["unit"])))


def read_past_spans(match: re.Match[str], _: Moment) -> list[Found]:
    """ "the past two years", "the last few weeks", "the next six months": lengths."""
    return finding(match, _length(match), "DURATION")


def read_shift(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "three days ago", "two weeks later", "a year earlier"."""
    word = " ".join(group_of(match, "word").split())
    count, code = count_of(group_of(match, "count")), unit_code(match["unit"])
    back = word in ("ago", "earlier", "before", "previously", "prior", "back")
    anchor = moment.here if word in ("ago", "from now", "hence", "back") else moment.there
    if count == "X":
        return finding(match, "PAST_REF" if back else "FUTURE_REF")
    if anchor is None:
        return finding(match, None)
    by = float(count)
    if code in ("Y", "DE") and not by.is_integer():
        by, code = by * (12 if code == "Y" else 120), "M"
    if match["unit"].lower() == "fortnight":
        by *= 2
    return finding(match, shifted(anchor, -by if back else by, code))


def read_duration(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "two years", "the first ten months", "three-month", "an hour", "several days"."""
    text = moment.text
    if _NO_LENGTH.match(text, match.end()):
        return []
    unit, count = match["unit"].lower(), group_of(match, "count")
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


def read_vague_length(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "weeks", "months-long", "decades": lengths whose number is not told."""
    code, is_long = unit_code(match["unit"]), "-long" in match[0].lower()
    if (
        not is_long
        and not _LENGTH_BEFORE.search(moment.text[max(0, match.start() - 12) : match.start()])
        and not _LENGTH_OF.match(moment.text, match.end())
    ):
        return []
    single = match["unit"].lower() + "-long" == match[0].lower()
    return finding(match, duration("1" if single else "X", code), "DURATION")


def _length(match: re.Match[str]) -> str:
    unit, words = match["unit"].lower(), group_of(match, "count")
    if not words and group_of(match, "plural"):
        # "the following days"
        return duration("X", unit_code(unit))
    # "a months-long strike": the article is not the count
    count = "X" if words in ("a", "an") and group_of(match, "plural") else count_of(words)
    return duration(count, unit_code(unit), factor=2 if unit == "fortnight" else 1)


def count_of(words: str) -> str:
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


def read_set(match: re.Match[str], _: Moment) -> list[Found]:
    """ "daily", "annually", "every month", "each Friday", "per day"."""
    if weekday := group_of(match, "weekday"):
        return finding(match, f"XXXX-WXX-{weekday_number(weekday)}", "SET")
    word = group_of(match, "often") or group_of(match, "unit")
    if group_of(match, "count"):
        return finding(match, duration(count_of(group_of(match, "count")), unit_code(match["unit"])), "SET")
    if group_of(match, "per"):
        return finding(match, duration("1", unit_code(word)), "SET")
    return finding(match, _SETS[word], "SET")


_SETS = {
    "daily": "XXXX-XX-XX", "nightly": "XXXX-XX-XXTNI", "weekly": "XXXX-WXX", "monthly": "XXXX-XX", "quarterly": "XXXX-QX", "yearly": "XXXX",
    "annually": "XXXX", "annual": "XXXX", "hourly": "XXXX-XX-XXTXX", "day": "XXXX-XX-XX", "night": "XXXX-XX-XXTNI", "week": "XXXX-WXX", "month": "XXXX-XX",
    "quarter": "XXXX-QX", "year": "XXXX", "morning": "XXXX-XX-XXTMO", "evening": "XXXX-XX-XXTEV", "afternoon": "XXXX-XX-XXTAF",
    "hour": "XXXX-XX-XXTXX", "weekend": "XXXX-WXX-WE", "decade": "XXX", "minute": "PT1M", "second": "PT1S", "century": "XX",
}  # fmt: skip


def read_reference(value: str) -> Reader:
    """Return the reader of words that always have that value."""

    def read(match: re.Match[str], _: Moment) -> list[Found]:
        return finding(match, value)

    return read


def read_span_of_history(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "at that time", "this period" in histories: TIMEX2 marks them and leaves their value open."""
    return finding(match, None) if moment.narrative else []


def read_at_night(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "at | night" in histories: no night by itself."""
    before = moment.text[max(0, match.start() - 3) : match.start()].lower()
    return finding(match, "XXXX-XX-XXTNI") if moment.narrative and before == "at " else []


def read_former(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "the former president" in histories, where TIMEX2 marks it; TimeML does not."""
    return finding(match, "PAST_REF") if moment.narrative else []
