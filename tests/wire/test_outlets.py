import pytest

from dateline.base.records import Item
from dateline.wire.listing import Listing
from dateline.wire.outlets import outlet_of, with_outlet


@pytest.mark.parametrize(
    ("title", "url", "expected"),
    [
        ("Norwire", "https://www.norwire.example/rss", "Norwire"),
        ("The Counting House", "https://countinghouse.example/feed.json", "The Counting House"),
        ("Packet & Key", "https://packetandkey.example/", "Packet & Key"),
        ("Ellery Post - World", "https://feeds.ellerypost.example/world", "Ellery Post"),
        ("World | Ellery Post", "https://ellerypost.example/world", "Ellery Post"),
        ("Top stories", "https://ellerypost.example/", None),
        ("Latest news from the Ellery Post", "https://ellerypost.example/", None),
        ("Norwire", None, None),
        (None, "https://norwire.example/", None),
        ("example", "https://norwire.example/", None),
    ],
)
def test_an_outlet_is_taken_where_title_and_address_agree(
    title: str | None, url: str | None, expected: str | None
) -> None:
    assert outlet_of(title, url) == expected


def test_an_item_that_names_its_outlet_keeps_it() -> None:
    items = (Item(title="a", outlet="Tidewell Times"), Item(title="b"))
    listing = with_outlet(Listing(format="RSS", title="Norwire", items=items), "https://norwire.example/rss")
    assert [item.outlet for item in listing.items] == ["Tidewell Times", "Norwire"]
