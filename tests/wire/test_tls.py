"""Certificates that do not hold: the connection ends before a word is said."""

import asyncio
import shutil
import ssl
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from aiohttp import web
from loopback import Names, raw_serving, serving

from dateline.base.errors import FetchFailed
from dateline.wire.fetch import Fetcher, FetchOptions

OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(OPENSSL is None, reason="needs the program openssl, which is not installed")
QUICK = FetchOptions(allow_localhost=True, pause_s=0, timeout_s=2)


@dataclass(frozen=True)
class Office:
    """A certificate authority of our own, in a folder."""

    folder: Path

    def call(self, *arguments: str) -> None:
        command = [OPENSSL or "", *arguments]
        subprocess.run(command, cwd=self.folder, check=True, capture_output=True)

    def issue(self, name: str, host: str, *, days: int = 365, own: bool = True) -> ssl.SSLContext:
        """Return what a server shows: a certificate for `host`, by this office, or signed by itself."""
        key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", f"{name}.key")
        (self.folder / f"{name}.ext").write_text(f"subjectAltName=DNS:{host}\n", encoding="ascii")
        self.call("req", *key, "-subj", f"/CN={host}", "-out", f"{name}.csr")
        signer = ("-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial") if own else ("-key", f"{name}.key")
        self.call(
            "x509", "-req", "-in", f"{name}.csr", *signer, "-days", str(days), "-extfile", f"{name}.ext", "-out", f"{name}.pem"
        )  # fmt: skip
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / f"{name}.pem", self.folder / f"{name}.key")
        return context

    def trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self.folder / "ca.pem")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    made = Office(tmp_path_factory.mktemp("office"))
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "ca.key")
    made.call(
        "req", "-x509", *key, "-subj", "/CN=Harrow Test Authority", "-days", "365", "-out", "ca.pem",
        "-addext", "keyUsage=critical,keyCertSign",
    )  # fmt: skip
    return made


def fetching(
    shown: ssl.SSLContext, trusted: ssl.SSLContext | None, path: str = "/page"
) -> tuple[bytes, list[str]]:
    """Fetch over TLS from `harrow.example`; return the body and what the server was asked for."""
    asked: list[str] = []

    async def go() -> bytes:
        async with (
            serving(shown) as server,
            Fetcher(QUICK, resolver=Names(["127.0.0.1"]), tls=trusted) as fetcher,
        ):
            server.answers["/page"] = "news"
            server.answers["/robots.txt"] = web.Response(status=404)
            port = server.base.rpartition(":")[2]
            try:
                return (await fetcher.fetch(f"https://harrow.example:{port}{path}")).body
            finally:
                asked.extend(server.paths())

    return asyncio.run(go()), asked


def failing(shown: ssl.SSLContext, trusted: ssl.SSLContext | None) -> str:
    """Return the reason of a fetch that must fail before the server is asked for anything."""
    with pytest.raises(FetchFailed) as caught:
        fetching(shown, trusted)
    return caught.value.reason


def test_a_certificate_that_holds_is_read(office: Office) -> None:
    body, asked = fetching(office.issue("good", "harrow.example"), office.trust())
    assert (body, asked) == (b"news", ["/robots.txt", "/page"])


def test_an_expired_certificate_is_refused(office: Office) -> None:
    assert failing(office.issue("old", "harrow.example", days=-1), office.trust()) == "tls"


def test_a_certificate_of_another_host_is_refused(office: Office) -> None:
    assert failing(office.issue("other", "rival.example"), office.trust()) == "tls"


def test_a_certificate_that_signed_itself_is_refused(office: Office) -> None:
    assert failing(office.issue("self", "harrow.example", own=False), office.trust()) == "tls"


def test_an_authority_that_nobody_knows_is_refused(office: Office) -> None:
    assert failing(office.issue("unknown", "harrow.example"), None) == "tls"


def test_an_old_protocol_is_refused(office: Office) -> None:
    shown = office.issue("ancient", "harrow.example")
    shown.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        shown.minimum_version = shown.maximum_version = ssl.TLSVersion.TLSv1_1
    assert failing(shown, office.trust()) in ("tls", "connection")


def test_a_redirect_to_a_bad_certificate_is_refused(office: Office) -> None:
    async def go() -> list[str]:
        bad, good = office.issue("bad", "rival.example"), office.issue("fine", "harrow.example")
        names, trusted = Names(["127.0.0.1"]), office.trust()
        async with (
            serving(bad) as trap,
            serving(good) as server,
            Fetcher(QUICK, resolver=names, tls=trusted) as fetcher,
        ):
            port, there = (one.base.rpartition(":")[2] for one in (server, trap))
            target = f"https://harrow.example:{there}/page"
            server.answers["/page"] = web.Response(status=302, headers={"Location": target})
            trap.answers["/page"] = "secret"
            with pytest.raises(FetchFailed) as caught:
                await fetcher.fetch(f"https://harrow.example:{port}/page")
            assert caught.value.reason == "tls"
            return trap.paths()

    assert asyncio.run(go()) == []


def test_a_server_without_tls_is_named() -> None:
    async def plain(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\nnews")
        await writer.drain()

    async def go() -> None:
        async with raw_serving(plain) as base, Fetcher(replace(QUICK, timeout_s=0.5)) as fetcher:
            await fetcher.fetch(base.replace("http:", "https:") + "/page")

    with pytest.raises(FetchFailed) as caught:
        asyncio.run(go())
    assert caught.value.reason in ("tls", "connection", "timeout")
