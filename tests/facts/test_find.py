"""The door: every fact with its span, odd text without a crash, other languages unread."""

import dataclasses
from datetime import date

import pytest

from dateline.base.records import Article
from dateline.facts.find import STAGE, find_facts, find_facts_of, find_facts_of_many

TEXT = "“The dam will hold,” Ada Brandt said on Monday.\n\nAt least 12 people were killed, police said."


def _article(text: str, **more: str | None) -> Article:
    return Article(id="a", version_id="v", capture_id="c", headline="Dam", text=text, **more)  # type: ignore[arg-type]


def test_every_fact_gives_back_its_words() -> None:
    facts = find_facts(TEXT, date(2031, 3, 20))
    spans = [(q.start, q.end, q.exact) for q in facts.quotes]
    spans += [(f.start, f.end, f.exact) for f in facts.figures]
    assert len(facts.quotes) == 2
    assert all(TEXT[start:end] == exact for start, end, exact in spans)


def test_same_input_same_facts() -> None:
    assert find_facts(TEXT, date(2031, 3, 20)) == find_facts(TEXT, date(2031, 3, 20))


def test_facts_carry_identity_and_stage() -> None:
    facts = find_facts_of(_article("A ship sank."))
    assert (facts.article_id, facts.version_id, facts.stage) == ("a", "v", STAGE)


@pytest.mark.parametrize("language", ["de", "ru-RU"])
def test_other_languages_are_not_read(language: str) -> None:
    facts = find_facts(TEXT, None, language=language)
    assert not facts.is_read
    assert facts.quotes == ()


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("The dam that was built by the board will hold.", True),
        ("Der Damm wird halten, sagte die Ministerin am Montag.", False),
    ],
)
def test_unknown_language_is_read_where_it_looks_english(text: str, is_read: bool) -> None:
    assert find_facts(text, None, language=None).is_read is is_read


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", ".", "\x00\x01", "“", "\"" * 50, "\u202eשלום עולם\u202c said.", "(" * 3000, "He said \"\"", "According to", "a\u2028b", "😀 said 😀"],
)  # fmt: skip
def test_odd_text_does_no_harm(text: str) -> None:
    assert find_facts(text, date(2031, 3, 20), headline=text).is_read


def test_overlong_line_says_how_far_it_was_read() -> None:
    facts = find_facts("word" * 100_000, None)
    assert facts.read_to == 100_000


def test_many_articles_come_in_their_order() -> None:
    articles = [_article("A ship sank.", language=language) for language in ("en", "de", "en")]
    assert [facts.is_read for facts in find_facts_of_many(articles)] == [True, False, True]


def test_batch_gives_what_one_by_one_gives() -> None:
    articles = [
        _article(TEXT, language="en"),
        dataclasses.replace(_article("A ship sank.", language="en"), version_id="w"),
    ]
    assert list(find_facts_of_many(articles)) == [find_facts_of(article) for article in articles]


def test_words_that_the_parser_was_not_given_stand_in_the_facts_as_they_are() -> None:
    litter = "x" * 5000
    text = f'The mayor said: "We saw {litter} and 12 people were hurt in the fire." He left.'
    facts = find_facts(text, date(2026, 3, 2))
    assert facts.quotes
    assert all(text[quote.start : quote.end] == quote.exact for quote in facts.quotes)
