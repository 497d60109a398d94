"""Pages that a browser saved as one MHTML file: the page itself, its address, and when it was saved."""

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import Message

from dateline.base.addresses import absolute
from dateline.base.errors import Unreadable
from dateline.base.text import clean
from dateline.wire.moments import read_moment


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPage:
    """The page within an MHTML file."""

    url: str | None
    charset: str | None
    saved_at: datetime | None
    body: bytes


def read_mhtml(body: bytes, *, name: str) -> SavedPage:
    """Return the page that an MHTML file holds (RFC 2557): its first part of HTML.

    Raises:
        Unreadable: there is none.
    """
    # The old policy: it never raises on a broken header, and reads nothing into one.
    message = message_from_bytes(body, policy=policy.compat32)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return _page(message, part, payload)
    raise Unreadable(name, "an MHTML file without a page of HTML")


def _page(message: Message, part: Message, payload: bytes) -> SavedPage:
    addresses = (
        message.get("Snapshot-Content-Location"),
        part.get("Content-Location"),
        message.get("Content-Location"),
    )
    url = next((found for address in addresses if (found := absolute(None, str(address or "")))), None)
    saved = read_moment(str(message.get("Date") or ""))
    charset = part.get_content_charset()
    return SavedPage(
        url=clean(url) if url else None,
        charset=clean(charset)[:40] if charset else None,
        saved_at=saved.at if saved else None,
        body=payload,
    )
