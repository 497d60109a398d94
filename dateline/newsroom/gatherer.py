"""Files and folders gathered in a process of their own: a file that ends it is refused by name, the next is read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from dateline.base.errors import Ended
from dateline.base.records import Capture, Refusal
from dateline.base.text import identify
from dateline.newsroom.children import Child, Limits
from dateline.wire.gather import files_of, gather, gather_file

Take = Callable[[Path], Iterable[Capture | Refusal]]


def gather_apart(paths: Sequence[Path], *, outlet: str | None = None) -> Iterator[Capture | Refusal]:
    """Yield the same as `wire.gather.gather`: a capture or a named refusal for everything under `paths`."""
    for path in paths:
        if path.exists():
            yield from take_apart(files_of(path), partial(gather_file, outlet=outlet))
        else:
            yield from gather([path])


def take_apart(
    files: Iterable[Path], take: Take, limits: Limits | None = None
) -> Iterator[Capture | Refusal]:
    """Yield what `take` makes of each file, in their order, in one process after another."""
    child: Child[Path, Capture | Refusal] = Child(take, limits or Limits())
    try:
        for file in files:
            yield from _take(file, child)
    finally:
        child.close()


def _take(file: Path, child: Child[Path, Capture | Refusal]) -> Iterator[Capture | Refusal]:
    count = 0
    try:
        for taken in child.run(file):
            count += 1
            yield taken
    except Ended as error:
        after = f", after {count:,} captures" if count else ""
        yield Refusal(
            capture_id=identify(str(file), "gather", str(count)),
            reason="broken",
            detail=f"Reading this file ended the process that read it{after}: {error.why}.",
            name=str(file),
        )
