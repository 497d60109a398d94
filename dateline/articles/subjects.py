"""What an English report is about, by its words: a linear model, kept as a plain table of words.

The table is `data/sections.tsv`, made by `bench/sections.py`; docs/sections.md tells from what, and how well it does.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from dateline.articles.lexicon import WEIGHTS, WORDS

_TOKEN = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*")
_WORD = re.compile(r"[a-z]+")
# A headline's word says more of the subject than one of the text.
_HEADLINE_TIMES = 2
# Later paragraphs are background.
_TEXT_CHARACTERS = 1500
# About two rare words: a line of a few words says less than a report.
_LEAST_LENGTH = 10.0
_SECTIONS_ROW, _BIAS_ROW, _LEXICON_ROW = "!sections", "!bias", "!lexicon"
# In the table weights stand in tenths and rarities in hundredths: finer ones change no section.
WEIGHT_UNIT, RARITY_UNIT = 0.1, 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A linear model over words: one weight for each section, in the order of `sections`."""

    sections: tuple[str, ...]
    bias: tuple[float, ...]
    lexicon: Mapping[str, tuple[float, ...]]  # by the section of our own lexicon that counted
    words: Mapping[str, tuple[float, tuple[float, ...]]]  # (rarity, weights)


class _Rows(Mapping[str, tuple[float, tuple[float, ...]]]):
    """Words as their lines have them, read when asked for: a report needs three hundred of them, not all."""

    def __init__(self, lines: dict[str, str]) -> None:
        self._lines = lines
        self._read: dict[str, tuple[float, tuple[float, ...]]] = {}

    def __getitem__(self, word: str) -> tuple[float, tuple[float, ...]]:
        if word not in self._read:
            rarity, *cells = self._lines[word].split("\t")
            self._read[word] = int(rarity) * RARITY_UNIT, _weights(cells)
        return self._read[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a report's words give a model."""

    counts: Mapping[str, int]  # words, a headline's counted twice
    lexicon: Mapping[str, float]  # what our own lexicon says, by section; of length below 1


def terms_of(headline: str, text: str) -> Terms:
    """Return what the words of a report give a model."""
    counts: Counter[str] = Counter()
    scores = dict.fromkeys(WORDS, 0.0)
    for times, part in ((_HEADLINE_TIMES, headline), (1, text[:_TEXT_CHARACTERS])):
        plain = part.casefold().replace("’", "'")
        for word in _WORD.findall(plain.replace("'s ", " ")):
            counts[word] += times
        tokens = _TOKEN.findall(plain)
        pairs = map("-".join, pairwise(tokens))
        triples = map("-".join, zip(tokens, tokens[1:], tokens[2:], strict=False))
        for term in {*tokens, *pairs, *triples}:
            for section, weight in _weights_of(term):
                scores[section] += times * weight
    length = math.sqrt(1 + sum(score * score for score in scores.values()))
    return Terms(counts=counts, lexicon={name: score / length for name, score in scores.items()})


def scores_of(terms: Terms, table: Table) -> dict[str, float]:
    """Return how much the words speak for each section of the table; differences are log odds."""
    known = [
        (frequency(count) * entry[0], entry[1])
        for word, count in sorted(terms.counts.items())
        if (entry := table.words.get(word)) is not None
    ]
    length = length_of(weight for weight, _ in known)
    totals = list(table.bias)
    for name, row in table.lexicon.items():
        if value := terms.lexicon[name]:
            _add(totals, value, row)
    for weight, row in known:
        _add(totals, weight / length, row)
    return dict(zip(table.sections, totals, strict=True))


def frequency(count: int) -> float:
    """Return how much a word counts that is said `count` times."""
    # A word said twice says little more than once. Source: "sublinear tf" of scikit-learn's TfidfVectorizer.
    return 1 + math.log(count)


def length_of(weights: Iterable[float]) -> float:
    """Return the length that a report's weights are divided by, so that long reports speak no louder than short ones."""
    return math.sqrt(_LEAST_LENGTH**2 + sum(weight * weight for weight in weights))


def sections_table() -> Table:
    """Return the table that comes with the package."""
    return _shipped()


def read_table(lines: Iterable[str]) -> Table:
    """Return a table from the lines of its file; those that begin with # are comments."""
    sections: tuple[str, ...] = ()
    bias: tuple[float, ...] = ()
    lexicon: dict[str, tuple[float, ...]] = {}
    words: dict[str, str] = {}
    for line in lines:
        name, _, rest = line.rstrip("\n").partition("\t")
        if name.startswith("#"):
            continue
        if not name.startswith("!"):
            words[name] = rest
            continue
        cells = rest.split("\t")
        if name == _SECTIONS_ROW:
            sections = tuple(cells)
        elif name == _BIAS_ROW:
            bias = _weights(cells)
        elif name == _LEXICON_ROW:
            lexicon[cells[0]] = _weights(cells[1:])
    return Table(sections=sections, bias=bias, lexicon=lexicon, words=_Rows(words))


def table_lines(table: Table) -> Iterable[str]:
    """Yield the lines of a table's file, in the order of the letters."""
    yield "\t".join([_SECTIONS_ROW, *table.sections])
    yield "\t".join([_BIAS_ROW, *_cells(table.bias)])
    for name, row in sorted(table.lexicon.items()):
        yield "\t".join([_LEXICON_ROW, name, *_cells(row)])
    for word, (rarity, row) in sorted(table.words.items()):
        yield "\t".join([word, str(round(rarity / RARITY_UNIT)), *_cells(row)])


def _add(totals: list[float], times: float, row: tuple[float, ...]) -> None:
    for place, weight in enumerate(row):
        totals[place] += times * weight


def _cells(row: Iterable[float]) -> list[str]:
    return [str(round(weight / WEIGHT_UNIT)) for weight in row]


def _weights(cells: Iterable[str]) -> tuple[float, ...]:
    return tuple(int(cell) * WEIGHT_UNIT for cell in cells)


@cache
def _shipped() -> Table:
    path = files("dateline.articles").joinpath("data/sections.tsv")
    return read_table(path.read_text("utf-8").splitlines())


@cache
def _terms() -> tuple[dict[str, tuple[tuple[str, int], ...]], dict[str, tuple[tuple[str, int], ...]]]:
    """Return the lexicon by whole words and by beginnings."""
    whole: dict[str, list[tuple[str, int]]] = {}
    begins: dict[str, list[tuple[str, int]]] = {}
    for section, lists in WORDS.items():
        for weight, words in zip(WEIGHTS, lists, strict=True):
            for word in words.split():
                table = begins if word.endswith("*") else whole
                table.setdefault(word.rstrip("*"), []).append((section, weight))
    return {w: tuple(v) for w, v in whole.items()}, {w: tuple(v) for w, v in begins.items()}


# News repeats itself: nine words in ten have been looked up before.
@lru_cache(maxsize=100_000)
def _weights_of(term: str) -> tuple[tuple[str, int], ...]:
    whole, begins = _terms()
    found: dict[str, int] = {}
    for section, weight in (
        *whole.get(term, ()),
        *(pair for i in range(2, len(term) + 1) for pair in begins.get(term[:i], ())),
    ):
        found[section] = max(weight, found.get(section, 0))
    return tuple(found.items())
