"""Sitemaps and news sitemaps as items."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dateline.base.errors import UnreadableFeed
from dateline.base.records import Item
from dateline.wire.sitemap import read_sitemap

NEWS = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://harrow.example/1 </loc><lastmod>2031-03-05</lastmod>
<news:news><news:publication><news:name>Harrow Post</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2031-03-04T12:00:00Z</news:publication_date><news:title>Ferry &amp; tram</news:title></news:news>
<image:image><image:loc>https://harrow.example/a.jpg</image:loc><image:title>A boat</image:title></image:image></url>
<url><loc>javascript:alert(1)</loc></url></urlset>"""


def test_an_entry_of_a_news_sitemap_becomes_an_item() -> None:
    listing = read_sitemap(NEWS)
    assert listing.items == (
        Item(
            url="https://harrow.example/1",
            title="Ferry & tram",
            published_at=datetime(2031, 3, 4, 12, tzinfo=UTC),
            published_on=date(2031, 3, 4),
            outlet="Harrow Post",
            language="en",
            images=("https://harrow.example/a.jpg",),
        ),
    )
    assert [entry.reason for entry in listing.skipped] == ["an entry without an address"]


def test_when_a_page_was_changed_is_not_when_it_was_published() -> None:
    item = read_sitemap(
        b"<urlset><url><loc>https://harrow.example/1</loc><lastmod>2031-03-05T00:00:00Z</lastmod></url></urlset>"
    ).items[0]
    assert (item.published_on, item.updated_at) == (None, datetime(2031, 3, 5, tzinfo=UTC))


def test_an_index_names_its_newest_sitemap_first() -> None:
    listing = read_sitemap(
        b"<sitemapindex><sitemap><loc>https://harrow.example/a</loc><lastmod>2030-01-01</lastmod></sitemap>"
        b"<sitemap><loc>https://harrow.example/b</loc><lastmod>2031-01-01</lastmod></sitemap>"
        b"<sitemap><loc>https://harrow.example/c</loc></sitemap></sitemapindex>"
    )
    assert listing.children == (
        "https://harrow.example/b",
        "https://harrow.example/a",
        "https://harrow.example/c",
    )


def test_no_entity_is_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("SECRET", encoding="utf-8")
    body = f'<!DOCTYPE u [<!ENTITY x SYSTEM "{secret.as_uri()}">]><urlset><url><loc>https://harrow.example/&x;</loc></url></urlset>'
    assert all("SECRET" not in (item.url or "") for item in read_sitemap(body.encode()).items)


@pytest.mark.parametrize("body", [b"", b"words", b"<rss/>", b"\x00"])
def test_what_is_no_sitemap_is_refused_by_name(body: bytes) -> None:
    with pytest.raises(UnreadableFeed):
        read_sitemap(body)
