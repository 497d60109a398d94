"""Text made of one statement after another: its trees are thousands of words deep, and facts are found in time all the same."""

import time
from itertools import pairwise

import pytest

from dateline.facts.find import find_facts
from dateline.facts.parse import parse
from dateline.facts.quotes import MOST_STATEMENTS

# The part of a reader's time for such a text (newsroom/readers) is four times this.
MOST_S = 5.0


@pytest.mark.parametrize("unit", ["said ", '"a" said ', "A. ", "(", "1 people said "])
def test_flood_is_read_in_time(unit: str) -> None:
    parse("The ferry sank.")
    start = time.process_time()
    facts = find_facts(unit * (6_000 // len(unit)), None)
    assert time.process_time() - start < MOST_S
    assert len(facts.quotes) <= 2 * MOST_STATEMENTS


def test_words_that_hang_on_each_other_are_walked_without_recursion() -> None:
    words = list(parse("said " * 2000))
    top = words[0]
    for one, other in pairwise(words):
        one.lefts, one.rights = (), (other,)
    words[-1].lefts = words[-1].rights = ()
    assert [word.i for word in top.subtree] == [word.i for word in words]
