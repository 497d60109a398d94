"""How well running stories are parted into events: `python bench/story_events.py [--half tune|watch] [--shared DIR]`.

B-cubed by `../shared/eval/stories.py` within what belongs together by gold: the topics inside each running story of
`events`, the two look-alikes of each topic of ECB+; only where gold parts at all. Beside it what it would be with all
in one event, with each report for itself, and by the rule that stories are followed by.
"""

import argparse
import importlib.util
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from dateline.base.records import Report
from dateline.stories.events import find_events
from dateline.stories.follow import follow, order

HERE = Path(__file__).parent
GROUPS = {"events": "running", "ecbplus": "topic"}
Rule = Callable[[Sequence[Report]], dict[str, str]]


def _load(name: str, path: Path) -> ModuleType:
    # Two files are called `stories`: the bench beside this one, and the scorer.
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def events(reports: Sequence[Report]) -> dict[str, str]:
    """Return the event of each report."""
    return {key: event.id for event in find_events(reports) for key in event.article_ids}


def followed(reports: Sequence[Report]) -> dict[str, str]:
    """Return the story of each report, followed anew."""
    return {one.article_id: one.story_id for one in follow(reports)[0]}


RULES: dict[str, Rule] = {
    "all in one": lambda reports: {report.article.id: "one" for report in reports},
    "each alone": lambda reports: {report.article.id: report.article.id for report in reports},
    "as stories": followed,
    "events": events,
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("tune", "watch"))
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared")
    options = parser.parse_args()
    sys.path.insert(0, str(options.shared / "eval"))
    scorer = _load("scorer", options.shared / "eval" / "stories.py")
    bench = _load("stories_bench", HERE / "stories.py")
    for name, key in GROUPS.items():
        groups: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in bench.read(options.shared / "data" / bench.SETS[name], options.half):
            if row.get(key) is not None:
                groups[json.dumps(row[key])].append(row)
        parted = [rows for rows in groups.values() if len({row["story"] for row in rows}) > 1]
        for label, rule in RULES.items():
            pairs = []
            for number, rows in enumerate(parted):
                found = rule(sorted(map(bench.report_of, rows), key=order))
                pairs += [(f"{number} {row['story']}", f"{number} {found[row['id']]}") for row in rows]
            figures = scorer.b_cubed(pairs)
            print(
                f"{name:8} {label:11} P {figures['precision']:.3f} R {figures['recall']:.3f} F1 {figures['f1']:.3f}"
                f"   {len(pairs)} reports in {len(parted)} groups"
            )


if __name__ == "__main__":
    main()
