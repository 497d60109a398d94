"""The timeline: which day a sentence tells of, what is one event, and what is none."""

from dataclasses import replace
from datetime import date

import pytest
from storycases import read_report

from dateline.base.records import Query, Report
from dateline.stories.dated import days_told
from dateline.stories.timeline import find_timeline


def report(name: str, day: int, *lines: str, headline: str = "") -> Report:
    made = read_report(f"{name} 2031-04-{day:02} Harbour Post", list(lines))
    return replace(made, article=replace(made.article, headline=headline))


def role_of(line: str) -> str:
    made = report("a", 9, line)
    told = days_told(made, made.facts.sentences[0])
    assert told is not None
    return told[0].role


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("The dam burst on <Monday=2031-04-07> and flooded Kelm.", "happened"),
        ("The dam in Kelm is safe, the council said on <Monday=2031-04-07>.", "said"),
        ("The council of Kelm will vote on <Friday=2031-04-11>.", "announced"),
        ("The council of Kelm asked people to stay away from <Monday=2031-04-07>.", "wanted"),
        ("The road is closed until <Monday=2031-04-07>.", "wanted"),
        ("Kelm has been without power since <Monday=2031-04-07>.", "referred"),
        ("Kelm counts the costs of the flood of <7 April=2031-04-07>.", "referred"),
        ("Eleven men who were trapped on <Monday=2031-04-07> have been found.", "referred"),
        ("The toll of <Monday=2031-04-07>'s flood has risen.", "referred"),
        ("“We saw it on <Monday=2031-04-07>,” Mira Oss said.", "referred"),
        ("Cases fell to 12 from 30 on <Monday=2031-04-07>.", "referred"),
    ],
)
def test_the_words_around_a_day_say_how_the_sentence_stands_to_it(line: str, role: str) -> None:
    assert role_of(line) == role


def test_an_event_stands_under_its_day_and_not_under_that_on_which_it_was_told() -> None:
    line = "The dam above Kelm burst late on <Monday=2031-04-07>, the council said on <Tuesday=2031-04-08>."
    assert [entry.on for entry in find_timeline([report("a", 8, line)])] == [date(2031, 4, 7)]


def test_a_doubted_day_tells_nothing() -> None:
    line = "The dam above Kelm burst on <7 April=2030-04-07> and flooded the town."
    made = report("a", 9, line)
    at = line.index("<")
    query = Query(id="q", version_id="a", kind="year", spans=((at, at + 7),), exact=("7 April",), why="Slip.")
    assert find_timeline([replace(made, facts=replace(made.facts, queries=(query,)))]) == ()


def test_one_event_in_other_words_is_one_line() -> None:
    one = report(
        "a",
        8,
        "The dam above Kelm burst on <Monday=2031-04-07>, killing {4|killed|4|people} people in the town.",
    )
    other = report(
        "b",
        8,
        "{Four|killed|4|people} residents of Kelm died on <Monday=2031-04-07> as the dam gave way above it.",
    )
    assert [entry.origins for entry in find_timeline([one, other])] == [2]


def test_a_detail_of_the_day_is_no_line() -> None:
    lead = "The dam above Kelm burst on <Monday=2031-04-07> and flooded the town."
    filler = "Rescue boats reached the market square of the old town at noon."
    detail = "By <Monday=2031-04-07> evening all beds of the inn were taken."
    told = find_timeline([report("a", 7, lead, filler, detail, headline="Dam bursts above Kelm")])
    assert [entry.sentence.exact[:7] for entry in told] == ["The dam"]


def test_a_line_can_be_read_alone() -> None:
    lead = "The dam above Kelm burst on <Monday=2031-04-07> and flooded the town."
    leaning = "On <Tuesday=2031-04-08> it was closed for good by the council of Kelm."
    assert [entry.on for entry in find_timeline([report("a", 9, lead, leaning)])] == [date(2031, 4, 7)]


def test_what_one_report_tells_of_long_ago_is_history() -> None:
    lead = "The dam above Kelm burst on <Monday=2031-04-07> and flooded the town."
    past = "Engineers of Kelm warned the council of the dam on <4 November=2030-11-04>."
    assert [entry.on for entry in find_timeline([report("a", 8, lead, past)])] == [date(2031, 4, 7)]


def test_the_scene_of_a_feature_is_no_event() -> None:
    scene = "The old clock on the wall of the inn has stopped at ten past four."
    news = "The dam above Kelm burst on <Monday=2031-04-07> and flooded the town."
    told = find_timeline(
        [report("a", 7, news), report("b", 8, scene, headline="A drowned town waits for its river to fall")]
    )
    assert [entry.on for entry in told] == [date(2031, 4, 7)]


def test_a_teaser_of_another_page_is_no_line() -> None:
    cut = "The dam above Kelm burst on <Monday=2031-04-07> and flooded the town as…"
    assert find_timeline([report("a", 8, cut)]) == ()


def test_the_day_on_which_a_story_began_may_stand_in_a_side_clause() -> None:
    line = "A fire that broke out on <Sunday=2031-04-06> near Kelm burned down the old mill on <Monday=2031-04-07>."
    days = [entry.on for entry in find_timeline([report("a", 7, line)])]
    assert days == [date(2031, 4, 6), date(2031, 4, 7)]
