import pytest

from dateline.base.addresses import absolute, canonical, host, is_address


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://News.Example:443/a?utm_source=x&id=2#top", "https://news.example/a?id=2"),
        ("http://news.example", "http://news.example/"),
        ("http://news.example:8080/a", "http://news.example:8080/a"),
        ("https://news.example/a?b=2&a=1", "https://news.example/a?b=2&a=1"),
        ("http://[2001:db8::1]:80/", "http://[2001:db8::1]/"),
        ("http://news.example:port/", "http://news.example:port/"),
    ],
)
def test_canonical(url: str, expected: str) -> None:
    assert canonical(url) == expected


@pytest.mark.parametrize("url", ["https://news.example/a?fbclid=1", "https://NEWS.example/a#b"])
def test_canonical_of_canonical_is_itself(url: str) -> None:
    assert canonical(canonical(url)) == canonical(url)


@pytest.mark.parametrize(
    ("base", "link", "expected"),
    [
        ("https://news.example/a/", "b", "https://news.example/a/b"),
        (None, "https://news.example/", "https://news.example/"),
        ("https://news.example/", "javascript:alert(1)", None),
        ("https://news.example/", "http://news.example:port/", None),
        ("https://news.example/", "  ", None),
        ("https://news.example/", 7, None),
        (None, "b", None),
        ("https://news.example/", "http://[::1", None),
    ],
)
def test_absolute(base: str | None, link: object, expected: str | None) -> None:
    assert absolute(base, link) == expected


def test_host_leaves_www_out() -> None:
    assert host("https://www.news.example/a") == "news.example"


@pytest.mark.parametrize("url", [None, "mailto:x", "http://[::1"])
def test_host_of_none(url: str | None) -> None:
    assert host(url) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://courier.example:8443/ferry", True),
        ("file:///home/ferry.html", True),
        ("http://[bad", False),
        ("http://courier.example:port/", False),
    ],
)
def test_what_can_be_an_address(url: str, expected: bool) -> None:
    assert is_address(url) is expected
