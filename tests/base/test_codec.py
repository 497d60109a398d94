from datetime import UTC, date, datetime, timedelta, timezone

from dateline.base.codec import dump, load, plain
from dateline.base.records import Attribution, Capture, Card, Figure, Item, Speaker

FIGURE = Figure(
    id="f",
    version_id="v",
    start=3,
    end=5,
    exact="40",
    sentence=(0, 20),
    low=40.0,
    high=None,
    bound="at_least",
    unit="people",
    event="killed",
    attribution=Attribution(
        speaker=Speaker(kind="person", name="Mara Venn"), cue=((6, 10), (12, 14)), said_on=date(2026, 3, 2)
    ),
)


def test_a_record_comes_back_as_it_was() -> None:
    assert load(Figure, dump(FIGURE)) == FIGURE


def test_nested_records_come_back() -> None:
    item = Item(title="x", published_at=datetime(2026, 3, 2, 4, 5, 6, 789, tzinfo=UTC), authors=("A", "B"))
    assert load(Item, dump(item)) == item


def test_times_are_written_in_utc() -> None:
    at = datetime(2026, 3, 2, 1, 0, tzinfo=timezone(timedelta(hours=3)))
    assert plain(at) == "2026-03-01T22:00:00Z"


def test_keys_are_sorted() -> None:
    keys = dump(Card(headline="x")).split('"')[1::2]
    assert keys.index("dateline") < keys.index("headline") < keys.index("url")


def test_whole_floats_are_written_as_integers() -> None:
    assert dump(3.0) == "3"


def test_bytes_are_left_out() -> None:
    capture = Capture(id="c", body=b"x", media_type="text/plain")
    assert "body" not in plain(capture)


def test_unknown_keys_are_passed_over() -> None:
    assert load(Card, {"headline": "x", "colour": "red"}) == Card(headline="x")
