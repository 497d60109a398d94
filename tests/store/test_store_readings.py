"""A capture read anew gives no new version: the better reading takes the place of the earlier one."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from store_samples import TEXT, article, capture, facts

from dateline.base.passages import passage_id
from dateline.base.records import Refusal, Revision
from dateline.base.settings import Settings
from dateline.store import find, keep

BETTER = TEXT.replace("\n\nThe river", "\n\nAt noon the river")


@pytest.fixture
def kept(store: Settings) -> Settings:
    keep.keep_capture(capture())
    first = article()
    keep.keep_article(first)
    keep.keep_facts(facts(first))
    keep.publish(first, facts(first))
    return store


@pytest.mark.usefixtures("kept")
def test_a_better_reading_is_no_next_version() -> None:
    better = article(text=BETTER)
    keep.keep_article(better)
    assert [version.version_id for version in find.versions(better.id)] == [better.version_id]
    assert find.stale_articles() == [better.id]


@pytest.mark.usefixtures("kept")
def test_passages_of_an_earlier_reading_still_resolve() -> None:
    first = article()
    sentence = facts(first).figures[0].sentence
    keep.keep_article(article(text=BETTER))
    passage = find.find_passage(passage_id(first.version_id, *sentence))
    assert passage is not None
    assert passage.exact == TEXT[slice(*sentence)]


@pytest.mark.usefixtures("kept")
def test_a_reading_that_comes_back_stands_again() -> None:
    keep.keep_article(article(text=BETTER))
    keep.keep_article(article())
    assert [version.version_id for version in find.versions(article().id)] == [article().version_id]


@pytest.mark.usefixtures("kept")
def test_a_version_stays_while_another_capture_is_read_as_it() -> None:
    other = capture("b", url="https://verin.example/a?ref=b")
    keep.keep_capture(other)
    keep.keep_article(article(captured_at=datetime(2025, 1, 2, tzinfo=UTC)))
    keep.keep_article(article(capture_id=other.id, captured_at=datetime(2025, 1, 3, tzinfo=UTC)))
    keep.keep_article(article(text=BETTER))
    assert {v.version_id for v in find.versions(article().id)} == {
        article().version_id,
        article(text=BETTER).version_id,
    }
    assert [c.id for c in find.captures(unread=True)] == [other.id]


@pytest.mark.usefixtures("kept")
def test_an_edit_is_a_next_version() -> None:
    edited = capture("b", url="https://verin.example/a", body=b"<p>Thirteen</p>")
    keep.keep_capture(edited)
    later = datetime(2025, 1, 3, tzinfo=UTC)
    keep.keep_article(article(text=BETTER, capture_id=edited.id, captured_at=later))
    assert len(find.versions(article().id)) == 2


@pytest.mark.usefixtures("kept")
def test_a_capture_that_is_refused_now_takes_its_article_off_the_site() -> None:
    keep.keep_refusal(Refusal(capture_id=capture().id, reason="login wall", detail="x"))
    assert (find.articles().total, find.find_figures().total, find.stale_articles()) == (0, 0, [])


@pytest.mark.usefixtures("kept")
def test_a_revision_stands_with_its_version() -> None:
    edited = capture("b", url="https://verin.example/a", body=b"<p>Thirteen</p>")
    keep.keep_capture(edited)
    later = article(text=BETTER, capture_id=edited.id)
    keep.keep_article(later)
    revision = Revision(
        article_id=later.id, before_id=article().version_id, after_id=later.version_id, ordinal=2, summary="x"
    )
    assert keep.keep_revisions({later.id: [revision]}) == {later.id}
    assert find.revisions(later.id) == [revision]
    assert next(find.all_reports()).revisions == (revision,)
    assert keep.keep_revisions({later.id: [replace(revision, summary="y")]}) == {later.id}
    assert keep.keep_revisions({later.id: []}) == {later.id}
    assert find.revisions(later.id) == []
