"""What the queries are asked of: one article's text with all that was read off it."""

from dataclasses import dataclass
from datetime import date

from dateline.base.records import Figure, Name, Query, QueryKind, Quote, TimeExpression
from dateline.base.text import identify
from dateline.facts.numbers import Number, find_numbers
from dateline.facts.words import Doc

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One article, read."""

    doc: Doc
    version_id: str
    published: date | None = None
    headline: str | None = None
    standfirst: str | None = None
    doubts: tuple[str, ...] = ()
    sentences: tuple[Span, ...] = ()
    names: tuple[Name, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def text(self) -> str:
        """The text that was read."""
        return self.doc.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A query before it has its identity: what it is about, and why."""

    kind: QueryKind
    why: str
    spans: tuple[Span, ...] = ()
    exact: tuple[str, ...] = ()  # only where the words stand outside the text; else the words of `spans`
    likely: str | None = None
    figure_ids: tuple[str, ...] = ()
    confidence: float = 0.9


def to_query(doubt: Doubt, matter: Matter) -> Query:
    """Return the record of a query."""
    exact = doubt.exact or tuple(matter.text[start:end] for start, end in doubt.spans)
    about = [f"{start}-{end}" for start, end in doubt.spans] or list(exact) or [doubt.why]
    return Query(
        id=identify(matter.version_id, doubt.kind, *about),
        version_id=matter.version_id,
        kind=doubt.kind,
        spans=doubt.spans,
        exact=exact,
        why=doubt.why,
        likely=doubt.likely,
        figure_ids=doubt.figure_ids,
        confidence=doubt.confidence,
    )


def bare_numbers(matter: Matter) -> tuple[Number, ...]:
    """Return the numbers of the text that are no part of a date, in order."""
    times = iter(sorted((time.start, time.end) for time in matter.times))
    time = next(times, None)
    kept = []
    for number in find_numbers(matter.text):
        while time is not None and time[1] <= number.start:
            time = next(times, None)
        if time is None or number.end <= time[0]:
            kept.append(number)
    return tuple(kept)


def listed(items: list[str]) -> str:
    """Return words as a list in a sentence: "four, six and nine"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def in_digits(value: float) -> str:
    """Return a number as news prints it: "1,250", "0.4"."""
    return f"{value:,.0f}" if value == round(value) else f"{value:,.4g}"


def day_in_words(day: date) -> str:
    """Return a day as a person writes it: "18 December 2024"."""
    return f"{day.day} {day:%B} {day.year}"
