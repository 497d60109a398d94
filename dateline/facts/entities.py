"""Entities (persons, bodies, places, days ...), found as spaCy's name finder finds them, for all words of a text at once.

spaCy decides word by word, in order: is it outside, does it open an entity, go on with it, end it? The decision looks at
the word and, within an entity, at its first word and the word before (`spacy.pipeline._parser_internals`: `ner.pyx`,
`_state.pxd`, `set_context_tokens` with three). So where no entity is open it depends on the word alone and is made for
all words together; only entities of several words are followed step by step, all of them side by side.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.facts.vectors import Floats

Bools = NDArray[np.bool_]
Ints = NDArray[np.intp]
Entity = tuple[int, int, str]  # first word, word after the last, label


class _Moves:
    """The moves of the finder by what they do, each at its number: B opens, I goes on, L ends, U is alone, O is outside."""

    def __init__(self, names: Sequence[str]) -> None:
        kinds = np.array([name[0] for name in names])
        self.names = [name[2:] for name in names]
        known = sorted({name for name in self.names if name})
        self.labels: Ints = np.array([known.index(name) if name else -1 for name in self.names])
        self.opens: Bools = (kinds == "B") & (self.labels >= 0)
        self.is_alone: Bools = (kinds == "U") & (self.labels >= 0)
        self.starts: Bools = self.opens | self.is_alone
        self.is_outside: Bools = kinds == "O"
        self.inside: Ints = np.array([names.index(f"I-{label}") for label in known])
        self.last: Ints = np.array([names.index(f"L-{label}") for label in known])


class NameFinder:
    """The decisions of one model over the vectors of words."""

    def __init__(self, ner: Any) -> None:
        """Take the weights and labels of spaCy's "ner" pipe."""
        model = ner.model
        linear, lower, upper = (
            model.get_ref("tok2vec").layers[-1],
            model.get_ref("lower"),
            model.get_ref("upper"),
        )
        weights = lower.get_param("W")  # places x hidden x pieces x width
        self._linear = (linear.get_param("W").T, linear.get_param("b"))
        self._places = [_by_piece(place) for place in weights]
        self._nothing = [place.T.reshape(-1) for place in lower.get_param("pad")[0]]
        self._bias = lower.get_param("b").T.reshape(-1)
        self._hidden = int(weights.shape[1])
        self._upper = (upper.get_param("W"), upper.get_param("b"))
        self._moves = _Moves([ner.moves.get_class_name(i) for i in range(upper.get_dim("nO"))])
        # Where none is open, half of the moves cannot be: they are not even scored.
        self._first = np.flatnonzero(self._moves.starts | self._moves.is_outside)
        self._upper_first = tuple(np.ascontiguousarray(weights[self._first]) for weights in self._upper)

    def find(self, vectors: Floats, *, may_open: Bools, may_go_on: Bools) -> list[Entity]:
        """Return the entities of a text, in order.

        `may_open` is false for white space; `may_go_on` says of each word whether the next belongs to its sentence.
        """
        words = vectors @ self._linear[0] + self._linear[1]
        moves = self._first_moves(words, may_open, may_go_on)
        opened = np.flatnonzero(self._moves.opens[moves])
        ends = self._ends(words, opened, self._moves.labels[moves[opened]], may_go_on)
        alone = np.flatnonzero(self._moves.is_alone[moves])
        found = sorted(
            [*zip(opened.tolist(), ends.tolist(), strict=True), *((i, i + 1) for i in alone.tolist())]
        )
        return list(_parted((start, end, self._moves.names[moves[start]]) for start, end in found))

    def _first_moves(self, words: Floats, may_open: Bools, may_go_on: Bools) -> Ints:
        """Return what is done with each word where no entity is open."""
        rest = self._nothing[1] + self._nothing[2] + self._bias
        scores = self._scores(words @ self._places[0] + rest, self._upper_first)
        scores[np.ix_(~may_open, self._moves.starts[self._first])] = -np.inf
        scores[np.ix_(~may_go_on, self._moves.opens[self._first])] = -np.inf
        moves: Ints = self._first[scores.argmax(axis=1)]
        return moves

    def _ends(self, words: Floats, starts: Ints, labels: Ints, may_go_on: Bools) -> Ints:
        """Return the word after the last of each entity that opens at `starts`."""
        ends = starts + 1
        first = words[starts] @ self._places[1] + self._bias
        running = np.arange(len(starts))
        while len(running):
            at = ends[running]
            pieces = first[running] + words[at] @ self._places[0] + words[at - 1] @ self._places[2]
            scores = self._scores(pieces, self._upper)
            rows = np.arange(len(running))
            inside = scores[rows, self._moves.inside[labels[running]]]
            last = scores[rows, self._moves.last[labels[running]]]
            ends[running] = at + 1
            running = running[may_go_on[at] & (inside > last)]
        return ends

    def _scores(self, pieces: Floats, upper: tuple[Floats, ...]) -> Floats:
        hidden = np.maximum(pieces[:, : self._hidden], pieces[:, self._hidden :])
        scores: Floats = hidden @ upper[0].T + upper[1]
        return scores


def _by_piece(weights: Floats) -> Floats:
    """Return weights (hidden x pieces x width) as a matrix that gives the first pieces of all, then the second."""
    return np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1))


def _parted(entities: Iterable[Entity]) -> Iterator[Entity]:
    """Yield the entities that begin where none is open."""
    free = 0
    for start, end, label in entities:
        if start >= free:
            yield start, end, label
            free = end
