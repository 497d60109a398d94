"""The shapes of the API's answers, and how records become them. Every id has its address beside it."""

from collections import Counter
from datetime import date, datetime
from typing import Any

from ninja import Schema

from dateline.base.codec import plain
from dateline.base.passages import passage_id
from dateline.base.records import (
    Article,
    Attribution,
    Change,
    Cited,
    Figure,
    Point,
    Quote,
    Revision,
    Series,
    Speaker,
    Story,
    StoryEvent,
    StoryMoment,
)
from dateline.base.speakers import slug_of
from dateline.press import cards, paths
from dateline.press.levels import event_path, read_to
from dateline.press.news import change_path
from dateline.store import find
from dateline.store.find import Headline, SpeakerView, Statement, StoryLine
from dateline.store.search import Hit
from dateline.stories.tell import resting_since


class SpeakerShape(Schema):
    """Who is responsible for a statement."""

    kind: str
    name: str | None
    role: str | None
    body: str | None
    resolved: str | None
    url: str | None
    slug: str | None
    wikidata: str | None


class ArticleShape(Schema):
    """A report, without its text."""

    id: str
    url: str
    original: str | None
    outlet: str | None
    headline: str
    standfirst: str | None
    section: str | None
    language: str | None
    authors: list[str]
    credit: str | None
    published_on: date | None
    version_id: str
    capture_id: str
    origin_id: str
    story_id: str | None
    versions: int
    is_live: bool


class FactEditShape(Schema):
    """A figure or quotation that came, went or changed, in a few words; ids are those of either version's fact."""

    kind: str
    what: str
    before_id: str | None
    after_id: str | None
    text: str
    speaker: str | None


class VersionShape(Schema):
    """One version of a report, and how it differs from the one before."""

    version_id: str
    capture_id: str
    url: str
    headline: str
    captured_at: datetime | None
    updated_at: datetime | None
    summary: str
    headline_before: str | None
    paragraphs: dict[str, int]
    moved: int
    facts: list[FactEditShape]
    notes: list[str]


class StatementShape(Schema):
    """What figures and quotes share: who, when, and the exact place."""

    id: str
    url: str
    passage_id: str
    sentence: str
    start: int
    end: int
    exact: str
    speaker: SpeakerShape
    channel: str | None
    relayed_by: SpeakerShape | None
    said_on: date | None
    on: date | None
    confidence: float
    rule: str
    article: ArticleShape


class FigureShape(StatementShape):
    """A number reported. A bound that is open has no `low` or no `high`."""

    low: float | None
    high: float | None
    bound: str
    unit: str
    event: str
    subject: str | None
    place: str | None
    window: str | None
    since: str | None
    until: str | None
    scope: str | None
    is_cumulative: bool | None


class QuoteShape(StatementShape):
    """What somebody said, in the report's own words."""

    kind: str
    mode: str
    pieces: list[tuple[int, int]]


class CitedShape(Schema):
    """A sentence of a report, word for word."""

    exact: str
    url: str
    article_id: str
    version_id: str
    start: int
    end: int


class PointShape(Schema):
    """One report of one figure in a series."""

    figure_id: str
    url: str
    article_id: str
    on: date | None
    on_basis: str
    low: float | None
    high: float | None
    bound: str
    exact: str
    origins: int


class LineShape(Schema):
    """All that one speaker said of one series."""

    speaker: SpeakerShape
    points: list[PointShape]


class DisagreementShape(Schema):
    """How two figures stand to each other."""

    kind: str
    figure_ids: tuple[str, str]
    why: str


class SeriesShape(Schema):
    """Comparable figures of one story."""

    id: str
    label: str
    event: str
    unit: str
    subject: str | None
    scope: str | None
    summary: str
    lines: list[LineShape]
    disagreements: list[DisagreementShape]


class DayShape(Schema):
    """What happened on a day."""

    on: date
    on_exact: str | None
    origins: int
    sentence: CitedShape


class ChangeShape(Schema):
    """Something new in a story."""

    story_id: str
    on: date
    kind: str
    text: str
    figure_id: str | None
    article_id: str | None
    query_id: str | None
    id: str
    url: str
    series_id: str | None
    before_id: str | None
    speaker: SpeakerShape | None


class StoryLineShape(Schema):
    """A story as a list has it."""

    id: str
    url: str
    headline: str
    standfirst: str | None
    section: str | None
    first_on: date | None
    last_on: date | None
    reports: int
    origins: int


class EventShape(Schema):
    """A tight event inside a running story."""

    id: str
    url: str
    headline: str
    article_id: str
    sentence: CitedShape | None
    first_on: date | None
    last_on: date | None
    article_ids: list[str]
    reports: int
    origins: int


class MomentShape(Schema):
    """What became of a story itself: joined, an article moved, woken; `by` is "" for the machine."""

    on: date | None
    kind: str
    text: str
    by: str
    article_id: str | None
    since: date | None


class StoryShape(StoryLineShape):
    """A story in full."""

    brief: list[CitedShape]
    timeline: list[DayShape]
    series: list[SeriesShape]
    changes: list[ChangeShape]
    article_ids: list[str]
    related_ids: list[str]
    resting_since: date | None
    events: list[EventShape]
    history: list[MomentShape]
    former_ids: list[str]


class SpeakerLineShape(Schema):
    """A speaker over all reports."""

    slug: str
    url: str
    name: str
    kind: str
    role: str | None
    body: str | None
    names: list[str]
    wikidata: str | None
    statements: int


class HitShape(Schema):
    """A result of a search."""

    kind: str
    key: str
    title: str
    text: str
    section: str | None
    on: date | None


class PageOf(Schema):
    """What parts of long lists share: how many there are, and where the next part is."""

    total: int
    next: str | None


class Stories(PageOf):
    """A part of the list of stories."""

    items: list[StoryLineShape]


class Articles(PageOf):
    """A part of the list of reports."""

    items: list[ArticleShape]


class Figures(PageOf):
    """A part of the list of figures."""

    items: list[FigureShape]


class Quotes(PageOf):
    """A part of the list of quotes."""

    items: list[QuoteShape]


class Speakers(PageOf):
    """A part of the list of speakers."""

    items: list[SpeakerLineShape]


class Changes(PageOf):
    """A part of the list of changes."""

    items: list[ChangeShape]


class Hits(PageOf):
    """A part of the results of a search."""

    items: list[HitShape]


class Trouble(Schema):
    """Why there is no answer."""

    detail: str


def shape_speaker(speaker: Speaker, url: str) -> dict[str, Any]:
    """Return a speaker as the API has it; `url` is the site's."""
    slug = slug_of(speaker) if speaker.kind in ("person", "body") else None
    return {
        "kind": speaker.kind,
        "name": speaker.name,
        "role": speaker.role,
        "body": speaker.body,
        "resolved": speaker.resolved,
        "url": url + paths.speaker_path(slug) if slug else None,
        "slug": slug,
        "wikidata": speaker.wikidata,
    }


def shape_article(found: Headline, url: str) -> dict[str, Any]:
    """Return a report as the API has it."""
    return {
        "id": found.id,
        "url": url + paths.article_path(found.id),
        "original": paths.outward(found.url),
        "outlet": found.outlet,
        "headline": found.headline,
        "standfirst": found.standfirst,
        "section": found.section,
        "language": found.language,
        "authors": list(found.authors),
        "credit": found.origin,
        "published_on": found.published_on,
        "version_id": found.version_id,
        "capture_id": found.capture_id,
        "origin_id": found.origin_id,
        "story_id": found.story_id,
        "versions": found.versions_count,
        "is_live": found.is_live,
    }


def shape_figure(found: Statement[Figure], url: str) -> dict[str, Any]:
    """Return a figure as the API has it."""
    names = ("low", "high", "bound", "unit", "event", "subject", "place", "window", "since", "until", "scope")
    own = {name: getattr(found.fact, name) for name in (*names, "is_cumulative")}
    return _statement(found, url) | own


def shape_quote(found: Statement[Quote], url: str) -> dict[str, Any]:
    """Return a quote as the API has it."""
    return _statement(found, url) | {
        "kind": found.fact.kind,
        "mode": found.fact.mode,
        "pieces": found.fact.pieces,
    }


def shape_story_line(line: StoryLine, url: str) -> dict[str, Any]:
    """Return a story of a list as the API has it."""
    return {
        "id": line.id,
        "url": url + paths.story_path(line.id, line.headline),
        "headline": line.headline,
        "standfirst": line.standfirst,
        "section": line.section,
        "first_on": line.first_on,
        "last_on": line.last_on,
        "reports": line.reports_count,
        "origins": line.origins_count,
    }


def shape_story(story: Story, url: str) -> dict[str, Any]:
    """Return a story in full as the API has it."""
    return shape_story_line(cards.story_line(story), url) | {
        "brief": [_cited(one, url) for one in story.brief],
        "timeline": [
            {
                "on": one.on,
                "on_exact": one.on_exact,
                "origins": one.origins,
                "sentence": _cited(one.sentence, url),
            }
            for one in story.timeline
        ],
        "series": [_series(one, url) for one in story.series],
        "changes": [shape_change(one, story.id, url) for one in story.changes],
        "article_ids": list(story.article_ids),
        "related_ids": list(story.related_ids),
        "resting_since": resting_since(story.last_on, read_to()),
        "events": [_event(one, paths.story_path(story.id, story.headline), url) for one in story.events],
        "history": [_moment(one) for one in story.history],
        "former_ids": find.former_ids(story.id),
    }


def _event(event: StoryEvent, story_href: str, url: str) -> dict[str, Any]:
    return {
        "id": event.id,
        "url": url + event_path(story_href, event.id),
        "headline": event.headline,
        "article_id": event.article_id,
        "sentence": _cited(event.sentence, url) if event.sentence else None,
        "first_on": event.first_on,
        "last_on": event.last_on,
        "article_ids": list(event.article_ids),
        "reports": len(event.article_ids),
        "origins": event.origin_count,
    }


def _moment(moment: StoryMoment) -> dict[str, Any]:
    names = ("on", "kind", "text", "by", "article_id", "since")
    return {name: getattr(moment, name) for name in names}


def shape_change(change: Change, story_id: str, url: str) -> dict[str, Any]:
    """Return a change as the API has it."""
    names = ("id", "on", "kind", "text", "figure_id", "article_id", "query_id", "series_id", "before_id")
    told = {name: getattr(change, name) for name in names}
    told["speaker"] = shape_speaker(change.speaker, url) if change.speaker else None
    return told | {"story_id": story_id, "url": url + (change_path(change) or f"/story/{story_id}/")}


def shape_speaker_line(found: SpeakerView, url: str) -> dict[str, Any]:
    """Return a speaker of a list as the API has it."""
    return {
        "slug": found.slug,
        "url": url + paths.speaker_path(found.slug),
        "name": found.name,
        "kind": found.kind,
        "role": found.role,
        "body": found.body,
        "names": list(found.names),
        "wikidata": found.wikidata,
        "statements": found.statements_count,
    }


def shape_hit(hit: Hit) -> dict[str, Any]:
    """Return a result of a search as the API has it."""
    text = "".join(words for words, _ in hit.pieces)
    return {
        "kind": hit.kind,
        "key": hit.key,
        "title": hit.title,
        "text": text,
        "section": hit.section,
        "on": hit.on,
    }


def _statement(found: Statement[Any], url: str) -> dict[str, Any]:
    fact, said = found.fact, found.attribution
    return {
        "id": fact.id,
        "url": url + paths.passage_path(found.passage_id, fact.id),
        "passage_id": found.passage_id,
        "sentence": found.sentence,
        "start": fact.start,
        "end": fact.end,
        "exact": fact.exact,
        "speaker": shape_speaker(said.speaker, url),
        "said_on": said.said_on,
        "on": found.on,
        "confidence": fact.confidence,
        "rule": fact.rule,
        "article": shape_article(found.article, url),
        **_how(said, url),
    }


def _how(said: Attribution, url: str) -> dict[str, Any]:
    return {
        "channel": said.channel,
        "relayed_by": shape_speaker(said.relayed_by, url) if said.relayed_by else None,
    }


def _cited(cited: Cited, url: str) -> dict[str, Any]:
    passage = passage_id(cited.version_id, cited.start, cited.end)
    names = ("exact", "article_id", "version_id", "start", "end")
    return {name: getattr(cited, name) for name in names} | {"url": url + paths.passage_path(passage)}


def _series(series: Series, url: str) -> dict[str, Any]:
    names = ("id", "label", "event", "unit", "subject", "scope", "summary")
    return {name: getattr(series, name) for name in names} | {
        "lines": [
            {"speaker": shape_speaker(line.speaker, url), "points": [_point(one, url) for one in line.points]}
            for line in series.lines
        ],
        "disagreements": [
            {"kind": one.kind, "figure_ids": one.figure_ids, "why": one.why} for one in series.disagreements
        ],
    }


def _point(point: Point, url: str) -> dict[str, Any]:
    names = ("figure_id", "article_id", "on", "on_basis", "low", "high", "bound", "exact", "origins")
    return {name: getattr(point, name) for name in names} | {"url": url + paths.passage_path(point.figure_id)}


def shape_version(version: Article, step: Revision | None, base: str) -> dict[str, Any]:
    """Return a version as the API gives it; `step` is how it differs from the one before."""
    number = step.ordinal if step else 1
    return {
        "version_id": version.version_id,
        "capture_id": version.capture_id,
        "url": f"{base}{paths.versions_path(version.id)}#v{number}",
        "headline": version.headline,
        "captured_at": version.captured_at,
        "updated_at": version.updated_at,
        "summary": step.summary if step else "",
        "headline_before": step.headline[0] if step and step.headline else None,
        "paragraphs": dict(sorted(Counter(edit.kind for edit in step.edits).items())) if step else {},
        "moved": step.moved if step else 0,
        "facts": [plain(edit) for edit in step.facts] if step else [],
        "notes": list(step.notes) if step else [],
    }
