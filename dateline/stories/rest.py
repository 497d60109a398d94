"""When a story rests, and when it woke: read off the days of its reports, never off a clock."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

# A story that was silent for longer rests. Over two years of dated news (events, the half that constants are chosen on
# and the other alike) two of three stories that were silent for two weeks did not go on, and of the silences inside
# a story six in ten were shorter.
REST_DAYS = 14


def resting_since(last_on: date | None, read_to: date | None) -> date | None:
    """Return the day since which a story rests: that of its last report; None while it is awake.

    `read_to` is the newest day that the newsroom has read, so that a site that stands still keeps its stories awake.
    A story without days never rests: nobody knows how long it has been silent.
    """
    if last_on is None or read_to is None:
        return None
    return last_on if (read_to - last_on).days > REST_DAYS else None


def pauses(days: Iterable[date]) -> Iterator[tuple[date, date]]:
    """Yield the silences in which a story rested: the last day before and the day it woke, the oldest first."""
    for last, woken in pairwise(sorted(set(days))):
        if resting_since(last, woken):
            yield last, woken
