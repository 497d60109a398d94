"""How far long work has come: a bar with rate and time left on a terminal, one line a minute elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

LINE_EVERY_S = 60.0

# Called with what is being done, how many are done, and of how many (None where nobody knows).
Report = Callable[[str, int, int | None], None]


@contextmanager
def show_progress() -> Iterator[Report]:
    """Yield the function to call as the work goes on; all of it goes to stderr."""
    if sys.stderr.isatty():
        with _bar() as report:
            yield report
    else:
        yield _lines()


@contextmanager
def _bar() -> Iterator[Report]:
    columns = (
        TextColumn("{task.description:<22}"),
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        tasks = {}
        started = {}

        def report(what: str, done: int, total: int | None) -> None:
            if what not in tasks:
                tasks[what] = progress.add_task(what, total=total, rate="")
                started[what] = time.monotonic()
            spent_s = time.monotonic() - started[what]
            rate = f"{done / spent_s:,.0f}/s" if spent_s > 0.5 else ""
            progress.update(tasks[what], completed=done, total=total, rate=rate)

        yield report


def _lines() -> Report:
    started = time.monotonic()
    last: dict[str, float] = {}

    def report(what: str, done: int, total: int | None) -> None:
        now = time.monotonic()
        if now - last.setdefault(what, now) < LINE_EVERY_S:
            return
        last[what] = now
        spent_s = now - started
        left = f", about {(total - done) * spent_s / done:,.0f} s left" if total and done else ""
        print(f"{what}: {done:,}{f' of {total:,}' if total else ''}, {spent_s:,.0f} s{left}", file=sys.stderr)

    return report
