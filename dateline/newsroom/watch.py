"""Polls the feeds that are due and takes in what they bring."""

import asyncio
import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from dateline.base.errors import DatelineError
from dateline.base.records import Feed
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
    results = asyncio.run(poll_all(due, settings, moment))
    # What is kept here and not read yet is read by this pass or, should it be cut off, by the next.
    for result in results:
        keep.keep_captures(result.captures, feed_id=result.feed.id)
    tally = take_in([item for result in results for item in result.refusals], settings, report=report)
    for result in results:
        keep.keep_feed(result.feed)
    failed = sum(result.feed.failure is not None for result in results)
    return Round(polled=len(results), failed=failed, tally=tally)


async def poll_all(feeds: Sequence[Feed], settings: Settings, now: datetime) -> list[Polled]:
    """Return what a poll of each feed brought, in their order; what comes is read in processes of their own."""
    gate = asyncio.Semaphore(FEEDS_AT_ONCE)
    with Reading(settings.jobs or os.cpu_count() or 1) as apart:
        async with Fetcher(fetch_options(settings), apart=apart) as fetcher:

            async def one(feed: Feed) -> Polled:
                async with gate:
                    return await _poll_one(feed, fetcher, now)

            return list(await asyncio.gather(*(one(feed) for feed in feeds)))


async def _poll_one(feed: Feed, fetcher: Fetcher, now: datetime) -> Polled:
    # An error of ours on one feed is that feed's failure: it must not cost the others.
    try:
        return await poll(feed, fetcher, now)
    except DatelineError:
        raise
    except Exception as error:
        log.exception("polling %s failed", feed.url)
        return Polled(feed=failed(feed, now, f"an error of ours ({type(error).__name__}); please report it"))
