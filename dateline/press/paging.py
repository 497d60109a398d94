"""Long lists in pages, each with an address of its own: the lines of one, and where its neighbours are."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line of a plain list."""

    name: str
    href: str
    text: str = ""
    meta: str = ""
    anchor: str = ""  # where other pages point to it


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Where the neighbouring pages of a long list are."""

    newer: str = ""
    older: str = ""
    newer_words: str = "Newer"
    older_words: str = "Older"


def page_path(address: str, number: int) -> str:
    """Return the address of the n-th page of a list: the first is the list's own."""
    return address if number == 1 else f"{address}page/{number}/"


def pages_of(address: str, number: int, size: int, total: int) -> Pages:
    """Return the neighbours of the n-th page."""
    return Pages(
        newer=page_path(address, number - 1) if number > 1 else "",
        older=page_path(address, number + 1) if number * size < total else "",
    )


def asked_page(request: HttpRequest) -> int:
    """Return which page of a search is asked for; what is no number is the first."""
    asked = request.GET.get("page", "1")
    # Beyond this a database would count rows for nothing.
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1


def search_pages(query: str, number: int, size: int, total: int) -> Pages:
    """Return the neighbours of the n-th page of results: a search has a query, so its pages have one too."""

    def address(other: int) -> str:
        return "/search?" + urlencode({"q": query} | ({"page": str(other)} if other > 1 else {}))

    newer = address(number - 1) if number > 1 else ""
    return Pages(newer=newer, older=address(number + 1) if number * size < total else "")
