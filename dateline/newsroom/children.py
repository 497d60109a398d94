"""Processes that work apart: one that dies, never ends or fills the memory costs the task it had, and nothing else.

They are forked by a server that has loaded what they need (`newsroom/nursery.py`) and has neither threads nor an open
database: to start one takes some milliseconds, also in the place of one that died.
"""

import os
import resource
import signal
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from dateline.base.errors import DatelineError, Ended

T = TypeVar("T")
R = TypeVar("R")

NURSERY = "dateline.newsroom.nursery"
# Time to load a language model on a machine that is busy with others; without an answer there is no process to be had.
START_S = 120.0
# On a crowded machine a process has the processor for a part of the time only: it may take this much longer.
WAITS = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one step of a task may cost."""

    # The slowest of all hostile cases takes half a second; most pages take some hundredths.
    processor_s: float = 5.0
    # Time on the clock without an answer, for what waits and takes no processor time: nothing that reads does.
    answer_s: float = 60.0
    # Beyond what a process holds when it starts. A text of the greatest length that is read takes 400 MB.
    memory_bytes: int = 1 << 30


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """What work yields before a step that may take longer than others."""

    processor_s: float


class NoChildren(DatelineError):
    """Processes that work apart cannot be started."""

    def __init__(self, why: str) -> None:
        super().__init__(f"no process can be started to read apart from this one: {why}")


class Child(Generic[T, R]):
    """One process that knows `work`: a function from a task to its results, one after another.

    It is started with its first task, and again after it died. Not for two threads at once.
    """

    def __init__(self, work: Callable[[T], Iterable[R | More]], limits: Limits) -> None:
        self._work, self._limits = work, limits
        self._process: Any = None
        self._pipe: Connection | None = None

    def run(self, task: T) -> Generator[R, None, None]:
        """Yield the results of a task as they come.

        Raises:
            Ended: the process ended, or was ended since a step took too long or too much memory.
            NoChildren: none can be started.
        """
        pipe = self._pipe or self._start()
        is_done = False
        try:
            _send(pipe, task)
            usual_s = max(self._limits.answer_s, self._limits.processor_s * WAITS)
            wait_s = usual_s
            while True:
                kind, value = self._next(pipe, wait_s)
                if kind == "done":
                    is_done = True
                    return
                if kind == "failed":
                    raise Ended(value)
                wait_s = max(usual_s, value * WAITS) if kind == "more" else usual_s
                if kind == "result":
                    yield value
        finally:
            # Also where nobody wants the rest: a process in the middle of a task takes no other.
            if not is_done:
                self.close()

    def close(self) -> None:
        """End the process."""
        if self._pipe is not None:
            self._pipe.close()
            self._process.kill()
            self._process.join()
            self._process.close()
            self._pipe = None

    def _start(self) -> Connection:
        context = get_context("forkserver")
        context.set_forkserver_preload([NURSERY])
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._work, self._limits), daemon=True)
        try:
            process.start()
        except (OSError, EOFError) as error:
            raise NoChildren(str(error)) from error
        theirs.close()
        self._process, self._pipe = process, ours
        try:
            is_ready = ours.poll(START_S) and ours.recv()
        except (OSError, EOFError) as error:
            self.close()
            raise NoChildren("it ended at its start") from error
        if not is_ready:
            self.close()
            raise NoChildren(f"it was not ready after {START_S:.0f} s")
        return ours

    def _next(self, pipe: Connection, wait_s: float) -> tuple[str, Any]:
        try:
            if not pipe.poll(wait_s):
                raise Ended(f"nothing came of it for {wait_s:.0f} s")
            kind, value = pipe.recv()
        except (OSError, EOFError) as error:
            raise Ended(self._how_it_ended()) from error
        return kind, value

    def _how_it_ended(self) -> str:
        self._process.join(1)
        code = self._process.exitcode
        if code is None or code >= 0:
            return f"it left by itself, with code {code}"
        if -code == signal.SIGPROF:
            return "it took more processor time than it may"
        return f"signal {signal.Signals(-code).name}" if -code in set(signal.Signals) else f"signal {-code}"


class Children(Generic[T, R]):
    """Up to `count` processes that know `work`, started when there is something to do. Threads may share it."""

    def __init__(
        self, work: Callable[[T], Iterable[R | More]], count: int, limits: Limits | None = None
    ) -> None:
        self._all = [Child(work, limits or Limits()) for _ in range(count)]
        self._idle: SimpleQueue[Child[T, R]] = SimpleQueue()
        for child in self._all:
            self._idle.put(child)
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="children")

    def __enter__(self) -> "Children[T, R]":
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(wait=True, cancel_futures=True)
        for child in self._all:
            child.close()

    @property
    def threads(self) -> ThreadPoolExecutor:
        """The threads that wait for the processes: one for each."""
        return self._threads

    def one(self, task: T) -> list[R] | Ended:
        """Return all results of a task, or how it ended the process that had it."""
        child = self._idle.get()
        try:
            return list(child.run(task))
        except Ended as error:
            return error
        finally:
            self._idle.put(child)

    def each(self, tasks: Sequence[T]) -> list[list[R] | Ended]:
        """Return the same for each task, in their order."""
        return list(self._threads.map(self.one, tasks))


def _send(pipe: Connection, task: object) -> None:
    # A process that died while it had nothing to do is noticed at the next answer.
    with suppress(OSError):
        pipe.send(task)


# In the child -------------------------------------------------------------------------------------


def _serve(pipe: Connection, work: Callable[[Any], Iterable[Any]], limits: Limits) -> None:
    """Do what comes through the pipe, until it is closed."""
    # An interruption at the keyboard is for the parent; it closes the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    bound_memory(limits.memory_bytes)
    pipe.send(True)
    with suppress(EOFError, OSError):
        while True:
            _do(pipe, work, pipe.recv(), limits)


def _do(pipe: Connection, work: Callable[[Any], Iterable[Any]], task: object, limits: Limits) -> None:
    # The timer counts processor time of this process and kills it: no code of ours has to look at a clock.
    signal.setitimer(signal.ITIMER_PROF, limits.processor_s)
    try:
        for result in work(task):
            is_more = isinstance(result, More)
            pipe.send(("more", result.processor_s) if is_more else ("result", result))
            signal.setitimer(signal.ITIMER_PROF, result.processor_s if is_more else limits.processor_s)
    except MemoryError:
        # What could not be had may be held by what failed: a new process begins with nothing.
        pipe.send(("failed", f"it took more than {limits.memory_bytes >> 20} MiB of memory"))
        os._exit(0)
    except Exception as error:  # noqa: BLE001 - an error of ours costs one task, by name
        pipe.send(("failed", f"{type(error).__name__}: {error}"))
    else:
        pipe.send(("done", None))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def bound_memory(memory_bytes: int) -> None:
    """Let this process take so much more memory than it holds now, and leave no core behind."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        held_pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        # Only Linux tells it, and only there the bound is kept.
        return
    most = held_pages * resource.getpagesize() + memory_bytes
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
