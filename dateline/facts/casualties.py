"""Casualties are the killed and the injured: none of the two, nor both, can be more than they."""

import re
from collections.abc import Iterator

from dateline.base.records import Figure
from dateline.facts.matter import Doubt, Matter, listed

# All who are counted as casualties, in one number. Source: eval/figures-guideline ("casualties").
_ALL = re.compile(r"\bcasualties\b|\b(?:killed|dead)\s(?:or|and)\s(?:injured|wounded)\b", re.I)
# What follows is told of the same people.
_OF_THEM = re.compile(
    r"\b(?:of them|of whom|of these|of those|of which|including|among them|among whom|among these)\b", re.I
)
_SAME_TIME = re.compile(
    r"\bin the same (?:\w+ )?(?:hours?|days?|weeks?|months?|period|attack|battle|raid|fighting)\b", re.I
)
_MORE = re.compile(
    r"\b(?:another|further|more|other|additional|since|so far|total|no (?:civilian )?casualties|enemy)\b",
    re.I,
)
_EXACT = ("exact", "about", "at_most", "less_than")


def find_casualties(matter: Matter) -> Iterator[Doubt]:
    """Yield the casualties that are fewer than their own dead, or than their dead and injured."""
    figures = matter.figures
    order = {sentence: number for number, sentence in enumerate(matter.sentences)}
    for i, total in enumerate(figures):
        if total.high is None or total.bound not in _EXACT or not _is_all(matter.text, total):
            continue
        following = [
            f
            for f in figures[i + 1 : i + 4]
            if f.event in ("killed", "injured")
            and order.get(f.sentence, -9) - order.get(total.sentence, 0) in (0, 1)
        ]
        yield from _doubts(matter, total, following)


def _is_all(text: str, total: Figure) -> bool:
    start, end = total.sentence
    if _ALL.match(text[total.end : min(end, total.end + 40)].lstrip()):
        return True
    # "put the casualties at 1,200"; "2,000 people were killed or wounded".
    before, after = (
        text[max(start, total.start - 40) : total.start],
        text[total.end : min(end, total.end + 40)],
    )
    return bool(
        re.search(r"\bcasualties\s(?:at|of|to|as|:)\s(?:about |around |some )?$", before, re.I)
        or re.match(r"\s(?:\w+\s){0,2}(?:were|was|have been|had been)?\s?(?:killed|dead)\s(?:or|and)\s(?:injured|wounded)\b", after, re.I)
    )  # fmt: skip


def _doubts(matter: Matter, total: Figure, following: list[Figure]) -> Iterator[Doubt]:
    parts: list[Figure] = []
    for figure in following:
        if not _is_of(matter, total, figure, bool(parts)):
            break
        parts.append(figure)
    if not parts or total.high is None:
        return
    events = [part.event for part in parts]
    added = sum(part.low or 0 for part in parts)
    if len(set(events)) < len(events) or added <= total.high:
        return
    dead = next((part for part in parts if part.event == "killed" and (part.low or 0) > total.high), None)
    parts = [dead] if dead is not None else parts
    words = listed([part.exact for part in parts])
    yield Doubt(
        kind="casualties",
        spans=tuple((f.start, f.end) for f in (total, *parts)),
        figure_ids=tuple(f.id for f in (total, *parts)),
        likely=None if dead is not None else f"{added:.0f}",
        why=f"The casualties are given as {total.exact}, but they take in the killed and the injured: {words}"
        + (" alone are more." if dead is not None else f" make {added:,.0f}."),
    )


def _is_of(matter: Matter, total: Figure, part: Figure, goes_on: bool) -> bool:
    """True if the text tells that a figure is of the people of another."""
    between = matter.text[total.end : part.start]
    if _MORE.search(between) or part.low is None or part.bound not in (*_EXACT, "at_least", "more_than"):
        return False
    if _OF_THEM.search(between) or _OF_THEM.match(matter.text[part.end : part.end + 16].lstrip()):
        return True
    if goes_on:
        return part.sentence[0] < total.end or "\n" not in between
    after = matter.text[part.end : part.sentence[1]]
    return bool(_SAME_TIME.search(after)) and _sides(total) == _sides(part)


def _sides(figure: Figure) -> frozenset[str]:
    return frozenset(re.findall(r"\b[A-Z]\w+", figure.subject or ""))
