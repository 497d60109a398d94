"""What polls and fetches bring is read in processes of their own: a feed that ends one has failed, by name."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from dateline.base.errors import Ended, UnreadableFeed
from dateline.newsroom.children import Children, Limits

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A function of a module, and what it is called with."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    named: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """The expected failure of a call, on its way back."""

    name: str
    why: str


def answer(call: Call) -> Iterator[Any]:
    """Do a call; what is no feed comes back as a value."""
    try:
        yield call.function(*call.arguments, **call.named)
    except UnreadableFeed as error:
        yield Unread(name=error.name, why=error.why)


class Reading:
    """Processes that answer calls: `await reading(function, ...)` is a `wire.apart.Apart`."""

    def __init__(self, jobs: int, limits: Limits | None = None) -> None:
        self._children: Children[Call, Any] = Children(answer, jobs, limits)

    def __enter__(self) -> "Reading":
        return self

    def __exit__(self, *error: object) -> None:
        self._children.__exit__(*error)

    async def __call__(self, function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> T:
        """Return the result of the function, called in another process.

        Raises:
            UnreadableFeed: the function did.
            Ended: the process ended before the function did.
        """
        call = Call(function=function, arguments=arguments, named=named)
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._children.threads, self._children.one, call)
        if isinstance(found, Ended):
            raise found
        result = found[-1]
        if isinstance(result, Unread):
            raise UnreadableFeed(result.name, result.why)
        return result  # type: ignore[no-any-return]
