"""Feeds polled from a server on this machine: what they bring, and that a second round brings nothing."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dateline.base.records import Feed
from dateline.base.settings import Settings
from dateline.newsroom.fetch import fetch_pages, find_feed_at
from dateline.newsroom.watch import poll_feeds
from dateline.store import find, keep
from dateline.wire.discover import make_feed

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
TEXT = (
    "The ferry Saint Alder left Port Ellery on Wednesday with 140 people on board, the harbour office said. "
    "It was the first to sail since the strike began on Monday, and the quay was full of people who had come to see it go. "
    "“We are glad to be moving again,” said Captain Ines Marrow, who has sailed the route for twenty years."
)
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Ellery Courier</title><link>http://news.example/</link>
<item><title>First ferry leaves Port Ellery</title><link>http://news.example/ferry</link><guid>ferry</guid>
<pubDate>Wed, 04 Mar 2026 09:00:00 GMT</pubDate><description>{TEXT * 3}</description></item></channel></rss>"""


class Handler(BaseHTTPRequestHandler):
    """A home page that names a feed, and the feed."""

    def do_GET(self) -> None:
        answers = {
            "/feed.xml": ("application/rss+xml", FEED),
            "/": (
                "text/html",
                '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>',
            ),
        }
        kind, body = answers.get(self.path, ("text/plain", ""))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def quick(store: Settings) -> Settings:
    return replace(store, jobs=1, fetch_allow_localhost=True, fetch_pause_s=0.0)


def followed(address: str) -> Feed:
    return keep.keep_feed(
        replace(make_feed(f"{address}/feed.xml", outlet="Ellery Courier"), fetch_pages=False)
    )


def test_a_poll_brings_the_news(quick: Settings, address: str) -> None:
    followed(address)
    result = poll_feeds(quick, now=NOW)
    assert (result.polled, result.failed, result.tally.articles) == (1, 0, 1)
    assert [article.headline for article in find.articles()] == ["First ferry leaves Port Ellery"]


def test_a_second_poll_brings_nothing(quick: Settings, address: str) -> None:
    followed(address)
    poll_feeds(quick, now=NOW)
    result = poll_feeds(quick, now=NOW + timedelta(days=1))
    assert (result.polled, result.tally.articles) == (1, 0)


def test_a_feed_that_is_not_due_is_left_alone(quick: Settings, address: str) -> None:
    followed(address)
    poll_feeds(quick, now=NOW)
    assert poll_feeds(quick, now=NOW + timedelta(seconds=30)).polled == 0


def test_a_failure_is_kept_with_the_feed(quick: Settings, address: str) -> None:
    keep.keep_feed(make_feed(f"{address}/gone.xml"))
    result = poll_feeds(quick, now=NOW)
    assert (result.polled, result.failed) == (1, 1)
    assert find.feeds()[0].failure == "HTTP 404"


def test_a_home_page_leads_to_its_feed(quick: Settings, address: str) -> None:
    feed = find_feed_at(f"{address}/", quick, outlet=None, section="World", every_minutes=15)
    assert (feed.url, feed.section, feed.every_minutes) == (f"{address}/feed.xml", "World", 15)


def test_an_address_of_this_machine_is_refused_by_default(store: Settings, address: str) -> None:
    (refusal,) = fetch_pages([f"{address}/"], store)
    assert "special address" in getattr(refusal, "detail", "")
