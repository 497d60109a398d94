"""Queries: what a copy desk would ask about one article. Each says what is wrong and what would fit.

High precision is the rule: a query that an editor calls wrong costs more than one that is missed.
"""

from collections.abc import Iterator

from dateline.base.records import Query
from dateline.facts.clashes import find_clashes
from dateline.facts.matter import Doubt, Matter, to_query
from dateline.facts.slips import find_slips
from dateline.facts.spellings import find_spellings
from dateline.facts.sums import find_sums


def find_queries(matter: Matter, *, off: frozenset[str] = frozenset()) -> tuple[Query, ...]:
    """Return the queries of an article, in the order of its text; those about headline and page first.

    `off` names the kinds that are not asked.
    """
    doubts = [doubt for doubt in _doubts(matter) if doubt.kind not in off]
    queries = {query.id: query for query in (to_query(doubt, matter) for doubt in doubts)}
    return tuple(
        sorted(queries.values(), key=lambda query: (query.spans[:1], query.kind, query.exact, query.why))
    )


def _doubts(matter: Matter) -> Iterator[Doubt]:
    yield from _page_doubts(matter)
    yield from find_slips(matter)
    yield from find_clashes(matter)
    yield from find_sums(matter)
    yield from find_spellings(matter)


def _page_doubts(matter: Matter) -> Iterator[Doubt]:
    for why in matter.doubts:
        yield Doubt(kind="page disagrees", why=why)
