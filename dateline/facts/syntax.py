"""Dependencies, as spaCy's parser finds them: the same moves with the same scores, many paragraphs side by side.

spaCy's own loop (`TransitionParser.greedy_parse`) takes the articles of a batch forward word by word, and gives up and
takes back Python's lock at every look at a state, which costs more than the look. Here every paragraph is a row of its
own, so that each step works on some hundred of them at once, and the lock is kept.

No sentence crosses a paragraph, so a paragraph's parse depends on nothing after it but the next two words, which the
parser sees coming (`_state.pxd`, `set_context_tokens` with eight: B(0) and B(1)); they are put behind it and left out
of the result.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.ml.parser_model import ParserStepModel
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

from dateline.facts.vectors import Floats

# What the parser sees of the words to come.
_AHEAD = 2
# Texts of blanks that are kept, by their length: as many as there are lengths of paragraphs, in 20 MB.
MAX_BLANKS = 1_000
# Joins the label of an arc that crosses others to the label of the head it belongs to (spaCy's nonproj.pyx).
_CROSSED = "||"
_ROOT = "ROOT"
# A longer sentence is none: in 360 articles of the press the longest has 92 words. It is cut, which bounds what every rule
# that looks over a sentence or up a tree may cost in a text without stops.
MAX_SENTENCE_WORDS = 200
_LOOSE = "dep"  # what the parser calls a dependency of no known kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The dependencies of a text, one entry a word: its head (itself for a root), their kind, and how far its words reach."""

    heads: Sequence[int]
    deps: Sequence[str]
    left: Sequence[int]
    right: Sequence[int]

    @property
    def opens(self) -> list[bool]:
        """Of each word whether a sentence starts with it: with the first word that hangs on a root."""
        opens = [False] * len(self.heads)
        for i, head in enumerate(self.heads):
            if i == head:
                opens[self.left[i]] = True
        return opens


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A paragraph: the words from `start` to `end` of a text, and behind them those that are seen coming, to `seen`."""

    text: int
    start: int
    end: int
    seen: int


class Parser:
    """The parser of one pipeline."""

    def __init__(self, parser: Any, vocab: Vocab) -> None:
        tok2vec, self._lower, self._upper = parser.model.layers
        linear = tok2vec.layers[-1]
        self._linear = (linear.get_param("W").T, linear.get_param("b"))
        self._given: Model[Floats, Floats] = Model("given", _pass_on)
        self._unseen = parser.model.attrs["unseen_classes"]
        self._parser = parser
        self._vocab = vocab
        self._blanks: dict[tuple[int, ...], Doc] = {}

    def parse(
        self, vectors: Sequence[Floats], starts: Sequence[Sequence[int]], is_space: Sequence[Sequence[bool]]
    ) -> list[Tree]:
        """Return the tree of each text, by the vectors of its words; `starts` are the words that open its paragraphs."""
        stretches = [
            _Stretch(text, start, end, min(end + _AHEAD, len(vectors[text])))
            for text, opens in enumerate(starts)
            for start, end in pairwise([*opens, len(vectors[text])])
            if start < end
        ]
        heads = [list(range(len(rows))) for rows in vectors]
        deps = [[_ROOT] * len(rows) for rows in vectors]
        states = self._run(vectors, starts, stretches) if stretches else ()
        strings = self._vocab.strings
        for stretch, state in zip(stretches, states, strict=True):
            for arc in state.arcs:
                child = stretch.start + arc["child"]
                if child < stretch.end:  # else of a word that is only seen coming
                    heads[stretch.text][child] = stretch.start + arc["head"]
                    deps[stretch.text][child] = strings[arc["label"]]
        return [_tree(*each) for each in zip(heads, deps, is_space, strict=True)]

    def _run(
        self, vectors: Sequence[Floats], starts: Sequence[Sequence[int]], stretches: Sequence[_Stretch]
    ) -> Any:
        """Return the end states of the stretches."""
        rows = np.concatenate([vectors[s.text][s.start : s.seen] for s in stretches])
        weights, bias = self._linear
        layers = [self._given, self._lower, self._upper]
        step = ParserStepModel(
            rows @ weights + bias, layers, has_upper=True, unseen_classes=self._unseen, train=False
        )
        states = self._parser.moves.init_batch([self._blank(s, starts[s.text]) for s in stretches])
        going = states
        while going:
            going = self._parser.transition_states(going, step.predict(going))
        step.clear_memory()
        return states

    def _blank(self, stretch: _Stretch, starts: Sequence[int]) -> Doc:
        """Return a text of so many words, for a state to run over; which words they are it asks the vectors alone."""
        seen = starts[bisect_left(starts, stretch.start) : bisect_left(starts, stretch.seen)]
        opens = [start - stretch.start for start in seen]
        key = (stretch.seen - stretch.start, *opens)
        if key not in self._blanks:
            if len(self._blanks) == MAX_BLANKS:
                self._blanks.clear()
            blank = Doc(self._vocab, words=["."] * key[0])
            for at in opens:
                blank[at].is_sent_start = True
            self._blanks[key] = blank
        return self._blanks[key]


def _pass_on(
    _: Model[Floats, Floats],
    rows: Floats,
    is_train: bool,  # noqa: ARG001 - thinc gives it by name
) -> tuple[Floats, Any]:
    return rows, None


def _tree(heads: list[int], deps: list[str], is_space: Sequence[bool]) -> Tree:
    left, right = _edges(heads)
    crossed = [i for i, dep in enumerate(deps) if _CROSSED in dep]
    for i in crossed:
        deps[i], _, wanted = deps[i].partition(_CROSSED)
        below = _Below(heads=heads, left=left, right=right, is_space=is_space)
        heads[i] = next((word for word in below.walk(heads[i], without=i) if deps[word] == wanted), heads[i])
    if crossed:
        left, right = _edges(heads)
    if _cut(heads, deps, left, right):
        left, right = _edges(heads)
    return Tree(heads=heads, deps=deps, left=left, right=right)


def _cut(heads: list[int], deps: list[str], left: Sequence[int], right: Sequence[int]) -> bool:
    """Cut the sentences that are too long, and return whether there were any."""
    if len(heads) <= MAX_SENTENCE_WORDS:
        return False
    tops = [i for i, head in enumerate(heads) if i == head]
    long = [top for top in tops if right[top] - left[top] >= MAX_SENTENCE_WORDS]
    for top in long:
        for start in range(left[top], right[top] + 1, MAX_SENTENCE_WORDS):
            _cut_out(heads, deps, range(start, min(start + MAX_SENTENCE_WORDS, right[top] + 1)))
    return bool(long)


def _cut_out(heads: list[int], deps: list[str], piece: range) -> None:
    """Make a sentence of a piece of one: the words that hung on others outside hang on its root, or the first of them."""
    loose = [i for i in piece if heads[i] not in piece]
    top = next((i for i in piece if heads[i] == i), loose[0] if loose else piece[0])
    for i in loose:
        heads[i], deps[i] = top, _LOOSE
    if loose and top == loose[0]:
        deps[top] = _ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class _Below:
    """The words that hang on one, found among those that it reaches."""

    heads: Sequence[int]
    left: Sequence[int]
    right: Sequence[int]
    is_space: Sequence[bool]

    def walk(self, top: int, *, without: int) -> Iterator[int]:
        """Yield all words below `top`, the nearer ones first, without one and what hangs on it."""
        row = [top]
        while row:
            row = [child for word in row for child in self._children(word) if child != without]
            yield from row

    def _children(self, word: int) -> Iterator[int]:
        reach = range(self.left[word], self.right[word] + 1)
        return (i for i in reach if self.heads[i] == word and i != word and not self.is_space[i])


def _edges(heads: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return of each word the first and the last of all that hang on it, itself included."""
    left, right = list(range(len(heads))), list(range(len(heads)))
    # In this order whoever is reached already has all above reached too.
    for i, head in enumerate(heads):
        at = head
        while left[at] > i:
            left[at] = i
            at = heads[at]
    for i in reversed(range(len(heads))):
        at = heads[i]
        while right[at] < i:
            right[at] = i
            at = heads[at]
    return left, right
