"""The door of the example: where its wire lies, and what a careful copy editor reads off it.

It reads files that ship with the package; it does not run the newsroom over them.
"""

import json
from pathlib import Path
from typing import Any

from dateline.base.errors import NotFound

_FOLDER = Path(__file__).parent
LEDGERS = ("articles", "copies", "figures", "queries", "quotes", "refusals", "series", "stories")


def wire_folder() -> Path:
    """Return the folder with the feeds, pages, text captures, JSON Lines and the WARC of the example."""
    return _FOLDER / "wire"


def ledger(name: str) -> dict[str, Any]:
    """Return one part of the ledger, as `docs/example.md` describes it.

    Raises:
        NotFound: there is no such part.
    """
    if name not in LEDGERS:
        raise NotFound("ledger", name, f"there are {', '.join(LEDGERS)}")
    document: dict[str, Any] = json.loads((_FOLDER / "ledger" / f"{name}.json").read_text(encoding="utf-8"))
    return document
