"""RSS, Atom and RDF documents, read into items through feedparser. It is given bytes alone: it opens nothing."""

import calendar
import io
import re
from datetime import UTC, datetime
from typing import Any

import feedparser

from dateline.base.addresses import absolute
from dateline.base.errors import UnreadableFeed
from dateline.base.records import Item
from dateline.base.text import clean, cut, identify
from dateline.wire.listing import MAX_ENTRIES, Listing, Skipped
from dateline.wire.markup import block_of, is_marked_up, line_of
from dateline.wire.moments import Moment, moment_of, read_moment
from dateline.wire.outlets import with_outlet
from dateline.wire.repair import repair
from dateline.wire.rests import read_rests

# Longer ones are a text in the wrong field.
MAX_TITLE_CHARACTERS = 1000
# Longer ones are kept by their identity: a key only has to be the same again.
MAX_KEY_CHARACTERS = 500
# A longer article is no article; it bounds what one entry may cost.
MAX_TEXT_CHARACTERS = 1_000_000
# What feedparser 6.0 raises on broken input, found by feeding it the hostile sets: lone surrogates and numbers past
# Unicode (ValueError), lost tags (LookupError, AttributeError, TypeError), depth (RecursionError), its own checks.
_ITS_ERRORS = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    RecursionError,
    OverflowError,
)
_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,12})|([0-9]{1,12}));?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?![a-z])")
_CHARSET = re.compile(r"[A-Za-z0-9._:-]{1,40}")
# Minutes in the periods of RSS 1.0's syndication module (purl.org/rss/1.0/modules/syndication).
_PERIOD_MINUTES = {"hourly": 60, "daily": 1440, "weekly": 10080, "monthly": 43200, "yearly": 525600}
_FORMATS = (("rss10", "RDF"), ("rss090", "RDF"), ("rss", "RSS"), ("atom", "Atom"), ("cdf", "CDF"))


def read_syndicated(body: bytes, *, url: str | None = None, charset: str | None = None) -> Listing:
    """Return what an RSS, Atom or RDF document lists, in its own order.

    `url` is where it was read (relative links start there), `charset` what HTTP declared. Times are aware UTC; an
    entry without a date has none.

    Raises:
        UnreadableFeed: no such document, or one that cannot be read at all.
    """
    name = url or "feed"
    repaired = repair(_REFERENCE.sub(_mend_reference, body), charset=charset, name=name)
    result = _parse(repaired.body, url, repaired.charset, name)
    version = str(result.get("version") or "")
    entries = list(result.get("entries") or ())
    if not version and not entries:
        raise UnreadableFeed(name, "no RSS, Atom or RDF feed")
    feed = result.get("feed") or {}
    base = absolute(url, _text(feed, "link")) or url
    is_podcast = "itunes" in (result.get("namespaces") or {})
    read = [
        _read_entry(entry, base, version, language_of(_text(feed, "language")), is_podcast=is_podcast)
        for entry in entries[:MAX_ENTRIES]
    ]
    left_out = repaired.left_out + max(0, len(entries) - MAX_ENTRIES)
    skipped = [entry for entry in read if isinstance(entry, Skipped)]
    if left_out:
        skipped.append(Skipped(reason=f"{left_out} entries past the first {MAX_ENTRIES}"))
    skip_hours, skip_days = read_rests(repaired.body) if version.startswith("rss") else ((), ())
    listing = Listing(
        format=next((label for prefix, label in _FORMATS if version.startswith(prefix)), "RSS"),
        title=_title(feed, version),
        url=base if base != url else None,
        language=language_of(_text(feed, "language")),
        every_minutes=_every_minutes(feed),
        skip_hours=skip_hours,
        skip_days=skip_days,
        items=tuple(entry for entry in read if isinstance(entry, Item)),
        skipped=tuple(skipped),
    )
    return with_outlet(listing, url)


def _parse(body: bytes, url: str | None, charset: str | None, name: str) -> Any:
    headers = {"content-location": url} if url else {}
    if charset and _CHARSET.fullmatch(charset):
        headers["content-type"] = f"application/xml; charset={charset}"
    try:
        return feedparser.parse(
            io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except _ITS_ERRORS as error:
        raise UnreadableFeed(name, f"feedparser failed: {type(error).__name__}") from error


def _mend_reference(match: re.Match[bytes]) -> bytes:
    # A reference to a surrogate or past Unicode makes feedparser raise; XML forbids both (XML 1.0, 2.2).
    number = int(match[1], 16) if match[1] else int(match[2])
    return b"&#xFFFD;" if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF else match[0]


def _read_entry(
    entry: Any, base: str | None, version: str, language: str | None, *, is_podcast: bool
) -> Item | Skipped:
    url = _link(entry, base)
    title = _title(entry, version)
    if is_podcast and any(_is_sound(link) for link in _dicts(entry, "links")):
        return Skipped(reason="a podcast episode", url=url, title=title)
    whole, summary = _contents(entry)
    source = whole or summary
    text = block_of(source)[:MAX_TEXT_CHARACTERS] if source else ""
    published, updated = _moments(entry, version)
    item = Item(
        url=url,
        title=title,
        text=text or None,
        html=source[:MAX_TEXT_CHARACTERS] if source and is_marked_up(source) else None,
        published_at=published.at if published else None,
        published_on=published.on if published else None,
        updated_at=updated.at if updated else None,
        origin=_title(dict.get(entry, "source") or {}, version),
        authors=_authors(entry),
        section=_section(entry),
        language=language_of(_text(dict.get(entry, "title_detail"), "language")) or language,
        key=_key(entry),
        standfirst=(line_of(summary) or None) if whole and summary and summary != whole else None,
        images=_images(entry, base),
    )
    return item if item != Item(language=item.language) else Skipped(reason="an empty entry")


def _text(record: Any, name: str) -> str:
    # `dict.get`, since feedparser's own answers for "updated" with "published", and warns.
    value = dict.get(record, name) if isinstance(record, dict) else None
    return value if isinstance(value, str) else ""


def _dicts(record: Any, name: str) -> list[dict[str, Any]]:
    value = dict.get(record, name) if isinstance(record, dict) else None
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _title(record: Any, version: str) -> str | None:
    raw = _text(record, "title")
    detail = dict.get(record, "title_detail") if isinstance(record, dict) else None
    # Atom says whether a title is markup; elsewhere it is anybody's guess, and tags in a headline are never meant.
    is_plain = version.startswith("atom1") and _text(detail, "type") == "text/plain"
    title = clean(raw) if is_plain else line_of(raw)
    return cut(title, MAX_TITLE_CHARACTERS) or None


def _link(entry: Any, base: str | None) -> str | None:
    alternates = [
        link.get("href") for link in _dicts(entry, "links") if link.get("rel", "alternate") == "alternate"
    ]
    for candidate in (_text(entry, "feedburner_origlink"), _text(entry, "link"), *alternates):
        if found := absolute(base, candidate):
            return clean(found)
    key = _text(entry, "id")
    return clean(key) if dict.get(entry, "guidislink") and absolute(None, key) else None


def _contents(entry: Any) -> tuple[str | None, str | None]:
    parts = [
        _text(part, "value")
        for part in _dicts(entry, "content")
        if _text(part, "type") in ("", "text/html", "text/plain", "application/xhtml+xml")
    ]
    whole = max(parts, key=len, default="").strip()
    return whole or None, _text(entry, "summary").strip() or None


def _moments(entry: Any, version: str) -> tuple[Moment | None, Moment | None]:
    published = _moment(entry, "published") or _moment(entry, "created")
    updated = _moment(entry, "updated")
    # RSS and RDF have no "updated" of their own: what feedparser calls so is <dc:date>, the date of publication.
    if published is None and not version.startswith("atom"):
        return updated, None
    return published, updated


def _moment(entry: Any, name: str) -> Moment | None:
    read = read_moment(_text(entry, name))
    parsed = dict.get(entry, f"{name}_parsed")
    if read is not None or parsed is None:
        return read
    # feedparser knows dates in more languages; of those it read alone, the day is taken, since it fills in the rest.
    try:
        found = moment_of(datetime.fromtimestamp(calendar.timegm(parsed), UTC))
    except (ValueError, TypeError, OverflowError, OSError):
        return None
    has_day = len(re.findall(r"\d+", _text(entry, name))) > 2
    return Moment(at=None, on=found.on) if found and has_day else None


def _authors(entry: Any) -> tuple[str, ...]:
    names = [line_of(_text(author, "name")) for author in _dicts(entry, "authors")]
    return tuple(dict.fromkeys(cut(name, 200) for name in names if name and "@" not in name))


def _section(entry: Any) -> str | None:
    terms = [line_of(_text(tag, "label") or _text(tag, "term")) for tag in _dicts(entry, "tags")]
    return next((cut(term, 100) for term in terms if term), None)


def language_of(tag: object) -> str | None:
    """Return the primary subtag of a language tag ("en-GB": "en"), or None where it is none (RFC 5646, 2.1)."""
    match = _LANGUAGE.match(tag.strip().lower()) if isinstance(tag, str) else None
    return match[0] if match else None


def _key(entry: Any) -> str | None:
    key = clean(_text(entry, "id"))
    if len(key) > MAX_KEY_CHARACTERS:
        return identify(key)
    return key or None


def _images(entry: Any, base: str | None) -> tuple[str, ...]:
    media = [part for part in _dicts(entry, "media_content") if _is_image(part)]
    enclosed = [link for link in _dicts(entry, "links") if link.get("rel") == "enclosure" and _is_image(link)]
    found = [
        absolute(base, part.get("url") or part.get("href"))
        for part in (*media, *_dicts(entry, "media_thumbnail"), *enclosed)
    ]
    return tuple(dict.fromkeys(clean(url) for url in found if url))[:20]


def _is_image(part: dict[str, Any]) -> bool:
    return part.get("medium") == "image" or str(part.get("type", "")).startswith("image/")


def _is_sound(link: dict[str, Any]) -> bool:
    return link.get("rel") == "enclosure" and str(link.get("type", "")).startswith(("audio/", "video/"))


def _every_minutes(feed: Any) -> int | None:
    ttl = _text(feed, "ttl").strip()
    if ttl.isascii() and ttl.isdigit() and len(ttl) < 10:
        return int(ttl) or None
    period = _PERIOD_MINUTES.get(_text(feed, "sy_updateperiod").strip().lower())
    frequency = _text(feed, "sy_updatefrequency").strip()
    times = int(frequency) if frequency.isascii() and frequency.isdigit() and len(frequency) < 10 else 1
    return max(1, period // max(1, times)) if period else None
