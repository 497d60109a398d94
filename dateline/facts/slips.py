"""Dates that cannot be: a year off by one, a weekday that does not fit, words said after they were printed."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dateline.base.records import TimeExpression
from dateline.facts.matter import Doubt, Matter, Span, day_in_words
from dateline.facts.sentences import sentence_around

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY_OF_MONTH = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# A statement that news reports as fresh is at most this old; older ones are told as history.
FRESH_DAYS = 45
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
    for doubt in [*_years(matter), *_weekdays(matter), *_said_later(matter), *_far_days(matter)]:
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
        if likely is None or not _is_said(matter, time):
            continue
        around = sentence_around(matter.sentences, time.start, time.end)
        if _LOOKS_BACK.search(matter.text[slice(*around)]):
            continue
        reason = (
            _weekday_reason(matter, time, likely)
            or _fresh_reason(matter, around)
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
        if fresh is None or fresh == time.day or abs(fresh.year - time.day.year) != 1:
            continue
        if -_ZONE_DAYS <= (published - fresh).days <= FRESH_DAYS:
            return fresh
    return None


def _in_year(day: date, year: int) -> date | None:
    # 29 February has no like in other years.
    return None if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _is_said(matter: Matter, time: TimeExpression) -> bool:
    """True if something was said on the day, or a figure was given for it: then it is news, not history."""
    days = [q.attribution.said_on_exact for q in matter.quotes if q.sentence[0] <= time.start < q.sentence[1]]
    days += [
        f.attribution.said_on_exact for f in matter.figures if f.sentence[0] <= time.start < f.sentence[1]
    ]
    return time.exact in days


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


# Only a day that is news: anniversaries are kept to the day, and texts that look back name their year again.
_NEWS_DAYS = 7


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


# Weekdays -------------------------------------------------------------------------------------------


def _weekdays(matter: Matter) -> Iterator[Doubt]:
    for time in matter.times:
        named = _weekday_beside(matter.text, time)
        if named is None or time.day is None or not _is_near(time, matter.published):
            continue
        weekday, start, end = named
        right = _WEEKDAYS[time.day.weekday()]
        if weekday == right:
            continue
        nearest = _nearest(time.day, weekday)
        yield Doubt(
            kind="weekday",
            spans=((start, end),),
            likely=nearest.isoformat(),
            why=f"{day_in_words(time.day)} is a {right}, not a {weekday}; {weekday} is {day_in_words(nearest)}.",
        )


def _weekday_beside(text: str, time: TimeExpression) -> tuple[str, int, int] | None:
    """Return the weekday that is part of a full date, or stands right before or behind it, and the span of both."""
    if not _DAY_OF_MONTH.search(time.exact):
        return None
    within = re.search(_WEEKDAY, time.exact)
    if within:
        return within[0], time.start, time.end
    before = re.search(rf"\b({_WEEKDAY}),?\s(?:the\s)?$", text[max(0, time.start - 16) : time.start])
    if before:
        start = max(0, time.start - 16) + before.start(1)
        return before[1], start, time.end
    after = re.match(rf"\s?\(?\s?(?:a\s)?({_WEEKDAY})\)", text[time.end : time.end + 16])
    return (after[1], time.start, time.end + after.end(1)) if after else None


def _is_near(time: TimeExpression, published: date | None) -> bool:
    """True if the year is printed, or the day is so near to publication that the year is sure."""
    if _YEAR.search(time.exact):
        return True
    return published is not None and time.day is not None and abs((published - time.day).days) <= 150


def _nearest(day: date, weekday: str) -> date:
    offset = (_WEEKDAYS.index(weekday) - day.weekday() + 3) % 7 - 3
    return day + timedelta(days=offset)


# The future -----------------------------------------------------------------------------------------


def _said_later(matter: Matter) -> Iterator[Doubt]:
    published = matter.published
    if published is None:
        return
    for quote in matter.quotes:
        said_on, words = quote.attribution.said_on, quote.attribution.said_on_exact
        if said_on is None or words is None or said_on <= published + timedelta(days=_ZONE_DAYS):
            continue
        if not _DAY_OF_MONTH.search(words) or not _is_past(matter, quote.attribution.cue):
            continue
        at = matter.text.find(words, quote.sentence[0], quote.sentence[1])
        if at < 0:
            continue
        yield Doubt(
            kind="said after published",
            spans=((at, at + len(words)),),
            why=f"This is reported as said on {day_in_words(said_on)}, after the article itself ({day_in_words(published)}).",
        )


# Contracts, terms and goals reach this far; those that reach farther are told by their year alone.
_FAR_YEARS = 30


def _far_days(matter: Matter) -> Iterator[Doubt]:
    """Yield full dates that lie farther ahead than anything is agreed to the day."""
    published = matter.published
    if published is None:
        return
    for time in matter.times:
        day = time.day
        if day is None or day.year - published.year < _FAR_YEARS or not _DAY_OF_MONTH.search(time.exact):
            continue
        if not _YEAR.search(time.exact):
            continue
        likely = _turned(day, published)
        fits = f"; {day_in_words(likely)} would fit" if likely else ""
        yield Doubt(
            kind="future date",
            spans=((time.start, time.end),),
            likely=likely.isoformat() if likely else None,
            why=f"{time.exact} is {day.year - published.year} years after this article ({day_in_words(published)}){fits}.",
        )


def _turned(day: date, published: date) -> date | None:
    """Return the day whose year has two neighbouring digits the other way round, where that is near."""
    digits = str(day.year)
    for i in range(len(digits) - 1):
        year = int(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :])
        near = _in_year(day, year) if 0 <= year - published.year <= 10 else None
        if near is not None:
            return near
    return None


def _is_past(matter: Matter, cue: tuple[Span, ...]) -> bool:
    span = matter.doc.char_span(*cue[0], alignment_mode="expand") if cue else None
    return span is not None and span.root.tag_ in ("VBD", "VBN")
