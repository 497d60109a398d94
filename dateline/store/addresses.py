"""Where a series of figures is now: its id is that of its first figure, and may change when a report is edited."""

from collections.abc import Iterable

from dateline.base.codec import plain
from dateline.base.records import Series, Story
from dateline.store.outbox import SeriesAddress

# Enough to tell a series from the others of its story; a toll of two years has hundreds of points.
MOST_MEMBERS = 200


def keep_series_addresses(stories: Iterable[Story]) -> None:
    """Remember what each series holds, so that its address leads on when its id is another."""
    rows = {
        one.id: SeriesAddress(
            id=one.id,
            story_id=story.id,
            event=one.event,
            unit=one.unit[:200],
            members="\n".join(sorted(members_of(one))[:MOST_MEMBERS]),
        )
        for story in stories
        for one in story.series
    }
    SeriesAddress.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["story_id", "event", "unit", "members"],
    )


def members_of(series: Series) -> set[str]:
    """Return the figures of a series, by report and value: a report that is edited elsewhere keeps them."""
    return {
        f"{point.article_id} {plain(point.low)} {plain(point.high)} {point.bound}"
        for line in series.lines
        for point in line.points
    }
