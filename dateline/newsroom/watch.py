"""Polls the feeds that are due and takes in what they bring; fetches single addresses. The clock is read here."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from dateline.base.errors import FetchFailed, UnreadableFeed
from dateline.base.records import Capture, Feed, Refusal
from dateline.base.settings import Settings
from dateline.base.text import identify
from dateline.newsroom.run import Tally, take_in
from dateline.newsroom.settle import Tell, silent
from dateline.store import find, keep
from dateline.wire.discover import Found, discover, make_feed
from dateline.wire.fetch import Fetcher, FetchOptions
from dateline.wire.poll import Polled, is_due, poll

FEEDS_AT_ONCE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one round over the feeds did."""

    polled: int
    failed: int
    tally: Tally


def fetch_options(settings: Settings) -> FetchOptions:
    """Return how to fetch, as the settings say."""
    return FetchOptions(
        timeout_s=settings.fetch_timeout_s,
        max_body_bytes=settings.fetch_max_bytes,
        max_redirects=settings.fetch_max_redirects,
        pause_s=settings.fetch_pause_s,
        allow_localhost=settings.fetch_allow_localhost,
        user_agent=settings.user_agent,
    )


def poll_feeds(settings: Settings, *, now: datetime | None = None, report: Tell = silent) -> Round:
    """Poll the feeds that are due at `now` (default: this moment) and bring the site up to date."""
    moment = now or datetime.now(UTC)
    due = [feed for feed in find.feeds() if is_due(feed, moment)]
    results = asyncio.run(_poll_all(due, settings, moment))
    captures: list[Capture | Refusal] = []
    for result in results:
        keep.keep_captures(result.captures, feed_id=result.feed.id)
        captures += [*result.captures, *result.refusals]
    # Kept captures count as left over: they are read by this pass, or, should it be cut off, by the next.
    tally = take_in(captures, settings, report=report)
    for result in results:
        keep.keep_feed(result.feed)
    failed = sum(result.feed.failure is not None for result in results)
    return Round(polled=len(results), failed=failed, tally=tally)


async def _poll_all(feeds: Sequence[Feed], settings: Settings, now: datetime) -> list[Polled]:
    gate = asyncio.Semaphore(FEEDS_AT_ONCE)
    async with Fetcher(fetch_options(settings)) as fetcher:

        async def one(feed: Feed) -> Polled:
            async with gate:
                return await poll(feed, fetcher, now)

        return list(await asyncio.gather(*(one(feed) for feed in feeds)))


def fetch_pages(
    addresses: Iterable[str], settings: Settings, *, now: datetime | None = None, outlet: str | None = None
) -> list[Capture | Refusal]:
    """Return the pages at the addresses as captures; one that cannot be read is a refusal that says why."""
    return asyncio.run(_fetch_pages(list(addresses), settings, now or datetime.now(UTC), outlet))


async def _fetch_pages(
    addresses: list[str], settings: Settings, now: datetime, outlet: str | None
) -> list[Capture | Refusal]:
    taken: list[Capture | Refusal] = []
    async with Fetcher(fetch_options(settings)) as fetcher:
        for address in addresses:
            try:
                taken += await fetcher.take(address, now, outlet=outlet)
            except FetchFailed as error:
                taken.append(_refuse(address, error))
    return taken


def _refuse(address: str, error: FetchFailed) -> Refusal:
    return Refusal(
        capture_id=identify(address, "fetch"), reason="broken", detail=str(error), name=address, url=address
    )


def find_feed_at(
    url: str, settings: Settings, *, outlet: str | None, section: str | None, every_minutes: int
) -> Feed:
    """Return the feed at `url`, or the first that the page at `url` names.

    Raises:
        FetchFailed: the address cannot be read.
        UnreadableFeed: it is neither a feed nor a page that names one.
    """
    found = asyncio.run(_discover(url, settings))
    if not found:
        raise UnreadableFeed(
            url, "neither a feed nor a page that names one; give the address of the feed itself"
        )
    feed = make_feed(found[0].url, outlet=outlet, title=found[0].title, section=section)
    return replace(feed, every_minutes=every_minutes)


async def _discover(url: str, settings: Settings) -> list[Found]:
    async with Fetcher(fetch_options(settings)) as fetcher:
        return await discover(url, fetcher)
