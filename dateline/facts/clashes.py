"""Figures that clash or hang in the air: two sources that differ, a number nobody stands for."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from dateline.base.records import Figure
from dateline.facts.matter import Doubt, Matter
from dateline.facts.wordlists import word_set

# Events that are counted once, so that two sources who differ cannot both be right. Shares, sums and things differ by
# what exactly is measured; there two numbers are seldom the same number.
_COUNTED = word_set(
    "killed injured casualties missing held arrested displaced evacuated infected hospitalised rescued deployed attended"
)
_HARM = word_set("killed injured casualties missing displaced infected")
# Below it two counts of one thing are one, rounded; measured on the development articles: nearer pairs are roundings.
_LEAST_RATIO = 1.1
# From here on a toll that nobody stands for is worth a call.
_GREAT_TOLL = 1_000
_SAME_PEOPLE = word_set("soldier troop serviceman servicemen force personnel fighter military trooper")
_ANYBODY = word_set("people person others other more civilian resident life victim")


def find_clashes(matter: Matter, likely_days: Mapping[str, date]) -> Iterator[Doubt]:
    """Yield the figures of an article that disagree, and those that nobody stands for.

    `likely_days`: what a doubted date seems to mean, by its words.
    """
    yield from _disagreements(matter, likely_days)
    yield from _unattributed(matter)


# Disagreements --------------------------------------------------------------------------------------


def _disagreements(matter: Matter, likely_days: Mapping[str, date]) -> Iterator[Doubt]:
    figures = [
        f for f in matter.figures if f.unit == "people" and f.event in _COUNTED and f.attribution.speaker.name
    ]
    told: set[tuple[str, frozenset[str]]] = set()
    for number, one in enumerate(figures):
        for other in _last_by_speaker(figures[number + 1 :]):
            whom = _whom(matter.text, one, other)
            if whom is None or (one.event, whom) in told:
                continue
            if not _are_two_voices(one, other) or not _differ(one, other):
                continue
            if _ELSEWHERE.search(matter.text, *other.sentence):
                continue
            if _are_comparable(one, other) and not _are_far_apart(one, other, likely_days):
                told.add((one.event, whom))
                yield _disagreement(one, other, likely_days)


def _last_by_speaker(figures: list[Figure]) -> list[Figure]:
    """Return the last figure of each speaker and event: what a speaker revised is no disagreement."""
    last = {(f.attribution.speaker.name, f.event, f.subject): f for f in figures}
    return sorted(last.values(), key=lambda f: f.start)


def _are_two_voices(one: Figure, other: Figure) -> bool:
    return one.attribution.speaker.name != other.attribution.speaker.name


def _whom(text: str, one: Figure, other: Figure) -> frozenset[str] | None:
    """Return the names that tell whom both figures count ("North Korean"); None where they may count different people.

    One of the two may leave the names out ("1,100 have been killed") if its sentence has them outside the attribution.
    """
    if one.event != other.event:
        return None
    heads, names = zip(*(_counted(f) for f in (one, other)), strict=True)
    if heads[0] and heads[1] and heads[0] != heads[1]:
        return None
    if names[0] and names[1]:
        return names[0] if names[0] == names[1] else None
    both = names[0] | names[1]
    bare = other if names[0] else one
    return both if both and _has_names(text, bare, both) else None


def _counted(figure: Figure) -> tuple[str, frozenset[str]]:
    """Return the noun of a subject, soldiers and troops being one, and the names before it; anybody is no noun."""
    words = re.findall(r"[A-Za-z][\w’'-]*", figure.subject or "")
    if not words:
        return "", frozenset()
    head = _singular(words[-1].lower())
    head = "soldier" if head in _SAME_PEOPLE else "" if head in _ANYBODY else head
    return head, frozenset(word for word in words[:-1] if word[0].isupper())


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _has_names(text: str, figure: Figure, names: frozenset[str]) -> bool:
    """True if the figure's sentence has each name or its country ("Korean", "Korea") outside source and cue."""
    start, end = figure.sentence
    source = figure.attribution.source
    words = text[start:end]
    if source is not None and start <= source[0] and source[1] <= end:
        words = text[start : source[0]] + text[source[1] : end]
    return all(re.search(rf"\b{re.escape(_STEM_END.sub('', name))}", words) for name in names)


# The endings that make a country's adjective; what is left is common to both.
_STEM_END = re.compile(r"(?<=\w{3})(?:ians?|eans?|ans?|ns?|ese|ish|i|ic|a)$")


def _differ(one: Figure, other: Figure) -> bool:
    a, b = one.low or one.high or 0, other.low or other.high or 0
    if not a or not b or one.bound == "vague" or other.bound == "vague":
        return False
    return max(a, b) / min(a, b) >= _LEAST_RATIO


def _are_comparable(one: Figure, other: Figure) -> bool:
    """True unless the text limits the two to different places, spans of time or parts."""
    pairs = ((one.place, other.place), (one.window, other.window), (one.scope, other.scope))
    return all(a is None or b is None or a == b for a, b in pairs)


# The second count is of something else, and says so.
_ELSEWHERE = re.compile(r"\b(?:in|at|during) (?:another|a separate|a second|a different)\b", re.I)
# Of counts that lie farther apart the later one is news, or history.
_MOST_DAYS_APART = 45


def _are_far_apart(one: Figure, other: Figure, likely_days: Mapping[str, date]) -> bool:
    days = [_said_on(figure, likely_days) for figure in (one, other)]
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) > _MOST_DAYS_APART


def _said_on(figure: Figure, likely_days: Mapping[str, date]) -> date | None:
    return likely_days.get(figure.attribution.said_on_exact or "", figure.attribution.said_on)


def _disagreement(one: Figure, other: Figure, likely_days: Mapping[str, date]) -> Doubt:
    pair = (one, other)
    days = [_said_on(figure, likely_days) for figure in pair]
    apart = (
        f", {abs((days[0] - days[1]).days)} days apart" if days[0] and days[1] and days[0] != days[1] else ""
    )
    return Doubt(
        kind="disagreement",
        spans=tuple((f.start, f.end) for f in pair),
        figure_ids=tuple(f.id for f in pair),
        confidence=0.8,
        why=f"{one.attribution.speaker.name} has {_bounded(one)} {one.subject or other.subject or ''} {_event(one)} and"
        f" {other.attribution.speaker.name} {_bounded(other)}: the same subject and measure, different sources{apart}.",
    )


def _bounded(figure: Figure) -> str:
    words = {
        "at_least": "at least ",
        "more_than": "more than ",
        "about": "about ",
        "at_most": "at most ",
        "less_than": "less than ",
    }
    return words.get(figure.bound, "") + figure.exact


def _event(figure: Figure) -> str:
    words = {"casualties": "killed or injured", "attended": "present", "held": "held"}
    return words.get(figure.event, figure.event)


# Nobody stands for it -------------------------------------------------------------------------------

_FACELESS = re.compile(
    r"^(?:(?:some|many|other|various|several|recent|new|earlier|latest|early|current|unofficial|independent|the|additional)\s+)*"
    r"(?:estimates?|reports?|figures|studies|calculations|projections|assessments|accounts|analyses|observers|some|many)$",
    re.I,
)
# A clause that opens with nobody in particular: "Industry experts suggest", "reports indicate".
_FACELESS_SAY = re.compile(
    r"\W*((?:(?:some|many|other|various|several|recent|unofficial|unconfirmed)\s)?"
    r"(?:(?:estimates|reports|figures|projections) (?:suggest|indicate|put|say)"
    r"|(?:some |many )?observers (?:put|say)"
    r"|according to (?:some|many|various|several|unofficial|unconfirmed) (?:reports|estimates|accounts|figures)"
    r"|it (?:is|was|has been) (?:widely )?(?:estimated|believed|thought|reckoned|rumou?red|feared) that"
    r"|(?:[a-z]+\s)?(?:experts|analysts|observers|insiders|commentators) (?:suggest|estimate)))\b(?:\W+\w+){0,9}\W+$",
    re.I,
)
# Hearsay that is about the number: right before it ("reportedly killed 3,000"), or right behind it ("3,000 are feared dead").
_HEARSAY_BEFORE = re.compile(
    r"\b(?:(?:is|are|was|were) (?:widely )?(?:estimated|believed|thought|feared|rumou?red|said)|reportedly|allegedly)\b"
    r"[^.;,]{0,40}$",
    re.I,
)
_HEARSAY_AFTER = re.compile(
    r"^[^.;,]{0,40}\b(?:is|are|was|were) (?:widely )?(?:estimated|believed|thought|feared|rumou?red|said)"
    r" (?=to (?:have (?:died|drowned|perished|fled|starved|been \w+)|be (?:dead|missing|trapped))|dead|killed|missing)",
    re.I,
)


def _unattributed(matter: Matter) -> Iterator[Doubt]:
    for figure in matter.figures:
        value = figure.low or figure.high or 0
        is_toll = figure.unit == "people" and figure.event in _HARM and value >= _GREAT_TOLL
        words = _who(matter, figure) if is_toll else None
        if words is None and (value >= _GREAT_TOLL or figure.event == "share"):
            words = _faceless(matter, figure)
        if words is None or _is_vouched_for(matter, figure):
            continue
        yield Doubt(
            kind="unattributed",
            spans=((figure.start, figure.end),),
            figure_ids=(figure.id,),
            why=f"“{words}” names nobody: who counted {figure.exact}?",
        )


# Of so old an event nobody need be asked.
_HISTORY_YEARS = 15


def _is_vouched_for(matter: Matter, figure: Figure) -> bool:
    """True if a named person says it in a quotation, somebody is named behind "by", or history tells it."""
    start, end = figure.sentence
    words = matter.text[start:end]
    if re.search(r"\b(?:estimated|believed|thought|said|put|counted) by (?:the )?[A-Z]", words):
        return True
    years = [int(year) for year in re.findall(r"\b1\d{3}\b|\b20\d\d\b", words)]
    now = matter.published.year if matter.published else None
    if any(year < (now or 2000) - _HISTORY_YEARS for year in years):
        return True
    return any(
        quote.kind == "direct" and quote.start <= figure.start < quote.end and quote.attribution.speaker.name
        for quote in matter.quotes
    )


def _faceless(matter: Matter, figure: Figure) -> str | None:
    """Return the opening of the figure's sentence by which nobody in particular says it."""
    start = figure.sentence[0]
    found = _FACELESS_SAY.match(matter.text[start : figure.start])
    return found[1] if found else None


def _who(matter: Matter, figure: Figure) -> str | None:
    """Return the words by which the text attributes a figure to nobody in particular."""
    speaker, cue = figure.attribution.speaker, figure.attribution.cue
    if speaker.name and speaker.kind != "none":
        if not _FACELESS.match(speaker.name):
            return None
        verb = matter.text[slice(*cue[0])] if cue else ""
        return f"{speaker.name} {verb}".strip()
    start, end = figure.sentence
    before = _HEARSAY_BEFORE.search(matter.text[start : figure.start])
    found = before or _HEARSAY_AFTER.match(matter.text[figure.end : end])
    return " ".join(found[0].split()) if found else None
