"""Numbers in text: one form of writing a line in `cases/numbers.tsv`."""

from itertools import pairwise
from pathlib import Path

import pytest

from dateline.facts.numbers import _number_at, _openings, find_numbers
from dateline.facts.numerals import tokens_of

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "numbers.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def _expected(cell: str) -> list[tuple[str, float, float, str | None]]:
    found = []
    for item in filter(None, cell.split(" ; ")):
        exact, value = item.split(" = ")
        ends, unit = value.split(" ", 1)
        low, _, high = ends.partition("..")
        found.append((exact, float(low), float(high or low), None if unit == "-" else unit))
    return found


@pytest.mark.parametrize(("text", "cell"), CASES, ids=[case[0] for case in CASES])
def test_numbers_are_read(text: str, cell: str) -> None:
    found = [(text[n.start : n.end], n.low, n.high, n.unit) for n in find_numbers(text)]
    expected = _expected(cell)
    assert [(f[0], f[3]) for f in found] == [(e[0], e[3]) for e in expected]
    assert [f[1:3] for f in found] == [pytest.approx(e[1:3]) for e in expected]


def test_numbers_stand_in_order_and_apart() -> None:
    numbers = find_numbers("No casualties, 3 of 10 homes, $5m and a dozen; one in five, 93–18 votes.")
    assert all(a.end <= b.start for a, b in pairwise(numbers))


def test_a_run_of_digits_too_long_to_count_is_no_number() -> None:
    assert find_numbers("9" * 400) == ()


def test_no_number_begins_with_a_word_that_opens_none() -> None:
    tokens = tokens_of(" ".join(text for text, _ in CASES))
    others = [i for i, token in enumerate(tokens) if token.value is None and token.text not in _openings()]
    assert len(others) > 200
    assert not any(_number_at(tokens, i) for i in others)
