"""Every command, setting, route and door stands in the documents."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from dateline.base.settings import TABLE, Entry
from dateline.cli.main import app
from tests.test_imports import DOORS

ROOT = Path(__file__).parent.parent
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
HOUSE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def command_names() -> list[str]:
    names = []
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        below = getattr(command, "commands", None)
        names += [f"{name} {other}" for other in below] if below else [name]
    return names


@pytest.mark.parametrize("name", command_names())
def test_command_is_documented(name: str) -> None:
    assert f"`dateline {name}" in COMMANDS


@pytest.mark.parametrize("name", re.findall(r"^\| `dateline ([a-z]+(?: [a-z]+)?)", COMMANDS, re.M))
def test_documented_command_is_there(name: str) -> None:
    assert name in command_names()


@pytest.mark.parametrize("name", command_names())
def test_help_of_a_command_has_an_example(name: str) -> None:
    command = get_command(app)
    for part in name.split():
        command = command.commands[part]  # type: ignore[attr-defined]
    assert f"Example: dateline {name}" in (command.help or "")


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: entry.name)
def test_setting_is_documented(entry: object) -> None:
    assert f"| `{entry.name}` |" in SETTINGS  # type: ignore[attr-defined]


@pytest.mark.parametrize("entry", TABLE, ids=lambda entry: entry.name)
def test_what_a_setting_may_hold_is_documented(entry: Entry) -> None:
    row = next(line for line in SETTINGS.splitlines() if line.startswith(f"| `{entry.name}` |"))
    assert [choice for choice in entry.choices if f"`{choice}`" not in row] == []


@pytest.mark.parametrize("room", sorted(DOORS))
def test_room_is_in_the_drawing_of_the_house(room: str) -> None:
    assert re.search(rf"\b{room}\b", HOUSE)
