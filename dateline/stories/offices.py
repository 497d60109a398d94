"""Roles compared: whether two descriptions can be of one person, or say that they are."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from dateline.base.nations import nation_words

Accord = Literal["agree", "open", "conflict"]

# Fields between which people of one name are hardly one person. What crosses over in life (sport to politics, law to
# politics, the army to politics, business to anything) is left out.
_APART = frozenset(
    frozenset(pair)
    for pair in (
        ("sport", "military"), ("sport", "police"), ("sport", "law"), ("sport", "science"), ("sport", "medicine"),
        ("sport", "church"), ("sport", "politics"), ("arts", "military"), ("arts", "police"), ("arts", "law"), ("arts", "science"),
        ("arts", "medicine"), ("arts", "church"), ("police", "science"), ("police", "medicine"), ("police", "church"),
        ("police", "politics"), ("church", "science"), ("church", "law"), ("people", "politics"), ("people", "military"),
        ("people", "police"), ("people", "law"), ("people", "science"), ("people", "medicine"), ("people", "church"),
        ("medicine", "law"), ("medicine", "military"), ("media", "police"), ("media", "medicine"), ("media", "sport"),
    )
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# Words of a role that say nothing of who holds it, or of where.
_EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "for",
        "in",
        "on",
        "at",
        "to",
        "from",
        "with",
        "as",
        "former",
        "ex",
        "acting",
        "deputy",
        "interim",
        "new",
        "current",
        "late",
        "senior",
        "junior",
        "vice",
        "prime",
        "first",
        "second",
        "chief",
        "top",
        "assistant",
        "associate",
        "executive",
        "high",
        "lead",
        "leading",
        "long-time",
        "longtime",
        "outgoing",
        "incoming",
        "then",
        "one",
        "two",
        "state",
        "national",
        "federal",
        "local",
        "regional",
        "city",
        "town",
        "county",
        "district",
        "party",
        "government",
        "republican",
        "democratic",
        "democrat",
        "conservative",
        "labour",
        "labor",
        "liberal",
        "his",
        "her",
        "their",
        "its",
        "who",
        "is",
        "was",
        "sir",
    ]
)


@dataclass(frozen=True, slots=True)
class Role:
    """A role taken apart: what somebody is, of which states, and the words that are left."""

    offices: frozenset[str]
    fields: frozenset[str]
    tied: frozenset[str]  # those of the offices that are of a place
    nations: frozenset[str]
    rest: frozenset[str]


@cache
def _offices() -> dict[str, tuple[str, bool]]:
    text = (files("dateline.stories") / "data" / "offices.tsv").read_text(encoding="utf-8")
    found = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {row[0]: (row[1], row[2:] == ["tied"]) for row in found}


@lru_cache(maxsize=50_000)
def read_role(role: str | None, body: str | None) -> Role:
    """Return a role and the body it is held in, taken apart."""
    words = [word.removesuffix("'s").removesuffix("’s") for word in _words(f"{role or ''} {body or ''}")]
    nations, words = _nations(words)
    offices = frozenset(one for word in words if (one := _office(word)) is not None)
    rest = frozenset(
        word.casefold() for word in words if _office(word) is None and word.casefold() not in _EMPTY
    )
    return Role(
        offices=offices,
        fields=frozenset(_offices()[one][0] for one in offices) - {"voice"},
        tied=frozenset(one for one in offices if _offices()[one][1]),
        nations=nations,
        rest=rest,
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace(".", ""))


# Titles before a name are cut short. Source: the Associated Press's rules for titles.
_SHORT = {
    "gov": "governor", "gen": "general", "rep": "representative", "sen": "senator", "lt": "lieutenant", "capt": "captain",
    "col": "colonel", "sgt": "sergeant", "dr": "doctor", "rev": "reverend", "advisor": "adviser", "neighbor": "neighbour",
    "congressman": "representative", "congresswoman": "representative", "spokeswoman": "spokesman", "spokesperson": "spokesman",
    "chairwoman": "chairman", "chair": "chairman", "premier": "minister", "actress": "actor",
}  # fmt: skip


def _office(word: str) -> str | None:
    folded = _SHORT.get(word.casefold(), word.casefold())
    if folded in _offices():
        return folded
    single = folded.removesuffix("s")
    return single if single in _offices() else None


def _nations(words: list[str]) -> tuple[frozenset[str], list[str]]:
    """Return the states that words name, and the words without them. "us" counts where it is written as a name."""
    known = nation_words()
    found: set[str] = set()
    rest: list[str] = []
    at = 0
    while at < len(words):
        for length in (3, 2, 1):
            part = " ".join(words[at : at + length])
            if part.casefold() in known and part[0].isupper() and at + length <= len(words):
                found.add(known[part.casefold()])
                at += length
                break
        else:
            rest.append(words[at])
            at += 1
    return frozenset(found), rest


def compare_roles(one: Role, other: Role) -> Accord:
    """Return whether two roles speak for one holder, against it, or leave it open."""
    if one.nations and other.nations and not one.nations & other.nations:
        return "conflict"
    shared = one.offices & other.offices
    if any(_is_apart(a, b) for a in one.fields for b in other.fields) and not one.fields & other.fields:
        return "conflict"
    if one.tied & other.tied and one.rest and other.rest and not one.rest & other.rest:
        return "conflict"
    if shared or one.rest & other.rest:
        return "agree"
    return "agree" if one.nations & other.nations and one.fields & other.fields else "open"


def _is_apart(one: str, other: str) -> bool:
    return frozenset((one, other)) in _APART
