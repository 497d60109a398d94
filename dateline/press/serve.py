"""Door: the addresses of the public site, for Django's URL configuration."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path, re_path, register_converter, resolve
from django.urls.converters import StringConverter

from dateline.press import article, edition, follow, front, index, maps, passage, revisions, speaker, story
from dateline.press.answer import missing, moved
from dateline.press.api import api, openapi, reference

View = Callable[..., HttpResponseBase]

_STORY = r"^story/(?:[^/]*-)?(?P<story_id>[0-9a-f]{16})/"
_FORM = r"feed\.(?P<form>atom|rss|json)$"
# A sentence for each kind of address that leads nowhere.
_TITLE = "No such page"
_NOWHERE = "nowhere"


class _Identity(StringConverter):
    regex = "[0-9a-f]{16}"


class _Day:
    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(_Identity, "identity")
register_converter(_Day, "day")


class _Number:
    # A page further on than this is no page of any list.
    regex = "[1-9][0-9]{0,5}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(_Number, "number")


def _public(view: View) -> View:
    # Readers read: nothing is posted here. What is not found gets the site's own page.
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        try:
            return view(request, *args, **kwargs)
        except Http404 as error:
            return missing(
                request, _TITLE, f"{str(error)[:1].upper()}{str(error)[1:]}.", _guess(request.path)
            )

    return answer


def _guess(path: str) -> str:
    words = path.strip("/").split("/")[-1].replace("-", " ").split()
    return " ".join(word for word in words if word.isalpha())[:80]


def _nowhere(request: HttpRequest, **_path: str) -> HttpResponseBase:
    # Being a catch-all, this address is asked before Django would try with a slash at the end.
    if not request.path.endswith("/") and resolve(f"{request.path_info}/").url_name != _NOWHERE:
        return moved(f"{request.path}/")
    raise Http404(f"nothing is kept at {request.path[:100]}")


def _paged(route: str, view: View) -> list[URLPattern]:
    return [path(route, _public(view)), path(f"{route}page/<number:number>/", _public(view))]


urlpatterns = [
    path("", _public(front.front)),
    re_path(rf"^{_FORM}", _public(follow.front_feed)),
    re_path(rf"^section/(?P<slug>[^/]+)/{_FORM}", _public(follow.section_feed)),
    *_paged("section/<str:slug>/", edition.section),
    re_path(rf"{_STORY}{_FORM}", _public(follow.story_feed)),
    re_path(rf"{_STORY}figures/(?P<series_id>[0-9a-f]{{16}})/$", _public(story.story_series)),
    re_path(rf"{_STORY}figures/(?P<series_id>[0-9a-f]{{16}})/{_FORM}", _public(follow.series_feed)),
    re_path(rf"{_STORY}figures/$", _public(story.story_figures)),
    re_path(rf"{_STORY}reports/$", _public(story.story_reports)),
    re_path(rf"{_STORY}reports/page/(?P<number>[1-9][0-9]{{0,5}})/$", _public(story.story_reports)),
    re_path(rf"{_STORY}events/$", _public(story.story_events)),
    re_path(rf"{_STORY}timeline/$", _public(story.story_timeline)),
    re_path(rf"{_STORY}$", _public(story.story)),
    path("article/<identity:article_id>/", _public(article.article)),
    path("article/<identity:article_id>/versions/", _public(revisions.versions)),
    path("passage/<identity:passage_id>/", _public(passage.passage)),
    re_path(rf"^speaker/(?P<slug>[^/]+)/{_FORM}", _public(follow.speaker_feed)),
    *_paged("speaker/<str:slug>/", speaker.speaker),
    *_paged("speakers/", speaker.speakers),
    path("day/<day:on>/", _public(edition.day)),
    *_paged("day/<day:on>/reports/", edition.day_reports),
    path("days/", _public(edition.days)),
    path("search", _public(index.search_page)),
    path("search.xml", _public(maps.opensearch)),
    *_paged("corrections/", index.corrections),
    path("accuracy/", _public(index.accuracy)),
    path("feeds/", _public(index.feeds)),
    path("feeds.opml", _public(follow.feeds_opml)),
    path("sitemap.xml", _public(maps.sitemap)),
    path("sitemap-pages.xml", _public(maps.sitemap_pages)),
    path("sitemap-stories-<int:number>.xml", _public(maps.sitemap_stories)),
    path("news-sitemap.xml", _public(maps.news_sitemap)),
    path("robots.txt", _public(maps.robots)),
    path("mark.svg", _public(maps.mark)),
    path("style/<str:digest>.css", _public(maps.style)),
    path("api/", _public(reference)),
    path("api/v1/openapi.json", _public(openapi)),
    path("api/v1/", api.urls),
    re_path(r"^(?P<path>.*)$", _public(_nowhere), name=_NOWHERE),
]
