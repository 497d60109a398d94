"""Who wrote a page: names out of bylines."""

import re
from collections.abc import Iterator

from dateline.articles import linked
from dateline.articles.blocks import named_words
from dateline.articles.declared import Declared
from dateline.articles.headlines import is_site, site_names
from dateline.articles.markup import text_of
from dateline.articles.stamps import is_elsewhere
from dateline.articles.tree import Element
from dateline.base.text import clean

# What stands before the name in bylines: CLDR languages of our material.
_BY = re.compile(r"^(?:(?:written|story|text|words|reported|posted|report)\s+)?(?:by|von|vom|par|por|di|door|av|af|från|przez|autor(?:in)?|author|oleh|tekst|foto|автор)\s*:?\s+", re.I)  # fmt: skip
# A stroke parts names only between spaces: "srf/hosb" is one sign.
_AND = re.compile(
    r"\s*[,;|•·、]\s*|\s+/\s+|\s+(?:and|und|et|y|e|en|och|og|i|ja|&|и)\s+|(?<=[a-z]{3})/(?=[A-Z][a-z])", re.I
)
_NO_NAME = re.compile(
    r"https?:|//|www\.|@|^\W*$|^\(|:|(?<![A-Za-z])\d|\d{3,}|^(?:admin|staff|editor|null|none|undefined|unknown|author|authors|redaktion|redacción|rédaction)$|getty images|istockphoto|shutterstock",
    re.I,
)
_MOST_NAME_CHARACTERS, _MOST_NAME_WORDS = 60, 6
_METAS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "cxenseparse:author", "twitter:data1")  # fmt: skip
_CLASS = re.compile(
    r"(?<![a-z])(?:byline|by-line|author|authors|autor|autore|autoren|autorin|auteur|writer|signature|firma|article-origins|verfasser|redakteur)(?:-?names?|-?link)?(?![a-z-])"
)
_MOST_BYLINE_CHARACTERS, _MOST_BYLINES = 90, 6


def author_candidates(page: Declared) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the names that a page gives as its authors, the best source first.

    The site's own name comes last: pages declare it where no name of a person is filled in.
    """
    of_site = []
    for candidate in _candidates(page):
        if _is_site(page, candidate[0]):
            of_site.append(candidate)
        else:
            yield candidate
    yield from of_site


def _candidates(page: Declared) -> Iterator[tuple[tuple[str, ...], str]]:
    if names := _from_nodes(page):
        yield names, "JSON-LD author"
    for name in _METAS:
        if found := split_names([value for value, _ in page.meta(name)]):
            yield found, f"meta {name}"
    if found := split_names(_shown(page)):
        yield found, "page"


def _is_site(page: Declared, names: tuple[str, ...]) -> bool:
    sites = site_names(page)
    return all(is_site(name, sites) for name in names)


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
    """Return the lines of the first byline on the page: the first element called so, and those beside it."""
    called = [
        e
        for e in page.tree.iter("a", "span", "p", "div", "address", "li", "strong", "h2", "h3", "h4")
        if _is_called(e)
    ]
    lines: list[str] = []
    parents: set[Element] = set()
    for element in called:
        text = text_of(element)
        near = {a for a, _ in zip(element.iterancestors(), range(3), strict=False)}
        if (
            3 < len(text) < _MOST_BYLINE_CHARACTERS
            and (not lines or parents & near)
            and not is_elsewhere(element)
        ):
            lines.append(text)
            parents = parents or near
            if len(lines) >= _MOST_BYLINES:
                break
    return lines


def _is_called(element: Element) -> bool:
    if "author" in (element.get("rel") or "").split() or "author" in (element.get("itemprop") or "").lower():
        return True
    names = element.get("class"), element.get("id"), element.get("data-testid")
    return any(names) and bool(_CLASS.search(named_words(*names)))
