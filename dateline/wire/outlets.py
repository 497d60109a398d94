"""The outlet that a feed names in its own title, where its address says the same name."""

import re
from dataclasses import replace

from dateline.base.addresses import host
from dateline.wire.listing import Listing

# What parts the name of an outlet from that of the feed in a title: "The Ellery Post - World", "Post | Latest".
_PARTS = re.compile(r"\s+[-–—|:»>/·•]+\s+|:\s+")


def with_outlet(listing: Listing, url: str | None) -> Listing:
    """Return the listing with its items' outlet named, where title and address agree on it; else as it is.

    A title alone is no outlet ("Top stories", "Latest"): only a part of it that the host spells too is taken.
    """
    name = outlet_of(listing.title, listing.url or url or next((i.url for i in listing.items if i.url), None))
    if name is None:
        return listing
    items = tuple(item if item.outlet else replace(item, outlet=name) for item in listing.items)
    return replace(listing, items=items)


def outlet_of(title: str | None, url: str | None) -> str | None:
    """Return the part of a feed's title that names its host: "The Ellery Post" at ellerypost.example; else None."""
    labels = {_plain(label) for label in (host(url) or "").split(".")[:-1]}
    for part in _PARTS.split(title or ""):
        if _plain(part) and _plain(part) in labels:
            return part.strip()
    return None


def _plain(name: str) -> str:
    words = re.findall(r"\w+", name.casefold().replace("&", " and "))
    return "".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)
