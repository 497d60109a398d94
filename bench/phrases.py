"""Scores texts by phrases that must and must not be in them, as trafilatura's own evaluation counts (`trafilatura-eval`).

    python bench/phrases.py --gold FOLDER --predicted FILE [--json OUT] [--errors N]

A phrase of `with` that is found is a hit, one that is not is a miss, a phrase of `without` that is found is false; white
space counts as one blank. The text is standfirst and paragraphs. The command line is that of the scorers in `eval/`.
"""

import argparse
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_SPACE = re.compile(r"\s+")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--predicted", type=Path, required=True)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    truth: dict[str, Any] = json.loads((args.gold / "truth.json").read_text("utf-8"))
    lines = args.predicted.read_text("utf-8").splitlines()
    said = {row["id"]: _text(row) for row in map(json.loads, lines)}
    counts = {page: count(gold, said.get(page, "")) for page, gold in truth.items()}
    hits, false, missed = (sum(each) for each in zip(*counts.values(), strict=True))
    precision, recall = hits / max(1, hits + false), hits / max(1, hits + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{len(truth)} pages: P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    for page, (_, wrong, lacking) in sorted(counts.items(), key=lambda item: -sum(item[1][1:]))[
        : args.errors
    ]:
        print(f"  {page}: {lacking} lacking, {wrong} too many")
    if args.json:
        args.json.write_text(
            json.dumps({"phrases": {"micro": {"p": precision, "r": recall, "f1": f1}}}), "utf-8"
        )


def count(gold: Mapping[str, Any], text: str) -> tuple[int, int, int]:
    """Return how many phrases of a page are found as they should, found against it, and missed."""
    found = sum(_plain(phrase) in text for phrase in gold["with"])
    return found, sum(_plain(phrase) in text for phrase in gold["without"]), len(gold["with"]) - found


def _text(row: Mapping[str, Any]) -> str:
    return _plain("\n".join([row.get("standfirst") or "", *row.get("paragraphs", ())]))


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


if __name__ == "__main__":
    main()
