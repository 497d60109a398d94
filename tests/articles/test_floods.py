"""Markup made to keep a parser busy: refused, or made harmless, in less than a second."""

import time
from collections.abc import Callable

import pytest

from dateline.articles.floods import MOST_TAGS, without_floods
from dateline.articles.markup import blocks_of_fragment, parse
from dateline.base.errors import Unreadable
from dateline.base.records import Article, Refusal

Read = Callable[..., Article | Refusal]

TEXT = "<p>The ferry sank off Calder Point on Monday, the harbour police said.</p>" * 4


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 50_000,
        "<a href=x><div>" * 25_000,
        "".join(f"<b a={n}>" for n in range(50_000)),
        "".join(f"<table><b a={n}>" for n in range(25_000)),
        "<p>" * (MOST_TAGS + 1),
    ],
    ids=["nested", "links", "formatting", "tables", "tags"],
)
def test_flood_of_elements_is_refused(markup: str) -> None:
    with pytest.raises(Unreadable):
        parse(markup)


@pytest.mark.parametrize("value", ["", "=1", '=">"', "='a b'"])
def test_flood_of_attributes_is_cut_out(value: str) -> None:
    flood = "<div " + " ".join(f"a{n}{value}" for n in range(30_000)) + ">"
    assert without_floods(f"<body>{flood}{TEXT}".encode()) == f"<body>{TEXT}".encode()


def test_unclosed_formatting_is_not_copied_into_every_paragraph() -> None:
    start = time.process_time()
    tree = parse("<p>" + "".join(f"<font a={n}>" for n in range(2000)) + "</p>" + "<p>x</p>" * 2000)
    assert tree is not None
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    "markup",
    [
        '<a title="' + "word " * 5000 + '">x</a>',
        "<script>if (a<b) { " + "x = y; " * 5000 + "}</script>",
        "".join(f'<i class="icon-{n % 9}"></i><p>x</p>' for n in range(900)),
    ],
    ids=["long value", "program", "icons"],
)
def test_what_pages_have_stays_as_it_is(markup: str) -> None:
    assert without_floods(markup.encode()) == markup.encode()


def test_page_that_is_a_flood_is_refused_by_name(read_html: Read) -> None:
    found = read_html("<div>" * 50_000 + TEXT)
    assert isinstance(found, Refusal)
    assert found.reason == "broken"


def test_fragment_that_is_a_flood_has_no_blocks() -> None:
    assert blocks_of_fragment("<div>" * 50_000 + TEXT) == []
