"""The example page, where it lies beside the repository."""

import json
from pathlib import Path

import pytest

from dateline.articles.extract import extract
from dateline.base.codec import plain
from dateline.base.records import Article, Capture


@pytest.mark.shared
def test_example_page_comes_out_as_a_copy_editor_reads_it(shared: Path) -> None:
    expected = json.loads((shared / "seed" / "expected.json").read_text(encoding="utf-8"))
    found = extract(
        Capture(id="0", body=(shared / "seed" / "page.txt").read_bytes(), media_type="text/plain")
    )
    assert isinstance(found, Article)
    said = plain(found)
    assert said["page_on"] == expected["page"]["page_date"]
    gold = expected["article"]
    assert [said[k] for k in ("section", "published_on", "headline", "standfirst", "language")] == [
        gold[k] for k in ("section", "published", "headline", "standfirst", "language")
    ]
    assert len(found.paragraphs) == gold["paragraph_count"]
    assert found.text.startswith(gold["first_words"])
    assert found.text.endswith(gold["last_words"])
    cards = [(c.headline, c.teaser_is_cut, plain(c.published_on), c.dateline) for c in found.cards]
    assert cards == [
        (c["headline"], c["teaser_is_cut"], c["date"], c["dateline"]) for c in expected["latest"]
    ]
