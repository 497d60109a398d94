"""Stories: their headline and section, what they are merged into, and which reports go elsewhere."""

import re
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from dateline.base.records import Story
from dateline.desk.deeds import Deed, do
from dateline.desk.forms import ReasonForm, StoryForm, changed_fields
from dateline.desk.guard import at_the_desk
from dateline.desk.pages import page
from dateline.desk.paging import offset_of
from dateline.store import find
from dateline.store.find import Headline, StoryLine
from dateline.store.search import search

PER_PAGE = 40
# Stories offered to merge with or move to; any other can be named by its address.
_OFFERED = 60
_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])")


@at_the_desk("GET")
def show_stories(request: HttpRequest) -> HttpResponseBase:
    """Show stories, the latest first, or those that fit some words."""
    words, offset = request.GET.get("q", "").strip(), offset_of(request)
    if words:
        hits = search(words, kind="story", limit=PER_PAGE, offset=offset)
        found = [story for hit in hits.hits if (story := find.find_story_line(hit.key))]
        return page(request, "desk/stories.html", title="Stories", words=words, stories=found, listed=None)
    listed = find.list_stories(limit=PER_PAGE, offset=offset)
    return page(request, "desk/stories.html", title="Stories", words="", stories=list(listed), listed=listed)


@at_the_desk("GET", "POST")
def show_story(request: HttpRequest, story_id: str) -> HttpResponseBase:
    """Show a story with its reports; keep what an editor changed of its headline and section."""
    story = _story(story_id)
    if story.id != story_id:
        return redirect(f"/desk/story/{story.id}/")
    values = {"headline": story.headline, "section": story.section}
    form = StoryForm(request.POST or None, initial=values)
    if request.method == "POST" and form.is_valid():
        do(request, _changes(story, form, values), form.cleaned_data["reason"])
        return redirect(request.path)
    return page(
        request,
        "desk/story.html",
        title=story.headline,
        status=400 if form.errors else 200,
        story=story,
        reports=find.headlines_of(story.id),
        offered=_offered(story),
        form=form,
        corrections=find.corrections(story_id=story.id),
    )


def _offered(story: Story) -> list[StoryLine]:
    near = [line for key in story.related_ids if (line := find.find_story_line(key))]
    latest = find.list_stories(limit=_OFFERED)
    return [line for line in {line.id: line for line in (*near, *latest)}.values() if line.id != story.id]


def _changes(story: Story, form: StoryForm, values: dict[str, Any]) -> list[Deed]:
    return [
        Deed(
            target="story",
            target_id=story.id,
            action="change",
            field=field,
            value=value,
            before=before,
            story_id=story.id,
        )
        for field, value, before in changed_fields(form, values)
    ]


@at_the_desk("POST")
def merge_story(request: HttpRequest, story_id: str) -> HttpResponseBase:
    """Put all reports of a story into another; its address leads there."""
    story, other, form = _story(story_id), _named(request), ReasonForm(request.POST)
    if other is None or other.id == story.id or not form.is_valid():
        messages.error(request, "Nothing was merged: choose another story, and give a reason.")
        return redirect(f"/desk/story/{story.id}/")
    deed = Deed(
        target="story",
        target_id=story.id,
        action="merge",
        value=other.id,
        before=story.headline,
        story_id=other.id,
    )
    do(request, [deed], form.cleaned_data["reason"])
    return redirect(f"/desk/story/{other.id}/")


@at_the_desk("POST")
def move_reports(request: HttpRequest, story_id: str) -> HttpResponseBase:
    """Move the chosen reports into another story, or out into one of their own."""
    story, form = _story(story_id), ReasonForm(request.POST)
    chosen = [report for report in find.headlines_of(story.id) if report.id in request.POST.getlist("report")]
    is_own = request.POST.get("where") == "own"
    other = None if is_own else _named(request)
    if not chosen or not form.is_valid() or not (is_own or (other and other.id != story.id)):
        messages.error(request, "Nothing was moved: choose reports, where they go, and give a reason.")
        return redirect(f"/desk/story/{story.id}/")
    do(request, _moves(story, chosen, other), form.cleaned_data["reason"])
    return redirect(f"/desk/story/{other.id if other else story.id}/")


def _moves(story: Story, chosen: list[Headline], other: Story | None) -> list[Deed]:
    # A new story has the id of the report that founds it: the first; the others follow it there.
    places = [other.id if other else ("" if number == 0 else chosen[0].id) for number in range(len(chosen))]
    return [
        Deed(
            target="article",
            target_id=report.id,
            action="move",
            value=place,
            before=story.id,
            article_id=report.id,
            story_id=story.id,
        )
        for report, place in zip(chosen, places, strict=True)
    ]


def _story(story_id: str) -> Story:
    story = find.find_story(story_id)
    if story is None:
        raise Http404("No such story.")
    return story


def _named(request: HttpRequest) -> Story | None:
    # What was typed goes before what was chosen: an id, or an address that holds one.
    typed = _ID.findall(request.POST.get("address", ""))
    key = typed[-1] if typed else request.POST.get("story", "")
    return find.find_story(key) if key else None
