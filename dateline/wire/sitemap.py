"""Sitemaps and news sitemaps, read into items. Sources: sitemaps.org/protocol.html, Google's news sitemap 0.9."""

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from dateline.base.addresses import absolute
from dateline.base.errors import UnreadableFeed
from dateline.base.records import Item
from dateline.base.text import clean, cut
from dateline.wire.listing import Listing, Skipped
from dateline.wire.markup import line_of
from dateline.wire.moments import read_moment
from dateline.wire.syndicated import MAX_TITLE_CHARACTERS, language_of

# A sitemap index may name 50,000 sitemaps (the protocol's own bound); news stands in the newest few.
MAX_CHILDREN = 1000
# Pages of one sitemap and rows of an index: the protocol's own bounds. The newest may stand last.
MAX_PAGES = MAX_INDEX_ROWS = 50_000


def is_sitemap(root_name: str) -> bool:
    """Whether a document with this root element (without its prefix) is a sitemap or an index of them."""
    return root_name in ("urlset", "sitemapindex")


def read_sitemap(body: bytes, *, url: str | None = None) -> Listing:
    """Return what a sitemap lists: pages in its own order, or further sitemaps, those changed last first.

    An item has a title only where the sitemap is a news sitemap; `lastmod` is when the page was changed, never
    when it was published.

    Raises:
        UnreadableFeed: the document is no sitemap, or broken before its first entry.
    """
    root = parse_safely(body, url or "sitemap")
    kind = local_name(root)
    if not is_sitemap(kind):
        raise UnreadableFeed(url or "sitemap", f"no sitemap: its root is <{cut(clean(kind), 60)}>")
    if kind == "sitemapindex":
        return Listing(format="sitemap index", children=_children(root, url))
    entries = [node for node in root if local_name(node) == "url"]
    read = [_read_entry(node, url) for node in entries[:MAX_PAGES]]
    skipped = [entry for entry in read if isinstance(entry, Skipped)]
    if len(entries) > MAX_PAGES:
        skipped.append(Skipped(reason=f"{len(entries) - MAX_PAGES} entries past the first {MAX_PAGES}"))
    items = tuple(entry for entry in read if isinstance(entry, Item))
    return Listing(format="sitemap", items=items, skipped=tuple(skipped))


def parse_safely(body: bytes, name: str) -> etree._Element:
    """Return the root of an XML document, mended where it is broken; no entity is expanded and nothing is opened.

    Raises:
        UnreadableFeed: no XML at all.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=True,
        huge_tree=False,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(body.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFeed(name, "no XML") from error
    if root is None:
        raise UnreadableFeed(name, "no XML")
    return root


def local_name(node: etree._Element) -> str:
    """Return the name of an element without its namespace; "" for a comment or an entity."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _children(root: etree._Element, base: str | None) -> tuple[str, ...]:
    found = []
    for place, node in enumerate(islice(root, MAX_INDEX_ROWS)):
        said = _said(node)
        address = absolute(base, said.get("loc"))
        if local_name(node) == "sitemap" and address:
            changed = read_moment(said.get("lastmod"))
            found.append((changed.on.toordinal() if changed else 0, -place, clean(address)))
    # Newest first; where nothing is said, the order of the index.
    return tuple(dict.fromkeys(address for _, _, address in sorted(found, reverse=True)))[:MAX_CHILDREN]


def _read_entry(node: etree._Element, base: str | None) -> Item | Skipped:
    said = _said(node)
    url = absolute(base, said.get("loc"))
    if url is None:
        return Skipped(reason="an entry without an address")
    published = read_moment(said.get("publication_date"))
    updated = read_moment(said.get("lastmod"))
    return Item(
        url=clean(url),
        title=cut(line_of(said.get("title", "")), MAX_TITLE_CHARACTERS) or None,
        published_at=published.at if published else None,
        published_on=published.on if published else None,
        updated_at=updated.at if updated else None,
        outlet=line_of(said.get("name", "")) or None,
        language=language_of(said.get("language")),
        images=tuple(clean(found) for image in _images(node) if (found := absolute(base, image))),
    )


def _said(node: etree._Element) -> dict[str, str]:
    """Return the text of each element below `node`, images and videos left out, the first of a name."""
    said: dict[str, str] = {}
    for part in node:
        name = local_name(part)
        below = part.iter() if name == "news" else (part,)
        for leaf in below if name not in ("image", "video") else ():
            said.setdefault(local_name(leaf), (leaf.text or "").strip())
    return said


def _images(node: etree._Element) -> Iterator[str]:
    for part in node:
        if local_name(part) == "image":
            yield from ((leaf.text or "").strip() for leaf in part if local_name(leaf) == "loc")
