"""Who is responsible for a figure, where no quote holds it, or more than one does."""

from datetime import date

import pytest

from dateline.base.records import Figure
from dateline.facts.find import find_facts


def _figures(text: str) -> tuple[Figure, ...]:
    return find_facts(text, date(2031, 3, 20)).figures


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The harbour board expects revenue of $34 million.", "The harbour board"),
        ("The fire was measured by the Norburg Institute at 12 kilometres.", "Norburg Institute"),
        ("Growth was well below the 13 percent analysts had expected.", "analysts"),
        ("Few believe the government’s estimate of 72 percent.", "government"),
        ("Norburg rebels claim to have killed 27 soldiers.", "Norburg rebels"),
        ("A Harbour Ministry study found fewer than 50 ships.", "A Harbour Ministry study"),
        ("A new poll put Brandt on 55.7 percent.", "A new poll"),
    ],
)
def test_words_that_only_figures_have(text: str, source: str) -> None:
    assert source in str(_figures(text)[0].attribution.speaker.name)


@pytest.mark.parametrize(
    "text",
    [
        "Police found 12 guns.",
        "The board, which employs 40 dockers, met on Monday.",
        "The harbour board ordered 30 cranes.",
        "The Norburg court orders the mill to pay damages to five former prisoners.",
    ],
)
def test_who_only_does_is_no_source(text: str) -> None:
    assert [f.attribution.speaker.kind for f in _figures(text) if f.attribution.source] == []


def test_loose_data_leave_a_figure_to_who_tells_of_them() -> None:
    text = "“Initial data show the fire caused 24 deaths,” Robert Brandt said."
    assert _figures(text)[0].attribution.speaker.name == "Robert Brandt"


def test_a_dateline_is_no_source() -> None:
    text = "NORBURG, Norland (NP) — The harbour board said 12 ships were lost."
    assert _figures(text)[0].attribution.speaker.name == "The harbour board"


@pytest.mark.parametrize(
    ("text", "speaker", "relay"),
    [
        ("The toll rose to 40, the Norburg Courier reported, citing the Harbour Ministry.", "Harbour Ministry", "Norburg Courier"),
        ("Citing dockers, the Norburg Courier said 40 people had died.", "dockers", "Norburg Courier"),
        ("President Anna Brandt said on Telegram that 40 ships were lost, citing the general staff.", "the general staff", "Anna Brandt"),
        ("The Norburg Courier quoted Captain Karl Venn as saying that 40 people were killed.", "Karl Venn", "Norburg Courier"),
        ("According to the Courier, which cited a police source, 40 people died.", "a police source", "Courier"),
    ],
)  # fmt: skip
def test_who_is_cited_answers_for_the_number(text: str, speaker: str, relay: str) -> None:
    told = _figures(text)[0].attribution
    assert (told.speaker.name, told.relayed_by.name if told.relayed_by else None) == (speaker, relay)


def test_who_cites_a_number_answers_for_it() -> None:
    told = _figures("The harbour board said trade had suffered, citing 40 lost ships.")[0].attribution
    assert told.relayed_by is None


@pytest.mark.parametrize(
    ("text", "owner", "relay"),
    [
        ("The union rejected the government's figure of 72 percent.", "the government", None),
        ("The harbour board's tally of 40 ships was denied by the union.", "The harbour board", None),
        ("Anna Brandt said the ministry's estimate of 40 dead was wrong.", "the ministry", "Anna Brandt"),
        ("The union said its tally of 40 ships was right.", "The union", None),
    ],
)
def test_whose_figure_it_is_answers_for_it(text: str, owner: str, relay: str | None) -> None:
    told = _figures(text)[0].attribution
    assert (told.speaker.name, told.relayed_by.name if told.relayed_by else None) == (owner, relay)


@pytest.mark.parametrize(
    "text",
    [
        "The number of dead reports 53.",
        "The outbreak reported 17 cases.",
        "The death toll recorded 21 deaths.",
    ],
)
def test_what_is_counted_is_no_source(text: str) -> None:
    assert [f.attribution.source for f in _figures(text)] == [None]
