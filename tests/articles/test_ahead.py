"""No article is dated after the moment in which its page was captured."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from dateline.articles.ahead import not_ahead
from dateline.base.records import Article

CAPTURED = datetime(2031, 3, 4, 12, tzinfo=UTC)


def dated(at: datetime | None, on: date | None, captured_at: datetime | None = CAPTURED) -> Article:
    return Article(
        id="1", version_id="1", capture_id="1", headline="Ferry stops", text="The ferry stopped.", published_at=at,
        published_on=on, captured_at=captured_at, found=(("headline", "page"), ("published", "meta")),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("at", "on"),
    [(CAPTURED + timedelta(days=2), date(2031, 3, 6)), (None, date(2031, 3, 6)), (None, date(2099, 1, 1))],
)
def test_a_date_after_the_capture_is_unknown_and_a_doubt(at: datetime | None, on: date) -> None:
    article = not_ahead(dated(at, on))
    assert (article.published_at, article.published_on) == (None, None)
    assert article.found == (("headline", "page"),)
    assert f"published on {on}, after it was captured on 2031-03-04" in article.doubts[0]


@pytest.mark.parametrize("at", [CAPTURED - timedelta(days=400), CAPTURED, CAPTURED + timedelta(hours=20)])
def test_a_date_within_a_day_of_the_capture_stands(at: datetime) -> None:
    article = dated(at, at.date())
    assert not_ahead(article) == article


def test_without_a_moment_of_capture_every_date_stands() -> None:
    article = dated(None, date(2099, 1, 1), captured_at=None)
    assert not_ahead(article) == article


def test_a_change_ahead_of_the_capture_is_unknown() -> None:
    article = replace(dated(CAPTURED, CAPTURED.date()), updated_at=CAPTURED + timedelta(days=9))
    assert not_ahead(article).updated_at is None
    assert not_ahead(article).published_at == CAPTURED
