"""One feed, polled: its new items as captures, and what to remember for the next time."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from dateline.base.addresses import canonical, host
from dateline.base.errors import Ended, FetchFailed, UnreadableFeed
from dateline.base.items import capture_of
from dateline.base.records import Capture, Feed, Hint, Item, Refusal
from dateline.base.text import identify
from dateline.wire.answers import Origin, refuse
from dateline.wire.feeds import read_feed
from dateline.wire.fetch import Fetched, Fetcher
from dateline.wire.frontpage import read_frontpage
from dateline.wire.kinds import HEAD_BYTES, kind_of
from dateline.wire.listing import Listing
from dateline.wire.moments import read_moment
from dateline.wire.outlets import is_own
from dateline.wire.rests import after_rest

# How many new entries one poll delivers; the rest come with the next. A busy agency publishes less in an hour.
MAX_NEW = 200
# What the pages of one poll may weigh together; the rest of its entries come with the next. Pages of news have 100 to
# 300 kB.
MAX_POLL_BYTES = 30_000_000
# How many identities a feed remembers: more than the largest feed lists, so that an entry which comes back is known.
MAX_SEEN = 6000
# A text this long is the article, not its summary: of the summaries in the feed sets measured none has as many words.
WHOLE_WORDS = 150
_CUT_ENDS = ("…", "...", "[…]", "[...]", "more", "more »", "more →")
# Polls in a row without news after which the pause doubles, and how often it may.
QUIET_POLLS, MOST_DOUBLINGS = 4, 3
# The longest pause: a feed that fails for weeks still costs only one poll a day.
MAX_PAUSE = timedelta(days=1)
# A feed may ask for this much more patience than the user's (RSS ttl); many programs write a day without meaning it.
MAX_ASKED_MINUTES = 60
# News sitemaps hold the articles of two days (Google's rule); older pages of other sitemaps are no news.
SITEMAP_DAYS = 2
# A date of publication further ahead than this is a slip: no zone and no press embargo explains it.
MAX_AHEAD = timedelta(days=1)
# How many sitemaps of an index are read in one poll: the newest.
MAX_CHILDREN = 3
_PAGES_AT_ONCE = 4
# Failures of a page that pass; its entry is held back and tried again at the next poll, while it is this fresh.
_PASSING = ("told to wait", "timeout")
HELD_BACK = timedelta(hours=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A page that could not be read; its item stands in, or waits for the next poll."""

    url: str
    reason: str
    is_held: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """What a poll brought: captures in the feed's order, and the feed as it is to be kept."""

    feed: Feed
    captures: tuple[Capture, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    missed: tuple[Missed, ...] = ()


def is_due(feed: Feed, now: datetime) -> bool:
    """Whether the feed is to be polled at `now`. A clock set back does not silence it."""
    if feed.is_gone or not feed.is_on:
        return False
    is_clock_back = feed.polled_at is not None and feed.polled_at > now
    return feed.next_at is None or feed.next_at <= now or is_clock_back


async def poll(feed: Feed, fetcher: Fetcher, now: datetime) -> Polled:
    """Return what is new in the feed at `now`, which is the moment of capture too.

    A failure is a value: `feed.failure` names it, and `feed.next_at` backs off. Where the feed gives but a summary
    and `feed.fetch_pages` is on, the page itself is read; where that fails, the item stands in for it. Nothing is
    remembered of any other feed, and a second poll of the same answer brings nothing.
    """
    polled = await _poll(feed, fetcher, now)
    return replace(polled, feed=_rested(polled.feed, now))


async def _poll(feed: Feed, fetcher: Fetcher, now: datetime) -> Polled:
    try:
        fetched = await fetcher.fetch(feed.url, etag=feed.etag, last_modified=feed.last_modified)
    except FetchFailed as error:
        return Polled(feed=failed(feed, now, error.reason))
    if fetched.status == 410:
        return Polled(feed=replace(feed, is_gone=True, failure="gone", polled_at=now, next_at=None))
    if fetched.status == 304 or (fetched.status == 200 and identify(fetched.body) == feed.body_id):
        return Polled(feed=_quiet(_reached(feed, fetched), now))
    if fetched.status != 200:
        return Polled(feed=failed(feed, now, f"HTTP {fetched.status}", retry_after=fetched.retry_after))
    try:
        listing = await _read(feed, fetched, fetcher)
    except UnreadableFeed as error:
        return Polled(feed=failed(feed, now, f"no feed: {error.why}"))
    except Ended as error:
        return Polled(feed=failed(feed, now, str(error)))
    return await _deliver(feed, fetched, listing, fetcher, now)


async def _read(feed: Feed, fetched: Fetched, fetcher: Fetcher) -> Listing:
    # What has once been a feed and is a page now, has failed; what was a page from the first, is followed as one.
    is_page = feed.is_page or feed.changed_at is None
    listing = await fetcher.apart(
        read_listing, fetched.body, url=fetched.url, charset=fetched.charset, is_page=is_page
    )
    items = list(listing.items)
    for address in listing.children[:MAX_CHILDREN]:
        try:
            child = await fetcher.fetch(address)
            found = await fetcher.apart(read_feed, child.body, url=child.url, charset=child.charset)
        except (FetchFailed, UnreadableFeed, Ended):
            continue
        items += found.items
    return replace(listing, items=tuple(items))


def read_listing(body: bytes, *, url: str, charset: str | None, is_page: bool) -> Listing:
    """Return what the document at `url` lists; a page of HTML too, where `is_page`.

    Raises:
        UnreadableFeed: it is no feed.
    """
    if is_page and kind_of(body[:HEAD_BYTES]) == "html":
        return read_frontpage(body, url=url, charset=charset)
    return read_feed(body, url=url, charset=charset)


async def _deliver(feed: Feed, fetched: Fetched, listing: Listing, fetcher: Fetcher, now: datetime) -> Polled:
    items = [_named(item, feed) for item in listing.items]
    if listing.format.startswith("sitemap"):
        items = [item for item in items if _is_news(item, feed, now)]
    known = set(feed.seen)
    fresh = {identity: item for item in items if (identity := _identity(item)) not in known}
    chosen = dict(list(fresh.items())[:MAX_NEW])
    taken = await _take_all(chosen, feed, fetcher, now)
    delivered = {identity: capture for identity, capture, _ in taken if capture is not None}
    remembered = _remember(feed.seen, [_identity(item) for item in items], set(delivered))
    # What is left over must be read again next time, also where the server says "not modified".
    is_whole = len(delivered) == len(fresh) and not listing.children
    kept = replace(
        _reached(feed, fetched),
        etag=fetched.etag if is_whole else None,
        last_modified=fetched.last_modified if is_whole else None,
        body_id=identify(fetched.body) if is_whole else None,
        title=listing.title or feed.title,
        language=feed.language or listing.language,
        is_page=listing.format == "page",
        seen=remembered,
        asked_minutes=min(listing.every_minutes or 0, MAX_ASKED_MINUTES),
        skip_hours=listing.skip_hours,
        skip_days=listing.skip_days,
    )
    refusals = () if feed.polled_at else _refusals(listing, feed)
    return Polled(
        feed=_changed(kept, now) if delivered else _quiet(kept, now),
        captures=tuple(delivered.values()),
        refusals=refusals,
        missed=tuple(missed for _, _, missed in taken if missed),
    )


def _remember(seen: Iterable[str], listed: list[str], chosen: set[str]) -> tuple[str, ...]:
    # What the feed still lists goes last: it must be known at the next poll, whatever else is forgotten.
    known = dict.fromkeys(seen)
    current = dict.fromkeys(identity for identity in listed if identity in known or identity in chosen)
    past = [identity for identity in known if identity not in current]
    return tuple([*past, *reversed(current)][-MAX_SEEN:])


_Taken = tuple[str, Capture | None, Missed | None]  # identity of the entry, what it gave, what it did not


async def _take_all(items: Mapping[str, Item], feed: Feed, fetcher: Fetcher, now: datetime) -> list[_Taken]:
    gate = asyncio.Semaphore(_PAGES_AT_ONCE)

    weight = 0

    async def take(identity: str, item: Item) -> _Taken:
        nonlocal weight
        async with gate:
            if weight > MAX_POLL_BYTES:
                return (
                    identity,
                    None,
                    Missed(url=item.url or feed.url, reason="too much at once", is_held=True),
                )
            capture, missed = await _take(item, feed, fetcher, now)
            weight += len(capture.body) if capture else 0
            return identity, capture, missed

    return list(await asyncio.gather(*(take(identity, item) for identity, item in items.items())))


async def _take(
    item: Item, feed: Feed, fetcher: Fetcher, now: datetime
) -> tuple[Capture | None, Missed | None]:
    item = _dated(item, now)
    own = replace(capture_of(_hearsay(item, feed), name=feed.url), captured_at=now)
    if item.url is None or not feed.fetch_pages or is_whole(item):
        return own, None
    try:
        if is_own(item.url, feed.url):
            taken = await fetcher.take(item.url, now, outlet=item.outlet, hint=_hint_of(item))
        else:
            # Another's page says itself who published it, and when.
            taken = await fetcher.take(item.url, now)
    except FetchFailed as error:
        is_held = error.reason in _PASSING and _is_fresh(item, now)
        missed = Missed(url=item.url, reason=error.reason, is_held=is_held)
        return None if is_held else own, missed
    if len(taken) == 1 and isinstance(taken[0], Capture):
        return taken[0], None
    first = taken[0] if taken else None
    return own, Missed(url=item.url, reason=first.reason if isinstance(first, Refusal) else "no page")


def _hearsay(item: Item, feed: Feed) -> Item:
    """Return an item that tells of another site's page as one that cites it: it is never a version of that page."""
    if is_own(item.url, feed.url):
        return item
    ours = host(feed.url) or ""
    key = f"{ours} {item.key or item.url}"
    return replace(item, is_cited=True, key=key, outlet=item.outlet or ours)


def _hint_of(item: Item) -> Hint:
    return Hint(section=item.section, published_at=item.published_at, published_on=item.published_on)


def _is_fresh(item: Item, now: datetime) -> bool:
    return item.published_at is not None and timedelta() <= now - item.published_at < HELD_BACK


def is_whole(item: Item) -> bool:
    """Whether an item holds the article itself, not only a summary of it."""
    text = item.text or ""
    return len(text.split()) >= WHOLE_WORDS and not text.rstrip().lower().endswith(_CUT_ENDS)


def _dated(item: Item, now: datetime) -> Item:
    """Return the item without what it says of the future: unknown, not the moment of the poll in its place."""
    latest = now + MAX_AHEAD
    if item.published_at is not None and item.published_at > latest:
        item = replace(item, published_at=None, published_on=None)
    if item.published_on is not None and item.published_on > latest.date():
        item = replace(item, published_on=None)
    is_changed_ahead = item.updated_at is not None and item.updated_at > latest
    return replace(item, updated_at=None) if is_changed_ahead else item


def _named(item: Item, feed: Feed) -> Item:
    return replace(
        item,
        outlet=feed.outlet or item.outlet,
        section=item.section or feed.section,
        language=item.language or feed.language,
    )


def _identity(item: Item) -> str:
    # With its words: an entry that was edited is read again. Its link alone may change with every poll (utm_...).
    who = item.key or (canonical(item.url) if item.url else "")
    when = "|".join(str(part) for part in (item.published_at, item.published_on, item.updated_at))
    return identify(who, item.title or "", when, (item.text or "")[:2000])


def _is_news(item: Item, feed: Feed, now: datetime) -> bool:
    latest = item.published_at or item.updated_at
    if latest is not None:
        return latest >= now - timedelta(days=SITEMAP_DAYS)
    if item.published_on is not None:
        return item.published_on >= (now - timedelta(days=SITEMAP_DAYS)).date()
    # Without a date, what a sitemap lists at first is its stock; what is added later is news.
    return feed.polled_at is not None


def _refusals(listing: Listing, feed: Feed) -> tuple[Refusal, ...]:
    # Told once, at the first poll: nobody remembers an entry that was not taken.
    return tuple(
        refuse(
            "no article",
            f"{entry.reason}: {entry.title}." if entry.title else f"{entry.reason}.",
            Origin(name=feed.url, url=entry.url),
            f"{entry.url}{entry.title}{entry.reason}".encode("utf-8", "replace"),
        )
        for entry in listing.skipped
    )


def _reached(feed: Feed, fetched: Fetched) -> Feed:
    """Return the feed after an answer: at its new address, if it moved for good; no failure stands."""
    return replace(feed, url=fetched.moved_to or feed.url, failures=0, failure=None)


def _changed(feed: Feed, now: datetime) -> Feed:
    pause = timedelta(minutes=max(feed.every_minutes, feed.asked_minutes))
    return replace(feed, polled_at=now, changed_at=now, quiet_polls=0, next_at=now + min(pause, MAX_PAUSE))


def _quiet(feed: Feed, now: datetime) -> Feed:
    quiet = feed.quiet_polls + 1
    doublings = min(quiet // QUIET_POLLS, MOST_DOUBLINGS)
    pause = timedelta(minutes=max(feed.every_minutes, feed.asked_minutes)) * 2**doublings
    return replace(feed, polled_at=now, quiet_polls=quiet, next_at=now + min(pause, MAX_PAUSE))


def _rested(feed: Feed, now: datetime) -> Feed:
    """Return the feed to be polled when it does not rest, and within a day in any case."""
    if feed.next_at is None:
        return feed
    awake = after_rest(feed.next_at, feed.skip_hours, feed.skip_days)
    return replace(feed, next_at=max(feed.next_at, min(awake, now + MAX_PAUSE)))


def failed(feed: Feed, now: datetime, reason: str, *, retry_after: str | None = None) -> Feed:
    """Return the feed after a poll that failed at `now`, to be tried again after a pause that grows."""
    failures = feed.failures + 1
    # The exponent is bounded first: a feed may fail for years.
    pause = timedelta(minutes=feed.every_minutes) * 2 ** min(failures - 1, 12)
    asked = _retry_pause(retry_after, now)
    pause = min(max(pause, asked), MAX_PAUSE)
    return replace(feed, polled_at=now, failures=failures, failure=reason, next_at=now + pause)


def _retry_pause(said: str | None, now: datetime) -> timedelta:
    """Return the pause that a Retry-After header asks for (RFC 9110, 10.2.3); none where it asks for nonsense."""
    if said and said.isascii() and said.isdigit():
        return timedelta(seconds=min(int(said[:9]), int(MAX_PAUSE.total_seconds())))
    moment = read_moment(said)
    if moment is None or moment.at is None:
        return timedelta()
    return max(moment.at - now.astimezone(UTC), timedelta())
