"""What an editor did becomes corrections, and the floor above is told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone

from dateline.base.records import Correction
from dateline.base.text import name_slug
from dateline.desk.pages import editor_name
from dateline.desk.signals import corrected
from dateline.store import find, keep

# Articles of one speaker whose pages are renewed at once; the next run renews the rest.
_MOST_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One change that an editor asks for; who, why and when are added when it is done."""

    target: Literal["figure", "quote", "query", "speaker", "article", "story"]
    target_id: str
    action: Literal["change", "dismiss", "rename", "merge", "move"]
    field: str = ""
    value: str = ""
    before: str = ""
    article_id: str | None = None
    story_id: str | None = None


def do(request: HttpRequest, deeds: Sequence[Deed], reason: str) -> None:
    """Keep the deeds as corrections, all or none, tell the newsroom, and tell the editor."""
    if not deeds:
        messages.info(request, "Nothing was changed.")
        return
    now, editor = timezone.now(), editor_name(request.user)
    with keep.together():
        kept = [keep.keep_correction(_correction(deed, reason, editor, now)) for deed in deeds]
    _tell(request, kept, f"{len(kept)} changes kept." if len(kept) > 1 else "Change kept.")


def undo(request: HttpRequest, correction_id: int) -> None:
    """Undo one correction, tell the newsroom, and tell the editor.

    Raises:
        NotFound: there is no such correction.
    """
    _tell(request, [keep.undo_correction(correction_id, editor_name(request.user))], "Undone.")


def _correction(deed: Deed, reason: str, editor: str, now: datetime) -> Correction:
    return Correction(
        id=0,
        target=deed.target,
        target_id=deed.target_id,
        action=deed.action,
        field=deed.field,
        value=deed.value,
        before=deed.before,
        reason=reason,
        editor=editor,
        made_at=now,
        article_id=deed.article_id,
        story_id=deed.story_id,
    )


def _tell(request: HttpRequest, kept: Sequence[Correction], words: str) -> None:
    answers = corrected.send_robust(
        sender=Correction,
        corrections=tuple(kept),
        article_ids=_distinct(key for item in kept for key in _articles(item)),
        story_ids=_distinct(key for item in kept for key in _stories(item)),
    )
    if any(isinstance(answer, Exception) for _, answer in answers):
        messages.warning(request, f"{words} The page could not be renewed now; the next run will do it.")
    else:
        messages.success(request, words)


def _articles(item: Correction) -> list[str]:
    if item.target == "speaker":
        # Under the old name before, under the new one after; undoing goes the other way.
        slugs = (item.target_id, item.value if item.action == "merge" else name_slug(item.value))
        return [said.article.id for slug in slugs for said in find.statements_of(slug, limit=_MOST_AT_ONCE)]
    return [item.article_id] if item.article_id else []


def _stories(item: Correction) -> list[str]:
    named = [item.story_id, item.target_id if item.target == "story" else None]
    if item.action in ("merge", "move") and item.target != "speaker":
        named += [item.value, item.before if item.action == "move" else None]
    return [key for key in named if key]


def _distinct(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))
