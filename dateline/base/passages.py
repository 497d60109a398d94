"""Passages: the span of an article version's text that is cited, and its identity, made alike everywhere."""

from dateline.base.records import Article, Passage
from dateline.base.text import context, identify


def passage_id(version_id: str, start: int, end: int) -> str:
    """Return the identity of a passage: that of its address, `/passage/ID/`."""
    return identify(version_id, str(start), str(end))


def passage_of(article: Article, start: int, end: int) -> Passage:
    """Return the passage of an article version from `start` to `end`, with what stands around it."""
    prefix, suffix = context(article.text, start, end)
    return Passage(
        id=passage_id(article.version_id, start, end),
        article_id=article.id,
        version_id=article.version_id,
        start=start,
        end=end,
        exact=article.text[start:end],
        prefix=prefix,
        suffix=suffix,
    )
