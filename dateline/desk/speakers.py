"""Speakers: who they are over all stories, and under which name they are shown."""

import re

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from dateline.base.records import Correction
from dateline.base.text import name_slug
from dateline.desk.deeds import Deed, do
from dateline.desk.forms import NameForm, ReasonForm
from dateline.desk.guard import at_the_desk
from dateline.desk.pages import page
from dateline.desk.paging import offset_of
from dateline.store import find
from dateline.store.find import SpeakerView
from dateline.store.search import search

PER_PAGE = 50
_ADDRESS = re.compile(r"speaker/([a-z0-9-]+)")


@at_the_desk("GET")
def show_speakers(request: HttpRequest) -> HttpResponseBase:
    """Show speakers, those with most statements first, or those that fit some words."""
    words, offset = request.GET.get("q", "").strip(), offset_of(request)
    if words:
        hits = search(words, kind="speaker", limit=PER_PAGE, offset=offset).hits
        found = [speaker for hit in hits if (speaker := find.find_speaker(hit.key))]
        return page(request, "desk/speakers.html", title="Speakers", words=words, speakers=found, listed=None)
    listed = find.speakers(limit=PER_PAGE, offset=offset)
    return page(
        request, "desk/speakers.html", title="Speakers", words="", speakers=list(listed), listed=listed
    )


@at_the_desk("GET", "POST")
def show_speaker(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Show what one speaker said; keep the name that an editor gave."""
    speaker = find.find_speaker(slug)
    if speaker is None:
        raise Http404("No such speaker.")
    if speaker.slug != slug:
        return redirect(f"/desk/speaker/{speaker.slug}/")
    form = NameForm(request.POST or None, initial={"name": speaker.name})
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        deed = Deed(
            target="speaker",
            target_id=slug,
            action="rename",
            field=_first_form(slug),
            value=name,
            before=speaker.name,
        )
        do(request, [deed] if name != speaker.name else [], form.cleaned_data["reason"])
        renamed = find.find_speaker(slug) or find.find_speaker(name_slug(name))
        return redirect(f"/desk/speaker/{renamed.slug}/" if renamed else "/desk/speakers/")
    return page(
        request,
        "desk/speaker.html",
        title=speaker.name,
        status=400 if form.errors else 200,
        speaker=speaker,
        statements=find.statements_of(slug, limit=PER_PAGE, offset=offset_of(request)),
        form=form,
        forms=find.speaker_forms(slug),
        namesakes=find.namesakes(slug),
        corrections=[
            item for item in find.corrections() if item.target == "speaker" and slug in _about(item)
        ],
    )


@at_the_desk("POST")
def merge_speaker(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Say that a speaker is another one; the address leads there, and undo parts them again."""
    speaker, other, form = _speaker(slug), _named(request), ReasonForm(request.POST)
    if other is None or other.slug == speaker.slug or not form.is_valid():
        messages.error(request, "Nothing was merged: name another speaker, and give a reason.")
        return redirect(f"/desk/speaker/{speaker.slug}/")
    deed = Deed(
        target="speaker",
        target_id=speaker.slug,
        action="merge",
        field=f"{_first_form(speaker.slug)}:{_first_form(other.slug)}",
        value=other.slug,
        before=speaker.name,
    )
    do(request, [deed], form.cleaned_data["reason"])
    return redirect(f"/desk/speaker/{other.slug}/")


@at_the_desk("POST")
def part_speaker(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Say that some forms of a speaker are somebody else: another speaker, or one of their own."""
    speaker, form = _speaker(slug), ReasonForm(request.POST)
    forms = find.speaker_forms(speaker.slug)
    chosen = [one.key for one in forms if one.key in request.POST.getlist("form")]
    is_own = request.POST.get("where", "own") == "own"
    other = None if is_own else _named(request)
    is_whole = is_own and len(chosen) == len(forms)
    if not chosen or is_whole or not form.is_valid() or not (is_own or (other and other.slug != slug)):
        messages.error(request, "Nothing was parted: choose some forms, whose they are, and give a reason.")
        return redirect(f"/desk/speaker/{speaker.slug}/")
    do(request, _partings(speaker, chosen, other), form.cleaned_data["reason"])
    return redirect(f"/desk/speaker/{other.slug if other else speaker.slug}/")


def _partings(speaker: SpeakerView, chosen: list[str], other: SpeakerView | None) -> list[Deed]:
    # Forms that go out together stay together: the first stands alone, the others follow it.
    lead = _first_form(other.slug) if other else ""
    return [
        Deed(
            target="speaker",
            target_id=speaker.slug,
            action="move",
            field=key,
            value=lead or (chosen[0] if number else ""),
            before=speaker.name,
        )
        for number, key in enumerate(chosen)
    ]


def _about(item: Correction) -> tuple[str, str]:
    return item.target_id, item.value if item.action == "merge" else name_slug(item.value)


def _first_form(slug: str) -> str:
    return next((form.key for form in find.speaker_forms(slug)), "")


def _speaker(slug: str) -> SpeakerView:
    speaker = find.find_speaker(slug)
    if speaker is None:
        raise Http404("No such speaker.")
    return speaker


def _named(request: HttpRequest) -> SpeakerView | None:
    """Return the speaker that was typed, as a name or an address, else the one chosen."""
    typed = request.POST.get("address", "").strip()
    if match := _ADDRESS.search(typed):
        return find.find_speaker(match[1])
    chosen = name_slug(typed) if typed else request.POST.get("speaker", "")
    return find.find_speaker(chosen) if chosen else None
