"""Items as articles."""

from datetime import date
from typing import Any

from dateline.articles.extract import extract
from dateline.base.items import capture_of
from dateline.base.records import ITEM_TYPE, Article, Capture, Item, Refusal


def read(**fields: Any) -> Article:
    """Return the article of an item that is one."""
    found = extract(capture_of(Item(**fields)))
    assert isinstance(found, Article), found
    return found


def test_one_sentence_is_an_article() -> None:
    found = read(
        text="Seven people are killed in a mudslide near Kest.", published_on=date(2031, 3, 4), key="n1"
    )
    assert (found.headline, found.published_on) == (
        "Seven people are killed in a mudslide near Kest",
        date(2031, 3, 4),
    )


def test_headline_of_a_long_sentence_is_cut_at_a_word() -> None:
    found = read(
        text="The council of Brackwater " + "and the council of Ostra " * 8 + "vote to close the bridge."
    )
    assert found.headline.endswith("…")
    assert len(found.headline) <= 110


def test_initials_do_not_end_the_first_sentence() -> None:
    assert (
        read(text="The U.S. envoy meets Gen. Ida Moor in Kest. More is not known.").headline
        == "The U.S. envoy meets Gen. Ida Moor in Kest"
    )


def test_html_content_becomes_paragraphs() -> None:
    found = read(
        title="Bridge closed",
        html="<p>The bridge is closed.</p><script>x()</script><p>A ferry <b>runs</b>.</p>",
    )
    assert found.paragraphs == ("The bridge is closed.", "A ferry runs.")


def test_identity_by_key_where_there_is_no_address() -> None:
    one, two = read(text="The bridge is closed.", key="1"), read(text="The bridge is closed.", key="2")
    assert one.id != two.id


def test_changed_text_is_another_version_of_the_same_article() -> None:
    one = read(url="https://courier.example/a", title="Bridge", text="The bridge is closed.")
    two = read(url="https://courier.example/a", title="Bridge", text="The bridge is open again.")
    assert one.id == two.id
    assert one.version_id != two.version_id


def test_source_of_a_feed_is_the_origin() -> None:
    assert read(title="Bridge", text="The bridge is closed.", origin="The Associated Press").origin == "AP"


def test_item_without_text_is_refused() -> None:
    found = extract(capture_of(Item(title="Bridge")))
    assert isinstance(found, Refusal)
    assert found.reason == "no article"


def test_label_is_too_short() -> None:
    found = extract(capture_of(Item(text="Photos")))
    assert isinstance(found, Refusal)
    assert found.reason == "too short"


def test_broken_item_is_refused() -> None:
    found = extract(Capture(id="0", body=b"{", media_type=ITEM_TYPE))
    assert isinstance(found, Refusal)
    assert found.reason == "broken"


def test_other_media_types_are_refused() -> None:
    found = extract(Capture(id="0", body=b"%PDF", media_type="application/pdf"))
    assert isinstance(found, Refusal)
    assert found.reason == "not text"
