"""Blocks that stand in the body's element and are not of the body: taken out.

Headline and standfirst said again, links to other stories, captions and credits, calls to subscribe or follow,
subheadings of nothing, the same paragraph twice.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from dateline.articles.blocks import TextBlock, named_words
from dateline.articles.moments import date_span
from dateline.articles.notes import is_told_note
from dateline.articles.notices import (
    is_address,
    is_button,
    is_call_head,
    is_credited,
    is_end_note,
    is_figure,
    is_numbered,
    is_offer,
    is_origin,
    is_reading_time,
)
from dateline.articles.tree import Element

_WORD = re.compile(r"\w+")

_SENTENCE = re.compile(r"(?<!\.\.)[.!?。！？।][\"'”’»)\]]*$")
_CELLS = frozenset({"td", "th"})
# A question that stands twice is a template's; one that stands more often is the text's own.
_LEAST_REFRAIN = 4
# A sentence of the text may be a link as a whole, a headline ends with no stop.
_LEAST_LINKED_WORDS = 6
# Such a sentence that bids the reader to go on elsewhere is none of the text.
_BIDDING = re.compile(
    r"\W*(?:follow|read|see|watch|get|click|visit|check|listen|find|join|sign|tap|view|learn)\b", re.I
)
# A last line of fewer words is a name, a place or a label.
_LEAST_NOTE_WORDS = 7
# A pulled quotation is shortened now and then: of its runs of three words, these are in the text.
_PULLED_WORDS, _LEAST_PULLED_SHARE = 3, 0.6
_PULLED = re.compile(r"(?<![a-z])(?:pull-?quotes?|pulled-?quote|blockquote|quote)(?![a-z])")
_SPEAKER = re.compile(
    r"(?<![a-z])(?:author|autor|source|speaker|name|cite|citation|credentials?|attribution|info)(?![a-z])"
)
# Fewer items before the first paragraph are buttons.
_LEAST_HEAD_ITEMS = 3
_SPEECH = re.compile(r"[“”„»«\"]")
_MOST_CALL_CHARACTERS = 220
_MOST_CREDIT_CHARACTERS = 400


def trim(
    blocks: Sequence[TextBlock], *, headlines: Sequence[str] = (), authors: Sequence[str] = ()
) -> list[TextBlock]:
    """Return the blocks of the body alone, in their order."""
    said = {_key(text) for text in (*headlines, *authors)} - {""}
    kept = _without_call_lists([b for b in blocks if _key(b.text) and _key(b.text) not in said])
    kept = [b for b in kept if not _is_call(b) and not _is_link(b) and not _is_notice(b)]
    first = next((i for i, b in enumerate(kept) if b.is_prose), 0)
    notes = [b for b in kept[:first] if is_told_note(b.text)]
    kept = [*notes, *_without_head([b for b in kept if b not in notes])]
    kept = _without_tail(kept, authors)
    kept = _without_pull_quotes(_without_repeats(kept))
    return _without_bare_headings(kept)


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _is_call(block: TextBlock) -> bool:
    size = len(block.text)
    if size <= _MOST_CALL_CHARACTERS and is_call_head(block.text) and not is_told_note(block.text):
        # A sentence that only begins so ("Follow the money, he said.") is longer and has no link.
        return not block.is_prose or size < 120 or block.link_share > 0.2
    if size <= _MOST_CALL_CHARACTERS and is_figure(block.text):
        return True
    return size <= _MOST_CREDIT_CHARACTERS and is_credited(block.text) and not block.is_item


def _is_notice(block: TextBlock) -> bool:
    """True for what outlets put between the paragraphs: offers, buttons, times."""
    if not block.is_quote and is_offer(block.text):
        return True
    if block.owner.tag in _CELLS:
        return False
    return is_button(block.text) or (not block.is_item and not block.is_quote and is_reading_time(block.text))


def _is_link(block: TextBlock) -> bool:
    if block.link_share <= 0.8 or len(block.text) <= 3 or block.is_quote:
        return False
    # An address printed as one, or a source in brackets, is what the text says.
    if block.owner.tag != "p":
        return True
    is_sentence = (
        block.text.endswith(".")
        and len(block.text.split()) >= _LEAST_LINKED_WORDS
        and not block.text.endswith("..")
        and not _BIDDING.match(block.text)
    )
    return not (is_sentence or is_address(block.text))


def _without_head(blocks: list[TextBlock]) -> list[TextBlock]:
    """Drop what stands before the first paragraph: bylines, dates, buttons.

    Lists, tables and a subheading belong to the text there too.
    """
    first = next((i for i, b in enumerate(blocks) if b.is_prose), None)
    if first is None:
        return blocks
    around = set(blocks[first].owner.iterancestors())
    if sum(_is_part(b, around) for b in blocks[:first]) >= _LEAST_HEAD_ITEMS:
        start = next(i for i, b in enumerate(blocks) if _is_part(b, around))
        return [
            b
            for i, b in enumerate(blocks)
            if i >= first or (i >= start - 1 and (_is_part(b, around) or _may_lead(b)))
        ]
    above = blocks[first - 1] if first else None
    if above is not None and above.is_heading and above.owner.getparent() in around and _may_lead(above):
        return [above, *blocks[first:]]
    return blocks[first:]


def _may_lead(block: TextBlock) -> bool:
    """True for a heading or a line above a list; not for a date."""
    return (block.is_heading or block.owner.tag == "p") and date_span(block.text) is None


def _without_call_lists(blocks: list[TextBlock]) -> list[TextBlock]:
    """Drop lists in which every item is an offer: newsletter, application, networks."""
    kept: list[TextBlock] = []
    for is_item, run in groupby(blocks, key=lambda b: b.is_item):
        items = list(run)
        if not (is_item and len(items) > 1 and all(_is_call(b) or is_end_note(b.text) for b in items)):
            kept += items
    return kept


def _is_part(block: TextBlock, around: set[Element]) -> bool:
    """True for an item or cell of a list or table beside the text: one in a menu lies in an element of its own."""
    if block.link_share >= 0.5 or not (block.is_item or block.owner.tag in _CELLS):
        return False
    holder = next(block.owner.iterancestors("ul", "ol", "table"), None)
    return holder is not None and holder.getparent() in around


def _without_tail(blocks: list[TextBlock], authors: Sequence[str]) -> list[TextBlock]:
    kept = list(blocks)
    origin: list[TextBlock] = []
    notes: list[TextBlock] = []
    names = [name.casefold() for name in authors if " " in name]
    while len(kept) > 2:
        last = kept[-1]
        if is_told_note(last.text):
            notes.insert(0, kept.pop())
            continue
        if not origin and len(last.text) <= _MOST_CALL_CHARACTERS and is_origin(last.text):
            origin.append(kept.pop())
            continue
        is_short = (
            not last.is_prose
            and not last.is_item
            and not last.is_quote
            and not (last.owner.tag == "p" and _is_said(last.text))
            and not is_numbered(last.text)
        )
        is_call = is_end_note(last.text)
        if is_short or is_call or _is_about(last, names):
            kept.pop()
            continue
        break
    return kept + notes + origin


def _is_said(text: str) -> bool:
    """True for a short paragraph that is no mere name or label: a sentence, an address, a note of several words."""
    return bool(_SENTENCE.search(text) or is_address(text)) or len(text.split()) >= _LEAST_NOTE_WORDS


def _is_about(block: TextBlock, names: Sequence[str]) -> bool:
    """True if a last block says who the author is."""
    head = block.text[:80].casefold()
    return len(block.text) < 600 and any(name in head for name in names) and not _SPEECH.search(block.text)


def _without_pull_quotes(blocks: list[TextBlock]) -> list[TextBlock]:
    """Drop sentences set large beside the text that says them too, and the name below each."""
    blocks = _without_doubles(blocks)
    keys = [_key(b.text) for b in blocks]
    whole = "\n".join(f" {key} " for key in keys)
    alone = Counter(keys)
    kept: list[TextBlock] = []
    is_below = False
    for block, key in zip(blocks, keys, strict=True):
        is_pulled = (
            not block.is_heading
            and not block.is_item
            and 30 <= len(key) <= 300
            and (
                whole.count(f" {key} ") > alone[key]
                or (_is_named(block, _PULLED) and _is_said_again(key, whole))
            )
        )
        is_below = is_pulled or (is_below and not block.is_prose and _is_named(block, _SPEAKER))
        if not is_below:
            kept.append(block)
    return kept


def _is_named(block: TextBlock, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.search(named_words(block.owner.get("class"))))


def _is_said_again(key: str, whole: str) -> bool:
    """True if most of a quotation stands elsewhere too, in other words around it."""
    words = key.split()
    runs = [" ".join(words[i : i + _PULLED_WORDS]) for i in range(len(words) - _PULLED_WORDS + 1)]
    again = sum(whole.count(f" {run} ") > 1 for run in runs)
    return again >= _LEAST_PULLED_SHARE * max(1, len(runs))


def _without_doubles(blocks: list[TextBlock]) -> list[TextBlock]:
    """Drop blocks that say several others again, word for word: the whole text once more, for a reader or a printer."""
    longest = max(blocks, key=lambda b: len(b.text), default=None)
    if longest is None or len(blocks) < 3:
        return blocks
    key = f" {_key(longest.text)} "
    others = [k for b in blocks if b is not longest and len(k := _key(b.text)) > 60]
    again = [k for k in others if f" {k} " in key]
    if len(again) < 3 or sum(map(len, again)) < 0.5 * len(key):
        return blocks
    return [b for b in blocks if b is not longest]


def _without_repeats(blocks: list[TextBlock]) -> list[TextBlock]:
    seen: set[str] = set()
    times = Counter(_key(b.text) for b in blocks)
    kept = []
    for block in blocks:
        key = _key(block.text)
        # A question that is asked again and again is put to each of many.
        is_refrain = times[key] >= _LEAST_REFRAIN and block.text.endswith("?")
        if len(key) > 60 and not block.is_heading and not is_refrain:
            if key in seen:
                continue
            seen.add(key)
        kept.append(block)
    return kept


def _without_bare_headings(blocks: list[TextBlock]) -> list[TextBlock]:
    """Drop subheadings that no text follows before the next one of their level.

    Headings that say whole sentences are a list of their own, and numbered ones too.
    """
    return [
        b
        for i, b in enumerate(blocks)
        if not b.is_heading
        or _SENTENCE.search(b.text)
        or is_numbered(b.text)
        or (
            i + 1 < len(blocks)
            and not (blocks[i + 1].is_heading and str(blocks[i + 1].owner.tag) <= str(b.owner.tag))
        )
    ]
