"""Webhooks: where what happens in stories is told to, what was told, and what did not arrive."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from dateline.base.text import name_slug
from dateline.desk.guard import at_the_desk
from dateline.desk.pages import editor_name, page
from dateline.desk.paging import offset_of
from dateline.store import find, keep
from dateline.store.find import HOOK_EVENTS, HookView
from dateline.wire.send import refused_address

PER_PAGE = 50
_STORY = re.compile(r"(?:^|-|/)([0-9a-f]{16})/?(?:[?#].*)?$")
_SPEAKER = re.compile(r"speaker/([^/]+)")
# Where a new hook's secret lies until its page is shown once: in the editor's session, and nowhere else in words.
_SECRET = "hook-secret"
_WHY = {
    "not https": "It must begin with https://.",
    "special address": "It leads into a private or special network.",
    "private name": "It names a private host.",
}


class HookForm(forms.Form):
    """Where to tell, what, and of which story or speaker."""

    url = forms.CharField(
        label="Address", max_length=2000, help_text="https, public; no redirect is followed."
    )
    events = forms.MultipleChoiceField(
        label="Events", choices=[*HOOK_EVENTS.items()], widget=forms.CheckboxSelectMultiple
    )
    story = forms.CharField(
        label="Only of this story",
        required=False,
        max_length=2000,
        help_text="Its address. Empty: all stories.",
    )
    speaker = forms.CharField(
        label="Only of this speaker",
        required=False,
        max_length=200,
        help_text="A name or address. Empty: all.",
    )

    def clean_url(self) -> str:
        """Check the address by its form; where it leads is judged each time when it is dialled."""
        url = str(self.cleaned_data["url"]).strip()
        reason = refused_address(url, allow_localhost=settings.DATELINE.fetch_allow_localhost)
        if reason is not None:
            raise ValidationError(f"This address is refused. {_WHY.get(reason, reason.capitalize() + '.')}")
        return url

    def clean_story(self) -> str:
        """Return the id of the story that an address names."""
        text = str(self.cleaned_data["story"]).strip()
        match = _STORY.search(text)
        found = find.find_story(match[1]) if match else None
        if text and found is None:
            raise ValidationError("There is no such story.")
        return found.id if found else ""

    def clean_speaker(self) -> str:
        """Return the slug of the speaker that a name or address names."""
        text = str(self.cleaned_data["speaker"]).strip()
        match = _SPEAKER.search(text)
        found = find.find_speaker(match[1] if match else name_slug(text)) if text else None
        if text and found is None:
            raise ValidationError("There is no such speaker.")
        return found.slug if found else ""


@at_the_desk("GET", "POST")
def show_hooks(request: HttpRequest) -> HttpResponseBase:
    """Show the hooks and how they do; register one."""
    form = HookForm(request.POST or None, initial={"events": ["story.changed"]})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        hook, secret = keep.keep_hook(
            told["url"],
            told["events"],
            editor=editor_name(request.user),
            story_id=told["story"],
            speaker=told["speaker"],
        )
        request.session[_SECRET] = [hook.id, secret]
        return redirect(f"/desk/hooks/{hook.id}/")
    return page(
        request,
        "desk/hooks.html",
        title="Webhooks",
        status=400 if form.errors else 200,
        hooks=find.hooks(),
        form=form,
    )


@at_the_desk("GET")
def show_hook(request: HttpRequest, hook_id: str) -> HttpResponseBase:
    """Show one hook with the log of its messages; and its secret, the first time only."""
    hook = _hook(hook_id)
    kept: Any = request.session.get(_SECRET)
    secret = ""
    if kept and kept[0] == hook.id:
        secret = request.session.pop(_SECRET)[1]
    return page(
        request,
        "desk/hook.html",
        title="Webhook",
        hook=hook,
        secret=secret,
        events=HOOK_EVENTS,
        story=find.find_story_line(hook.story_id) if hook.story_id else None,
        log=find.messages_of(hook.id, limit=PER_PAGE, offset=offset_of(request)),
    )


@at_the_desk("POST")
def act_on_hook(request: HttpRequest, hook_id: str) -> HttpResponseBase:
    """Test a hook, turn it on or off, let given-up messages go out again, or take it off."""
    hook, act = _hook(hook_id), request.POST.get("act", "")
    if act == "drop":
        keep.drop_hook(hook.id)
        messages.success(request, f"Nothing more is told to {hook.url}.")
        return redirect("/desk/hooks/")
    if act == "test":
        keep.queue_test(hook.id, settings.DATELINE.site_url)
        messages.success(request, "A test waits; it goes out within a minute while the newsroom runs.")
    elif act == "on":
        keep.turn_hook(hook.id, is_on=True)
    elif act == "off":
        keep.turn_hook(hook.id, is_on=False, why=f"turned off by {editor_name(request.user)}")
    elif act == "again":
        messages.success(request, f"Given-up messages that wait again: {keep.revive(hook.id)}.")
    return redirect(f"/desk/hooks/{hook.id}/")


def _hook(hook_id: str) -> HookView:
    hook = find.find_hook(hook_id)
    if hook is None:
        raise Http404("No such webhook.")
    return hook
