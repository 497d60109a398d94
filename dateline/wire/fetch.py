"""Pages and feeds from the net: the only place that opens connections.

Polite (robots.txt, a pause per host), bounded (time, bytes after unpacking, redirects), and never turned against its
own host: every address that is dialled is judged, on every hop. Proxies of the environment are not used.
"""

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from dateline.base.errors import AddressRefused, Ended, FetchFailed
from dateline.base.records import Hint
from dateline.wire.answers import Origin, Taken, refuse, take_whole
from dateline.wire.apart import Apart, here
from dateline.wire.archives import Answer, charset_of, media_type_of
from dateline.wire.dial import GuardedResolver, guarded_connector, is_refusal
from dateline.wire.guard import literal_of, refused_form
from dateline.wire.robots import MAX_BYTES as MAX_ROBOTS_BYTES
from dateline.wire.robots import MAX_REDIRECTS as MAX_ROBOTS_REDIRECTS
from dateline.wire.robots import Rules, read_robots
from dateline.wire.turns import MACHINE_KEPT_S, Host, Kept, Machine, take_turn
from dateline.wire.unpack import BadPacking, unpack

# Every `reason` that a failed fetch may have, with what it means.
REASONS = {
    "malformed address": "no address, or one that programs read differently",
    "scheme": "neither http nor https",
    "credentials": "a user name or password in the address",
    "port": "a port that belongs to another service",
    "private name": "a name that never leads to a public host",
    "special address": "a private, reserved or otherwise special address",
    "no IP address": "a lookup gave something else",
    "too long": "an address longer than 8,000 characters",
    "robots": "the host's robots.txt forbids it, or could not be read",
    "told to wait": "the host answers 429 or 503, or did a moment ago, and asks for patience",
    "dns": "the name was not found",
    "tls": "no secure connection, or a certificate that does not hold",
    "connection": "no connection, or it broke off",
    "timeout": "it took longer than it may",
    "too large": "larger than what is read of one page",
    "redirects": "too many redirects, or a circle of them",
    "broken answer": "no HTTP, or bytes that cannot be unpacked",
}
ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5"
# Codings that `unpack` reads and that every server of news knows.
ACCEPT_ENCODING = "gzip, deflate, br"
# RFC 9309, 2.4: a robots.txt is kept for a day at most; one that could not be had is asked for again after an hour.
ROBOTS_KEPT_S = 24 * 3600.0
ROBOTS_RETRY_S = 3600.0
# How long a host that answers 429 without Retry-After is left alone, and the longest that it may ask for here; a feed
# remembers longer pauses by itself.
WAIT_S, MAX_WAIT_S = 60.0, 3600.0
_REDIRECTS = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)
_PATIENCE = (429, 503)
_CHUNK_BYTES = 64 << 10


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOptions:
    """How to fetch. The defaults are those of the settings table."""

    timeout_s: float = 20.0  # of one fetch with all its redirects; waiting for one's turn is not counted
    max_body_bytes: int = 10_000_000  # before and after unpacking
    max_redirects: int = 5
    pause_s: float = 1.0  # between two fetches from one host
    allow_localhost: bool = False  # for tests
    user_agent: str = "Dateline/0.1 (+https://dateline.example/bot)"
    max_connections: int = 50  # at once, over all hosts; who waits for one loses no time of the fetch


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server answered, unpacked. Statuses from 400 on are answers too; their bodies are not read."""

    url: str  # where the answer came from, after redirects
    status: int
    body: bytes = b""
    media_type: str = ""  # as declared, in small letters; "" where nothing is declared
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    retry_after: str | None = None  # as sent: seconds or a date
    moved_to: str | None = None  # the new address, where every redirect on the way was for good (301, 308)


class Fetcher:
    """Reads addresses. Use it as `async with Fetcher(options) as fetcher:`, one for a whole pass."""

    def __init__(
        self,
        options: FetchOptions,
        *,
        resolver: AbstractResolver | None = None,
        tls: ssl.SSLContext | None = None,
        apart: Apart = here,
    ) -> None:
        """`apart` is where what came is read.

        For tests, `resolver` looks names up in place of the system's, and `tls` says which certificates hold.
        """
        self.options, self.apart = options, apart
        self._resolver, self._tls = resolver, tls
        self._names: GuardedResolver | None = None
        self._session: aiohttp.ClientSession | None = None
        self._hosts, self._machines = Kept(Host), Kept(Machine)
        self._gate = asyncio.Semaphore(options.max_connections)

    async def __aenter__(self) -> Self:
        options = self.options
        is_local = options.allow_localhost
        self._names = GuardedResolver(self._resolver, allow_localhost=is_local)
        self._session = aiohttp.ClientSession(
            connector=guarded_connector(self._names, allow_localhost=is_local, tls=self._tls),
            headers={"User-Agent": options.user_agent, "Accept-Encoding": ACCEPT_ENCODING, "Accept": ACCEPT},
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            timeout=aiohttp.ClientTimeout(total=None),
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """Return what the server at `url` answers; 304 where it has not changed since `etag` or `last_modified`.

        Raises:
            AddressRefused: this address, or one that it redirects to, is never opened.
            FetchFailed: no answer, or none that may be read. `reason` is one of `REASONS`.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value and value.isprintable()}
        return await self._follow(url, headers, self.options.max_redirects, ask_robots=True)

    async def take(
        self, url: str, now: datetime, *, outlet: str | None = None, hint: Hint | None = None
    ) -> list[Taken]:
        """Return the page at `url` as a capture of the moment `now`, or its refusal; a feed gives all its entries.

        `hint` is what the feed said that led here.

        Raises:
            FetchFailed: as in `fetch`.
        """
        fetched = await self.fetch(url)
        if fetched.status in _PATIENCE:
            raise FetchFailed(url, "told to wait", f"HTTP {fetched.status}")
        answer = Answer(
            place=1,
            url=fetched.url,
            status=fetched.status,
            media_type=fetched.media_type,
            charset=fetched.charset,
            captured_at=now,
            location=None,
            body=fetched.body,
            is_cut=False,
        )
        try:
            return await self.apart(take_whole, answer, name=fetched.url, outlet=outlet, hint=hint)
        except Ended as error:
            origin = Origin(name=fetched.url, url=fetched.url, outlet=outlet)
            return [refuse("broken", f"{error}.", origin, fetched.body)]

    async def sitemaps(self, url: str) -> tuple[str, ...]:
        """Return the sitemaps that the robots.txt of the host of `url` names.

        Raises:
            AddressRefused: the host is never opened.
        """
        return (await self._rules(url)).sitemaps

    async def _follow(self, url: str, headers: dict[str, str], hops: int, *, ask_robots: bool) -> Fetched:
        is_for_good, hop, left_s, last_host = True, url, self.options.timeout_s, ""
        loop = asyncio.get_running_loop()
        for count in range(hops + 1):
            self._judge(hop)
            host = urlsplit(hop).netloc.lower()
            machines = await self._machines_of(hop, host, left_s)
            if ask_robots:
                await self._await_turn(hop, host, machines, is_new=host != last_host)
            async with self._hosts[host].gate, self._machines[machines[0]].gate, self._gate:
                started = loop.time()
                answer, location = await self._ask(hop, headers, left_s)
                left_s -= loop.time() - started
            self._heed(host, answer)
            if location is None:
                moved = answer.url if count and is_for_good else None
                return replace(answer, moved_to=moved)
            is_for_good = is_for_good and answer.status in _FOR_GOOD
            last_host = host
            hop = _join(hop, location)
        raise FetchFailed(url, "redirects", f"more than {hops}")

    async def _machines_of(self, url: str, host: str, left_s: float) -> tuple[str, ...]:
        """Return the IP addresses that the host of `url` leads to, in order."""
        if (literal := literal_of(url)) is not None:
            return (literal,)
        record, now = self._hosts[host], asyncio.get_running_loop().time()
        if record.machines[1] <= now:
            found = await self._look_up(url, left_s)
            record.machines = (found, now + MACHINE_KEPT_S)
        return record.machines[0]

    async def _look_up(self, url: str, left_s: float) -> tuple[str, ...]:
        if self._names is None:
            raise RuntimeError("use the fetcher as a context: async with Fetcher(options) as fetcher")
        try:
            async with asyncio.timeout(left_s):
                found = await self._names.resolve(URL(url).raw_host or "")
        except TimeoutError as error:
            raise FetchFailed(url, "timeout", "looking its name up") from error
        except (OSError, UnicodeError) as error:
            if is_refusal(error):
                raise AddressRefused(url, "special address") from error
            raise FetchFailed(url, "dns") from error
        if not found:
            raise FetchFailed(url, "dns")
        return tuple(sorted({result["host"] for result in found}))

    async def _await_turn(self, url: str, host: str, machines: tuple[str, ...], *, is_new: bool) -> None:
        loop, pause_s = asyncio.get_running_loop(), self.options.pause_s
        if is_new:
            # Before robots.txt, which is asked of the same machine.
            turn_at = take_turn([self._machines[machine] for machine in machines], loop.time(), pause_s)
            await _sleep_until(turn_at)
        rules = await self._rules(url)
        if not rules.allow(url):
            raise FetchFailed(
                url, rules.failure or "robots", "its robots.txt was asked" if rules.failure else ""
            )
        record = self._hosts[host]
        if loop.time() < record.closed_until:
            raise FetchFailed(url, "told to wait")
        if is_new:
            pause_s = max(pause_s, rules.delay_s if pause_s else 0.0)
            await _sleep_until(take_turn([record], loop.time(), pause_s))

    def _heed(self, host: str, answer: Fetched) -> None:
        said = answer.retry_after or ""
        if answer.status in _PATIENCE and (said or answer.status == 429):
            wait_s = float(said[:9]) if said.isascii() and said.isdigit() else WAIT_S
            now = asyncio.get_running_loop().time()
            self._hosts[host].closed_until = now + min(wait_s, MAX_WAIT_S)

    async def _ask(self, url: str, headers: dict[str, str], left_s: float) -> tuple[Fetched, str | None]:
        """Return one hop's answer, and where it redirects to."""
        with _named_failures(url):
            async with asyncio.timeout(left_s), self._request(url, headers) as response:
                location = response.headers.get("Location") if response.status in _REDIRECTS else None
                is_read = location is None and response.status < 300
                body = await self._read(url, response) if is_read else b""
        declared = response.headers.get("Content-Type", "")
        fetched = Fetched(
            url=url,
            status=response.status,
            body=self._unpack(url, response, body),
            media_type=media_type_of(declared),
            charset=charset_of(declared),
            etag=_header(response, "ETag"),
            last_modified=_header(response, "Last-Modified"),
            retry_after=_header(response, "Retry-After"),
        )
        return fetched, location

    @asynccontextmanager
    async def _request(self, url: str, headers: dict[str, str]) -> AsyncIterator[aiohttp.ClientResponse]:
        if self._session is None:
            raise RuntimeError("use the fetcher as a context: async with Fetcher(options) as fetcher")
        response = await self._session.get(URL(url), headers=headers, allow_redirects=False)
        try:
            yield response
        finally:
            # Not released to the pool: what was not read of it is not worth reading.
            response.close() if not response.content.at_eof() else response.release()

    async def _read(self, url: str, response: aiohttp.ClientResponse) -> bytes:
        most = self.options.max_body_bytes
        if (response.content_length or 0) > most:
            raise FetchFailed(url, "too large", f"{response.content_length} bytes")
        parts, size = [], 0
        async for part in response.content.iter_chunked(_CHUNK_BYTES):
            parts.append(part)
            size += len(part)
            if size > most:
                raise FetchFailed(url, "too large", f"more than {most} bytes")
        return b"".join(parts)

    def _unpack(self, url: str, response: aiohttp.ClientResponse, body: bytes) -> bytes:
        codings = response.headers.get("Content-Encoding", "").split(",")
        try:
            return unpack(body, codings, max_bytes=self.options.max_body_bytes)
        except BadPacking as error:
            reason = "too large" if error.why == "too large" else "broken answer"
            raise FetchFailed(url, reason, f"unpacking: {error.why}") from error

    def _judge(self, url: str) -> None:
        reason = refused_form(url, allow_localhost=self.options.allow_localhost)
        if reason is None:
            try:
                # What is sent is what yarl makes of it: that is judged too.
                reason = refused_form(str(URL(url)), allow_localhost=self.options.allow_localhost)
            except ValueError:
                reason = "malformed address"
        if reason is not None:
            raise AddressRefused(url, reason)

    async def _rules(self, url: str) -> Rules:
        parts = urlsplit(url)
        record, now = self._hosts[parts.netloc.lower()], asyncio.get_running_loop().time()
        async with record.lock:
            kept = record.rules.get(parts.scheme)
            if kept is not None and kept[1] > now:
                return kept[0]
            rules = await self._ask_robots(f"{parts.scheme}://{parts.netloc}/robots.txt")
            record.rules[parts.scheme] = (
                rules,
                now + (ROBOTS_RETRY_S if rules.allows_none else ROBOTS_KEPT_S),
            )
            return rules

    async def _ask_robots(self, url: str) -> Rules:
        status: int | None = None
        failure: str | None = None
        body = b""
        try:
            fetched = await self._follow(url, {}, MAX_ROBOTS_REDIRECTS, ask_robots=False)
            status, body = fetched.status, fetched.body[:MAX_ROBOTS_BYTES]
        except AddressRefused as error:
            if error.url == url:
                raise
        except FetchFailed as error:
            # Too many redirects count as "no such file"; whatever else fails, a file larger than any too, forbids all.
            status = 404 if error.reason == "redirects" else None
            failure = error.reason
        return read_robots(status, body, user_agent=self.options.user_agent, failure=failure)


async def _sleep_until(turn_at: float) -> None:
    pause_s = turn_at - asyncio.get_running_loop().time()
    if pause_s > 0:
        await asyncio.sleep(pause_s)


@contextmanager
def _named_failures(url: str) -> Iterator[None]:
    """Turn what aiohttp raises into one of `REASONS`."""
    try:
        yield
    except TimeoutError as error:
        raise FetchFailed(url, "timeout") from error
    except (aiohttp.ClientConnectorCertificateError, aiohttp.ClientSSLError) as error:
        raise FetchFailed(url, "tls", type(error).__name__) from error
    except (aiohttp.ClientConnectorError, aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as error:
        if is_refusal(error):
            raise AddressRefused(url, "special address") from error
        is_dns = isinstance(error, aiohttp.ClientConnectorDNSError)
        raise FetchFailed(url, "dns" if is_dns else "connection") from error
    except (aiohttp.ClientError, ValueError) as error:
        raise FetchFailed(url, "broken answer", type(error).__name__) from error


def _join(base: str, location: str) -> str:
    try:
        return urljoin(base, location.strip())
    except ValueError as error:
        raise AddressRefused(location, "malformed address") from error


def _header(response: aiohttp.ClientResponse, name: str) -> str | None:
    value = response.headers.get(name, "").strip()
    return value[:1000] if value and value.isprintable() else None
