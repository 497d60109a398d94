"""`dateline prove`, `check`, `evaluate`: what holds."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, TextIO

import typer

from dateline.base.codec import plain
from dateline.base.errors import Unreadable
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
    file: Annotated[Path, typer.Argument(help="A draft as plain text; - for standard input.")],
    on: Annotated[
        datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="The day on which it is to appear.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Check a draft: is each figure and quotation backed, contradicted, superseded or unbacked?

    Ends with 1 where something is contradicted.

    Example: dateline check draft.txt --on 2026-03-09
    """
    from dateline.newsroom.check import check as check_draft

    settings = home_of(context).open()
    findings = check_draft(_text_of(file), model=settings.spacy_model, published=on.date() if on else None)
    if as_json:
        print(json.dumps([plain(item) for item in findings], ensure_ascii=False, indent=1))
    else:
        for item in findings:
            print(f"{item.verdict:<13}{item.kind:<10} {item.exact}\n             {item.why}")
            for witness in item.witnesses:
                print(
                    f"             {witness.outlet or 'unnamed outlet'}, {witness.on or 'undated'}: {witness.sentence}"
                )
        if not findings:
            print("The draft has no figure and no quotation.")
    raise typer.Exit(int(any(item.verdict == "contradicted" for item in findings)))


def _text_of(file: Path) -> str:
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(str(file), f"cannot be read as text in UTF-8: {error}") from error


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
