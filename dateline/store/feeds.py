"""Feeds that are followed, and values kept by name."""

from django.db import transaction
from django.db.models import Q

from dateline.base.addresses import canonical
from dateline.base.codec import load
from dateline.base.errors import NotFound
from dateline.base.records import Feed
from dateline.store import models
from dateline.store.rows import feed_row

_COLUMNS = ("url", "is_on", "show_full_text", "next_at", "failures", "record")


def keep_feed(feed: Feed) -> Feed:
    """Keep a feed, new or changed, and return it."""
    row = feed_row(feed)
    models.Feed.objects.update_or_create(id=feed.id, defaults={name: getattr(row, name) for name in _COLUMNS})
    return feed


def drop_feed(name: str) -> Feed:
    """Stop following a feed, by its address or id, and return it; its captures and articles stay.

    Raises:
        NotFound: no such feed; the message lists what there is.
    """
    with transaction.atomic():
        row = (
            models.Feed.objects.filter(Q(id=name) | Q(url__in=[name, canonical(name)])).order_by("id").first()
        )
        if row is None:
            known = ", ".join(models.Feed.objects.order_by("url").values_list("url", flat=True)[:10])
            raise NotFound("feed", name, f"there is: {known or 'none'}")
        row.delete()
    return load(Feed, row.record)


def keep_meta(key: str, value: str) -> None:
    """Keep a value by name: figures of accuracy as JSON, what the last pass did."""
    models.Meta.objects.update_or_create(key=key, defaults={"value": value})
