"""Any feed document, read into a listing: what it is, is told by its content and not by its declared type."""

from dateline.base.errors import UnreadableFeed
from dateline.wire.exports import parse_json
from dateline.wire.jsonfeed import is_jsonfeed, read_jsonfeed
from dateline.wire.kinds import HEAD_BYTES, kind_of
from dateline.wire.listing import Listing
from dateline.wire.sitemap import read_sitemap
from dateline.wire.syndicated import read_syndicated
from dateline.wire.unpack import BadPacking, packing_of, unpack

# What a sitemap may hold unpacked, by its protocol, is 50 MB; feeds of news stay under a tenth of this.
MAX_UNPACKED_BYTES = 20_000_000


def read_feed(body: bytes, *, url: str, charset: str | None = None) -> Listing:
    """Return what the document at `url` lists: RSS, Atom, RDF, JSON Feed, a sitemap or an index; gzipped or not.

    Raises:
        UnreadableFeed: it is none of them.
    """
    if (packing := packing_of(body[:4])) is not None:
        try:
            body = unpack(body, [packing], max_bytes=MAX_UNPACKED_BYTES)
        except BadPacking as error:
            raise UnreadableFeed(url, f"cannot be unpacked: {error.why}") from error
    kind = kind_of(body[:HEAD_BYTES])
    if kind == "json":
        if not is_jsonfeed(parse_json(body.decode("utf-8-sig", "replace"))):
            raise UnreadableFeed(url, "JSON, and no JSON Feed")
        return read_jsonfeed(body, url=url)
    if kind == "sitemap":
        return read_sitemap(body, url=url)
    if kind == "html":
        raise UnreadableFeed(url, "a page, no feed")
    if kind in ("empty", "binary", "opml"):
        raise UnreadableFeed(
            url, {"empty": "nothing in it", "binary": "no text", "opml": "a list of feeds"}[kind]
        )
    return read_syndicated(body, url=url, charset=charset)
