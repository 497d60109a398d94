"""JSON Feed documents, read into items. Source: https://www.jsonfeed.org/version/1.1/"""

import json
from typing import Any

from dateline.base.addresses import absolute
from dateline.base.errors import UnreadableFeed
from dateline.base.records import Item
from dateline.base.text import clean, cut, identify
from dateline.wire.listing import MAX_ENTRIES, Listing, Skipped
from dateline.wire.markup import block_of, is_marked_up, line_of
from dateline.wire.moments import read_moment
from dateline.wire.outlets import with_outlet
from dateline.wire.syndicated import (
    MAX_KEY_CHARACTERS,
    MAX_TEXT_CHARACTERS,
    MAX_TITLE_CHARACTERS,
    language_of,
)


def is_jsonfeed(document: object) -> bool:
    """Whether a JSON document says that it is a JSON Feed, or is built like one."""
    if not isinstance(document, dict) or not isinstance(document.get("items"), list):
        return False
    return "jsonfeed.org" in str(document.get("version", "")) or "title" in document


def read_jsonfeed(body: bytes, *, url: str | None = None) -> Listing:
    """Return what a JSON Feed lists, in its own order.

    Times are aware UTC. An entry without a date has none: the time of the fetch is never put in its place.

    Raises:
        UnreadableFeed: the body is not JSON, or holds no list of items.
    """
    name = url or "feed"
    try:
        # One broken character costs itself, not the feed.
        document = json.loads(body.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise UnreadableFeed(name, f"not JSON: {error}") from error
    entries = document.get("items") if isinstance(document, dict) else None
    if not isinstance(entries, list):
        raise UnreadableFeed(name, "no list of items")
    language = language_of(document.get("language"))
    read = [_read_entry(entry, url, language) for entry in entries[:MAX_ENTRIES]]
    skipped = [entry for entry in read if isinstance(entry, Skipped)]
    if len(entries) > MAX_ENTRIES:
        skipped.append(Skipped(reason=f"{len(entries) - MAX_ENTRIES} entries past the first {MAX_ENTRIES}"))
    listing = Listing(
        format="JSON Feed",
        title=_line(document.get("title")),
        url=absolute(url, document.get("home_page_url")),
        language=language,
        items=tuple(entry for entry in read if isinstance(entry, Item)),
        skipped=tuple(skipped),
    )
    return with_outlet(listing, url)


def _read_entry(entry: Any, base: str | None, language: str | None) -> Item | Skipped:
    # One broken entry must not cost the reader the whole feed.
    if not isinstance(entry, dict):
        return Skipped(reason="an entry that is no object")
    url = absolute(base, entry.get("url")) or absolute(base, entry.get("external_url"))
    markup, plain = _string(entry.get("content_html")), _string(entry.get("content_text"))
    summary = _string(entry.get("summary"))
    source = markup or plain or summary
    published = read_moment(entry.get("date_published"))
    updated = read_moment(entry.get("date_modified"))
    key = clean(str(entry.get("id") or ""))
    item = Item(
        url=clean(url) if url else None,
        title=_line(entry.get("title")),
        text=block_of(source)[:MAX_TEXT_CHARACTERS] or None,
        html=markup[:MAX_TEXT_CHARACTERS] if is_marked_up(markup) else None,
        published_at=published.at if published else None,
        published_on=published.on if published else None,
        updated_at=updated.at if updated else None,
        authors=_authors(entry),
        section=_section(entry.get("tags")),
        language=language_of(entry.get("language")) or language,
        key=(key if len(key) <= MAX_KEY_CHARACTERS else identify(key)) or None,
        standfirst=(line_of(summary) or None) if summary and source != summary else None,
        images=tuple(
            clean(found)
            for name in ("image", "banner_image")
            if (found := absolute(base, entry.get(name))) is not None
        ),
    )
    return item if item != Item(language=item.language) else Skipped(reason="an empty entry")


def _string(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _line(value: object) -> str | None:
    return cut(line_of(_string(value)), MAX_TITLE_CHARACTERS) or None


def _authors(entry: dict[str, Any]) -> tuple[str, ...]:
    # Version 1.0 has one "author", 1.1 a list of "authors".
    authors = entry.get("authors")
    listed = authors if isinstance(authors, list) else [entry.get("author")]
    names = [_line(author.get("name")) for author in listed if isinstance(author, dict)]
    return tuple(dict.fromkeys(name for name in names if name))


def _section(tags: object) -> str | None:
    names = [_line(tag) for tag in tags] if isinstance(tags, list) else []
    return next((name for name in names if name), None)
