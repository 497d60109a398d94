"""What comes in is kept: captures, refusals, versions of articles, the machine's facts, origins."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction

from dateline.base.errors import NotFound
from dateline.base.records import Article, Capture, Facts, Refusal, Revision
from dateline.store import models
from dateline.store.batches import batches, update_rows
from dateline.store.bodies import write_body
from dateline.store.lines import forget_sketches
from dateline.store.reading import article_of
from dateline.store.readings import keep_readings, withdraw
from dateline.store.rows import (
    ARTICLE_COLUMNS,
    article_columns,
    capture_row,
    outlet_slug,
    sound,
    stored,
    version_row,
)
from dateline.store.versions import in_order, stands, whole_versions


def keep_capture(capture: Capture, *, feed_id: str | None = None) -> bool:
    """Keep one capture; True if it was not there yet."""
    return keep_captures([capture], feed_id=feed_id) == 1


def keep_captures(captures: Iterable[Capture], *, feed_id: str | None = None) -> int:
    """Keep captures, their bodies as files; return how many were not there yet.

    Of the same bytes captured twice the earlier moment stands, in whatever order they come.
    """
    return sum(_keep_captures(batch, feed_id) for batch in batches(captures))


def _keep_captures(batch: list[Capture], feed_id: str | None) -> int:
    for capture in batch:
        write_body(capture.id, capture.body)
    best: dict[str, models.Capture] = {}
    for capture in batch:
        row = capture_row(capture, feed_id)
        if row.id not in best or _capture_rank(row) < _capture_rank(best[row.id]):
            best[row.id] = row
    with transaction.atomic():
        known = models.Capture.objects.in_bulk(list(best))
        models.Capture.objects.bulk_create([row for key, row in best.items() if key not in known])
        better = [
            row
            for key, row in best.items()
            if key in known and _capture_rank(row) < _capture_rank(known[key])
        ]
        update_rows(better, ["url", "captured_at", "record"])
    return len(best) - len(known)


def _capture_rank(row: models.Capture) -> tuple[bool, str, str]:
    # Known moments before unknown ones; the record parts what is equal.
    return row.captured_at is None, row.captured_at.isoformat() if row.captured_at else "", row.record


def keep_refusal(refusal: Refusal) -> bool:
    """Keep why a capture did not become an article; True if that is news."""
    return keep_refusals([refusal]) == 1


def keep_refusals(refusals: Iterable[Refusal]) -> int:
    """Keep refusals, one a capture, the later over the earlier; return how many are new or say something new."""
    return sum(_keep_refusals(batch) for batch in batches(refusals))


def _keep_refusals(batch: list[Refusal]) -> int:
    rows = {
        r.capture_id: models.Refusal(capture_id=r.capture_id, reason=r.reason, record=stored(r))
        for r in batch
    }
    with transaction.atomic():
        known = models.Refusal.objects.in_bulk(list(rows))
        news = [row for key, row in rows.items() if key not in known or known[key].record != row.record]
        models.Refusal.objects.bulk_create(
            news, update_conflicts=True, unique_fields=["capture_id"], update_fields=["reason", "record"]
        )
        _mark_read(rows)
        forget_sketches(rows)
        lost = keep_readings(dict.fromkeys(rows))
        withdraw(lost)
        _point_to_newest(sorted(lost))
    return len(news)


def _mark_read(capture_ids: Iterable[str]) -> None:
    models.Capture.objects.filter(id__in=list(capture_ids), is_read=False).update(is_read=True)


def keep_article(article: Article) -> bool:
    """Keep one version of an article; True if it is new or was read differently before."""
    return bool(keep_articles([article]))


def keep_articles(articles: Iterable[Article]) -> list[str]:
    """Keep versions of articles; return the version ids that are new or were read differently before.

    A new version waits (`find.stale_articles`) until it is published; the published one is shown until then.
    """
    return [version_id for batch in batches(articles) for version_id in _keep_articles(batch)]


def _keep_articles(batch: list[Article]) -> list[str]:
    with transaction.atomic():
        rows = models.Version.objects.in_bulk([article.version_id for article in batch])
        known = {key: article_of(row) for key, row in rows.items()}
        outread = {key for key, row in rows.items() if row.is_outread}
        changed: dict[str, Article] = {}
        for article in batch:
            old = known.get(article.version_id)
            if old is None or article.version_id in outread or stands(article, old):
                known[article.version_id] = changed[article.version_id] = article
                outread.discard(article.version_id)
        _write_versions(list(changed.values()))
        models.Refusal.objects.filter(capture_id__in=[article.capture_id for article in batch]).delete()
        _mark_read(article.capture_id for article in batch)
        lost = keep_readings({article.capture_id: article.version_id for article in batch})
        withdraw(lost)
        _point_to_newest(sorted(lost))
    return list(changed)


def _write_versions(articles: list[Article]) -> None:
    ids = sorted({article.id for article in articles})
    known = models.Article.objects.in_bulk(ids)
    first: dict[str, Article] = {}
    for article in articles:
        if article.id not in known:
            first.setdefault(article.id, article)
    models.Article.objects.bulk_create(
        [models.Article(id=key, **article_columns(a)) for key, a in first.items()]
    )
    models.Version.objects.bulk_create(
        [version_row(article) for article in articles],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["capture_id", "text", "record", "is_outread"],
    )
    names = {slug: a.outlet for a in articles if (slug := outlet_slug(a.outlet)) and a.outlet}
    models.Outlet.objects.bulk_create(
        [models.Outlet(slug=slug, name=sound(name)) for slug, name in names.items()], ignore_conflicts=True
    )
    several = [article.id for article in articles if article.id in known or first[article.id] is not article]
    _point_to_newest(sorted(set(several)))


def _point_to_newest(article_ids: list[str]) -> None:
    if not article_ids:
        return
    versions: dict[str, list[Article]] = {}
    live = models.Version.objects.filter(article_id__in=article_ids, is_outread=False)
    for row in live.defer("facts", "published", "revision"):
        versions.setdefault(row.article_id, []).append(article_of(row))
    rows = list(models.Article.objects.filter(id__in=list(versions)))
    for article in rows:
        article.versions_count = len(whole_versions(versions[article.id]))
        article.is_stale = True
        if not article.is_published:
            for name, value in article_columns(in_order(versions[article.id])[-1]).items():
                setattr(article, name, value)
    update_rows(rows, [*ARTICLE_COLUMNS, "versions_count", "is_stale"])


def keep_facts(facts: Facts) -> bool:
    """Keep what the machine read off one article version; True if it differs from before."""
    return bool(keep_facts_of([facts]))


def keep_facts_of(many: Iterable[Facts]) -> list[str]:
    """Keep the machine's facts, one a version; return the version ids whose facts differ from before.

    What is published stays as it is until `publish`.

    Raises:
        NotFound: a version that was never kept.
    """
    return [version_id for batch in batches(many) for version_id in _keep_facts(batch)]


def _keep_facts(batch: list[Facts]) -> list[str]:
    new = {facts.version_id: facts for facts in batch}
    with transaction.atomic():
        rows = models.Version.objects.in_bulk(list(new))
        if missing := sorted(new.keys() - rows.keys()):
            raise NotFound("article version", missing[0], "keep the article before its facts")
        changed = []
        for version_id, facts in new.items():
            row, text = rows[version_id], stored(facts)
            if row.facts == text:
                continue
            row.published = row.published or row.facts
            row.facts, row.facts_stage = text, facts.stage
            changed.append(row)
        update_rows(changed, ["facts", "facts_stage", "published"])
        models.Article.objects.filter(id__in=[row.article_id for row in changed]).update(is_stale=True)
    return [row.id for row in changed]


def keep_revisions(many: Mapping[str, Sequence[Revision]]) -> set[str]:
    """Keep how the versions of articles differ from the ones before (article id -> all of it).

    Return the ids of the articles of which that is news.
    """
    changed: set[str] = set()
    for ids in batches(sorted(many)):
        new = {revision.after_id: stored(revision) for key in ids for revision in many[key]}
        with transaction.atomic():
            rows = models.Version.objects.filter(article_id__in=ids).only("id", "article_id", "revision")
            other = [row for row in rows if row.revision != new.get(row.id, "")]
            for row in other:
                row.revision = new.get(row.id, "")
            update_rows(other, ["revision"])
            changed.update(row.article_id for row in other)
    return changed


def keep_origins(origins: Mapping[str, str]) -> int:
    """Keep which article is of which origin (article id -> id of the earliest article); return how many changed."""
    changed = 0
    for ids in batches(sorted(origins)):
        with transaction.atomic():
            rows = [
                row
                for row in models.Article.objects.filter(id__in=ids).only("id", "origin_id")
                if row.origin_id != origins[row.id]
            ]
            for row in rows:
                row.origin_id = origins[row.id]
            update_rows(rows, ["origin_id"])
            changed += len(rows)
    return changed
