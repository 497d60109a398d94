"""Reads what editors did, what feeds do, and what the store holds by number."""

from typing import Any

from django.db.models import Q

from dateline.base.records import Correction, Feed
from dateline.store import models
from dateline.store.paging import paged
from dateline.store.reading import correction_of, feed_of
from dateline.store.views import Page


def corrections(
    *,
    in_force: bool | None = None,
    article_id: str | None = None,
    story_id: str | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> Page[Correction]:
    """Return corrections, the latest first; `in_force` leaves out the undone ones, or (False) all others."""
    rows = models.Correction.objects.order_by("-id")
    if in_force is not None:
        rows = rows.filter(undone_at__isnull=in_force)
    if article_id is not None:
        rows = rows.filter(Q(article_id=article_id) | Q(target="article", target_id=article_id))
    if story_id is not None:
        rows = rows.filter(Q(story_id=story_id) | Q(target="story", target_id=story_id))
    return paged(rows, correction_of, limit, offset)


def find_correction(correction_id: int) -> Correction | None:
    """Return one correction."""
    row = models.Correction.objects.filter(id=correction_id).first()
    return None if row is None else correction_of(row)


def feeds() -> list[Feed]:
    """Return the feeds that are followed, by address."""
    return [feed_of(row) for row in models.Feed.objects.order_by("url")]


def find_feed(feed_id: str) -> Feed | None:
    """Return a feed by its id."""
    row = models.Feed.objects.filter(id=feed_id).first()
    return None if row is None else feed_of(row)


def find_meta(key: str) -> str | None:
    """Return a value kept by name."""
    return models.Meta.objects.filter(key=key).values_list("value", flat=True).first()


_COUNTED: dict[str, Any] = {
    "articles": models.Article,
    "captures": models.Capture,
    "corrections": models.Correction,
    "feeds": models.Feed,
    "figures": models.Figure,
    "outlets": models.Outlet,
    "passages": models.Passage,
    "queries": models.Query,
    "quotes": models.Quote,
    "refusals": models.Refusal,
    "speakers": models.Speaker,
    "stories": models.Story,
    "versions": models.Version,
}


def counts() -> dict[str, int]:
    """Return how many records of each kind the store holds."""
    found = {name: model.objects.count() for name, model in _COUNTED.items()}
    return {**found, "versions": models.Version.objects.filter(is_outread=False).count()}
