"""Long lists in pages: the lines of one, and where its neighbours are."""

from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line of a plain list."""

    name: str
    href: str
    text: str = ""
    meta: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Where the neighbouring pages of a long list are."""

    newer: str = ""
    older: str = ""
    newer_words: str = "Newer"
    older_words: str = "Older"


def pages_of(address: str, offset: int, size: int, total: int, query: str = "") -> Pages:
    """Return the neighbours of the page that starts at `offset`."""
    number, extra = offset // size + 1, f"&{query}" if query else ""
    older = f"{address}?page={number + 1}{extra}" if offset + size < total else ""
    newer = (
        (f"{address}?{query}" if query else address) if number == 2 else f"{address}?page={number - 1}{extra}"
    )
    return Pages(newer=newer if offset else "", older=older)


def page_offset(request: HttpRequest, size: int) -> int:
    """Return where the asked-for page starts; what is no number is the first page."""
    asked = request.GET.get("page", "1")
    # Beyond this a database would count rows for nothing.
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    return max(0, number - 1) * size
