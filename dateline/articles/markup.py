"""HTML as a tree, and its text as blocks. The only place where markup is parsed; nothing outside it is opened."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree, html
from lxml.html import HtmlElement

from dateline.base.text import clean

# The largest page measured (of 1,205) has 1,550,767 bytes, most of them script, and few have 10,000 elements.
# More is hostile or no page for a reader, and each element costs time.
MOST_CHARACTERS = 4_000_000
MOST_ELEMENTS = 30_000

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
SILENT = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", "math", "select", "textarea", "button"})  # fmt: skip
# Elements that begin a line of their own. Source: WHATWG HTML, 15.3.3 "Flow content" (display: block).
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "listing",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "plaintext",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "xmp",
        "caption",
    ]
)


def parse(text: str) -> HtmlElement | None:
    """Return the tree of a page; None where there is none. No network, no entities from outside."""
    text = _DECLARATION.sub("", _NOT_XML.sub(" ", text[:MOST_CHARACTERS]), count=1)
    if not text.strip():
        return None
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        return html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None


def is_too_large(tree: HtmlElement) -> bool:
    """True for a tree of more elements than a page that people read has."""
    return next(islice(tree.iter(), MOST_ELEMENTS, None), None) is not None


def text_of(element: HtmlElement) -> str:
    """Return all that an element says, as one line, scripts and the like left out."""
    return clean("".join(_pieces(element)))


def _pieces(element: HtmlElement) -> Iterator[str]:
    skip = None
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            if skip is None and (not isinstance(node.tag, str) or node.tag in SILENT):
                skip = node
            if skip is None:
                if node.tag == "br" or node.tag in BLOCKS:
                    yield " "
                yield node.text or ""
            continue
        if node is skip:
            skip = None
        if skip is None and node is not element:
            if node.tag in BLOCKS:
                yield " "
            yield node.tail or ""


def blocks_of_fragment(fragment: str) -> list[str]:
    """Return the blocks of a piece of HTML (a feed's content) in reading order."""
    tree = parse(f"<html><body>{fragment}</body></html>")
    if tree is None:
        return []
    blocks: list[list[str]] = [[]]
    skip = None
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        if event == "start" and skip is None:
            if not isinstance(node.tag, str) or node.tag in SILENT or node.tag in ("figure", "head"):
                skip = node
                continue
            if node.tag in BLOCKS:
                blocks.append([])
            blocks[-1].append(" " if node.tag == "br" else node.text or "")
        elif event == "end":
            if node is skip:
                skip = None
            if skip is None:
                if node.tag in BLOCKS:
                    blocks.append([])
                blocks[-1].append(node.tail or "")
    return [line for block in blocks if (line := clean("".join(block)))]
