"""Who is responsible for a figure: the innermost quote that holds it, or words that only figures have ("put the toll at").

What a source is: eval/figures-guideline.
"""

import re
from collections.abc import Sequence

from dateline.base.records import NOBODY, Attribution, Quote
from dateline.facts.counted import tokens_between
from dateline.facts.speakers import Context, resolve
from dateline.facts.stretches import noun_phrase
from dateline.facts.wordlists import word_set
from dateline.facts.words import Doc, Token

# Verbs of wish and plan: whoever wants a number does not report it.
_WISHES = word_set(
    "want wants wanted hope hopes hoped hoping wish wishes plan plans planned planning aim aims aimed "
    "intend intends intended seek seeks sought demand demands demanded agree agrees agreed vow vows vowed "
    "pledge pledges pledged urge urges urged"
)


def quote_around(start: int, end: int, quotes: Sequence[Quote], text: str) -> Quote | None:
    """Return the innermost quote whose content holds the span."""
    holding = [quote for quote in quotes if _holds(quote, start, end) and not _is_wish(quote, text)]
    return min(holding, key=lambda quote: (_length(quote), quote.start)) if holding else None


def _holds(quote: Quote, start: int, end: int) -> bool:
    return any(first <= start and end <= last for first, last in quote.pieces)


def _length(quote: Quote) -> int:
    return sum(last - first for first, last in quote.pieces)


def _is_wish(quote: Quote, text: str) -> bool:
    words = [word for span in quote.attribution.cue for word in text[slice(*span)].lower().split()]
    return bool(_WISHES.intersection(words))


# Words that only figures have --------------------------------------------------------------------------------

# Verbs with which somebody states a number as the object or after "at": "puts the toll at 40", "recorded 36.9 degrees".
_STATES = word_set("put place record register count tally measure estimate value reckon show report")
# What they show, the article tells.
_PICTURES = word_set("video footage photo photograph image picture map clip film")
# "In a study from the institute, about 80% ...": the document that opens the sentence.
_DOCUMENT = re.compile(
    r"^(?:In|According to) (?P<source>an? (?:[\w-]+ ){0,3}?(?:study|survey|poll|report|analysis|review|census|paper|estimate)s? (?:from|by|of|for|published by|released by|conducted by)"
    r" (?:the )?[A-Z][^,;]{2,90}?),\s"
)


def told_with_figure(
    doc: Doc, start: int, end: int, sentence: tuple[int, int], context: Context
) -> Attribution:
    """Return the attribution of a figure that no quote holds; nobody's where the article itself asserts it."""
    span = tokens_between(doc, start, end)
    found = _stating(span.root, sentence) if span is not None and len(span) else None
    if found is None:
        found = _opening(doc.text, start, sentence)
    if found is None:
        return Attribution(speaker=NOBODY)
    source, cue = found
    return Attribution(speaker=resolve(source, context), source=source, cue=(cue,) if cue else ())


def _stating(
    number: Token, sentence: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int] | None] | None:
    """ "| The police | place the toll at 26": the subject of a verb of counting that governs the number."""
    word = number
    while word.dep_ in ("nummod", "compound", "quantmod", "nmod", "pobj", "npadvmod", "conj") or (
        word.dep_ == "prep" and word.lower_ in ("at", "of")
    ):
        word = word.head
    verb = word.head if word.dep_ in ("dobj", "prep", "dative") or word.pos_ != "VERB" else word
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in _STATES or verb.idx < sentence[0]:
        return None
    if verb.lemma_.lower() in ("put", "place", "value") and not any(
        c.dep_ == "prep" and c.lower_ == "at" for c in verb.children
    ):
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")), None)
    if subject is None or subject.lemma_.lower() in _PICTURES:
        return None
    return noun_phrase(subject, verb), (verb.idx, verb.idx + len(verb))


def _opening(text: str, start: int, sentence: tuple[int, int]) -> tuple[tuple[int, int], None] | None:
    match = _DOCUMENT.match(text[sentence[0] : start])
    if match is None:
        return None
    return (sentence[0] + match.start("source"), sentence[0] + match.end("source")), None


# What goes on with a statement after the end of its quote: "reports 132 deaths, | totalling 1,225".
_GOES_ON = re.compile(
    r"^[,;]?\s(?:(?:slightly |well |far |much )?(?:totall?ing|bringing|including|among them|of whom|of which|of them|down from|up from|compared with|more than|less than|fewer than)\b[^.;]*"
    r"|\((?:about |around |roughly |some )?)$"
)


def goes_on(start: int, quotes: Sequence[Quote], text: str, sentence: tuple[int, int]) -> Quote | None:
    """Return the quote of the same sentence with which a figure after its end goes on."""
    before = [q for q in quotes if sentence[0] <= q.start and q.end <= start and q.kind == "indirect"]
    before = [q for q in before if not _is_wish(q, text) and _GOES_ON.match(text[q.end : start])]
    return max(before, key=lambda quote: quote.end) if before else None
