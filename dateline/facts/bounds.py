"""How exact a number is meant: the words before and after it ("at least", "surpassed", "or more") and its own form.

The bounds and their words: eval/figures-guideline, with the verbs that say the same.
"""

import re
from dataclasses import dataclass

from dateline.base.records import Bound
from dateline.facts.numbers import Number

# How many characters before a number may hold its words of bound.
_REACH_CHARACTERS = 40
# Words that may stand between the words of bound and the number.
_BETWEEN = r"(?:\s+(?:an|the|another|additional|other|total|of|some|estimated|further|more|these|his|her|its|their|as|least|nearly|record)){0,2}\s*[\"“'‘(]?$"
_BEFORE: tuple[tuple[Bound, str], ...] = (
    ("at_least", r"at (?:the very )?least|no (?:fewer|less) than|not (?:fewer|less) than|a minimum of|minimum|as little as|not under|starting (?:at|from)|from as low as"),
    ("at_most", r"up to(?: an?\b)?|as (?:many|much|high|large|long|tall|far) as|at (?:the )?most|a maximum of|maximum|no (?:more|greater|higher|later) than|not more than|capped at|not exceed(?:ing)?"),
    ("less_than", r"(?:fewer|less|lower|smaller|shorter) than|under|below|short of|just under"),
    ("about", r"about|around|some|roughly|approximately|approx\.?|nearly|almost|close to|an estimated|estimated(?: at)?|estimates? (?:of|put|puts|suggests?|indicates?)(?: (?:that|the|it|there are)){0,2}|in the region of|in the order of|circa|c\.|ca\.|near(?:s|ed|ing)?|approach(?:es|ed|ing)|virtually|more or less|just short of|~|≈|something like|or so|an average of"),
    ("more_than", r"(?:more|greater|higher|larger|bigger|longer|taller|further|farther|better) than|(?<!all )(?<!took )(?<!take )over|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|upwards? of|in excess of|above|north of|topp?(?:s|ed|ing)|past|beyond|well over|just over|(?:broke|crossed|passed|passing|crossing) (?:the )?|>"),
)  # fmt: skip
_PATTERNS = tuple((bound, re.compile(rf"(?<!\w)(?:{words}){_BETWEEN}", re.I)) for bound, words in _BEFORE)
_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (
        "at_least",
        re.compile(r"^\s*(?:\w+\s+)?or (?:more|above|over|older|higher|greater)\b|^\s?\+|^-plus\b", re.I),
    ),
    (
        "at_most",
        re.compile(r"^\s*(?:\w+\s+)?or (?:less|fewer|under|lower)\b|^\s*(?:\w+\s+)?at (?:the )?most\b", re.I),
    ),
    ("about", re.compile(r"^\s*(?:\w+\s+)?or so\b|^-odd\b|^-ish\b", re.I)),
    ("at_least", re.compile(r"^\s*(?:\w+\s+){0,2}at (?:the very )?least\b", re.I)),
)
# "fined over 3 deaths": a cause.
# "under a $10 billion programme", "over the 12 months": the preposition governs a noun, not the number.
_NO_BOUND = re.compile(
    r"\b(?:fined|sued|charged|arrested|jailed|dispute|row|clash(?:ed|es)?|concerns?|protests?|debate) over\s*$",
    re.I,
)
# "handed over 31 rebels": part of the verb. Source: phrasal verbs with "over" in the Oxford Phrasal Verbs Dictionary.
_PARTICLE = re.compile(
    r"\b(?:hand(?:s|ed|ing)?|turn(?:s|ed|ing)?|sign(?:s|ed|ing)?|pull(?:s|ed|ing)?|knock(?:s|ed|ing)?|r[ua]n|runs|running|tak(?:es?|en|ing)|took|g[ia]v(?:es?|en|ing)|carr(?:y|ies|ied)|pass(?:es|ed|ing)|presid(?:e|es|ed|ing)) over\s*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Bounded:
    """A number's bound and its ends; None where it is open."""

    bound: Bound
    low: float | None
    high: float | None


def bound_of(text: str, number: Number) -> Bounded:
    """Return the bound that the words around a number give it."""
    if number.is_range:
        return Bounded("range", number.low, number.high)
    if number.unit == "vote":
        return _ends("exact", number.low)
    before = text[max(0, number.start - _REACH_CHARACTERS) : number.start]
    after = text[number.end : number.end + _REACH_CHARACTERS]
    bound = _after(after) or _before(before)
    if number.form == "vague" and bound in (None, "about", "at_least"):
        return Bounded("vague", number.low, None)
    return _ends(bound or "exact", number.low)


def _ends(bound: Bound, value: float) -> Bounded:
    match bound:
        case "at_least" | "more_than":
            return Bounded(bound, value, None)
        case "at_most" | "less_than":
            return Bounded(bound, None, value)
    return Bounded(bound, value, value)


def _before(text: str) -> Bound | None:
    clause = re.split(r"[.;!?]\s|\n", text)[-1]
    if _NO_BOUND.search(clause) or _PARTICLE.search(clause):
        return None
    found = [
        (match.end(), -match.start(), bound)
        for bound, pattern in _PATTERNS
        if (match := pattern.search(clause))
    ]
    if _UP_TO_ABOUT.search(clause):
        return "about"
    return max(found, key=lambda item: (item[0], item[1]))[2] if found else None


# "sent the rate up to nearly 12 percent": the way of a change, about a number.
_UP_TO_ABOUT = re.compile(r"\bup to (?:about|around|nearly|almost|roughly|some)\s*$", re.I)


def _after(text: str) -> Bound | None:
    return next((bound for bound, pattern in _AFTER if pattern.search(text)), None)
