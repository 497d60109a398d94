"""Invented running stories with their events by hand: how cleanly and how wholly reports are parted.

A case of `event_cases.txt` begins with `# [batch] name`; a report is `number day event | headline | text`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from storycases import read_report

from dateline.base.records import Report
from dateline.stories.events import find_events

CASES = Path(__file__).parent / "event_cases.txt"


def cases() -> Iterator[list[tuple[str, Report]]]:
    for block in re.split(r"^# .*\n", CASES.read_text(encoding="utf-8"), flags=re.M)[1:]:
        yield [read_line(line) for line in block.strip().split("\n")]


def read_line(line: str) -> tuple[str, Report]:
    head, headline, text = line.split(" | ")
    number, day, event = head.split()
    report = read_report(f"{int(number):02} {day} Post", [text])
    return event, replace(report, article=replace(report.article, headline=headline))


def b_cubed() -> tuple[float, float]:
    """Return mean precision and recall of a report (Bagga and Baldwin 1998)."""
    precisions, recalls = list[float](), list[float]()
    for case in cases():
        found = {key: event.id for event in find_events([r for _, r in case]) for key in event.article_ids}
        pairs = [(gold, found[report.article.id]) for gold, report in case]
        for gold, event in pairs:
            both = pairs.count((gold, event))
            precisions.append(both / sum(other == event for _, other in pairs))
            recalls.append(both / sum(other == gold for other, _ in pairs))
    return sum(precisions) / len(precisions), sum(recalls) / len(recalls)


def test_events_of_own_cases_are_whole_and_mostly_clean() -> None:
    precision, recall = b_cubed()
    assert precision >= 0.75
    assert recall >= 0.98
