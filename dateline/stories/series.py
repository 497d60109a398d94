"""Series: the comparable figures of a story, with a line for each speaker, in the order of days.

Comparable is what counts the same event, unit, subject and place, of one and the same happening. Where that is not
plain two series stand side by side: a wrong line in a chart is worse than one too many.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from dateline.base.records import Disagreement, Event, Line, Name, Point, Series, Speaker
from dateline.base.text import identify
from dateline.stories import words
from dateline.stories.disagree import Course, disagreements_of, summary_of
from dateline.stories.happenings import IMPACT, Group, group_mentions
from dateline.stories.mentions import Mention
from dateline.stories.scopes import relate
from dateline.stories.speakers import Key
from dateline.stories.subjects import core_of
from dateline.stories.terms import words as words_of

# Below this a figure is more likely wrong than right (docs/confidence.md).
UNSURE_BELOW = 0.5
# Events that a reader looks for first: harm to people, then where they went, then money.
_ORDER: tuple[Event, ...] = (
    "killed", "casualties", "injured", "missing", "infected", "held", "displaced", "evacuated", "hospitalised",
    "rescued", "arrested", "deployed", "attended", "money", "other_people", "share", "thing",
)  # fmt: skip
# What is counted once and does not grow afterwards.
_FIXED: frozenset[Event] = frozenset(("attended", "money", "deployed"))
# What is counted as it stands, and ends: the missing are found, the evacuated go home.
_FALLING: frozenset[Event] = frozenset(("missing", "hospitalised", "evacuated", "displaced"))
# A scope that is longer is a clause, not a name; it stands in the record, not in the label.
LONGEST_SCOPE = 40
# Unattributed things in ones and twos ("two air strikes", "three provinces") are no series.
FEW_THINGS = 20
# More nobody reads; a war of two years has hundreds of single strikes, which stand in the timeline.
MOST_SERIES = 60
# Subjects that only say the event again: "deaths" of the killed.
_EVENT_NOUNS = frozenset(
    ("death", "deaths", "dead", "fatality", "fatalities", "casualty", "casualties", "toll", "injury", "injuries",
     "injured", "wounded", "case", "cases", "lives", "life", "victims", "the", "number", "of", "arrests", "people", "person",
     "persons", "other", "others", "individuals", "individual", "more")
)  # fmt: skip


def find_series(
    story_id: str, mentions: Sequence[Mention], speakers: Mapping[Key, Speaker]
) -> tuple[Series, ...]:
    """Return the series of a story, the most important first; single figures of things that nobody gives are left out."""
    groups = group_mentions(mentions)
    worth = sorted((group for group in groups if _is_worth(group)), key=_importance)[:MOST_SERIES]
    found = [_series(story_id, group, speakers, relate(worth, number)) for number, group in enumerate(worth)]
    return _told_apart(found, worth)


# One series ---------------------------------------------------------------------------------------------


def _series(
    story_id: str, group: Group, speakers: Mapping[Key, Speaker], related: tuple[Disagreement, ...]
) -> Series:
    lines = _lines(group, speakers)
    first = group.mentions[0].figure
    scope = _scope(group)
    return Series(
        id=identify(story_id, group.event, group.unit, group.window, first.id),
        label=_label(group, scope),
        event=group.event,
        unit=group.unit,
        subject=_subject_text(group),
        scope=scope,
        lines=lines,
        disagreements=(*_disagreements(group, lines), *related),
        summary=summary_of(lines, group.unit),
    )


def _disagreements(group: Group, lines: Sequence[Line]) -> tuple[Disagreement, ...]:
    """Return how the figures stand to each other; what a window counts is never revised by the next window."""
    course = Course(
        grows=group.event not in _FIXED,
        falls=group.event in _FALLING,
        so_far=frozenset(mention.figure.id for mention in group.mentions if mention.is_count_so_far),
    )
    found = disagreements_of(lines, group.unit, _ranks(group), course)
    unsure = {m.figure.id for m in group.mentions if m.figure.confidence < UNSURE_BELOW}
    # What the reader of the text may have misread founds no conflict.
    found = tuple(one for one in found if one.kind != "conflict" or unsure.isdisjoint(one.figure_ids))
    if not group.window:
        return found
    days = {mention.figure.id: mention.on for mention in group.mentions}
    return tuple(one for one in found if days[one.figure_ids[0]] == days[one.figure_ids[1]])


def _ranks(group: Group) -> Mapping[str, int]:
    """Return the place of each figure in the story, to tell the earlier of two of one day."""
    return {mention.figure.id: rank for rank, mention in enumerate(group.mentions)}


def _lines(group: Group, speakers: Mapping[Key, Speaker]) -> tuple[Line, ...]:
    by_speaker: defaultdict[Key, list[Mention]] = defaultdict(list)
    for mention in group.mentions:
        by_speaker[mention.speaker].append(mention)
    lines = [Line(speaker=speakers[key], points=_points(found)) for key, found in sorted(by_speaker.items())]
    ranks = {"person": 0, "body": 0, "unnamed": 1, "none": 2}
    lines.sort(
        key=lambda line: (ranks[line.speaker.kind], line.points[0].on or date.max, line.speaker.name or "")
    )
    return tuple(lines)


def _points(mentions: Sequence[Mention]) -> tuple[Point, ...]:
    """Return one point for each value and day, in order; origins are counted, repeats are not shown."""
    same: defaultdict[tuple[object, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        same[(mention.on, mention.value)].append(mention)
    return tuple(_point(found) for found in same.values())


def _point(mentions: Sequence[Mention]) -> Point:
    first = mentions[0]
    figure = first.figure
    return Point(
        figure_id=figure.id,
        article_id=first.report.article.id,
        version_id=figure.version_id,
        on=first.on,
        on_basis=first.on_basis,
        low=figure.low,
        high=figure.high,
        bound=figure.bound,
        exact=figure.exact,
        origins=len({mention.report.origin_id for mention in mentions}),
    )


def _subject_text(group: Group) -> str | None:
    """Return the words that name most closely, then most often, what is counted; None where they only repeat the event."""
    counts = Counter(
        (mention.subject == group.subject, text)
        for mention in group.mentions
        if (text := mention.figure.subject) and not _is_event(text)
    )
    best = min(counts, key=lambda key: (not key[0], -counts[key], len(key[1]), key[1]), default=None)
    if best is None or (not group.subject.key and 2 * counts[best] < len(group.mentions)):
        # People in general are named by many words ("patients", "bodies"); one that few use says too much.
        return None
    return best[1]


def _is_event(text: str) -> bool:
    return all(word in _EVENT_NOUNS for word in core_of(text).casefold().split())


def _scope(group: Group) -> str | None:
    """Return what narrows the series, in words: the place that most of its figures name, the scope, the window."""
    parts = []
    for field_of in ("scope", "place", "window"):
        texts = Counter(text for mention in group.mentions if (text := getattr(mention.figure, field_of)))
        if texts and (field_of != "window" or group.window) and texts.total() * 2 > len(group.mentions):
            parts.append(min(texts, key=lambda text: (-texts[text], len(text), text)))
    return ", ".join(parts) or None


def _label(group: Group, scope: str | None) -> str:
    label = words.event(group.event, group.unit)
    subject = _subject_text(group)
    if subject and subject.casefold() != label.casefold():
        label += f": {subject}"
    return f"{label} ({scope})" if scope and len(scope) <= LONGEST_SCOPE else label


def _told_apart(found: Sequence[Series], groups: Sequence[Group]) -> tuple[Series, ...]:
    """Return series of which no two are called the same: those that are get the place, or the days, that parts them."""
    counts = Counter(series.label for series in found)
    return tuple(
        replace(series, label=f"{series.label}, {_mark_of(group)}") if counts[series.label] > 1 else series
        for series, group in zip(found, groups, strict=True)
    )


def _mark_of(group: Group) -> str:
    days = [mention.on for mention in group.mentions if mention.on]
    span = words.days(min(days), max(days)) if days else "day unknown"
    places = Counter(
        name.name
        for mention in group.mentions
        for name in mention.report.facts.names
        if name.kind == "place"
        and _stands_in(name, mention)
        and not group.places.keys().isdisjoint(words_of(name.name))
    )
    best = min(places, key=lambda name: (-places[name], name), default=None)
    # A place that few of the figures name is not where the series counts.
    return f"{best}, {span}" if best and places[best] * 2 >= len(group.mentions) else span


def _stands_in(name: Name, mention: Mention) -> bool:
    start, end = mention.figure.sentence
    return any(start <= at < end for at, _ in name.spans)


# Which are worth showing --------------------------------------------------------------------------------


def _is_worth(group: Group) -> bool:
    is_named = any(mention.speaker[0] in ("person", "body") for mention in group.mentions)
    if group.event == "thing":
        return len(group.mentions) > 1 and (is_named or max(group.sizes, default=0) >= FEW_THINGS)
    return group.event in IMPACT or len(group.mentions) > 1 or is_named


def _importance(group: Group) -> tuple[int, int, int, int, int, str]:
    """Return what series are sorted by: first what an editor would show first, then by origins and points."""
    origins = len({mention.report.origin_id for mention in group.mentions})
    points = len({(mention.on, mention.value) for mention in group.mentions})
    newest = max((mention.on for mention in group.mentions if mention.on), default=date.min)
    return (
        _rank(group, points),
        -origins,
        -points,
        _ORDER.index(group.event),
        -newest.toordinal(),
        group.mentions[0].figure.id,
    )


def _rank(group: Group, points: int) -> int:
    """Return how soon a series is shown: harm that named speakers count on, then counts, then single figures, then things."""
    speakers = {mention.speaker for mention in group.mentions if mention.speaker[0] in ("person", "body")}
    if group.event == "thing":
        return 3 if len(speakers) > 1 and points > 2 else 4
    if points > 1 and speakers and group.event in IMPACT:
        return 0
    if points > 1 and (speakers or group.event in IMPACT):
        return 1
    return 2 if group.event in IMPACT else 3
