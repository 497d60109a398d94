"""Long lists of words as one pattern that is asked only of texts in which one of its words can stand.

A pattern of a hundred words tries each of them at each character: a tenth of a millisecond a line. Here the letters that
every match must hold are read off the pattern once, and looked for first, which costs a tenth of that. What a pattern
finds stays the same.
"""

import re
from collections.abc import Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

# Fewer letters stand in too many texts to tell anything; so do these signs, the others do not.
_LEAST_LETTERS = 2
_WORD_LETTERS = 5
_COMMON = frozenset(" .,:;-'\"()/!?\n")


class Sieve:
    """A pattern, and the small letters of which every text that it matches holds one or other."""

    __slots__ = ("needles", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = re.compile(pattern, flags)
        self.needles = _needles(list(parser.parse(pattern, flags)))

    def may_match(self, text: str) -> bool:
        """Return False where no match can be."""
        if self.needles is None:
            return True
        small = text.casefold()
        for needle in self.needles:  # noqa: SIM110  a generator for each text costs more than the search
            if needle in small:
                return True
        return False

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match anywhere."""
        return self.pattern.search(text) if self.may_match(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match at the head of a text."""
        return self.pattern.match(text) if self.may_match(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match that is the whole text."""
        return self.pattern.fullmatch(text) if self.may_match(text) else None

    def findall(self, text: str) -> list[Any]:
        """Return all matches, as `re` does."""
        return self.pattern.findall(text) if self.may_match(text) else []

    def sub(self, by: str, text: str) -> str:
        """Return the text with its matches replaced."""
        return self.pattern.sub(by, text) if self.may_match(text) else text


def _needles(parts: Sequence[Any]) -> tuple[str, ...] | None:
    """Return letters of which every match holds some; None where nothing is sure to be in it."""
    best: tuple[str, ...] | None = None
    run = ""
    for kind, value in (*parts, (None, None)):
        if kind is op.LITERAL:
            run += chr(value)
            continue
        best = _better(best, (run.casefold(),) if _is_telling(run) else None)
        run = ""
        best = _better(best, _inner(kind, value))
    return best


def _is_telling(run: str) -> bool:
    if len(run) >= _LEAST_LETTERS:
        return True
    return len(run) == 1 and run not in _COMMON and not (run.isascii() and run.isalnum())


def _inner(kind: Any, value: Any) -> tuple[str, ...] | None:
    if kind is op.SUBPATTERN:
        return _needles(list(value[-1]))
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _needles(list(value[2]) * min(value[0], _LEAST_LETTERS)) if value[0] > 0 else None
    if kind is op.ATOMIC_GROUP:
        return _needles(list(value))
    if kind is not op.BRANCH:
        return None
    found: list[str] = []
    for branch in value[1]:
        needles = _needles(list(branch))
        if needles is None:
            return None
        found += needles
    # A needle that holds another is found with it.
    return tuple(n for n in dict.fromkeys(found) if not any(o != n and o in n for o in found))


def _better(one: tuple[str, ...] | None, other: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Return the needles that fewer texts hold: the longer, up to a word's length, then the fewer."""
    if one is None or other is None:
        return one or other
    return min(one, other, key=lambda needles: (-min(_WORD_LETTERS, *map(len, needles)), len(needles)))
