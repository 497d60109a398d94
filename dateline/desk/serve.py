"""Door: the addresses of the desk, for Django's URL configuration, and the signal that it sends."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from dateline.desk.article import show_article
from dateline.desk.entrance import SignIn, SignOut
from dateline.desk.facts import check, correct_figure, correct_quote, dismiss
from dateline.desk.guard import is_editor
from dateline.desk.hooks import act_on_hook, show_hook, show_hooks
from dateline.desk.ledger import show_corrections, show_feeds, show_refused, undo_one
from dateline.desk.queue import show_queries, show_queue, show_unsure
from dateline.desk.signals import corrected
from dateline.desk.speakers import merge_speaker, part_speaker, show_speaker, show_speakers
from dateline.desk.stories import merge_story, move_reports, show_stories, show_story

__all__ = ["corrected", "is_editor", "urlpatterns"]


class _Fact(StringConverter):
    regex = "figure|quote|query"


class _Said(StringConverter):
    regex = "figure|quote"


register_converter(_Fact, "desk_fact")
register_converter(_Said, "desk_said")

urlpatterns = [
    path("", show_queue, name="desk-queue"),
    path("queries/", show_queries, name="desk-queries"),
    path("unsure/", show_unsure, name="desk-unsure"),
    path("article/<slug:article_id>/", show_article, name="desk-article"),
    path("figure/<slug:fact_id>/", correct_figure, name="desk-figure"),
    path("quote/<slug:fact_id>/", correct_quote, name="desk-quote"),
    path("<desk_fact:kind>/<slug:fact_id>/dismiss/", dismiss, name="desk-dismiss"),
    path("<desk_said:kind>/<slug:fact_id>/right/", check, name="desk-check"),
    path("stories/", show_stories, name="desk-stories"),
    path("story/<slug:story_id>/", show_story, name="desk-story"),
    path("story/<slug:story_id>/merge/", merge_story, name="desk-merge"),
    path("story/<slug:story_id>/move/", move_reports, name="desk-move"),
    path("speakers/", show_speakers, name="desk-speakers"),
    path("speaker/<slug:slug>/", show_speaker, name="desk-speaker"),
    path("speaker/<slug:slug>/merge/", merge_speaker, name="desk-speaker-merge"),
    path("speaker/<slug:slug>/part/", part_speaker, name="desk-speaker-part"),
    path("corrections/", show_corrections, name="desk-corrections"),
    path("corrections/<int:correction_id>/undo/", undo_one, name="desk-undo"),
    path("feeds/", show_feeds, name="desk-feeds"),
    path("hooks/", show_hooks, name="desk-hooks"),
    path("hooks/<slug:hook_id>/", show_hook, name="desk-hook"),
    path("hooks/<slug:hook_id>/act/", act_on_hook, name="desk-hook-act"),
    path("refused/", show_refused, name="desk-refused"),
    path("sign-in/", SignIn.as_view(), name="desk-sign-in"),
    path("sign-out/", SignOut.as_view(), name="desk-sign-out"),
]
