"""Door: which feeds there are to follow: those that a page, a host or a list of feeds (OPML) names."""

import re
from dataclasses import dataclass
from typing import Literal

from lxml import etree, html

from dateline.base.addresses import absolute, canonical
from dateline.base.errors import UnreadableFeed
from dateline.base.text import clean, cut
from dateline.wire.feeds import read_feed
from dateline.wire.fetch import Fetched, Fetcher
from dateline.wire.frontpage import read_frontpage
from dateline.wire.opml import make_feed, read_opml, write_opml

__all__ = ["Found", "discover", "find_feeds", "make_feed", "read_opml", "write_opml"]

# Types under which pages name their feeds. Source: the RSS Advisory Board's autodiscovery note, RFC 4287, JSON Feed 1.1.
_FEED_TYPES = frozenset({
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "application/json",
    "application/xml", "text/xml",
})  # fmt: skip
# Addresses of feeds in plain links, for pages that name none in their head: as WordPress, Drupal, Arc and newspapers'
# own systems write them.
_FEED_LINK = re.compile(
    r"(?:/(?:feed|rss|atom)s?/?$|\.(?:rss|atom|rdf)$|(?:rss|atom|feed)[^/]*\.(?:xml|json)$)", re.I
)
# WordPress names a feed of comments beside that of its articles; no other is left out.
_COMMENTS = re.compile(r"comments?/feed|feed=comments", re.I)
MAX_FOUND = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A feed that a page names."""

    url: str
    title: str | None = None
    how: Literal["itself", "link", "anchor", "robots.txt", "page"] = "link"


async def discover(url: str, fetcher: Fetcher) -> list[Found]:
    """Return the feeds of the site at `url`, best first: itself, those in its head, those linked, its sitemaps.

    Where there is none, the page itself, if it lists articles: `poll` follows it.

    Raises:
        FetchFailed: the page cannot be read.
        Ended: the page ended the process that read it.
    """
    fetched = await fetcher.fetch(url)
    try:
        listing = await fetcher.apart(read_feed, fetched.body, url=fetched.url, charset=fetched.charset)
    except UnreadableFeed:
        named = await fetcher.apart(find_feeds, fetched.body, url=fetched.url)
    else:
        return [Found(url=fetched.moved_to or url, title=listing.title, how="itself")]
    sitemaps = [Found(url=address, how="robots.txt") for address in await fetcher.sitemaps(fetched.url)]
    return _once([*named, *sitemaps]) or await _itself_as_page(fetched, fetcher)


async def _itself_as_page(fetched: Fetched, fetcher: Fetcher) -> list[Found]:
    try:
        listing = await fetcher.apart(read_frontpage, fetched.body, url=fetched.url, charset=fetched.charset)
    except UnreadableFeed:
        return []
    return [Found(url=fetched.url, title=listing.title, how="page")]


def find_feeds(page: bytes, *, url: str) -> list[Found]:
    """Return the feeds that a page of HTML names, in its own order: its head first, then plain links."""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.fromstring(page, parser=parser) if page.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return []
    base = absolute(url, next((node.get("href") for node in root.iter("base")), None)) or url
    heads = [_found(node, base, "link") for node in root.iter("link") if _is_feed_link(node)]
    anchors = [
        _found(node, base, "anchor") for node in root.iter("a") if _FEED_LINK.search(node.get("href") or "")
    ]
    return _once([found for found in (*heads, *anchors) if found is not None])


def _is_feed_link(node: html.HtmlElement) -> bool:
    kind = (node.get("type") or "").partition(";")[0].strip().lower()
    names = (node.get("rel") or "").lower().split()
    if "alternate" not in names and "feed" not in names:
        return False
    is_other_language = kind in ("application/json", "text/xml", "application/xml") and node.get("hreflang")
    return kind in _FEED_TYPES and not is_other_language and "wp-json" not in (node.get("href") or "")


def _found(node: html.HtmlElement, base: str, how: Literal["link", "anchor"]) -> Found | None:
    url = absolute(base, node.get("href"))
    if url is None or _COMMENTS.search(url):
        return None
    title = clean(node.get("title") or (node.text_content() if how == "anchor" else ""))
    return Found(url=clean(url), title=cut(title, 200) or None, how=how)


def _once(found: list[Found]) -> list[Found]:
    first: dict[str, Found] = {}
    for feed in found:
        first.setdefault(canonical(feed.url), feed)
    return list(first.values())[:MAX_FOUND]
