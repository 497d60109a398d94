"""`dateline feeds`: what is polled."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from dateline.base.codec import plain
from dateline.base.errors import Unreadable
from dateline.base.records import Feed
from dateline.cli.home import home_of
from dateline.cli.progress import show_progress

app = typer.Typer(no_args_is_help=True, help="What is polled.")


@app.command("add")
def add_feed(
    context: typer.Context,
    url: Annotated[str, typer.Argument(help="A feed, or a page that names one.")],
    outlet: Annotated[str, typer.Option("--outlet", help="Who publishes it.")] = "",
    section: Annotated[str, typer.Option("--section", help="The section of items that name none.")] = "",
    every: Annotated[
        int | None, typer.Option("--every", min=1, help="Minutes between polls; default: the setting.")
    ] = None,
) -> None:
    """Follow the feed at URL.

    Example: dateline feeds add https://news.example/feed.json --every 15
    """
    from dateline.newsroom.fetch import find_feed_at
    from dateline.store.keep import keep_feed

    settings = home_of(context).open()
    feed = find_feed_at(
        url,
        settings,
        outlet=outlet or None,
        section=section or None,
        every_minutes=every or settings.poll_minutes,
    )
    keep_feed(feed)
    print(f"Following {feed.url}, every {feed.every_minutes} min. Poll it now: dateline feeds poll")


@app.command("list")
def list_feeds(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False
) -> None:
    """List the feeds, with how their last poll went.

    Example: dateline feeds list
    """
    from dateline.store.find import feeds

    home_of(context).open()
    found = feeds()
    if as_json:
        print(json.dumps([plain(feed) for feed in found], ensure_ascii=False))
        return
    table = Table(box=None, pad_edge=False)
    for title in ("feed", "outlet", "every", "last poll", "last news", "next poll", "state"):
        table.add_column(title)
    for feed in found:
        row = (
            feed.url,
            feed.outlet,
            f"{feed.every_minutes} min",
            plain(feed.polled_at),
            plain(feed.changed_at),
            plain(feed.next_at) or ("" if feed.is_gone else "at once"),
            _state(feed),
        )
        table.add_row(*(value or "" for value in row))
    Console().print(table, markup=False) if found else print("No feeds yet: dateline feeds add URL")


def _state(feed: Feed) -> str:
    """Return how a feed does, in a few words: why it is polled less often than asked, where it is."""
    if feed.is_gone:
        return "gone for good"
    if not feed.is_on:
        return "turned off"
    if feed.failures:
        times = "once" if feed.failures == 1 else f"{feed.failures} times"
        return f"failed {times}: {feed.failure or 'reason not known'}"
    if feed.polled_at is None:
        return "not polled yet"
    return f"well, quiet for {feed.quiet_polls} polls" if feed.quiet_polls > 1 else "well"


@app.command("drop")
def drop_feed(
    context: typer.Context, url: Annotated[str, typer.Argument(help="The feed's address or id.")]
) -> None:
    """Follow the feed at URL no longer; what it brought stays.

    Example: dateline feeds drop https://news.example/feed.json
    """
    from dateline.store.keep import drop_feed as drop

    home_of(context).open()
    print(f"No longer following {drop(url).url}.")


@app.command("poll")
def poll_now(context: typer.Context) -> None:
    """Poll the feeds that are due, once, and bring the site up to date.

    Example: dateline feeds poll
    """
    from dateline.newsroom.watch import poll_feeds

    settings = home_of(context).open()
    with show_progress() as report:
        result = poll_feeds(settings, report=report)
    print(f"{result.polled} feeds polled, {result.failed} failed. {result.tally}")


@app.command("import")
def import_feeds(context: typer.Context, file: Annotated[Path, typer.Argument(help="An OPML file.")]) -> None:
    """Follow the feeds that an OPML file lists.

    Example: dateline feeds import feeds.opml
    """
    from dateline.store.keep import keep_feed
    from dateline.wire.discover import read_opml

    home_of(context).open()
    try:
        body = file.read_bytes()
    except OSError as error:
        raise Unreadable(str(file), f"cannot be read: {error.strerror}") from error
    feeds = read_opml(body, name=str(file))
    for feed in feeds:
        keep_feed(feed)
    print(f"{len(feeds)} feeds from {file}.")


@app.command("export")
def export_feeds(context: typer.Context) -> None:
    """Write the feeds as OPML to standard output.

    Example: dateline feeds export > feeds.opml
    """
    from dateline.store.find import feeds
    from dateline.wire.discover import write_opml

    settings = home_of(context).open()
    sys.stdout.write(write_opml(feeds(), title=settings.site_name))
