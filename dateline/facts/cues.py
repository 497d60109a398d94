"""The words that attribute: "said", "according to", "the claim that", read from the lexicon beside this file."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.facts.wordlists import rows, source_nouns
from dateline.facts.words import Token

Mode = Literal["speech", "thought"]
Frame = Literal["clause", "object", "infinitive", "told", "quotation", "noun", "called"]

_FRAMES: dict[str, Frame] = {
    "c": "clause",
    "o": "object",
    "i": "infinitive",
    "d": "told",
    "q": "quotation",
    "n": "noun",
    "e": "called",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """How a word attributes: which of its parts hold what was said."""

    lemma: str
    mode: Mode
    frames: frozenset[Frame]
    prepositions: frozenset[str]
    needs_speaker: bool = False  # its subject must be able to speak: "the report shows", not "the rise shows"
    suits_things: bool = False  # things may be its subject and say nothing: "the storm threatens to"


@cache
def verb_cues() -> dict[str, Cue]:
    """Return the verbs that attribute, by lemma."""
    cues: dict[str, Cue] = {}
    for row in rows("cues.tsv"):
        lemma, mode, letters, *rest = row
        frames = frozenset(_FRAMES[letter] for letter in letters if letter in _FRAMES)
        prepositions = frozenset(rest[0].split(",")) if rest else frozenset()
        cues[lemma] = Cue(
            lemma=lemma,
            mode=_mode(mode),
            frames=frames,
            prepositions=prepositions,
            needs_speaker="s" in letters,
            suits_things="h" in letters or "s" in letters,
        )
    return cues


@cache
def noun_cues() -> dict[str, Cue]:
    """Return the nouns that attribute, by lemma; their frame "infinitive" is told by an i among the prepositions."""
    cues: dict[str, Cue] = {}
    for lemma, mode, words in rows("cue_nouns.tsv"):
        parts = frozenset(words.split(",")) - {"-"}
        frames: frozenset[Frame] = frozenset({"infinitive"}) if "i" in parts else frozenset()
        cues[lemma] = Cue(lemma=lemma, mode=_mode(mode), frames=frames, prepositions=parts - {"i"})
    return cues


# Endings of those who do something: "retailers", "pianist". Quirk et al. (1985), I.33-35.
_AGENTS = ("er", "or", "ist", "ian", "ant", "man", "men", "woman", "women", "ee", "people")
# Nouns of news that end so and do nothing: counts, weather, illness, waters (Quirk et al., I.31, on nouns not derived).
_NO_AGENTS = frozenset(
    {
        "number",
        "weather",
        "winter",
        "summer",
        "disaster",
        "tremor",
        "fever",
        "cancer",
        "river",
        "water",
        "error",
        "factor",
    }
)


def can_speak(head: Token) -> bool:
    """True if a noun phrase with this head, or a noun joined to it, may say, show or find something."""
    return _is_speaker(head) or any(_is_speaker(c) for c in head.children if c.dep_ == "conj")


def _is_speaker(head: Token) -> bool:
    if head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or head.pos_ == "PROPN":
        return True
    word = head.lower_
    return (
        word in source_nouns()
        or (word.removesuffix("s").endswith(_AGENTS) and word.removesuffix("s") not in _NO_AGENTS)
        or word in ("he", "she", "they", "we", "i", "who", "it", "you")
    )


def _mode(word: str) -> Mode:
    return "thought" if word == "thought" else "speech"
