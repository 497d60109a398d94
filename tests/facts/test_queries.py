"""Queries: what a copy desk would ask, and what it would not; one behaviour a case in `cases_queries.json` and `cases/queries.json`.

A case that is `missed` names what the rules do not see: it is told here until they do.
"""

import json
import time
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from dateline.base.records import Query, QueryKind
from dateline.facts.find import find_facts
from dateline.facts.matter import Matter
from dateline.facts.queries import find_queries
from dateline.facts.spellings import is_one_letter_off

CASES = [
    case
    for name in ("cases_queries.json", "cases/queries.json")
    for case in json.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_queries_of_a_case(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if case.get("missed"):
        request.applymarker(pytest.mark.xfail(strict=True, reason="not seen yet"))
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


@pytest.mark.parametrize("kind", sorted({query[0] for case in CASES for query in case["queries"]}))
def test_each_kind_is_switched_off_by_its_name(kind: str) -> None:
    case = next(c for c in CASES if c["queries"] and c["queries"][0][0] == kind and not c.get("missed"))
    published, headline = date.fromisoformat(case["published"]), case.get("headline")
    facts = find_facts(case["text"], published, headline=headline, queries_off=frozenset({kind}))
    assert kind not in {query.kind for query in facts.queries}


def test_each_kind_has_a_case() -> None:
    kinds = {query[0] for case in CASES for query in case["queries"]}
    assert kinds == set(get_args(QueryKind)) - {"page disagrees"}


# A rule that looks through the whole text for each of its numbers takes many times as long.
MOST_SECONDS = 0.5
FLOODS = [
    "a", "1", "“", "( ", "12 of them, including 13 and ", "5 miles (9 km) ", "The four Aa, Bb, Cc and Dd ", "born in 1970, 12, ",
    "rose from 40 to 30, up from ", "Tuesday, 3 May 2030 ", "62 per cent are girls and 42 per cent are boys, ",
    "Jan Holl said 40 people died. ", "The toll has risen to 30. ", "Ann Halvorsen met Ann Halvorson. ",
]  # fmt: skip


@pytest.mark.parametrize("flood", FLOODS)
def test_flood_is_asked_of_in_time(flood: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds: list[float] = []

    def timed(matter: Matter, *, off: frozenset[str]) -> tuple[Query, ...]:
        start = time.process_time()
        queries = find_queries(matter, off=off)
        seconds.append(time.process_time() - start)
        return queries

    monkeypatch.setattr("dateline.facts.find.find_queries", timed)
    find_facts(flood * (3_000 // len(flood)), date(2031, 3, 20), headline="12 killed " * 200)
    assert seconds[0] < MOST_SECONDS


@pytest.mark.parametrize(
    ("one", "other", "is_off"),
    [
        ("Brandt", "Brant", True),
        ("Brandt", "Brandt", False),
        ("Brandt", "Brendt", True),
        ("Brandt", "Braun", False),
        ("Brandt", "Barndt", True),
    ],
)
def test_one_letter_off(one: str, other: str, is_off: bool) -> None:
    assert is_one_letter_off(one, other) is is_off
