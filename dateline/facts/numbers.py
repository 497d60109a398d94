"""Numbers in running English text: digits, words, vague numbers, shares, sums of money, ranges.

Says where each number stands and what its value is, by its own words alone. Whether it is a figure, of what and
by whom, is told in `facts/figures.py`. Grammar: the forms listed in eval/figures-guideline.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from dateline.facts.currencies import symbol_at, symbol_openings, word_at
from dateline.facts.numerals import (
    GLUED_SCALES,
    MONEY_SCALES,
    MULTIPLES,
    NUMERAL_OPENINGS,
    Reading,
    Token,
    read_cardinal,
    read_fraction,
    read_vague,
    text_at,
    tokens_of,
)
from dateline.facts.wordlists import word_set

Form = Literal["digits", "words", "vague", "none"]

# A hyphen, a dash or a word between the ends of a range.
_DASHES = ("-", "–", "—", "‑", "−")
_PERCENT = ("percent", "percents", "pct", "pc")
# Nothing of the kind happened: "no one was hurt", "no casualties". Nouns of harm: eval/figures-guideline (events of people).
_NOTHING = re.compile(
    r"\b(?:no(?= (?:\w+ ){0,2}(?:casualties|casualty|injuries|deaths|fatalities|victims|arrests|survivors|damage)\b)"
    r"|no(?= (?!one )(?:[a-z]+ ){1,3}(?:is|are|was|were|has been|have been) (?:killed|hurt|injured|wounded|harmed|arrested|apprehended|detained|rescued|found)\b)"
    r"|no[ -]one(?! else)|nobody|none(?= of (?:the|his|her|their|its|those|them)\b| (?:was|were)\b))\b", re.I
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One number in a text, with the words that belong to it (scale, currency, percent)."""

    start: int
    end: int
    low: float
    high: float
    form: Form
    unit: str | None = None  # ISO 4217 code, percent, percentage point, fraction, times; None: the noun tells
    is_range: bool = False
    is_fixed: bool = False  # a range whose ends stand in one scale, written with a dash
    scale: float = 1.0


# Figures, totals, sums and rivals of one article are all told from the numbers of the same text.
@lru_cache(maxsize=4)
def find_numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text in order; none overlaps another.

    Left out: digits that are glued to letters (types, flights: "A350", "COVID-19") and ordinals ("1st", "third").
    """
    tokens = tokens_of(text)
    numbers: list[Number] = []
    i = 0
    openings = _openings()
    while i < len(tokens):
        may_open = tokens[i].value is not None or tokens[i].text in openings
        found = _number_at(tokens, i) if may_open else None
        if found is None:
            i += 1
            continue
        number, i = found
        pair = _pair_after(text, tokens, number, i)
        numbers.extend([number] if pair is None else pair[0])
        i = i if pair is None else pair[1]
    nothing = _apart(_find_none(text), [m for m in numbers if m.low != 1])
    kept = _apart(numbers, nothing) if nothing else numbers
    return tuple(sorted((*kept, *nothing), key=lambda number: number.start))


def _apart(numbers: Sequence[Number], others: Sequence[Number]) -> list[Number]:
    """Return the numbers that share no character with any of the others, which stand in order and apart."""
    starts = [other.start for other in others]
    befores = [bisect_left(starts, number.end) for number in numbers]
    return [n for n, at in zip(numbers, befores, strict=True) if at == 0 or others[at - 1].end <= n.start]


_VOTE_NEAR = re.compile(
    r"\bvot(?:e|es|ed|ing)\b|\b(?:passed|approved|rejected|ruled|ruling|decision|divided|motion|ballot|lawmakers|parliament|MPs|senators?"
    r"|representatives|assembly|abstentions?|abstain\w*|absent|in favou?r)\b",
    re.I,
)  # fmt: skip


def _pair_after(text: str, tokens: list[Token], number: Number, i: int) -> tuple[list[Number], int] | None:
    """Return what a pair of digits joined by a dash is: two counts of votes, or nothing (a score, a type: "787-9")."""
    around = text[max(0, number.start - 40) : number.start] + " | " + text[number.end : number.end + 20]
    if number.is_fixed and number.unit is None and _VOTE_NEAR.search(around):
        return [replace(part, unit="vote") for part in _parted(text, number)], i
    joined = (
        i + 1 < len(tokens)
        and text_at(tokens, i) in _DASHES
        and tokens[i].is_glued
        and tokens[i + 1].is_glued
    )
    if not joined or tokens[i + 1].value is None or number.form != "digits" or number.unit is not None:
        return None
    second = _made(tokens, i + 1, Reading(tokens[i + 1].value or 0.0, i + 2, False), form="digits")
    if not _VOTE_NEAR.search(around):
        return [], i + 2
    return [replace(part, unit="vote") for part in (number, second)], i + 2


def _parted(text: str, number: Number) -> list[Number]:
    """Return the two ends of a range as numbers of their own."""
    dash = next(at for at in range(number.start, number.end) if text[at] in _DASHES)
    first = replace(number, end=len(text[:dash].rstrip()), high=number.low, is_range=False, is_fixed=False)
    return [first, replace(number, start=dash + 1, low=number.high, is_range=False, is_fixed=False)]


def _find_none(text: str) -> list[Number]:
    return [
        Number(start=match.start(), end=match.end(), low=0.0, high=0.0, form="none")
        for match in _NOTHING.finditer(text)
    ]


@cache
def _openings() -> frozenset[str]:
    """Return the words and signs with which a number may begin that is not in digits; most words begin none."""
    return NUMERAL_OPENINGS | symbol_openings() | frozenset(MULTIPLES)


def _number_at(tokens: list[Token], i: int) -> tuple[Number, int] | None:
    if (money := symbol_at(tokens, i)) is not None and not _is_inside_word(tokens, i):
        found = _money_at(tokens, i, *money)
        if found is not None:
            return found
    if _is_inside_word(tokens, i):
        return None
    if (fraction := read_fraction(tokens, i)) is not None and _is_share(tokens, i, fraction):
        return _made(
            tokens, i, fraction, form="words" if fraction.is_words else "digits", unit="fraction"
        ), fraction.stop
    if text_at(tokens, i) in MULTIPLES:
        return _multiple(tokens, i)
    if (vague := read_vague(tokens, i)) is not None:
        return _with_unit(tokens, _made(tokens, i, vague, form="vague"), vague.stop, vague)
    first = read_cardinal(tokens, i)
    if first is None:
        return None
    first = _with_short_scale(tokens, first)
    if _is_glued_on(tokens, i, first):
        return None
    number = _made(tokens, i, first, form="words" if not tokens[i].text[-1].isdigit() else "digits")
    if (sign := _minus_before(tokens, i)) is not None:
        signed = replace(number, start=sign, low=-number.low, high=-number.high)
        return _with_unit(tokens, signed, first.stop, first)
    ranged = _range_at(tokens, i, first, None)
    if ranged is not None:
        number, first = ranged
    return _with_unit(tokens, number, first.stop, first)


def _multiple(tokens: list[Token], i: int) -> tuple[Number, int]:
    value = MULTIPLES[text_at(tokens, i)]
    return replace(_made(tokens, i, Reading(value, i + 1, True), form="words"), unit="times"), i + 1


def _minus_before(tokens: list[Token], i: int) -> int | None:
    """Return where the sign of a negative number stands: "-30C", "minus 12"."""
    if i == 0 or tokens[i].is_word:
        return None
    before = tokens[i - 1]
    if before.text == "minus":
        return before.start
    is_sign = before.text in ("-", "−", "–") and tokens[i].is_glued and not before.is_glued
    return before.start if is_sign else None


def _made(tokens: list[Token], i: int, reading: Reading, form: Form, unit: str | None = None) -> Number:
    end = tokens[reading.stop - 1].end
    return Number(
        start=tokens[i].start,
        end=end,
        low=reading.value,
        high=reading.value,
        form=form,
        unit=unit,
        scale=reading.scale,
    )


# Money ------------------------------------------------------------------------------------------------


def _money_at(tokens: list[Token], i: int, code: str, j: int) -> tuple[Number, int] | None:
    if j >= len(tokens) or (tokens[j].start - tokens[j - 1].end) > 1:
        return None
    first = read_cardinal(tokens, j)
    if first is None or tokens[j].is_word:
        return None
    first = _with_short_scale(tokens, first, is_money=True)
    number = _made(tokens, i, first, form="digits", unit=code)
    ranged = _range_at(tokens, j, first, code)
    if ranged is not None:
        number, first = replace(ranged[0], start=tokens[i].start, unit=code), ranged[1]
    stop = first.stop
    # "$305 million dollars", "US$5 million USD"
    after = word_at(tokens, stop, first.value)
    if after is not None and text_at(tokens, stop) not in ("of", "worth"):
        stop = after[1]
    return replace(number, end=max(number.end, tokens[stop - 1].end)), stop


def _with_short_scale(tokens: list[Token], reading: Reading, *, is_money: bool = False) -> Reading:
    """Take in a scale that is glued on: "£140m", "3.2bn"; "m" and "b" only in money, else they are metres and types."""
    i = reading.stop
    if i >= len(tokens) or reading.is_words or reading.scale > 1:
        return reading
    letters = tokens[i].text
    if is_money and letters in MONEY_SCALES and not _runs_on(tokens, i):
        return Reading(reading.value * MONEY_SCALES[letters], i + 1, False, MONEY_SCALES[letters])
    scale = GLUED_SCALES.get(letters) if tokens[i].is_glued and not _runs_on(tokens, i) else None
    if scale is None or (
        not is_money and letters in MONEY_SCALES and not _counts_millions(tokens, i, reading)
    ):
        return reading
    # "4K" is a format, as are 2K, 5K and 8K
    if letters == "k" and not is_money and reading.value < 10:
        return reading
    return Reading(reading.value * scale, i + 1, False, scale)


def _runs_on(tokens: list[Token], i: int) -> bool:
    """True if a token is the first part of a longer word: "$5 b-side", "3m's"."""
    return i + 1 < len(tokens) and tokens[i + 1].is_glued and tokens[i + 1].text in ("'", "’", "/")


# What is told in metres, by a number glued to "m": heights, widths and races.
_IN_METRES = word_set(
    "wall walls wave waves tree trees fence fences vessel vessels boat boats pole poles tower towers statue statues"
    " hurdles freestyle steps races finals rows cranes masts blocks runs sprints butterfly relays medals champions"
)


def _counts_millions(tokens: list[Token], i: int, reading: Reading) -> bool:
    """True if an "m" or "b" glued to digits is a scale, since a plural is counted: "2.5m people", "1.4b users"."""
    after = text_at(tokens, i + 1)
    if (
        tokens[i].text not in ("m", "b")
        or len(tokens) <= i + 1
        or tokens[i + 1].is_glued
        or reading.value > 999
    ):
        return False
    is_plural = (
        len(after) > 3 and after.endswith("s") and after.isalpha() and not after.endswith(("ss", "us"))
    ) or after in _PLURALS
    return is_plural and after not in _IN_METRES and after not in ("across", "towards", "metres", "meters")


_PLURALS = word_set("people children women men new more other additional british american ukrainian refugees")


# Ranges -----------------------------------------------------------------------------------------------


def _range_at(tokens: list[Token], i: int, first: Reading, code: str | None) -> tuple[Number, Reading] | None:
    j = _range_link(tokens, i, first)
    if j is None:
        return None
    has_dash = text_at(tokens, j - 1) in _DASHES
    if (symbol := symbol_at(tokens, j)) is not None and code is not None:
        j = symbol[1]
    second = read_cardinal(tokens, j)
    if second is None or (has_dash and tokens[j].is_word != tokens[i].is_word):
        return None
    second = _with_short_scale(tokens, second, is_money=code is not None)
    if _is_glued_on(tokens, j, second) and not _is_measure(tokens, second):
        return None
    low, high = first.value, second.value
    # "350–375 million", "$40-50 billion": the scale of the second holds for both.
    if first.scale == 1.0 and second.scale > 1.0 and low < high / second.scale:
        low *= second.scale
    if not low < high:
        return None
    number = _made(tokens, i, second, form="words" if second.is_words else "digits")
    return replace(number, low=low, high=high, is_range=True, is_fixed=has_dash), second


def _range_link(tokens: list[Token], i: int, first: Reading) -> int | None:
    """Return the token after "-", "to", or the "and" of "between A and B"; None where no range goes on."""
    j = first.stop
    link = text_at(tokens, j)
    if link == "%" or link in _PERCENT:
        j += 1
        link = text_at(tokens, j)
    if link in _DASHES:
        return j + 1
    words = [token.text for token in tokens[max(0, i - 4) : i]]
    if link == "to":
        return None if _is_change(words) else j + 1
    if link == "or" and _is_choice(tokens, i, j):
        return j + 1
    return j + 1 if link in ("and", "to") and "between" in words[-4:] else None


def _is_choice(tokens: list[Token], i: int, j: int) -> bool:
    """True if "A or B" gives two ends close to each other: "three or four", "10 or 15"."""
    first, second = read_cardinal(tokens, i), read_cardinal(tokens, j + 1)
    if first is None or second is None or tokens[i].is_word != tokens[j + 1].is_word:
        return False
    return first.value < second.value <= 2 * first.value


def _is_change(words: list[str]) -> bool:
    """True if "A to B" tells a change ("from 30 to 40", "down by 30 to 126"), which is two figures."""
    if "ranging" in words or "range" in words or "anywhere" in words or "ranges" in words:
        return False
    return "from" in words or "by" in words[-3:]


# What a number may be glued to ---------------------------------------------------------------------------


def _is_inside_word(tokens: list[Token], i: int) -> bool:
    """True if token `i` goes on a word: "A350", "COVID-19", "787-9", "F-16", "2021/22"."""
    if i == 0 or not tokens[i].is_glued:
        return False
    before = tokens[i - 1]
    if before.is_word or before.value is not None or before.text in ("_", "#", "@", "%"):
        return True
    if before.text in ("-", "‑", "/", ".", "'", "’", ":") and i > 1 and before.is_glued:
        return not (tokens[i].is_word and before.text in ("-", "‑")) or tokens[i - 2].is_word
    return False


def _is_glued_on(tokens: list[Token], i: int, reading: Reading) -> bool:
    """True if letters or further digits are glued to a number's end, other than a measure: "1st", "777x", "5G"."""
    j = reading.stop
    if j >= len(tokens) or not tokens[j].is_glued:
        return False
    after = tokens[j].text
    if after in (":", "/") and j + 1 < len(tokens) and tokens[j + 1].is_glued:
        return tokens[j + 1].value is not None
    if tokens[i].is_word or reading.is_words or _is_times_sign(tokens, j) or _cents(tokens, j, reading.value):
        return False
    return tokens[j].is_word and not _is_measure(tokens, reading)


def _is_times_sign(tokens: list[Token], j: int) -> bool:
    # "3x faster", "10x the price"
    return text_at(tokens, j) == "x" and text_at(tokens, j + 1) in _COMPARED


_COMPARED = word_set(
    "faster more higher larger bigger greater better cheaper the as its their slower less smaller return"
)


# Measures that are written close to their digits. Source: the SI brochure, 9th edition, and the yard-pound system.
GLUED_MEASURES = word_set(
    "m km cm mm ft in mi kg lb lbs oz l ml ha mw gw kw kwh mwh gwh twh hz khz mhz ghz mph kph gb tb mb c "
    "f kn kt hp bpd fps mbps gbps kbps wh kva mva db rpm nm kj mj gj cc sqm sqft mcg mg μg µg gm gms kms kgs bp bps"
)  # fmt: skip


def _is_measure(tokens: list[Token], reading: Reading) -> bool:
    return text_at(tokens, reading.stop) in GLUED_MEASURES


def _is_share(tokens: list[Token], i: int, fraction: Reading) -> bool:
    """True if a fraction's words tell a share here: not "the first half", "half an hour", "a third instance"."""
    before, after = text_at(tokens, i - 1), text_at(tokens, fraction.stop)
    # "a cup and a half"
    if before == "and" and text_at(tokens, i) == "a":
        return False
    if before in ("first", "second", "other", "final", "last", "latter", "better") or after in ("a", "an"):
        return False
    if text_at(tokens, i) in ("half", "halves"):
        return _is_half(tokens, i)
    if fraction.is_words and text_at(tokens, fraction.stop - 1) in _SINGULAR_PARTS:
        return (
            after in ("of", "in", "lower", "higher", "more", "less", ",", ".", "to", "from")
            or before in _MEASURED
        )
    return after not in ("place", "places")


_SINGULAR_PARTS = word_set("third fourth quarter fifth sixth seventh eighth ninth tenth")
_MEASURED = word_set("about around nearly almost roughly by than over under to some only just a")
_NO_HALVES = word_set(
    "hour hours day days year years month months century time way brother sister mast life marathon "
    "hearted price"
)  # fmt: skip


def _is_half(tokens: list[Token], i: int) -> bool:
    before, j = text_at(tokens, i - 1), i + 1
    if before in ("a", "-") or (before == "and" and i > 1 and tokens[i - 2].value is not None):
        return False
    after = text_at(tokens, j)
    return after not in _NO_HALVES and not (after in _DASHES and tokens[j].is_glued)


# Units that belong to the number --------------------------------------------------------------------------


def _with_unit(tokens: list[Token], number: Number, i: int, reading: Reading) -> tuple[Number, int]:
    """Take in the percent, currency or multiple that follows a number at token `i`."""
    for read in (_percent_after, _currency_after, _times_after):
        found = read(tokens, i, reading)
        if found is not None:
            unit, stop = found
            part = 100 if unit != "percent" and text_at(tokens, stop - 1) in (*_HUNDREDTHS, "p") else 1
            end = max(number.end, tokens[stop - 1].end)
            return replace(number, end=end, unit=unit, low=number.low / part, high=number.high / part), stop
    # "50+"
    return number, i


def _percent_after(tokens: list[Token], i: int, _: Reading) -> tuple[str, int] | None:
    j = i + 1 if text_at(tokens, i) in ("-", "‑") else i
    one, two = text_at(tokens, j), text_at(tokens, j + 1)
    if one in ("bp", "bps"):
        return ("basis point", i)
    if one == "%" or one in _PERCENT:
        stop = j + 1
    elif (one, two) == ("per", "cent"):
        stop = j + 2
    elif one in ("percentage", "basis") and two in ("point", "points"):
        return (f"{one} point", i)
    elif j > i and one in ("point", "points"):
        return ("percentage point", i)
    else:
        return None
    return ("percentage point", stop) if text_at(tokens, stop) in ("point", "points") else ("percent", stop)


def _currency_after(tokens: list[Token], i: int, reading: Reading) -> tuple[str, int] | None:
    if (cents := _cents(tokens, i, reading.value)) is not None:
        return cents
    found = word_at(tokens, i, reading.value)
    if found is None or _is_weight(tokens, i, found[1], reading):
        return None
    return found


_HUNDREDTHS = {"cent": "USD", "cents": "USD", "pence": "GBP"}


# Lines of a screen, "1080p". Source: ITU-R BT.709 and the sizes of video sites.
_SCREEN_LINES = (144, 240, 360, 480, 720, 1080, 1440, 2160)


def _cents(tokens: list[Token], i: int, value: float) -> tuple[str, int] | None:
    if text_at(tokens, i) == "p" and tokens[i].is_glued and value not in _SCREEN_LINES:
        return "GBP", i + 1
    j = i + 1 if text_at(tokens, i) in ("-", "‑", "euro", "us") else i
    if "".join(token.text for token in tokens[i : i + 4]) == "u.s.":
        j = i + 4
    code = _HUNDREDTHS.get(text_at(tokens, j))
    return ("EUR" if text_at(tokens, i) == "euro" else code, j + 1) if code else None


def _is_weight(tokens: list[Token], i: int, stop: int, reading: Reading) -> bool:
    # Pounds of something, "a 100-pound bomb": a weight; pounds in millions are money.
    if text_at(tokens, stop - 1) not in ("pound", "pounds") or stop - i > 2 or reading.value >= 1e5:
        return False
    return text_at(tokens, i) in ("-", "‑") or text_at(tokens, stop) in ("of", ")", "in")


def _times_after(tokens: list[Token], i: int, _: Reading) -> tuple[str, int] | None:
    dash = text_at(tokens, i) in ("-", "‑")
    if text_at(tokens, i + 1 if dash else i) in ("fold", "folds"):
        return "times", i + 2 if dash else i + 1
    return (
        ("times", i)
        if text_at(tokens, i) == "times" or (_is_times_sign(tokens, i) and tokens[i].is_glued)
        else None
    )
