"""A door of the room: why a fact is as it is, how sure it is of what, and what else was considered."""

from dataclasses import dataclass
from functools import cache

from dateline.base.records import Facts, Figure, Quote
from dateline.facts.cast import read_context
from dateline.facts.confidence import Part, Reason, chance, reasons, surroundings, traits_of
from dateline.facts.considered import Considered, considered
from dateline.facts.names import find_names
from dateline.facts.parse import MODEL, parse
from dateline.facts.wordlists import rows

# What the parts of a fact are called where people read of them.
PARTS: dict[Part, str] = {
    "figure what": "what it counts",
    "figure who": "who says so",
    "quote what": "what was said",
    "quote who": "who said it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A trait in plain words, and what it adds to the logarithm of the odds that its part is right."""

    words: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One part of a fact: how sure it is, what speaks for it and what against it, the heaviest first."""

    part: str
    chance: float
    speaks_for: tuple[Told, ...]
    speaks_against: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """Why a fact is as it is."""

    rule: str  # in plain words, where there are any
    sides: tuple[Side, ...]
    considered: tuple[Considered, ...]


def weigh(fact: Figure | Quote, facts: Facts, text: str, *, model: str = MODEL) -> Weighing:
    """Return why a fact is as it is: `facts` are all of its text, which is parsed again for what else was considered."""
    around = surroundings(facts, text)
    traits = traits_of(fact, around)
    told = reasons(fact, around)
    doc = parse(text, model)
    return Weighing(
        rule=_in_words(next(iter(traits)), f"rule:{fact.rule}") or fact.rule,
        sides=tuple(_side(part, chance(part, found), told) for part, found in traits.items()),
        considered=considered(fact, facts, read_context(doc, find_names(doc))),
    )


def _side(part: Part, sure: float, told: tuple[Reason, ...]) -> Side:
    known = [
        Told(words=words, weight=round(r.weight, 2))
        for r in told
        if r.part == part and (words := _in_words(part, r.trait))
    ]
    return Side(
        part=PARTS[part],
        chance=round(sure, 2),
        speaks_for=tuple(one for one in known if one.weight > 0),
        speaks_against=tuple(one for one in known if one.weight < 0),
    )


@cache
def _words() -> dict[tuple[str, str], str]:
    return {(part, trait): words for part, trait, words in rows("confidence_words.tsv")}


def _in_words(part: Part, trait: str) -> str:
    """Return a trait in words; "" for one that has none."""
    known = _words()
    return known.get((part, trait)) or known.get(("*", trait)) or ""
