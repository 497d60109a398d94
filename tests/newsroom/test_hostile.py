"""A sample of all hostile families through `dateline add`: every file ends stored or refused by name, and in time."""

import base64
import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from dateline.base.settings import Settings
from dateline.newsroom.gatherer import gather_apart
from dateline.newsroom.run import add
from dateline.store import find

pytestmark = pytest.mark.shared
# One of so many cases; `bench/hostile.py` reads all of them.
SHARE = 60
MOST_S = 5.0


def cases(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield names and bytes: bodies as they are, words as pages and as texts, archives and packed files whole."""
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            if number % SHARE and not path.stem.startswith("xml_attacks"):
                continue
            if "body_b64" in row:
                yield f"{path.stem}-{number}.xml", base64.b64decode(row["body_b64"])
            elif words := str(row.get("payload") or row.get("text") or ""):
                page = f"<html><title>{words}</title><body><h1>{words}</h1><p>{words}</p>".encode(
                    "utf-8", "surrogatepass"
                )
                yield f"{path.stem}-{number}.html", page
                yield f"{path.stem}-{number}.txt", words.encode("utf-8", "surrogatepass")
    for path in sorted([*folder.glob("warc/*"), *folder.glob("compression/*")]):
        yield path.name, path.read_bytes()


@pytest.fixture
def quick(store: Settings) -> Settings:
    return replace(store, jobs=2)


def test_every_case_ends_somewhere_and_in_time(quick: Settings, shared: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, body in cases(shared / "data/hostile"):
        (folder / name).write_bytes(body)
    # The first process waits for all that readers need to be loaded.
    list(gather_apart([folder / "no such file", *islice(folder.iterdir(), 1)]))
    started = last = time.monotonic()
    slowest_s, taken = 0.0, []
    for one in gather_apart([folder]):
        now = time.monotonic()
        slowest_s, last = max(slowest_s, now - last), now
        taken.append(one)
    files = {Path((one.name or "").partition("#")[0]).name for one in taken}
    assert {path.name for path in folder.iterdir()} - files == set()
    assert slowest_s < MOST_S
    tally = add([folder], quick)
    assert tally.captures == len(taken)
    assert tally.captures == tally.known + tally.articles + tally.refused
    assert list(find.captures(unread=True)) == []
    # No process was ended over any of them: none of the known tricks gets that far.
    ended = [one.detail for one in find.refusals(limit=None).items if "ended the process" in one.detail]
    assert not [detail for detail in ended if re.search(r"signal|processor time|memory|nothing came", detail)]
    assert time.monotonic() - started < MOST_S * len(files) / 10
