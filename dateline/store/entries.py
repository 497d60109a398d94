"""What search looks through is kept here; the database's own index follows by itself (migration 0002)."""

from collections.abc import Iterable, Sequence

from dateline.store import models


def keep_entries(entries: Sequence[models.Entry]) -> None:
    """Keep entries, each over the one of the same kind and key."""
    models.Entry.objects.bulk_create(
        entries,
        update_conflicts=True,
        unique_fields=["kind", "key"],
        update_fields=["owner_id", "title", "body", "section", "on"],
    )


def drop_entries(kind: str, keys: Iterable[str]) -> None:
    """Take entries out of search."""
    models.Entry.objects.filter(kind=kind, key__in=list(keys)).delete()
