"""The section that an outlet itself files a page under. Which of our sections that is, `sort` says."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from dateline.articles import linked
from dateline.articles.declared import Candidate, Declared
from dateline.articles.markup import text_of
from dateline.base.text import clean

_HOME = re.compile(
    r"^(?:home|homepage|start(?:seite)?|accueil|inicio|portada|início|główna|hem|forside|etusivu|главная|news|nachrichten|\W*)$",
    re.I,
)
# Parts of an address that file nothing: dates, languages, kinds of page, titles.
_NO_RUBRIC = re.compile(
    r"^(?:\d+|[a-z]{2}(?:[-_][a-z]{2})?|article?s?|artikel|story|stories|news|post|posts|archive|content|index.*|amp|www|.*\.\w{2,5}|\d.*|node|detail|ressort|read|.{25,})$",
    re.I,
)
_MOST_CHARACTERS = 40


def section_candidates(page: Declared, headline: str) -> Iterator[Candidate]:
    """Yield how an outlet files a page, the best source first."""
    for text, source in (
        *_breadcrumbs(page),
        *page.linked("articleSection"),
        *page.meta("article:section", "parsely-section", "section", "cxenseparse:section", "category"),
    ):
        name = clean(text)
        if (
            name
            and len(name) <= _MOST_CHARACTERS
            and not _HOME.match(name)
            and name.casefold() not in headline.casefold()
        ):
            yield name, source
    if part := _from_address(page.own_url or page.url):
        yield part, "address"


def _breadcrumbs(page: Declared) -> Iterator[Candidate]:
    for node in page.nodes:
        items = node.get("itemListElement")
        if "BreadcrumbList" in linked.kinds(node) and isinstance(items, list):
            for item in items:
                for text in linked.texts(
                    item.get("name") or item.get("item") if isinstance(item, dict) else item
                )[:1]:
                    yield text, "JSON-LD breadcrumbs"
    for element in page.tree.iter("nav", "ol", "ul", "div"):
        about = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('aria-label') or ''}"
        if re.search(r"breadcrumb", about, re.I):
            for link in element.iter("a"):
                yield text_of(link), "page breadcrumbs"
            return


def _from_address(url: str | None) -> str | None:
    if url is None:
        return None
    parts = [unquote(p) for p in urlsplit(url).path.split("/") if p]
    words = [p.replace("-", " ").replace("_", " ") for p in parts[:-1] if not _NO_RUBRIC.match(p)]
    return words[0].title() if words else None
