"""Measure figures: how many are complete by the rule that made them.

    python bench/figures.py ../shared

Prints, by rule, predicted figures and the share that is complete (value, bound, unit, event and source right) on the
annotated sets of `data/figures/gold`. How sure each figure is, and what that is worth: `bench/weigh.py`, `bench/reliability.py`.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dateline.base.records import Figure
from dateline.facts.find import find_facts

SETS = ("dev.jsonl", "events_dev.jsonl")
LEAST_FIGURES = 10  # a share of fewer says little


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path, help="the folder that holds data/ and eval/")
    shared = parser.parse_args().shared
    sys.path.insert(0, str(shared / "eval"))
    rows = list(_rows(shared / "data" / "figures" / "gold"))
    _print_rules(rows, {row["id"]: _figures(row) for row in rows})


def _rows(folder: Path) -> Iterator[dict[str, Any]]:
    for name in SETS:
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def _figures(row: dict[str, Any]) -> tuple[Figure, ...]:
    text = row["text"]
    published = date.fromisoformat(row["published"]) if row["published"] else None
    return find_facts(text, published, version_id=row["id"]).figures


def _print_rules(rows: list[dict[str, Any]], made: dict[str, tuple[Figure, ...]]) -> None:
    right: dict[str, list[bool]] = defaultdict(list)
    for row in rows:
        complete = _complete(row, made[row["id"]])
        for figure in made[row["id"]]:
            right[figure.rule].append(figure.id in complete)
    print(f"{'rule':<26}figures  complete")
    for rule, found in sorted(right.items(), key=lambda item: -len(item[1])):
        print(f"{rule:<26}{len(found):>7}  {sum(found) / len(found):.3f}")
    every = [is_right for found in right.values() for is_right in found]
    print(f"{'all':<26}{len(every):>7}  {sum(every) / len(every):.3f}")


def _complete(row: dict[str, Any], figures: tuple[Figure, ...]) -> set[str]:
    """Return the ids of the figures that the scorer counts as complete."""
    import figures as scorer

    gold = [scorer._figure(item, row["id"]) for item in row["figures"]]
    predicted = [scorer._figure(_as_row(figure), row["id"]) for figure in figures]
    article = scorer.Article(row["id"], gold, predicted)
    return {figures[p].id for g, p in article.matched() if not scorer._wrong_fields(gold[g], predicted[p])}


def _as_row(figure: Figure) -> dict[str, Any]:
    speaker = figure.attribution.speaker
    return {
        "start": figure.start, "end": figure.end, "exact": figure.exact, "bound": figure.bound, "low": figure.low, "high": figure.high,
        "unit": figure.unit, "event": figure.event, "subject": figure.subject, "source": speaker.name, "source_kind": speaker.kind,
    }  # fmt: skip


if __name__ == "__main__":
    main()
