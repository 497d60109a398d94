"""Speakers: who they are over all stories, and under which name they are shown."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from dateline.base.text import name_slug
from dateline.desk.deeds import Deed, do
from dateline.desk.forms import NameForm
from dateline.desk.guard import at_the_desk
from dateline.desk.pages import page
from dateline.desk.paging import offset_of
from dateline.store import find
from dateline.store.search import search

PER_PAGE = 50


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
        deed = Deed(target="speaker", target_id=slug, action="rename", value=name, before=speaker.name)
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
    )
