"""Reads stories: by id or old id, in lists, with their reports."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Literal

from django.db.models import Count as CountOf
from django.db.models import F, Q, QuerySet

from dateline.base.codec import load
from dateline.base.records import Assignment, Facts, Report, Revision, Story
from dateline.store import models
from dateline.store.batches import batches
from dateline.store.paging import paged
from dateline.store.reading import article_of, facts_of, headline_of, published_article_of, story_line_of
from dateline.store.telling import STORIES_STATE
from dateline.store.versions import in_order, whole_versions
from dateline.store.views import Headline, Page, StoryLine

Order = Literal["latest", "size", "headline"]


def find_story(story_id: str) -> Story | None:
    """Return a story by its id, or by an old id that leads to it (then its `id` is another)."""
    row = models.Story.objects.filter(id=story_id).first()
    if row is None and (new_id := redirect_of(story_id)):
        row = models.Story.objects.filter(id=new_id).first()
    return None if row is None else load(Story, row.record)


def find_story_line(story_id: str) -> StoryLine | None:
    """Return a story for a list, by its own id."""
    row = models.Story.objects.filter(id=story_id).first()
    return None if row is None else story_line_of(row)


def redirect_of(story_id: str) -> str | None:
    """Return the id that an old id leads to in the end; None where it leads nowhere.

    A story's id is that of an article: where no redirect was kept, it leads to the story that has the article now.
    """
    seen, here = {story_id}, story_id
    while (step := models.Redirect.objects.filter(old_id=here).first()) and step.new_id not in seen:
        here = step.new_id
        seen.add(here)
    if not models.Story.objects.filter(id=here).exists():
        member = models.Membership.objects.filter(article_id=here).first()
        here = member.story_id if member else here
    return here if here != story_id else None


def former_ids(story_id: str) -> list[str]:
    """Return the ids of stories that lead to this one now, in order."""
    found: list[str] = []
    step = [story_id]
    while step:
        rows = models.Redirect.objects.filter(new_id__in=step).exclude(old_id__in=[*found, story_id])
        step = sorted(rows.values_list("old_id", flat=True))
        found += step
    return sorted(found)


def list_stories(
    *,
    section: str | None = None,
    since: date | None = None,
    order: Order = "latest",
    limit: int | None = None,
    offset: int = 0,
) -> Page[StoryLine]:
    """Return stories: of a section, with reports since a day.

    "latest": by last day, then origins. "size": by origins.
    """
    rows = models.Story.objects.defer("record")
    if section is not None:
        rows = rows.filter(section=section)
    if since is not None:
        rows = rows.filter(last_on__gte=since)
    return paged(_ordered(rows, order), story_line_of, limit, offset)


def _ordered(rows: QuerySet[models.Story], order: Order) -> QuerySet[models.Story]:
    if order == "headline":
        return rows.order_by("headline", "id")
    if order == "size":
        return rows.order_by("-origins_count", "id")
    return rows.order_by(F("last_on").desc(nulls_last=True), "-origins_count", "id")


def stories_on(
    day: date, *, section: str | None = None, limit: int | None = None, offset: int = 0
) -> Page[StoryLine]:
    """Return the stories that have reports of a day, those with most reports on it first."""
    members = models.Membership.objects.filter(article__published_on=day, article__is_published=True)
    counts = dict(members.values_list("story_id").annotate(n=CountOf("article_id")))
    rows = models.Story.objects.defer("record").filter(id__in=list(counts))
    if section is not None:
        rows = rows.filter(section=section)
    found = sorted(rows, key=lambda row: (-counts[row.id], -row.origins_count, row.id))
    shown = found[offset:] if limit is None else found[offset : offset + limit]
    return Page(items=tuple(story_line_of(row) for row in shown), total=len(found), offset=offset)


def find_stories(story_ids: Iterable[str]) -> list[Story]:
    """Return stories by their ids, in that order; unknown ones are left out."""
    ids = list(story_ids)
    rows = models.Story.objects.in_bulk(ids)
    return [load(Story, rows[key].record) for key in ids if key in rows]


def all_stories() -> Iterator[Story]:
    """Return every story, by id."""
    for record in models.Story.objects.order_by("id").values_list("record", flat=True).iterator():
        yield load(Story, record)


def story_ids() -> list[str]:
    """Return the ids of all stories that are told, in order."""
    return list(models.Story.objects.order_by("id").values_list("id", flat=True))


def story_of(article_id: str) -> StoryLine | None:
    """Return the story that an article belongs to; None where it is in none, or in one not told yet."""
    member = models.Membership.objects.filter(article_id=article_id).first()
    row = models.Story.objects.defer("record").filter(id=member.story_id).first() if member else None
    return None if row is None else story_line_of(row)


def members_of(story_id: str) -> list[str]:
    """Return the ids of the articles assigned to a story, in order of id."""
    rows = models.Membership.objects.filter(story_id=story_id).order_by("article_id")
    return list(rows.values_list("article_id", flat=True))


def assignments() -> list[Assignment]:
    """Return which article belongs to which story, by article id."""
    rows = models.Membership.objects.order_by("article_id").values_list("article_id", "story_id", "score")
    return [Assignment(article_id=a, story_id=s, score=score) for a, s, score in rows]


def reports_of(story_id: str) -> list[Report]:
    """Return a story's reports with text and facts, as published, in order of publication: for telling it.

    For a page that needs no texts, `headlines_of` is many times faster.
    """
    return list(_reports(list(_members(story_id).select_related("current"))))


def _reports(rows: list[models.Article]) -> Iterator[Report]:
    edited = [row.id for row in rows if row.versions_count > 1]
    texts = models.Version.objects.filter(article_id__in=edited, is_outread=False).exclude(revision="")
    revisions: dict[str, list[Revision]] = {}
    for article_id, text in texts.values_list("article_id", "revision"):
        revisions.setdefault(article_id, []).append(load(Revision, text))
    for row in rows:
        yield _report(row, sorted(revisions.get(row.id, ()), key=lambda revision: revision.ordinal))


def _report(row: models.Article, revisions: list[Revision]) -> Report:
    return Report(
        article=published_article_of(row),
        facts=_facts(row),
        origin_id=row.origin_id or row.id,
        ordinal=row.versions_count,
        revisions=tuple(revisions),
    )


def all_reports() -> Iterator[Report]:
    """Return every published report with text and facts, by article id."""
    rows = models.Article.objects.filter(is_published=True).select_related("current").order_by("id")
    for batch in batches(rows.iterator()):
        yield from _reports(batch)


def reports_to_follow(since: date | None = None) -> list[Report]:
    """Return the reports from a day on, and the undated ones, by article id: for grouping them into stories.

    Each in its oldest whole version, as the machine read it: an edit never moves an article into another story.
    """
    live = models.Version.objects.filter(is_outread=False).order_by("article_id", "id")
    rows = live.select_related("article").defer("published", "revision")
    if since is not None:
        rows = rows.filter(Q(article__published_on__gte=since) | Q(article__published_on__isnull=True))
    groups = (list(group) for _, group in groupby(rows.iterator(), key=lambda row: row.article_id))
    return [_first_report(group) for group in groups]


def _first_report(versions: list[models.Version]) -> Report:
    oldest = in_order(whole_versions([article_of(row) for row in versions]))[0]
    facts = next(row.facts for row in versions if row.id == oldest.version_id)
    empty = Facts(article_id=oldest.id, version_id=oldest.version_id, stage=0, is_read=False)
    return Report(
        article=oldest,
        facts=load(Facts, facts) if facts else empty,
        origin_id=versions[0].article.origin_id or oldest.id,
    )


def headlines_of(story_id: str) -> list[Headline]:
    """Return a story's reports without their texts, in order of publication."""
    return [headline_of(row) for row in _members(story_id)]


def _members(story_id: str) -> QuerySet[models.Article]:
    rows = models.Article.objects.filter(membership__story_id=story_id).select_related("membership")
    return rows.order_by(F("order_at").asc(nulls_last=True), "id")


def _facts(row: models.Article) -> Facts:
    if row.current is None or not row.current.facts:
        return Facts(article_id=row.id, version_id=row.current_id or "", stage=0, is_read=False)
    return facts_of(row.current)


def find_state(name: str = STORIES_STATE) -> bytes | None:
    """Return what a stage carried from the last pass."""
    row = models.State.objects.filter(name=name).first()
    return None if row is None else bytes(row.value)
