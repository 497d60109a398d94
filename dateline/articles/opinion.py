"""A second opinion on a body, where our own pass found little: what JSON-LD repeats, else what trafilatura finds."""

from trafilatura import bare_extraction

from dateline.articles.markup import blocks_of_fragment, parse_for_libraries
from dateline.articles.tree import Element
from dateline.base.text import clean

# A body of this length needs no second opinion: two short paragraphs.
ENOUGH_CHARACTERS = 250
# trafilatura's time grows with the tree; a page of more elements is a list or hostile.
_MOST_ELEMENTS = 20_000


def second_opinion(tree: Element, hint: str | None, own_characters: int) -> list[str]:
    """Return the paragraphs that another reader finds, where they are more than ours; else nothing."""
    if own_characters >= ENOUGH_CHARACTERS:
        return []
    for paragraphs in (_from_hint(hint), _from_trafilatura(tree)):
        if sum(map(len, paragraphs)) > max(2 * own_characters, ENOUGH_CHARACTERS):
            return paragraphs
    return []


def _from_hint(hint: str | None) -> list[str]:
    if not hint:
        return []
    if "<p" in hint:
        return blocks_of_fragment(hint)
    return [line for part in hint.split("\n") if (line := clean(part))]


def _from_trafilatura(tree: Element) -> list[str]:
    if len(tree.page.elements) > _MOST_ELEMENTS:
        return []
    page = parse_for_libraries(tree)
    if page is None:
        return []
    try:
        document = bare_extraction(page, fast=True, include_comments=False, include_tables=False)
    except ValueError:
        return []
    body = getattr(document, "body", None)
    if body is None:
        return []
    lines = (clean("".join(map(str, e.itertext()))) for e in body.iter("p", "head", "item", "quote"))
    return list(dict.fromkeys(line for line in lines if line))
