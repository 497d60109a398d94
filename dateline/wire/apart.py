"""Where what came over the net is read: here, or in another process, where the caller has one.

The wire reads with pure functions of bytes; whoever calls it may say that they run elsewhere, so that a document which
ends its reader costs no more than itself.
"""

from collections.abc import Callable
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Apart(Protocol):
    """Calls a function of a module with arguments that can be sent to another process, and returns what it returns."""

    async def __call__(self, function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> T:
        """Return the result of the function.

        Raises:
            UnreadableFeed: the function did.
            Ended: the process ended before the function did.
        """


async def here(function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> T:
    """Call the function in this process."""
    return function(*arguments, **named)
