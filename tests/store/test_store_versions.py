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
