"""Corrections laid over the machine's results. Pure: the results themselves are never changed.

The way back is a row: the desk writes a correction, and every run lays it over what the stages made.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, TypeVar, get_args

from dateline.base.records import (
    Article,
    Attribution,
    Bound,
    Correction,
    Event,
    Facts,
    Figure,
    Quote,
    Speaker,
    SpeakerKind,
    Story,
)

F = TypeVar("F", Figure, Quote)

# What an editor may change; each is checked against what the field may hold.
FIGURE_FIELDS = (
    "low",
    "high",
    "bound",
    "unit",
    "event",
    "subject",
    "place",
    "speaker",
    "speaker_kind",
    "said_on",
    "channel",
)
QUOTE_FIELDS = ("speaker", "speaker_kind", "said_on", "channel", "mode")
_CHOICES: dict[str, tuple[str, ...]] = {
    "bound": get_args(Bound),
    "event": get_args(Event),
    "speaker_kind": get_args(SpeakerKind),
    "mode": ("speech", "thought"),
}


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections in force, sorted by what they are about."""

    facts: dict[str, tuple[Correction, ...]]  # by figure, quote or query id
    articles: dict[str, tuple[Correction, ...]]
    stories: dict[str, tuple[Correction, ...]]
    speakers: list[Correction]  # what was decided of the registry, in order
    moves: dict[str, str]  # article id -> story id, "" for a story of its own
    merges: dict[str, str]  # story id -> story id


def sort_corrections(corrections: Iterable[Correction]) -> Corrections:
    """Return the corrections that are in force (not undone), the later over the earlier."""
    found = Corrections({}, {}, {}, [], {}, {})
    for item in sorted(corrections, key=lambda c: c.id):
        if item.undone_at is None:
            _sort_in(found, item)
    return found


def _sort_in(found: Corrections, item: Correction) -> None:
    if item.target == "speaker":
        found.speakers.append(item)
    elif item.action == "merge":
        found.merges[item.target_id] = item.value
    elif item.action == "move":
        found.moves[item.target_id] = item.value
    else:
        places = {"article": found.articles, "story": found.stories}.get(item.target, found.facts)
        places[item.target_id] = (*places.get(item.target_id, ()), item)


def correct_facts(facts: Facts, corrections: Corrections) -> Facts:
    """Return the facts as an editor left them: changed, and without the dismissed ones."""
    figures = tuple(_corrected(figure, corrections) for figure in facts.figures)
    quotes = tuple(_corrected(quote, corrections) for quote in facts.quotes)
    gone = {key for key, items in corrections.facts.items() if any(c.action == "dismiss" for c in items)}
    return replace(
        facts,
        figures=tuple(f for f in figures if f.id not in gone),
        quotes=tuple(q for q in quotes if q.id not in gone),
        queries=tuple(q for q in facts.queries if q.id not in gone),
    )


def correct_article(article: Article, corrections: Corrections) -> Article:
    """Return the article with the section and day that an editor gave it."""
    for item in corrections.articles.get(article.id, ()):
        if item.field == "section":
            article = replace(article, section=item.value)
        if item.field == "published_on":
            article = replace(article, published_on=date.fromisoformat(item.value), published_at=None)
    return article


def correct_story(story: Story, corrections: Corrections) -> Story:
    """Return the story under the headline or in the section that an editor gave it."""
    for item in corrections.stories.get(story.id, ()):
        if item.action == "change" and item.field in ("headline", "standfirst", "section"):
            changes: dict[str, Any] = {item.field: item.value}
            story = replace(story, **changes)
    return story


def is_possible(target: str, field: str, value: str) -> bool:
    """True if `value` (as a form or a correction gives it) can stand in `field` of a figure or quote."""
    if field not in (FIGURE_FIELDS if target == "figure" else QUOTE_FIELDS):
        return False
    try:
        _checked(field, value)
    except (ValueError, TypeError):
        return False
    return True


def _corrected(fact: F, corrections: Corrections) -> F:
    for item in corrections.facts.get(fact.id, ()):
        if item.action == "change":
            fact = _changed(fact, item.field, _checked(item.field, item.value))
    return fact


def _checked(field: str, value: str) -> Any:
    if field in ("low", "high"):
        return None if value == "" else float(json.loads(value))
    if field == "said_on":
        return date.fromisoformat(value) if value else None
    if value not in _CHOICES.get(field, (value,)):
        raise ValueError(value)
    return value or None


def _changed(fact: F, field: str, value: Any) -> F:
    attribution = fact.attribution
    if field == "speaker":
        kind: SpeakerKind = attribution.speaker.kind if attribution.speaker.kind != "none" else "person"
        speaker = Speaker(kind=kind if value else "none", name=value, resolved="editor")
        return replace(fact, attribution=replace(attribution, speaker=speaker))
    if field == "speaker_kind":
        speaker = replace(attribution.speaker, kind=value, resolved="editor")
        return replace(fact, attribution=replace(attribution, speaker=speaker))
    if field in {item.name for item in fields(Attribution)}:
        return replace(fact, attribution=replace(attribution, **{field: value}))
    return replace(fact, **{field: value})


def affected_articles(corrections: Sequence[Correction]) -> set[str]:
    """Return the ids of the articles whose pages the corrections touch."""
    return {c.article_id for c in corrections if c.article_id}
