"""What search engines and browsers ask for: sitemaps, robots.txt, OpenSearch, the style sheet, the site's mark.

Sources: www.sitemaps.org/protocol.html; Google's news sitemap (only articles of the last two days, at most 1,000).
"""

from datetime import date, timedelta
from xml.sax.saxutils import escape, quoteattr

from django.http import Http404, HttpRequest, HttpResponseBase

from dateline.press import paths
from dateline.press.answer import FOR_EVER_S, document, moved, site, today
from dateline.press.pages import MARK, style_path, style_text
from dateline.store import find

_XML = "application/xml; charset=utf-8"
_NS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS_NS = "http://www.google.com/schemas/sitemap-news/0.9"
# The protocol allows 50,000 addresses a file; smaller ones are made faster.
ADDRESSES = 10_000
NEWS_DAYS = 2
NEWS_ADDRESSES = 1000


def sitemap(request: HttpRequest) -> HttpResponseBase:
    """Answer with the index of sitemaps."""
    total = find.list_stories(limit=1).total
    parts = [
        "/sitemap-pages.xml",
        *(f"/sitemap-stories-{n + 1}.xml" for n in range(max(1, -(-total // ADDRESSES)))),
    ]
    rows = "".join(f"<sitemap><loc>{escape(site().url + part)}</loc></sitemap>" for part in parts)
    return document(request, f'{_HEAD}<sitemapindex xmlns="{_NS}">{rows}</sitemapindex>\n', _XML)


def sitemap_pages(request: HttpRequest) -> HttpResponseBase:
    """Answer with the sitemap of everything but stories: sections, days, speakers."""
    fixed = [
        (path, None)
        for path in (paths.FRONT, "/days/", "/speakers/", "/corrections/", "/accuracy/", "/feeds/", "/api/")
    ]
    sections = [(paths.section_path(one.name), None) for one in find.list_sections()]
    days = [(paths.day_path(on), on) for on, _ in find.days()]
    people, bodies = (
        find.speakers(kind="person", limit=ADDRESSES),
        find.speakers(kind="body", limit=ADDRESSES),
    )
    speakers = [(paths.speaker_path(one.slug), None) for one in (*people, *bodies)]
    return _urlset(request, [*fixed, *sections, *days, *speakers])


def sitemap_stories(request: HttpRequest, number: int) -> HttpResponseBase:
    """Answer with the n-th sitemap of stories."""
    lines = find.list_stories(order="headline", limit=ADDRESSES, offset=(number - 1) * ADDRESSES)
    if number < 1 or (number > 1 and not len(lines)):
        raise Http404("there are fewer sitemaps")
    return _urlset(request, [(paths.story_path(line.id, line.headline), line.last_on) for line in lines])


def news_sitemap(request: HttpRequest) -> HttpResponseBase:
    """Answer with the news sitemap: the stories of the last two days."""
    own, since = site(), today() - timedelta(days=NEWS_DAYS)
    rows = "".join(
        f"<url><loc>{escape(own.url + paths.story_path(line.id, line.headline))}</loc><news:news><news:publication>"
        f"<news:name>{escape(own.name)}</news:name><news:language>{escape(own.language)}</news:language>"
        f"</news:publication><news:publication_date>{line.last_on.isoformat()}</news:publication_date>"
        f"<news:title>{escape(line.headline)}</news:title></news:news></url>"
        for line in find.list_stories(since=since, limit=NEWS_ADDRESSES)
        if line.last_on
    )
    return document(request, f'{_HEAD}<urlset xmlns="{_NS}" xmlns:news="{_NEWS_NS}">{rows}</urlset>\n', _XML)


def robots(request: HttpRequest) -> HttpResponseBase:
    """Answer with robots.txt: all may be read but searches and the desk."""
    url = site().url
    lines = ("User-agent: *", "Disallow: /desk/", "Disallow: /admin/", "Disallow: /search", "",
             f"Sitemap: {url}/sitemap.xml", f"Sitemap: {url}/news-sitemap.xml", "")  # fmt: skip
    return document(request, "\n".join(lines), "text/plain; charset=utf-8")


def opensearch(request: HttpRequest) -> HttpResponseBase:
    """Answer with the site's search for browsers. Source: OpenSearch 1.1, draft 6."""
    own = site()
    body = (
        f'{_HEAD}<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">'
        f"<ShortName>{escape(own.name[:16])}</ShortName><Description>{escape(own.name)}</Description>"
        f'<Url type="text/html" template={quoteattr(own.url + "/search?q={searchTerms}")}/></OpenSearchDescription>\n'
    )
    return document(request, body, "application/opensearchdescription+xml; charset=utf-8")


def style(request: HttpRequest, **_digest: str) -> HttpResponseBase:
    """Answer with the style sheet; an older one's address is sent on to the present one."""
    if request.path != style_path():
        return moved(style_path())
    return document(request, style_text(), "text/css; charset=utf-8", max_age_s=FOR_EVER_S)


def mark(request: HttpRequest) -> HttpResponseBase:
    """Answer with the site's mark."""
    return document(request, MARK.read_text(encoding="utf-8"), "image/svg+xml", max_age_s=86_400)


def _urlset(request: HttpRequest, rows: list[tuple[str, date | None]]) -> HttpResponseBase:
    url = site().url
    body = "".join(
        f"<url><loc>{escape(url + path)}</loc>"
        + (f"<lastmod>{on.isoformat()}</lastmod>" if on else "")
        + "</url>"
        for path, on in rows
    )
    return document(request, f'{_HEAD}<urlset xmlns="{_NS}">{body}</urlset>\n', _XML)


_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
