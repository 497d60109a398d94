"""The word lists that speakers are told by: read from `data/`, where each file names its source."""

from functools import cache
from importlib.resources import files


def word_set(text: str) -> frozenset[str]:
    """Return the words of `text` as a set: a short list that stands beside its one use."""
    return frozenset(text.split())


def rows(name: str) -> list[list[str]]:
    """Return the rows of a tab-separated file of `data/`, comments left out."""
    lines = (files("dateline.facts") / "data" / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def source_nouns() -> dict[str, str]:
    """Return the nouns that may stand for a speaker: "document", "body" or "person", by the word in small letters."""
    return {row[0]: row[1] for row in rows("sources.tsv")}


@cache
def genders() -> dict[str, str]:
    """Return "f" or "m" by given name, in small letters."""
    return {row[0]: row[1] for row in rows("given_names.tsv")}


def is_person_noun(word: str) -> bool:
    """True if the word says what a person is: "minister"."""
    return source_nouns().get(word.lower().strip(".,")) == "person"
