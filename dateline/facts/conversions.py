"""Measures in brackets that are not the measure before them: miles and kilometres, two scales of heat, two rates of exchange."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from dateline.facts.matter import Doubt, Matter, Span, bare_numbers
from dateline.facts.numbers import Number
from dateline.facts.wordlists import rows

Pairs = tuple[tuple[Number, Number], ...]  # numbers that follow each other in a text


def find_conversions(matter: Matter) -> Iterator[Doubt]:
    """Yield the measures and sums in brackets that do not fit the one before them."""
    numbers = bare_numbers(matter)
    pairs = tuple(pair for pair in pairwise(numbers) if "(" in matter.text[pair[0].end : pair[1].start])
    yield from _measures(matter.text, pairs)
    yield from _heat(matter.text)
    yield from _rates(matter.text, pairs)


# Measures -------------------------------------------------------------------------------------------

# What one of the first unit is in the second; several where a word means several units, as a gallon in Britain and in the
# United States. Source: NIST Handbook 44 (2024), Appendix C; UK Weights and Measures Act 1985, schedule 1.
_FACTORS: dict[tuple[str, str], tuple[float, ...]] = {
    ("mile", "kilometre"): (1.609344,),
    ("mile", "metre"): (1609.344,),
    ("nautical mile", "kilometre"): (1.852,),
    ("nautical mile", "mile"): (1.150779,),
    ("foot", "metre"): (0.3048,),
    ("foot", "centimetre"): (30.48,),
    ("yard", "metre"): (0.9144,),
    ("inch", "centimetre"): (2.54,),
    ("inch", "millimetre"): (25.4,),
    ("acre", "hectare"): (0.40468564,),
    ("acre", "square kilometre"): (0.0040468564,),
    ("hectare", "square kilometre"): (0.01,),
    ("square mile", "square kilometre"): (2.589988,),
    ("square foot", "square metre"): (0.09290304,),
    ("pound", "kilogram"): (0.45359237,),
    ("tonne", "pound"): (2204.6226,),
    ("ton", "tonne"): (0.90718474, 1.0160469),
    ("stone", "kilogram"): (6.35029318,),
    ("ounce", "gram"): (28.349523, 31.103477),
    ("gallon", "litre"): (3.785411784, 4.54609),
    ("barrel", "litre"): (158.987295,),
    ("barrel", "gallon"): (42.0,),
    ("mile per hour", "kilometre per hour"): (1.609344,),
    ("knot", "kilometre per hour"): (1.852,),
    ("knot", "mile per hour"): (1.150779,),
}
# Forms that running text has only before or within brackets, beside those of the list of units.
_MORE_FORMS = {
    "nautical mile": "nautical mile", "nautical miles": "nautical mile", "square mile": "square mile",
    "square miles": "square mile", "sq mi": "square mile", "square kilometre": "square kilometre",
    "square kilometres": "square kilometre", "square kilometer": "square kilometre",
    "square kilometers": "square kilometre", "sq km": "square kilometre", "square feet": "square foot",
    "square foot": "square foot", "sq ft": "square foot", "square metres": "square metre", "square metre": "square metre",
    "square meters": "square metre", "square meter": "square metre", "sq m": "square metre", "stone": "stone", "pound": "pound", "pounds": "pound",
    "mph": "mile per hour", "miles per hour": "mile per hour", "miles an hour": "mile per hour",
    "kph": "kilometre per hour", "km/h": "kilometre per hour", "kmh": "kilometre per hour", "kmph": "kilometre per hour",
    "kilometres per hour": "kilometre per hour", "kilometers per hour": "kilometre per hour",
    "kilometres an hour": "kilometre per hour", "knots": "knot",
}  # fmt: skip


def _forms() -> dict[str, str]:
    known = {unit for pair in _FACTORS for unit in pair}
    forms = {
        form: row[0]
        for row in rows("figures_units.tsv")
        if row[0] in known
        for form in f"{row[1]} {row[2]}".split()
        if form != "~"
    }
    return forms | _MORE_FORMS


_NAMES = _forms()
_UNIT = "|".join(sorted(map(re.escape, _NAMES), key=lambda name: (-len(name), name)))
_ABOUT = r"(?:about |around |roughly |approximately |some |nearly |over |more than |almost |or )?"
_FIRST_UNIT = re.compile(rf"[\s-]?({_UNIT})(?:\s\w+)?\s?\({_ABOUT}$")
_SECOND_UNIT = re.compile(rf"[\s-]?({_UNIT})(?:\s(?:long|high|tall|wide|deep|away))?\)")
# Beside the rounding of both numbers; "about 60 miles (100 km)" is fair.
_SLACK = 0.04
# "10 kilometres" is rounded, but not from 14.
_MOST_ROUNDED = 0.15


def _measures(text: str, pairs: Pairs) -> Iterator[Doubt]:
    for one, other in pairs:
        first, second = _FIRST_UNIT.match(text[one.end : other.start]), _SECOND_UNIT.match(text, other.end)
        if not first or not second or one.is_range or other.is_range or _is_compound(text, one):
            continue
        factors = _factors(_NAMES[first[1]], _NAMES[second[1]])
        if not factors or any(_overlap(text, one, other, factor) for factor in factors):
            continue
        right = f"{float(f'{one.low * factors[0]:.3g}'):,g} {second[1]}"
        yield Doubt(
            kind="conversion",
            spans=((one.start, second.end(1)),),
            likely=right.replace(",", ""),
            why=f"{text[one.start : one.end]} {first[1]} are about {right}, not {text[other.start : other.end]}.",
        )


def _is_compound(text: str, number: Number) -> bool:
    """True if a number is the second half of a measure: "5ft 10in", "11 stone 4 pounds"."""
    return bool(
        re.search(rf"\d\s?(?:{_UNIT}),?\s(?:and\s)?$", text[max(0, number.start - 20) : number.start])
    )


def _factors(one: str, other: str) -> tuple[float, ...]:
    if (one, other) in _FACTORS:
        return _FACTORS[one, other]
    return tuple(1 / factor for factor in _FACTORS.get((other, one), ()))


def _overlap(text: str, one: Number, other: Number, factor: float) -> bool:
    """True if the two may be one measure, each rounded as it is printed."""
    a, b = _rounding(text[one.start : one.end], one.low), _rounding(text[other.start : other.end], other.low)
    low, high = (one.low - a) * factor * (1 - _SLACK), (one.low + a) * factor * (1 + _SLACK)
    return low <= other.low + b and other.low - b <= high


def _rounding(words: str, value: float) -> float:
    """Return half of the last digit that is printed and is not a filling zero."""
    digits = words.replace(",", "").split()[0] if words else ""
    if not re.fullmatch(r"\d+(?:\.\d+)?", digits):
        return 0.1 * value
    scale = value / float(digits) if float(digits) else 1.0
    if "." in digits:
        return 0.5 * 10.0 ** -len(digits.split(".")[1]) * scale
    zeros = len(digits) - len(digits.rstrip("0"))
    half = 0.5 * 10.0**zeros * scale
    return min(half, _MOST_ROUNDED * value) if zeros else half


# Heat -----------------------------------------------------------------------------------------------

_DEGREES = r"(?<![\w.,/])(-|−|–|minus )?(\d{1,4}(?:\.\d)?)\s?(?:°|º|degrees?)?\s?"
_SCALES = r"(C|F|Celsius|Fahrenheit|centigrade)\b"
_HEAT = re.compile(
    rf"{_DEGREES}{_SCALES}\s?\({_ABOUT}(-|−|–|minus )?(\d{{1,4}}(?:\.\d)?)\s?(?:°|º|degrees?)?\s?{_SCALES}\)",
    re.I,
)
# Forecasts round to five degrees in either scale.
_HEAT_SLACK_C = 2.0
_DEGREES_F_PER_C = 1.8


def _heat(text: str) -> Iterator[Doubt]:
    if "(" not in text:
        return
    for found in _HEAT.finditer(text):
        one, other = (float(found[i + 1]) * (-1 if found[i] else 1) for i in (1, 4))
        scales = found[3][0].upper(), found[6][0].upper()
        if scales[0] == scales[1]:
            continue
        is_fahrenheit = scales[1] == "F"
        right = one * _DEGREES_F_PER_C + 32 if is_fahrenheit else (one - 32) / _DEGREES_F_PER_C
        # A rise or fall by so many degrees is converted without the offset of the scales.
        rise = one * _DEGREES_F_PER_C if is_fahrenheit else one / _DEGREES_F_PER_C
        slack = _HEAT_SLACK_C * (_DEGREES_F_PER_C if is_fahrenheit else 1)
        if min(abs(other - right), abs(other - rise)) <= slack:
            continue
        yield Doubt(
            kind="conversion",
            spans=(found.span(),),
            likely=f"{right:.0f}{scales[1]}",
            why=f"{one:g} degrees {scales[0]} are {right:.0f} degrees {scales[1]}, not {other:g}.",
        )


# Rates of exchange ----------------------------------------------------------------------------------

_CURRENCY = re.compile(r"[A-Z]{3}")
_BRACKET = re.compile(r"^\s?\((?:about |around |roughly |some |nearly |approximately )?$")
# Rates in one article are rounded, and of different days.
_RATE_SLACK = 0.25
# Rates of one article are compared each with each: a table of sums is no text.
_MOST_PAIRS = 12


def _rates(text: str, pairs: Pairs) -> Iterator[Doubt]:
    """Yield the sum in brackets whose rate of exchange is not that of the article's other pairs of the same currencies."""
    sums = [
        (one, other)
        for one, other in pairs
        if _is_money(one) and _is_money(other) and one.unit != other.unit and one.low and other.low
        and _BRACKET.match(text[one.end : other.start]) and text[other.end : other.end + 1] == ")"
    ]  # fmt: skip
    for (one, other), (later, last) in combinations(sums[:_MOST_PAIRS], 2):
        if (one.unit, other.unit) == (later.unit, last.unit):
            rate, theirs = other.low / one.low, last.low / later.low
        elif (one.unit, other.unit) == (last.unit, later.unit):
            rate, theirs = one.low / other.low, last.low / later.low
        else:
            continue
        if max(rate, theirs) / min(rate, theirs) > 1 + _RATE_SLACK:
            yield _rate_doubt(text, (one.start, other.end), (later, last), rate)
            return


def _rate_doubt(text: str, first: Span, pair: tuple[Number, Number], rate: float) -> Doubt:
    later, last = pair
    right = float(f"{rate * later.low:.3g}")
    return Doubt(
        kind="conversion",
        spans=((later.start, last.end),),
        likely=f"{right:.0f} {last.unit}",
        why=f"By the rate of {text[slice(*first)]}) in this article, {text[later.start : later.end]} is about"
        f" {right:,.0f} {last.unit}, not {text[last.start : last.end]}.",
    )


def _is_money(number: Number) -> bool:
    return bool(_CURRENCY.fullmatch(number.unit or "")) and not number.is_range
