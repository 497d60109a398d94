"""How much two texts, or a text and a story, are alike: cosines of weighted terms, put together with fixed weights.

Weighting: (1 + log tf) * log((N + prior) / (df + 1/2)), over the reports seen so far (Salton and Buckley 1988; the
streaming form of Yang et al. 1998). Everything is rounded, so that a state written down and read again goes on alike.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log, sqrt

from dateline.stories.terms import Terms

# Shares of body, head and names in the likeness; tuned on half of the dated stories, watched on the other.
BODY, HEAD, NAMES = 0.35, 0.35, 0.30
# Before anything is read no word is known to be rare: as if so many unlike reports had gone before.
PRIOR_REPORTS = 150
# The weightiest terms say what a text is about; the rest is noise and cost.
MOST_TERMS = 150
DIGITS = 5

Vector = dict[str, float]


@dataclass(slots=True)
class Profile:
    """Weighted terms of a report, or the sum over a story's reports, with the length of each vector."""

    body: Vector = field(default_factory=dict)
    head: Vector = field(default_factory=dict)
    names: Vector = field(default_factory=dict)
    lengths: tuple[float, float, float] = (0.0, 0.0, 0.0)


def profile_of(terms: Terms, counts: Mapping[str, int], total: int, *, prior: int = PRIOR_REPORTS) -> Profile:
    """Return a report's profile; `counts` says in how many of `total` reports each word stood so far."""
    vectors = (_weigh(part, counts, total + prior) for part in (terms.body, terms.head, terms.names))
    body, head, names = vectors
    return Profile(body=body, head=head, names=names, lengths=(length(body), length(head), length(names)))


def _weigh(words: Counter[str], counts: Mapping[str, int], total: int) -> Vector:
    weights = {word: (1 + log(n)) * log(total / (counts.get(word, 0) + 0.5)) for word, n in words.items()}
    kept = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_TERMS]
    norm = sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    return {word: round(weight / norm, DIGITS) for word, weight in kept}


def length(vector: Vector) -> float:
    """Return the Euclidean length of a vector."""
    return round(sqrt(sum(weight * weight for weight in vector.values())), DIGITS)


def added(one: Profile, other: Profile) -> Profile:
    """Return the sum of two profiles."""
    body, head, names = (
        _sum(a, b) for a, b in ((one.body, other.body), (one.head, other.head), (one.names, other.names))
    )
    return Profile(body=body, head=head, names=names, lengths=(length(body), length(head), length(names)))


def _sum(one: Vector, other: Vector) -> Vector:
    total = dict(one)
    for word, weight in other.items():
        total[word] = round(total.get(word, 0.0) + weight, DIGITS)
    return total


def likeness(one: Profile, other: Profile) -> float:
    """Return how alike two profiles are, 0 to 1. Where one names nothing, the words alone decide."""
    words = BODY * _cosine(one.body, other.body, one.lengths[0], other.lengths[0]) + HEAD * _cosine(
        one.head, other.head, one.lengths[1], other.lengths[1]
    )
    if not one.names or not other.names:
        return words / (BODY + HEAD)
    return words + NAMES * likeness_of_names(one, other)


def likeness_of_names(one: Profile, other: Profile) -> float:
    """Return how far two profiles name the same people, bodies and places, 0 to 1."""
    return _cosine(one.names, other.names, one.lengths[2], other.lengths[2])


def _cosine(one: Vector, other: Vector, one_length: float, other_length: float) -> float:
    if not one or not other:
        return 0.0
    if len(one) > len(other):
        one, other = other, one
    total = 0.0
    for word, weight in one.items():
        if word in other:
            total += weight * other[word]
    return total / (one_length * other_length)
