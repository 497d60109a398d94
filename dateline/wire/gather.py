"""Files and folders as captures: text, saved HTML, MHTML, WARC, WACZ, ARC, JSON Lines, feeds; packed or not.

What a file holds is told by its content. Nothing is read into it here: a page's own address, date and language are
for the articles to find.
"""

import io
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from dateline.wire.answers import Origin, Taken, refuse, take, take_answer, take_row
from dateline.wire.archives import Answer, DamagedArchive, NoArchive, read_arc, read_wacz, read_warc
from dateline.wire.exports import parse_json, read_row, rows_of
from dateline.wire.jsonfeed import is_jsonfeed
from dateline.wire.kinds import HEAD_BYTES, Kind, kind_of
from dateline.wire.unpack import unpacked

# One page, or one line of an export. The largest page of the sets measured has 6 MB; `fetch_max_bytes` is the same.
MAX_PAGE_BYTES = 10_000_000
# What reading a packed or damaged file raises.
_TROUBLE = (OSError, EOFError, ValueError, RuntimeError)
# A name tells one thing that bytes may not: the first line of an export may itself be broken.
_LINES_ENDINGS = (".jsonl", ".ndjson", ".jl")
_ARCHIVES: dict[Kind, Callable[..., Iterator[Answer]]] = {
    "warc": read_warc,
    "arc": read_arc,
    "zip": read_wacz,
}


def gather(
    paths: Iterable[Path], *, outlet: str | None = None, max_page_bytes: int = MAX_PAGE_BYTES
) -> Iterator[Taken]:
    """Yield a capture or a named refusal for everything under `paths`, one after another.

    Paths come in the order given, the files of a folder in the order of their names. Hidden files, and the folder
    that a browser saves beside a page ("NAME_files"), are passed over. `outlet` names the outlet of whatever does
    not name its own. No more than one page, or one line, is held at a time.
    """
    for path in paths:
        if not path.exists():
            yield refuse("broken", "no such file or folder.", Origin(name=str(path)))
        for file in files_of(path):
            yield from gather_file(file, outlet=outlet, max_page_bytes=max_page_bytes)


def gather_file(
    path: Path, *, outlet: str | None = None, max_page_bytes: int = MAX_PAGE_BYTES
) -> Iterator[Taken]:
    """Yield what one file holds; `gather` of a single one of `files_of`."""
    return _gather_file(path, Origin(name=str(path), outlet=outlet), max_page_bytes)


def files_of(path: Path) -> Iterator[Path]:
    """Yield the files of a folder, and of those in it, in the order of their names; a file yields itself."""
    if not path.is_dir():
        if path.exists():
            yield path
        return
    names = sorted(path.iterdir(), key=lambda entry: entry.name)
    pages = {entry.stem for entry in names if entry.suffix.lower() in (".html", ".htm", ".xhtml")}
    for entry in names:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            is_saved_beside = entry.name.endswith("_files") and entry.name.removesuffix("_files") in pages
            if entry.is_symlink():
                yield entry  # it may lead round in a circle: refused by name, not followed
            elif not is_saved_beside:
                yield from files_of(entry)
        else:
            yield entry


def _gather_file(path: Path, origin: Origin, max_bytes: int) -> Iterator[Taken]:
    if not path.is_file():
        is_folder = path.is_dir()
        yield refuse(
            "not text", "a link to a folder is not followed." if is_folder else "no regular file.", origin
        )
        return
    try:
        with io.BufferedReader(path.open("rb", buffering=0), HEAD_BYTES) as raw:
            stream: io.BufferedReader[Any]
            stream, name = unpacked(raw, path.name)
            head = stream.peek(HEAD_BYTES)[:HEAD_BYTES]
            if kind_of(head, name) == "warc":
                # fastwarc unpacks by itself, and five times faster.
                raw.seek(0)
                stream = raw
            yield from _gather_stream(stream, head, origin, name, max_bytes)
    except zlib.error:
        yield refuse("broken", "its packing is damaged.", origin)
    except _TROUBLE as error:
        yield refuse("broken", f"it cannot be read: {error}.", origin)


def _gather_stream(
    stream: "io.BufferedReader[Any]", head: bytes, origin: Origin, name: str, max_bytes: int
) -> Iterator[Taken]:
    kind = kind_of(head, name)
    if kind in _ARCHIVES:
        yield from _gather_archive(_ARCHIVES[kind], stream, origin, max_bytes)
        return
    if name.lower().endswith(_LINES_ENDINGS) or (kind == "json" and _is_lines(head)):
        yield from _gather_lines(stream, origin, max_bytes)
        return
    body = stream.read(max_bytes + 1)
    if len(body) > max_bytes:
        remedy = " Write it as JSON Lines." if kind == "json" else ""
        detail = f"larger than {max_bytes} bytes, the most that is read of one page.{remedy}"
        yield refuse("broken", detail, origin, body)
    else:
        yield from take(body, origin)


def _gather_archive(
    read: Callable[..., Iterator[Answer]], stream: BinaryIO, origin: Origin, max_bytes: int
) -> Iterator[Taken]:
    is_empty = True
    try:
        for answer in read(stream, max_bytes=max_bytes):
            is_empty = False
            yield from take_answer(answer, name=f"{origin.name}#{answer.place}", outlet=origin.outlet)
    except NoArchive:
        detail = "a ZIP archive or an Office document without WARC files: unpack it and add the folder."
        yield refuse("not text", detail, origin)
    except DamagedArchive as error:
        detail = f"damaged after record {error.place}: {error.why}."
        yield refuse("broken", detail, origin)
    else:
        if is_empty:
            yield refuse("no article", "an archive without pages.", origin)


def _is_lines(head: bytes) -> bool:
    """Whether the first line is one article by itself; a JSON Feed or a wrapped list on one line is a document."""
    first, newline, rest = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    document = parse_json(first.decode("utf-8", "replace"))
    if not isinstance(document, dict) or is_jsonfeed(document):
        return False
    # A second line makes it a file of lines, also where its rows turn out to be of no known form.
    return bool(newline and rest.strip()) or (
        read_row(document) is not None and rows_of(document) == [document]
    )


def _gather_lines(stream: BinaryIO, origin: Origin, max_bytes: int) -> Iterator[Taken]:
    number = 0
    while line := stream.readline(max_bytes + 1):
        number += 1
        own = replace(origin, name=f"{origin.name}:{number}")
        if len(line) > max_bytes:
            yield refuse("broken", f"line {number} is longer than {max_bytes} bytes.", own, line[:1000])
            _end_line(stream)
            continue
        text = line.decode("utf-8-sig", "replace").strip("\x1e\r\n\t ")
        if not text:
            continue
        row = parse_json(text)
        if row is None:
            yield refuse("broken", f"line {number} is no JSON.", own, line)
        else:
            yield from take_row(row, own, line)


def _end_line(stream: BinaryIO) -> None:
    while (part := stream.readline(1 << 20)) and not part.endswith(b"\n"):
        pass
