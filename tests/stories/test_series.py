"""Series: windows that part them, speakers whom the registry joins, and what is summed up in words."""

from dataclasses import replace
from datetime import date

import pytest
from storycases import read_report, read_speaker

from dateline.base.records import Figure, Line, Point, Report
from dateline.stories.disagree import summary_of
from dateline.stories.tell import tell
from dateline.stories.windows import count_over_other_times, looks_back_at

DAY = date(2033, 5, 5)


def figure(since: str | None = None, until: str | None = None) -> Figure:
    report = read_report("a 2033-05-05 Harbour Post", ["{7|killed|7|people|} people died."])
    return replace(report.facts.figures[0], since=since, until=until)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ({"since": "2033-01"}, {"since": "2030"}, True),
        ({"since": "2033-01"}, {"since": "2033"}, False),
        ({"since": "2033-05-03"}, {"since": "2033-05-04"}, False),
        ({"since": "2033-05-01"}, {"since": "2033-05-04"}, True),
        ({"since": "2021", "until": "2021"}, {}, True),
        ({"since": "2033-04", "until": "2033-04"}, {}, False),
        ({"since": "2033-W18", "until": "2033-W18"}, {}, False),
    ],
)
def test_windows_part_what_they_date(one: dict[str, str], other: dict[str, str], differ: bool) -> None:
    assert count_over_other_times(figure(**one), DAY, figure(**other), DAY) == differ


def test_a_window_that_begins_after_a_figure_does_not_count_it() -> None:
    assert count_over_other_times(figure(since="2033-05-02"), DAY, figure(), date(2033, 4, 20))


def test_a_month_looks_back_at_its_days() -> None:
    assert looks_back_at(figure(since="2033-05", until="2033-05"), DAY)
    assert not looks_back_at(figure(since="2033-05", until="2033-05"), date(2033, 3, 1))


def registered(report: Report, slug: str) -> Report:
    figures = tuple(
        replace(
            one, attribution=replace(one.attribution, speaker=replace(one.attribution.speaker, slug=slug))
        )
        for one in report.facts.figures
    )
    return replace(report, facts=replace(report.facts, figures=figures))


def test_speakers_of_one_page_are_one_line() -> None:
    one = read_report(
        "a 2033-05-05 Harbour Post",
        ["{7|killed|7|people|Quick Aid/b} people died in the fire, Quick Aid said."],
    )
    other = read_report(
        "b 2033-05-06 Harbour Post",
        [
            "{9|killed|9|people|Society for Aid/b|total} people have died in the fire, the Society for Aid said."
        ],
    )
    (series,) = tell("s", [one, registered(other, "quick-aid")]).series
    assert [len(line.points) for line in series.lines] == [2]


def line(name: str, **value: object) -> Line:
    point = Point(
        figure_id=name,
        article_id=name,
        version_id=name,
        on=DAY,
        on_basis="said",
        low=None,
        high=None,
        bound="exact",
        exact="",
    )
    return Line(speaker=read_speaker(name), points=(replace(point, **value),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ({"low": 13, "bound": "at_least"}, {"low": 46, "high": 46}, "The latest range from at least 13 to 46."),
        ({"low": 2, "bound": "at_least"}, {"low": 5, "high": 9, "bound": "range"}, "The latest range from at least 2 to 9."),
        ({"low": 12, "high": 12}, {"low": 12, "high": 12}, "All give 12."),
        ({"low": 11, "high": 11}, {"low": 11, "bound": "at_least"}, "All speak of 11, one as the exact number and one not."),
    ],
)  # fmt: skip
def test_the_range_of_the_latest(one: dict[str, object], other: dict[str, object], words: str) -> None:
    assert words in summary_of([line("A/b", **one), line("B/b", **other)], "people")
