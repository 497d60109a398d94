"""`dateline prove`, `check`, `evaluate`: what holds."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, TextIO

import typer
from rich.console import Console

from dateline.base.codec import plain
from dateline.cli.home import home_of
from dateline.cli.progress import show_progress


def register(app: typer.Typer) -> None:
    """Add the commands of this file to the command line."""
    app.command("prove", short_help="Re-check all records by their captures.")(prove)
    app.command("check", short_help="Check a draft beside the captures.")(check)
    app.command("evaluate", short_help="Write predictions for a scorer.")(evaluate)


def prove(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
) -> None:
    """Re-check every published record against its capture; fail on the first that does not hold.

    Example: dateline prove
    """
    from dateline.newsroom.prove import prove as prove_all

    home_of(context).open()
    with show_progress() as report:
        held = prove_all(report)
    if as_json:
        print(json.dumps(held))
        return
    for name, count in held.items():
        print(f"{count:>9,} {name}")
    print("All of it holds." if held else "There is nothing to prove yet.")


def check(
    context: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(help="A draft: plain paragraphs, a page saved as text, HTML; - for standard input."),
    ],
    on: Annotated[
        datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="The day on which it is to appear.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Check a draft: is each figure, quotation, statement and day backed, contradicted, superseded or unbacked?

    Ends with 1 where something is contradicted or unbacked.

    Example: dateline check draft.txt --on 2026-03-09
    """
    from dateline.cli.verdicts import print_checked
    from dateline.newsroom.check import check as check_text
    from dateline.newsroom.check import check_draft, read_draft

    settings = home_of(context).open()
    day = on.date() if on else None
    if str(file) == "-":
        checked = check_text(sys.stdin.read(), model=settings.spacy_model, published=day)
    else:
        checked = check_draft(read_draft(file), model=settings.spacy_model, published=day)
    if as_json:
        print(json.dumps(plain(checked), ensure_ascii=False, indent=1))
    else:
        # Brackets in the news are no markup.
        print_checked(checked, Console(markup=False, highlight=False))
    raise typer.Exit(int(not checked.is_clean))


def evaluate(
    task: Annotated[
        str,
        typer.Argument(
            help="extraction, page-dates, dates, quotes, figures, stories, sections or duplicates."
        ),
    ],
    context: typer.Context,
    path: Annotated[Path, typer.Option("--input", help="The folder or file of the set.")],
    out: Annotated[Path | None, typer.Option("--out", help="Default: standard output.")] = None,
    jobs: Annotated[int, typer.Option("--jobs", min=0, help="Processes; 0: one per processor.")] = 0,
) -> None:
    """Write predictions for a set, one JSON line an item, with the stages that the newsroom uses.

    Example: dateline evaluate figures --input dev.jsonl --out predicted.jsonl
    """
    from dateline.newsroom.evaluate import evaluate as predict

    settings = home_of(context).settings()
    rows = predict(task, path, jobs=jobs, model=settings.spacy_model)
    with show_progress() as report, _opened(out) as file:
        for done, row in enumerate(rows, 1):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            report(task, done, None)


@contextmanager
def _opened(out: Path | None) -> Iterator[TextIO]:
    if out is None:
        yield sys.stdout
        return
    with out.open("w", encoding="utf-8") as file:
        yield file
