"""What editors do: corrections, kept for good, and marks that a fact was looked at."""

from dataclasses import fields

from django.db import transaction
from django.utils import timezone

from dateline.base.errors import NotFound
from dateline.base.records import Correction
from dateline.store import models
from dateline.store.reading import correction_of
from dateline.store.rows import short


def keep_correction(correction: Correction) -> Correction:
    """Keep an editor's change and return it with its number; the `id` it comes with is passed over.

    It applies from the next run of the newsroom. Every call is a change of its own.
    """
    row = models.Correction.objects.create(
        **{field.name: getattr(correction, field.name) for field in fields(Correction) if field.name != "id"}
    )
    return correction_of(row)


def undo_correction(correction_id: int, by: str) -> Correction:
    """Mark a correction as undone and return it; one that is undone already stays as it is.

    Raises:
        NotFound: there is no such correction.
    """
    with transaction.atomic():
        row = models.Correction.objects.select_for_update().filter(id=correction_id).first()
        if row is None:
            raise NotFound("correction", str(correction_id))
        if row.undone_at is None:
            row.undone_at, row.undone_by = timezone.now(), short(by) or ""
            row.save(update_fields=["undone_at", "undone_by"])
    return correction_of(row)


def keep_check(fact_id: str, editor: str) -> None:
    """Keep that an editor looked at a fact and left it as it is; it leaves the queue."""
    models.Check.objects.get_or_create(fact_id=fact_id, defaults={"editor": short(editor) or ""})
