"""Every kind of feed, from a server on this machine into the store: what it brings, once, and nobody else's."""

import asyncio
import gzip
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from deadly import read_or_die

from dateline.base.errors import Ended, UnreadableFeed
from dateline.base.records import Feed
from dateline.base.settings import Settings
from dateline.newsroom.apart import Reading
from dateline.newsroom.children import Limits
from dateline.newsroom.fetch import find_feed_at
from dateline.newsroom.watch import poll_feeds
from dateline.store import find, keep
from dateline.wire.discover import make_feed, read_opml, write_opml
from dateline.wire.feeds import read_feed

NOW = datetime(2031, 3, 4, 12, tzinfo=UTC)
TEXT = (
    "The ferry Saint Alder left Port Ellery on Tuesday with 140 people on board, the harbour office said. "
    * 12
)
HEADLINES = ["First ferry leaves Port Ellery", "Harbour reopens after the storm"]


@dataclass
class Site:
    """A site whose every path answers as a test says."""

    base: str
    answers: dict[str, bytes]

    def url(self, path: str) -> str:
        return self.base + path


@pytest.fixture
def site() -> Iterator[Site]:
    answers: dict[str, bytes] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = answers.get(self.path)
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Site(f"http://127.0.0.1:{server.server_port}", answers)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def quick(store: Settings) -> Settings:
    return replace(store, jobs=1, fetch_allow_localhost=True, fetch_pause_s=0.0)


def article(headline: str, more: str = "") -> bytes:
    paragraphs = "".join(f"<p>{TEXT}</p>" for _ in range(2))
    page = f"<html><head><title>{headline}</title>{more}</head><body><article><h1>{headline}</h1>{paragraphs}</article>"
    return page.encode()


def rss(site: Site) -> bytes:
    items = "".join(
        f"<item><title>{title}</title><link>{site.url(f'/{n}')}</link><guid>{n}</guid>"
        f"<source url='https://wire.example/'>Norwire</source><description>{TEXT}</description></item>"
        for n, title in enumerate(HEADLINES)
    )
    return f"<rss version='2.0'><channel><title>Ellery Courier</title>{items}</channel></rss>".encode()


def atom(site: Site) -> bytes:
    entries = "".join(
        f"<entry><id>urn:{n}</id><title>{title}</title><link href='{site.url(f'/{n}')}'/>"
        f"<updated>2031-03-04T09:00:00Z</updated><content type='html'>&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry>"
        for n, title in enumerate(HEADLINES)
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Ellery Courier</title>{entries}</feed>".encode()


def jsonfeed(site: Site) -> bytes:
    items = [
        {"id": str(n), "url": site.url(f"/{n}"), "title": title, "content_text": TEXT, "date_published": "2031-03-04T09:00:00Z"}
        for n, title in enumerate(HEADLINES)
    ]  # fmt: skip
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "Ellery Courier", "items": items}
    ).encode()


def news_sitemap(site: Site) -> bytes:
    rows = "".join(
        f"<url><loc>{site.url(f'/{n}')}</loc><n:news><n:publication><n:name>Ellery Courier</n:name><n:language>en</n:language>"
        f"</n:publication><n:publication_date>2031-03-04T09:00:00Z</n:publication_date><n:title>{title}</n:title></n:news></url>"
        for n, title in enumerate(HEADLINES)
    )
    return (
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>"
        f"{rows}</urlset>"
    ).encode()


def packed_sitemap(site: Site) -> bytes:
    return gzip.compress(news_sitemap(site))


def sitemap_index(site: Site) -> bytes:
    site.answers["/news.xml.gz"] = packed_sitemap(site)
    where = f"<sitemap><loc>{site.url('/news.xml.gz')}</loc><lastmod>2031-03-04</lastmod></sitemap>"
    return (
        f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{where}</sitemapindex>".encode()
    )


def front_page(site: Site) -> bytes:
    links = "".join(
        f"<h2><a href='/{n}00000.html'>{title}</a></h2>" for n, title in enumerate(HEADLINES, start=1)
    )
    more = "".join(f"<a href='/old/{n}00000.html'>An older report of the harbour {n}</a>" for n in range(6))
    for n in range(6):
        site.answers[f"/old/{n}00000.html"] = article(f"An older report of the harbour {n}")
    return f"<html><body>{links}{more}</body>".encode()


KINDS = [rss, atom, jsonfeed, news_sitemap, packed_sitemap, sitemap_index]


def follow(site: Site, path: str = "/feed", **asked: str) -> Feed:
    return keep.keep_feed(make_feed(site.url(path), outlet="Ellery Courier", **asked))


def headlines() -> list[str]:
    return sorted(line.headline for line in find.articles())


def serve_pages(site: Site) -> None:
    for n, title in enumerate(HEADLINES):
        site.answers[f"/{n}"] = article(title)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_feed_brings_its_entries_once(quick: Settings, site: Site, kind) -> None:  # type: ignore[no-untyped-def]
    serve_pages(site)
    site.answers["/feed"] = kind(site)
    follow(site)
    first = poll_feeds(quick, now=NOW)
    assert (first.failed, first.tally.articles) == (0, 2)
    assert headlines() == sorted(HEADLINES)
    before = [article.version_id for article in find.all_articles()]
    second = poll_feeds(quick, now=NOW + timedelta(days=1))
    assert (second.polled, second.tally.articles, second.tally.captures) == (1, 0, 0)
    assert [article.version_id for article in find.all_articles()] == before


def test_a_page_that_lists_articles_is_a_feed_too(quick: Settings, site: Site) -> None:
    site.answers |= {
        "/": front_page(site),
        "/100000.html": article(HEADLINES[0]),
        "/200000.html": article(HEADLINES[1]),
    }
    keep.keep_feed(find_feed_at(site.url("/"), quick, outlet=None, section=None, every_minutes=30))
    poll_feeds(quick, now=NOW)
    assert set(HEADLINES) < set(headlines())


def test_a_page_takes_section_and_day_of_its_entry(quick: Settings, site: Site) -> None:
    serve_pages(site)
    site.answers["/feed"] = news_sitemap(site)
    follow(site, section="World")
    poll_feeds(quick, now=NOW)
    found = {a.headline: a for a in find.all_articles()}[HEADLINES[0]]
    assert (found.section, found.published_on) == ("World", NOW.date())
    assert {("section", "feed"), ("published", "feed")} <= set(found.found)


def test_the_source_of_an_entry_is_its_origin(quick: Settings, site: Site) -> None:
    site.answers["/feed"] = rss(site)
    keep.keep_feed(replace(make_feed(site.url("/feed"), outlet="Ellery Courier"), fetch_pages=False))
    poll_feeds(quick, now=NOW)
    assert {article.origin for article in find.all_articles()} == {"Norwire"}


def test_podcasts_are_passed_over_with_a_reason(quick: Settings, site: Site) -> None:
    sound = "<enclosure url='/1.mp3' type='audio/mpeg' length='1'/></item>"
    body = rss(site).decode().replace("</item>", sound)
    site.answers["/feed"] = (
        body.replace("<rss ", "<rss xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' ")
        .replace("<item>", "<itunes:author>Ellery Courier</itunes:author><item>", 1)
        .encode()
    )
    follow(site)
    result = poll_feeds(quick, now=NOW)
    assert (result.failed, result.tally.articles, result.tally.refused) == (0, 0, 2)
    assert {refusal.detail.partition(":")[0] for refusal in find.refusals().items} == {"a podcast episode"}


def test_no_feed_touches_the_rows_of_another(quick: Settings, site: Site) -> None:
    serve_pages(site)
    site.answers |= {"/feed": rss(site), "/copy": rss(site).replace(b"First ferry", b"A hijacked ferry")}
    follow(site)
    poll_feeds(quick, now=NOW)
    before = find.feeds()
    rival = keep.keep_feed(
        replace(make_feed(f"http://localhost:{site.base.rpartition(':')[2]}/copy"), fetch_pages=False)
    )
    poll_feeds(quick, now=NOW + timedelta(seconds=1))
    assert [feed for feed in find.feeds() if feed.id != rival.id] == before
    assert set(HEADLINES) < set(headlines())
    assert len(headlines()) == 4


def test_lists_of_feeds_go_out_and_come_in_the_same(quick: Settings, site: Site) -> None:
    follow(site, "/a", section="World")
    follow(site, "/b")
    out = write_opml(find.feeds(), title="Dateline")
    for feed in find.feeds():
        keep.drop_feed(feed.id)
    for feed in read_opml(out.encode()):
        keep.keep_feed(feed)
    assert write_opml(find.feeds(), title="Dateline") == out
    assert quick


def test_a_feed_backs_off_and_says_why(quick: Settings, site: Site) -> None:
    follow(site)
    for hours in (0, 24, 48):
        poll_feeds(quick, now=NOW + timedelta(hours=hours))
    (feed,) = find.feeds()
    assert (feed.failures, feed.failure) == (3, "HTTP 404")
    assert feed.next_at == NOW + timedelta(hours=50)


# Apart --------------------------------------------------------------------------------------------------------------


def test_a_feed_that_ends_its_reader_has_failed_and_the_others_are_polled(
    quick: Settings, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.answers |= {
        "/feed": rss(site),
        "/bad": b"<rss><!-- deadly -->",
        "/endless": b"<rss><!-- endless -->",
    }
    monkeypatch.setattr("dateline.wire.poll.read_listing", read_or_die)
    monkeypatch.setattr(
        "dateline.newsroom.watch.Reading", lambda jobs: Reading(jobs, Limits(processor_s=0.3))
    )
    for path in ("/bad", "/feed", "/endless"):
        keep.keep_feed(replace(make_feed(site.url(path)), fetch_pages=False))
    result = poll_feeds(quick, now=NOW)
    assert (result.polled, result.failed, result.tally.articles) == (3, 2, 2)
    failures = {feed.url.rpartition("/")[2]: feed.failure for feed in find.feeds()}
    assert failures == {
        "feed": None,
        "bad": "reading it ended the process that read it: signal SIGSEGV",
        "endless": "reading it ended the process that read it: it took more processor time than it may",
    }


def test_what_is_no_feed_comes_back_as_such() -> None:
    async def go() -> None:
        with Reading(1) as apart:
            with pytest.raises(UnreadableFeed, match="nothing in it"):
                await apart(read_feed, b"", url="https://harrow.example/")
            with pytest.raises(Ended):
                await apart(int, "no number")

    asyncio.run(go())
