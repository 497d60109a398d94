"""Fragments of HTML as plain text: titles as one line, contents as paragraphs. A real parser reads them, no pattern."""

import re

from lxml import etree, html

from dateline.base.text import clean, clean_block

# Elements that begin a paragraph. Source: HTML standard, 15.3 (display: block) and table cells' rows.
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li",
    "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tr", "ul",
})  # fmt: skip
# Elements whose text is no reader's: code, styles, and what stands in for media.
_SILENT = frozenset({
    "embed", "head", "iframe", "math", "noscript", "object", "option", "script", "select", "style", "svg", "template",
    "textarea",
})  # fmt: skip
# A named, decimal or hexadecimal reference, or the beginning of a tag; text with neither is taken as it stands.
_MARKED_UP = re.compile(r"<[a-zA-Z/!?]|&(?:#\d|#[xX][0-9a-fA-F]|[a-zA-Z]+;)")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# The HTML of an article in a feed is smaller by an order; what lies past it is cut, never parsed.
MAX_CHARACTERS = 500_000
# No headline, name or section is as long, whatever markup is in it.
MAX_LINE_CHARACTERS = 20_000


def line_of(fragment: str) -> str:
    """Return the words of `fragment` as one clean line."""
    return clean(" ".join(paragraphs_of(fragment[:MAX_LINE_CHARACTERS])))


def block_of(fragment: str) -> str:
    """Return the words of `fragment` as paragraphs parted by one blank line."""
    return "\n\n".join(paragraphs_of(fragment))


def is_marked_up(text: str) -> bool:
    """Whether `text` holds a tag or a character reference."""
    return bool(_MARKED_UP.search(text))


def paragraphs_of(fragment: str) -> list[str]:
    """Return the paragraphs of `fragment`, each one clean line, none of them empty.

    Plain text comes back by its blank lines; HTML by its blocks and by two line breaks in a row.
    """
    fragment = fragment[:MAX_CHARACTERS]
    if not is_marked_up(fragment):
        return [line for block in re.split(r"\n\s*\n", clean_block(fragment)) if (line := clean(block))]
    root = _parse(fragment)
    if root is None:
        return []
    pieces: list[str] = []
    _walk(root, pieces)
    blocks = re.split("\x1d|\x1e\\s*\x1e", "".join(pieces))
    return [line for block in blocks if (line := clean(block.replace("\x1e", " ")))]


def _parse(fragment: str) -> html.HtmlElement | None:
    markup = _NOT_IN_XML.sub("", fragment)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root: html.HtmlElement = html.fromstring(f"<div>{markup}</div>".encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root


def _walk(root: html.HtmlElement, pieces: list[str]) -> None:
    # "\x1d" ends a paragraph, "\x1e" a line: both were taken out of the text before. No recursion: depth is the sender's.
    for event, node in etree.iterwalk(root, events=("start", "end")):
        tag = node.tag
        if not isinstance(tag, str):
            continue
        edge = "\x1d" if tag in _BLOCKS else ""
        if event == "start":
            pieces.append(edge)
            if tag == "br":
                pieces.append("\x1e")
            elif tag not in _SILENT and not _is_silenced(node):
                pieces.append(node.text or "")
            continue
        pieces.append(edge)
        if node is not root and not _is_silenced(node):
            pieces.append(node.tail or "")


def _is_silenced(node: html.HtmlElement) -> bool:
    parent = node.getparent()
    while parent is not None:
        if parent.tag in _SILENT:
            return True
        parent = parent.getparent()
    return False
