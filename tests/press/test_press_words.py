"""Numbers, days and speakers in words."""

from datetime import date

import pytest

from dateline.base.records import Speaker
from dateline.press.words import (
    bound,
    frame,
    listed,
    long_day,
    number,
    opens_plainly,
    phrase,
    plural,
    several,
    short_day,
    shortened,
    span_of_days,
    speaker_name,
    speaker_role,
    tick,
)


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (1100, "1,100"), (999_999, "999,999"), (1e6, "1 million"), (48.2e9, "48.2 billion"), (1e12, "1 trillion"), (2.5, "2.5")],
)  # fmt: skip
def test_numbers_are_said_in_full(value: float, words: str) -> None:
    assert number(value) == words


@pytest.mark.parametrize(("value", "words"), [(1500, "1,500"), (2.5e6, "2.5m"), (1e12, "1tn"), (0.2, "0.2")])
def test_ticks_are_short(value: float, words: str) -> None:
    assert tick(value) == words


def test_a_day_in_a_masthead_has_its_weekday() -> None:
    assert long_day(date(2031, 3, 14)) == "Friday, 14 March 2031"


def test_the_year_is_said_only_where_it_differs() -> None:
    assert short_day(date(2031, 3, 1), date(2031, 5, 1)) == "1 Mar"
    assert short_day(date(2030, 3, 1), date(2031, 5, 1)) == "1 Mar 2030"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2031, 3, 2), date(2031, 3, 12), "2–12 March 2031"),
        (date(2031, 2, 27), date(2031, 3, 2), "27 February – 2 March 2031"),
        (date(2030, 12, 30), date(2031, 1, 2), "30 December 2030 – 2 January 2031"),
        (date(2031, 3, 2), date(2031, 3, 2), "2 March 2031"),
        (None, date(2031, 3, 2), "2 March 2031"),
        (None, None, ""),
    ],
)
def test_days_from_first_to_last(first: date | None, last: date | None, words: str) -> None:
    assert span_of_days(first, last) == words


def test_nobody_has_no_name() -> None:
    assert speaker_name(Speaker(kind="none")) == "no source given"


def test_a_role_that_names_the_body_does_not_say_it_twice() -> None:
    speaker = Speaker(kind="person", name="A", role="Coastguard spokesman", body="Coastguard")
    assert speaker_role(speaker) == "Coastguard spokesman"


@pytest.mark.parametrize(
    ("unit", "words"),
    [("people", "people"), ("house", "houses"), ("city", "cities"), ("day", "days"), ("JPY", "JPY")],
)
def test_plurals(unit: str, words: str) -> None:
    assert plural(unit) == words


def test_counts_and_lists() -> None:
    assert several(1, "report") == "1 report"
    assert several(1200, "story", "stories") == "1,200 stories"
    assert listed(["A", "B", "C"]) == "A, B and C"


def test_a_heading_has_no_marks_of_its_own() -> None:
    assert shortened("“Count the lifejackets,” he said.", 22) == "Count the…"


@pytest.mark.parametrize(("text", "yes"), [("The boats", True), ("A boat", True), ("U.S. boats", False), ("“Boats", False), ("12 boats", False), ("", False)])  # fmt: skip
def test_only_a_plain_word_gets_an_initial(text: str, yes: bool) -> None:
    assert opens_plainly(text) is yes


@pytest.mark.parametrize(
    ("exact", "word"), [("40 and 60", "between"), ("between 40 and 60", ""), ("40 to 60", ""), ("40-60", "")]
)
def test_a_range_whose_first_word_was_left_out_gets_it_back(exact: str, word: str) -> None:
    assert bound("range", exact) == word


@pytest.mark.parametrize(
    ("parts", "beside", "line"),
    [
        (("Veska", "in Tuesday"), "people killed", "Veska, Tuesday"),
        (("Veska", "in March"), "people killed", "Veska, in March"),
        (("Ostrel", None), "men killed, Ostrel", ""),
        (("of them in the first hour", "in the first hour"), "", "of them in the first hour"),
        (("On Monday",), "", "on Monday"),
    ],
)
def test_place_and_window_stand_in_one_line_and_nothing_twice(
    parts: tuple[str | None, ...], beside: str, line: str
) -> None:
    assert frame(*parts, beside=beside) == line


@pytest.mark.parametrize(
    ("subject", "line"), [("dead", "dead"), ("death toll", "death toll"), ("soldiers", "soldiers killed")]
)
def test_a_subject_that_says_what_happened_is_enough(subject: str, line: str) -> None:
    assert phrase(subject, "people", "killed") == line
