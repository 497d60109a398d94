"""Records as rows of the store's tables. Pure: nothing is written here."""

import json
from dataclasses import replace
from datetime import UTC, datetime, time

from dateline.base.codec import dump
from dateline.base.passages import passage_id
from dateline.base.records import Article, Capture, Facts, Feed, Figure, Query, Quote, Story
from dateline.base.speakers import slug_of
from dateline.base.text import name_slug
from dateline.store import models
from dateline.store.models import SHORT


def stored(record: object) -> str:
    """Return a record as canonical JSON that any database takes: no lone surrogates."""
    return sound(dump(record))


def sound(text: str) -> str:
    """Return `text` without what PostgreSQL or UTF-8 cannot hold (a file name may bring such characters)."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")


def short(text: str | None, most: int = SHORT) -> str | None:
    """Return `text` cut for a column that is looked up."""
    return None if text is None else sound(text)[:most]


def feed_row(feed: Feed) -> models.Feed:
    """Return the row of a feed."""
    return models.Feed(
        id=feed.id,
        url=sound(feed.url),
        is_on=feed.is_on,
        show_full_text=feed.show_full_text,
        next_at=feed.next_at,
        failures=feed.failures,
        record=stored(feed),
    )


def capture_row(capture: Capture, feed_id: str | None) -> models.Capture:
    """Return the row of a capture; its body is a file."""
    return models.Capture(
        id=capture.id,
        url=None if capture.url is None else sound(capture.url),
        media_type=short(capture.media_type) or "",
        captured_at=capture.captured_at,
        feed_id=feed_id,
        body_bytes=len(capture.body),
        record=stored(capture),
    )


def outlet_slug(name: str | None) -> str | None:
    """Return the name of an outlet for lookup."""
    return None if not name else name_slug(name)


def order_at(article: Article) -> datetime | None:
    """Return the moment by which articles are put in order; it is never shown."""
    if article.published_at is not None:
        return article.published_at
    if article.published_on is not None:
        return datetime.combine(article.published_on, time(), UTC)
    return article.captured_at


# The fields of an article's row that follow from its current version.
ARTICLE_COLUMNS = ("current", "outlet", "section", "language", "published_on", "order_at", "record")


def article_columns(article: Article) -> dict[str, object]:
    """Return what the row of an article says of its current version."""
    return {
        "current_id": article.version_id,
        "outlet": outlet_slug(article.outlet),
        "section": short(article.section),
        "language": short(article.language, 20),
        "published_on": article.published_on,
        "order_at": order_at(article),
        "record": stored(replace(article, text="")),
    }


def version_row(article: Article) -> models.Version:
    """Return the row of a version, without facts."""
    return models.Version(
        id=article.version_id,
        article_id=article.id,
        capture_id=article.capture_id,
        text=sound(article.text),
        record=stored(replace(article, text="")),
    )


def _fact_columns(fact: Figure | Quote, article: Article) -> dict[str, object]:
    speaker = fact.attribution.speaker
    return {
        "id": fact.id,
        "article_id": article.id,
        "version_id": article.version_id,
        "start": fact.start,
        "end": fact.end,
        "speaker": slug_of(speaker),
        "speaker_name": speaker.name,
        "speaker_kind": speaker.kind,
        "on": fact.attribution.said_on or article.published_on,
        "confidence": fact.confidence,
        "sentence": article.text[slice(*fact.sentence)],
        "passage_id": passage_id(article.version_id, *fact.sentence),
        "record": stored(fact),
    }


def figure_row(figure: Figure, article: Article) -> models.Figure:
    """Return the row of a figure of an article version."""
    return models.Figure(
        **_fact_columns(figure, article),
        event=figure.event,
        unit=sound(figure.unit)[:SHORT],
        low=figure.low,
        high=figure.high,
    )


def quote_row(quote: Quote, article: Article) -> models.Quote:
    """Return the row of a quote of an article version."""
    return models.Quote(**_fact_columns(quote, article), kind=quote.kind)


def query_row(query: Query, article: Article) -> models.Query:
    """Return the row of a query of an article version."""
    return models.Query(
        id=query.id,
        article_id=article.id,
        version_id=article.version_id,
        kind=query.kind,
        on=article.published_on,
        confidence=query.confidence,
        record=stored(query),
    )


def sentences_about(query: Query, facts: Facts) -> list[tuple[int, int]]:
    """Return the sentences that hold the words a query is about, in order, each once."""
    return sorted(
        {
            (start, end)
            for first, last in query.spans
            for start, end in facts.sentences
            if start < last and first < end
        }
    )


def passage_rows(article: Article, facts: Facts) -> list[models.Passage]:
    """Return a passage for every sentence that a fact or query of the version stands in."""
    spans = {figure.sentence for figure in facts.figures} | {quote.sentence for quote in facts.quotes}
    spans.update(span for query in facts.queries for span in sentences_about(query, facts))
    return [_passage_row(article.version_id, *span) for span in sorted(spans)]


def cited_rows(story: Story) -> list[models.Passage]:
    """Return a passage for every sentence that a story cites."""
    labels = (event.sentence for event in story.events if event.sentence)
    cited = {*story.brief, *(entry.sentence for entry in story.timeline), *labels}
    spans = sorted({(item.version_id, item.start, item.end) for item in cited})
    return [_passage_row(*span) for span in spans]


def _passage_row(version_id: str, start: int, end: int) -> models.Passage:
    return models.Passage(id=passage_id(version_id, start, end), version_id=version_id, start=start, end=end)


def story_row(story: Story) -> models.Story:
    """Return the row of a story."""
    return models.Story(
        id=story.id,
        headline=sound(story.headline),
        standfirst=sound(story.standfirst) if story.standfirst else None,
        section=short(story.section),
        first_on=story.first_on,
        last_on=story.last_on,
        reports_count=len(story.article_ids),
        origins_count=story.origin_count,
        record=stored(story),
    )


def article_entry(article: Article) -> models.Entry:
    """Return what search knows of an article."""
    return models.Entry(
        kind="article",
        key=article.id,
        owner_id=article.id,
        title=sound(article.headline),
        body=_joined(article.standfirst, article.text),
        section=short(article.section),
        on=article.published_on,
    )


def quote_entries(article: Article, facts: Facts) -> list[models.Entry]:
    """Return what search knows of an article's quotes: under the speaker's name, in their sentence."""
    return [_quote_entry(article, quote) for quote in facts.quotes]


def _quote_entry(article: Article, quote: Quote) -> models.Entry:
    return models.Entry(
        kind="quote",
        key=quote.id,
        owner_id=article.id,
        title=sound(quote.attribution.speaker.name or ""),
        body=sound(article.text[slice(*quote.sentence)]),
        section=short(article.section),
        on=quote.attribution.said_on or article.published_on,
    )


def story_entry(story: Story) -> models.Entry:
    """Return what search knows of a story: its headline, brief and timeline."""
    cited = [*(item.exact for item in story.brief), *(entry.sentence.exact for entry in story.timeline)]
    return models.Entry(
        kind="story",
        key=story.id,
        title=sound(story.headline),
        body=_joined(story.standfirst, *dict.fromkeys(cited)),
        section=short(story.section),
        on=story.last_on,
    )


def speaker_entry(speaker: models.Speaker) -> models.Entry:
    """Return what search knows of a speaker: the name, and the others that they go by."""
    others = [name for name in json.loads(speaker.names or "[]") if name != speaker.name]
    return models.Entry(
        kind="speaker",
        key=speaker.slug,
        title=speaker.name,
        body=_joined(*others, speaker.role, speaker.body),
    )


def _joined(*parts: str | None) -> str:
    return sound("\n\n".join(part for part in parts if part))
