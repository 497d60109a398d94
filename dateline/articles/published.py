"""When a page was published and updated."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from dateline.articles.charset import decode
from dateline.articles.declared import Candidate, Declared, read_declared
from dateline.articles.markup import parse
from dateline.articles.moments import Moment, read_moment
from dateline.articles.stamps import LIKELY, NEVER, Stamp, read_stamps
from dateline.articles.traces import folder_days, traces
from dateline.base.addresses import host
from dateline.base.errors import Unreadable
from dateline.base.records import Capture

# Meta elements that hold the time of publication, in the order of how often they do. Sources: ogp.me (article:),
# Dublin Core, parse.ly, sailthru and the list in htmldate's core.py, which was measured on many sites.
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "dcterms.issued", "dc.date.issued", "citation_publication_date", "citation_date", "pubdate", "publishdate", "publish-date", "publish_date",
    "published_date", "publication_date", "publicationdate", "date_published", "displaydate", "article.published", "rnews:datepublished",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "ptime", "bt:pubdate", "originalpublicationdate",
)  # fmt: skip
# These hold the day of a change, of a file or of today as often: what the page shows comes before them. Measured on
# page-dates: right on four of ten pages where the page shows another day.
_VAGUE = (
    "dcterms.created", "dcterms.date", "dc.date.created", "dc.date", "dc.created", "article.created", "timestamp", "date", "created", "datecreated",
    "last-modified-date",
)  # fmt: skip
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "modified")  # fmt: skip

_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?=[/\-_.]|$)|[/-]((?:19|20)\d\d)([01]\d)([0-3]\d)(?=[/\-_.]|$)")  # fmt: skip
_URL_DAY_LAST = re.compile(r"[/-]([0-3]?\d)[-.]([01]?\d)[-.]((?:19|20)\d\d)(?=[/\-_.]|$)")
# Zones lie between twelve hours behind and fourteen ahead of UTC.
_MOST_BEHIND_H, _MOST_AHEAD_H = 12, 14
# A shown date below this is another story's or no publication's: half of them are wrong where nothing else is known.
_LEAST_SCORE = -3
_MOST_SHOWN = 4
_MONTH_FIRST = frozenset({"en-us", "es-us", "en-ph"})
_DAY_FIRST_LAND = re.compile(r"\.(?!us$|ph$)[a-z]{2}$")

Dated = tuple[Moment, str]


def read_day(capture: Capture) -> date | None:
    """Return the day of publication of an HTML page, whether it holds an article or not."""
    try:
        tree = parse(decode(capture.body, capture.charset))
    except Unreadable:
        return None
    if tree is None:
        return None
    try:
        page = read_declared(tree, capture.url)
        stamps = shown_stamps(page)
        moment, _ = next(published_candidates(page, stamps), (None, ""))
        return in_own_zone(page, moment, stamps).day if moment else None
    finally:
        tree.page.release()


def published_candidates(page: Declared, stamps: list[Stamp] | None = None) -> Iterator[Dated]:
    """Yield when a page says it was published, the best source first; `stamps` are the dates that it shows, if read."""
    yield from declared_moments(page)
    if (day := address_day(page)) is not None:
        yield day, "address"
    shown = shown_stamps(page) if stamps is None else stamps
    yield from ((stamp.moment, stamp.source) for stamp in shown if stamp.score >= LIKELY)
    yield from vague_moments(page)
    yield from (trace for trace in traces(page) if not _is_told_of(trace[0].day, shown))
    yield from ((stamp.moment, stamp.source) for stamp in shown if _LEAST_SCORE <= stamp.score < LIKELY)
    yield from folder_days(page)


def _is_told_of(day: date, shown: list[Stamp]) -> bool:
    """True where a page shows a day only in its notice of rights, or the like."""
    scores = [stamp.score for stamp in shown if stamp.moment.day == day]
    return bool(scores) and max(scores) == NEVER


def declared_moments(page: Declared) -> Iterator[Dated]:
    """Yield the times of publication that a page declares to programs."""
    sources = (*page.linked("datePublished", "uploadDate"), *page.meta(*_PUBLISHED))
    yield from _moments(sources, _is_month_first(page))


def vague_moments(page: Declared) -> Iterator[Dated]:
    """Yield the times that a page declares without saying of what, and those of its making."""
    yield from _moments((*page.linked("dateCreated"), *page.meta(*_VAGUE)), _is_month_first(page))


def shown_stamps(page: Declared) -> list[Stamp]:
    """Return the dates that a page shows to its readers, the likeliest day of its publication first."""
    known = {moment.day for moment, _ in (*declared_moments(page), *vague_moments(page))}
    named = address_day(page)
    return read_stamps(
        page, month_first=_is_month_first(page), known=frozenset(known | ({named.day} if named else set()))
    )


def address_day(page: Declared) -> Moment | None:
    """Return the day that a page's address names."""
    address = page.own_url or page.url
    return _url_day(address) if address else None


def in_own_zone(page: Declared, moment: Moment, stamps: list[Stamp]) -> Moment:
    """Return a moment with the day that the page itself shows, where it declares the instant in UTC.

    "2031-03-04T01:10Z" is the evening of the third in the Americas: the address or the line under the headline says so.
    """
    if moment.at is None or moment.at.utcoffset() != timedelta(0):
        return moment
    days = days_anywhere(moment.at)
    for day in _shown_days(page, stamps):
        if day == moment.day:
            return moment
        if day in days:
            return replace(moment, day=day)
    return moment


def days_anywhere(at: datetime) -> set[date]:
    """Return the days on which an instant falls in some zone of the world."""
    return {(at + timedelta(hours=h)).date() for h in (-_MOST_BEHIND_H, 0, _MOST_AHEAD_H)}


def _shown_days(page: Declared, stamps: list[Stamp]) -> Iterator[date]:
    """Yield the days that a page shows to its readers, the best place first."""
    if (named := address_day(page)) is not None:
        yield named.day
    yield from (stamp.moment.day for stamp in stamps[:_MOST_SHOWN] if stamp.score >= LIKELY)


def updated_candidates(page: Declared) -> Iterator[Dated]:
    """Yield when a page says it was last changed."""
    yield from _moments((*page.linked("dateModified"), *page.meta(*_UPDATED)), _is_month_first(page))


def _moments(candidates: Iterable[Candidate], month_first: bool) -> Iterator[Dated]:
    for text, source in candidates:
        if (moment := read_moment(text, month_first=month_first)) is not None:
            yield moment, source


def _is_month_first(page: Declared) -> bool:
    # Only the United States and the Philippines write the month first. Source: CLDR 45, short dates. Templates declare
    # "en-US" for sites of other lands, which their addresses tell.
    places = [
        page.tree.get("lang") or "",
        *(value for value, _ in page.meta("og:locale", "content-language")),
    ]
    language = next((place.replace("_", "-").casefold() for place in places if place), "")
    return language in _MONTH_FIRST and not _DAY_FIRST_LAND.search(host(page.own_url or page.url) or "")


def _url_day(url: str) -> Moment | None:
    match = _URL_DAY.search(url)
    if match is None:
        last = _URL_DAY_LAST.search(url)
        return read_moment(f"{last[1]}.{last[2]}.{last[3]}") if last else None
    year, month, day = (match[1], match[2], match[3]) if match[1] else (match[4], match[5], match[6])
    return read_moment(f"{year}-{int(month):02}-{int(day):02}")
