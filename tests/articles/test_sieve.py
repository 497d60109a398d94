"""A pattern of many words asked only where one of them can stand: it finds what the bare pattern finds."""

import re

import pytest

from dateline.articles.sieve import Sieve


@pytest.mark.parametrize(
    ("pattern", "needles"),
    [
        (r"ferry|harbour", ("ferry", "harbour")),
        (r"\b(?:last[- ](?:change|edit))|stand:", ("last", "stand:")),
        (r"subscri(?:be|ption)s?", ("subscri",)),
        (r"©|\(c\)", ("©", "(c)")),
        (r"harbou?r", ("harbo",)),
    ],
)
def test_letters_that_every_match_holds(pattern: str, needles: tuple[str, ...]) -> None:
    assert Sieve(pattern, re.I).needles == needles


@pytest.mark.parametrize("pattern", [r"ferry|\d+", r"(?:ferry)?", r"[a-z]+", r"(?!ferry)\w"])
def test_pattern_without_such_letters_is_always_asked(pattern: str) -> None:
    assert Sieve(pattern).needles is None


def test_capitals_are_found_as_the_pattern_finds_them() -> None:
    assert Sieve(r"veröffentlicht", re.I).search("VERÖFFENTLICHT am Montag")


def test_text_without_the_letters_has_no_match() -> None:
    sieve = Sieve(r"updated?|modified", re.I)
    assert (sieve.search("The ferry sank."), sieve.findall("The ferry sank.")) == (None, [])


def test_needle_is_no_match_yet() -> None:
    assert Sieve(r"\bport\b").search("reported") is None
