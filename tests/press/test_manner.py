"""How a statement came to us, in words, and which facts bear the mark of the unsure."""

import pytest

from dateline.base.records import Attribution, Quote, Speaker
from dateline.press.manner import chain, is_unsure, on_channel

MAYOR = Speaker(kind="person", name="Ana Brandt")
POST = Speaker(kind="body", name="the Harbour Post")


@pytest.mark.parametrize(
    ("channel", "words"),
    [
        ("Telegram", "on Telegram"),
        ("Truth Social", "on Truth Social"),
        ("state television", "on state television"),
        ("reporters", "to reporters"),
        ("Radio Aldra", "to Radio Aldra"),
        ("press conference", "at a press conference"),
        ("joint statement", "in a joint statement"),
        ("interview with the Post", "in an interview with the Post"),
        ("remarks", "in remarks"),
    ],
)
def test_a_channel_is_said_with_its_word(channel: str, words: str) -> None:
    assert on_channel(channel) == words


def test_the_chain_names_the_channel_and_who_cited() -> None:
    said = Attribution(speaker=MAYOR, channel="Telegram", relayed_by=POST)
    assert chain(said) == ("on Telegram", "cited by the Harbour Post")


def test_who_cites_themselves_is_no_chain() -> None:
    assert chain(Attribution(speaker=MAYOR, relayed_by=MAYOR)) == ()


@pytest.mark.parametrize(("confidence", "marked"), [(0.59, True), (0.6, False)])
def test_only_what_is_less_sure_bears_the_mark(confidence: float, marked: bool) -> None:
    quote = Quote(
        id="q", version_id="v", start=0, end=1, exact="a", pieces=((0, 1),), sentence=(0, 1), kind="direct", confidence=confidence,
    )  # fmt: skip
    assert is_unsure(quote) is marked
