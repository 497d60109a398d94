"""The section that an outlet itself files a page under. Which of our sections that is, `sort` says."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from dateline.articles import linked
from dateline.articles.declared import Candidate, Declared
from dateline.articles.headlines import is_site, site_names
from dateline.articles.markup import text_of
from dateline.articles.sort import is_section_name
from dateline.base.text import clean

_HOME = re.compile(
    r"^(?:home|homepage|front ?page|all|start(?:seite)?|accueil|inicio|portada|início|główna|hem|articles?|artikel|themen(?:seiten)?:?|headlines|latest|recommended|forside|etusivu|главная|news|nachrichten|\W*)$",
    re.I,
)
# Parts of an address that file nothing: dates, languages, kinds of page, titles.
_NO_RUBRIC = re.compile(
    r"^(?:\d+|[a-z]|[a-z]{2}(?:[-_][a-z]{2})?|eng|esp|rus|fra|deu|ger|ita|por|article?s?|artikel|story|stories|news|post|posts|archive|content|index.*|amp|www|.*\.\w{2,5}|\d.*|node|detail|ressort|read|.{25,})$",
    re.I,
)
_NO_FOLDER = re.compile(
    r"^(?:\d+|[a-z]{2}(?:[-_][a-z]{2})?|articles?|story|stories|posts?|amp|.{25,})$", re.I
)
_MOST_CHARACTERS = 40
_SAYING = frozenset({"span", "a", "div", "p", "meta"})
# "Science, Nature" is one name; three short parts are a list.
_LEAST_LIST, _MOST_LISTED_WORDS = 3, 3
# Where a story stands on the site, not what it is about.
_LISTED = re.compile(
    r"^(?:slider|featured|popular|trending|top|home ?page|front ?page|all|latest|breaking)$", re.I
)


def section_candidates(page: Declared, headline: str) -> Iterator[Candidate]:
    """Yield how an outlet files a page, the best source first; a mere "News" comes last."""
    sites = site_names(page)
    mere = []
    for text, source in _called(page):
        name = _first_of(clean(text)).strip(": ")
        if not name or len(name) > _MOST_CHARACTERS or name.casefold() in headline.casefold():
            continue
        if not _HOME.match(name) and not is_site(name, sites):
            yield name, source
        elif is_section_name(name):
            mere.append((name, source))
    if part := _from_address(page.own_url or page.url):
        yield part, "address"
    yield from mere


def _first_of(text: str) -> str:
    """Return the first rubric of a list in one line, a generic one only where there is no other."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) < _LEAST_LIST or any(len(part.split()) > _MOST_LISTED_WORDS for part in parts):
        return text
    return next((part for part in parts if not _HOME.match(part) and not _LISTED.match(part)), parts[0])


def _called(page: Declared) -> Iterator[Candidate]:
    yield from _breadcrumbs(page)
    yield from page.linked("articleSection")
    yield from page.meta("article:section", "parsely-section", "section", "cxenseparse:section", "category")
    yield from _shown(page)
    yield from _in_menu(page)


def _shown(page: Declared) -> Iterator[Candidate]:
    """Yield the section as microdata name it, or a label right above the headline does."""
    for element in page.microdata:
        if element.tag in _SAYING and "articlesection" in (element.get("itemprop") or "").lower():
            yield element.get("content") or text_of(element), "page articleSection"
    heading = next(page.tree.iter("h1"), None)
    before = heading.getprevious() if heading is not None else None
    if before is not None:
        text = text_of(before)
        if is_section_name(text):
            yield text, "page label"


def _in_menu(page: Declared) -> Iterator[Candidate]:
    """Yield what the site's own menu calls the folder that the page's address begins with."""
    address = urlsplit(_link(page.own_url or page.url))
    folders = [part for part in address.path.split("/")[:-1] if part and not _NO_FOLDER.match(part)]
    if not folders:
        return
    wanted = f"/{folders[0]}"
    for link in page.tree.iter("a"):
        href = link.get("href") or ""
        target = urlsplit(_link(href if wanted in href else None))
        if target.path.rstrip("/") == wanted and target.netloc in ("", address.netloc):
            yield text_of(link), "page menu"
            return


def _link(href: str | None) -> str:
    # urlsplit raises on a broken bracket.
    return href if href and "[" not in href else ""


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
        said = element.attributes
        if said and _names_breadcrumbs(said.get("class"), said.get("id"), said.get("aria-label")):
            for link in element.iter("a"):
                yield text_of(link), "page breadcrumbs"
            return


@lru_cache(maxsize=5000)
def _names_breadcrumbs(*names: str | None) -> bool:
    return any("breadcrumb" in name.lower() for name in names if name)


def _from_address(url: str | None) -> str | None:
    if url is None:
        return None
    parts = [unquote(p) for p in urlsplit(_link(url)).path.split("/") if p]
    words = [p.replace("-", " ").replace("_", " ") for p in parts[:-1] if not _NO_RUBRIC.match(p)]
    return words[0].title() if words else None
