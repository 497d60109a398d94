"""Finds a series of figures by any address that it ever had."""

from dateline.base.records import Series, Story
from dateline.store.addresses import members_of
from dateline.store.outbox import SeriesAddress
from dateline.store.running import find_story


def find_series(story_id: str, series_id: str) -> tuple[Story, Series] | None:
    """Return a series of a story, by its id or by one that it had, with the story that holds it now.

    An old id leads to the series of the same event and unit that shares most of its figures, in the story itself or in
    the one that it was merged into.
    """
    story = find_story(story_id)
    if story is not None:
        for one in story.series:
            if one.id == series_id:
                return story, one
    row = SeriesAddress.objects.filter(id=series_id).first()
    if row is None:
        return None
    story = find_story(row.story_id) or story
    if story is None:
        return None
    known = set(row.members.split("\n"))
    alike = [one for one in story.series if one.event == row.event and one.unit[:200] == row.unit]
    shared = [(len(known & members_of(one)), one) for one in alike]
    most, best = max(shared, key=lambda pair: pair[0], default=(0, None))
    return (story, best) if best is not None and most else None
