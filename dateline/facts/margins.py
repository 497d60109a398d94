"""Content fitted to the quotation marks: a quotation is taken whole, or cut inside one, never in the middle of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from dateline.facts.drafts import Draft
from dateline.facts.marked import MIN_WORDS, is_sentence, source_beside
from dateline.facts.marks import Quoted
from dateline.facts.stretches import Span
from dateline.facts.words import Doc


def told_once(drafts: Iterable[Draft]) -> list[Draft]:
    """Return the drafts, without a noun's where its verb tells the same: "said in testimony that it fell"."""
    kept = list(drafts)
    by_verb = {(draft.pieces, draft.cue[0]) for draft in kept if draft.rule == "clause"}
    return [d for d in kept if d.rule != "noun" or (d.pieces, d.cue[0]) not in by_verb]


def fit(doc: Doc, draft: Draft, quoted: tuple[Quoted, ...]) -> Draft:
    """Return the draft with its content fitted to the marks: a quotation is taken whole or, from inside it, cut."""
    text, at = doc.text, draft.cue[0][0]
    around = next((q for q in quoted if q.start <= at < q.end), None)
    if around is not None:
        cut = (_cut(piece, around) for piece in draft.pieces)
        return replace(draft, pieces=tuple(p for p in cut if p is not None))
    pieces = _united(_grown(piece, quoted) for piece in draft.pieces)
    draft, pieces = _within_marks(text, draft, pieces, quoted)
    pieces = _without_opening(text, draft, pieces, quoted)
    return replace(draft, pieces=_with_next(text, pieces, quoted), source=_source_outside(doc, draft, quoted))


def _within_marks(
    text: str, draft: Draft, pieces: tuple[Span, ...], quoted: tuple[Quoted, ...]
) -> tuple[Draft, tuple[Span, ...]]:
    """Return draft and pieces, a title that the parser gave to the quotation before it given back to the source.

    "“It will hold,” state spokeswoman Ada Brandt said": behind a comma within the marks the writer speaks.
    """
    if draft.source is None or len(pieces) != 1:
        return draft, pieces
    start, end = pieces[0]
    around = next((q for q in quoted if q.start == start and q.end < end), None)
    if around is None or text[around.end - 2] not in ",?!" or not end <= draft.source[0] <= end + 2:
        return draft, pieces
    if any(q.start >= around.end and q.end <= end for q in quoted):
        return draft, pieces
    opens = around.end + len(text[around.end : end]) - len(text[around.end : end].lstrip())
    return replace(draft, source=(opens, draft.source[1])), ((start, around.end),)


def _source_outside(doc: Doc, draft: Draft, quoted: tuple[Quoted, ...]) -> Span | None:
    """Return the source; where the parser found it inside a quotation beside the cue, who is named outside."""
    if draft.source is None:
        return None
    start = draft.source[0]
    around = next((q for q in quoted if q.start <= start < q.end), None)
    if around is None:
        return draft.source
    is_sure = doc.text[around.end - 2] in ",?!" and 0 <= draft.cue[0][0] - around.end <= 2
    if len(doc.text[around.start : around.end].split()) < MIN_WORDS and not is_sure:
        return draft.source
    return source_beside(doc, draft.anchor, around) or draft.source


def _without_opening(
    text: str, draft: Draft, pieces: tuple[Span, ...], quoted: tuple[Quoted, ...]
) -> tuple[Span, ...]:
    """Return the pieces without the writer's words before the cue: "At the same time, she said, “The dam will hold.”"."""
    if len(pieces) < 2 or draft.rule not in ("clause", "aside"):
        return pieces
    first, rest = pieces[0], pieces[1:]
    whole = next((q for q in quoted if q.start == rest[0][0]), None)
    if whole is None or first[1] > draft.cue[0][0] or any(q.meets(*first) for q in quoted):
        return pieces
    if text[first[0] : first[1]].split(" ", 1)[0].lower() in _CONDITIONS:
        # "If elected, she said, “I will rebuild it.”"
        return pieces
    return rest if is_sentence(text, whole) and text[whole.start + 1].isupper() else pieces


# Quirk et al. (1985), 15.2: what opens a clause on which the rest depends.
_CONDITIONS = ("if", "when", "while", "although", "though", "because", "until", "unless", "once", "since")


def _cut(piece: Span, around: Quoted) -> Span | None:
    start, end = max(piece[0], around.start + 1), min(piece[1], around.end - 1)
    return (start, end) if start < end else None


def _grown(piece: Span, quoted: tuple[Quoted, ...]) -> Span:
    start, end = piece
    # They stand in order, none inside another.
    first = bisect_right(quoted, start, key=lambda q: q.end)
    last = bisect_left(quoted, end, key=lambda q: q.start) - 1
    if first > last:
        return piece
    return min(start, quoted[first].start), max(end, quoted[last].end)


def _with_next(text: str, pieces: tuple[Span, ...], quoted: tuple[Quoted, ...]) -> tuple[Span, ...]:
    """Return the pieces, the last with the quotation that follows it at once: "called it a lie, “a plain one”"."""
    if not pieces:
        return pieces
    start, end = pieces[-1]
    follows = next((q for q in quoted if q.start >= end), None)
    if follows is None:
        return pieces
    between = text[end : follows.start].strip(" ,:")
    if (
        between not in ("", "and", "and that")
        or "\n" in text[end : follows.start]
        or (text[end - 1] in _MARKS) != between.startswith("and")
    ):
        return pieces
    return (*pieces[:-1], (start, follows.end))


_MARKS = "“”\"«»„‘’'"


def _united(pieces: Iterable[Span]) -> tuple[Span, ...]:
    united: list[Span] = []
    for start, end in sorted(pieces):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return tuple(united)
