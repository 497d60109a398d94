"""An article's text in pieces, each with the facts that cover it. Pure; spans may overlap in any way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dateline.base.records import Facts

Kind = Literal["figure", "quote", "query"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where a fact stands in the text."""

    id: str
    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words that the same facts cover from first to last."""

    text: str
    ids: tuple[str, ...]  # of the facts, the shortest first: the one that a click means
    kinds: tuple[Kind, ...]
    opens: tuple[str, ...]  # of those, the facts that begin here


def spans_of(facts: Facts) -> list[Span]:
    """Return where figures, quotes and queries stand; a query's in each of its places."""
    return [
        *(Span(id=f.id, kind="figure", start=f.start, end=f.end) for f in facts.figures),
        *(Span(id=q.id, kind="quote", start=a, end=b) for q in facts.quotes for a, b in q.pieces),
        *(Span(id=q.id, kind="query", start=a, end=b) for q in facts.queries for a, b in q.spans),
    ]


def marked_paragraphs(text: str, spans: Iterable[Span]) -> list[list[Piece]]:
    """Return the paragraphs of `text`, each in pieces; joined again they give its words, nothing lost or twice.

    Pieces do not nest, so that no overlap of spans can break the page. A span outside the text is left out.
    """
    sound = sorted(
        (span for span in spans if 0 <= span.start < span.end <= len(text)),
        key=lambda span: (span.end - span.start, span.start, span.id),
    )
    first = _first_places(sound)
    paragraphs, start = [], 0
    for paragraph in text.split("\n\n"):
        end = start + len(paragraph)
        inside = [span for span in sound if span.start < end and start < span.end]
        paragraphs.append(_pieces(text, start, end, inside, first))
        start = end + 2
    return paragraphs


def _first_places(spans: Sequence[Span]) -> dict[str, int]:
    first: dict[str, int] = {}
    for span in spans:
        first[span.id] = min(span.start, first.get(span.id, span.start))
    return first


def _pieces(text: str, start: int, end: int, spans: Sequence[Span], first: dict[str, int]) -> list[Piece]:
    inner = {edge for span in spans for edge in (span.start, span.end) if start < edge < end}
    edges = [start, *sorted(inner), end]
    pieces = []
    for left, right in pairwise(edges):
        over = [span for span in spans if span.start <= left and right <= span.end]
        pieces.append(
            Piece(
                text=text[left:right],
                ids=tuple(dict.fromkeys(span.id for span in over)),
                kinds=tuple(sorted({span.kind for span in over})),
                opens=tuple(dict.fromkeys(span.id for span in over if first[span.id] == left)),
            )
        )
    return pieces
