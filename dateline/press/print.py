"""Door: the site as static files, for any web server that shows `index.html` for a folder.

Every page that links lead to from the front page and the sitemaps is made, as a reader would get it. Search and
the API need a program behind them and are left out.
"""

import re
from collections import deque
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit
from xml.sax.saxutils import quoteattr

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import get_resolver

from dateline.press.answer import on_day, on_paper, site

_ROUTES = "dateline.press.serve"
_SEEDS = (
    "/",
    "/robots.txt",
    "/sitemap.xml",
    "/news-sitemap.xml",
    "/feeds.opml",
    "/mark.svg",
    "/days/",
    "/speakers/",
)
_MISSING = "/404.html"
_DYNAMIC = ("/search", "/api/", "/desk/", "/admin/")
# Our own pages: every link is written by a template, in double quotation marks.
_LINK = re.compile(r'\bhref="(/[^"#]*)')
_LOCATION = re.compile(r"<loc>([^<]+)</loc>")


def print_site(
    folder: Path, *, today: date | None = None, on_page: Callable[[int], None] | None = None
) -> int:
    """Write the whole site into `folder` and return the number of files.

    Files that are there already are written over, and no others touched. `today` is the day in the masthead (None:
    the clock's); `on_page` is told the number of files so far.
    """
    with on_day(today), on_paper():
        return _print_from(folder, on_page or (lambda _: None))


def _print_from(folder: Path, on_page: Callable[[int], None]) -> int:
    waiting, seen, count = deque(_SEEDS), set(_SEEDS), 0
    _write(folder / _MISSING.lstrip("/"), _answer(_MISSING))
    while waiting:
        path = waiting.popleft()
        response = _answer(path)
        if response.status_code == 404:
            continue
        _write(_file(folder, path), response)
        count += 1
        on_page(count)
        for link in _links(response):
            if link not in seen and not link.startswith(_DYNAMIC):
                seen.add(link)
                waiting.append(link)
    return count + 1


def _answer(path: str) -> HttpResponseBase:
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", unquote(path), unquote(path)
    match = get_resolver(_ROUTES).resolve(request.path_info)
    response: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
    return response


def _links(response: HttpResponseBase) -> list[str]:
    if 300 <= response.status_code < 400:
        return [urlsplit(response["Location"]).path]
    if not isinstance(response, HttpResponse):
        return []
    text = response.content.decode("utf-8")
    if response["Content-Type"].startswith("application/xml"):
        return [urlsplit(unescape(found)).path for found in _LOCATION.findall(text)]
    if not response["Content-Type"].startswith("text/html"):
        return []
    return [urlsplit(unescape(found)).path for found in _LINK.findall(text)]


def _file(folder: Path, path: str) -> Path:
    relative = PurePosixPath(unquote(path).lstrip("/"))
    # Names in addresses are slugs and ids; one that would climb out of the folder is none of ours.
    parts = [part for part in relative.parts if part not in ("..", ".")]
    return folder.joinpath(*parts, "index.html") if path.endswith("/") else folder.joinpath(*parts)


def _write(file: Path, response: HttpResponseBase) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if 300 <= response.status_code < 400:
        file.write_text(_moved_page(response["Location"]), encoding="utf-8")
    elif isinstance(response, HttpResponse):
        file.write_bytes(response.content)


def _moved_page(href: str) -> str:
    # Without a server there is no redirect; this is the closest that a file can come.
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Moved</title>'
        f'<link rel="canonical" href={quoteattr(site().url + href)}>'
        f'<meta http-equiv="refresh" content={quoteattr(f"0; url={href}")}>'
        f"<p><a href={quoteattr(href)}>This page has moved.</a></p></html>\n"
    )
