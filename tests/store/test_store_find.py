"""Finding: fixed orders, joins in few look-ups, old addresses that still lead somewhere."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from store_samples import SENTENCE, article, asked, capture, facts, figure, spoken, story

from dateline.base.errors import NotFound
from dateline.base.passages import passage_of
from dateline.base.records import Article, Assignment, Correction, Facts, Feed, Refusal, Speaker
from dateline.base.settings import Settings
from dateline.store import find, keep
from dateline.store.find import Which

pytestmark = pytest.mark.usefixtures("store")


def published(name: str = "a", *, confidence: float = 1.0, **values: object) -> Article:
    one = article(name, **values)  # type: ignore[arg-type]
    keep.keep_article(one)
    read = facts(
        one, figures=(figure(one, confidence=confidence),), quotes=(spoken(one, confidence=confidence),)
    )
    keep.keep_facts(read)
    keep.publish(one, read)
    return one


def on(day: int) -> date:
    return date(2025, 1, day)


def test_what_is_not_there_is_none() -> None:
    assert find.find_article("x") is None
    assert find.find_capture("x") is None
    assert find.find_facts("x") is None
    assert find.published_facts("x") is None
    assert find.find_passage("x") is None
    assert find.find_story("x") is None
    assert find.find_speaker("x") is None
    assert find.story_of("x") is None
    assert find.find_headline("x") is None
    assert find.find_state("x") is None


def test_a_capture_whose_file_is_gone_says_so(store: Settings) -> None:
    keep.keep_capture(capture())
    next((store.home / "captures").rglob("*.gz")).unlink()
    with pytest.raises(NotFound, match="is missing"):
        find.find_capture(capture().id)


def test_unread_captures_are_neither_article_nor_refused() -> None:
    read, refused, waiting = (capture(name) for name in "abc")
    keep.keep_captures([read, refused, waiting])
    keep.keep_article(article("a"))
    keep.keep_refusal(Refusal(capture_id=refused.id, reason="too short", detail="Nine words."))
    assert list(find.captures(unread=True)) == [waiting]
    assert len(list(find.captures())) == 3


def test_refusals_are_counted_by_reason() -> None:
    for number, reason in enumerate(("too short", "broken", "broken")):
        keep.keep_refusal(Refusal(capture_id=str(number), reason=reason, detail="."))  # type: ignore[arg-type]
    assert [(count.name, count.count) for count in find.refusal_counts()] == [("broken", 2), ("too short", 1)]
    assert [refusal.capture_id for refusal in find.refusals(reason="too short")] == ["0"]


def test_the_latest_come_first_and_undated_ones_last() -> None:
    moment = datetime(2025, 1, 5, 8, tzinfo=UTC)
    published("day", published_on=on(4))
    published("none", published_on=None)
    published("moment", published_on=on(5), published_at=moment)
    found = [headline.id for headline in find.latest(10)]
    assert found == [article(name).id for name in ("moment", "day", "none")]


def test_articles_that_are_not_published_are_not_listed() -> None:
    keep.keep_article(article())
    assert not find.latest(10)


def test_articles_of_a_day_a_section_and_an_outlet() -> None:
    published("a", published_on=on(4), section="World", outlet="The Oss Times")
    published("b", published_on=on(5), section="Sport", outlet="Verin 24")
    assert [h.id for h in find.articles_on(on(4))] == [article("a").id]
    assert [h.id for h in find.articles(section="Sport")] == [article("b").id]
    assert [h.id for h in find.articles(outlet="the-oss-times")] == [article("a").id]
    assert find.days() == [(on(5), 1), (on(4), 1)]
    assert [count.name for count in find.list_sections()] == ["Sport", "World"]
    assert [count.name for count in find.outlets()] == ["The Oss Times", "Verin 24"]


def test_pages_say_how_many_there_are_and_where_the_next_begins() -> None:
    for number in range(5):
        published(str(number))
    first, last = find.articles(limit=2), find.articles(limit=2, offset=4)
    assert (len(first), first.total, first.next_offset) == (2, 5, 2)
    assert (len(last), last.total, last.next_offset) == (1, 5, None)
    assert find.articles(limit=2, offset=9).total == 5


def test_a_statement_carries_its_sentence_its_passage_and_its_story() -> None:
    one = published()
    keep.keep_assignments([Assignment(article_id=one.id, story_id="s1", score=1)])
    (statement,) = find.find_figures()
    assert (statement.kind, statement.sentence, statement.story_id) == ("figure", SENTENCE, "s1")
    assert find.find_passage(statement.passage_id) == passage_of(one, 0, len(SENTENCE))


def test_statements_are_chosen_by_story_speaker_day_and_kind() -> None:
    first, second = published("a", published_on=on(4)), published("b", published_on=on(6), section="Sport")
    keep.keep_assignments([Assignment(article_id=first.id, story_id="s1", score=1)])

    def articles_of(which: Which) -> list[str]:
        return [statement.article.id for statement in find.find_figures(which)]

    assert articles_of(Which()) == [second.id, first.id]
    assert articles_of(Which(story_id="s1")) == [first.id]
    assert articles_of(Which(since=on(5))) == [second.id]
    assert articles_of(Which(until=on(5), speaker="ana-belic")) == [first.id]
    assert articles_of(Which(section="Sport", event="killed", unit="people")) == [second.id]
    assert articles_of(Which(article_id=first.id)) == [first.id]
    assert articles_of(Which(speaker="nobody")) == []
    assert len(find.find_quotes(Which(kind="indirect"))) == 2
    assert len(find.queries(Which(kind="weekday"))) == 0


def test_one_fact_is_found_by_its_id() -> None:
    one = published()
    (of_figure, of_quote, of_query) = figure(one), spoken(one), asked(one)
    assert getattr(find.find_figure(of_figure.id), "fact", None) == of_figure
    assert getattr(find.find_quote(of_quote.id), "fact", None) == of_quote
    assert getattr(find.find_query(of_query.id), "query", None) == of_query
    assert find.find_figure("x") is None


def test_a_query_knows_the_passages_it_is_about() -> None:
    one = published()
    (found,) = find.queries()
    assert found.passage_ids == (passage_of(one, 0, len(SENTENCE)).id,)


def test_queries_are_counted_by_kind() -> None:
    published("a")
    published("b")
    assert [(count.name, count.count) for count in find.query_counts()] == [("headline number", 2)]


def test_a_speaker_is_followed_over_articles_by_the_day_it_was_said() -> None:
    early = article("a", published_on=on(8))
    keep.keep_article(early)
    keep.publish(early, facts(early, figures=(), quotes=(spoken(early, said_on=on(1)),)))
    late = published("b", published_on=on(3))
    page = find.statements_of("ana-belic", limit=2)
    assert [(item.kind, item.article.id) for item in page] == [("quote", late.id), ("figure", late.id)]
    assert page.total == 3
    assert [item.on for item in find.statements_of("ana-belic", offset=2)] == [on(1)]


def test_speakers_come_by_number_of_statements() -> None:
    published("a")
    other = article("b")
    keep.keep_article(other)
    keep.publish(
        other, facts(other, figures=(), quotes=(spoken(other, speaker=Speaker(kind="body", name="OVA")),))
    )
    assert [speaker.slug for speaker in find.speakers()] == ["ana-belic", "ova"]
    assert [speaker.slug for speaker in find.speakers(kind="body")] == ["ova"]


def test_a_renamed_speaker_is_found_under_the_old_name() -> None:
    published()
    keep.keep_correction(
        Correction(
            id=0,
            target="speaker",
            target_id="the-mayor",
            action="rename",
            value="Ana Belić",
            reason="Named in full.",
            editor="I. Reva",
            made_at=datetime(2025, 1, 2, tzinfo=UTC),
        )
    )
    found = find.find_speaker("the-mayor")
    assert found is not None
    assert found.slug == "ana-belic"


def test_the_least_sure_facts_come_first_and_checked_ones_leave() -> None:
    sure, unsure, unsurer = published("a"), published("b", confidence=0.5), published("c", confidence=0.2)
    found = [(item.kind, item.article.id) for item in find.low_confidence()]
    assert found[0][1] == found[1][1] == unsurer.id
    assert {article_id for _, article_id in found} == {unsure.id, unsurer.id}
    assert sure.id not in {article_id for _, article_id in found}
    keep.keep_check(figure(unsurer).id, "I. Reva")
    assert find.low_confidence().total == 3
    assert len(find.low_confidence(limit=2, offset=2)) == 1


def test_a_story_has_its_reports_in_order_with_facts_and_origin() -> None:
    second, first = published("b", published_on=on(5)), published("a", published_on=on(4))
    keep.keep_assignments(
        [Assignment(article_id=one.id, story_id=first.id, score=1) for one in (second, first)]
    )
    keep.keep_origins({second.id: first.id})
    keep.keep_stories([story(first, second)])
    reports = find.reports_of(first.id)
    assert [report.article for report in reports] == [first, second]
    assert [report.origin_id for report in reports] == [first.id, first.id]
    assert reports[0].facts == facts(first)
    assert [headline.id for headline in find.headlines_of(first.id)] == [first.id, second.id]
    line = find.story_of(second.id)
    assert line is not None
    assert (line.id, line.reports_count) == (first.id, 2)


def test_a_report_without_facts_says_that_it_was_not_read() -> None:
    one = article()
    keep.keep_article(one)
    keep.keep_assignments([Assignment(article_id=one.id, story_id="s1", score=1)])
    (report,) = find.reports_of("s1")
    assert report.facts == Facts(article_id=one.id, version_id=one.version_id, stage=0, is_read=False)


def test_redirects_are_followed_to_the_end_and_circles_end() -> None:
    keep.keep_redirects({"a": "b", "b": "c", "x": "y", "y": "x"})
    assert find.redirect_of("a") == "c"
    assert find.redirect_of("x") in ("x", "y", None)
    assert find.redirect_of("c") is None


def test_stories_are_listed_by_day_by_size_and_by_section() -> None:
    small = story(published("a", published_on=on(9)), section="Sport")
    big = replace(
        story(published("b", published_on=on(3)), published("c", published_on=on(4))), origin_count=2
    )
    keep.keep_stories([small, big])
    keep.keep_assignments(
        [
            Assignment(article_id=key, story_id=one.id, score=1)
            for one in (small, big)
            for key in one.article_ids
        ]
    )
    assert [line.id for line in find.list_stories()] == [small.id, big.id]
    assert [line.id for line in find.list_stories(order="size")] == [big.id, small.id]
    assert [line.id for line in find.list_stories(section="Sport")] == [small.id]
    assert [line.id for line in find.list_stories(since=on(5))] == [small.id]
    assert [line.id for line in find.stories_on(on(3))] == [big.id]
    assert find.stories_on(on(3), section="Sport").total == 0
    assert [one.id for one in find.find_stories([big.id, "x", small.id])] == [big.id, small.id]


def test_full_text_shows_where_the_feed_allows_it() -> None:
    keep.keep_feed(Feed(id="f1", url="https://verin.example/feed", show_full_text=True))
    keep.keep_capture(capture("a"), feed_id="f1")
    keep.keep_capture(capture("b", body=b"other"), feed_id=None)
    keep.keep_article(article("a"))
    keep.keep_article(article("b", capture_id=capture("b", body=b"other").id))
    assert find.shows_full_text(article("a").id)
    assert not find.shows_full_text(article("b").id)


def test_versions_of_an_earlier_stage_are_found() -> None:
    for name, stage in (("a", 1), ("b", 2), ("c", None)):
        one = article(name)
        keep.keep_article(one)
        if stage:
            keep.keep_facts(facts(one, stage=stage))
    expected = sorted(article(name).version_id for name in "ac")
    assert find.versions_before_stage(2) == expected


def test_everything_is_counted() -> None:
    published()
    counts = find.counts()
    assert (counts["articles"], counts["figures"], counts["quotes"], counts["queries"]) == (1, 1, 1, 1)


LISTS: dict[str, Callable[[], object]] = {
    "figures": lambda: find.find_figures(limit=20),
    "quotes": find.find_quotes,
    "queries": lambda: find.queries(limit=20),
    "low confidence": find.low_confidence,
    "statements": lambda: find.statements_of("ana-belic"),
    "reports": lambda: find.reports_of("s1"),
    "headlines": lambda: find.headlines_of("s1"),
    "articles": lambda: find.articles(limit=20),
    "stories": lambda: find.list_stories(limit=20),
}


@pytest.mark.parametrize("name", LISTS)
def test_the_number_of_look_ups_does_not_grow_with_the_rows(name: str) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            LISTS[name]()
        return len(asked)

    def add(number: str) -> None:
        one = published(number, confidence=0.1)
        keep.keep_assignments([Assignment(article_id=one.id, story_id="s1", score=1)])
        keep.keep_stories([story(one)])

    add("a")
    few = count()
    for number in range(6):
        add(str(number))
    assert count() == few
    assert few <= 8
