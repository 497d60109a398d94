"""A page that lists articles, read as a feed."""

import pytest

from dateline.base.errors import UnreadableFeed
from dateline.wire.frontpage import read_frontpage

HOME = "https://www.harrow.example/"
STORIES = "".join(
    f'<h2><a href="/news/ferry-stops-at-pier-{n}">Ferry stops at pier {n}</a></h2>' for n in range(5)
)


def read(extra: str) -> list[tuple[str | None, str | None]]:
    page = f"<html><title>Harrow Post</title><body>{extra}{STORIES}</body></html>"
    items = read_frontpage(page.encode(), url=HOME).items
    return [(item.url, item.title) for item in items][: len(items) - 5]


def test_articles_come_in_the_pages_order() -> None:
    listing = read_frontpage(STORIES.encode(), url=HOME)
    assert [item.title for item in listing.items] == [f"Ferry stops at pier {n}" for n in range(5)]
    assert listing.items[0].url == "https://www.harrow.example/news/ferry-stops-at-pier-0"


@pytest.mark.parametrize(
    "path",
    [
        "/2031/03/04/ferry",
        "/news/12345678",
        "/a/the-ferry-has-stopped/",
        "/world/ferrystops.html",
        "//m.harrow.example/news/12345",
    ],
)
def test_an_address_of_an_article_is_taken(path: str) -> None:
    assert len(read(f'<a href="{path}">The ferry has stopped</a>')) == 1


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/world">News from all the world</a>',
        '<a href="/tag/the-ferry-has-stopped">The ferry has stopped</a>',
        '<a href="https://tide.example/2031/03/04/ferry">The ferry has stopped</a>',
        '<a href="/news/12345678">Read more</a>',
        '<a href="javascript:x12345()">The ferry has stopped</a>',
    ],
)
def test_a_link_that_is_no_article_is_not(link: str) -> None:
    assert read(link) == []


def test_the_longer_text_of_two_links_is_the_headline() -> None:
    links = '<a href="/news/12345#x">Photo: a white ferry</a><a href="/news/12345"><h3>The white ferry has stopped</h3><p>More words</p></a>'
    assert read(links) == [("https://www.harrow.example/news/12345", "The white ferry has stopped")]


@pytest.mark.parametrize("page", [b"", b"<html>", b"<p>We have moved.</p>", b"\x00"])
def test_a_page_that_lists_too_little_is_refused(page: bytes) -> None:
    with pytest.raises(UnreadableFeed):
        read_frontpage(page, url=HOME)
