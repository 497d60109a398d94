"""Lists of feeds, in and out."""

import pytest

from dateline.base.errors import UnreadableFeed
from dateline.wire.opml import make_feed, read_opml, write_opml


def test_what_is_written_is_read_again() -> None:
    feeds = [
        make_feed("https://harrow.example/a?x=1&y=2", outlet='Harrow "Post" & <Sons>', section="World"),
        make_feed("https://tide.example/feed", outlet="Tide", section=None),
    ]
    again = read_opml(write_opml(feeds, title="Feeds & more").encode())
    assert [(feed.id, feed.url, feed.outlet, feed.section) for feed in again] == [
        (feed.id, feed.url, feed.outlet, feed.section) for feed in feeds
    ]


def test_the_same_address_is_taken_once_and_no_other_scheme_at_all() -> None:
    body = b"""<opml><body><outline text="World"><outline xmlUrl="https://a.example/f" text="A"/>
    <outline xmlurl="https://a.example/f#x" text="Again"/><outline xmlUrl="file:///etc/passwd"/></outline></body></opml>"""
    assert [(feed.outlet, feed.section) for feed in read_opml(body)] == [("A", "World")]


@pytest.mark.parametrize("body", [b"", b"<rss/>", b"words"])
def test_what_is_no_opml_is_refused_by_name(body: bytes) -> None:
    with pytest.raises(UnreadableFeed):
        read_opml(body)
