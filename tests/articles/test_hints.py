"""What a feed said of a page stands only where the page is silent; a difference is a doubt."""

from dataclasses import replace
from datetime import UTC, date, datetime

from dateline.articles.extract import extract
from dateline.base.records import Article, Capture, Hint

SILENT = (
    b"<html><title>Ferry stops</title><body><article><h1>Ferry stops at noon</h1><p>The ferry to Marrow stopped at noon"
    b" when its engine failed, the harbour office of Port Ellery said.</p><p>Nobody was hurt, and the passengers were"
    b" taken ashore by two boats of the coast guard in an hour.</p></article></body></html>"
)
DATED = SILENT.replace(
    b"<title>", b'<meta property="article:published_time" content="2031-03-04T09:00:00Z"><title>'
)
AT = datetime(2031, 3, 4, 22, 30, tzinfo=UTC)


def read(body: bytes, hint: Hint | None) -> Article:
    capture = Capture(id="1", body=body, media_type="text/html", url="https://courier.example/a", hint=hint)
    article = extract(capture)
    assert isinstance(article, Article)
    return article


def test_a_silent_page_takes_section_and_date_of_the_feed() -> None:
    article = read(SILENT, Hint(section="World", published_at=AT, published_on=date(2031, 3, 5)))
    assert (article.section, article.published_at, article.published_on) == ("World", AT, date(2031, 3, 5))
    assert {("section", "feed"), ("published", "feed")} <= set(article.found)


def test_the_page_s_own_date_stays_and_another_day_of_the_feed_is_a_doubt() -> None:
    article = read(DATED, Hint(published_on=date(2031, 2, 1)))
    assert article.published_on == date(2031, 3, 4)
    assert any("2031-02-01 in the feed" in doubt for doubt in article.doubts)


def test_a_day_between_zones_is_no_doubt() -> None:
    assert read(DATED, Hint(published_on=date(2031, 3, 5))).doubts == ()


def test_a_hint_changes_no_identity() -> None:
    plain, hinted = read(SILENT, None), read(SILENT, Hint(section="World", published_at=AT))
    assert (plain.id, plain.version_id) == (hinted.id, hinted.version_id)
    assert replace(plain, found=()) != replace(hinted, found=())
