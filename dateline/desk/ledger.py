"""What was done and what comes in: corrections and their undoing, the health of feeds, what was refused."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from dateline.desk.deeds import undo
from dateline.desk.guard import at_the_desk
from dateline.desk.pages import page
from dateline.desk.paging import offset_of
from dateline.store import find

PER_PAGE = 50


@at_the_desk("GET")
def show_corrections(request: HttpRequest) -> HttpResponseBase:
    """Show all corrections, the latest first, the undone ones too."""
    found = find.corrections(limit=PER_PAGE, offset=offset_of(request))
    return page(request, "desk/corrections.html", title="Corrections", corrections=found)


@at_the_desk("POST")
def undo_one(request: HttpRequest, correction_id: int) -> HttpResponseBase:
    """Undo a correction; it stays in the list, and says so."""
    undo(request, correction_id)
    return redirect("/desk/corrections/")


@at_the_desk("GET")
def show_feeds(request: HttpRequest) -> HttpResponseBase:
    """Show the feeds, those that fail first."""
    feeds = sorted(find.feeds(), key=lambda feed: (-feed.failures, not feed.is_gone, feed.url))
    return page(request, "desk/feeds.html", title="Feeds", feeds=feeds)


@at_the_desk("GET")
def show_refused(request: HttpRequest) -> HttpResponseBase:
    """Show what did not become an article, and why."""
    reason = request.GET.get("reason") or None
    return page(
        request,
        "desk/refused.html",
        title="Refused",
        reason=reason,
        reasons=find.refusal_counts(),
        refusals=find.refusals(reason=reason, limit=PER_PAGE, offset=offset_of(request)),
    )
