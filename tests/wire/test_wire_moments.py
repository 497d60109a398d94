"""Times as feeds and exports write them."""

from datetime import UTC, date, datetime

import pytest

from dateline.wire.moments import Moment, read_moment

NOON = datetime(2031, 3, 4, 12, 0, tzinfo=UTC)
DAY = date(2031, 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "2031-03-04T12:00:00Z",
        "2031-03-04T14:00:00+02:00",
        "2031-03-04 12:00:00 +0000",
        "2031-03-04 12:00 UTC",
        "20310304T120000Z",
        "Tue, 04 Mar 2031 12:00:00 GMT",
        "Tue, 4 Mar 2031 07:00:00 EST",
        "Tue, 04 Mar 2031 12:00:00 -0000",
        "Tue, 04 Mar 2031 13:00:00 +01:00",
        "Tue, 04 Mar 2031 13:00:00 CET",
        1930392000,
        1930392000000,
        "1930392000",
    ],
)
def test_a_moment_with_a_zone_is_read(text: object) -> None:
    assert read_moment(text) == Moment(at=NOON, on=DAY)


@pytest.mark.parametrize(
    "text",
    [
        "2031-03-04",
        "20310304",
        "2031-03-04T12:00:00",
        "Tue, 04 Mar 2031",
        "March 4, 2031",
        "4 March 2031",
        "Tue, 04 Mar 2031 12:00:00",
        "Tue, 04 Mar 2031 12:00:00 BST",
    ],
)
def test_without_a_zone_only_the_day_is_known(text: str) -> None:
    assert read_moment(text) == Moment(at=None, on=DAY)


def test_the_day_is_that_of_the_source() -> None:
    found = read_moment("2031-03-04T23:30:00-05:00")
    assert found == Moment(at=datetime(2031, 3, 5, 4, 30, tzinfo=UTC), on=DAY)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2031", "2031-03", "2031-13-45", "9999-01-01T00:00:00Z", "0001-01-01T00:00:00+05:00", None, True, 1e30,
     float("nan"), "Tue, 04 Mar 2031 25:00:00 GMT", "x" * 10_000, "9" * 13],
)  # fmt: skip
def test_nonsense_is_no_moment(text: object) -> None:
    assert read_moment(text) is None
