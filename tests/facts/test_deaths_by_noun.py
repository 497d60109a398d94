"""Nouns of killing name the event of those they are of."""

from datetime import date

import pytest

from dateline.facts.find import find_facts


@pytest.mark.parametrize("noun", ["assassination", "murder", "slaughter"])
def test_the_killing_of_a_number(noun: str) -> None:
    text = f"The council condemned the {noun} of six priests in Varnholm."
    assert [(f.exact, f.event) for f in find_facts(text, date(2031, 3, 4)).figures] == [("six", "killed")]
