"""Reads captures, refusals, articles and their versions, and the facts of each."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from django.db.models import Count as CountOf
from django.db.models import F, Max, QuerySet

from dateline.base.codec import load
from dateline.base.passages import passage_of
from dateline.base.records import Article, Capture, Facts, Passage, Refusal, Revision
from dateline.store import models
from dateline.store.bodies import read_body
from dateline.store.paging import paged
from dateline.store.reading import (
    article_of,
    capture_line_of,
    capture_of,
    facts_of,
    headline_of,
    published_article_of,
)
from dateline.store.versions import in_order, whole_versions
from dateline.store.views import CaptureLine, Count, Headline, Page


def has_capture(capture_id: str) -> bool:
    """True if the capture was kept."""
    return models.Capture.objects.filter(id=capture_id).exists()


def known_captures(capture_ids: list[str]) -> set[str]:
    """Return those of the ids that were kept."""
    return set(models.Capture.objects.filter(id__in=capture_ids).values_list("id", flat=True))


def find_capture(capture_id: str) -> Capture | None:
    """Return a capture with its body.

    Raises:
        NotFound: the row is there and the body's file is not.
    """
    row = models.Capture.objects.filter(id=capture_id).first()
    return None if row is None else capture_of(row, read_body(row.id))


def captures(*, unread: bool = False) -> Iterator[Capture]:
    """Return captures with their bodies, by id; with `unread`, those that are neither an article nor refused."""
    rows = models.Capture.objects.order_by("id")
    if unread:
        rows = rows.filter(is_read=False)
    for row in rows.iterator():
        yield capture_of(row, read_body(row.id))


def captures_of(capture_ids: list[str]) -> Iterator[Capture]:
    """Return captures with their bodies, those of the ids, by id."""
    for row in models.Capture.objects.filter(id__in=capture_ids).order_by("id").iterator():
        yield capture_of(row, read_body(row.id))


def capture_lines(*, limit: int | None = None, offset: int = 0) -> Page[CaptureLine]:
    """Return captures without their bodies, by id."""
    return paged(models.Capture.objects.order_by("id"), capture_line_of, limit, offset)


def refusals(*, reason: str | None = None, limit: int | None = 50, offset: int = 0) -> Page[Refusal]:
    """Return refusals, the latest first."""
    rows = models.Refusal.objects.order_by("-added_at", "capture_id")
    if reason is not None:
        rows = rows.filter(reason=reason)
    return paged(rows, lambda row: load(Refusal, row.record), limit, offset)


def refusal_counts() -> list[Count]:
    """Return how many captures were refused for each reason, most first."""
    rows = (
        models.Refusal.objects.values_list("reason")
        .annotate(n=CountOf("capture_id"))
        .order_by("-n", "reason")
    )
    return [Count(name=reason, count=n) for reason, n in rows]


def find_article(article_id: str) -> Article | None:
    """Return an article as published; one that is not published yet in its newest version."""
    row = models.Article.objects.select_related("current").filter(id=article_id).first()
    return None if row is None else published_article_of(row)


def find_headline(article_id: str) -> Headline | None:
    """Return an article without its text, with where it belongs."""
    row = models.Article.objects.select_related("membership").filter(id=article_id).first()
    return None if row is None else headline_of(row)


def articles(
    *,
    section: str | None = None,
    outlet: str | None = None,
    on: date | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> Page[Headline]:
    """Return published articles, newest first: of a section, of an outlet (by its slug), of a day."""
    rows = published_rows()
    for name, value in (("section", section), ("outlet", outlet), ("published_on", on)):
        if value is not None:
            rows = rows.filter(**{name: value})
    return paged(rows, headline_of, limit, offset)


def latest(limit: int, section: str | None = None) -> list[Headline]:
    """Return the newest published articles."""
    rows = published_rows()
    if section is not None:
        rows = rows.filter(section=section)
    return [headline_of(row) for row in rows[:limit]]


def newest_day(until: date) -> date | None:
    """Return the newest day up to this one that has published articles."""
    rows = models.Article.objects.filter(is_published=True, published_on__lte=until)
    newest: date | None = rows.aggregate(newest=Max("published_on"))["newest"]
    return newest


def articles_on(day: date) -> list[Headline]:
    """Return the published articles of a day, in the page's own zone, newest first."""
    return list(articles(on=day))


def days() -> list[tuple[date, int]]:
    """Return the days that have published articles, newest first, with their number."""
    rows = models.Article.objects.filter(is_published=True, published_on__isnull=False)
    counted = rows.values_list("published_on").annotate(n=CountOf("id")).order_by("-published_on")
    return [(day, n) for day, n in counted if day is not None]


def list_sections() -> list[Count]:
    """Return the sections that have published articles, most first."""
    rows = models.Article.objects.filter(is_published=True, section__isnull=False)
    counted = rows.values_list("section").annotate(n=CountOf("id")).order_by("-n", "section")
    return [Count(name=name, count=n) for name, n in counted if name]


def outlets() -> list[Count]:
    """Return the outlets that have published articles, most first; `name` is the name as printed."""
    names = dict(models.Outlet.objects.values_list("slug", "name"))
    rows = models.Article.objects.filter(is_published=True, outlet__isnull=False)
    counted = rows.values_list("outlet").annotate(n=CountOf("id")).order_by("-n", "outlet")
    return [Count(name=names.get(slug, slug), count=n) for slug, n in counted if slug]


def published_rows() -> QuerySet[models.Article]:
    """Return the rows of published articles, newest first, those without any date last."""
    rows = models.Article.objects.filter(is_published=True).select_related("membership")
    return rows.order_by(F("order_at").desc(nulls_last=True), "id")


def stale_articles() -> list[str]:
    """Return the ids of articles of which a newer version, or newer facts, wait to be published."""
    return list(models.Article.objects.filter(is_stale=True).order_by("id").values_list("id", flat=True))


def all_articles() -> Iterator[Article]:
    """Return every article in its newest version, as the machine read it, by id; with the text."""
    live = models.Version.objects.filter(is_outread=False).order_by("article_id", "id")
    rows = live.defer("facts", "published", "revision").iterator()
    for _, group in groupby(rows, key=lambda row: row.article_id):
        yield in_order(article_of(row) for row in group)[-1]


def versions(article_id: str) -> list[Article]:
    """Return the versions of an article as the machine read them, oldest first."""
    live = models.Version.objects.filter(article_id=article_id, is_outread=False)
    rows = live.defer("facts", "published", "revision")
    return in_order(article_of(row) for row in rows)


def wholes(article_id: str) -> list[Article]:
    """Return the versions that an outlet made of an article, oldest first: summaries in feeds are none."""
    return in_order(whole_versions(versions(article_id)))


def revisions(article_id: str) -> list[Revision]:
    """Return how each version of an article differs from the one before it, oldest first."""
    rows = models.Version.objects.filter(article_id=article_id, is_outread=False).exclude(revision="")
    found = [load(Revision, text) for text in rows.values_list("revision", flat=True)]
    return sorted(found, key=lambda revision: revision.ordinal)


def first_version(article_id: str) -> Article:
    """Return the oldest whole version of an article: the one by which it is grouped, as an edit never moves it."""
    return wholes(article_id)[0]


def find_version(version_id: str) -> Article | None:
    """Return one version of an article as the machine read it."""
    row = models.Version.objects.filter(id=version_id).defer("facts", "published").first()
    return None if row is None else article_of(row)


def find_facts(version_id: str) -> Facts | None:
    """Return what the machine read off a version; None where it has not yet."""
    text = models.Version.objects.filter(id=version_id).values_list("facts", flat=True).first()
    return load(Facts, text) if text else None


def published_facts(article_id: str) -> Facts | None:
    """Return the facts of an article's published version, after corrections."""
    row = models.Article.objects.select_related("current").filter(id=article_id, is_published=True).first()
    if row is None or row.current is None or not row.current.facts:
        return None
    return facts_of(row.current)


def facts_stages() -> dict[int | None, int]:
    """Return how many versions have facts of which stage; None: not read yet."""
    rows = (
        models.Version.objects.filter(is_outread=False)
        .values_list("facts_stage")
        .annotate(n=CountOf("id"))
        .order_by("facts_stage")
    )
    return dict(rows)


def versions_before_stage(stage: int) -> list[str]:
    """Return the ids of versions whose facts are missing or of an earlier stage."""
    rows = models.Version.objects.filter(is_outread=False).exclude(facts_stage__gte=stage).order_by("id")
    return list(rows.values_list("id", flat=True))


def find_passage(passage_id: str) -> Passage | None:
    """Return a passage that was cited once, with the words around it."""
    row = models.Passage.objects.select_related("version").filter(id=passage_id).first()
    return None if row is None else passage_of(article_of(row.version), row.start, row.end)


def shows_full_text(article_id: str) -> bool:
    """True if the feed that brought the article lets its whole text be shown."""
    captured = models.Version.objects.filter(article_id=article_id).values("capture_id")
    feeds = models.Capture.objects.filter(id__in=captured).values("feed_id")
    return models.Feed.objects.filter(id__in=feeds, show_full_text=True).exists()
