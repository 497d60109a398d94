"""Sections."""

from typing import Any

import pytest

from dateline.articles.lexicon import WORDS
from dateline.articles.sort import SECTIONS, by_words, is_section_name, section_of
from dateline.base.records import Article


def article(**fields: Any) -> Article:
    """Return an article of these fields."""
    return Article(
        **{
            "id": "0",
            "version_id": "0",
            "capture_id": "0",
            "headline": "Notes",
            "text": "Nothing much.",
            **fields,
        }
    )


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("World News", "World"),
        ("Wirtschaft", "Business"),
        ("Sport / Tennis", "Sport"),
        ("Crime & Courts", "Law"),
        ("Haute cuisine", None),
    ],
)
def test_outlets_own_word(section: str, expected: str | None) -> None:
    assert section_of(article(section=section)) == expected


def test_address_where_the_outlet_says_nothing() -> None:
    assert section_of(article(url="https://courier.example/news/science/2031/comet")) == "Science"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A magnitude 6.1 earthquake kills nine people and triggers a landslide near Kest.", "Disasters"),
        ("A court sentences the former mayor of Ostra to four years in prison for fraud.", "Law"),
        ("Voters elect a new parliament; the ruling party loses its majority of seats.", "Politics"),
        ("Oil prices rise and the central bank warns of inflation as exports fall.", "Business"),
        ("The Rovers win the championship final after a late goal in the stadium.", "Sport"),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert by_words("", text) == expected


def test_words_that_say_nothing_decide_nothing() -> None:
    assert by_words("", "It was a quiet day in the valley.") is None


def test_technology_is_parted_from_science_by_our_own_words() -> None:
    assert by_words("", "A chatbot maker releases new software for smartphones.") == "Technology"


def test_words_of_another_language_are_not_counted() -> None:
    assert section_of(article(language="de", text="Oil prices, inflation, exports.")) is None


def test_lexicon_has_the_sites_sections() -> None:
    assert set(WORDS) == set(SECTIONS)


def test_generic_name_is_a_section_name() -> None:
    assert is_section_name("Top Stories")
