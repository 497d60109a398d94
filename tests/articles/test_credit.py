"""Datelines and credit lines."""

import pytest

from dateline.articles.credit import agency_in, credited, is_credit
from dateline.articles.datelines import read_dateline


@pytest.mark.parametrize(
    ("paragraph", "place", "agency", "rest"),
    [
        ("CLEVELAND — Clad in white", "CLEVELAND", None, "Clad in white"),
        ("SEOUL, Dec 23 (Yonhap) - The council", "SEOUL", "Yonhap", "The council"),
        ("KYIV (AP) – The council", "KYIV", "AP", "The council"),
        ("PORT ELSEN, Northern Isles (AP) — The council", "PORT ELSEN, Northern Isles", "AP", "The council"),
        ("Berlin (dpa) - Der Rat", "Berlin", "dpa", "Der Rat"),
        ("(Reuters) — The council", None, "Reuters", "The council"),
        ("LISK/HEST, March 7 (Norwire) - The council", "LISK/HEST", "Norwire", "The council"),
        ("NEW YORK -- The council", "NEW YORK", None, "The council"),
    ],
)
def test_dateline_is_read(paragraph: str, place: str | None, agency: str | None, rest: str) -> None:
    found = read_dateline(paragraph)
    assert found is not None
    assert (found.place, found.agency, paragraph[found.end :]) == (place, agency, rest)


@pytest.mark.parametrize(
    "paragraph",
    [
        "NATO — the alliance of the north — met on Monday.",
        "WATCH — Ferry sinks off Calder Point",
        "The council (AP) said so.",
        "He said – and meant it – that all was well.",
        "U.S. President Ida Moor said so.",
    ],
)
def test_sentence_is_no_dateline(paragraph: str) -> None:
    assert read_dateline(paragraph) is None


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
