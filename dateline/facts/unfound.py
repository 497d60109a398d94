"""Bodies that their own words give away, whatever the name finder made of them: it never saw most names of the world.

"Security Service of Norland" ends in a body's noun, "the Wazak rebels" and "the airline Venna" say it beside the name,
and "Hayat Norvel al-Sarn (HNS)" brings its own initials.
"""

import re
from collections.abc import Iterator

from dateline.base.nations import is_adjective_of_nation, states
from dateline.facts.naming import (
    ACRONYM,
    AFTER_BODIES,
    BEFORE_BODIES,
    COMPASS,
    DASHES,
    MONTHS_AND_DAYS,
    is_part,
    is_title,
    name_nouns,
)
from dateline.facts.wordlists import word_set
from dateline.facts.words import Doc, Token

# Longer names are rows of names, or no text at all.
_LONGEST_WORDS = 12


def find_bodies(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the spans of bodies that their own words give away, whatever the name finder made of them."""
    yield from _by_noun(doc)
    yield from _by_group(doc)
    yield from _by_bracket(doc)
    yield from _by_noun_before(doc)


def _by_noun(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield capitalised words that end in the noun of a body, with what it is of: "Security Service of Norland"."""
    nouns = name_nouns()
    for word in doc:
        noun = nouns.get(word.lower_)
        if noun is None or noun.kind != "body" or not word.text[0].isupper() or word.text.isupper():
            continue
        first, last = _run_to(word), _of_what(word)
        if last - first > 2 and is_adjective_of_nation(doc[first].text) and doc[first + 1].text in _OF_MANY:
            first += 1
        if doc[first].text in COMPASS and last - first == 2 and word.text == "Bank":
            continue
        after = doc[last] if last < len(doc) else None
        if after is not None and _is_capital(after) and not is_title(after):
            continue
        if last - first > 1 and (first < word.i or last > word.i + 1):
            yield doc[first].idx, doc[last - 1].idx + len(doc[last - 1])


def _run_to(word: Token) -> int:
    """Return the number of the first of the capitalised words that end in this one."""
    first, doc = word.i, word.doc
    while first > max(word.sent.start, word.i - _LONGEST_WORDS) and (
        is_part(doc[first - 1]) or _is_of_many(doc[first - 1])
    ):
        first -= 1
    while first < word.i and (
        doc[first].pos_ in ("DET", "ADP", "PRON", "NUM", "SCONJ") or _is_office(doc[first])
    ):
        first += 1
    return first


# "the French | European Parliament member": what is of many states is of no one state.
_OF_MANY = word_set("European United International World")


def _is_of_many(word: Token) -> bool:
    """True for the sign of the possessive of many: "Workers' Party"."""
    before = word.doc[word.i - 1] if word.i else None
    return (
        word.text in ("'", "’") and before is not None and before.text[0].isupper() and before.text[-1] == "s"
    )


def _of_what(word: Token) -> int:
    """Return the number of the word after what a body is of; only one that begins with its noun has such a part."""
    doc, end = word.doc, word.i + 1
    if end + 1 >= len(doc) or doc[end].lower_ not in ("of", "for"):
        return end
    at = end + 1 + (doc[end + 1].lower_ == "the")
    last, most = at, min(len(doc), at + _LONGEST_WORDS)
    while last < most and is_part(doc[last]) and not is_title(doc[last]) and not _is_of_person(doc[last]):
        last += 1
    while last > at and doc[last - 1].text in DASHES:
        last -= 1
    return last if last > at else end


def _is_of_person(word: Token) -> bool:
    return word.ent_type_ == "PERSON"


def _is_capital(word: Token) -> bool:
    return word.text[0].isupper() and word.pos_ == "PROPN"


# What the finder sees where it is at a loss.
_NO_NAMES = word_set("FAC PRODUCT WORK_OF_ART EVENT LAW") | {""}


def _is_office(word: Token) -> bool:
    """True for the title of one person; what is of many ends no title: "People", "Workers"."""
    return is_title(word) and word.tag_ in ("NNP", "NN") and not word.lower_.endswith(("s", "people"))


def _by_group(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield what stands as a name before "rebels" or "party", where the finder saw no name or took letters for a place."""
    for word in doc:
        if word.lower_ not in AFTER_BODIES or not word.text.islower() or word.i == 0:
            continue
        name = doc[word.i - 1]
        is_free = name.ent_type_ in _NO_NAMES and name.pos_ == "PROPN" and name.text[0].isupper()
        if (is_free and not is_title(name)) or (ACRONYM.match(name.text) and name.ent_type_ == "GPE"):
            yield name.idx, name.idx + len(name)


_BRACKET = re.compile(r"\(([A-Z]{3,7})\)")


def _by_bracket(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield names that are followed by their own initials: "Hayat Norvel al-Sarn (HNS)"; of places the finder knows better."""
    for match in _BRACKET.finditer(doc.text):
        bracket = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        first = _first_by_initials(doc, bracket.start, match[1]) if bracket is not None else None
        if (
            bracket is None
            or first is None
            or match[1] in states()
            or _is_elsewhere(doc, first, bracket.start)
        ):
            continue
        last = doc[bracket.start - 1]
        yield doc[first].idx, last.idx + len(last)
        yield match.span(1)


def _first_by_initials(doc: Doc, end: int, letters: str) -> int | None:
    """Return the first of the words before `end` whose initials are `letters`; None where they are not."""
    at = end
    for letter in reversed(letters):
        at -= 1
        while at > 0 and doc[at].lower_ in _SMALL:
            at -= 1
        word = doc[at].text.removeprefix("al-").removeprefix("Al-") if at >= 0 else ""
        if word[:1].upper() != letter or not any(c.isupper() for c in doc[at].text):
            return None
    return at


_SMALL = word_set("of the for and in on to de la al del des du und - '")


def _is_elsewhere(doc: Doc, first: int, end: int) -> bool:
    """True if the words are a place, or what ends in the noun of one or of an event."""
    noun = name_nouns().get(doc[end - 1].lower_)
    return doc[first].ent_type_ in ("GPE", "LOC", "PERSON") or (noun is not None and noun.kind != "body")


def _by_noun_before(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield what stands as a name after "company" or "airline", where the finder saw none."""
    for word in doc:
        if word.lower_ not in BEFORE_BODIES or not word.text.islower() or word.i + 1 >= len(doc):
            continue
        first = end = word.i + 1
        while (
            end < len(doc) and doc[end].ent_type_ == "" and _is_capital(doc[end]) and not is_title(doc[end])
        ):
            end += 1
        if end > first and doc[first].lower_ not in MONTHS_AND_DAYS:
            yield doc[first].idx, doc[end - 1].idx + len(doc[end - 1])
