"""Queries: what a copy desk would ask about one article. Each says what is wrong and what would fit.

High precision is the rule: a query that an editor calls wrong costs more than one that is missed.
"""

from collections.abc import Iterator
from datetime import date

from dateline.base.records import Query
from dateline.facts.ages import find_ages
from dateline.facts.casualties import find_casualties
from dateline.facts.chronology import find_chronology
from dateline.facts.clashes import find_clashes
from dateline.facts.conversions import find_conversions
from dateline.facts.futures import find_futures
from dateline.facts.headlines import find_headlines
from dateline.facts.matter import Doubt, Matter, to_query
from dateline.facts.parts import find_parts
from dateline.facts.rivals import find_rivals
from dateline.facts.shares import find_shares
from dateline.facts.slips import find_slips
from dateline.facts.spellings import find_spellings
from dateline.facts.tolls import find_tolls


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
    slips = list(find_slips(matter))
    yield from slips
    doubted = {span for doubt in slips for span in doubt.spans}
    # A date whose year is a slip is no day to come.
    yield from (doubt for doubt in find_futures(matter) if doubted.isdisjoint(doubt.spans))
    clashes = list(find_clashes(matter, _likely_days(matter, slips)))
    yield from clashes
    taken = {span for doubt in clashes if doubt.kind == "disagreement" for span in doubt.spans}
    for doubt in find_rivals(matter):
        # A number that is told of already says nothing new.
        if taken.isdisjoint(doubt.spans):
            taken.update(doubt.spans)
            yield doubt
    yield from find_headlines(matter)
    yield from _counted(matter)
    yield from find_tolls(matter)
    yield from find_shares(matter)
    yield from find_conversions(matter)
    yield from find_ages(matter)
    yield from find_spellings(matter)
    yield from find_chronology(matter)


def _counted(matter: Matter) -> Iterator[Doubt]:
    """Yield the doubts about sums; of the killed and the injured only that they are no casualties."""
    casualties = list(find_casualties(matter))
    yield from casualties
    told = {doubt.spans[0] for doubt in casualties}
    yield from (doubt for doubt in find_parts(matter) if doubt.spans[0] not in told)


def _likely_days(matter: Matter, slips: list[Doubt]) -> dict[str, date]:
    """Return the day that each doubted date seems to mean, by its words: other queries count from that one."""
    return {
        matter.text[slice(*doubt.spans[0])]: date.fromisoformat(doubt.likely)
        for doubt in slips
        if doubt.kind == "year" and doubt.likely
    }


def _page_doubts(matter: Matter) -> Iterator[Doubt]:
    for why in matter.doubts:
        yield Doubt(kind="page disagrees", why=why)
