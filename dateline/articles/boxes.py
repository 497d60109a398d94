"""Boxes in the body's element that are no part of its text: cards of other stories, captions, lists of links.

They are told by their shape: what a box begins with, how much of it is links, whether it holds a picture. A box is the
largest element around a block, below the body's own, that holds little of the body.
"""

import re
from collections.abc import Iterable, Sequence

from dateline.articles.blocks import TextBlock, named_words
from dateline.articles.notices import is_address, is_call_text, is_numbered
from dateline.articles.tree import Element

# A label that opens a box is no longer: the longest seen ("More on this from our partners") has five words.
_MOST_LABEL_CHARACTERS = 60
# A box under a label holds no more of the body than this; a section of the text may begin with such a line too.
_MOST_LABELLED_SHARE = 0.25
# A card is a headline that is a link, a teaser of two or three lines and a word or two around them.
_MOST_CARD_CHARACTERS, _MOST_CARD_BLOCKS = 600, 4
# Where more of the body is cards, the cards are the text: a review of many products, a list of events.
_MOST_CARDS_SHARE = 0.25
# A caption has two or three sentences at most and stands alone with its picture, but for a credit.
_MOST_CAPTION_CHARACTERS, _MOST_CAPTION_BLOCKS = 450, 3
_MOST_SENTENCE_CHARACTERS = 200
# A heading of this length is a caption set as one.
_LEAST_SENTENCE_HEADING = 160
_MOST_CAPTIONS_SHARE = 0.3
_CALLED_PICTURE = re.compile(
    r"(?<![a-z])(?:image|images|img|photos?|pictures?|pics?|foto|fotos|bild|bilder|figure|gallery|media|captions?|imgbox\w*|imagen|immagine|zdjecie)(?![a-z])"
)
_MOST_ITEM_BLOCKS = 4
# Of each item of a list of links more than the first share is links, and of all of them together the second; after the
# last paragraph fewer are enough, as hardly a text ends with a list that has a link in each item.
_LINKS, _LINKS_AT_END = (0.3, 0.45), (0.0, 0.25)
_LINK_SHARE = 0.8
_LISTS = frozenset({"ul", "ol", "dl"})
_TABLES = frozenset({"table", "thead", "tbody", "tfoot", "tr"})
_PICTURES = ("img", "picture", "amp-img")
_EMOJI = re.compile(r"emoji|smil(?:ey|ie)", re.I)

Boxes = dict[Element, list[int]]


def without_boxes(blocks: Sequence[TextBlock], roots: Sequence[Element]) -> list[TextBlock]:
    """Return the blocks that no such box holds; `roots` are the elements of the body."""
    boxes = _boxes(blocks, roots)
    whole = sum(len(b.text) for b in blocks)
    dropped = set(_labelled(blocks, boxes, whole)) | set(_link_lists(blocks, boxes))
    for found, share in (
        (_nested(blocks, boxes), _MOST_CARDS_SHARE),
        (_cards(blocks, boxes), _MOST_CARDS_SHARE),
        (_captions(blocks, boxes), _MOST_CAPTIONS_SHARE),
    ):
        if sum(len(blocks[i].text) for i in found) <= share * whole:
            dropped |= found
    return [b for i, b in enumerate(blocks) if i not in dropped]


def _boxes(blocks: Sequence[TextBlock], roots: Sequence[Element]) -> Boxes:
    """Return the numbers of the blocks in each element below the roots."""
    boxes: Boxes = {}
    outside = set(roots) | {a for root in roots for a in root.iterancestors()}
    for i, block in enumerate(blocks):
        element: Element | None = block.owner
        while element is not None and element not in outside:
            boxes.setdefault(element, []).append(i)
            element = element.getparent()
    return boxes


def _around(element: Element, boxes: Boxes) -> Iterable[tuple[Element, list[int]]]:
    """Yield the boxes around a block, the innermost first."""
    at: Element | None = element
    while at is not None and at in boxes:
        yield at, boxes[at]
        at = at.getparent()


def _size(blocks: Sequence[TextBlock], numbers: Iterable[int]) -> int:
    return sum(len(blocks[i].text) for i in numbers)


def _labelled(blocks: Sequence[TextBlock], boxes: Boxes, whole: int) -> Iterable[int]:
    """Yield what stands in boxes that a label such as "Read more" opens."""
    for i, block in enumerate(blocks):
        if len(block.text) > _MOST_LABEL_CHARACTERS or block.is_prose or not is_call_text(block.text):
            continue
        box: list[int] = []
        for _, numbers in _around(block.owner, boxes):
            if numbers[0] != i or _size(blocks, numbers) > _MOST_LABELLED_SHARE * whole:
                break
            box = numbers
        if any(blocks[n].link_share > 0.5 for n in box):
            yield from box


def _cards(blocks: Sequence[TextBlock], boxes: Boxes) -> set[int]:
    """Return what stands in boxes that begin with a headline that is a link, and say little more."""
    found: set[int] = set()
    for i, block in enumerate(blocks):
        if block.link_share <= _LINK_SHARE or len(block.text.split()) < 3 or block.is_quote:
            continue
        if _is_item(block, boxes) or block.text.endswith("."):
            continue  # a sentence that is a link, as no headline is
        for element, numbers in _around(block.owner, boxes):
            if (
                len(numbers) > _MOST_CARD_BLOCKS
                or _size(blocks, numbers) > _MOST_CARD_CHARACTERS
                or element.tag in _TABLES | _LISTS
                or any(not _is_small(blocks[n]) for n in numbers if n < i)
            ):
                break
            found |= set(numbers)
    return found


def _nested(blocks: Sequence[TextBlock], boxes: Boxes) -> set[int]:
    """Return what stands in small articles within the article: a composition of its own. Source: WHATWG HTML, 4.3.2."""
    return {
        n
        for element, numbers in boxes.items()
        if element.tag == "article" and next(element.iter("a"), None) is not None
        for n in numbers
        if not blocks[n].is_quote
    }


def _is_item(block: TextBlock, boxes: Boxes) -> bool:
    """True for an item of a list in the text; pages are laid out in lists too, whose items hold much more."""
    return block.is_item and any(
        element.tag == "li" and len(numbers) <= _MOST_ITEM_BLOCKS
        for element, numbers in _around(block.owner, boxes)
    )


def _is_small(block: TextBlock) -> bool:
    return len(block.text) <= _MOST_LABEL_CHARACTERS and not block.is_prose


def _captions(blocks: Sequence[TextBlock], boxes: Boxes) -> set[int]:
    """Return what stands alone with a picture."""
    found: set[int] = set()
    for i, block in enumerate(blocks):
        if (
            i in found
            or len(block.text) > _MOST_CAPTION_CHARACTERS
            or block.is_quote
            or _is_item(block, boxes)
        ):
            continue
        for element, numbers in _around(block.owner, boxes):
            if (
                len(numbers) > _MOST_CAPTION_BLOCKS
                or _size(blocks, numbers) > _MOST_CAPTION_CHARACTERS
                or element.tag in _TABLES
            ):
                break
            if any(blocks[n].is_heading and len(blocks[n].text) < _LEAST_SENTENCE_HEADING for n in numbers):
                break
            if _holds_picture(element):
                if _may_be_caption(block, element):
                    found |= set(numbers)
                break
    return found


def _may_be_caption(block: TextBlock, box: Element) -> bool:
    """True for a line beside a picture; a paragraph is one only where it is short or its box is called a picture's."""
    if is_address(block.text) or is_numbered(block.text):
        return False
    if not block.is_prose:
        return True
    if box is block.owner:
        return False
    short = len(block.text) <= _MOST_SENTENCE_CHARACTERS and block.owner.tag != "p"
    return short or any(
        _CALLED_PICTURE.search(named_words(e.get("class"), e.get("id")))
        for e in (block.owner, block.owner.getparent(), box)
        if e is not None
    )


def _holds_picture(element: Element) -> bool:
    return any(not _EMOJI.search(picture.get("class") or "") for picture in element.iter(*_PICTURES))


def _link_lists(blocks: Sequence[TextBlock], boxes: Boxes) -> Iterable[int]:
    """Yield the items of lists that are links to other stories, and the line above each list."""
    last = max((i for i, b in enumerate(blocks) if b.is_prose and not b.is_item), default=0)
    for element, numbers in boxes.items():
        if element.tag not in _LISTS or len(numbers) < 2:
            continue
        shares = [blocks[n].link_share for n in numbers]
        least, mean = _LINKS_AT_END if numbers[0] > last else _LINKS
        if min(shares) <= least or sum(shares) < mean * len(shares):
            continue
        yield from numbers
        above = numbers[0] - 1
        if above >= 0 and (blocks[above].is_heading or _is_small(blocks[above])):
            yield above
