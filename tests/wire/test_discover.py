"""Feeds that a home page names."""

import asyncio

from loopback import serving

from dateline.wire.discover import Found, discover, find_feeds
from dateline.wire.fetch import Fetcher, FetchOptions

HOME = "https://harrow.example/"


def test_feeds_of_the_head_come_before_links() -> None:
    page = b"""<html><head><link rel="alternate" type="application/rss+xml" title="All news" href="/feed">
    <link rel="alternate" type="application/feed+json" href="feed.json"><link rel="alternate" type="text/html" href="/en">
    <link rel="stylesheet" href="/rss.css"></head><body><a href="/sport/rss.xml"><b>Sport</b></a><a href="/feed">again</a>
    <a href="/feedback">no</a></body></html>"""
    assert find_feeds(page, url=HOME) == [
        Found(url="https://harrow.example/feed", title="All news"),
        Found(url="https://harrow.example/feed.json"),
        Found(url="https://harrow.example/sport/rss.xml", title="Sport", how="anchor"),
    ]


def test_a_base_is_heeded_and_comments_and_scripts_are_not() -> None:
    page = b"""<base href="https://cdn.example/x/"><link rel="alternate" type="application/atom+xml" href="atom">
    <link rel="alternate" type="application/rss+xml" href="/comments/feed/">
    <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">"""
    assert [found.url for found in find_feeds(page, url=HOME)] == ["https://cdn.example/x/atom"]


def test_a_page_that_is_none_names_nothing() -> None:
    assert find_feeds(b"", url=HOME) == find_feeds(b"\x00\x01", url=HOME) == []


def discovering(path: str, **answers: str) -> list[Found]:
    async def go() -> list[Found]:
        options = FetchOptions(allow_localhost=True, pause_s=0)
        async with serving() as server, Fetcher(options) as fetcher:
            server.answers |= {f"/{name}": answer for name, answer in answers.items()}
            return await discover(server.url(path), fetcher)

    return asyncio.run(go())


def test_a_feed_is_its_own() -> None:
    (found,) = discovering(
        "/feed", feed="<rss version='2.0'><channel><title>Harrow Post</title></channel></rss>"
    )
    assert (found.how, found.title) == ("itself", "Harrow Post")


def test_sitemaps_of_robots_txt_come_last() -> None:
    page = "<html><link rel='alternate' type='application/rss+xml' href='/feed'></html>"
    found = discovering("/home", home=page, **{"robots.txt": "Sitemap: https://harrow.example/news.xml"})
    assert [one.how for one in found] == ["link", "robots.txt"]


def test_a_page_without_feeds_that_lists_articles_is_found_itself() -> None:
    page = "<html>" + "".join(f"<a href='/news/{n}00000'>The ferry stops at pier {n}</a>" for n in range(6))
    (found,) = discovering("/home", home=page)
    assert found.how == "page"
