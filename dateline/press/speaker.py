"""The pages of speakers: all that one said, over all stories, and the list of them."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponseBase

from dateline.base.records import SpeakerKind
from dateline.press import cards, linked, paths, words
from dateline.press.answer import feed_links, moved, page, site
from dateline.press.paging import page_path, pages_of
from dateline.press.speech import Said, said_together
from dateline.store import find
from dateline.store.find import SpeakerView, Statement

STATEMENTS_A_PAGE = 40
SPEAKERS_A_PAGE = 200
MOST_STORIES = 8
MOST_ROLES = 3
_NAMED: tuple[SpeakerKind, ...] = ("person", "body")


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOn:
    """What a speaker said on one day."""

    day: date | None
    statements: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerLine:
    """A speaker in a list."""

    name: str
    href: str
    count: int
    role: str = ""  # tells namesakes apart


def speaker(request: HttpRequest, slug: str, number: int = 1) -> HttpResponseBase:
    """Answer with a speaker's page; a renamed one's old address is sent on."""
    found = find.find_speaker(slug)
    if found is None:
        raise Http404("no speaker has this name")
    address = paths.speaker_path(found.slug)
    if found.slug != slug:
        return moved(page_path(address, number))
    offset = (number - 1) * STATEMENTS_A_PAGE
    statements = find.statements_of(found.slug, limit=STATEMENTS_A_PAGE, offset=offset)
    story_ids = list(dict.fromkeys(one.story_id for one in statements if one.story_id))
    days = [one.on for one in statements if one.on]
    return page(
        request,
        "speaker.html",
        title=found.name,
        description=f"All that {found.name} is reported to have said, each with its sentence.",
        kind=words.KIND_WORDS[found.kind],
        roles=_roles(found, statements.items),
        others=[name for name in found.names if name != found.name],
        namesakes=[_line(one) for one in find.namesakes(found.slug) if one.kind in _NAMED],
        wikidata=found.wikidata,
        wikidata_href=paths.wikidata(found.wikidata),
        linked=linked.speaker(found, site()) if found.kind in _NAMED else None,
        total=statements.total,
        is_named=found.kind in _NAMED,
        no_index=found.kind not in _NAMED,
        stories_count=len(story_ids),
        days=words.span_of_days(min(days), max(days)) if days else "",
        groups=_by_day(statements.items),
        stories=[
            cards.story_card(cards.story_line(one)) for one in find.find_stories(story_ids[:MOST_STORIES])
        ],
        pages=pages_of(address, number, STATEMENTS_A_PAGE, statements.total),
        speaker_feeds=feed_links(address, found.name),
        feeds=feed_links(address, found.name),
    )


def speakers(request: HttpRequest, number: int = 1) -> HttpResponseBase:
    """Answer with the list of named speakers, people and bodies, those with most statements first."""
    offset = (number - 1) * SPEAKERS_A_PAGE
    people, bodies = (find.speakers(kind=kind, limit=SPEAKERS_A_PAGE, offset=offset) for kind in _NAMED)
    longer = max(people.total, bodies.total)
    return page(
        request,
        "speakers.html",
        title="Speakers",
        groups=[("People", _lines(people.items)), ("Bodies", _lines(bodies.items))],
        total=people.total + bodies.total,
        pages=pages_of("/speakers/", number, SPEAKERS_A_PAGE, longer),
    )


def _lines(found: tuple[SpeakerView, ...]) -> list[SpeakerLine]:
    return [_line(one) for one in found]


def _line(found: SpeakerView) -> SpeakerLine:
    told = ", ".join(part for part in (found.role, found.body) if part)
    return SpeakerLine(
        name=found.name, href=paths.speaker_path(found.slug), count=found.statements_count, role=told
    )


def _roles(found: SpeakerView, statements: tuple[Statement, ...]) -> list[str]:  # type: ignore[type-arg]
    """Return the role stated most often over all articles, then those of the statements shown."""
    roles = [found.role or "", *(words.speaker_role(one.attribution.speaker) for one in statements)]
    apart = {role.casefold(): role for role in roles if role}
    # "Minister" says nothing beside "Health Minister".
    fuller = [
        role for key, role in apart.items() if not any(key != other and key in other for other in apart)
    ]
    return fuller[:MOST_ROLES]


def _by_day(statements: tuple[Statement, ...]) -> list[SaidOn]:  # type: ignore[type-arg]
    return [
        SaidOn(day=on, statements=tuple(said_together(list(group))))
        for on, group in groupby(statements, key=lambda one: one.on)
    ]
