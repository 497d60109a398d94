"""Dated statements of a draft beside the reports: the same happening on the same day, or on another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.base.records import TimeExpression
from dateline.newsroom.beside.evidence import Evidence, Line
from dateline.newsroom.beside.figures import Ruling
from dateline.newsroom.beside.wording import numbers

# A line that shares less with the draft's sentence tells of something else.
ALIKE = 0.45
# Lines nearly as alike as the best may tell the same.
NEXT = 0.75
# Lengths of time are many: the line must be closer, and hours and days are not looked at.
CLOSE = 0.55
_SPELL = re.compile(r"P(?:[2-9]|\d\d+)[YMW]")
MOST_LINES = 8
_MONTH_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A day that a sentence of the draft names."""

    time: TimeExpression
    sentence: str


def is_day(time: TimeExpression) -> bool:
    """True if an expression names one day, if need be without its year or week."""
    value = time.value or ""
    return time.kind == "DATE" and bool(time.day or _MONTH_DAY.fullmatch(value) or _WEEKDAY.fullmatch(value))


def fits(time: TimeExpression, day: date) -> bool:
    """True if an expression can name a day."""
    if time.day is not None:
        return time.day == day
    value = time.value or ""
    if match := _MONTH_DAY.fullmatch(value):
        return (day.month, day.day) == (int(match[1]), int(match[2]))
    match = _WEEKDAY.fullmatch(value)
    return match is not None and day.isoweekday() == int(match[1])


def judge_day(dated: Dated, evidence: Evidence) -> Ruling:
    """Return what the reports say to a dated statement."""
    ranked = evidence.ranked(dated.sentence, least=ALIKE, counted=numbers(dated.sentence))
    if not ranked:
        return Ruling(verdict="unbacked", why="No report tells of this.")
    best = ranked[0][0]
    alike = [line for score, line in ranked if score >= NEXT * best][:MOST_LINES]
    backing = [line for line in alike if _is_of(line, dated.time)]
    if backing:
        return Ruling(verdict="backed", why="A report tells it of this day.", lines=_pairs(backing))
    others = [line for line in alike if line.days]
    if others:
        told = ", ".join(sorted({f"{day.day} {day:%B %Y}" for day in others[0].days}))
        return Ruling(verdict="contradicted", why=f"The reports tell it of {told}.", lines=_pairs(others))
    return Ruling(verdict="unbacked", why="No report tells it of this day.", lines=_pairs(alike[:1]))


def is_spell(time: TimeExpression) -> bool:
    """True if an expression is a stretch of time of a certain length: "six years"."""
    return time.kind == "DURATION" and _SPELL.fullmatch(time.value or "") is not None


def judge_spell(dated: Dated, evidence: Evidence) -> Ruling | None:
    """Return what the reports say to a stretch of time; None where none is like it."""
    ranked = evidence.ranked(dated.sentence, least=CLOSE)
    alike = [line for _, line in ranked if line.spells]
    if not alike:
        return None
    backing = [line for line in alike if dated.time.value in line.spells]
    if backing:
        return Ruling(verdict="backed", why="A report gives this length of time.", lines=_pairs(backing))
    return Ruling(
        verdict="contradicted", why="The reports give another length of time.", lines=_pairs(alike[:3])
    )


def _is_of(line: Line, time: TimeExpression) -> bool:
    if any(fits(time, day) for day in line.days):
        return True
    if line.days_of_it:
        return False
    # A sentence that names no day tells of the day of its report, or of the one that was named last.
    return any(fits(time, day) for day in (*line.days_before, line.on) if day)


def _pairs(lines: Sequence[Line]) -> tuple[tuple[Line, None], ...]:
    return tuple((line, None) for line in lines)
