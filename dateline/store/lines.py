"""Which lines stand on which pages of an outlet, and which of them are known to recur."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import Count, QuerySet

from dateline.base.codec import load
from dateline.base.records import Sketch
from dateline.store import models
from dateline.store.batches import batches
from dateline.store.rows import sound, stored


def keep_sketches(sketches: Iterable[Sketch]) -> None:
    """Keep what is remembered of pages; the lines of those that are news, or read differently now, wait to be weighed."""
    for batch in batches(sketches):
        with transaction.atomic():
            _keep(batch)


def _keep(batch: list[Sketch]) -> None:
    new = {sketch.capture_id: sketch for sketch in batch}
    known = models.Sketch.objects.in_bulk(list(new))
    changed = {key: s for key, s in new.items() if key not in known or known[key].record != stored(s)}
    models.Sketch.objects.bulk_create(
        [models.Sketch(capture_id=key, record=stored(s)) for key, s in changed.items()],
        update_conflicts=True,
        unique_fields=["capture_id"],
        update_fields=["record"],
    )
    models.Line.objects.filter(capture_id__in=list(changed)).delete()
    models.Line.objects.bulk_create(
        models.Line(key=line, capture_id=key) for key, s in changed.items() for line, _ in s.lines
    )


def forget_sketches(capture_ids: Iterable[str]) -> None:
    """Forget pages that are refused: nothing is learned from them."""
    ids = list(capture_ids)
    models.Line.objects.filter(capture_id__in=ids).delete()
    models.Sketch.objects.filter(capture_id__in=ids).delete()


def keep_recurring(outlets_and_texts: Mapping[str, tuple[str, str]], gone: Iterable[str]) -> None:
    """Keep the lines that recur (key -> outlet and words), forget those that do not any more; all lines are weighed."""
    rows = [
        models.RecurringLine(key=key, outlet=sound(outlet), text=sound(text))
        for key, (outlet, text) in sorted(outlets_and_texts.items())
    ]
    with transaction.atomic():
        models.RecurringLine.objects.bulk_create(rows, ignore_conflicts=True)
        models.RecurringLine.objects.filter(key__in=list(gone)).delete()
        models.Line.objects.filter(is_weighed=False).update(is_weighed=True)


def recurring_lines() -> frozenset[str]:
    """Return the keys of the lines that recur with their outlets."""
    return frozenset(models.RecurringLine.objects.values_list("key", flat=True))


def recurring_texts() -> list[tuple[str, str]]:
    """Return outlet and words of each line that recurs, by both."""
    return list(models.RecurringLine.objects.order_by("outlet", "text").values_list("outlet", "text"))


def lines_to_weigh(least: int, *, is_anew: bool = False) -> list[str]:
    """Return the keys of lines that stand on at least so many pages, those of new pages alone or (`is_anew`) all."""
    rows = models.Line.objects.all()
    if not is_anew:
        new = rows.filter(is_weighed=False).values_list("key", flat=True)
        found: set[str] = set()
        for keys in batches(sorted(set(new))):
            found |= _often(models.Line.objects.filter(key__in=keys), least)
        return sorted(found)
    return sorted(_often(rows, least))


def _often(rows: QuerySet[models.Line], least: int) -> set[str]:
    counted = rows.values_list("key").annotate(n=Count("id")).filter(n__gte=least).order_by()
    return {key for key, _ in counted}


def sketches_with(line_key: str) -> list[Sketch]:
    """Return what is remembered of the pages that have a line, by their captures."""
    ids = list(models.Line.objects.filter(key=line_key).values_list("capture_id", flat=True))
    rows = models.Sketch.objects.filter(capture_id__in=ids).order_by("capture_id")
    return [load(Sketch, record) for record in rows.values_list("record", flat=True)]


def captures_with(line_keys: Iterable[str]) -> list[str]:
    """Return the ids of the captures on whose pages one of the lines stands."""
    ids: set[str] = set()
    for keys in batches(sorted(line_keys)):
        ids.update(models.Line.objects.filter(key__in=keys).values_list("capture_id", flat=True))
    return sorted(ids)
