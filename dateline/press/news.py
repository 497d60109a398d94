"""What is new in a story, as lines of a page and as entries of feeds: since a day that a reader names, or day by day.

A page keeps nothing of its readers: the day stands in the address (`?since=2026-03-08`), which a reader may bookmark.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from django.http import HttpRequest

from dateline.base.records import Change, Figure, Story
from dateline.base.speakers import slug_of
from dateline.base.text import identify
from dateline.press import paths, words
from dateline.press.answer import site
from dateline.press.feeds import FeedEntry, day_moment
from dateline.store.find import Statement
from dateline.stories.tell import changes_since

# What a reader takes in at a glance; with a day named, all of each part up to a bound that keeps the page a page.
MOST_LINES, MOST_SINCE = 12, 60
# Changes that a follower acts upon are entries of their own; all else that a report brings is one entry.
ALERTS = ("revision", "answered query", "new query", "edited report")
# Within a part, kinds in the order in which they stand here: a number that was changed before one that is only new.
_PARTS = (
    ("Figures", ("revision", "new figure")),
    ("Speakers", ("new speaker",)),
    ("Events", ("new event",)),
    ("Queries answered and opened", ("answered query", "new query")),
    ("Edited reports", ("edited report", "new report")),
)
# What the head of a part says of its lines.
_SAID_BY_HEAD = ("new figure", "new speaker", "new event", "edited report")
# So many of a report's news stand in its entry by name.
MOST_TOLD = 8


Statements = Mapping[str, Statement[Figure]]  # figures by their ids, with their passages


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Something new, with the place where it is told."""

    on: date
    kind: str  # "" under a head that says it
    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What is new of one kind; the newest days have no name."""

    name: str
    lines: tuple[News, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What is new, since a day or of late. `trouble` says why a day that was named is not used."""

    since: date | None
    parts: tuple[Part, ...]
    note: str
    trouble: str = ""

    def __bool__(self) -> bool:
        return bool(self.parts or self.since or self.trouble)


def digest(request: HttpRequest, told: Story, statements: Statements) -> Digest:
    """Return what is new in a story: since the day in the address, else of late."""
    since, trouble = _asked(request)
    if since is None:
        lines = tuple(_line(change, statements) for change in told.changes[:MOST_LINES])
        note = f"to {words.full_day(told.last_on)}" if told.last_on else ""
        return Digest(
            since=None, parts=(Part(name="", lines=lines),) if lines else (), note=note, trouble=trouble
        )
    found = changes_since(told, since)
    note = f"since {words.full_day(since)}"
    return Digest(since=since, parts=tuple(_parts(found, statements)), note=note)


def _asked(request: HttpRequest) -> tuple[date | None, str]:
    text = request.GET.get("since", "").strip()
    if not text:
        return None, ""
    try:
        return date.fromisoformat(text[:40]), ""
    except ValueError:
        return None, "That is no day: write it as 2026-03-08."


def _parts(found: Sequence[Change], statements: Statements) -> Iterator[Part]:
    for name, kinds in _PARTS:
        mine = sorted(
            (change for change in found if change.kind in kinds), key=lambda change: kinds.index(change.kind)
        )
        if mine:
            lines = tuple(_line(change, statements, _SAID_BY_HEAD) for change in mine[:MOST_SINCE])
            yield Part(name=name, lines=lines, more=len(mine) - len(lines))


def _line(change: Change, statements: Statements, said: Sequence[str] = ()) -> News:
    kind = "" if change.kind in said else change.kind
    return News(on=change.on, kind=kind, text=change.text, href=_place(change, statements))


def _place(change: Change, statements: Statements) -> str:
    found = statements.get(change.figure_id or "")
    return paths.passage_path(found.passage_id, found.fact.id) if found else change_path(change)


def change_path(change: Change) -> str:
    """Return where a change is told; the id of a figure is sent on to its sentence."""
    if change.figure_id:
        return paths.passage_path(change.figure_id)
    return paths.article_path(change.article_id) if change.article_id else ""


# Entries of feeds ---------------------------------------------------------------------------------------


def story_entries(
    told: Story, address: str, headlines: Mapping[str, str], statements: Statements
) -> list[FeedEntry]:
    """Return a story's news as entries, the newest first: alerts one by one, all else by the report that brings it.

    An entry's id is of what it says (an alert's) or of its report, and never of the story or of a report's version: a
    reader is told nothing twice when stories merge or a report is edited.
    """
    entries: list[FeedEntry] = []
    for _, of_day in groupby(told.changes, key=lambda change: change.on):
        changes = list(of_day)
        entries += [_alert(change, told, statements) for change in changes if change.kind in ALERTS]
        rest = [change for change in changes if change.kind not in ALERTS]
        entries += _by_report(rest, told, address, headlines)
    return entries


def _alert(change: Change, told: Story, statements: Statements) -> FeedEntry:
    key = change.id or identify(told.id, change.on.isoformat(), change.kind, change.text)
    return FeedEntry(
        id=f"{site().url}/#change-{key}",
        url=site().url + (_place(change, statements) or paths.story_path(told.id, told.headline)),
        title=change.text,
        text=f"{change.kind.capitalize()} in “{told.headline}”",
        at=day_moment(change.on),
    )


def _by_report(
    changes: Sequence[Change], told: Story, address: str, headlines: Mapping[str, str]
) -> Iterator[FeedEntry]:
    by_report: dict[str, list[Change]] = {}
    for change in changes:
        by_report.setdefault(change.article_id or "", []).append(change)
    for article_id, mine in by_report.items():
        headline = headlines.get(article_id, told.headline)
        lines = " · ".join(change.text for change in mine[:MOST_TOLD])
        more = f" · and {len(mine) - MOST_TOLD} more" if len(mine) > MOST_TOLD else ""
        yield FeedEntry(
            id=f"{site().url}/#report-{article_id or told.id}-{mine[0].on.isoformat()}",
            url=site().url + (paths.article_path(article_id) if article_id else address),
            title=f"{headline}: {_counts(mine)}",
            text=lines + more,
            at=day_moment(mine[0].on),
        )


def _counts(changes: Iterable[Change]) -> str:
    kinds = [change.kind for change in changes]
    return ", ".join(words.several(kinds.count(kind), kind) for kind in dict.fromkeys(kinds))


def speaker_alerts(slug: str, stories: Iterable[Story], passages: Mapping[str, str]) -> dict[str, FeedEntry]:
    """Return the numbers that a speaker changed in stories, by the id of the figure that is new.

    `passages` are the addresses of the sentences of the figures that are wanted.
    """
    found: dict[str, FeedEntry] = {}
    for told in stories:
        for change in told.changes:
            href = passages.get(change.figure_id or "")
            is_theirs = change.speaker is not None and slug_of(change.speaker) == slug
            if href and is_theirs and change.kind == "revision":
                found[change.figure_id or ""] = replace(_alert(change, told, {}), url=site().url + href)
    return found


def series_entries(told: Story, series_id: str, statements: Statements) -> list[FeedEntry]:
    """Return what is new in one series of figures, the newest first, each an entry of its own."""
    mine = [change for change in told.changes if change.series_id == series_id]
    return [replace(_alert(change, told, statements), text=f"“{told.headline}”") for change in mine]
