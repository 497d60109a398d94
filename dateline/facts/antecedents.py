"""What a pronoun stands for: the words before it that fit in gender, number and kind, the nearest first.

A preference, as in Hobbs ("Resolving pronoun references", 1978) and Lappin and Leass (1994): sentence by sentence
backwards, in each those who speak first, then the other subjects, then the rest. It finds the word; who that is, is
told by `facts/speakers.py`.
"""

from collections.abc import Callable, Iterator

from dateline.facts.cast import Context, member_of
from dateline.facts.cues import verb_cues
from dateline.facts.lexicon import people_nouns
from dateline.facts.wordlists import source_nouns, word_set
from dateline.facts.words import Token

SINGULAR = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
PLURAL = frozenset({"they", "them", "their"})
THINGS = frozenset({"it", "its"})
# How far back a pronoun or "the ministry" may reach; measured on the development articles: farther is mostly wrong.
REACH_CHARACTERS = 900
_SUBJECTS = ("nsubj", "nsubjpass")
_MALE = word_set("man boy father husband son brother")
_FEMALE = word_set("woman girl mother wife daughter sister")


def antecedent(pronoun: Token, context: Context) -> Token | None:
    """Return the word that a pronoun of the third person stands for, the head of its phrase."""
    word = pronoun.lower_
    if word in SINGULAR:
        fits = _is_person(SINGULAR[word], context)
    elif word in THINGS:
        return _thing(pronoun, context)
    elif word in PLURAL:
        fits = _is_group
    else:
        return None
    found = (t for t in _candidates(pronoun, context) if not _is_part(t, context) and fits(t))
    return next(found, None)


def _is_part(token: Token, context: Context) -> bool:
    """True of a word that only tells what another is: "the Norburg agents", not "Ann Bell"."""
    if token.dep_ not in ("compound", "nmod", "amod"):
        return False
    member = member_of(token, context)
    return member is None or member_of(token.head, context) is not member


def _is_person(gender: str, context: Context) -> Callable[[Token], bool]:
    def fits(token: Token) -> bool:
        member = member_of(token, context)
        if member is None:
            return _is_unnamed_person(token, gender)
        return member.kind == "person" and member.gender in (None, gender)

    return fits


def _is_unnamed_person(token: Token, gender: str) -> bool:
    is_noun = token.pos_ == "NOUN" and token.tag_ == "NN" and source_nouns().get(token.lower_) == "person"
    if not is_noun or token.dep_ not in (*_SUBJECTS, "pobj"):
        return False
    if any(c.dep_ == "poss" and c.lower_ in SINGULAR for c in token.children):
        # "her mother": whose mother it is, is nearer the heart of the story.
        return False
    if not any(c.dep_ in ("det", "nummod", "poss") for c in token.children):
        # "resigned as chairman"
        return False
    is_woman = token.lower_.endswith(("woman", *_FEMALE))
    is_man = token.lower_.endswith(tuple(_MALE)) and not is_woman
    return not (is_woman if gender == "m" else is_man)


def _is_group(token: Token) -> bool:
    """True of a plural that can speak, or of a body of many: "residents", "the police"."""
    if token.dep_ not in _SUBJECTS:
        return False
    kind = source_nouns().get(token.lower_)
    if token.lower_ in _COLLECTIVES:
        return True
    return token.tag_ in ("NNS", "NNPS") and (kind in ("person", "body") or token.lemma_ in people_nouns())


# Nouns in the singular that English news goes on with as "they" (Quirk et al. 1985, 10.36).
_COLLECTIVES = word_set(
    "police family couple jury staff crew majority public military army media duo pair trio union"
)


def _thing(pronoun: Token, context: Context) -> Token | None:
    """Return what "it" stands for: the last subject that is a body, a place or a document, else the last such name."""
    others: list[Token] = []
    for token in _candidates(pronoun, context):
        member = member_of(token, context)
        is_named = member is not None and member.kind in ("body", "place")
        is_noun = (
            member is None
            and token.tag_ == "NN"
            and token.pos_ == "NOUN"
            and source_nouns().get(token.lower_) in ("body", "document")
        )
        if token.dep_ in _SUBJECTS and (is_named or is_noun):
            return token
        if is_named:
            others.append(token)
    return others[0] if others else None


def _candidates(pronoun: Token, context: Context) -> Iterator[Token]:
    """Yield the words that a pronoun may stand for: by sentence, the nearest first."""
    is_quoted = pronoun.i in context.quoted
    sentence = pronoun.sent
    near = [t for t in sentence if t.i < pronoun.i and pronoun.idx - t.idx < REACH_CHARACTERS]
    yield from _ranked(near, context, is_quoted=is_quoted)
    start = sentence.start
    while start > 0 and pronoun.idx - context.doc[start - 1].idx < REACH_CHARACTERS:
        sentence = context.doc[start - 1].sent
        yield from _ranked(list(sentence), context, is_quoted=is_quoted)
        start = sentence.start


def _ranked(tokens: list[Token], context: Context, *, is_quoted: bool) -> list[Token]:
    """Return the words in the order of their claim: who speaks, other subjects, the rest from the last to the first.

    A pronoun within a quotation stands for somebody else than who is quoted; one outside for nobody inside.
    """
    seen = tokens if is_quoted else [t for t in tokens if t.i not in context.quoted]
    subjects = [t for t in seen if t.dep_ in _SUBJECTS]
    speaking = [t for t in subjects if t.head.lemma_.lower() in verb_cues()]
    others = [t for t in subjects if t not in speaking]
    rest = [t for t in reversed(seen) if t not in subjects]
    return [*others, *rest] if is_quoted else [*speaking, *others, *rest]
