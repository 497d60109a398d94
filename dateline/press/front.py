"""The front page: the edition of the newest day that has news."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponseBase
from markupsafe import Markup

from dateline.base.records import Story
from dateline.base.text import cut
from dateline.press import cards, linked, paths, words
from dateline.press.answer import feed_links, page, site, today
from dateline.press.cards import FigureLine, Lead, ReportCard, StoryCard
from dateline.press.series import headlines_by_id, small_chart, statements_for
from dateline.store import find
from dateline.store.find import Headline, StoryLine
from dateline.stories.tell import resting_since

LATEST = 12
SECONDS = 6
LEAD_SENTENCES = 4
LEAD_FIGURES = 3
BLOCKS = 6
BLOCK_STORIES = 3
CANDIDATES = 40
# Stories rank by how many origins they have, halved for about every day and a half without news. With this many
# origins a story is as large as any: the reports of the day decide, so that the oldest war does not always lead.
ENOUGH_ORIGINS = 6
FADING = 0.63
RECENT_DAYS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A section on the front page."""

    name: str
    href: str
    cards: tuple[StoryCard, ...]


def front(request: HttpRequest) -> HttpResponseBase:
    """Answer with the front page; of a site without news, with how to get some."""
    newest = find.latest(CANDIDATES)
    if not newest:
        return page(request, "empty.html", title=site().name, is_front=True, linked=linked.website(site()))
    day = edition_day(newest, today())
    ranked = _ranked(day)
    told = {story.id: story for story in find.find_stories([line.id for line in ranked[: SECONDS + 1]])}
    top = [told[line.id] for line in ranked[: SECONDS + 1] if line.id in told]
    shown = {story.id for story in top}
    feeds = feed_links(paths.FRONT, site().name)
    return page(
        request,
        "front.html",
        title=site().name,
        description=f"{site().name}: the news, with who said it, when, and the exact sentence.",
        is_front=True,
        ear=_ear(),
        edition_on=day,
        lead=lead_of(top[0]) if top else None,
        seconds=[story_card_of(story) for story in top[1:]],
        latest=report_cards(_of_edition(newest, day)[: min(LATEST, 4 + len(ranked))]),
        blocks=_blocks([line for line in ranked if line.id not in shown]),
        feeds=feeds,
        linked=linked.website(site()),
    )


def _of_edition(newest: list[Headline], day: date | None) -> list[Headline]:
    return [one for one in newest if not day or (one.published_on or day) <= day]


def edition_day(newest: list[Headline], day: date) -> date | None:
    """Return the newest day with news that is not after today; None where no report has a date."""
    days = [report.published_on for report in newest if report.published_on is not None]
    return max((one for one in days if one <= day), default=max(days, default=None))


def story_card_of(story: Story) -> StoryCard:
    """Return a told story for a list, with the figure that tells most of it."""
    return cards.story_card(cards.story_line(story), key_figure(story))


def key_figure(story: Story, until: date | None = None) -> FigureLine | None:
    """Return the figure that tells most of a story; `until` leaves out what was said after that day."""
    points = cards.key_points(cards.as_of(story, until) if until else story, 1)
    figure = None
    if points:
        series, line, point = points[0]
        found = find.find_figure(point.figure_id)
        figure = cards.figure_line(series, line, point, {found.fact.id: found} if found else {})
    return figure


def report_cards(reports: list[Headline]) -> list[ReportCard]:
    """Return reports for a rail; one without a standfirst is teased by its own first words."""
    return [
        cards.report_card(one, site().zone, today(), one.standfirst or _first_words(one)) for one in reports
    ]


def _first_words(report: Headline) -> str:
    article = find.find_article(report.id)
    text = article.paragraphs[0] if article and article.paragraphs else ""
    # Short reports often have their first words for a headline.
    return "" if text.startswith(report.headline.rstrip("…. ")) else cut(text, cards.TEASER_CHARACTERS)


def _ranked(day: date | None) -> list[StoryLine]:
    if day is None:
        return list(find.list_stories(limit=SECONDS + 1))
    of_day = list(find.stories_on(day, limit=CANDIDATES))
    known = {line.id for line in of_day}
    recent = find.list_stories(since=day - timedelta(days=RECENT_DAYS), limit=CANDIDATES)
    lines = of_day + [
        line for line in recent if line.id not in known and line.last_on and line.last_on <= day
    ]
    if len(lines) < CANDIDATES // 2:
        known |= {line.id for line in lines}
        lines += [line for line in find.list_stories(limit=CANDIDATES) if line.id not in known]
    return in_order(lines, day)


def in_order(lines: Iterable[StoryLine], day: date) -> list[StoryLine]:
    """Return stories as a front page of a day ranks them: no story that rests stands before one that is awake."""
    return sorted(lines, key=lambda line: (resting_since(line.last_on, day) is not None, -_weight(line, day)))


def _weight(line: StoryLine, day: date) -> float:
    # Sorting is stable: among stories of equal weight, the one with more reports on the day comes first.
    age = (day - (line.last_on or date.min)).days
    return min(line.origins_count, ENOUGH_ORIGINS) * FADING ** max(0, min(age, 30))


def lead_of(story: Story) -> Lead:
    """Return a story as the one that leads a page."""
    line = cards.story_card(cards.story_line(story))
    points = cards.key_points(story, LEAD_FIGURES)
    statements = statements_for([series for series, _, _ in points], story.id)
    articles = headlines_by_id(list(find.headlines([cited.article_id for cited in story.brief]).values()))
    chart, title = Markup(""), ""
    for series, _, _ in points:
        chart = small_chart(series, statements)
        if chart:
            title = series.label
            break
    return Lead(
        card=line,
        standfirst=story.standfirst or "",
        brief=tuple(cards.sentence(cited, articles) for cited in story.brief[:LEAD_SENTENCES]),
        figures=tuple(cards.figure_line(*point, statements) for point in points),
        chart=chart,
        chart_title=title[:1].upper() + title[1:],
    )


def _blocks(rest: list[StoryLine]) -> list[Block]:
    blocks = []
    for section in find.list_sections():
        own = [line for line in rest if line.section == section.name][:BLOCK_STORIES]
        if own:
            href = paths.section_path(section.name)
            blocks.append(Block(name=section.name, href=href, cards=tuple(map(cards.story_card, own))))
    return blocks[:BLOCKS]


def _ear() -> str:
    reports, outlets = find.articles(limit=1).total, len(find.outlets())
    return f"{words.several(reports, 'report')} from {words.several(outlets, 'outlet')}"
