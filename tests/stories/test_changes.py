"""What is new in a story: ids that stay, alerts, queries answered, disputes that open and end, the reader's order."""

from dataclasses import replace
from datetime import date
from typing import Any

from storycases import read_report

from dateline.base.records import Change, FactEdit, Figure, Query, Report, Revision
from dateline.stories.tell import changes_since, tell

QUAKE = "The toll of the quake in [Kelm] has risen to {241|killed|241|people|Interior Ministry/b}, the ministry said."
LOWERED = "The toll of the quake in [Kelm] was revised to {214|killed|214|people|Interior Ministry/b}, the ministry said."
SAME = "The toll of the quake in [Kelm] stands at {241|killed|241|people|Interior Ministry/b}, the ministry said."
MAYOR = (
    "The toll of the quake in [Kelm] has reached {260|killed|260|people|Benedek Hallas/p}, the mayor said."
)
MAYOR_AGREES = (
    "The toll of the quake in [Kelm] has reached {241|killed|241|people|Benedek Hallas/p}, the mayor said."
)


def report(name: str, day: int, *lines: str, **article: Any) -> Report:
    made = read_report(f"{name} 2031-03-{day:02} Harbour Post", list(lines))
    return replace(made, article=replace(made.article, **article))


def asked(made: Report, kind: str, exact: str, likely: str | None = None) -> Report:
    start = made.article.text.index(exact)
    query = Query(
        id=f"{made.article.id}:{kind}",
        version_id=made.article.version_id,
        kind=kind,  # type: ignore[arg-type]
        spans=((start, start + len(exact)),),
        exact=(exact,),
        why="The year cannot be.",
        likely=likely,
    )
    return replace(made, facts=replace(made.facts, queries=(query,)))


def told(*reports: Report) -> tuple[Change, ...]:
    return tell("a", reports).changes


def of_kind(kind: str, *reports: Report) -> list[tuple[int, str]]:
    return [(change.on.day, change.text) for change in told(*reports) if change.kind == kind]


# Figures ------------------------------------------------------------------------------------------------


def test_a_number_that_a_named_speaker_changes_is_a_revision_that_says_what_and_from_what() -> None:
    assert of_kind("revision", report("a", 7, QUAKE), report("b", 9, LOWERED)) == [
        (9, "Interior Ministry: killed, from 241 (7 March 2031) to 214.")
    ]


def test_a_revision_knows_speaker_series_and_both_figures() -> None:
    story = tell("a", [report("a", 7, QUAKE), report("b", 9, LOWERED)])
    (change,) = (change for change in story.changes if change.kind == "revision")
    (series,) = story.series
    first, second = (point.figure_id for point in series.lines[0].points)
    assert change.speaker is not None
    assert (change.speaker.name, change.series_id) == ("Interior Ministry", series.id)
    assert (change.before_id, change.figure_id) == (first, second)


def test_a_number_that_nobody_gives_is_revised_by_nobody() -> None:
    lines = [line.replace("Interior Ministry/b", "") for line in (QUAKE, LOWERED)]
    changes = told(report("a", 7, lines[0]), report("b", 9, lines[1]))
    assert [change.kind for change in changes if change.figure_id] == ["new figure", "new figure"]


def test_a_value_given_again_is_not_new() -> None:
    assert len(of_kind("new figure", report("a", 7, QUAKE), report("b", 8, SAME))) == 1


def test_a_figure_that_came_with_an_edit_is_new_on_the_day_of_the_edit() -> None:
    made = report("a", 7, QUAKE)
    edit = FactEdit(kind="came", what="figure", after_id=made.facts.figures[0].id, text="killed: 241")
    step = Revision(
        article_id="a", before_id="v0", after_id="a", ordinal=2, on=date(2031, 3, 8), facts=(edit,)
    )
    assert [day for day, _ in of_kind("new figure", replace(made, revisions=(step,)))] == [8]


# Ids ----------------------------------------------------------------------------------------------------


def versioned(made: Report, version: str) -> Report:
    def figure(one: Figure) -> Figure:
        return replace(one, id=f"{version}:{one.start}", version_id=version)

    return replace(
        made,
        article=replace(made.article, version_id=version),
        facts=replace(made.facts, version_id=version, figures=tuple(map(figure, made.facts.figures))),
    )


def test_a_new_version_of_a_report_is_not_told_again() -> None:
    reports = [report("a", 7, QUAKE), report("b", 9, LOWERED)]
    before = {change.id for change in told(*reports)}
    assert {change.id for change in told(versioned(reports[0], "a2"), reports[1])} == before


def test_ids_do_not_hang_on_the_story() -> None:
    reports = [report("a", 7, QUAKE), report("b", 9, LOWERED)]
    assert [change.id for change in tell("x", reports).changes] == [change.id for change in told(*reports)]


def test_no_two_changes_have_one_id() -> None:
    ids = [change.id for change in told(report("a", 7, QUAKE, MAYOR), report("b", 9, LOWERED, MAYOR))]
    assert len(ids) == len(set(ids))
    assert all(ids)


# Disputes -----------------------------------------------------------------------------------------------


def test_two_speakers_who_cannot_both_be_right_open_a_query() -> None:
    opened = of_kind("new query", report("a", 7, QUAKE), report("b", 7, MAYOR))
    assert len(opened) == 1
    assert "cannot both hold" in opened[0][1]


OTHERS = "The toll of the quake in [Kelm] has reached {300|killed|300|people|Open Hand Relief/b}, the charity said."


def test_what_opens_on_one_day_in_one_series_is_one_query() -> None:
    opened = of_kind("new query", report("a", 7, QUAKE), report("b", 7, MAYOR), report("c", 7, OTHERS))
    assert [text.count("cannot all hold") for _, text in opened] == [1]


def test_a_dispute_that_goes_on_is_opened_once() -> None:
    reports = [report("a", 7, QUAKE), report("b", 7, MAYOR), report("c", 9, LOWERED), report("d", 9, MAYOR)]
    assert len(of_kind("new query", *reports)) == 1


def test_a_dispute_that_ends_is_an_answered_query() -> None:
    reports = [report("a", 7, QUAKE), report("b", 7, MAYOR), report("c", 9, MAYOR_AGREES)]
    ((day, text),) = of_kind("answered query", *reports)
    assert day == 9
    assert text.startswith("No longer in dispute:")


def test_a_count_that_went_on_disputes_nothing() -> None:
    assert of_kind("new query", report("a", 7, QUAKE), report("b", 9, MAYOR)) == []


# Answers ------------------------------------------------------------------------------------------------

SLIP = "The commission was set up in [Kelm] on <3 March 2013=2013-03-03> to count the victims of the quake."
RIGHT = (
    "The commission that counts the victims of the quake was set up in [Kelm] on <3 March 2031=2031-03-03>."
)
OTHER = "Trains to [Kelm] have run again since <3 March 2031=2031-03-03>, the railway said."


def test_a_later_report_with_the_day_that_fits_answers_a_query() -> None:
    slip = asked(report("a", 7, SLIP), "year", "3 March 2013", "2031-03-03")
    assert of_kind("answered query", slip, report("b", 8, RIGHT)) == [
        (8, "Harbour Post gives the day that fits: The year cannot be.")
    ]


def test_the_same_day_in_another_matter_answers_nothing() -> None:
    slip = asked(report("a", 7, SLIP), "year", "3 March 2013", "2031-03-03")
    assert of_kind("answered query", slip, report("b", 8, OTHER)) == []


def test_a_copy_answers_nothing() -> None:
    slip = asked(report("a", 7, SLIP), "year", "3 March 2013", "2031-03-03")
    assert of_kind("answered query", slip, replace(report("b", 8, RIGHT), origin_id="a")) == []


def test_a_version_that_leaves_no_reason_to_ask_answers_a_query() -> None:
    (query,) = asked(report("a", 7, SLIP), "year", "3 March 2013").facts.queries
    step = Revision(
        article_id="a", before_id="v0", after_id="a", ordinal=2, on=date(2031, 3, 8), settled=(query,)
    )
    assert of_kind("answered query", replace(report("a", 7, RIGHT), revisions=(step,))) == [
        (8, "Harbour Post settled in version 2 of its report: The year cannot be.")
    ]


def test_a_source_for_a_figure_that_had_none_answers_a_query() -> None:
    nobody = asked(report("a", 7, SAME.replace("Interior Ministry/b", "")), "unattributed", "241")
    ((day, text),) = of_kind("answered query", nobody, report("b", 8, SAME))
    assert (day, text.startswith("A figure that had no source has one: 241")) == (8, True)


# Order --------------------------------------------------------------------------------------------------


def test_since_a_day_figures_stand_before_speakers_events_and_queries() -> None:
    reports = [report("a", 7, QUAKE), asked(report("b", 8, MAYOR), "year", "260"), report("c", 9, LOWERED)]
    story = tell("a", reports)
    kinds = list(dict.fromkeys(change.kind for change in changes_since(story, date(2031, 3, 7))))
    assert [kind for kind in kinds if kind != "revision"] == [
        "new figure",
        "new speaker",
        "new event",
        "new query",
    ]
    assert "revision" in kinds[:2]
