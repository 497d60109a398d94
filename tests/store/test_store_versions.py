from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dateline.base.records import Article
from dateline.store.versions import in_order, whole_versions

SUMMARY = Article(
    id="a",
    version_id="z",
    capture_id="c1",
    headline="h",
    text="The ferry left.",
    found=(("paragraphs", "item"),),
)
PAGE = Article(id="a", version_id="b", capture_id="c2", headline="h", text="The ferry left. " * 9)


def test_a_summary_goes_before_its_page() -> None:
    assert in_order([PAGE, SUMMARY]) == [SUMMARY, PAGE]


def test_a_summary_is_no_version_of_its_own() -> None:
    assert whole_versions([PAGE, SUMMARY]) == [PAGE]


def test_an_entry_that_stands_alone_is_whole() -> None:
    assert whole_versions([SUMMARY]) == [SUMMARY]


def version(key: str, *, captured: int | None = None, updated: int | None = None) -> Article:
    def at(day: int | None) -> datetime | None:
        return datetime(2026, 3, day, tzinfo=UTC) if day else None

    return replace(PAGE, version_id=key, captured_at=at(captured), updated_at=at(updated))


@pytest.mark.parametrize(
    ("versions", "order"),
    [
        ([version("b", captured=1, updated=9), version("a", captured=2, updated=8)], "ba"),
        ([version("b", updated=1), version("a", updated=2)], "ba"),
        ([version("b", captured=1), version("a", updated=2)], "ba"),
        ([version("b"), version("a")], "ab"),
    ],
    ids=["by capture", "by the page's word", "by the later of both", "by identity"],
)
def test_versions_stand_in_the_order_in_which_they_were_made(versions: list[Article], order: str) -> None:
    assert "".join(v.version_id for v in in_order(versions)) == order
    assert "".join(v.version_id for v in in_order(versions[::-1])) == order
