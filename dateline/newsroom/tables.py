"""Records as flat rows, for tables: one row a figure, a quote, a query, a story, an article. Pure."""

from collections.abc import Callable
from typing import Any, Literal

from dateline.base.codec import plain
from dateline.base.passages import passage_id
from dateline.base.records import Article, Facts, Figure, Quote, Story
from dateline.base.speakers import slug_of

Row = dict[str, Any]

# What the rows of each table hold, in order; a table without rows has these columns too.
COLUMNS: dict[str, tuple[str, ...]] = {
    "figures": (
        "id", "exact", "low", "high", "bound", "unit", "event", "subject", "place", "scope", "window", "since",
        "until", "speaker", "speaker_kind", "speaker_role", "speaker_slug", "speaker_wikidata", "channel", "relayed_by", "said_on", "sentence", "headline", "outlet",
        "published", "address", "story_id", "story", "article_id", "version_id", "passage_id", "start", "end",
        "confidence",
    ),
    "quotes": (
        "id", "kind", "mode", "content", "speaker", "speaker_kind", "speaker_role", "speaker_slug", "speaker_wikidata", "cue", "channel", "relayed_by", "said_on",
        "sentence", "headline", "outlet", "published", "address", "story_id", "story", "article_id", "version_id",
        "passage_id", "start", "end", "confidence",
    ),
    "queries": (
        "id", "kind", "exact", "why", "likely", "headline", "outlet", "published", "address", "story_id", "story",
        "article_id", "version_id",
    ),
    "articles": (
        "id", "version_id", "headline", "standfirst", "section", "outlet", "authors", "dateline", "origin",
        "published", "updated", "language", "address", "origin_id", "story_id", "story",
    ),
    "stories": ("id", "headline", "standfirst", "section", "first_on", "last_on", "reports", "origins"),
}  # fmt: skip


_NUMBERS = frozenset({"low", "high", "confidence"})
_COUNTS = frozenset({"start", "end", "reports", "origins"})


def column_kind(name: str) -> Literal["number", "count", "text"]:
    """Return what a column holds, for formats with types."""
    return "number" if name in _NUMBERS else "count" if name in _COUNTS else "text"


def figure_row(figure: Figure, article: Article, story: Story | None) -> Row:
    """Return a figure as a row of the table "figures"."""
    keys = (
        "id",
        "exact",
        "low",
        "high",
        "bound",
        "unit",
        "event",
        "subject",
        "place",
        "scope",
        "window",
        "since",
    )
    return {
        **{key: plain(getattr(figure, key)) for key in keys},
        "until": figure.until,
        **_statement(figure, article, story),
    }


def quote_row(quote: Quote, article: Article, story: Story | None) -> Row:
    """Return a quote as a row of the table "quotes"."""
    return {
        "id": quote.id,
        "kind": quote.kind,
        "mode": quote.mode,
        "content": " … ".join(article.text[start:end] for start, end in quote.pieces),
        "cue": " … ".join(article.text[start:end] for start, end in quote.attribution.cue),
        **_statement(quote, article, story),
    }


def query_rows(facts: Facts, article: Article, story: Story | None) -> list[Row]:
    """Return an article's queries as rows of the table "queries"."""
    keys = ("id", "kind", "why", "likely")
    return [
        {
            **{key: getattr(query, key) for key in keys},
            "exact": " / ".join(query.exact),
            **_whence(article, story),
            "version_id": query.version_id,
        }
        for query in facts.queries
    ]


def article_row(article: Article, origin_id: str, story: Story | None) -> Row:
    """Return an article as a row of the table "articles"."""
    keys = ("id", "version_id", "standfirst", "section", "dateline", "origin", "language")
    return {
        **{key: getattr(article, key) for key in keys},
        **{key: value for key, value in _whence(article, story).items() if key != "article_id"},
        "authors": "; ".join(article.authors),
        "updated": plain(article.updated_at),
        "origin_id": origin_id,
    }


def story_row(story: Story) -> Row:
    """Return a story as a row of the table "stories"."""
    return {
        "id": story.id,
        "headline": story.headline,
        "standfirst": story.standfirst,
        "section": story.section,
        "first_on": plain(story.first_on),
        "last_on": plain(story.last_on),
        "reports": len(story.article_ids),
        "origins": story.origin_count,
    }


def _statement(fact: Figure | Quote, article: Article, story: Story | None) -> Row:
    said, (start, end) = fact.attribution, fact.sentence
    return {
        "speaker": said.speaker.name,
        "speaker_kind": said.speaker.kind,
        "speaker_role": said.speaker.role,
        "speaker_slug": slug_of(said.speaker) if said.speaker.kind in ("person", "body") else None,
        "speaker_wikidata": said.speaker.wikidata,
        "channel": said.channel,
        "relayed_by": said.relayed_by.name if said.relayed_by else None,
        "said_on": plain(said.said_on),
        "sentence": article.text[start:end],
        **_whence(article, story),
        "version_id": fact.version_id,
        "passage_id": passage_id(fact.version_id, start, end),
        "start": fact.start,
        "end": fact.end,
        "confidence": round(fact.confidence, 4),
    }


def _whence(article: Article, story: Story | None) -> Row:
    return {
        "headline": article.headline,
        "outlet": article.outlet,
        "published": plain(article.published_at or article.published_on),
        "address": article.url,
        "story_id": story.id if story else None,
        "story": story.headline if story else None,
        "article_id": article.id,
    }


def in_columns(table: str) -> Callable[[Row], Row]:
    """Return the function that puts a row of `table` into the order of its columns."""
    columns = COLUMNS[table]
    return lambda row: {name: row.get(name) for name in columns}
