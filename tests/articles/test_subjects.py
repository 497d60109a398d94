"""What an English report is about, by a table of words."""

import pytest

from dateline.articles.sort import SECTIONS
from dateline.articles.subjects import Table, read_table, scores_of, sections_table, table_lines, terms_of

SMALL = Table(
    sections=("Health", "Sport"),
    bias=(0.0, 0.0),
    lexicon={"Sport": (0.0, 1.0)},
    words={"nurse": (5.0, (2.0, -2.0)), "oar": (6.0, (-1.0, 1.5))},
)


def test_table_comes_back_from_its_lines() -> None:
    again = read_table(table_lines(SMALL))
    rarity, weights = again.words["oar"]
    assert (rarity, *weights) == pytest.approx((6.0, -1.0, 1.5))
    assert again.sections == SMALL.sections


def test_words_speak_for_their_section() -> None:
    scores = scores_of(terms_of("", "A nurse waits."), SMALL)
    assert scores["Health"] > scores["Sport"]


def test_words_that_a_table_lacks_say_nothing() -> None:
    assert scores_of(terms_of("", "Zorb flimmers."), SMALL) == {"Health": 0.0, "Sport": 0.0}


def test_headline_counts_twice() -> None:
    assert terms_of("Nurse", "oar").counts == {"nurse": 2, "oar": 1}


def test_few_words_say_less_than_many_of_their_kind() -> None:
    def lead(text: str) -> float:
        scores = scores_of(terms_of("", text), SMALL)
        return scores["Sport"] - scores["Health"]

    assert lead("oar") < lead("oar oar oar oar")


def test_shipped_table_speaks_of_the_sites_sections() -> None:
    table = sections_table()
    assert set(table.sections) == set(SECTIONS) - {"Technology"}
    assert all(len(row) == len(table.sections) for _, row in table.words.values())
