"""The unit and the event of a figure, and the rule that told them (eval/figures-guideline)."""

import re
from collections.abc import Sequence

from dateline.base.records import Event, Figure
from dateline.facts.counted import Counted, span_of
from dateline.facts.happenings import event_of
from dateline.facts.numbers import Number
from dateline.facts.wordlists import word_set
from dateline.facts.words import Doc


def kind_of(
    doc: Doc, number: Number, counted: Counted, earlier: Sequence[Figure], sentence: tuple[int, int]
) -> tuple[str, Event, str]:
    """Return unit, event and the rule that told them."""
    if number.unit is not None:
        return _own_kind(number.unit)
    if counted.is_measure:
        return counted.unit or "", "thing", "measure"
    if (code := _unsaid_currency(doc, number, counted, earlier)) is not None:
        return code, "money", "unsaid currency"
    happening = event_of(doc, number, counted) if _may_be_people(counted) else None
    if happening is not None and happening[1] != "clause":
        return "people", *happening
    part = _part_of(doc.text, number, counted, earlier, sentence)
    if part is not None:
        return *part, "part of the one before"
    if happening is not None:
        return "people", *happening
    if counted.unit == "people" or (counted.unit is None and number.form == "vague"):
        return "people", "other_people", "people"
    if counted.unit:
        return counted.unit, "other_people" if counted.unit == "people" else "thing", "noun"
    if counted.noun is None and (going := _TO_GO.match(doc.text[number.end : number.end + 20])):
        return "people", _GOING.get(going[1].lower(), "other_people"), BARE
    if _OWN_VERB.match(doc.text[number.end : number.end + 30]) and (last := _last_people(earlier, sentence)):
        return last.unit, "other_people", BARE
    between = doc.text[sentence[0] : number.start]
    return _bare_kind(number, earlier, sentence, is_of_all=bool(_OF_ALL.search(between)))


# A verb of its own, of which no event is known: "180 have died and 10 million | have been affected".
_OWN_VERB = re.compile(
    r"^ (?:have|has|had|were|was|are|is) (?:been |being )?(?:\w+ly )?\w+(?:ed|en|ing|hit|stuck)\b"
)


# What only people are to do: "expects over 1.8 million | to arrive".
_TO_GO = re.compile(r"^ to (arrive|flee|return|attend|die|starve|vote|travel|seek)\b", re.I)
_GOING: dict[str, Event] = {"flee": "displaced", "die": "killed", "attend": "attended"}


def _last_people(earlier: Sequence[Figure], sentence: tuple[int, int]) -> Figure | None:
    last = earlier[-1] if earlier else None
    return last if last is not None and last.unit == "people" and last.sentence == sentence else None


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
    if noun.lower_ == "attendance":
        return True
    # "14 IS were killed": a body in capitals stands for its people where something befell them
    return noun.lower_ in _PEOPLE_BY_EVENT or noun.tag_ == "CD" or (len(noun) > 1 and noun.text.isupper())


_PEOPLE_BY_EVENT = word_set(
    "others more them whom lives life cases case deaths death fatalities injuries injury casualties "
    "arrests arrest infections diagnoses killings killing murders homicides kidnappings abductions "
    "disappearances hospitalizations hospitalisations detentions family families couple couples"
)
_PART = re.compile(
    r"\b(?:includ(?:ing|ed|es)|among (?:them|whom|those)|of (?:them|whom|which|those)|(?:them|whom)|of the (?:dead|killed|injured|wounded|missing|victims|arrested))\b[^.;]*$",
    re.I,
)


def _part_of(
    text: str, number: Number, counted: Counted, earlier: Sequence[Figure], sentence: tuple[int, int]
) -> tuple[str, Event] | None:
    """Return unit and event of the figure that this one is a part of: "killed 15 people, including | eight children"."""
    if counted.unit not in (None, "people") or not earlier:
        return None
    last = earlier[-1]
    between = text[last.end : number.start]
    if _OF_THEM.match(text[number.end : number.end + 12]) and len(between) < _REACH_CHARACTERS:
        return None if last.unit in ("percent", "fraction", "times") else (last.unit, last.event)
    if last.unit != "people" or last.sentence != sentence:
        return None
    if _PART.search(between):
        return "people", last.event
    # "including three soldiers and three attackers": joined to a part
    is_joined = last.rule == "part of the one before" and re.fullmatch(
        r"[\w\s'’-]*(?:,| and| or)\s(?:\w+\s){0,2}", between
    )
    return ("people", last.event) if is_joined else None


# "Two of them", "41 of whom": what the figure before counted, also from one sentence to the next.
_OF_THEM = re.compile(r"^ of (?:them|whom|these|those|which)\b")
# A bare number goes on with what the figure before it said happened, not with one of another paragraph.
_REACH_CHARACTERS = 300
# Those who live somewhere, to whom nothing happened.
_OF_ALL = re.compile(r"\b(?:population|inhabitants|residents)\b", re.I)
# A number without a noun: with a figure of the same sentence whose unit it takes over, or without.
BARE = "bare"
LOOSE = "bare, alone"


def _bare_kind(
    number: Number, earlier: Sequence[Figure], sentence: tuple[int, int], *, is_of_all: bool
) -> tuple[str, Event, str]:
    """Return what a bare number takes over from the last figure before it: "killed 12 on Monday and | 15 on Tuesday"."""
    known = [figure for figure in earlier if figure.unit not in ("percent", "fraction", "times", "", "vote")]
    near = [figure for figure in known if figure.sentence == sentence and figure.event != "money"]
    found = near or known[-1:]
    if not found:
        return "", "thing", LOOSE
    last = found[-1]
    is_far = number.start - last.end > _REACH_CHARACTERS
    event: Event = last.event if last.unit == "people" and not is_far else "thing"
    if last.unit == "people" and (is_far or is_of_all):
        event = "other_people"
    return last.unit, event, BARE if near else LOOSE


# What is made, spent or owed in millions without a word for it is money.
_PAYING = word_set("make cost spend earn lose save raise invest pay generate owe worth receive cut collect")
_LEAST_UNSAID = 1e6


def _unsaid_currency(doc: Doc, number: Number, counted: Counted, earlier: Sequence[Figure]) -> str | None:
    """Return the currency of a sum that does not name it: "could cost | billions"; the last one named, else dollars."""
    if counted.noun is not None or number.low < _LEAST_UNSAID:
        return None
    span = span_of(doc, number)
    if span is None or len(span) == 0 or span.root.head.lemma_.lower() not in _PAYING:
        return None
    return next((figure.unit for figure in reversed(earlier) if figure.event == "money"), "USD")
