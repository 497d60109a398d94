"""Where a page disagrees with itself: what is asked, and what a zone or a change explains."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from dateline.articles.doubts import dateline_doubt, day_doubts, headline_doubts, may_be_one
from dateline.articles.moments import Moment

DAY = Moment(day=date(2031, 3, 4))


def at(day: int, hour: int, minute: int = 0, zone_h: int = 0) -> Moment:
    """Return an instant of March 2031 with the day that its own zone gives."""
    zone = timezone(timedelta(hours=zone_h)) if zone_h else UTC
    return Moment(day=date(2031, 3, day), at=datetime(2031, 3, day, hour, minute, tzinfo=zone))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (DAY, at(4, 12)),
        (DAY, at(5, 1)),  # five in the evening before, in the west
        (DAY, at(3, 22)),  # the next morning, in the east
        (DAY, at(3, 23, 30, zone_h=-5)),  # the next day in UTC
        (at(4, 23, 50), at(5, 0, 20)),
        (at(4, 20, 15), at(5, 6, 15)),  # ten hours, to the minute: a zone that is named wrongly
    ],
)
def test_two_days_that_a_zone_explains_are_one(one: Moment, other: Moment) -> None:
    assert may_be_one(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (DAY, Moment(day=date(2031, 3, 5))),
        (DAY, at(5, 12)),
        (DAY, at(3, 10)),
        (DAY, at(3, 12, zone_h=-5)),
        (DAY, at(6, 1)),
        (at(4, 12, 10), at(5, 9, 47)),
    ],
)
def test_two_days_that_no_zone_explains_are_two(one: Moment, other: Moment) -> None:
    assert not may_be_one(one, other)


def test_doubt_on_a_day_names_both_and_their_places() -> None:
    found = list(day_doubts((DAY, "JSON-LD datePublished"), [(Moment(day=date(2031, 3, 5)), "address")], ()))
    assert found == [
        "The day of publication is 2031-03-04 in JSON-LD datePublished and 2031-03-05 in the address."
    ]


def test_day_of_the_last_change_is_no_doubt() -> None:
    changed = date(2031, 3, 9)
    assert not list(day_doubts((DAY, "meta date"), [(Moment(day=changed), "page time")], [changed]))


def test_second_value_of_one_name_is_a_cards() -> None:
    other = (Moment(day=date(2031, 1, 1)), "meta datepublished")
    assert not list(day_doubts((DAY, "meta datepublished"), [other], ()))


def test_doubt_on_a_headline_names_both_and_their_places() -> None:
    candidates = [
        ("Isles mourn their dead", "JSON-LD headline"),
        ("Ferry sinks off Calder Point", "meta og:title"),
    ]
    assert list(headline_doubts(candidates)) == [
        "The headline is “Isles mourn their dead” in JSON-LD headline and “Ferry sinks off Calder Point” in meta og:title."
    ]


@pytest.mark.parametrize(
    ("other", "source"),
    [
        ("Ferry sinks, isles mourn", "meta og:title"),
        ("The Merrow Courier", "title"),
        ("Northern Isles", "meta og:title"),
        ("Follow our live coverage", "page h1"),
    ],
)
def test_edits_sections_and_sites_are_no_doubt(other: str, source: str) -> None:
    assert not list(headline_doubts([("Isles mourn their dead", "JSON-LD headline"), (other, source)]))


def test_dateline_after_the_day_of_publication_is_a_doubt() -> None:
    said = dateline_doubt(date(2031, 3, 9), DAY, "meta date")
    assert (
        said
        == "The day of publication is 2031-03-04 in meta date and the dateline names 2031-03-09, which is later."
    )


@pytest.mark.parametrize(
    ("day", "published"), [(date(2031, 3, 3), DAY), (date(2031, 3, 5), at(4, 22)), (None, DAY)]
)
def test_dateline_of_the_day_before_or_of_another_zone_is_none(day: date | None, published: Moment) -> None:
    assert dateline_doubt(day, published, "meta date") is None
