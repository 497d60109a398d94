"""The door of the room: a capture in, an article or the named reason why not out."""

from dataclasses import replace
from datetime import date

from dateline.articles.ahead import not_ahead
from dateline.articles.entry import read_item
from dateline.articles.hints import with_hint
from dateline.articles.learn import without_recurring
from dateline.articles.page import read_page
from dateline.articles.plain import read_plain
from dateline.articles.published import read_day
from dateline.base.addresses import is_address
from dateline.base.records import ITEM_TYPE, Article, Capture, Refusal

# Raise when the same capture gives another article than before.
STAGE = 3


def extract(
    capture: Capture, *, outlet: str | None = None, recurring: frozenset[str] = frozenset()
) -> Article | Refusal:
    """Return the article of a capture, or why it holds none.

    `outlet` is who published it, where that is known; `recurring` holds the keys of lines that recur with their
    outlets and are no news, as `articles.learn` found them.
    """
    read = _read(_with_address(capture), outlet)
    if isinstance(read, Refusal):
        return read
    return without_recurring(with_hint(not_ahead(read), capture.hint), recurring)


def _with_address(capture: Capture) -> Capture:
    """Return a capture without an address that cannot be one ("http://[bad"): it would identify nothing."""
    if capture.url is None or is_address(capture.url):
        return capture
    return replace(capture, url=None)


def day_of(capture: Capture) -> date | None:
    """Return the day of publication that an HTML page gives, whether it holds an article, a wall or a listing."""
    return read_day(_with_address(capture))


def _read(capture: Capture, outlet: str | None) -> Article | Refusal:
    match capture.media_type.partition(";")[0].strip().lower():
        case media_type if media_type == ITEM_TYPE:
            return read_item(capture, outlet)
        case "text/html" | "application/xhtml+xml":
            return read_page(capture, outlet)
        case "text/plain" | "text/markdown":
            return read_plain(capture, outlet)
        case media_type:
            return Refusal(
                capture_id=capture.id,
                reason="not text",
                detail=f"The capture is {media_type or 'of no stated type'}, neither HTML nor text.",
                name=capture.name,
                url=capture.url,
            )
