"""The fetcher: bounded, polite, and never turned against its own host."""

import asyncio
import gzip
import time
import zlib
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from fastwarc.stream_io import BrotliWriter, ZstdWriter
from loopback import Names, Server, raw_serving, serving

from dateline.base.errors import AddressRefused, FetchFailed
from dateline.wire.fetch import REASONS, Fetched, Fetcher, FetchOptions
from dateline.wire.turns import CONNECTIONS_PER_MACHINE

QUICK = FetchOptions(allow_localhost=True, pause_s=0, timeout_s=2, max_body_bytes=100_000)


def fetching(
    prepare: Callable[[Server], None],
    path: str = "/page",
    options: FetchOptions = QUICK,
    **asked: Any,
) -> tuple[Fetched, Server]:
    async def go() -> tuple[Fetched, Server]:
        async with serving() as server, Fetcher(options) as fetcher:
            prepare(server)
            return await fetcher.fetch(server.url(path), **asked), server

    return asyncio.run(go())


def failing(
    prepare: Callable[[Server], None], path: str = "/page", options: FetchOptions = QUICK
) -> FetchFailed:
    with pytest.raises(FetchFailed) as caught:
        fetching(prepare, path, options)
    assert caught.value.reason in REASONS
    return caught.value


def answers(**paths: Any) -> Callable[[Server], None]:
    return lambda server: server.answers.update({f"/{name}": answer for name, answer in paths.items()})


def redirect(to: str, status: int = 302) -> web.Response:
    return web.Response(status=status, headers={"Location": to})


def say(*parts: bytes) -> Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]:
    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for part in parts:
            writer.write(part)
            await writer.drain()

    return answer


async def silence(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    await reader.read(1)


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def test_a_page_comes_with_its_declared_type_and_charset() -> None:
    page = web.Response(body=b"<p>hi", headers={"Content-Type": "Text/HTML; charset=Windows-1251"})
    fetched, _ = fetching(answers(page=page))
    assert (fetched.status, fetched.body) == (200, b"<p>hi")
    assert (fetched.media_type, fetched.charset) == ("text/html", "windows-1251")


def test_a_page_unchanged_since_its_etag_is_a_304() -> None:
    async def answer(request: web.Request) -> web.Response:
        known = request.headers.get("If-None-Match") == '"a"' and "If-Modified-Since" in request.headers
        return web.Response(status=304 if known else 200)

    fetched, _ = fetching(answers(page=answer), etag='"a"', last_modified="Mon, 01 Jan 2024 00:00:00 GMT")
    assert fetched.status == 304


def test_an_etag_with_a_line_break_is_not_sent() -> None:
    _, server = fetching(answers(page="x"), etag='"a"\r\nX-Evil: 1')
    assert "If-None-Match" not in server.asked[-1].headers
    assert "X-Evil" not in server.asked[-1].headers


def test_redirects_are_followed_to_the_end() -> None:
    fetched, _ = fetching(answers(page=redirect("/next"), next=redirect("last", 307), last="news"))
    assert fetched.body == b"news"
    assert fetched.url.endswith("/last")
    assert fetched.moved_to is None


def test_an_address_that_moved_for_good_is_named() -> None:
    fetched, server = fetching(answers(page=redirect("/next", 301), next=redirect("/last", 308), last="news"))
    assert fetched.moved_to == server.url("/last")


def test_a_circle_of_redirects_is_left() -> None:
    assert failing(answers(page=redirect("/loop"), loop=redirect("/page"))).reason == "redirects"


@pytest.mark.parametrize(
    ("to", "reason"),
    [
        ("http://169.254.169.254/latest/meta-data/", "special address"),
        ("http://10.0.0.1/", "special address"),
        ("http://[fd00::1]/", "special address"),
        ("gopher://127.0.0.1:6379/_x", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("http://user:secret@93.184.216.34/", "credentials"),
        ("http://93.184.216.34:25/", "port"),
        ("http://intranet/", "private name"),
        ("http://exa mple.test/", "malformed address"),
    ],
)
def test_a_redirect_to_a_forbidden_address_is_refused(to: str, reason: str) -> None:
    refused = failing(answers(page=redirect(to)))
    assert isinstance(refused, AddressRefused)
    assert refused.reason == reason


def test_loopback_is_refused_without_the_setting() -> None:
    refused = failing(answers(page="secret"), options=FetchOptions(pause_s=0))
    assert isinstance(refused, AddressRefused)


@pytest.mark.parametrize("found", [["127.0.0.1"], ["93.184.216.34", "127.0.0.1"], ["::ffff:10.0.0.1"]])
def test_a_name_that_leads_to_a_private_address_is_refused(found: list[str]) -> None:
    async def go() -> None:
        async with Fetcher(FetchOptions(pause_s=0), resolver=Names(found)) as fetcher:
            await fetcher.fetch("http://rebound.example/")

    with pytest.raises(AddressRefused):
        asyncio.run(go())


def test_a_name_that_changes_between_lookups_is_judged_each_time() -> None:
    async def go() -> None:
        # The server closes each connection, so that the second fetch looks the name up again.
        async with raw_serving(say(OK + b"Content-Length: 4\r\nConnection: close\r\n\r\nnews")) as base:
            port = base.rpartition(":")[2]
            names = Names(["127.0.0.1"], ["10.0.0.1"])
            async with Fetcher(QUICK, resolver=names) as fetcher:
                await fetcher.fetch(f"http://rebound.example:{port}/page")

    with pytest.raises(AddressRefused):
        asyncio.run(go())


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    fetched, _ = fetching(answers(page="news"))
    assert fetched.body == b"news"


def test_a_slow_body_ends_at_the_deadline() -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(100):
            await response.write(b"x")
            await asyncio.sleep(0.1)
        return response

    started = time.monotonic()
    assert (
        failing(
            answers(page=answer), options=FetchOptions(allow_localhost=True, pause_s=0, timeout_s=0.4)
        ).reason
        == "timeout"
    )
    assert time.monotonic() - started < 3


def test_the_deadline_holds_for_all_redirects_together() -> None:
    async def answer(_: web.Request) -> web.Response:
        await asyncio.sleep(0.2)
        return redirect("/page")

    options = FetchOptions(allow_localhost=True, pause_s=0, timeout_s=0.5, max_redirects=20)
    assert failing(answers(page=answer), options=options).reason == "timeout"


def test_a_body_without_end_is_cut_off() -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b"x" * 10_000)

    assert failing(answers(page=answer)).reason == "too large"


def test_a_declared_length_over_the_bound_is_not_read() -> None:
    assert failing(answers(page=b"x" * 200_000)).reason == "too large"


def test_a_gzip_bomb_costs_no_more_than_the_bound() -> None:
    bomb = web.Response(body=gzip.compress(b"0" * 50_000_000), headers={"Content-Encoding": "gzip"})
    assert failing(answers(page=bomb)).reason == "too large"


@pytest.mark.parametrize(("coding", "writer"), [("br", BrotliWriter), ("zstd", ZstdWriter)])
def test_a_bomb_of_another_coding_costs_no_more(coding: str, writer: type, tmp_path: Path) -> None:
    path = tmp_path / "bomb"
    with path.open("wb") as raw:
        stream = writer(raw)
        stream.write(b"0" * 5_000_000)
        stream.close()
    bomb = web.Response(body=path.read_bytes(), headers={"Content-Encoding": coding})
    assert failing(answers(page=bomb)).reason == "too large"


def test_a_bomb_in_many_layers_is_refused() -> None:
    bomb = web.Response(body=b"x", headers={"Content-Encoding": "gzip, gzip, gzip, gzip"})
    assert failing(answers(page=bomb)).reason == "too large"


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(b"news")),
        ("deflate", zlib.compress(b"news")),
        ("gzip", b"news"),
        ("identity", b"news"),
    ],
)
def test_packed_bodies_are_unpacked(coding: str, body: bytes) -> None:
    fetched, _ = fetching(answers(page=web.Response(body=body, headers={"Content-Encoding": coding})))
    assert fetched.body == b"news"


def test_damaged_packing_is_a_named_failure() -> None:
    page = web.Response(body=b"\x1f\x8b\x08junkjunkjunkjunk", headers={"Content-Encoding": "gzip"})
    assert failing(answers(page=page)).reason == "broken answer"


@pytest.mark.parametrize(
    ("answer", "reasons"),
    [
        (say(b"220 mail.example ESMTP\r\n"), {"broken answer"}),
        (say(b""), {"connection"}),
        (say(b"HTTP/1.1 200 " + b"O" * 1_000_000 + b"\r\n\r\n"), {"broken answer", "connection"}),
        (say(OK + b"".join(b"X-%d: 1\r\n" % n for n in range(10_000)) + b"\r\n"), {"broken answer"}),
        (
            say(OK + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx"),
            {"broken answer", "connection", "timeout"},
        ),
        (say(OK + b"Content-Length: 100\r\n\r\nshort"), {"broken answer", "connection"}),
        (
            say(b"HTTP/1.1 302 Found\r\nLocation: http://\xff\xfe/\r\n\r\n"),
            {"malformed address", "private name"},
        ),
        (say(OK + b"Content-Length: 4\r\n\r\nnews" + b"x" * 1_000_000), {"broken answer"}),
        (
            say(OK + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nnews\r\n0\r\n\r\n"),
            {"broken answer"},
        ),
        (silence, {"timeout"}),
    ],
)
def test_a_server_out_of_its_mind_is_a_named_failure(answer: Any, reasons: set[str]) -> None:
    async def go() -> None:
        async with (
            raw_serving(answer) as base,
            Fetcher(FetchOptions(allow_localhost=True, pause_s=0, timeout_s=0.5)) as fetcher,
        ):
            await fetcher.fetch(f"{base}/page")

    with pytest.raises(FetchFailed) as caught:
        asyncio.run(go())
    assert caught.value.reason in reasons


def test_an_error_of_http_is_an_answer() -> None:
    page = web.Response(status=429, headers={"Retry-After": "120"}, body=b"no")
    fetched, _ = fetching(answers(page=page))
    assert (fetched.status, fetched.retry_after, fetched.body) == (429, "120", b"")


def test_a_host_that_asks_for_patience_is_left_alone() -> None:
    async def go() -> list[str]:
        async with serving() as server, Fetcher(QUICK) as fetcher:
            server.answers["/page"] = web.Response(status=429, headers={"Retry-After": "30"})
            await fetcher.fetch(server.url("/page"))
            with pytest.raises(FetchFailed, match="told to wait"):
                await fetcher.fetch(server.url("/other"))
            return server.paths()

    assert asyncio.run(go()) == ["/robots.txt", "/page"]


def test_robots_txt_is_obeyed_and_asked_once() -> None:
    async def go() -> list[str]:
        async with serving() as server, Fetcher(QUICK) as fetcher:
            server.answers |= {"/robots.txt": "User-agent: *\nDisallow: /private", "/page": "news"}
            await fetcher.fetch(server.url("/page"))
            with pytest.raises(FetchFailed, match="robots"):
                await fetcher.fetch(server.url("/private/page"))
            return server.paths()

    assert asyncio.run(go()) == ["/robots.txt", "/page"]


@pytest.mark.parametrize(
    ("status", "is_read"), [(200, True), (401, True), (404, True), (429, True), (500, False), (503, False)]
)
def test_a_robots_txt_that_is_not_there_forbids_by_its_status(status: int, is_read: bool) -> None:
    async def go() -> bool:
        async with serving() as server, Fetcher(QUICK) as fetcher:
            server.answers |= {"/robots.txt": web.Response(status=status), "/page": "news"}
            try:
                await fetcher.fetch(server.url("/page"))
            except FetchFailed as error:
                return error.reason != "robots"
            return True

    assert asyncio.run(go()) is is_read


def test_a_redirect_is_asked_of_robots_too() -> None:
    prepare = answers(
        page=redirect("/private"), private="secret", **{"robots.txt": "User-agent: *\nDisallow: /private"}
    )
    assert failing(prepare).reason == "robots"


def test_one_host_is_not_asked_faster_than_its_pause() -> None:
    async def go() -> float:
        async with serving() as server:
            server.answers["/page"] = "news"
            async with Fetcher(FetchOptions(allow_localhost=True, pause_s=0.2)) as fetcher:
                started = time.monotonic()
                await asyncio.gather(*(fetcher.fetch(server.url("/page")) for _ in range(3)))
                return time.monotonic() - started

    assert 0.4 <= asyncio.run(go()) < 2


def names_of_one_machine(count: int, pause_s: float) -> tuple[float, int]:
    """Fetch a page from each of many names that lead to one address; return the time, and how many came at once."""
    busy, most = 0, 0

    async def answer(_: web.Request) -> web.Response:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        await asyncio.sleep(0.05)
        busy -= 1
        return web.Response(body=b"news")

    async def go() -> float:
        options = FetchOptions(allow_localhost=True, pause_s=pause_s)
        async with serving() as server, Fetcher(options, resolver=Names(["127.0.0.1"])) as fetcher:
            server.answers["/page"] = answer
            port = server.base.rpartition(":")[2]
            started = time.monotonic()
            await asyncio.gather(
                *(fetcher.fetch(f"http://paper{n}.example:{port}/page") for n in range(count))
            )
            return time.monotonic() - started

    return asyncio.run(go()), most


def test_many_names_of_one_machine_are_paced_together() -> None:
    took_s, _ = names_of_one_machine(6, 0.1)
    assert 0.5 <= took_s < 3


def test_many_names_of_one_machine_do_not_crowd_it() -> None:
    _, most = names_of_one_machine(30, 0)
    assert 1 < most <= CONNECTIONS_PER_MACHINE


def test_a_name_that_leads_nowhere_is_named() -> None:
    async def go() -> None:
        async with Fetcher(FetchOptions(pause_s=0), resolver=Names([])) as fetcher:
            await fetcher.fetch("http://nowhere.example/")

    with pytest.raises(FetchFailed) as caught:
        asyncio.run(go())
    assert caught.value.reason == "dns"


def test_no_cookie_is_kept() -> None:
    async def go() -> list[str]:
        async with serving() as server, Fetcher(QUICK) as fetcher:
            server.answers["/page"] = web.Response(headers={"Set-Cookie": "who=you"})
            await fetcher.fetch(server.url("/page"))
            await fetcher.fetch(server.url("/page"))
            return [request.headers.get("Cookie", "") for request in server.asked]

    assert set(asyncio.run(go())) == {""}
