"""Time expressions: one form a line in `cases/times.tsv`."""

from datetime import date
from pathlib import Path

import pytest

from dateline.facts.timerules import RULES
from dateline.facts.times import _candidates, find_times

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "times.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
PUBLISHED = date(2031, 3, 20)


@pytest.mark.parametrize(("published", "text", "cell"), CASES, ids=[case[1] for case in CASES])
def test_times_are_found_and_given_values(published: str, text: str, cell: str) -> None:
    found = find_times(text, None if published == "-" else date.fromisoformat(published))
    expected = [tuple(item.split(" = ")) for item in cell.split(" ; ") if item]
    assert [(time.exact, time.value or "null") for time in found] == expected


def test_a_time_gives_back_its_words() -> None:
    text = "It fell on 4 May 2029 and rose the next day."
    assert all(text[time.start : time.end] == time.exact for time in find_times(text, PUBLISHED))


def test_a_value_that_names_one_day_gives_the_day() -> None:
    assert find_times("It fell on 4 May 2029.", None)[0].day == date(2029, 5, 4)


def test_a_value_that_names_a_month_gives_no_day() -> None:
    assert find_times("It fell in May 2029.", None)[0].day is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("On 9 May 1734 they marched. On 12 June they fled.", ["1734-05-09", "1734-06-12"]),
        ("On 9 December 1734 they marched. In January they fled.", ["1734-12-09", "1735-01"]),
        ("In May 1734 they marched. The next year they fled.", ["1734-05", "1735"]),
        ("In May 1734 they marched. That autumn they fled.", ["1734-05", "1734-FA"]),
        ("In May 1734 they marched. The former king fled.", ["1734-05", "PAST_REF"]),
        ("In May 1734 they marched. In the first half of 1735 they rested; on 30 June they fled.", ["1734-05", "1735-H1", "1735-06-30"]),
        ("In May 1734 they went into summer quarters at night.", ["1734-05", "1734-SU", "XXXX-XX-XXTNI"]),
        ("In May 1734 they marched. At that time they lost nine men a day.", ["1734-05", None, "P1D"]),
        ("In December 1734 they marched; 1734 ended. In January they fled.", ["1734-12", "1734", "1735-01"]),
        ("On 9 May 1734 they marched. They fled on the 20th.", ["1734-05-09", "1734-05-20"]),
        ("On 9 May 1734 they marched (the fort fell in 1790). In June they fled.", ["1734-05-09", "1790", "1734-06"]),
    ],
)  # fmt: skip
def test_in_narrative_dates_hang_on_the_last_one_named(text: str, values: list[str | None]) -> None:
    assert [time.value for time in find_times(text, PUBLISHED, narrative=True)] == values


def test_in_news_dates_hang_on_the_day_of_publication() -> None:
    values = [time.value for time in find_times("In May 2029 it fell. In February it rose.", PUBLISHED)]
    assert values == ["2029-05", "2031-02"]


def test_rules_tried_near_their_landmarks_match_what_they_match_in_the_whole_text() -> None:
    # The cases one after the other, far enough apart that no landmark of one lies near the next.
    text = (" So it went on. " + "They waited and said no more of it. " * 8).join(
        text for _, text, _ in CASES
    )
    near = {(match.span(), read) for match, read in _candidates(text)}
    assert near == {(match.span(), rule.read) for rule in RULES for match in rule.pattern.finditer(text)}
