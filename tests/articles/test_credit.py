"""Agencies in bylines and credit lines."""

import pytest

from dateline.articles.cited import cited_in, first_reported_by
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


@pytest.mark.parametrize(
    ("text", "outlet", "manner"),
    [
        ("The leak was first reported by the Ostra Herald.", "Ostra Herald", "first reported"),
        ("The Merrow Courier first reported the leak.", "Merrow Courier", "first reported"),
        ("The Ostra Herald reported on Monday that the dam leaks.", "Ostra Herald", "reported"),
        ("The dam leaks, according to a report in the Ostra Gazette.", "Ostra Gazette", "reported"),
        ("The dam leaks, the Ostra Herald reported earlier.", "Ostra Herald", "reported"),
        ("“It leaks,” she told the Associated Press.", "AP", "told"),
        ("KEST (Reuters) - The dam leaks.", "Reuters", "credited"),
        ("The dam leaks, according to WQXZ-TV.", "WQXZ-TV", "reported"),
    ],
)
def test_outlet_that_a_text_names(text: str, outlet: str, manner: str) -> None:
    (cited,) = cited_in(text)
    assert (cited.outlet, cited.manner) == (outlet, manner)
    assert text[cited.start : cited.end] == cited.exact


@pytest.mark.parametrize(
    "text",
    [
        "The leak was first reported by a diver.",
        "The Press Secretary reported to the council.",
        "A team of Mine Tech International (MTI) removed the shell.",
        "The leak was reported on Monday.",
    ],
)
def test_what_is_no_outlet_is_not_named(text: str) -> None:
    assert not cited_in(text)


def test_outlet_that_had_the_news_first() -> None:
    text = "“It leaks,” she told AFP. The leak was first reported by the Ostra Herald."
    assert first_reported_by(text) == "Ostra Herald"


def test_outlet_that_only_reports_is_not_the_first() -> None:
    assert first_reported_by("The Ostra Herald reported a leak.") is None
