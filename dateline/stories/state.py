"""What the following of stories remembers between two passes, and how it is written down."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dateline.stories.likeness import Profile


@dataclass(slots=True)
class OpenStory:
    """A story that later reports may join, as the sum of its reports."""

    id: str
    founded: int  # how many reports had been read when it was founded
    first_day: int | None  # proleptic ordinal; None where no report had a day
    last_day: int | None
    size: int
    terms: float  # mean number of different words in its reports
    whole: Profile
    is_held: bool = False  # an editor put it so: never merged by machine
    years: dict[str, int] = field(default_factory=dict)  # newest year of its undated reports: in how many


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """All that following needs to go on. Take it as a value: `follow` never changes the one it is given."""

    stage: int
    count: int = 0  # reports read
    last_day: int | None = None  # the newest day read
    counts: Mapping[str, int] = field(default_factory=dict)  # word: in how many reports it stood
    stories: Mapping[str, OpenStory] = field(default_factory=dict)  # by id, in order of founding
    assigned: Mapping[str, tuple[str, float]] = field(
        default_factory=dict
    )  # article id: story id as found, score
    redirects: Mapping[str, str] = field(default_factory=dict)  # story id: the story it went into
    joins: Mapping[str, int | None] = field(
        default_factory=dict
    )  # story id: the newest day read when it went
    due: Mapping[int, tuple[str, ...]] = field(
        default_factory=dict
    )  # at which count which story is looked at again
    corrections: str = ""  # identity of the editors' corrections it was made under
    # Word: the open stories that hold it. Follows from `stories`; kept to go on without making it again.
    index: Mapping[str, Mapping[str, None]] | None = field(default=None, compare=False, repr=False)


def resolve(story_id: str, redirects: Mapping[str, str]) -> str:
    """Return the story that a story's address leads to now."""
    seen = {story_id}
    while (target := redirects.get(story_id)) is not None and target not in seen:
        story_id = target
        seen.add(story_id)
    return story_id


def dumps(state: State) -> bytes:
    """Return a state as bytes; the same state gives the same bytes."""
    document = {
        "stage": state.stage,
        "count": state.count,
        "last_day": state.last_day,
        "counts": state.counts,
        "stories": [_plain(story) for story in state.stories.values()],
        "assigned": state.assigned,
        "redirects": state.redirects,
        "joins": state.joins,
        "due": list(state.due.items()),
        "corrections": state.corrections,
    }
    return zlib.compress(json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode())


def loads(data: bytes) -> State:
    """Return the state that `dumps` wrote."""
    document = json.loads(zlib.decompress(data))
    return State(
        stage=document["stage"],
        count=document["count"],
        last_day=document["last_day"],
        counts=document["counts"],
        stories={row["id"]: _story(row) for row in document["stories"]},
        assigned={article: (story, score) for article, (story, score) in document["assigned"].items()},
        redirects=document["redirects"],
        joins=document.get("joins", {}),
        due={at: tuple(stories) for at, stories in document["due"]},
        corrections=document["corrections"],
    )


def day_of(number: int | None) -> date | None:
    """Return the day that a state's number stands for."""
    return None if number is None else date.fromordinal(number)


def _plain(story: OpenStory) -> dict[str, Any]:
    return {
        "id": story.id,
        "founded": story.founded,
        "first_day": story.first_day,
        "last_day": story.last_day,
        "size": story.size,
        "terms": story.terms,
        "whole": _plain_profile(story.whole),
        "is_held": story.is_held,
        "years": story.years,
    }


def _plain_profile(profile: Profile) -> list[Any]:
    return [profile.body, profile.head, profile.names, profile.lengths]


def _story(row: dict[str, Any]) -> OpenStory:
    return OpenStory(**{**row, "whole": _profile(row["whole"])})


def _profile(values: list[Any]) -> Profile:
    body, head, names, lengths = values
    return Profile(body=body, head=head, names=names, lengths=(lengths[0], lengths[1], lengths[2]))
