"""Who says what: quotations in the report's own words, by speaker."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.base.records import Attribution, Figure, Quote
from dateline.press import cards, paths, words
from dateline.press.cards import Source, Who
from dateline.press.manner import chain, is_unsure
from dateline.store.find import Statement

# The newest ones of each speaker; the rest is on the speaker's own page.
QUOTES_EACH = 4
_LETTERS = re.compile(r"[^\W_]+")
MOST_SPEAKERS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A figure by itself: how many of what, and where it was read."""

    href: str
    bound: str
    exact: str
    what: str
    is_unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One statement: its words as the report has them, how it was said, where it was read."""

    words: str
    detail: str
    source: Source
    figures: tuple[Counted, ...] = ()
    is_unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A speaker with statements."""

    who: Who
    role: str
    quotes: tuple[Said, ...]
    more: bool


def voices(quotes: Iterable[Statement[Quote]], most_each: int = QUOTES_EACH) -> list[Voice]:
    """Return quotes by speaker, each once: named speakers first, of those the ones with most to say."""
    by_name: dict[str, list[Statement[Quote]]] = {}
    for quote in quotes:
        by_name.setdefault(words.speaker_name(quote.attribution.speaker), []).append(quote)
    groups = [once(group) for group in by_name.values()]
    groups.sort(key=lambda group: (_rank(group[0].attribution), -len(group)))
    return [_voice(group, most_each) for group in groups]


def once(statements: Sequence[Statement[Quote]]) -> list[Statement[Quote]]:
    """Return statements without those whose words were given before: copies of one report say the same."""
    seen: dict[str, Statement[Quote]] = {}
    for statement in statements:
        seen.setdefault(_key(statement), statement)
    return list(seen.values())


def said(statement: Statement[Quote]) -> Said:
    """Return a quote for a page."""
    fact = statement.fact
    return Said(
        words=_words(fact, statement.sentence),
        detail=detail(fact.attribution),
        source=cards.source(statement.passage_id, statement.article, statement.on, fact.id),
        is_unsure=is_unsure(fact),
    )


def said_together(statements: Sequence[Statement[Figure | Quote]]) -> list[Said]:
    """Return figures and quotes for a page, those of one sentence together, each sentence's words once."""
    by_sentence: dict[str, list[Statement[Figure | Quote]]] = {}
    for statement in statements:
        by_sentence.setdefault("".join(_LETTERS.findall(statement.sentence.casefold())), []).append(statement)
    return [_together(group) for group in by_sentence.values()]


def _together(group: list[Statement[Figure | Quote]]) -> Said:
    # Copies of one report have the same sentence: the first one stands for them.
    own = [one for one in group if one.passage_id == group[0].passage_id]
    first = own[0]
    return Said(
        words=first.sentence,
        detail=next((words for one in own if (words := detail(one.attribution))), ""),
        source=cards.source(first.passage_id, first.article, first.on, first.fact.id),
        figures=tuple(_counted(one.fact, one.passage_id) for one in own if isinstance(one.fact, Figure)),
    )


def _counted(figure: Figure, passage: str) -> Counted:
    return Counted(
        href=paths.passage_path(passage, figure.id),
        bound=words.bound(figure.bound, figure.exact),
        exact=figure.exact,
        what=words.counted(figure),
        is_unsure=is_unsure(figure),
    )


def detail(attribution: Attribution) -> str:
    """Return how a statement was made and read: channel, who cited it, how a pronoun was resolved."""
    parts = list(chain(attribution))
    if attribution.speaker.resolved == "pronoun":
        parts.append("speaker read from a pronoun")
    return f"({'; '.join(parts)})" if parts else ""


def _words(quote: Quote, sentence: str) -> str:
    # What is not verbatim is shown as the report's sentence, which says itself who speaks.
    return quote.exact if quote.kind == "direct" else sentence


def _key(statement: Statement[Quote]) -> str:
    # Letters and digits of what was said: copies differ in marks, and in where they put "he said".
    fact = statement.fact
    shift = fact.start
    pieces = "".join(fact.exact[start - shift : end - shift] for start, end in fact.pieces)
    return "".join(_LETTERS.findall((pieces or fact.exact).casefold()))


def _rank(attribution: Attribution) -> int:
    return {"person": 0, "body": 0, "unnamed": 1, "none": 2}[attribution.speaker.kind]


def _voice(group: list[Statement[Quote]], most: int) -> Voice:
    # Direct speech first: it is what can be checked word for word.
    shown = sorted(group, key=lambda one: one.fact.kind != "direct")[:most]
    role = next(
        (words.speaker_role(one.attribution.speaker) for one in group if one.attribution.speaker.role), ""
    )
    speaker = cards.who(group[0].attribution.speaker)
    return Voice(
        who=speaker,
        role=role,
        quotes=tuple(said(one) for one in shown),
        more=len(group) > most and speaker.href is not None,
    )
