"""The feeds of the sets beside the repository: nothing that feedparser finds is lost, and every file ends somewhere."""

import base64
import io
import json
import warnings
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest

from dateline.base.errors import UnreadableFeed
from dateline.base.records import Capture
from dateline.wire.feeds import read_feed
from dateline.wire.gather import gather

pytestmark = pytest.mark.shared
FAMILIES = (
    "feedparser_sanitize", "feedparser_wellformed", "feedparser_illformed", "feedparser_encoding",
    "feedparser_entities", "feedvalidator", "miniflux_feeds",
)  # fmt: skip


def hostile(shared: Path, family: str) -> Iterator[bytes]:
    for line in (shared / f"data/hostile/{family}.jsonl").read_text(encoding="utf-8").splitlines():
        yield base64.b64decode(json.loads(line)["body_b64"])


def real(shared: Path) -> Iterator[bytes]:
    for path in sorted((shared / "data/feeds").rglob("*")):
        if path.is_file() and path.suffix.lower() in (".xml", ".rss", ".atom", ".rdf"):
            yield path.read_bytes()


def entries_of(body: bytes) -> int:
    """Count the entries that feedparser finds by itself."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return len(feedparser.parse(io.BytesIO(body)).entries)
        except Exception:  # noqa: BLE001 - feedparser raises what it likes
            return 0


def given_of(body: bytes) -> int:
    """Count the entries that the wire gives, or names as passed over."""
    try:
        listing = read_feed(body, url="https://harrow.example/feed")
    except UnreadableFeed:
        return 0
    return len(listing.items) + len(listing.skipped)


@pytest.mark.parametrize("family", [*FAMILIES, "feeds"])
def test_no_entry_of_feedparser_s_is_lost(shared: Path, family: str) -> None:
    bodies = list(real(shared) if family == "feeds" else hostile(shared, family))
    found = [entries_of(body) for body in bodies]
    given = [min(count, given_of(body)) for count, body in zip(found, bodies, strict=True)]
    assert sum(found) > 0
    assert sum(given) >= 0.99 * sum(found)


@pytest.mark.parametrize("family", [*FAMILIES, "html5lib_encoding"])
def test_every_file_ends_in_captures_or_a_refusal(shared: Path, family: str, tmp_path: Path) -> None:
    for number, body in enumerate(hostile(shared, family)):
        path = tmp_path / f"{number}.xml"
        path.write_bytes(body)
        taken = list(gather([path]))
        assert taken
        assert all(isinstance(one, Capture) or one.detail for one in taken)
