"""What the pages show of a source, a speaker, a figure, a report and a story: small records, ready to be set."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from markupsafe import Markup

from dateline.base.addresses import host
from dateline.base.passages import passage_id
from dateline.base.records import Cited, Event, Figure, Line, Point, Series, Speaker, Story
from dateline.base.speakers import slug_of
from dateline.base.text import cut
from dateline.press import paths, words
from dateline.press.manner import chain, is_unsure
from dateline.store.find import Headline, Statement, StoryLine

NO_OUTLET = "a report"
_THINGS = {"thing", "attended", "other_people"}
# How much more a reader wants to know one kind of figure than another, at equal numbers of reports.
_FACTORS: dict[Event, int] = {
    "killed": 4, "casualties": 4, "injured": 4, "missing": 4,
    "money": 2, "share": 2,
    "thing": 1, "attended": 1, "other_people": 1,
}  # fmt: skip
# Three to four lines of the rail, as the cards of news sites have them (some 100 to 130 characters).
TEASER_CHARACTERS = 120
STANDFIRST_CHARACTERS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a sentence was read: its passage, the outlet, the day."""

    href: str
    outlet: str
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A report's own words with their source."""

    words: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """A speaker's name, and the page of all that was said, where there is one."""

    name: str
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """One reported figure: how many of what, who says so, when, and where it was read."""

    id: str
    bound: str
    exact: str
    what: str
    who: Who
    on: date | None
    on_basis: str
    href: str
    outlet: str
    origins: int
    frame: str = ""  # window and place, as in the text; the scope is the series' own
    how: str = ""  # channel and chain
    is_unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCard:
    """A report in a list."""

    href: str
    headline: str
    outlet: str
    when: str
    teaser: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCard:
    """A story in a list, with the figure that tells most."""

    href: str
    headline: str
    standfirst: str
    section: str
    section_href: str
    reports: int
    origins: int
    last_on: date | None
    figure: FigureLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The story at the head of the front page: a card with its first sentences, figures and chart."""

    card: StoryCard
    standfirst: str
    brief: tuple[Sentence, ...]
    figures: tuple[FigureLine, ...]
    chart: Markup
    chart_title: str


def who(speaker: Speaker) -> Who:
    """Return a speaker for a page. Unnamed ones have none of their own: "a spokesman" may be many people."""
    name = words.speaker_name(speaker)
    slug = slug_of(speaker) if speaker.kind in ("person", "body") else None
    return Who(name=name, href=paths.speaker_path(slug) if slug else None)


def source(passage: str, article: Headline | None, on: date | None = None, fact_id: str = "") -> Source:
    """Return the source of a passage, by its article."""
    day = on or (article.published_on if article else None)
    return Source(href=paths.passage_path(passage, fact_id), outlet=outlet_name(article), on=day)


def sentence(cited: Cited, articles: Mapping[str, Headline]) -> Sentence:
    """Return a cited sentence for a page."""
    passage = passage_id(cited.version_id, cited.start, cited.end)
    return Sentence(words=cited.exact, source=source(passage, articles.get(cited.article_id)))


def outlet_name(article: Headline | None) -> str:
    """Return the name of an article's outlet; where it names none, its host, else "a report"."""
    if article is None:
        return NO_OUTLET
    return article.outlet or host(article.url) or NO_OUTLET


def moment(article: Headline, zone: ZoneInfo, today: date) -> str:
    """Return when an article came out: the hour too where it is known and the day is today."""
    if article.published_on is None:
        return ""
    if article.published_at is not None and article.published_at.astimezone(zone).date() == today:
        return words.clock(article.published_at, zone)
    return words.short_day(article.published_on, today)


def report_card(article: Headline, zone: ZoneInfo, today: date, teaser: str | None = None) -> ReportCard:
    """Return a report for a list; its teaser is cut at a word."""
    return ReportCard(
        href=paths.article_path(article.id),
        headline=article.headline,
        outlet=outlet_name(article),
        when=moment(article, zone, today),
        teaser=cut(teaser or article.standfirst or "", TEASER_CHARACTERS),
        language=article.language or "",
    )


def story_card(story: StoryLine, figure: FigureLine | None = None) -> StoryCard:
    """Return a story for a list."""
    return StoryCard(
        href=paths.story_path(story.id, story.headline),
        headline=story.headline,
        standfirst=cut(story.standfirst or "", STANDFIRST_CHARACTERS),
        section=story.section or "",
        section_href=paths.section_path(story.section) if story.section else "",
        reports=story.reports_count,
        origins=story.origins_count,
        last_on=story.last_on,
        figure=figure,
    )


def story_line(told: Story) -> StoryLine:
    """Return a story as a list has it."""
    return StoryLine(
        id=told.id,
        headline=told.headline,
        standfirst=told.standfirst,
        section=told.section,
        first_on=told.first_on,
        last_on=told.last_on,
        reports_count=len(told.article_ids),
        origins_count=told.origin_count,
    )


def figure_line(
    series: Series, line: Line, point: Point, statements: Mapping[str, Statement[Figure]]
) -> FigureLine:
    """Return one point of a series for a page."""
    found = statements.get(point.figure_id)
    return FigureLine(
        id=point.figure_id,
        bound=words.bound(point.bound, point.exact),
        exact=point.exact,
        what=what(series),
        who=who(line.speaker),
        on=point.on,
        on_basis=point.on_basis,
        href=paths.passage_path(found.passage_id if found else point.figure_id, point.figure_id),
        outlet=outlet_name(found.article if found else None),
        origins=point.origins,
        frame=words.frame(found.fact.place, found.fact.window, beside=f"{what(series)}, {series.label}")
        if found
        else "",
        how=", ".join(chain(found.attribution)) if found else "",
        is_unsure=found is not None and is_unsure(found.fact),
    )


def what(series: Series) -> str:
    """Return what a series counts: "soldiers killed or injured, in the north"."""
    counted = words.phrase(series.subject, series.unit, series.event)
    return ", ".join(part for part in (counted, series.scope) if part)


def latest_by_speaker(series: Series) -> list[tuple[Line, Point]]:
    """Return each line's last point, the newest first; of one day, the line with more points first."""
    ends = [(line, line.points[-1]) for line in series.lines if line.points]
    return sorted(ends, key=lambda end: (-(end[1].on or date.min).toordinal(), -len(end[0].points)))


def key_points(story: Story, most: int) -> list[tuple[Series, Line, Point]]:
    """Return the figures that tell most of a story: the newest of its weightiest series, named speakers first.

    Each event once, as long as there are others; what merely is, or came to watch, only where there is nothing else.
    """
    found = []
    telling = [series for series in story.series if series.event not in _THINGS] or story.series
    for series in _each_event_first(by_weight(telling)):
        ends = latest_by_speaker(series)
        if ends:
            line, point = next((end for end in ends if end[0].speaker.kind in ("person", "body")), ends[0])
            found.append((series, line, point))
    # A price or a share that nobody vouches for comes after what somebody does.
    found.sort(
        key=lambda one: one[0].event in ("money", "share") and one[1].speaker.kind not in ("person", "body")
    )
    return found[:most]


def as_of(story: Story, day: date) -> Story:
    """Return a story with the figures that had been said on a day, and no later ones."""
    return replace(story, series=tuple(_series_as_of(series, day) for series in story.series))


def _series_as_of(series: Series, day: date) -> Series:
    lines = (
        replace(line, points=tuple(p for p in line.points if p.on and p.on <= day)) for line in series.lines
    )
    return replace(series, lines=tuple(line for line in lines if line.points))


def by_weight(many: Iterable[Series]) -> list[Series]:
    """Return series, the most reported first; the dead and hurt count fourfold, other people threefold, money twice."""
    return sorted(many, key=lambda series: (-_weight(series), series.id))


def _weight(series: Series) -> int:
    factor = _FACTORS.get(series.event, 3)
    return factor * sum(point.origins for line in series.lines for point in line.points)


def _each_event_first(many: Sequence[Series]) -> list[Series]:
    firsts = {series.event: series for series in reversed(many)}
    return sorted(many, key=lambda series: firsts[series.event] is not series)
