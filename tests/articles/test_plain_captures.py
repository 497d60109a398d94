"""Text captures that real programs made of invented pages, each beside what its page says.

`bench/make_text_captures.py` makes them; `bench/text_captures.py` measures them. A capture has its page's name, then its
program's: `broadsheet.lynx.txt` stands beside `broadsheet.json`.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dateline.articles.extract import extract
from dateline.base.codec import plain
from dateline.base.records import Article, Capture

FOLDER = Path(__file__).parent / "plain" / "captures"
CASES = sorted(FOLDER.glob("*.txt"))
# What a capture's body says of its page's words, in runs of four: no capture is read worse, and hardly one is.
LEAST_BODY, LEAST_MEAN = 0.90, 0.98
# Which share of the captures has each field right.
LEAST_FIELDS = {"headline": 0.96, "standfirst": 0.92, "authors": 0.95, "published_on": 0.98}


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_body_of_capture(path: Path) -> None:
    assert _f1(path) >= LEAST_BODY


def test_bodies_of_all_captures() -> None:
    assert sum(map(_f1, CASES)) / len(CASES) >= LEAST_MEAN


@pytest.mark.parametrize("field", sorted(LEAST_FIELDS))
def test_field_of_all_captures(field: str) -> None:
    asked = [path for path in CASES if field in _gold(path)]
    right = [path for path in asked if _same(_gold(path)[field], plain(getattr(_read(path), field)))]
    assert len(right) >= LEAST_FIELDS[field] * len(asked)


def _gold(path: Path) -> Mapping[str, Any]:
    gold: dict[str, Any] = json.loads(
        (FOLDER / f"{path.name.split('.')[0]}.json").read_text(encoding="utf-8")
    )
    return gold


@cache
def _read(path: Path) -> Article:
    article = extract(Capture(id="0", body=path.read_bytes(), media_type="text/plain"))
    assert isinstance(article, Article), article
    return article


def _f1(path: Path) -> float:
    article = _read(path)
    guess = _runs((article.dateline_exact or "") + article.text)
    true = _runs("\n".join(_gold(path)["paragraphs"]))
    right = (true & guess).total()
    return 2 * right / (true.total() + guess.total())


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(len(words) - 3))


def _same(gold: Any, found: Any) -> bool:
    if isinstance(gold, list):
        return sorted(map(_plain, gold)) == sorted(map(_plain, found))
    return _plain(gold) == _plain(found)


def _plain(text: str | None) -> str:
    return " ".join(re.findall(r"\w+", (text or "").casefold()))
