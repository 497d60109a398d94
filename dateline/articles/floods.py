"""Markup that no page for readers has, and that costs a parser of HTML5 far more than its length: made harmless or refused.

The rules of HTML5 ask for work that grows with the square of the input in three places (measured with lexbor): elements
nested in each other (100,000: 23 s), attributes of one element (30,000: 2.3 s), and elements of formatting that are not
closed, which every paragraph after them repeats (4,000 in tables: 5 s and 3 GB).
"""

import re
from collections import Counter

from dateline.base.errors import Unreadable

# The page of the most tags, of 1,205 measured, has 19,437; more than 10,000 have four.
MOST_TAGS = 60_000
# Depth cannot hurt where there are fewer tags than this.
_FEW_TAGS = 5_000
# Browsers stop at 512 levels. Tags that are never closed count here, and old pages forget many.
_MOST_DEPTH = 3_000
# A stretch of this length in which no element ends is looked at; a tag in it has at most 100 attributes on pages. The
# marks of programs stand in none.
_STRETCH = 8_000
_FLOOD = re.compile(
    rb"<[a-zA-Z][^\s>]*+(?:\s++[^\s=>\"'/(){};,]++(?:\s*+=\s*+(?:\"[^\"]{0,4000}+\"|'[^']{0,4000}+'|[^\s>\"'(){};,]++))?+){600,}+\s*/?>?"
)
# Elements that formatting may become: kinds of it times tags. A node takes some 100 bytes.
_FEW_COPIES, _MOST_COPIES = 1_500, 500_000

_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Elements that end by themselves. Source: WHATWG HTML, 13.1.2 (void elements) and 13.1.2.4 (optional tags).
_ENDING = frozenset(
    b"area base br col embed hr img input link meta source track wbr param p li dt dd option optgroup tr td th thead tbody tfoot rp rt html head body colgroup caption".split()
)
# The formatting elements of WHATWG HTML, 13.2.4.3, that may be open more than once, where they have attributes:
# of those alike, the parser itself keeps three.
_FORMATTING = re.compile(
    rb"<(?=[a-zA-Z])((?:[bBiIuUsS]|[eE][mM]|[tT][tT]|[bB][iI][gG]|[cC][oO][dD][eE]|[fF][oO][nN][tT]|[nN][oO][bB][rR]|[sS][mM][aA][lL][lL]|[sS][tT][rR][iI][kK][eE]|[sS][tT][rR][oO][nN][gG]))[\s/][^>]*>?"
)


def without_floods(markup: bytes) -> bytes:
    """Return markup that is safe to parse: as it was, but for floods of attributes and of formatting.

    Raises:
        Unreadable: there are more tags, or they lie deeper in each other, than on any page for readers.
    """
    tags = markup.count(b"<")
    if tags > MOST_TAGS:
        raise Unreadable("page", f"it has more than {MOST_TAGS:,} tags, as no page for readers has")
    if tags > _FEW_TAGS and _depth(markup) > _MOST_DEPTH:
        raise Unreadable("page", f"its elements lie more than {_MOST_DEPTH:,} deep in each other")
    markup = _without_attributes(markup)
    if tags > _FEW_COPIES and tags * len({m[0] for m in _FORMATTING.finditer(markup)}) > _MOST_COPIES:
        markup = _FORMATTING.sub(rb"<\1>", markup)
    return markup


def _depth(markup: bytes) -> int:
    """Return how many elements are open at once at most, each end closing one of its own name."""
    open_tags: Counter[bytes] = Counter()
    depth = most = 0
    for match in _TAG.finditer(markup):
        name = match[2].lower()
        if name in _ENDING:
            continue
        if not match[1]:
            open_tags[name] += 1
            depth += 1
            most = max(most, depth)
        elif open_tags[name]:
            open_tags[name] -= 1
            depth -= 1
    return most


def _without_attributes(markup: bytes) -> bytes:
    """Return markup without the tags of more attributes than any element has, where nothing else stands near them."""
    kept: list[bytes] = []
    copied = at = 0
    while (at := _next_stretch(markup, at)) < len(markup):
        end = markup.find(b"</", at)
        end = len(markup) if end < 0 else end
        match = _FLOOD.search(markup, max(copied, markup.rfind(b"<", copied, at + 1)), end)
        if match is not None:
            kept.append(markup[copied : match.start()])
            copied = match.end()
        at = end
    return b"".join((*kept, markup[copied:])) if kept else markup


def _next_stretch(markup: bytes, at: int) -> int:
    """Return where the next stretch begins that no element ends in; the markup's length where there is none."""
    while at < len(markup) and markup.find(b"</", at, at + _STRETCH) >= 0:
        at += _STRETCH
    return at
