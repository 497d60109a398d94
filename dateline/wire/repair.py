"""Feed documents made cheap to read: cut after many entries, mended where they are large and broken, refused when too deep.

feedparser reads well-formed XML at 40 microseconds an element, and falls back on a reader of tag soup that takes up to
17 microseconds a byte (measured on repeated tags, 2026-11): ten megabytes of `<a>` would hold the wire for minutes.
"""

import codecs
import re
from dataclasses import dataclass
from xml.parsers import expat

from lxml import etree

from dateline.base.errors import UnreadableFeed
from dateline.wire.listing import MAX_ENTRIES

# Broken documents up to this size go to feedparser's own reader of tag soup, which rescues most: two seconds at worst.
MAX_SOUP_BYTES = 100_000
# Elements of a document, markup within CDATA not counted: fifty for each entry that is read. Four seconds at worst.
MAX_ELEMENTS = 100_000
# No format nests deeper than a dozen; XHTML content may add as much again.
MAX_DEPTH = 250
# An entity that is built of others: in a feed, a bomb. Its name is left unknown.
_NESTED_ENTITY = re.compile(rb"<!ENTITY\s[^<>]{0,2000}?&[^#<>][^<>]{0,2000}>")
_ENTRY = re.compile(rb"<(?:[\w.-]{1,20}:)?(?:item|entry)(?=[\s>/])")
_ROOT = re.compile(rb"<((?:[\w.-]{1,20}:)?(rss|RDF|feed|channel))(?=[\s>/])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """A document that may be read."""

    body: bytes
    charset: str | None  # as HTTP declared it; None where the document was mended, and says it itself
    left_out: int  # entries that were cut off at its end


def repair(body: bytes, *, charset: str | None, name: str) -> Repaired:
    """Return the document to read.

    Raises:
        UnreadableFeed: it has more elements, or nests deeper, than any feed; or is large and no XML at all.
    """
    body, left_out = _cut(_NESTED_ENTITY.sub(b"", body))
    if _is_well_formed(body, name) or len(body) <= MAX_SOUP_BYTES:
        return Repaired(body=body, charset=charset, left_out=left_out)
    body = _mend(body, charset, name)
    if not _is_well_formed(body, name):
        raise UnreadableFeed(name, "large, and too broken to be mended")
    return Repaired(body=body, charset=None, left_out=left_out)


def _cut(body: bytes) -> tuple[bytes, int]:
    starts = [match.start() for match in _ENTRY.finditer(body)]
    root = _ROOT.search(body)
    if len(starts) <= MAX_ENTRIES or root is None:
        return body, 0
    end = b"</" + root[1] + b">"
    # RSS keeps its entries within a channel, RDF beside it, Atom has none.
    tail = b"</channel>" + end if root[2] == b"rss" else end
    return body[: starts[MAX_ENTRIES]] + tail, len(starts) - MAX_ENTRIES


class _TooMuch(Exception):
    pass


def _is_well_formed(body: bytes, name: str) -> bool:
    elements = depth = 0

    def start(_: str, __: dict[str, str]) -> None:
        nonlocal elements, depth
        elements, depth = elements + 1, depth + 1
        if elements > MAX_ELEMENTS or depth > MAX_DEPTH:
            raise _TooMuch

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    reader = expat.ParserCreate()
    reader.StartElementHandler, reader.EndElementHandler = start, end
    try:
        reader.Parse(body, True)
    except _TooMuch as error:
        if depth > MAX_DEPTH and len(body) <= MAX_SOUP_BYTES:
            return False
        raise UnreadableFeed(name, "more elements, or deeper ones, than any feed has") from error
    except (expat.ExpatError, ValueError, LookupError):
        return False
    return True


def _mend(body: bytes, charset: str | None, name: str) -> bytes:
    try:
        encoding = codecs.lookup(charset).name if charset else None
    except LookupError:
        encoding = None
    parser = etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=True,
        huge_tree=False,
        remove_comments=True,
        strip_cdata=False,
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise UnreadableFeed(name, "large, and no XML") from error
    if root is None:
        raise UnreadableFeed(name, "large, and no XML")
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)
