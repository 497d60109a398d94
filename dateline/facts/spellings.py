"""One name, two spellings."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import combinations, groupby

from dateline.base.records import Name
from dateline.facts.matter import Doubt, Matter, Span
from dateline.facts.names import surname
from dateline.facts.sentences import sentence_around
from dateline.facts.wordlists import is_person_noun

# Shorter names differ by one letter too often and are two: "Chen" and "Chan".
_LEAST_LETTERS = 6


def find_spellings(matter: Matter) -> Iterator[Doubt]:
    """Yield the persons, bodies and places whose name an article spells in two ways."""
    told: set[Span] = set()
    for doubt in (*_persons(matter), *_bare_variants(matter), *_bodies_and_places(matter)):
        if told.isdisjoint(doubt.spans[:1]) and not _is_told_of(matter, doubt.spans[:2]):
            told.add(doubt.spans[0])
            yield doubt


# That a name is misspelt, or spelt in two ways, may be the news itself.
_SPELT = re.compile(r"\b(?:mis-?spel\w+|spelt|spelled|spelling|typo|pronounced|renamed|\[?sic\b)", re.I)


def _is_told_of(matter: Matter, spans: tuple[Span, ...]) -> bool:
    """True if the text speaks of the spelling itself."""
    around = [sentence_around(matter.sentences, *span) for span in spans]
    return any(_SPELT.search(matter.text, *sentence) for sentence in around)


def _persons(matter: Matter) -> Iterator[Doubt]:
    people = [name for name in matter.names if name.kind == "person"]
    for _, alike in groupby(sorted(people, key=_initial), key=_initial):
        for one, other in combinations(sorted(alike, key=lambda name: name.spans[0]), 2):
            if not _is_one_person(one, other) and not _is_one_given_name(matter, one, other):
                continue
            if (
                _stands_alone(matter.text, one)
                and _stands_alone(matter.text, other)
                and not _meet(matter, one, other)
            ):
                rare, usual = sorted((one, other), key=lambda name: (len(name.spans), name.spans[0]))
                yield _spelling(matter, rare.spans[0], usual, rare_count=len(rare.spans))


def _initial(name: Name) -> str:
    return surname(name.name)[:1]


def _meet(matter: Matter, one: Name, other: Name) -> bool:
    """True if a sentence names both: then they are two."""
    sentences = [{sentence_around(matter.sentences, *span) for span in name.spans} for name in (one, other)]
    return not sentences[0].isdisjoint(sentences[1])


_CAPITALISED = re.compile(r"(?<![\w-])[A-Z][^\W\d_]{5,}(?![\w-])")
# A surname that says something, right before or behind it: it is a person's.
_SAYS = re.compile(
    r"\b(?:said|says|added|adds|told|asked|warned|noted|explained|stressed|recalled|insisted|argued)$"
)
_TITLE = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lord|Lady|Judge|Sgt|Capt|Col|Gen|Sen|Rep|Gov)\.?\s"
)
_TITLE_BEFORE = re.compile(rf"\b{_TITLE.pattern}$")
_LEAST_BARE_LETTERS = 7


def _bare_variants(matter: Matter) -> Iterator[Doubt]:
    """Yield the surnames that speak and differ by one letter from that of a person named in full, and stand nowhere else."""
    known = {
        surname(name.name): name
        for name in matter.names
        if " " in name.name and (name.kind == "person" or _TITLE.match(name.name))
    }
    if not known:
        return
    for match in _CAPITALISED.finditer(matter.text):
        word, start = match[0], match.start()
        if word in known or matter.text.count(word) > 1 or not _speaks(matter.text, *match.span()):
            continue
        near = [n for s, n in known.items() if _is_misspelt(word, s)]
        if len(near) == 1 and word not in near[0].name:
            yield _spelling(matter, (start, match.end()), near[0], rare_count=1)


def _is_misspelt(word: str, known: str) -> bool:
    lengths = sorted((len(word), len(known)))
    is_long = lengths[0] >= _LEAST_LETTERS and lengths[1] >= _LEAST_BARE_LETTERS and word[0] == known[0]
    is_plural = word.removesuffix("s") == known.removesuffix("s") or word.removesuffix(
        "n"
    ) == known.removesuffix("n")
    return (
        is_long
        and not is_plural
        and not _is_feminine(word, known)
        and is_one_letter_off(*_folded(word, known))
    )


def _is_feminine(one: str, other: str) -> bool:
    # Slavic and Baltic surnames: "Voronov", "Voronova"; "Novotny", "Novotna" is the same and differs by its last letter.
    return (
        one + "a" == other
        or other + "a" == one
        or (one[:-1] == other[:-1] and {one[-1], other[-1]} == {"a", "y"})
    )


def _folded(*words: str) -> list[str]:
    """Return the words without their accents: an outlet may leave them out in one place, and that is no other name."""
    return [
        "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
        for word in words
    ]


def _speaks(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 12) : start].rstrip()
    after = re.match(r"\s(\w+)", text[end : end + 12])
    return bool(
        _SAYS.search(before)
        or (after and _SAYS.search(after[1]))
        or _TITLE_BEFORE.search(text[max(0, start - 12) : start])
    )


def _spelling(matter: Matter, span: tuple[int, int], usual: Name, *, rare_count: int) -> Doubt:
    return Doubt(
        kind="spelling",
        spans=(span, usual.spans[0]),
        likely=usual.name,
        confidence=0.7,
        why=f"The same name seems to be spelt “{matter.text[slice(*span)]}” and “{usual.name}”; the second form stands"
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
    if (
        a == b
        or min(len(a), len(b)) < _LEAST_LETTERS
        or a[0] != b[0]
        or not is_one_letter_off(*_folded(a, b))
    ):
        return False
    if {a.removesuffix("s"), b.removesuffix("s")} == {min(a, b, key=len)} or _is_feminine(a, b):
        return False
    given = [name.name.split(maxsplit=1)[0] if " " in name.name else None for name in (one, other)]
    return given[0] == given[1] if all(given) else any(given)


# Two of one family share the surname, and often nearly the given name.
_KIN = re.compile(
    r"\b(?:twins?|sisters?|brothers?|siblings?|father|mother|sons?|daughters?|wife|husband|couple|cousins?|uncle|aunt|nephew|niece|family|elder"
    r"|younger|senior|junior)\b",
    re.I,
)
_LEAST_GIVEN = 5
_MOST_GIVEN_OFF = 2


def _is_one_given_name(matter: Matter, one: Name, other: Name) -> bool:
    """True if two full names share the surname and their given names are spellings of one: "Stephen", "Steven"."""
    words = [name.name.split() for name in (one, other)]
    if not all(len(w) == 2 for w in words) or words[0][1] != words[1][1] or len(words[0][1]) < _LEAST_GIVEN:
        return False
    a, b = _folded(words[0][0], words[1][0])
    # The last letter tells a woman from a man: "Maria", "Mario".
    if a == b or min(len(a), len(b)) < _LEAST_GIVEN or a[:2] != b[:2] or a[-1] != b[-1] or a[:-1] == b[:-1]:
        return False
    return _distance(a.lower(), b.lower()) <= _MOST_GIVEN_OFF and not _KIN.search(matter.text)


def _distance(one: str, other: str) -> int:
    """Return how many letters must be put in, left out or changed to make one word the other (Levenshtein 1966)."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last = row
        row = [i]
        for j, b in enumerate(other, 1):
            row.append(min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b)))
    return row[-1]


# Bodies and places ----------------------------------------------------------------------------------

_LEAST_USUAL = 2
# "Iceland" and "Ireland" have seven letters.
_LEAST_LETTERS_OF_A_PLACE = 8


def _bodies_and_places(matter: Matter) -> Iterator[Doubt]:
    """Yield the name that stands once and is one letter off that of a body or place which stands twice or more."""
    usual = [n for n in matter.names if n.kind in ("place", "body") and len(n.spans) >= _LEAST_USUAL]
    rare = [n for n in matter.names if len(n.spans) == 1]
    by_shape: dict[tuple[int, str], list[Name]] = {}
    for name in usual:
        by_shape.setdefault((name.name.count(" "), name.name[:1]), []).append(name)
    for name in rare:
        for known in by_shape.get((name.name.count(" "), name.name[:1]), ()):
            if _is_one_word_off(name.name, known.name) and _stands_elsewhere(matter, name, known):
                yield _spelling(matter, name.spans[0], known, rare_count=1)
                break


def _is_one_word_off(one: str, other: str) -> bool:
    words, others = one.split(), other.split()
    off = [(a, b) for a, b in zip(words, others, strict=False) if a != b]
    # Two blanks in a row, or a break, part a name otherwise than one blank does.
    if (
        len(words) != len(others)
        or len(off) != 1
        or min(len(word) for word in off[0]) < _LEAST_LETTERS_OF_A_PLACE
    ):
        return False
    return _is_misspelt(*off[0]) and off[0][0][-1] == off[0][1][-1]


def _stands_elsewhere(matter: Matter, rare: Name, usual: Name) -> bool:
    """True if the usual form has a sentence without the rare one: else the text may set the two beside each other."""
    start, end = sentence_around(matter.sentences, *rare.spans[0])
    return any(not start <= at < end for at, _ in usual.spans)


def is_one_letter_off(one: str, other: str) -> bool:
    """True if one letter put in, left out or changed, or two that change places, make one word the other."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    if len(long) - len(short) > 1 or short == long:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if (
        len(short) == len(long)
        and short[at : at + 2] == long[at : at + 2][::-1]
        and short[at + 2 :] == long[at + 2 :]
    ):
        return True
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]
