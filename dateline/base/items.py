"""Items as captures and back: an entry of a feed is kept as the bytes of its own canonical JSON."""

from dateline.base.codec import dump, load
from dateline.base.errors import Unreadable
from dateline.base.records import ITEM_TYPE, Capture, Item
from dateline.base.text import identify


def capture_of(item: Item, *, name: str | None = None) -> Capture:
    """Return the capture of an item. It says nothing of when the item was read: the same item, the same capture."""
    body = dump(item).encode("utf-8", "replace")
    return Capture(
        id=identify(item.url or "", ITEM_TYPE, body),
        body=body,
        media_type=ITEM_TYPE,
        url=item.url,
        charset="utf-8",
        outlet=item.outlet,
        name=name,
    )


def item_of(capture: Capture) -> Item:
    """Return the item that a capture holds.

    Raises:
        Unreadable: the capture is none of an item, or its body is broken.
    """
    if capture.media_type != ITEM_TYPE:
        raise Unreadable(capture.name or capture.id, f"holds {capture.media_type}, not an item")
    try:
        return load(Item, capture.body.decode("utf-8"))
    except (ValueError, TypeError, AttributeError) as error:
        raise Unreadable(capture.name or capture.id, f"no item: {error}") from error
