"""Text made to keep patterns busy: one endless line, or many long ones, of the same few characters."""

import time
from collections.abc import Callable

import pytest

from dateline.base.records import Article, Refusal

Read = Callable[..., Article | Refusal]

UNITS = (
    "a", "word ", ",", ". ", "1", "1,", "(", "[", "[](", '"', "“", "By ", "By A ", "https://a.example/x ", "a@b ", "a@b",
    "- ", "–", "* ", "_", "a_b ", "/", "| ", "> ", "<", "<!--", "&", "漢", "漢字。", "ก", "Ж", "©", "\t ", "\u200b", "Mr. ",
    "A. ", "Photo: ", "20", "4 March ", "Reuters/", "Ida Lund ", "read more ",
)  # fmt: skip
LENGTH = 50_000
# Patterns that take the square of the length take ten times as long.
MOST_S = 1.0
TEXT = "The ferry sank off Calder Point on Monday, the harbour police said. It left at noon.\n\n" * 4


def seconds(read: Read, text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


@pytest.mark.parametrize("unit", UNITS)
def test_endless_line_is_read_in_time(read_text: Read, unit: str) -> None:
    assert seconds(read_text, unit * (LENGTH // len(unit))) < MOST_S


@pytest.mark.parametrize("unit", UNITS)
def test_long_lines_are_read_in_time(read_text: Read, unit: str) -> None:
    lines = "\n".join(unit * (580 // len(unit)) + str(n) for n in range(20))
    assert seconds(read_text, f"{TEXT}{lines}\n\n{TEXT}") < MOST_S
