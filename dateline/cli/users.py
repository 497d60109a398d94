"""`dateline users`: who may sign in at the desk."""

import sys
from typing import Annotated

import typer

from dateline.cli.home import home_of

app = typer.Typer(no_args_is_help=True, help="Who may sign in at the desk.")


@app.command("add")
def add_user(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The name to sign in with.")],
    shown: Annotated[str, typer.Option("--shown", help="The name under corrections; default: NAME.")] = "",
    admin: Annotated[
        bool, typer.Option("--admin", help="May also use Django's admin and add others.")
    ] = False,
) -> None:
    """Let NAME sign in, or give them a new password. It is asked for, or read from standard input.

    Example: dateline users add ada --shown "Ada Lorne"
    """
    from dateline.store.keep import keep_user

    home_of(context).open()
    if sys.stdin.isatty():
        password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    else:
        password = sys.stdin.readline().rstrip("\n")
    editor = keep_user(name, password, full_name=shown, is_admin=admin)
    print(f"{editor.name} may sign in at /desk/ and is shown as {editor.shown}.")


@app.command("list")
def list_users(context: typer.Context) -> None:
    """List who may sign in.

    Example: dateline users list
    """
    from dateline.store.find import users

    home_of(context).open()
    for editor in users():
        print(f"{editor.name}\t{editor.shown}{'	admin' if editor.is_admin else ''}")


@app.command("drop")
def drop_user(
    context: typer.Context, name: Annotated[str, typer.Argument(help="The name they sign in with.")]
) -> None:
    """Let NAME no longer sign in; the name stays under their corrections.

    Example: dateline users drop ada
    """
    from dateline.store.keep import drop_user as drop

    home_of(context).open()
    print(f"{drop(name).name} may no longer sign in.")
