"""How well and how fast reports are grouped: `python bench/stories.py [--half tune|watch] [--shared DIR] [--stories N]`.

Quality: B-cubed by `../shared/eval/stories.py`, one configuration for all sets. Stories are split in two halves by
name: constants were chosen on "tune", "watch" was only looked at. Speed: reports a second of processor time, over the dated stories,
and per report with N open stories (`--stories`), made up of words drawn with a fixed seed.
"""

import argparse
import hashlib
import json
import random
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dateline.base.records import Article, Facts, Report
from dateline.stories.follow import follow

SHARED = Path(__file__).parent.parent.parent / "shared"
SETS = {
    "events": "events/current_events.dev.jsonl",
    "uci": "stories/uci_headlines_dev.jsonl",
    "ecbplus": "stories/ecbplus_dev.jsonl",
}


def report_of(row: dict[str, Any]) -> Report:
    """Return an evaluation row as a report without facts."""
    day = row.get("date") or row.get("published")
    article = Article(
        id=row["id"],
        version_id=row["id"],
        capture_id=row["id"],
        headline=row.get("title") or "",
        text=row.get("text") or "",
        published_on=date.fromisoformat(day) if day else None,
    )
    facts = Facts(article_id=row["id"], version_id=row["id"], stage=0, is_read=False)
    return Report(article=article, facts=facts, origin_id=row["id"])


def read(path: Path, half: str | None) -> list[dict[str, Any]]:
    """Return the rows that have a story, of one half of the stories or of all."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["story"]]
    if half is None:
        return rows
    return [row for row in rows if _is_tune(row) == (half == "tune")]


def _is_tune(row: dict[str, Any]) -> bool:
    # Look-alikes and running stories stay together: a half must not hold the answer to the other.
    group = str(row.get("running") or row.get("topic") or row["story"])
    return hashlib.sha256(group.encode()).digest()[0] % 2 == 0


def invented(stories: int, each: int) -> Iterator[Report]:
    """Return made-up reports of so many stories, each with words and names of its own among common ones."""
    dice = random.Random(7)
    common = [f"common{n}" for n in range(3000)]
    for number in range(stories * each):
        story = number % stories
        own = [f"Own{story}x{n}" for n in range(12)]
        text = " ".join(dice.choices(own, k=25) + dice.choices(common, k=60)) + "."
        row = {
            "id": f"{number:08}",
            "text": text,
            "published": date.fromordinal(738000 + number // 5000).isoformat(),
        }
        yield report_of(row)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("tune", "watch"))
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument(
        "--stories", type=int, help="measure speed with so many open stories, and nothing else"
    )
    options = parser.parse_args()
    if options.stories:
        speed(options.stories)
        return
    sys.path.insert(0, str(options.shared / "eval"))
    from stories import b_cubed  # type: ignore[import-not-found]

    for name, path in SETS.items():
        rows = read(options.shared / "data" / path, options.half)
        reports = [report_of(row) for row in rows]
        began = time.process_time()
        found, _ = follow(reports)
        took = time.process_time() - began
        predicted = {assignment.article_id: assignment.story_id for assignment in found}
        figures = b_cubed([(row["story"], predicted[row["id"]]) for row in rows])
        print(
            f"{name:8} P {figures['precision']:.3f} R {figures['recall']:.3f} F1 {figures['f1']:.3f}"
            f"   {len(rows)} reports, {len(set(predicted.values()))} stories, {len(rows) / took:.0f} reports/s"
        )


def speed(stories: int) -> None:
    """Print reports a second once so many stories are open."""
    reports = list(invented(stories, 2))
    _, state = follow(reports[:stories])
    began = time.process_time()
    sample = reports[stories : stories + 1000]
    _, state = follow(sample, state)
    took = time.process_time() - began
    print(
        f"{len(state.stories)} open stories: {len(sample) / took:.0f} reports/s ({1000 * took / len(sample):.2f} ms each)"
    )


if __name__ == "__main__":
    main()
