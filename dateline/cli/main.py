"""The one command, `dateline`: parse, call one function of the newsroom, print. Errors end here, in one place."""

import os
import signal
import sys
from typing import Annotated

import typer

from dateline import __version__
from dateline.base.errors import DatelineError
from dateline.cli import add, export, feeds, hooks, look, measure, serve, speakers, users
from dateline.cli.home import Home

app = typer.Typer(
    name="dateline",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="A newsroom that runs itself: every quotation and figure with who said it, when, and the exact sentence.",
)

FAILED = 1
MISUSED = 2


def _show_version(asked: bool) -> None:
    if asked:
        print(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def choose_home(
    context: typer.Context,
    home: Annotated[
        str,
        typer.Option(
            "--home",
            envvar="DATELINE_HOME",
            help="The one folder that holds everything; default: the platform's folder for user data.",
        ),
    ] = "",
    version: Annotated[  # noqa: ARG001 - typer calls its callback
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop."),
    ] = False,
) -> None:
    """Say which folder the commands work on."""
    context.obj = Home.at(home)


serve.register(app)
app.add_typer(feeds.app, name="feeds")
add.register(app)
look.register(app)
export.register(app)
measure.register(app)
app.add_typer(hooks.app, name="hooks")
app.add_typer(speakers.app, name="speakers")
app.add_typer(users.app, name="users")


def main() -> None:
    """Run the command line; exit with 1 where it failed and 2 where it was misused."""
    # Before numpy is loaded, here or in a process that reads: the parser's matrices are small, and threads that share
    # two processors between them cost more than they bring. One thread also rounds the same everywhere.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    # Asked to end, it ends as by Ctrl+C: what is begun is undone or kept whole, and no process is left behind.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        app()
    except DatelineError as error:
        print(f"dateline: {error}", file=sys.stderr)
        sys.exit(FAILED)
    except KeyboardInterrupt:
        print("dateline: stopped", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output went away ("dateline ... | head"): nothing to say to anyone.
        sys.stderr.close()
        sys.exit(FAILED)


if __name__ == "__main__":
    main()
