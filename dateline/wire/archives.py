"""Web archives: the answers in a WARC, WACZ or ARC file, one after another, each within a bound."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dateline.base.text import clean, cut
from dateline.wire.moments import read_moment

_WANTED = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
# What fastwarc raises on a damaged archive: bad headers and lengths (OSError, ValueError), bad packing (RuntimeError).
_ITS_ERRORS = (OSError, ValueError, RuntimeError, EOFError, AttributeError)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]{1,40})", re.I)
# An ARC header: address, IP address, date, type, length. Source: Internet Archive, "Arc File Format", version 1.
_ARC_HEADER = re.compile(rb"(\S{1,8000}) (\S+) (\d{14})\d* (\S+) (\d{1,12})\s*$")
_MAX_LINE_BYTES = 64 << 10


class NoArchive(Exception):
    """A ZIP file that holds no web archive."""


class DamagedArchive(Exception):
    """The rest of an archive cannot be read; `place` counts the records before."""

    def __init__(self, place: int, why: str) -> None:
        super().__init__(why)
        self.place, self.why = place, why


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One page as an archive holds it: what a server answered, unpacked."""

    place: int  # which record of the archive, from 1
    url: str | None
    status: int  # of HTTP; 200 where the archive holds the page alone
    media_type: str  # as declared, in small letters, without parameters; "" where nothing is declared
    charset: str | None
    captured_at: datetime | None
    location: str | None  # where a redirect leads
    body: bytes
    is_cut: bool  # the body was larger than the bound, and is not whole


def read_warc(stream: BinaryIO, *, max_bytes: int) -> Iterator[Answer]:
    """Yield the answers, resources and conversions (WET) of a WARC file, packed or not.

    Requests, metadata and revisits (a page that had not changed) hold no page and are passed over.

    Raises:
        DamagedArchive: what follows cannot be read.
    """
    place = 0
    try:
        records = iter(
            ArchiveIterator(
                stream, record_types=_WANTED, parse_http=True, auto_decode="all", strict_mode=False
            )
        )
    except _ITS_ERRORS as error:
        raise DamagedArchive(0, _why(error)) from error
    while True:
        try:
            record = next(records, None)
        except _ITS_ERRORS as error:
            raise DamagedArchive(place, _why(error)) from error
        if record is None:
            return
        place += 1
        try:
            answer = _answer(record, place, max_bytes)
        except _ITS_ERRORS as error:
            raise DamagedArchive(place, _why(error)) from error
        yield answer


def read_wacz(stream: BinaryIO, *, max_bytes: int) -> Iterator[Answer]:
    """Yield the answers of all WARC files within a WACZ, in the order of their names.

    Raises:
        NoArchive: there is no WARC file in it.
        DamagedArchive: it cannot be read.
    """
    try:
        bundle = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DamagedArchive(0, "no whole ZIP archive") from error
    with bundle:
        names = sorted(name for name in bundle.namelist() if name.endswith((".warc", ".warc.gz")))
        if not names:
            raise NoArchive
        for name in names:
            try:
                member = bundle.open(name)
            except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
                raise DamagedArchive(0, f"{name} cannot be opened") from error
            with member:
                yield from read_warc(member, max_bytes=max_bytes)  # type: ignore[arg-type]


def read_arc(stream: BinaryIO, *, max_bytes: int) -> Iterator[Answer]:
    """Yield the answers of an ARC file, the form that came before WARC.

    Raises:
        DamagedArchive: what follows cannot be read.
    """
    place = 0
    while line := stream.readline(_MAX_LINE_BYTES):
        if not line.strip():
            continue
        header = _ARC_HEADER.match(line)
        if header is None:
            raise DamagedArchive(place, "no ARC header where one must be")
        length = int(header[5])
        block = stream.read(min(length, max_bytes + 1))
        if len(block) < min(length, max_bytes + 1):
            raise DamagedArchive(place, "the archive ends within a record")
        _pass_over(stream, length - len(block))
        if header[1].startswith(b"filedesc:"):
            continue
        place += 1
        yield _arc_answer(header, block, place, is_cut=length > max_bytes)


def _answer(record: WarcRecord, place: int, max_bytes: int) -> Answer:
    headers, http = record.headers, record.http_headers if record.is_http else None
    # `is None`: headers that hold nothing are false.
    declared = (headers.get("Content-Type") if http is None else http.get("Content-Type")) or ""
    captured = read_moment(headers.get("WARC-Date"))
    body = record.reader.read(max_bytes + 1)
    return Answer(
        place=place,
        url=clean((headers.get("WARC-Target-URI") or "").strip("<>")) or None,
        status=200 if http is None else http.status_code or 0,
        media_type=media_type_of(declared),
        charset=charset_of(declared),
        captured_at=captured.at if captured else None,
        location=None if http is None else http.get("Location"),
        body=body[:max_bytes],
        is_cut=len(body) > max_bytes,
    )


def _arc_answer(header: re.Match[bytes], block: bytes, place: int, *, is_cut: bool) -> Answer:
    head, _, body = block.partition(b"\r\n\r\n") if block.startswith(b"HTTP/") else (b"", b"", block)
    fields = head.decode("latin-1").split("\r\n")
    said = {
        name.strip().lower(): value.strip()
        for name, _, value in (field.partition(":") for field in fields[1:])
    }
    status = re.match(r"HTTP/\S+ (\d{3})", fields[0])
    declared = said.get("content-type") or header[4].decode("latin-1")
    captured = read_moment(header[3].decode("ascii") + "Z")
    return Answer(
        place=place,
        url=clean(header[1].decode("utf-8", "replace")),
        status=int(status[1]) if status else 200,
        media_type=media_type_of(declared),
        charset=charset_of(declared),
        captured_at=captured.at if captured else None,
        location=said.get("location"),
        body=body,
        is_cut=is_cut,
    )


def media_type_of(declared: str) -> str:
    """Return the media type that a Content-Type header names, in small letters, without its parameters."""
    return declared.partition(";")[0].strip().lower()[:100]


def charset_of(declared: str) -> str | None:
    """Return the charset that a Content-Type header names, in small letters; None where it names none."""
    match = _CHARSET.search(declared)
    return match[1].lower() if match else None


def _pass_over(stream: BinaryIO, count: int) -> None:
    while count > 0 and (part := stream.read(min(count, 1 << 20))):
        count -= len(part)


def _why(error: Exception) -> str:
    return cut(clean(str(error)), 200) or type(error).__name__
