"""Fragments of HTML as plain text."""

import pytest

from dateline.wire.markup import line_of, paragraphs_of


@pytest.mark.parametrize(
    ("fragment", "line"),
    [
        ("Ferry &amp; <b>tram</b> strike", "Ferry & tram strike"),
        ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
        ("Ferry<script>alert(1)</script> late", "Ferry late"),
        ("caf&eacute;&#8217;s", "café’s"),
        ("\u202eevil\u200b", "evil"),
        ("&#xD800;x", "\ufffdx"),
        ("<", "<"),
        ("", ""),
        ("<p></p>", ""),
    ],
)
def test_a_title_is_one_clean_line(fragment: str, line: str) -> None:
    assert line_of(fragment) == line


@pytest.mark.parametrize(
    ("fragment", "paragraphs"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<div>One<p>Two</p>Three</div>", ["One", "Two", "Three"]),
        ("One<br><br/>Two<br>still", ["One", "Two still"]),
        ("<ul><li>One<li>Two</ul>", ["One", "Two"]),
        ("<p>One <style>p{}</style><iframe>no</iframe>two</p>", ["One two"]),
        ("One.\n\nTwo\nstill.", ["One.", "Two still."]),
    ],
)
def test_contents_are_parted_by_their_blocks(fragment: str, paragraphs: list[str]) -> None:
    assert paragraphs_of(fragment) == paragraphs


@pytest.mark.parametrize(
    "fragment", ["<div>" * 50_000 + "x", "<a>" * 50_000, "<" * 100_000, "&" * 100_000, "<!--" * 9999]
)
def test_depth_and_litter_cost_no_more_than_the_fragment(fragment: str) -> None:
    assert isinstance(paragraphs_of(fragment), list)
