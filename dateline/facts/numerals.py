"""Number words and digits, read into values: "1,100", "forty-seven", "a million and a half", "dozens", "two-thirds".

Reads from a row of tokens at one place and says how far it got; which readings make a number of the text is told
in `facts/numbers.py`. Forms: eval/figures-guideline; words and their sources: data/figures_numbers.tsv.
"""

import re
from dataclasses import dataclass, replace
from functools import partial
from importlib.resources import files
from typing import NamedTuple

from dateline.facts.wordlists import word_set


def _table() -> dict[str, dict[str, float]]:
    """Return the values of the number words by their kind; the file's head tells the kinds."""
    table: dict[str, dict[str, float]] = {}
    text = files("dateline.facts").joinpath("data", "figures_numbers.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, value, words = line.split("\t")
            table.setdefault(kind, {}).update(dict.fromkeys(words.split(), float(value)))
    return table


_WORDS = _table()
SMALL, TENS, SCALES = _WORDS["unit"], _WORDS["ten"], _WORDS["scale"]
_PLURAL_SCALES = SCALES | _WORDS["scales"]
_SPACED_SCALES = _PLURAL_SCALES | _WORDS["spaced"]
GLUED_SCALES, MONEY_SCALES, MULTIPLES = _WORDS["glued"], _WORDS["money"], _WORDS["times"]
VAGUE, FEW = _WORDS["vague"], _WORDS["few"]
ORDINAL_PARTS = {word: int(parts) for word, parts in _WORDS["part"].items()}
# The words with which a numeral may begin.
NUMERAL_OPENINGS = frozenset({"a", "an", "half", "halves", *SMALL, *TENS, *VAGUE, *FEW})
_SIGNS = _WORDS["sign"]

_TOKEN = re.compile(
    r"(?P<digits>\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?|\d{1,3}(?:[\u2009\u202f\u00a0]\d{3})+(?!\d)|\d+(?:\.\d+)?|(?<![\w.])\.\d+)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)|(?P<sign>[^\w\s]|_)|(?P<other>\w)"
)


# Longer runs of digits are keys and codes, and would not fit a number.
MOST_DIGITS = 24


class Token(NamedTuple):
    """A run of digits, a word or a sign; `is_glued` where no space parts it from the token before.

    A tuple, which is made in a third of the time of a frozen record: every word of every text becomes one.
    """

    text: str  # in small letters
    start: int
    end: int
    value: float | None  # of digits
    is_word: bool
    is_glued: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A value read from tokens up to, not including, token `stop`."""

    value: float
    stop: int
    is_words: bool  # spelled out, at least in part
    scale: float = 1.0  # the scale word at its end: 1e6 in "3 million"


# Every word of every text becomes one: without the call of `Token` it is made in half of the time.
_token = partial(tuple.__new__, Token)


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a text, in order."""
    tokens: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(text):
        words, kind, (start, end) = match[0], match.lastgroup, match.span()
        value = _value(words) if kind == "digits" else _SIGNS.get(words)
        tokens.append(_token((words.lower(), start, end, value, kind == "word", start == last)))
        last = end
        if len(words) == 3 and kind == "digits":
            _join_thousands(tokens)
    return tokens


# Before two numbers that only stand side by side: "on May 5 300 people", "Flight 12 300".
_APART = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec flight route highway no number boeing airbus room bus"
)


def _join_thousands(tokens: list[Token]) -> None:
    """Join the last token to the one before where a plain space parts thousands: "37 269 cases", "1 200 000"."""
    if len(tokens) < 2:
        return
    first, rest = tokens[-2], tokens[-1]
    lead = first.text.rsplit(" ", 1)[0] if " " in first.text else first.text
    is_lead = len(lead) <= 3 and lead.isdigit() and lead[0] != "0" and " " not in first.text
    if (
        first.value is None
        or rest.start - first.end != 1
        or rest.is_glued
        or not (is_lead or " " in first.text)
    ):
        return
    if _JET.fullmatch(rest.text):
        return
    before = tokens[-3] if len(tokens) > 2 else None
    if before is not None and (
        before.text in _APART
        or before.value is not None
        or (first.is_glued and before.text not in _CURRENCY_SIGNS)
    ):
        return
    text = f"{first.text} {rest.text}"
    tokens[-2:] = [
        Token(text, first.start, rest.end, float(text.translate(_NO_SEPARATORS)), False, first.is_glued)
    ]


# "400 737 Max jets"
_JET = re.compile(r"7\d7")
_CURRENCY_SIGNS = ("$", "€", "£", "¥", "₹", "(", "~")


def _value(digits: str) -> float | None:
    if len(digits) > MOST_DIGITS:
        return None
    return float(digits.translate(_NO_SEPARATORS))


_NO_SEPARATORS = str.maketrans("", "", ", \u2009\u202f\u00a0")


def text_at(tokens: list[Token], i: int) -> str:
    """Return the small letters of token `i`; "" outside the row."""
    return tokens[i].text if 0 <= i < len(tokens) else ""


def read_cardinal(tokens: list[Token], i: int) -> Reading | None:
    """Return the cardinal number that starts at token `i`: digits, words, or both ("3.5 million")."""
    if i >= len(tokens):
        return None
    if text_at(tokens, i) == "half":
        return _half_a(tokens, i)
    if tokens[i].value is not None:
        return _scaled(tokens, i + 1, tokens[i].value or 0.0, is_words=False)
    if text_at(tokens, i) in ("a", "an"):
        return _scaled(tokens, i + 1, 1.0, is_words=True) if text_at(tokens, i + 1) in SCALES else None
    small = _below_hundred(tokens, i)
    return _scaled(tokens, small[1], small[0], is_words=True) if small else None


def _half_a(tokens: list[Token], i: int) -> Reading | None:
    # "half a million", "half-a-dozen", "half dozen"
    j = i + 1
    while text_at(tokens, j) in ("-", "a", "an"):
        j += 1
    scale = SCALES.get(text_at(tokens, j))
    return Reading(scale / 2, j + 1, True, scale) if scale else None


def _below_hundred(tokens: list[Token], i: int) -> tuple[float, int] | None:
    word = text_at(tokens, i)
    if word in SMALL:
        return float(SMALL[word]), i + 1
    if word not in TENS:
        return None
    j = i + 2 if text_at(tokens, i + 1) == "-" else i + 1
    unit = SMALL.get(text_at(tokens, j), 0)
    return (TENS[word] + unit, j + 1) if 0 < unit < 10 else (float(TENS[word]), i + 1)


def _scaled(tokens: list[Token], i: int, value: float, *, is_words: bool) -> Reading:
    """Follow a first value through its scales: "two | hundred and five | thousand", "a million and a half"."""
    if not is_words:
        value, i = _with_part(tokens, i, value)
    value, i, is_half = _and_a_half(tokens, i, value, 1.0)
    total, last = 0.0, 1.0
    while (j := _scale_at(tokens, i, is_words=is_words)) is not None:
        scale = _SPACED_SCALES[tokens[j].text]
        if scale < last or last == 1.0:
            value, last, i = value * scale, scale, j + 1
        else:
            value, total, last, i = (total + value) * scale, 0.0, scale, j + 1
        value, i, is_half = _and_a_half(tokens, i, value, scale)
        is_words = is_words or scale < 1e6
        more = None if is_half else _continued(tokens, i, scale)
        if more is None:
            continue
        rest, i = more
        if (k := _scale_at(tokens, i)) is None or scale > SCALES[tokens[k].text]:
            total, value = total + value, rest
            last = scale
        else:
            value += rest
    return Reading(total + value, i, is_words, last)


def _with_part(tokens: list[Token], i: int, value: float) -> tuple[float, int]:
    """Take in the fraction of a mixed number: "2½", "1 1/2", "1-1/2"."""
    if i < len(tokens) and tokens[i].text in _SIGNS and tokens[i].is_glued:
        return value + _SIGNS[tokens[i].text], i + 1
    j = i + 1 if text_at(tokens, i) == "-" else i
    part = _slash(tokens, j) if j < len(tokens) and value.is_integer() else None
    if part is None or (j == i and tokens[j].is_glued) or text_at(tokens, part.stop - 1) not in _MIXED:
        return value, i
    return value + part.value, part.stop


# Denominators of mixed numbers: those of rules, recipes and stock lists.
_MIXED = ("2", "3", "4", "5", "8", "16", "32")


def _scale_at(tokens: list[Token], i: int, *, is_words: bool = True) -> int | None:
    """Return where the scale word stands that follows at `i`, past one hyphen ("10-billion").

    After digits a plural or a short form is one too: "5 crores", "Rs 78 cr".
    """
    j = i + 1 if text_at(tokens, i) in ("-", "‑") else i
    scale = text_at(tokens, j)
    if scale in SCALES:
        return j
    is_apart = not is_words and j == i and scale in _SPACED_SCALES and not tokens[j].is_glued
    # "3 thousands of" is no number, "5 millions" is
    return j if is_apart and text_at(tokens, j + 1) != "of" else None


def _and_a_half(tokens: list[Token], i: int, value: float, scale: float) -> tuple[float, int, bool]:
    """Take in the part that goes on a number: "a million | and a half", "two | and three quarters"."""
    words = [(j, token.text) for j, token in enumerate(tokens[i : i + 6], i) if token.text != "-"][:3]
    if len(words) < 3 or words[0][1] != "and":
        return value, i, False
    above = 1.0 if words[1][1] in ("a", "an") else SMALL.get(words[1][1], 0.0)
    below = ORDINAL_PARTS.get(words[2][1])
    if below is None or not 0 < above < below or (above > 1) != words[2][1].endswith("s"):
        return value, i, False
    return value + scale * above / below, words[2][0] + 1, True


def _continued(tokens: list[Token], i: int, scale: float) -> tuple[float, int] | None:
    """Return what goes on after a scale: "hundred | and five", "thousand | two hundred"."""
    if scale == SCALES["dozen"]:
        return None
    j = i + 1 if text_at(tokens, i) == "and" else i
    rest = _below_hundred(tokens, j)
    if rest is None or (j > i and scale > 1e3 and _scale_at(tokens, rest[1]) is None):
        return None
    return rest if rest[0] < scale else None


def read_vague(tokens: list[Token], i: int) -> Reading | None:
    """Return the floor of a vague number at token `i`: "dozens", "tens of thousands", "several hundred", "a handful"."""
    word = text_at(tokens, i)
    if word in ("a", "an"):
        if text_at(tokens, i + 1) == "handful":
            return Reading(3.0, i + 2, True)
        return _few_scaled(tokens, i + 1) if text_at(tokens, i + 1) in ("few", "couple") else None
    if word in FEW:
        scaled = _few_scaled(tokens, i)
        return scaled or (Reading(3.0, i + 1, True) if word == "several" else None)
    return _plural_scale(tokens, i)


def _few_scaled(tokens: list[Token], i: int) -> Reading | None:
    # "several dozen", "a few hundred", "a couple of thousand", "many thousands"
    j = i + 2 if text_at(tokens, i + 1) in ("of", "-") else i + 1
    word = text_at(tokens, j)
    scale = SCALES.get(word) or VAGUE.get(word)
    if scale is None:
        return None
    value, stop = FEW[text_at(tokens, i)] * scale, j + 1
    if (higher := _of_scale(tokens, stop)) is not None:
        return Reading(value * higher[0], higher[1], True)
    following = SCALES.get(text_at(tokens, stop))
    return Reading(value * following, stop + 1, True) if following else Reading(value, stop, True, scale)


# What follows scores of people; others are marks of a game or a test.
_AFTER_SCORES = (
    "of",
    "or",
    "more",
    "were",
    "are",
    "have",
    "dead",
    "killed",
    "injured",
    "wounded",
    "missing",
    "others",
)


def _plural_scale(tokens: list[Token], i: int) -> Reading | None:
    floor = VAGUE.get(text_at(tokens, i))
    if floor is None or (text_at(tokens, i) == "scores" and text_at(tokens, i + 1) not in _AFTER_SCORES):
        return None
    stop = i + 1
    # "billions and billions"
    if (text_at(tokens, stop), text_at(tokens, stop + 1)) == ("and", text_at(tokens, i)):
        stop += 2
    # "tens or even hundreds of billions", "scores or hundreds": the lower floor counts.
    j = stop
    while text_at(tokens, j) in ("or", "even", "perhaps", "possibly", "if", "not"):
        j += 1
    if j > stop and text_at(tokens, j) in VAGUE:
        floor, stop = min(floor, VAGUE[text_at(tokens, j)]), j + 1
    while (higher := _of_scale(tokens, stop)) is not None:
        floor, stop = floor * higher[0], higher[1]
    return None if text_at(tokens, i) == "tens" and stop == i + 1 else Reading(floor, stop, True)


def _of_scale(tokens: list[Token], i: int) -> tuple[float, int] | None:
    if text_at(tokens, i) != "of":
        return None
    scale = VAGUE.get(text_at(tokens, i + 1))
    return (scale, i + 2) if scale else None


def read_fraction(tokens: list[Token], i: int) -> Reading | None:
    """Return the fraction at token `i`: "two-thirds", "a quarter", "one in five", "7/32", "half"."""
    reading = _slash(tokens, i) or _one_in(tokens, i) or _parts(tokens, i)
    if reading is None or round(reading.value, 6) == reading.value:
        return reading
    # Thirds and sevenths to four digits, as the annotated articles write them; what ends sooner stays whole.
    return replace(reading, value=round(reading.value, 4))


# Denominators written with a stroke; others are days of the calendar ("9/11").
_DENOMINATORS = (2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 16.0, 32.0, 64.0, 100.0)


def _slash(tokens: list[Token], i: int) -> Reading | None:
    if text_at(tokens, i + 1) != "/" or not all(t.is_glued for t in tokens[i + 1 : i + 3]):
        return None
    above, below = tokens[i].value, tokens[i + 2].value if i + 2 < len(tokens) else None
    if above is None or below not in _DENOMINATORS or above >= below or text_at(tokens, i + 3) == "/":
        return None
    return Reading(above / below, i + 3, False)


# What shares are told of: "60 out of 109 seats" are two counts.
_ROUND = frozenset(
    {
        *map(float, range(2, 13)),
        15.0,
        20.0,
        25.0,
        30.0,
        40.0,
        50.0,
        100.0,
        200.0,
        250.0,
        300.0,
        500.0,
        1e3,
        1e4,
        1e5,
        1e6,
    }
)


def _one_in(tokens: list[Token], i: int) -> Reading | None:
    # "one in five", "1 in 10", "two out of every three"
    first = _plain(tokens, i)
    if first is None:
        return None
    j = first[1]
    dash = text_at(tokens, j) == "-"
    j = j + 1 if dash else j
    if text_at(tokens, j) == "in":
        j += 1
    elif (text_at(tokens, j), text_at(tokens, j + 1)) == ("out", "of"):
        j += 2
    else:
        return None
    j = j + 1 if text_at(tokens, j) in ("every", "-") else j
    second = _plain(tokens, j)
    if second is None or not 0 < first[0] < second[0] or second[0] not in _ROUND:
        return None
    return Reading(first[0] / second[0], second[1], True)


def _plain(tokens: list[Token], i: int) -> tuple[float, int] | None:
    if i < len(tokens) and tokens[i].value is not None:
        return tokens[i].value or 0.0, i + 1
    return _below_hundred(tokens, i)


def _parts(tokens: list[Token], i: int) -> Reading | None:
    word = text_at(tokens, i)
    if word in ("half", "halves"):
        return Reading(0.5, i + 1, True)
    above = (1.0, i + 1) if word in ("a", "an") else _below_hundred(tokens, i)
    if above is None or above[0] == 0:
        return None
    j = above[1] + 1 if text_at(tokens, above[1]) == "-" else above[1]
    below = ORDINAL_PARTS.get(text_at(tokens, j))
    if below is None or above[0] >= below:
        return None
    # "three quarters" is a share, "two third places" is not; a plural for more than one.
    if (above[0] > 1) != text_at(tokens, j).endswith("s") and text_at(tokens, j) != "half":
        return None
    return Reading(above[0] / below, j + 1, True)
