"""Rival counts: a second voice that gives its own number for what has just been counted."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from dateline.base.records import Figure, TimeExpression
from dateline.facts.cues import verb_cues
from dateline.facts.matter import Doubt, Matter, Span
from dateline.facts.numbers import Number, find_numbers
from dateline.facts.voices import subject_of
from dateline.facts.wordlists import word_set
from dateline.facts.words import Token

# How a text gives a number without its noun, as that is what the sentence before it spoke of: "The company counted 2,600."
_CLAIM = re.compile(
    r"\b(?:count(?:s|ed)|(?:speaks?|spoke|talk(?:s|ed)|kn(?:ew|ows?)|heard) of|(?:its|her|his|their|a|the) (?:own )?(?:figure|number|count|tally|toll|estimate) of"
    r"|puts? (?:\S+ ){1,6}?at|estimate[sd]? (?:\S+ ){1,5}?at|(?:says?|said|claim(?:s|ed)|insist(?:s|ed)|stat(?:es|ed)) (?:that )?(?:it|this|the \w+) (?:is|was|are|were|had been|came to|stood at)"
    r"|(?:count|figure|estimate|tally|number)s?, (?:it|this) (?:is|was)|says?|said|insist(?:s|ed)|report(?:s|ed)|acknowledge[sd]?|admit(?:s|ted))\s+"
    r"(?:(?:about|around|some|roughly|nearly|almost|only|just|at least|at most|up to|more than|over|fewer than|less than|as many as|as few as"
    r"|no (?:fewer|more|less) than|between|close to|a)\s+)*[“\"‘]?$",
    re.I,
)
# The verb left out of the second half: "the ministry spoke of 112 dead, the governor of about 130".
_GAPPED = re.compile(
    r"\b(?:spoke|speaks?|talked|talks) of [^.;]{2,60}, (?:and |but )?(the [^.,;]{3,50}?) of (?:(?:about|around|some|at least|more than|over|only|nearly)\s+)?$",
    re.I,
)
# The same with the verb of the first half: "Police said 12 people were hurt, the ministry 15".
_ELLIPTIC = re.compile(
    r"\b(?:said|says|counted|reported|gave|put|speaks? of|spoke of)\b[^.;]{0,60}\d[^.;]{0,60}[,;] (?:and |but |while )?"
    r"((?:the )?(?:[^\W\d]+[ ]){0,3}(?:ministry|police|government|hospitals?|union|unions|organisers|organizers|army|military|company|mayor|governor|officials"
    r"|authorities|agency|group|opposition|council|service|party|witnesses|residents|activists|rebels|employers|doctors|prosecutors|defen[cs]e))\s"
    r"(?:(?:about|around|some|at least|more than|over|only|nearly)\s)?$",
    re.I,
)
# Nothing that is counted follows the number.
_BARE = re.compile(
    r"^\s*(?:$|[.,;:”\"—–)]|[“\"]at (?:most|least)|(?:and|but|while|as|because|since|after|until|for|in|at|from|on) )",
    re.I,
)
# The second number is later news, or of another time: no disagreement.
_REVISED = re.compile(
    r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|later|revised?|updated?|(?:up|down) from|rose|risen|fell|increased?|last (?:year|month|week)"
    r"|(?:a|one|two|three) (?:day|week|month|year)s? (?:before|ago|after)|in (?:19|20)\d\d|compared|since then|at first|was expected|expects?|forecast|will|would|target|goal"
    r"|additional|another|further|more than half|of whom|of them|including)\b",
    re.I,
)
# More of them, beside those told before: "another five", "three other flights".
_MORE_BEFORE = re.compile(r"\b(?:another|further|additional|extra|other)\s(?:\w+\s)?$", re.I)
_MORE_AFTER = re.compile(r"^\s(?:others?|more|further|additional)\b", re.I)
# Each side counts its own: "Norland says that it has nine soldiers to mourn. Sudland says five."
_OWN = re.compile(
    r"\b(?:it|they|he|she|we) (?:has|have|had|lost|will|would)\b[^.;,]{0,20}$|\b(?:its|their) own\b[^.;]{0,30}$",
    re.I,
)
# By these words a text itself sets one count against another.
_CONTRAST = re.compile(
    r"\b(?:dismiss\w+|den(?:y|ies|ied)|disput\w+|reject\w+|refut\w+|while|whereas|but|however|(?:higher|lower|larger|smaller) (?:toll|figure|number|count|estimate|sum)"
    r"|contradict\w+|claim(?:s|ed)?|a different (?:picture|story|figure|number|count)|fairy tale|acknowledg\w+|conflicting|in contrast|contrary|own (?:count|figure|tally))\b",
    re.I,
)
# Of things, which many count at once (points, ships, votes), only what is disputed in so many words.
_DISPUTE = re.compile(
    r"\b(?:dismiss\w+|den(?:y|ies|ied)|disput\w+|reject\w+|refut\w+|contradict\w+|a different (?:story|figure|number|count)|fairy tale"
    r"|conflicting|contrary|own (?:count|figure|tally))\b",
    re.I,
)
_CLOCK = re.compile(r"^\s?[:.]\s?\d\d\b|^\s?(?:a\.?m|p\.?m|GMT|o[’']clock)\b", re.I)
_MULTIPLE = re.compile(
    r"\b(?:true|real|actual) (?:number|figure|toll|count|extent|total|cost)\b[^.;]{0,60}?\b((?:at least |more than |up to )?(?:twice|double|three times|four times|five times|ten times|several times))\b",
    re.I,
)
_EVENT_WORDS = (
    ("killed", re.compile(r"\b(?:dead|deaths?|killed|died|fatalities|toll)\b", re.I)),
    ("injured", re.compile(r"\b(?:injured|wounded|injuries|hurt)\b", re.I)),
    ("missing", re.compile(r"\bmissing\b", re.I)),
    ("arrested", re.compile(r"\b(?:arrest(?:s|ed)|detained)\b", re.I)),
)
_EVENTS = word_set(
    "killed injured casualties missing held arrested displaced evacuated infected hospitalised deployed attended"
)
_PRONOUNS = word_set(
    "he she it they we i who which that this there each both all none some many one another nobody everybody"
)
# Two counts of one thing seldom lie farther apart; beyond it they are counts of two things.
_MOST_RATIO = 6.0
_LEAST_RATIO = 1.1
# A bare number that answers another says itself that it is of the same thing; closer ones are roundings.
_LEAST_ANSWER_RATIO = 1.02
# Of two that stand apart, closer ones only: a text of many tolls has those of two sides and of two days.
_MOST_FAR_RATIO = 3.0
# How many sentences back the number that a bare one answers may stand.
_SENTENCES_BACK = 3
_FAR_BACK = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    """A number as somebody's count."""

    start: int
    end: int
    low: float
    high: float
    unit: str  # currency, percent, or "" where things or people are counted
    event: str | None
    noun: str | None
    figure: Figure | None
    sentence: int
    teller: str | None
    is_pronoun: bool


def find_rivals(matter: Matter) -> Iterator[Doubt]:
    """Yield the pairs of counts by which two voices measure one thing and that exclude each other."""
    counts = [count for count in (_count(matter, n) for n in find_numbers(matter.text)) if count is not None]
    counts = list(_joined(matter.text, counts))
    for number, count in enumerate(counts):
        before = counts[max(0, number - _MOST_BEFORE) : number]
        rival = _answered(matter, before, count) or _opposed(matter, before, count)
        if rival is not None:
            yield _doubt(matter, rival, count)
    yield from _multiples(matter, counts)


def _joined(text: str, counts: list[_Count]) -> Iterator[_Count]:
    """Yield the counts, "nine or ten" as one."""
    held: _Count | None = None
    for count in counts:
        if held is not None and text[held.end : count.start] == " or ":
            held = replace(count, start=held.start, low=min(held.low, count.low), figure=held.figure)
            continue
        if held is not None:
            yield held
        held = count
    if held is not None:
        yield held


def _count(matter: Matter, number: Number) -> _Count | None:
    if number.form in ("vague", "none") or number.unit in (
        "percent",
        "percentage point",
        "fraction",
        "times",
    ):
        return None
    if number.low <= 2:
        return None
    figure = _first_over(matter.figures, number)
    sentence = bisect_right(matter.sentences, number.start, key=lambda s: s[0]) - 1
    if sentence < 0 or number.start >= matter.sentences[sentence][1] or _first_over(matter.times, number):
        return None
    low, high = number.low, number.high
    if (
        _CLOCK.match(matter.text[number.end : number.end + 10])
        or _MORE_BEFORE.search(matter.text[max(0, number.start - 25) : number.start])
        or _MORE_AFTER.match(matter.text[number.end : number.end + 20])
    ):
        return None
    if figure is not None:
        low = figure.low if figure.low is not None else 0.0
        high = figure.high if figure.high is not None else float("inf")
    teller, is_pronoun = _teller(matter, number, figure)
    return _Count(
        start=number.start,
        end=number.end,
        low=low,
        high=high,
        unit=number.unit or "",
        event=_event(matter, number, figure),
        noun=figure.unit if figure is not None and figure.event == "thing" else None,
        figure=figure,
        sentence=sentence,
        teller=teller,
        is_pronoun=is_pronoun,
    )


_Fact = TypeVar("_Fact", Figure, TimeExpression)


def _first_over(facts: tuple[_Fact, ...], number: Number) -> _Fact | None:
    """Return the fact, of those in the order of the text, that shares characters with a number."""
    at = bisect_right(facts, number.start, key=lambda fact: fact.start)
    near = facts[max(0, at - 1) : at + 1]
    return next((f for f in near if f.start < number.end and number.start < f.end), None)


def _event(matter: Matter, number: Number, figure: Figure | None) -> str | None:
    """Return what happened to those who are counted: by the words around the number if they name one thing, else as it was read."""
    near = matter.text[max(0, number.start - 40) : number.end + 20].replace("\n", ".")
    clause = (
        re.split(r"[.;,]", near[: number.start - max(0, number.start - 40)])[-1]
        + re.split(r"[.;,]", near[number.end - max(0, number.start - 40) :])[0]
    )
    named = [event for event, words in _EVENT_WORDS if words.search(clause)]
    if len(named) == 1:
        return named[0]
    return figure.event if figure is not None and figure.event in _EVENTS else None


def _teller(matter: Matter, number: Number, figure: Figure | None) -> tuple[str | None, bool]:
    """Return who gives a number, and whether only a pronoun says so: the subject of the verb that says it, else the source."""
    by_source = figure.attribution.speaker.name if figure is not None else None
    span = matter.doc.char_span(number.start, number.end, alignment_mode="expand")
    subject = None if span is None else _saying(span.root)
    if subject is None:
        return by_source, False
    if subject.lower_ in _PRONOUNS:
        return by_source or subject.text, by_source is None
    words = matter.doc[subject.left_edge.i : subject.i + 1].text
    return (by_source if by_source and subject.text in by_source else words), False


def _saying(token: Token) -> Token | None:
    for verb in token.ancestors:
        if verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass") for c in verb.children):
            continue  # "Asked about a report"
        if verb.lemma_.lower() in verb_cues() or verb.lemma_.lower() in ("count", "put", "speak", "know"):
            subject = subject_of(verb)
            if subject is not None and min(subject.i, verb.i) < token.i:
                return subject
    return None


# A bare number ---------------------------------------------------------------------------------------


# A sentence is looked at so far before and behind a number; a list without a stop may be as long as a text.
_OPENING = 300
# A text of more counts is a table; of those before it, a count is held against the nearest.
_MOST_BEFORE = 40


def _answered(matter: Matter, before: list[_Count], count: _Count) -> _Count | None:
    """Return the count that a bare number of another voice answers."""
    start, end = matter.sentences[count.sentence]
    opening = matter.text[max(start, count.start - _OPENING) : count.start]
    rest = matter.text[count.end : min(end, count.end + _OPENING)]
    gapped = _gapped(opening)
    if (
        not _BARE.match(rest)
        or not (gapped or _CLAIM.search(opening))
        or _REVISED.search(opening[-60:] + "#" + rest[:25])
        or _is_of_another_time(matter, count)
    ):
        return None
    near = [
        c
        for c in before
        if count.sentence - c.sentence <= _SENTENCES_BACK
        and _may_be_one(c, count, _LEAST_ANSWER_RATIO)
        and not _OWN.search(matter.text[max(matter.sentences[c.sentence][0], c.start - 60) : c.start])
        and not _REVISED.search(matter.text[c.end : min(c.end + 40, matter.sentences[c.sentence][1])])
        and (gapped or _are_two_voices(c, count, matter))
    ]
    return min(near, key=lambda c: _ratio(c, count), default=None)


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _is_of_another_time(matter: Matter, count: _Count) -> bool:
    """True if the sentence names a year that is not that of publication: the number is of that year."""
    years = set(_YEAR.findall(matter.text, *matter.sentences[count.sentence]))
    return bool(years - ({str(matter.published.year)} if matter.published else set()))


def _gapped(opening: str) -> re.Match[str] | None:
    return _GAPPED.search(opening) or _ELLIPTIC.search(opening)


# Leads and rises are told in points of many things.
_MARGINS = frozenset({"point", "seat", "goal"})


def _may_be_one(one: _Count, other: _Count, least: float = _LEAST_RATIO) -> bool:
    if one.unit != other.unit or (one.event and other.event and one.event != other.event):
        return False
    if one.noun and other.noun and one.noun != other.noun:
        return False
    if _MARGINS & {one.noun, other.noun}:
        return False
    return _exclude(one, other) and least <= _ratio(one, other) <= _MOST_RATIO


def _exclude(one: _Count, other: _Count) -> bool:
    return one.high < other.low or other.high < one.low or _is_upper_only(one) or _is_upper_only(other)


def _is_upper_only(count: _Count) -> bool:
    # "up to 14,000" against "8,000": formally compatible, and yet what a desk would ask.
    return count.low == 0.0 or count.high == float("inf")


def _ratio(one: _Count, other: _Count) -> float:
    a, b = (c.low if c.low else c.high for c in (one, other))
    return max(a, b) / min(a, b) if a and b else float("inf")


def _are_two_voices(one: _Count, other: _Count, matter: Matter) -> bool:
    if other.teller is None or other.teller == one.teller:
        return False
    if other.is_pronoun:
        return (
            one.teller is not None
            and one.figure is not None
            and one.figure.attribution.speaker.kind == "body"
        )
    if one.teller is None:
        return other.teller not in matter.text[slice(*matter.sentences[one.sentence])] and not one.is_pronoun
    a, b = (_names(words) for words in (one.teller, other.teller))
    return not (a <= b or b <= a)


def _names(words: str) -> set[str]:
    return {w.lower() for w in re.findall(r"[^\W\d_]{3,}", words)} - {
        "the",
        "its",
        "his",
        "her",
        "their",
        "and",
    }


# Two counts of one event -----------------------------------------------------------------------------


def _opposed(matter: Matter, before: list[_Count], count: _Count) -> _Count | None:
    """Return the count of the same event, or of the same things, that the text sets another voice's count against."""
    if count.figure is None or (count.event not in _EVENTS and not count.noun):
        return None
    start = matter.sentences[max(0, count.sentence - 1)][0]
    against = _DISPUTE if count.noun else _CONTRAST
    is_set_against = bool(against.search(matter.text, start, matter.sentences[count.sentence][1]))
    if not is_set_against and (count.noun or not _is_bare_of_scene(matter, count)):
        return None
    within = matter.sentences[count.sentence]
    if _REVISED.search(matter.text, *within) or _ELSEWHERE.search(matter.text, *within):
        return None
    for one in reversed(before):
        if (
            one.figure is not None
            and count.sentence - one.sentence <= _FAR_BACK
            and (is_set_against or _are_told_alike(matter, one, count))
            and ((one.event == count.event and one.event) or (one.noun and one.noun == count.noun))
            and _may_be_one(one, count)
            and (count.sentence - one.sentence <= 1 or _ratio(one, count) <= _MOST_FAR_RATIO)
            and one.teller is not None
            and _are_two_voices(one, count, matter)
            and _are_of_one_whole(one.figure, count.figure)
        ):
            return one
    return None


def _are_told_alike(matter: Matter, one: _Count, count: _Count) -> bool:
    """True if two neighbouring sentences count the same people and neither names a place or a time of its own."""
    if (
        count.sentence - one.sentence != 1
        or one.figure is None
        or count.figure is None
        or count.event == "injured"
    ):
        return False
    # "At least 106 ... as many as 200" may both be right.
    if not {one.figure.bound, count.figure.bound} <= {"exact", "about"}:
        return False
    if any(_OWN.search(matter.text[max(0, c.start - 60) : c.start]) for c in (one, count)):
        return False
    return _is_bare_of_scene(matter, one) and one.figure.subject == count.figure.subject


def _is_bare_of_scene(matter: Matter, count: _Count) -> bool:
    start, end = matter.sentences[count.sentence]
    if any(start <= time.start < end for time in matter.times):
        return False
    return not any(start <= at < end for name in matter.names if name.kind == "place" for at, _ in name.spans)


# Who fights and who does not are counted apart, and so is what happened elsewhere.
_CIVIL = re.compile(r"\b(?:civilians?|children|women|bystanders?|residents?)\b", re.I)
_ARMED = re.compile(
    r"\b(?:soldiers?|troops|militants?|fighters?|rebels?|members|guerrillas?|insurgents?|officers?|police(?:men)?)\b",
    re.I,
)
_ELSEWHERE = re.compile(
    r"\b(?:in|at|during) (?:another|a separate|a second|a different)\b|\bseparately\b|\belsewhere\b|\beach (?:claims?|says?|side|accuses?)\b|\bthe other[’']s\b",
    re.I,
)


def _are_of_one_whole(one: Figure, other: Figure) -> bool:
    pair = one.subject or "", other.subject or ""
    if any(_CIVIL.search(a) and _ARMED.search(b) for a, b in (pair, pair[::-1])):
        return False
    places = one.place is None or other.place is None or one.place == other.place
    subjects = [set(re.findall(r"\b[A-Z]\w+", f.subject or "")) for f in (one, other)]
    return places and one.scope == other.scope and (not all(subjects) or subjects[0] == subjects[1])


# Words for a multiple --------------------------------------------------------------------------------


def _multiples(matter: Matter, counts: list[_Count]) -> Iterator[Doubt]:
    for found in _MULTIPLE.finditer(matter.text):
        near = [c for c in counts if c.end <= found.start() and found.start() - c.end <= 250 and c.low >= 10]
        if near:
            one = near[-1]
            yield Doubt(
                kind="disagreement",
                spans=((one.start, one.end), found.span(1)),
                figure_ids=(one.figure.id,) if one.figure else (),
                confidence=0.7,
                why=f"The text gives {matter.text[one.start : one.end]}, and another voice who puts the true number"
                f" {found[1]} as high.",
            )


def _doubt(matter: Matter, one: _Count, other: _Count) -> Doubt:
    spans: tuple[Span, ...] = tuple(
        (c.figure.start, c.figure.end) if c.figure else (c.start, c.end) for c in (one, other)
    )
    words = [matter.text[start:end] for start, end in spans]
    return Doubt(
        kind="disagreement",
        spans=spans,
        figure_ids=tuple(c.figure.id for c in (one, other) if c.figure),
        confidence=0.7,
        why=f"{_first(_voice(matter, one) or 'the text')} has {words[0]} and {_voice(matter, other) or 'another source'} {words[1]}:"
        " the same subject and measure, different sources.",
    )


def _voice(matter: Matter, count: _Count) -> str | None:
    gapped = _gapped(
        matter.text[max(matter.sentences[count.sentence][0], count.start - _OPENING) : count.start]
    )
    return gapped[1] if gapped else None if count.is_pronoun else count.teller


def _first(words: str) -> str:
    return words[:1].upper() + words[1:]
