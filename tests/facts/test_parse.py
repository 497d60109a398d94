"""Parsing: offsets stay those of the text, and no sentence crosses a paragraph."""

import pytest

from dateline.facts import parse as parsing
from dateline.facts.parse import parse, parse_many, readable_length
from dateline.facts.sentences import find_sentences, sentence_around


def test_no_sentence_crosses_a_paragraph() -> None:
    text = "The bridge that\n\nfell was old. It was closed."
    start, end = find_sentences(parse(text))[0]
    assert text[start:end] == "The bridge that"


def test_offsets_are_those_of_the_text() -> None:
    text = " Two  ships\n\n\nsank. "
    doc = parse(text)
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_long_runs_without_white_space_keep_their_length() -> None:
    text = "A " + "x" * 1000 + " ship sank."
    assert len(parse(text).text) == len(text)


def test_overlong_text_is_read_up_to_a_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "MAX_CHARACTERS", 20)
    assert readable_length("A ship sank.\n\nAnother sank too.") == len("A ship sank.")


def test_many_are_parsed_in_their_order() -> None:
    assert [doc.text for doc in parse_many(["One.", "Two.", ""])] == ["One.", "Two.", ""]


def test_sentence_around_a_span() -> None:
    text = "Two ships sank. Nobody was hurt. All was calm."
    sentences = find_sentences(parse(text))
    at = text.index("Nobody")
    assert text[slice(*sentence_around(sentences, at, at + 3))] == "Nobody was hurt."
