"""Queries of the copy desk for a page: the question, the words it is about, where they stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.press import cards, paths
from dateline.press.cards import Source
from dateline.store.find import OpenQuery


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryLine:
    """A query as pages show it."""

    id: str
    kind: str
    why: str
    exact: tuple[str, ...]
    source: Source


def query_lines(queries: Iterable[OpenQuery]) -> list[QueryLine]:
    """Return queries for a page; one about a headline leads to its article."""
    return [_line(query) for query in queries]


def _line(found: OpenQuery) -> QueryLine:
    passage = found.passage_ids[0] if found.passage_ids else None
    href = paths.passage_path(passage) if passage else paths.article_path(found.article.id)
    return QueryLine(
        id=found.query.id,
        kind=found.query.kind,
        why=found.query.why,
        exact=found.query.exact,
        source=Source(href=href, outlet=cards.outlet_name(found.article), on=found.article.published_on),
    )
