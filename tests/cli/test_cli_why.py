"""`dateline why` in a terminal: plain words, nothing told by colour alone, and brackets in the news are no markup."""

import io
from typing import Any

from rich.console import Console

from dateline.cli.why import print_why

TOLD: dict[str, Any] = {
    "is": "figure",
    "made_by": {"rule": "verb before", "confidence": 0.72},
    "speaker": {"name": "Ana Brandt", "kind": "person", "resolved": "pronoun"},
    "record": {
        "exact": "12",
        "bound": "at_least",
        "subject": "sailors [crew]",
        "unit": "people",
        "event": "killed",
        "attribution": {"said_on": "2031-05-01", "channel": None, "relayed_by": {"name": "the Harbour Post"}},
    },
    "sentence": "She said [sic] at least 12 sailors had died.",
    "passage": "/passage/0a/",
    "machine": None,
    "weighing": {
        "rule": "a verb before it says what happened",
        "sides": [
            {
                "part": "who says so",
                "chance": 0.8,
                "speaks_for": [{"words": "its sentence is short", "weight": 0.3}],
                "speaks_against": [{"words": "the source was led back from a pronoun", "weight": -1.2}],
            }
        ],
        "considered": [{"kind": "speaker", "instead": "Pavel Orlik", "because": "but a man"}],
    },
    "corrections": [],
    "article": {"id": "0b", "outlet": "The Harbour Post", "headline": "A ship is lost"},
}


def printed(told: dict[str, Any]) -> str:
    out = io.StringIO()
    print_why(told, Console(file=out, width=100, markup=False, highlight=False))
    return out.getvalue()


def test_the_head_says_number_bound_and_what_is_counted() -> None:
    assert printed(TOLD).splitlines()[0] == "figure  at least 12  sailors [crew], killed"


def test_the_chain_of_a_speaker_is_told() -> None:
    assert "Ana Brandt (pronoun), relayed by the Harbour Post, on 2031-05-01" in printed(TOLD)


def test_doubts_stand_before_what_speaks_for_it_and_bear_signs() -> None:
    out = printed(TOLD)
    assert out.index("−−− the source was led back") < out.index("+ its sentence is short")


def test_brackets_in_the_news_are_printed_as_they_stand() -> None:
    assert "She said [sic] at least 12 sailors had died." in printed(TOLD)


def test_what_else_was_considered_is_told_with_the_reason() -> None:
    assert "Pavel Orlik  but a man" in printed(TOLD)


def test_a_fact_that_an_editor_made_is_told_without_weights() -> None:
    assert "Also considered" not in printed({**TOLD, "weighing": None})


def test_a_confidence_above_its_product_is_told_to_be_the_least() -> None:
    assert "80% for who says so; nothing is put lower" in printed(
        {**TOLD, "made_by": {"rule": "noun", "confidence": 0.9}}
    )
    assert "nothing is put lower" not in printed(TOLD)
