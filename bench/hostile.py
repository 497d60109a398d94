"""What the wire makes of hostile input: every case ends in captures or a named refusal, in time, opening nothing.

    python bench/hostile.py [--shared ../shared]

Each family is read in a child process of its own with a bound on memory. An audit hook counts what a reader opens:
files but those it was given, and anything of the network. The share of entries is measured against feedparser alone.
"""

import argparse
import base64
import io
import json
import multiprocessing
import resource
import signal
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import feedparser

from dateline.base.errors import UnreadableFeed
from dateline.base.records import Capture
from dateline.wire.feeds import read_feed
from dateline.wire.gather import gather

WALL_S = 5
MEMORY_BYTES = 1 << 30
FEEDS = (
    "feedparser_sanitize", "feedparser_wellformed", "feedparser_illformed", "feedparser_encoding",
    "feedparser_entities", "feedvalidator", "miniflux_feeds", "xml_attacks",
)  # fmt: skip
FOLDERS = ("warc", "compression")
# Audit events of the interpreter (docs.python.org/3/library/audit_events.html) that reach outside the process.
_OUTSIDE = ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "urllib.Request", "ftplib.connect")


def cases(shared: Path, family: str) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each case of a family."""
    if family in FOLDERS:
        for path in sorted((shared / "data/hostile" / family).iterdir()):
            yield path.name, path.read_bytes()
        return
    for line in (shared / f"data/hostile/{family}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["id"], base64.b64decode(row["body_b64"])


def measure(shared: Path, family: str, folder: Path, results: "multiprocessing.Queue[Counter[str]]") -> None:
    """Read all cases of a family, and put the counts into `results`."""
    warnings.simplefilter("ignore")
    material = list(cases(shared, family))
    count: Counter[str] = Counter()
    path = folder / "case"
    # All that a reader may import or look up is there before the guard stands.
    read_once(path, material[0][1], Counter())
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        is_library = str(arguments[0]).startswith(sys.base_prefix)
        if event in _OUTSIDE or (
            event == "open" and arguments[0] not in (str(path), path) and not is_library
        ):
            count["opened"] += 1
            print(f"  {family}: {event} {arguments[:2]}", file=sys.stderr)

    sys.addaudithook(watch)
    for name, body in material:
        path.write_bytes(body)
        started = time.perf_counter()
        signal.alarm(WALL_S)
        try:
            read_once(path, body, count)
        except Exception as error:  # noqa: BLE001 - what a reader lets through is what is measured
            count["crashed"] += 1
            print(f"  {family} {name}: {error!r}", file=sys.stderr)
        signal.alarm(0)
        count["slowest_ms"] = max(count["slowest_ms"], int(1000 * (time.perf_counter() - started)))
        compare(body, count)
    count["cases"] = len(material)
    count["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    results.put(count)


def read_once(path: Path, body: bytes, count: Counter[str]) -> None:
    """Gather one case as a file, and read it as a feed that was fetched."""
    path.write_bytes(body)
    taken = list(gather([path]))
    count["captures"] += sum(isinstance(one, Capture) for one in taken)
    count["refusals"] += sum(not isinstance(one, Capture) for one in taken)
    count["silent"] += not taken


def compare(body: bytes, count: Counter[str]) -> None:
    """Count the entries that feedparser finds by itself, and those that the wire gives or names."""
    try:
        found = len(feedparser.parse(io.BytesIO(body)).entries)
    except Exception:  # noqa: BLE001 - feedparser raises what it likes
        found = 0
    try:
        listing = read_feed(body, url="https://harrow.example/feed")
        given = len(listing.items) + len(listing.skipped)
    except UnreadableFeed:
        given = 0
    count["entries"] += found
    count["given"] += min(found, given)


def main() -> None:
    """Print one row per family."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared")
    shared = parser.parse_args().shared
    columns = (
        "cases",
        "captures",
        "refusals",
        "silent",
        "crashed",
        "opened",
        "slowest_ms",
        "memory_mb",
        "entries",
        "given",
    )
    print(f"{'family':22}" + "".join(f"{column:>11}" for column in columns))
    context = multiprocessing.get_context("spawn")
    for family in (*FEEDS, *FOLDERS):
        with tempfile.TemporaryDirectory() as folder:
            results = context.Queue()
            child = context.Process(target=measure, args=(shared, family, Path(folder), results))
            child.start()
            child.join()
            if child.exitcode:
                print(f"{family:22} died with {child.exitcode}")
                continue
            count = results.get()
        print(f"{family:22}" + "".join(f"{count[column]:>11}" for column in columns))


if __name__ == "__main__":
    main()
