"""Reads the reports that a text may be about: found by its rarer words, given with their sentences and facts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection

from dateline.base.records import Facts
from dateline.store import models
from dateline.store.folding import fold
from dateline.store.reading import facts_of, headline_of
from dateline.store.search import read_terms
from dateline.store.views import Headline

# Each costs a walk through the index; a sentence has hardly more words that say what it is about.
MOST_WORDS = 16
_TITLE_WEIGHT, _BODY_WEIGHT = 3.0, 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One version of a report: its article, its words and what was read off them."""

    article: Headline
    version_id: str
    text: str
    facts: Facts
    is_current: bool  # False: the page was edited since


def articles_like(words: Sequence[str], *, limit: int) -> list[str]:
    """Return the ids of the articles that hold most of the words or phrases, rare ones counting more, the best first."""
    terms = [term.words for word in words for term in read_terms(f'"{word}"')][:MOST_WORDS]
    if not terms:
        return []
    run = _on_sqlite if connection.vendor == "sqlite" else _on_postgresql
    return run([" ".join(term) for term in terms], limit)


def _on_sqlite(terms: list[str], limit: int) -> list[str]:
    asked = " OR ".join(f'"{fold(term)}"' for term in terms)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT e.key FROM store_entry_words JOIN store_entry e ON e.id = store_entry_words.rowid "
            "WHERE store_entry_words MATCH %s AND e.kind = 'article' "
            "ORDER BY bm25(store_entry_words, %s, %s), e.key LIMIT %s",
            [asked, _TITLE_WEIGHT, _BODY_WEIGHT, limit],
        )
        return [key for (key,) in cursor.fetchall()]


def _on_postgresql(terms: list[str], limit: int) -> list[str]:
    asked = " || ".join("phraseto_tsquery('dateline'::regconfig, %s)" for _ in terms)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT e.key FROM store_entry e, (SELECT {asked} AS q) asked "
            "WHERE e.kind = 'article' AND e.words @@ asked.q "
            "ORDER BY ts_rank_cd('{0.1, 0.2, 0.4, 1.0}', e.words, asked.q, 1) DESC, e.key LIMIT %s",
            [*terms, limit],
        )
        return [key for (key,) in cursor.fetchall()]


def told_by(article_ids: Iterable[str]) -> list[Told]:
    """Return all whole versions of published articles with their facts, by article, the current one first."""
    rows = models.Article.objects.select_related("membership").filter(
        id__in=set(article_ids), is_published=True
    )
    articles = {row.id: row for row in rows}
    versions = models.Version.objects.filter(article_id__in=articles, is_outread=False).exclude(facts="")
    found = [_told(version, articles[version.article_id]) for version in versions]
    return sorted(found, key=lambda told: (told.article.id, not told.is_current, told.version_id))


def _told(version: models.Version, row: models.Article) -> Told:
    is_current = version.id == row.current_id
    return Told(
        article=headline_of(row),
        version_id=version.id,
        text=version.text,
        facts=facts_of(version),
        is_current=is_current,
    )
