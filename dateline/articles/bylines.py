"""Who wrote a page: names out of bylines."""

import re
from collections.abc import Iterator

from dateline.articles import linked
from dateline.articles.declared import Declared
from dateline.articles.markup import text_of
from dateline.base.text import clean

# What stands before the name in bylines: CLDR languages of our material.
_BY = re.compile(r"^(?:(?:written|story|text|words|reported|posted|report)\s+)?(?:by|von|vom|par|por|di|door|av|af|från|przez|autor(?:in)?|author|oleh|tekst|foto|автор)\s*:?\s+", re.I)  # fmt: skip
_AND = re.compile(r"\s*(?:[,;|/•·]|\s(?:and|und|et|y|e|en|och|og|i|ja|&|и)\s)\s*", re.I)
_NO_NAME = re.compile(
    r"https?://|www\.|@|^\W*$|\d|^(?:admin|staff|editor|null|none|undefined|unknown|author)$", re.I
)
_MOST_NAME_CHARACTERS, _MOST_NAME_WORDS = 60, 6
_CLASS = re.compile(
    r"(?<![a-z])(?:byline|author|autor(?:e|en|in)?|auteur|writer|signature|firma)(?:s|-?name|__name|_name)?(?![a-z])",
    re.I,
)


def author_candidates(page: Declared) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the names that a page gives as its authors, the best source first."""
    names = _from_nodes(page)
    if names:
        yield names, "JSON-LD author"
    for name in (
        "author",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "byl",
        "cxenseparse:author",
        "twitter:data1",
    ):
        if found := split_names([value for value, _ in page.meta(name)]):
            yield found, f"meta {name}"
    if found := split_names(_shown(page)):
        yield found, "page"


def split_names(bylines: list[str]) -> tuple[str, ...]:
    """Return the single names that bylines hold, each once, without "By"."""
    names = [name for line in bylines for name in _AND.split(_BY.sub("", clean(line)))]
    return _each_once([clean(_BY.sub("", name)).strip(" ,.;:-–") for name in names])


def _each_once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for n in names if n and _is_name(n)))


def _is_name(text: str) -> bool:
    return (
        len(text) <= _MOST_NAME_CHARACTERS
        and len(text.split()) <= _MOST_NAME_WORDS
        and not _NO_NAME.search(text)
    )


def _from_nodes(page: Declared) -> tuple[str, ...]:
    by_id = {node.get("@id"): node for node in page.nodes if node.get("@id")}
    values = page.article.get("author") or page.article.get("creator")
    names: list[str] = []
    for value in values if isinstance(values, list) else [values]:
        node = (
            by_id.get(value.get("@id"), value) if isinstance(value, dict) and "name" not in value else value
        )
        names += linked.texts(node)
    return split_names(names)


def _shown(page: Declared) -> list[str]:
    exact = [
        text_of(e)
        for e in page.tree.iter("a", "span", "address")
        if "author" in (e.get("rel") or "").split() or e.get("itemprop") == "author"
    ]
    if exact:
        return exact[:6]
    for element in page.tree.iter("a", "span", "p", "div", "address", "li", "strong"):
        if _CLASS.search(element.get("class") or "") and 3 < len(text := text_of(element)) < 80:
            return [text]
    return []
