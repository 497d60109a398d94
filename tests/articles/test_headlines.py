"""The headline of a page: which source is believed, and what is taken off it."""

import json
from collections.abc import Callable

import pytest

from dateline.base.records import Article, Refusal

Read = Callable[..., Article | Refusal]

TEXT = "".join(
    f"<p>A passenger ferry carrying {n} people sank off Calder Point in heavy seas, the coast guard said.</p>"
    for n in (212, 213, 214)
)
LONG = "Ferry sinks off Calder Point in heavy seas"


def headline(read: Read, html: str = "", head: str = "", **options: object) -> tuple[str, str]:
    """Return the headline of a page, and where it was found."""
    found = read(f"<html lang=en><head>{head}</head><body>{html}{TEXT}</body></html>", **options)
    assert isinstance(found, Article), found
    return found.headline, dict(found.found)["headline"]


def linked(text: str) -> str:
    """Return the JSON-LD of an article with this headline."""
    node = {"@type": "NewsArticle", "headline": text}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def og(text: str, *, twice: bool = False) -> str:
    """Return OpenGraph's title, and with `twice` Twitter's, too."""
    names = ("og:title", "twitter:title") if twice else ("og:title",)
    return "".join(f'<meta property="{name}" content="{text}">' for name in names)


def test_linked_data_comes_first(read_html: Read) -> None:
    found = headline(
        read_html, "<h1>Ferry sinks: what we know</h1>", linked(LONG) + og("Ferry sinks tonight")
    )
    assert found == (LONG, "JSON-LD headline")


def test_shown_heading_comes_before_a_title_for_search_engines(read_html: Read) -> None:
    found = headline(read_html, f"<h1>{LONG}</h1>", og("Ferry sinks off Calder Point: all the latest"))
    assert found == (LONG, "page h1")


def test_two_declarations_that_agree_come_before_a_heading(read_html: Read) -> None:
    found = headline(read_html, "<h1>Ferry sinks off Calder Point, 14 dead</h1>", og(LONG, twice=True))
    assert found == (LONG, "meta og:title")


def test_headline_that_only_one_source_was_left_with_comes_last(read_html: Read) -> None:
    head = linked("Ferry sinks off Calder Point in calm seas") + og(LONG) + f"<title>{LONG}</title>"
    assert headline(read_html, f"<h1>{LONG}</h1>", head)[0] == LONG


@pytest.mark.parametrize("name", ["kicker", "article__overline", "Dachzeile", "eyebrow-text"])
def test_kicker_within_the_heading_is_left_out(read_html: Read, name: str) -> None:
    heading = f'<h1><span class="{name}">Northern Isles</span> <span>{LONG}</span></h1>'
    assert headline(read_html, heading, f"<title>{LONG}</title>")[0] == LONG


def test_kicker_that_only_one_source_has_is_left_out(read_html: Read) -> None:
    found = headline(read_html, f"<h1>{LONG}</h1>", linked(f"Northern Isles: {LONG}") + og(LONG))
    assert found == (LONG, "page h1")


def test_head_of_a_headline_that_sources_repeat_is_no_kicker(read_html: Read) -> None:
    whole = f"Storm in the isles: {LONG}"
    assert headline(read_html, f"<h1>{LONG}</h1>", linked(whole) + og(whole, twice=True))[0] == whole


@pytest.mark.parametrize(
    "title",
    [
        f"{LONG} | The Merrow Courier",
        f"{LONG} - Merrow Courier",
        f"The Merrow Courier: {LONG}",
        f"{LONG} – merrowcourier.example",
    ],
)
def test_name_of_the_site_is_taken_off(read_html: Read, title: str) -> None:
    head = f'<title>{title}</title><meta property="og:site_name" content="The Merrow Courier">'
    assert headline(read_html, head=head, url="https://www.merrowcourier.example/a/b")[0] == LONG


def test_heading_that_is_the_site_gives_way_to_the_one_the_title_names(read_html: Read) -> None:
    html = f"<h1>The Merrow Courier</h1><h2>{LONG}</h2>"
    found = headline(read_html, html, f"<title>{LONG} | The Merrow Courier</title>")
    assert found == (LONG, "page heading")


def test_heading_that_nothing_repeats_comes_last(read_html: Read) -> None:
    assert headline(read_html, "<h1>Our partners</h1>", og(LONG)) == (LONG, "meta og:title")
