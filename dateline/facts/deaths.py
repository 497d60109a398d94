"""Deaths told by a verb that does not kill by itself: "were stabbed | to death", "claimed the lives of | 100 people"."""

from dateline.base.records import Event
from dateline.facts.counted import Counted
from dateline.facts.wordlists import word_set
from dateline.facts.words import Doc, Span, Token

# Verbs of contact by impact and of harm (Levin, English Verb Classes, 1993, 18 and 40.8) that end "to death".
_BLOWS = word_set(
    "shoot stab beat batter bludgeon hack burn crush trample stone club kick knife torture starve freeze scald bleed choke hang gore maul"
    " whip strangle work sting"
)
_TAKES_LIVES = word_set("claim cost take end lose")
# "Gunmen shot | 16 farmers from the upper valley | to death".
_REACH_WORDS = 10


def killed_outright(_doc: Doc, _span: Span, counted: Counted) -> Event | None:
    """Return "killed" where a verb of harm ends in death, or the lives of the counted are taken."""
    word = counted.argument
    if word is None:
        return None
    verb = _verb_on(word)
    if verb is not None and verb.lemma_.lower() in _BLOWS and _ends_in_death(verb):
        return "killed"
    return "killed" if _are_lives_taken(word) else None


def _verb_on(word: Token) -> Token | None:
    """Return the verb that does something to the counted: they are its object or passive subject, or it stands by them."""
    if word.dep_ in ("nsubjpass", "dobj", "obj", "nsubj") and word.head.pos_ == "VERB":
        return word.head if word.dep_ != "nsubj" or word.head.tag_ == "VBN" else None
    return next(
        (child for child in word.children if child.dep_ in ("acl", "relcl") and child.tag_ == "VBN"), None
    )


def _ends_in_death(verb: Token) -> bool:
    for token in verb.doc[verb.i + 1 : verb.i + _REACH_WORDS]:
        if token.is_sent_start:
            return False
        if token.lower_ == "death" and token.nbor(-1).lower_ == "to":
            return True
    return False


def _are_lives_taken(word: Token) -> bool:
    if word.dep_ != "pobj" or word.head.lower_ != "of":
        return False
    lives = word.head.head
    return lives.lower_ == "lives" and lives.head.lemma_.lower() in _TAKES_LIVES
