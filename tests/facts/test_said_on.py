"""The day on which something was said, as far as the text says so."""

from datetime import date

import pytest

from dateline.facts.find import find_facts

PUBLISHED = date(2031, 3, 20)


def _days(text: str) -> list[str | None]:
    figures = find_facts(text, PUBLISHED).figures
    return [f.attribution.said_on.isoformat() if f.attribution.said_on else None for f in figures]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mayor Olga Brenko said on Tuesday that 40 people were hurt.", ["2031-03-18"]),
        ("Some 40 people were hurt, according to a report published on Tuesday.", ["2031-03-18"]),
        (
            "Mayor Olga Brenko said on Tuesday that 40 people were hurt. She said nine homes had burned.",
            ["2031-03-18", "2031-03-18"],
        ),
        (
            "Mayor Olga Brenko said on Tuesday that 40 people were hurt.\n\nShe said nine homes had burned.",
            ["2031-03-18", None],
        ),
        ("Asked about it on Tuesday, Olga Brenko said that 40 people were hurt.", ["2031-03-18"]),
        ("Mayor Olga Brenko said that 40 people were hurt on Tuesday.", [None]),
        ("According to a miner who was hurt on Tuesday, 40 people were hurt.", [None]),
    ],
)
def test_the_day_of_a_statement(text: str, days: list[str | None]) -> None:
    assert _days(text) == days
