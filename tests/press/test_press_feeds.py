"""Feeds: valid in each format, and read back by a reader of feeds."""

import json
from datetime import UTC, datetime

import feedparser
import pytest
from lxml import etree

from dateline.press.feeds import FORMATS, FeedDocument, FeedEntry, opml

EVIL = 'A <b>& "quote" \x08 ]]> é'


def document(*entries: FeedEntry) -> FeedDocument:
    return FeedDocument(
        url="https://d.example/feed.atom",
        home="https://d.example/",
        title="News & more",
        subtitle="all of it",
        language="en",
        entries=entries,
    )


ENTRY = FeedEntry(id="https://d.example/#1", url="https://d.example/a/?b=1&c=2", title=EVIL, text="Said.", at=datetime(2031, 3, 14, tzinfo=UTC))  # fmt: skip


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_a_feed_is_read_back_by_feedparser(form: str) -> None:
    text = FORMATS[form][0](document(ENTRY))
    etree.fromstring(text.encode())
    read = feedparser.parse(text)
    assert not read.bozo
    assert read.feed.title == "News & more"
    assert read.entries[0].link == ENTRY.url
    assert read.entries[0].id == ENTRY.id
    assert (
        read.entries[0].published_parsed[:3]
        if form == "rss"
        else read.entries[0].updated_parsed[:3] == (2031, 3, 14)
    )


def test_a_json_feed_has_what_the_format_asks_for() -> None:
    read = json.loads(FORMATS["json"][0](document(ENTRY)))
    assert read["version"] == "https://jsonfeed.org/version/1.1"
    assert read["items"][0]["date_published"] == "2031-03-14T00:00:00Z"
    assert read["items"][0]["title"] == EVIL


@pytest.mark.parametrize("form", ["atom", "rss", "json"])
def test_an_empty_feed_is_a_feed(form: str) -> None:
    assert FORMATS[form][0](document())


def test_opml_escapes_names() -> None:
    tree = etree.fromstring(opml("N & M", [(EVIL, "https://d.example/f?a&b", "https://d.example/")]).encode())
    outline = next(tree.iter("outline"))
    assert outline.get("xmlUrl") == "https://d.example/f?a&b"
