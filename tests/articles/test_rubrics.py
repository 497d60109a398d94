"""Under what an outlet files a page: breadcrumbs, then JSON-LD, then meta elements, then the address."""

import json
from collections.abc import Callable

import pytest

from dateline.base.records import Article, Refusal

Read = Callable[..., Article | Refusal]

TEXT = "".join(
    f"<p>A passenger ferry carrying {n} people sank off Calder Point in heavy seas, the coast guard said.</p>"
    for n in (212, 213, 214)
)
SOURCES = {
    "JSON-LD breadcrumbs": json.dumps(
        {"@type": "BreadcrumbList", "itemListElement": [{"name": "Home"}, {"name": "Harbours"}]}
    ),
    "page breadcrumbs": '<nav class="breadcrumb"><a href="/">Home</a><a href="/h">Harbours</a></nav>',
    "JSON-LD articleSection": json.dumps(
        {"@type": "NewsArticle", "headline": "Ferry", "articleSection": "Shipping"}
    ),
    "meta article:section": '<meta property="article:section" content="Weather">',
    "address": "",
}


def section(read: Read, sources: list[str]) -> tuple[str | None, str | None]:
    """Return the section of a page that names one in each of these places, and where it was found."""
    scripts = "".join(
        f'<script type="application/ld+json">{SOURCES[s]}</script>'
        for s in sources
        if s.startswith("JSON-LD")
    )
    html = "".join(SOURCES[s] for s in sources if not s.startswith("JSON-LD"))
    found = read(
        f"<html lang=en><head>{scripts}</head><body>{html}<h1>Ferry sinks</h1>{TEXT}</body></html>",
        url="https://courier.example/world/ferry-sinks",
    )
    assert isinstance(found, Article), found
    return found.section, dict(found.found).get("section")


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("JSON-LD breadcrumbs", "Harbours"),
        ("page breadcrumbs", "Harbours"),
        ("JSON-LD articleSection", "Shipping"),
        ("meta article:section", "Weather"),
        ("address", "World"),
    ],
)
def test_order_of_sources(read_html: Read, first: str, name: str) -> None:
    order = list(SOURCES)
    assert section(read_html, order[order.index(first) :]) == (name, first)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("slider,news,Harbours", "Harbours"),
        ("Science, Nature", "Science, Nature"),
        ("Front Page", "World"),
    ],
)
def test_first_rubric_of_a_list(read_html: Read, said: str, name: str) -> None:
    found = read_html(
        f'<html lang=en><head><meta property="article:section" content="{said}"></head><body><h1>Ferry sinks</h1>{TEXT}</body></html>',
        url="https://courier.example/world/ferry-sinks",
    )
    assert isinstance(found, Article), found
    assert found.section == name


def test_single_letters_and_languages_of_an_address_file_nothing(read_html: Read) -> None:
    found = read_html(
        f"<html lang=en><body><h1>Ferry sinks</h1>{TEXT}</body></html>",
        url="https://courier.example/eng/a/ferry-sinks",
    )
    assert isinstance(found, Article), found
    assert found.section is None
