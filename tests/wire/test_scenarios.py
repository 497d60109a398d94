"""Feeds that lie about who they are, and servers out of their mind: each by name, and none harms another."""

import asyncio
import json
import resource
import time
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from loopback import Names, raw_serving, serving

from dateline.articles.extract import extract
from dateline.base.items import item_of
from dateline.base.records import Article
from dateline.wire.fetch import REASONS, Fetcher, FetchOptions
from dateline.wire.listing import MAX_ENTRIES
from dateline.wire.opml import make_feed
from dateline.wire.outlets import is_own
from dateline.wire.poll import MAX_NEW, Polled, poll

NOW = datetime(2031, 3, 4, 12, tzinfo=UTC)
QUICK = FetchOptions(allow_localhost=True, pause_s=0, timeout_s=2)
WORDS = "The ferry stopped at noon. " * 40


def xml_of(*items: str, channel: str = "") -> bytes:
    body = f"<rss version='2.0'><channel><title>Harrow Post</title>{channel}{''.join(items)}</channel></rss>"
    return body.encode()


def feed_of(*items: str, channel: str = "") -> web.Response:
    return web.Response(body=xml_of(*items, channel=channel))


def entry(guid: str, *, link: str = "", title: str = "Ferry", more: str = "", is_link: bool = False) -> str:
    key = f"<guid isPermaLink='{str(is_link).lower()}'>{guid}</guid>"
    place = f"<link>{link}</link>" if link else ""
    return f"<item>{key}<title>{title}</title>{place}<description>{WORDS}</description>{more}</item>"


def polls(*answers: Any) -> list[Polled]:
    """Poll a feed that gives one answer after another, an hour apart."""

    async def go() -> list[Polled]:
        async with serving() as server, Fetcher(QUICK) as fetcher:
            feed = make_feed(server.url("/feed"), outlet="Harrow Post")
            found = []
            for count, answer in enumerate(answers):
                server.answers["/feed"] = answer
                found.append(await poll(feed, fetcher, NOW + timedelta(hours=count)))
                feed = found[-1].feed
            return found

    return asyncio.run(go())


def counts(*answers: Any) -> list[int]:
    return [len(polled.captures) for polled in polls(*answers)]


def article_of(polled: Polled, place: int = 0) -> Article:
    article = extract(polled.captures[place])
    assert isinstance(article, Article)
    return article


RIVAL = "https://rival.example/2031/quake"
OWN = entry("1", link="https://harrow.example/1")


def links_with_tags() -> None:
    one, two = (feed_of(entry("1", link=f"/a?utm_source={n}&x={n}")) for n in (1, 2))
    assert counts(one, two, one) == [1, 0, 0]


def an_empty_guid() -> None:
    answer = feed_of(
        entry("", link="/a", title="A"),
        entry("", link="/b", title="B"),
        entry("", title="C"),
        entry(" ", title="D"),
    )
    assert counts(answer, answer) == [4, 0]


def a_guid_of_another_outlet() -> None:
    """Neither a guid nor a link makes an entry a version of another outlet's page."""
    (theirs,) = polls(feed_of(entry(RIVAL, is_link=True), entry("2", link=RIVAL), entry("3", link=RIVAL)))
    body = (
        b"<html><body><h1>Ferry stops at noon</h1><p>The ferry to Marrow stopped at noon when its engine failed, the"
        b" harbour office said.</p><p>Nobody was hurt, and two boats took the passengers ashore.</p></body></html>"
    )
    page = extract(replace(theirs.captures[0], media_type="text/html", body=body, url=RIVAL))
    assert isinstance(page, Article)
    made = [article_of(theirs, place) for place in range(3)]
    assert page.id not in {article.id for article in made}
    assert len({article.id for article in made}) == 3
    assert {article.outlet for article in made} == {"Harrow Post"}


def guids_that_look_alike() -> None:
    accented = "caf\u00e9-1"
    plain, spaced, decomposed, upper = (
        feed_of(entry(guid))
        for guid in (accented, f" {accented}\n", unicodedata.normalize("NFD", accented), accented.upper())
    )
    assert counts(plain, spaced, decomposed, upper) == [1, 0, 0, 1]


def a_guid_of_a_megabyte() -> None:
    answer = feed_of(entry("x" * 1_000_000))
    (first, second) = polls(answer, answer)
    assert (len(first.captures), len(second.captures)) == (1, 0)
    assert len(item_of(first.captures[0]).key or "") < 1000
    assert sum(map(len, first.feed.seen)) < 1000


def fifty_thousand_items() -> None:
    answer = feed_of(*(f"<item><guid>{n}</guid><title>Ferry {n}</title></item>" for n in range(50_000)))
    found = polls(answer, answer)
    assert [len(polled.captures) for polled in found] == [MAX_NEW, MAX_NEW]
    assert str(50_000 - MAX_ENTRIES) in found[0].refusals[-1].detail


def items_that_come_back() -> None:
    one, both = feed_of(entry("1")), feed_of(entry("1"), entry("2"))
    assert counts(both, one, both) == [2, 0, 0]


def a_date_of_the_year_9999() -> None:
    (polled,) = polls(feed_of(entry("1", more="<pubDate>Fri, 31 Dec 9999 23:59:59 GMT</pubDate>")))
    assert article_of(polled).published_on is None


def a_title_that_swaps() -> None:
    a, b = feed_of(entry("1", title="A")), feed_of(entry("1", title="B"))
    assert counts(a, b, a, b, a, b) == [1, 1, 0, 0, 0, 0]


def a_feed_that_becomes_a_page() -> None:
    first, second, third = polls(feed_of(OWN), "<html><body>Welcome", feed_of(OWN))
    assert second.feed.failure == "no feed: a page, no feed"
    assert second.feed.seen == first.feed.seen
    assert third.captures == ()


def a_304_with_a_body() -> None:
    async def answer(request: web.Request) -> web.Response:
        if "If-None-Match" in request.headers:
            return web.Response(status=304, body=feed_of(entry("2")).body)
        return web.Response(body=feed_of(entry("1")).body, headers={"ETag": '"a"'})

    assert counts(answer, answer) == [1, 0]


def an_etag_with_a_line_break() -> None:
    async def go() -> list[str]:
        async with serving() as server, Fetcher(QUICK) as fetcher:
            server.answers["/feed"] = feed_of(OWN)
            feed = replace(make_feed(server.url("/feed")), etag='"a"\r\nX-Evil: 1')
            await poll(feed, fetcher, NOW)
            return [name for request in server.asked for name in request.headers]

    assert "X-Evil" not in asyncio.run(go())


def a_last_modified_of_the_future() -> None:
    async def answer(_: web.Request) -> web.Response:
        headers = {"Last-Modified": "Fri, 31 Dec 2199 23:59:59 GMT"}
        return web.Response(body=feed_of(OWN).body, headers=headers)

    first, second = polls(answer, feed_of(OWN, entry("2")))
    assert first.feed.next_at == NOW + timedelta(minutes=30)
    assert len(second.captures) == 1


def a_negative_retry_after() -> None:
    (polled,) = polls(web.Response(status=503, headers={"Retry-After": "-1"}))
    assert polled.feed.next_at == NOW + timedelta(minutes=30)


def no_pause_asked_for() -> None:
    (polled,) = polls(feed_of(OWN, channel="<ttl>0</ttl>"))
    assert polled.feed.next_at == NOW + timedelta(minutes=30)


def a_pause_of_two_hundred_years() -> None:
    (polled,) = polls(feed_of(OWN, channel="<ttl>99999999</ttl>"))
    assert polled.feed.next_at == NOW + timedelta(hours=1)


def a_rest_of_all_hours() -> None:
    hours = "".join(f"<hour>{hour}</hour>" for hour in range(24))
    (polled,) = polls(feed_of(OWN, channel=f"<skipHours>{hours}</skipHours>"))
    assert polled.feed.next_at == NOW + timedelta(minutes=30)


def a_self_link_to_a_rival() -> None:
    atom = "xmlns:atom='http://www.w3.org/2005/Atom'"
    link = f"<atom:link {atom} rel='self' href='https://rival.example/feed'/>"
    (polled,) = polls(feed_of(OWN, channel=link))
    assert "rival" not in polled.feed.url
    assert polled.feed.id == make_feed(polled.feed.url).id


def an_enclosure_of_ten_gigabytes() -> None:
    async def go() -> list[str]:
        async with serving() as server, Fetcher(QUICK) as fetcher:
            film = f"<enclosure url='{server.url('/film')}' length='10000000000' type='video/mp4'/>"
            server.answers["/feed"] = feed_of(entry("1", more=film))
            await poll(make_feed(server.url("/feed")), fetcher, NOW)
            return server.paths()

    assert asyncio.run(go()) == ["/robots.txt", "/feed"]


def an_image_that_is_a_deed() -> None:
    """Its address is kept as words; nobody opens it here, and no page of ours shows foreign images."""
    image = "<enclosure url='/desk/sign-out/' length='1' type='image/png'/>"
    (polled,) = polls(feed_of(entry("1", more=image)))
    assert len(item_of(polled.captures[0]).images) == 1


def a_clock_that_jumps() -> None:
    async def go() -> list[int]:
        async with serving() as server, Fetcher(QUICK) as fetcher:
            server.answers["/feed"] = feed_of(OWN)
            first = await poll(make_feed(server.url("/feed")), fetcher, NOW)
            second = await poll(first.feed, fetcher, NOW + timedelta(days=3653))
            third = await poll(second.feed, fetcher, NOW)
            return [len(polled.captures) for polled in (first, second, third)]

    assert asyncio.run(go()) == [1, 0, 0]


# By the words of the hostile set, where it names them; the last ones are our own.
SCENARIOS: dict[str, Callable[[], None]] = {
    "link changes every poll (utm), same guid": links_with_tags,
    "empty guid": an_empty_guid,
    "guid = other outlet's article URL (hijack)": a_guid_of_another_outlet,
    "guid differing by case/space/NFC": guids_that_look_alike,
    "guid of 1 MB": a_guid_of_a_megabyte,
    "50,000 items in one feed": fifty_thousand_items,
    "items removed then re-added": items_that_come_back,
    "pubDate in year 9999": a_date_of_the_year_9999,
    "title swaps between two texts each poll": a_title_that_swaps,
    "feed becomes HTML": a_feed_that_becomes_a_page,
    "feed served 304 with changed body": a_304_with_a_body,
    "ETag with CRLF": an_etag_with_a_line_break,
    "Last-Modified in future": a_last_modified_of_the_future,
    "Retry-After: -1": a_negative_retry_after,
    "ttl=0": no_pause_asked_for,
    "ttl=99999999": a_pause_of_two_hundred_years,
    "skipHours all 24": a_rest_of_all_hours,
    "clock goes forward 10 years between polls": a_clock_that_jumps,
    "feed self link points to a rival's feed": a_self_link_to_a_rival,
    "enclosure 10 GB": an_enclosure_of_ten_gigabytes,
    "image URL = our own logout URL": an_image_that_is_a_deed,
}


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_feed_keeps_its_identity(name: str) -> None:
    SCENARIOS[name]()


@pytest.mark.shared
def test_every_scenario_of_the_hostile_set_is_played(shared: Path) -> None:
    lines = (shared / "data/hostile/hostile_items.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert {row["text"] for row in rows if row["kind"] == "scenario"} <= SCENARIOS.keys()
    assert {row["text"] for row in rows if row["kind"] == "server"} <= SERVERS.keys()


@pytest.mark.parametrize(
    ("page", "feed", "is_theirs"),
    [
        ("https://www.harrow.example/a", "https://harrow.example/feed", True),
        ("https://news.harrow.example/a", "https://feeds.harrow.example/rss", True),
        ("https://harrow.co.uk/a", "https://rss.harrow.co.uk/", True),
        ("https://rival.co.uk/a", "https://harrow.co.uk/", False),
        ("https://one.substack.com/a", "https://two.substack.com/feed", False),
        ("https://rival.example/a", "https://harrow.example/feed", False),
        ("http://10.1.2.3/a", "http://10.9.2.3/feed", False),
        (None, "https://harrow.example/feed", True),
    ],
)
def test_a_page_is_the_feeds_own_on_the_same_site(page: str | None, feed: str, is_theirs: bool) -> None:
    assert is_own(page, feed) is is_theirs


def test_another_sites_page_says_itself_who_published_it() -> None:
    async def go() -> Polled:
        async with serving() as server, Fetcher(QUICK, resolver=Names(["127.0.0.1"])) as fetcher:
            port = server.base.rpartition(":")[2]
            item = entry("1", link=f"http://rival.example:{port}/page").replace(WORDS, "In short.")
            server.answers |= {"/feed": feed_of(item), "/page": "<html><p>The whole story."}
            feed = make_feed(f"http://harrow.example:{port}/feed", outlet="Harrow Post", section="World")
            return await poll(feed, fetcher, NOW)

    (capture,) = asyncio.run(go()).captures
    assert capture.body == b"<html><p>The whole story."
    assert (capture.outlet, capture.hint) == (None, None)


# Servers --------------------------------------------------------------------------------------------

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
Say = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Any]


def says(*parts: bytes, again: bytes = b"", pause_s: float = 0.0) -> Say:
    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for part in parts:
            writer.write(part)
            await writer.drain()
        while again:
            writer.write(again)
            await writer.drain()
            await asyncio.sleep(pause_s)

    return answer


async def nothing(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    await reader.read(1)


def packed(coding: bytes, body: bytes) -> Say:
    return says(OK + b"Content-Encoding: " + coding + b"\r\nContent-Length: %d\r\n\r\n" % len(body) + body)


# A Zstandard frame that asks for a window of 2 GB (RFC 8878, 3.1.1.1.2), and gives blocks of one repeated byte.
ZSTD_BOMB = b"\x28\xb5\x2f\xfd\x00\xa8" + (((1 << 17) << 3) | 2).to_bytes(3, "little") * 4000 + b""
SERVERS: dict[str, tuple[Say, set[str]]] = {
    "1 byte per 10 s after headers": (says(OK + b"\r\n", again=b"x", pause_s=0.1), {"timeout"}),
    "10,000 headers": (
        says(OK + b"".join(b"X-%d: 1\r\n" % n for n in range(10_000)) + b"\r\n"),
        {"broken answer"},
    ),
    "body never ends, no Content-Length": (says(OK + b"\r\n", again=b"x" * 65536), {"too large"}),
    "Content-Length 10, sends 1 GB": (
        says(OK + b"Content-Length: 10\r\n\r\n0123456789", again=b"x" * 65536),
        {"broken answer", "no feed"},
    ),
    "chunked with size ffffffffffffffff": (
        says(OK + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n", again=b"x" * 65536),
        {"broken answer", "too large", "connection"},
    ),
    "accepts and sends nothing": (nothing, {"timeout"}),
    "status line of 1 MB": (
        says(b"HTTP/1.1 200 " + b"O" * 1_000_000 + b"\r\n\r\n"),
        {"broken answer", "connection"},
    ),
    "gzip,gzip,gzip,gzip nested": (packed(b"gzip,gzip,gzip,gzip", b"\x1f\x8b\x08"), {"too large"}),
    "br bomb": (packed(b"br", b"\x1b" * 100_000), {"broken answer", "too large"}),
    "zstd bomb with 2 GB window": (packed(b"zstd", ZSTD_BOMB), {"broken answer", "too large"}),
    "Content-Type image/png with feed body": (
        says(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nConnection: close\r\n\r\n" + xml_of(OWN)),
        set(),
    ),
    "charset=utf-16 without BOM": (
        says(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/xml; charset=utf-16\r\nConnection: close\r\n\r\n"
            + xml_of(OWN).decode().encode("utf-16-le")
        ),
        set(),
    ),
    "redirect loop of 2": (
        says(b"HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n"),
        {"redirects"},
    ),
    "redirect chain of 50, each 9 s slow": (
        says(b"HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n"),
        {"redirects", "timeout"},
    ),
    "100 hosts names, one IP (per-IP cap)": (nothing, {"timeout"}),
    "multipart/x-mixed-replace endless": (
        says(
            b"HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=b\r\n\r\n",
            again=b"--b\r\nContent-Type: text/html\r\n\r\n" + b"x" * 10_000,
        ),
        {"too large", "timeout"},
    ),
    "Transfer-Encoding and Content-Length both": (
        says(OK + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nnews\r\n0\r\n\r\n"),
        {"broken answer", "no feed"},
    ),
}
PATIENCE = FetchOptions(allow_localhost=True, pause_s=0, timeout_s=0.7, max_body_bytes=2_000_000)


@pytest.mark.parametrize("name", SERVERS)
def test_a_server_out_of_its_mind_harms_no_other_feed(name: str) -> None:
    say, reasons = SERVERS[name]

    async def go() -> tuple[Polled, list[Polled]]:
        async with raw_serving(say) as bad, serving() as good, Fetcher(PATIENCE) as fetcher:
            feeds = [make_feed(f"{bad}/feed")]
            for number in range(20):
                good.answers[f"/{number}"] = feed_of(OWN)
                feeds.append(make_feed(good.url(f"/{number}")))
            first, *others = await asyncio.gather(*(poll(feed, fetcher, NOW) for feed in feeds))
            return first, others

    before_kb, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    bad, others = asyncio.run(go())
    assert time.monotonic() - started < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before_kb < 64 * 1024
    assert [(len(polled.captures), polled.feed.failure) for polled in others] == [(1, None)] * 20
    assert (bad.feed.failure or "").partition(":")[0] in (reasons or {""})
    assert reasons - {"no feed"} <= REASONS.keys()
