"""Orders of time that cannot be: a contract signed with a company that did not yet exist."""

import re
from collections.abc import Iterator

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
    """Yield the sentences in which somebody deals with a body before it was founded."""
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
