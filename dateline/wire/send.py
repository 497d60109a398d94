"""Door: sends a message to an address outside. The other place that opens connections; judged by the same guard.

A message goes to the address that was given and nowhere else: an answer that redirects is a failure. Of the answer's
body nothing is read.
"""

import asyncio
from collections.abc import Mapping
from types import TracebackType
from typing import Self

import aiohttp
from yarl import URL

from dateline.base.errors import AddressRefused, FetchFailed
from dateline.wire.dial import GuardedResolver, guarded_connector, is_refusal
from dateline.wire.guard import refused_form

# Standard Webhooks advises 15 to 30 s: who has more to do answers first.
TIMEOUT_S = 15.0


def refused_address(url: str, *, allow_localhost: bool = False) -> str | None:
    """Return why nothing may be sent to `url`, by its form alone; None where it may be tried.

    What is sent is no secret, but who may read it before its receiver may change it: only https, but to this machine.
    """
    reason = refused_form(url, allow_localhost=allow_localhost)
    if reason is None and not url.lower().startswith("https://") and not allow_localhost:
        return "not https"
    return reason


class Sender:
    """Posts messages. Use it as `async with Sender() as sender:`."""

    def __init__(
        self, *, user_agent: str, timeout_s: float = TIMEOUT_S, allow_localhost: bool = False
    ) -> None:
        """`allow_localhost` lets it dial loopback addresses, for tests."""
        self._user_agent, self._timeout_s, self._is_local = user_agent, timeout_s, allow_localhost
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        names = GuardedResolver(None, allow_localhost=self._is_local)
        self._session = aiohttp.ClientSession(
            connector=guarded_connector(names, allow_localhost=self._is_local, tls=None),
            headers={"User-Agent": self._user_agent},
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
            timeout=aiohttp.ClientTimeout(total=None),
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, str | None]:
        """Post `body` and return the status of the answer, and its Retry-After.

        Raises:
            AddressRefused: the address is never opened.
            FetchFailed: no answer.
        """
        reason = refused_address(url, allow_localhost=self._is_local)
        if reason is not None:
            raise AddressRefused(url, reason)
        if self._session is None:
            raise RuntimeError("use the sender as a context: async with Sender(...) as sender")
        try:
            async with (
                asyncio.timeout(self._timeout_s),
                self._session.post(
                    URL(url), data=body, headers=dict(headers), allow_redirects=False
                ) as response,
            ):
                after = response.headers.get("Retry-After", "")
                response.close()
                return response.status, after[:40] or None
        except TimeoutError as error:
            raise FetchFailed(url, "timeout") from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            if is_refusal(error):
                raise AddressRefused(url, "special address") from error
            raise FetchFailed(url, "connection", type(error).__name__) from error
