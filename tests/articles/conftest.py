"""Captures made in a line, for the tests of this room."""

from collections.abc import Callable

import pytest

from dateline.articles.extract import extract
from dateline.base.records import Article, Capture, Refusal

Read = Callable[..., Article | Refusal]


@pytest.fixture
def read_html() -> Read:
    """Return what is read from an HTML page."""

    def read(
        body: str | bytes, url: str | None = "https://courier.example/world/ferry", charset: str | None = None
    ) -> Article | Refusal:
        data = body if isinstance(body, bytes) else body.encode()
        return extract(Capture(id="0", body=data, media_type="text/html", url=url, charset=charset))

    return read


@pytest.fixture
def read_text() -> Read:
    """Return what is read from a text capture."""

    def read(body: str | bytes) -> Article | Refusal:
        data = body if isinstance(body, bytes) else body.encode()
        return extract(Capture(id="0", body=data, media_type="text/plain"))

    return read
