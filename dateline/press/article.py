"""The page of one report: what was read from it, word for word, and the way to the original."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase

from dateline.base.addresses import host
from dateline.base.passages import passage_id
from dateline.base.records import Article, Cited, Figure, Quote
from dateline.press import cards, linked, paths, words
from dateline.press.answer import page, site, today
from dateline.press.cards import Who
from dateline.press.corrected import correction_lines
from dateline.press.manner import chain, is_unsure
from dateline.press.query import query_lines
from dateline.press.speech import voices
from dateline.store import find
from dateline.store.find import Headline, Statement, Which

# A live page may hold hundreds; the table stays readable, and the data has all of them.
MOST_FIGURES = 60
# Word for word from another's text: as much as a reader needs to check the facts, and no more.
MOST_PASSAGES = 8
# Beside the facts; the page of versions has more, and the data has all.
MOST_VERSIONS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A figure of one report."""

    href: str
    bound: str
    exact: str
    what: str
    frame: str  # scope, place and window, as in the text
    who: Who
    how: str
    on: date | None
    is_unsure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageLine:
    """A passage that a story uses."""

    words: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    """One version of a report, and what it changed."""

    when: str
    headline: str
    summary: str
    href: str


def article(request: HttpRequest, article_id: str) -> HttpResponseBase:
    """Answer with an article's page."""
    found = find.find_headline(article_id)
    read = find.find_article(article_id)
    if found is None or read is None:
        raise Http404("no report has this address")
    facts = find.published_facts(article_id)
    line = find.story_of(article_id)
    return page(
        request,
        "article.html",
        title=found.headline,
        description=found.standfirst or "",
        article=header(found),
        paragraphs=read.paragraphs if shows_text(article_id) else (),
        figures=_figures(article_id),
        quotes=voices(find.find_quotes(Which(article_id=article_id)), most_each=MOST_FIGURES),
        passages=_passages(read, line.id if line else None),
        queries=query_lines(find.queries(Which(article_id=article_id))),
        corrections=correction_lines(find.corrections(article_id=article_id), site().zone),
        story=cards.story_card(line) if line else None,
        copies=_copies(found),
        versions=_versions(found),
        record=_record(read),
        is_read=facts is not None and facts.is_read,
        linked=linked.article(found, site()),
    )


def header(found: Headline) -> dict[str, object]:
    """Return what pages say of a report: headline, outlet, day, the way to the original."""
    url = paths.outward(found.url)
    return {
        "href": paths.article_path(found.id),
        "headline": found.headline,
        "standfirst": found.standfirst or "",
        "language": found.language or "",
        "section": found.section or "",
        "section_href": paths.section_path(found.section) if found.section else "",
        "outlet": cards.outlet_name(found),
        "authors": found.authors,
        "origin": "" if found.origin == found.outlet else found.origin or "",
        "when": words.full_day(found.published_on) if found.published_on else "",
        "url": url or "",
        "host": host(url) or "",
    }


def shows_text(article_id: str) -> bool:
    """True if the whole text of an article may be shown."""
    return settings.DATELINE.show_full_text or find.shows_full_text(article_id)


def _figures(article_id: str) -> list[FigureRow]:
    found = find.find_figures(Which(article_id=article_id), limit=MOST_FIGURES)
    return [_row(one) for one in sorted(found, key=lambda one: one.fact.start)]


def _row(statement: Statement[Figure]) -> FigureRow:
    figure = statement.fact
    return FigureRow(
        href=paths.passage_path(statement.passage_id, figure.id),
        bound=words.bound(figure.bound, figure.exact),
        exact=figure.exact,
        what=words.counted(figure),
        frame=words.frame(figure.scope, figure.place, figure.window, beside=words.counted(figure)),
        who=cards.who(figure.attribution.speaker),
        how=", ".join(chain(figure.attribution)),
        on=figure.attribution.said_on,
        is_unsure=is_unsure(figure),
    )


def _passages(read: Article, story_id: str | None) -> list[PassageLine]:
    told = find.find_story(story_id) if story_id else None
    if told is None:
        return []
    used: list[Cited] = [*told.brief, *(entry.sentence for entry in told.timeline)]
    own = {(cited.start, cited.end): cited for cited in used if cited.version_id == read.version_id}
    return [
        PassageLine(words=cited.exact, href=paths.passage_path(passage_id(cited.version_id, *span)))
        for span, cited in sorted(own.items())
    ][:MOST_PASSAGES]


def _copies(found: Headline) -> list[cards.ReportCard]:
    if found.story_id is None:
        return []
    same = [
        one
        for one in find.headlines_of(found.story_id)
        if one.origin_id == found.origin_id and one.id != found.id
    ]
    return [cards.report_card(one, site().zone, today()) for one in same]


def _versions(found: Headline) -> list[VersionLine]:
    if found.versions_count < 2:
        return []
    summaries = {revision.after_id: revision.summary for revision in find.revisions(found.id)}
    return [
        _version(number, one, summaries.get(one.version_id, ""))
        for number, one in enumerate(find.wholes(found.id), start=1)
    ][-MOST_VERSIONS:]


def _version(number: int, one: Article, summary: str) -> VersionLine:
    moment = one.captured_at or one.updated_at
    local = moment.astimezone(site().zone) if moment else None
    return VersionLine(
        when=f"{words.full_day(local.date())}, {local:%H:%M}" if local else "",
        headline=one.headline,
        summary=summary,
        href=f"{paths.versions_path(one.id)}#v{number}",
    )


def _record(read: Article) -> list[tuple[str, str]]:
    rows = [("capture", read.capture_id), ("version", read.version_id)]
    if read.captured_at:
        local = read.captured_at.astimezone(site().zone)
        rows.append(("captured", f"{words.full_day(local.date())}, {local:%H:%M}"))
    if read.language:
        rows.append(("language", read.language))
    if read.is_live:
        rows.append(("kind", "live page, as it was captured"))
    return rows


def statements_in(article_id: str, passage: str) -> list[Statement[Figure | Quote]]:
    """Return the published figures and quotes of an article that stand in one passage, in reading order."""
    which = Which(article_id=article_id)
    both: list[Statement[Figure | Quote]] = [*find.find_figures(which), *find.find_quotes(which)]
    return sorted(
        (one for one in both if one.passage_id == passage), key=lambda one: (one.fact.start, one.fact.id)
    )
