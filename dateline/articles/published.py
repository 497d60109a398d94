"""When a page was published and updated."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice

from htmldate import find_date
from htmldate.core import search_page, serialize
from htmldate.utils import Extractor

from dateline.articles.declared import Candidate, Declared
from dateline.articles.markup import SILENT, parse_for_libraries, text_of
from dateline.articles.moments import Moment, date_span, read_moment
from dateline.articles.tree import Element

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
_URL_DAY_LAST = re.compile(r"[/-]([0-3]?\d)[-.]([01]?\d)[-.]((?:19|20)\d\d)(?=[/\-_.]|$)")
_PUBLISHED_WORD = re.compile(
    r"publish|posted|pubdate|created|date-?line|veröffentlicht|erstellt|publié|publicado|pubblicato|опубликовано",
    re.I,
)
_UPDATED_WORD = re.compile(
    r"updat|modif|aktualisiert|mise? à jour|actualizad|aggiornat|bijgewerkt|stand:|обновлено", re.I
)
_ELSEWHERE = re.compile(r"comment|related|sidebar|teaser|footer", re.I)
_DATE_CLASS = re.compile(r"date|time|publish|posted|byline|meta|datum|fecha|stamp", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d|\d\d?[./-]\d\d?[./-]\d\d")
# Dates that are not the page's: of its rights, its law, its events, its last change.
_NOT_PUBLISHED = re.compile(
    r"©|copyright|all rights|rights reserved|\(c\)|updat|aktualisiert|modified|geändert|stand:|last change|expires|gültig|valid|deadline|bis zum|born|geb\.|am \d|on \w+ \d+, from",
    re.I,
)
_SHORT_CHARACTERS, _HEAD_CHARACTERS = 90, 60
# Its patterns take a tenth of a second on larger sources, for little.
_HTMLDATE_CHARACTERS = 400_000
_FIRST_YEAR, _LAST_YEAR = 1995, 2100


def published_candidates(page: Declared) -> Iterator[tuple[Moment, str]]:
    """Yield when a page says it was published, the best source first."""
    yield from declared_moments(page)
    month_first = _is_month_first(page)
    yield from _moments(_time_elements(page.tree), month_first)
    address = page.own_url or page.url
    if address and (day := _url_day(address)):
        yield day, "address"
    yield from _moments(_dated_elements(page.tree), month_first)
    yield from _moments(_texts_with_dates(page.tree), month_first)
    if (day := _last_resort(page)) is not None:
        yield day, "htmldate"


def declared_moments(page: Declared) -> Iterator[tuple[Moment, str]]:
    """Yield the times of publication that a page declares to programs."""
    sources = (*page.linked("datePublished", "dateCreated", "uploadDate"), *page.meta(*_PUBLISHED))
    yield from _moments(sources, _is_month_first(page))


def in_own_zone(page: Declared, moment: Moment) -> Moment:
    """Return a moment with the day that the page itself shows, where it declares the instant in UTC.

    "2031-03-04T01:10Z" is the evening of the third in the Americas: the address or the line under the headline says so.
    """
    if moment.at is None or moment.at.utcoffset() != timedelta(0):
        return moment
    for day in _shown_days(page):
        if day == moment.day:
            return moment
        # Zones lie between twelve hours behind and fourteen ahead of UTC.
        ahead = (day - moment.day).days
        if (ahead == -1 and moment.at.hour < 12) or (ahead == 1 and moment.at.hour >= 10):
            return replace(moment, day=day)
    return moment


def _shown_days(page: Declared) -> Iterator[date]:
    """Yield the days that a page shows to its readers, the best place first."""
    address = page.own_url or page.url
    if address and (named := _url_day(address)):
        yield named.day
    month_first = _is_month_first(page)
    for text, _ in islice((*_shown_times(page.tree), *islice(_dated_elements(page.tree), 6)), 8):
        if (moment := read_moment(text, month_first=month_first)) is not None:
            yield moment.day


def _shown_times(tree: Element) -> list[Candidate]:
    found = []
    for element in tree.iter("time"):
        if not is_elsewhere(element) and not _UPDATED_WORD.search(element.get("class") or ""):
            found.append((text_of(element), "page time"))
    return found[:4]


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


def _time_elements(tree: Element) -> Iterator[Candidate]:
    for element in tree.iter("time"):
        about = f"{element.get('class') or ''} {element.get('itemprop') or ''} {text_of(element)}"
        if _UPDATED_WORD.search(about) or is_elsewhere(element):
            continue
        yield element.get("datetime") or text_of(element), "page time"


def is_elsewhere(element: Element, *, in_lists: bool = True) -> bool:
    """True inside a comment, a sidebar, a teaser, and, with `in_lists`, a list: such dates are other stories'."""
    if "datepublished" in (element.get("itemprop") or "").lower():
        return False
    tags = ("aside", "footer", "nav", "li") if in_lists else ("aside", "footer", "nav")
    return any(
        a.tag in tags or _ELSEWHERE.search(f"{a.get('class') or ''} {a.get('id') or ''}")
        for a in element.iterancestors()
        if a.tag not in ("body", "html")
    )


def _url_day(url: str) -> Moment | None:
    match = _URL_DAY.search(url)
    if match is None:
        last = _URL_DAY_LAST.search(url)
        return read_moment(f"{last[1]}.{last[2]}.{last[3]}") if last else None
    year, month, day = (match[1], match[2], match[3]) if match[1] else (match[4], match[5], match[6])
    return read_moment(f"{year}-{int(month):02}-{int(day):02}")


def _dated_elements(tree: Element) -> Iterator[Candidate]:
    seen = 0
    for element in tree.iter("span", "p", "div", "abbr", "li", "small", "em", "td"):
        about = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
        if not _DATE_CLASS.search(about) or is_elsewhere(element):
            continue
        text = element.get("title") or element.get("content") or text_of(element)
        if 6 <= len(text) <= 120 and not _UPDATED_WORD.search(text):
            yield text, "page"
            seen += 1
            if seen > 30:
                return


def _texts_with_dates(tree: Element) -> Iterator[Candidate]:
    """Yield the short texts that bear a date, those right below the headline first, then those right above it."""
    below: list[str] = []
    above: list[str] = []
    heading = next(tree.iter("h1", "h2"), None)
    is_below = heading is None
    for element in tree.iter():
        if element is heading:
            is_below = True
        if (
            element.tag in SILENT
            or element.tag in ("head", "title", "option")
            or not isinstance(element.tag, str)
        ):
            continue
        for text in (element.text, element.tail):
            if (
                text
                and _YEAR.search(text)
                and (dated := _dated(text))
                and not is_elsewhere(element, in_lists=False)
            ):
                (below if is_below else above).append(dated)
    for text in (*below, *reversed(above)):
        yield text, "page text"


def _dated(text: str) -> str | None:
    """Return a text that is short and bears a date, or the head of a longer one that begins with place and date."""
    text = " ".join(text.split())
    if _NOT_PUBLISHED.search(text):
        return None
    if len(text) > _SHORT_CHARACTERS:
        text = text[:_HEAD_CHARACTERS]
    return text if date_span(text) else None


def _last_resort(page: Declared) -> Moment | None:
    """Return what htmldate finds in the page's source, if the source writes that day in full.

    Its search by all of dateparser's languages is left out: it takes seconds, and turns years into first Januaries.
    """
    if len(page.tree.page.source) > _HTMLDATE_CHARACTERS:
        return None
    tree = parse_for_libraries(page.tree)
    if tree is None:
        return None
    source = serialize(tree)
    options = Extractor(False, datetime(_LAST_YEAR, 1, 1), datetime(_FIRST_YEAR, 1, 1), True, "%Y-%m-%d")  # noqa: DTZ001
    try:
        found = find_date(tree, original_date=True, extensive_search=False, max_date=f"{_LAST_YEAR}-01-01")
        found = found or search_page(source, options)
    except Exception:  # noqa: BLE001  a guess of last resort must not cost the page
        return None
    moment = read_moment(found) if found else None
    return moment if moment and _is_written(moment.day, source) else None


def _is_written(day: date, source: str) -> bool:
    y, m, d = day.year, day.month, day.day
    forms = (f"{y}-{m:02}-{d:02}", f"{y}/{m:02}/{d:02}", f"{d}.{m}.{y}", f"{d:02}.{m:02}.{y}", f"{d:02}/{m:02}/{y}", f"{m:02}/{d:02}/{y}", f"{y}{m:02}{d:02}", f"{d:02}-{m:02}-{y}", f"{y}.{m:02}.{d:02}", f"{d:02}.{m:02}.{y % 100:02}")  # fmt: skip
    return any(form in source for form in forms) or bool(re.search(rf"\b{d}\b\D{{1,20}}{y}", source))
