"""JSON Feed documents as items."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from dateline.base.errors import UnreadableFeed
from dateline.base.records import Item
from dateline.wire.jsonfeed import read_jsonfeed

HOME = "https://harrow.example/feed.json"


def read(*items: Any, **feed: Any) -> tuple[Item, ...]:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harrow Post",
        "items": list(items),
    } | feed
    return read_jsonfeed(json.dumps(document).encode(), url=HOME).items


def test_an_entry_becomes_an_item() -> None:
    (item,) = read(
        {
            "id": 7,
            "url": "/7",
            "title": "Ferry &amp; tram",
            "content_html": "<p>One.</p><p>Two.</p>",
            "summary": "Short.",
            "date_published": "2031-03-04T23:30:00-05:00",
            "authors": [{"name": "Ada Quill"}],
            "tags": ["World"],
            "image": "a.jpg",
        },
        language="en-GB",
    )
    assert item == Item(
        url="https://harrow.example/7",
        title="Ferry & tram",
        text="One.\n\nTwo.",
        html="<p>One.</p><p>Two.</p>",
        published_at=datetime(2031, 3, 5, 4, 30, tzinfo=UTC),
        published_on=date(2031, 3, 4),
        authors=("Ada Quill",),
        section="World",
        language="en",
        key="7",
        standfirst="Short.",
        images=("https://harrow.example/a.jpg",),
    )


@pytest.mark.parametrize("broken", [None, 7, "x", [], {"url": 7, "title": ["x"], "authors": "me", "tags": 3}])
def test_a_broken_entry_does_not_cost_the_others(broken: Any) -> None:
    assert [item.title for item in read(broken, {"title": "Ferry"})] == ["Ferry"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"items": 7}', b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_feed_is_refused_by_name(body: bytes) -> None:
    with pytest.raises(UnreadableFeed):
        read_jsonfeed(body, url=HOME)


def test_a_broken_character_costs_itself_alone() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": "1", "url": "/1", "title": "Ferry ~ tram"}],
    }
    (item,) = read_jsonfeed(json.dumps(feed).encode().replace(b"~", b"\xff"), url=HOME).items
    assert item.title == "Ferry \ufffd tram"
