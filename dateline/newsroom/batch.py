"""Archives of any size to Parquet: each capture read by itself, in as many processes as there are; no store.

One file a table, written as the rows come, so that memory stays bounded whatever the size of the archives. The rows
stand in the order of the captures, which is that of the archives: the same input gives the same files.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from dateline.base.codec import plain
from dateline.base.errors import MissingExtra, Unreadable
from dateline.base.records import Capture, Refusal
from dateline.base.settings import Settings
from dateline.newsroom.readers import Read, read_one
from dateline.newsroom.tables import (
    COLUMNS,
    Row,
    article_row,
    column_kind,
    figure_row,
    in_columns,
    query_rows,
    quote_row,
)
from dateline.wire.gather import gather

TABLES = ("articles", "figures", "quotes", "queries", "refusals")
_REFUSAL_COLUMNS = ("capture_id", "reason", "detail", "name", "url")
# Captures in one lot: its rows are one row group of Parquet and stay in memory together.
LOT = 256

Tell = Callable[[str, int, int | None], None]


def run_batch(archives: Sequence[Path], out: Path, settings: Settings, *, report: Tell) -> dict[str, int]:
    """Read `archives` to `out`/TABLE.parquet and return the number of rows of each table.

    Raises:
        Unreadable: there is no such archive, or `out` cannot be made.
        MissingExtra: pyarrow is not installed.
    """
    missing = [path for path in archives if not path.exists()]
    if missing:
        raise Unreadable(str(missing[0]), "there is no such file or folder")
    writers = _Writers(out)
    read = partial(read_one, model=settings.spacy_model, queries_off=frozenset())
    done = 0
    pool = ProcessPoolExecutor(settings.jobs or os.cpu_count() or 1, mp_context=get_context("spawn"))
    with writers, pool:
        for lot in _lots(gather(archives)):
            captures = [item for item in lot if isinstance(item, Capture)]
            results = iter(pool.map(read, captures, chunksize=8))
            writers.write([item if isinstance(item, Refusal) else next(results) for item in lot])
            done += len(lot)
            report("reading archives", done, None)
    return writers.counts


def _lots(items: Iterator[Capture | Refusal]) -> Iterator[list[Capture | Refusal]]:
    while lot := list(islice(items, LOT)):
        yield lot


def rows_of(result: Read) -> Iterator[tuple[str, Row]]:
    """Yield the rows that one reading gives, each with its table."""
    if isinstance(result, Refusal):
        yield "refusals", {key: plain(getattr(result, key)) for key in _REFUSAL_COLUMNS}
        return
    article, facts, _ = result
    yield "articles", {**in_columns("articles")(article_row(article, article.id, None)), "text": article.text}
    for figure in facts.figures:
        yield "figures", in_columns("figures")(figure_row(figure, article, None))
    for quote in facts.quotes:
        yield "quotes", in_columns("quotes")(quote_row(quote, article, None))
    for row in query_rows(facts, article, None):
        yield "queries", in_columns("queries")(row)


class _Writers:
    """One Parquet file a table, under a passing name until all is written."""

    def __init__(self, out: Path) -> None:
        try:
            import pyarrow as pa
            import pyarrow.parquet as pq
        except ImportError as error:
            raise MissingExtra("dateline batch", "parquet") from error
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Unreadable(str(out), f"cannot be made a folder: {error.strerror}") from error
        self._pa, self._out = pa, out
        self._schemas = {name: _schema(pa, name) for name in TABLES}
        self._files = {
            name: pq.ParquetWriter(out / f"{name}.parquet.part", schema, compression="zstd")
            for name, schema in self._schemas.items()
        }
        self.counts = dict.fromkeys(TABLES, 0)

    def write(self, results: Sequence[Read]) -> None:
        rows: dict[str, list[Row]] = {name: [] for name in TABLES}
        for result in results:
            for table, row in rows_of(result):
                rows[table].append(row)
        for name, found in rows.items():
            if found:
                self._files[name].write_table(self._pa.Table.from_pylist(found, self._schemas[name]))
                self.counts[name] += len(found)

    def __enter__(self) -> "_Writers":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        for name, file in self._files.items():
            file.close()
            if kind is None:
                (self._out / f"{name}.parquet.part").replace(self._out / f"{name}.parquet")


def _schema(pa: Any, table: str) -> Any:
    columns = _REFUSAL_COLUMNS if table == "refusals" else COLUMNS[table]
    kinds = {"number": pa.float64(), "count": pa.int64(), "text": pa.string()}
    fields = [pa.field(name, kinds[column_kind(name)]) for name in columns]
    return pa.schema([*fields, pa.field("text", pa.string())] if table == "articles" else fields)
