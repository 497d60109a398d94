"""Articles that something else has extracted, one JSON object each, read into items.

The names of fields are those of the common extractors' exports: trafilatura (JSON), newspaper4k, fundus, news-please
and Common Crawl News sets made with it, goose3, readability and Postlight's parser, schema.org NewsArticle as
scrapers save it, NewsAPI, and sets of dated events with the outlets that reported them.
"""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from dateline.base.addresses import absolute
from dateline.base.records import Item
from dateline.base.text import clean, cut, identify
from dateline.wire.markup import line_of, paragraphs_of
from dateline.wire.moments import Moment, read_moment
from dateline.wire.syndicated import (
    MAX_KEY_CHARACTERS,
    MAX_TEXT_CHARACTERS,
    MAX_TITLE_CHARACTERS,
    language_of,
)

# Names in order of trust: the first that holds something usable wins. A dot leads into an object or a list's first.
_NAMES: dict[str, tuple[str, ...]] = {
    "url": ("url", "link", "canonical_url", "canonical_link", "article_url", "page_url", "mainEntityOfPage", "@id",
            "uri", "href", "source", "outlets.url"),
    "title": ("title", "headline", "title_page", "title_rss", "heading", "name"),
    "text": ("text", "maintext", "articleBody", "article_body", "body", "cleaned_text", "textContent", "plaintext",
             "plain_text", "content_text", "full_text", "article_text", "paragraphs", "content", "article", "raw_text"),
    "html": ("content_html", "body_html", "html", "raw_html", "page_html"),
    "published": ("published", "published_at", "date_published", "datePublished", "published_on", "publish_date",
                  "date_publish", "publishedAt", "publishing_date", "publication_date", "published_date",
                  "publishedTime", "pub_date", "pubDate", "date", "day"),
    "updated": ("updated", "updated_at", "date_modified", "dateModified", "date_modify", "modified", "last_modified"),
    "captured": ("captured_at", "date_download", "crawl_date", "fetched_at", "crawled_at", "download_date", "filedate"),
    "outlet": ("outlet", "outlets.outlet", "publisher", "sitename", "site_name", "siteName", "meta_site_name",
               "source_name", "source", "publication", "source-hostname", "source_domain", "domain", "hostname"),
    "origin": ("origin", "outlets.origin", "agency"),
    "authors": ("authors", "author", "byline", "creator"),
    "section": ("section", "articleSection", "category", "categories", "channel"),
    "language": ("language", "lang", "inLanguage", "meta_lang"),
    "key": ("id", "guid", "key", "uuid", "_id", "fingerprint"),
    "standfirst": ("standfirst", "description", "summary", "excerpt", "dek", "subtitle", "abstract",
                   "meta_description"),
    "images": ("images", "image", "image_url", "top_image", "urlToImage", "lead_image_url", "imageUrl"),
}  # fmt: skip
# Rows of events have no address of their own, only those of the outlets that reported them; two may cite the same.
_OWN_URL = "own url"
_NAMES[_OWN_URL] = tuple(name for name in _NAMES["url"] if not name.startswith("outlets."))
# Objects that hold the rows of one document: NewsAPI, Postlight lists, Elasticsearch dumps.
_WRAPPERS = ("articles", "items", "results", "documents", "docs", "data")
_TAG = re.compile(
    r"<(?:p|div|br|h[1-6]|span|a|ul|ol|li|figure|img|section|article|blockquote|table)\b[^>]*>", re.I
)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
# Lines as broad as this or narrower that rarely end a sentence were broken by a program, not by a writer.
_WRAP_CHARACTERS = 100
_SENTENCE_END = tuple(".!?:…”\"'»)")


def rows_of(document: object) -> list[Any] | None:
    """Return the articles that one JSON document holds: itself, its elements, or what it wraps; None for none."""
    if isinstance(document, list):
        return document
    if not isinstance(document, dict):
        return None
    if read_row(document) is not None or page_of(document) is not None:
        return [document]
    for name in _WRAPPERS:
        if isinstance(document.get(name), list):
            return list(document[name])
    return None


def read_row(row: object) -> Item | None:
    """Return the article that a JSON object describes; None where it names neither title nor text."""
    if not isinstance(row, Mapping):
        return None
    title, text = _line(row, "title"), _text_of(row)
    if title is None and text is None:
        return None
    url = _url(row)
    published, updated = _moment(row, "published"), _moment(row, "updated")
    markup = next(
        (value for value in _values(row, "text") if isinstance(value, str) and _TAG.search(value)), None
    )
    return Item(
        url=url,
        title=title,
        text=text,
        html=markup[:MAX_TEXT_CHARACTERS] if markup else None,
        published_at=published.at if published else None,
        published_on=published.on if published else None,
        updated_at=updated.at if updated else None,
        outlet=_outlet(row),
        origin=_line(row, "origin"),
        authors=_authors(row),
        section=_section(row),
        language=next((found for value in _values(row, "language") if (found := language_of(value))), None),
        key=_key(row),
        is_cited=url is not None and _url(row, _OWN_URL) is None,
        standfirst=_standfirst(row, text),
        images=_images(row, url),
    )


def page_of(row: object) -> tuple[str | None, str] | None:
    """Return address and HTML of a row that holds a whole page and nothing extracted from it; else None."""
    if not isinstance(row, Mapping) or _text_of(row) is not None:
        return None
    pages = (
        value for value in _values(row, "html") if isinstance(value, str) and _PAGE.search(value[:20_000])
    )
    page = next(pages, None)
    return (_url(row), page) if page is not None else None


def captured_at(row: object) -> datetime | None:
    """Return when the row says that its page was read; None where it does not, or names no zone."""
    found = _moment(row, "captured") if isinstance(row, Mapping) else None
    return found.at if found else None


def keys_of(row: object) -> str:
    """Return the names of a row's fields, for a message."""
    return (
        cut(", ".join(clean(str(key)) for key in row), 120)
        if isinstance(row, Mapping)
        else type(row).__name__
    )


def _values(row: Mapping[str, Any], field: str) -> Iterable[Any]:
    for path in _NAMES[field]:
        value: Any = row
        for name in path.split("."):
            value = value[0] if isinstance(value, list) and value else value
            value = value.get(name) if isinstance(value, Mapping) else None
        if value not in (None, "", [], {}):
            yield value


def _line(row: Mapping[str, Any], field: str) -> str | None:
    for value in _values(row, field):
        if isinstance(value, str) and (line := line_of(value)):
            return cut(line, MAX_TITLE_CHARACTERS)
    return None


def _url(row: Mapping[str, Any], field: str = "url") -> str | None:
    for value in _values(row, field):
        inner = value.get("@id") if isinstance(value, Mapping) else value
        if found := absolute(None, inner):
            return clean(found)
    return None


def _text_of(row: Mapping[str, Any]) -> str | None:
    for value in _values(row, "text"):
        if text := "\n\n".join(_paragraphs(value)):
            return text[:MAX_TEXT_CHARACTERS]
    return None


def _paragraphs(value: object) -> list[str]:
    if isinstance(value, str):
        return paragraphs_of(value) if _TAG.search(value) else _plain_paragraphs(value)
    if isinstance(value, list):
        return [line for part in value for line in _paragraphs(part)]
    if not isinstance(value, Mapping):
        return []
    # fundus: {"summary": [...], "sections": [{"headline": [...], "paragraphs": [...]}]}
    return [line for name in ("paragraphs", "sections", "text") for line in _paragraphs(value.get(name))]


def _plain_paragraphs(text: str) -> list[str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    blocks = re.split(r"\n[^\S\n]*\n\s*", text)
    if len(blocks) == 1 and not _is_wrapped(text):
        blocks = text.split("\n")
    return [line for block in blocks if (line := clean(block))]


def _is_wrapped(text: str) -> bool:
    lines = [line.strip() for line in text.strip().split("\n")]
    if len(lines) < 3 or max(map(len, lines)) > _WRAP_CHARACTERS:
        return False
    return sum(line.endswith(_SENTENCE_END) for line in lines[:-1]) < len(lines) / 2


def _moment(row: Mapping[str, Any], field: str) -> Moment | None:
    return next((found for value in _values(row, field) if (found := read_moment(value))), None)


def _outlet(row: Mapping[str, Any]) -> str | None:
    for value in _values(row, "outlet"):
        name = value.get("name") or value.get("title") if isinstance(value, Mapping) else value
        # trafilatura's "source" is the address of the page.
        if isinstance(name, str) and absolute(None, name) is None and (line := line_of(name)):
            return cut(line, 200)
    return None


def _authors(row: Mapping[str, Any]) -> tuple[str, ...]:
    for value in _values(row, "authors"):
        if names := tuple(dict.fromkeys(_names(value))):
            return names
    return ()


def _names(value: object) -> list[str]:
    if isinstance(value, str):
        # trafilatura parts authors by semicolons; a comma may stand within one ("Jr.").
        return [
            cut(name, 200)
            for part in value.split(";")
            if (name := line_of(part)) and not name.startswith("http")
        ]
    if isinstance(value, Mapping):
        return _names(value.get("name"))
    return [name for part in value for name in _names(part)] if isinstance(value, list) else []


def _section(row: Mapping[str, Any]) -> str | None:
    for value in _values(row, "section"):
        first = value[0] if isinstance(value, list) else value
        if isinstance(first, str) and (line := line_of(first.split(";")[0])):
            return cut(line, 100)
    return None


def _key(row: Mapping[str, Any]) -> str | None:
    for value in _values(row, "key"):
        inner = next(iter(value.values()), None) if isinstance(value, Mapping) else value
        if isinstance(inner, str | int) and (key := clean(str(inner))):
            return key if len(key) <= MAX_KEY_CHARACTERS else identify(key)
    return None


def _standfirst(row: Mapping[str, Any], text: str | None) -> str | None:
    body = row.get("body")
    for value in (body.get("summary") if isinstance(body, Mapping) else None, *_values(row, "standfirst")):
        line = clean(" ".join(_paragraphs(value)))
        if line and line != text:
            return cut(line, MAX_TITLE_CHARACTERS)
    return None


def _images(row: Mapping[str, Any], base: str | None) -> tuple[str, ...]:
    found = [
        absolute(base, part.get("url") if isinstance(part, Mapping) else part)
        for value in _values(row, "images")
        for part in (value if isinstance(value, list) else [value])
    ]
    return tuple(dict.fromkeys(clean(url) for url in found if url))[:20]


def parse_json(text: str) -> Any:
    """Return the JSON document, or None where it is none, or deeper than a document can be."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
