"""Write pages as one WARC file, as a crawler would have left it. Called by `make_wire.py`."""

import uuid
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fastwarc import GzipWriter, WarcRecord, WarcRecordType

# How long after an article's last change the crawler is said to have come by.
LATER = timedelta(minutes=25)
ROBOTS = "User-agent: *\nDisallow: /sign-in\nDisallow: /search\nSitemap: https://www.ellerycourier.example/sitemap.xml\n"


def write_warc(path: Path, pages: Iterable[tuple[str, str, datetime | None]]) -> None:
    """Write (address, page, moment) as response records, after a robots.txt and a redirect, gzipped record by record."""
    rows = list(pages)
    start = min(moment for _, _, moment in rows if moment)
    site = "https://www.ellerycourier.example"
    records = [
        _record(f"{site}/robots.txt", ROBOTS, start, media_type="text/plain"),
        _record(f"{site}/home", "", start, status="301 Moved Permanently", media_type="text/html"),
        *(_record(url, page, (moment or start) + LATER) for url, page, moment in rows),
    ]
    with path.open("wb") as file:
        for record in records:
            stream = GzipWriter(file)
            record.write(stream)
            stream.finish()
            stream.flush()


def _record(
    url: str,
    page: str,
    moment: datetime,
    *,
    status: str = "200 OK",
    media_type: str = "text/html; charset=utf-8",
) -> WarcRecord:
    body = page.encode("utf-8")
    moved = "Location: https://www.ellerycourier.example/\r\n" if status.startswith("301") else ""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{moved}Content-Length: {len(body)}\r\n\r\n"
    stamp = f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    record = WarcRecord()
    record.init_headers(WarcRecordType.response)
    record.headers["WARC-Record-ID"] = f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, url + stamp)}>"
    record.headers["WARC-Target-URI"] = url
    record.headers["WARC-Date"] = stamp
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content(head.encode("ascii") + body)
    return record
