"""The house has floors: imports run downward only, and into a lower folder only through its doors."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "dateline"

FLOORS = {
    "base": 0,
    "wire": 1, "articles": 1, "facts": 1, "stories": 1, "store": 1,
    "press": 2, "desk": 2,
    "newsroom": 3,
    "example": 3,
    "cli": 4,
}  # fmt: skip

# The files through which upper floors enter; each is named by a verb. `base` is open to all.
DOORS = {
    "wire": {"gather", "fetch", "poll", "discover", "send"},
    "articles": {"extract", "compare", "sort", "revise", "learn"},
    "facts": {"find", "weigh"},
    "stories": {"follow", "register", "tell"},
    "store": {"keep", "find", "search", "open"},
    "press": {"serve", "print"},
    "desk": {"serve"},
    "newsroom": {
        "batch",
        "check",
        "evaluate",
        "explain",
        "export",
        "fetch",
        "hooks",
        "identify",
        "prove",
        "read",
        "run",
        "serve",
        "watch",
    },
    "example": {"load"},
}

# Files of a floor's outer world that Django loads by name.
DJANGO_ROOMS = {"store", "press", "desk"}
DJANGO_FILES = {"newsroom/checking.py", "newsroom/serve.py", "newsroom/urls.py", "newsroom/wsgi.py"}
PURE_ROOMS = {"base", "wire", "articles", "facts", "stories"}


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


FILES = sorted(p for p in PACKAGE.rglob("*.py") if p.parent != PACKAGE and "migrations" not in p.parts)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_run_downward_through_doors(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0]
    for name in _imports(path):
        match = re.match(r"dateline\.(\w+)(?:\.(\w+))?", name)
        if not match or match[1] not in FLOORS or match[1] == room:
            continue
        other, file = match[1], match[2]
        assert FLOORS[other] < FLOORS[room], f"{path}: {name} is not on a lower floor"
        if other != "base" and file is not None:
            assert file in DOORS[other], f"{path}: {name} is not a door of {other} ({sorted(DOORS[other])})"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_django_stays_in_its_rooms(path: Path) -> None:
    relative = path.relative_to(PACKAGE)
    if relative.parts[0] in DJANGO_ROOMS or str(relative) in DJANGO_FILES:
        return
    used = [n for n in _imports(path) if n.split(".")[0] in {"django", "ninja"}]
    assert not used, f"{relative} imports {used}"


@pytest.mark.parametrize("path", sorted((PACKAGE / "base").glob("*.py")), ids=lambda p: p.name)
def test_base_stands_on_the_standard_library(path: Path) -> None:
    import sys

    for name in _imports(path):
        top = name.split(".")[0]
        assert top == "dateline" or top in sys.stdlib_module_names, f"{path.name} imports {name}"
