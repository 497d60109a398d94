"""The body of a page as blocks in reading order."""

from copy import deepcopy

from lxml.html import HtmlElement
from trafilatura import bare_extraction

from dateline.base.text import clean


def read_body(tree: HtmlElement) -> list[str]:
    """Return the paragraphs, subheadings and list items of a page's article."""
    try:
        document = bare_extraction(
            deepcopy(tree), include_comments=False, include_tables=False, with_metadata=False
        )
    except ValueError:
        return []
    if document is None or isinstance(document, dict) or document.body is None:
        return []
    blocks: list[str] = []
    for element in document.body.iter("p", "head", "item", "quote", "cell", "ab"):
        if any(child.tag in ("p", "item", "quote") for child in element.iterdescendants()):
            continue
        line = clean("".join(map(str, element.itertext())))
        if line:
            blocks.append(line)
    return blocks
