"""Who is responsible for a figure: the innermost quote that holds it (eval/figures-guideline, "source")."""

from collections.abc import Sequence

from dateline.base.records import Quote
from dateline.facts.wordlists import word_set

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
