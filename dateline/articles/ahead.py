"""A date of publication that lies after the moment of capture is none: nobody captures what is not published yet."""

from dataclasses import replace
from datetime import timedelta

from dateline.base.records import Article

# Zones part the page's day from ours, and clocks go wrong by minutes; more is a slip, or meant to lead for ever.
MOST_AHEAD = timedelta(days=1)


def not_ahead(article: Article) -> Article:
    """Return the article without dates that lie ahead of its capture; a doubt keeps what the page said.

    Where nobody wrote down when the capture was made, every date stands.
    """
    if article.captured_at is None:
        return article
    latest = article.captured_at + MOST_AHEAD
    if article.updated_at is not None and article.updated_at > latest:
        article = replace(article, updated_at=None, found=_without(article, "updated"))
    said = article.published_at or article.published_on
    is_ahead = (article.published_at is not None and article.published_at > latest) or (
        article.published_on is not None and article.published_on > latest.date()
    )
    if not is_ahead:
        return article
    doubt = f"The page says that it was published on {said:%Y-%m-%d}, after it was captured on {article.captured_at:%Y-%m-%d}."
    return replace(
        article,
        published_at=None,
        published_on=None,
        found=_without(article, "published"),
        doubts=(*article.doubts, doubt),
    )


def _without(article: Article, field: str) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in article.found if pair[0] != field)
