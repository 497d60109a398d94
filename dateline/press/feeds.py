"""Feeds of the front page, of sections, stories and speakers: Atom, RSS and JSON Feed from one list of entries.

Sources: RFC 4287 (Atom), www.rssboard.org/rss-specification (RSS 2.0), www.jsonfeed.org/version/1.1.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from dateline.base.codec import dump

# XML 1.0 has no other control characters, not even escaped (production [2], Char).
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry: its lasting id, where it leads, what it says."""

    id: str
    url: str
    title: str
    text: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDocument:
    """A feed before it has a format. `url` is its own address, `home` the page that it follows."""

    url: str
    home: str
    title: str
    subtitle: str
    language: str
    entries: tuple[FeedEntry, ...]

    @property
    def updated_at(self) -> datetime:
        """The time of the newest entry; for an empty feed, the beginning of time as Unix has it."""
        return max((entry.at for entry in self.entries if entry.at), default=datetime.fromtimestamp(0, UTC))


def day_moment(day: date | None) -> datetime | None:
    """Return the beginning of a day as the moment that feeds ask for."""
    return datetime.combine(day, time(), UTC) if day else None


def atom(feed: FeedDocument) -> str:
    """Return a feed as Atom."""
    entries = "".join(
        f"<entry><id>{escape(one.id)}</id><title>{_text(one.title)}</title>"
        f'<link rel="alternate" href={quoteattr(one.url)}/>'
        f"<updated>{_rfc3339(one.at or feed.updated_at)}</updated>"
        f"<summary>{_text(one.text)}</summary></entry>"
        for one in feed.entries
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(feed.language)}>'
        f"<id>{escape(feed.home)}</id><title>{_text(feed.title)}</title><subtitle>{_text(feed.subtitle)}</subtitle>"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(feed.url)}/>'
        f'<link rel="alternate" type="text/html" href={quoteattr(feed.home)}/>'
        f"<updated>{_rfc3339(feed.updated_at)}</updated><author><name>{_text(feed.title)}</name></author>"
        f"<generator>Dateline</generator>{entries}</feed>\n"
    )


def rss(feed: FeedDocument) -> str:
    """Return a feed as RSS 2.0."""
    items = "".join(
        f"<item><title>{_text(one.title)}</title><link>{escape(one.url)}</link>"
        f'<guid isPermaLink="false">{escape(one.id)}</guid><description>{_as_html(one.text)}</description>'
        + (f"<pubDate>{format_datetime(one.at)}</pubDate>" if one.at else "")
        + "</item>"
        for one in feed.entries
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
        f"<title>{_text(feed.title)}</title><link>{escape(feed.home)}</link>"
        f"<description>{_as_html(feed.subtitle)}</description><language>{escape(feed.language)}</language>"
        f'<atom:link rel="self" type="application/rss+xml" href={quoteattr(feed.url)}/>'
        f"<lastBuildDate>{format_datetime(feed.updated_at)}</lastBuildDate>{items}</channel></rss>\n"
    )


def json_feed(feed: FeedDocument) -> str:
    """Return a feed as JSON Feed 1.1."""
    return dump(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "description": feed.subtitle,
            "home_page_url": feed.home,
            "feed_url": feed.url,
            "language": feed.language,
            "items": [_json_item(one) for one in feed.entries],
        }
    )


def _json_item(one: FeedEntry) -> dict[str, object]:
    item: dict[str, object] = {"id": one.id, "url": one.url, "title": one.title, "content_text": one.text}
    return item | ({"date_published": one.at} if one.at else {})


FORMATS = {
    "atom": (atom, "application/atom+xml; charset=utf-8"),
    "rss": (rss, "application/rss+xml; charset=utf-8"),
    "json": (json_feed, "application/feed+json; charset=utf-8"),
}


def opml(title: str, feeds: Sequence[tuple[str, str, str]]) -> str:
    """Return OPML 2.0 of feeds, each a title, the feed's address and its page's. Source: opml.org/spec2.opml."""
    outlines = "".join(
        f'<outline type="rss" text={quoteattr(_clean(name))} xmlUrl={quoteattr(url)} htmlUrl={quoteattr(home)}/>'
        for name, url, home in feeds
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<opml version="2.0"><head><title>{_text(title)}</title></head><body>{outlines}</body></opml>\n'
    )


def _text(text: str) -> str:
    return escape(_clean(text))


def _as_html(text: str) -> str:
    # A description of RSS 2.0 is HTML: what stands in it as text must be text there too.
    return escape(escape(_clean(text)))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)


def _rfc3339(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
