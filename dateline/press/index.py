"""The pages by which readers find their way: search, corrections, accuracy, feeds, the API."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from dateline.press import cards, paths, words
from dateline.press.answer import page, section_links, site
from dateline.press.corrected import correction_lines
from dateline.press.manner import UNSURE_BELOW
from dateline.press.paging import asked_page, pages_of, search_pages
from dateline.press.passage import Piece
from dateline.store import find
from dateline.store.search import Hit, search

HITS_A_PAGE = 20
CORRECTIONS_A_PAGE = 50
# Longer ones are pasted texts, for which `dateline check` is the tool.
QUERY_CHARACTERS = 200
ACCURACY_KEY = "accuracy"
_KINDS = {"article": "Report", "story": "Story", "speaker": "Speaker", "quote": "Quotation"}


@dataclass(frozen=True, slots=True, kw_only=True)
class HitLine:
    """A result of a search."""

    kind: str
    href: str
    title: str
    pieces: tuple[Piece, ...]
    meta: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What was measured: figures by name, with the command that gives them."""

    name: str
    about: str
    on: str
    command: str
    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLine:
    """A page that can be followed."""

    name: str
    base: str


def search_page(request: HttpRequest) -> HttpResponseBase:
    """Answer with what a search found."""
    query = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:QUERY_CHARACTERS]
    number = asked_page(request)
    found = search(query, limit=HITS_A_PAGE, offset=(number - 1) * HITS_A_PAGE)
    return page(
        request,
        "search.html",
        title=f"Search: {query}" if query else "Search",
        query=query,
        total=found.total,
        hits=[_hit_line(hit) for hit in found.hits],
        pages=search_pages(query, number, HITS_A_PAGE, found.total),
        no_index=True,
    )


def corrections(request: HttpRequest, number: int = 1) -> HttpResponseBase:
    """Answer with all corrections, the latest first."""
    found = find.corrections(limit=CORRECTIONS_A_PAGE, offset=(number - 1) * CORRECTIONS_A_PAGE)
    return page(
        request,
        "corrections.html",
        title="Corrections",
        list=correction_lines(found, site().zone),
        pages=pages_of("/corrections/", number, CORRECTIONS_A_PAGE, found.total),
    )


def accuracy(request: HttpRequest) -> HttpResponseBase:
    """Answer with how well the extraction does, as it was last measured."""
    return page(
        request,
        "accuracy.html",
        title="Accuracy",
        tasks=read_tasks(find.find_meta(ACCURACY_KEY)),
        unsure_below=round(UNSURE_BELOW * 100),
    )


def read_tasks(text: str | None) -> list[Task]:
    """Return measured tasks from JSON: a list of (or one) `{name, about, on, command, figures: {measure: value}}`.

    What is not of this form is passed over: the page must not fail on a file that somebody edited.
    """
    try:
        found = json.loads(text) if text else []
    except ValueError:
        return []
    rows = found.get("tasks", [found]) if isinstance(found, dict) else found
    return [_task(row) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def feeds(request: HttpRequest) -> HttpResponseBase:
    """Answer with the list of feeds."""
    lines = [FeedLine(name="Front page", base=paths.FRONT)]
    lines += [FeedLine(name=link.name, base=link.href) for link in section_links()]
    return page(request, "feeds.html", title="Feeds", list=lines)


def _task(row: dict[str, Any]) -> Task:
    figures = row.get("figures", {})
    pairs = figures.items() if isinstance(figures, dict) else ()
    return Task(
        name=str(row.get("name") or row.get("task") or "Measured"),
        about=str(row.get("about") or ""),
        on=words.day_or_as_it_is(str(row.get("on") or row.get("date") or "")),
        command=str(row.get("command") or ""),
        figures=tuple((str(name), _value(value)) for name, value in pairs),
    )


def _value(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _hit_line(hit: Hit) -> HitLine:
    href = {
        "article": paths.article_path,
        "story": lambda key: paths.story_path(key, hit.title),
        "speaker": paths.speaker_path,
        "quote": paths.passage_path,
    }[hit.kind](hit.key)
    day = words.full_day(hit.on) if hit.on else ""
    title = hit.title or (words.NO_SOURCE if hit.kind == "quote" else cards.NO_OUTLET)
    return HitLine(
        kind=_KINDS[hit.kind],
        href=href,
        title=title,
        pieces=tuple(Piece(words=text, is_marked=marked) for text, marked in hit.pieces),
        meta=" · ".join(part for part in (hit.section, day) if part),
    )
