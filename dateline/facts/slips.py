"""Dates that cannot be: a year that is a slip, a weekday that does not fit its date."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dateline.base.records import TimeExpression
from dateline.facts.matter import Doubt, Matter, Span, day_in_words
from dateline.facts.sentences import sentence_around
from dateline.facts.wordlists import word_set

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY_OF_MONTH = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# A statement that news reports as fresh is at most this old; older ones are told as history.
FRESH_DAYS = 45
# A day that is news: anniversaries are kept to the day, and texts that look back name their year again.
_NEWS_DAYS = 7
# 04/07/2031 is one day in London and another in New York.
_IN_DIGITS = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b")
# Articles go out after midnight in one zone and before it in another.
_ZONE_DAYS = 1
# Words by which a text says itself that it looks back: then an old year is meant.
_LOOKS_BACK = re.compile(
    r"\b(?:last year|(?:a|one|two|three|\w+) years? (?:ago|earlier|before|later|on)|anniversar\w+|previous(?:ly)? year|at the time"
    r"|back in|year-on-year|since then|the same day|that year|the year before)\b",
    re.I,
)
# Words by which a text says that it speaks of now.
_IS_FRESH = re.compile(
    r"\b(?:this (?:week|month|year|fall|autumn|spring|summer|winter|morning|evening)|earlier this|recent(?:ly)?|so far|now"
    r"|latest|today|yesterday|earlier (?:assessments?|reports?|figures?|estimates?|counts?|tall(?:y|ies)))\b",
    re.I,
)


def find_slips(matter: Matter) -> Iterator[Doubt]:
    """Yield the dates of an article that cannot be; nothing without a day of publication but weekdays with a year."""
    taken: set[Span] = set()
    for doubt in (*_years(matter), *_ended_periods(matter), *_weekdays(matter)):
        if not any(span in taken for span in doubt.spans):
            taken.update(doubt.spans)
            yield doubt


# Years ----------------------------------------------------------------------------------------------


def _years(matter: Matter) -> Iterator[Doubt]:
    published = matter.published
    if published is None:
        return
    for time in matter.times:
        likely = _likely(time, published)
        if likely is None or _IN_DIGITS.search(time.exact):
            continue
        around = sentence_around(matter.sentences, time.start, time.end)
        reason = _weekday_reason(matter, time, likely) or _neighbour_reason(matter, time, likely, around)
        if reason is None and _is_said(matter, time) and not _LOOKS_BACK.search(matter.text[slice(*around)]):
            reason = (
                _fresh_reason(matter, around)
                or _future_reason(time, published)
                or _alone_reason(matter, time, likely)
            )
        if reason is None:
            continue
        yield Doubt(
            kind="year",
            spans=((time.start, time.end),),
            likely=likely.isoformat(),
            why=f"{time.exact} is {_apart(time.day, published)} this article's own date ({day_in_words(published)}), {reason};"
            f" {day_in_words(likely)} would fit.",
        )


def _likely(time: TimeExpression, published: date) -> date | None:
    """Return the day in the year of publication (or the one before it) that is fresh, where the printed one is a year off."""
    if time.day is None or not _YEAR.search(time.exact) or not _DAY_OF_MONTH.search(time.exact):
        return None
    for year in (published.year, published.year - 1):
        fresh = _in_year(time.day, year)
        if fresh is None or fresh == time.day:
            continue
        is_off = abs(fresh.year - time.day.year) == 1
        # Two digits that changed places are believed of a day that is news only.
        is_turned = sorted(str(fresh.year)) == sorted(str(time.day.year))
        most = FRESH_DAYS if is_off else _NEWS_DAYS if is_turned else -1
        if -_ZONE_DAYS <= (published - fresh).days <= most:
            return fresh
    return None


def _in_year(day: date, year: int) -> date | None:
    # 29 February has no like in other years.
    return None if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _is_said(matter: Matter, time: TimeExpression) -> bool:
    """True if something was said on the day, or a figure was given for it: then it is news, not history."""
    if _is_told_of_a_thing(matter, time):
        return False
    days = [q.attribution.said_on_exact for q in matter.quotes if q.sentence[0] <= time.start < q.sentence[1]]
    days += [
        f.attribution.said_on_exact for f in matter.figures if f.sentence[0] <= time.start < f.sentence[1]
    ]
    return time.exact in days


# What is dated when it is issued: a date that belongs to one of these is the day of the words.
_STATEMENTS = word_set(
    "statement report letter post message release interview briefing speech address tweet memo bulletin update note email"
)


def _is_told_of_a_thing(matter: Matter, time: TimeExpression) -> bool:
    """True if a date only says which thing is meant: "the ceasefire agreed on ...", "who was sworn in on ..."."""
    span = matter.doc.char_span(time.start, time.end, alignment_mode="expand")
    if span is None:
        return False
    after = next((t for t in matter.doc[span.end : span.end + 1]), None)
    if after is not None and after.tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return True  # the date ends the subject: "The ceasefire agreed on 21 January was extended"
    verb = next((t for t in span.root.ancestors if t.pos_ in ("VERB", "AUX")), None)
    return verb is not None and verb.dep_ in ("acl", "relcl") and verb.head.lemma_.lower() not in _STATEMENTS


_AFTER = re.compile(r"\b(?:after|following|once)\b")


def _neighbour_reason(matter: Matter, time: TimeExpression, likely: date, around: Span) -> str | None:
    """Return a reason where a time beside the date says when it was: "two weeks ago, on June 4, 2030", or what it came after."""
    if time.day is None:
        return None
    for other in matter.times:
        if not around[0] <= other.start < around[1] or other.start == time.start or _YEAR.search(other.exact):
            continue
        between = matter.text[min(other.end, time.end) : max(other.start, time.start)]
        if other.end <= time.start and re.fullmatch(r",?\s(?:on\s|\()?", between) and _covers(other, likely):
            return f"while “{other.exact}” stands beside it"
        is_after = other.start >= time.end and _AFTER.search(between) and len(between) < 120
        if (
            is_after
            and other.day is not None
            and time.day < other.day
            and 0 <= (likely - other.day).days <= _NEWS_DAYS
        ):
            return f"while it is told as after “{other.exact}”"
    return None


def _covers(time: TimeExpression, day: date) -> bool:
    if time.day is not None:
        return abs((time.day - day).days) <= _ZONE_DAYS
    week = re.fullmatch(r"(\d{4})-W(\d\d)", time.value or "")
    if week is None:
        return False
    monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
    return -_NEWS_DAYS <= (day - monday).days < 2 * _NEWS_DAYS


def _weekday_reason(matter: Matter, time: TimeExpression, likely: date) -> str | None:
    named = _weekday_beside(matter.text, time)
    if named is None or time.day is None:
        return None
    fits_likely, fits_printed = (
        _WEEKDAYS[likely.weekday()] == named[0],
        _WEEKDAYS[time.day.weekday()] == named[0],
    )
    return f"and it was no {named[0]}" if fits_likely and not fits_printed else None


def _fresh_reason(matter: Matter, around: Span) -> str | None:
    after = next((s for s in matter.sentences if s[0] >= around[1]), around)
    for start, end in (around, after):
        found = _IS_FRESH.search(matter.text, start, end)
        if found and not _LOOKS_BACK.search(matter.text, start, end):
            return f"while the text beside it speaks of the present (“{found[0]}”)"
    return None


def _future_reason(time: TimeExpression, published: date) -> str | None:
    return "and nobody has spoken on a day to come" if time.day is not None and time.day > published else None


def _alone_reason(matter: Matter, time: TimeExpression, likely: date) -> str | None:
    """Return a reason where nothing else in the text is of the printed year, and the day in this year is news."""
    published = matter.published
    if (
        published is None
        or time.day is None
        or (published - likely).days > _NEWS_DAYS
        or _LOOKS_BACK.search(matter.text)
    ):
        return None
    others = [
        t
        for t in matter.times
        if t.start != time.start and t.kind == "DATE" and t.value and not _hangs_on(t, time)
    ]
    # A text that speaks of no other day may be about that old one.
    is_alone = bool(others) and not any((t.value or "").startswith(str(time.day.year)) for t in others)
    near = any(t.day is not None and abs((t.day - likely).days) <= _NEWS_DAYS for t in others)
    return "while all other days of the text are of this one's time" if is_alone and near else None


def _hangs_on(time: TimeExpression, doubted: TimeExpression) -> bool:
    """True if a time is counted from the doubted one: "a day earlier"."""
    return time.start > doubted.start and bool(
        re.search(r"\b(?:earlier|later|before|after|following|next|previous)\b", time.exact)
    )


def _apart(day: date | None, published: date) -> str:
    days = (published - day).days if day is not None else 0
    return f"{abs(days)} days {'before' if days > 0 else 'after'}"


_ENDED = re.compile(
    r"\b(?:quarter|year|months?|period|half|weeks?|season)\s(?:that\s|which\s)?ended\s(?:on\s)?(?:\w+day,?\s)?$",
    re.I,
)
_IS_PLANNED = re.compile(
    r"\b(?:will|to (?:report|announce|release|publish|discuss|host|hold|present|disclose|issue)|expects?|expected|scheduled|guidance|forecast"
    r"|outlook|due|plans?|estimates?)\b",
    re.I,
)
_MOST_PERIOD_DAYS = 400


def _ended_periods(matter: Matter) -> Iterator[Doubt]:
    """Yield the end of a quarter or year that "ended" on a day to come."""
    published = matter.published
    if published is None:
        return
    for time in matter.times:
        if (
            time.day is None
            or time.day <= published + timedelta(days=_ZONE_DAYS)
            or not _YEAR.search(time.exact)
        ):
            continue
        if not _ENDED.search(matter.text[max(0, time.start - 40) : time.start]) or _IN_DIGITS.search(
            time.exact
        ):
            continue
        around = sentence_around(matter.sentences, time.start, time.end)
        likely = _in_year(time.day, time.day.year - 1)
        if likely is None or likely > published or _IS_PLANNED.search(matter.text, *around):
            continue
        if (published - likely).days <= _MOST_PERIOD_DAYS:
            yield Doubt(
                kind="year",
                spans=((time.start, time.end),),
                likely=likely.isoformat(),
                why=f"{time.exact} has not ended on this article's own date ({day_in_words(published)}); {day_in_words(likely)} would fit.",
            )


# Weekdays -------------------------------------------------------------------------------------------


def _weekdays(matter: Matter) -> Iterator[Doubt]:
    for time in matter.times:
        named = _weekday_beside(matter.text, time)
        day = _sure_day(time, matter.published)
        if named is None or day is None:
            continue
        weekday, start, end = named
        right = _WEEKDAYS[day.weekday()]
        if (
            weekday == right
            or _fits_another_year(time, weekday, day)
            or _may_be_read_otherwise(time, weekday)
            or _NAMED_DAY.match(matter.text, time.end)
        ):
            continue
        nearest = _nearest(day, weekday)
        yield Doubt(
            kind="weekday",
            spans=((start, end),),
            likely=nearest.isoformat(),
            why=f"{day_in_words(day)} is a {right}, not a {weekday}; {weekday} is {day_in_words(nearest)}.",
        )


# "On Tuesday, 12 May Day marchers": a number and a feast, no date.
_NAMED_DAY = re.compile(r"\s(?:Day|Days)\b")


def _may_be_read_otherwise(time: TimeExpression, weekday: str) -> bool:
    """True if the date is in digits, and its weekday fits with day and month the other way round."""
    found = _IN_DIGITS.search(time.exact)
    if found is None or time.day is None or time.day.day > 12:
        return False
    other = date(time.day.year, time.day.day, time.day.month)
    return _WEEKDAYS[other.weekday()] == weekday


_SHORT = {name[:length]: name for name in _WEEKDAYS for length in (3, 4, 5)}
_SHORT_WEEKDAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\."


def _weekday_beside(text: str, time: TimeExpression) -> tuple[str, int, int] | None:
    """Return the weekday that is part of a full date, or stands right before or behind it, and the span of both."""
    if not _DAY_OF_MONTH.search(time.exact):
        return None
    within = re.search(rf"{_WEEKDAY}|\b{_SHORT_WEEKDAY}", time.exact)
    if within:
        return _long(within[0]), time.start, time.end
    before = re.search(
        rf"\b({_WEEKDAY}|{_SHORT_WEEKDAY})(?:,?\s(?:the\s)?|\s\()$",
        text[max(0, time.start - 16) : time.start],
    )
    if before:
        start = max(0, time.start - 16) + before.start(1)
        return _long(before[1]), start, time.end
    after = re.match(
        rf"(?:\s?\(?\s?(?:a\s)?({_WEEKDAY})\)|,\s(?:which (?:is|was|will be|falls on) )?a\s({_WEEKDAY})(?=[.,;]|\sand\b))",
        text[time.end : time.end + 40],
    )
    if after is None:
        return None
    group = 1 if after[1] else 2
    return after[group], time.start, time.end + after.end(group)


def _long(weekday: str) -> str:
    return weekday if weekday in _WEEKDAYS else _SHORT[weekday.rstrip(".")]


# A day without its year is one of this year or of a neighbouring one, and near: farther away it may be of any year.
_NEAR_DAYS = 150


def _sure_day(time: TimeExpression, published: date | None) -> date | None:
    """Return the day of a date: as printed where the year is; else that nearest to publication, if it is near."""
    if time.day is None or _YEAR.search(time.exact):
        return time.day
    if published is None:
        return None
    days = [_in_year(time.day, published.year + step) for step in (-1, 0, 1)]
    near = min((day for day in days if day), key=lambda day: abs((day - published).days), default=None)
    return near if near and abs((near - published).days) <= _NEAR_DAYS else None


def _fits_another_year(time: TimeExpression, weekday: str, day: date) -> bool:
    """True if a date without its year was read as of another year, and its weekday fits there."""
    return time.day is not None and time.day != day and _WEEKDAYS[time.day.weekday()] == weekday


def _nearest(day: date, weekday: str) -> date:
    offset = (_WEEKDAYS.index(weekday) - day.weekday() + 3) % 7 - 3
    return day + timedelta(days=offset)
