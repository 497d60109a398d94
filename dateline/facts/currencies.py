"""Currencies as texts write them: "$", "US$", "million euros", "Syrian pounds", to ISO 4217 codes. Table: data/figures_currencies.tsv."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.facts.numerals import Token, text_at
from dateline.facts.wordlists import word_set

_TABLE = "figures_currencies.tsv"
# Words between number and currency that say nothing of the currency: "100 old pounds".
_FILLERS = ("old", "new", "worth", "of", "-", "‑")
# Currency words that are other English words too ("three won medals").
_AMBIGUOUS = word_set("won real sum som sol rand lev leu dong")
_LEAST_AMBIGUOUS = 1000
# A code or symbol reaches at most this many tokens ("U.S.$" is five).
_SYMBOL_TOKENS = 6


@dataclass(frozen=True, slots=True)
class Currencies:
    """The table in three views: symbols and codes, words with their first code, adjectives with their codes."""

    symbols: dict[str, str]
    words: dict[str, str]
    adjectives: dict[str, tuple[str, ...]]


@cache
def currencies() -> Currencies:
    """Return the table that ships with the package."""
    symbols: dict[str, str] = {}
    words: dict[str, str] = {}
    places: dict[str, tuple[str, ...]] = {}
    text = files("dateline.facts").joinpath("data", _TABLE).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        code, signs, names, adjectives = (*line.split("\t"), "", "", "")[:4]
        symbols |= {sign.lower(): code for sign in (*signs.split(), code)}
        for name in names.split():
            words.setdefault(name.replace("~", " "), code)
        for adjective in adjectives.split():
            key = adjective.replace("~", " ")
            places[key] = (*places.get(key, ()), code)
    return Currencies(symbols, words, places)


@cache
def symbol_openings() -> frozenset[str]:
    """Return the beginnings of symbols and codes, of which a token in the text may be one: "u" of "u.s.$"."""
    return frozenset(sign[:length] for sign in currencies().symbols for length in range(1, len(sign) + 1))


def symbol_at(tokens: list[Token], i: int) -> tuple[str, int] | None:
    """Return the code of the symbol or code word that starts at token `i`, and the token after it."""
    table = currencies().symbols
    best = None
    text = ""
    for j in range(i, min(i + _SYMBOL_TOKENS, len(tokens))):
        if j > i and not tokens[j].is_glued:
            break
        text += tokens[j].text
        if text in table:
            best = (table[text], j + 1)
    return best


def word_at(tokens: list[Token], i: int, value: float) -> tuple[str, int] | None:
    """Return the code of the currency words at token `i` ("dollars", "old Syrian pounds"), and the token after them.

    `value` is the number before them: a word that is also another English word needs a sum that only money has.
    """
    table = currencies()
    j = i
    while text_at(tokens, j) in _FILLERS and j < i + 2:
        j += 1
    adjective, j = _adjective_at(tokens, j)
    word = text_at(tokens, j)
    singular = word if word in table.words else word.removesuffix("s")
    if (
        adjective is None
        and len(tokens) > j
        and tokens[j].text in table.symbols
        and len(word) == 3
        and word.isalpha()
    ):
        return table.symbols[word], j + 1
    if singular not in table.words or (
        adjective is None and singular in _AMBIGUOUS and value < _LEAST_AMBIGUOUS
    ):
        return None
    return _code(table, singular, adjective), j + 1


def _adjective_at(tokens: list[Token], j: int) -> tuple[str | None, int]:
    table = currencies().adjectives
    for length in (3, 2, 1):
        words = [token.text for token in tokens[j : j + length]]
        if (text := " ".join(words)) in table:
            return text, j + length
    # "U.S. dollars": one token a letter
    if "".join(token.text for token in tokens[j : j + 4]) == "u.s.":
        return "us", j + 4
    return None, j


def _code(table: Currencies, word: str, adjective: str | None) -> str:
    codes = table.adjectives[adjective] if adjective else ()
    return table.words[word] if not codes or table.words[word] in codes else codes[0]
