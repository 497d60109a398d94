"""Attributions in the passive, in which nobody may be named: "X was condemned by Y", "X is said to", "asked whether ..."."""

from collections.abc import Iterator

from dateline.facts.cues import Cue, can_speak
from dateline.facts.drafts import Draft
from dateline.facts.extents import host_of, host_pieces
from dateline.facts.stretches import Span, cue_span, first_of, is_asked, noun_phrase, phrase_of, pieces_of
from dateline.facts.wordlists import word_set
from dateline.facts.words import Token

# Verbs of which the passive alone reports: "is said to", "are believed to". Others ("is observed", "was defined") state.
_SAID_BY_NOBODY = word_set(
    "say report believe expect allege accuse think reveal estimate tell inform fear rumor rumour announce claim suspect ask order urge warn advise instruct blame"
)


def passive(verb: Token, cue: Cue) -> Iterator[Draft]:
    """Yield "X was condemned by Y" and "X is expected to", in which nobody may be named."""
    doc = verb.doc
    agent = next(
        (p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"), None
    )
    if agent is not None and not can_speak(agent):
        return
    if agent is None and (verb.dep_ in ("acl", "relcl", "amod") or cue.lemma not in _SAID_BY_NOBODY):
        return
    if agent is None and any(c.tag_ == "MD" for c in verb.children):
        # "It can be revealed that": nobody has said it yet.
        return
    source = noun_phrase(agent, verb) if agent is not None else None
    pieces: tuple[Span, ...] = ()
    subject = next((c for c in verb.children if c.dep_ in ("nsubjpass", "csubjpass")), None)
    clause = next((c for c in verb.children if c.dep_ in ("ccomp", "xcomp")), None)
    host = host_of(verb)
    rule = "passive"
    if host is not None:
        pieces, rule = host_pieces(verb, host), "as"
    elif clause is not None:
        own = pieces_of(first_of(clause), clause.right_edge.i, doc)
        is_told = cue.lemma in (
            "tell",
            "inform",
            "ask",
            "order",
            "urge",
            "advise",
            "warn",
            "remind",
            "instruct",
        )
        before = () if subject is None or is_told or subject.lower_ == "it" else phrase_of(subject)
        pieces = before + own
    elif subject is not None and (charge := _charge(verb, cue)):
        pieces = phrase_of(subject) + charge
    elif subject is not None and agent is not None and ("object" in cue.frames or "called" in cue.frames):
        pieces = phrase_of(subject)
    elif verb.dep_ == "acl" and agent is not None and "object" in cue.frames:
        pieces = pieces_of(verb.head.left_edge.i, verb.left_edge.i - 1, doc)
    if pieces:
        yield Draft(
            pieces=pieces, cue=(cue_span(verb),), source=source, mode=cue.mode, rule=rule, anchor=verb.i
        )


def _charge(verb: Token, cue: Cue) -> tuple[Span, ...]:
    """Return "creating a crisis" of "were accused of creating a crisis"."""
    after = (c for c in verb.children if c.i > verb.i and "called" in cue.frames)
    said = next(
        (c for c in after if c.dep_ == "oprd" or (c.dep_ == "prep" and c.lower_ in cue.prepositions)), None
    )
    return () if said is None else pieces_of(said.left_edge.i, said.right_edge.i, verb.doc)


def asked(verb: Token) -> Iterator[Draft]:
    """Yield the question of "Asked whether the dam would hold, she said": nobody is named who asked it."""
    clauses = (c for c in verb.subtree if c.dep_ in ("ccomp", "advcl", "acl", "relcl") and c.i > verb.i)
    clause = next((c for c in clauses if is_asked(c)), None)
    is_bare = not any(c.dep_ in ("agent", "auxpass", "nsubj", "nsubjpass", "aux") for c in verb.children)
    if clause is not None and is_bare:
        pieces = pieces_of(clause.left_edge.i, clause.right_edge.i, verb.doc)
        yield Draft(
            pieces=pieces, cue=(cue_span(verb),), source=None, mode="speech", rule="passive", anchor=verb.i
        )
