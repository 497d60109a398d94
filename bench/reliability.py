"""Measure what confidence is worth: of the facts said to be so sure, how many are right.

    python bench/reliability.py ../shared            # prints the tables
    python bench/reliability.py ../shared --write    # and writes them into docs/accuracy.md

A figure is right where value, bound, unit, event and source are (complete, as `eval/figures.py` has it); a quote where its
content matches one of the gold (Jaccard .5 of the words, as `eval/quotes.py` has it) and its speaker is the gold's.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from score_example import is_same_name

from dateline.base.records import Facts, Figure, Quote
from dateline.facts.find import find_facts

PAGE = Path(__file__).parent.parent / "docs" / "accuracy.md"
BEGIN, END = "<!-- reliability -->", "<!-- end of reliability -->"
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
MATCH_JACCARD = 0.5

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A fact as the program made it, and whether it is right."""

    where: str
    fact: Figure | Quote
    is_right: bool


# Reading and judging ---------------------------------------------------------------------------------------


def read(row: Row) -> Facts:
    """Return the facts of a row of gold."""
    day = row.get("published") or row.get("date") or ""
    published = date.fromisoformat(day) if len(day) == len("2025-01-01") else None
    return find_facts(row["text"], published, version_id=row["id"])


def judge_figures(row: Row, facts: Facts) -> Iterator[Judged]:
    """Yield the figures of a row, judged by the scorer beside the data."""
    import figures as scorer

    gold = [scorer._figure(item, row["id"]) for item in row["figures"]]
    predicted = [scorer._figure(as_row(figure), row["id"]) for figure in facts.figures]
    article = scorer.Article(row["id"], gold, predicted)
    right = {p for g, p in article.matched() if not scorer._wrong_fields(gold[g], predicted[p])}
    for number, figure in enumerate(facts.figures):
        yield Judged(where=row["id"], fact=figure, is_right=number in right)


def as_row(figure: Figure) -> Row:
    """Return a figure as the scorer wants it."""
    speaker = figure.attribution.speaker
    return {
        "start": figure.start, "end": figure.end, "exact": figure.exact, "bound": figure.bound, "low": figure.low, "high": figure.high,
        "unit": figure.unit, "event": figure.event, "subject": figure.subject, "source": speaker.name, "source_kind": speaker.kind,
    }  # fmt: skip


def judge_quotes(row: Row, facts: Facts) -> Iterator[Judged]:
    """Yield the quotes of a row: matched one to one with the gold, best first, and the speaker compared by name."""
    import quotes as scorer
    from common import word_spans

    spans = word_spans(row["text"])
    gold = [scorer._numbers(q["content"], spans) for q in row["attributions"]]
    made = [scorer._numbers(q.pieces, spans) for q in facts.quotes]
    pairs = sorted(
        (-scorer.jaccard(g, p), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(made)
        if scorer.jaccard(g, p) >= MATCH_JACCARD
    )
    # The same words may be said twice over, so the pair whose speakers agree goes first among equals.
    pairs.sort(
        key=lambda pair: (pair[0], not _same_speaker(row["attributions"][pair[1]], facts.quotes[pair[2]]))
    )
    taken: set[int] = set()
    of_made: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in taken and j not in of_made:
            taken.add(i)
            of_made[j] = i
    for j, quote in enumerate(facts.quotes):
        right = j in of_made and _same_speaker(row["attributions"][of_made[j]], quote)
        yield Judged(where=row["id"], fact=quote, is_right=right)


def _same_speaker(gold: Row, quote: Quote) -> bool:
    return is_same_name(gold["speaker"], quote.attribution.speaker.name)


def lines(path: Path) -> Iterator[Row]:
    """Yield the rows of a file of gold."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


# Tables ----------------------------------------------------------------------------------------------------


def bins(judged: Sequence[Judged]) -> Iterator[tuple[float, float, int, float, float]]:
    """Yield lower and upper edge, count, mean confidence and share right of each bin that holds anything."""
    for low, high in pairwise(EDGES):
        inside = [one for one in judged if low <= one.fact.confidence < high]
        if inside:
            said = sum(one.fact.confidence for one in inside) / len(inside)
            yield low, min(high, 1.0), len(inside), said, sum(one.is_right for one in inside) / len(inside)


def expected_error(judged: Sequence[Judged]) -> float:
    """Return the expected calibration error: how far said and right lie apart, by bin, weighed by count."""
    return sum(n * abs(said - right) for _, _, n, said, right in bins(judged)) / max(1, len(judged))


def ranking(judged: Sequence[Judged]) -> float:
    """Return the chance that a right fact was said to be surer than a wrong one (area under the ROC curve)."""
    right = [one.fact.confidence for one in judged if one.is_right]
    wrong = [one.fact.confidence for one in judged if not one.is_right]
    wins = sum((a > b) + (a == b) / 2 for a in right for b in wrong)
    return wins / (len(right) * len(wrong)) if right and wrong else float("nan")


def table(sets: dict[str, list[Judged]]) -> Iterator[str]:
    """Yield the lines of the table, in Markdown."""
    yield "| facts | said to be | n | mean said | right |"
    yield "|---|---|---|---|---|"
    for name, judged in sets.items():
        for low, high, count, said, right in bins(judged):
            edge = f"below {high:.1f}" if low == 0 else f"{low:.1f} to {high:.1f}"
            yield f"| {name} | {edge} | {count} | {said:.2f} | {right:.2f} |"
        mean = sum(one.fact.confidence for one in judged) / len(judged)
        share = sum(one.is_right for one in judged) / len(judged)
        error, rank = expected_error(judged), ranking(judged)
        yield f"| **{name}** | **all; ECE {error:.3f}, ranking {rank:.2f}** | **{len(judged)}** | **{mean:.2f}** | **{share:.2f}** |"


def measure(shared: Path) -> dict[str, list[Judged]]:
    """Return the facts of each set, judged."""
    sys.path.insert(0, str(shared / "eval"))
    gold = shared / "data"
    return {
        "figures, articles": _judged(lines(gold / "figures/gold/dev.jsonl"), judge_figures),
        "figures, short items": _judged(lines(gold / "figures/gold/events_dev.jsonl"), judge_figures),
        "quotes, articles": _judged(lines(gold / "quotes/gold/dev.jsonl"), judge_quotes),
    }


def _judged(rows: Iterable[Row], judge: Any) -> list[Judged]:
    return [one for row in rows for one in judge(row, read(row))]


def main() -> None:
    """Print the tables, and write them where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path, help="the folder that holds data/ and eval/")
    parser.add_argument("--write", action="store_true", help="write the table into docs/accuracy.md")
    args = parser.parse_args()
    made = "\n".join(table(measure(args.shared)))
    print(made)
    if args.write:
        write(made)


def write(made: str) -> None:
    """Write the table between its marks."""
    text = PAGE.read_text("utf-8")
    PAGE.write_text(f"{text.split(BEGIN)[0]}{BEGIN}\n{made}\n{END}{text.split(END)[1]}", "utf-8")


if __name__ == "__main__":
    main()
