"""A reader of feeds that does to its process what the feed says. It is called in processes that know no store."""

import ctypes

from dateline.wire.feeds import read_feed
from dateline.wire.listing import Listing


def read_or_die(body: bytes, *, url: str, charset: str | None, is_page: bool) -> Listing:
    """Read a feed, unless it says what is to happen."""
    if b"deadly" in body:
        ctypes.string_at(0)
    while b"endless" in body:
        pass
    assert is_page
    return read_feed(body, url=url, charset=charset)
