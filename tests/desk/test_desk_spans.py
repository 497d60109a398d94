"""The text in pieces: nothing lost, nothing twice, whatever the spans."""

import random

import pytest

from dateline.desk.spans import Piece, Span, marked_paragraphs

TEXT = "One two three.\n\nFour five."


def span(key: str, start: int, end: int) -> Span:
    return Span(id=key, kind="figure", start=start, end=end)


def ids(pieces: list[Piece]) -> list[tuple[str, tuple[str, ...]]]:
    return [(piece.text, piece.ids) for piece in pieces]


def test_a_text_without_facts_is_one_piece_a_paragraph() -> None:
    assert [ids(pieces) for pieces in marked_paragraphs(TEXT, [])] == [
        [("One two three.", ())],
        [("Four five.", ())],
    ]


def test_the_shortest_fact_comes_first() -> None:
    first, _ = marked_paragraphs(TEXT, [span("long", 0, 14), span("short", 4, 7)])
    assert ids(first) == [("One ", ("long",)), ("two", ("short", "long")), (" three.", ("long",))]


def test_spans_that_cross_are_cut_where_they_cross() -> None:
    first, _ = marked_paragraphs(TEXT, [span("a", 0, 7), span("b", 4, 13)])
    assert ids(first) == [("One ", ("a",)), ("two", ("a", "b")), (" three", ("b",)), (".", ())]


def test_a_fact_opens_once_though_it_has_two_places() -> None:
    paragraphs = marked_paragraphs(TEXT, [span("a", 0, 3), span("a", 8, 13), span("b", 4, 24)])
    assert [piece.opens for pieces in paragraphs for piece in pieces if piece.opens] == [("a",), ("b",)]


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2), (0, 99)])
def test_a_span_outside_the_text_is_left_out(start: int, end: int) -> None:
    assert not any(
        piece.ids for pieces in marked_paragraphs(TEXT, [span("a", start, end)]) for piece in pieces
    )


def test_any_spans_give_back_the_text() -> None:
    chance = random.Random(1)
    for _ in range(200):
        places = [sorted(chance.sample(range(len(TEXT) + 1), 2)) for _ in range(6)]
        paragraphs = marked_paragraphs(TEXT, [span(str(n), a, b) for n, (a, b) in enumerate(places)])
        assert "\n\n".join("".join(piece.text for piece in pieces) for pieces in paragraphs) == TEXT
