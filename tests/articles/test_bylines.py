"""Who wrote a page: names out of bylines, declared lists and what stands around them."""

import json
from collections.abc import Callable

import pytest

from dateline.articles.bylines import split_names
from dateline.base.records import Article, Refusal

Read = Callable[..., Article | Refusal]

TEXT = "".join(
    f"<p>A passenger ferry carrying {n} people sank off Calder Point in heavy seas, the coast guard said.</p>"
    for n in (212, 213, 214)
)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ida Moor and Jo Lund", ("Ida Moor", "Jo Lund")),
        ("Von Ida Moor und Jo Lund", ("Ida Moor", "Jo Lund")),
        ("Por Ida Moor y Jo Lund", ("Ida Moor", "Jo Lund")),
        ("Par Ida Moor et Jo Lund", ("Ida Moor", "Jo Lund")),
        ("Ida Moor, Jo Lund, Orla Tennant", ("Ida Moor", "Jo Lund", "Orla Tennant")),
        ("Ida Moor | Jo Lund", ("Ida Moor", "Jo Lund")),
        ("Words by Ida Moor", ("Ida Moor",)),
        ("Veröffentlicht von Ida Moor", ("Ida Moor",)),
        ("Ida Moor, Political editor", ("Ida Moor",)),
        ("Ida Moor, Korrespondentin, Port Elsen", ("Ida Moor", "Port Elsen")),
        ("Ida Moor in Port Elsen", ("Ida Moor",)),
        ("Ida Moor (text) ", ("Ida Moor",)),
        ("IDA MOOR", ("Ida Moor",)),
        ("IDA MOOR-O'LUND", ("Ida Moor-O'Lund",)),
        ("Moor, Ida", ("Ida Moor",)),
        ("Ida Moor, Ida Moor", ("Ida Moor",)),
        ("Ida Moor; Moor Ida", ("Ida Moor",)),
        ("Tekst: Ida Moor Foto: Jo Lund", ("Ida Moor",)),
        ("By Ida Moor. Photographs by Jo Lund", ("Ida Moor",)),
        ("Ida Moor, translated by Jo Lund", ("Ida Moor",)),
        ("Ida Moor, Übersetzung: Jo Lund", ("Ida Moor",)),
        ("From our correspondent in Elsen", ()),
        ("ida@courier.example", ()),
        ("https://courier.example/ida-moor", ()),
        ("Redaktion", ()),
        ("Staff", ()),
        ("Reuters", ("Reuters",)),
        ("AP, AFP", ("AP", "AFP")),
        ("sf/hosb", ("sf/hosb",)),
        ("Ida Moor Jr.", ("Ida Moor Jr.",)),
        ("Isles Centre for Boats", ("Isles Centre",)),
        ("Analysis by Ida Moor", ("Ida Moor",)),
        ("by Ida Moor Monday", ("Ida Moor",)),
        ("Print this article", ()),
    ],
)
def test_names_of_a_byline(line: str, names: tuple[str, ...]) -> None:
    assert split_names([line]) == names


def authors(read: Read, byline: str = "", head: str = "") -> tuple[str, ...]:
    """Return the authors of a page with a byline below its headline."""
    found = read(f"<html lang=en><head>{head}</head><body><h1>Ferry sinks</h1>{byline}{TEXT}</body></html>")
    assert isinstance(found, Article), found
    return found.authors


def declared(*people: object) -> str:
    """Return the JSON-LD of an article by these."""
    node = {"@type": "NewsArticle", "headline": "Ferry sinks", "author": list(people)}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def test_links_of_authors(read_html: Read) -> None:
    byline = '<p><a rel="author" href="/ida">Ida Moor</a>, <a rel="author" href="/jo">Jo Lund</a></p>'
    assert authors(read_html, byline) == ("Ida Moor", "Jo Lund")


def test_byline_of_several_elements(read_html: Read) -> None:
    byline = '<div class="byline"><span>Ida Moor</span><span>Jo Lund</span></div>'
    assert authors(read_html, byline) == ("Ida Moor", "Jo Lund")


def test_line_that_begins_with_by(read_html: Read) -> None:
    assert authors(read_html, "<p>By Ida Moor</p>") == ("Ida Moor",)


def test_sentence_that_begins_with_by_is_no_byline(read_html: Read) -> None:
    assert (
        authors(read_html, "<p>By Monday the wind had fallen and the last of the boats were home.</p>") == ()
    )


def test_list_with_addresses(read_html: Read) -> None:
    people = [
        {"@type": "Person", "name": "Ida Moor", "url": "https://courier.example/ida"},
        "https://courier.example/jo",
    ]
    assert authors(read_html, head=declared(*people)) == ("Ida Moor",)


def test_byline_that_names_more_than_is_declared(read_html: Read) -> None:
    byline = '<p class="byline">By Ida Moor and Jo Lund</p>'
    assert authors(read_html, byline, declared({"name": "Ida Moor"})) == ("Ida Moor", "Jo Lund")


def test_site_beside_a_person_is_no_author(read_html: Read) -> None:
    head = declared({"name": "Ida Moor"}, {"name": "Merrow Courier"})
    assert authors(read_html, head=head + '<meta property="og:site_name" content="Merrow Courier">') == (
        "Ida Moor",
    )


def test_account_gives_way_to_the_byline(read_html: Read) -> None:
    assert authors(read_html, "<p>By Ida Moor</p>", declared({"name": "ida.moor"})) == ("Ida Moor",)


def test_organisation_is_an_author(read_html: Read) -> None:
    head = declared({"@type": "Organization", "name": "Northern Isles Press"})
    assert authors(read_html, head=head) == ("Northern Isles Press",)


@pytest.mark.parametrize(
    "owner", ["Merrow Media GmbH, Elsen, Northern Isles", "merrowcourier.example, Elsen, Northern Isles"]
)
def test_owner_with_its_town_gives_way_to_the_byline(read_html: Read, owner: str) -> None:
    assert authors(read_html, "<p>By Ida Moor</p>", f'<meta name="author" content="{owner}">') == (
        "Ida Moor",
    )
