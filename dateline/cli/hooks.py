"""`dateline hooks`: who is told of what happens in stories."""

import json
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from dateline.base.codec import plain
from dateline.base.errors import AddressRefused
from dateline.cli.home import home_of

app = typer.Typer(no_args_is_help=True, help="Who is told of what happens in stories.")


@app.command("add")
def add_hook(
    context: typer.Context,
    url: Annotated[str, typer.Argument(help="Where to tell; https.")],
    event: Annotated[
        list[str] | None,
        typer.Option("--event", help="What to tell; may stand more than once; default: story.changed."),
    ] = None,
    story: Annotated[str, typer.Option("--story", help="The id of the one story to tell of.")] = "",
    speaker: Annotated[str, typer.Option("--speaker", help="The slug of the one speaker to tell of.")] = "",
) -> None:
    """Tell URL what happens in stories; prints the secret by which messages are signed, this once.

    Example: dateline hooks add https://desk.example/hook --event speaker.changed_number
    """
    from dateline.store.find import HOOK_EVENTS
    from dateline.store.keep import keep_hook
    from dateline.wire.send import refused_address

    settings = home_of(context).open()
    reason = refused_address(url, allow_localhost=settings.fetch_allow_localhost)
    if reason is not None:
        raise AddressRefused(url, reason)
    events = event or ["story.changed"]
    if unknown := [name for name in events if name not in HOOK_EVENTS]:
        raise typer.BadParameter(f"no event {unknown[0]!r}; there is: {', '.join(HOOK_EVENTS)}")
    hook, secret = keep_hook(url, events, editor="the command line", story_id=story, speaker=speaker)
    print(f"{hook.id} tells {hook.url}: {', '.join(hook.events)}\nsecret: {secret}")


@app.command("list")
def list_hooks(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False
) -> None:
    """List the webhooks, with how they do.

    Example: dateline hooks list
    """
    from dateline.store.find import hooks

    home_of(context).open()
    found = hooks()
    if as_json:
        print(json.dumps([plain(hook) for hook in found], ensure_ascii=False))
        return
    table = Table(box=None, pad_edge=False)
    for title in ("id", "address", "events", "waiting", "given up", "state"):
        table.add_column(title)
    for hook in found:
        state = "on" if hook.is_on else f"off: {hook.why_off}"
        table.add_row(hook.id, hook.url, ", ".join(hook.events), str(hook.waiting), str(hook.dead), state)
    Console().print(table, markup=False) if found else print("No webhooks yet: dateline hooks add URL")


@app.command("drop")
def drop_hook(context: typer.Context, hook: Annotated[str, typer.Argument(help="The webhook's id.")]) -> None:
    """Tell a webhook nothing more; its log goes with it.

    Example: dateline hooks drop 0123456789abcdef
    """
    from dateline.store.keep import drop_hook as drop

    home_of(context).open()
    print(f"Nothing more is told to {drop(hook).url}.")


@app.command("send")
def send_now(
    context: typer.Context,
    test: Annotated[str, typer.Option("--test", help="First let a test message wait for this webhook.")] = "",
) -> None:
    """Send the messages whose time has come, once; `dateline up` and `serve` do so every minute.

    Example: dateline hooks send --test 0123456789abcdef
    """
    from dateline.newsroom.hooks import deliver
    from dateline.store.keep import queue_test

    settings = home_of(context).open()
    if test:
        queue_test(test, settings.site_url)
    sent = deliver(settings)
    print(f"{sent.delivered} delivered, {sent.failed} failed.")
