"""`dateline export`, `publish`, `batch`: out of the newsroom."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.home import home_of
from dateline.cli.progress import show_progress


def register(app: typer.Typer) -> None:
    """Add the commands of this file to the command line."""
    app.command("export", short_help="Write figures, quotes, stories as tables.")(export)
    app.command("publish", short_help="Write the site as static files.")(publish)
    app.command("batch", short_help="Archives of any size to Parquet.")(batch)


def export(
    context: typer.Context,
    format: Annotated[str, typer.Argument(help="csv, json, jsonld, ninjs, parquet or wikitable.")],
    table: Annotated[
        str,
        typer.Option("--table", help="Of csv and parquet: figures, quotes, queries, articles or stories."),
    ] = "figures",
    story: Annotated[str, typer.Option("--story", help="Only this story; its id.")] = "",
    out: Annotated[Path | None, typer.Option("--out", help="A file; default: standard output.")] = None,
) -> None:
    """Write figures, quotes, stories for other programs.

    Example: dateline export csv --table quotes --out quotes.csv
    """
    from dateline.newsroom.export import export as export_as
    from dateline.newsroom.export import write

    settings = home_of(context).open()
    data = export_as(format, table=table, story_id=story or None, site_url=settings.site_url)
    if out is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write(data, out)
        print(f"{out}: {len(data):,} bytes", file=sys.stderr)


def publish(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Made where it is missing.")],
) -> None:
    """Write the site as static files, for any web server.

    Example: dateline publish public/
    """
    from dateline.press.print import print_site

    home_of(context).open()
    with show_progress() as report:
        count = print_site(folder, on_page=lambda done: report("printing pages", done, None))
    print(f"{folder}: {count:,} files")


def batch(
    archives: Annotated[
        list[Path], typer.Argument(metavar="ARCHIVE...", help="WARC files, JSON Lines, folders.")
    ],
    out: Annotated[Path, typer.Option("--out", help="The folder for the Parquet files.")],
    context: typer.Context,
    jobs: Annotated[int, typer.Option("--jobs", min=0, help="Processes; 0: one per processor.")] = 0,
) -> None:
    """Read archives of any size to Parquet: articles, figures, quotes, queries, refusals; no store.

    Example: dateline batch crawl/*.warc.gz --out parquet/
    """
    from dateline.newsroom.batch import run_batch

    settings = home_of(context).settings()
    settings = replace(settings, jobs=jobs or settings.jobs)
    with show_progress() as report:
        counts = run_batch(archives, out, settings, report=report)
    for name, count in counts.items():
        print(f"{out / name}.parquet: {count:,} rows")
