"""Series of one story that count different things of one happening: a part of the whole, or another scope."""

import re
from collections.abc import Sequence

from dateline.base.records import Disagreement
from dateline.stories import words
from dateline.stories.happenings import Group, size_of
from dateline.stories.mentions import NEW, Mention
from dateline.stories.speakers import named
from dateline.stories.subjects import is_part, may_be_one
from dateline.stories.windows import count_over_other_times

# Words of a scope that say that the number is taken out of another.
_PART_WORDS = ("of them", "of whom", "of these", "of those", "among them", "including", "of the")
# What stands between the whole and its part, and between a part and the whole.
_INCLUDING = re.compile(r"\b(?:including|among (?:them|whom)|of (?:them|whom|these|those|which))\b", re.I)
_OUT_OF = re.compile(r"^[^.]{0,30}\b(?:of|among) (?:the|those|these|its|their)\b", re.I)
# How a sentence takes up the number of the sentence before.
_OF_BEFORE = re.compile(
    r"(?:Of|Among) (?:them|these|those|the (?:dead|killed|victims|injured|wounded|missing|cases|arrested|detained))\b",
    re.I,
)
# Figures that far apart are not of one time, and their scopes need no telling apart.
WINDOW_DAYS = 3


def relate(groups: Sequence[Group], number: int) -> tuple[Disagreement, ...]:
    """Return how the group of that number stands to those after it, where both count one happening."""
    one = groups[number]
    found = []
    for other in groups[number + 1 :]:
        if other.event != one.event or other.unit != one.unit:
            continue
        pair = _nearest(one, other)
        if pair is not None:
            found.append(_relation(one, other, *pair))
    return tuple(relation for relation in found if relation is not None)


def _nearest(one: Group, other: Group) -> tuple[Mention, Mention] | None:
    """Return the newest mentions of two groups that stand in one report, else that are of one time."""
    best: tuple[bool, int, Mention, Mention] | None = None
    for a in one.mentions[-10:]:
        for b in other.mentions[-10:]:
            if a.on and b.on and abs((a.on - b.on).days) > WINDOW_DAYS:
                continue
            entry = (a.report is b.report, min(a.place_in_story, b.place_in_story), a, b)
            if best is None or entry[:2] >= best[:2]:
                best = entry
    return None if best is None else best[2:]


def _relation(one: Group, other: Group, a: Mention, b: Mention) -> Disagreement | None:
    if a.figure.sentence == b.figure.sentence and a.report is b.report:
        if _is_part_of(b, a, other, one):
            return _told("part of", b, a)
        if _is_part_of(a, b, one, other):
            return _told("part of", a, b)
    elif a.report is b.report and a.on == b.on:
        part, whole = sorted((a, b), key=lambda mention: mention.figure.start, reverse=True)
        if _is_out_of_the_dead(part) and size_of(part) <= size_of(whole):
            return _told("part of", part, whole)
    if a.is_alone != b.is_alone:
        part, whole = (a, b) if a.is_alone else (b, a)
        is_within = size_of(part) <= size_of(whole) and may_be_one(one.subject, other.subject)
        return _told("part of", part, whole) if is_within and _is_one_account(a, b) else None
    if not may_be_one(one.subject, other.subject) and NEW not in (one.window, other.window):
        return None
    if one.subject.head != other.subject.head:
        return None
    is_placed = bool(a.figure.place and b.figure.place and not a.places & b.places) and _is_one_account(a, b)
    is_night = bool(a.figure.window and b.figure.window) and a.is_count_so_far != b.is_count_so_far
    is_counted_since = bool(a.figure.since and b.figure.since and not (a.figure.until and b.figure.until))
    is_windowed = (
        is_counted_since and count_over_other_times(a.figure, a.on, b.figure, b.on) and _is_one_account(a, b)
    )
    if NEW in (one.window, other.window) and not (a.is_count_so_far or b.is_count_so_far):
        return None
    is_placed = is_placed and (a.is_count_so_far or b.is_count_so_far)
    # "1,150 since January" beside "21 overnight", of one account.
    is_windowed = is_windowed or (is_night and a.figure.window != b.figure.window and _is_one_account(a, b))
    if one.window == other.window and not is_placed and not is_windowed:
        return None
    if a.value == b.value:
        return None
    return _told("different scope", *sorted((a, b), key=_in_story))


def _is_one_account(a: Mention, b: Mention) -> bool:
    """True if one report or one speaker gives both: else two places may be two happenings."""
    return a.report is b.report or bool(a.voices & b.voices)


def _is_part_of(part: Mention, whole: Mention, part_group: Group, whole_group: Group) -> bool:
    """True if the sentence takes the one out of the other: "24 people, nine of them children", "nine of the 24"."""
    if size_of(part) > size_of(whole):
        return False
    scope = (part.figure.scope or "").casefold()
    if scope.startswith(_PART_WORDS):
        return True
    first, second = sorted((part.figure, whole.figure), key=lambda figure: figure.start)
    between = part.report.article.text[first.end : second.start]
    words_between = _INCLUDING if second is part.figure else _OUT_OF
    return bool(words_between.search(between)) and is_part(part_group.subject, whole_group.subject)


def _in_story(mention: Mention) -> tuple[int, int, int]:
    return (mention.on.toordinal() if mention.on else 0, mention.place_in_story, mention.figure.start)


def _told(kind: str, one: Mention, other: Mention) -> Disagreement:
    first, second = _said(one), _said(other)
    if kind == "part of":
        verb = "is" if one.figure.low == one.figure.high == 1 else "are"
        why = f"{first} {verb} a part of {second}."
        return Disagreement(kind="part of", figure_ids=(one.figure.id, other.figure.id), why=why)
    return Disagreement(
        kind="different scope",
        figure_ids=(one.figure.id, other.figure.id),
        why=f"{first} and {second} do not count the same: {_scope(one)} against {_scope(other)}.",
    )


def _said(mention: Mention) -> str:
    figure = mention.figure
    value = words.amount(figure.low, figure.high, bound=figure.bound, unit=figure.unit, exact=figure.exact)
    counted = f" {figure.subject}" if figure.subject and figure.unit == "people" else ""
    day = f", {words.day(mention.on)}" if mention.on else ""
    return words.capital(f"{value}{counted} ({named(figure.attribution.speaker)}{day})")


def _scope(mention: Mention) -> str:
    figure = mention.figure
    if mention.window == NEW:
        return "newly counted"
    if figure.window and (mention.window or figure.since):
        return figure.window
    return f"in {figure.place}" if figure.place else "all so far"


def _is_out_of_the_dead(part: Mention) -> bool:
    """True if a sentence of its own takes a number out of the one before: "Of the dead, six were children"."""
    start = part.figure.sentence[0]
    return bool(_OF_BEFORE.match(part.report.article.text[start : part.figure.start]))
