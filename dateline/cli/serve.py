"""`dateline demo`, `dateline up`, `dateline serve`: the newsroom at work."""

import logging
import os
import sys
import webbrowser
from dataclasses import replace
from typing import Annotated

import typer

from dateline.base.settings import TABLE, Settings
from dateline.cli.home import Home, home_of
from dateline.cli.progress import show_progress

DEFAULT_SITE_URL = next(entry.default for entry in TABLE if entry.name == "site_url")

Host = Annotated[str, typer.Option("--host", help="The address to serve on; default: the setting.")]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; default: the setting.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this file to the command line."""
    app.command("demo", short_help="The example wire, read and served; offline.")(demo)
    app.command("up", short_help="Poll, read, publish and serve.")(up)
    app.command("serve", short_help="Serve the site without polling.")(serve)


def demo(
    context: typer.Context,
    host: Host = "",
    port: Port = 0,
    is_loading_only: Annotated[
        bool, typer.Option("--load-only", help="Read the example wire, and stop before serving.")
    ] = False,
    browse: Annotated[bool, typer.Option("--browse", help="Open the site in your browser.")] = False,
) -> None:
    """Read the example wire and serve the site: the whole thing in one command, offline.

    It works in a home folder of its own, "demo" inside yours, so that invented news never mixes with real.

    Example: dateline demo --port 8080
    """
    from dateline.example.load import wire_folder
    from dateline.newsroom.run import add

    home = Home(home_of(context).path / "demo")
    settings = _at(home.open(), host, port)
    print("Reading the example wire: invented news of invented places.", file=sys.stderr)
    with show_progress() as report:
        print(add([wire_folder()], settings, report=report), file=sys.stderr)
    if not is_loading_only:
        _serve(settings, is_polling=False, browse=browse)


def up(context: typer.Context, host: Host = "", port: Port = 0) -> None:
    """Poll the feeds, read, publish and serve: one command, one folder of data.

    Example: dateline up --port 8080
    """
    _serve(_at(home_of(context).open(), host, port), is_polling=True)


def serve(context: typer.Context, host: Host = "", port: Port = 0) -> None:
    """Serve the site without polling.

    Example: dateline serve
    """
    _serve(_at(home_of(context).open(), host, port), is_polling=False)


def _at(settings: Settings, host: str, port: int) -> Settings:
    changed = replace(settings, host=host or settings.host, port=port or settings.port)
    if settings.site_url != DEFAULT_SITE_URL:
        return changed
    # Nobody said where readers find the site: then where it is served.
    return replace(changed, site_url=f"http://localhost:{changed.port}")


def _serve(settings: Settings, *, is_polling: bool, browse: bool = False) -> None:
    from dateline.newsroom.serve import serve as serve_site

    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(message)s")
    logging.getLogger("huey").setLevel(logging.WARNING)  # else a line for each look whether a feed is due
    # The processes that serve read the settings anew: what the command line changed goes by the environment.
    os.environ |= {
        "DATELINE_HOST": settings.host,
        "DATELINE_PORT": str(settings.port),
        "DATELINE_SITE_URL": settings.site_url,
    }

    def say(address: str) -> None:
        print(f"{settings.site_name} answers at {address} (the desk at {address}desk/). Stop it with Ctrl+C.")
        sys.stdout.flush()
        if browse:
            webbrowser.open(address)

    serve_site(settings, is_polling=is_polling, on_ready=say)
