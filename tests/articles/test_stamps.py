"""Days of publication: what a page declares, what it shows, and which of the days shown is the article's."""

from collections.abc import Callable
from datetime import date

import pytest

from dateline.articles.extract import day_of
from dateline.base.records import Capture

TEXT = (
    "<p>A passenger ferry carrying 212 people sank off Calder Point in heavy seas, the coast guard said.</p>"
    "<p>Two of the three rescue boats had to turn back because of the wind, an officer said.</p>"
)
DAY = date(2031, 3, 4)
ReadDay = Callable[..., date | None]


@pytest.fixture
def day() -> ReadDay:
    """Return the day of publication of a page with what is given in its head, and around its headline and text."""

    def read(below: str = "", *, url: str | None = None, lang: str = "en", **parts: str) -> date | None:
        above, after, head = (parts.get(part, "") for part in ("above", "after", "head"))
        html = (
            f"<html lang={lang}><head><title>Ferry sinks</title>{head}</head><body>{above}<main><h1>Ferry sinks</h1>"
            f"{below}{TEXT}</main>{after}</body></html>"
        )
        return day_of(Capture(id="0", body=html.encode(), media_type="text/html", url=url))

    return read


@pytest.mark.parametrize(
    "line",
    [
        "4 March 2031", "March 4, 2031", "Tuesday, 4 March 2031, 17:42", "By Ida Moor | 4 March 2031", "Published: 04.03.2031", "am 04.03.2031",
        "4. März 2031", "le 4 mars 2031", "4 de marzo de 2031", "4 marzo 2031", "4 de março de 2031", "4 maart 2031", "4 marca 2031", "4. března 2031",
        "4 Mart 2031", "4 марта 2031 г.", "4 березня 2031", "4. mars 2031", "4 mars 2031 kl. 10.15", "4. marts 2031", "4. maaliskuuta 2031",
        "2031. március 4.", "4 martie 2031", "4 Maret 2031", "4 Μαρτίου 2031", "4 март 2031", "2031年3月4日", "2031년 3월 4일", "04 | 03 | 2031", "Stand: 4. März 2031",
    ],
)  # fmt: skip
def test_day_in_the_line_below_the_headline(day: ReadDay, line: str) -> None:
    assert day(f"<div>{line}</div>") == DAY


@pytest.mark.parametrize(
    "around",
    [
        {"above": "<header><span class=today>Friday, 7 March 2031</span></header>"},
        {"above": "<div class=topbar>7 March 2031</div>"},
        {"after": "<aside><div>7 March 2031</div></aside>"},
        {"after": "<div class=comments><p>Jo wrote on 7 March 2031</p></div>"},
        {"after": "<footer>© 2031 The Courier. Site of 7 March 2031</footer>"},
        {
            "after": "".join(
                f"<div class=card><span class=date>{n} March 2031</span></div>" for n in range(6, 12)
            )
        },
    ],
)
def test_days_of_other_parts_of_the_page_are_passed_over(day: ReadDay, around: dict[str, str]) -> None:
    assert day("<div>4 March 2031</div>", **around) == DAY


@pytest.mark.parametrize(
    "html",
    [
        "<footer>© 2031 The Courier</footer>",
        "<p>Copyright 4 March 2031 The Courier</p>",
        "<p>Ida Moor (born 4 March 1971)</p>",
    ],
)
def test_copyright_and_birth_are_no_publication(day: ReadDay, html: str) -> None:
    assert day(after=html) is None


def test_published_comes_before_updated(day: ReadDay) -> None:
    assert day("<div>Updated: 7 March 2031</div><div>Published: 4 March 2031</div>") == DAY


def test_declared_day_comes_before_the_shown(day: ReadDay) -> None:
    meta = '<meta property="article:published_time" content="2031-03-04">'
    assert day("<div>7 March 2031</div>", head=meta) == DAY


def test_shown_day_comes_before_a_meta_date_that_says_not_of_what(day: ReadDay) -> None:
    assert day("<div>4 March 2031</div>", head='<meta name="date" content="2031-03-07">') == DAY


def test_meta_date_where_the_page_shows_none(day: ReadDay) -> None:
    assert day(head='<meta name="date" content="2031-03-04">') == DAY


def test_address_comes_before_the_shown(day: ReadDay) -> None:
    assert day("<div>7 March 2031</div>", url="https://courier.example/2031/03/04/ferry") == DAY


@pytest.mark.parametrize(
    ("lang", "url", "line"),
    [
        ("en-US", "https://courier.example.com/a", "03/04/2031"),
        ("en-US", "https://courier.co.uk/a", "04/03/2031"),
        ("en-GB", None, "04/03/2031"),
        ("en", None, "03/04/2031 (first told of on 02/28/2031)"),
        ("en-US", None, "04/03/2031 (first told of on 28/02/2031)"),
    ],
)
def test_order_of_day_and_month(day: ReadDay, lang: str, url: str | None, line: str) -> None:
    assert day(f"<div>{line}</div>", lang=lang, url=url) == DAY


def test_order_of_day_and_month_as_a_declared_day_has_it(day: ReadDay) -> None:
    head = '<meta name="date" content="2031-03-04">'
    assert day("<div>03/04/2031</div>", head=head, lang="de") == DAY


def test_listing_has_a_day_though_it_is_no_article() -> None:
    meta = '<meta property="article:published_time" content="2031-03-04">'
    assert day_of(Capture(id="0", body=f"<title>World</title>{meta}".encode(), media_type="text/html")) == DAY
