"""Parts and total: parts that exceed what they are part of, and lists that do not make up their sum."""

import re
from collections.abc import Iterator, Sequence

from dateline.facts.matter import Doubt, Matter, Span, bare_numbers, in_digits, listed
from dateline.facts.numbers import Number
from dateline.facts.wordlists import word_set

_CURRENCY = re.compile(r"[A-Z]{3}")
# A list that misses by more is no list of parts: "of the 288 candidates, 286 are graduates, 202 under 45 and 56 women".
_LEAST_PART, _MOST_PART = 0.75, 1.35
# Before a total: then it is none to be made up.
_LOOSE = re.compile(
    r"\b(?:at least|more than|over|about|around|some|nearly|almost|roughly|approximately|up to|as many as|under|fewer than|less than"
    r"|no (?:fewer|less) than|an? estimated)\s(?:\w+\s)?$",
    re.I,
)
_INCOMPLETE = re.compile(
    r"\b(?:others?|rest|remaining|remainder|mostly|mainly|some|at least|more than|about|around|nearly|almost|up to|including|among|half|former"
    r"|latter|also|another|several|many|dozens?|each|every|both|respectively|of whom|of which|of them|plus|further|estimated)\b",
    re.I,
)


def find_parts(matter: Matter) -> Iterator[Doubt]:
    """Yield the totals of an article that their parts exceed or do not make up, each total once."""
    numbers = bare_numbers(matter)
    told: set[Span] = set()
    for i, sentence in enumerate(matter.sentences):
        within = _within(numbers, sentence)
        if not within:
            continue
        following = matter.sentences[i + 1] if i + 1 < len(matter.sentences) else None
        for doubt in (
            *_among(matter, within),
            *_lists(matter, sentence, within),
            *_of_the(matter, sentence, within),
            *_streams(matter, sentence, within, numbers),
            *_all_of_them(matter, within, following, numbers),
            *_names(matter, sentence, within),
        ):
            if doubt.spans[0] not in told:
                told.add(doubt.spans[0])
                yield doubt


def _within(numbers: Sequence[Number], sentence: Span) -> list[Number]:
    return [n for n in _slice(numbers, *sentence) if not n.is_range]


def _slice(numbers: Sequence[Number], start: int, end: int) -> Sequence[Number]:
    # Numbers are in order: a bisection keeps a long text from being looked through for each of its sentences.
    low, high = 0, len(numbers)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if numbers[middle].start < start else (low, middle)
    stop = low
    while stop < len(numbers) and numbers[stop].start < end:
        stop += 1
    return numbers[low:stop]


# Among them -----------------------------------------------------------------------------------------

_AMONG = re.compile(
    r"^[^.;:\d]{0,60}?(?:,|\s[–—-])?\s(?:including|among (?:them|whom)|(?:most |some )?of whom)\s(?:the\s)?$",
    re.I,
)
_OF_THEM = re.compile(r"^\s(?:of (?:them|whom|which|these))\b", re.I)
_NEXT_PART = re.compile(r"^[^.;:\d(]{0,50}?(?:,|,? and)\s$", re.I)
# Nobody is two of these at once. Source: the words' meanings; teenagers and pensioners overlap with them and stand not here.
_DISJOINT = tuple(
    word_set(words)
    for words in (
        "man men woman women boy boys girl girls",
        "man men woman women child children",
        "adult adults child children minor minors infant infants baby babies",
        "civilian civilians soldier soldiers police policeman policemen officer officers fighter fighters militant militants rebel rebels",
        "passenger passengers crew pilot pilots",
        "pupil pupils student students teacher teachers",
        "dead killed wounded injured missing",
    )
)
_PLACE = re.compile(r"^(?:\s\w+)?\s(?:of (?:them|whom|which|these)\s)?(in|from|at|near)\s(?:the\s)?[A-Z]")
_KIND = re.compile(r"^\s(?:[a-z]+\s)?([a-z]+)\b")


def _among(matter: Matter, numbers: list[Number]) -> Iterator[Doubt]:
    text = matter.text
    for i, total in enumerate(numbers[:-1]):
        first = numbers[i + 1]
        if total.low < 2:
            continue
        is_of_them = bool(_OF_THEM.match(text[first.end : first.end + 12]))
        between = text[total.end : first.start]
        if not _AMONG.match(between) and not (is_of_them and re.fullmatch(r"[^.;:\d]{0,60},\s", between)):
            continue
        if (
            total.unit != first.unit
            or _is_loose(text, total)
            or _OF_THEM.match(text[total.end : total.end + 12])
        ):
            continue
        if _is_of_another_kind(matter, total, first):
            continue
        parts = [first, *_more_parts(text, first, numbers[i + 2 :])]
        parts = parts if _are_disjoint(text, parts) else parts[:1]
        added = sum(part.low for part in parts)
        if added > total.low:
            yield _sum_doubt(matter, total, parts, added if len(parts) > 1 else None)


def _more_parts(text: str, first: Number, following: list[Number]) -> Iterator[Number]:
    last = first
    for number in following:
        between = text[last.end : number.start]
        bare = _OF_THEM.sub("", between)
        if not _NEXT_PART.match(bare) or number.unit != first.unit or _INCOMPLETE.search(bare):
            return
        if re.match(r"\s(?:of whom|others?|more)\b", text[number.end : number.end + 12]):
            return
        # "14 killed, including 11 on the ground, and 15 were injured": a part has no verb of its own.
        if re.match(r"[^.;,]{0,40}?\b(?:was|were|is|are|had|have|has)\b", text[number.end : number.end + 50]):
            return
        yield number
        last = number


def _are_disjoint(text: str, parts: list[Number]) -> bool:
    """True if nobody can be in two of the parts: by places, or by what they are."""
    after = [text[part.end : part.end + 60] for part in parts]
    places = [_PLACE.match(words) for words in after]
    if all(places) and len({place[1] for place in places if place}) == 1:
        return True
    kinds = [_kinds(words) for words in after]
    return any(
        all(kind & family for kind in kinds)
        and len(frozenset().union(*(k & family for k in kinds))) >= len(parts)
        for family in _DISJOINT
    )


def _kinds(words: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", re.split(r"[.;,]|\band\b", words)[0])[:3])


def _is_of_another_kind(matter: Matter, total: Number, part: Number) -> bool:
    """True if the two were read as figures of different things: people, and what befell others."""
    figures = [
        next((f for f in matter.figures if f.start < n.end and n.start < f.end), None) for n in (total, part)
    ]
    if figures[0] is None or figures[1] is None:
        return False
    if figures[0].unit != figures[1].unit and "people" in (figures[0].unit, figures[1].unit):
        return True
    return figures[0].bound not in ("exact", "at_most")


def _is_loose(text: str, number: Number) -> bool:
    after = text[number.end : number.end + 12]
    return (
        number.form in ("vague", "none")
        or bool(_LOOSE.search(text[max(0, number.start - 30) : number.start]))
        or bool(re.match(r"\s?(?:or (?:more|so)|plus)\b|\+", after))
    )


# Lists ----------------------------------------------------------------------------------------------

_OPENS = re.compile(
    r"^[^.;,:()\d]{1,50}?\s?(?::|\(|\s[–—-]|,?\s(?:is|are|was|were)?\s?(?:made up of|consist(?:s|ed|ing) of|compris(?:es|ed|ing)|broken down into))\s$"
)
_OPENS_BRACKET = re.compile(r"^[^.;,:()\d]{1,50}?\s\($")
_GOES_ON = re.compile(r"^[^.;:()\d]{1,45}?(?:,|,? and)\s$")
# Each part is of the same noun, or names its own: with a word behind each number the list is one of kinds.
_HAS_NOUN = re.compile(r"^[\s-][^\W\d_]{3,}")
_CLOSES = re.compile(r"^[^.;:,()\d]{1,60}?(?:[.)]|\s[–—-]\s|$)")


def _lists(matter: Matter, sentence: Span, numbers: list[Number]) -> Iterator[Doubt]:
    """Yield the total right before a list in brackets, after a colon or after "made up of" that is not its sum."""
    text = matter.text
    for i, total in enumerate(numbers[:-2]):
        between = text[total.end : numbers[i + 1].start]
        if not (_OPENS.match(between) or _OPENS_BRACKET.match(between)) or _is_loose(text, total):
            continue
        parts = [numbers[i + 1]]
        for number in numbers[i + 2 :]:
            if not _GOES_ON.match(text[parts[-1].end : number.start]):
                break
            parts.append(number)
        if len(parts) < 2 or not text[parts[-2].end : parts[-1].start].rstrip().endswith("and"):
            continue
        if not _CLOSES.match(text[parts[-1].end : min(sentence[1], parts[-1].end + 70)]) or any(
            n.form == "vague" or n.unit != total.unit or _is_loose(text, n) for n in parts
        ):
            continue
        if not all(_HAS_NOUN.match(text[n.end : n.end + 8]) for n in parts) or total.unit == "percent":
            continue
        if _INCOMPLETE.search(text, total.end, min(sentence[1], parts[-1].end + 60)):
            continue
        added = sum(part.low for part in parts)
        slack = _slack(text, [total, *parts])
        if abs(added - total.low) > slack and _LEAST_PART * total.low <= added <= _MOST_PART * total.low:
            yield _sum_doubt(matter, total, parts, added)


def _slack(text: str, numbers: list[Number]) -> float:
    """Return by how much rounded parts may miss their rounded sum: half of each last digit that is printed."""
    halves = []
    for number in numbers:
        digits = re.match(r"[\d,]+(?:\.(\d+))?", text[number.start : number.end].lstrip("$€£¥"))
        is_rounded = number.scale > 1 or (digits is not None and digits[1] is not None)
        # A whole number of millions is rounded too, but a budget in round millions is told as it is.
        halves.append(
            0.5 * 10.0 ** -len(digits[1]) * number.scale if is_rounded and digits and digits[1] else 0.0
        )
    return sum(halves)


# Of the 214 cases -----------------------------------------------------------------------------------

# What follows in the sentence are the parts.
_OF_THE = re.compile(r"^\W*Of (?:the|its|their|these|those|all) (?:\w+ )?$", re.I)


def _of_the(matter: Matter, sentence: Span, numbers: list[Number]) -> Iterator[Doubt]:
    """Yield "Of the 214 cases ..., 120 were ..., 61 ... and six ..." where the list ends with "and" and misses the total."""
    if len(numbers) < 4 or not _OF_THE.match(matter.text[sentence[0] : numbers[0].start]):
        return
    total, *parts = numbers
    is_list = matter.text[parts[-2].end : parts[-1].start].rstrip().endswith("and")
    added = sum(part.low for part in parts)
    is_near = 0.9 * total.low <= added <= 1.15 * total.low
    if not is_list or not is_near or added == total.low or any(n.form == "vague" or n.unit for n in numbers):
        return
    if _INCOMPLETE.search(matter.text, total.end, parts[-1].end):
        return
    yield _sum_doubt(matter, total, parts, added)


# "in three streams: 3.1 million in ..., 2.2 million in ... and 1.6 million in ...".
_MADE_UP = re.compile(
    r"\b(?:in (?:two|three|four|five|six|seven) (?:\w+ )?\w+|made up of|consist(?:s|ed|ing) of|comprises?|as follows|broken down into|split into)\s?:?\s?$",
    re.I,
)


def _streams(
    matter: Matter, sentence: Span, within: list[Number], numbers: tuple[Number, ...]
) -> Iterator[Doubt]:
    """Yield a list that is said to be all of a sum told shortly before, and is not."""
    for i, first in enumerate(within):
        opening = matter.text[sentence[0] : first.start]
        if not _CURRENCY.fullmatch(first.unit or "") or not _MADE_UP.search(opening):
            continue
        parts = [n for n in within[i:] if n.unit == first.unit]
        most = max(p.low for p in parts)
        before = [
            n
            for n in _slice(numbers, max(0, first.start - 600), first.start)
            if n.end <= first.start and n.unit == first.unit and n.low > most
        ]
        if len(parts) < 2 or not before or _INCOMPLETE.search(matter.text, first.start, parts[-1].end):
            continue
        total, added = before[-1], sum(part.low for part in parts)
        if abs(added - total.low) > 0.02 * total.low:
            yield _sum_doubt(matter, total, parts, added)


# All four -------------------------------------------------------------------------------------------

_PEOPLE = word_set(
    "man men woman women boy boys girl girls child children teenager teenagers adult adults soldier soldiers officer officers civilian"
    " civilians passenger passengers driver drivers pupil pupils student students teacher teachers worker workers player players suspect suspects"
)
_ALL_OF_THEM = re.compile(
    r"\W*All (\w+)(?: of them)? (?:are|were|have|had|face|faced|remain|remained|pleaded|deny|denied|died|survived|appeared|live|lived|was|will)\b"
)


def _all_of_them(
    matter: Matter, within: list[Number], following: Span | None, numbers: tuple[Number, ...]
) -> Iterator[Doubt]:
    """Yield "Three men and two women were detained. All four ..."."""
    if following is None or len(within) != 2:
        return
    found = _ALL_OF_THEM.match(matter.text, *following)
    if found is None:
        return
    one, other = within
    between = re.fullmatch(r"\s(?:\w+\s)?(\w+) and ", matter.text[one.end : other.start])
    after = matter.text[other.end : other.end + 40].split()[:2]
    if between is None or between[1] not in _PEOPLE or _PEOPLE.isdisjoint(after):
        return
    told = [n for n in _slice(numbers, *found.span(1)) if (n.start, n.end) == found.span(1)]
    added = one.low + other.low
    if told and told[0].low != added and told[0].low not in (one.low, other.low):
        yield _sum_doubt(matter, told[0], [one, other], added)


# Names ----------------------------------------------------------------------------------------------

_NAME = r"[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+){0,3}(?:,\s\d{1,2})?"
_NAMED = re.compile(
    rf"\s(?:[a-z-]+\s){{0,3}}?[a-z]+s(?:,|:|\s[–—-]|\s\()\s?({_NAME}(?:,\s{_NAME})*,?\s(?:and|&)\s{_NAME})(?=[,.;:)]|\s[–—-]\s|\swere\b|\sare\b|\sappeared\b)"
)
_FEW = 9


def _names(matter: Matter, sentence: Span, numbers: list[Number]) -> Iterator[Doubt]:
    """Yield "the four suspects, A, B and C," where the names are more or fewer than the count."""
    text = matter.text
    for number in numbers:
        if not 2 <= number.low <= _FEW or number.form != "words" or number.unit:
            continue
        if not re.search(
            r"\b[Tt]he\s(?:other\s|first\s|last\s)?$", text[max(0, number.start - 12) : number.start]
        ):
            continue
        found = _NAMED.match(text, number.end, min(sentence[1], number.end + 300))
        if found is None:
            continue
        bare = re.sub(r",\s\d{1,2}(?=,|\s|$)", "", found[1])
        names = [name for name in re.split(r",\s(?:and\s)?|\s(?:and|&)\s", bare) if name]
        if len(names) != number.low and len(names) > 1:
            yield Doubt(
                kind="parts and total",
                spans=((number.start, number.end), found.span(1)),
                likely=f"{len(names)}",
                confidence=0.7,
                why=f"The text speaks of {text[number.start : number.end]} and names {len(names)}: {listed(names)}.",
            )


def _sum_doubt(matter: Matter, total: Number, parts: list[Number], added: float | None) -> Doubt:
    words = [matter.text[n.start : n.end] for n in (total, *parts)]
    spans = tuple((n.start, n.end) for n in (total, *parts))
    figures = tuple(f.id for f in matter.figures if (f.start, f.end) in spans)
    if added is None:
        why = f"The part, {words[1]}, is more than the total, {words[0]}."
    else:
        why = f"The parts {listed(words[1:])} make {in_digits(added)}, but the total is given as {words[0]}."
    return Doubt(
        kind="parts and total",
        spans=spans,
        likely=None if added is None else f"{added:.0f}",
        figure_ids=figures,
        why=why,
    )
