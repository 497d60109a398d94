"""Polls the feeds that are due and takes in what they bring."""

import asyncio
import logging
import os
import threading
from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from queue import Empty, Queue

from dateline.base.errors import DatelineError
from dateline.base.records import Feed, Refusal
from dateline.base.settings import Settings
from dateline.newsroom.apart import Reading
from dateline.newsroom.fetch import fetch_options
from dateline.newsroom.run import Tally, take_in
from dateline.newsroom.settle import Tell, silent
from dateline.store import find, keep
from dateline.wire.fetch import Fetcher
from dateline.wire.poll import Polled, failed, is_due, poll

log = logging.getLogger(__name__)

# More than connections: who waits for a turn at a crowded machine holds nothing, and must not keep others from theirs.
FEEDS_AT_ONCE = 100
# Results that wait to be kept: a first poll may bring 30 MB each.
MOST_RESULTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one round over the feeds did."""

    polled: int
    failed: int
    tally: Tally


def poll_feeds(settings: Settings, *, now: datetime | None = None, report: Tell = silent) -> Round:
    """Poll the feeds that are due at `now` (default: this moment) and bring the site up to date."""
    moment = now or datetime.now(UTC)
    due = [feed for feed in find.feeds() if is_due(feed, moment)]
    refusals: list[Refusal] = []
    failures = 0
    # What is kept here and not read yet is read by this pass or, should it be cut off, by the next.
    with closing(poll_each(due, settings, moment)) as results:
        for count, result in enumerate(results, start=1):
            keep.keep_captures(result.captures, feed_id=result.feed.id)
            keep.keep_feed(result.feed)
            refusals += result.refusals
            failures += result.feed.failure is not None
            report("polling feeds", count, len(due))
    tally = take_in(refusals, settings, report=report)
    return Round(polled=len(due), failed=failures, tally=tally)


def poll_each(feeds: Sequence[Feed], settings: Settings, now: datetime) -> Generator[Polled, None, None]:
    """Yield what a poll of each feed brought, as it comes; few results are held at a time.

    The polls run in a thread of their own, since who takes the results may wait for a database; what comes over the
    net is read in other processes.
    """
    results: Queue[Polled | None] = Queue(MOST_RESULTS)
    polls = _Polls(feeds, settings, now, results)
    with ThreadPoolExecutor(1, thread_name_prefix="polls") as thread:
        running = thread.submit(asyncio.run, polls.run())
        try:
            while (result := results.get()) is not None:
                yield result
        finally:
            polls.stop()
            while not running.done():
                with suppress(Empty):
                    results.get(timeout=0.05)
    running.result()


class _Polls:
    """Polls of many feeds at once, in an event loop that another thread may stop."""

    def __init__(
        self, feeds: Sequence[Feed], settings: Settings, now: datetime, results: "Queue[Polled | None]"
    ) -> None:
        self._feeds, self._settings, self._now, self._results = feeds, settings, now, results
        self._is_stopped = threading.Event()

    def stop(self) -> None:
        """Begin no further poll."""
        self._is_stopped.set()

    async def run(self) -> None:
        """Poll all feeds; then put None after the results."""
        gate = asyncio.Semaphore(FEEDS_AT_ONCE)
        try:
            with Reading(self._settings.jobs or os.cpu_count() or 1) as apart:
                async with Fetcher(fetch_options(self._settings), apart=apart) as fetcher:
                    await asyncio.gather(*(self._poll(feed, fetcher, gate) for feed in self._feeds))
        finally:
            await asyncio.to_thread(self._results.put, None)

    async def _poll(self, feed: Feed, fetcher: Fetcher, gate: asyncio.Semaphore) -> None:
        async with gate:
            if not self._is_stopped.is_set():
                result = await _poll_one(feed, fetcher, self._now)
                await asyncio.to_thread(self._results.put, result)


async def _poll_one(feed: Feed, fetcher: Fetcher, now: datetime) -> Polled:
    # An error of ours on one feed is that feed's failure: it must not cost the others.
    try:
        return await poll(feed, fetcher, now)
    except DatelineError:
        raise
    except Exception as error:
        log.exception("polling %s failed", feed.url)
        return Polled(feed=failed(feed, now, f"an error of ours ({type(error).__name__}); please report it"))
