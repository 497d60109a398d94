"""Processes that read captures. One that dies costs the capture that killed it, and nothing else."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dateline.articles.extract import extract
from dateline.articles.learn import sketch_of, without_recurring
from dateline.articles.sort import section_of
from dateline.base.errors import Ended
from dateline.base.records import Article, Capture, Facts, Refusal, Sketch
from dateline.facts.find import find_facts_of
from dateline.newsroom.children import Children, Limits, More

log = logging.getLogger(__name__)

# An article with its facts, and what to remember of its lines.
Read = tuple[Article, Facts, Sketch | None] | Refusal
# What a child does with a capture: its last word is what was read.
Steps = Callable[[Capture], Iterator[More | Read]]

# Facts take a second of processor time for 10,000 characters of dense prose; on a slower machine, three times as long.
FACTS_S, FACTS_S_PER_CHARACTER = 5.0, 0.0005


def read_one(
    capture: Capture, *, model: str, queries_off: frozenset[str], recurring: frozenset[str] = frozenset()
) -> Read:
    """Return the article on a page with its facts, or why there is none; in this process.

    An error of ours on one page is that page's refusal: it must not cost the others.
    """
    try:
        steps = read_in_steps(capture, model=model, queries_off=queries_off, recurring=recurring)
        *_, read = steps
    except Exception as error:
        log.exception("reading %s failed", capture.name or capture.url or capture.id)
        return _refuse(capture, f"failed ({type(error).__name__}: {error}); please report it.")
    return read if not isinstance(read, More) else _refuse(capture, "came to nothing.")


def read_in_steps(
    capture: Capture, *, model: str, queries_off: frozenset[str], recurring: frozenset[str] = frozenset()
) -> Iterator[More | Read]:
    """Yield the same, with what its parts may take: a short time for the page, a longer one for a long text's facts."""
    whole = extract(capture)
    if isinstance(whole, Refusal):
        yield whole
        return
    article = without_recurring(whole, recurring)
    yield More(processor_s=FACTS_S + FACTS_S_PER_CHARACTER * len(article.text))
    article = replace(article, section=section_of(article))
    yield article, find_facts_of(article, model=model, queries_off=queries_off), sketch_of(whole)


class Readers:
    """A pool of `jobs` processes that each know `read`; started when there is something to do."""

    def __init__(self, jobs: int, read: Steps, limits: Limits | None = None) -> None:
        self._children: Children[Capture, Read] = Children(read, jobs, limits)

    def __enter__(self) -> "Readers":
        return self

    def __exit__(self, *error: object) -> None:
        self._children.__exit__(*error)

    def read(self, captures: Sequence[Capture]) -> list[Read]:
        """Return what each capture says, in their order."""
        found = self._children.each(captures)
        return [_read(capture, results) for capture, results in zip(captures, found, strict=True)]


def _read(capture: Capture, results: list[Read] | Ended) -> Read:
    if isinstance(results, Ended):
        return _refuse(capture, f"ended the process that read it: {results.why}.")
    return results[-1]


def _refuse(capture: Capture, what: str) -> Refusal:
    return Refusal(
        capture_id=capture.id,
        reason="broken",
        detail=f"Reading this page {what}",
        name=capture.name,
        url=capture.url,
    )
