"""The stages, run over the example wire, read what the ledger says: scores pinned as floors, a little below the last."""

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

BENCH = Path(__file__).parent.parent.parent / "bench"

# Recall, as `python bench/score_example.py` prints it. Raise a floor when the score has risen.
FLOORS = {
    "headlines": 0.98,
    "days": 0.98,
    "languages": 1.0,
    "refusals": 1.0,
    "outlets": 0.95,
    "figures": 0.68,
    "quotes": 0.80,
    "queries": 0.85,
    "copies": 1.0,
    "stories": 0.78,
    "series": 0.55,
}


@pytest.fixture(scope="module")
def scores() -> dict[str, Any]:
    """Every score of one reading of the wire."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(BENCH), *sys.path])
        score_example = importlib.import_module("score_example")
    result: dict[str, Any] = score_example.score_all(score_example.read_wire())
    return result


@pytest.mark.parametrize("name", FLOORS)
def test_the_score_stays_above_its_floor(scores: dict[str, Any], name: str) -> None:
    score = scores[name]

    assert score.recall >= FLOORS[name], "\n".join(score.errors[:20])


def test_no_report_becomes_two_and_none_gets_lost(scores: dict[str, Any]) -> None:
    assert not [error for error in scores["days"].errors if " [] " in error]
