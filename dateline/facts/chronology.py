"""Orders of time that cannot be: a contract signed with a company that did not yet exist."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dateline.base.records import TimeExpression
from dateline.facts.matter import Doubt, Matter

# What somebody does with a body, and by what a body begins to be; the second is told of it in a clause of its own.
_DEALT = re.compile(
    r"\b(?:signed|awarded|hired|appointed|contracted|commissioned|paid|bought from|sold to|agreed|employed)\b",
    re.I,
)
_BEGAN = re.compile(
    r"\b(?:company|firm|group|charity|body|agency|bank|business|start-up|organi[sz]ation|foundation|party|,)\s(?:that|which) (?:was|were) (?:only )?"
    r"(?:founded|established|set up|created|incorporated|registered|formed|launched)\b",
    re.I,
)
_MONTH = re.compile(r"\d{4}(?:-\d\d){0,2}")


def find_chronology(matter: Matter) -> Iterator[Doubt]:
    """Yield the sentences in which somebody deals with a body before it was founded, or an end comes before its beginning."""
    yield from _backward(matter)
    yield from _ended_first(matter)
    for start, end in matter.sentences:
        began = _BEGAN.search(matter.text, start, end)
        dealt = _DEALT.search(matter.text, start, began.start()) if began else None
        if began is None or dealt is None:
            continue
        times = [t for t in matter.times if start <= t.start < end and t.value and _MONTH.fullmatch(t.value)]
        first = [t for t in times if t.start < began.start()]
        second = [t for t in times if t.start > began.end()]
        if len(first) == 1 and second and _is_before(first[0], second[0]):
            yield Doubt(
                kind="chronology",
                spans=((first[0].start, first[0].end), (second[0].start, second[0].end)),
                confidence=0.8,
                why=f"What happened in {first[0].exact} came before the founding in {second[0].exact}: one of the two cannot be.",
            )


def _is_before(one: TimeExpression, other: TimeExpression) -> bool:
    a, b = one.value or "", other.value or ""
    length = min(len(a), len(b))
    return a[:length] < b[:length]


# Spans ----------------------------------------------------------------------------------------------

_MONTH_NAME = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _backward(matter: Matter) -> Iterator[Doubt]:
    """Yield "from 24 May to 12 May 2031": two days of one month, or of two printed years, of which the second is the earlier."""
    for one, other in pairwise(t for t in matter.times if t.day is not None):
        if one.day is None or other.day is None or other.start - one.end > 6:
            continue
        if not re.fullmatch(r"\s(?:to|until|till)\s", matter.text[one.end : other.start]):
            continue
        if not re.search(r"\bfrom\s$", matter.text[max(0, one.start - 6) : one.start]):
            continue
        months, years = ([p.search(t.exact) for t in (one, other)] for p in (_MONTH_NAME, _YEAR))
        is_of_one_month = all(months) and one.day.month == other.day.month and not all(years)
        if (is_of_one_month and one.day.day > other.day.day) or (all(years) and one.day > other.day):
            yield Doubt(
                kind="chronology",
                spans=((one.start, one.end), (other.start, other.end)),
                why=f"The time from {one.exact} to {other.exact} ends before it begins.",
            )


# What must come first, and what ends or undoes it.
_ORDERED = (
    (r"closed|shut(?: down)?|was closed|was shut", r"reopened|opened again|was reopened"),
    (r"was (?:arrested|jailed|detained|imprisoned)", r"was (?:released|freed)|released|freed"),
    (
        r"opened|was opened|was founded|founded|was built",
        r"closed|was closed|was demolished|was dissolved|folded",
    ),
    (r"was born", r"died"),
    (r"was elected|took office|was appointed", r"resigned|stepped down|left office|was dismissed"),
    (r"married", r"divorced"),
)
_WHEN = r"(?:\s[a-z]+){0,3}\s(?:in|on)\s"


def _ended_first(matter: Matter) -> Iterator[Doubt]:
    """Yield "closed in April 2029, reopened in January 2029": two deeds in their own order with times in the other."""
    for one, other in pairwise(matter.times):
        if other.start - one.end > 40 or not (one.value and other.value):
            continue
        if not (_MONTH.fullmatch(one.value) and _MONTH.fullmatch(other.value) and _is_before(other, one)):
            continue
        before, between = matter.text[max(0, one.start - 40) : one.start], matter.text[one.end : other.start]
        for first, second in _ORDERED:
            then = rf",?(?:\sand|\sbut|\sbefore)?(?:\s(?:he|she|it))?\s(?:{second}){_WHEN}"
            if (
                re.search(rf"\b(?:{first}){_WHEN}$", before)
                and re.fullmatch(then, between)
                and _YEAR.search(one.exact)
            ):
                yield Doubt(
                    kind="chronology",
                    spans=((one.start, one.end), (other.start, other.end)),
                    confidence=0.8,
                    why=f"What ended in {other.exact} had begun in {one.exact}: one of the two cannot be.",
                )
                break
