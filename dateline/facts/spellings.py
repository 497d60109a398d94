"""One name, two spellings."""

import re
from collections.abc import Iterator
from itertools import combinations

from dateline.base.records import Name
from dateline.facts.matter import Doubt, Matter
from dateline.facts.names import surname
from dateline.facts.wordlists import is_person_noun

# Shorter names differ by one letter too often and are two: "Chen" and "Chan".
_LEAST_LETTERS = 6


def find_spellings(matter: Matter) -> Iterator[Doubt]:
    """Yield the persons whose name an article spells in two ways."""
    told: set[tuple[int, int]] = set()
    people = [name for name in matter.names if name.kind == "person"]
    for one, other in combinations(people, 2):
        if not _is_one_person(one, other) or not (
            _stands_alone(matter.text, one) and _stands_alone(matter.text, other)
        ):
            continue
        rare, usual = sorted((one, other), key=lambda name: (len(name.spans), name.spans[0]))
        if rare.spans[0] in told:
            continue
        told.add(rare.spans[0])
        yield _spelling(matter, rare.spans[0], usual, rare_count=len(rare.spans))
    for doubt in _bare_variants(matter):
        if doubt.spans[0] not in told:
            yield doubt


_CAPITALISED = re.compile(r"(?<![\w-])[A-Z][^\W\d_]{6,}(?![\w-])")
# A surname that says something, right before or behind it: it is a person's.
_SAYS = re.compile(
    r"\b(?:said|says|added|adds|told|asked|warned|noted|explained|stressed|recalled|insisted|argued)$"
)
_LEAST_BARE_LETTERS = 7


def _bare_variants(matter: Matter) -> Iterator[Doubt]:
    """Yield the surnames that speak and differ by one letter from that of a person named in full, and stand nowhere else."""
    known = {surname(name.name): name for name in matter.names if name.kind == "person" and " " in name.name}
    for match in _CAPITALISED.finditer(matter.text):
        word, start = match[0], match.start()
        if word in known or matter.text.count(word) > 1 or not _speaks(matter.text, *match.span()):
            continue
        near = [n for s, n in known.items() if _is_misspelt(word, s)]
        if len(near) == 1 and word not in near[0].name:
            yield _spelling(matter, (start, match.end()), near[0], rare_count=1)


def _is_misspelt(word: str, known: str) -> bool:
    is_long = min(len(word), len(known)) >= _LEAST_BARE_LETTERS and word[0] == known[0]
    is_plural = word.removesuffix("s") == known.removesuffix("s") or word.removesuffix(
        "n"
    ) == known.removesuffix("n")
    return is_long and not is_plural and is_one_letter_off(word, known)


def _speaks(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 12) : start].rstrip()
    after = re.match(r"\s(\w+)", text[end : end + 12])
    return bool(_SAYS.search(before) or (after and _SAYS.search(after[1])))


def _spelling(matter: Matter, span: tuple[int, int], usual: Name, *, rare_count: int) -> Doubt:
    return Doubt(
        kind="spelling",
        spans=(span, usual.spans[0]),
        likely=usual.name,
        confidence=0.7,
        why=f"The same person seems to be spelt “{matter.text[slice(*span)]}” and “{usual.name}”; the second form stands"
        f" {len(usual.spans)} times, the first {rare_count}.",
    )


def _stands_alone(text: str, name: Name) -> bool:
    """True unless a surname alone follows another capitalised word that is no title: then it is the end of a longer name."""
    if " " in name.name:
        return True
    before = [text[:start].split()[-1:] for start, _ in name.spans]
    words = [word[0] for word in before if word]
    return not any(word[0].isupper() and word[-1].isalpha() and not is_person_noun(word) for word in words)


def _is_one_person(one: Name, other: Name) -> bool:
    """True if two names share the given name, or one is a surname alone, and the surnames differ by one letter."""
    a, b = surname(one.name), surname(other.name)
    if a == b or min(len(a), len(b)) < _LEAST_LETTERS or a[0] != b[0] or not is_one_letter_off(a, b):
        return False
    if {a.removesuffix("s"), b.removesuffix("s")} == {min(a, b, key=len)}:
        return False
    given = [name.name.split(maxsplit=1)[0] if " " in name.name else None for name in (one, other)]
    return given[0] == given[1] if all(given) else any(given)


def is_one_letter_off(one: str, other: str) -> bool:
    """True if one letter put in, left out or changed makes one word the other."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    if len(long) - len(short) > 1 or short == long:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]
