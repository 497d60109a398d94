"""How sure a fact is: what speaks for it and against it, weighed into the chance that it is right.

Each fact has two parts that go wrong for different reasons: *what* it says (a figure's value, bound, unit and event; a quote's
content) and *who* is made responsible for it. Each part has traits, known when the fact is made; their weights stand in
`data/confidence.tsv`, fitted by `bench/weigh.py` (logistic regression) on texts that we wrote and on Wikinews. The confidence
is the product of the two. How well that holds elsewhere: docs/confidence.md.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import exp
from typing import Literal

from dateline.base.records import Facts, Figure, Quote, Speaker
from dateline.facts.cast import without_article
from dateline.facts.cues import verb_cues
from dateline.facts.wordlists import rows, source_nouns, word_set

Span = tuple[int, int]
Part = Literal["figure what", "figure who", "quote what", "quote who"]

# Nothing is certain. And traits that go together (a statement in a statement, two voices) are counted twice over where they
# speak against a fact: of figures weighed below a third, more than half were right on the annotated sets.
MOST_SURE, LEAST_SURE = 0.99, 0.3
# The weight of what every fact of a kind starts from.
START = "start"
# A sentence of news is shorter. It bounds the time where a text of a hundred thousand characters has no stop in it.
LOOKED_AT_CHARACTERS = 600
# What moves the chance by less than a point or two is not worth a reader's time.
LEAST_WEIGHT = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One trait of a fact, and what it adds to the logarithm of the odds that its part is right."""

    part: Part
    trait: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the facts of one text are weighed against: how many persons it names, what stands in its sentences."""

    text: str
    people: int
    figures_in: dict[Span, tuple[int, ...]]  # by sentence, where its figures start
    speakers_in: dict[Span, frozenset[str]]  # by sentence, who makes statements in it
    quotes: tuple[Quote, ...]  # in order of their starts
    starts: tuple[int, ...]


def surroundings(facts: Facts, text: str) -> Surroundings:
    """Return the surroundings of a text's facts."""
    ordered = tuple(sorted(facts.quotes, key=lambda quote: (quote.start, quote.end)))
    figures: dict[Span, list[int]] = {}
    for figure in facts.figures:
        figures.setdefault(figure.sentence, []).append(figure.start)
    speakers: dict[Span, set[str]] = {}
    for quote in ordered:
        if quote.mode == "speech":
            speakers.setdefault(quote.sentence, set()).add(quote.attribution.speaker.name or "")
    return Surroundings(
        text=text,
        people=sum(name.kind == "person" for name in facts.names),
        figures_in={sentence: tuple(starts) for sentence, starts in figures.items()},
        speakers_in={sentence: frozenset(names) for sentence, names in speakers.items()},
        quotes=ordered,
        starts=tuple(quote.start for quote in ordered),
    )


def weighed(facts: Facts, text: str) -> Facts:
    """Return the facts of a text, each figure and quote with its confidence."""
    around = surroundings(facts, text)
    return replace(
        facts,
        quotes=tuple(replace(one, confidence=confidence_of(one, around)) for one in facts.quotes),
        figures=tuple(replace(one, confidence=confidence_of(one, around)) for one in facts.figures),
    )


def confidence_of(fact: Figure | Quote, around: Surroundings) -> float:
    """Return the chance that a fact is right in all its parts, 0..1, to two digits."""
    sure = 1.0
    for part, traits in traits_of(fact, around).items():
        sure *= chance(part, traits)
    return round(min(MOST_SURE, max(LEAST_SURE, sure)), 2)


def traits_of(fact: Figure | Quote, around: Surroundings) -> dict[Part, tuple[str, ...]]:
    """Return the traits of each part of a fact, one value of each group."""
    if isinstance(fact, Figure):
        return figure_traits(fact, around)
    return quote_traits(fact, around)


def chance(part: Part, traits: Sequence[str]) -> float:
    """Return the chance that a part with these traits is right."""
    total = _weight(part, START) + sum(_weight(part, trait) for trait in traits)
    return 1 / (1 + exp(-total))


def reasons(fact: Figure | Quote, around: Surroundings) -> tuple[Reason, ...]:
    """Return what speaks for a fact and against it, the heaviest first; what weighs next to nothing is left out."""
    found = [
        Reason(part=part, trait=trait, weight=_weight(part, trait))
        for part, traits in traits_of(fact, around).items()
        for trait in traits
    ]
    heavy = [reason for reason in found if abs(reason.weight) >= LEAST_WEIGHT]
    return tuple(sorted(heavy, key=lambda reason: (-abs(reason.weight), reason.part, reason.trait)))


@cache
def _weights() -> dict[tuple[str, str], float]:
    return {(part, trait): float(weight) for part, trait, weight in rows("confidence.tsv")}


def _weight(part: Part, trait: str) -> float:
    """Return the weight of a trait; of a value that was never weighed that of "other" in its group."""
    weights = _weights()
    other = f"{trait.partition(':')[0]}:other"
    return weights.get((part, trait), weights.get((part, other), 0.0))


# Traits of figures --------------------------------------------------------------------------------------


def figure_traits(figure: Figure, around: Surroundings) -> dict[Part, tuple[str, ...]]:
    """Return the traits of a figure: of what it counts, and of whose it is."""
    holding = _holding(figure.start, figure.end, around)
    starts = around.figures_in.get(figure.sentence, (figure.start,))
    place = bisect_right(starts, figure.start)
    what = (
        f"rule:{figure.rule}",
        f"bound:{figure.bound if figure.bound in ('exact', 'vague', 'range') else 'stated'}",
        f"number:{_written(figure)}",
        f"place:{'alone' if len(starts) == 1 else 'first' if place == 1 else 'later'}",
        f"inside:{'marks' if holding and holding[0].kind != 'indirect' else 'no marks'}",
    )
    who = (
        f"source:{_source(figure, holding, around)}",
        f"named:{naming(figure.attribution.speaker)}",
        f"way:{holding[0].rule if holding else 'none'}",
        f"nested:{'yes' if len(holding) > 1 else 'no'}",
        f"voices:{min(2, len(around.speakers_in.get(figure.sentence, ())))}",
        f"sentence:{_length(figure.sentence, around.text)}",
    )
    return {"figure what": what, "figure who": who}


_ONE = word_set("one a an no none nobody single")


def _written(figure: Figure) -> str:
    if figure.exact.lower().split()[0] in _ONE:
        return "one"
    return "digits" if any(ch.isdigit() for ch in figure.exact) else "words"


def _source(figure: Figure, holding: Sequence[Quote], around: Surroundings) -> str:
    """Return how the source was found; where there is none, what stands near that might have named one."""
    speaker = figure.attribution.speaker
    if speaker.kind != "none":
        return how_told(speaker)
    if holding:
        return "none, though said"
    if _is_quoted(figure, around):
        return "none, between marks"
    if figure.sentence in around.speakers_in:
        return "none, beside a statement"
    words = _words(figure, around.text)
    if any(source_nouns().get(word) == "document" for word in words):
        return "none, beside a document"
    if any(_is_cue(word) for word in words):
        return "none, beside a word of speech"
    return "none, after a statement" if _follows_statement(figure, around) else "none"


def how_told(speaker: Speaker) -> str:
    """Return by which way a speaker was told, in a word or two."""
    if speaker.kind == "none":
        return "none"
    if speaker.kind == "unnamed" and speaker.resolved == "as stated":
        return "unnamed"
    return speaker.resolved or "as stated"


def naming(speaker: Speaker) -> str:
    """Return whether a speaker bears a name ("Norland's Navy") or is described ("the forecast", "councils in the north")."""
    if speaker.name is None:
        return "nobody"
    words = without_article(speaker.name).split()
    return "by name" if speaker.kind == "person" or any(word[:1].isupper() for word in words) else "described"


def _is_quoted(figure: Figure, around: Surroundings) -> bool:
    """True if the sentence up to the figure opens a quotation that it does not close."""
    start = max(figure.sentence[0], figure.start - LOOKED_AT_CHARACTERS)
    before = around.text[start : figure.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _words(figure: Figure, text: str) -> list[str]:
    """Return the words of a figure's sentence in small letters: those that attribute are looked for among them."""
    start = max(figure.sentence[0], figure.start - LOOKED_AT_CHARACTERS)
    end = min(figure.sentence[1], figure.end + LOOKED_AT_CHARACTERS)
    return [word.strip('.,;:”"') for word in text[start:end].lower().split()]


@lru_cache(maxsize=4096)
def _is_cue(word: str) -> bool:
    """True of a verb that attributes, in any form that its ending tells."""
    if word in verb_cues():
        return True
    endings = (("ied", "y"), ("ies", "y"), ("ed", ""), ("ed", "e"), ("s", ""))
    return any(word.endswith(end) and word[: -len(end)] + plain in verb_cues() for end, plain in endings)


def _follows_statement(figure: Figure, around: Surroundings) -> bool:
    """True if the sentence just before, in the same paragraph, is somebody's statement."""
    at = bisect_right(around.starts, figure.sentence[0]) - 1
    if at < 0:
        return False
    last = around.quotes[at]
    between = around.text[last.sentence[1] : figure.sentence[0]]
    return last.mode == "speech" and not between.strip() and "\n\n" not in between


# A statement farther back does not reach here: paragraphs of news are shorter.
_LOOKED_AT_QUOTES = 12


def _holding(start: int, end: int, around: Surroundings) -> list[Quote]:
    """Return the quotes that hold a span, the innermost first."""
    at = bisect_right(around.starts, start)
    near = around.quotes[max(0, at - _LOOKED_AT_QUOTES) : at]
    found = [q for q in near if q.end >= end and any(a <= start and end <= b for a, b in q.pieces)]
    return sorted(found, key=lambda q: (q.end - q.start, q.start))


# Traits of quotes ---------------------------------------------------------------------------------------


def quote_traits(quote: Quote, around: Surroundings) -> dict[Part, tuple[str, ...]]:
    """Return the traits of a quote: of what was said, and of who said it."""
    nesting = _nesting(quote, around)
    what = (
        f"rule:{quote.rule}",
        f"kind:{quote.kind} {quote.mode}",
        f"words:{_size(quote, around.text)}",
        f"pieces:{'one' if len(quote.pieces) == 1 else 'several'}",
        f"nesting:{nesting}",
        f"cue:{_cue(quote, around.text)}",
    )
    who = (
        f"speaker:{how_told(quote.attribution.speaker)}",
        f"named:{naming(quote.attribution.speaker)}",
        f"choice:{_choice(quote, around)}",
        f"nesting:{nesting}",
        f"kind:{'direct' if quote.kind == 'direct' else 'not direct'}",
    )
    return {"quote what": what, "quote who": who}


_CHOSEN = ("pronoun", "role", "unresolved")


def _choice(quote: Quote, around: Surroundings) -> str:
    """Return among how many persons of the text a speaker was chosen who is not named at the place."""
    if quote.attribution.speaker.resolved not in _CHOSEN:
        return "named here"
    return (
        "few persons" if around.people <= 2 else "several persons" if around.people <= 5 else "many persons"
    )


def _size(quote: Quote, text: str) -> str:
    count = sum(len(text[start:end].split()) for start, end in quote.pieces)
    return "few" if count <= 3 else "some" if count <= 8 else "many" if count <= 30 else "very many"


def _nesting(quote: Quote, around: Surroundings) -> str:
    cue = quote.attribution.cue
    at = cue[0][0] if cue else quote.start
    first = bisect_right(around.starts, at)
    others = around.quotes[max(0, first - _LOOKED_AT_QUOTES) : first]
    if any(q is not quote and q.end > at and any(a <= at < b for a, b in q.pieces) for q in others):
        return "inside another"
    last = bisect_right(around.starts, quote.end)
    inside = around.quotes[bisect_right(around.starts, quote.start) : last]
    return "holds another" if inside else "alone"


_SAYING = word_set("say says said saying tell tells told telling")


def _cue(quote: Quote, text: str) -> str:
    words = {word for start, end in quote.attribution.cue for word in text[start:end].lower().split()}
    if not words:
        return "none"
    if words & _SAYING:
        return "said"
    return "according" if "according" in words else "another"


# Both ---------------------------------------------------------------------------------------------------


def _length(span: Span, text: str) -> str:
    start, end = span
    count = len(text[start : min(end, start + LOOKED_AT_CHARACTERS)].split())
    return "short" if count <= 15 else "middling" if count <= 35 else "long"
