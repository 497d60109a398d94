"""Two versions of a text, paragraph beside paragraph, and the words that differ within one.

A paragraph that only stands elsewhere, or was divided or joined, is kept: what it says is the same.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from dateline.base.records import Edit, Piece

# Share of common words (Dice) from which two paragraphs are one, edited. Below, an editor wrote another.
LEAST_LIKENESS = 0.5
# A word diff takes at most the product of both lengths; above this, all of a paragraph counts as changed.
MOST_WORD_PAIRS = 1_000_000
# Paragraphs without a counterpart that are compared each with each; a page with more was written anew.
MOST_COMPARED = 200
# A paragraph is divided into, or joined from, at most so many.
_MOST_PARTS = 4
# Words, numbers with their marks, single characters of scripts without spaces; each with the white space after it.
_TOKEN = re.compile(r"(?:\d[\d.,:]*\d|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+|[^\w\s])\s*")
_WORD = re.compile(r"\d[\d.,:]*\d|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+")
# What is kept between two changes is shown as kept only where it is at least a word of this length.
_LEAST_KEPT_LETTERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph with its place in the text."""

    start: int
    end: int
    words: tuple[str, ...]  # casefolded, without marks

    @property
    def span(self) -> tuple[int, int]:
        """The place in the text."""
        return self.start, self.end


Pair = tuple[tuple[int, ...], tuple[int, ...], bool]  # places of paragraphs before and after; whether kept


def compare(before: str, after: str) -> tuple[tuple[Edit, ...], int]:
    """Return what became of each paragraph, and how many were moved.

    Paragraphs of `after` come in their order; one that went stands where it stood.
    """
    old, new = paragraphs_of(before), paragraphs_of(after)
    pairs = _same(old, new)
    pairs += _joined(old, new, pairs)
    moved = _moved(pairs)
    pairs += _edited(old, new, pairs)
    edits = [_edit(pair, old, new, before, after) for pair in _in_order(pairs, len(old), len(new))]
    return tuple(edits), moved


def paragraphs_of(text: str) -> list[Paragraph]:
    """Return the paragraphs of an article's text, with their places."""
    found, start = [], 0
    for part in text.split("\n\n"):
        if part:
            found.append(Paragraph(start=start, end=start + len(part), words=words_of(part)))
        start += len(part) + 2
    return found


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text by which it is compared: small letters, no marks."""
    return tuple(_WORD.findall(text.casefold()))


def likeness(one: Sequence[str], other: Sequence[str], *, least: float = 0.0) -> float:
    """Return the share of words that two texts have in common, 0..1 (Dice, each word as often as it stands).

    Where it cannot reach `least`, 0: their lengths alone tell, and cost nothing.
    """
    total = len(one) + len(other)
    if not one or not other or 2 * min(len(one), len(other)) < least * total:
        return 0.0
    if not least:
        return 2 * (Counter(one) & Counter(other)).total() / total
    # As often as a word may stand twice, so much more may be common than the words that both have.
    repeated = max(len(one) - len(set(one)), len(other) - len(set(other)))
    if 2 * (len(set(one) & set(other)) + repeated) < least * total:
        return 0.0
    return 2 * (Counter(one) & Counter(other)).total() / total


def pieces_of(before: str, after: str) -> tuple[Piece, ...]:
    """Return the words of both texts in order: kept, went, came. What went stands before what came in its place."""
    a, b = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(a) * len(b) > MOST_WORD_PAIRS:
        return Piece(kind="went", text=before), Piece(kind="came", text=after)
    matcher = SequenceMatcher(None, [t.strip() for t in a], [t.strip() for t in b], autojunk=False)
    return tuple(_calm(_runs(matcher.get_opcodes(), a, b)))


# Paragraphs -----------------------------------------------------------------------------------------


def _same(old: list[Paragraph], new: list[Paragraph]) -> list[Pair]:
    """Return the paragraphs that are in both word for word; of equal ones the first go with the first."""
    waiting: dict[tuple[str, ...], list[int]] = {}
    for place, paragraph in enumerate(old):
        waiting.setdefault(paragraph.words, []).append(place)
    pairs: list[Pair] = []
    for place, paragraph in enumerate(new):
        if found := waiting.get(paragraph.words):
            pairs.append(((found.pop(0),), (place,), True))
    return pairs


def _joined(old: list[Paragraph], new: list[Paragraph], pairs: list[Pair]) -> list[Pair]:
    """Return the paragraphs that were divided, or joined into one, with every word kept."""
    left, right = _rest(len(old), pairs, 0), _rest(len(new), pairs, 1)
    divided = _runs_equal(left, old, right, new)
    parts, wholes = {place for _, run in divided for place in run}, {one for one, _ in divided}
    right = [place for place in right if place not in parts]
    left = [place for place in left if place not in wholes]
    joined = _runs_equal(right, new, left, old)
    return [((one,), run, True) for one, run in divided] + [(run, (one,), True) for one, run in joined]


def _runs_equal(
    wholes: list[int], texts: list[Paragraph], parts: list[int], others: list[Paragraph]
) -> list[tuple[int, tuple[int, ...]]]:
    whole_of: dict[tuple[str, ...], list[int]] = {}
    for place in wholes:
        whole_of.setdefault(texts[place].words, []).append(place)
    found, free = [], set(parts)
    for first in parts:
        words: tuple[str, ...] = ()
        for count in range(_MOST_PARTS):
            if first + count not in free:
                break
            words += others[first + count].words
            if count and whole_of.get(words):
                run = tuple(range(first, first + count + 1))
                found.append((whole_of[words].pop(0), run))
                free.difference_update(run)
                break
    return found


def _edited(old: list[Paragraph], new: list[Paragraph], pairs: list[Pair]) -> list[Pair]:
    """Return the paragraphs that say much the same in other words, the likest first."""
    left, right = _rest(len(old), pairs, 0)[:MOST_COMPARED], _rest(len(new), pairs, 1)[:MOST_COMPARED]
    scored = []
    for i in left:
        for j in right:
            like = likeness(old[i].words, new[j].words, least=LEAST_LIKENESS)
            if like >= LEAST_LIKENESS:
                scored.append((-like, abs(i - j), i, j))
    found: list[Pair] = []
    used_old, used_new = set[int](), set[int]()
    for _, _, i, j in sorted(scored):
        if i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            found.append(((i,), (j,), False))
    return found


def _rest(count: int, pairs: Iterable[Pair], side: int) -> list[int]:
    taken = {place for pair in pairs for place in (pair[0] if side == 0 else pair[1])}
    return [place for place in range(count) if place not in taken]


def _moved(pairs: Iterable[Pair]) -> int:
    """Return how many kept paragraphs do not stand in their old order: all but a longest run that does."""
    olds = [old[0] for old, _, _ in sorted(pairs, key=lambda pair: pair[1])]
    tails: list[int] = []
    for place in olds:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return len(olds) - len(tails)


def _in_order(pairs: list[Pair], old_count: int, new_count: int) -> list[Pair]:
    after_of = {place: new[-1] for old, new, _ in pairs for place in old}
    ordered: list[tuple[tuple[int, int, int], Pair]] = [
        ((new[0], 0, 0), (old, new, k)) for old, new, k in pairs
    ]
    ordered += [((place, 0, 0), ((), (place,), False)) for place in _rest(new_count, pairs, 1)]
    above = -1
    for place in range(old_count):
        if place in after_of:
            above = after_of[place]
        else:
            ordered.append(((above, 1, place), ((place,), (), False)))
    return [pair for _, pair in sorted(ordered)]


def _edit(pair: Pair, old: list[Paragraph], new: list[Paragraph], before: str, after: str) -> Edit:
    olds, news, is_kept = pair
    was = (old[olds[0]].start, old[olds[-1]].end) if olds else None
    now = (new[news[0]].start, new[news[-1]].end) if news else None
    if is_kept:
        return Edit(kind="kept", before=was, after=now)
    if was and now:
        return Edit(
            kind="changed", before=was, after=now, pieces=pieces_of(before[slice(*was)], after[slice(*now)])
        )
    return Edit(kind="came" if now else "went", before=was, after=now)


# Words ----------------------------------------------------------------------------------------------


def _runs(codes: Iterable[tuple[str, int, int, int, int]], a: list[str], b: list[str]) -> Iterator[Piece]:
    for tag, a_start, a_end, b_start, b_end in codes:
        if tag == "equal":
            yield Piece(kind="kept", text="".join(b[b_start:b_end]))
            continue
        if a_start < a_end:
            yield Piece(kind="went", text="".join(a[a_start:a_end]))
        if b_start < b_end:
            yield Piece(kind="came", text="".join(b[b_start:b_end]))


def _calm(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join changes that only a mark or a small word parts: a reader sees one change, not confetti."""
    went = came = ""
    island: Piece | None = None
    for piece in pieces:
        if piece.kind == "kept":
            is_small = (went or came) and sum(map(str.isalnum, piece.text)) < _LEAST_KEPT_LETTERS
            if is_small and island is None:
                island = piece
                continue
            yield from _change(went, came)
            went = came = ""
            if island is not None:
                yield island
                island = None
            yield piece
            continue
        if island is not None:
            went, came = went + island.text, came + island.text
            island = None
        went += piece.text if piece.kind == "went" else ""
        came += piece.text if piece.kind == "came" else ""
    yield from _change(went, came)
    if island is not None:
        yield island


def _change(went: str, came: str) -> Iterator[Piece]:
    if went:
        yield Piece(kind="went", text=went)
    if came:
        yield Piece(kind="came", text=came)
