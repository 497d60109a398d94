"""Words of a name and words around it tell what it names."""

import pytest

from dateline.facts.names import find_names
from dateline.facts.parse import parse


def _kinds(text: str) -> dict[str, str]:
    return {name.name: name.kind for name in find_names(parse(text))}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The ministers Odel Brandvik and Ita Sorn met on Monday.", "Odel Brandvik", "person"),
        ("Envoy to Norway Robert Brandt spoke on Monday.", "Robert Brandt", "person"),
        ("The Security Service of Norland said it was calm.", "Security Service of Norland", "body"),
        ("The Canal Workers' Party won the vote in the city.", "Canal Workers' Party", "body"),
        ("Troops met the Wazak rebels on a hill on Monday.", "Wazak", "body"),
        ("It was said by a member of the Islamic State on Monday.", "Islamic State", "body"),
        ("The River Relief Committee met in London.", "River Relief Committee", "body"),
    ],
)
def test_a_name_is_told_by_its_words_and_those_around_it(text: str, name: str, kind: str) -> None:
    assert _kinds(text).get(name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers took the village of Brandvik on Monday.",
        "A house fell down in Arvika Province on Monday.",
        "A bus fell into a river in Odvik, Sarnmark, Norway.",
        "He spoke in the West Bank on Monday.",
        "They sailed to the Isle of Brandt on Monday.",
    ],
)
def test_a_place_is_no_person_and_no_body(text: str) -> None:
    assert not {"person", "body"} & set(_kinds(text).values())


def test_the_model_of_a_machine_is_no_body() -> None:
    assert "body" not in _kinds("Two people died when a Cessna 180 Skywagon fell on a field.").values()


def test_what_an_office_is_of_is_no_body() -> None:
    assert "Home Affairs" not in _kinds("The Secretary of Home Affairs Robert Brandt met them.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Hayat Norvel al-Sarn (HNS) took the town on Monday.", "Hayat Norvel al-Sarn"),
        ("The airline Vennair stopped all flights on Monday.", "Vennair"),
        ("They spoke with the European Council in London.", "European Council"),
    ],
)
def test_a_body_that_the_finder_may_not_see_is_found(text: str, name: str) -> None:
    assert _kinds(text).get(name) == "body"


def test_a_portfolio_before_a_title_is_no_body() -> None:
    assert "Defense" not in _kinds("Norway's Defense Minister Robert Brandt met them.")


def test_a_flood_of_nouns_ends_quickly() -> None:
    assert find_names(parse("Bank of " * 3_000)) is not None
