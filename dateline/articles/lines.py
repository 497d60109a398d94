"""Text captures as blocks: what a text browser, a mail program or a PDF reader added is taken away again.

Each block is one line of text with what its shape says about it; no block is judged by its words here.
"""

import re
import statistics
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.base.text import clean

# lynx and links number their links: "[12]World"; browsers write "World <https://...>".
_LINK_NUMBER = re.compile(r"\[\d{1,4}\](?=\S)|(?<=\s)\[\d{1,4}\](?=\s)|^\[\d{1,4}\]")
_LINK_TARGET = re.compile(
    r"\s?<(?:https?|mailto|ftp|file):[^>\s]{0,2000}>|\s?\[(?:https?|mailto|cid):[^\]\s]{0,2000}\]"
)
_IMAGE = re.compile(r"\[(?:image|img|picture|bild|[\w.%-]+\.(?:png|jpe?g|gif|webp|svg))[^\]]*\]", re.I)
# Firefox writes bold as *bold*, italics as /italics/, underlined as _underlined_.
_EMPHASIS = re.compile(r"(?<![\w*/_])([*/_])(?=\S)([^*/_\n]{2,200}?)(?<=\S)\1(?![\w*/_])")
# The list of addresses that lynx -dump adds.
_REFERENCES = re.compile(
    r"^[ \t]{0,8}(?:References|Visible links[^\n]{0,40}|Hidden links:?)[ \t]{0,8}\n\s{0,20}(?:Visible links[^\n]{0,40}\n\s{0,20})?\d+\. \S+:",
    re.M,
)
_EMPTY = re.compile(r"\n{4,}")
_BULLET = re.compile(r"^(?:[*+•·▪◦‣○●o-]|\(_\)|\d{1,2}[.)])\s+")
_RULE = re.compile(r"^[\s_=*~#.\-–—•·|+]{3,}$")
_PAGE_NUMBER = re.compile(r"^\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.I)
# Small letters on both sides of the hyphen at a line's end.
_DIVIDED = re.compile(r"[a-zà-ÿ]-$")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_CLOSED = re.compile(r"[.!?:;…。！？][\"'”’»)\]]*$")

# A hard-wrapped text's full lines come within this of its longest; the usual widths are 65 to 80 columns.
_WRAP_LEAST, _WRAP_MOST = 45, 132


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One line of a text capture, and its shape."""

    text: str
    gap: int  # blank lines before it
    is_bullet: bool = False
    is_rule: bool = False

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def is_sentence(self) -> bool:
        """True if it ends as a sentence does."""
        return bool(_SENTENCE_END.search(self.text))


def read_blocks(text: str) -> list[Block]:
    """Return the blocks of a text capture, hard-wrapped lines joined."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    text = _EMPTY.sub("\n\n\n", "\n".join(line.rstrip() for line in text.split("\n")))
    tail = _REFERENCES.search(text)
    if tail:
        text = text[: tail.start()]
    lines = [_bare(line) for line in text.expandtabs(4).split("\n")]
    width = _wrap_width(lines)
    blocks: list[Block] = []
    parts: list[str] = []  # the further lines of the last block
    gap = 0
    previous = ""
    for line in lines:
        stripped = line.strip()
        if not stripped or _PAGE_NUMBER.match(stripped):
            gap += 1
            previous = ""
            continue
        bullet = _BULLET.match(stripped)
        if width and blocks and _continues(previous, line, width) and not bullet:
            parts.append(stripped)
        else:
            _end(blocks, parts)
            content = clean(stripped[bullet.end() :] if bullet else stripped)
            if content:
                rule = bool(_RULE.match(stripped))
                blocks.append(Block(text=content, gap=gap, is_bullet=bool(bullet) and not rule, is_rule=rule))
        gap = 0
        previous = line
    _end(blocks, parts)
    return blocks


def _bare(line: str) -> str:
    bare = _IMAGE.sub("", _LINK_NUMBER.sub("", _LINK_TARGET.sub("", line)))
    return _EMPHASIS.sub(r"\2", bare).rstrip()


def _wrap_width(lines: list[str]) -> int:
    """Return the column at which lines were broken by force; 0 where each line is a paragraph."""
    if any(len(line) > _WRAP_MOST and len(line.split()) > 15 for line in lines):
        return 0
    full = [
        line
        for line, after in pairwise(lines)
        if _WRAP_LEAST <= len(line) <= _WRAP_MOST and after.strip() and not _BULLET.match(after.strip())
    ]
    if len(full) < 3:
        return 0
    lengths = [len(line) for line in full]
    width = sorted(lengths)[int(0.9 * (len(lengths) - 1))]
    # Wrapped lines are all nearly full, and mostly end within a sentence.
    open_ended = sum(not _CLOSED.search(line) for line in full)
    is_even = statistics.median(lengths) >= 0.8 * width
    return (
        max(width, max(lengths) if max(lengths) < 1.15 * width else width)
        if is_even and 2 * open_ended > len(full)
        else 0
    )


def _continues(previous: str, line: str, width: int) -> bool:
    """True if `line` goes on with the paragraph of `previous`."""
    if not previous.strip():
        return False
    first_word = line.lstrip().partition(" ")[0]
    indent_grows = len(line) - len(line.lstrip()) > len(previous) - len(previous.lstrip()) + 1
    if indent_grows and not _BULLET.match(previous.strip()):
        return False
    # The next word would have fitted: the line was ended on purpose, unless it goes on in small letters.
    is_full = len(previous) + 1 + len(first_word) > width
    return is_full or (not _CLOSED.search(previous) and first_word[0].islower())


def _end(blocks: list[Block], parts: list[str]) -> None:
    """Join the lines that go on with the last block to it."""
    if parts:
        last = blocks[-1]
        lines = [last.text, *parts]
        pieces = [_ending(line, after) for line, after in pairwise(lines)]
        blocks[-1] = replace(last, text=clean("".join([*pieces, lines[-1]])))
        parts.clear()


def _ending(line: str, after: str) -> str:
    """Return a line as it stands before the next: a word that a printer divided is made whole."""
    is_divided = (
        bool(_DIVIDED.search(line[-3:])) and after[:1].islower() and "-" not in line.rpartition(" ")[2][:-1]
    )
    return line[:-1] if is_divided else f"{line} "
