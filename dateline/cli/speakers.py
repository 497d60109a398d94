"""`dateline speakers`: who is who over all articles, and the table that gives them Wikidata ids."""

import json
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.home import home_of
from dateline.cli.progress import show_progress

app = typer.Typer(no_args_is_help=True, help="Who is who over all articles.")


@app.command("load")
def load_ids(
    context: typer.Context,
    table: Annotated[
        Path, typer.Argument(help="CSV or TSV with a header: name, qid and, where wanted, role, body.")
    ],
) -> None:
    """Give speakers the Wikidata ids of TABLE, in place of the ones before; a table with a header only takes them away.

    Example: dateline speakers load people.csv
    """
    from dateline.newsroom.identify import load_table

    place = home_of(context)
    with show_progress() as report:
        count, found = load_table(table, place.open(), report=report)
    print(f"{count:,} lines; {found:,} speakers have an id.")


@app.command("list")
def list_speakers(
    context: typer.Context,
    limit: Annotated[int, typer.Option("--limit", min=1, help="So many.")] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """List speakers, those with most statements first: slug, statements, name, role, Wikidata id, other names.

    Example: dateline speakers list --limit 20
    """
    from dateline.store.find import speakers

    home_of(context).open()
    for one in speakers(limit=limit):
        row = {
            "slug": one.slug,
            "statements": one.statements_count,
            "name": one.name,
            "kind": one.kind,
            "role": one.role,
            "body": one.body,
            "wikidata": one.wikidata,
            "names": list(one.names),
        }
        if as_json:
            print(json.dumps(row, ensure_ascii=False))
            continue
        others = "; ".join(name for name in one.names if name != one.name)
        print(one.slug, one.statements_count, one.name, one.role or "", one.wikidata or "", others, sep="\t")
