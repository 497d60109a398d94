"""What a page says about its article outside the body, put together: each field, where it was found, what disagrees.

Order of sources: JSON-LD, OpenGraph and other meta elements, then the page itself.
"""

from collections.abc import Iterator

from dateline.articles import linked
from dateline.articles.bylines import author_candidates
from dateline.articles.declared import Candidate, Declared
from dateline.articles.doubts import day_doubts, headline_doubts
from dateline.articles.draft import Draft
from dateline.articles.headlines import site_in_title
from dateline.articles.moments import Moment
from dateline.articles.published import (
    address_day,
    declared_moments,
    in_own_zone,
    published_candidates,
    shown_stamps,
    updated_candidates,
    vague_moments,
)
from dateline.articles.rubrics import section_candidates
from dateline.articles.stamps import SURE, Stamp
from dateline.base.addresses import absolute, canonical, host

# Of the vague names, those that say nothing of making or changing.
_OF_THE_PAGE = frozenset({"meta date", "meta dc.date"})


def read_claims(page: Declared, outlet: str | None, headlines: list[Candidate]) -> Draft:
    """Return all that a page declares about its article; the body is not read here.

    `headlines` are its candidates, the best first.
    """
    found: list[tuple[str, str]] = []
    doubts: list[str] = []
    headline, source = headlines[0] if headlines else (None, "")
    if headline:
        found.append(("headline", source))
        doubts += headline_doubts(headlines)
    stamps = shown_stamps(page)
    published, source = next(published_candidates(page, stamps), (None, ""))
    if published:
        published = in_own_zone(page, published, stamps)
        found.append(("published", source))
        changed = (moment.day for moment, _ in updated_candidates(page))
        doubts += day_doubts((published, source), _other_days(page, stamps), changed)
    updated, source = next(updated_candidates(page), (None, ""))
    if updated:
        found.append(("updated", source))
    authors, source = next(author_candidates(page), ((), ""))
    if authors:
        found.append(("authors", source))
    section, source = next(section_candidates(page, headline or ""), (None, ""))
    if section:
        found.append(("section", source))
    outlet_name, source = next(_outlets(page, outlet, headline), (None, ""))
    if outlet_name:
        found.append(("outlet", source))
    return Draft(
        headline=headline,
        url=_address(page),
        outlet=outlet_name,
        section=section,
        authors=authors,
        published=published,
        updated=updated,
        language=_language(page),
        images=_images(page),
        found=tuple(found),
        doubts=tuple(doubts),
    )


def _address(page: Declared) -> str | None:
    """Return the page's own address where it is one of the same site, else where it was got."""
    if page.url is None or page.own_url is None:
        return page.own_url or page.url
    same_site = _site(page.url) == _site(page.own_url)
    # A canonical address that is the home page is a template's slip.
    is_home = canonical(page.own_url).rstrip("/").count("/") <= 2 < canonical(page.url).rstrip("/").count("/")
    return page.own_url if same_site and not is_home else page.url


def _site(url: str) -> str:
    return ".".join((host(url) or "").split(".")[-2:])


def _outlets(page: Declared, outlet: str | None, headline: str | None) -> Iterator[Candidate]:
    if outlet:
        yield outlet, "given"
    yield from page.meta("og:site_name")
    yield from page.linked("publisher")
    yield from page.meta("application-name", "publisher", "dc.publisher", "copyright")
    if name := site_in_title(page, headline):
        yield name, "title"
    if name := host(page.own_url or page.url):
        yield name, "address"


def _language(page: Declared) -> str | None:
    declared = (
        page.tree.get("lang")
        or page.tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or page.tree.get("xml:lang")
    )
    others = (
        *page.linked("inLanguage"),
        *page.meta("og:locale", "content-language", "dc.language", "language"),
    )
    return declared or next((value for value, _ in others), None)


def _images(page: Declared) -> tuple[str, ...]:
    base = page.own_url or page.url
    values = [
        *linked.links(page.article.get("image")),
        *(v for v, _ in page.meta("og:image", "twitter:image")),
    ]
    return tuple(dict.fromkeys(url for v in values if (url := absolute(base, v))))


def _other_days(page: Declared, stamps: list[Stamp]) -> Iterator[tuple[Moment, str]]:
    """Yield the days that a page gives as those of its publication, and that it surely means so."""
    yield from declared_moments(page)
    if (day := address_day(page)) is not None:
        yield day, "address"
    yield from ((s.moment, s.source) for s in stamps[:1] if s.score >= SURE and not s.is_update)
    yield from ((moment, source) for moment, source in vague_moments(page) if source in _OF_THE_PAGE)
