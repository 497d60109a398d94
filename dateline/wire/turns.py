"""Whose turn it is: the pause between two fetches from one host, and from one machine, whatever names lead to it.

Times are those of the event loop's clock. Nothing is slept here: a turn is a moment to wait for.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from dateline.wire.robots import Rules

T = TypeVar("T")

# Hosts and machines that are kept in memory; the one used longest ago goes first.
MAX_KEPT = 5000
# What browsers of old allowed themselves, and hosts bear.
CONNECTIONS_PER_HOST = 2
# One machine may serve many outlets; a hundred names of one must not hold all connections.
CONNECTIONS_PER_MACHINE = 4
# How long a name is taken to lead where it led. For pauses alone: every connection looks its name up again.
MACHINE_KEPT_S = 300.0


@dataclass(slots=True)
class Host:
    """What is remembered of one host: name and port."""

    next_at: float = 0.0
    closed_until: float = 0.0  # it asked for patience
    rules: dict[str, tuple[Rules, float]] = field(default_factory=dict)  # by scheme: rules, and until when
    machines: tuple[tuple[str, ...], float] = (
        (),
        0.0,
    )  # the addresses that its name leads to, and until when
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    gate: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(CONNECTIONS_PER_HOST))


@dataclass(slots=True)
class Machine:
    """What is remembered of one IP address."""

    next_at: float = 0.0
    gate: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(CONNECTIONS_PER_MACHINE))


class Kept(Generic[T]):
    """Records by name, made when first asked for."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._records: OrderedDict[str, T] = OrderedDict()

    def __getitem__(self, name: str) -> T:
        record = self._records.setdefault(name, self._make())
        self._records.move_to_end(name)
        while len(self._records) > MAX_KEPT:
            self._records.popitem(last=False)
        return record


def take_turn(records: Iterable[Host | Machine], now: float, pause_s: float) -> float:
    """Return when it is one's turn at all the records together, and put the next one's after the pause."""
    records = list(records)
    turn_at = max([now, *(record.next_at for record in records)])
    for record in records:
        record.next_at = turn_at + pause_s
    return turn_at
