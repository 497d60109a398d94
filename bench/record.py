"""How well days and headlines of pages are read, beside htmldate and trafilatura, in one run.

    python bench/record.py ../shared/data

The folder is the one of the sets (`dates/page-dates`, `extraction/trafilatura-eval`); their READMEs say what is in it.
Days: the share of pages whose day is the gold's, no answer being wrong. Headlines: equal letters, quotation marks and
dashes aside. Authors: the same set of names; that gold was partly filled in by tools (see its README).
"""

import gzip
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

from htmldate import find_date
from trafilatura import bare_extraction

from dateline.articles.extract import day_of, extract
from dateline.base.records import Article, Capture

Row = dict[str, Any]
_MARKS = str.maketrans({"’": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-"})


def main() -> None:
    """Print both tables."""
    sets = Path(sys.argv[1])
    print("days of pages: right of all, right of those answered, ms a page")
    for name, (right, given, pages, seconds) in _days(sets / "dates/page-dates").items():
        print(f"{name:24} {right / pages:.3f}  {right / given:.3f}  {1000 * seconds / pages:6.1f}")
    print("records of web pages: Dateline, trafilatura")
    for field, (ours, theirs, pages) in _records(sets / "extraction/trafilatura-eval").items():
        print(f"{field:24} {ours / pages:.3f}  {theirs / pages:.3f}  {pages} pages")


def _days(folder: Path) -> dict[str, tuple[int, int, int, float]]:
    rivals: dict[str, Callable[[bytes, str], str | None]] = {
        "Dateline": lambda body, url: _text(day_of(_capture(body, url))),
        "htmldate, fast": lambda body, url: _htmldate(body, url, is_extensive=False),
        "htmldate, extensive": lambda body, url: _htmldate(body, url, is_extensive=True),
    }
    pages = list(_pages(folder))
    found = {}
    for name, read in rivals.items():
        started = time.process_time()
        answers = [(read(body, row["url"]), row["date"]) for row, body in pages]
        seconds = time.process_time() - started
        right, given = sum(a == gold for a, gold in answers), sum(a is not None for a, _ in answers)
        found[name] = (right, given, len(pages), seconds)
    return found


def _htmldate(body: bytes, url: str, *, is_extensive: bool) -> str | None:
    return find_date(body, url=url, original_date=True, extensive_search=is_extensive)


def _records(folder: Path) -> dict[str, tuple[int, int, int]]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row, body in _pages(folder):
        ours = extract(_capture(body, row["url"]))
        theirs = bare_extraction(body, url=row["url"], with_metadata=True)
        article = ours if isinstance(ours, Article) else None
        for field, gold, mine, rival in (
            ("headline", _plain(row.get("title")), _plain(article.headline if article else ""), _plain(getattr(theirs, "title", ""))),
            ("day", (row.get("date") or "")[:10], _text(article.published_on if article else None), getattr(theirs, "date", None)),
            ("authors", _names(row.get("author")), _names(list(article.authors) if article else []), _names(getattr(theirs, "author", ""))),
        ):  # fmt: skip
            if gold:
                counts[field][0] += mine == gold
                counts[field][1] += rival == gold
                counts[field][2] += 1
    return {field: (a, b, c) for field, (a, b, c) in counts.items()}


def _pages(folder: Path) -> Iterator[tuple[Row, bytes]]:
    for key, row in json.loads((folder / "truth.json").read_text(encoding="utf-8")).items():
        yield row, gzip.decompress((folder / row.get("page", f"pages/{key}.html.gz")).read_bytes())


def _capture(body: bytes, url: str) -> Capture:
    return Capture(id="0", body=body, media_type="text/html", url=url)


def _text(value: object) -> str | None:
    return str(value) if value is not None else None


def _plain(text: str | None) -> str:
    return " ".join(unescape(unescape(text or "")).translate(_MARKS).casefold().split())


def _names(value: str | list[str] | None) -> set[str]:
    parts = value if isinstance(value, list) else re.split("[;,]", value or "")
    return {_plain(part) for part in parts} - {""}


if __name__ == "__main__":
    main()
