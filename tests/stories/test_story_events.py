"""A running story has tight events; it rests, wakes, and tells what became of it."""

from datetime import date

import pytest
from storycases import read_report

from dateline.base.records import Report
from dateline.stories.events import find_events
from dateline.stories.history import Turn
from dateline.stories.tell import resting_since, tell

ARREST = "Police arrested the banker Tal Brenn at the harbour of Kelm, where he had boarded a yacht."
CAUGHT = "The banker Tal Brenn was arrested by police on a yacht in the harbour of Kelm."
VERDICT = "Judges in Orva found Tal Brenn guilty of fraud and sentenced him to nine years in prison."
GUILTY = "Tal Brenn is guilty of fraud: judges sentenced him to nine years in prison in Orva."


def report(name: str, text: str, day: str = "2031-03-01", headline: str = "") -> Report:
    return read_report(f"{name} {day} Harbour Post" + (f" | {headline}" if headline else ""), [text])


TRIAL = [
    report("a", ARREST),
    report("b", CAUGHT, "2031-03-02"),
    report("c", VERDICT, "2031-05-20"),
    report("d", GUILTY, "2031-05-21"),
]


def test_arrest_and_verdict_are_two_events_of_one_story() -> None:
    assert [event.article_ids for event in find_events(TRIAL)] == [("a", "b"), ("c", "d")]


def test_an_event_has_the_id_of_its_first_report_and_its_days() -> None:
    event = find_events(TRIAL)[1]
    assert (event.id, event.first_on, event.last_on) == ("c", date(2031, 5, 20), date(2031, 5, 21))


def test_an_event_is_called_by_words_of_a_report() -> None:
    event = find_events(TRIAL)[0]
    assert event.sentence is not None
    text = next(r.article.text for r in TRIAL if r.article.id == event.sentence.article_id)
    assert text[event.sentence.start : event.sentence.end] == event.sentence.exact
    assert event.headline in {r.article.headline or r.article.text for r in TRIAL}


@pytest.mark.parametrize("count", [1, 2, 3])
def test_later_reports_leave_earlier_events_as_they_are(count: int) -> None:
    before, after = find_events(TRIAL[:count]), find_events(TRIAL)
    first = [{key for key in event.article_ids if key in "abcd"[:count]} for event in after]
    assert [set(event.article_ids) for event in before] == [keys for keys in first if keys]


def test_a_copy_is_in_the_event_of_its_original() -> None:
    copy = read_report("e 2031-09-01 Norwire copy=a", ["Brenn held."])
    assert find_events([*TRIAL, copy])[0].article_ids == ("a", "b", "e")


def test_a_story_rests_after_two_weeks_of_silence() -> None:
    assert resting_since(date(2031, 3, 4), date(2031, 3, 18)) is None
    assert resting_since(date(2031, 3, 4), date(2031, 3, 19)) == date(2031, 3, 4)


def test_a_story_without_days_never_rests() -> None:
    assert resting_since(None, date(2031, 3, 19)) is None


def test_a_story_that_goes_on_after_a_silence_woke() -> None:
    woke = [moment for moment in tell("a", TRIAL).history if moment.kind == "woke"]
    assert [(one.since, one.on) for one in woke] == [(date(2031, 3, 2), date(2031, 5, 20))]


def test_a_merge_is_a_line_of_the_history() -> None:
    turn = Turn(kind="joined", article_id="c", on=date(2031, 5, 22))
    last = tell("a", TRIAL, turns=[turn]).history[-1]
    assert (last.kind, last.on, last.by, last.article_id) == ("joined", date(2031, 5, 22), "", "c")


def test_an_editor_s_split_names_the_editor_on_the_story_that_was_left() -> None:
    turn = Turn(kind="moved out", article_id="z", on=date(2031, 5, 22), by="Mira Oss")
    last = tell("a", TRIAL, turns=[turn], headlines={"z": "Ferry sold"}).history[-1]
    assert last.text == "The report “Ferry sold” was moved out of this story by Mira Oss."
