"""One pass of the newsroom: captures in, articles and facts read, stories followed, pages published.

Every stage is pure; this file brings them their records and keeps what they return. What a pass leaves in the store
depends on the captures and corrections alone, not on the order in which the captures came.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from dateline.base.records import Article, Capture, Facts, Refusal, Sketch
from dateline.base.settings import Settings
from dateline.facts.find import require_model
from dateline.newsroom.gatherer import gather_apart
from dateline.newsroom.readers import Read, Readers, read_in_steps
from dateline.newsroom.recurring import learn, settle_lines
from dateline.newsroom.settle import Tell, settle, silent
from dateline.store import find, keep

T = TypeVar("T")

# How many captures are read before they are kept: what an interruption may cost.
BATCH_CAPTURES = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What one pass did, in counts."""

    captures: int = 0
    known: int = 0
    articles: int = 0
    refused: int = 0
    stories: int = 0

    def __str__(self) -> str:
        return (
            f"{self.captures:,} captures: {self.articles:,} articles, {self.refused:,} refused, "
            f"{self.known:,} known before; {self.stories:,} stories told"
        )


def add(
    paths: Sequence[Path], settings: Settings, *, outlet: str | None = None, report: Tell = silent
) -> Tally:
    """Read what is in the files and folders into the newsroom, and bring the site up to date."""
    return take_in(gather_apart(paths, outlet=outlet), settings, report=report)


def take_in(captures: Iterable[Capture | Refusal], settings: Settings, *, report: Tell = silent) -> Tally:
    """Read captures into the newsroom, and bring the site up to date. A capture that is known changes nothing.

    What an earlier pass kept and was interrupted before reading is read first.
    """
    left_over = list(find.captures(unread=True))
    tally = _read_and_keep(
        chain(_lots(left_over), _lots(captures)), {c.id for c in left_over}, settings, report
    )
    _learn_lines(settings, report)
    return replace(tally, stories=settle(settings, report=report))


def rerun(settings: Settings, *, report: Tell = silent) -> Tally:
    """Read every capture anew with the stages as they are now; corrections stay and lie over the new results."""
    tally = _read_and_keep(_lots(find.captures()), None, settings, report)
    _learn_lines(settings, report, is_anew=True)
    return replace(tally, stories=settle(settings, report=report, is_anew=True))


def _learn_lines(settings: Settings, report: Tell, *, is_anew: bool = False) -> None:
    """Learn which lines recur with their outlets, and read the pages anew on which those stand."""
    learned = learn(is_anew=is_anew)
    if learned.captures:
        ids = list(learned.captures)
        _read_and_keep(_lots(find.captures_of(ids)), set(ids), settings, report, recurring=learned.known)
    settle_lines(learned)


def _lots(items: Iterable[T]) -> Iterator[list[T]]:
    stream = iter(items)
    while lot := list(islice(stream, BATCH_CAPTURES)):
        yield lot


def _read_and_keep(
    lots: Iterable[Sequence[Capture | Refusal]],
    again: set[str] | None,
    settings: Settings,
    report: Tell,
    *,
    recurring: frozenset[str] | None = None,
) -> Tally:
    """Read and keep; known captures are passed over but for those to read `again` (None: all).

    `recurring` are the lines to take off: None, those that earlier passes learned.
    """
    # Said once and before anything is read, not of every capture.
    require_model(settings.spacy_model)
    tally = Tally()
    read = partial(
        read_in_steps,
        model=settings.spacy_model,
        queries_off=queries_off(settings),
        recurring=find.recurring_lines() if recurring is None else recurring,
    )
    with Readers(settings.jobs or os.cpu_count() or 1, read) as readers:
        for lot in lots:
            fresh = _fresh(lot, again)
            results = readers.read([item for item in fresh if isinstance(item, Capture)])
            refused = [item for item in fresh if isinstance(item, Refusal)]
            _keep(fresh, [*results, *refused])
            articles = sum(not isinstance(result, Refusal) for result in results)
            tally = replace(
                tally,
                captures=tally.captures + len(lot),
                known=tally.known + len(lot) - len(fresh),
                articles=tally.articles + articles,
                refused=tally.refused + len(fresh) - articles,
            )
            report("reading pages", tally.captures, None)
    return tally


def _fresh(lot: Sequence[Capture | Refusal], again: set[str] | None) -> list[Capture | Refusal]:
    if again is None:
        return list(lot)
    seen = find.known_captures([item.id for item in lot if isinstance(item, Capture)]) - again
    fresh: list[Capture | Refusal] = []
    for item in lot:
        if isinstance(item, Refusal) or item.id not in seen:
            fresh.append(item)
        if isinstance(item, Capture):
            seen.add(item.id)
    return fresh


def _keep(fresh: Iterable[Capture | Refusal], results: Iterable[Read]) -> None:
    articles: list[Article] = []
    facts: list[Facts] = []
    refusals: list[Refusal] = []
    sketches: list[Sketch] = []
    for result in results:
        if isinstance(result, Refusal):
            refusals.append(result)
        else:
            articles.append(result[0])
            facts.append(result[1])
            sketches += [result[2]] if result[2] else []
    with keep.together():
        keep.keep_captures(item for item in fresh if isinstance(item, Capture))
        keep.keep_articles(articles)
        keep.keep_facts_of(facts)
        keep.keep_refusals(refusals)
        keep.keep_sketches(sketches)


def queries_off(settings: Settings) -> frozenset[str]:
    """Return the kinds of queries that the settings turn off."""
    return frozenset(kind.strip() for kind in settings.queries_off.split(",") if kind.strip())
