"""Victims told without a number, for the measure of MUC-4: "killed a farmer", "the murder of the judge", "Ruiz was wounded".

They are no figures by the guideline (a figure is a number that the article reports), so the product does not keep them; the keys
of MUC-4 count each as one. Told by the parse: object, passive subject or subject of a verb of `figures_events.tsv`, the noun
that a noun of death is of; a person in the singular. What is feared, threatened, denied or only asked for does not count.
"""

from collections.abc import Iterator

from dateline.facts.lexicon import event_words, people_nouns
from dateline.facts.people import is_people
from dateline.facts.wordlists import source_nouns, word_set
from dateline.facts.words import Doc, Token

# Nouns of one person's death by another's hand, and of harm.
_NOUNS = {
    "murder": "killed", "assassination": "killed", "killing": "killed", "death": "killed", "execution": "killed", "slaying": "killed",
    "wounding": "injured",
}  # fmt: skip
_UNREAL = word_set("will would may might could can should shall not never n't if")
_WISHES = word_set("threaten plan plot intend want try attempt order conspire prepare decide vow refuse intention plan attempt threat plot order")  # fmt: skip


def victims(doc: Doc) -> Iterator[tuple[str, Token]]:
    """Yield the effect on each single victim, and the word that names them."""
    for token in doc:
        effect = _verb_effect(token) if token.pos_ == "VERB" else None
        if effect is not None and _is_fact(token):
            yield from ((effect, victim) for victim in _of_verb(token))
        if token.pos_ == "NOUN" and token.lemma_.lower() in _NOUNS and _is_plain(token):
            yield from ((_NOUNS[token.lemma_.lower()], victim) for victim in _of_noun(token))


def _verb_effect(verb: Token) -> str | None:
    lemma = verb.lemma_.lower()
    words = event_words()
    effect = words.objects.get(lemma) or words.subjects.get(lemma)
    if effect in ("killed", "injured"):
        return effect
    states = {
        child.lower_ for child in verb.children if child.dep_ in ("oprd", "acomp", "prep", "conj", "xcomp")
    }
    return "killed" if lemma in ("find", "shoot", "beat", "stab") and _is_deadly(verb, states) else None


def _is_deadly(verb: Token, states: set[str]) -> bool:
    """True of "found dead", "shot to death", "shot and killed"."""
    after = verb.doc[verb.i + 1 : verb.i + 3].text.lower()
    return "dead" in states or after in ("to death", "and killed", "dead in")


def _is_fact(verb: Token) -> bool:
    if any(child.lower_ in _UNREAL for child in verb.children):
        return False
    return (
        verb.dep_ not in ("xcomp", "acl")
        or verb.tag_ not in ("VB",)
        or verb.head.lemma_.lower() not in _WISHES
    )


def _is_plain(noun: Token) -> bool:
    return not any(
        child.lower_ in ("no", "any", "attempted", "possible", "alleged") for child in noun.children
    )


def _of_verb(verb: Token) -> Iterator[Token]:
    is_passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
    is_subject = verb.lemma_.lower() in event_words().subjects
    wanted = ("nsubjpass", "nsubj") if is_passive or is_subject else ("dobj", "obj")
    found = [child for child in verb.children if child.dep_ in wanted]
    if not found and verb.dep_ == "conj" and verb.tag_ == "VBN":
        found = [child for child in verb.head.children if child.dep_ == "nsubjpass"]
    if (not found and verb.dep_ in ("acl", "relcl") and (is_passive or is_subject or verb.tag_ == "VBN")) or (
        found and verb.dep_ == "relcl" and found[0].lower_ in ("who", "whom", "that")
    ):
        found = [verb.head]
    for child in found:
        yield from _persons(child)


def _of_noun(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ == "poss":
            yield from _persons(child)
        if child.dep_ == "prep" and child.lower_ == "of":
            for pobj in child.children:
                if pobj.dep_ == "pobj":
                    yield from _persons(pobj)


def _persons(word: Token) -> Iterator[Token]:
    for token in (word, *word.conjuncts):
        if _is_person(token):
            yield token


def _is_person(token: Token) -> bool:
    if any(child.dep_ == "nummod" or child.lower_ in ("no", "any") for child in token.children):
        return False
    if token.ent_type_ == "NORP" or token.tag_ == "JJ":
        # "killed a Colombian"
        return any(child.lower_ in ("a", "an", "another") for child in token.children)
    if token.tag_ == "NNP":
        return token.ent_type_ in ("PERSON", "") or token.lower_ in people_nouns()
    if token.tag_ != "NN":
        return False
    return token.lower_ in people_nouns() or source_nouns().get(token.lower_) == "person" or is_people(token)
