"""The body of a page: which elements hold it, and which of its blocks belong to it.

The elements are found by what they are called (articleBody and the like), else by descending from the page's body as
long as one child holds nearly all prose. Where the page repeats its text in JSON-LD, that decides what is in and out.
"""

import re
from collections.abc import Sequence
from itertools import islice

from dateline.articles.blocks import TextBlock, named_words
from dateline.articles.boxes import without_boxes
from dateline.articles.notes import is_told_note
from dateline.articles.tree import Element
from dateline.articles.trim import trim

# What templates call the element that holds the text. Sources: schema.org articleBody, and the class names of the
# news pages measured and of trafilatura's BODY_XPATH.
_CALLED = re.compile(
    r"(?<![a-z])(?:article-?body|articlebody|story-?body|storybody|body-?copy|article-?text|articletext|article-?content|articlecontent|"
    r"content-?article|story-?content|storycontent|entry-?content|post-?content|post-?body|postbody|article-?main|story-?text|news-?text|"
    r"newstext|text-?content|body-?text|bodytext|rich-?text|richtext|content-?body|article-?copy|articledetail|article-?detail)(?![a-z])"
)
_HOLDERS = frozenset({"div", "section", "article", "main", "td", "span"})
# A named element must hold this share of the page's prose, and of the largest named one's, to be its body.
_LEAST_SHARE = 0.2
_LEAST_OF_LARGEST = 0.35
# A child that holds this share of its parent's prose is gone into.
_NEARLY_ALL = 0.85
# A paragraph of a text has this much prose: a line of a menu or a date has less.
_LEAST_PARAGRAPH = 80
# Of several articles in a row, the page's own is no mere card.
_LEAST_SHARE_OF_ARTICLES = 0.25
# So many articles on one page are a list of cards beside the page's own.
_LEAST_CARDS = 3

# JSON-LD's text decides where the page shows nearly all of it, and it is no teaser of a longer text.
_LEAST_HINT_CHARACTERS = 400
_LEAST_HINT_SHOWN = 0.8
_LEAST_HINT_OF_BODY = 0.5
_RUN_WORDS = 4
# An article has one note, or two; further ones are of other articles.
_MOST_NOTES = 3
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^>]{1,300}>")


def read_body(
    tree: Element,
    blocks: Sequence[TextBlock],
    *,
    headlines: Sequence[str] = (),
    authors: Sequence[str] = (),
    hint: str | None = None,
) -> list[TextBlock]:
    """Return the paragraphs, subheadings and list items of a page's article, out of all its blocks.

    `headlines` and `authors` are what the page says elsewhere, no part of the body; `hint` is the text as the
    page's JSON-LD repeats it.
    """
    roots = _find_roots(tree, blocks)
    inside = [b for b in blocks if _is_inside(b.owner, roots)]
    hinted = _by_hint(blocks, inside, hint)
    hinted = _with_notes(blocks, without_boxes(hinted, roots), roots)
    return trim(hinted, headlines=headlines, authors=authors)


def _with_notes(
    blocks: Sequence[TextBlock], body: list[TextBlock], roots: Sequence[Element]
) -> list[TextBlock]:
    """Return the body with the notes of correction that stand below it in its article: what a record must say."""
    holder = next(roots[0].iterancestors("article", "main"), None)
    if holder is None or not body:
        return body
    last = max(b.owner.order for b in body)
    among = set(map(id, body))
    notes = (
        b
        for b in blocks
        if b.owner.order >= last
        and id(b) not in among
        and b.owner.end <= holder.end
        and not b.is_item
        and is_told_note(b.text)
    )
    return [*body, *islice(notes, _MOST_NOTES)]


def _is_inside(element: Element, roots: Sequence[Element]) -> bool:
    return any(element is r for r in roots) or any(a is r for a in element.iterancestors() for r in roots)


# The elements ---------------------------------------------------------------------------------------


def _find_roots(tree: Element, blocks: Sequence[TextBlock]) -> list[Element]:
    weights = _weights(blocks)
    body = tree.find("body")
    top = body if body is not None else tree
    if not weights.get(top):
        return [top]
    # In reading order: `_weights` goes through the blocks, and outer elements come after inner ones.
    called = [
        e
        for e in weights
        if e.tag in _HOLDERS and weights[e] >= _LEAST_SHARE * weights[top] and _is_called_body(e)
    ]
    largest = max((weights[e] for e in called), default=0.0)
    first = next((e for e in called if weights[e] >= _LEAST_OF_LARGEST * largest), None) or _descend(
        top, weights
    )
    alike = [e for e in weights if e is not first and _is_alike(e, first)]
    return [first, *(e for e in alike if not _is_inside(e, [first]) and not _is_inside(first, [e]))]


def _is_alike(one: Element, other: Element) -> bool:
    """True for two elements of one class in one article: the text goes on in the second."""
    if one.tag != other.tag or one.tag == "article" or not one.get("class") or not other.get("class"):
        return False
    ours, theirs = (one.get("class") or "").split(), (other.get("class") or "").split()
    if one.getparent() is other.getparent():
        return ours[:1] == theirs[:1]
    is_same = ours == theirs or (
        (set(ours) <= set(theirs) or set(theirs) <= set(ours))
        and _is_called_body(one)
        and _is_called_body(other)
    )
    return is_same and next(one.iterancestors("article"), None) is next(other.iterancestors("article"), None)


def _is_called_body(element: Element) -> bool:
    if "articlebody" in (element.get("itemprop") or "").lower():
        return True
    names = element.get("class"), element.get("id"), element.get("data-testid"), element.get("data-component")
    return bool(_CALLED.search(named_words(*names)))


def _weights(blocks: Sequence[TextBlock]) -> dict[Element, float]:
    """Return for each element how much prose it holds."""
    weights: dict[Element, float] = {}
    for block in blocks:
        if not block.is_prose:
            continue
        weight = len(block.text) * (1 - block.link_share)
        element: Element | None = block.owner
        while element is not None:
            weights[element] = weights.get(element, 0.0) + weight
            element = element.getparent()
    return weights


def _descend(element: Element, weights: dict[Element, float]) -> Element:
    while (inner := _inner(element, weights)) is not None:
        element = inner
    return element


def _inner(element: Element, weights: dict[Element, float]) -> Element | None:
    """Return the element within that holds the text; None where the text parts."""
    children = [c for c in element if weights.get(c)]
    articles = [c for c in children if c.tag == "article"]
    if len(articles) > 1:
        # The page's own article bears its headline; the others are a list.
        own = next((c for c in articles if next(c.iter("h1"), None) is not None), articles[0])
        if weights[own] >= _LEAST_SHARE_OF_ARTICLES * max(weights[c] for c in articles):
            return own
    best = max(children, key=lambda c: weights[c], default=None)
    if best is None or best.tag not in _HOLDERS or weights[best] < _NEARLY_ALL * weights[element]:
        return _own_article(element, weights)
    # Paragraphs before it are of one text with it: a wall, or an advertisement, parts them.
    before = children[: children.index(best)]
    return None if any(c.tag == "p" and weights[c] >= _LEAST_PARAGRAPH for c in before) else best


def _own_article(element: Element, weights: dict[Element, float]) -> Element | None:
    """Return the one article among many small ones, cards of a front page below it; None where there is none."""
    articles = [
        a
        for a in element.iterdescendants("article")
        if weights.get(a) and next(a.iterancestors("article"), None) is None
    ]
    own = max(articles, key=lambda a: weights[a], default=None)
    if own is None or len(articles) < _LEAST_CARDS or weights[own] < _LEAST_OF_LARGEST * weights[element]:
        return None
    most = max(weights[a] for a in articles if a is not own)
    return own if most < _LEAST_SHARE_OF_ARTICLES * weights[own] else None


# The hint -------------------------------------------------------------------------------------------


def _by_hint(blocks: Sequence[TextBlock], inside: list[TextBlock], hint: str | None) -> list[TextBlock]:
    """Return the blocks that the hint says, and between them those of the body's element that it may leave out."""
    words = _words(_TAG.sub(" ", hint or ""))
    if len(hint or "") < _LEAST_HINT_CHARACTERS or not words:
        return inside
    runs = _runs(words)
    words_of = {id(b): _words(b.text) for b in blocks}
    said = [b for b in blocks if _is_said(words_of[id(b)], runs)]
    shown = sum(len(words_of[id(b)]) for b in said)
    whole = sum(len(words_of[id(b)]) for b in inside if b.is_prose)
    if not said or shown < _LEAST_HINT_SHOWN * len(words) or shown < _LEAST_HINT_OF_BODY * whole:
        return inside
    kept = set(map(id, said))
    among = set(map(id, inside))
    numbers = [i for i, b in enumerate(blocks) if id(b) in kept]
    return [
        b
        for i, b in enumerate(blocks)
        if id(b) in kept
        or (
            numbers[0] < i < numbers[-1]
            and id(b) in among
            and (b.is_heading or b.is_item or b.is_quote or b.link_share < 0.3)
        )
    ]


def _words(text: str) -> list[str]:
    words = _WORD.findall(text.casefold())
    # Scripts without spaces come in long runs: their characters are the words.
    return [piece for word in words for piece in (word if not word.isascii() and len(word) > 24 else [word])]


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + _RUN_WORDS]) for i in range(max(1, len(words) - _RUN_WORDS + 1))}


def _is_said(words: Sequence[str], runs: set[tuple[str, ...]]) -> bool:
    theirs = _runs(words) if len(words) >= _RUN_WORDS else set()
    return bool(theirs) and len(theirs & runs) >= 0.7 * len(theirs)
