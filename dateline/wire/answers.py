"""Bytes that came in, with what is known of them, as captures or named refusals: one rule for files, archives and the net."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from dateline.base.errors import Unreadable, UnreadableFeed
from dateline.base.items import capture_of
from dateline.base.records import Capture, Hint, Item, Refusal
from dateline.base.text import cut, identify
from dateline.wire.archives import Answer
from dateline.wire.exports import captured_at, keys_of, page_of, parse_json, read_row, rows_of
from dateline.wire.jsonfeed import is_jsonfeed, read_jsonfeed
from dateline.wire.kinds import HEAD_BYTES, kind_of, what_binary
from dateline.wire.listing import Listing
from dateline.wire.marks import original_of, read_mark
from dateline.wire.saved import read_mhtml
from dateline.wire.sitemap import read_sitemap
from dateline.wire.syndicated import read_syndicated

Taken = Capture | Refusal

# Text that is written for programs. Types: IANA's registry; endings: what browsers save beside a page.
_PROGRAM_TYPES = (
    "text/css",
    "text/javascript",
    "application/javascript",
    "application/x-javascript",
    "text/vtt",
)
_PROGRAM_ENDINGS = (".css", ".js", ".mjs", ".map", ".py", ".sh", ".vtt", ".srt", ".svg")
# Files at the root of a host that are written for crawlers. Sources: RFC 9309, RFC 9116, IAB Tech Lab's ads.txt, and
# the proposals humans.txt and llms.txt.
_PROGRAM_PATHS = ("/robots.txt", "/ads.txt", "/app-ads.txt", "/security.txt", "/humans.txt", "/llms.txt")
# Statuses that mean "sign in or pay first" (RFC 9110, 15.5).
_LOGIN_STATUSES = (401, 402, 407)
# "Unavailable For Legal Reasons" (RFC 7725): what it forbids, it forbids in a country.
_REGION_STATUS = 451


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where bytes came from: what every capture of them says beside its bytes."""

    name: str  # file, member or address, for messages
    outlet: str | None = None
    url: str | None = None
    charset: str | None = None  # as declared outside the bytes
    captured_at: datetime | None = None
    hint: Hint | None = None  # what the feed said that led here


def refuse(reason: Any, detail: str, origin: Origin, data: bytes = b"") -> Refusal:
    """Return the refusal of `data`; `reason` is one of those that `Refusal` knows."""
    identity = identify(origin.url or ("" if data else origin.name), "", data)
    return Refusal(
        capture_id=identity, reason=reason, detail=cut(detail, 300), name=origin.name, url=origin.url
    )


def page(body: bytes, media_type: str, origin: Origin) -> Capture:
    """Return the capture of one page."""
    return Capture(
        id=identify(origin.url or "", media_type, body),
        body=body,
        media_type=media_type,
        url=origin.url,
        charset=origin.charset,
        captured_at=origin.captured_at,
        outlet=origin.outlet,
        name=origin.name,
        hint=origin.hint,
    )


def take_answer(
    answer: Answer, *, name: str, outlet: str | None, hint: Hint | None = None
) -> Iterator[Taken]:
    """Yield what an HTTP answer holds; errors, redirects and bodies that are no text are refused by name."""
    origin = Origin(
        name=name,
        outlet=outlet,
        url=answer.url,
        charset=answer.charset,
        captured_at=answer.captured_at,
        hint=hint,
    )
    status = answer.status
    if status in _LOGIN_STATUSES:
        yield refuse("login wall", f"the server answered HTTP {status}.", origin, answer.body)
    elif status == _REGION_STATUS:
        yield refuse("region block", f"the server answered HTTP {status}.", origin, answer.body)
    elif status >= 400 or status == 0:
        yield refuse("error page", f"the server answered HTTP {status}.", origin, answer.body)
    elif 300 <= status < 400:
        yield refuse("no article", f"a redirect to {answer.location or 'nowhere'}.", origin, answer.body)
    elif answer.is_cut:
        yield refuse("broken", "larger than what is read of one page.", origin, answer.body)
    elif answer.media_type in _PROGRAM_TYPES or (answer.url or "").endswith(_PROGRAM_PATHS):
        yield refuse("not text", f"{answer.media_type}, written for programs.", origin, answer.body)
    else:
        yield from take(answer.body, origin)


def take_whole(answer: Answer, *, name: str, outlet: str | None, hint: Hint | None = None) -> list[Taken]:
    """Return all that an HTTP answer holds."""
    return list(take_answer(answer, name=name, outlet=outlet, hint=hint))


def take(body: bytes, origin: Origin) -> Iterator[Taken]:
    """Yield what `body` holds: one page, or one capture per entry of a feed or row of an export."""
    kind = kind_of(body[:HEAD_BYTES], origin.name)
    if kind in ("feed", "sitemap", "opml", "json"):
        yield from _TAKE[kind](body, origin)
    elif kind == "html":
        yield page(body, "text/html", _at_source(body, origin))
    elif kind == "mhtml":
        yield _take_mhtml(body, origin)
    elif kind == "text" and not origin.name.lower().endswith(_PROGRAM_ENDINGS):
        yield page(body, "text/plain", origin)
    else:
        yield refuse(*_why_not(kind, body), origin, body)


def take_row(row: object, origin: Origin, data: bytes = b"") -> Iterator[Taken]:
    """Yield the capture of one extracted article, or of the page that a row of a crawl holds."""
    if (found := page_of(row)) is not None:
        url, markup = found
        own = replace(origin, url=url, captured_at=captured_at(row), charset="utf-8")
        yield page(markup.encode("utf-8", "replace"), "text/html", own)
        return
    item = read_row(row)
    if item is None:
        yield refuse("no article", f"names neither title nor text; it has: {keys_of(row)}.", origin, data)
        return
    yield take_item(item, replace(origin, captured_at=captured_at(row) or origin.captured_at))


def take_item(item: Item, origin: Origin) -> Capture:
    """Return the capture of an item, with the outlet of its origin where the item names none."""
    named = item if item.outlet else replace(item, outlet=origin.outlet)
    return replace(capture_of(named, name=origin.name), captured_at=origin.captured_at)


def take_listing(listing: Listing, origin: Origin) -> Iterator[Taken]:
    """Yield one capture per item of a feed, then why other entries were passed over."""
    for place, item in enumerate(listing.items, start=1):
        yield take_item(item, replace(origin, name=f"{origin.name}#{place}"))
    for entry in listing.skipped:
        title = f": {entry.title}" if entry.title else ""
        data = f"{entry.url}{entry.title}{entry.reason}".encode("utf-8", "replace")
        yield refuse("no article", f"{entry.reason}{title}.", replace(origin, url=entry.url), data)


def _at_source(body: bytes, origin: Origin) -> Origin:
    """Return the origin of a page with the address and moment that who saved or archived it wrote down.

    A page that was got from an address is believed on it by no mark of its own; only an archive's address tells more.
    """
    if origin.url is not None:
        kept = original_of(origin.url)
        if kept is None or kept.url is None:
            return origin
        return replace(origin, url=kept.url, captured_at=kept.saved_at or origin.captured_at)
    mark = read_mark(body)
    return replace(origin, url=mark.url, captured_at=origin.captured_at or mark.saved_at)


def _take_feed(body: bytes, origin: Origin) -> Iterator[Taken]:
    try:
        listing = read_syndicated(body, url=origin.url, charset=origin.charset)
    except UnreadableFeed as error:
        yield refuse("broken", f"a feed that cannot be read: {error.why}.", origin, body)
        return
    if not listing.items and not listing.skipped:
        yield refuse("no article", f"{listing.format} without entries.", origin, body)
    yield from take_listing(listing, origin)


def _take_sitemap(body: bytes, origin: Origin) -> Iterator[Taken]:
    try:
        listing = read_sitemap(body, url=origin.url)
    except UnreadableFeed as error:
        yield refuse("broken", f"a sitemap that cannot be read: {error.why}.", origin, body)
        return
    count = len(listing.items) + len(listing.children)
    yield refuse(
        "listing page", f"a {listing.format} of {count} addresses: follow it as a feed.", origin, body
    )


def _take_opml(body: bytes, origin: Origin) -> Iterator[Taken]:
    yield refuse("listing page", "a list of feeds: import it with `dateline feeds import`.", origin, body)


def _take_json(body: bytes, origin: Origin) -> Iterator[Taken]:
    document = parse_json(body.decode("utf-8-sig", "replace"))
    if is_jsonfeed(document) and document["items"]:
        yield from take_listing(read_jsonfeed(body, url=origin.url), origin)
        return
    if document is None and not origin.name.lower().endswith(".json"):
        # Words in brackets, or in quotation marks within them, begin a text too.
        yield page(body, "text/plain", origin)
        return
    rows = rows_of(document)
    if not rows:
        what = "broken JSON" if document is None else f"JSON without articles; it has: {keys_of(document)}"
        yield refuse("broken" if document is None else "no article", f"{what}.", origin, body)
        return
    for place, row in enumerate(rows, start=1):
        own = replace(origin, name=f"{origin.name}#{place}") if len(rows) > 1 else origin
        yield from take_row(row, own, body if len(rows) == 1 else f"{origin.name}#{place}".encode())


def _take_mhtml(body: bytes, origin: Origin) -> Taken:
    try:
        saved = read_mhtml(body, name=origin.name)
    except Unreadable as error:
        return refuse("no article", f"{error.why}.", origin, body)
    own = replace(
        origin, url=saved.url, charset=saved.charset, captured_at=saved.saved_at or origin.captured_at
    )
    return page(saved.body, "text/html", _at_source(saved.body, own))


def _why_not(kind: str, body: bytes) -> tuple[str, str]:
    if kind == "empty":
        return "too short", "nothing in it."
    if kind == "text":
        return "not text", "written for programs."
    if kind == "xml":
        return "no article", "XML that is neither a page nor a feed."
    return "not text", f"{what_binary(body) or 'no text in any encoding'}."


_TAKE = {"feed": _take_feed, "sitemap": _take_sitemap, "opml": _take_opml, "json": _take_json}
