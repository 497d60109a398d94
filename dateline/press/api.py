"""The read-only API at /api/v1/, and its reference as a plain page: no script, nothing from elsewhere."""

import hashlib
import json
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from ninja import NinjaAPI, Query
from ninja.errors import HttpError

from dateline.base.text import cut
from dateline.press import shapes
from dateline.press.answer import PAGE_S, SECURITY_POLICY, document, page, site
from dateline.store import find
from dateline.store.find import Which
from dateline.store.search import search
from dateline.stories.tell import changes_since

ABOUT = "Everything on this site as data: stories, reports, figures, quotations and speakers, read-only, without a key."
# Larger parts make answers of megabytes.
MOST = 200

Limit = Annotated[int, Query(ge=1, le=MOST, description="how many at most")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="how many to pass over")]


class Api(NinjaAPI):
    """Ninja's API with the headers of the site, open to pages of other sites, and answering 304."""

    def create_response(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Return the answer with its headers."""
        response = super().create_response(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Content-Security-Policy"] = SECURITY_POLICY
        response["X-Content-Type-Options"] = "nosniff"
        if response.status_code != 200:
            return response
        response["Cache-Control"] = f"public, max-age={PAGE_S}"
        response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:24]}"'
        unchanged = get_conditional_response(request, etag=response["ETag"], response=response)
        assert isinstance(unchanged, HttpResponse)
        return unchanged


api = Api(
    title="Dateline", version="1", description=ABOUT, docs_url=None, openapi_url=None, urls_namespace="api"
)


@api.get("/stories", response=shapes.Stories, summary="Stories")
def stories(  # noqa: PLR0913  each is a parameter of the address
    request: HttpRequest,
    *,
    section: str | None = None,
    on: date | None = None,
    since: date | None = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Running stories, those with the latest news first: of a section, with reports `on` a day, or with news `since` one."""
    if on is not None:
        found = find.stories_on(on, section=section, limit=limit, offset=offset)
    else:
        found = find.list_stories(section=section, since=since, limit=limit, offset=offset)
    return _part(
        request, found.total, offset, limit, [shapes.shape_story_line(one, site().url) for one in found]
    )


@api.get("/stories/{story_id}", response={200: shapes.StoryShape, 404: shapes.Trouble}, summary="One story")
def story(request: HttpRequest, story_id: str) -> dict[str, Any]:  # noqa: ARG001  ninja passes it by name
    """A story in full: brief, timeline, series of figures by speaker, what is new. Old ids are understood."""
    found = find.find_story(story_id)
    if found is None:
        raise HttpError(404, "no such story")
    return shapes.shape_story(found, site().url)


@api.get("/articles", response=shapes.Articles, summary="Reports")
def articles(  # noqa: PLR0913  each is a parameter of the address
    request: HttpRequest,
    *,
    section: str | None = None,
    outlet: str | None = None,
    on: date | None = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Reports, newest first: of a section, of an outlet (its name in small letters with hyphens), of a day."""
    found = find.articles(section=section, outlet=outlet, on=on, limit=limit, offset=offset)
    return _part(
        request, found.total, offset, limit, [shapes.shape_article(one, site().url) for one in found]
    )


@api.get(
    "/articles/{article_id}", response={200: shapes.ArticleShape, 404: shapes.Trouble}, summary="One report"
)
def article(request: HttpRequest, article_id: str) -> dict[str, Any]:  # noqa: ARG001  ninja passes it by name
    """A report without its text; its figures and quotes are asked for with `article`."""
    found = find.find_headline(article_id)
    if found is None:
        raise HttpError(404, "no such report")
    return shapes.shape_article(found, site().url)


@api.get(
    "/articles/{article_id}/versions",
    response={200: list[shapes.VersionShape], 404: shapes.Trouble},
    summary="Versions of a report",
)
def article_versions(request: HttpRequest, article_id: str) -> list[dict[str, Any]]:  # noqa: ARG001
    """The versions of a report, oldest first: what came, went and changed, of figures, quotations and paragraphs."""
    made = find.wholes(article_id)
    if not made:
        raise HttpError(404, "no such report")
    steps = {revision.after_id: revision for revision in find.revisions(article_id)}
    return [shapes.shape_version(one, steps.get(one.version_id), site().url) for one in made]


@api.get("/figures", response=shapes.Figures, summary="Figures")
def figures(  # noqa: PLR0913  each is a parameter of the address
    request: HttpRequest,
    *,
    story: str | None = None,
    article: str | None = None,
    speaker: str | None = None,
    section: str | None = None,
    event: str | None = None,
    unit: str | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Figures, the latest said first, each with speaker, bound, sentence and report."""
    which = Which(
        story_id=story,
        article_id=article,
        speaker=speaker,
        section=section,
        event=event,
        unit=unit,
        since=since,
        until=until,
    )
    found = find.find_figures(which, limit=limit, offset=offset)
    return _part(request, found.total, offset, limit, [shapes.shape_figure(one, site().url) for one in found])


@api.get("/quotes", response=shapes.Quotes, summary="Quotations")
def quotes(  # noqa: PLR0913  each is a parameter of the address
    request: HttpRequest,
    *,
    story: str | None = None,
    article: str | None = None,
    speaker: str | None = None,
    section: str | None = None,
    kind: str | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Quotations and reported speech (`kind`: direct, mixed, indirect), the latest said first."""
    which = Which(
        story_id=story,
        article_id=article,
        speaker=speaker,
        section=section,
        kind=kind,
        since=since,
        until=until,
    )
    found = find.find_quotes(which, limit=limit, offset=offset)
    return _part(request, found.total, offset, limit, [shapes.shape_quote(one, site().url) for one in found])


@api.get("/speakers", response=shapes.Speakers, summary="Speakers")
def speakers(request: HttpRequest, limit: Limit = 50, offset: Offset = 0) -> dict[str, Any]:
    """Speakers, those with most statements first."""
    found = find.speakers(limit=limit, offset=offset)
    return _part(
        request, found.total, offset, limit, [shapes.shape_speaker_line(one, site().url) for one in found]
    )


@api.get(
    "/speakers/{slug}", response={200: shapes.SpeakerLineShape, 404: shapes.Trouble}, summary="One speaker"
)
def speaker(request: HttpRequest, slug: str) -> dict[str, Any]:  # noqa: ARG001  ninja passes it by name
    """A speaker over all reports: role, other names, Wikidata id. Old addresses and other names are understood."""
    found = find.find_speaker(slug)
    if found is None:
        raise HttpError(404, "no such speaker")
    return shapes.shape_speaker_line(found, site().url)


@api.get("/search", response=shapes.Hits, summary="Search")
def search_all(
    request: HttpRequest,
    q: Annotated[str, Query(max_length=200, description="words; an exact phrase in quotation marks")],
    limit: Limit = 20,
    offset: Offset = 0,
) -> dict[str, Any]:
    """What holds the words: stories, reports, quotations, speakers, the best first."""
    found = search(q.replace("\x00", ""), limit=limit, offset=offset)
    return _part(request, found.total, offset, limit, [shapes.shape_hit(hit) for hit in found.hits])


@api.get("/changes", response=shapes.Changes, summary="What is new")
def changes(
    request: HttpRequest, since: date, story: str | None = None, limit: Limit = 50, offset: Offset = 0
) -> dict[str, Any]:
    """What is new since a day, in all stories or in one, newest first."""
    told = [find.find_story(story)] if story else _told_since(since)
    rows = [(change, one.id) for one in told if one for change in one.changes if change.on >= since]
    rows.sort(key=lambda row: (-row[0].on.toordinal(), row[1]))
    shown = [shapes.shape_change(change, key, site().url) for change, key in rows[offset : offset + limit]]
    return _part(request, len(rows), offset, limit, shown)


@api.get(
    "/stories/{story_id}/changes",
    response={200: shapes.Changes, 404: shapes.Trouble},
    summary="What is new in a story",
)
def story_changes(
    request: HttpRequest, story_id: str, since: date, limit: Limit = 50, offset: Offset = 0
) -> dict[str, Any]:
    """What is new in a story since a day: figures and revisions, speakers, events, queries answered and opened, edited reports, in this order; of each the newest first."""
    found = find.find_story(story_id)
    if found is None:
        raise HttpError(404, "no such story")
    rows = changes_since(found, since)
    shown = [shapes.shape_change(one, found.id, site().url) for one in rows[offset : offset + limit]]
    return _part(request, len(rows), offset, limit, shown)


def reference(request: HttpRequest) -> HttpResponseBase:
    """Answer with the reference of the API as a page."""
    schema = _schema()
    operations = [
        {
            "name": operation["summary"],
            "path": path,
            "about": operation.get("description", "").replace("`", ""),
            "parameters": [_parameter(one) for one in operation.get("parameters", [])],
        }
        for path, methods in schema["paths"].items()
        for operation in methods.values()
    ]
    return page(request, "api.html", title="The API", about=ABOUT, operations=operations)


def openapi(request: HttpRequest) -> HttpResponseBase:
    """Answer with the API's description for machines."""
    return document(request, json.dumps(_schema(), ensure_ascii=False, indent=1), "application/json")


def _told_since(since: date) -> list[Any]:
    return find.find_stories([line.id for line in find.list_stories(since=since, limit=MOST)])


def _schema() -> dict[str, Any]:
    return dict(api.get_openapi_schema(path_prefix="/api/v1/"))


def _parameter(one: dict[str, Any]) -> dict[str, str]:
    kinds = [one["schema"], *one["schema"].get("anyOf", [])]
    kind = next(
        (str(kind.get("format") or kind["type"]) for kind in kinds if kind.get("type", "null") != "null"), ""
    )
    about = one.get("description") or one["schema"].get("description") or ""
    default = one["schema"].get("default")
    need = "required" if one.get("required") else f"{default} unless told" if default is not None else ""
    return {
        "name": one["name"],
        "kind": kind,
        "about": "; ".join(part for part in (cut(about, 120), need) if part),
    }


def _part(request: HttpRequest, total: int, offset: int, limit: int, items: list[Any]) -> dict[str, Any]:
    more = offset + len(items) < total and items
    query = request.GET.dict() | {"offset": str(offset + limit), "limit": str(limit)}
    address = f"{site().url}{request.path}?{urlencode(query)}" if more else None
    return {"total": total, "next": address, "items": items}
