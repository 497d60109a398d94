from dateline.articles.extract import extract
from dateline.base.items import capture_of
from dateline.base.records import Article, Item

URL = "https://news.example/a"


def read(text: str, key: str, *, is_cited: bool) -> Article:
    article = extract(capture_of(Item(text=text, url=URL, key=key, is_cited=is_cited)))
    assert isinstance(article, Article)
    return article


def test_items_that_cite_one_report_stay_two_articles() -> None:
    one = read("The ferry left Port Ellery on Monday.", "1", is_cited=True)
    other = read("The ferry came back to Port Ellery on Tuesday.", "2", is_cited=True)
    assert one.id != other.id
    assert one.url == other.url == URL


def test_items_of_one_address_are_versions_of_one_article() -> None:
    one = read("The ferry left Port Ellery on Monday.", "1", is_cited=False)
    other = read("The ferry left Port Ellery on Monday night.", "2", is_cited=False)
    assert one.id == other.id
    assert one.version_id != other.version_id
