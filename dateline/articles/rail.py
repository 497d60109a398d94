"""The rail of a text capture: cards of other stories, told by their repeated shape.

A card is a headline (often twice: once as the picture's text), a teaser or none, and a date; two and more such
groups in a row are a rail. Its heading ("Latest", "More from ...") is the short line that stands before the first.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.articles.datelines import read_dateline
from dateline.articles.lines import Block
from dateline.articles.moments import Moment, date_span, read_moment
from dateline.base.records import Card
from dateline.base.text import clean

_DIGIT = re.compile(r"\d")
_ELLIPSIS = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*$")
_MOST_HEADLINE_WORDS = 30
_MOST_TEASER_WORDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Rail:
    """Cards in a row, and the blocks that they take up, with the heading."""

    cards: tuple[Card, ...]
    start: int
    end: int


def day_line(block: Block) -> Moment | None:
    """Return the date of a block that says little else than a date."""
    if block.words > 12 or len(block.text) > 80 or not _DIGIT.search(block.text):
        return None
    return _day_of(block.text)


@lru_cache(maxsize=4096)
def _day_of(text: str) -> Moment | None:
    span = date_span(text)
    if span is None or (len(text) - (span[1] - span[0])) > 40:
        return None
    return read_moment(text)


def find_rail(blocks: list[Block]) -> Rail | None:
    """Return the rail with the most cards, at least two; of equals the one that begins first.

    A rail's cards bear their dates either below or above their headlines, all in one way.
    """
    rails = [rail for read in (_card, _dated_card) for rail in _rails(blocks, read)]
    return min(rails, key=lambda rail: (-len(rail.cards), rail.start), default=None)


def _rails(
    blocks: list[Block], read: Callable[[list[Block], int], tuple[Card, int] | None]
) -> Iterator[Rail]:
    at = 0
    while at < len(blocks):
        cards: list[Card] = []
        here = at
        while (found := read(blocks, here)) is not None:
            cards.append(found[0])
            here = found[1]
        if len(cards) >= 2:
            yield Rail(cards=tuple(cards), start=_heading(blocks, at), end=here)
        at = here if len(cards) >= 2 else at + 1


def _heading(blocks: list[Block], start: int) -> int:
    before = blocks[start - 1] if start else None
    return (
        start - 1
        if before and before.words <= 6 and not before.is_sentence and not day_line(before)
        else start
    )


def _card(blocks: list[Block], at: int) -> tuple[Card, int] | None:
    """Return the card that begins at a block, and where it ends."""
    if at >= len(blocks) or not _is_headline(blocks[at]):
        return None
    headline = blocks[at].text
    here = at + 1
    twice = here < len(blocks) and blocks[here].text.casefold() == headline.casefold()
    here += twice
    day_before = day_line(blocks[here]) if here < len(blocks) else None
    here += day_before is not None
    teaser = None
    if here < len(blocks) and _is_teaser(blocks[here], headline):
        teaser = blocks[here].text
        here += 1
    day_after = day_line(blocks[here]) if here < len(blocks) and day_before is None else None
    here += day_after is not None
    day = day_before or day_after
    is_cut = bool(teaser and _ELLIPSIS.search(teaser))
    # A headline with a teaser is any heading with its paragraph: a date, a repeat or a cut makes it a card.
    if (
        not (twice and (teaser or day))
        and not (day and (is_cut or teaser is None))
        and not (is_cut and day is None and _short(teaser))
    ):
        return None
    dateline = read_dateline(teaser) if teaser else None
    return (
        Card(
            headline=clean(headline),
            teaser=teaser,
            teaser_is_cut=is_cut,
            published_on=day.day if day else None,
            dateline=dateline.place if dateline else None,
        ),
        here,
    )


def _dated_card(blocks: list[Block], at: int) -> tuple[Card, int] | None:
    """Return the card that begins with its date, and where it ends."""
    if at + 1 >= len(blocks) or (day := day_line(blocks[at])) is None or not _is_headline(blocks[at + 1]):
        return None
    headline = blocks[at + 1].text
    here = at + 2
    teaser = blocks[here].text if here < len(blocks) and _is_teaser(blocks[here], headline) else None
    here += teaser is not None
    dateline = read_dateline(teaser) if teaser else None
    card = Card(
        headline=headline,
        teaser=teaser,
        teaser_is_cut=bool(teaser and _ELLIPSIS.search(teaser)),
        published_on=day.day,
        dateline=dateline.place if dateline else None,
    )
    return card, here


def _short(teaser: str | None) -> bool:
    return len((teaser or "").split()) <= _MOST_TEASER_WORDS


def _is_headline(block: Block) -> bool:
    return (
        2 <= block.words <= _MOST_HEADLINE_WORDS
        and not day_line(block)
        and not block.text.endswith((".", "…", "...", ":"))
    )


def _is_teaser(block: Block, headline: str) -> bool:
    if block.text.casefold() == headline.casefold() or day_line(block) or block.words > _MOST_TEASER_WORDS:
        return False
    return bool(_ELLIPSIS.search(block.text)) or block.is_sentence
