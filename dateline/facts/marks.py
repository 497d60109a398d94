"""Quotation marks: where the quoted stretches of a text begin and end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# Opening mark -> closing marks. English, French and German use; a straight mark closes itself.
# Curly and straight double marks close each other: pages mix them.
_PAIRS = {"“": '”“"', '"': '"”', "”": '”"', "«": "»", "„": "“”", "‘": "’", "'": "'’"}
_MARK = re.compile(f"[{''.join(_PAIRS)}]")
_CLOSERS = {mark: re.compile(f"[{closers}]") for mark, closers in _PAIRS.items()}
_DOUBLE = '“”"«»„'
_OPENERS_BEFORE = re.compile(r"[\s(\[{—–\-:/…]")
# What may follow a closing single mark; an apostrophe is followed by a letter, or by a space after a plural's s.
_AFTER_SINGLE = re.compile(r"[\s.,;:?!)\]—–…\-]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A stretch between quotation marks, marks included; over several paragraphs where each opens anew."""

    start: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        """True if the span lies wholly within."""
        return self.start <= start and end <= self.end

    def meets(self, start: int, end: int) -> bool:
        """True if the span has a character in common."""
        return self.start < end and start < self.end


# Quotes, speakers and totals of one article ask for the marks of the same text.
@lru_cache(maxsize=4)
def find_quoted(text: str) -> tuple[Quoted, ...]:
    """Return the quoted stretches of `text`, in order, none inside another.

    A quotation that is not closed at the end of its paragraph goes on where the next paragraph opens with the same
    mark, as newspapers print long quotations; else it ends with its paragraph where it opened that paragraph, and is
    left out where it did not: a lost mark spoils one paragraph.
    """
    found: list[Quoted] = []
    running: int | None = None  # where an unclosed quotation began
    paragraphs = list(_paragraphs(text))
    for number, (start, end) in enumerate(paragraphs):
        stretches, unclosed = _in_paragraph(text, start, end)
        if running is not None:
            stretches, unclosed, running = _continue(start, stretches, unclosed, running)
        found.extend(stretches)
        if unclosed is None:
            continue
        if number + 1 < len(paragraphs) and _opens(text, paragraphs[number + 1][0]):
            running = unclosed
        elif running is not None or _opens_sentence(text, start, unclosed):
            found.append(Quoted(start=unclosed, end=end))
            running = None
    return tuple(found)


def _continue(
    start: int, stretches: list[Quoted], unclosed: int | None, running: int
) -> tuple[list[Quoted], int | None, int | None]:
    """Join the quotation that began at `running` to the paragraph that opens anew at `start`."""
    if unclosed == start or not stretches:
        return stretches, running, None
    first = stretches[0]
    return [Quoted(start=running, end=first.end), *stretches[1:]], unclosed, None


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        yield match.start(), match.start() + len(match[0].rstrip())


def _opens(text: str, at: int) -> bool:
    return text[at] in "“\"«„‘'"


def _opens_sentence(text: str, start: int, at: int) -> bool:
    """True if an unclosed mark opens its paragraph, or after the end of a sentence, with a mark that only opens, the next one."""
    lead = text[start:at].rstrip()
    return not lead or (text[at] == "“" and lead[-1] in ".,:?!”" and text[at + 1 : at + 2].isupper())


def _in_paragraph(text: str, start: int, end: int) -> tuple[list[Quoted], int | None]:
    """Return the closed stretches of a paragraph, and where an unclosed one begins."""
    found: list[Quoted] = []
    at = start
    while (match := _MARK.search(text, at, end)) is not None:
        at = match.start()
        close = _closing(text, at, end) if _is_opening(text, at, start) else None
        if close is not None:
            found.append(Quoted(start=at, end=close + 1))
            at = close + 1
            continue
        if text[at] in _DOUBLE and _is_opening(text, at, start):
            return found, at
        at += 1
    return found, None


def _is_opening(text: str, at: int, start: int) -> bool:
    if at + 1 >= len(text) or text[at + 1].isspace():
        return False
    if text[at] in "“«„":
        return True
    return at == start or bool(_OPENERS_BEFORE.match(text[at - 1]))


def _closing(text: str, at: int, end: int) -> int | None:
    """Return where the mark that closes the one at `at` stands."""
    mark = text[at]
    if mark not in "‘'":
        closers = (match.start() for match in _CLOSERS[mark].finditer(text, at + 1, end))
        return next((i for i in closers if _closes(text, mark, i, at)), None)
    limit = next((i for i in range(at + 1, end) if text[i] in "‘'" and _is_opening(text, i, at)), end)
    candidates = [i for i in range(at + 2, limit) if _closes_single(text, mark, i, end)]
    # "the players' union": after an s and before a word the mark is more likely a plural's apostrophe.
    sure = (i for i in candidates if text[i - 1] not in "sS" or not text[i + 1 : i + 3].strip().islower())
    return next(sure, candidates[0] if candidates else None)


def _closes(text: str, mark: str, i: int, at: int) -> bool:
    if text[i] not in _PAIRS[mark] or i == at + 1:
        return False
    if text[i] == '"' and text[i - 1].isspace():
        return False
    # An opening mark inside an open quotation is a nested one or a misprint; only where nothing follows it closes.
    return text[i] != "“" or mark == "„" or i + 1 >= len(text) or not text[i + 1].isalnum()


def _closes_single(text: str, mark: str, i: int, end: int) -> bool:
    if text[i] not in _PAIRS[mark] or text[i - 1].isspace():
        return False
    return i + 1 >= end or bool(_AFTER_SINGLE.match(text[i + 1]))
