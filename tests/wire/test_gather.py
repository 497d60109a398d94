"""Files and folders as captures."""

import gzip
import json
import os
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from fastwarc.stream_io import GzipWriter

from dateline.base.items import item_of
from dateline.base.records import ITEM_TYPE, Capture, Refusal
from dateline.wire.gather import gather

PAGE = b"<!doctype html><html><head><title>Ferry</title></head><body><p>The ferry stopped.</p></body></html>"
RSS = b"<rss version='2.0'><channel><item><title>Ferry</title></item><item><title>Tram</title></item></channel></rss>"


def taken(path: Path, **options: Any) -> list[Capture | Refusal]:
    return list(gather([path], **options))


def capture(path: Path, **options: Any) -> Capture:
    (only,) = taken(path, **options)
    assert isinstance(only, Capture)
    return only


def refusal(path: Path, **options: Any) -> Refusal:
    (only,) = taken(path, **options)
    assert isinstance(only, Refusal)
    return only


def file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("page.txt", b"Ferry stops\n\nThe ferry stopped.", "text/plain"),
        ("page", "Паром стоит, трамвай идёт.".encode("cp1251"), "text/plain"),
        ("page", "The ferry stopped.".encode("utf-16"), "text/plain"),
        ("page.txt", b"BMW and RIFF are words; {braces} too.", "text/plain"),
        ("page.html", PAGE, "text/html"),
        ("page.txt", PAGE, "text/html"),
        (
            "page",
            b"\xef\xbb\xbf<?xml version='1.0'?><!-- saved --><html xmlns='http://www.w3.org/1999/xhtml'/>",
            "text/html",
        ),
        ("page.htm", b"The <p>ferry</p> stopped.", "text/html"),
        ("page.html.gz", PAGE, "text/html"),
        ("page", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE, "text/html"),
        ("page", b'["Ferry," he said] stopped.', "text/plain"),
    ],
)
def test_a_page_is_told_by_its_content(tmp_path: Path, name: str, data: bytes, media_type: str) -> None:
    path = file(tmp_path, name, gzip.compress(data) if name.endswith(".gz") else data)
    found = capture(path)
    assert (found.media_type, found.body, found.name) == (media_type, data, str(path))
    assert (found.url, found.captured_at, found.charset) == (None, None, None)


@pytest.mark.parametrize(
    ("name", "data", "reason", "detail"),
    [
        ("a.pdf", b"%PDF-1.7 text", "not text", "a PDF."),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00", "not text", "a PNG picture."),
        ("a.bin", bytes(range(32)) * 20, "not text", "no text in any encoding."),
        ("a.css", b"p { color: red }", "not text", "written for programs."),
        ("a.txt", b" \n ", "too short", "nothing in it."),
        ("a.xml", b"<svg><path/></svg>", "no article", "XML that is neither a page nor a feed."),
        ("a.xml", b"<opml/>", "listing page", "a list of feeds: import it with `dateline feeds import`."),
        ("a.xml", b"<rss version='2.0'><channel/></rss>", "no article", "RSS without entries."),
        ("a.json", b'{"a": 1, "b": 2}', "no article", "JSON without articles; it has: a, b."),
        ("a.json", b'{"a": 1, "b": ', "broken", "broken JSON."),
        ("a.zip", b"PK\x03\x04junk", "broken", "damaged after record 0: no whole ZIP archive."),
        ("a.warc", b"WARC/1.0\r\njunk", "no article", "an archive without pages."),
        ("a.gz", b"\x1f\x8bjunkjunkjunkjunk", "broken", "its packing is damaged."),
        (
            "a.gz",
            gzip.compress(b"x" * 500_000),
            "broken",
            "larger than 100000 bytes, the most that is read of one page.",
        ),
    ],
)
def test_what_is_no_page_is_refused_by_name(
    tmp_path: Path, name: str, data: bytes, reason: str, detail: str
) -> None:
    refused = refusal(file(tmp_path, name, data), max_page_bytes=100_000)
    assert refused.reason == reason
    assert refused.detail == detail


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none").detail == "no such file or folder."


def test_a_folder_comes_in_the_order_of_names_without_what_browsers_save_beside(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", ".hidden", "c/d.txt", "a_files/style.css", "x_files/y.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(PAGE if name.endswith("html") else b"words")
    (tmp_path / "c" / "round").symlink_to(tmp_path)
    names = [str(Path(found.name or "").relative_to(tmp_path)) for found in taken(tmp_path)]
    assert names == ["a.html", "b.txt", "c/d.txt", "c/round", "x_files/y.txt"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe").detail == "no regular file."


def test_the_same_bytes_have_the_same_identity_anywhere(tmp_path: Path) -> None:
    assert capture(file(tmp_path, "a.html", PAGE)).id == capture(file(tmp_path, "b.html", PAGE)).id


def test_a_feed_gives_its_entries(tmp_path: Path) -> None:
    found = taken(file(tmp_path, "feed.xml", RSS), outlet="Harrow Post")
    assert [item_of(entry).title for entry in found if isinstance(entry, Capture)] == ["Ferry", "Tram"]
    assert {entry.outlet for entry in found if isinstance(entry, Capture)} == {"Harrow Post"}


def test_a_json_feed_on_one_line_gives_its_entries(tmp_path: Path) -> None:
    body = b'{"version": "https://jsonfeed.org/version/1.1", "title": "H", "items": [{"title": "Ferry"}, {"title": "Tram"}]}'
    assert len(taken(file(tmp_path, "feed.json", body))) == 2


def test_each_line_of_an_export_is_a_capture_and_a_broken_one_costs_itself(tmp_path: Path) -> None:
    lines = ['{"title": "Ferry", "source": "Harrow Post"}', "{broken", "", '{"a": 1}', '{"title": "Tram"}']
    path = file(tmp_path, "a.jsonl.gz", gzip.compress("\n".join(lines).encode()))
    ferry, broken, nothing, tram = taken(path, outlet="Tide")
    assert isinstance(ferry, Capture)
    assert isinstance(tram, Capture)
    assert (ferry.media_type, ferry.outlet, tram.outlet) == (ITEM_TYPE, "Harrow Post", "Tide")
    assert isinstance(broken, Refusal)
    assert (broken.reason, broken.detail, broken.name) == ("broken", "line 2 is no JSON.", f"{path}:2")
    assert isinstance(nothing, Refusal)
    assert nothing.detail == "names neither title nor text; it has: a."


def test_an_export_may_begin_with_a_broken_line(tmp_path: Path) -> None:
    found = taken(file(tmp_path, "a.jsonl", b'{broken\n{"title": "Tram"}\n'))
    assert [type(entry) for entry in found] == [Refusal, Capture]


def test_a_line_that_is_too_long_costs_itself(tmp_path: Path) -> None:
    path = file(tmp_path, "a.jsonl", b'{"title": "' + b"x" * 5000 + b'"}\n{"title": "Tram"}\n')
    assert [type(entry) for entry in taken(path, max_page_bytes=1000)] == [Refusal, Capture]


@pytest.mark.parametrize("indent", [None, 2])
def test_a_document_of_articles_gives_each(tmp_path: Path, indent: int | None) -> None:
    body = json.dumps([{"title": "Ferry"}, {"title": "Tram"}], indent=indent).encode()
    assert len(taken(file(tmp_path, "a.json", body))) == 2


def test_a_row_that_holds_a_page_is_a_capture_of_the_page(tmp_path: Path) -> None:
    row = {"url": "https://harrow.example/1", "html": PAGE.decode(), "crawl_date": "2031-03-04T12:00:00Z"}
    found = capture(file(tmp_path, "a.jsonl", json.dumps(row).encode()))
    assert (found.media_type, found.url, found.body) == ("text/html", "https://harrow.example/1", PAGE)
    assert found.captured_at == datetime(2031, 3, 4, 12, tzinfo=UTC)


def record(head: str, body: bytes, url: str = "https://harrow.example/1", kind: str = "response") -> bytes:
    block = head.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body if head else body
    lines = [
        "WARC/1.0", f"WARC-Type: {kind}", f"WARC-Target-URI: {url}", "WARC-Date: 2031-03-04T12:00:00Z",
        f"WARC-Record-ID: <urn:x:{len(block)}>", f"Content-Length: {len(block)}",
        f"Content-Type: {'application/http; msgtype=response' if head else 'text/plain'}",
    ]  # fmt: skip
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


OK = "HTTP/1.1 200 OK\nContent-Type: text/html; charset=ISO-8859-1"


def test_a_page_of_a_warc_knows_its_address_moment_and_charset(tmp_path: Path) -> None:
    found = capture(file(tmp_path, "a.warc", record(OK, PAGE)), outlet="Harrow Post")
    assert (found.url, found.charset, found.outlet) == (
        "https://harrow.example/1",
        "iso-8859-1",
        "Harrow Post",
    )
    assert (found.captured_at, found.body) == (datetime(2031, 3, 4, 12, tzinfo=UTC), PAGE)
    assert found.name == f"{tmp_path}/a.warc#1"


@pytest.mark.parametrize(
    ("head", "body", "reason", "detail"),
    [
        ("HTTP/1.1 404 Not Found", PAGE, "error page", "the server answered HTTP 404."),
        ("HTTP/1.1 401 Unauthorized", PAGE, "login wall", "the server answered HTTP 401."),
        ("HTTP/1.1 301 Moved\nLocation: /2", b"", "no article", "a redirect to /2."),
        ("HTTP/1.1 200 OK\nContent-Type: image/png", b"\x89PNG\x00", "not text", "a PNG picture."),
        ("HTTP/1.1 200 OK\nContent-Type: text/css", b"p {}", "not text", "text/css, written for programs."),
        (OK, b"", "too short", "nothing in it."),
    ],
)
def test_an_answer_that_is_no_page_is_refused_by_name(
    tmp_path: Path, head: str, body: bytes, reason: str, detail: str
) -> None:
    refused = refusal(file(tmp_path, "a.warc", record(head, body)))
    assert (refused.reason, refused.detail, refused.url) == (reason, detail, "https://harrow.example/1")


def test_a_file_for_crawlers_is_not_text(tmp_path: Path) -> None:
    data = record(
        "HTTP/1.1 200 OK\nContent-Type: text/plain", b"User-agent: *", "https://harrow.example/robots.txt"
    )
    assert refusal(file(tmp_path, "a.warc", data)).detail == "text/plain, written for programs."


def test_an_answer_packed_by_its_server_is_unpacked(tmp_path: Path) -> None:
    head = f"{OK}\nContent-Encoding: gzip"
    assert capture(file(tmp_path, "a.warc", record(head, gzip.compress(PAGE)))).body == PAGE


def test_an_answer_over_the_bound_costs_itself(tmp_path: Path) -> None:
    path = file(tmp_path, "a.warc", record(OK, PAGE + b" " * 5000) + record(OK, PAGE))
    big, small = taken(path, max_page_bytes=1000)
    assert (big.reason if isinstance(big, Refusal) else None) == "broken"
    assert isinstance(small, Capture)


def test_a_warc_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    whole = gzip.compress(record(OK, PAGE)) + gzip.compress(record(OK, PAGE * 9))
    first, rest = taken(file(tmp_path, "a.warc.gz", whole[:-60] + b"junk"))
    assert isinstance(first, Capture)
    assert first.body == PAGE
    assert isinstance(rest, Capture | Refusal)


def test_what_a_wet_file_holds_is_text(tmp_path: Path) -> None:
    found = capture(file(tmp_path, "a.wet", record("", b"The ferry stopped.", kind="conversion")))
    assert (found.media_type, found.url) == ("text/plain", "https://harrow.example/1")


def test_requests_and_metadata_are_passed_over(tmp_path: Path) -> None:
    request = record("GET / HTTP/1.1\nHost: harrow.example", b"", kind="request").replace(
        b"msgtype=response", b"msgtype=request"
    )
    assert taken(
        file(tmp_path, "a.warc", request + record("", b"x: y", kind="metadata") + record(OK, PAGE))
    ) == [capture(file(tmp_path, "a.warc", record(OK, PAGE)))]


def test_the_archives_of_a_wacz_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.wacz"
    with zipfile.ZipFile(path, "w") as bundle:
        bundle.writestr("archive/data.warc.gz", gzip.compress(record(OK, PAGE)))
        bundle.writestr("pages/pages.jsonl", b"{}")
    assert capture(path).body == PAGE


def test_a_zip_without_archives_is_not_text(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as bundle:
        bundle.writestr("word/document.xml", b"<w/>")
    assert refusal(path).reason == "not text"


def test_an_arc_file_is_read(tmp_path: Path) -> None:
    head = f"{OK}\n\n".replace("\n", "\r\n").encode() + PAGE
    arc = b"filedesc://a.arc 0.0.0.0 20310304120000 text/plain 5\n1 0 X\n\n"
    arc += (
        f"https://harrow.example/1 93.184.216.34 20310304120000 text/html {len(head)}\n".encode()
        + head
        + b"\n"
    )
    found = capture(file(tmp_path, "a.arc", arc))
    assert (found.url, found.body, found.captured_at) == (
        "https://harrow.example/1",
        PAGE,
        datetime(2031, 3, 4, 12, tzinfo=UTC),
    )


def test_a_page_saved_as_mhtml_is_taken_out(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = "https://harrow.example/1"
    message["Date"] = "Tue, 4 Mar 2031 12:00:00 -0000"
    message.make_related()
    part = EmailMessage()
    part.set_content(PAGE.decode(), subtype="html", cte="quoted-printable")
    message.attach(part)
    found = capture(file(tmp_path, "a.mhtml", message.as_bytes()))
    assert (found.media_type, found.url, found.charset) == ("text/html", "https://harrow.example/1", "utf-8")
    assert found.captured_at == datetime(2031, 3, 4, 12, tzinfo=UTC)
    assert found.body.strip() == PAGE


def test_nothing_is_read_ahead(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    with path.open("wb") as raw:
        stream = GzipWriter(raw)
        for number in range(2000):
            stream.write(b'{"title": "Ferry %d"}\n' % number)
        stream.close()
    found = gather([path, tmp_path / "none"])
    assert isinstance(next(found), Capture)


@pytest.mark.shared
def test_the_seed_page_is_one_text_capture(shared: Path) -> None:
    assert capture(shared / "seed/page.txt").media_type == "text/plain"


@pytest.mark.shared
def test_every_event_is_a_capture(shared: Path) -> None:
    found = taken(shared / "data/events/current_events.dev.jsonl")
    assert len(found) == 4202
    assert all(isinstance(entry, Capture) for entry in found)
    assert len({entry.id for entry in found if isinstance(entry, Capture)}) == 4202


@pytest.mark.shared
@pytest.mark.parametrize("family", ["warc", "compression"])
def test_hostile_files_end_in_captures_or_named_refusals(shared: Path, family: str) -> None:
    for path in sorted((shared / "data/hostile" / family).iterdir()):
        for found in taken(path):
            assert found.name


def test_a_link_to_a_folder_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in", target_is_directory=True)
    (refusal,) = gather([tmp_path / "in"])
    assert isinstance(refusal, Refusal)
    assert "a link to a folder is not followed" in refusal.detail
