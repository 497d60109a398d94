"""What the newsroom knows, for other programs: JSON, CSV, Parquet, a MediaWiki table, ninjs, JSON-LD.

The same captures and corrections give the same bytes, in whatever order they came in.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from dateline import __version__
from dateline.base.codec import plain
from dateline.base.errors import MissingExtra, NotFound, Unreadable
from dateline.base.records import Facts, Report, Story
from dateline.newsroom import wikitable
from dateline.newsroom.linked import jsonld_of, ninjs_of
from dateline.newsroom.tables import (
    COLUMNS,
    Row,
    article_row,
    column_kind,
    figure_row,
    in_columns,
    query_rows,
    quote_row,
    story_row,
)
from dateline.store import find

FORMATS = ("csv", "json", "jsonld", "ninjs", "parquet", "wikitable")
# A cell that a spreadsheet would take for a formula gets an apostrophe. Source: OWASP, "CSV Injection".
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(format: str, *, table: str = "figures", story_id: str | None = None, site_url: str = "") -> bytes:
    """Return all that is published, or what belongs to one story, in a format.

    `table` says which rows a table format (csv, parquet) holds; the others hold all.

    Raises:
        Unreadable: there is no such format or table.
        NotFound: there is no such story.
        MissingExtra: Parquet is asked for and pyarrow is not installed.
    """
    if format not in FORMATS:
        raise Unreadable(format, f"no such format; one of {', '.join(FORMATS)}")
    if table not in COLUMNS:
        raise Unreadable(table, f"no such table; one of {', '.join(COLUMNS)}")
    stories = _stories(story_id)
    if format in ("csv", "parquet"):
        rows = list(map(in_columns(table), _rows(table, stories, story_id)))
        return _csv(table, rows) if format == "csv" else _parquet(table, rows)
    return _DOCUMENTS[format](stories, story_id, site_url)


def _stories(story_id: str | None) -> list[Story]:
    if story_id is None:
        return list(find.all_stories())
    story = find.find_story(story_id)
    if story is None:
        raise NotFound("story", story_id, "see: dateline stories")
    return [story]


def _reports(stories: list[Story], story_id: str | None) -> Iterator[tuple[Report, Story | None]]:
    """Yield the published reports by article id, each with its story."""
    if story_id is not None:
        for report in sorted(find.reports_of(stories[0].id), key=lambda report: report.article.id):
            yield report, stories[0]
        return
    by_article = {key: story for story in stories for key in story.article_ids}
    for report in find.all_reports():
        yield report, by_article.get(report.article.id)


def _rows(table: str, stories: list[Story], story_id: str | None) -> Iterator[Row]:
    if table == "stories":
        yield from map(story_row, stories)
        return
    for report, story in _reports(stories, story_id):
        yield from _report_rows(table, report, story)


def _report_rows(table: str, report: Report, story: Story | None) -> list[Row]:
    article, facts = report.article, report.facts
    if table == "articles":
        return [article_row(article, report.origin_id, story)]
    if table == "queries":
        return query_rows(facts, article, story)
    if table == "quotes":
        return [quote_row(quote, article, story) for quote in facts.quotes]
    return [figure_row(figure, article, story) for figure in facts.figures]


# Formats --------------------------------------------------------------------------------------------


def _csv(table: str, rows: list[Row]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS[table], lineterminator="\r\n")  # RFC 4180
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return out.getvalue().encode("utf-8")


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _parquet(table: str, rows: list[Row]) -> bytes:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra("export parquet", "parquet") from error
    out = pa.BufferOutputStream()
    kinds = {"number": pa.float64(), "count": pa.int64(), "text": pa.string()}
    columns = {
        name: pa.array([row[name] for row in rows], kinds[column_kind(name)]) for name in COLUMNS[table]
    }
    pq.write_table(pa.table(columns), out, compression="zstd")
    return bytes(out.getvalue())


def _json(stories: list[Story], story_id: str | None, site_url: str) -> bytes:  # noqa: ARG001 - one shape for all
    reports = list(_reports(stories, story_id))
    document = {
        "dateline": __version__,
        # What a story is akin to is a help to readers and looks at the stories open at the time: no result to export.
        "stories": [plain(replace(story, related_ids=())) for story in stories],
        "articles": [_article(report, story) for report, story in reports],
        "corrections": [plain(item) for item in sorted(find.corrections(), key=lambda c: c.id)],
    }
    return (json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode("utf-8")


def _article(report: Report, story: Story | None) -> Row:
    return {
        **plain(report.article),
        "origin_id": report.origin_id,
        "version_ordinal": report.ordinal,
        "revisions": [plain(revision) for revision in report.revisions],
        "story_id": story.id if story else None,
        "facts": _facts(report.facts),
    }


def _facts(facts: Facts) -> Row:
    return {key: plain(getattr(facts, key)) for key in ("is_read", "quotes", "figures", "queries", "times")}


def _wikitable(stories: list[Story], story_id: str | None, site_url: str) -> bytes:
    reports = {report.article.id: report for report, _ in _reports(stories, story_id)}
    return "\n".join(
        wikitable.table_of(story, reports, site_url) for story in stories if story.series
    ).encode("utf-8")


def _ninjs(stories: list[Story], story_id: str | None, site_url: str) -> bytes:
    items = [ninjs_of(report, story, site_url) for report, story in _reports(stories, story_id)]
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _jsonld(stories: list[Story], story_id: str | None, site_url: str) -> bytes:
    graph = [
        item for report, story in _reports(stories, story_id) for item in jsonld_of(report, story, site_url)
    ]
    document = {"@context": "https://schema.org", "@graph": graph}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


_DOCUMENTS: dict[str, Callable[[list[Story], str | None, str], bytes]] = {
    "json": _json,
    "jsonld": _jsonld,
    "ninjs": _ninjs,
    "wikitable": _wikitable,
}


def write(data: bytes, path: Path) -> None:
    """Write `data` to `path`, whole or not at all."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    part.replace(path)
