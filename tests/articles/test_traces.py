"""Days of pages that neither declare nor clearly show when they were published."""

from datetime import date

import pytest

from dateline.articles.extract import day_of
from dateline.base.records import Capture

DAY = date(2031, 3, 4)
# Enough text between headline and day that the day is no line of the article's head.
TEXT = "<h1>Ferry timetable of Elsen</h1>" + "<p>The ferry leaves the quay twice in the morning.</p>" * 60


def _day(html: str) -> date | None:
    return day_of(Capture(id="0", body=html.encode(), media_type="text/html"))


@pytest.mark.parametrize(
    "trace",
    [
        '<script type="application/ld+json">{"@type": "HowTo", "datePublished": "2031-03-04T10:00:00Z"}</script>',
        '<meta name="harbour:article_published_time" content="2031-03-04T10:00:00+01:00">',
        '<footer><ul><li><span class="fbdatum">04.03.2031 11:15</span></li></ul></footer>',
        '<span class="entry" title="2031-03-04T10:00:00+00:00"></span>',
        '<script>var pdt = "2031-03-04T11:42:45";</script>',
        '<script>showDate("2031/03/04 01:43:09")</script>',
        '<meta property="og:image" content="https://courier.example/files/2031/03/04/ferry.png">',
        '<a data-permalink="https://courier.example/20310304/ferry/">Ferry</a>',
    ],
)
def test_a_trace_gives_the_day_where_nothing_else_does(trace: str) -> None:
    assert _day(TEXT + trace) == DAY


@pytest.mark.parametrize(
    "other",
    [
        '<meta name="harbour:expiration_date" content="2031-03-04">',
        '<div class="date">© 04.03.2031 Elsen Courier</div>',
        '<script>var version = "20310304";</script>',
        '<a href="/2031/13/04/ferry">Ferry</a>',
    ],
)
def test_what_is_no_day_of_publication_leaves_no_trace(other: str) -> None:
    assert _day(TEXT + other) is None


def test_a_day_called_a_date_comes_before_one_in_a_script() -> None:
    script = '<script>var now = "2032-01-01T00:00:00";</script>'
    assert _day(f'{script}{TEXT}<ul><li><b class="datum">4.3.2031</b></li></ul>') == DAY


def test_the_first_of_the_days_that_folders_name_is_taken() -> None:
    later = '<a data-src="https://courier.example/2032/01/01/b.png">B</a>'
    assert _day(f'{TEXT}{later}<a data-src="https://courier.example/2031/03/04/a.png">A</a>') == DAY
