"""Numbers that move the wrong way: a rise from 40 to 30, and a toll that has risen below what the same source said before."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dateline.base.records import Figure
from dateline.facts.lexicon import units
from dateline.facts.matter import Doubt, Matter, Span, bare_numbers
from dateline.facts.numbers import Number


def find_tolls(matter: Matter) -> Iterator[Doubt]:
    """Yield the rises that fall and the falls that rise, within a sentence and from one to another."""
    yield from _moves(matter)
    yield from _sunken(matter)


# Within a sentence ----------------------------------------------------------------------------------

_RISE = (
    r"(?:rose|risen|rising|rises?|climb(?:ed|ing|s)?|increas(?:ed?|es|ing)|gr[eo]wn?|growing|grows|jump(?:ed|ing|s)?"
    r"|soar(?:ed|ing|s)?|surg(?:ed|ing|es)|went up|gone up|going up|up|raised|lifted|hiked)"
)
_FALL = (
    r"(?:fell|fall(?:en|ing|s)?|drop(?:ped|ping|s)?|decreas(?:ed?|es|ing)|declin(?:ed?|es|ing)|shrank|shrunk|sank|sunk|went down"
    r"|gone down|going down|down|lowered|cut|reduced|reduction|slashed|trimmed)"
)
_ROUGHLY = r"(?:(?:about|around|at least|just|some|nearly|over|almost|only|more than|less than|an? \w+)\s)?"
# "rose (sharply, last year) from 40"; "rose (by 3 per cent) to 30"; "cut its forecast to 5".
_MOVES_FROM = re.compile(rf"\b(?:({_RISE})|({_FALL}))\s(?:\w+\s){{0,3}}?from\s{_ROUGHLY}$", re.I)
_MOVES_TO = re.compile(rf"\b(?:({_RISE})|({_FALL}))\s(?:(?!from\b)[\w’']+\s){{0,4}}?to\s{_ROUGHLY}$", re.I)
_TO = re.compile(rf"^((?:\s[\w-]+){{0,3}}?)\s(?:up |down )?to\s{_ROUGHLY}$")
_FROM = re.compile(rf"^((?:\s[\w-]+){{0,2}}?)\sfrom\s{_ROUGHLY}$")
_UP_FROM = re.compile(
    rf"^((?:\s[\w-]+){{0,2}}?)(?:,|\s[(–—-])\s?(?:(up)|(down))\s(?:sharply\s|slightly\s)?from\s{_ROUGHLY}$",
    re.I,
)
# Where less is more, or where the number is a name: ranks, levels, rates of exchange, odds, times of the day.
_OTHER_SCALE = re.compile(
    r"\b(?:rank\w*|places?|placed|spots?|seed(?:ed|s)?|(?-i:No\.?\s?\d)|standings|table|league|charts?|world|levels?|category|grade|stage|tier|class|phase"
    r"|to the (?:dollar|euro|pound|yen)|(?:against|per|on) the (?:dollar|euro|pound|yen|greenback)|minus|below zero|odds|sub-zero|o[’']clock"
    r"|exit|junction|gear|handicap|par|one in|ratio|points?)\b|\b(?:a|p)\.?m\b|[#№]",
    re.I,
)

_AROUND = 90


def _moves(matter: Matter) -> Iterator[Doubt]:
    for one, other in pairwise(bare_numbers(matter)):
        if other.start - one.end > 60:
            continue
        text = matter.text
        found = _from_to(text, one, other) or _to_from(text, one, other) or _and_up_from(text, one, other)
        if found is None:
            continue
        words, rises, before, after = found
        if not _are_of_one_scale(text, one, other) or after.low == before.low:
            continue
        start, end = _sentence(matter, one)
        around = max(start, one.start - _AROUND), min(end, other.end + _AROUND)
        if (after.low > before.low) == rises or _OTHER_SCALE.search(text, *around):
            continue
        yield Doubt(
            kind="falling toll",
            spans=((one.start, other.end),),
            why=f"The text says “{words}”, but {text[after.start : after.end]} is {'less' if rises else 'more'}"
            f" than {text[before.start : before.end]}.",
        )


_Move = tuple[str, bool, Number, Number]  # the word, whether it rises, before, after


def _from_to(text: str, one: Number, other: Number) -> _Move | None:
    move = _MOVES_FROM.search(text[max(0, one.start - 70) : one.start])
    if move is None or not _TO.match(text[one.end : other.start]):
        return None
    return move[1] or move[2], bool(move[1]), one, other


def _to_from(text: str, one: Number, other: Number) -> _Move | None:
    move = _MOVES_TO.search(text[max(0, one.start - 70) : one.start])
    if move is None or not _FROM.match(text[one.end : other.start]):
        return None
    return move[1] or move[2], bool(move[1]), other, one


def _and_up_from(text: str, one: Number, other: Number) -> _Move | None:
    move = _UP_FROM.match(text[one.end : other.start])
    if move is None:
        return None
    return f"{move[2] or move[3]} from", bool(move[2]), other, one


# Below it a number without its own scale borrows that of the other: "from $2 to 1.5 billion".
_LEAST_WITHOUT_SCALE = 1_000


def _are_of_one_scale(text: str, one: Number, other: Number) -> bool:
    if one.unit != other.unit or one.low < 0 or other.low < 0 or _are_years(one, other):
        return False
    if one.scale != other.scale and min(one, other, key=lambda n: n.scale).low < _LEAST_WITHOUT_SCALE:
        return False
    nouns = [_noun(text, n) for n in (one, other)]
    if all(nouns):
        return nouns[0] == nouns[1] or not any(noun in units().words for noun in nouns)
    # A measure may be named once, at the end; named at the first number alone it is not that of the second.
    return True


_NOUN = re.compile(r"^[\s-]([^\W\d_]+)")


def _noun(text: str, number: Number) -> str:
    found = _NOUN.match(text[number.end : number.end + 24])
    word = found[1].lower() if found else ""
    word = (
        word
        if word not in ("to", "from", "in", "a", "on", "at", "last", "the", "and", "by", "per", "up", "down")
        else ""
    )
    return word[:-1] if word.endswith("s") else word


def _are_years(*numbers: Number) -> bool:
    return all(1900 <= n.low <= 2100 and n.unit is None for n in numbers)


def _sentence(matter: Matter, number: Number) -> Span:
    return next((s for s in matter.sentences if s[0] <= number.start < s[1]), (number.start, number.end))


# From one sentence to another -----------------------------------------------------------------------

_HAS_RISEN = re.compile(
    r"\b(?:toll|numbers?|count|total|tally|deaths|cases|injured|missing)\b[^.;\n]{0,50}\b(?:risen|rose|rises|climbed|climbs|jumped|increased|grown|grew|rising|climbing)"
    rf"\s(?:again\s|further\s|sharply\s)?to\s{_ROUGHLY}$",
    re.I,
)
_REVISED = re.compile(
    r"\b(?:revis\w+|lower\w*|correct\w*|double|twice|mistak\w+|error|instead|reduced|down|turned up|alive|although|nationwide|countrywide|overall"
    r"|worldwide|across|globally|separate\w*|another|other|more|last year|years? ago|feared|could|may|might|expected)\b",
    re.I,
)
_EVENTS = frozenset({"killed", "injured", "missing", "infected", "arrested", "displaced", "hospitalised"})
# How many sentences may lie between: farther apart a text counts other people.
_SENTENCES_APART = 4


def _sunken(matter: Matter) -> Iterator[Doubt]:
    """Yield the tolls that "have risen" below what the same source said of the same people."""
    figures = [f for f in matter.figures if f.event in _EVENTS and f.low is not None]
    order = {sentence: number for number, sentence in enumerate(matter.sentences)}
    for i, risen in enumerate(figures):
        if not _HAS_RISEN.search(matter.text[risen.sentence[0] : risen.start]):
            continue
        near = figures[max(0, i - 6) : i] + figures[i + 1 : i + 4]
        for told in near:
            apart = abs(order.get(told.sentence, 0) - order.get(risen.sentence, 0))
            if apart <= _SENTENCES_APART and _is_sunken(matter, told, risen):
                yield _sunken_doubt(risen, told)
                break


def _is_sunken(matter: Matter, told: Figure, risen: Figure) -> bool:
    if told.event != risen.event or told.sentence == risen.sentence:
        return False
    if not told.low or not risen.low or told.low <= risen.low or told.low > 3 * risen.low:
        return False
    if told.start > risen.start and not _is_of_an_earlier_day(told, risen):
        return False
    if not _are_one_voice(told, risen) or any(
        _places(matter, told.sentence) ^ _places(matter, risen.sentence)
    ):
        return False
    sentences = {told.sentence, risen.sentence}
    return not any(_REVISED.search(matter.text, *sentence) for sentence in sorted(sentences))


def _is_of_an_earlier_day(told: Figure, risen: Figure) -> bool:
    days = told.attribution.said_on, risen.attribution.said_on
    return days[0] is not None and days[1] is not None and days[0] < days[1]


def _are_one_voice(one: Figure, other: Figure) -> bool:
    names = [f.attribution.speaker.name for f in (one, other)]
    if names[0] is None or names[1] is None:
        return False
    a, b = ({w for w in name.lower().split() if w != "the"} for name in names if name)
    return bool(a and b) and (a <= b or b <= a)


def _places(matter: Matter, sentence: Span) -> set[str]:
    return {
        name.name
        for name in matter.names
        if name.kind == "place" and any(sentence[0] <= start < sentence[1] for start, _ in name.spans)
    }


def _sunken_doubt(risen: Figure, told: Figure) -> Doubt:
    return Doubt(
        kind="falling toll",
        spans=((risen.start, risen.end), (told.start, told.end)),
        figure_ids=(risen.id, told.id),
        confidence=0.8,
        why=f"The count is said to have risen to {risen.exact}, but {told.attribution.speaker.name} had given {told.exact} before.",
    )
