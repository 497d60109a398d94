"""Lists of feeds as OPML, in and out. Source: http://opml.org/spec2.opml"""

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from lxml import etree

from dateline.base.addresses import absolute, canonical
from dateline.base.errors import UnreadableFeed
from dateline.base.records import Feed
from dateline.base.text import clean, identify
from dateline.wire.sitemap import local_name, parse_safely

# More feeds than a newsroom can follow; beyond lies an attack.
MAX_FEEDS = 10_000


def make_feed(
    url: str, *, outlet: str | None = None, title: str | None = None, section: str | None = None
) -> Feed:
    """Return a new feed at `url`, with the defaults for the rest."""
    return Feed(id=identify("feed", canonical(url)), url=url, outlet=outlet, title=title, section=section)


def read_opml(body: bytes, *, name: str = "OPML") -> list[Feed]:
    """Return the feeds of an OPML document, in its order, each address once.

    The name of an outline is taken as the outlet, the folder around it as the section.

    Raises:
        UnreadableFeed: the document is no OPML.
    """
    root = parse_safely(body, name)
    if local_name(root) != "opml":
        raise UnreadableFeed(name, "no OPML: its root is not <opml>")
    feeds: dict[str, Feed] = {}
    for outline in root.iter("outline"):
        url = absolute(None, _attribute(outline, "xmlUrl"))
        if url is None or len(feeds) >= MAX_FEEDS:
            continue
        title = clean(_attribute(outline, "title") or _attribute(outline, "text")) or None
        feed = make_feed(clean(url), outlet=title, title=title, section=_section(outline))
        feeds.setdefault(feed.id, feed)
    return list(feeds.values())


def write_opml(feeds: Iterable[Feed], *, title: str) -> str:
    """Return the feeds as an OPML 2.0 document, in the order given, one folder per section."""
    folders: dict[str | None, list[Feed]] = {}
    for feed in feeds:
        folders.setdefault(feed.section, []).append(feed)
    lines = ['<?xml version="1.0" encoding="utf-8"?>', '<opml version="2.0">']
    lines += [f"<head><title>{_escape(title)}</title></head>", "<body>"]
    for section, listed in folders.items():
        rows = [_outline(feed) for feed in listed]
        if section:
            rows = [f"<outline text={quoteattr(section)} title={quoteattr(section)}>", *rows, "</outline>"]
        lines += rows
    return "\n".join([*lines, "</body>", "</opml>", ""])


def _outline(feed: Feed) -> str:
    name = quoteattr(feed.outlet or feed.title or feed.url)
    return f'<outline type="rss" text={name} title={name} xmlUrl={quoteattr(feed.url)}/>'


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attribute(outline: etree._Element, name: str) -> str:
    # Programs write xmlUrl, xmlurl and XMLURL.
    return next((str(value) for key, value in outline.items() if str(key).lower() == name.lower()), "")


def _section(outline: etree._Element) -> str | None:
    parent = outline.getparent()
    if parent is None or local_name(parent) != "outline" or _attribute(parent, "xmlUrl"):
        return None
    return clean(_attribute(parent, "title") or _attribute(parent, "text")) or None
