"""What the rules of time find: an expression with its span, value and kind, and how a rule's reader is made."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from dateline.facts.moments import Moment

Kind = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Found:
    """One expression that a rule read."""

    start: int
    end: int
    value: str | None
    kind: Kind = "DATE"


Reader = Callable[[re.Match[str], Moment], list[Found]]


def finding(match: re.Match[str], value: str | None, kind: Kind = "DATE") -> list[Found]:
    """Return all of a match as one expression."""
    return [Found(match.start(), match.end(), value, kind)]


def group_of(match: re.Match[str], name: str) -> str:
    """Return a group's words in small letters, "" where the pattern has no such group or it did not match."""
    return (match.groupdict().get(name) or "").lower()
