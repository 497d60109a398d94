"""What a name's own words and the words around it say of its kind: where they are plain, they go before the name finder.

The finder was taught on texts of its own; names that it never saw it sorts by their looks. English says more: "Province"
ends a place, "the village of" stands before one, "minister" before a person, and the body of a name is not left at "of".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from dateline.base.nations import is_adjective_of_nation, states
from dateline.facts.wordlists import genders, rows, source_nouns, word_set
from dateline.facts.words import Doc, Span, Token

NameKind = Literal["person", "body", "place", "other"]

# What is "of" the name that follows is a place: "the village of".
_OF_PLACES = word_set(
    "city town village district province region island port capital suburb municipality county hamlet settlement"
    " governorate neighbourhood neighborhood commune prefecture oblast peninsula mayor"
)
# A name that one of these follows in small letters is a place's: "the Danube river".
_AFTER_PLACES = word_set(
    "river lake province district region peninsula coast border strait canal valley mountains volcano checkpoint crossing island islands oblast"
    " suburb neighbourhood neighborhood county governorate municipality"
)
# Ships and storms have names of their own.
_BEFORE_OTHERS = word_set(
    "ship frigate vessel tanker yacht destroyer submarine warship ferry boat corvette trawler freighter typhoon hurricane cyclone"
)
# A name that one of these follows is that of the armed group or party: "the Norvan rebels".
AFTER_BODIES = word_set(
    "rebels militants militia fighters insurgents guerrillas party cartel gang paramilitaries"
)
_IN = word_set("in near outside around at")
# Nouns that stand right before the name of what they say: "newspaper Norburg Courier".
BEFORE_BODIES = word_set(
    "radio tv television newspaper daily magazine broadcaster agency company firm group bank airline charity network website"
    " organisation organization startup conglomerate automaker retailer carmaker militia platform"
)
_PREFIXED = re.compile(r"^(?:pro|anti|ex|non|un|mid|pre|post)-", re.I)
# "KC-135", "F-150", "A320": the model that a maker's name stands before.
_MODEL = re.compile(r"^[A-Z][A-Za-z]{0,3}-?\d[\w-]*$")
ACRONYM = re.compile(r"^[A-Z]{2,5}\d{0,3}$|^[A-Z]\d{1,3}$")
MONTHS_AND_DAYS = word_set(
    "january february march april may june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A noun that ends names: what they name, and whether it is no surname."""

    kind: NameKind
    is_sure: bool


@cache
def name_nouns() -> dict[str, Noun]:
    """Return the nouns that end names, in small letters."""
    kinds: dict[str, NameKind] = {"body": "body", "place": "place", "other": "other"}
    return {row[0]: Noun(kind=kinds[row[1]], is_sure=row[2:] == ["sure"]) for row in rows("names_nouns.tsv")}


@cache
def known_bodies() -> tuple[str, ...]:
    """Return the names that are bodies' wherever they stand."""
    lines = (files("dateline.facts") / "data" / "names_bodies.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def kind_of(ent: Span, kind: NameKind) -> NameKind | None:
    """Return the kind of an entity that the name finder takes for `kind`; None if it is no name."""
    words = ent.text.strip(" ,.").split()
    if not words or _PREFIXED.match(ent.text) or _is_adjective(ent):
        return None
    if _is_place(words, kind):
        return "place"
    if (told := _by_last_word(words, kind)) is not None:
        return told
    if kind in ("person", "body") and _stands_for_place(ent):
        return "place"
    if kind in ("person", "place") and _is_called_body(ent):
        return "body"
    if kind == "body" and (_is_of_office(ent) or _is_in_title(ent)):
        return None
    if kind == "body" and _is_given_and_surname(ent):
        return "person"
    if kind == "body" and _is_role_before(ent):
        return "person"
    if kind == "body" and _is_of_model(ent):
        return "other"
    return kind


# "West Bank": a bank of a river, where elsewhere one of money.
COMPASS = word_set("West East North South Left Right")


def _is_place(words: list[str], kind: NameKind) -> bool:
    """True for a state, and for what begins with the noun of a place: "Isle of Wight"."""
    bare = words[1:] if words[0].lower() == "the" else words
    if bare[:1] and bare[0] in COMPASS and bare[1:] == ["Bank"]:
        return True
    if kind not in ("person", "body"):
        return False
    if " ".join(bare) in states():
        return True
    noun = name_nouns().get(bare[0].lower()) if len(bare) > 2 and bare[1] == "of" else None
    last = name_nouns().get(bare[-1].lower()) if bare else None
    return noun is not None and noun.kind == "place" and noun.is_sure and last is None


def _by_last_word(words: list[str], kind: NameKind) -> NameKind | None:
    noun = name_nouns().get(words[-1].lower())
    if len(words) < 2 or noun is None or not words[-1][0].isupper():
        return None
    if kind == "person" and not noun.is_sure:
        return None
    # What the finder takes for a place may be named for its court or bank; it knows places better than bodies.
    return None if kind == "place" and not noun.is_sure else noun.kind


def _is_adjective(ent: Span) -> bool:
    if ent.label_ not in ("ORG", "PERSON") or len(ent) > 2:
        return False
    if ent.end < len(ent.doc) and ent.doc[ent.end].text == "-" and not ent[-1].whitespace_:
        # "the Venna-led force", but "Ode Sarn-wen" is a name.
        return not _is_hyphened(ent.doc, ent.end) or ent.label_ == "ORG"
    return (len(ent) == 1 and ent[0].pos_ == "ADJ") or is_adjective_of_nation(ent.text)


def _stands_for_place(ent: Span) -> bool:
    doc, first = ent.doc, ent.start
    if first >= 2 and doc[first - 1].lower_ == "of" and doc[first - 2].lower_ in _OF_PLACES:
        return True
    if ent.end < len(doc) and doc[ent.end].lower_ in _AFTER_PLACES and doc[ent.end].text.islower():
        return True
    return _is_in_row(ent)


def _is_in_row(ent: Span) -> bool:
    """True for a place of a row that ends in a larger one: "in Odvik, Sarnmark, Norway"."""
    doc, first, end = ent.doc, ent.start, ent.end
    if first > 1 and doc[first - 1].text == "," and _ends_place(doc[first - 2]):
        return True
    if end + 1 >= len(doc) or doc[end].text != "," or doc[end + 1].ent_type_ != "GPE" or first == 0:
        return False
    if doc[first - 1].lower_ in _IN:
        return True
    last = end + 1
    while last < len(doc) and doc[last].ent_type_ == "GPE":
        last += 1
    is_state = doc[end + 1 : last].text in states()
    is_listed = last < len(doc) and doc[last].lower_ in ("and", "or")
    before = doc[first - 2] if first > 1 and doc[first - 1].text == "," else None
    return (
        is_state
        and not is_listed
        and before is not None
        and before.text not in states()
        and before.text[0].isupper()
    )


# What a portfolio stands before in a title: "Home Affairs | Secretary". A firm's director has the firm before them.
_TITLES = word_set("minister secretary leader adviser advisor chancellor")


def _is_in_title(ent: Span) -> bool:
    """True for the first words of a title: "Home | Secretary Odel Brandvik"."""
    after = ent.doc[ent.end] if ent.end < len(ent.doc) else None
    if after is None or after.lower_ not in _TITLES or not after.text[0].isupper():
        return False
    return not ent.text.isupper()


def _is_called_body(ent: Span) -> bool:
    """True if the text says right before or after a name that it is a body's: "company Venna", "Venna, an airline"."""
    if ent.start > 0 and ent.doc[ent.start - 1].lower_ in BEFORE_BODIES:
        return ent.label_ != "GPE" or ent.text not in states()
    said = (c for c in ent.root.children if c.dep_ == "appos" and c.i >= ent.end and c.tag_ == "NN")
    return any(source_nouns().get(c.lower_) == "body" and c.text.islower() for c in said)


def _ends_place(word: Token) -> bool:
    noun = name_nouns().get(word.lower_)
    return noun is not None and noun.kind == "place" and noun.is_sure and word.text[0].isupper()


def _is_of_office(ent: Span) -> bool:
    """True for what an office is of, right before who holds it: "Secretary of | Home Affairs | Odel Brandvik"."""
    doc, first, end = ent.doc, ent.start, ent.end
    if first < 2 or doc[first - 1].lower_ not in ("of", "for") or end >= len(doc):
        return False
    return doc[first - 2].lower_ in ("secretary", "minister") and doc[end].ent_type_ == "PERSON"


def _is_given_and_surname(ent: Span) -> bool:
    """True for a given name that the finder takes for a body, before a surname that it does not see."""
    after = ent.doc[ent.end] if ent.end < len(ent.doc) else None
    return len(ent) == 1 and _is_given(ent[0]) and after is not None and _goes_on(after)


def _is_role_before(ent: Span) -> bool:
    """True if a role in small letters stands right before two or three capitalised words: "ministers Odel Brandvik"."""
    words = [word.text for word in ent]
    is_name = all(w.replace("-", "").isalpha() and (w[0].isupper() or w == "-") for w in words if w != "-")
    if ent.start == 0 or not 2 <= len(ent.text.split()) <= 3 or not is_name:
        return False
    if any(word.isupper() for word in words) or words[-1].lower() in name_nouns():
        return False
    before = ent.doc[ent.start - 1]
    is_role = source_nouns().get(before.lower_) == "person" or (
        source_nouns().get(before.lower_.removesuffix("s")) == "person"
    )
    is_title = before.text.islower() or before.lower_ in _HEADS
    return is_role and is_title and source_nouns().get(words[-1].lower()) != "body"


# Titles that stand before the name of who holds the office, never before that of a body.
_HEADS = word_set(
    "president minister chancellor premier mayor governor senator ambassador king queen prince princess"
)


def _is_of_model(ent: Span) -> bool:
    doc = ent.doc
    if ent.start > 0 and doc[ent.start - 1].lower_ in _BEFORE_OTHERS:
        return True
    after = doc[ent.end].text if ent.end < len(doc) else ""
    before = doc[ent.start - 1].text if ent.start else ""
    if _MODEL.match(after) or _MODEL.match(before):
        return not ACRONYM.match(after)
    # "a Cessna 180 Skywagon"
    if before.isdigit() and ent.start > 1 and doc[ent.start - 2].ent_type_ == "ORG":
        return True
    beyond = doc[ent.end + 1] if ent.end + 1 < len(doc) else None
    return after.isdigit() and beyond is not None and beyond.pos_ == "PROPN" and beyond.text[0].isupper()


def extent_of(ent: Span, kind: NameKind) -> tuple[int, int]:
    """Return the numbers of the first word of a name and of the word after its last: the finder may have cut it."""
    if kind == "person":
        return _first_of_person(ent), _last_of_person(ent)
    return ent.start, _last_of_body(ent) if kind == "body" else ent.end


def _first_of_person(ent: Span) -> int:
    """Return where a person's name begins: with the given name before it, without the state that ends a title before it."""
    doc, first = ent.doc, ent.start
    if len(ent) > 2 and ent[0].text in states():
        return first + 1
    before = doc[first - 1] if first > ent.sent.start else None
    if before is not None and before.ent_iob_ == "O" and before.pos_ == "PROPN" and _is_given(before):
        return first - 1
    return first


def _is_given(word: Token) -> bool:
    return word.text[0].isupper() and word.lower_ in genders() and word.whitespace_ == " "


def _last_of_person(ent: Span) -> int:
    """Return where a person's name ends: "Odel Brandvik | Sarn", "Lin Ode | -wen"."""
    doc, end = ent.doc, ent.end
    while end < len(doc) and (_goes_on(doc[end]) or _is_hyphened(doc, end)):
        end += 1
    return end


def _is_hyphened(doc: Doc, at: int) -> bool:
    """True for the hyphen and the small letters after it that end a given name."""
    if doc[at].text == "-":
        is_near = not doc[at - 1].whitespace_ and not doc[at].whitespace_
        return is_near and at + 1 < len(doc) and doc[at + 1].text.isalpha() and doc[at + 1].text.islower()
    return at > 1 and doc[at - 1].text == "-" and doc[at].text.islower() and not doc[at - 1].whitespace_


def _goes_on(word: Token) -> bool:
    is_free = word.ent_iob_ == "O" or word.ent_type_ == "PERSON"
    if not is_free or word.pos_ != "PROPN" or not word.text[0].isupper() or word.is_sent_start:
        return False
    return (
        word.text.replace("-", "").isalpha()
        and not word.text.isupper()
        and word.lower_ not in MONTHS_AND_DAYS
        and source_nouns().get(word.lower_) is None
        and word.lower_ not in name_nouns()
        and word.doc[word.i - 1].whitespace_ == " "
    )


def _last_of_body(ent: Span) -> int:
    """Return where a body's name ends, which the finder may have cut at "of": "Nation of | Norveld"."""
    doc, end = ent.doc, ent.end
    if ent[-1].lower_ in ("of", "for"):
        while end < len(doc) and is_part(doc[end]) and not is_title(doc[end]):
            end += 1
    while end - 1 > ent.start and (doc[end - 1].text in _TAIL or doc[end - 1].text in DASHES):
        end -= 1
    return end


# What ends no name: "Union of Mills in", "Venna party".
_TAIL = word_set("of in for to at on and from by with") | AFTER_BODIES
DASHES = word_set("- – —")


def is_part(word: Token) -> bool:
    """True if a word may be part of a name of several words."""
    return (word.text[0].isupper() and word.pos_ in ("PROPN", "ADJ", "NOUN", "VERB")) or word.text == "-"


def is_title(word: Token) -> bool:
    """True if a word says what a person is: "minister"."""
    return source_nouns().get(word.lower_.strip(".")) == "person"


def places_of(text: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where names stand as words of their own; of two that overlap the first, of two that start together the longer."""
    found: list[tuple[int, int]] = []
    for name in names:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if not (_is_of_word(text[at - 1 : at]) or _is_of_word(text[end : end + 1])):
                found.append((at, end))
            at = text.find(name, at + 1)
    free = 0
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if start >= free:
            yield start, end
            free = end


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"
