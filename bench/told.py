"""Stories to measure timelines and briefs on: the example wire's six and those of `bench/running`, with their gold.

A story of `bench/running` begins with `# name`. A report begins with `== day outlet | headline` and has one paragraph a
line. Gold: `-> day | what happened | pattern`, one a timeline should hold; `=> fact | pattern`, one a brief should.
A sentence tells it if the pattern is found in it, in capitals or not. All gold was written before any run.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from score_example import read_wire

from dateline.base.records import Article, Report
from dateline.example.load import ledger
from dateline.facts.find import find_facts_of

FOLDER = Path(__file__).parent / "running"
SETS = ("wire", "first", "second")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event that a timeline should hold."""

    on: date
    text: str
    pattern: re.Pattern[str]


@dataclass(slots=True, kw_only=True)
class Told:
    """A story's reports and its gold."""

    name: str
    reports: list[Report] = field(default_factory=list)
    happenings: list[Happening] = field(default_factory=list)
    key_facts: list[tuple[str, re.Pattern[str]]] = field(default_factory=list)


def stories_of(name: str) -> list[Told]:
    """Return the stories of a set, their reports read by the newsroom's own stages."""
    found = [_story(block) for block in _blocks(name)]
    if name == "wire":
        _add_wire(found)
    return found


def _blocks(name: str) -> list[str]:
    return re.split(r"^# ", (FOLDER / f"{name}.txt").read_text(encoding="utf-8"), flags=re.M)[1:]


def _story(block: str) -> Told:
    name, _, body = block.partition("\n")
    story = Told(name=name.strip())
    gold = [line for line in body.splitlines() if line.startswith(("->", "=>"))]
    for line in gold:
        parts = [part.strip() for part in line[2:].split(" | ", 2 if line[0] == "-" else 1)]
        pattern = re.compile(parts[-1], re.I)
        if line[0] == "-":
            story.happenings.append(
                Happening(on=date.fromisoformat(parts[0]), text=parts[1], pattern=pattern)
            )
        else:
            story.key_facts.append((parts[0], pattern))
    for number, part in enumerate(re.split(r"^== ", body, flags=re.M)[1:]):
        lines = [line for line in part.strip().splitlines() if not line.startswith(("->", "=>"))]
        story.reports.append(_report(f"{story.name}-{number:02}", lines))
    return story


def _report(name: str, lines: list[str]) -> Report:
    head, _, headline = lines[0].partition(" | ")
    day, _, outlet = head.partition(" ")
    article = Article(
        id=name,
        version_id=name,
        capture_id=name,
        headline=headline,
        outlet=outlet,
        published_on=date.fromisoformat(day),
        language="en",
        text="\n\n".join(lines[1:]),
    )
    return Report(article=article, facts=find_facts_of(article), origin_id=name)


def _add_wire(stories: list[Told]) -> None:
    """Put the reports of the wire beside their gold, by the story that the ledger names."""
    by_story = dict(_wire_reports())
    for story in stories:
        story.reports.extend(by_story[story.name])


def _wire_reports() -> Iterator[tuple[str, list[Report]]]:
    reading = read_wire()
    for name, row in ledger("stories")["stories"].items():
        keys = [key for key in dict.fromkeys(row["articles"]) if key in reading.articles]
        newest = [reading.articles[key][-1] for key in keys]
        yield name, [Report(article=a, facts=f, origin_id=reading.origins[a.id]) for a, f in newest]
