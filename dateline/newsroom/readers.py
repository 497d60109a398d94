"""Processes that read captures. One that dies costs the capture that killed it, and nothing else."""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import get_context

from dateline.articles.extract import extract
from dateline.articles.sort import section_of
from dateline.base.errors import DatelineError
from dateline.base.records import Article, Capture, Facts, Refusal
from dateline.facts.find import find_facts_of

log = logging.getLogger(__name__)

Read = tuple[Article, Facts] | Refusal

# Fewer are read faster here than processes with a language model in them start.
LEAST_TO_SPREAD = 12


def read_one(capture: Capture, *, model: str, queries_off: frozenset[str]) -> Read:
    """Return the article on a page with its facts, or why there is none.

    An error of ours on one page is that page's refusal: it must not cost the others.
    """
    try:
        return _read(capture, model, queries_off)
    except Exception as error:
        log.exception("reading %s failed", capture.name or capture.url or capture.id)
        detail = f"Reading this page failed ({type(error).__name__}: {error}); please report it."
        return Refusal(
            capture_id=capture.id, reason="broken", detail=detail, name=capture.name, url=capture.url
        )


def _read(capture: Capture, model: str, queries_off: frozenset[str]) -> Read:
    article = extract(capture)
    if isinstance(article, Refusal):
        return article
    article = replace(article, section=section_of(article))
    return article, find_facts_of(article, model=model, queries_off=queries_off)


class NoReaders(DatelineError):
    """Processes that read pages cannot be started."""

    def __init__(self) -> None:
        super().__init__("no process to read pages can be started here; read in this one: set jobs = 1")


class Readers:
    """A pool of `jobs` processes that each know `read`; started when there is enough to do."""

    def __init__(self, jobs: int, read: Callable[[Capture], Read]) -> None:
        self._jobs, self._read = jobs, read
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Readers":
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def read(self, captures: Sequence[Capture]) -> list[Read]:
        """Return what each capture says, in their order."""
        if self._jobs == 1 or (self._pool is None and len(captures) < LEAST_TO_SPREAD):
            return [self._read(capture) for capture in captures]
        try:
            return list(self._open().map(self._read, captures, chunksize=4))
        except BrokenProcessPool:
            self._close()
            return [self._read_alone(capture) for capture in captures]

    def _read_alone(self, capture: Capture) -> Read:
        try:
            return self._open().submit(self._read, capture).result()
        except BrokenProcessPool:
            self._close()
            self._probe()
            return Refusal(
                capture_id=capture.id,
                reason="broken",
                detail="Reading this page ended the process that read it.",
                name=capture.name,
                url=capture.url,
            )

    def _probe(self) -> None:
        # Before a page is blamed: does a process do anything at all here?
        try:
            self._open().submit(str).result()
        except BrokenProcessPool as error:
            raise NoReaders from error

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Spawned, not forked: a fork would take open database connections and threads along.
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=get_context("spawn"))
        return self._pool

    def _close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
