"""Stories are kept as they were told, with which articles are in them and where old addresses lead."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from dateline.base.codec import load
from dateline.base.records import Assignment, Story
from dateline.store import models
from dateline.store.addresses import keep_series_addresses
from dateline.store.announce import announce, has_hooks
from dateline.store.batches import batches
from dateline.store.entries import drop_entries, keep_entries
from dateline.store.rows import cited_rows, story_entry, story_row

STORIES_STATE = "stories"


def keep_stories(stories: Iterable[Story]) -> list[str]:
    """Keep stories as told; return the ids of those that are new or told differently."""
    return [story_id for batch in batches(stories) for story_id in _keep_stories(batch)]


def _keep_stories(batch: list[Story]) -> list[str]:
    rows = {story.id: story_row(story) for story in batch}
    with transaction.atomic():
        known = dict(models.Story.objects.filter(id__in=list(rows)).values_list("id", "record"))
        changed = [story for story in batch if known.get(story.id) != rows[story.id].record]
        models.Story.objects.bulk_create(
            [rows[story.id] for story in changed],
            update_conflicts=True,
            unique_fields=["id"],
            update_fields=[
                "headline",
                "standfirst",
                "section",
                "first_on",
                "last_on",
                "reports_count",
                "origins_count",
                "record",
            ],
        )
        # A story that was merged away and is told again stands for itself.
        models.Redirect.objects.filter(old_id__in=list(rows)).delete()
        passages = {row.id: row for story in changed for row in cited_rows(story)}
        models.Passage.objects.bulk_create(passages.values(), ignore_conflicts=True)
        keep_entries([story_entry(story) for story in changed])
        keep_series_addresses(changed)
        # In the same transaction: what is new is told to hooks exactly if readers see it.
        announce(changed, {key: load(Story, text) for key, text in known.items()} if has_hooks() else {})
    return [story.id for story in changed]


def keep_assignments(assignments: Iterable[Assignment]) -> int:
    """Keep which story each article belongs to; return how many changed."""
    changed = 0
    for batch in batches(assignments):
        rows = {a.article_id: a for a in batch}
        with transaction.atomic():
            known = {
                m.article_id: (m.story_id, m.score)
                for m in models.Membership.objects.filter(pk__in=list(rows))
            }
            new = [a for a in rows.values() if known.get(a.article_id) != (a.story_id, a.score)]
            models.Membership.objects.bulk_create(
                [models.Membership(article_id=a.article_id, story_id=a.story_id, score=a.score) for a in new],
                update_conflicts=True,
                unique_fields=["article_id"],
                update_fields=["story_id", "score"],
            )
            changed += len(new)
    return changed


def keep_redirects(redirects: Mapping[str, str]) -> None:
    """Keep where the old addresses of stories lead (old id -> new id)."""
    rows = [models.Redirect(old_id=old, new_id=new) for old, new in sorted(redirects.items()) if old != new]
    with transaction.atomic():
        models.Redirect.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["old_id"], update_fields=["new_id"]
        )


def drop_stories(ids: Iterable[str]) -> None:
    """Take stories off the site: merged ones, say. Their redirects, if any, stay."""
    for batch in batches(ids):
        with transaction.atomic():
            models.Story.objects.filter(id__in=batch).delete()
            drop_entries("story", batch)


def keep_state(value: bytes, name: str = STORIES_STATE) -> None:
    """Keep what a stage carries from one pass to the next."""
    models.State.objects.update_or_create(name=name, defaults={"value": value})
