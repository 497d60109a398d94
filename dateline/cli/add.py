"""`dateline add`, `dateline read`, `dateline rerun`: pages in."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from dateline.base.errors import Unreadable
from dateline.cli.home import home_of
from dateline.cli.progress import show_progress


def register(app: typer.Typer) -> None:
    """Add the commands of this file to the command line."""
    app.command("add", short_help="Read pages, archives, exports, folders.")(add)
    app.command("read", short_help="Print what one page says, as JSON.")(read)
    app.command("rerun", short_help="Read all captures anew.")(rerun)


def add(
    context: typer.Context,
    sources: Annotated[
        list[str], typer.Argument(help="Files, folders or addresses.", metavar="PATH_OR_URL...")
    ],
    outlet: Annotated[
        str, typer.Option("--outlet", help="Who published them, where they do not say so.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print what was done as JSON.")] = False,
) -> None:
    """Read pages, text captures, WARC files, JSON Lines of articles, saved feeds, or folders of them.

    Example: dateline add saved-pages/ archive.warc.gz https://news.example/2026/03/04/quake
    """
    from dateline.base.codec import plain
    from dateline.newsroom.fetch import fetch_pages
    from dateline.newsroom.run import add as add_paths
    from dateline.newsroom.run import take_in

    paths, addresses = _sorted_out(sources)
    settings = home_of(context).open()
    with show_progress() as report:
        tallies = [add_paths(paths, settings, outlet=outlet or None, report=report)] if paths else []
        if addresses:
            captures = fetch_pages(addresses, settings, outlet=outlet or None)
            tallies.append(take_in(captures, settings, report=report))
    for tally in tallies:
        print(json.dumps(plain(tally)) if as_json else tally)
    if not as_json and any(tally.refused for tally in tallies):
        print("Why pages were refused: dateline refusals", file=sys.stderr)


def read(
    source: Annotated[str, typer.Argument(help="A file or an address.", metavar="PATH_OR_URL")],
    context: typer.Context,
) -> None:
    """Print what Dateline reads from one page, as JSON, storing nothing.

    Example: dateline read page.html
    """
    from dateline.newsroom.fetch import fetch_pages
    from dateline.newsroom.read import Refusal, Refused, document_of, read_all, read_capture

    settings = home_of(context).settings()
    paths, addresses = _sorted_out([source])
    if addresses:
        captures = fetch_pages(addresses, settings)
        results = [item if isinstance(item, Refusal) else read_capture(item) for item in captures]
    else:
        results = list(read_all(paths, model=settings.spacy_model))
    if not results:
        raise Unreadable(source, "there is nothing to read in it")
    if len(results) == 1 and isinstance(results[0], Refusal):
        raise Refused(results[0])
    documents = [
        {"refused": item.reason, "detail": item.detail, "name": item.name}
        if isinstance(item, Refusal)
        else document_of(item)
        for item in results
    ]
    document = documents[0] if len(documents) == 1 else documents
    print(json.dumps(document, ensure_ascii=False, indent=1))


def rerun(context: typer.Context) -> None:
    """Read all captures anew with the stages as they are now; corrections stay.

    Example: dateline rerun
    """
    from dateline.newsroom.run import rerun as rerun_all

    settings = home_of(context).open()
    with show_progress() as report:
        print(rerun_all(settings, report=report))


def _sorted_out(sources: list[str]) -> tuple[list[Path], list[str]]:
    addresses = [source for source in sources if source.startswith(("http://", "https://"))]
    paths = [Path(source) for source in sources if source not in addresses]
    for path in paths:
        if not path.exists():
            raise Unreadable(str(path), "there is no such file or folder")
    return paths, addresses
