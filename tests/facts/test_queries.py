"""Queries: what a copy desk would ask, and what it would not; one behaviour a case in `cases_queries.json`."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline.facts.find import find_facts
from dateline.facts.spellings import is_one_letter_off

CASES = json.loads((Path(__file__).parent / "cases_queries.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_queries_of_a_case(case: dict[str, Any]) -> None:
    facts = find_facts(case["text"], date.fromisoformat(case["published"]), headline=case.get("headline"))
    assert [[q.kind, list(q.exact), q.likely] for q in facts.queries] == case["queries"]


def test_a_doubt_of_the_page_becomes_a_query() -> None:
    facts = find_facts("A ship sank.", None, doubts=("The page gives two days of publication.",))
    assert [(q.kind, q.why) for q in facts.queries] == [
        ("page disagrees", "The page gives two days of publication.")
    ]


def test_a_kind_can_be_switched_off() -> None:
    facts = find_facts("A ship sank.", None, doubts=("Two days.",), queries_off=frozenset({"page disagrees"}))
    assert facts.queries == ()


@pytest.mark.parametrize(
    ("one", "other", "is_off"),
    [
        ("Brandt", "Brant", True),
        ("Brandt", "Brandt", False),
        ("Brandt", "Brendt", True),
        ("Brandt", "Braun", False),
    ],
)
def test_one_letter_off(one: str, other: str, is_off: bool) -> None:
    assert is_one_letter_off(one, other) is is_off
