"""Feed documents made cheap to read."""

import time
from contextlib import suppress

import pytest

from dateline.base.errors import UnreadableFeed
from dateline.wire.repair import MAX_SOUP_BYTES, repair
from dateline.wire.syndicated import read_syndicated

PAD = "<item><title>Tram</title><description>" + "words " * 100 + "</description></item>"


def test_a_sound_document_stays_as_it_is() -> None:
    body = b"<rss><channel><item/></channel></rss>"
    repaired = repair(body, charset="koi8-r", name="x")
    assert (repaired.body, repaired.charset, repaired.left_out) == (body, "koi8-r", 0)


def test_a_small_broken_document_stays_as_it_is() -> None:
    body = b"<rss><channel><item><title>A & B</item>"
    assert repair(body, charset=None, name="x").body == body


def test_a_large_broken_document_is_mended_and_loses_no_entry() -> None:
    body = (
        f"<rss version='2.0'><channel>{PAD * 300}<item><title>Паром & трамвай</title></item></channel></rss>"
    )
    assert len(body) > MAX_SOUP_BYTES
    listing = read_syndicated(body.encode("koi8-r"), url="https://harrow.example/feed", charset="koi8-r")
    assert len(listing.items) == 301
    assert (listing.items[-1].title or "").startswith("Паром")


@pytest.mark.parametrize(
    "litter", ["<a>", "<item>", "&", "<", "<a b='", "<a b=c ", "</a>", "<!--", "<![CDATA[", "\n<p>", "&#x41;"]
)
@pytest.mark.parametrize(
    "head", ["<rss version='2.0'><channel><item><title>", "<?xml version='1.0'?><feed><entry><content>"]
)
def test_litter_costs_seconds_not_minutes(head: str, litter: str) -> None:
    body = (head + litter * (250_000 // len(litter))).encode()
    started = time.process_time()
    with suppress(UnreadableFeed):
        read_syndicated(body)
    assert time.process_time() - started < 5


def test_an_entity_built_of_others_is_not_expanded() -> None:
    body = b'<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel><item><title>x &b;</title>'
    (item,) = read_syndicated(body + b"</item></channel></rss>").items
    assert "lol" not in (item.title or "")
