"""The body of a page: which element holds it, and which of its blocks belong to it.

The element is found by what it is called (articleBody and the like), else by descending from the page's body as long
as one child holds nearly all prose. Where the page repeats its text in JSON-LD, that decides what is in and out.
trafilatura is asked where our own pass finds little.
"""

import re
from collections.abc import Sequence
from copy import deepcopy

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from dateline.articles.blocks import TextBlock, Walk, named_words
from dateline.articles.trim import trim
from dateline.base.text import clean

# What templates call the element that holds the text, the surest first. Sources: schema.org articleBody, and the
# class names of the news pages measured and of trafilatura's BODY_XPATH.
_CALLED = (
    re.compile(r"(?<![a-z])(?:article-?body|articlebody|story-?body|storybody|body-?copy|article-?text|articletext|article-?content|articlecontent|content-?article|story-?content|storycontent|entry-?content|post-?content|post-?body|postbody|article-?main|article__body|story-?text|news-?text|newstext|text-?content|body-?text|bodytext|rich-?text|richtext|content-?body|article-?copy|articledetail|article-?detail)(?![a-z])"),
)  # fmt: skip
# A child that holds this share of its parent's prose is gone into.
_NEARLY_ALL = 0.85
# Below this the own pass is unsure: a paragraph or two.
_FEW_CHARACTERS = 250


def read_body(
    tree: HtmlElement, *, headlines: Sequence[str] = (), standfirsts: Sequence[str] = ()
) -> list[str]:
    """Return the paragraphs, subheadings and list items of a page's article.

    `headlines` and `standfirsts` are what the page says elsewhere; they are no part of the body.
    """
    blocks = Walk(tree).read()
    root = _find_root(tree, blocks)
    inside = [b for b in blocks if root is None or _is_inside(b.owner, root)]
    return [b.text for b in trim(inside, headlines=headlines, standfirsts=standfirsts)]


def _is_inside(element: HtmlElement, root: HtmlElement) -> bool:
    return element is root or any(a is root for a in element.iterancestors())


def _find_root(tree: HtmlElement, blocks: Sequence[TextBlock]) -> HtmlElement | None:
    weights = _weights(blocks)
    body = tree.find("body")
    if body is None or not weights.get(body):
        return body
    total = weights[body]
    called = [
        (weights[e], e)
        for e in weights
        if e.tag in ("div", "section", "article", "main", "td", "span") and weights[e] >= 0.3 * total and _is_called_body(e)
    ]
    if called:
        return max(called, key=lambda item: item[0])[1]
    return _descend(body, weights)


def _is_called_body(element: HtmlElement) -> bool:
    if "articlebody" in (element.get("itemprop") or "").lower():
        return True
    words = named_words(element.get("class"), element.get("id"), element.get("data-testid"), element.get("data-component"))
    return bool(words) and any(p.search(words) for p in _CALLED)


def _weights(blocks: Sequence[TextBlock]) -> dict[HtmlElement, float]:
    """Return for each element how much prose it holds."""
    weights: dict[HtmlElement, float] = {}
    for block in blocks:
        if not block.is_prose:
            continue
        weight = len(block.text) * (1 - block.link_share)
        element: HtmlElement | None = block.owner
        while element is not None:
            weights[element] = weights.get(element, 0.0) + weight
            element = element.getparent()
    return weights


def _descend(element: HtmlElement, weights: dict[HtmlElement, float]) -> HtmlElement:
    while True:
        children = [c for c in element if weights.get(c)]
        best = max(children, key=lambda c: weights[c], default=None)
        if best is None or best.tag in ("p", "ul", "ol", "blockquote", "li") or weights[best] < _NEARLY_ALL * weights[element]:
            return element
        element = best
