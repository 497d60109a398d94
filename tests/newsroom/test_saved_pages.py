"""Saved and archived pages: text, address and moment of capture, each kept apart from the day of publication."""

import io
import zipfile
from datetime import UTC, date, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from fastwarc.stream_io import GzipWriter

from dateline.articles.extract import extract
from dateline.base.records import Article, Capture, Refusal
from dateline.wire.gather import gather
from dateline.wire.marks import original_of, read_mark

URL = "https://post.example/world/2031/03/02/ferry.html"
SAVED = datetime(2031, 4, 5, 10, 11, 12, tzinfo=UTC)
TEXT = "The ferry Lune sank off Oskel before dawn on Monday with some 400 people on board, the harbour master said."
MORE = "Divers from Harrow and Tarn searched the strait until dark, and fishing boats from four villages helped them."
TIME = '<meta property="article:published_time" content="2031-03-02T08:00:00Z">'


def page(*, before: str = "", head: str = "", top: str = "", end: str = "", root: str = "") -> str:
    body = f"<article><h1>Ferry sinks off Oskel</h1><p>{TEXT}</p><p>{MORE}</p></article>"
    return (
        f'<!doctype html>{before}<html lang="en"{root}><head><title>Ferry sinks off Oskel</title>{head}{TIME}</head>'
        f"<body>{top}{body}</body></html>{end}"
    )


def read(folder: Path, data: bytes, name: str = "page.html") -> tuple[Capture, Article]:
    path = folder / name
    path.write_bytes(data)
    (capture,) = gather([path])
    assert isinstance(capture, Capture), capture
    article = extract(capture)
    assert isinstance(article, Article), article
    assert article.text == f"{TEXT}\n\n{MORE}"
    assert article.published_on == date(2031, 3, 2)
    return capture, article


SAVED_BY = {
    "Chrome": (page(before="<!-- saved from url=(0048)https://post.example/world/2031/03/02/ferry.html -->"), None),
    "SingleFile": (page(before=f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Sat Apr 05 2031 12:11:12 GMT+0200 (Central European Summer Time)\n-->"), SAVED),
    "SingleFile, before": (page(before=f"<!--\n Archive processed by SingleFile \n url: {URL} \n saved date: Sat Apr 05 2031 10:11:12 GMT+0000 (UTC)\n-->"), SAVED),
    "Save Page WE": (page(head=f'<meta name="savepage-url" content="{URL}"><meta name="savepage-date" content="Sat Apr 05 2031 06:11:12 GMT-0400 (EDT)">'), SAVED),
    "WebScrapBook": (page(root=f' data-scrapbook-source="{URL}" data-scrapbook-create="20310405101112345"'), SAVED),
    "monolith": (page(before=f"<!-- Saved from {URL} at 2031-04-05T10:11:12Z using monolith v2.8.1 -->"), SAVED),
    "Wayback, its script": (page(head=f'<script>__wm.wombat("{URL}","20310405101112","https://web.archive.org/","web");</script>'), SAVED),
    "Wayback, its link and end": (page(head=f'<link rel="canonical" href="https://web.archive.org/web/20310405101112/{URL}">', end="<!--\n     FILE ARCHIVED ON 10:11:12 Apr 05, 2031 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON 01:02:03 Jun 07, 2031.\n-->"), SAVED),
    "Wayback, saved by Chrome": (page(before=f"<!-- saved from url=(0091)https://web.archive.org/web/20310405101112/{URL} -->"), SAVED),
    "archive.today": (page(head=f'<link rel="canonical" href="https://archive.ph/2031.04.05-101112/{URL}">'), SAVED),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(SAVED_BY))
def test_who_saved_a_page_says_where_and_when(tmp_path: Path, name: str) -> None:
    markup, saved_at = SAVED_BY[name]
    capture, article = read(tmp_path, markup.encode())
    assert article.url == URL
    assert article.captured_at == saved_at
    assert (capture.url, capture.captured_at) == (URL, saved_at)


def test_googles_cache_says_where_and_when() -> None:
    bar = f"This is Google's cache of <a href='x'>{URL}</a>. It is a snapshot of the page as it appeared on 5 Apr 2031 10:11:12 GMT."
    found = read_mark(page(before=f"<div>{bar}</div>").encode())
    assert (found.url, found.saved_at) == (URL, SAVED)


def test_httrack_leaves_the_scheme_out(tmp_path: Path) -> None:
    mirrored = "<!-- Mirrored from post.example/world/2031/03/02/ferry.html by HTTrack Website Copier/3.x [XR&CO'2014], Sat, 05 Apr 2031 10:11:12 GMT -->"
    capture, _ = read(tmp_path, page(before=mirrored).encode())
    assert (capture.url, capture.captured_at) == (URL.replace("https", "http"), SAVED)


def test_a_page_without_a_mark_has_no_moment_though_its_file_has(tmp_path: Path) -> None:
    capture, article = read(tmp_path, page().encode())
    assert (capture.url, capture.captured_at, article.captured_at) == (None, None, None)


def test_a_mark_cannot_move_a_page_that_was_got_from_an_address(tmp_path: Path) -> None:
    lie = page(before="<!-- saved from url=(0048)https://other.example/world/2031/03/02/ferry.html -->")
    capture, _ = read(tmp_path, warc(lie, URL), "crawl.warc")
    assert capture.url == URL


@pytest.mark.parametrize(
    "saved_date",
    ["", "yesterday", "Sat Apr 99 2031 10:11:12 GMT+0000", "Foo Bar 05 2031 10:11:12 GMT+0000", "9" * 90],
)
def test_a_broken_moment_is_none(tmp_path: Path, saved_date: str) -> None:
    comment = f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: {saved_date}\n-->"
    capture, _ = read(tmp_path, page(before=comment).encode())
    assert (capture.url, capture.captured_at) == (URL, None)


def test_the_bar_of_the_wayback_machine_is_no_text_and_its_links_no_address(tmp_path: Path) -> None:
    bar = (
        "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id='wm-ipp-base'><div><p>The Wayback Machine has 14 captures of this "
        "page, from the second of March to the fifth of April.</p></div></div><!-- END WAYBACK TOOLBAR INSERT -->"
    )
    link = f'<link rel="canonical" href="https://web.archive.org/web/20310405101112/{URL}">'
    linked = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Ferry sinks off Oskel","url":"https:\\/\\/web.archive.org\\/web\\/20310405101112\\/{URL}"}}</script>'
    capture, article = read(tmp_path, page(head=link + linked, top=bar).encode())
    assert (capture.url, article.url, article.outlet) == (URL, URL, "post.example")


def test_the_frame_of_archive_today_is_no_text(tmp_path: Path) -> None:
    frame = f'<div id="HEADER"><p>Saved from {URL} by an anonymous reader, no other snapshots from this address are kept.</p></div><div id="CONTENT">'
    link = f'<link rel="canonical" href="https://archive.ph/2031.04.05-101112/{URL}">'
    _, article = read(tmp_path, page(head=link, top=frame).encode())
    assert article.url == URL


def test_a_page_asked_of_an_archive_is_the_page_behind(tmp_path: Path) -> None:
    capture, _ = read(
        tmp_path, warc(page(), f"https://web.archive.org/web/20310405101112id_/{URL}"), "crawl.warc"
    )
    assert (capture.url, capture.captured_at) == (URL, SAVED)


@pytest.mark.parametrize(
    "address",
    [
        f"https://evil.example/web/20310405101112/{URL}",
        f"https://web.archive.org.evil.example/web/20310405101112/{URL}",
        "https://web.archive.org/details/ferry",
        "https://web.archive.org/web/20310405101112/javascript:alert(1)",
    ],
)
def test_other_addresses_hold_no_page(address: str) -> None:
    assert original_of(address) is None


@pytest.mark.parametrize("stamp", ["2031", "20310405101112", "20319999999999"])
def test_a_stamp_that_names_no_minute_is_no_moment(stamp: str) -> None:
    found = original_of(f"https://web.archive.org/web/{stamp}/{URL}")
    assert found is not None
    assert found.url == URL
    assert found.saved_at == (SAVED if stamp == "20310405101112" else None)


def warc(markup: str, url: str) -> bytes:
    body = markup.encode()
    http = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body)
        + body
    )
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0f4b8a2e-3c1d-4e5f-8a6b-7c8d9e0f1a2b>\r\n"
        f"WARC-Date: 2031-04-06T00:00:00Z\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def wacz(markup: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as bundle:
        bundle.writestr("archive/data.warc", warc(markup, URL))
        bundle.writestr("datapackage.json", "{}")
    return out.getvalue()


def gzipped(data: bytes) -> bytes:
    out = io.BytesIO()
    writer = GzipWriter(out)
    writer.write(data)
    writer.close()
    return out.getvalue()


def arc(markup: str) -> bytes:
    body = b"HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + markup.encode()
    return b"filedesc://a.arc 0.0.0.0 20310406000000 text/plain 2\n1\n\n" + (
        f"{URL} 10.0.0.1 20310406000000 text/html {len(body)}\n".encode() + body + b"\n"
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.warc", warc(page(), URL)), ("a.warc.gz", gzipped(warc(page(), URL))), ("a.wacz", wacz(page())), ("a.arc", arc(page()))],
    ids=["WARC", "WARC packed", "WACZ", "ARC"],
)  # fmt: skip
def test_the_moment_of_a_crawl_is_that_of_capture(tmp_path: Path, name: str, data: bytes) -> None:
    capture, article = read(tmp_path, data, name)
    assert (capture.url, article.url) == (URL, URL)
    assert capture.captured_at == datetime(2031, 4, 6, tzinfo=UTC)


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_mhtml_gives_page_address_and_moment(tmp_path: Path, encoding: str) -> None:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = URL
    message["Date"] = "Sat, 05 Apr 2031 10:11:12 -0000"
    message["MIME-Version"] = "1.0"
    message.make_related()
    part = EmailMessage()
    part.set_content(page(), subtype="html", charset="utf-8", cte=encoding)
    part["Content-Location"] = URL
    message.attach(part)
    capture, _ = read(tmp_path, message.as_bytes(), "page.mhtml")
    assert (capture.url, capture.captured_at) == (URL, SAVED)


def test_a_page_saved_with_its_folder_is_one_page(tmp_path: Path) -> None:
    (tmp_path / "ferry.html").write_text(
        page(before=f"<!-- saved from url=(0048){URL} -->"), encoding="utf-8"
    )
    (tmp_path / "ferry_files").mkdir()
    (tmp_path / "ferry_files" / "frame.html").write_text(page(), encoding="utf-8")
    captures = list(gather([tmp_path]))
    assert [getattr(capture, "url", None) for capture in captures] == [URL]


@pytest.mark.parametrize(
    ("status", "reason"),
    [(451, "region block"), (402, "login wall"), (404, "error page"), (503, "error page")],
)
def test_an_answer_that_is_no_page_is_named_by_its_status(tmp_path: Path, status: int, reason: str) -> None:
    (tmp_path / "crawl.warc").write_bytes(warc(page(), URL).replace(b"200 OK", b"%d No" % status))
    (refusal,) = gather([tmp_path / "crawl.warc"])
    assert isinstance(refusal, Refusal)
    assert refusal.reason == reason
