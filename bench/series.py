"""How well series are told: `python bench/series.py [FILE ...] [--read] [--errors]`, and sheets to read by eye.

Without a file, the invented cases of `tests/stories/cases`. A case's figures are marked in its text; with `--read` the
marks are taken away and the facts stage reads them, as it reads news. Measured are

- points: B-cubed purity and recall of the figures that stand in one series (a figure is its event, speaker and value);
- lines: how many of the lines of gold (a speaker and its values in order) stand in one series, complete;
- pairs: of all pairs that gold or the program types, how many have the same type; what nobody types is not counted.

`--sheet EVENTS.jsonl [--running] --stories N --skip M` follows real dated items (`../shared/data/events`), all the way by machine, and
prints series of two points or more, each point with its sentence, to be read.
"""

import argparse
import json
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dateline.base.records import Article, Figure, Line, Point, Report, Series, Story
from dateline.facts.find import find_facts_of_many
from dateline.stories.follow import follow
from dateline.stories.tell import tell

CASES = Path(__file__).parent.parent / "tests" / "stories" / "cases"
sys.path.insert(0, str(CASES.parent))

from storycases import Case, read_cases, written  # noqa: E402 - lies beside the tests

_PAIRS = ("revision", "conflict", "compatible", "different scope", "part of")
# The same series are drawn in every run, so that two readings can be compared.
SEED = 5

Place = tuple[str, str, str]  # event, speaker, value


@dataclass(slots=True)
class Score:
    """Sums over cases."""

    found: float = 0.0
    gold: float = 0.0
    purity: float = 0.0
    recall: float = 0.0
    lines: int = 0
    lines_right: int = 0
    pairs_right: int = 0
    pairs_any: int = 0
    pairs_gold: int = 0
    pairs_found: int = 0
    cases: int = 0
    cases_right: int = 0


def main() -> None:
    """Measure and print."""
    options = _options()
    if options.sheet:
        _sheet(options)
        return
    score = Score()
    for path in options.files or sorted(CASES.glob("*.txt")):
        for case in read_cases(path):
            if any(line.startswith(("series", "no series")) for line in case.expected):
                _score(case, score, options)
    _print(score)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--read", action="store_true", help="let the facts stage read the figures")
    parser.add_argument("--errors", action="store_true", help="print what differs")
    parser.add_argument("--sheet", type=Path, help="real dated items")
    parser.add_argument("--running", action="store_true", help="take the set's own running stories")
    parser.add_argument("--stories", type=int, default=50, help="series on a sheet")
    parser.add_argument("--skip", type=int, default=0, help="series of the same draw to leave out")
    return parser.parse_args()


# Cases --------------------------------------------------------------------------------------------------


def _score(case: Case, score: Score, options: argparse.Namespace) -> None:
    reports = _as_read(case.reports) if options.read else case.reports
    story = tell("s", reports)
    gold, found = _gold_series(case), _found_series(story)
    gold_pairs, found_pairs = _gold_pairs(case), _found_pairs(story, reports)
    if not gold_pairs and "no disagreements" not in case.expected:
        # A case that is about something else does not say.
        found_pairs = gold_pairs
    right = (gold_pairs & found_pairs).total()
    score.pairs_right += right
    score.pairs_any += (gold_pairs | found_pairs).total()
    score.pairs_gold += gold_pairs.total()
    score.pairs_found += found_pairs.total()
    score.purity += sum(_share(place, found, gold) for place in _places(found))
    score.found += len(_places(found))
    score.recall += sum(_share(place, gold, found) for place in _places(gold))
    score.gold += len(_places(gold))
    gold_lines, found_lines = _lines(gold), _lines(found)
    score.lines += gold_lines.total()
    score.lines_right += (gold_lines & found_lines).total()
    score.cases += 1
    is_right = sorted(map(sorted, gold)) == sorted(map(sorted, found)) and gold_pairs == found_pairs
    score.cases_right += is_right
    if options.errors and not is_right:
        _print_errors(case, (gold, found), (gold_pairs, found_pairs))


def _as_read(reports: Sequence[Report]) -> list[Report]:
    facts = find_facts_of_many(replace(report.article, language="en") for report in reports)
    return [replace(report, facts=read) for report, read in zip(reports, facts, strict=True)]


Grouped = list[list[Place]]


def _gold_series(case: Case) -> Grouped:
    found = []
    for line in case.expected:
        if line.startswith("series "):
            event, _, text = line[7:].partition(": ")
            parts = (part.partition("=")[::2] for part in text.split(";"))
            found.append(
                [
                    (event, _folded(name), value)
                    for name, values in parts
                    for value in values.replace(",", " ").split()
                ]
            )
    return found


def _folded(name: str | None) -> str:
    return (name or "none").strip().casefold().removeprefix("the ")


def _found_series(story: Story) -> Grouped:
    return [
        [
            (series.event, _folded(line.speaker.name), written(point))
            for line in series.lines
            for point in line.points
        ]
        for series in story.series
    ]


def _gold_pairs(case: Case) -> Counter[tuple[str, ...]]:
    typed = (line.rsplit(" ", 2) for line in case.expected)
    return Counter(tuple(parts) for parts in typed if parts[0] in _PAIRS)


def _found_pairs(story: Story, reports: Sequence[Report]) -> Counter[tuple[str, ...]]:
    by_id = {figure.id: figure for report in reports for figure in report.facts.figures}
    return Counter(
        (one.kind, *(written(by_id[figure_id]) for figure_id in one.figure_ids))
        for series in story.series
        for one in series.disagreements
    )


def _places(grouped: Grouped) -> set[Place]:
    return {place for series in grouped for place in series}


def _share(place: Place, these: Grouped, those: Grouped) -> float:
    """Return the share of a figure's company in these series that is its company in those too."""
    here = {other for series in these if place in series for other in series}
    there = {other for series in those if place in series for other in series}
    return len(here & there) / len(here)


def _lines(grouped: Grouped) -> Counter[tuple[Place, ...]]:
    found: Counter[tuple[Place, ...]] = Counter()
    for series in grouped:
        lines = defaultdict(list)
        for place in series:
            lines[place[1]].append(place)
        found.update(tuple(places) for places in lines.values())
    return found


def _print_errors(
    case: Case,
    series: tuple[Grouped, Grouped],
    pairs: tuple[Counter[tuple[str, ...]], Counter[tuple[str, ...]]],
) -> None:
    print(f"# {case.name}")
    for name, these, those in (("lost", *series), ("told", *series[::-1])):
        for one in these:
            if sorted(one) not in [sorted(other) for other in those]:
                print(f"  {name} {one[0][0]}: {'; '.join(f'{who} {value}' for _, who, value in one)}")
    for name, kinds in (("lost", pairs[0] - pairs[1]), ("told", pairs[1] - pairs[0])):
        for kind in sorted(kinds):
            print(f"  {name} {' '.join(kind)}")


def _print(score: Score) -> None:
    print(f"cases  {score.cases_right} of {score.cases} right in all")
    print(
        f"points purity {score.purity / max(score.found, 1):.3f}  recall {score.recall / max(score.gold, 1):.3f}"
    )
    print(
        f"lines  {score.lines_right} of {score.lines} complete ({score.lines_right / max(score.lines, 1):.3f})"
    )
    print(
        f"pairs  accuracy {score.pairs_right / max(score.pairs_any, 1):.3f}"
        f"  precision {score.pairs_right / max(score.pairs_found, 1):.3f}"
        f"  recall {score.pairs_right / max(score.pairs_gold, 1):.3f}  ({score.pairs_gold} in gold)"
    )


# Sheets -------------------------------------------------------------------------------------------------


def _sheet(options: argparse.Namespace) -> None:
    reports, gold = _reports(options.sheet)
    by_story = defaultdict(list)
    for one in follow(reports)[0]:
        by_story[gold[one.article_id] if options.running else one.story_id].append(one.article_id)
    by_id = {report.article.id: report for report in reports}
    told: list[tuple[Story, Series]] = []
    started, slowest = time.process_time(), (0.0, 0)
    for story_id in sorted(by_story):
        began = time.process_time()
        story = tell(story_id, [by_id[article_id] for article_id in by_story[story_id]])
        slowest = max(slowest, (time.process_time() - began, len(story.article_ids)))
        told += [(story, series) for series in story.series if _points(series) > 1]
    print(f"{len(by_story)} stories, {len(told)} series of two points or more, told in "
          f"{time.process_time() - started:.1f} s, the slowest in {slowest[0]:.2f} s ({slowest[1]} reports)")  # fmt: skip
    random.Random(SEED).shuffle(told)
    figures = {figure.id: figure for report in reports for figure in report.facts.figures}
    for number, (_, series) in enumerate(
        told[options.skip : options.skip + options.stories], options.skip + 1
    ):
        _print_series(number, series, by_id, figures)


def _reports(path: Path) -> tuple[list[Report], dict[str, str]]:
    """Return the items as reports, and the running story of each by the set's own grouping."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    articles = [
        Article(
            id=row["id"],
            version_id=row["id"],
            capture_id=row["id"],
            headline="",
            text=row["text"],
            language="en",
            published_on=date.fromisoformat(row["date"]),
        )
        for row in rows
    ]
    reports = [
        Report(article=article, facts=facts, origin_id=article.id)
        for article, facts in zip(articles, find_facts_of_many(articles), strict=True)
    ]
    return reports, {row["id"]: row["running"] or row["id"] for row in rows}


def _points(series: Series) -> int:
    return sum(len(line.points) for line in series.lines)


def _print_series(number: int, series: Series, by_id: dict[str, Report], figures: dict[str, Figure]) -> None:
    print(f"\n{number}. {series.label} [{series.event}, {series.unit}] {series.summary}")
    points: list[tuple[Line, Point]] = [(line, point) for line in series.lines for point in line.points]
    for line, point in sorted(points, key=lambda pair: pair[1].on or date.min):
        start, end = figures[point.figure_id].sentence
        text = by_id[point.article_id].article.text[start:end]
        print(f"   {point.on} {line.speaker.name or '-'} = {written(point)} | {text}")
    for one in series.disagreements:
        print(f"   * {one.kind}: {one.why}")


if __name__ == "__main__":
    main()
