"""Sums and shares that do not come out: parts and total, more than all, a conversion, a rise that falls."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dateline.base.records import Figure
from dateline.facts.matter import Doubt, Matter
from dateline.facts.numbers import Number, find_numbers

Pairs = tuple[tuple[Number, Number], ...]  # numbers that follow each other in a text

_EXACT = ("exact", "at_least", "at_most")
_AMONG = re.compile(r"^[^.;]{0,60}?,?\s(?:including|among (?:them|whom)|of whom|of them)\b[^.;]{0,20}$", re.I)
_LIST_OPENS = re.compile(r"^[^.;,]{0,40}\s?[(:—–]\s?$|^[^.;,]{0,40}\s[-–—]\s$")
_LIST_GOES_ON = re.compile(r"^[^.;\d]{0,40}(?:,| and)\s(?:and\s)?$")


def find_sums(matter: Matter) -> Iterator[Doubt]:
    """Yield the sums, shares and conversions of an article that cannot be."""
    yield from _parts(matter)
    yield from _shares(matter)
    pairs = tuple(pairwise(find_numbers(matter.text)))
    yield from _conversions(matter.text, pairs)
    yield from _falling_rises(matter.text, pairs)


def _parts(matter: Matter) -> Iterator[Doubt]:
    figures = [f for f in matter.figures if f.unit == "people"]
    for number, total in enumerate(figures):
        parts, is_whole = _parts_of(matter.text, total, figures[number + 1 :])
        if not parts or (total.high is None and total.bound != "at_least"):
            continue
        whole = total.high if total.high is not None else total.low
        added = sum(part.low or 0 for part in parts)
        if whole is None or any(part.bound not in _EXACT for part in parts):
            continue
        if added > whole or (is_whole and len(parts) > 1 and added != whole and total.bound == "exact"):
            yield Doubt(
                kind="parts and total",
                spans=((total.start, total.end), *((part.start, part.end) for part in parts)),
                figure_ids=(total.id, *(part.id for part in parts)),
                why=f"The parts {_listed([part.exact for part in parts])} make {added:g}, but the total is given as {total.exact}.",
            )


def _parts_of(text: str, total: Figure, following: list[Figure]) -> tuple[list[Figure], bool]:
    """Return the figures that the text names as parts of one, and whether they should make up the whole of it."""
    # "14 killed, including 11 on the ground, and 15 injured": the injured are no part of the killed.
    following = [
        f for f in following if f.sentence == total.sentence and f.event in (total.event, "other_people")
    ]
    if not following:
        return [], False
    between = text[total.end : following[0].start]
    is_among = bool(_AMONG.match(between))
    is_list = bool(_LIST_OPENS.match(between)) and any(c.isalpha() for c in between)
    if not is_among and not is_list:
        return [], False
    parts = [following[0]]
    for figure in following[1:]:
        if not _LIST_GOES_ON.match(text[parts[-1].end : figure.start]):
            break
        parts.append(figure)
    # A list of one is no list: "4: 15 PM", "two sisters - 8 -".
    return (parts, is_list) if is_among or len(parts) > 1 else ([], False)


def _shares(matter: Matter) -> Iterator[Doubt]:
    for figure in matter.figures:
        if figure.unit != "percent" or figure.low is None or figure.low <= 100:
            continue
        after = matter.text[figure.end : figure.end + 60]
        if re.match(r"\s+of\s+(?:all|the|its|their|his|her|those|these)\s+(?:\w+\s+){0,3}(?:people|voters|respondents|residents|members"
                    r"|patients|households|workers|students|votes|population|adults|women|men|children|cases|territory|land)\b", after):  # fmt: skip
            yield Doubt(
                kind="share over 100",
                spans=((figure.start, figure.end),),
                figure_ids=(figure.id,),
                why=f"No more than 100 percent of a whole can be meant, but the text has {figure.exact}.",
            )


# Units that news converts in brackets: one, other, factor. Source: NIST Handbook 44, Appendix C.
_FACTORS = {
    ("mile", "kilometre"): 1.609344,
    ("foot", "metre"): 0.3048,
    ("yard", "metre"): 0.9144,
    ("inch", "centimetre"): 2.54,
    ("inch", "millimetre"): 25.4,
    ("acre", "hectare"): 0.40468564,
    ("acre", "square kilometre"): 0.0040468564,
    ("square mile", "square kilometre"): 2.589988,
    ("pound", "kilogram"): 0.45359237,
    ("ounce", "gram"): 28.349523,
    ("gallon", "litre"): 3.785411784,
    ("mph", "kph"): 1.609344,
}
_NAMES = {
    "mile": "mile", "miles": "mile", "mi": "mile", "kilometre": "kilometre", "kilometres": "kilometre", "kilometer": "kilometre",
    "kilometers": "kilometre", "km": "kilometre", "foot": "foot", "feet": "foot", "ft": "foot", "metre": "metre", "metres": "metre",
    "meter": "metre", "meters": "metre", "m": "metre", "yard": "yard", "yards": "yard", "inch": "inch", "inches": "inch",
    "centimetre": "centimetre", "centimetres": "centimetre", "centimeter": "centimetre", "centimeters": "centimetre",
    "cm": "centimetre", "mm": "millimetre", "millimeters": "millimetre", "millimetres": "millimetre", "acre": "acre",
    "acres": "acre", "hectare": "hectare", "hectares": "hectare", "ha": "hectare", "square miles": "square mile",
    "square mile": "square mile", "sq mi": "square mile", "square kilometres": "square kilometre",
    "square kilometers": "square kilometre", "sq km": "square kilometre", "pound": "pound", "pounds": "pound", "lb": "pound",
    "lbs": "pound", "kilogram": "kilogram", "kilograms": "kilogram", "kg": "kilogram", "kilos": "kilogram", "ounce": "ounce",
    "ounces": "ounce", "gram": "gram", "grams": "gram", "gallon": "gallon", "gallons": "gallon", "litre": "litre",
    "litres": "litre", "liter": "litre", "liters": "litre", "mph": "mph", "kph": "kph", "km/h": "kph", "kmh": "kph",
}  # fmt: skip
_UNIT = "|".join(sorted(map(re.escape, _NAMES), key=lambda name: (-len(name), name)))
_FIRST_UNIT = re.compile(
    rf"[\s-]?({_UNIT})(?:\s\w+)?\s?\((?:about |around |roughly |approximately |some |nearly )?$"
)
_SECOND_UNIT = re.compile(rf"[\s-]?({_UNIT})\)")
# Beside the rounding of both numbers; "about 60 miles (100 km)" is fair.
_SLACK = 0.04


def _conversions(text: str, pairs: Pairs) -> Iterator[Doubt]:
    for one, other in pairs:
        first, second = _FIRST_UNIT.match(text[one.end : other.start]), _SECOND_UNIT.match(text, other.end)
        if not first or not second or one.is_range or other.is_range:
            continue
        factor = _factor(_NAMES[first[1]], _NAMES[second[1]])
        if factor is None or _overlap(text, one, other, factor):
            continue
        right = one.low * factor
        yield Doubt(
            kind="conversion",
            spans=((one.start, second.end() - 1),),
            likely=f"{right:.3g} {second[1]}",
            why=f"{text[one.start : one.end]} {first[1]} are about {right:.3g} {second[1]},"
            f" not {text[other.start : other.end]}.",
        )


def _factor(one: str, other: str) -> float | None:
    if (one, other) in _FACTORS:
        return _FACTORS[one, other]
    return 1 / _FACTORS[other, one] if (other, one) in _FACTORS else None


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
    return 0.5 * 10.0 ** (len(digits) - len(digits.rstrip("0"))) * scale


_RISES = (
    r"rose|risen|rising|climbed|climbing|increased|increasing|grew|grown|jumped|soared|surged|went up|gone up"
)
_FALLS = r"fell|fallen|falling|dropped|dropping|decreased|declined|declining|shrank|sank|went down|gone down"
_MOVES = re.compile(
    rf"\b({_RISES}|{_FALLS})\s+(?:\w+\s+){{0,3}}from\s+(?:(?:about|around|at least|just|some|nearly|over)\s+)?$",
    re.I,
)


def _falling_rises(text: str, pairs: Pairs) -> Iterator[Doubt]:
    for one, other in pairs:
        move = _MOVES.search(text[max(0, one.start - 70) : one.start])
        between = text[one.end : other.start]
        if (
            not move
            or not re.fullmatch(r"(?:\s[\w-]+){0,3}\s(?:up |down )?to\s(?:\w+\s){0,2}", between)
            or _are_years(one, other)
        ):
            continue
        rises = bool(re.fullmatch(_RISES, move[1], re.I))
        if one.unit != other.unit or (other.low >= one.low) == rises or one.low == other.low:
            continue
        yield Doubt(
            kind="falling toll",
            spans=((one.start, other.end),),
            why=f"The text says that it {move[1]}, but {text[other.start : other.end]} is"
            f" {'less' if rises else 'more'} than {text[one.start : one.end]}.",
        )


def _are_years(*numbers: Number) -> bool:
    return all(1900 <= n.low <= 2100 and n.unit is None for n in numbers)


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
