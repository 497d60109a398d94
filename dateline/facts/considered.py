"""What else a fact could have been: other speakers, events, figures and extents that stand near, and why they were not taken.

Told from the text and its facts when somebody asks (`dateline why`); nothing of it is stored, so that records stay small.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from dateline.base.records import Facts, Figure, Quote
from dateline.facts.cast import Context, Member
from dateline.facts.lexicon import event_words
from dateline.facts.wordlists import word_set

# More would be a list of all that a text names.
MOST_OF_A_KIND = 4
# How far back a speaker is looked for; as far as pronouns reach (facts/speakers.py).
REACH_CHARACTERS = 900
_SHOWN_CHARACTERS = 70
# They stand for groups, which are no names.
_GROUPS = word_set("they them their we us our")
_GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """One thing that a fact could have been, and why it is not."""

    kind: Literal["speaker", "event", "extent"]
    instead: str
    because: str


def considered(fact: Figure | Quote, facts: Facts, context: Context) -> tuple[Considered, ...]:
    """Return what else a fact could have been, speakers first, the nearest first."""
    kinds = [_speakers(fact, facts, context)]
    kinds.append(
        _events(fact, facts, context) if isinstance(fact, Figure) else _extents(fact, facts, context)
    )
    return tuple(one for found in kinds for one in islice(found, MOST_OF_A_KIND))


# Speakers -----------------------------------------------------------------------------------------------


def _speakers(fact: Figure | Quote, facts: Facts, context: Context) -> Iterator[Considered]:
    taken = {fact.attribution.speaker.name}
    for one in (*_speaking_near(fact, facts, context), *_named_near(fact, context)):
        if one.instead not in taken:
            taken.add(one.instead)
            yield one


def _speaking_near(fact: Figure | Quote, facts: Facts, context: Context) -> Iterator[Considered]:
    """Yield who speaks in the sentence, around the fact or just before it."""
    for quote in facts.quotes:
        name = quote.attribution.speaker.name
        if name is None or quote.id == fact.id:
            continue
        if any(start <= fact.start and fact.end <= end for start, end in quote.pieces):
            because = "makes the statement in which this one stands"
        elif quote.sentence == fact.sentence:
            because = (
                f"speaks in the same sentence, but of “{_short(context.doc.text, quote.start, quote.end)}”"
            )
        elif _follows(quote, fact, context.doc.text):
            because = "speaks in the sentence before; nothing says that this one goes on"
        else:
            continue
        yield Considered(kind="speaker", instead=name, because=because)


def _follows(quote: Quote, fact: Figure | Quote, text: str) -> bool:
    between = text[quote.sentence[1] : fact.sentence[0]]
    return quote.sentence[1] <= fact.sentence[0] and not between.strip() and "\n\n" not in between


def _named_near(fact: Figure | Quote, context: Context) -> Iterator[Considered]:
    """Yield the persons and bodies named before words that had to be led back to a name, the nearest first."""
    source = fact.attribution.source
    if source is None or fact.attribution.speaker.resolved not in ("pronoun", "role", "unresolved"):
        return
    words = context.doc.text[slice(*source)]
    if words.lower() in _GROUPS:
        return
    kinds = ("body", "place") if words.lower() in ("it", "its") else ("person",)
    near = [(_last_before(m, source[0]), m) for m in context.members if m.kind in kinds]
    near = [(at, m) for at, m in near if at is not None and source[0] - at < REACH_CHARACTERS]
    for _, member in sorted(near, key=lambda pair: (-pair[0], pair[1].name)):
        yield Considered(kind="speaker", instead=member.name, because=_why_not(member, words))


def _last_before(member: Member, at: int) -> int:
    return max((start for start, _ in member.spans if start < at), default=-REACH_CHARACTERS - 1)


def _why_not(member: Member, words: str) -> str:
    asked = _GENDERS.get(words.lower())
    if asked and member.gender not in (None, asked):
        return f"named before “{words}”, but {'a woman' if member.gender == 'f' else 'a man'}"
    if member.role:
        return f"named before “{words}”, as {member.role}; another was nearer or the subject"
    return f"named before “{words}”; another was nearer, the subject or the speaker before"


# Events -------------------------------------------------------------------------------------------------


def _events(figure: Figure, facts: Facts, context: Context) -> Iterator[Considered]:
    """Yield the other happenings that the words of the sentence tell, and the figures that they go with."""
    taken: set[str] = {figure.event}
    for other in facts.figures:
        if other.sentence == figure.sentence and other.event not in taken:
            taken.add(other.event)
            yield Considered(kind="event", instead=_plain(other.event), because=f"goes with “{other.exact}”")
    span = context.doc.char_span(*figure.sentence, alignment_mode="contract")
    for token in span or ():
        event = _event_of(token.lemma_.lower())
        if event is not None and event not in taken:
            taken.add(event)
            yield Considered(
                kind="event",
                instead=_plain(event),
                because=f"“{token.text}” stands in the sentence, but not with this number",
            )


def _event_of(lemma: str) -> str | None:
    words = event_words()
    return next(
        (
            table[lemma]
            for table in (words.objects, words.subjects, words.nouns, words.states)
            if lemma in table
        ),
        None,
    )


def _plain(event: str) -> str:
    return event.replace("_", " ")


# Extents ------------------------------------------------------------------------------------------------


def _extents(quote: Quote, facts: Facts, context: Context) -> Iterator[Considered]:
    """Yield shorter and longer runs of words that could have been what was said."""
    text = context.doc.text
    for start, end in _others(quote, facts.quotes):
        yield Considered(
            kind="extent",
            instead=f"“{_short(text, start, end)}”",
            because="is a statement of its own, in the same words",
        )
    _, end = quote.sentence
    rest = text[quote.end : end].strip(' .,;:”"')
    told = [
        s
        for s in (*quote.attribution.cue, *((quote.attribution.source,) if quote.attribution.source else ()))
        if s[0] >= quote.end
    ]
    if len(rest.split()) > 2 and not told:
        yield Considered(
            kind="extent",
            instead=f"“{_short(text, quote.start, end)}”",
            because="what follows in the sentence does not hang on the cue",
        )
    if quote.kind == "mixed":
        yield Considered(
            kind="extent",
            instead="only the words between the marks",
            because="the clause around them is said as well",
        )


def _others(quote: Quote, quotes: Sequence[Quote]) -> Iterator[tuple[int, int]]:
    for other in quotes:
        if other.id != quote.id and other.start < quote.end and quote.start < other.end:
            yield other.start, other.end


def _short(text: str, start: int, end: int) -> str:
    words = " ".join(text[start:end].strip('“”" ').split())
    return words if len(words) <= _SHOWN_CHARACTERS else f"{words[:_SHOWN_CHARACTERS].rsplit(' ', 1)[0]} …"
