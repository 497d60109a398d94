"""Reads figures, quotes and queries with their sentence, article and story; and speakers over all articles."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import merge
from typing import Any, TypeVar

from django.db.models import Count as CountOf
from django.db.models import F, QuerySet

from dateline.base.codec import load
from dateline.base.passages import passage_id
from dateline.base.records import Facts, Figure, Quote, SpeakerKind
from dateline.base.text import name_slug
from dateline.store import models
from dateline.store.paging import page_of, paged
from dateline.store.reading import figure_of, headline_of, query_of, quote_of
from dateline.store.rows import sentences_about
from dateline.store.views import Count, Headline, OpenQuery, Page, SpeakerView, Statement

R = TypeVar("R", models.Figure, models.Quote)

# Below this a fact goes to the desk's queue.
LOW_CONFIDENCE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """Which figures, quotes or queries are asked for; what is None does not matter."""

    story_id: str | None = None
    article_id: str | None = None
    speaker: str | None = None  # slug
    section: str | None = None
    since: date | None = None  # by said-on, else publication
    until: date | None = None
    event: str | None = None  # of a figure
    unit: str | None = None  # of a figure
    kind: str | None = None  # of a quote or query


_COLUMNS = {
    "story_id": "article__membership__story_id",
    "article_id": "article_id",
    "speaker": "speaker",
    "section": "article__section",
    "since": "on__gte",
    "until": "on__lte",
    "event": "event",
    "unit": "unit",
    "kind": "kind",
}


def _chosen(which: Which) -> dict[str, Any]:
    asked = {name: getattr(which, name) for name in _COLUMNS}
    return {_COLUMNS[name]: value for name, value in asked.items() if value is not None}


def find_figures(
    which: Which = Which(), *, limit: int | None = None, offset: int = 0
) -> Page[Statement[Figure]]:
    """Return published figures, the latest said first; those of one day in the order of the text."""
    rows = _by_day(models.Figure.objects.filter(**_chosen(which)))
    return page_of(rows, _figures, limit, offset)


def find_quotes(
    which: Which = Which(), *, limit: int | None = None, offset: int = 0
) -> Page[Statement[Quote]]:
    """Return published quotes, the latest said first; those of one day in the order of the text."""
    rows = _by_day(models.Quote.objects.filter(**_chosen(which)))
    return page_of(rows, _quotes, limit, offset)


def find_figure(figure_id: str) -> Statement[Figure] | None:
    """Return one published figure."""
    found = _figures(list(models.Figure.objects.filter(id=figure_id)))
    return found[0] if found else None


def find_quote(quote_id: str) -> Statement[Quote] | None:
    """Return one published quote."""
    found = _quotes(list(models.Quote.objects.filter(id=quote_id)))
    return found[0] if found else None


def queries(which: Which = Which(), *, limit: int | None = None, offset: int = 0) -> Page[OpenQuery]:
    """Return the queries that nobody has answered, the surest first, of those the latest."""
    rows = models.Query.objects.filter(**_chosen(which))
    rows = rows.order_by("-confidence", F("on").desc(nulls_last=True), "id")
    return page_of(rows, _queries, limit, offset)


def query_counts() -> list[Count]:
    """Return how many open queries there are of each kind, most first."""
    rows = models.Query.objects.values_list("kind").annotate(n=CountOf("id")).order_by("-n", "kind")
    return [Count(name=kind, count=n) for kind, n in rows]


def find_query(query_id: str) -> OpenQuery | None:
    """Return one open query."""
    found = _queries(list(models.Query.objects.filter(id=query_id)))
    return found[0] if found else None


def low_confidence(
    *, below: float = LOW_CONFIDENCE, limit: int = 50, offset: int = 0
) -> Page[Statement[Figure | Quote]]:
    """Return figures and quotes that the machine is unsure of, the least sure first, figures before quotes.

    Those that an editor checked or corrected are left out.
    """
    figures, quotes = _unsure(models.Figure, below), _unsure(models.Quote, below)
    total = figures.count() + quotes.count()
    end = offset + limit
    both = merge(_ranked(figures, 0, end), _ranked(quotes, 1, end))
    ids = [key for _, _, key in both][offset:end]
    found: list[Statement[Figure | Quote]] = [
        *_figures(list(models.Figure.objects.filter(id__in=ids))),
        *_quotes(list(models.Quote.objects.filter(id__in=ids))),
    ]
    found.sort(key=lambda item: ids.index(item.fact.id))
    return Page(items=tuple(found), total=total, offset=offset)


def _unsure(model: type[R], below: float) -> QuerySet[R]:
    seen = models.Check.objects.values("fact_id")
    corrected = models.Correction.objects.filter(undone_at__isnull=True, target__in=("figure", "quote"))
    rows = model._default_manager.filter(confidence__lt=below).exclude(id__in=seen)
    return rows.exclude(id__in=corrected.values("target_id"))


def _ranked(rows: QuerySet[Any], rank: int, most: int) -> list[tuple[float, int, str]]:
    found = rows.order_by("confidence", "id").values_list("confidence", "id")[:most]
    return [(confidence, rank, key) for confidence, key in found]


def find_speaker(slug: str) -> SpeakerView | None:
    """Return a speaker; of one that is found under another slug or name of theirs, `slug` is where to send to."""
    row = models.Speaker.objects.filter(slug=slug).first()
    seen = {slug}
    while row is None:
        slug = _next_slug(slug)
        if slug in seen:
            return None
        seen.add(slug)
        row = models.Speaker.objects.filter(slug=slug).first()
    return _speaker_view(row)


def _next_slug(slug: str) -> str:
    """Return where a slug leads: as the registry says, else to the name that an editor gave; to itself where nowhere."""
    address = models.SpeakerAddress.objects.filter(slug=slug).first()
    if address is not None:
        return address.speaker
    renamed = models.Correction.objects.filter(
        target="speaker", target_id=slug, action="rename", undone_at__isnull=True
    )
    last = renamed.order_by("-id").first()
    return name_slug(last.value) if last else slug


def namesakes(slug: str) -> list[SpeakerView]:
    """Return the other speakers of a speaker's name, those with most statements first."""
    row = models.Speaker.objects.filter(slug=slug).exclude(name_slug="").first()
    if row is None:
        return []
    others = models.Speaker.objects.filter(name_slug=row.name_slug).exclude(slug=slug)
    return [_speaker_view(other) for other in others.order_by("-statements_count", "slug")]


def speakers(
    *, kind: SpeakerKind | None = None, limit: int | None = 50, offset: int = 0
) -> Page[SpeakerView]:
    """Return speakers, those with most statements first."""
    rows = models.Speaker.objects.order_by("-statements_count", "slug")
    return paged(rows.filter(kind=kind) if kind else rows, _speaker_view, limit, offset)


def _speaker_view(row: models.Speaker) -> SpeakerView:
    return SpeakerView(
        slug=row.slug,
        name=row.name,
        kind=row.kind,  # type: ignore[arg-type]
        statements_count=row.statements_count,
        role=row.role,
        body=row.body,
        names=tuple(json.loads(row.names or "[]")),
        wikidata=row.wikidata,
    )


def statements_of(slug: str, *, limit: int = 50, offset: int = 0) -> Page[Statement[Figure | Quote]]:
    """Return all that one speaker said, figures and quotes, over all stories, the latest first."""
    columns = ("on", "article_id", "start", "id")
    keys: list[tuple[Any, ...]] = []
    for model in (models.Figure, models.Quote):
        keys += model._default_manager.filter(speaker=slug).values_list(*columns)
    keys.sort(key=lambda key: (key[0] is None, -(key[0] or date.min).toordinal(), *key[1:]))
    ids = [key[3] for key in keys[offset : offset + limit]]
    found: list[Statement[Figure | Quote]] = [
        *_figures(list(models.Figure.objects.filter(id__in=ids))),
        *_quotes(list(models.Quote.objects.filter(id__in=ids))),
    ]
    found.sort(key=lambda item: ids.index(item.fact.id))
    return Page(items=tuple(found), total=len(keys), offset=offset)


def _by_day(rows: QuerySet[R]) -> QuerySet[R]:
    return rows.order_by(F("on").desc(nulls_last=True), "article_id", "start", "id")


def _figures(rows: Sequence[models.Figure]) -> list[Statement[Figure]]:
    articles = headlines(row.article_id for row in rows)
    return [figure_of(row, articles[row.article_id]) for row in rows]


def _quotes(rows: Sequence[models.Quote]) -> list[Statement[Quote]]:
    articles = headlines(row.article_id for row in rows)
    return [quote_of(row, articles[row.article_id]) for row in rows]


def _queries(rows: Sequence[models.Query]) -> list[OpenQuery]:
    articles = headlines(row.article_id for row in rows)
    versions = models.Version.objects.only("id", "facts").in_bulk({row.version_id for row in rows})
    facts = {key: load(Facts, version.facts) for key, version in versions.items() if version.facts}
    return [_open_query(row, articles[row.article_id], facts.get(row.version_id)) for row in rows]


def _open_query(row: models.Query, article: Headline, facts: Facts | None) -> OpenQuery:
    query = query_of(row)
    spans = sentences_about(query, facts) if facts else []
    return OpenQuery(
        query=query, article=article, passage_ids=tuple(passage_id(row.version_id, *span) for span in spans)
    )


def headlines(article_ids: Iterable[str]) -> dict[str, Headline]:
    """Return articles without their text by id, in one look-up."""
    rows = models.Article.objects.select_related("membership").filter(id__in=set(article_ids))
    return {row.id: headline_of(row) for row in rows}
