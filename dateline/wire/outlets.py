"""The outlet that a feed names in its own title, where its address says the same name; and which pages are its own."""

import re
from dataclasses import replace

from dateline.base.addresses import host
from dateline.wire.listing import Listing

# What parts the name of an outlet from that of the feed in a title: "The Ellery Post - World", "Post | Latest".
_PARTS = re.compile(r"\s+[-–—|:»>/·•]+\s+|:\s+")

# Second labels under which countries give out names: "courier.co.uk" is a site, "co.uk" none. Source: the Public
# Suffix List's most frequent ones.
_SECOND_LABELS = frozenset({"ac", "co", "com", "edu", "go", "gob", "gov", "gouv", "ne", "net", "or", "org"})
# Sites whose names below belong to many. Source: the Public Suffix List's private part, hosts of blogs and newsletters.
_SHARED_SITES = frozenset({
    "blogspot.com", "feedburner.com", "ghost.io", "github.io", "gitlab.io", "herokuapp.com", "medium.com", "netlify.app",
    "pages.dev", "substack.com", "tumblr.com", "typepad.com", "vercel.app", "web.app", "wordpress.com", "workers.dev",
})  # fmt: skip


def is_own(url: str | None, feed_url: str) -> bool:
    """Whether the page at `url` is of the site whose feed this is; what a feed says of another's page is hearsay."""
    theirs, ours = host(url), host(feed_url)
    if theirs is None or ours is None or theirs == ours:
        return True
    site = _site_of(ours)
    return site is not None and site == _site_of(theirs)


def _site_of(name: str) -> str | None:
    """Return the name under which all others are one publisher's; None for an IP address and for shared sites."""
    labels = name.split(".")
    if ":" in name or labels[-1].isdigit() or len(labels) < 2:
        return None
    count = 3 if len(labels[-1]) == 2 and labels[-2] in _SECOND_LABELS else 2
    site = ".".join(labels[-count:])
    return None if site in _SHARED_SITES else site


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
