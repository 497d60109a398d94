"""What a page declares about itself, read once: JSON-LD, meta elements, addresses."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.articles import linked
from dateline.articles.linked import Node
from dateline.articles.tree import Element
from dateline.base.addresses import absolute, canonical
from dateline.base.text import clean

Candidate = tuple[str, str]  # (value, where it was found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A page's tree beside its declarations."""

    tree: Element
    url: str | None  # where the page was got
    own_url: str | None  # what it calls its own address, where that is one of the same site
    article: Node  # the JSON-LD node of its main article; empty where there is none
    nodes: tuple[Node, ...]
    metas: dict[str, tuple[str, ...]]
    # Every element once: lxml makes a Python object for each anew on every walk unless somebody holds it.
    elements: tuple[Element, ...] = field(repr=False)
    microdata: tuple[Element, ...] = field(repr=False)  # those of them that have an `itemprop`

    def meta(self, *names: str) -> Iterator[Candidate]:
        """Yield the contents of the meta elements of these names, in the order of the names."""
        for name in names:
            for value in self.metas.get(name, ()):
                yield value, f"meta {name}"

    def linked(self, *keys: str) -> Iterator[Candidate]:
        """Yield what the main article's node says under these keys."""
        for key in keys:
            for value in linked.texts(self.article.get(key)):
                yield value, f"JSON-LD {key}"


def read_declared(tree: Element, url: str | None) -> Declared:
    """Return what a page declares about itself."""
    elements = tuple(tree.iter())
    metas = _metas(tree)
    nodes = tuple(linked.read_nodes(tree))
    own_url = _own_url(tree, metas, url)
    return Declared(
        tree=tree,
        url=url,
        own_url=own_url,
        article=_main_article(nodes, own_url or url, metas),
        nodes=nodes,
        metas=metas,
        elements=elements,
        microdata=tuple(e for e in elements if "itemprop" in e.attributes),
    )


def _metas(tree: Element) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = clean(meta.get("content") or meta.get("value") or "")
        if not content:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            for name in (meta.get(attribute) or "").lower().split():
                values = found.setdefault(name, [])
                if content not in values:
                    values.append(content)
    return {name: tuple(values) for name, values in found.items()}


def _own_url(tree: Element, metas: dict[str, tuple[str, ...]], url: str | None) -> str | None:
    base = next((b.get("href") for b in tree.iter("base") if b.get("href")), None)
    base = absolute(url, base) or url
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and (
            own := absolute(base, link.get("href"))
        ):
            return own
    return absolute(base, next(iter(metas.get("og:url", ())), None))


def _main_article(nodes: tuple[Node, ...], url: str | None, metas: dict[str, tuple[str, ...]]) -> Node:
    """Return the node that describes this page, not one of its cards."""
    articles = [node for node in nodes if linked.is_article(node)]
    if not articles:
        return {}
    page = canonical(url) if url else None
    title = next(iter(metas.get("og:title", ())), "").casefold()

    def rank(index: int) -> tuple[bool, bool, bool, bool, int]:
        node = articles[index]
        addresses = linked.links([node.get("url"), node.get("mainEntityOfPage"), node.get("@id")])
        headline = (linked.first_text(node.get("headline")) or "").casefold()
        return (
            page is not None and any(canonical(a.split("#")[0]) == page for a in addresses),
            bool(headline) and (headline in title or (bool(title) and title in headline)),
            bool(node.get("datePublished")),
            bool(node.get("articleBody") or node.get("author")),
            -index,
        )

    return articles[max(range(len(articles)), key=rank)]
