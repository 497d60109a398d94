"""Word vectors in their context, as the parser's models have them, reckoned in plain NumPy.

A small model of spaCy reads a text in two steps: each word alone becomes a vector (by hashes of its form, beginning, end
and shape); then layers look at each word's neighbours. The first depends on the word alone, so its result is kept; the
second is a handful of matrix products. Both give what spaCy's own layers give (`spacy.ml.models.tok2vec`, MultiHashEmbed
and MaxoutWindowEncoder) up to the last digits of a sum.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

Floats = NDArray[np.float32]
# A word as the models know it, in one number: twice that of its form in the vocabulary, and one more if a blank follows.
Form = int

# Words whose vectors are kept: the forms of some million words of news, in 19 MB.
MAX_KEPT_WORDS = 50_000
# So many words at a time stay in the processor's cache (2 MB).
_BLOCK_WORDS = 512
# Source: thinc.layers.layernorm.
_LEAST_VARIANCE = np.float32(1e-8)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layer:
    """One look at the neighbours: weights for three words, pieces of which the largest counts, and the norm."""

    weights: Floats  # (three words, pieces one after the other)
    bias: Floats
    scale: Floats
    shift: Floats


class Encoder:
    """The word vectors of one model."""

    def __init__(self, model: Model[Any, Any], vocab: Vocab) -> None:
        """Take the weights of a "tok2vec" of words and neighbours.

        Raises:
            LookupError: the model is built otherwise.
        """
        if len(model.layers) != 2:
            raise LookupError(model.name)
        self._words, encode = model.layers
        self._vocab = vocab
        self._pad = int(encode.attrs["pad"])
        self._layers = [_layer(residual) for residual in encode.layers[0].layers]
        self._kept: dict[Form, int] = {}
        self._vectors: Floats = np.zeros((0, self._layers[0].scale.size), dtype=np.float32)

    def encode(self, texts: Sequence[Sequence[Form]]) -> list[Floats]:
        """Return the vectors of the words of each text, one row a word."""
        rows = self._rows(texts)
        pad = np.zeros((self._pad, self._vectors.shape[1]), dtype=np.float32)
        vectors = np.concatenate([pad, *(part for row in rows for part in (self._vectors[row], pad))])
        for layer in self._layers:
            vectors = _looked_around(vectors, layer)
        ends = np.cumsum([self._pad + len(row) for row in rows])
        return [vectors[end - len(row) : end] for end, row in zip(ends, rows, strict=True)]

    def _rows(self, texts: Sequence[Sequence[Form]]) -> list[NDArray[np.intp]]:
        kept = self._kept
        if len(kept) > MAX_KEPT_WORDS:
            kept.clear()
        new = list(dict.fromkeys(form for text in texts for form in text if form not in kept))
        if new:
            self._keep(len(kept), self._of_words(new))
            kept.update(zip(new, range(len(kept), len(kept) + len(new)), strict=True))
        return [np.array([kept[form] for form in text], dtype=np.intp) for text in texts]

    def _keep(self, count: int, vectors: Floats) -> None:
        """Put vectors behind the `count` that are kept; the table doubles when it is full."""
        needed = count + len(vectors)
        if needed > len(self._vectors):
            room = np.zeros((max(needed, 2 * len(self._vectors)), vectors.shape[1]), dtype=np.float32)
            room[:count] = self._vectors[:count]
            self._vectors = room
        self._vectors[count:needed] = vectors

    def _of_words(self, forms: Sequence[Form]) -> Floats:
        strings = self._vocab.strings
        # The last word is there so that one is never alone: matrix products with one row are summed in another order.
        words = [*(strings[form >> 1] for form in forms), "."]
        doc = Doc(self._vocab, words=words, spaces=[*(bool(form & 1) for form in forms), False])
        vectors: Floats = self._words.predict([doc])[0]
        return vectors[:-1]


def _layer(residual: Model[Any, Any]) -> _Layer:
    maxout = next(_named(residual, "maxout"))
    norm = next(_named(residual, "layernorm"))
    weights = np.asarray(maxout.get_param("W"))  # width x pieces x three words
    return _Layer(
        weights=np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1)),
        bias=np.asarray(maxout.get_param("b")).T.reshape(-1),
        scale=np.asarray(norm.get_param("G")),
        shift=np.asarray(norm.get_param("b")),
    )


def _named(model: Model[Any, Any], name: str) -> Iterator[Model[Any, Any]]:
    return (layer for layer in model.walk() if layer.name == name)


def _looked_around(vectors: Floats, layer: _Layer) -> Floats:
    """Return each vector with what its neighbours add to it."""
    count, width = vectors.shape
    edge = np.zeros((1, width), dtype=np.float32)
    padded = np.concatenate([edge, vectors, edge])
    result = np.empty_like(vectors)
    for start in range(0, count, _BLOCK_WORDS):
        end = min(count, start + _BLOCK_WORDS)
        window = np.hstack([padded[start + place : end + place] for place in range(3)])
        np.add(vectors[start:end], _normed(_largest(window, layer), layer), out=result[start:end])
    return result


def _largest(window: Floats, layer: _Layer) -> Floats:
    width = layer.scale.size
    pieces = window @ layer.weights
    pieces += layer.bias
    largest = pieces[:, :width]
    for start in range(width, pieces.shape[1], width):
        largest = np.maximum(largest, pieces[:, start : start + width])
    return largest


def _normed(vectors: Floats, layer: _Layer) -> Floats:
    vectors -= vectors.mean(axis=1, keepdims=True)
    spread = np.einsum("ij,ij->i", vectors, vectors) / np.float32(vectors.shape[1]) + _LEAST_VARIANCE
    vectors *= (1 / np.sqrt(spread))[:, None]
    vectors *= layer.scale
    vectors += layer.shift
    return vectors
