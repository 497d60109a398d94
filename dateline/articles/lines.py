"""Text captures as blocks: hard-wrapped lines joined, divided words whole, page numbers and empty lines taken out.

Each block is one line of text with what its shape says about it; no block is judged by its words here.
"""

import re
import statistics
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from dateline.articles.columns import in_one_column
from dateline.articles.marks import bare, is_link, unmark, unmark_line, without_running_heads
from dateline.articles.moments import date_span
from dateline.base.text import clean

_EMPTY = re.compile(r"\n{4,}")
# A number before a point is a list's; "30. Juni" and "1. FC" are not told apart by shape, so it needs small numbers
# and more than one line that has them (see `_is_numbered`).
_BULLET = re.compile(r"^(?:[*+•·▪◦‣○●■–-]|o(?=\s)|\(_\)|\[[ x]\])\s+")
_NUMBER = re.compile(r"^\d{1,2}[.)]\s+")
_HASHES = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_UNDERLINE = re.compile(r"^\s*(={3,}|-{3,}|\*{3,}|~{3,})\s*$")
_RULE = re.compile(r"^[\s_=*~#.\-–—•·|+]{3,}$")
_PAGE_NUMBER = re.compile(r"^\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.I)
# A byline begins its own line.
_BYLINE = re.compile(r"(?:By|BY|Von|Par|Por|Text:)\s[A-ZÀ-Þ]\w+(?:\s[A-ZÀ-Þ]|$)")
_PARTED = re.compile(r"[.,;:]\s")
# Small letters on both sides of the hyphen at a line's end.
_DIVIDED = re.compile(r"[a-zà-ÿа-я][-\u00ad\u2010]$")
# The stops of the world's scripts. Source: Unicode, Sentence_Terminal: Armenian, Arabic, Devanagari (and Bengali),
# Burmese, Khmer, Ethiopic, Chinese and Japanese.
_STOPS = ".!?…։؟۔।॥။។።。！？｡"
_SENTENCE_END = re.compile(rf"[{_STOPS}][\"'”’»«“)\]」』）]*$")
_CLOSED = re.compile(rf"[{_STOPS}:;：；][\"'”’»«“)\]」』）]*$")

# A hard-wrapped text's full lines come within this of its longest; columns of newspapers have 35, mail 65 to 80.
_WRAP_LEAST, _WRAP_MOST = 34, 132
# A text with this share of its characters in longer lines is not wrapped.
_MOST_LONG_SHARE = 0.3
# Full lines end within so many columns; of what follows them, this share begins in small letters (German begins more
# words large).
_RAGGED, _OPEN_SHARE, _SMALL_SHARE = 8, 0.4, 0.15
# Headlines in a row are no longer; text in proportional type is, and more ragged.
_WIDE_LINES = 85
# Letters that take two columns and need no space between words: CJK, kana, hangul and their marks.
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]"
)
# Scripts that set no space between words, and how many letters their words have: about 1.5 in Chinese, where Japanese
# has more; 4 to 5 in Thai, Lao, Burmese and Khmer, signs counted.
_HAN = re.compile("[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
# Thai and Lao have no stops: a line of so many words is a sentence.
_STOPLESS = re.compile("[\u0e00-\u0eff]")
_LEAST_STOPLESS_WORDS = 12
# A page of more lines is no page: it bounds the time.
MOST_LINES = 30_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One line of a text capture, and its shape."""

    text: str
    gap: int  # blank lines before it
    is_bullet: bool = False
    is_rule: bool = False
    is_link: bool = False  # links and nothing else, where the program marks links
    level: int = 0  # of a heading, 1 the highest, where the program marks headings
    words: int = field(init=False)
    is_sentence: bool = field(init=False)  # ends as a sentence does

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", _words(self.text))
        is_stopless = self.words >= _LEAST_STOPLESS_WORDS and bool(_STOPLESS.search(self.text[-1:]))
        object.__setattr__(self, "is_sentence", is_stopless or bool(_SENTENCE_END.search(self.text[-12:])))


def _words(text: str) -> int:
    """Return how many words a line has, also where no spaces part them."""
    spaced = len(text.split())
    if text.isascii():
        return spaced
    return max(spaced, 2 * len(_HAN.findall(text)) // 3, len(_UNSPACED.findall(text)) // 4)


@dataclass(slots=True)
class _Open:
    """A block that may go on in the next line."""

    lines: list[str]
    gap: int
    indent: int
    is_bullet: bool = False
    level: int = 0


def read_blocks(text: str) -> list[Block]:
    """Return the blocks of a text capture, hard-wrapped lines joined."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\u2028", "\n")
    text = in_one_column(without_running_heads(text)).replace("\f", "\n\n")
    text = _EMPTY.sub("\n\n\n", "\n".join(line.rstrip() for line in text.split("\n")))
    lines = unmark(text).expandtabs(4).split("\n")[:MOST_LINES]
    width = _wrap_width(lines)
    margin = _margin(lines) if width else 0
    is_numbered = sum(bool(_NUMBER.match(line.strip())) for line in lines) > 2
    found: list[_Open] = []
    gap, previous = 0, ""
    for line in lines:
        stripped = unmark_line(line.strip())
        if not bare(stripped).strip() or _PAGE_NUMBER.match(bare(stripped)):
            gap, previous = gap + 1, ""
            continue
        if (
            _UNDERLINE.match(line)
            and previous
            and found
            and len(found[-1].lines) == 1
            and found[-1].indent <= 3
        ):
            found[-1].level = 1 if "=" in line or "*" in line else 2
            gap, previous = gap + 1, ""
            continue
        bullet = _BULLET.match(bare(stripped)) or (is_numbered and _is_numbered(bare(stripped)))
        if (
            width
            and found
            and not bullet
            and not _HASHES.match(stripped)
            and _continues(previous, line, width)
        ):
            found[-1].lines.append(stripped)
        else:
            found.append(_opened(stripped, gap, line, margin, bool(bullet)))
        gap, previous = 0, line
    blocks = (_closed(one) for one in found)
    return [block for block in blocks if block is not None]


def _is_numbered(line: str) -> bool:
    """True if a line begins with a number of a list; "30. Juni 2025" begins with a day."""
    span = date_span(line[:40]) if _NUMBER.match(line) else (0, 0)
    return span is None or span[0] > 0


def _opened(stripped: str, gap: int, line: str, margin: int, is_bullet: bool) -> _Open:
    indent = len(line) - len(line.lstrip())
    level = 0
    hashes = _HASHES.match(stripped)
    if hashes:
        stripped, level = unmark_line(hashes[2]), len(hashes[1])
    elif margin >= 2 and not is_bullet and gap:
        # lynx and html2text set headings left of the text, the first one in the middle.
        level = 2 if indent == 0 else 1 if indent >= margin + 6 and len(stripped) > 12 else 0
    return _Open(lines=[stripped], gap=gap, indent=indent, is_bullet=is_bullet, level=level)


def _closed(one: _Open) -> Block | None:
    whole = one.lines[0]
    if len(one.lines) > 1:
        pieces = [_ending(line, after) for line, after in pairwise(one.lines)]
        whole = "".join([*pieces, one.lines[-1]])
    text = clean(unmark_line(bare(whole)) if len(one.lines) > 1 else bare(whole))
    is_rule = bool(_RULE.match(text))
    if one.is_bullet and not is_rule:
        text = _BULLET.sub("", text, count=1) if _BULLET.match(text) else _NUMBER.sub("", text, count=1)
    if not text:
        return None
    return Block(
        text=text,
        gap=one.gap,
        is_bullet=one.is_bullet and not is_rule,
        is_rule=is_rule,
        is_link=is_link(whole.strip() if not one.is_bullet else _BULLET.sub("", whole.strip(), count=1)),
        level=one.level,
    )


def _margin(lines: list[str]) -> int:
    """Return how far the text is indented: the indent of most of its long lines."""
    indents = [len(line) - len(line.lstrip()) for line in lines if len(line) > 50]
    return statistics.mode(indents) if indents else 0


def _wrap_width(lines: list[str]) -> int:
    """Return the column at which lines were broken by force; 0 where each line is a paragraph.

    Then hardly a line is longer, many are nearly as long, and what follows those goes on in small letters.
    """
    lengths = [_columns(line) for line in lines]
    going = [
        (n, bare(line), bare(after).lstrip())
        for (line, after), n in zip(pairwise(lines), lengths[:-1], strict=True)
        if n >= _WRAP_LEAST and after.strip() and not _starts_item(after)
    ]
    counts = Counter(n for n, _, _ in going if n <= _WRAP_MOST)
    if sum(counts.values()) < 3:
        return 0
    width = max(counts, key=lambda at: (at * sum(counts[at - k] for k in range(_RAGGED)), at))
    long = sum(n for n, line in zip(lengths, lines, strict=True) if n > width + _RAGGED and _has_words(line))
    if long > _MOST_LONG_SHARE * sum(lengths):
        return 0
    full = [(line, after) for n, line, after in going if width - 2 * _RAGGED < n <= width + _RAGGED]
    open_ended = sum(not _CLOSED.search(line) for line, _ in full)
    small = sum(after[:1].islower() or _is_wide(after[:1]) for _, after in full)
    is_wide = width >= _WIDE_LINES and all(n <= _WRAP_MOST for n, _, _ in going)
    if len(full) < 3 or open_ended < _OPEN_SHARE * len(full):
        return 0
    if small < _SMALL_SHARE * len(full) and not is_wide:
        return 0
    return max(n for n, _, _ in going if n <= width + (2 * _RAGGED if is_wide else _RAGGED))


def _has_words(line: str) -> bool:
    return len(line.split()) > 15 or bool(_WIDE.search(line))


def _columns(line: str) -> int:
    """Return how many columns a line takes on a screen: letters of East Asia take two."""
    return len(line) if line.isascii() else len(line) + len(_WIDE.findall(line))


def _is_wide(letter: str) -> bool:
    return bool(_WIDE.match(letter))


def _continues(previous: str, line: str, width: int) -> bool:
    """True if `line` goes on with the paragraph of `previous`."""
    if not previous.strip():
        return False
    stripped = line.lstrip()
    first_word = stripped.partition(" ")[0]
    indent, indent_before = len(line) - len(stripped), len(previous) - len(previous.lstrip())
    if indent > indent_before + 1 and not _starts_item(previous):
        return False
    # The next word would have fitted: the line was ended on purpose, unless it goes on in small letters.
    size = _columns(previous)
    if _is_wide(bare(stripped)[:1]) and _is_wide(bare(previous)[-1:]):
        return size + 3 > width
    is_full = size + 1 + len(first_word) > width
    is_open = not _CLOSED.search(bare(previous))
    # Lines of proportional type differ in length.
    if is_open and _BYLINE.match(stripped):
        return False
    # A line with a comma or a stop in it is no headline.
    is_line_of_text = not bare(first_word)[:1].isupper() or bool(_PARTED.search(bare(previous)))
    is_nearly_full = is_open and size > (0.8 if is_line_of_text else 0.9) * width
    return is_full or is_nearly_full or (is_open and bare(first_word)[:1].islower())


def _starts_item(line: str) -> bool:
    stripped = bare(line).strip()
    return bool(_BULLET.match(stripped) or _NUMBER.match(stripped))


def _ending(line: str, after: str) -> str:
    """Return a line as it stands before the next: a word that a printer divided is made whole."""
    is_divided = (
        bool(_DIVIDED.search(line[-3:])) and after[:1].islower() and "-" not in line.rpartition(" ")[2][:-1]
    )
    if _is_wide(line[-1:]) and _is_wide(after[:1]):
        return line
    return line[:-1] if is_divided else f"{line} "
