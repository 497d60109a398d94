"""What a story's pages show of its events, of its rest, and of what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.base.records import Story, StoryEvent, StoryMoment
from dateline.press import cards, paths, words
from dateline.press.answer import today
from dateline.store import find
from dateline.store.find import Headline
from dateline.stories.tell import resting_since

# A story of one event is told by its own headline: events are shown from two on.
LEAST_EVENTS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """An event in its story: what its central report calls it, its days, and its weight."""

    id: str
    anchor: str
    href: str  # of the report whose headline it is
    headline: str
    source: cards.Source | None  # the sentence that tells it
    days: str
    reports: int
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """A line of what became of a story."""

    on: date | None
    text: str
    by: str
    href: str


def read_to() -> date | None:
    """Return the newest day that the newsroom has read, up to today."""
    return find.newest_day(today())


def rest_words(story: Story) -> str:
    """Return whether a story rests, or has woken of late; "" where neither is so."""
    newest = read_to()
    since = resting_since(story.last_on, newest)
    if since is not None:
        return f"resting since {words.full_day(since)}"
    woke = max((one.on for one in story.history if one.kind == "woke" and one.on), default=None)
    # As long as it would take to rest again, that it is back is news.
    if woke is None or resting_since(woke, newest) is not None:
        return ""
    return f"woke on {words.full_day(woke)}"


def event_anchor(event_id: str) -> str:
    """Return where an event stands on the pages of its story."""
    return f"event-{event_id}"


def event_path(story_href: str, event_id: str) -> str:
    """Return an event's address, as permanent as its story's: its id is that of its founding report."""
    return f"{story_href}events/#{event_anchor(event_id)}"


def event_lines(story: Story, articles: Mapping[str, Headline]) -> list[EventLine]:
    """Return the events of a story, the newest first; none where there is but one."""
    if len(story.events) < LEAST_EVENTS:
        return []
    return [_event_line(event, articles) for event in sorted(story.events, key=_by_day, reverse=True)]


def _by_day(event: StoryEvent) -> tuple[date, date]:
    return (event.last_on or date.min, event.first_on or date.min)


def _event_line(event: StoryEvent, articles: Mapping[str, Headline]) -> EventLine:
    cited = event.sentence
    return EventLine(
        id=event.id,
        anchor=event_anchor(event.id),
        href=paths.article_path(event.article_id),
        headline=event.headline,
        source=cards.sentence(cited, articles).source if cited else None,
        days=words.span_of_days(event.first_on, event.last_on),
        reports=len(event.article_ids),
        origins=event.origin_count,
    )


def history_lines(story: Story, former_ids: Sequence[str]) -> list[HistoryLine]:
    """Return what became of a story, the newest first, with a line for each old address that leads to it."""
    explained = {one.article_id for one in story.history}
    lines = [_history_line(one) for one in reversed(story.history)]
    renamed = "An older address of this story leads here: news that came late showed an earlier report to be its first."
    return lines + [
        HistoryLine(on=None, text=renamed, by="", href=f"/story/{key}/")
        for key in former_ids
        if key not in explained
    ]


def _history_line(moment: StoryMoment) -> HistoryLine:
    href = f"/story/{moment.article_id}/" if moment.kind == "joined" else ""
    if moment.kind in ("moved in", "moved out") and moment.article_id:
        href = paths.article_path(moment.article_id)
    who = moment.by or ("by machine" if moment.kind == "joined" else "")
    return HistoryLine(on=moment.on, text=moment.text, by=who, href=href)
