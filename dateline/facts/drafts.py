"""An attribution as it is first read: what was said, the words that attribute, and who is named."""

from dataclasses import dataclass

from dateline.facts.cues import Mode
from dateline.facts.stretches import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An attribution before its content is fitted to the quotation marks. Spans are of characters."""

    pieces: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: Span | None
    mode: Mode
    rule: str
    anchor: int  # number of the cue's word in the document
    negated: bool = False
