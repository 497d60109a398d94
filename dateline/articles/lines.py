"""Text captures as blocks: what a text browser, a mail program or a PDF reader added is taken away again.

Each block is one line of text with what its shape says about it; no block is judged by its words here.
"""

import itertools
import re
import statistics
from dataclasses import dataclass

from dateline.base.text import clean

# lynx and links number their links: "[12]World"; browsers write "World <https://...>".
_LINK_NUMBER = re.compile(r"\[\d{1,4}\](?=\S)|(?<=\s)\[\d{1,4}\](?=\s)|^\[\d{1,4}\]")
_LINK_TARGET = re.compile(r"\s*<(?:https?|mailto|ftp|file):[^>\s]*>|\s*\[(?:https?|mailto|cid):[^\]\s]*\]")
_IMAGE = re.compile(r"\[(?:image|img|picture|bild|[\w.%-]+\.(?:png|jpe?g|gif|webp|svg))[^\]]*\]", re.I)
# The list of addresses that lynx -dump adds.
_REFERENCES = re.compile(
    r"\n\s*(?:References|Visible links[^\n]*|Hidden links:?)\s*\n\s*(?:Visible links[^\n]*\n\s*)?\d+\. \S+:"
)
_BULLET = re.compile(r"^(?:[*+•·▪◦‣○●o-]|\(_\)|\d{1,2}[.)])\s+")
_RULE = re.compile(r"^[\s_=*~#.\-–—•·|+]{3,}$")
_PAGE_NUMBER = re.compile(r"^\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.I)
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_CLOSED = re.compile(r"[.!?:;…。！？][\"'”’»)\]]*$")

# A hard-wrapped text's full lines come within this of its longest; the usual widths are 65 to 80 columns.
_WRAP_LEAST, _WRAP_MOST = 50, 132


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
    tail = _REFERENCES.search(text)
    if tail:
        text = text[: tail.start()]
    lines = [_bare(line) for line in text.expandtabs(4).split("\n")]
    width = _wrap_width(lines)
    blocks: list[Block] = []
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
            blocks[-1] = _joined(blocks[-1], stripped)
        else:
            content = clean(stripped[bullet.end() :] if bullet else stripped)
            if content:
                rule = bool(_RULE.match(stripped))
                blocks.append(Block(text=content, gap=gap, is_bullet=bool(bullet) and not rule, is_rule=rule))
        gap = 0
        previous = line
    return blocks


def _bare(line: str) -> str:
    return _IMAGE.sub("", _LINK_NUMBER.sub("", _LINK_TARGET.sub("", line))).rstrip()


def _wrap_width(lines: list[str]) -> int:
    """Return the column at which lines were broken by force; 0 where each line is a paragraph."""
    lengths = [len(line) for line in lines if line.strip()]
    if not lengths:
        return 0
    longest = max(lengths)
    if longest > _WRAP_MOST:
        # A few long lines (tables, addresses) do not speak against wrapping where most full lines agree.
        inner = [n for n in lengths if n <= _WRAP_MOST]
        if len(inner) < 0.97 * len(lengths):
            return 0
        longest = max(inner)
    if longest < _WRAP_LEAST:
        return 0
    follows = [
        len(line)
        for line, after in itertools.pairwise(lines)
        if line.strip() and after.strip() and len(line) > longest * 0.75
    ]
    # Wrapped paragraphs have full lines right above other lines, over and over.
    return longest if len(follows) >= 3 and statistics.median(follows) >= longest * 0.85 else 0


def _continues(previous: str, line: str, width: int) -> bool:
    """True if `line` goes on with the paragraph of `previous`."""
    if not previous.strip():
        return False
    first_word = line.split(maxsplit=1)[0]
    indent_grows = len(line) - len(line.lstrip()) > len(previous) - len(previous.lstrip()) + 1
    if indent_grows and not _BULLET.match(previous.strip()):
        return False
    # The next word would have fitted: the line was ended on purpose.
    return len(previous) + 1 + len(first_word) > width or (
        not _CLOSED.search(previous) and len(previous) > width * 0.6 and first_word[0].islower()
    )


def _joined(block: Block, line: str) -> Block:
    head = block.text
    # A word that a printer divided: lower case on both sides of the hyphen.
    if re.search(r"[a-zà-ÿ]-$", head) and line[:1].islower() and "-" not in head.rsplit(" ", 1)[-1][:-1]:
        text = head[:-1] + line
    else:
        text = f"{head} {line}"
    return Block(text=clean(text), gap=block.gap, is_bullet=block.is_bullet)
