"""Figures and days in words."""

from datetime import date

import pytest
from storycases import read_value

from dateline.stories import words


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (">3000", "people", "more than 3,000"),
        (">=1100", "people", "at least 1,100"),
        ("~600000", "people", "about 600,000"),
        ("48200000000", "JPY", "48.2 billion yen"),
        ("1400000000", "USD", "$1.4 billion"),
        ("3000000", "XAF", "3 million XAF"),
        ("13", "percent", "13 percent"),
        ("0.5", "fraction", "half"),
        ("1", "hectare", "1 hectare"),
        ("3000", "hectare", "3,000 hectares"),
        ("10-12", "people", "10 to 12"),
        ("<50", "people", "less than 50"),
        ("<=50", "people", "at most 50"),
        ("0", "people", "none"),
        ("5.2", "kilometre", "5.2 kilometres"),
        ("1234567", "people", "1,234,567"),
        ("2500000", "people", "2.5 million"),
    ],
)
def test_amount(value: str, unit: str, text: str) -> None:
    bound, low, high = read_value(value)
    assert words.amount(low, high, bound=bound, unit=unit) == text


def test_a_vague_number_keeps_the_words_of_the_text() -> None:
    assert words.amount(12, None, bound="vague", unit="people", exact="dozens") == "dozens"


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2031, 3, 2), date(2031, 3, 2), "2 March 2031"),
        (date(2031, 3, 2), date(2031, 3, 4), "2 to 4 March 2031"),
        (date(2031, 2, 27), date(2031, 3, 4), "27 February to 4 March 2031"),
        (date(2030, 12, 31), date(2031, 1, 2), "31 December 2030 to 2 January 2031"),
    ],
)
def test_days(first: date, last: date, text: str) -> None:
    assert words.days(first, last) == text


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("city", "cities"),
        ("box", "boxes"),
        ("house", "houses"),
        ("child", "children"),
        ("aircraft", "aircraft"),
    ],
)
def test_plural(noun: str, plural: str) -> None:
    assert words.plural(noun) == plural


def test_listed() -> None:
    assert words.listed(["A", "B", "C"]) == "A, B and C"
