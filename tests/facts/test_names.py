"""Names: one name for all the forms an article uses, with every place where they stand."""

from dateline.facts.names import find_names, initials, surname
from dateline.facts.parse import parse


def _names(text: str) -> dict[str, list[str]]:
    return {name.name: [text[s:e] for s, e in name.spans] for name in find_names(parse(text))}


def test_surname_goes_with_the_full_name() -> None:
    names = _names("Mayor Robert Brandt spoke on Monday. Brandt was calm.")
    assert names["Robert Brandt"] == ["Robert Brandt", "Brandt"]


def test_title_is_no_part_of_a_name() -> None:
    assert "Robert Brandt" in _names("President Robert Brandt spoke in London.")


def test_abbreviation_goes_with_the_name_it_follows() -> None:
    names = _names("The International Rescue Committee (IRC) spoke first. The IRC was calm.")
    assert names["International Rescue Committee"][0] == "International Rescue Committee"
    assert "IRC" in names["International Rescue Committee"]


def test_surname_leaves_junior_out() -> None:
    assert surname("Robert Brandt Jr.") == "Brandt"


def test_initials_leave_small_words_out() -> None:
    assert initials("Joint Board of Water") == "JBW"


def test_names_come_in_the_order_of_the_text() -> None:
    names = find_names(parse("Paris and London and Paris again."))
    assert [name.name for name in names] == ["Paris", "London"]


def test_who_has_a_role_is_a_person() -> None:
    found = find_names(
        parse("“It is over,” the head of the mission, Ines Tarnvik, told reporters by telephone.")
    )
    assert ("Ines Tarnvik", "person") in [(name.name, name.kind) for name in found]


def test_a_body_named_for_two_trades_has_its_whole_name() -> None:
    assert "Union of Mill and Canal Workers" in _names("The Union of Mill and Canal Workers spoke on Monday.")
