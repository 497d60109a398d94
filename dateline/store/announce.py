"""What of a story's changes is told to whom: the new ones, for the hooks that asked for them, as messages that wait."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from django.utils import timezone

from dateline.base.codec import plain
from dateline.base.records import Change, Point, Story
from dateline.base.speakers import slug_of
from dateline.base.text import identify
from dateline.store.hooks import HookView, active_hooks, queue_message
from dateline.store.models import Redirect
from dateline.store.models import Story as StoryRow
from dateline.store.outbox import Hook
from dateline.store.place import settings_in_force

# Older changes than the newest news by so many days ring nobody: an archive may be read in quietly.
RECENT_DAYS = 7
# In one message; a story that is told for the first time has hundreds.
MOST_CHANGES = 100
_SINGLE = {
    "revision": "speaker.changed_number",
    "new query": "query.opened",
    "answered query": "query.answered",
}


def has_hooks() -> bool:
    """True if anybody is to be told of anything."""
    return Hook.objects.filter(is_on=True).exists()


def announce(stories: Sequence[Story], before: Mapping[str, Story]) -> int:
    """Queue what is new in stories for the hooks that asked for it; return how many messages.

    `before` are the same stories as they were. To be called in the transaction that keeps them.
    """
    hooks = active_hooks()
    if not hooks:
        return 0
    since = _newest() - timedelta(days=RECENT_DAYS)
    count = 0
    for story in stories:
        known = {change.id for change in before[story.id].changes} if story.id in before else set()
        fresh = [change for change in story.changes if change.id not in known and change.on >= since]
        for hook in hooks if fresh else ():
            count += sum(
                queue_message(hook.id, *message[:2], key=message[2])
                for message in _messages(hook, story, fresh)
            )
    return count


def _newest() -> date:
    """Return the newest day of the news, not later than today: a misprinted year must not silence the rest."""
    today = timezone.now().date()
    newest = (
        StoryRow.objects.filter(last_on__lte=today)
        .order_by("-last_on")
        .values_list("last_on", flat=True)
        .first()
    )
    return newest or today


def _messages(
    hook: HookView, story: Story, fresh: Sequence[Change]
) -> Iterator[tuple[str, dict[str, object], str]]:
    """Give event, data and key of what a hook is to be told."""
    if hook.story_id and hook.story_id != story.id and not _leads_to(hook.story_id, story.id):
        return
    mine = [change for change in fresh if not hook.speaker or _slug(change) == hook.speaker]
    if not mine:
        return
    points = {point.figure_id: point for one in story.series for line in one.lines for point in line.points}
    told: dict[str, object] = {"story": _story(story)}
    if "story.changed" in hook.events:
        shown = [_change(change, points) for change in mine[:MOST_CHANGES]]
        key = identify(*sorted(change.id for change in mine))
        yield "story.changed", told | {"changes": shown, "more": len(mine) - len(shown)}, key
    for change in mine:
        event = _SINGLE.get(change.kind)
        if event in hook.events and event is not None:
            yield event, told | {"change": _change(change, points)}, change.id


def _leads_to(old_id: str, story_id: str) -> bool:
    # A hook on a story goes on with the one that the story was merged into.
    return Redirect.objects.filter(old_id=old_id, new_id=story_id).exists()


def _slug(change: Change) -> str | None:
    return slug_of(change.speaker) if change.speaker else None


def _story(story: Story) -> dict[str, object]:
    return {
        "id": story.id,
        "headline": story.headline,
        "url": f"{_site()}/story/{story.id}/",
        "last_on": plain(story.last_on),
    }


def _change(change: Change, points: Mapping[str, Point]) -> dict[str, object]:
    """Return a change with its address: what is asked for by a figure's id leads to its sentence."""
    place = f"passage/{change.figure_id}" if change.figure_id else f"article/{change.article_id}"
    told: dict[str, object] = {
        "id": change.id,
        "on": plain(change.on),
        "kind": change.kind,
        "text": change.text,
        "url": f"{_site()}/{place}/",
        "article_id": change.article_id,
        "figure_id": change.figure_id,
        "query_id": change.query_id,
        "series_id": change.series_id,
    }
    if change.speaker:
        told["speaker"] = {"name": change.speaker.name, "slug": _slug(change)}
    before, after = points.get(change.before_id or ""), points.get(change.figure_id or "")
    if before is not None and after is not None:
        told |= {"from": _value(before), "to": _value(after)}
    return told


def _value(point: Point) -> dict[str, object]:
    return {name: plain(getattr(point, name)) for name in ("low", "high", "bound", "exact", "on")}


def _site() -> str:
    return settings_in_force().site_url.rstrip("/")
