"""How well days and events of timelines are chosen: `python bench/timeline.py [--sets wire first second] [--errors] [--events N]`.

Against gold (`bench/told.py`), all timelines as they are printed:
- days: F1 of the days chosen (Tran et al. 2013), pooled over all stories;
- events: F1 of gold events that a sentence of the right day tells; a further line that tells no gold event costs precision;
- align: ROUGE-1 F1 with each day aligned to the likest day of gold, divided by 1 + days between (Martschat and Markert 2017,
  many to one), mean over stories.
Beside them the simple plan: the days with most reports, as many as gold has, each with the first sentence of the report that is most like
the others of that day. `--events N`: days of the running stories of `../shared/data/events` against the days of their items, where
the program sees all of a story's items as one report a day.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from told import SETS, Told, stories_of

from dateline.base.records import Article, Report
from dateline.facts.find import find_facts_of
from dateline.stories.follow import order
from dateline.stories.mentions import day_of
from dateline.stories.sentences import sentences_of
from dateline.stories.terms import words
from dateline.stories.timeline import find_timeline

EVENTS = Path(__file__).parent.parent.parent / "shared/data/events/current_events.dev.jsonl"
Lines = Sequence[tuple[date, str]]
LEAST_DAYS = 8  # an item's story of fewer days has nothing to choose


def printed(reports: Sequence[Report]) -> Lines:
    """Return the program's timeline."""
    return [(entry.on, entry.sentence.exact) for entry in find_timeline(sorted(reports, key=order))]


def simple(reports: Sequence[Report], days: int) -> Lines:
    """Return the first sentence of the central report of each of the days with most reports."""
    by_day: defaultdict[date, list[Report]] = defaultdict(list)
    for report in sorted(reports, key=order):
        on = day_of(report)[0]
        if on:
            by_day[on].append(report)
    chosen = sorted(by_day, key=lambda on: (-len(by_day[on]), on))[:days]
    return [(on, _first(_central(by_day[on]))) for on in sorted(chosen)]


def _central(reports: Sequence[Report]) -> Report:
    told = [frozenset(words(report.article.text)) for report in reports]
    shared = [sum(len(mine & other) for other in told) / (len(mine) or 1) for mine in told]
    return reports[max(range(len(reports)), key=lambda place: shared[place])]


def _first(report: Report) -> str:
    return next((report.article.text[slice(*span)] for span in sentences_of(report)), "")


def scores(told: Sequence[tuple[Told, Lines]]) -> Mapping[str, float]:
    """Return the measures of timelines against gold."""
    days, events = [0, 0, 0], [0, 0, 0]
    for story, lines in told:
        gold = {one.on for one in story.happenings}
        got = {on for on, _ in lines}
        days = [a + b for a, b in zip(days, (len(gold & got), len(got), len(gold)), strict=True)]
        hit, found = matched(story, lines)
        events = [a + b for a, b in zip(events, (hit, found, len(lines)), strict=True)]
    gold_events = sum(len(story.happenings) for story, _ in told)
    precision = events[1] / max(1, events[2])
    recall = events[0] / max(1, gold_events)
    return {
        "days P": days[0] / max(1, days[1]),
        "days R": days[0] / max(1, days[2]),
        "days F1": 2 * days[0] / max(1, days[1] + days[2]),
        "events P": precision,
        "events R": recall,
        "events F1": 2 * precision * recall / max(1e-9, precision + recall),
        "align": sum(aligned(story, lines) for story, lines in told) / max(1, len(told)),
        "lines": float(events[2]),
    }


def matched(story: Told, lines: Lines) -> tuple[int, int]:
    """Return how many gold events are told, and how many lines tell one that no line before told."""
    seen: set[int] = set()
    new = 0
    for on, text in lines:
        told = {
            place for place, one in enumerate(story.happenings) if one.on == on and one.pattern.search(text)
        }
        new += bool(told - seen)
        seen |= told
    return len(seen), new


def aligned(story: Told, lines: Lines) -> float:
    """Return ROUGE-1 F1, each day aligned to the likest of the other side and paid less the further off it is."""
    gold, got = _by_day([(one.on, one.text) for one in story.happenings]), _by_day(lines)
    precision, recall = _paid(got, gold), _paid(gold, got)
    return 2 * precision * recall / max(1e-9, precision + recall)


def _by_day(lines: Lines) -> dict[date, Counter[str]]:
    found: defaultdict[date, Counter[str]] = defaultdict(Counter)
    for on, text in lines:
        found[on].update(word.lower() for word in re.findall(r"\w+", text))
    return found


def _paid(mine: Mapping[date, Counter[str]], other: Mapping[date, Counter[str]]) -> float:
    paid = sum(
        max(
            ((counts & against).total() / (1 + abs((on - day).days)) for day, against in other.items()),
            default=0,
        )
        for on, counts in mine.items()
    )
    return paid / max(1, sum(counts.total() for counts in mine.values()))


def events_days(most: int) -> Mapping[str, float]:
    """Return how the program's days and the simple plan's stand to the days of the items, over so many running stories.

    An item of two sentences and more is one report; those of the story that are one sentence are told by nothing else, so that their days
    can only be found by publication. Gold: the days of all items.
    """
    stories: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for row in map(json.loads, EVENTS.read_text(encoding="utf-8").splitlines()):
        if row["story"]:
            stories[row["story"]].append(row)
    wanted = [name for name in sorted(stories) if LEAST_DAYS <= len({r["date"] for r in stories[name]}) <= 40]
    hit = got = gold = 0
    for name in wanted[:: max(1, len(wanted) // most)][:most]:
        reports = [_report(row) for row in stories[name]]
        days = {day_of(report)[0] for report in reports}
        found = {on for on, _ in printed(reports)}
        hit, got, gold = hit + len(days & found), got + len(found), gold + len(days)
    return {"days P": hit / got, "days R": hit / gold, "days F1": 2 * hit / (got + gold)}


def _report(row: Mapping[str, str]) -> Report:
    article = Article(
        id=row["id"],
        version_id=row["id"],
        capture_id=row["id"],
        headline="",
        text=row["text"],
        language="en",
        published_on=date.fromisoformat(row["date"]),
    )
    return Report(article=article, facts=find_facts_of(article), origin_id=row["id"])


def _show(story: Told, lines: Lines) -> None:
    print(f"\n{story.name}")
    for one in story.happenings:
        if not any(on == one.on and one.pattern.search(text) for on, text in lines):
            print(f"  lacks {one.on} {one.text}")
    for on, text in lines:
        is_gold = any(on == one.on and one.pattern.search(text) for one in story.happenings)
        print(f"  {'     ' if is_gold else 'extra'} {on} {text[:130]}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="*", choices=SETS, default=SETS)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--events", type=int, default=0)
    options = parser.parse_args()
    for name in options.sets:
        stories = stories_of(name)
        ours = [(story, printed(story.reports)) for story in stories]
        plain = [(story, simple(story.reports, len({h.on for h in story.happenings}))) for story in stories]
        for label, told in (("Dateline", ours), ("most reports", plain)):
            print(f"{name:8}{label:14}" + "  ".join(f"{k} {v:.2f}" for k, v in scores(told).items()))
        if options.errors:
            for story, lines in ours:
                _show(story, lines)
    if options.events:
        print(
            "events  " + "  ".join(f"{key} {value:.2f}" for key, value in events_days(options.events).items())
        )


if __name__ == "__main__":
    main()
