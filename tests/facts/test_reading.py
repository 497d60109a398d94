"""What is reckoned here in the place of spaCy's own steps gives what spaCy gives, word for word."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc as Raw
from spacy.tokens import Token as RawToken

from dateline.base.errors import UnusableModel
from dateline.facts.parse import MODEL, load, parse, parse_many, require
from dateline.facts.words import Doc, Token

TEXT = (
    "The Harbour Board of Norburg said on Tuesday that three ferries won't sail; there's no crew, Ms Ada Brandvik told"
    ' the Norburg Courier.\n\n"We\'re gonna wait," she added. "It ain\'t over."\n\nAt least 1,200 people, most of them'
    " dockers of the Union of Dock and Ferry Workers, marched to Skarholm (pop. 40,000) in the rain - which they hadn't"
    " expected.\n\nLet's see, the mayor of Skarholm, Ode Lind, wrote on 4 May 2031."
)


def spacy_doc(text: str) -> Raw:
    """Return a text as spaCy's own pipeline reads it, with the same words and paragraphs."""
    pipeline = load(MODEL).pipeline
    plain = pipeline.make_doc(text)
    doc = Raw(plain.vocab, words=[t.text for t in plain], spaces=[bool(t.whitespace_) for t in plain])
    for before, token in zip(doc, list(doc)[1:], strict=False):
        if "\n\n" in before.text:
            token.is_sent_start = True
    for _, step in pipeline.pipeline:
        doc = step(doc)
    return doc


def of_word(word: Token | RawToken) -> tuple[object, ...]:
    return (
        word.text, word.idx, word.lower_, word.whitespace_, word.tag_, word.pos_, word.lemma_, word.dep_, word.ent_type_,
        word.ent_iob_, word.is_sent_start, word.is_space, word.is_punct, word.is_alpha, word.like_num, word.head.i,
        word.left_edge.i, word.right_edge.i, [c.i for c in word.children], [w.i for w in word.subtree],
        [w.i for w in word.ancestors], [w.i for w in word.conjuncts], (word.sent.start, word.sent.end),
    )  # fmt: skip


def test_every_word_is_read_as_by_spacy() -> None:
    assert [of_word(word) for word in parse(TEXT)] == [of_word(word) for word in spacy_doc(TEXT)]


def test_entities_are_those_of_spacy() -> None:
    found = [(e.start_char, e.end_char, e.label_, e.root.i) for e in parse(TEXT).ents]
    assert found == [(e.start_char, e.end_char, e.label_, e.root.i) for e in spacy_doc(TEXT).ents]
    assert found


def test_sentences_are_those_of_spacy() -> None:
    assert [s.text for s in parse(TEXT).sents] == [s.text for s in spacy_doc(TEXT).sents]


@pytest.mark.parametrize("mode", ["strict", "contract", "expand"])
def test_spans_of_characters_are_those_of_spacy(mode: str) -> None:
    ours, theirs = parse(TEXT), spacy_doc(TEXT)
    for start in range(0, len(TEXT) - 12, 3):
        one = ours.char_span(start, start + 12, alignment_mode=mode)  # type: ignore[arg-type]
        other = theirs.char_span(start, start + 12, alignment_mode=mode)
        assert (one and (one.start, one.end)) == (other and (other.start, other.end))


def test_roots_of_spans_are_those_of_spacy() -> None:
    ours, theirs = parse(TEXT), spacy_doc(TEXT)
    assert [ours[i : i + 3].root.i for i in range(len(ours) - 3)] == [
        theirs[i : i + 3].root.i for i in range(len(theirs) - 3)
    ]


def test_a_text_is_read_the_same_alone_and_among_others() -> None:
    alone = [of_word(word) for word in parse(TEXT)]
    _, among, _ = parse_many(["A short one.", TEXT, "The dam at Skarholm held."])
    assert [of_word(word) for word in among] == alone


def test_a_text_is_read_the_same_twice() -> None:
    # The second time, vectors and lemmas of its words are known.
    text = "Quayside hawkers re-tarred twelve unseaworthy dinghies."
    assert [of_word(word) for word in parse(text)] == [of_word(word) for word in parse(text)]


def _long_texts(shared: Path) -> Iterator[str]:
    for name in ("quotes/gold/dev.jsonl", "figures/gold/events_dev.jsonl"):
        for line in (shared / "data" / name).read_text(encoding="utf-8").splitlines()[::8]:
            yield json.loads(line)["text"]


@pytest.mark.shared
def test_the_annotated_articles_are_read_as_by_spacy(shared: Path) -> None:
    texts = list(_long_texts(shared))
    words = [(of_word(one), of_word(other)) for doc, text in zip(parse_many(texts), texts, strict=True)
             for one, other in zip(doc, spacy_doc(text), strict=True)]  # fmt: skip
    assert len(words) > 2_000
    # A mark alone before a quotation is the last sentence's guess in spaCy, and here part of its sentence.
    assert sum(one != other for one, other in words) <= len(words) / 1_000


def test_words_are_objects_that_stay_the_same() -> None:
    doc: Doc = parse("The dam held.")
    assert doc[1] is doc[1:2][0] is doc.sents[0].root.lefts[0]


def test_a_word_beyond_the_text_is_an_error() -> None:
    with pytest.raises(IndexError):
        parse("The dam held.")[0].nbor(-1)


def test_a_model_that_is_not_there_is_named() -> None:
    with pytest.raises(UnusableModel, match="'en_nowhere_sm' cannot be used: no such package"):
        require("en_nowhere_sm")


def test_a_model_without_a_part_is_named(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(UnusableModel, match="it has no tok2vec, tagger, parser"):
        require(str(tmp_path))


def test_the_default_model_will_do() -> None:
    require(MODEL)
