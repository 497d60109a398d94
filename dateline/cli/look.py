"""`dateline stories`, `story`, `why`, `refusals`: what there is, and why it is so."""

import json
from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from dateline.base.codec import plain
from dateline.base.errors import NotFound
from dateline.cli.home import home_of
from dateline.cli.why import print_why

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this file to the command line."""
    app.command("stories", short_help="List the stories.")(list_stories)
    app.command("story", short_help="Show one story.")(show_story)
    app.command("why", short_help="Say why a record is as it is.")(why)
    app.command("refusals", short_help="List what did not become an article.")(list_refusals)


def list_stories(
    context: typer.Context,
    section: Annotated[str, typer.Option("--section", help="Only this section.")] = "",
    on: Annotated[
        datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="Only with reports of this day.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many.")] = 30,
    as_json: AsJson = False,
) -> None:
    """List the stories, those with the latest news first.

    Example: dateline stories --section World --on 2026-03-04
    """
    from dateline.store import find

    home_of(context).open()
    page = (
        find.stories_on(on.date(), limit=limit)
        if on
        else find.list_stories(section=section or None, limit=limit)
    )
    if as_json:
        print(json.dumps([plain(story) for story in page], ensure_ascii=False))
        return
    table = Table(box=None, pad_edge=False)
    for title, justify in (
        ("story", "left"),
        ("last", "left"),
        ("reports", "right"),
        ("origins", "right"),
        ("headline", "left"),
    ):
        table.add_column(title, justify=justify, no_wrap=title != "headline")  # type: ignore[arg-type]
    for story in page:
        table.add_row(
            story.id,
            plain(story.last_on) or "",
            str(story.reports_count),
            str(story.origins_count),
            story.headline,
        )
    Console().print(table, markup=False) if page.total else print(
        "No stories yet. Read some news: dateline add PATH_OR_URL"
    )


def show_story(
    context: typer.Context,
    story_id: Annotated[str, typer.Argument(metavar="ID", help="From: dateline stories")],
    as_json: AsJson = False,
) -> None:
    """Show one story: the brief, the figures by speaker, what changed.

    Example: dateline story 4f0c2a91d3b7e658
    """
    from dateline.store import find

    home_of(context).open()
    story = find.find_story(story_id)
    if story is None:
        raise NotFound("story", story_id, "see: dateline stories")
    if as_json:
        print(json.dumps(plain(story), ensure_ascii=False, indent=1))
        return
    print(
        story.headline,
        f"{story.first_on} to {story.last_on}, {len(story.article_ids)} reports of {story.origin_count} origins",
        sep="\n",
    )
    for sentence in story.brief:
        print(f"\n  {sentence.exact}")
    for series in story.series:
        print(f"\n{series.label}")
        for line in series.lines:
            said = ", ".join(f"{point.exact} ({plain(point.on) or 'undated'})" for point in line.points)
            print(f"  {line.speaker.name or 'not attributed'}: {said}")
        for item in series.disagreements:
            print(f"  {item.kind}: {item.why}")


def why(
    context: typer.Context,
    identity: Annotated[
        str, typer.Argument(metavar="ID", help="Of a figure, quote, query, article or story.")
    ],
    as_json: AsJson = False,
) -> None:
    """Say why a fact, an article or a story is as it is: rule, confidence, what else was considered, corrections.

    Example: dateline why 1f6b0c9d22ab7c54
    """
    from dateline.newsroom.explain import explain

    home_of(context).open()
    told = explain(identity)
    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    # Brackets in the news are no markup.
    print_why(told, Console(markup=False, highlight=False))


def list_refusals(
    context: typer.Context,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List the inputs that did not become articles, and why.

    Example: dateline refusals --limit 10
    """
    from dateline.store import find

    home_of(context).open()
    page = find.refusals(limit=limit)
    for refusal in page:
        print(
            json.dumps(plain(refusal), ensure_ascii=False)
            if as_json
            else f"{refusal.name or refusal.url or refusal.capture_id}\t{refusal.reason}\t{refusal.detail}"
        )
