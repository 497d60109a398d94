"""Whose dollars a text counts in that only writes "$": those of the country that it is about. Table: data/figures_dollars.tsv."""

import re
from collections import Counter
from functools import cache
from importlib.resources import files

# One name may be a mention by the way.
_LEAST_NAMES = 2


@cache
def _countries() -> tuple[re.Pattern[str], dict[str, str]]:
    names: dict[str, str] = {}
    text = files("dateline.facts").joinpath("data", "figures_dollars.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            code, words = line.split("\t")
            names.update(dict.fromkeys((word.replace("~", " ") for word in words.split()), code))
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, longest_first))})(?!\w)"), names


def home_dollar(text: str) -> str:
    """Return the code of the dollar that a bare "$" means in a text; US dollars where nothing tells otherwise."""
    if "$" not in text and "dollar" not in text:
        return "USD"
    pattern, names = _countries()
    found = Counter(names[match[0]] for match in pattern.finditer(text))
    if found["USD"] or not found:
        return "USD"
    code, count = min(found.items(), key=lambda item: (-item[1], item[0]))
    return code if count >= _LEAST_NAMES else "USD"
