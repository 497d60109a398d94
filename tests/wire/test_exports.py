"""Articles that something else has extracted."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from dateline.wire.exports import captured_at, page_of, read_row, rows_of

NOON = datetime(2031, 3, 4, 12, tzinfo=UTC)
TWO = "The ferry stopped.\n\nThe tram went on."


@pytest.mark.parametrize(
    "row",
    [
        {"id": "1", "url": "https://harrow.example/1", "title": "Ferry stops", "text": TWO, "published": "2031-03-04T12:00:00Z",
         "source": "Harrow Post", "authors": ["Ada Quill"]},
        # trafilatura: its "source" is the address, its text has one line per paragraph
        {"fingerprint": "1", "source": "https://harrow.example/1", "title": "Ferry stops", "raw_text": "x",
         "text": "The ferry stopped.\nThe tram went on.", "date": "2031-03-04T12:00:00Z", "sitename": "Harrow Post",
         "source-hostname": "harrow.example", "author": "Ada Quill"},
        # newspaper4k
        {"id": 1, "url": "https://harrow.example/1", "title": "Ferry stops", "text": TWO, "publish_date": "2031-03-04T12:00:00+00:00",
         "meta_site_name": "Harrow Post", "authors": ["Ada Quill"], "html": "<html>"},
        # fundus
        {"key": "1", "url": "https://harrow.example/1", "title": "Ferry stops", "publisher": "Harrow Post", "authors": ["Ada Quill"],
         "publishing_date": "2031-03-04 12:00:00+00:00",
         "body": {"summary": [], "sections": [{"headline": [], "paragraphs": ["The ferry stopped.", "The tram went on."]}]}},
        # news-please, Common Crawl News
        {"id": "1", "url": "https://harrow.example/1", "title": "Ferry stops", "maintext": TWO, "date_publish": "2031-03-04T12:00:00Z",
         "outlet": None, "source_name": "Harrow Post", "source_domain": "harrow.example", "authors": ["Ada Quill"]},
        # schema.org as scrapers save it
        {"@id": "x", "id": "1", "mainEntityOfPage": {"@id": "https://harrow.example/1"}, "headline": "Ferry stops",
         "articleBody": TWO, "datePublished": "2031-03-04T12:00:00Z", "publisher": {"name": "Harrow Post"},
         "author": [{"@type": "Person", "name": "Ada Quill"}]},
        # NewsAPI
        {"id": "1", "source": {"id": None, "name": "Harrow Post"}, "author": "Ada Quill", "title": "Ferry stops",
         "url": "https://harrow.example/1", "publishedAt": "2031-03-04T12:00:00Z", "content": TWO},
        # readability
        {"id": "1", "url": "https://harrow.example/1", "title": "Ferry stops", "byline": "Ada Quill", "siteName": "Harrow Post",
         "content": "<div><p>The ferry stopped.</p><p>The tram went on.</p></div>", "publishedTime": "2031-03-04T12:00:00Z"},
    ],
)  # fmt: skip
def test_the_layouts_of_the_common_extractors_give_the_same_article(row: dict[str, Any]) -> None:
    item = read_row(row)
    assert item is not None
    assert (item.key, item.url, item.title) == ("1", "https://harrow.example/1", "Ferry stops")
    assert (item.text, item.published_at, item.published_on) == (TWO, NOON, date(2031, 3, 4))
    assert (item.outlet, item.authors) == ("Harrow Post", ("Ada Quill",))


def test_an_event_takes_the_outlet_that_reported_it() -> None:
    item = read_row(
        {"id": "e1", "date": "2031-03-04", "section": "Transport", "text": "A ferry stops.", "topics": [{"name": "Strike"}],
         "outlets": [{"outlet": "Harrow Post", "origin": "Tide", "url": "https://harrow.example/1"}, {"outlet": "Other"}]}
    )  # fmt: skip
    assert item is not None
    assert (item.published_at, item.published_on, item.section) == (None, date(2031, 3, 4), "Transport")
    assert (item.outlet, item.origin, item.url) == ("Harrow Post", "Tide", "https://harrow.example/1")


def test_lines_that_a_program_broke_are_joined() -> None:
    text = "The ferry between the two islands\nstopped at noon on Tuesday, and the\ntram went on as if nothing had been."
    item = read_row({"text": text})
    assert item is not None
    assert item.text == " ".join(text.split())


def test_a_summary_beside_the_text_is_its_standfirst() -> None:
    item = read_row({"title": "Ferry", "text": "Body.", "description": "In short."})
    assert item is not None
    assert item.standfirst == "In short."


def test_the_moment_of_the_crawl_is_not_the_publication() -> None:
    row = {"title": "Ferry", "date_download": "2031-03-04T12:00:00Z"}
    item = read_row(row)
    assert item is not None
    assert item.published_on is None
    assert captured_at(row) == NOON


@pytest.mark.parametrize(
    "row", [None, 7, "x", [], {}, {"a": 1}, {"title": "", "text": []}, {"title": {"x": 1}}]
)
def test_what_names_neither_title_nor_text_is_no_article(row: Any) -> None:
    assert read_row(row) is None


def test_a_row_that_holds_a_page_gives_the_page() -> None:
    row = {"url": "https://harrow.example/1", "html": "<html><body>Ferry</body></html>"}
    assert page_of(row) == ("https://harrow.example/1", "<html><body>Ferry</body></html>")


def test_rows_are_found_in_their_wrapper() -> None:
    row = {"title": "Ferry"}
    assert rows_of({"status": "ok", "articles": [row]}) == [row]
    assert rows_of([row]) == [row]
    assert rows_of(row) == [row]
    assert rows_of({"status": "ok"}) is None
