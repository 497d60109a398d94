"""Measure how fast facts are found, beside spaCy's own pipeline on the same texts, and how much memory a worker takes.

    python bench/facts.py ../shared            # one thread; medians of seven rounds

Each round runs the full pipeline (`nlp.pipe`) and the facts stage (`find_facts_of_many`) one after the other, so that what
else the machine does falls on both. Process time is what is compared; wall time stands beside it.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TypeVar

import spacy

from dateline.base.records import Article
from dateline.facts.find import find_facts_of_many
from dateline.facts.parse import MODEL, load

ROUNDS = 7
# One thread a process, as workers run: more only wait for each other over matrices this small.
ENVIRONMENT = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
SETS = {
    "long articles": "quotes/gold/dev.jsonl",
    "short items": "figures/gold/events_dev.jsonl",
}
MOST_TEXTS = 200
READ_WORDS = 1_000

T = TypeVar("T")


def main() -> None:
    """Print the table, or with `--memory` the peak of a worker that reads all texts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path, help="the folder that holds data/")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--memory", action="store_true", help="print the peak memory in MB and no more")
    options = parser.parse_args()
    if not ENVIRONMENT.items() <= os.environ.items():
        again = [sys.executable, *sys.argv]
        sys.exit(subprocess.run(again, env=os.environ | ENVIRONMENT, check=False).returncode)
    sets = {name: _articles(options.shared / "data" / path) for name, path in SETS.items()}
    if options.memory:
        _print_memory(article for articles in sets.values() for article in articles)
        return
    # First, for a process takes over the peak of the one that starts it.
    memory = subprocess.run([*sys.orig_argv, "--memory"], check=True, capture_output=True, text=True)
    print(f"peak memory of a worker: {memory.stdout.strip()} MB")
    _print_read(sets["long articles"])
    _print_speed(sets, options.rounds)


def _articles(path: Path) -> list[Article]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[:MOST_TEXTS]]
    return [_article(row["id"], row["text"], row.get("published")) for row in rows]


def _article(name: str, text: str, published: str | None) -> Article:
    on = date.fromisoformat(published[:10]) if published else None
    return Article(
        id=name, version_id=name, capture_id="", headline="", language="en", text=text, published_on=on
    )


def _print_speed(sets: dict[str, list[Article]], rounds: int) -> None:
    load(MODEL)
    pipeline = spacy.load(MODEL)
    print(f"{'':<22}texts  words |      nlp.pipe       |     facts stage     | times faster")
    print(f"{'':<22}             | texts/s   words/s   | texts/s   words/s   | process  wall")
    for name, articles in sets.items():
        texts = [article.text for article in articles]
        words = sum(len(text.split()) for text in texts)
        theirs, ours = [], []
        for number in range(rounds + 1):
            one = _clocked(pipeline.pipe, texts)
            other = _clocked(find_facts_of_many, articles)
            if number:  # the first round warms both up
                theirs.append(one)
                ours.append(other)
        _print_row(name, len(texts), words, theirs, ours)


def _clocked(run: Callable[[list[T]], Iterable[object]], rows: list[T]) -> tuple[float, float]:
    """Return the seconds of the process and of the wall clock that a run takes."""
    process, wall = time.process_time(), time.perf_counter()
    for _ in run(rows):
        pass
    return time.process_time() - process, time.perf_counter() - wall


def _print_row(
    name: str, texts: int, words: int, theirs: list[tuple[float, float]], ours: list[tuple[float, float]]
) -> None:
    (their_process, their_wall), (our_process, our_wall) = (
        [statistics.median(column) for column in zip(*times, strict=True)] for times in (theirs, ours)
    )
    print(
        f"{name:<22}{texts:>5} {words:>6} | {texts / their_process:>7.1f} {words / their_process:>9.0f}   "
        f"| {texts / our_process:>7.1f} {words / our_process:>9.0f}   "
        f"| {their_process / our_process:>7.2f} {their_wall / our_wall:>5.2f}"
    )


def _print_read(articles: list[Article]) -> None:
    """Print how long one article of a thousand words takes by itself."""
    words = max(articles, key=lambda article: len(article.text)).text.split(" ")[:READ_WORDS]
    article = _article("read", " ".join(words), "2030-05-04")
    seconds = [_clocked(find_facts_of_many, [article])[1] for _ in range(ROUNDS)]
    print(f"one article of {len(words)} words: {statistics.median(seconds):.3f} s")


def _print_memory(articles: Iterable[Article]) -> None:
    for _ in find_facts_of_many(articles):
        pass
    print(round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


if __name__ == "__main__":
    main()
