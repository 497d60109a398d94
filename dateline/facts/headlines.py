"""The headline's number against the body's: a toll, a plight, a sum or a share that the text does not have."""

import re
from collections.abc import Iterator

from dateline.facts.matter import Doubt, Matter, bare_numbers
from dateline.facts.numbers import Number, find_numbers

# What befell the people whom a headline counts, right behind its number; and the events that a body tells of them.
_HARM = re.compile(
    r"^\W*(?:(?!things|reasons|ways|times|lessons|facts|questions)\w+\W+){0,3}?"
    r"(killed|dead|die[ds]?|deaths?|injured|hurt|wounded|missing|arrested|detained|rescued|displaced|infected|casualties)\b",
    re.I,
)
_TOLL_BEFORE = re.compile(
    r"\b(?:(kill|injur|wound)(?:s|es|ed|ing)?|(leaves?)|(?:death |\w+ )?(toll)(?!\s(?:road|booth|plaza|bridge|fee)s?)\D{0,25})\s(?:\w+\s){0,2}$",
    re.I,
)
_EVENTS = {
    "killed": ("killed", "casualties"), "dead": ("killed", "casualties"), "kill": ("killed", "casualties"),
    "toll": ("killed", "casualties"), "leaves": ("killed", "injured", "casualties", "missing"),
    "leave": ("killed", "injured", "casualties", "missing"), "died": ("killed", "casualties"),
    "die": ("killed", "casualties"), "dies": ("killed", "casualties"), "death": ("killed", "casualties"),
    "deaths": ("killed", "casualties"), "injured": ("injured", "casualties", "hospitalised"),
    "hurt": ("injured", "casualties", "hospitalised"), "wounded": ("injured", "casualties", "hospitalised"),
    "injur": ("injured", "casualties", "hospitalised"), "wound": ("injured", "casualties", "hospitalised"),
    "missing": ("missing",), "arrested": ("arrested", "held"), "detained": ("arrested", "held"), "rescued": ("rescued",),
    "displaced": ("displaced", "evacuated"), "infected": ("infected",), "casualties": ("casualties", "killed", "injured"),
}  # fmt: skip
# What befell so many: the headline's number is its news.
_PLIGHT = re.compile(
    r"^\s(?:(?:people|passengers|workers|residents|homes|families|children|patients|customers|tourists|travellers)\s)?(?:(?:are|were|left|still|feared)\s)?"
    r"(?:stuck|stranded|trapped|evacuated|homeless|laid off|sacked|jobs|without (?:power|water)|ill|sick|flee|fled|affected)\b",
    re.I,
)
_AGE = re.compile(r"[\s-]*(?:years?|months?|days?|hours?|weeks?)\b", re.I)
_AGE_AROUND = (re.compile(r"(?:[^\W\d_],\s|\baged?\s|\()$"), re.compile(r"^[,):]"))
_AT_LEAST = re.compile(
    r"\b(?:at least|more than|over|tops?|exceeds?|passes|above|surpasses|beyond|nears?|nearly|almost|close to)\s$",
    re.I,
)
_LOOSE = re.compile(
    r"\b(?:up to|about|around|some|roughly|as many as|estimated|feared|approximately)\s$", re.I
)
# A longer one is no headline.
_MOST_HEADLINE = 300
# From here on a headline's count that the body does not have at all is worth a question by itself.
_GREAT = 100


def find_headlines(matter: Matter) -> Iterator[Doubt]:
    """Yield the numbers of the headline that no number of the text is, rounds to, or makes up."""
    if not matter.headline or not re.search(
        r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|dozen)\b", matter.headline, re.I
    ):
        return
    bare = bare_numbers(matter)
    body = (*find_numbers(matter.standfirst or ""), *bare)
    for number in find_numbers(matter.headline[:_MOST_HEADLINE]):
        event = _event(matter.headline, number)
        events = _EVENTS.get(event or "", ())
        told = tuple(
            f.low
            for f in matter.figures
            if f.low and f.unit == "people" and (f.event in events or not events)
        )
        if number.form == "vague" or number.is_range or _is_in(matter.headline, number, body, told):
            continue
        words = matter.headline[number.start : number.end]
        if event is not None and (number.low >= _GREAT or _has_rival(matter, event)):
            yield Doubt(
                kind="headline number",
                exact=(words,),
                why=f"The headline has {words}; no number in the text is the same or makes it up.",
            )
        elif event is None and (slip := _slipped(matter.headline, number, matter.text, bare)) is not None:
            yield slip


def _event(headline: str, number: Number) -> str | None:
    """Return the word of what befell those whom the headline counts."""
    before, after = headline[: number.start], headline[number.end :]
    if number.unit is not None or number.low < 3 or _AGE.match(after):
        return None
    if _AGE_AROUND[0].search(before) and _AGE_AROUND[1].match(after):
        return None
    found = _HARM.match(after)
    if found is not None:
        return found[1].lower()
    toll = _TOLL_BEFORE.search(before)
    if toll is not None:
        return (toll[1] or toll[2] or toll[3]).lower()
    return "plight" if number.low >= _GREAT and _PLIGHT.match(after) else None


def _has_rival(matter: Matter, event: str) -> bool:
    """True if the body counts more than two people by the same event: where it counts nobody it may tell each by name."""
    events = _EVENTS.get(event, ())
    return any(f.event in events and f.unit == "people" and (f.low or 0) >= 2 for f in matter.figures)


def _is_in(headline: str, number: Number, body: tuple[Number, ...], told: tuple[float, ...]) -> bool:
    """True if the body has the number, one that rounds to it or that its bound allows, or two counts of people that add up to it."""
    values = sorted({n.low for n in body} | {n.high for n in body})
    before = headline[: number.start]
    if any(n.low <= number.low <= n.high for n in body) or any(_rounds_to(v, number.low) for v in values):
        return True
    if _AT_LEAST.search(before) and any(0.85 * number.low <= v <= 1.5 * number.low for v in values):
        return not _is_over(before) or any(number.low <= v <= 1.5 * number.low for v in values)
    if _LOOSE.search(before) and any(0.7 * number.low <= v <= 1.3 * number.low for v in values):
        return True
    if number.unit is not None or number.scale > 1:
        return any(0 < v < number.low and number.low - v in values for v in values)
    return any(number.low - count in told for count in told)


def _is_over(before: str) -> bool:
    return not re.search(r"\b(?:nears?|nearly|almost|close to)\s$", before, re.I)


def _rounds_to(value: float, rounded: float) -> bool:
    return rounded >= 10 and rounded % 10 == 0 and abs(value - rounded) <= 0.1 * rounded


# One digit off --------------------------------------------------------------------------------------


def _slipped(headline: str, number: Number, text: str, body: tuple[Number, ...]) -> Doubt | None:
    """Return the doubt about a sum or share of the headline of which the body has, once, another with the same digits but one."""
    if number.unit in (None, "fraction", "times") and number.scale == 1:
        return None
    words = headline[number.start : number.end]
    noun = _noun(headline, number)
    alike = [
        n for n in body
        if n.unit == number.unit and n.low != number.low and (number.unit or _noun(text, n) == noun)
    ]  # fmt: skip
    digits = _digits(number)
    near = {n.low: n for n in alike if _is_slip(digits, _digits(n))}
    others = {n.low for n in body if n.unit == number.unit}
    # Where the body has many, the headline may have been made from two of them.
    if len(near) != 1 or len(digits) < 2 or len(others) > 3 or _is_derived(number.low, sorted(others)):
        return None
    likely = next(text[n.start : n.end] for n in near.values())
    return Doubt(
        kind="headline number",
        exact=(words,),
        likely=likely,
        confidence=0.7,
        why=f"The headline has {words}; the text has {likely}, and no number that is the same or makes it up.",
    )


def _noun(text: str, number: Number) -> str:
    found = re.match(r"[\s-]([^\W\d_]+)", text[number.end : number.end + 24])
    return found[1].lower().removesuffix("s") if found else ""


def _digits(number: Number) -> str:
    return f"{number.low:.10g}".replace(".", "").rstrip("0")


def _is_slip(one: str, other: str) -> bool:
    if len(one) != len(other) or one == other:
        return False
    off = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(off) == 1:
        return len(one) >= 2
    return (
        len(off) == 2
        and off[1] - off[0] == 1
        and one[off[0]] == other[off[1]]
        and one[off[1]] == other[off[0]]
    )


def _is_derived(value: float, others: list[float]) -> bool:
    """True if a value is a difference, sum or change in per cent of two others."""
    for a in others[:30]:
        for b in others[:30]:
            made = (abs(a - b), a + b, 100 * abs(a - b) / b if b else 0.0)
            if any(abs(value - m) <= 0.01 * value + 0.05 for m in made):
                return True
    return False
