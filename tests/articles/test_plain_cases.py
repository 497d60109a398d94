"""Text captures in many layouts: each case is a text as someone saved it, and what a reader takes off it."""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.articles.extract import extract
from dateline.base.codec import plain
from dateline.base.records import Article, Capture

CASES = sorted((Path(__file__).parent / "plain").glob("*.txt"))


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_text_capture(path: Path) -> None:
    expected: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    article = extract(Capture(id="0", body=path.read_bytes(), media_type="text/plain"))
    assert isinstance(article, Article), article
    said = plain(article)
    said["paragraphs"] = list(article.paragraphs)
    said["cards"] = [card.headline for card in article.cards]
    said["card_days"] = [plain(card.published_on) for card in article.cards]
    assert {key: said[key] for key in expected} == expected
