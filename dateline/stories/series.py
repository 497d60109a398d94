"""Series: the comparable figures of a story, with a line for each speaker, in the order of days.

Comparable is what counts the same event, unit, subject and place, of one and the same happening. Where that is not
plain two series stand side by side: a wrong line in a chart is worse than one too many.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.base.records import Event, Line, Point, Series, Speaker
from dateline.base.text import identify
from dateline.stories import words
from dateline.stories.disagree import disagreements_of, summary_of
from dateline.stories.mentions import Mention
from dateline.stories.speakers import Key
from dateline.stories.subjects import Subject, may_be_one

# What decides whether two mentions count the same happening. Chosen by hand on invented cases (tests/stories/cases)
# and looked at on real tolls; a mention joins the series where the sum is highest and not under the bar.
SAME_PLACE = 0.35
OTHER_PLACE = -0.8
WORDS_SHARED = 1.0  # times the share of common words
SAME_VALUE = 0.35
FALLS = -0.25  # a count of one happening seldom falls
LEAPS = -0.25  # nor grows tenfold
SO_FAR = 0.3  # both say "so far", "toll", "has risen to"
SILENCE_DAYS = 7  # days that cost as much as other words gain
BAR = 0.15
LEAP = 10
# Events that a reader looks for first: harm to people, then where they went, then money.
_ORDER: tuple[Event, ...] = (
    "killed", "casualties", "injured", "missing", "infected", "held", "displaced", "evacuated", "hospitalised",
    "rescued", "arrested", "deployed", "attended", "money", "other_people", "share", "thing",
)  # fmt: skip
_IMPACT = frozenset(_ORDER[:9])


@dataclass(slots=True)
class _Group:
    """Mentions found so far to count one happening."""

    event: Event
    unit: str
    window: str
    subject: Subject
    mentions: list[Mention] = field(default_factory=list)
    places: Counter[str] = field(default_factory=Counter)


def find_series(
    story_id: str, mentions: Sequence[Mention], speakers: Mapping[Key, Speaker]
) -> tuple[Series, ...]:
    """Return the series of a story, the most important first; single figures of things that nobody gives are left out."""
    groups = _group(mentions)
    made = [(_importance(group), _series(story_id, group, speakers)) for group in groups if _is_worth(group)]
    made.sort(key=lambda pair: (pair[0], pair[1].id))
    return _unique(series for _, series in made)


def _unique(found: Iterable[Series]) -> tuple[Series, ...]:
    return tuple({series.id: series for series in found}.values())


def _group(mentions: Sequence[Mention]) -> list[_Group]:
    buckets: defaultdict[tuple[str, str, str, str], list[_Group]] = defaultdict(list)
    ordered = sorted(mentions, key=_in_time)
    common = _common_places(mentions)
    for mention in ordered:
        figure = mention.figure
        bucket = buckets[figure.event, figure.unit, mention.window, mention.subject.head]
        best = _best(mention, bucket, common)
        if best is None:
            best = _Group(
                event=figure.event, unit=figure.unit, window=mention.window, subject=mention.subject
            )
            bucket.append(best)
        best.mentions.append(mention)
        best.places.update(mention.places - common)
        if len(mention.subject.modifiers) > len(best.subject.modifiers):
            best.subject = mention.subject
    return [group for bucket in buckets.values() for group in bucket]


def _in_time(mention: Mention) -> tuple[date, int, int]:
    return (mention.on or date.max, mention.place_in_story, mention.figure.start)


def _common_places(mentions: Sequence[Mention]) -> frozenset[str]:
    """Return the places that most of the figures share: they tell no happening from another."""
    counts = Counter(place for mention in mentions for place in mention.places)
    return frozenset(place for place, n in counts.items() if n > len(mentions) / 2)


def _best(mention: Mention, bucket: Sequence[_Group], common: frozenset[str]) -> _Group | None:
    scored = [(_fit(mention, group, common), -n) for n, group in enumerate(bucket)]
    if not scored:
        return None
    score, n = max(scored)
    return bucket[-n] if score >= BAR else None


def _fit(mention: Mention, group: _Group, common: frozenset[str]) -> float:
    if not may_be_one(mention.subject, group.subject):
        return -1.0
    last = group.mentions[-1]
    places = mention.places - common
    score = 0.0
    if places and group.places:
        score += SAME_PLACE if any(place in group.places for place in places) else OTHER_PLACE
    score += WORDS_SHARED * max(_shared(mention, other) for other in group.mentions[-3:])
    score += _fit_of_values(mention, group)
    if mention.is_count_so_far and (last.is_count_so_far or len(group.mentions) > 1):
        score += SO_FAR
    if mention.on and last.on:
        silence = abs((mention.on - last.on).days)
        score -= min(1.0, silence / SILENCE_DAYS) * (0.1 if mention.is_count_so_far else 0.4)
    return score


def _fit_of_values(mention: Mention, group: _Group) -> float:
    value = _size(mention)
    if any(value == _size(other) for other in group.mentions):
        return SAME_VALUE
    before = _size(group.mentions[-1])
    if value < before and not mention.is_count_so_far:
        return FALLS
    return LEAPS if value > LEAP * max(before, 1.0) else 0.0


def _size(mention: Mention) -> float:
    figure = mention.figure
    return figure.low if figure.low is not None else figure.high or 0.0


def _shared(one: Mention, other: Mention) -> float:
    if not one.context or not other.context:
        return 0.0
    return len(one.context & other.context) / min(len(one.context), len(other.context))


# One series ---------------------------------------------------------------------------------------------


def _series(story_id: str, group: _Group, speakers: Mapping[Key, Speaker]) -> Series:
    lines = _lines(group, speakers)
    first = group.mentions[0].figure
    scope = _scope(group)
    return Series(
        id=identify(story_id, group.event, group.unit, group.subject.key, group.window, first.id),
        label=_label(group, scope),
        event=group.event,
        unit=group.unit,
        subject=_subject_text(group),
        scope=scope,
        lines=lines,
        disagreements=disagreements_of(lines, group.unit),
        summary=summary_of(lines, group.unit),
    )


def _lines(group: _Group, speakers: Mapping[Key, Speaker]) -> tuple[Line, ...]:
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


def _subject_text(group: _Group) -> str | None:
    counts = Counter(text for mention in group.mentions if (text := mention.figure.subject))
    return min(counts, key=lambda text: (-counts[text], len(text), text), default=None)


def _scope(group: _Group) -> str | None:
    """Return what narrows the series, in words: the place that most of its figures name, the scope, the window."""
    parts = []
    for field_of in ("scope", "place", "window"):
        texts = Counter(text for mention in group.mentions if (text := getattr(mention.figure, field_of)))
        if texts and (field_of != "window" or group.window) and texts.total() * 2 > len(group.mentions):
            parts.append(min(texts, key=lambda text: (-texts[text], len(text), text)))
    return ", ".join(parts) or None


def _label(group: _Group, scope: str | None) -> str:
    label = words.event(group.event, group.unit)
    subject = _subject_text(group)
    if subject and subject.casefold() != label.casefold():
        label += f": {subject}"
    return f"{label} ({scope})" if scope else label


# Which are worth showing --------------------------------------------------------------------------------


def _is_worth(group: _Group) -> bool:
    if group.event in _IMPACT or len(group.mentions) > 1:
        return True
    return group.event != "thing" and group.mentions[0].speaker[0] in ("person", "body")


def _importance(group: _Group) -> tuple[bool, int, int, int, date]:
    origins = len({mention.report.origin_id for mention in group.mentions})
    points = len({(mention.on, mention.value) for mention in group.mentions})
    newest = max((mention.on for mention in group.mentions if mention.on), default=date.min)
    weak = group.event not in _IMPACT
    return (
        weak,
        -origins,
        -points,
        _ORDER.index(group.event),
        date.fromordinal(date.max.toordinal() - newest.toordinal() + 1),
    )
