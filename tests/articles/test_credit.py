"""Agencies in bylines and credit lines."""

import pytest

from dateline.articles.credit import agency_in, credited, is_credit


def test_agency_is_named_in_one_form() -> None:
    assert [agency_in(t) for t in ("The Associated Press", "By AFP", "Ida Moor", None)] == [
        "AP",
        "AFP",
        None,
        None,
    ]


@pytest.mark.parametrize(
    "line", ["Reuters", "(AFP)", "Source: AP", "Reporting by Ida Moor; editing by Jo Lund"]
)
def test_credit_line_is_told(line: str) -> None:
    assert is_credit(line)


def test_sentence_about_an_agency_is_no_credit() -> None:
    assert not is_credit("Reuters has a hundred reporters in the isles, its editor said on Monday.")


def test_agency_of_a_credit_below_the_text() -> None:
    assert credited(["The road is closed.", "With reporting by AFP"]) == "AFP"
