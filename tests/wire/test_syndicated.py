"""RSS, Atom and RDF documents as items."""

import json
from base64 import b64decode
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dateline.base.errors import UnreadableFeed
from dateline.base.records import Item
from dateline.wire.listing import MAX_ENTRIES, Listing
from dateline.wire.syndicated import read_syndicated

HOME = "https://harrow.example/feed.xml"


def rss(items: str, channel: str = "", declaration: str = "") -> Listing:
    body = f'{declaration}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harrow Post</title>{channel}{items}</channel></rss>'
    return read_syndicated(body.encode(), url=HOME)


def entry(inside: str) -> Item:
    (item,) = rss(f"<item>{inside}</item>").items
    return item


def atom(entry: str) -> Item:
    body = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Harrow Post</title><entry>{entry}</entry></feed>'
    )
    (item,) = read_syndicated(body.encode(), url=HOME).items
    return item


def test_an_entry_of_rss_becomes_an_item() -> None:
    item = entry(
        "<title>Ferry &amp;amp; tram stop</title><link>/news/1</link><guid isPermaLink='false'>n1</guid>"
        "<description>A short summary.</description><content:encoded><![CDATA[<p>One.</p><p>Two.</p>]]></content:encoded>"
        "<pubDate>Tue, 04 Mar 2031 23:30:00 -0500</pubDate><dc:creator>Ada Quill</dc:creator><category>World</category>"
        "<source url='https://tide.example/feed'>Tide Agency</source>"
        "<media:content url='/a.jpg' medium='image'/>"
    )
    assert item == Item(
        url="https://harrow.example/news/1",
        title="Ferry & tram stop",
        text="One.\n\nTwo.",
        html="<p>One.</p><p>Two.</p>",
        published_at=datetime(2031, 3, 5, 4, 30, tzinfo=UTC),
        published_on=date(2031, 3, 4),
        origin="Tide Agency",
        authors=("Ada Quill",),
        section="World",
        key="n1",
        standfirst="A short summary.",
        images=("https://harrow.example/a.jpg",),
    )


def test_without_a_date_there_is_none() -> None:
    item = entry("<title>Ferry stops</title>")
    assert (item.published_at, item.published_on, item.updated_at) == (None, None, None)


def test_the_feeds_title_is_no_author_and_no_outlet() -> None:
    item = entry("<title>Ferry stops</title>")
    assert (item.authors, item.outlet) == ((), None)


def test_an_address_that_is_no_page_is_left_out() -> None:
    assert entry("<title>Ferry stops</title><link>javascript:alert(1)</link>").url is None


def test_an_atom_title_of_plain_text_keeps_its_brackets() -> None:
    assert atom('<title type="text">Why &lt;b&gt; is bold</title>').title == "Why <b> is bold"
    assert atom('<title type="html">Why &lt;b&gt;this&lt;/b&gt;</title>').title == "Why this"


def test_atoms_updated_is_not_its_publication() -> None:
    item = atom("<title>Ferry</title><updated>2031-03-04T12:00:00Z</updated>")
    assert (item.published_at, item.updated_at) == (None, datetime(2031, 3, 4, 12, tzinfo=UTC))


def test_dc_date_of_rdf_is_the_publication() -> None:
    body = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
     xmlns:dc="http://purl.org/dc/elements/1.1/"><channel/><item rdf:about="https://harrow.example/1"><title>Ferry</title>
     <link>https://harrow.example/1</link><dc:date>2031-03-04</dc:date></item></rdf:RDF>"""
    listing = read_syndicated(body, url=HOME)
    assert listing.format == "RDF"
    assert listing.items[0].published_on == date(2031, 3, 4)


def test_a_reference_to_a_surrogate_costs_only_itself() -> None:
    assert entry("<title>Ferry &#xD800; stops &#1114112;</title>").title == "Ferry \ufffd stops \ufffd"


def test_a_podcast_is_skipped_with_its_reason() -> None:
    body = b"""<rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><itunes:author>H</itunes:author>
     <item><title>Episode 1</title><enclosure url="https://harrow.example/1.mp3" type="audio/mpeg"/></item></channel></rss>"""
    listing = read_syndicated(body, url=HOME)
    assert listing.items == ()
    assert listing.skipped[0].reason == "a podcast episode"


def test_a_feed_that_lists_too_much_says_what_it_left_out() -> None:
    listing = rss("<item><title>Ferry</title></item>" * (MAX_ENTRIES + 3))
    assert len(listing.items) == MAX_ENTRIES
    assert "3 entries" in listing.skipped[-1].reason


def test_a_feed_says_how_often_to_ask() -> None:
    assert rss("<item><title>Ferry</title></item>", "<ttl>15</ttl>").every_minutes == 15
    assert rss("<item><title>Ferry</title></item>", "<ttl>-1</ttl>").every_minutes is None


def test_the_language_is_the_feeds() -> None:
    assert rss("<item><title>Fähre</title></item>", "<language>de-CH</language>").items[0].language == "de"


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-16", "iso-8859-5", "koi8-r"])
def test_a_declared_encoding_is_read(encoding: str) -> None:
    body = f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><item><title>Паром стоит</title></item></channel></rss>'
    assert read_syndicated(body.encode(encoding)).items[0].title == "Паром стоит"


def test_an_external_entity_is_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", encoding="utf-8")
    listing = rss(
        "<item><title>Ferry &x;</title></item>",
        declaration=f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>',
    )
    assert "SECRET" not in (listing.items[0].title or "")


@pytest.mark.parametrize("body", [b"", b"<html><body>404", b"plain words", b"\x00\x01\x02", b"<a>" * 999])
def test_what_is_no_feed_is_refused_by_name(body: bytes) -> None:
    with pytest.raises(UnreadableFeed, match=r"feed\.xml: no RSS, Atom or RDF feed"):
        read_syndicated(body, url=HOME)


@pytest.mark.shared
@pytest.mark.parametrize(
    "family",
    [
        "feedparser_wellformed",
        "feedparser_illformed",
        "feedparser_encoding",
        "feedvalidator",
        "miniflux_feeds",
    ],
)
def test_every_entry_that_feedparser_finds_is_given(shared: Path, family: str) -> None:
    import feedparser

    found = given = 0
    for line in (shared / f"data/hostile/{family}.jsonl").read_text(encoding="utf-8").splitlines():
        body = b64decode(json.loads(line)["body_b64"])
        entries = len(feedparser.parse(body).entries)
        try:
            listing = read_syndicated(body, url=HOME)
        except UnreadableFeed:
            listing = Listing(format="RSS")
        found += entries
        given += min(entries, len(listing.items) + len(listing.skipped))
    assert given >= found * 0.99 > 0
