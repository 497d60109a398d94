"""Days that a page bears where it neither declares nor clearly shows when it was published: the last that is asked.

The places are those at which htmldate finds what such pages hold (31 of the 494 of page-dates): other nodes of JSON-LD,
meta elements of any name, small texts whose element is called a date, what programs stamped into the markup, and folders
of addresses. Each is one look at the elements or one pass over the source.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import islice

from dateline.articles import linked
from dateline.articles.declared import Declared
from dateline.articles.markup import text_of
from dateline.articles.moments import Moment, read_moment
from dateline.articles.stamps import DATE_CLASS

# Names of meta elements that speak of publication, in whatever vocabulary, and those that speak of another day.
_DATED_META = re.compile(r"date|time|publi|creat|issued|review|post")
_OTHER_META = re.compile(r"modif|updat|expir|start|end|event|refresh|descr|valid|birth")
_MOST_META_CHARACTERS = 40
# A text that is a date, with its weekday, time of day and a word or two; the element that holds little else.
_LEAST_CHARACTERS, _MOST_CHARACTERS, _MOST_ELEMENTS = 6, 60, 10
_DIGIT = re.compile(r"\d")
# A day with its time, as programs write it: in scripts, tooltips, comments.
_STAMPED = re.compile(rb"(?<!\d)(?:19|20)\d\d([-/])[01]\d\1[0-3]\d(?:T|\s|%20)[0-2]\d(?::|%3A)[0-5]\d")
# Folders named by days: those of pictures, and of the page's own address on another host.
_FOLDERS = re.compile(rb"/((?:19|20)\d\d)/([01]\d)/([0-3]\d)/|/((?:19|20)\d\d)([01]\d)([0-3]\d)/")
_MOST_FOLDERS = 200

Trace = tuple[Moment, str]


def traces(page: Declared) -> Iterator[Trace]:
    """Yield the days that a page names as dates of something, the likeliest to be its publication first."""
    for text in (t for node in page.nodes for t in linked.texts(node.get("datePublished"))):
        yield from _read(text, "JSON-LD datePublished")
    for name, values in page.metas.items():
        if _DATED_META.search(name) and not _OTHER_META.search(name):
            for value in values:
                if len(value) < _MOST_META_CHARACTERS and value[0].isdigit():
                    yield from _read(value, f"meta {name}")
    for element in page.elements:
        if _is_called_date(element.get("class"), element.get("id")) and (
            element.end - element.order < _MOST_ELEMENTS
        ):
            text = text_of(element)
            if _LEAST_CHARACTERS <= len(text) < _MOST_CHARACTERS and _DIGIT.search(text):
                yield from _read(text, "page")
    stamp = _STAMPED.search(page.tree.page.source)
    if stamp is not None:
        yield from _read(stamp[0][:10].replace(b"/", b"-").decode("ascii"), "markup")


def folder_days(page: Declared) -> Iterator[Trace]:
    """Yield the day that folders name: of the picture that stands for the page, else the first day of all of them."""
    for address, source in page.meta("og:image", "twitter:image"):
        yield from ((Moment(day=day), source) for day in _days_in(address.encode("utf-8", "replace")))
    days = _days_in(page.tree.page.source)
    if days:
        yield Moment(day=min(days)), "markup"


def _read(text: str, source: str) -> Iterator[Trace]:
    moment = read_moment(text)
    if moment is not None:
        yield moment, source


def _is_called_date(classes: str | None, identity: str | None) -> bool:
    return bool(classes or identity) and _names_date(classes or "", identity or "")


@lru_cache(maxsize=5000)
def _names_date(classes: str, identity: str) -> bool:
    return DATE_CLASS.search(f"{classes} {identity}") is not None


def _days_in(source: bytes) -> list[date]:
    """Return the days that folders in a source name, no more than any page for readers has."""
    found = islice(_FOLDERS.finditer(source), _MOST_FOLDERS)
    named = (b"-".join(part for part in match.groups() if part).decode("ascii") for match in found)
    return [moment.day for name in named if (moment := read_moment(name))]
