"""Copies and origins."""

import random
from datetime import UTC, date, datetime
from typing import Any

from dateline.articles.compare import find_copies, find_origins
from dateline.base.records import Article

REPORT = " ".join(
    f"The council of district {n} voted on motion {n * 7} about road {n * 3} near the old mill."
    for n in range(8)
)
OTHER = " ".join(
    f"Rowers from town {n} beat crew {n * 5} in heat {n * 11} on the windy lake today." for n in range(8)
)


def article(name: str, text: str, day: int | None = 3, **fields: Any) -> Article:
    """Return an article of that id and text."""
    on = date(2031, 3, day) if day else None
    return Article(
        id=name, version_id=name, capture_id=name, headline=name, text=text, published_on=on, **fields
    )


def test_copy_with_another_end_is_found() -> None:
    copies = find_copies([("a", REPORT), ("b", REPORT + " The mayor was not in the hall."), ("c", OTHER)])
    assert [(c.a, c.b) for c in copies] == [("a", "b")]


def test_shortened_copy_is_found_by_containment() -> None:
    half = REPORT[: len(REPORT) // 3]
    assert [(c.a, c.b) for c in find_copies([("a", REPORT), ("b", half)])] == [("a", "b")]


def test_short_sentences_alike_are_no_copies() -> None:
    assert not find_copies(
        [
            ("a", "Two people are killed in a crash near Kest."),
            ("b", "Two people are killed in a crash near Ostra."),
        ]
    )


def test_short_reports_of_one_frame_are_no_copies() -> None:
    # Thirty words in common of forty: enough for an article, not for an item.
    frame = " ".join(f"word{n}" for n in range(30))
    one, other = (frame + " " + " ".join(f"{end}{n}" for n in range(10)) for end in ("kest", "ostra"))
    assert not find_copies([("a", one), ("b", other)])


def test_identical_sentences_are_copies() -> None:
    text = "Two people are killed in a crash near Kest."
    assert [(c.a, c.b) for c in find_copies([("b", text), ("a", text)])] == [("a", "b")]


def test_earliest_is_the_origin_whatever_the_order() -> None:
    articles = [
        article("x", REPORT, 4),
        article("b", REPORT + " More.", 3),
        article("a", REPORT, None),
        article("o", OTHER),
    ]
    expected = {"a": "b", "b": "b", "o": "o", "x": "b"}
    for seed in range(4):
        random.Random(seed).shuffle(articles)
        assert find_origins(articles) == expected


def test_hour_decides_before_id() -> None:
    early = article("z", REPORT, published_at=datetime(2031, 3, 3, 5, tzinfo=UTC))
    late = article("a", REPORT, published_at=datetime(2031, 3, 3, 6, tzinfo=UTC))
    assert find_origins([late, early]) == {"a": "z", "z": "z"}


def test_agencys_own_report_is_the_origin_where_it_is_credited() -> None:
    copy = article("copy", REPORT, 2, origin="AP", outlet="Merrow Courier")
    own = article("own", REPORT, 3, outlet="The Associated Press")
    assert find_origins([copy, own]) == {"copy": "own", "own": "own"}


def test_same_words_weeks_later_are_another_report() -> None:
    assert find_origins([article("a", REPORT, 1), article("b", REPORT, 28)]) == {"a": "a", "b": "b"}


def test_no_articles_no_origins() -> None:
    assert find_origins([]) == {}
