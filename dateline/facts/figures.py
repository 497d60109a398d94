"""Reported figures: each number of a text that counts something, with its bound, unit, event, subject and source.

The definition is eval/figures-guideline. What each part is told by stands in its own file: numbers, sift, bounds,
counted, happenings, frames (place, window, scope) and sources (who is responsible).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from dateline.base.records import Event, Figure, Quote, TimeExpression
from dateline.base.text import identify
from dateline.facts.bounds import bound_of
from dateline.facts.counted import Counted, counted_by, span_of
from dateline.facts.happenings import event_of
from dateline.facts.numbers import Number, find_numbers
from dateline.facts.sift import times_overlap, why_no_figure
from dateline.facts.sources import attribution_of
from dateline.facts.wordlists import word_set


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
        if why_no_figure(doc, number, counted, [(f.low or f.high or 0, f.unit) for f in figures]) is not None:
            continue
        figure = _figure(doc, version_id, number, counted, figures)
        if not _is_mere_article(figure, doc.text):
            attribution = attribution_of(figure.start, figure.end, quotes, doc.text)
            figures.append(replace(figure, attribution=attribution))
    return tuple(figures)


# "One" counts where something happened to the one, where a bound stands before it, or where it is paid.
_COUNTS_ONE = frozenset({"other_people", "thing"})


def _is_mere_article(figure: Figure, text: str) -> bool:
    """True if "one" only introduces: "one expert said", "one reason"; "one shop and two homes" are counted."""
    if figure.exact.lower() != "one" or figure.event not in _COUNTS_ONE or figure.bound != "exact":
        return False
    near = text[max(figure.sentence[0], figure.start - 60) : min(figure.sentence[1], figure.end + 90)]
    return not _NUMBER_NEAR.search(
        near.replace("one", "", 1) if figure.start > figure.sentence[0] else near[3:]
    )


_NUMBER_NEAR = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\s+(?:\w+\s)?\w+s\b", re.I
)


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
    if happening is not None and happening[1] != "clause":
        return "people", *happening
    part = _part_of(doc, number, counted, earlier)
    if part is not None:
        return "people", part, "part of the one before"
    if happening is not None:
        return "people", *happening
    if counted.unit == "people" or (counted.unit is None and number.form == "vague"):
        return "people", "other_people", "people"
    unit = counted.unit or _bare_unit(doc, number, earlier)
    return unit, "other_people" if unit == "people" else "thing", "noun" if counted.unit else "bare"


def _own_kind(unit: str) -> tuple[str, Event, str]:
    if unit in ("percent", "fraction"):
        return unit, "share", unit
    if unit in ("percentage point", "basis point", "times", "vote"):
        return unit, "thing", unit
    return unit, "money", "money"


def _may_be_people(counted: Counted) -> bool:
    """True if what is counted can be people: it is, or nothing says that it is not."""
    if counted.unit in (None, "people") or counted.noun is None:
        return True
    noun = counted.noun
    return noun.lower_ in _PEOPLE_BY_EVENT or noun.tag_ == "CD"


_PEOPLE_BY_EVENT = word_set(
    "others more them whom lives life cases case deaths death fatalities injuries injury casualties "
    "arrests arrest infections diagnoses killings killing murders homicides kidnappings abductions "
    "disappearances hospitalizations hospitalisations detentions"
)
_PART = re.compile(
    r"\b(?:includ(?:ing|ed|es)|among (?:them|whom|those)|of (?:them|whom|which|those)|(?:them|whom))\b[^.;]*$",
    re.I,
)


def _part_of(doc: Doc, number: Number, counted: Counted, earlier: Sequence[Figure]) -> Event | None:
    """Return the event of the figure that this one is a part of: "killed 15 people, including | eight children"."""
    if counted.unit not in (None, "people") or not earlier:
        return None
    last = earlier[-1]
    between = doc.text[last.end : number.start]
    if last.unit != "people" or last.sentence != _sentence(doc, number):
        return None
    if _PART.search(between):
        return last.event
    # "including three soldiers and three attackers": joined to a part
    is_joined = last.rule == "part of the one before" and re.fullmatch(
        r"[\w\s'’-]*(?:,| and| or)\s(?:\w+\s){0,2}", between
    )
    return last.event if is_joined else None


def _bare_unit(doc: Doc, number: Number, earlier: Sequence[Figure]) -> str:
    """Return the unit that a bare number takes over from the last figure before it that has one, in its sentence first."""
    sentence = _sentence(doc, number)
    known = [figure for figure in earlier if figure.unit not in ("percent", "fraction", "times", "", "vote")]
    near = [figure for figure in known if figure.sentence == sentence and figure.event != "money"]
    found = near or known[-1:]
    return found[-1].unit if found else ""
