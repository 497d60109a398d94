from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dateline.base.records import (
    Article,
    Attribution,
    Correction,
    Facts,
    Figure,
    Query,
    Quote,
    Speaker,
    Story,
)
from dateline.newsroom.correct import (
    correct_article,
    correct_facts,
    correct_story,
    is_possible,
    sort_corrections,
)

MARA = Attribution(speaker=Speaker(kind="person", name="Mayor Venn"))
FIGURE = Figure(
    id="f1",
    version_id="v",
    start=0,
    end=2,
    exact="40",
    sentence=(0, 9),
    low=40,
    high=40,
    bound="exact",
    unit="people",
    event="killed",
    attribution=MARA,
)
QUOTE = Quote(
    id="q1",
    version_id="v",
    start=0,
    end=2,
    exact="40",
    pieces=((0, 2),),
    sentence=(0, 9),
    kind="direct",
    attribution=MARA,
)
QUERY = Query(id="y1", version_id="v", kind="year", spans=((0, 2),), exact=("40",), why="Why.")
FACTS = Facts(article_id="a", version_id="v", stage=1, figures=(FIGURE,), quotes=(QUOTE,), queries=(QUERY,))


def correction(**changes: object) -> Correction:
    basis = Correction(
        id=1,
        target="figure",
        target_id="f1",
        action="change",
        reason="Misread.",
        editor="Ada",
        made_at=datetime(2026, 3, 2, tzinfo=UTC),
    )
    return replace(basis, **changes)  # type: ignore[arg-type]


def corrected(*corrections: Correction) -> Facts:
    return correct_facts(FACTS, sort_corrections(corrections))


def test_without_corrections_nothing_changes() -> None:
    assert corrected() == FACTS


def test_a_value_is_changed() -> None:
    assert corrected(correction(field="low", value="42")).figures[0].low == 42


def test_a_bound_is_opened() -> None:
    assert corrected(correction(field="high", value="")).figures[0].high is None


def test_a_speaker_is_changed_and_says_by_whom() -> None:
    speaker = (
        corrected(correction(field="speaker", value="Ministry of Health")).figures[0].attribution.speaker
    )
    assert (speaker.name, speaker.resolved) == ("Ministry of Health", "editor")


def test_a_speaker_is_taken_off() -> None:
    speaker = corrected(correction(field="speaker", value="")).figures[0].attribution.speaker
    assert (speaker.kind, speaker.name) == ("none", None)


def test_a_day_is_changed() -> None:
    found = corrected(correction(field="said_on", value="2026-03-01")).figures[0]
    assert found.attribution.said_on == date(2026, 3, 1)


@pytest.mark.parametrize(("target", "kind"), [("f1", "figures"), ("q1", "quotes"), ("y1", "queries")])
def test_a_fact_is_dismissed(target: str, kind: str) -> None:
    assert getattr(corrected(correction(target_id=target, action="dismiss")), kind) == ()


def test_what_was_undone_does_not_hold() -> None:
    undone = correction(action="dismiss", undone_at=datetime(2026, 3, 3, tzinfo=UTC), undone_by="Ada")
    assert corrected(undone) == FACTS


def test_the_later_correction_holds() -> None:
    later, earlier = correction(id=2, field="low", value="44"), correction(id=1, field="low", value="42")
    assert corrected(later, earlier).figures[0].low == 44


def test_a_day_of_an_article_is_changed() -> None:
    article = Article(id="a", version_id="v", capture_id="c", headline="h", text="t")
    item = correction(target="article", target_id="a", field="published_on", value="2026-03-05")
    assert correct_article(article, sort_corrections([item])).published_on == date(2026, 3, 5)


def test_a_headline_of_a_story_is_changed() -> None:
    story = Story(
        id="s",
        headline="h",
        standfirst=None,
        section=None,
        first_on=None,
        last_on=None,
        article_ids=(),
        origin_count=0,
    )
    item = correction(target="story", target_id="s", field="headline", value="Quake in Orvale")
    assert correct_story(story, sort_corrections([item])).headline == "Quake in Orvale"


def test_moves_and_merges_are_sorted_out() -> None:
    found = sort_corrections(
        [
            correction(target="article", target_id="a", action="move", value="s2"),
            correction(id=2, target="story", target_id="s1", action="merge", value="s2"),
        ]
    )
    assert (found.moves, found.merges) == ({"a": "s2"}, {"s1": "s2"})


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("low", "12", True),
        ("low", "many", False),
        ("bound", "at_least", True),
        ("bound", "roughly", False),
        ("said_on", "2026-02-30", False),
        ("id", "x", False),
    ],
)
def test_only_what_a_field_may_hold_is_possible(field: str, value: str, expected: bool) -> None:
    assert is_possible("figure", field, value) is expected
