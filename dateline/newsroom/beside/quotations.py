"""Quotations of a draft beside the reports: the same words inside marks, by the same speaker."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from dateline.base.records import NOBODY, Quote, Speaker
from dateline.newsroom.beside.evidence import Evidence, Line, has_words
from dateline.newsroom.beside.figures import Ruling
from dateline.newsroom.beside.voices import is_same, is_told
from dateline.newsroom.beside.wording import tokens
from dateline.store.find import Told

# A quotation whose words agree to this share with a report's, in order, is that quotation with other words in it.
NEAR = 0.6
LEAST_WORDS = 3  # shorter pieces between marks are names and scare quotes, not quotations
# German first: its closing mark is the English opening one. A quotation never runs past its paragraph.
_MARKED = re.compile(r"„([^„“\n]+)“|“([^“”\n]+)(?:”|$)|«([^«»\n]+)»|\"([^\"\n]+)(?:\"|$)", re.M)
# What a draft leaves out or adds by rule is no word of the speaker's.
_GAP = re.compile(r"\.\.\.|…|\[[^\]]*\]|\([^)]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words between marks in the draft, with who is said to have spoken them."""

    start: int
    end: int
    exact: str
    speaker: Speaker


def quoted_in(text: str, quotes: Sequence[Quote]) -> Iterator[Quoted]:
    """Return the runs between quotation marks that are long enough to be speech, in the order of the text."""
    for match in _MARKED.finditer(text):
        start, end = match.span(match.lastindex or 0)
        if len(tokens(text[start:end])) < LEAST_WORDS:
            continue
        yield Quoted(start=start, end=end, exact=text[start:end], speaker=_speaker_of(start, end, quotes))


def _speaker_of(start: int, end: int, quotes: Sequence[Quote]) -> Speaker:
    over = [quote for quote in quotes if any(a < end and start < b for a, b in quote.pieces)]
    named = [quote.attribution.speaker for quote in over if quote.attribution.speaker.name]
    return named[0] if named else NOBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """Words inside marks in a report."""

    told: Told
    start: int
    end: int
    words: tuple[str, ...]
    speaker: Speaker


class Sayings:
    """All that stands between marks in the reports of the evidence."""

    def __init__(self, evidence: Evidence) -> None:
        self._said = [said for told in evidence.told for said in _sayings(told)]
        self._lines = evidence.lines
        self._words: dict[str, list[str]] = {}

    def judge(self, quoted: Quoted) -> Ruling:
        """Return what the reports say to a quotation."""
        parts = [words for part in _GAP.split(quoted.exact) if (words := tokens(part))]
        same = [said for said in self._said if _has_in_order(said.words, parts)]
        if same:
            return self._by_whom(quoted, same)
        if outside := self._outside(parts):
            why = "The reports have these words, but not as a quotation."
            return Ruling(verdict="contradicted", why=why, lines=tuple((line, None) for line in outside))
        return self._near([word for part in parts for word in part])

    def _by_whom(self, quoted: Quoted, same: Sequence[_Said]) -> Ruling:
        own = [
            (line, said.speaker)
            for said in same
            for line in self._at(said)
            if _is_by(quoted.speaker, said, line)
        ]
        if own:
            return Ruling(
                verdict="backed", why="The words stand in a report between quotation marks.", lines=tuple(own)
            )
        lines = tuple((line, said.speaker) for said in same for line in self._at(said))
        names = sorted({said.speaker.name for said in same if said.speaker.name})
        told = f"said by {', '.join(names)}" if names else f"not said by {quoted.speaker.name}"
        return Ruling(verdict="contradicted", why=f"The words stand in a report, but {told}.", lines=lines)

    def _at(self, said: _Said) -> list[Line]:
        return [
            line
            for line in self._lines
            if line.version_id == said.told.version_id and line.start < said.end and said.start < line.end
        ][:1]

    def _outside(self, parts: Sequence[Sequence[str]]) -> list[Line]:
        if sum(map(len, parts)) <= LEAST_WORDS:
            return []
        return [
            line for line in self._lines if all(has_words(self._tokens(line.text), part) for part in parts)
        ]

    def _tokens(self, text: str) -> list[str]:
        if text not in self._words:
            self._words[text] = tokens(text)
        return self._words[text]

    def _near(self, words: Sequence[str]) -> Ruling:
        scored = [(_likeness(words, said.words), number) for number, said in enumerate(self._said)]
        score, number = max(scored, default=(0.0, 0))
        if score < NEAR:
            return Ruling(verdict="unbacked", why="No report has these words.")
        said = self._said[number]
        exact = said.told.text[said.start : said.end].strip('“”"«»„')
        lines = tuple((line, said.speaker) for line in self._at(said))
        return Ruling(verdict="contradicted", why=f"A report has it in other words: “{exact}”", lines=lines)


def _sayings(told: Told) -> Iterator[_Said]:
    quotes = told.facts.quotes
    for match in _MARKED.finditer(told.text):
        start, end = match.span(match.lastindex or 0)
        speaker = _speaker_of(start, end, quotes)
        yield _Said(told=told, start=start, end=end, words=tuple(tokens(match[0])), speaker=speaker)
    for quote in quotes:
        marked = [told.text[a:b] for a, b in quote.pieces if told.text[a] in '“"«„']
        if len(marked) > 1:
            words = tuple(word for piece in marked for word in tokens(piece))
            yield _Said(
                told=told, start=quote.start, end=quote.end, words=words, speaker=quote.attribution.speaker
            )


def _has_in_order(text: Sequence[str], parts: Sequence[Sequence[str]]) -> bool:
    here = 0
    for part in parts:
        place = _find(text, part, here)
        if place is None:
            return False
        here = place + len(part)
    return bool(parts)


def _find(text: Sequence[str], part: Sequence[str], start: int) -> int | None:
    size = len(part)
    wanted = tuple(part)
    for place in range(start, len(text) - size + 1):
        if text[place] == wanted[0] and tuple(text[place : place + size]) == wanted:
            return place
    return None


def _is_by(speaker: Speaker, said: _Said, line: Line) -> bool:
    if is_same(speaker, said.speaker):
        return True
    return not said.speaker.name and is_told(speaker, line)


def _likeness(words: Sequence[str], text: Sequence[str]) -> float:
    """Return which share of the words a text has in their order."""
    if len(set(words) & set(text)) < NEAR * len(set(words)):
        return 0.0
    blocks = SequenceMatcher(None, words, text, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(1, len(words))
