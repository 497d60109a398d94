"""HTML as a tree, and its text as blocks. The only place where markup is parsed; nothing outside it is opened."""

import re

from lxml import etree, html
from lxml.html import HtmlElement
from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from dateline.articles.floods import without_floods
from dateline.articles.tree import Element, Page
from dateline.base.errors import Unreadable
from dateline.base.text import clean

# The largest page measured (of 1,205) has 1,550,767 bytes, most of them script, and few have 10,000 elements.
# More is hostile or no page for a reader, and each element costs time.
MOST_BYTES = 4_000_000
MOST_ELEMENTS = 30_000

_NOT_XML = re.compile("[\ufffe\uffff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# Control characters say nothing; those who see the page may see a space there. UTF-8 uses these bytes for nothing else.
_CONTROLS = bytes(32 if byte < 32 and byte not in b"\t\n\r" else byte for byte in range(256))
SILENT = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", "math", "select", "textarea", "button"})  # fmt: skip
# What is no line of a fragment.
_NO_LINE = SILENT | {"figure", "head"}
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
# What stands in these is never read: a picture's shapes, rules of style, another page, words for browsers without
# scripts. The tree leaves them out.
_UNREAD = frozenset({"style", "svg", "math", "iframe", "noscript", "template", "noembed", "noframes"})
# A text this long is prose, not a label.
LONG = 40
# Deeper elements become siblings, as in browsers (Blink: 512 levels; libxml2: 256).
_MOST_DEPTH = 256


def parse(text: str | bytes) -> Element | None:
    """Return the root of a page (bytes are UTF-8), read as browsers with scripts do; None where there is no text.

    Nothing is run, opened or fetched. The root always holds `head`, and `body` unless the page is of frames.
    Source: WHATWG HTML, 13.2.

    Raises:
        Unreadable: its markup is a flood, of no page that people read.
    """
    source = text.encode("utf-8", "replace") if isinstance(text, str) else text
    source = source[:MOST_BYTES].translate(_CONTROLS)
    if not source.strip():
        return None
    source = without_floods(source)
    try:
        document = LexborHTMLParser(source, options=1, scripting=True)
    except SelectolaxError:
        return None
    if document.root is None:
        return None
    root = _build(document.root, Page(source=source))
    if len(root.page.elements) > MOST_ELEMENTS:
        raise Unreadable("page", f"it has more than {MOST_ELEMENTS:,} elements, as no page for readers has")
    return root


def parse_for_libraries(tree: Element) -> HtmlElement | None:
    """Return a page once more as lxml's tree, which the libraries of last resort want. Nothing is opened."""
    source = _DECLARATION.sub("", _NOT_XML.sub(" ", tree.page.source.decode()), count=1)
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        return html.document_fromstring(source.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None


def text_of(element: Element) -> str:
    """Return all that an element says, as one line, scripts and the like left out."""
    return clean("".join(element.pieces[element.first : element.last]))


def blocks_of_fragment(fragment: str) -> list[str]:
    """Return the blocks of a piece of HTML (a feed's content) in reading order; none where it is a flood of markup."""
    try:
        tree = parse(f"<html><body>{fragment}</body></html>")
    except Unreadable:
        return []
    if tree is None:
        return []
    blocks: list[list[str]] = [[]]
    steps = [(tree, True)]
    while steps:
        element, is_entered = steps.pop()
        is_block = element.tag in BLOCKS
        if is_entered and element.tag not in _NO_LINE:
            if is_block:
                blocks.append([])
            blocks[-1].append(" " if element.tag == "br" else element.text or "")
            steps.append((element, False))
            steps += [(child, True) for child in reversed(element.children)]
            continue
        if is_block:
            blocks.append([])
        blocks[-1].append(element.tail or "")
    tree.page.release()
    return [line for block in blocks if (line := clean("".join(block)))]


# Building -------------------------------------------------------------------------------------------

# lexbor's numbers: of text, and of the first and last of HTML's own names. Greater ones are addresses in memory, given
# to names that HTML does not know.
_TEXT, _FIRST_NAME, _LAST_NAME = 2, 7, 198
_NAMES: dict[int, str] = {}
_BREAKS = BLOCKS | {"br"}


def _build(top: LexborNode, page: Page) -> Element:  # noqa: PLR0915  one loop over thousands of nodes
    """Return the root of a page's records, made in one pass over the parser's nodes, without recursion."""
    elements, by_tag = page.elements, page.by_tag
    parent = Element("", {}, None, page, [])
    before: Element | None = None  # the parent's last child so far
    pieces = parent.pieces
    mark = 0  # the first piece that is not yet some element's text or tail
    # What is open: its node, and its record, or None where it lies too deep to hold others.
    stack: list[tuple[LexborNode, Element | None]] = []
    node = top
    while True:
        number = node.tag_id
        if number == _TEXT:
            # White space says nothing but that two words are two, and after a break not even that.
            if not node.is_empty_text_node:
                pieces.append(node.text_content or "")
            elif pieces and pieces[-1] != " ":
                pieces.append(" ")
        elif (tag := _NAMES.get(number) or _name(node, number)) not in _UNREAD:
            if mark < len(pieces):
                _give_text(parent, before, pieces[mark:])
            if tag in _BREAKS:
                pieces.append(" ")
            element = Element(tag, node.attributes, parent, page, [] if tag in SILENT else pieces)
            elements.append(element)
            by_tag[tag].append(element)
            child = node.first_child
            if child is not None and tag == "script":
                element.text, child = _data(element, child), None
            if child is not None and len(stack) < _MOST_DEPTH:
                stack.append((node, element))
                parent, before, pieces, node = element, None, element.pieces, child
                mark = len(pieces)
                continue
            before = element
            if tag in BLOCKS:
                pieces.append(" ")
            mark = len(pieces)
            if child is not None and tag not in SILENT and element.order < MOST_ELEMENTS:
                stack.append((node, None))
                node = child
                continue
        following = node.next
        while following is None or len(elements) > MOST_ELEMENTS:
            left, done = stack.pop()
            if mark < len(pieces):
                _give_text(parent, before, pieces[mark:])
            if done is not None:
                before = done
                parent = _close(done)
                pieces = parent.pieces
            mark = len(pieces)
            if not stack:
                elements[0].parent = None
                return elements[0]
            following = left.next
        node = following


def _name(node: LexborNode, number: int) -> str:
    # What is neither text nor element (a comment, the document's type) is as good as a template.
    name = (node.tag or "") if number >= _FIRST_NAME else "template"
    if number <= _LAST_NAME:
        _NAMES[number] = name
    return name


def _data(script: Element, content: LexborNode) -> str | None:
    """Return what a script holds where it is data for programs; nobody reads the programs."""
    return content.text_content if "json" in (script.get("type") or "") else None


def _give_text(parent: Element, before: Element | None, pieces: list[str]) -> None:
    """Set the text before the parent's first child, or after its last one so far."""
    text = pieces[0] if len(pieces) == 1 else "".join(pieces)
    if before is None:
        parent.text = text
    else:
        before.tail = text
    if len(text) >= LONG and len(text.strip()) >= LONG and parent.tag not in SILENT:
        parent.held += len(text)


def _close(element: Element) -> Element:
    """Say where an element ends, and return its parent."""
    pieces = element.pieces
    element.end = len(element.page.elements)
    if element.tag not in SILENT:
        element.last = len(pieces)
        if element.tag in BLOCKS:
            pieces.append(" ")
    parent = element.parent or element
    parent.held += element.held
    return parent
