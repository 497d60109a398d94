"""Which version each capture is read as. A better reading takes the place of an earlier one, and is no edit.

A version that no capture is read as any more stays for the passages that cite it; it is listed nowhere.
"""

from collections.abc import Mapping

from dateline.store import models
from dateline.store.batches import update_rows


def keep_readings(read_as: Mapping[str, str | None]) -> set[str]:
    """Keep as which version captures are read (None: refused); return the articles that lost a version by it."""
    rows = dict(models.Capture.objects.filter(id__in=list(read_as)).values_list("id", "version_id"))
    moved = [capture_id for capture_id, before in rows.items() if before != read_as[capture_id]]
    if not moved:
        return set()
    # Stores of before this was kept know it by the version alone.
    own = models.Version.objects.filter(capture_id__in=moved).values_list("id", "capture_id")
    left = {version_id for version_id, capture_id in own if version_id != read_as[capture_id]}
    left |= {before for capture_id in moved if (before := rows[capture_id])}
    update_rows([models.Capture(id=key, version_id=read_as[key]) for key in moved], ["version_id"])
    return _outread(left, moved) if left else set()


def _outread(left: set[str], moved: list[str]) -> set[str]:
    """Mark the versions that nobody reads any more, and have those read again that stand on another's reading."""
    held = set(models.Capture.objects.filter(version_id__in=left).values_list("version_id", flat=True))
    stranded = models.Version.objects.filter(id__in=held, capture_id__in=moved)
    models.Capture.objects.filter(
        version_id__in=list(stranded.values_list("id", flat=True)), is_read=True
    ).exclude(id__in=moved).update(is_read=False)
    lost = models.Version.objects.filter(id__in=left - held, is_outread=False)
    articles = set(lost.values_list("article_id", flat=True))
    lost.update(is_outread=True)
    return articles


def withdraw(article_ids: set[str]) -> None:
    """Take articles off the site of which no version is left; their passages stay."""
    rows = models.Article.objects.filter(id__in=article_ids).exclude(versions__is_outread=False)
    ids = list(rows.values_list("id", flat=True))
    if not ids:
        return
    for model in (models.Figure, models.Quote, models.Query):
        model.objects.filter(article_id__in=ids).delete()
    models.Membership.objects.filter(article_id__in=ids).delete()
    models.Entry.objects.filter(kind="quote", owner_id__in=ids).delete()
    models.Entry.objects.filter(kind="article", key__in=ids).delete()
    models.Article.objects.filter(id__in=ids).update(is_published=False, is_stale=False)
