"""Who is responsible for a figure: the innermost quote that holds it (eval/figures-guideline, "source")."""

from collections.abc import Sequence

from dateline.base.records import NOBODY, Attribution, Quote
from dateline.facts.wordlists import word_set

# Verbs of wish and plan: whoever wants a number does not report it.
_WISHES = word_set(
    "want wants wanted hope hopes hoped hoping wish wishes plan plans planned planning aim aims aimed "
    "intend intends intended seek seeks sought demand demands demanded agree agrees agreed vow vows vowed "
    "pledge pledges pledged urge urges urged"
)


def attribution_of(start: int, end: int, quotes: Sequence[Quote], text: str) -> Attribution:
    """Return the attribution of the figure at a span; nobody's where the article itself asserts it."""
    holding = [quote for quote in quotes if _holds(quote, start, end) and not _is_wish(quote, text)]
    if not holding:
        return Attribution(speaker=NOBODY)
    return min(holding, key=lambda quote: (_length(quote), quote.start)).attribution


def _holds(quote: Quote, start: int, end: int) -> bool:
    return any(first <= start and end <= last for first, last in quote.pieces)


def _length(quote: Quote) -> int:
    return sum(last - first for first, last in quote.pieces)


def _is_wish(quote: Quote, text: str) -> bool:
    words = [word for span in quote.attribution.cue for word in text[slice(*span)].lower().split()]
    return bool(_WISHES.intersection(words))
