"""Django's admin for what the desk has no page for: looking at rows as they are. Records are read, not edited."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from dateline.store import models

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:
    # The class takes a parameter only for the type checker.
    _ModelAdmin = admin.ModelAdmin


class ReadOnly(_ModelAdmin):
    """Rows that only the newsroom writes: an edit here would be lost at the next run, or break what is proven."""

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002  Django calls it so
        """No."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002  Django calls it so
        """No."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002  Django calls it so
        """No."""
        return False


def _show(
    model: Any, columns: tuple[str, ...], *, search: tuple[str, ...] = (), chosen_by: tuple[str, ...] = ()
) -> None:
    options = {
        "list_display": columns,
        "search_fields": search,
        "list_filter": chosen_by,
        "show_full_result_count": False,
    }
    admin.site.register(model, type(f"{model.__name__}Admin", (ReadOnly,), options))


_show(models.Feed, ("url", "is_on", "failures", "next_at"), search=("url",), chosen_by=("is_on",))
_show(models.Capture, ("id", "url", "media_type", "captured_at", "body_bytes"), search=("id", "url"))
_show(models.Refusal, ("capture_id", "reason", "added_at"), search=("capture_id",), chosen_by=("reason",))
_show(models.Article, ("id", "outlet", "section", "language", "published_on", "is_published"), search=("id",))
_show(models.Version, ("id", "article_id", "capture_id", "facts_stage"), search=("id", "article__id"))
_show(models.Passage, ("id", "version_id", "start", "end"), search=("id",))
_show(models.Speaker, ("name", "kind", "statements_count"), search=("name",), chosen_by=("kind",))
_show(
    models.Figure,
    ("id", "event", "unit", "low", "high", "speaker_name", "on", "confidence"),
    search=("id", "sentence"),
    chosen_by=("event",),
)
_show(
    models.Quote,
    ("id", "kind", "speaker_name", "on", "confidence"),
    search=("id", "sentence"),
    chosen_by=("kind",),
)
_show(models.Query, ("id", "kind", "on", "confidence"), search=("id",), chosen_by=("kind",))
_show(
    models.Story, ("headline", "section", "first_on", "last_on", "reports_count"), search=("id", "headline")
)
_show(models.Redirect, ("old_id", "new_id"), search=("old_id", "new_id"))
_show(
    models.Correction,
    ("id", "target", "action", "field", "editor", "made_at", "undone_at"),
    search=("target_id",),
)
_show(models.Check, ("fact_id", "editor", "made_at"), search=("fact_id",))
_show(models.Meta, ("key",), search=("key",))
