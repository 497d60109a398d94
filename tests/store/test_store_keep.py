"""Keeping: twice is once, order does not matter, what is published stays until it is published anew."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import permutations

import pytest
from store_samples import MAYOR, article, asked, capture, edited, facts, figure, spoken, story

from dateline.base.errors import NotFound
from dateline.base.records import Assignment, Correction, Feed, Refusal, Speaker
from dateline.base.settings import Settings
from dateline.store import find, keep

NOON = datetime(2025, 1, 2, 12, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("store")


def keep_all(*articles: object) -> None:
    for one in articles:
        keep.keep_article(one)  # type: ignore[arg-type]


def test_a_capture_is_new_once() -> None:
    assert [keep.keep_capture(capture()), keep.keep_capture(capture())] == [True, False]


def test_a_capture_comes_back_as_it_was() -> None:
    kept = capture(body=b"\x00\xff", charset="utf-8", captured_at=NOON, outlet="Verin", name="a.html")
    keep.keep_capture(kept)
    assert find.find_capture(kept.id) == kept


def test_a_capture_file_is_the_same_whenever_it_is_written(store: Settings) -> None:
    keep.keep_capture(capture())
    file = next((store.home / "captures").rglob("*.gz"))
    first = file.read_bytes()
    file.unlink()
    keep.keep_capture(capture())
    assert file.read_bytes() == first
    assert file.parent.name == file.name[:2]


def test_a_capture_whose_name_is_no_unicode_is_kept() -> None:
    strange = capture(name="x", url=None)
    strange = replace(strange, name=os.fsdecode(b"caf\xe9.html"))
    keep.keep_capture(strange)
    assert find.find_capture(strange.id) == replace(strange, name="caf?.html")


@pytest.mark.parametrize("order", list(permutations((None, NOON, NOON.replace(hour=9)))))
def test_of_the_same_bytes_the_earliest_moment_stands(order: tuple[datetime | None, ...]) -> None:
    for moment in order:
        keep.keep_capture(capture(captured_at=moment))
    found = find.find_capture(capture().id)
    assert found is not None
    assert found.captured_at == NOON.replace(hour=9)


def test_many_captures_are_counted_once_each() -> None:
    many = [capture(str(number)) for number in range(700)]
    assert keep.keep_captures([*many, many[0]]) == 700
    assert keep.keep_captures(many) == 0


def test_a_refusal_is_kept_once_and_replaced_by_another_reason() -> None:
    refusal = Refusal(capture_id="c1", reason="too short", detail="Nine words.")
    assert [keep.keep_refusal(refusal), keep.keep_refusal(refusal)] == [True, False]
    other = replace(refusal, reason="login wall")
    assert keep.keep_refusal(other)
    assert list(find.refusals()) == [other]


def test_an_article_takes_the_place_of_its_refusal() -> None:
    keep.keep_refusal(Refusal(capture_id=capture().id, reason="too short", detail="Nine words."))
    keep.keep_article(article())
    assert not find.refusals()


def test_an_article_is_new_once() -> None:
    assert [keep.keep_article(article()), keep.keep_article(article())] == [True, False]


def test_an_article_read_again_otherwise_is_kept_anew() -> None:
    keep.keep_article(article())
    assert keep.keep_article(article(authors=("I. Reva",)))
    found = find.find_article(article().id)
    assert found is not None
    assert found.authors == ("I. Reva",)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_one_version_in_two_captures_the_first_captured_stands(order: tuple[int, int]) -> None:
    both = [
        article(capture_id="c-early", captured_at=NOON),
        article(capture_id="c-late", captured_at=NOON.replace(hour=18)),
    ]
    keep_all(*(both[index] for index in order))
    assert find.versions(article().id) == [both[0]]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_versions_are_in_order_of_time_however_they_come(order: tuple[int, ...]) -> None:
    versions = [edited(article(), f"Toll rises to {hour}", hour) for hour in (8, 12, 20)]
    keep_all(*(versions[index] for index in order))
    assert find.versions(article().id) == versions
    assert find.find_article(article().id) == versions[-1]


def test_facts_are_kept_once() -> None:
    keep.keep_article(article())
    assert [keep.keep_facts(facts(article())), keep.keep_facts(facts(article()))] == [True, False]
    assert find.find_facts(article().version_id) == facts(article())


def test_facts_of_an_unknown_version_are_an_error() -> None:
    with pytest.raises(NotFound, match="keep the article before"):
        keep.keep_facts(facts(article()))


def test_publishing_an_unknown_version_is_an_error() -> None:
    with pytest.raises(NotFound, match="keep the article before"):
        keep.publish(article(), facts(article()))


def test_publishing_twice_changes_nothing() -> None:
    keep.keep_article(article())
    keep.keep_facts(facts(article()))
    assert [keep.publish(article(), facts(article())) for _ in range(2)] == [True, False]


def test_an_edited_version_waits_until_it_is_published() -> None:
    keep.keep_article(article())
    keep.publish(article(), facts(article()))
    later = edited(article(), "Thirteen killed", 9)
    keep.keep_article(later)
    assert find.find_article(article().id) == article()
    assert find.stale_articles() == [article().id]
    keep.publish(later, facts(later))
    assert find.find_article(article().id) == later
    assert find.stale_articles() == []


def test_new_facts_of_the_machine_do_not_show_until_published() -> None:
    first = facts(article())
    keep.keep_article(article())
    keep.keep_facts(first)
    keep.publish(article(), first)
    better = facts(article(), stage=2, figures=())
    keep.keep_facts(better)
    assert find.published_facts(article().id) == first
    assert find.find_facts(article().version_id) == better


def test_corrected_facts_are_published_beside_the_machines() -> None:
    machine = facts(article())
    corrected = replace(machine, figures=())
    keep.keep_article(article())
    keep.keep_facts(machine)
    keep.publish(article(), corrected)
    assert find.published_facts(article().id) == corrected
    assert find.find_facts(article().version_id) == machine
    assert not find.find_figures()


def test_publishing_replaces_the_rows_of_the_version_before() -> None:
    later = edited(article(), "Thirteen killed", 9)
    keep_all(article(), later)
    keep.publish(article(), facts(article()))
    keep.publish(later, facts(later))
    assert [item.fact for item in find.find_figures()] == [figure(later)]
    assert [item.fact for item in find.find_quotes()] == [spoken(later)]
    assert [item.query for item in find.queries()] == [asked(later)]


def test_a_passage_stays_when_its_version_is_replaced() -> None:
    later = edited(article(), "Thirteen killed", 9)
    keep_all(article(), later)
    keep.publish(article(), facts(article()))
    passage_id = find.find_figures().items[0].passage_id
    keep.publish(later, facts(later))
    passage = find.find_passage(passage_id)
    assert passage is not None
    assert passage.version_id == article().version_id


def test_a_speaker_whose_last_statement_goes_is_gone() -> None:
    keep.keep_article(article())
    keep.publish(article(), facts(article()))
    keep.publish(article(), facts(article(), figures=(), quotes=()))
    assert find.find_speaker("ana-belic") is None


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0)])
def test_a_speakers_name_is_the_form_used_most_in_any_order(order: tuple[int, ...]) -> None:
    for index in order:
        name = "Ana Belic" if index == 1 else "Ana Belić"
        one = article(str(index))
        keep.keep_article(one)
        keep.publish(
            one, facts(one, figures=(figure(one, speaker=Speaker(kind="person", name=name)),), quotes=())
        )
    speaker = find.find_speaker("ana-belic")
    assert speaker is not None
    assert (speaker.name, speaker.statements_count) == ("Ana Belić", 3)


def test_stories_are_told_once() -> None:
    keep.keep_article(article())
    assert keep.keep_stories([story(article())]) == [article().id]
    assert keep.keep_stories([story(article())]) == []


def test_assignments_and_origins_count_only_what_changes() -> None:
    keep.keep_article(article())
    assignment = Assignment(article_id=article().id, story_id="s1", score=0.5)
    assert [keep.keep_assignments([assignment]) for _ in range(2)] == [1, 0]
    assert [keep.keep_origins({article().id: article().id}) for _ in range(2)] == [1, 0]


def test_a_story_told_again_needs_no_redirect() -> None:
    keep.keep_article(article())
    keep.keep_redirects({article().id: "elsewhere"})
    keep.keep_stories([story(article())])
    assert find.redirect_of(article().id) is None


def test_a_dropped_story_leads_where_its_redirect_says() -> None:
    first, second = article("a"), article("b")
    keep_all(first, second)
    keep.keep_stories([story(first), story(second)])
    keep.drop_stories([first.id])
    keep.keep_redirects({first.id: second.id})
    assert find.find_story(first.id) == story(second)


def test_states_and_values_are_replaced() -> None:
    keep.keep_state(b"\x00one")
    keep.keep_state(b"\x00two")
    keep.keep_meta("accuracy", "{}")
    assert find.find_state() == b"\x00two"
    assert find.find_meta("accuracy") == "{}"
    assert find.find_meta("nothing") is None


def correction(**values: object) -> Correction:
    record = Correction(
        id=0,
        target="figure",
        target_id="f1",
        action="dismiss",
        reason="A road, no toll.",
        editor="I. Reva",
        made_at=NOON,
    )
    return replace(record, **values)  # type: ignore[arg-type]


def test_a_correction_gets_a_number_and_comes_back() -> None:
    kept = keep.keep_correction(correction(article_id="a1"))
    assert kept == correction(article_id="a1", id=kept.id)
    assert find.find_correction(kept.id) == kept


def test_an_undone_correction_stays_and_says_who_undid_it_first() -> None:
    kept = keep.keep_correction(correction())
    undone = keep.undo_correction(kept.id, "O. Tal")
    assert (undone.undone_by, undone.undone_at is not None) == ("O. Tal", True)
    assert keep.undo_correction(kept.id, "Another") == undone
    assert list(find.corrections(in_force=True)) == []
    assert list(find.corrections()) == [undone]


def test_undoing_nothing_is_an_error() -> None:
    with pytest.raises(NotFound):
        keep.undo_correction(99, "O. Tal")


def test_a_feed_is_kept_found_and_dropped_by_its_address() -> None:
    feed = Feed(id="f1", url="https://verin.example/feed", outlet="Verin", seen=("a", "b"))
    keep.keep_feed(feed)
    keep.keep_feed(replace(feed, failures=2))
    assert find.feeds() == [replace(feed, failures=2)]
    assert keep.drop_feed("https://verin.example/feed#top") == replace(feed, failures=2)
    assert find.feeds() == []


def test_dropping_an_unknown_feed_lists_the_known_ones() -> None:
    keep.keep_feed(Feed(id="f1", url="https://verin.example/feed"))
    with pytest.raises(NotFound, match=r"there is: https://verin\.example/feed"):
        keep.drop_feed("https://other.example/")


def keep_and_fail() -> None:
    with keep.together():
        keep.keep_article(article())
        keep.keep_facts(facts(article("unknown")))


def test_together_is_all_or_nothing() -> None:
    with pytest.raises(NotFound):
        keep_and_fail()
    assert find.find_article(article().id) is None


def test_long_and_strange_fields_are_kept_whole() -> None:
    long = article(section="S" * 9000, outlet="O" * 9000, headline="H" * 9000, published_on=date(2025, 1, 1))
    keep.keep_article(long)
    keep.publish(long, facts(long, figures=(figure(long, speaker=replace(MAYOR, name="N" * 9000)),)))
    assert find.find_article(long.id) == long
