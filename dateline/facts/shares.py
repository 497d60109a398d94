"""Shares of one whole that come to more than the whole."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dateline.facts.matter import Doubt, Matter, Span, bare_numbers, listed
from dateline.facts.numbers import Number

# Groups of people and things of which there is a whole; a share of a measure (output, capacity, a level) may exceed it.
_OF_A_GROUP = re.compile(
    r"\s+of\s+(?:(?:all|the|its|their|his|her|our|those|these)\s+){0,2}(?:(?!average|number|level|rate|total|income|usual|normal)[\w-]+\s+){0,2}"
    r"(?:people|voters|respondents|residents|members|patients|households|workers|students|pupils|votes|ballots|population|electorate"
    r"|adults|women|men|children|seats|schools|hospitals|families|inhabitants)\b(?!\s+(?:ago|needed|required|expected))",
    re.I,
)
_GROWTH = re.compile(
    r"\b(?:up(?!\sto\b)|rise|rose|risen|grew|grown|growth|increase[ds]?|jump(?:ed)?|surge[ds]?|capacity|target)\W+(?:\w+\W+)?$",
    re.I,
)
# Who gives no answer gives no other: the answers are shares of one whole.
_NO_ANSWER = re.compile(
    r"\b(?:no opinion|undecided|unsure|not sure|do(?:es)? not know|did not know|don[’']t know|didn[’']t know|no answer)\b",
    re.I,
)
_POLL = re.compile(r"\b(?:poll|survey|questionnaire|asked|respondents)\b", re.I)
# Not one question with one answer each: then shares may come to anything.
_SEVERAL = re.compile(
    r"\b(?:several|multiple|more than one|both|each|respectively|first|second|another|up to)\b", re.I
)
# A whole in rounded shares misses 100 by half a point each; what misses it by far is no list of one question's answers.
_LEAST_OVER, _MOST_OVER = 1.5, 12.0
# Two halves of a whole, as a text sets them beside each other: "62 per cent are girls and 42 per cent are boys".
_HALVES = (
    ("girls", "boys"), ("women", "men"), ("female", "male"), ("in favour", "against"), ("in favor", "against"),
    ("for", "against"), ("yes", "no"), ("approve", "disapprove"), ("approved", "disapproved"), ("support", "oppose"),
    ("supported", "opposed"), ("urban", "rural"),
)  # fmt: skip
_HALF = re.compile(r"^\s(?:(?:are|were|is|was|said|voted|vote)\s)?(?:the\s)?(in favou?r|[a-z]+)\b", re.I)
_VOTE = re.compile(
    r"\b(?:back(?:ed|s)?|approved?|reject(?:ed|s)?|won|wins?|beat|lost|loses?|defeat(?:ed|s)?|pass(?:ed|es)?|vot(?:e|ed|es)|le(?:d|ads?)|by)\b[^.;\d]{0,40}$",
    re.I,
)
_OUT_OF = re.compile(r"^\sout of (?:every\s)?$")


def find_shares(matter: Matter) -> Iterator[Doubt]:
    """Yield the shares of an article that are more than a whole."""
    numbers = bare_numbers(matter)
    yield from _single(matter, numbers)
    yield from _out_of(matter.text, numbers)
    percents = [n for n in numbers if n.unit == "percent" and not n.is_range]
    if len(percents) < 2:
        return
    for sentence in matter.sentences:
        within = [n for n in percents if sentence[0] <= n.start < sentence[1]]
        if len(within) >= 2:
            yield from _answers(matter, sentence, within)
            yield from _halves(matter.text, within)


def _single(matter: Matter, numbers: tuple[Number, ...]) -> Iterator[Doubt]:
    for number in numbers:
        if number.unit != "percent" or number.low <= 100 or number.is_range:
            continue
        if not _OF_A_GROUP.match(matter.text[number.end : number.end + 80]):
            continue
        if _GROWTH.search(matter.text[max(0, number.start - 25) : number.start]):
            continue
        words = matter.text[number.start : number.end]
        yield _doubt(
            matter,
            [number],
            f"No more than 100 percent of a whole can be meant, but the text has {words}.",
        )


def _out_of(text: str, numbers: tuple[Number, ...]) -> Iterator[Doubt]:
    for one, other in pairwise(numbers):
        # "Eleven out of ten" is praise.
        if one.unit or other.unit or one.low <= other.low or other.low == 10 or one.low > 10 * other.low:
            continue
        if _OUT_OF.match(text[one.end : other.start]):
            words = text[one.start : other.end]
            yield Doubt(
                kind="share over 100",
                spans=((one.start, other.end),),
                why=f"“{words}” is more than all: the two numbers may have changed places.",
            )


def _answers(matter: Matter, sentence: Span, shares: list[Number]) -> Iterator[Doubt]:
    words = matter.text[slice(*sentence)]
    added = sum(n.low for n in shares)
    if not _LEAST_OVER < added - 100 < _MOST_OVER or _SEVERAL.search(words):
        return
    if _POLL.search(words) and _NO_ANSWER.search(words):
        yield _doubt(
            matter,
            shares,
            f"The answers {_words(matter.text, shares)} come to {added:g} percent of those asked.",
        )


def _halves(text: str, shares: list[Number]) -> Iterator[Doubt]:
    for one, other in pairwise(shares):
        added, between = one.low + other.low, text[one.end : other.start]
        if not _LEAST_OVER < added - 100 < 50 or len(between) > 60:
            continue
        if between in (" to ", " against ") and _VOTE.search(text[max(0, one.start - 60) : one.start]):
            pass
        elif not _are_halves(between, text[other.end : other.end + 40]):
            continue
        yield Doubt(
            kind="share over 100",
            spans=((one.start, one.end), (other.start, other.end)),
            why=f"The two shares {_words(text, [one, other])} are of one whole, but come to {added:g} percent.",
        )


def _are_halves(between: str, after: str) -> bool:
    first, second = _HALF.match(between), _HALF.match(after)
    if first is None or second is None or _SEVERAL.search(between):
        return False
    pair = first[1].lower(), second[1].lower()
    return pair in _HALVES or pair[::-1] in _HALVES


def _words(text: str, numbers: list[Number]) -> str:
    return listed([text[n.start : n.end] for n in numbers])


def _doubt(matter: Matter, numbers: list[Number], why: str) -> Doubt:
    spans = tuple((n.start, n.end) for n in numbers)
    ids = tuple(f.id for f in matter.figures if (f.start, f.end) in spans)
    return Doubt(kind="share over 100", spans=spans, figure_ids=ids, why=why)
