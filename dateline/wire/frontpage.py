"""A page that lists articles, read as a feed: for outlets that have none. Its links with headlines become items."""

import re
from urllib.parse import urlsplit

from lxml import etree, html

from dateline.base.addresses import absolute, canonical, host
from dateline.base.errors import UnreadableFeed
from dateline.base.records import Item
from dateline.base.text import clean, cut
from dateline.wire.listing import Listing

# With fewer it is an article with a few links beside it, or an error page.
MIN_ARTICLES = 5
MAX_ARTICLES = 500
# A headline has a subject and what it does; menus and tags have one to three words. Scripts without spaces need letters.
MIN_WORDS, MIN_LETTERS = 4, 10
MAX_TITLE_CHARACTERS = 300
# What the address of an article has: a day, a number, three hyphens, letters mixed with digits, or a page's ending
# behind some name. Of 5,198 addresses that a set of dated events cites, 99 in 100 have one (2026-11).
_ARTICLE_PATH = re.compile(
    r"/\d{4}/\d{1,2}/|\d{4,}|(?:[^/-]+-){3,}[^/]+(?:/|$)|/(?=[^/]*\d)[A-Za-z0-9]{8,}/?$|[^/]{6,}\.s?html?$"
)
# Parts of a path that lead to lists and services of a site.
_LIST_PATH = re.compile(
    r"/(?:tags?|topics?|authors?|categor(?:y|ies)|search|login|account|subscri\w+|newsletters?|about|contact|privacy|terms"
    r"|cookies?|jobs?|help|rss|feeds?|page/\d+)(?:/|$)",
    re.I,
)
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f\uac00-\ud7af]")


def read_frontpage(body: bytes, *, url: str, charset: str | None = None) -> Listing:
    """Return the articles that a page links to on its own site, in its order, each with its headline.

    Raises:
        UnreadableFeed: it lists fewer than a front page does.
    """
    root = _parse(body, charset)
    base = (
        url
        if root is None
        else absolute(url, next((node.get("href") for node in root.iter("base")), None)) or url
    )
    found: dict[str, Item] = {}
    for node in root.iter("a") if root is not None else ():
        item = _read_link(node, base, url)
        if item is None or item.url is None:
            continue
        key = canonical(item.url)
        kept = found.get(key)
        # A picture's link and the headline's lead to the same page: the longer text is the headline.
        if kept is None or len(kept.title or "") < len(item.title or ""):
            found[key] = item
    if len(found) < MIN_ARTICLES:
        raise UnreadableFeed(url, "a page, no feed")
    title = root.findtext(".//title") if root is not None else None
    return Listing(
        format="page", title=clean(title or "") or None, items=tuple(found.values())[:MAX_ARTICLES]
    )


def _parse(body: bytes, charset: str | None) -> html.HtmlElement | None:
    try:
        parser = html.HTMLParser(encoding=charset, no_network=True, remove_comments=True, remove_pis=True)
    except LookupError:
        parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        root: html.HtmlElement = html.fromstring(body, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root


def _read_link(node: html.HtmlElement, base: str, page: str) -> Item | None:
    url = absolute(base, node.get("href"))
    if url is None or not _is_article(url, page):
        return None
    heading = next((part for part in node.iter("h1", "h2", "h3", "h4")), None)
    title = clean((node if heading is None else heading).text_content())
    if not _is_headline(title):
        return None
    return Item(url=clean(url.partition("#")[0]), title=cut(title, MAX_TITLE_CHARACTERS))


def _is_article(url: str, page: str) -> bool:
    ours, theirs = host(page) or "", host(url) or ""
    if theirs != ours and not theirs.endswith(f".{ours}") and not ours.endswith(f".{theirs}"):
        return False
    path = urlsplit(url).path
    return bool(_ARTICLE_PATH.search(path)) and not _LIST_PATH.search(path)


def _is_headline(title: str) -> bool:
    if _UNSPACED.search(title):
        return len(title) >= MIN_LETTERS
    return len(title.split()) >= MIN_WORDS
