"""Connections that are made to public addresses alone: what is looked up is judged, and what is dialled again."""

import socket
import ssl
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

from dateline.wire.guard import refused_ip


class RefusedAddress(OSError):
    """A name leads to, or a connection would go to, an address that is not public."""


class GuardedResolver(AbstractResolver):
    """Looks names up, and refuses a name if any of its addresses is not public."""

    def __init__(self, inner: AbstractResolver | None, *, allow_localhost: bool) -> None:
        self._inner = inner or ThreadedResolver()
        self._allow_localhost = allow_localhost

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the addresses of `host`.

        Raises:
            RefusedAddress: one of them is private or special. A host that mixes both kinds is refused whole: the
                next connection might take the other.
        """
        found = await self._inner.resolve(host, port, family)
        for result in found:
            _judge(result["host"], allow_localhost=self._allow_localhost)
        return found

    async def close(self) -> None:
        """Let go of what the resolver holds."""
        await self._inner.close()


def guarded_connector(
    resolver: GuardedResolver, *, allow_localhost: bool, tls: ssl.SSLContext | None
) -> aiohttp.TCPConnector:
    """Return a connector whose every socket is judged by the address that it is about to dial.

    `tls` says which certificates hold; None: those that the system trusts.

    The last word is the socket's: it covers addresses written as numbers, which no resolver sees, and an answer
    that changes between lookup and connection.
    """

    def open_socket(info: tuple[Any, ...]) -> socket.socket:
        family, kind, protocol, _, address = info
        _judge(address[0], allow_localhost=allow_localhost)
        return socket.socket(family=family, type=kind, proto=protocol)

    return aiohttp.TCPConnector(
        resolver=resolver,
        use_dns_cache=False,
        ssl=tls or True,
        limit=0,  # the fetcher counts its connections itself: waiting for one must not eat into a deadline
        socket_factory=open_socket,
    )


def _judge(address: str, *, allow_localhost: bool) -> None:
    if refused_ip(address, allow_localhost=allow_localhost) is not None:
        raise RefusedAddress(f"refused address {address}")


def is_refusal(error: BaseException) -> bool:
    """Whether a failed connection failed because its address was refused."""
    inner = getattr(error, "os_error", None) or error
    return isinstance(inner, RefusedAddress) or "refused address" in str(inner)
