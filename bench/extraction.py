"""How long reading a page takes, and how well the body is read: ours beside other extractors, on the same pages.

    python bench/extraction.py FOLDER [--pages 60] [--rounds 5]

FOLDER holds the sets `aeb`, `fundus` and `trafilatura-eval`, each with `truth.json` and `pages/*.html.gz`; a set that is
not there is left out. Every page is read by all readers in turn, the first of them another each time, and the whole of
it is repeated; what readers remember from one page to the next is forgotten between the rounds. Printed is the median
of the rounds, in milliseconds of processor time a page, and what part of trafilatura's standard reading that is. Like is
measured by like: a body alone by the body alone, and all fields by a reading with metadata; the hard measure, all fields
by the body alone, stands beside it. Last come the same parts with what readers remember of earlier pages kept ("warm"),
as where pages of the same outlets are read one after another.

Nothing is fetched. Readers that take text are given it decoded, which is not in their time; ours and trafilatura get
bytes. The quality is that of the bodies of `aeb`, measured as its authors do (scrapinghub/article-extraction-benchmark,
evaluate.py): shingles of four words, means of precision and recall over the pages, F1 of the two; exact is the share of
pages with the very words of the gold.
"""

import argparse
import contextlib
import functools
import gc
import gzip
import json
import re
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from typing import Any

import trafilatura
from lxml import html
from resiliparse.extract.html2text import extract_plain_text
from trafilatura.meta import reset_caches

from dateline.articles.archived import unwrapped
from dateline.articles.blocks import Walk
from dateline.articles.body import read_body
from dateline.articles.charset import decode, in_utf8
from dateline.articles.extract import extract
from dateline.articles.markup import parse
from dateline.articles.opinion import second_opinion
from dateline.base.records import Article, Capture

SETS = ("aeb", "fundus", "trafilatura-eval")
SHINGLE_WORDS = 4
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, kw_only=True)
class Page:
    """A saved page: its bytes, its characters, and the body that its set says it has, where it says so."""

    body: bytes
    text: str
    url: str | None
    gold: str | None


# A reader takes a page, and its result gives the text of the body.
Reader = tuple[Callable[[Page], Any], Callable[[Any], str]]


def main() -> None:
    """Measure all readers on all sets, and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=60, help="Pages of each set, evenly picked.")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    readers = {**READERS, **_rivals()}
    for name in SETS:
        if not (options.folder / name / "truth.json").is_file():
            print(f"{name}: not in {options.folder}, left out", file=sys.stderr)
            continue
        pages = _pages(options.folder / name)
        sample = pages[:: max(1, len(pages) // options.pages)][: options.pages]
        cold = measure(readers, sample, options.rounds)
        warm = measure({name: readers[name] for name in _TIMED_WARM}, sample, options.rounds, is_cold=False)
        print_times(name, sample, cold, warm)
        print_second_opinions(pages)
    if (options.folder / "aeb" / "truth.json").is_file():
        print_quality(readers, _pages(options.folder / "aeb"))


# Measuring ------------------------------------------------------------------------------------------


def measure(
    readers: dict[str, Reader], pages: list[Page], rounds: int, *, is_cold: bool = True
) -> dict[str, float]:
    """Return the median over the rounds of each reader's seconds of processor time a page.

    With `is_cold` what readers remember of earlier pages is cleared before each round; else all were read once before.
    """
    names = list(readers)
    spent: dict[str, list[float]] = {name: [] for name in names}
    _read_all(readers, names, pages[:5] if is_cold else pages)
    for _ in range(rounds):
        if is_cold:
            _forget()
        seconds = _read_all(readers, names, pages)
        for name in names:
            spent[name].append(seconds[name] / len(pages))
    return {name: median(values) for name, values in spent.items()}


def _read_all(readers: dict[str, Reader], names: list[str], pages: list[Page]) -> dict[str, float]:
    seconds = dict.fromkeys(names, 0.0)
    for number, page in enumerate(pages):
        first = number % len(names)
        for name in (*names[first:], *names[:first]):
            read = readers[name][0]
            start = time.process_time()
            with contextlib.suppress(Exception):
                read(page)
            seconds[name] += time.process_time() - start
    return seconds


def _forget() -> None:
    """Clear what ours and trafilatura keep of earlier pages: no page is read twice in life."""
    reset_caches()
    for thing in gc.get_objects():
        if isinstance(thing, functools._lru_cache_wrapper) and str(thing.__module__).startswith("dateline."):
            thing.cache_clear()


def shingle_counts(gold: str, said: str) -> tuple[int, int, int]:
    """Return how many shingles are right, superfluous and missed."""
    true, guess = _shingles(gold), _shingles(said)
    return sum((true & guess).values()), sum((guess - true).values()), sum((true - guess).values())


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _TOKEN.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[i : i + SHINGLE_WORDS]) for i in range(max(1, len(words) - SHINGLE_WORDS + 1)))


# Printing -------------------------------------------------------------------------------------------


def print_times(name: str, pages: list[Page], seconds: dict[str, float], warm: dict[str, float]) -> None:
    """Print the time of each reader on a set, and ours by trafilatura's, like by like."""
    print(f"\n{name}: {len(pages)} pages, processor time a page")
    for reader, value in seconds.items():
        print(f"  {reader:38} {1000 * value:7.2f} ms   {value / seconds[THEIR_BODY]:5.2f} of standard")
    for what, ours, theirs in COMPARED:
        part, part_warm = (times[ours] / times[theirs] for times in (seconds, warm))
        print(f"  {what:38} {part:.2f} (warm {part_warm:.2f})")


def print_second_opinions(pages: list[Page]) -> None:
    """Print for how many pages our own pass was not enough."""
    results = [_dateline(page) for page in pages]
    asked = sum(isinstance(r, Article) and ("paragraphs", "second opinion") in r.found for r in results)
    refused = sum(not isinstance(r, Article) for r in results)
    print(f"  a second opinion on {asked} of {len(pages)} pages; {refused} are refused as no article")


def print_quality(readers: dict[str, Reader], pages: list[Page]) -> None:
    """Print how well each reader finds the bodies of aeb."""
    print(f"\naeb: {len(pages)} bodies")
    for name, (read, body_of) in readers.items():
        if name.endswith("with metadata"):
            continue
        scores, exact = [], 0
        for page in pages:
            said = ""
            with contextlib.suppress(Exception):
                said = body_of(read(page)) or ""
            scores.append(shingle_counts(page.gold or "", said))
            exact += _TOKEN.findall(page.gold or "") == _TOKEN.findall(said)
        precision = mean(right / (right + more) for right, more, _ in scores if right + more)
        recall = mean(right / (right + less) for right, _, less in scores if right + less)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        print(f"  {name:36} F1 {f1:.3f}   exact {exact / len(pages):.3f}")


# The pages ------------------------------------------------------------------------------------------


def _pages(folder: Path) -> list[Page]:
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    pages = []
    for key, row in truth.items():
        body = gzip.decompress((folder / row.get("page", f"pages/{key}.html.gz")).read_bytes())
        pages.append(Page(body=body, text=decode(body), url=row.get("url"), gold=row.get("articleBody")))
    return pages


# The readers ----------------------------------------------------------------------------------------


def _dateline(page: Page) -> Any:
    return extract(Capture(id="0", body=page.body, media_type="text/html", url=page.url))


def _dateline_body(page: Page) -> list[str]:
    """Return the body alone: characters, one parse, one walk, the body's rules, a second opinion where it is needed."""
    tree = parse(unwrapped(in_utf8(page.body)))
    if tree is None:
        return []
    try:
        body = read_body(tree, Walk(tree).read())
        return second_opinion(tree, None, sum(len(b.text) for b in body)) or [b.text for b in body]
    finally:
        tree.page.release()


def _dateline_text(result: Any) -> str:
    return f"{result.dateline_exact or ''}{result.text}" if isinstance(result, Article) else ""


def _trafilatura(page: Page, **options: bool) -> Any:
    return trafilatura.bare_extraction(page.body, url=page.url, include_comments=False, **options)


def _document_text(result: Any) -> str:
    return str(getattr(result, "text", "") or "")


def _resiliparse(page: Page) -> Any:
    return extract_plain_text(page.text, main_content=True, alt_texts=False)


OUR_BODY, OUR_FIELDS = "dateline: body", "dateline: body and all fields"
THEIR_BODY, THEIR_FIELDS = "trafilatura, standard: body", "trafilatura, standard: with metadata"
# What is measured by what.
COMPARED = (
    ("body by body", OUR_BODY, THEIR_BODY),
    ("all fields by body with metadata", OUR_FIELDS, THEIR_FIELDS),
    ("all fields by body alone", OUR_FIELDS, THEIR_BODY),
)
_TIMED_WARM = (OUR_BODY, OUR_FIELDS, THEIR_BODY, THEIR_FIELDS)
READERS: dict[str, Reader] = {
    OUR_BODY: (_dateline_body, "\n".join),
    OUR_FIELDS: (_dateline, _dateline_text),
    "trafilatura, fast: body": (functools.partial(_trafilatura, fast=True), _document_text),
    THEIR_BODY: (_trafilatura, _document_text),
    THEIR_FIELDS: (
        functools.partial(_trafilatura, with_metadata=True),
        _document_text,
    ),
    "resiliparse: body": (_resiliparse, str),
}


def _rivals() -> dict[str, Reader]:
    """Return the readers of the extra `rivals`; one that is not installed is named and left out."""
    found: dict[str, Reader] = {}
    for name, make in (("readability-lxml", _readability), ("newspaper4k", _newspaper)):
        try:
            found.update(make())
        except ImportError:
            print(f"{name} is not installed (the extra `rivals`) and is left out", file=sys.stderr)
    return found


def _readability() -> dict[str, Reader]:
    from readability import Document

    def read(page: Page) -> Any:
        return Document(page.text).summary(html_partial=True)

    def text(result: Any) -> str:
        return "\n".join(map(str, html.fragment_fromstring(result, create_parent="div").itertext()))

    return {"readability-lxml: body": (read, text)}


def _newspaper() -> dict[str, Reader]:
    import newspaper

    config = newspaper.Config()
    config.fetch_images = False
    config.memorize_articles = False

    def read(page: Page) -> Any:
        article = newspaper.Article(page.url or "https://news.example/page", config=config)
        article.download(input_html=page.text, ignore_read_more=True)
        article.parse()
        return article

    return {"newspaper4k: body and fields, no images": (read, _document_text)}


if __name__ == "__main__":
    main()
