"""Dates and times as pages write them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from dateline.articles.moments import read_moment


@pytest.mark.parametrize(
    "text",
    [
        "2031-03-04", "20310304", "4 March 2031", "March 4, 2031", "Mar. 4th, 2031", "04.03.2031", "04/03/2031", "4. März 2031",
        "4 de marzo de 2031", "4 mars 2031", "4 марта 2031", "2031年3月4日", "Tuesday, 4 March 2031", "Published: Tue 4 Mar 2031 17:42", "2031/03/04",
    ],
)  # fmt: skip
def test_day(text: str) -> None:
    moment = read_moment(text)
    assert moment is not None
    assert (moment.day, moment.at) == (date(2031, 3, 4), None)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2031-03-04T17:42:05Z", datetime(2031, 3, 4, 17, 42, 5, tzinfo=UTC)),
        (
            "2031-03-04T17:42:05.123+0200",
            datetime(2031, 3, 4, 17, 42, 5, tzinfo=timezone(timedelta(hours=2))),
        ),
        (
            "Tue, 04 Mar 2031 17:42:05 +0200",
            datetime(2031, 3, 4, 17, 42, 5, tzinfo=timezone(timedelta(hours=2))),
        ),
        ("4 March 2031, 5:42 pm GMT", datetime(2031, 3, 4, 17, 42, tzinfo=UTC)),
    ],
)
def test_instant(text: str, at: datetime) -> None:
    moment = read_moment(text)
    assert moment is not None
    assert moment.at == at


def test_month_first_where_the_page_is_american() -> None:
    moment = read_moment("03/04/2031", month_first=True)
    assert moment is not None
    assert moment.day == date(2031, 3, 4)


@pytest.mark.parametrize("text", ["", "yesterday", "31.02.2031", "call 0800 123 4567", "1031-03-04"])
def test_no_date(text: str) -> None:
    assert read_moment(text) is None
