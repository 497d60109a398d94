"""JSON-LD in pages: what a site tells search engines about its article. Broken JSON is mended where it is mendable."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from dateline.articles.tree import Element

Node = dict[str, Any]

# Kinds of pages that are articles. Source: https://schema.org/Article and its subtypes.
ARTICLE_KINDS = frozenset(
    [
        "Article",
        "NewsArticle",
        "AnalysisNewsArticle",
        "AskPublicNewsArticle",
        "BackgroundNewsArticle",
        "OpinionNewsArticle",
        "ReportageNewsArticle",
        "ReviewNewsArticle",
        "LiveBlogPosting",
        "BlogPosting",
        "SocialMediaPosting",
        "Report",
        "AdvertiserContentArticle",
        "SatiricalArticle",
        "ScholarlyArticle",
        "TechArticle",
        "Review",
    ]
)
LISTING_KINDS = frozenset({"CollectionPage", "SearchResultsPage", "ItemList"})
# More depth or nodes is hostile, not news.
_MOST_DEPTH = 12
_MOST_NODES = 3000

_COMMENT = re.compile(r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[|//\s*<!\[CDATA\[)|(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>|\]\]>)\s*;?\s*$")  # fmt: skip
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_LOST_COMMA = re.compile(r'(["\]}])[ \t\r]*\n[ \t]*(")')
# Where the whole cannot be mended, these are still told apart by their keys.
_SINGLE = re.compile(
    r'"(headline|datePublished|dateModified|articleSection|inLanguage)"\s*:\s*"((?:[^"\\]|\\.)*)"'
)


def read_nodes(tree: Element) -> list[Node]:
    """Return every typed node of a page's JSON-LD, in its order."""
    nodes: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            nodes += _walk(_loads(script.text), 0)
            if len(nodes) > _MOST_NODES:
                break
    return nodes[:_MOST_NODES]


def kinds(node: Node) -> set[str]:
    """Return the types of a node, without their vocabulary's address."""
    value = node.get("@type")
    values = value if isinstance(value, list) else [value]
    return {str(v).rsplit("/", 1)[-1].rsplit(":", 1)[-1] for v in values if v}


def is_article(node: Node) -> bool:
    """True if a node describes an article."""
    return bool(kinds(node) & ARTICLE_KINDS)


def texts(value: Any, depth: int = 0) -> list[str]:
    """Return the strings that a value holds or names, entities resolved; none of what lies deeper than on any page."""
    if depth > _MOST_DEPTH:
        return []
    if isinstance(value, list):
        return [text for item in value for text in texts(item, depth + 1)]
    if isinstance(value, dict):
        return texts(value.get("name") or value.get("@value") or value.get("headline"), depth + 1)
    if isinstance(value, str) and value.strip():
        return [unescape(unescape(value)).strip()]
    return []


def first_text(value: Any) -> str | None:
    """Return the first string that a value holds or names."""
    return next(iter(texts(value)), None)


def links(value: Any, depth: int = 0) -> list[str]:
    """Return the addresses that a value holds; none of what lies deeper than on any page."""
    if depth > _MOST_DEPTH:
        return []
    if isinstance(value, list):
        return [link for item in value for link in links(item, depth + 1)]
    if isinstance(value, dict):
        return links(value.get("url") or value.get("contentUrl") or value.get("@id"), depth + 1)
    return [value.strip()] if isinstance(value, str) and value.strip() else []


def _walk(value: Any, depth: int) -> Iterator[Node]:
    if depth > _MOST_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value or "headline" in value:
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "breadcrumb"):
            if isinstance(value.get(key), dict | list):
                yield from _walk(value[key], depth + 1)


def _loads(text: str) -> Any:
    text = _COMMENT.sub("", _COMMENT.sub("", text)).strip().rstrip(";")
    for mend in (_same, _without_commas, _unescaped):
        try:
            return json.loads(mend(text), strict=False)
        except (ValueError, RecursionError):
            continue
    found = {key: _same_string(value) for key, value in reversed(_SINGLE.findall(text))}
    return {"@type": "Article", **found} if "headline" in found else None


def _same(text: str) -> str:
    return text


def _without_commas(text: str) -> str:
    return _LOST_COMMA.sub(r"\1,\2", _TRAILING_COMMA.sub(r"\1", text))


def _unescaped(text: str) -> str:
    return _without_commas(unescape(text))


def _same_string(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value
