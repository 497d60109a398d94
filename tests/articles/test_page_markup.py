"""Pages as trees: HTML as browsers read it, into records that hold what the readers ask for."""

import pytest

from dateline.articles.markup import blocks_of_fragment, parse, text_of
from dateline.articles.tree import Element


def tree(markup: str) -> Element:
    """Return the tree of some markup."""
    root = parse(markup)
    assert root is not None
    return root


def first(markup: str, tag: str) -> Element:
    """Return the first element of a name."""
    return next(tree(markup).iter(tag))


def test_text_before_the_first_child_and_after_the_end() -> None:
    bold = first("<p>Ferry <b>sinks</b> off Calder</p>", "b")
    assert (first("<p>Ferry <b>sinks</b></p>", "p").text, bold.text, bold.tail) == (
        "Ferry ",
        "sinks",
        " off Calder",
    )


def test_comment_parts_no_text() -> None:
    assert first("<p>Fer<!-- x -->ry<br>", "p").text == "Ferry"


def test_paragraph_ends_where_the_next_begins() -> None:
    assert [text_of(p) for p in tree("<p>One<p>Two").iter("p")] == ["One", "Two"]


def test_text_after_the_body_belongs_to_it() -> None:
    assert [c.tag for c in tree("<body></body></html><p>Late").find("body") or ()] == ["p"]


def test_elements_of_several_names_stand_in_document_order() -> None:
    root = tree("<h1>a</h1><p>b</p><h2>c</h2><p>d</p>")
    assert [e.text for e in root.iter("p", "h1", "h2")] == ["a", "b", "c", "d"]


def test_elements_within_another() -> None:
    root = tree("<div><p>a</p></div><p>b</p>")
    assert [e.text for e in next(root.iter("div")).iter("p")] == ["a"]


def test_elements_that_follow_and_precede() -> None:
    heading = first("<p>a</p><h1>b<i>c</i></h1><p>d</p>", "h1")
    before = heading.getprevious()
    assert ([e.text for e in heading.following()], before.text if before else None) == (["d"], "a")


def test_first_child_has_none_before_it() -> None:
    assert first("<div><p>a</p></div>", "p").getprevious() is None


def test_attribute_without_value_is_empty() -> None:
    paragraph = first("<p hidden>a</p>", "p")
    assert (paragraph.get("hidden"), paragraph.get("id")) == ("", None)


def test_what_an_element_says_parts_lines_and_not_words() -> None:
    assert (
        text_of(first("<div>Fer<b>ry</b><p>sinks</p>off<br>Calder</div>", "div")) == "Ferry sinks off Calder"
    )


@pytest.mark.parametrize(
    "tag", ["script", "style", "noscript", "template", "svg", "textarea", "button", "select"]
)
def test_what_is_no_text_is_not_said(tag: str) -> None:
    assert text_of(tree(f"<div>Ferry<{tag}>words</{tag}></div>")) == "Ferry"


def test_words_within_a_button_are_said_by_their_own_element() -> None:
    assert text_of(first("<button><span>Ida Moor</span></button>", "span")) == "Ida Moor"


def test_table_gives_up_what_is_no_part_of_it() -> None:
    assert [e.tag for e in tree("<table><p>a</p><tr><td>b").iter("p", "table")] == ["p", "table"]


def test_control_characters_are_spaces() -> None:
    assert text_of(tree("<p>Ferry\x00sinks\x07off\x0cCalder")) == "Ferry sinks off Calder"


def test_lone_surrogate_is_no_letter() -> None:
    assert text_of(tree("<p>Ferry \ud800 sinks")) == "Ferry ? sinks"


def test_markup_of_nothing_has_no_tree() -> None:
    assert parse(" \x00\n") is None


def test_deepest_levels_become_siblings() -> None:
    root = tree("<div>" * 2000 + "<p>Ferry</p>")
    paragraph = next(root.iter("p"))
    assert (sum(1 for _ in paragraph.iterancestors()) < 300, text_of(root)) == (True, "Ferry")


def test_released_page_holds_no_elements() -> None:
    root = tree("<p>a")
    root.page.release()
    assert list(root.iter()) == []


def test_fragment_has_a_block_for_each_line() -> None:
    assert blocks_of_fragment("<p>One<br>two</p>three<ul><li>four</ul><figure>five</figure>six") == [
        "One two",
        "three",
        "four",
        "six",
    ]
