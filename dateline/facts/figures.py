"""Reported figures: each number of a text that counts something, with its bound, unit, event, subject and source.

The definition is eval/figures-guideline. What each part is told by stands in its own file: numbers, sift, bounds,
counted, happenings, frames (place, window, scope) and sources (who is responsible).
"""

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc

from dateline.base.records import Event, Figure, Quote, TimeExpression
from dateline.base.text import identify
from dateline.facts.bounds import bound_of
from dateline.facts.counted import Counted, counted_by, span_of
from dateline.facts.happenings import event_of
from dateline.facts.numbers import Number, find_numbers
from dateline.facts.sift import times_overlap, why_no_figure

_PEOPLE_EVENTS = frozenset(
    [
        "killed",
        "injured",
        "casualties",
        "missing",
        "held",
        "arrested",
        "displaced",
        "evacuated",
        "infected",
        "hospitalised",
        "rescued",
        "deployed",
        "attended",
        "other_people",
    ]
)


def find_figures(
    doc: Doc,
    version_id: str,
    *,
    published: date | None,
    times: Sequence[TimeExpression],
    quotes: Sequence[Quote],
) -> tuple[Figure, ...]:
    """Return the figures of a parsed text, in order."""
    figures: list[Figure] = []
    for number in find_numbers(doc.text):
        if times_overlap(number, times):
            continue
        counted = counted_by(doc, number)
        if why_no_figure(doc, number, counted, [(f.low or f.high or 0, f.unit) for f in figures]) is None:
            figures.append(_figure(doc, version_id, number, counted, figures))
    return tuple(figures)


def _figure(doc: Doc, version_id: str, number: Number, counted: Counted, earlier: Sequence[Figure]) -> Figure:
    bounded = bound_of(doc.text, number)
    unit, event, rule = _kind(doc, number, counted, earlier)
    subject = counted.subject
    return Figure(
        id=identify(version_id, "figure", str(number.start), str(number.end)),
        version_id=version_id,
        start=number.start,
        end=number.end,
        exact=doc.text[number.start : number.end],
        sentence=_sentence(doc, number),
        low=bounded.low,
        high=bounded.high,
        bound=bounded.bound,
        unit=unit,
        event=event,
        subject=doc.text[slice(*subject)] if subject else None,
        rule=rule,
    )


def _sentence(doc: Doc, number: Number) -> tuple[int, int]:
    span = span_of(doc, number)
    if span is None or len(span) == 0:
        return number.start, number.end
    sentence = span.root.sent
    start, end = sentence.start_char, sentence.end_char
    stripped = doc.text[start:end].rstrip()
    return min(start, number.start), max(start + len(stripped), number.end)


def _kind(doc: Doc, number: Number, counted: Counted, earlier: Sequence[Figure]) -> tuple[str, Event, str]:
    """Return unit, event and the rule that told them."""
    if number.unit is not None:
        return _own_kind(number.unit)
    if counted.is_measure:
        return counted.unit or "", "thing", "measure"
    happening = event_of(doc, number, counted) if _may_be_people(counted) else None
    if happening is not None:
        return "people", *happening
    inherited = _inherited(doc, number, counted, earlier)
    if inherited is not None:
        return "people", inherited, "same as before"
    if counted.unit == "people":
        return "people", "other_people", "people"
    return counted.unit or _bare_unit(earlier), "thing", "noun" if counted.unit else "bare"


def _own_kind(unit: str) -> tuple[str, Event, str]:
    if unit in ("percent", "fraction"):
        return unit, "share", unit
    if unit in ("percentage point", "basis point", "times"):
        return unit, "thing", unit
    return unit, "money", "money"


def _may_be_people(counted: Counted) -> bool:
    """True if what is counted can be people: it is, or nothing says that it is not."""
    if counted.unit in (None, "people") or counted.noun is None:
        return True
    noun = counted.noun
    return (
        noun.lower_
        in (
            "others",
            "more",
            "them",
            "whom",
            "lives",
            "cases",
            "deaths",
            "fatalities",
            "injuries",
            "casualties",
            "arrests",
            "infections",
            "diagnoses",
        )
        or noun.tag_ == "CD"
    )


def _inherited(doc: Doc, number: Number, counted: Counted, earlier: Sequence[Figure]) -> Event | None:
    return None


def _bare_unit(earlier: Sequence[Figure]) -> str:
    return earlier[-1].unit if earlier else ""
