"""The facts that a desk should look at first: those the machine is least sure of, and that most readers see."""

from dataclasses import dataclass
from math import log2
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from dateline.base.records import Figure, Quote
from dateline.store import models
from dateline.store.statements import _figures, _quotes
from dateline.store.views import Page, Statement

_MODELS: tuple[Any, Any] = (models.Figure, models.Quote)
# Above this four of five facts and more are right (docs/confidence.md).
DOUBTFUL = 0.75
# A fact of a story on the front page is seen by many more readers than any other: it counts as twice as doubtful.
FRONT_FACTOR = 2.0
# So many of the least sure are put in order by who sees them, and as many of the stories on the front page. It bounds the
# time, whatever the store holds; what lies beyond comes up as these are checked.
LOOKED_AT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A fact to look at, and why it stands where it does."""

    statement: Statement[Figure | Quote]
    reports: int  # of its story
    is_on_front: bool
    weight: float  # how doubtful, times how much seen


def doubtful(
    *, front: tuple[str, ...] = (), below: float = DOUBTFUL, limit: int = 50, offset: int = 0
) -> Page[Doubt]:
    """Return figures and quotes that nobody has checked or corrected, the least sure and most seen first.

    `front` names the stories on the front page. The weight of a fact is its doubt (1 - confidence), times the logarithm of
    how many reports its story has, twice that where the story is on the front page.
    """
    total = sum(_unchecked(model, below).count() for model in _MODELS)
    ranked = sorted({key for kind, model in enumerate(_MODELS) for key in _keys(model, kind, below, front)})[
        offset : offset + limit
    ]
    places = {ident: number for number, (_, _, ident, _, _) in enumerate(ranked)}
    found: list[Statement[Figure | Quote]] = [
        *_figures(list(models.Figure.objects.filter(id__in=places))),
        *_quotes(list(models.Quote.objects.filter(id__in=places))),
    ]
    found.sort(key=lambda item: places[item.fact.id])
    return Page(
        items=tuple(_doubt(one, ranked[places[one.fact.id]]) for one in found), total=total, offset=offset
    )


_Key = tuple[
    float, int, str, int, bool
]  # minus the weight, figures before quotes, the id; reports, is on the front page


def _doubt(statement: Statement[Figure | Quote], key: _Key) -> Doubt:
    return Doubt(statement=statement, reports=key[3], is_on_front=key[4], weight=round(-key[0], 3))


def _keys(model: Any, kind: int, below: float, front: tuple[str, ...]) -> list[_Key]:
    rows = _unchecked(model, below)
    least = _columns(rows.order_by("confidence", "id"))
    seen = (
        _columns(rows.filter(article__membership__story_id__in=front).order_by("confidence", "id"))
        if front
        else []
    )
    return [_key(row, kind, set(front)) for row in (*least, *seen)]


def _columns(rows: QuerySet[Any]) -> list[tuple[str, float, str | None, int | None]]:
    story = models.Story.objects.filter(id=OuterRef("article__membership__story_id"))
    with_story = rows.annotate(reports=Subquery(story.values("reports_count")[:1]))
    return list(
        with_story.values_list("id", "confidence", "article__membership__story_id", "reports")[:LOOKED_AT]
    )


def _key(row: tuple[str, float, str | None, int | None], kind: int, front: set[str]) -> _Key:
    ident, confidence, story_id, reports = row
    is_on_front = story_id in front
    weight = (1 - confidence) * log2(1 + max(1, reports or 1)) * (FRONT_FACTOR if is_on_front else 1)
    return -weight, kind, ident, max(1, reports or 1), is_on_front


def _unchecked(model: Any, below: float) -> QuerySet[Any]:
    seen = models.Check.objects.values("fact_id")
    corrected = models.Correction.objects.filter(undone_at__isnull=True, target__in=("figure", "quote"))
    rows: QuerySet[Any] = model.objects.filter(confidence__lt=below).exclude(id__in=seen)
    return rows.exclude(id__in=corrected.values("target_id"))
