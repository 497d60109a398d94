"""The body of a text capture: the run of blocks with the most prose in it, and which of its lines are the article's."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.articles.furniture import (
    ends_in_label,
    heads_what_follows,
    is_advertisement,
    is_furniture,
    is_inset_label,
    is_notice,
    is_picture_credit,
)
from dateline.articles.lines import Block
from dateline.articles.names import is_byline
from dateline.articles.notices import is_call_text
from dateline.articles.rail import Rail, day_line

# A paragraph of news has at least this much; menus, captions and buttons have less.
_PROSE_WORDS = 9
_LONG_WORDS = 25
_LEAST_SENTENCE_WORDS = 4
# "Q: ...", "A: ...", "Ida Lund: ...": a line of an interview.
_SPOKEN = re.compile(r"^(?:[A-ZÀ-Þ]|[A-ZÀ-Þ][\w.]+(?: [A-ZÀ-Þ][\w.]+)?)\s?: \S+ \S+")
_CAPTION_WORDS = 40
# A picture's words have at least this many; its credit is no longer than this.
_LEAST_ALT, _CREDIT_CHARACTERS = 4, 90
_QUOTED = re.compile(r"[“”„»«\"]")
_MARKS = re.compile(r"[.,;:!?]\s|[“”„»«、。，；：！？「」]")
# What a block that is no prose costs the run that would hold it, in words: subheadings must be affordable, a menu of
# a dozen entries must not; an advertisement stands in any article. What heads other content costs two paragraphs.
_SHORT_COST, _FURNITURE_COST, _DAY_COST, _AFTER_COST = 9, 4, 20, 45
# However much stands between two halves of an article, it costs no more than this: boxes, rails, offers.
_MOST_COST = 90
# What a byline so near above a run speaks for it.
_HEAD_VALUE, _HEAD_BLOCKS = 120, 8
# A very long paragraph speaks no more for a run than this many words.
_MOST_VALUE = 120
# A heading of other content ends the article where this much of the run's running text stands above it, and less than
# that below it.
_ENDING_SHARE, _RUNNING_SHARE, _RUNNING_WORDS, _MOST_RUNNING = 0.3, 0.15, 40, 2
# Teasers are shorter than paragraphs; a piece of text this small, parted from the rest, is none of it.
_TEASER_WORDS, _PIECE_WORDS = 45, 60
_PARTING_LINES = 4
# A short line that stands in a page this often belongs to its template, and so does a longer one that stands twice.
_TEMPLATE_TIMES, _TEMPLATE_WORDS = 3, 10
# Lines without a blank one between them, where paragraphs have one: a box.
_BOX_LINES = 3
_LEAST_APART = 0.3
_GAPPED_SHARE = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Where the article's text stands among the blocks of a capture, and which of them it is."""

    start: int
    end: int
    is_gapped: bool  # its paragraphs are parted by blank lines


def is_prose(block: Block) -> bool:
    """True if a block has the shape of a paragraph."""
    if block.words >= _PROSE_WORDS and block.is_sentence:
        return True
    # A menu in one line is long, too, but nothing parts its words.
    return block.words >= _LONG_WORDS and len(_MARKS.findall(block.text)) * _LONG_WORDS >= block.words


def _value(block: Block) -> int:
    return min(max(block.words, len(block.text) // 6), _MOST_VALUE)


def template_lines(blocks: Sequence[Block]) -> frozenset[str]:
    """Return the lines that a page says again and again: its template's, not the article's."""
    counts = Counter(block.text for block in blocks)
    labels = {block.text for block in blocks if is_inset_label(block)}
    return frozenset(
        text
        for text, times in counts.items()
        if times > 1
        and not text.endswith("?")
        and text not in labels
        and _is_template(len(text.split()), times)
    )


def _is_template(words: int, times: int) -> bool:
    # A paragraph that stands twice is one of a page that holds its article twice.
    return times >= _TEMPLATE_TIMES or (times == 2 and _TEMPLATE_WORDS <= words < _LONG_WORDS)


def find_body(blocks: Sequence[Block], rail: Rail | None) -> Body | None:
    """Return the run of blocks that holds the most prose and the least else; without a paragraph, None."""
    template = template_lines(blocks)
    running = [_is_running(block) and block.text not in template for block in blocks]
    span = _best_run(blocks, running, rail)
    if span is None:
        return None
    start, end = _without_pieces(blocks, running, span)
    end = _end_of(blocks, running, start, end)
    start, end = _without_pieces(blocks, running, (start, end))
    long = [b for b in blocks[start:end] if b.words >= _LONG_WORDS]
    is_gapped = sum(b.gap > 0 for b in long) >= _GAPPED_SHARE * len(long) if len(long) > 2 else False
    return Body(start=start, end=end, is_gapped=is_gapped)


def _is_running(block: Block) -> bool:
    return is_prose(block) and not is_furniture(block) and not is_notice(block)


def _best_run(blocks: Sequence[Block], running: Sequence[bool], rail: Rail | None) -> tuple[int, int] | None:
    """Return the run that scores highest; a byline right above one speaks for it."""
    runs = _runs(blocks, running, rail)
    best = max(
        runs,
        key=lambda run: (run[2] + (_HEAD_VALUE if _has_head(blocks, run[0]) else 0), -run[0]),
        default=None,
    )
    return best[:2] if best else None


def _has_head(blocks: Sequence[Block], start: int) -> bool:
    above = blocks[max(0, start - _HEAD_BLOCKS) : start]
    return any(is_byline(b.text) for b in above)


def _runs(blocks: Sequence[Block], running: Sequence[bool], rail: Rail | None) -> list[tuple[int, int, int]]:
    """Return the runs of prose, each with its start, its end where it scores highest, and that score."""
    found: list[tuple[int, int, int]] = []
    start, end, best = 0, 0, 0
    score, spent = 0, 0
    glued = _glued(blocks, running)
    for i, block in enumerate(blocks):
        in_rail = rail is not None and rail.start <= i < rail.end
        if best and (in_rail or (running[i] and score <= 0)):
            found.append((start, end, best))
            best = 0
        if in_rail:
            score = spent = 0
        elif running[i]:
            if score <= 0:
                start, score, best = i, 0, 0
            value = _value(block)
            score, spent = score + (value // 3 if glued[i] else value), 0
            if score > best:
                end, best = i + 1, score
        elif spent < _MOST_COST:
            cost = min(_cost(block), _MOST_COST - spent)
            score, spent = score - cost, spent + cost
    return [*found, (start, end, best)] if best else found


def _glued(blocks: Sequence[Block], running: Sequence[bool]) -> list[bool]:
    """Return which blocks are the teaser of a card: short, right below its headline, where paragraphs have room."""
    apart = sum(r and b.gap > 0 for b, r in zip(blocks, running, strict=True))
    if apart < _LEAST_APART * max(1, sum(running)):
        return [False] * len(blocks)
    return [running[i] and i > 0 and not b.gap and b.words <= _TEASER_WORDS for i, b in enumerate(blocks)]


def _cost(block: Block) -> int:
    if is_furniture(block):
        return _FURNITURE_COST
    if heads_what_follows(block):
        return _AFTER_COST
    return _DAY_COST if day_line(block) else _SHORT_COST


def _end_of(blocks: Sequence[Block], running: Sequence[bool], start: int, end: int) -> int:
    """Return where the article ends in its run: at the heading of other content that has enough of it above."""
    # Text that runs from one paragraph to the next; teasers and comments stand alone.
    values = [
        _value(blocks[i])
        if running[i] and (i == start or running[i - 1] or blocks[i].words > _TEASER_WORDS)
        else 0
        for i in range(start, end)
    ]
    whole, above = sum(values), 0
    goes_on = _running_on(blocks, running, start, end)
    for i in range(start, end):
        if above >= _ENDING_SHARE * whole and heads_what_follows(blocks[i]):
            rest = sum(goes_on[i - start :])
            if is_inset_label(blocks[i]):
                rest += sum(running[k] and blocks[k].words > _TEASER_WORDS for k in range(i, end))
            is_little = whole - above <= _RUNNING_SHARE * whole + _RUNNING_WORDS
            if rest == 0 or (is_little and rest <= _MOST_RUNNING and not is_inset_label(blocks[i])):
                end = i
                break
        above += values[i - start]
    while end > start + 1 and not running[end - 1] and not _is_last_line(blocks[end - 1]):
        end -= 1
    return end


def _running_on(blocks: Sequence[Block], running: Sequence[bool], start: int, end: int) -> list[bool]:
    """Return which blocks of a run go on with the paragraph before them, furniture between them left out."""
    found, before = [], False
    for i in range(start, end):
        found.append(running[i] and before)
        if not is_furniture(blocks[i]):
            before = running[i]
    return found


def _is_last_line(block: Block) -> bool:
    return block.is_bullet and block.is_sentence and not is_furniture(block)


def _without_pieces(
    blocks: Sequence[Block], running: Sequence[bool], span: tuple[int, int]
) -> tuple[int, int]:
    """Return a run without small pieces at its ends that are parted from the rest: a stray notice, teasers."""
    start, end = span
    while (cut := _piece(blocks, running, start, end)) is not None:
        start = cut
    while (cut := _piece_at_end(blocks, running, start, end)) is not None:
        end = cut
    return start, end


def _piece(blocks: Sequence[Block], running: Sequence[bool], start: int, end: int) -> int | None:
    after = next((i for i in range(start, end) if not running[i]), end)
    again = next((i for i in range(after, end) if running[i]), end)
    size = sum(_value(blocks[i]) for i in range(start, after))
    return again if again < end and size < _PIECE_WORDS and again - after >= _PARTING_LINES else None


def _piece_at_end(blocks: Sequence[Block], running: Sequence[bool], start: int, end: int) -> int | None:
    first = end
    while first > start and running[first - 1]:
        first -= 1
    last = first
    while last > start and not running[last - 1]:
        last -= 1
    if last <= start or first == end:
        return None if last <= start else (last if first == end else None)
    size = sum(_value(blocks[i]) for i in range(first, end))
    parted = sum(
        (not is_furniture(b) or ends_in_label(b)) and not b.is_sentence and not _SPOKEN.match(b.text)
        for b in blocks[last:first]
    )
    # Below a label and its links, what a blank line parts from them is the article going on.
    is_after_inset = is_inset_label(blocks[last]) and blocks[first].gap > 0
    is_teaser = (
        first == end - 1 and blocks[first].words <= _TEASER_WORDS and parted >= 2 and not is_after_inset
    )
    return last if is_teaser or (size < _PIECE_WORDS and first - last >= _PARTING_LINES) else None


def without_bio(blocks: Sequence[Block], start: int, end: int, authors: Sequence[str]) -> int:
    """Return where a text ends without what stands below its author's name: who they are, and little else."""
    names = [name.casefold() for name in authors if " " in name]
    for i in range(max(start + 1, end - _BIO_BLOCKS), end):
        text = blocks[i].text.casefold()
        if sum(b.words for b in blocks[i + 1 : end]) > _BIO_WORDS:
            continue
        if text in names:
            return i
        is_named = any(name in text[:_BIO_CHARACTERS] for name in names)
        if is_named and _BIO.search(text) and not _QUOTED.search(text):
            return i
    return end


_BIO_BLOCKS, _BIO_WORDS, _BIO_CHARACTERS = 8, 150, 60
_BIO = re.compile(
    r"\b(?:is (?:a|an|the)|was (?:a|an|the)|has (?:been|worked|written)|joined|covers|writes|works|ist|war|schreibt|berichtet|arbeitet|est|è)\b"
)


# The lines ------------------------------------------------------------------------------------------


def lines_of(
    blocks: Sequence[Block],
    headline: str | None = None,
    *,
    is_gapped: bool = False,
    template: frozenset[str] = frozenset(),
) -> list[str]:
    """Return the lines of the body without what stands between its paragraphs: calls, captions, boxes, links."""
    kept = [b for i, b in enumerate(blocks) if b.text not in template or i == 0]
    kept = _without_alt_texts(kept)
    kept = _without_insets(_without_boxes(kept) if is_gapped else kept)
    short = [_is_short(b) for b in kept]
    lines: list[str] = []
    seen: set[str] = {headline.casefold()} if headline else set()
    for i, block in enumerate(kept):
        heads = i + 1 < len(kept) and not short[i + 1] and not (i and short[i - 1] and not is_gapped)
        if short[i] and not (heads and not day_line(block)):
            continue
        key = block.text.casefold()
        if key in seen and block.words > 3:
            continue
        seen.add(key)
        lines.append(block.text)
    return _without_pull_quotes(lines)


def _is_short(block: Block) -> bool:
    return (
        not is_prose(block)
        and not block.is_sentence
        and not block.is_bullet
        and not _SPOKEN.match(block.text)
    )


def _without_boxes(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks without stacks of lines that have no blank one between them, where paragraphs have."""
    kept: list[Block] = []
    stack: list[Block] = []
    for block in blocks:
        if block.gap and stack:
            kept += _of_stack(stack)
            stack = []
        stack.append(block)
    return kept + _of_stack(stack)


def _without_alt_texts(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks without what text browsers print of a picture: its words, and its caption in the same words."""
    said_next = [_begins(b.text, blocks[i + 1].text) for i, b in enumerate(blocks[:-1])] + [False]
    return [
        b
        for i, b in enumerate(blocks)
        if not said_next[i] and not (i and said_next[i - 1]) and not _is_doubled(b.text)
    ]


def _begins(text: str, after: str) -> bool:
    is_short = _LEAST_ALT <= len(text.split()) <= _CAPTION_WORDS
    return is_short and after.startswith(text) and len(after) - len(text) <= _CREDIT_CHARACTERS


def _is_doubled(text: str) -> bool:
    """True if a line says its first words twice over: a picture's words and the headline of its card."""
    words = text.split()
    first = words[:_LEAST_ALT]
    if len(words) < 2 * _LEAST_ALT:
        return False
    again = next((i for i in range(_LEAST_ALT, len(words) // 2 + 1) if words[i : i + _LEAST_ALT] == first), 0)
    return bool(again) and words[:again] == words[again : 2 * again]


def _of_stack(stack: list[Block]) -> list[Block]:
    lines = [b for b in stack if not is_furniture(b)]
    text = sum(is_prose(b) or (b.is_bullet and b.is_sentence) for b in lines)
    if len(lines) < _BOX_LINES or 2 * text > len(lines):
        return stack
    return [b for b in stack if is_prose(b) and b.words >= _TEASER_WORDS]


def _without_insets(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks that are no furniture, and not what a label or a link stands for."""
    kept: list[Block] = []
    is_under_label = False
    for i, block in enumerate(blocks):
        if is_advertisement(block):
            continue
        if not is_prose(block) and (is_inset_label(block) or heads_what_follows(block)):
            is_under_label = True
            continue
        if is_under_label and not is_prose(block) and not block.level and not is_furniture(block):
            # The first line under a label is what it stands for; further ones only without a blank line between.
            is_under_label = i + 1 < len(blocks) and not blocks[i + 1].gap
            continue
        is_under_label = False
        if is_furniture(block) or (block.is_link and not block.is_sentence) or is_notice(block):
            continue
        if i + 1 < len(blocks) and _is_credited(block, blocks[i + 1]):
            continue
        kept.append(block)
    return kept


def _is_credited(block: Block, after: Block) -> bool:
    """True if a block is a caption: the line right below it is a picture's credit."""
    return (
        is_picture_credit(after)
        and after.gap < 2
        and block.words <= _CAPTION_WORDS
        and not _QUOTED.search(block.text)
    )


# Beyond this many lines a text is a transcript or a list, and comparing takes longer than it is worth.
_MOST_COMPARED = 400


def _without_pull_quotes(lines: list[str]) -> list[str]:
    """Return the lines without short ones that a longer one says word for word: sentences set large beside it."""
    marks = str.maketrans("", "", "“”„\"«»‘’' ")
    keys = [line.translate(marks).casefold().rstrip(".,!?…") for line in lines]
    whole = "\n".join(keys)
    return [
        line
        for line, key in zip(lines, keys, strict=True)
        if not 25 <= len(key) <= 250 or len(lines) > _MOST_COMPARED or whole.count(key) < 2
    ]


def find_sentences(blocks: Sequence[Block]) -> Body | None:
    """Return the run from the first sentence to the last, where there is no paragraph: a note, a short report."""
    found = [
        i
        for i, b in enumerate(blocks)
        if b.is_sentence and b.words >= _LEAST_SENTENCE_WORDS and not is_call_text(b.text)
    ]
    return Body(start=found[0], end=found[-1] + 1, is_gapped=False) if found else None
