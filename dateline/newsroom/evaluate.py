"""Predictions for the scorers of `eval/`: the newsroom's own stages, run over a set, one line an item.

No switch and no list here is made for a set: what is told apart is only how the sets lie on disk.
"""

import gzip
import json
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from dateline.articles.compare import find_copies
from dateline.articles.extract import day_of, extract
from dateline.articles.sort import section_of
from dateline.base.codec import plain
from dateline.base.errors import Unreadable
from dateline.base.records import Article, Capture, Facts, Figure, Quote, Refusal, Report
from dateline.base.text import identify
from dateline.facts.find import find_facts, find_time_expressions
from dateline.stories.follow import follow

Row = dict[str, Any]

TASKS = ("extraction", "page-dates", "dates", "quotes", "figures", "stories", "sections", "duplicates")


def evaluate(task: str, path: Path, *, jobs: int = 0, model: str) -> Iterator[Row]:
    """Yield the predicted lines of `task` over `path`, in the order of the set.

    `jobs` processes work at once, one for each processor where it is 0.

    Raises:
        Unreadable: there is no such task, or the path is not laid out as the task needs it.
    """
    if task not in TASKS:
        raise Unreadable(task, f"no such task; one of {', '.join(TASKS)}")
    if not path.exists():
        raise Unreadable(str(path), "there is no such file or folder")
    if task in ("extraction", "page-dates"):
        predict = _predict_page if task == "extraction" else _predict_day
        return _spread(predict, list(_pages(path)), jobs)
    if task == "dates":
        return _spread(_predict_times, _documents(path), jobs)
    if task in ("quotes", "figures"):
        predict_facts = _predict_quotes if task == "quotes" else _predict_figures
        return _spread(partial(predict_facts, model=model), _lines(path), jobs)
    if task == "sections":
        return _spread(_predict_section, _lines(path), jobs)
    return iter(
        _predict_stories(_lines(path), jobs, model) if task == "stories" else _predict_copies(_lines(path))
    )


def _spread(predict: Callable[[Row], Row], rows: list[Row], jobs: int) -> Iterator[Row]:
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1 or len(rows) < 2 * jobs:
        yield from map(predict, rows)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(predict, rows, chunksize=max(1, min(16, len(rows) // (4 * jobs))))


# Reading the sets -----------------------------------------------------------------------------------


def _lines(path: Path) -> list[Row]:
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            rows.append(json.loads(line))
        except ValueError as error:
            raise Unreadable(f"{path}:{number}", f"not JSON: {error}") from error
    return rows


def _documents(path: Path) -> list[Row]:
    files = sorted((path / "docs").glob("*.json"))
    if not files:
        raise Unreadable(str(path), "holds no docs/*.json")
    return [json.loads(file.read_text(encoding="utf-8")) for file in files]


def _pages(path: Path) -> Iterator[Row]:
    truth_path = path / "truth.json"
    if truth_path.is_file():
        truth = json.loads(truth_path.read_text(encoding="utf-8"))
        for key, row in truth.items():
            yield {
                "id": key,
                "file": str(path / row.get("page", f"pages/{key}.html.gz")),
                "url": row.get("url"),
            }
        return
    files = sorted((path / "pages").rglob("*.html.gz"))
    if not files:
        raise Unreadable(str(path), "holds neither truth.json nor pages/*.html.gz")
    for file in files:
        key = str(file.relative_to(path / "pages")).removesuffix(".html.gz")
        yield {"id": key, "file": str(file), "url": None}


# Predicting -----------------------------------------------------------------------------------------


def _capture_of_page(row: Row) -> Capture:
    body = gzip.decompress(Path(row["file"]).read_bytes())
    return Capture(
        id=identify(row["url"] or "", "text/html", body), body=body, media_type="text/html", url=row["url"]
    )


def _predict_page(row: Row) -> Row:
    result = extract(_capture_of_page(row))
    if isinstance(result, Refusal):
        return {"id": row["id"], "refused": result.reason}
    return {
        "id": row["id"],
        "headline": result.headline,
        "standfirst": result.standfirst,
        "authors": list(result.authors),
        "published": plain(_moment(result)),
        "paragraphs": _printed(result),
    }


def _predict_day(row: Row) -> Row:
    # Not only articles have a day: walls, listings and video pages are in the set, too.
    return {"id": row["id"], "published": plain(day_of(_capture_of_page(row)))}


def _moment(article: Article) -> datetime | date | None:
    return article.published_at or article.published_on


def _printed(article: Article) -> list[str]:
    # The body as it is printed: the sets' gold keeps the dateline at its head.
    first, *rest = article.paragraphs
    return [f"{article.dateline_exact or ''}{first}", *rest]


def _predict_times(row: Row) -> Row:
    published = _day(row.get("dct"))
    times = find_time_expressions(row["text"], published)
    return {
        "id": row["id"],
        "timexes": [{"start": item.start, "end": item.end, "value": item.value} for item in times],
    }


def _facts_of(row: Row, model: str) -> Facts:
    return find_facts(
        row.get("text") or row.get("title") or "",
        _day(row.get("published") or row.get("date")),
        headline=row.get("title"),
        language=row.get("language") or "en",
        model=model,
    )


def _predict_quotes(row: Row, *, model: str) -> Row:
    return {"id": row["id"], "quotes": [_quote_row(quote) for quote in _facts_of(row, model).quotes]}


def _quote_row(quote: Quote) -> Row:
    said = quote.attribution
    return {
        "content": plain(quote.pieces),
        "cue": plain(said.cue),
        "source": [list(said.source)] if said.source else [],
        "kind": quote.kind,
        "mode": quote.mode,
        "speaker": said.speaker.name,
        "speaker_kind": said.speaker.kind,
    }


def _predict_figures(row: Row, *, model: str) -> Row:
    text = row.get("text") or row.get("title") or ""
    return {"id": row["id"], "figures": [_figure_row(item, text) for item in _facts_of(row, model).figures]}


def _figure_row(figure: Figure, text: str) -> Row:
    said = figure.attribution
    keys = ("start", "end", "exact", "bound", "low", "high", "unit", "event", "subject")
    return {
        **{key: plain(getattr(figure, key)) for key in keys},
        "source": said.speaker.name,
        "source_exact": text[said.source[0] : said.source[1]] if said.source else None,
        "source_kind": said.speaker.kind,
        "stated_on": plain(said.said_on),
    }


def _article_of(row: Row) -> Article:
    title, text = row.get("title") or "", row.get("text") or ""
    return Article(
        id=row["id"],
        version_id=row["id"],
        capture_id=row["id"],
        url=row.get("url"),
        outlet=row.get("source"),
        headline=title or text[:120],
        text=text,
        published_on=_day(row.get("published") or row.get("date")),
        language=row.get("language") or row.get("lang") or "en",
    )


def _predict_section(row: Row) -> Row:
    return {"id": row["id"], "section": section_of(_article_of(row))}


def _predict_stories(rows: list[Row], jobs: int, model: str) -> list[Row]:
    articles = [_article_of(row) for row in rows]
    facts = _spread(partial(_read_names, model=model), rows, jobs)
    reports = [
        Report(article=article, facts=found["facts"], origin_id=article.id)
        for article, found in zip(articles, facts, strict=True)
    ]
    assignments, state = follow(reports)
    story_of = {item.article_id: item.story_id for item in assignments}
    redirects = state.redirects
    return [
        {"id": row["id"], "story": redirects.get(story_of[row["id"]], story_of[row["id"]])} for row in rows
    ]


def _read_names(row: Row, *, model: str) -> Row:
    article = _article_of(row)
    facts = find_facts(
        article.text, article.published_on, headline=article.headline, language=article.language, model=model
    )
    return {"facts": replace(facts, article_id=article.id, version_id=article.id)}


def _predict_copies(rows: Iterable[Row]) -> list[Row]:
    texts = [(row["id"], row.get("text") or row.get("title") or "") for row in rows]
    return [{"a": copy.a, "b": copy.b} for copy in find_copies(texts)]


def _day(value: object) -> date | None:
    if not isinstance(value, str) or not value:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(value).astimezone(UTC).date()
    except ValueError:
        return None
