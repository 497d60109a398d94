"""The pages of one story: the story itself, and in full its figures, timeline and reports."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase

from dateline.base.records import Figure, Series, Story
from dateline.press import cards, linked, paths, words
from dateline.press.answer import Link, feed_links, moved, page, site, today
from dateline.press.corrected import correction_lines
from dateline.press.levels import EventLine, event_lines, history_lines, rest_words
from dateline.press.news import digest
from dateline.press.paging import Item, Pages, page_path, pages_of
from dateline.press.query import query_lines
from dateline.press.reports import origins, timeline
from dateline.press.series import headlines_by_id, newest_first, reported_once, series_block, statements_for
from dateline.press.speech import MOST_SPEAKERS, voices
from dateline.store import find
from dateline.store.find import Headline, Statement, Which

# What a reader takes in on one page; each part says how much more there is, and where.
MOST_SERIES = 6
MOST_ONCE = 10
MOST_DAYS = 20
MOST_EVENTS = 8
MOST_ORIGINS = 25
MOST_QUERIES = 12
# Those after these are folded, one press away: the timeline must not lie ten screens down.
OPEN_SPEAKERS, OPEN_QUERIES = 6, 5
MOST_GLANCES = 4
MOST_RELATED = 5
# Speakers shown are chosen from the newest quotes: the page of a story with thousands stays quick.
NEWEST_QUOTES = 200
REPORTS_A_PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the page's contents."""

    id: str
    name: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A story with the reports and figures that its page needs."""

    story: Story
    reports: list[Headline]
    articles: dict[str, Headline]
    href: str


def story(request: HttpRequest, story_id: str) -> HttpResponseBase:
    """Answer with a story's page; an old id or old words are sent on to the right address."""
    found = _find(story_id)
    if request.path != found.href:
        query = request.META.get("QUERY_STRING", "")
        return moved(f"{found.href}?{query}" if query else found.href)
    told, articles = found.story, found.articles
    shown, once = _chosen(told)
    statements = statements_for([*shown, *once], told.id)
    blocks = [series_block(series, found.href, statements) for series in shown]
    quotes = voices(find.find_quotes(Which(story_id=told.id), limit=NEWEST_QUOTES))
    queries = find.queries(Which(story_id=told.id), limit=MOST_QUERIES)
    days = timeline(told.timeline, articles)
    events = event_lines(told, articles)
    grouped = origins(found.reports, site().zone, today())
    corrected = correction_lines(find.corrections(story_id=told.id, limit=20), site().zone)
    parts: dict[str, Any] = {
        "changes": digest(request, told, statements),
        "brief": [cards.sentence(cited, articles) for cited in told.brief],
        "series": blocks,
        "speakers": quotes[:MOST_SPEAKERS],
        "timeline": days[-MOST_DAYS:],
        "events": events[:MOST_EVENTS],
        "queries": query_lines(queries),
        "corrections": corrected,
        "history": history_lines(told, find.former_ids(told.id)),
    }
    glance = [cards.figure_line(*point, statements) for point in cards.key_points(told, MOST_GLANCES)]
    return page(
        request,
        "story.html",
        title=told.headline,
        description=told.standfirst or told.headline,
        story=_header(found),
        once=[_only_point(series, statements) for series in once],
        series_more=max(0, len(told.series) - len(shown) - len(once)),
        series_count=len(told.series),
        open_speakers=OPEN_SPEAKERS,
        open_queries=OPEN_QUERIES,
        speakers_more=max(0, len(quotes) - MOST_SPEAKERS),
        timeline_more=max(0, len(days) - MOST_DAYS),
        timeline_count=len(days),
        events_more=max(0, len(events) - MOST_EVENTS),
        events_count=len(events),
        queries_more=max(0, queries.total - len(queries)),
        origins=grouped[:MOST_ORIGINS],
        reports_more=max(0, len(grouped) - MOST_ORIGINS),
        contents=_contents(parts, told, len(days), len(quotes), queries.total, len(events)),
        glance=glance,
        related=_related(told),
        story_feeds=feed_links(found.href, told.headline),
        feeds=feed_links(found.href, told.headline),
        linked=linked.story(told, found.reports, corrected, site(), found.href),
        **parts,
    )


def story_series(request: HttpRequest, story_id: str, series_id: str) -> HttpResponseBase:
    """Answer with all figures of one series."""
    held = find.find_series(story_id, series_id)
    if held is None:
        raise Http404("no such series of figures in this story")
    found, series = _find(held[0].id), held[1]
    address = f"{found.href}figures/{series.id}/"
    if request.path != address:
        return moved(address)
    block = series_block(series, found.href, statements_for([series], found.story.id), most_rows=None)
    return page(
        request,
        "listing.html",
        title=_capital(series.label),
        over=Link(name=found.story.headline, href=found.href),
        note=f"{words.several(block.count, 'figure')}, newest first",
        chart_wide=block.chart_wide,
        chart_narrow=block.chart_narrow,
        key=block.key,
        rows=block.rows,
        disputes=block.disputes,
        feeds=feed_links(address, series.label),
        links=(),
        pages=Pages(),
    )


def story_figures(request: HttpRequest, story_id: str) -> HttpResponseBase:
    """Answer with the list of all series of a story."""
    found = _find(story_id)
    address = f"{found.href}figures/"
    if request.path != address:
        return moved(address)
    lines = [
        Item(
            name=_capital(series.label),
            href=f"{address}{series.id}/",
            text=series.summary,
            meta=words.several(len(newest_first(series)), "figure"),
        )
        for series in found.story.series
    ]
    return _listing(request, found, ("All figures", words.several(len(lines), "series", "series")), lines)


def story_reports(request: HttpRequest, story_id: str, number: int | str = 1) -> HttpResponseBase:
    """Answer with all reports of a story, newest first, in pages."""
    number = int(number)
    found = _find(story_id)
    address = f"{found.href}reports/"
    if request.path != page_path(address, number):
        return moved(page_path(address, number))
    reports = list(reversed(found.reports))
    offset = (number - 1) * REPORTS_A_PAGE
    shown = [
        cards.report_card(report, site().zone, today())
        for report in reports[offset : offset + REPORTS_A_PAGE]
    ]
    lines = [
        Item(name=one.headline, href=one.href, text=one.teaser, meta=_meta(one.outlet, one.when))
        for one in shown
    ]
    pages = pages_of(address, number, REPORTS_A_PAGE, len(reports))
    return _listing(request, found, ("All reports", words.several(len(reports), "report")), lines, pages)


def story_timeline(request: HttpRequest, story_id: str) -> HttpResponseBase:
    """Answer with the whole timeline of a story."""
    found = _find(story_id)
    address = f"{found.href}timeline/"
    if request.path != address:
        return moved(address)
    return page(
        request,
        "timeline.html",
        title="Timeline",
        over=Link(name=found.story.headline, href=found.href),
        timeline=timeline(found.story.timeline, found.articles),
    )


def story_events(request: HttpRequest, story_id: str) -> HttpResponseBase:
    """Answer with all events of a story, each under its permanent anchor."""
    found = _find(story_id)
    address = f"{found.href}events/"
    if request.path != address:
        return moved(address)
    lines = [_event_item(line) for line in event_lines(found.story, found.articles)]
    return _listing(request, found, ("All events", words.several(len(lines), "event")), lines)


def _event_item(line: EventLine) -> Item:
    weight = f"{words.several(line.reports, 'report')}, {words.several(line.origins, 'origin')}"
    return Item(name=line.headline, href=line.href, meta=_meta(line.days, weight), anchor=line.anchor)


def _find(story_id: str) -> _Found:
    told = find.find_story(story_id)
    if told is None:
        raise Http404("no story has this address")
    reports = find.headlines_of(told.id)
    return _Found(
        story=told,
        reports=reports,
        articles=headlines_by_id(reports),
        href=paths.story_path(told.id, told.headline),
    )


def _chosen(told: Story) -> tuple[list[Series], list[Series]]:
    shown = [series for series in told.series if not reported_once(series)]
    once = cards.by_weight(series for series in told.series if reported_once(series))
    return shown[:MOST_SERIES], once[:MOST_ONCE]


def _only_point(series: Series, statements: Mapping[str, Statement[Figure]]) -> cards.FigureLine:
    line, point = newest_first(series)[0]
    return cards.figure_line(series, line, point, statements)


def _header(found: _Found) -> dict[str, object]:
    told = found.story
    return {
        "id": told.id,
        "href": found.href,
        "headline": told.headline,
        "standfirst": told.standfirst or "",
        "section": told.section or "",
        "section_href": paths.section_path(told.section) if told.section else "",
        "reports": len(found.reports),
        "origins": told.origin_count,
        "days": words.span_of_days(told.first_on, told.last_on),
        "rest": rest_words(told),
    }


def _contents(  # noqa: PLR0913, PLR0917  a count for each part
    parts: Mapping[str, object], told: Story, days: int, speakers: int, queries: int, events: int
) -> list[Entry]:
    rows = (
        ("changes", "new", "What is new", ""),
        ("brief", "brief", "In brief", ""),
        ("", "figures", "Figures", str(len(told.series))),
        ("speakers", "says", "Who says what", str(speakers)),
        ("timeline", "timeline", "Timeline", str(days)),
        ("events", "events", "Events", str(events)),
        ("queries", "queries", "Queries", str(queries)),
        ("", "reports", "Reports", str(len(told.article_ids))),
        ("corrections", "corrections", "Corrections", ""),
        ("history", "history", "History", ""),
    )
    return [
        Entry(id=key, name=name, count=count) for part, key, name, count in rows if not part or parts[part]
    ]


def _related(told: Story) -> list[cards.StoryCard]:
    return [
        cards.story_card(cards.story_line(one)) for one in find.find_stories(told.related_ids[:MOST_RELATED])
    ]


def _listing(
    request: HttpRequest,
    found: _Found,
    heading: tuple[str, str],
    lines: list[Item],
    pages: Pages | None = None,
) -> HttpResponseBase:
    return page(
        request,
        "listing.html",
        title=heading[0],
        over=Link(name=found.story.headline, href=found.href),
        note=heading[1],
        chart_wide="",
        chart_narrow="",
        key=(),
        rows=(),
        disputes=(),
        links=lines,
        pages=pages or Pages(),
    )


def _meta(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
