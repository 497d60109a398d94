"""Whether a noun counts people, and its singular by spelling.

Nouns: data/figures_people.txt and figures_people_wordnet.txt; others by their ending, or as peoples ("Ukrainians").
"""

import re

from dateline.facts.lexicon import people_nouns
from dateline.facts.wordlists import source_nouns, word_set
from dateline.facts.words import Token

_IRREGULAR = {
    "people": "people", "men": "man", "women": "woman", "children": "child", "feet": "foot", "lives": "life", "wives": "wife", "knives": "knife",
    "aircraft": "aircraft", "police": "police", "troops": "troop", "personnel": "personnel", "series": "series", "species": "species",
    "data": "data", "media": "media", "crises": "crisis", "analyses": "analysis", "diagnoses": "diagnosis", "halves": "half", "shelves": "shelf",
    "wolves": "wolf", "leaves": "leaf", "thieves": "thief", "loaves": "loaf", "teeth": "tooth", "mice": "mouse", "geese": "goose",
    "criteria": "criterion", "phenomena": "phenomenon", "staff": "staff", "headquarters": "headquarters", "barracks": "barracks",
    "gunmen": "gunman", "buses": "bus", "gases": "gas", "viruses": "virus", "movies": "movie", "cookies": "cookie", "zombies": "zombie",
    "selfies": "selfie", "calories": "calorie", "ties": "tie", "lies": "lie", "pies": "pie", "axes": "axis", "bases": "base", "cases": "case",
    "houses": "house", "horses": "horse", "courses": "course", "causes": "cause", "nurses": "nurse", "corpses": "corpse",
}  # fmt: skip


def singular(word: str) -> str:
    """Return a noun's singular by spelling (English plurals, after the rules of the lemmatizers; irregular ones listed)."""
    small = word.lower()
    if small in _IRREGULAR:
        return _IRREGULAR[small]
    if small.endswith("men") and len(small) > 4:
        return small[:-3] + "man"
    if small.endswith("children"):
        return small[:-3]
    if small.endswith("ies") and len(small) > 4:
        return small[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|zz|o)es$", small) and not small.endswith(("shoes", "canoes", "axes")):
        return small[:-2]
    if small.endswith("s") and not small.endswith(("ss", "us", "is")) and len(small) > 3:
        return small[:-1]
    return small


# Endings of nouns of people (Marchand, Categories of English Word-Formation, 1969), and words that only look so.
_PEOPLE_ENDINGS = ("ist", "ologian", "hopeful", "goer")
_NO_PEOPLE_ENDINGS = (
    "checklist",
    "shortlist",
    "playlist",
    "blacklist",
    "waitlist",
    "wishlist",
    "twist",
    "assist",
    "consist",
    "exist",
    "mist",
    "heist",
    "grist",
    "zeitgeist",
)
# Nouns that are people with one of these before them.
_ARMED = word_set(
    "security armed police special peacekeeping coalition government allied troop rescue emergency"
)


def is_people(noun: Token) -> bool:
    """True if a noun counts people."""
    word = singular(noun.text)
    if word == "force":
        return noun.i > 0 and noun.nbor(-1).lower_ in _ARMED
    if word in people_nouns() or noun.lemma_.lower() in people_nouns():
        return True
    if len(word) > 5 and word.endswith(_PEOPLE_ENDINGS) and not word.endswith(_NO_PEOPLE_ENDINGS):
        return True
    if source_nouns().get(noun.lower_) != "body" and any(
        child.dep_ == "relcl" and any(t.lower_ in ("who", "whom") for t in child.subtree)
        for child in noun.children
    ):
        return True
    return noun.ent_type_ == "NORP" and (word != noun.text.lower() or noun.lower_.endswith("s"))
