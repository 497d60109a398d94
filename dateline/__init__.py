"""Dateline: a newsroom that runs itself.

Every quotation and every figure carries who said it, when, and the exact sentence it came from.
As a library: `from dateline import read; reading = read("page.html")`.
"""

from typing import Any

__version__ = "0.1.0"
__all__ = ["read"]


def __getattr__(name: str) -> Any:
    # Reading pulls in a parser and a language model: paid for by who asks for it, not by every import.
    if name == "read":
        from dateline.newsroom.read import read

        return read
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")
