"""Door: gives speakers the Wikidata ids of a table that the user keeps."""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.base.errors import Unreadable
from dateline.base.settings import Settings
from dateline.base.speakers import KnownId
from dateline.base.text import clean
from dateline.newsroom.settle import Tell, settle, silent
from dateline.store import find, keep

# An id by itself, or at the end of the address of its item. Source: Wikibase data model, item ids.
_QID = re.compile(r"^(?:https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/)?(Q[1-9][0-9]{0,14})$")
_COLUMNS = ("name", "qid", "role", "body")
# A table of everybody of whom Wikidata knows a name would not be looked through by hand; this many are kept in memory well.
MOST_LINES = 1_000_000
_LONGEST_CELL = 1_000


def load_table(path: Path, settings: Settings, *, report: Tell = silent) -> tuple[int, int]:
    """Keep a table in place of the one before, bring the site up to date, and return its lines and who has an id now.

    Raises:
        Unreadable: it is no such table; the message names the line.
    """
    known = read_table(path)
    keep.keep_known_ids(known)
    settle(settings, report=report)
    return len(known), sum(speaker.wikidata is not None for speaker in find.speakers(limit=None))


def read_table(path: Path) -> list[KnownId]:
    """Return the lines of a CSV or TSV file with a header: `name` and `qid`, and `role` and `body` where wanted.

    Raises:
        Unreadable: a column is missing, an id is none, a name is empty, or a line is there twice with two ids.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Unreadable(str(path), f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Unreadable(str(path), "is not UTF-8; save it as UTF-8 and load it again") from error
    lines = text.splitlines()
    if not lines:
        raise Unreadable(str(path), "is empty; a table begins with a line of columns: name, qid, role, body")
    rows = csv.reader(lines, delimiter=_delimiter(lines[0]))
    return list(_checked(path, rows))


def _delimiter(header: str) -> str:
    return max("\t,;", key=header.count)


def _checked(path: Path, rows: Iterator[list[str]]) -> Iterator[KnownId]:
    columns = _columns(path, next(rows))
    seen: dict[tuple[str, str | None, str | None], str] = {}
    for number, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        line = _line(f"{path}, line {number}", columns, row)
        key = (line.name, line.role, line.body)
        if seen.setdefault(key, line.qid) != line.qid:
            raise Unreadable(
                f"{path}, line {number}",
                f"{line.name!r} has {seen[key]} above and {line.qid} here; tell the two apart by role or body",
            )
        if len(seen) > MOST_LINES:
            raise Unreadable(str(path), f"has more than {MOST_LINES:,} lines")
        yield line


def _columns(path: Path, header: Sequence[str]) -> dict[str, int]:
    names = [cell.strip().lower() for cell in header]
    for needed in ("name", "qid"):
        if needed not in names:
            raise Unreadable(
                f"{path}, line 1", f"has no column {needed!r}; the columns are {', '.join(_COLUMNS)}"
            )
    return {name: names.index(name) for name in _COLUMNS if name in names}


def _line(where: str, columns: dict[str, int], row: Sequence[str]) -> KnownId:
    cells = {name: clean(row[at])[:_LONGEST_CELL] if at < len(row) else "" for name, at in columns.items()}
    if not cells["name"]:
        raise Unreadable(where, "has no name")
    match = _QID.match(cells["qid"])
    if match is None:
        raise Unreadable(where, f"{cells['qid']!r} is no Wikidata id; expected one like Q42, or its address")
    return KnownId(
        name=cells["name"], qid=match[1], role=cells.get("role") or None, body=cells.get("body") or None
    )
