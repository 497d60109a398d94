"""One feed, polled against a server on the loopback interface."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import web
from loopback import Server, serving

from dateline.base.items import item_of
from dateline.base.records import ITEM_TYPE, Feed, Hint
from dateline.wire.fetch import Fetcher, FetchOptions
from dateline.wire.opml import make_feed
from dateline.wire.poll import MAX_NEW, MAX_PAUSE, Polled, is_due, poll

NOW = datetime(2031, 3, 4, 12, tzinfo=UTC)
QUICK = FetchOptions(allow_localhost=True, pause_s=0, timeout_s=2)
WORDS = "The ferry stopped at noon. " * 40
Step = Callable[[Server], Any]


def rss(*items: str) -> web.Response:
    body = f"<rss version='2.0'><channel><title>Harrow Post</title>{''.join(items)}</channel></rss>"
    return web.Response(body=body.encode(), headers={"Content-Type": "application/rss+xml"})


def entry(
    number: int, *, link: str = "", guid: str | None = None, title: str = "Ferry", text: str = WORDS
) -> str:
    key = f"<guid isPermaLink='false'>{number if guid is None else guid}</guid>"
    return f"<item>{key}<title>{title} {number}</title><link>{link}</link><description>{text}</description></item>"


def polling(*steps: Step, feed: Feed | None = None, every: timedelta = timedelta(hours=1)) -> list[Polled]:
    """Poll once after each step, an hour apart, each time with the feed that came of the poll before."""

    async def go() -> list[Polled]:
        async with serving() as server, Fetcher(QUICK) as fetcher:
            current = feed or make_feed(server.url("/feed"), outlet="Harrow Post", section="World")
            current = replace(current, url=server.url("/feed"))
            found = []
            for count, step in enumerate(steps):
                step(server)
                found.append(await poll(current, fetcher, NOW + count * every))
                current = found[-1].feed
            return found

    return asyncio.run(go())


def serve(**paths: Any) -> Step:
    return lambda server: server.answers.update({f"/{name}": answer for name, answer in paths.items()})


def titles(polled: Polled) -> list[str | None]:
    return [item_of(capture).title for capture in polled.captures]


def test_new_entries_come_in_the_feeds_order() -> None:
    (polled,) = polling(serve(feed=rss(entry(1), entry(2))))
    assert titles(polled) == ["Ferry 1", "Ferry 2"]
    item = item_of(polled.captures[0])
    assert (item.outlet, item.section, polled.captures[0].captured_at) == ("Harrow Post", "World", NOW)
    assert (polled.feed.title, polled.feed.failure) == ("Harrow Post", None)


def test_a_second_poll_brings_nothing() -> None:
    first, second = polling(serve(feed=rss(entry(1))), lambda _: None)
    assert len(first.captures) == 1
    assert second.captures == ()
    assert second.feed.quiet_polls == 1


def test_an_edited_entry_comes_again() -> None:
    _, second = polling(serve(feed=rss(entry(1))), serve(feed=rss(entry(1, title="Ferry late"), entry(2))))
    assert titles(second) == ["Ferry late 1", "Ferry 2"]


def test_a_link_that_changes_with_every_poll_is_the_same_entry() -> None:
    _, second, third = polling(
        serve(
            feed=rss(
                entry(1, link="https://harrow.example/1?x=1"),
                entry(2, guid="", link="https://harrow.example/2?utm_source=a"),
            )
        ),
        serve(
            feed=rss(
                entry(1, link="https://harrow.example/1?x=2"),
                entry(2, guid="", link="https://harrow.example/2?utm_source=b"),
            )
        ),
        lambda _: None,
    )
    assert second.captures == third.captures == ()


def test_an_entry_that_went_and_came_back_is_known() -> None:
    found = polling(
        serve(feed=rss(entry(1), entry(2))), serve(feed=rss(entry(2))), serve(feed=rss(entry(1), entry(2)))
    )
    assert [len(polled.captures) for polled in found] == [2, 0, 0]


def test_a_title_that_swaps_is_told_twice_at_most() -> None:
    a, b = serve(feed=rss(entry(1, title="A"))), serve(feed=rss(entry(1, title="B")))
    assert [len(polled.captures) for polled in polling(a, b, a, b, a)] == [1, 1, 0, 0, 0]


def test_one_poll_brings_no_more_than_the_cap_and_the_next_brings_the_rest() -> None:
    crowd = serve(feed=rss(*(entry(number) for number in range(MAX_NEW + 5))))
    found = polling(crowd, crowd, crowd)
    assert [len(polled.captures) for polled in found] == [MAX_NEW, 5, 0]


def test_pages_of_one_poll_have_a_weight_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.wire.poll.MAX_POLL_BYTES", 10_000)

    def step(server: Server) -> None:
        server.answers["/feed"] = rss(*(entry(n, link=f"/{n}", text="In short.") for n in range(20)))
        server.answers |= {f"/{n}": f"<html><p>{n} {WORDS * 5}" for n in range(20)}

    found = polling(*[step] * 12)
    counts = [len(polled.captures) for polled in found]
    assert sum(counts) == 20
    assert max(counts) < 10
    assert {missed.reason for missed in found[0].missed} == {"too much at once"}


def test_a_summary_leads_to_its_page() -> None:
    def step(server: Server) -> None:
        server.answers |= {
            "/feed": rss(entry(1, link="/1", text="In short.")),
            "/1": "<html><p>The whole story.",
        }

    (polled,) = polling(step)
    (capture,) = polled.captures
    assert (capture.media_type, capture.body) == ("text/html", b"<html><p>The whole story.")
    assert (capture.outlet, capture.captured_at) == ("Harrow Post", NOW)


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("/gone", "error page"),
        ("http://10.0.0.1/", "special address"),
        ("/picture", "not text"),
        ("/feed", "no page"),
    ],
)
def test_a_page_that_cannot_be_read_leaves_the_item_in_its_place(link: str, reason: str) -> None:
    picture = web.Response(body=b"\x89PNG\x00", headers={"Content-Type": "image/png"})
    (polled,) = polling(serve(feed=rss(entry(1, link=link, text="In short."), entry(2)), picture=picture))
    assert [capture.media_type for capture in polled.captures] == [ITEM_TYPE, ITEM_TYPE]
    assert [missed.reason for missed in polled.missed] == [reason]


def test_an_entry_whose_page_must_wait_is_held_back_and_comes_with_the_next_poll() -> None:
    def dated(moment: str) -> str:
        return entry(1, link="/1", text="In short.").replace("</item>", f"<pubDate>{moment}</pubDate></item>")

    busy = web.Response(status=503)
    fresh, old = rss(dated("Tue, 04 Mar 2031 11:00:00 GMT")), rss(dated("Mon, 03 Mar 2031 11:00:00 GMT"))
    first, second = polling(
        lambda server: server.answers.update({"/feed": fresh, "/1": busy}),
        lambda server: server.answers.update({"/1": "<html><p>The whole story."}),
    )
    assert (first.captures, [missed.is_held for missed in first.missed]) == ((), [True])
    assert [capture.media_type for capture in second.captures] == ["text/html"]
    (late,) = polling(lambda server: server.answers.update({"/feed": old, "/1": busy}))
    assert titles(late) == ["Ferry 1"]


def test_pages_are_not_read_where_the_feed_is_not_to() -> None:
    feed = replace(make_feed("http://x.example/"), fetch_pages=False)
    (polled,) = polling(serve(feed=rss(entry(1, link="/1", text="In short."))), feed=feed)
    assert titles(polled) == ["Ferry 1"]
    assert polled.missed == ()


def test_an_unchanged_feed_is_asked_with_its_etag() -> None:
    async def answer(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"a"':
            return web.Response(status=304)
        return web.Response(body=rss(entry(1)).body, headers={"ETag": '"a"'})

    first, second = polling(serve(feed=answer), lambda _: None)
    assert first.feed.etag == '"a"'
    assert (second.captures, second.feed.failure) == ((), None)


def test_a_feed_that_moved_for_good_is_polled_at_its_new_address_and_keeps_its_identity() -> None:
    moved = web.Response(status=301, headers={"Location": "/new"})
    (polled,) = polling(serve(feed=moved, new=rss(entry(1))))
    assert polled.feed.url.endswith("/new")
    assert polled.feed.id == make_feed(polled.feed.url.replace("/new", "/feed")).id


def test_a_feed_that_is_gone_is_never_due_again() -> None:
    (polled,) = polling(serve(feed=web.Response(status=410)))
    assert (polled.feed.is_gone, polled.feed.failure) == (True, "gone")
    assert not is_due(polled.feed, NOW + timedelta(days=999))


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        (web.Response(status=500), "HTTP 500"),
        ("<html><body>We have moved", "no feed: a page, no feed"),
        (web.Response(body=b""), "no feed: nothing in it"),
        (web.Response(body=b"\x89PNG\x00\x00"), "no feed: no text"),
    ],
)
def test_a_failure_is_named_and_backs_off(answer: Any, failure: str) -> None:
    first, second = polling(serve(feed=answer), lambda _: None)
    assert (first.feed.failure, first.feed.failures) == (failure, 1)
    assert first.feed.next_at == NOW + timedelta(minutes=30)
    assert second.feed.next_at == NOW + timedelta(hours=1, minutes=60)


LISTS = "<html>" + "".join(f"<a href='/news/{n}00000'>The ferry stops at pier {n}</a>" for n in range(6))


def test_a_page_that_lists_articles_is_followed_as_a_feed() -> None:
    first, second = polling(
        serve(feed=LISTS), serve(feed=LISTS + "<a href='/news/700000'>The tram goes on as before</a>")
    )
    assert first.feed.is_page
    assert titles(first)[0] == "The ferry stops at pier 0"
    assert titles(second) == ["The tram goes on as before"]


def test_a_feed_that_becomes_a_page_has_failed() -> None:
    _, second = polling(serve(feed=rss(entry(1))), serve(feed=LISTS))
    assert (second.captures, second.feed.failure) == ((), "no feed: a page, no feed")


@pytest.mark.parametrize("declared", ["image/png", "text/plain", "text/html; charset=utf-16", ""])
def test_a_feed_is_told_by_its_content_and_not_by_its_declared_type(declared: str) -> None:
    answer = web.Response(body=rss(entry(1)).body, headers={"Content-Type": declared})
    (polled,) = polling(serve(feed=answer))
    assert titles(polled) == ["Ferry 1"]


def test_a_good_poll_clears_the_failure() -> None:
    _, second = polling(serve(feed=web.Response(status=500)), serve(feed=rss(entry(1))))
    assert (second.feed.failure, second.feed.failures) == (None, 0)


def test_failures_of_years_still_poll_once_a_day() -> None:
    feed = replace(make_feed("http://x.example/"), failures=100_000)
    (polled,) = polling(serve(feed=web.Response(status=500)), feed=feed)
    assert polled.feed.next_at == NOW + MAX_PAUSE


@pytest.mark.parametrize(
    ("said", "pause"),
    [
        ("7200", timedelta(hours=2)),
        ("Tue, 04 Mar 2031 15:00:00 GMT", timedelta(hours=3)),
        ("-1", timedelta(minutes=30)),
        ("soon", timedelta(minutes=30)),
        ("Tue, 04 Mar 2030 15:00:00 GMT", timedelta(minutes=30)),
        ("99999999999999999999", MAX_PAUSE),
    ],
)
def test_retry_after_is_honoured_within_reason(said: str, pause: timedelta) -> None:
    (polled,) = polling(serve(feed=web.Response(status=429, headers={"Retry-After": said})))
    assert polled.feed.next_at == NOW + pause


def test_a_quiet_feed_is_polled_less_often_and_a_busy_one_as_asked() -> None:
    same = serve(feed=rss(entry(1)))
    pauses = [
        (polled.feed.next_at or NOW) - (polled.feed.polled_at or NOW)
        for polled in polling(*[same] * 14, serve(feed=rss(entry(2))))
    ]
    assert pauses[0] == pauses[-1] == timedelta(minutes=30)
    assert pauses[-2] == timedelta(hours=4)
    assert pauses[:-1] == sorted(pauses[:-1])


def resting(hours: str = "", days: str = "") -> web.Response:
    rests = f"<skipHours>{hours}</skipHours><skipDays>{days}</skipDays>"
    body = f"<rss version='2.0'><channel><title>Harrow Post</title>{rests}{entry(1)}</channel></rss>"
    return web.Response(body=body.encode())


@pytest.mark.parametrize(
    ("hours", "days", "next_at"),
    [
        ("<hour>12</hour><hour>13</hour>", "", NOW + timedelta(hours=2)),
        ("<hour>3</hour>", "", NOW + timedelta(minutes=30)),
        ("", "<day>Tuesday</day>", NOW + timedelta(hours=12)),
        ("", "<day>Tuesday</day><day>Wednesday</day>", NOW + MAX_PAUSE),
        ("".join(f"<hour>{hour}</hour>" for hour in range(24)), "", NOW + timedelta(minutes=30)),
        ("<hour>noon</hour><hour>99</hour>", "<day>Someday</day>", NOW + timedelta(minutes=30)),
    ],
)
def test_a_feed_is_let_rest_in_its_hours_and_days(hours: str, days: str, next_at: datetime) -> None:
    (polled,) = polling(serve(feed=resting(hours, days)))
    assert polled.feed.next_at == next_at


def test_what_a_feed_asks_for_holds_when_it_has_not_changed() -> None:
    asks = web.Response(
        body=b"<rss version='2.0'><channel><ttl>45</ttl>" + entry(1).encode() + b"</channel></rss>"
    )
    _, second = polling(serve(feed=asks), lambda _: None)
    assert second.feed.next_at == NOW + timedelta(hours=1, minutes=45)


@pytest.mark.parametrize("ttl", ["0", "-5", "99999999", "soon"])
def test_a_pause_that_makes_no_sense_is_kept_within_reason(ttl: str) -> None:
    body = f"<rss version='2.0'><channel><ttl>{ttl}</ttl>{entry(1)}</channel></rss>"
    (polled,) = polling(serve(feed=web.Response(body=body.encode())))
    assert polled.feed.next_at is not None
    assert timedelta(minutes=30) <= polled.feed.next_at - NOW <= timedelta(hours=1)


def dated(text: str) -> str:
    return entry(1).replace("</item>", f"<pubDate>{text}</pubDate></item>")


@pytest.mark.parametrize(
    "said",
    [
        "Thu, 06 Mar 2031 12:00:00 GMT",
        "Sat, 01 Jan 9999 00:00:00 GMT",
        "2199-01-01",
        "Thu, 32 Foo 2026 25:61:61",
    ],
)
def test_no_entry_is_dated_in_the_future(said: str) -> None:
    (polled,) = polling(serve(feed=rss(dated(said))))
    item = item_of(polled.captures[0])
    assert (item.published_at, item.published_on) == (None, None)


def test_an_entry_of_the_future_does_not_come_again_when_its_day_has_come() -> None:
    ahead = serve(feed=rss(dated("Thu, 06 Mar 2031 12:00:00 GMT")))
    found = polling(ahead, lambda _: None, ahead, every=timedelta(days=1))
    assert [len(polled.captures) for polled in found] == [1, 0, 0]


def test_a_page_takes_what_the_feed_said_of_it_along() -> None:
    def step(server: Server) -> None:
        item = (
            dated("Tue, 04 Mar 2031 11:00:00 GMT").replace(WORDS, "In short.").replace("<link>", "<link>/1")
        )
        server.answers |= {"/feed": rss(item), "/1": "<html><p>The whole story."}

    (polled,) = polling(step)
    assert polled.captures[0].hint == Hint(
        section="World", published_at=NOW - timedelta(hours=1), published_on=NOW.date()
    )


def test_a_clock_ten_years_on_polls_once_and_brings_nothing_old() -> None:
    same = serve(feed=rss(entry(1)))
    first, second = polling(same, same, every=timedelta(days=3653))
    assert is_due(first.feed, NOW + timedelta(days=3653))
    assert second.captures == ()


def test_a_clock_set_back_does_not_silence_a_feed() -> None:
    (polled,) = polling(serve(feed=rss(entry(1))))
    assert not is_due(polled.feed, NOW + timedelta(minutes=1))
    assert is_due(polled.feed, NOW + timedelta(minutes=30))
    assert is_due(polled.feed, NOW - timedelta(days=3650))


def test_a_news_sitemap_leads_to_its_newest_pages() -> None:
    def step(server: Server) -> None:
        rows = "".join(
            f"<url><loc>{server.url(path)}</loc><lastmod>{day}</lastmod></url>"
            for path, day in (("/old", "2031-01-01T00:00:00Z"), ("/new", "2031-03-04T00:00:00Z"))
        )
        index = f"<sitemapindex><sitemap><loc>{server.url('/news.xml')}</loc></sitemap></sitemapindex>"
        server.answers |= {"/feed": index, "/news.xml": f"<urlset>{rows}</urlset>", "/new": "<html><p>New."}

    (polled,) = polling(step)
    assert [capture.body for capture in polled.captures] == [b"<html><p>New."]


def test_fields_of_a_feed_that_point_inside_open_nothing() -> None:
    body = (
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://10.0.0.1/'><link rel='self' href='http://10.0.0.2/'/>"
        "<link rel='next' href='http://10.0.0.3/'/><icon>http://10.0.0.4/</icon><entry><id>1</id><title>Ferry</title>"
        "<link rel='enclosure' href='http://10.0.0.5/' type='image/png'/></entry></feed>"
    )

    async def go() -> list[str]:
        async with serving() as server, Fetcher(QUICK) as fetcher:
            server.answers["/feed"] = body
            await poll(make_feed(server.url("/feed")), fetcher, NOW)
            return server.paths()

    assert asyncio.run(go()) == ["/robots.txt", "/feed"]


def test_six_hundred_polls_take_less_than_a_minute() -> None:
    async def go() -> timedelta:
        async with serving() as server, Fetcher(QUICK) as fetcher:
            for number in range(600):
                server.answers[f"/feed{number}"] = rss(*(entry(n) for n in range(3)))
            feeds = [make_feed(server.url(f"/feed{number}")) for number in range(600)]
            started = asyncio.get_running_loop().time()
            found = await asyncio.gather(*(poll(feed, fetcher, NOW) for feed in feeds))
            assert sum(len(polled.captures) for polled in found) == 1800
            return timedelta(seconds=asyncio.get_running_loop().time() - started)

    assert asyncio.run(go()) < timedelta(minutes=1)
