"""A story's page shows its events, that it rests or woke, and what became of it; the front prefers awake stories."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from dateline.base.records import Story, StoryEvent, StoryMoment
from dateline.press.answer import on_day
from dateline.press.cards import story_line
from dateline.press.front import in_order
from dateline.press.levels import event_path, rest_words
from dateline.store import find, keep

Stories = dict[str, Story]


def event(story: Story, number: int) -> StoryEvent:
    article = story.article_ids[number]
    return StoryEvent(
        id=article,
        headline=f"Event {number}",
        article_id=article,
        sentence=None,
        first_on=story.first_on,
        last_on=story.last_on,
        article_ids=(article,),
        origin_count=1,
    )


@pytest.fixture
def told(stories: Stories) -> Iterator[Story]:
    """A story of two events that was joined with another."""
    story = max(stories.values(), key=lambda one: len(one.article_ids))
    joined = StoryMoment(
        on=story.last_on, kind="joined", text="This story was joined with another.", article_id="f" * 16
    )
    changed = replace(story, events=(event(story, 0), event(story, 1)), history=(joined,))
    keep.keep_stories([changed])
    yield changed
    keep.keep_stories([story])


def page(client: Client, path: str) -> str:
    return client.get(path, follow=True).content.decode()


def test_events_stand_on_the_page_under_their_anchors(client: Client, told: Story) -> None:
    text = page(client, f"/story/{told.id}/")
    assert all(f'id="event-{one.id}"' in text for one in told.events)


def test_a_story_of_one_event_shows_none(client: Client, told: Story) -> None:
    keep.keep_stories([replace(told, events=told.events[:1])])
    assert 'id="event-' not in page(client, f"/story/{told.id}/")


def test_the_address_of_an_event_is_on_the_page_of_all_events(client: Client, told: Story) -> None:
    path, _, anchor = event_path(f"/story/{told.id}/", told.events[0].id).partition("#")
    assert f'id="{anchor}"' in page(client, path)


def test_the_api_gives_events_history_and_rest(client: Client, told: Story) -> None:
    answer = client.get(f"/api/v1/stories/{told.id}").json()
    assert [one["id"] for one in answer["events"]] == [one.id for one in told.events]
    assert [one["kind"] for one in answer["history"]] == ["joined"]
    assert answer["resting_since"] is None


def test_the_page_tells_with_what_the_story_was_joined(client: Client, told: Story) -> None:
    assert "This story was joined with another." in page(client, f"/story/{told.id}/")


@pytest.mark.usefixtures("told")
def test_a_story_rests_when_the_newsroom_has_read_on() -> None:
    newest = find.newest_day(date.max)
    assert newest is not None
    silent = replace(next(iter(find.all_stories())), last_on=newest - timedelta(days=15))
    assert rest_words(silent).startswith("resting since ")


@pytest.mark.usefixtures("told")
def test_a_story_that_woke_of_late_says_so() -> None:
    newest = find.newest_day(date.max)
    woke = StoryMoment(on=newest, kind="woke", text="The story went on.")
    story = replace(next(iter(find.all_stories())), last_on=newest, history=(woke,))
    assert rest_words(story).startswith("woke on ")


@pytest.mark.usefixtures("told")
def test_a_day_without_news_puts_no_story_to_rest() -> None:
    newest = find.newest_day(date.max)
    assert newest is not None
    story = replace(next(iter(find.all_stories())), last_on=newest, history=())
    with on_day(newest + timedelta(days=90)):
        assert not rest_words(story)


def test_a_story_that_rests_leads_no_front_page(told: Story) -> None:
    day = date(2031, 3, 20)
    large = replace(story_line(told), id="large", last_on=day - timedelta(days=15), origins_count=900)
    small = replace(large, id="small", last_on=day - timedelta(days=14), origins_count=0)
    assert [line.id for line in in_order([large, small], day)] == ["small", "large"]
