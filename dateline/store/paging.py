"""A part of a longer list: the rows of one page, and how many there are."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from django.db.models import Model, QuerySet

from dateline.store.views import Page

M = TypeVar("M", bound=Model)
T = TypeVar("T")


def paged(rows: QuerySet[M], read: Callable[[M], T], limit: int | None, offset: int = 0) -> Page[T]:
    """Return `limit` rows from `offset` on as what `read` makes of each; all that follow where `limit` is None."""
    return page_of(rows, lambda found: [read(row) for row in found], limit, offset)


def page_of(
    rows: QuerySet[M], read: Callable[[Sequence[M]], Sequence[T]], limit: int | None, offset: int = 0
) -> Page[T]:
    """Return a page of which `read` makes all items at once, for joins."""
    offset = max(0, offset)
    found = list(rows[offset:] if limit is None else rows[offset : offset + max(0, limit)])
    is_last = limit is None or len(found) < limit
    total = offset + len(found) if is_last and (found or not offset) else rows.order_by().count()
    return Page(items=tuple(read(found)), total=total, offset=offset)
