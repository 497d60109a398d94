"""What readers see of an article: its published version, and a row for every fact of it after corrections."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count

from dateline.base.errors import NotFound
from dateline.base.records import Article, Facts
from dateline.store import models
from dateline.store.batches import batches, update_rows
from dateline.store.entries import drop_entries, keep_entries
from dateline.store.rows import (
    ARTICLE_COLUMNS,
    article_columns,
    article_entry,
    figure_row,
    passage_rows,
    query_row,
    quote_entries,
    quote_row,
    speaker_entry,
    stored,
)

# Each article brings some tens of rows; a transaction of this many takes about a second.
_BATCH = 200


def publish(article: Article, facts: Facts) -> bool:
    """Publish one article version with its facts, both after corrections; True if readers see a change.

    Takes the place of what was published of this article before, whichever version that was.

    Raises:
        NotFound: the version was never kept.
    """
    return bool(publish_many([(article, facts)]))


def publish_many(many: Iterable[tuple[Article, Facts]]) -> list[str]:
    """Publish article versions with their facts; return the article ids of which readers see a change.

    Raises:
        NotFound: a version was never kept.
    """
    return [article_id for batch in batches(many, _BATCH) for article_id in _publish(batch)]


def keep_passages(many: Iterable[tuple[Article, Facts]]) -> None:
    """Give every sentence of these versions that a fact stands in its address, published or not."""
    for batch in batches(many, _BATCH):
        rows = {row.id: row for article, facts in batch for row in passage_rows(article, facts)}
        models.Passage.objects.bulk_create(rows.values(), ignore_conflicts=True)


def _publish(batch: list[tuple[Article, Facts]]) -> list[str]:
    pairs = {article.id: (article, facts) for article, facts in batch}
    with transaction.atomic():
        rows = models.Article.objects.in_bulk(list(pairs))
        versions = models.Version.objects.defer("text").in_bulk([a.version_id for a, _ in pairs.values()])
        changed = []
        for article, facts in pairs.values():
            if article.id not in rows or article.version_id not in versions:
                raise NotFound(
                    "article version", article.version_id, "keep the article before it is published"
                )
            if _is_changed(rows[article.id], versions[article.version_id], article, facts):
                changed.append((article, facts))
        models.Article.objects.filter(id__in=list(pairs), is_stale=True).update(is_stale=False)
        if changed:
            _write(changed, rows, versions)
    return [article.id for article, _ in changed]


def _is_changed(row: models.Article, version: models.Version, article: Article, facts: Facts) -> bool:
    return (
        not row.is_published
        or row.current_id != article.version_id
        or row.record != article_columns(article)["record"]
        or (version.published or version.facts) != stored(facts)
    )


def _write(
    pairs: list[tuple[Article, Facts]], rows: dict[str, models.Article], versions: dict[str, models.Version]
) -> None:
    for article, facts in pairs:
        row, version = rows[article.id], versions[article.version_id]
        for name, value in article_columns(article).items():
            setattr(row, name, value)
        row.is_published, row.is_stale = True, False
        text = stored(facts)
        version.published = "" if text == version.facts else text
    update_rows([rows[a.id] for a, _ in pairs], [*ARTICLE_COLUMNS, "is_published", "is_stale"])
    update_rows([versions[a.version_id] for a, _ in pairs], ["published"])
    _write_facts(pairs)
    keep_entries([article_entry(article) for article, _ in pairs])


def _write_facts(pairs: list[tuple[Article, Facts]]) -> None:
    ids = [article.id for article, _ in pairs]
    old = _speakers_of(ids)
    for model in (models.Figure, models.Quote, models.Query):
        model.objects.filter(article_id__in=ids).delete()
    models.Entry.objects.filter(kind="quote", owner_id__in=ids).delete()
    models.Figure.objects.bulk_create(
        {f.id: figure_row(f, a) for a, facts in pairs for f in facts.figures}.values()
    )
    models.Quote.objects.bulk_create(
        {q.id: quote_row(q, a) for a, facts in pairs for q in facts.quotes}.values()
    )
    models.Query.objects.bulk_create(
        {q.id: query_row(q, a) for a, facts in pairs for q in facts.queries}.values()
    )
    passages = {row.id: row for article, facts in pairs for row in passage_rows(article, facts)}
    models.Passage.objects.bulk_create(passages.values(), ignore_conflicts=True)
    models.Entry.objects.bulk_create(
        {entry.key: entry for article, facts in pairs for entry in quote_entries(article, facts)}.values()
    )
    _refresh_speakers(old | _speakers_of(ids))


def _speakers_of(article_ids: list[str]) -> set[str]:
    found: set[str] = set()
    for model in (models.Figure, models.Quote):
        slugs = model.objects.filter(article_id__in=article_ids, speaker__isnull=False).values_list(
            "speaker", flat=True
        )
        found.update(slug for slug in slugs.distinct() if slug)
    return found


def _refresh_speakers(slugs: set[str]) -> None:
    names: dict[str, dict[tuple[str, str], int]] = {}
    for model in (models.Figure, models.Quote):
        rows = model.objects.filter(speaker__in=slugs).values_list("speaker", "speaker_name", "speaker_kind")
        for slug, name, kind, count in rows.annotate(count=Count("id")).order_by():
            if slug and name:
                forms = names.setdefault(slug, {})
                forms[name, kind] = forms.get((name, kind), 0) + count
    speakers = [_speaker_row(slug, forms) for slug, forms in sorted(names.items())]
    models.Speaker.objects.bulk_create(
        speakers,
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=["name", "kind", "statements_count"],
    )
    gone = slugs - names.keys()
    models.Speaker.objects.filter(slug__in=gone).delete()
    drop_entries("speaker", gone | {row.slug for row in speakers if row.kind == "unnamed"})
    keep_entries([speaker_entry(row) for row in speakers if row.kind != "unnamed"])


def _speaker_row(slug: str, forms: dict[tuple[str, str], int]) -> models.Speaker:
    # The form used most; equal ones by the alphabet, so that the order of publishing does not matter.
    name, kind = min(forms, key=lambda form: (-forms[form], form))
    return models.Speaker(slug=slug, name=name, kind=kind, statements_count=sum(forms.values()))
