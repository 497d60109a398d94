"""The queue: what a copy desk would look at first. Open queries, and facts that the machine is unsure of."""

from django.http import HttpRequest, HttpResponse

from dateline.desk.guard import at_the_desk
from dateline.desk.pages import page
from dateline.desk.paging import offset_of
from dateline.store import find
from dateline.store.find import Which

PER_PAGE = 25
# On the first page, of each of the two lists.
FIRST = 10
# Stories with the latest news that most readers see: as many as the front page shows large.
FRONT_STORIES = 7


@at_the_desk("GET")
def show_queue(request: HttpRequest) -> HttpResponse:
    """Show the beginning of both lists."""
    return page(
        request,
        "desk/queue.html",
        title="Queue",
        queries=find.queries(limit=FIRST),
        unsure=find.doubtful(front=_front(), limit=FIRST),
        counts=find.counts(),
    )


@at_the_desk("GET")
def show_queries(request: HttpRequest) -> HttpResponse:
    """Show the open queries, the surest first."""
    kind = request.GET.get("kind") or None
    found = find.queries(Which(kind=kind), limit=PER_PAGE, offset=offset_of(request))
    return page(
        request, "desk/queries.html", title="Queries", queries=found, kind=kind, kinds=find.query_counts()
    )


@at_the_desk("GET")
def show_unsure(request: HttpRequest) -> HttpResponse:
    """Show the facts that the machine is unsure of, the least sure and most seen first."""
    found = find.doubtful(front=_front(), limit=PER_PAGE, offset=offset_of(request))
    return page(request, "desk/unsure.html", title="Unsure facts", unsure=found)


def _front() -> tuple[str, ...]:
    return tuple(story.id for story in find.list_stories(limit=FRONT_STORIES))
