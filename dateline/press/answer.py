"""Answers of the site: pages and documents with their headers, and what all of them know (site, day, sections).

The only place of the press that reads a clock and the settings; both are arguments from here on.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.utils.cache import get_conditional_response

from dateline.base.codec import dump
from dateline.press import paths
from dateline.press.pages import linked_data, render, style_path
from dateline.store import find

# A story may change with any pass of the newsroom, every few minutes; style sheets change their address instead.
PAGE_S = 60
FOR_EVER_S = 31_536_000
# More than these do not fit on the section bar in two lines at 1280 px; the rest is on the page of days and in search.
BAR_SECTIONS = 10
# Nothing is fetched from elsewhere, nothing is run, nobody frames the site; forms (search) go to the site itself.
SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
_HEADERS = {
    "Content-Security-Policy": SECURITY_POLICY,
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

_day: ContextVar[date | None] = ContextVar("day", default=None)
_is_on_paper: ContextVar[bool] = ContextVar("is_on_paper", default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What every page says of the site."""

    name: str
    url: str
    language: str
    zone: ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A name and where it leads; `media_type` of a feed."""

    name: str
    href: str
    media_type: str = ""
    title: str = ""


def site() -> Site:
    """Return the site as its settings have it."""
    own = settings.DATELINE
    return Site(
        name=own.site_name,
        url=own.site_url.rstrip("/"),
        language=own.site_language,
        zone=ZoneInfo(own.time_zone),
    )


def today() -> date:
    """Return the day in the site's zone, or the one that `on_day` set."""
    return _day.get() or datetime.now(site().zone).date()


@contextmanager
def on_day(day: date | None) -> Iterator[None]:
    """Let the site believe that it is `day`: for a printed copy, and for tests."""
    token = _day.set(day)
    try:
        yield
    finally:
        _day.reset(token)


@contextmanager
def on_paper() -> Iterator[None]:
    """Leave out what a copy in files cannot do: search, and the API."""
    token = _is_on_paper.set(True)
    try:
        yield
    finally:
        _is_on_paper.reset(token)


def section_links() -> list[Link]:
    """Return the section bar: the sections with most reports, by number."""
    return [
        Link(name=one.name, href=paths.section_path(one.name)) for one in find.list_sections()[:BAR_SECTIONS]
    ]


def feed_links(base: str, title: str) -> list[Link]:
    """Return the three feeds of a page, by the address of the page."""
    return [
        Link(
            name="Atom", href=f"{base}feed.atom", media_type="application/atom+xml", title=f"{title} (Atom)"
        ),
        Link(name="RSS", href=f"{base}feed.rss", media_type="application/rss+xml", title=f"{title} (RSS)"),
        Link(
            name="JSON Feed",
            href=f"{base}feed.json",
            media_type="application/feed+json",
            title=f"{title} (JSON Feed)",
        ),
    ]


def page(
    request: HttpRequest, template: str, *, title: str, linked: Any = None, status: int = 200, **values: Any
) -> HttpResponse:
    """Return a page. `linked` is its JSON-LD, as JSON knows it."""
    body = render(
        template,
        site=site(),
        today=today(),
        sections=section_links(),
        path=request.path,
        is_on_paper=_is_on_paper.get(),
        title=title,
        style_path=style_path(),
        linked=linked_data(dump(linked)) if linked else None,
        **values,
    )
    return document(request, body, "text/html; charset=utf-8", status=status)


def document(
    request: HttpRequest, body: str, media_type: str, *, max_age_s: int = PAGE_S, status: int = 200
) -> HttpResponse:
    """Return a document with its headers; unchanged since the reader's last visit, only that it is so (304)."""
    response = HttpResponse(body.encode("utf-8", "replace"), content_type=media_type, status=status)
    for name, value in _HEADERS.items():
        response[name] = value
    if status != 200:
        response["Cache-Control"] = "no-store"
        return response
    response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:24]}"'
    response["Cache-Control"] = f"public, max-age={max_age_s}" + (
        ", immutable" if max_age_s == FOR_EVER_S else ""
    )
    unchanged = get_conditional_response(request, etag=response["ETag"], response=response)
    assert isinstance(unchanged, HttpResponse)
    return unchanged


def moved(href: str) -> HttpResponseBase:
    """Return the answer that sends a reader to where the page is now, for good."""
    response = HttpResponsePermanentRedirect(href)
    for name, value in _HEADERS.items():
        response[name] = value
    return response


def missing(request: HttpRequest, title: str, why: str, guess: str = "") -> HttpResponse:
    """Return the page for an address that leads nowhere, with a way on."""
    from dateline.press.cards import report_card

    latest = [report_card(article, site().zone, today()) for article in find.latest(5)]
    return page(
        request, "missing.html", title=title, why=why, guess=guess, latest=latest, no_index=True, status=404
    )
