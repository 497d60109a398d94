"""Text made of one statement after another: its trees are thousands of words deep, and facts are found in time all the same."""

import time
from itertools import pairwise

import pytest

from dateline.facts.find import find_facts
from dateline.facts.parse import parse
from dateline.facts.quotes import MOST_STATEMENTS
from dateline.facts.spellings import _is_one_word_off
from dateline.facts.syntax import MAX_SENTENCE_WORDS

# The part of a reader's time for such a text (newsroom/readers) is four times this.
MOST_S = 5.0


@pytest.mark.parametrize("unit", ["said ", '"a" said ', "A. ", "(", "1 people said "])
def test_flood_is_read_in_time(unit: str) -> None:
    parse("The ferry sank.")
    start = time.process_time()
    facts = find_facts(unit * (6_000 // len(unit)), None)
    assert time.process_time() - start < MOST_S
    assert len(facts.quotes) <= 2 * MOST_STATEMENTS


def test_sentence_without_a_stop_is_cut() -> None:
    doc = parse("12 " * 700)
    assert [len(sentence) for sentence in doc.sents if len(sentence) > MAX_SENTENCE_WORDS] == []
    assert all(word.head.sent == word.sent for word in doc)


@pytest.mark.parametrize("unit", ["A\n\n", "3% ", "$5m ", "March 3, 2020 "])
def test_table_is_read_in_time(unit: str) -> None:
    parse("The ferry sank.")
    start = time.process_time()
    find_facts(unit * (12_000 // len(unit)), None)
    assert time.process_time() - start < MOST_S


def test_names_of_unlike_blanks_are_not_one_word_off() -> None:
    assert not _is_one_word_off("Norburg  Board", "Norburg Harbour Board")


def test_words_that_hang_on_each_other_are_walked_without_recursion() -> None:
    words = list(parse("said " * 2000))
    top = words[0]
    for one, other in pairwise(words):
        one.lefts, one.rights = (), (other,)
    words[-1].lefts = words[-1].rights = ()
    assert [word.i for word in top.subtree] == [word.i for word in words]
