"""Many records in batches: each is one transaction, short enough that no other writer waits long."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

from django.db import transaction

T = TypeVar("T")

# A batch of 500 articles takes about half a second to keep on a laptop's disk.
BATCH = 500


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Return `items` in lists of at most `size`."""
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch


@contextmanager
def together() -> Iterator[None]:
    """Keep all that is kept inside in one transaction: all of it, or (where an error passes through) nothing."""
    with transaction.atomic():
        yield
