"""What programs that save a page write into it: where it was got, and when. And what web archives' addresses say.

A moment of saving is never a day of publication; it is the moment of capture.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from dateline.base.addresses import absolute, host
from dateline.base.text import clean
from dateline.wire.moments import moment_of, read_moment

# Every length is bounded: what is read was written by anybody. Programs write at the head of a page; the Wayback Machine at its end.
_HEAD_BYTES, _TAIL_BYTES = 131_072, 16_384
_MONTHS = {name: number for number, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}  # fmt: skip

# Internet Explorer, Chrome and Edge, "Web page, complete": the number is the address's length.
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)\s{0,9}(\S{4,4000}?)\s{0,9}-->", re.I)
# SingleFile (also within Zotero and ArchiveBox) writes a comment with both; dates are JavaScript's Date.toString().
_SINGLE_FILE = re.compile(
    r"<!--[^>]{0,200}?SingleFile\b.{0,200}?\burl:\s{0,9}(\S{4,4000})(?:.{0,200}?\bsaved date:\s*([^\n]{10,100}))?",
    re.I | re.S,
)
# Save Page WE: meta elements.
_META = r"""<meta\s[^>]{{0,300}}?name=["']?{name}["']?\s[^>]{{0,300}}?content=["']([^"']{{4,2000}})["']"""
_SAVE_PAGE_URL = re.compile(_META.format(name="savepage-url"), re.I)
_SAVE_PAGE_DATE = re.compile(_META.format(name="savepage-date"), re.I)
# WebScrapBook: attributes of the root element, the moment in UTC to the millisecond.
_SCRAPBOOK_URL = re.compile(r"""\bdata-scrapbook-source=["']([^"'\s]{4,2000})["']""", re.I)
_SCRAPBOOK_DATE = re.compile(r"""\bdata-scrapbook-create=["'](\d{14})\d*["']""", re.I)
# HTTrack leaves the scheme out.
_HTTRACK = re.compile(
    r"<!--\s*Mirrored from (\S{4,2000}) by HTTrack[^,>]{0,100},\s*([^>]{10,60}?)\s*-->", re.I
)
# monolith
_MONOLITH = re.compile(r"<!--\s*Saved from (\S{4,2000})(?: at (\S{4,40}))? using monolith", re.I)
# The Wayback Machine: a comment at the end, and its script's call with address and moment.
_WAYBACK_DATE = re.compile(r"FILE ARCHIVED ON (\d\d:\d\d:\d\d) (\w{3}) (\d{1,2}), (\d{4})", re.I)
_WAYBACK_CALL = re.compile(
    r"""__wm\.(?:wombat|init|bt)\(\s*["'](https?://[^"'\s]{1,2000})["']\s*,\s*["'](\d{14})["']""", re.I
)
# Addresses of archives within a page: its canonical link, a form that holds the address asked for.
_LINK = re.compile(
    r"""<(?:link|meta)\b[^>]{0,300}?(?:href|content)=["'](https?://[^"'\s]{4,2000})["']""", re.I
)
_GOOGLE = re.compile(
    r"Google.{1,8}s cache of\s*(?:<[^>]{0,300}>\s{0,9}){0,4}(https?://[^\s<\"]{4,2000}).{0,400}?as it appeared on (\d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d GMT)",
    re.I | re.S,
)

# Archives whose addresses hold the address of the page and the moment. A host that is not listed could put any
# outlet's address behind its own. Source: the archives that speak Memento (RFC 7089), as timetravel.mementoweb.org lists them.
_ARCHIVE_HOSTS = frozenset(
    (
        "web.archive.org", "wayback.archive-it.org", "archive.ph", "archive.today", "archive.is", "archive.md", "archive.vn", "archive.fo", "archive.li",
        "arquivo.pt", "webarchive.nationalarchives.gov.uk", "webarchive.org.uk", "webarchive.loc.gov", "vefsafn.is", "wayback.vefsafn.is",
        "webarchive.nrscotland.gov.uk", "swap.stanford.edu", "webcitation.org", "haw.nsk.hr", "web.archive.bibalex.org",
    )
)  # fmt: skip
_ARCHIVED = re.compile(
    r"^https?://[^/]+/(?:[^?#]*?/)??(\d{4}\.\d\d\.\d\d-\d{6}|\d{4,14})(?:[a-z]{2}_|\*)?/(https?:/{1,2}.+)$",
    re.I | re.S,
)
_SCRIPT_DATE = re.compile(r"\b(\w{3}) (\d{1,2}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|UTC)([+-]\d\d):?(\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a page was got and when, as far as it is written down."""

    url: str | None = None
    saved_at: datetime | None = None


def read_mark(body: bytes) -> Mark:
    """Return what the program that saved a page wrote into it; nothing is known of most pages."""
    head, tail = _text(body[:_HEAD_BYTES]), _text(body[-_TAIL_BYTES:])
    for read in (
        _single_file,
        _save_page,
        _scrapbook,
        _httrack,
        _monolith,
        _wayback,
        _google,
        _linked,
        _saved_from,
    ):
        found = read(head, tail)
        if found is not None and (found.url or found.saved_at):
            return found
    return Mark()


def original_of(url: str) -> Mark | None:
    """Return the address of the page that an archive's address holds, and when it was kept; None for other addresses."""
    if (host(url) or "") not in _ARCHIVE_HOSTS:
        return None
    match = _ARCHIVED.match(url)
    if match is None:
        return None
    # Some write one slash where two belong: "https:/news.example".
    inner = re.sub(r"^(https?):/(?=[^/])", r"\1://", match[2])
    return Mark(url=_address(inner), saved_at=_stamp(re.sub(r"\D", "", match[1])))


def _text(data: bytes) -> str:
    # Marks are ASCII; whatever stands between them does not matter.
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data[: len(data) // 2 * 2].decode("utf-16", "replace")
    return data.decode("latin-1")


def _single_file(head: str, _tail: str) -> Mark | None:
    match = _SINGLE_FILE.search(head)
    return _mark(match[1], _script_date(match[2] or "")) if match else None


def _save_page(head: str, _tail: str) -> Mark | None:
    url, date = _SAVE_PAGE_URL.search(head), _SAVE_PAGE_DATE.search(head)
    return _mark(url[1], _script_date(date[1]) if date else None) if url else None


def _scrapbook(head: str, _tail: str) -> Mark | None:
    url, date = _SCRAPBOOK_URL.search(head), _SCRAPBOOK_DATE.search(head)
    return _mark(url[1], _stamp(date[1]) if date else None) if url else None


def _httrack(head: str, _tail: str) -> Mark | None:
    match = _HTTRACK.search(head)
    if match is None:
        return None
    moment = read_moment(match[2])
    return _mark(f"http://{match[1]}", moment.at if moment else None)


def _monolith(head: str, _tail: str) -> Mark | None:
    match = _MONOLITH.search(head)
    if match is None:
        return None
    moment = read_moment(match[2]) if match[2] else None
    return _mark(match[1], moment.at if moment else None)


def _wayback(head: str, tail: str) -> Mark | None:
    call, date = _WAYBACK_CALL.search(head), _WAYBACK_DATE.search(tail) or _WAYBACK_DATE.search(head)
    if call is None and date is None:
        return None
    at = _stamp(call[2]) if call else _written(date) if date else None
    linked = _linked(head, tail)
    return Mark(url=_address(call[1]) if call else linked.url if linked else None, saved_at=at)


def _google(head: str, _tail: str) -> Mark | None:
    match = _GOOGLE.search(head)
    if match is None:
        return None
    moment = read_moment(match[2])
    return _mark(match[1], moment.at if moment else None)


def _linked(head: str, _tail: str) -> Mark | None:
    """Return the page behind the archive's address that a page calls its own."""
    return next((found for link in _LINK.findall(head) if (found := original_of(link)) is not None), None)


def _saved_from(head: str, _tail: str) -> Mark | None:
    match = _SAVED_FROM.search(head)
    return _mark(match[1], None) if match else None


def _mark(url: str, at: datetime | None) -> Mark:
    """Return a mark; where the page was got from an archive, the page in it."""
    address = _address(url)
    kept = original_of(address) if address else None
    return kept or Mark(url=address, saved_at=at)


def _address(url: str) -> str | None:
    found = absolute(None, url.replace("&amp;", "&"))
    return clean(found) if found else None


def _stamp(digits: str) -> datetime | None:
    """Return the moment of a Wayback timestamp; one that names less than a minute is no moment."""
    if len(digits) < 12:
        return None
    try:
        return _sound(datetime.strptime(digits.ljust(14, "0")[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC))
    except ValueError:
        return None


def _written(match: re.Match[str]) -> datetime | None:
    month = _MONTHS.get(match[2].lower())
    return _stamp(f"{match[4]}{month:02}{int(match[3]):02}{match[1].replace(':', '')}") if month else None


def _script_date(text: str) -> datetime | None:
    """Return the moment that JavaScript's Date.toString() wrote, or any other that feeds write."""
    match = _SCRIPT_DATE.search(text)
    if match is None:
        moment = read_moment(text.strip())
        return moment.at if moment else None
    month = _MONTHS.get(match[1].lower())
    if month is None:
        return None
    sign = -1 if match[7].startswith("-") else 1
    offset = sign * timedelta(hours=abs(int(match[7])), minutes=int(match[8]))
    try:
        at = datetime(
            int(match[3]),
            month,
            int(match[2]),
            int(match[4]),
            int(match[5]),
            int(match[6]),
            tzinfo=timezone(offset),
        )
    except ValueError:
        return None
    return _sound(at)


def _sound(at: datetime) -> datetime | None:
    moment = moment_of(at)
    return moment.at if moment else None
