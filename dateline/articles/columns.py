"""Columns of a printed page that `pdftotext -layout` left side by side, one below the other again.

A gutter is a column of blanks that runs through many lines with words on both sides.
"""

import re
from collections import Counter

_GAP = re.compile(r"(?<=\S)\s{2,}(?=\S)")
# So many lines, and so much of the lines they stand in, must have the gutter at one place.
_LEAST_LINES, _LEAST_SHARE = 6, 0.55
# A column of news is not narrower.
_LEAST_WIDTH = 20


def in_one_column(text: str) -> str:
    """Return a text with the columns of each of its pages one below the other."""
    if "  " not in text:
        return text
    return "\n\f\n".join(_unfold(page) for page in text.split("\n\f\n"))


def _unfold(page: str) -> str:
    lines = page.split("\n")
    gutter = _gutter(lines)
    if gutter is None:
        return page
    at, first, last = gutter
    zone = lines[first : last + 1]
    left, right = [_cut(line, at)[0] for line in zone], [_cut(line, at)[1] for line in zone]
    return "\n".join([*lines[:first], *left, "", *right, *lines[last + 1 :]])


def _gutter(lines: list[str]) -> tuple[int, int, int] | None:
    """Return where the right column begins, and the first and last line that have it."""
    starts: Counter[int] = Counter()
    gaps: list[set[int]] = []
    for line in lines:
        ends = {m.end() for m in _GAP.finditer(line) if m.start() >= _LEAST_WIDTH}
        wide = {end for end in ends if len(line) - end >= _LEAST_WIDTH / 2}
        gaps.append(wide)
        starts.update(wide)
    if not starts:
        return None
    # Indented first lines of paragraphs begin a little further right.
    best = max(starts, key=lambda at: (sum(starts[at + k] for k in range(4)), starts[at], -at))
    having = [i for i, ends in enumerate(gaps) if any(best <= end < best + 4 for end in ends)]
    if len(having) < _LEAST_LINES:
        return None
    first, last = having[0], having[-1]
    having, first = _trimmed(having)
    filled = [i for i in range(first, last + 1) if len(lines[i].strip()) > 0]
    return (best, first, last) if len(having) >= _LEAST_SHARE * len(filled) else None


def _trimmed(having: list[int]) -> tuple[list[int], int]:
    """Return the lines that have the gutter without those far above the rest: a masthead has gaps, too."""
    kept = list(having)
    while len(kept) > _LEAST_LINES and kept[1] - kept[0] > 3:
        kept.pop(0)
    return kept, kept[0]


def _cut(line: str, at: int) -> tuple[str, str]:
    """Return the left and the right part of a line; one that runs across the gutter stays on the left."""
    if len(line) <= at:
        return line, ""
    if line[max(0, at - 2) : at].strip():
        return line, ""
    return line[:at].rstrip(), line[at:].strip()
