"""Lists that do not come out: parts of a total, shares of a poll, two rates for one pair of currencies."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from dateline.facts.matter import Doubt, Matter, Span
from dateline.facts.numbers import Number, find_numbers

# "Of the 214 cases ..., 120 were in ...": what follows in the sentence are the parts.
_OF_THE = re.compile(r"^\W*Of (?:the|its|their|these|those|all) (?:\w+ )?$", re.I)
# "in three streams: 3.1 million in ..., 2.2 million in ... and 1.6 million in ...".
_MADE_UP = re.compile(
    r"\b(?:in (?:two|three|four|five|six|seven) (?:\w+ )?\w+|made up of|consist(?:s|ed|ing) of|comprises?|as follows|broken down into|split into)\s?:?\s?$",
    re.I,
)
_INCOMPLETE = re.compile(
    r"\b(?:others?|rest|remaining|remainder|mostly|mainly|some of|at least|more than|about|including|among|half|former|latter|also)\b",
    re.I,
)
# Who gives no answer gives no other: the answers are shares of one whole.
_NO_ANSWER = re.compile(
    r"\b(?:no opinion|undecided|unsure|not sure|do(?:es)? not know|did not know|don[’']t know|didn[’']t know|no answer)\b",
    re.I,
)
_POLL = re.compile(r"\b(?:poll|survey|questionnaire|asked|respondents)\b", re.I)
# A whole in rounded shares misses 100 by half a point each.
_LEAST_OVER = 1.5
# A list that misses by more is no list of parts: "of the 288 candidates, 286 are graduates, 202 under 45 and 56 women".
_LEAST_PART, _MOST_PART = 0.9, 1.15
_CURRENCY = re.compile(r"[A-Z]{3}")
_BRACKET = re.compile(r"^\s?\((?:about |around |roughly |some |nearly |approximately )?$")
# Rates in one article are rounded, and of different days.
_RATE_SLACK = 0.25


def find_totals(matter: Matter) -> Iterator[Doubt]:
    """Yield the lists of numbers that do not make what they should."""
    numbers = find_numbers(matter.text)
    numbers = tuple(n for n in numbers if not any(t.start < n.end and n.start < t.end for t in matter.times))
    for sentence in matter.sentences:
        within = [n for n in numbers if sentence[0] <= n.start < sentence[1]]
        yield from _of_the(matter, sentence, within)
        yield from _streams(matter, sentence, within, numbers)
        yield from _answers(matter, sentence, within)
    yield from _rates(matter, numbers)


def _of_the(matter: Matter, sentence: Span, numbers: list[Number]) -> Iterator[Doubt]:
    """Yield "Of the 214 cases, 120 were ..., 61 ... and six ..." where the list ends with "and" and misses the total."""
    if len(numbers) < 4 or not _OF_THE.match(matter.text[sentence[0] : numbers[0].start]):
        return
    total, *parts = numbers
    is_list = matter.text[parts[-2].end : parts[-1].start].rstrip().endswith("and")
    added = sum(part.low for part in parts)
    is_near = _LEAST_PART * total.low <= added <= _MOST_PART * total.low
    if not is_list or not is_near or added == total.low or any(n.form == "vague" or n.unit for n in numbers):
        return
    if _INCOMPLETE.search(matter.text, total.end, parts[-1].end):
        return
    yield _sum_doubt(matter, total, parts, added)


def _streams(
    matter: Matter, sentence: Span, within: list[Number], numbers: tuple[Number, ...]
) -> Iterator[Doubt]:
    """Yield a list that is said to be all of a sum told shortly before, and is not."""
    for i, first in enumerate(within):
        opening = matter.text[sentence[0] : first.start]
        if not _CURRENCY.fullmatch(first.unit or "") or not _MADE_UP.search(opening):
            continue
        parts = [n for n in within[i:] if n.unit == first.unit]
        before = [
            n
            for n in numbers
            if n.end <= first.start and n.unit == first.unit and n.low > max(p.low for p in parts)
        ]
        if len(parts) < 2 or not before or _INCOMPLETE.search(matter.text, first.start, parts[-1].end):
            continue
        total, added = before[-1], sum(part.low for part in parts)
        if abs(added - total.low) > 0.02 * total.low and total.start > first.start - 600:
            yield _sum_doubt(matter, total, parts, added)


def _sum_doubt(matter: Matter, total: Number, parts: list[Number], added: float) -> Doubt:
    words = [matter.text[n.start : n.end] for n in (total, *parts)]
    spans = tuple((n.start, n.end) for n in (total, *parts))
    return Doubt(
        kind="parts and total",
        spans=spans,
        likely=f"{added:.0f}",
        figure_ids=tuple(f.id for f in matter.figures if (f.start, f.end) in spans),
        why=f"The parts {', '.join(words[1:-1])} and {words[-1]} make {added:,.0f}, but the total is given as {words[0]}.",
    )


def _answers(matter: Matter, sentence: Span, numbers: list[Number]) -> Iterator[Doubt]:
    shares = [n for n in numbers if n.unit == "percent" and not n.is_range]
    words = matter.text[slice(*sentence)]
    added = sum(n.low for n in shares)
    if (
        len(shares) < 2
        or not 100 + _LEAST_OVER < added < 150
        or not (_POLL.search(words) and _NO_ANSWER.search(words))
    ):
        return
    yield Doubt(
        kind="share over 100",
        spans=tuple((n.start, n.end) for n in shares),
        why=f"The answers {', '.join(matter.text[n.start : n.end] for n in shares)} come to {added:g} percent of those asked.",
    )


def _rates(matter: Matter, numbers: tuple[Number, ...]) -> Iterator[Doubt]:
    """Yield the sum in brackets whose rate of exchange is not that of the article's other pairs of the same currencies."""
    pairs = [
        (one, other)
        for one, other in pairwise(numbers)
        if _is_money(one) and _is_money(other) and one.unit != other.unit and one.low and other.low
        and _BRACKET.match(matter.text[one.end : other.start]) and matter.text[other.end : other.end + 1] == ")"
    ]  # fmt: skip
    for (one, other), (later, last) in combinations(pairs, 2):
        if (one.unit, other.unit) == (later.unit, last.unit):
            rate, theirs = other.low / one.low, last.low / later.low
        elif (one.unit, other.unit) == (last.unit, later.unit):
            rate, theirs = one.low / other.low, last.low / later.low
        else:
            continue
        if max(rate, theirs) / min(rate, theirs) <= 1 + _RATE_SLACK:
            continue
        yield Doubt(
            kind="conversion",
            spans=((later.start, last.end),),
            likely=f"{float(f'{rate * later.low:.3g}'):.0f} {last.unit}",
            why=f"By the rate of {matter.text[one.start : other.end]}) in this article, {matter.text[later.start : later.end]} is"
            f" about {float(f'{rate * later.low:.3g}'):,.0f} {last.unit}, not {matter.text[last.start : last.end]}.",
        )
        return


def _is_money(number: Number) -> bool:
    return bool(_CURRENCY.fullmatch(number.unit or "")) and not number.is_range
