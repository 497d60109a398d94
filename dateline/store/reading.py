"""Rows of the store's tables as records again. Pure: nothing is looked up here."""

from dataclasses import replace

from dateline.base.codec import load
from dateline.base.records import Article, Capture, Correction, Facts, Feed, Figure, Query, Quote
from dateline.store import models
from dateline.store.views import CaptureLine, Headline, Statement, StoryLine


def article_of(version: models.Version) -> Article:
    """Return a version as the machine read it."""
    return replace(load(Article, version.record), text=version.text)


def published_article_of(row: models.Article) -> Article:
    """Return an article as published; needs `current` selected with the row."""
    assert row.current is not None
    return replace(load(Article, row.record), text=row.current.text)


def facts_of(version: models.Version) -> Facts:
    """Return the facts of a version, as published or else as the machine has them."""
    return load(Facts, version.published or version.facts)


def correction_of(row: models.Correction) -> Correction:
    """Return a correction."""
    return Correction(
        id=row.id,
        target=row.target,  # type: ignore[arg-type]
        target_id=row.target_id,
        action=row.action,  # type: ignore[arg-type]
        field=row.field,
        value=row.value,
        before=row.before,
        reason=row.reason,
        editor=row.editor,
        made_at=row.made_at,
        undone_at=row.undone_at,
        undone_by=row.undone_by,
        article_id=row.article_id,
        story_id=row.story_id,
    )


def headline_of(row: models.Article) -> Headline:
    """Return an article for a list; needs `membership` selected with the row, not the text."""
    article = load(Article, row.record)
    membership = getattr(row, "membership", None)
    return Headline(
        id=article.id,
        version_id=article.version_id,
        capture_id=article.capture_id,
        url=article.url,
        outlet=article.outlet,
        headline=article.headline,
        standfirst=article.standfirst,
        section=article.section,
        language=article.language,
        authors=article.authors,
        origin=article.origin,
        published_at=article.published_at,
        published_on=article.published_on,
        origin_id=row.origin_id or article.id,
        story_id=membership.story_id if membership else None,
        versions_count=row.versions_count,
        is_live=article.is_live,
    )


def figure_of(row: models.Figure, article: Headline) -> Statement[Figure]:
    """Return a figure with its sentence and article."""
    return Statement(
        fact=load(Figure, row.record),
        sentence=row.sentence,
        passage_id=row.passage_id,
        on=row.on,
        article=article,
    )


def quote_of(row: models.Quote, article: Headline) -> Statement[Quote]:
    """Return a quote with its sentence and article."""
    return Statement(
        fact=load(Quote, row.record),
        sentence=row.sentence,
        passage_id=row.passage_id,
        on=row.on,
        article=article,
    )


def query_of(row: models.Query) -> Query:
    """Return a query."""
    return load(Query, row.record)


def story_line_of(row: models.Story) -> StoryLine:
    """Return a story for a list; its record, which may be long, is not needed."""
    return StoryLine(
        id=row.id,
        headline=row.headline,
        standfirst=row.standfirst,
        section=row.section,
        first_on=row.first_on,
        last_on=row.last_on,
        reports_count=row.reports_count,
        origins_count=row.origins_count,
    )


def capture_line_of(row: models.Capture) -> CaptureLine:
    """Return a capture without its body."""
    capture = capture_of(row, b"")
    return CaptureLine(
        id=row.id,
        url=capture.url,
        name=capture.name,
        media_type=capture.media_type,
        captured_at=capture.captured_at,
        outlet=capture.outlet,
        body_bytes=row.body_bytes,
    )


def capture_of(row: models.Capture, body: bytes) -> Capture:
    """Return a capture with its body."""
    import json

    return load(Capture, {**json.loads(row.record), "body": body})


def feed_of(row: models.Feed) -> Feed:
    """Return a feed."""
    return load(Feed, row.record)
