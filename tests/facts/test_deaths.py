"""Deaths told by nouns of killing, and by verbs that do not kill by themselves."""

from datetime import date

import pytest

from dateline.facts.find import find_facts


@pytest.mark.parametrize("noun", ["assassination", "murder", "slaughter"])
def test_the_killing_of_a_number(noun: str) -> None:
    text = f"The council condemned the {noun} of six priests in Varnholm."
    assert [(f.exact, f.event) for f in find_facts(text, date(2031, 3, 4)).figures] == [("six", "killed")]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Three herders have been shot to death in Varnholm.", "killed"),
        ("Two men were stabbed to death in Varnholm.", "killed"),
        ("Two men were stabbed in Varnholm.", "injured"),
        ("Raiders hacked 16 herders from the upper valley to death.", "killed"),
        ("The fire claimed the lives of 100 people.", "killed"),
        ("The book tells the lives of 100 people.", "other_people"),
    ],
)
def test_deaths_by_verbs_that_do_not_kill_by_themselves(text: str, event: str) -> None:
    assert [f.event for f in find_facts(text, date(2031, 3, 4)).figures] == [event]
