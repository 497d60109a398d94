"""Units of measure right after a number: "km", "kilometres per hour", "°C", and magnitudes of quakes. Table: data/figures_units.tsv."""

import re

from dateline.facts.lexicon import units

_MAGNITUDE_BEFORE = re.compile(
    r"(?:\bmagnitude(?:[-\s]of)?(?:\s(?:at|was|is))?|\bM[wLbsi]|\bRichter scale at)[-\s]?(?:about |around )?$",
    re.I,
)
_MAGNITUDE_AFTER = re.compile(r"^[- ]magnitude\b|^ on the Richter\b", re.I)
_SIGN = re.compile(
    r"^[\s-]?(?P<sign>°\s?[CF]?|℃|℉|(?:sq|cu)\.?\s?(?:km|mi|m|ft|in)\b\.?|lb[-. ]?ft|ft[-. ]lbs?|[kcm]?m[²³23]|[A-Za-zµμ]{1,4}/?h?)(?![\w])",
    re.I,
)
_WORDS = re.compile(
    r"^(?P<hyphen>[\s-])(?P<square>metric |(?:square |cubic )?(?:nautical )?)(?P<word>light[- ]years?\b|[A-Za-z]+)"
)
_PER = re.compile(
    r"^(?: of [a-z]+)?(?: (?:per|a|an|each)[ -]| an? |/)(?P<per>hour|day|second|minute|week|month|year|h|s)\b"
)
# Measures of which news tells so many an hour or a day.
_RATED = ("kilometre", "mile", "metre", "barrel", "foot", "tonne", "ton", "litre", "gallon")


def unit_after(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Return the unit of the number at a span of `text`, and where its words end; None where no measure follows."""
    before, after = text[max(0, start - 30) : start], text[end : end + 40]
    if _MAGNITUDE_BEFORE.search(before) or _MAGNITUDE_AFTER.match(after):
        return "magnitude", end
    found = _unit_words(after) or _unit_sign(after)
    if found is None:
        return None
    unit, stop = found[0], end + found[1]
    if unit in _RATED and (per := _PER.match(text[stop : stop + 30])) is not None:
        unit = f"{unit} per {({'h': 'hour', 's': 'second'}).get(per['per'], per['per'])}"
    return unit, stop


def _unit_words(after: str) -> tuple[str, int] | None:
    match = _WORDS.match(after)
    if match is None:
        return None
    name = units().words.get(match["word"].lower().replace("light ", "light-"))
    if name is None or (match["hyphen"] == "-" and name == "degree"):
        return None
    end = match.end()
    if name == "degree":
        scale = re.match(r"\s+(celsius|centigrade|fahrenheit|[CF])\b", after[end:], re.I)
        if scale:
            return (
                f"degree {'Fahrenheit' if scale[1].lower().startswith('f') else 'Celsius'}",
                end + scale.end(),
            )
    square = (match["square"] or "").strip()
    if square and square != "metric":
        name = f"{square} {name}"
    if name in ("kilowatt", "megawatt", "gigawatt", "terawatt") and (
        hours := re.match(r"[- ]hours?\b", after[end:])
    ):
        return f"{name} hour", end + hours.end()
    return name, end


def _unit_sign(after: str) -> tuple[str, int] | None:
    match = _SIGN.match(after)
    if match is None:
        return None
    raw = match["sign"]
    sign = re.sub(r"[\s.-]", "", raw).lower().replace("μ", "µ")
    name = units().signs.get(sign)
    is_glued = not after[:1].isspace()
    # One letter parted by a space is an initial or a word ("10 A"), but for litres and metres of a page's own style.
    if (
        name is None
        or (
            len(sign) == 1
            and sign not in "°℃℉"
            and not is_glued
            and not _ends_measure(after, match.end(), sign)
        )
        or (sign in ("c", "f") and raw not in ("C", "F"))
        or raw == "M"
        or sign in ("in", "mi")
    ):
        return _inch(after, match.end()) if sign == "in" else None
    return name, match.end()


def _ends_measure(after: str, end: int, sign: str) -> bool:
    # "162.9 m (534 ft)": metres, where the sentence or a conversion follows
    return sign == "m" and bool(re.match(r"\s*[(,.;)]|$", after[end:]))


def _inch(after: str, end: int) -> tuple[str, int] | None:
    # "5.5 in (14 cm)": inches where a conversion follows, a preposition elsewhere
    return ("inch", end) if re.match(r"\s*(?:\(|of (?:rain|snow))", after[end:]) else None
