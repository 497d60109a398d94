"""The pages of sections and of days."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponseBase

from dateline.base.records import Story
from dateline.press import cards, paths
from dateline.press.answer import Link, feed_links, moved, page
from dateline.press.front import key_figure, lead_of, report_cards, story_card_of
from dateline.press.paging import Item, Pages, page_path, pages_of
from dateline.press.words import full_day
from dateline.store import find
from dateline.store.find import Headline

STORIES_A_PAGE = 18
RAIL_REPORTS = 12
REPORTS_A_PAGE = 60
# The stories of a day are shown by its own reports; of more than these, the day has its biggest stories many times over.
DAY_REPORTS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """A day that has news."""

    on: date
    weekday: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month of days that have news, newest first."""

    name: str
    days: tuple[CalendarDay, ...]


def section(request: HttpRequest, slug: str, number: int = 1) -> HttpResponseBase:
    """Answer with a section's page: its stories, newest first, and its latest reports."""
    name = section_name(slug)
    if name is None:
        raise Http404("no section has this name")
    address = paths.section_path(name)
    if request.path != page_path(address, number):
        return moved(page_path(address, number))
    offset = (number - 1) * STORIES_A_PAGE
    lines = find.list_stories(section=name, limit=STORIES_A_PAGE, offset=offset)
    told = find.find_stories([line.id for line in lines])
    return page(
        request,
        "section.html",
        title=name,
        description=f"{name}: running stories, with their figures and who gives them.",
        total=lines.total,
        lead=lead_of(told[0]) if told and not offset else None,
        cards=[story_card_of(story) for story in (told if offset else told[1:])],
        latest=report_cards(find.latest(min(RAIL_REPORTS, 3 + 2 * len(told)), name)) if not offset else [],
        pages=pages_of(address, number, STORIES_A_PAGE, lines.total),
        feeds=feed_links(address, name),
    )


def section_name(slug: str) -> str | None:
    """Return the section whose address this is."""
    names = {paths.section_slug(one.name): one.name for one in reversed(find.list_sections())}
    return names.get(slug.lower())


def day(request: HttpRequest, on: date) -> HttpResponseBase:
    """Answer with the edition of a day: the stories that have reports of that day, and those reports."""
    reports = find.articles(on=on, limit=DAY_REPORTS)
    by_story: dict[str, list[Headline]] = {}
    for report in reports:
        by_story.setdefault(report.story_id or "", []).append(report)
    lines = find.stories_on(on, limit=STORIES_A_PAGE)
    told = find.find_stories([line.id for line in lines])
    newer, older = _neighbours(on)
    return page(
        request,
        "day.html",
        title=full_day(on),
        day=on,
        total=reports.total,
        stories_count=lines.total,
        cards=[_of_day(story, on, by_story[story.id]) for story in told if story.id in by_story],
        reports=report_cards(list(reports)[:RAIL_REPORTS]),
        reports_more=f"{paths.day_path(on)}reports/" if reports.total > RAIL_REPORTS else "",
        pages=Pages(
            newer=paths.day_path(newer) if newer else "",
            newer_words=full_day(newer) if newer else "",
            older=paths.day_path(older) if older else "",
            older_words=full_day(older) if older else "",
        ),
        no_index=not reports.total,
    )


def _of_day(story: Story, on: date, reports: list[Headline]) -> cards.StoryCard:
    # As it was printed then: that day's headline and reports, and the figures said until then.
    card = cards.story_card(cards.story_line(story), key_figure(story, on))
    return replace(
        card,
        headline=reports[0].headline,
        standfirst=reports[0].standfirst or "",
        reports=len(reports),
        origins=len({report.origin_id for report in reports}),
        last_on=None,
    )


def day_reports(request: HttpRequest, on: date, number: int = 1) -> HttpResponseBase:
    """Answer with all reports of a day, in pages."""
    address = f"{paths.day_path(on)}reports/"
    reports = find.articles(on=on, limit=REPORTS_A_PAGE, offset=(number - 1) * REPORTS_A_PAGE)
    lines = [
        Item(name=one.headline, href=paths.article_path(one.id), text="", meta=cards.outlet_name(one))
        for one in reports
    ]
    return page(
        request,
        "listing.html",
        title="All reports",
        over=Link(name=full_day(on), href=paths.day_path(on)),
        note="",
        chart_wide="",
        chart_narrow="",
        key=(),
        rows=(),
        disputes=(),
        links=lines,
        pages=pages_of(address, number, REPORTS_A_PAGE, reports.total),
    )


def days(request: HttpRequest) -> HttpResponseBase:
    """Answer with the calendar of all days that have news."""
    found = find.days()
    months = [
        Month(
            name=f"{first:%B} {first.year}",
            days=tuple(CalendarDay(on=on, weekday=f"{on:%a}", count=count) for on, count in group),
        )
        for first, group in (
            (key, list(group)) for key, group in groupby(found, key=lambda one: one[0].replace(day=1))
        )
    ]
    return page(request, "days.html", title="All days", months=months, total=len(found))


def _neighbours(on: date) -> tuple[date | None, date | None]:
    known = [one for one, _ in find.days()]
    newer = min((one for one in known if one > on), default=None)
    older = max((one for one in known if one < on), default=None)
    return newer, older
