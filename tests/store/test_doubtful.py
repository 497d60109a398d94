"""The desk's order: the least sure and most seen facts first, in a bounded number of look-ups."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from store_samples import article, facts, figure, spoken, story

from dateline.base.records import Article, Assignment
from dateline.store import find, keep

pytestmark = pytest.mark.usefixtures("store")


def published(name: str, *, confidence: float, together_with: tuple[Article, ...] = ()) -> Article:
    one = article(name)
    keep.keep_article(one)
    read = facts(one, figures=(figure(one, confidence=confidence),), quotes=(spoken(one, confidence=0.95),))
    keep.keep_facts(read)
    keep.publish(one, read)
    told = story(*together_with, one)
    keep.keep_stories([told])
    keep.keep_assignments(Assignment(article_id=key, story_id=told.id, score=1) for key in told.article_ids)
    return one


def shown(*front: str) -> list[str]:
    return [doubt.statement.article.id for doubt in find.doubtful(front=front)]


def test_the_least_sure_stand_first_and_the_sure_not_at_all() -> None:
    unsure, unsurer = published("a", confidence=0.6), published("b", confidence=0.4)
    published("c", confidence=0.8)
    assert shown() == [unsurer.id, unsure.id]


def test_a_fact_of_a_story_that_leads_the_news_counts_twice() -> None:
    unsure, unsurer = published("a", confidence=0.6), published("b", confidence=0.4)
    assert shown(unsure.id) == [unsure.id, unsurer.id]
    first = find.doubtful(front=(unsure.id,)).items[0]
    assert (first.is_on_front, first.weight) == (True, 0.8)


def test_a_fact_that_an_editor_found_right_leaves() -> None:
    unsure, unsurer = published("a", confidence=0.6), published("b", confidence=0.4)
    keep.keep_check(figure(unsurer).id, "I. Reva")
    assert shown() == [unsure.id]
    assert find.doubtful().total == 1


def test_a_page_of_the_list_is_a_part_of_it() -> None:
    names = [published(name, confidence=sure).id for name, sure in (("a", 0.3), ("b", 0.4), ("c", 0.5))]
    page = find.doubtful(limit=1, offset=1)
    assert [doubt.statement.article.id for doubt in page] == [names[1]]
    assert page.total == 3


def test_the_number_of_look_ups_does_not_grow_with_the_rows() -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            find.doubtful(front=("s1",))
        return len(asked)

    published("a", confidence=0.5)
    few = count()
    for number in range(6):
        published(str(number), confidence=0.5)
    assert count() == few
    assert few <= 10
