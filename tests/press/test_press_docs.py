"""Every address of the site stands in the documents."""

import re
from pathlib import Path

import pytest

from dateline.press.serve import urlpatterns

DOCS = (Path(__file__).parents[2] / "docs" / "press.md").read_text(encoding="utf-8")
# Named in the text by what they are for.
_OWN_FILES = {"mark.svg", "style", ""}


def _first_words(pattern: object) -> set[str]:
    route = re.sub(r"<[^>]*>|\(\?[^)]*\)+|[\^$\\]|\)\?|\(\?:", " ", str(pattern))
    return set(re.findall(r"[a-z][a-z.-]+", route)[:1])


@pytest.mark.parametrize("pattern", [one.pattern for one in urlpatterns if one.pattern], ids=str)
def test_a_route_stands_in_the_docs(pattern: object) -> None:
    assert all(word in DOCS for word in _first_words(pattern) - _OWN_FILES)
