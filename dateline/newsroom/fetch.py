"""Fetches single addresses as the settings say; keeps nothing. The clock is read here, for the moment of capture."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from dateline.base.errors import FetchFailed, UnreadableFeed
from dateline.base.records import Capture, Feed, Refusal
from dateline.base.settings import Settings
from dateline.base.text import identify
from dateline.newsroom.apart import Reading
from dateline.wire.discover import Found, discover, make_feed
from dateline.wire.fetch import Fetcher, FetchOptions


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


def fetch_pages(
    addresses: Iterable[str], settings: Settings, *, now: datetime | None = None, outlet: str | None = None
) -> list[Capture | Refusal]:
    """Return the pages at the addresses as captures; one that cannot be read is a refusal that says why."""
    return asyncio.run(_fetch_pages(list(addresses), settings, now or datetime.now(UTC), outlet))


async def _fetch_pages(
    addresses: list[str], settings: Settings, now: datetime, outlet: str | None
) -> list[Capture | Refusal]:
    taken: list[Capture | Refusal] = []
    with Reading(1) as apart:
        async with Fetcher(fetch_options(settings), apart=apart) as fetcher:
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
    with Reading(1) as apart:
        async with Fetcher(fetch_options(settings), apart=apart) as fetcher:
            return await discover(url, fetcher)
