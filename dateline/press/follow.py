"""What feeds of the site hold: new stories on the front and in sections, what is new in a story or a series, what a speaker said."""

from django.http import Http404, HttpRequest, HttpResponseBase

from dateline.base.records import Figure
from dateline.press import cards, paths, words
from dateline.press.answer import document, moved, section_links, site
from dateline.press.edition import section_name
from dateline.press.feeds import FORMATS, FeedDocument, FeedEntry, day_moment, opml
from dateline.press.news import series_entries, speaker_alerts, story_entries
from dateline.press.series import statements_for
from dateline.store import find
from dateline.store.find import Statement, StoryLine

# What feed readers keep of a feed they poll a few times a day.
ENTRIES = 40
# Of a story nothing may be missed by who asks once a day: the busiest day of the example has half as many.
STORY_ENTRIES = 120
SPEAKER_ENTRIES = 60


def front_feed(request: HttpRequest, form: str) -> HttpResponseBase:
    """Answer with the feed of the front page: the newest stories, each anew when it goes on."""
    lines = find.list_stories(limit=ENTRIES)
    return _answer(
        request, form, paths.FRONT, site().name, "The news, each with its source", _stories(lines.items)
    )


def section_feed(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    """Answer with the feed of a section."""
    name = section_name(slug)
    if name is None:
        raise Http404("no section has this name")
    lines = find.list_stories(section=name, limit=ENTRIES)
    title = f"{name} · {site().name}"
    return _answer(
        request, form, paths.section_path(name), title, f"Stories in {name}", _stories(lines.items)
    )


def story_feed(request: HttpRequest, story_id: str, form: str) -> HttpResponseBase:
    """Answer with the feed of a story: what is new in it."""
    story = find.find_story(story_id)
    if story is None:
        raise Http404("no story has this address")
    address = paths.story_path(story.id, story.headline)
    if request.path != f"{address}feed.{form}":
        return moved(f"{address}feed.{form}")
    headlines = {one.id: one.headline for one in find.headlines_of(story.id)}
    statements = statements_for(story.series, story.id)
    entries = tuple(story_entries(story, address, headlines, statements)[:STORY_ENTRIES])
    return _answer(request, form, address, story.headline, "What is new in this story", entries)


def series_feed(request: HttpRequest, story_id: str, series_id: str, form: str) -> HttpResponseBase:
    """Answer with the feed of a series of figures; an address that it had before is sent on."""
    found = find.find_series(story_id, series_id)
    if found is None:
        raise Http404("no such series of figures in this story")
    story, series = found
    address = f"{paths.story_path(story.id, story.headline)}figures/{series.id}/"
    if request.path != f"{address}feed.{form}":
        return moved(f"{address}feed.{form}")
    statements = statements_for([series], story.id)
    entries = tuple(series_entries(story, series.id, statements)[:STORY_ENTRIES])
    return _answer(request, form, address, f"{series.label} · {story.headline}", series.summary, entries)


def speaker_feed(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    """Answer with the feed of a speaker: the newest statements."""
    found = find.find_speaker(slug)
    if found is None:
        raise Http404("no speaker has this name")
    address = paths.speaker_path(found.slug)
    if found.slug != slug:
        return moved(f"{address}feed.{form}")
    statements = find.statements_of(found.slug, limit=SPEAKER_ENTRIES)
    told = find.find_stories(list(dict.fromkeys(one.story_id for one in statements if one.story_id)))
    passages = {one.fact.id: paths.passage_path(one.passage_id, one.fact.id) for one in statements}
    alerts = speaker_alerts(found.slug, told, passages)
    entries = tuple(alerts.get(one.fact.id) or _said(one) for one in statements)
    return _answer(request, form, address, found.name, f"What {found.name} is reported to have said", entries)


def feeds_opml(request: HttpRequest) -> HttpResponseBase:
    """Answer with the feeds of the front and of the sections as OPML."""
    own = site()
    pages = [(own.name, paths.FRONT), *((link.name, link.href) for link in section_links())]
    rows = [(name, f"{own.url}{base}feed.atom", f"{own.url}{base}") for name, base in pages]
    return document(request, opml(own.name, rows), "text/x-opml; charset=utf-8")


def _answer(  # noqa: PLR0913, PLR0917  what a feed says of itself
    request: HttpRequest, form: str, home: str, title: str, subtitle: str, entries: tuple[FeedEntry, ...]
) -> HttpResponseBase:
    write, media_type = FORMATS[form]
    own = site()
    feed = FeedDocument(
        url=f"{own.url}{home}feed.{form}",
        home=f"{own.url}{home}",
        title=title,
        subtitle=subtitle,
        language=own.language,
        entries=entries,
    )
    return document(request, write(feed), media_type)


def _stories(lines: tuple[StoryLine, ...]) -> tuple[FeedEntry, ...]:
    return tuple(_story(line) for line in lines)


def _story(line: StoryLine) -> FeedEntry:
    reports = words.several(line.reports_count, "report")
    return FeedEntry(
        # With its day: a story that goes on is news again.
        id=f"{site().url}/story/{line.id}/#{line.last_on.isoformat() if line.last_on else ''}",
        url=site().url + paths.story_path(line.id, line.headline),
        title=line.headline,
        text=" ".join(part for part in (line.standfirst, f"({reports})") if part),
        at=day_moment(line.last_on),
    )


def _said(statement: Statement) -> FeedEntry:  # type: ignore[type-arg]
    fact = statement.fact
    title = words.shortened(statement.sentence)
    if isinstance(fact, Figure):
        title = f"{words.amount(fact)} {words.counted(fact)}".strip()
    return FeedEntry(
        id=f"{site().url}{paths.passage_path(statement.passage_id, fact.id)}",
        url=f"{site().url}{paths.passage_path(statement.passage_id, fact.id)}",
        title=title,
        text=f"{statement.sentence} ({cards.outlet_name(statement.article)})",
        at=day_moment(statement.on),
    )
