import pytest

from dateline.base.text import clean, clean_block, context, cut, identify, slug


def test_identity_depends_on_where_parts_end() -> None:
    assert identify("ab", "c") != identify("a", "bc")


def test_identity_is_the_same_in_every_process() -> None:
    assert identify("Port Ellery", b"bytes") == "e8e7427eff2ebcb9"


def test_identity_takes_lone_surrogates() -> None:
    assert identify("\ud800") != identify("\ud801")


def test_clean_folds_space_and_drops_what_cannot_be_seen() -> None:
    assert clean(" Tide\u200b \n warning\u202e ") == "Tide warning"


def test_clean_composes_letters() -> None:
    assert clean("cafe\u0301") == "café"


def test_clean_block_keeps_line_breaks() -> None:
    assert clean_block("one  two\n three ") == "one two\nthree"


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("short", 10, "short"),
        ("exactly ten", 11, "exactly ten"),
        ("The harbour was closed", 14, "The harbour…"),
        ("The harbour was closed", 12, "The harbour…"),
        ("Unbreakable", 5, "Unbr…"),
        ("One, two three", 9, "One, two…"),
        ("One two, three", 12, "One two…"),
    ],
)
def test_cut_ends_at_a_word(text: str, most: int, expected: str) -> None:
    assert cut(text, most) == expected
    assert len(cut(text, most)) <= most


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ferry strike: day 3!", "ferry-strike-day-3"),
        ("Élan à Ørsk", "elan-a-rsk"),
        ("Земля", "-"),
        ("a" * 80, "a" * 60),
    ],
)
def test_slug_is_fit_for_an_address(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_slug_ends_at_a_word() -> None:
    assert slug("twelve boats sank in the harbour", most=15) == "twelve-boats"


def test_context_stops_at_the_edges_of_the_text() -> None:
    assert context("abc def", 4, 7) == ("abc ", "")
