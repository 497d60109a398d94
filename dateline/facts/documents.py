"""Whose a document is: "a report by the board", "her research", and "the report" after either.

The guideline of figures makes a document's maker responsible where the text names one, else the document itself.
"""

from dateline.base.records import SpeakerKind
from dateline.facts.antecedents import antecedent
from dateline.facts.bodies import NO_PART_OF_NAME, nouns_before
from dateline.facts.cast import (
    POSSESSIVES,
    Context,
    Member,
    is_definite,
    member_of,
    span_of_phrase,
    without_article,
)
from dateline.facts.cues import can_speak, verb_cues
from dateline.facts.wordlists import word_set
from dateline.facts.words import Token

Span = tuple[int, int]

# Documents that speak for nobody in particular where nothing says whose they are.
_LOOSE = word_set(
    "reports studies estimate estimates analysis analyses image images photo photos photograph photographs"
    " footage video videos account accounts evidence post posts picture pictures update updates polls"
    " surveys testimony figures data projections forecasts tally tallies readings"
)
# Verbs that say who had a document, not whose it is.
_PASSED_ON = word_set("receive see obtain review cite verify quote share hear read get")


def answering(head: Token, span: Span, context: Context) -> Member | Token | str | None:
    """Return who answers for a document: a name, the word that names its author elsewhere, or words; None where nobody does."""
    owner = _owner(head, span, context)
    if owner is not None:
        return owner
    if is_definite(head) and not any(c.dep_ in ("amod", "compound", "prep", "acl") for c in head.children):
        earlier = _earlier(head, context)
        if earlier is not None:
            return earlier
    return _maker(head, span)


def kind_of_document(head: Token) -> SpeakerKind:
    """Return "body" for a document that speaks for itself ("the study"), "unnamed" for a loose one ("reports")."""
    is_owned_by_name = any(t.ent_type_ in ("ORG", "PERSON") for t in head.subtree)
    is_one = is_definite(head) and head.tag_ == "NN"
    return "unnamed" if head.lower_ in _LOOSE and not is_owned_by_name and not is_one else "body"


def _owner(head: Token, span: Span, context: Context) -> Member | None:
    for child in head.children:
        if child.dep_ == "poss":
            named = antecedent(child, context) if child.lower_ in POSSESSIVES else child
            member = member_of(named, context) if named is not None else None
            if member is not None:
                return member
        if child.dep_ in ("prep", "agent") or (child.dep_ == "acl" and child.lemma_ not in _PASSED_ON):
            for inner in [child, *child.children]:
                if inner.lower_ in ("by", "from") and child.idx < span[1]:
                    member = next(
                        (m for c in inner.children if (m := member_of(c, context)) is not None), None
                    )
                    if member is not None and member.kind in ("body", "person"):
                        return member
    return None


def _maker(head: Token, span: Span) -> str | None:
    """Return whose document it is by a name that the name finder missed: "a report by Open Hand"."""
    for by in head.children:
        if by.lower_ != "by" or by.idx >= span[1]:
            continue
        named = next((c for c in by.children if c.pos_ == "PROPN"), None)
        if named is not None:
            return without_article(str(head.doc[named.left_edge.i : named.i + 1].text))
    return None


def _earlier(head: Token, context: Context) -> Member | Token | str | None:
    """Return whose the document is that the text named before: "the report" after "a report by the board"."""
    for token in nouns_before(head, context):
        if token.lower_ != head.lower_ or token.i in context.quoted:
            continue
        found = _owner(token, span_of_phrase(token), context) or _author(token) or _told_apart(token)
        if found is not None:
            return found
    return None


def _told_apart(document: Token) -> str | None:
    """Return "online harbour brochure", where the words before a document say which one it is."""
    words = [c for c in document.lefts if c.dep_ in ("compound", "amod") and c.lower_ not in NO_PART_OF_NAME]
    if document.tag_ != "NN" or not words:
        return None
    first = min(word.left_edge.i for word in words)
    return str(document.doc[first : document.i + 1].text)


# Verbs of bringing a document out.
_BRINGS_OUT = word_set(
    "publish release issue write author compile conduct produce file post send submit prepare draft"
)


def _author(document: Token) -> Token | None:
    """Return who made a document known: "| the board | published a report", "in a report, | the board | said"."""
    verb = document.head
    if document.dep_ == "pobj" and verb.lower_ == "in":
        verb = verb.head
        is_told = verb.lemma_.lower() in verb_cues()
    else:
        is_told = document.dep_ == "dobj" and verb.lemma_.lower() in _BRINGS_OUT
    if not is_told or verb.pos_ != "VERB":
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return (
        subject if subject is not None and can_speak(subject) and subject.lower_ not in _RELATIVES else None
    )


_RELATIVES = word_set("who which that")
