"""When a page was published and updated."""

import re
from collections.abc import Iterable, Iterator

from htmldate import find_date
from lxml.html import HtmlElement

from dateline.articles.declared import Candidate, Declared
from dateline.articles.markup import text_of
from dateline.articles.moments import Moment, read_moment

# Meta elements that hold the time of publication, in the order of how often they do. Sources: ogp.me (article:),
# Dublin Core, parse.ly, sailthru and the list in htmldate's core.py, which was measured on many sites.
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "dcterms.created",
    "dcterms.issued", "dcterms.date", "dc.date.issued", "dc.date.created", "dc.date", "dc.created", "citation_publication_date", "citation_date",
    "pubdate", "publishdate", "publish-date", "publish_date", "published_date", "publication_date", "publicationdate", "date_published", "displaydate",
    "article.published", "article.created", "rnews:datepublished", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "ptime", "bt:pubdate",
    "originalpublicationdate", "timestamp", "date", "created", "datecreated", "last-modified-date",
)  # fmt: skip
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "modified")  # fmt: skip

_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?=[/\-_.]|$)|[/-]((?:19|20)\d\d)([01]\d)([0-3]\d)(?=[/\-_.]|$)")  # fmt: skip
_PUBLISHED_WORD = re.compile(
    r"publish|posted|pubdate|created|date-?line|veröffentlicht|erstellt|publié|publicado|pubblicato|опубликовано",
    re.I,
)
_UPDATED_WORD = re.compile(
    r"updat|modif|aktualisiert|mise? à jour|actualizad|aggiornat|bijgewerkt|stand:|обновлено", re.I
)
_DATE_CLASS = re.compile(r"date|time|publish|posted|byline|meta|datum|fecha|stamp", re.I)
# htmldate takes a second and more on large pages, for little.
_HTMLDATE_CHARACTERS = 400_000


def published_candidates(page: Declared) -> Iterator[tuple[Moment, str]]:
    """Yield when a page says it was published, the best source first."""
    month_first = _is_month_first(page)
    sources: Iterable[Candidate] = (
        *page.linked("datePublished", "dateCreated", "uploadDate"),
        *page.meta(*_PUBLISHED),
    )
    yield from _moments(sources, month_first)
    yield from _moments(_time_elements(page.tree), month_first)
    address = page.own_url or page.url
    if address and (day := _url_day(address)):
        yield day, "address"
    yield from _moments(_dated_elements(page.tree), month_first)
    if (day := _last_resort(page)) is not None:
        yield day, "htmldate"


def updated_candidates(page: Declared) -> Iterator[tuple[Moment, str]]:
    """Yield when a page says it was last changed."""
    yield from _moments((*page.linked("dateModified"), *page.meta(*_UPDATED)), _is_month_first(page))


def _moments(candidates: Iterable[Candidate], month_first: bool) -> Iterator[tuple[Moment, str]]:
    for text, source in candidates:
        if (moment := read_moment(text, month_first=month_first)) is not None:
            yield moment, source


def _is_month_first(page: Declared) -> bool:
    # Only the United States (and lands after its manner) write the month first. Source: CLDR 45, short dates.
    return (page.tree.get("lang") or "").replace("_", "-").casefold() in ("en-us", "es-us", "en-ph")


def _time_elements(tree: HtmlElement) -> Iterator[Candidate]:
    for element in tree.iter("time"):
        about = f"{element.get('class') or ''} {element.get('itemprop') or ''} {text_of(element)}"
        if _UPDATED_WORD.search(about) or _is_elsewhere(element):
            continue
        yield element.get("datetime") or text_of(element), "page time"


def _is_elsewhere(element: HtmlElement) -> bool:
    """True inside a comment, a sidebar, a list of other stories."""
    return any(
        a.tag in ("aside", "footer", "nav", "li")
        or re.search(
            r"comment|related|sidebar|teaser|footer", f"{a.get('class') or ''} {a.get('id') or ''}", re.I
        )
        for a in element.iterancestors()
        if a.tag not in ("body", "html")
    )


def _url_day(url: str) -> Moment | None:
    match = _URL_DAY.search(url)
    if match is None:
        return None
    year, month, day = (match[1], match[2], match[3]) if match[1] else (match[4], match[5], match[6])
    return read_moment(f"{year}-{int(month):02}-{int(day):02}")


def _dated_elements(tree: HtmlElement) -> Iterator[Candidate]:
    seen = 0
    for element in tree.iter("span", "p", "div", "abbr", "li", "small", "em", "td"):
        about = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
        if not _DATE_CLASS.search(about) or _is_elsewhere(element):
            continue
        text = element.get("title") or element.get("content") or text_of(element)
        if 6 <= len(text) <= 120 and not _UPDATED_WORD.search(text):
            yield text, "page"
            seen += 1
            if seen > 30:
                return


def _last_resort(page: Declared) -> Moment | None:
    size = sum(len(e.text or "") + len(e.tail or "") for e in page.tree.iter())
    if size > _HTMLDATE_CHARACTERS:
        return None
    try:
        found = find_date(page.tree, original_date=True, extensive_search=True, max_date="2100-01-01")
    except Exception:  # noqa: BLE001  a guess of last resort must not cost the page
        return None
    return read_moment(found) if found else None
