"""That-clauses behind those who hear: "told a crowd packed into the hall that ...", which the parser hangs elsewhere."""

from dateline.facts.cues import noun_cues, verb_cues
from dateline.facts.extents import SUBJECTS
from dateline.facts.stretches import has_that, is_asked
from dateline.facts.wordlists import word_set
from dateline.facts.words import Token


def after_hearer(verb: Token, clause: Token) -> Token | None:
    """Return the that-clause of "told a crowd packed into the hall that ...", where the parser makes a clause of the hearers."""
    if cue_hears(verb) and clause.i > verb.i and not has_that(clause) and clause.left_edge.i == verb.i + 1:
        return next(
            (c for c in clause.children if c.dep_ == "ccomp" and c.i > clause.i and has_that(c)), None
        )
    return None


def lost_subject(verb: Token, clause: Token) -> Token | None:
    """Return the subject of a clause that the parser takes for the object: "says the office in Norburg, Brandt County, is closed"."""
    if (
        any(c.dep_ in (*SUBJECTS, "expl", "mark") for c in clause.children)
        or clause.tag_ == "VB"
        or cue_hears(verb)
    ):
        return None
    return next((c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < clause.left_edge.i), None)


def cue_hears(verb: Token) -> bool:
    """True if who hears it stands right behind the verb: "told a crowd"."""
    return verb.lemma_.lower() in _HEARS


# Levin (1993), 37.2, 37.9: verbs that need a hearer.
_HEARS = word_set("tell inform assure remind warn notify advise reassure")


def hung_on_channel(verb: Token) -> Token | None:
    """Return the that-clause of "told the radio in an interview | that ...", which the parser hangs on the last noun."""
    nouns = (
        t
        for t in verb.subtree
        if t.i > verb.i
        and (
            (t.pos_ in ("NOUN", "PROPN") and t.dep_ in ("pobj", "dobj"))
            or (t.tag_ == "VBN" and t.dep_ == "acl")
        )
    )
    return next(
        (
            c
            for noun in nouns
            if noun.lemma_.lower() not in noun_cues() or noun.dep_ == "pobj"
            for c in noun.children
            if (c.dep_ in ("acl", "relcl", "ccomp") and has_that(c))
            or (c.dep_ == "ccomp" and is_asked(c))
            or (noun.dep_ == "dobj" and c.dep_ == "relcl" and opens_with_that(c))
        ),
        None,
    )


def end_of_tail(verb: Token, hung: Token) -> int:
    """Return the last word of a participle that the parser hangs on the cue: "told them that it fell, killing two"."""
    tails = (c for c in verb.children if c.i > hung.i and c.dep_ in ("advcl", "xcomp") and c.tag_ == "VBG")
    return next((c.right_edge.i for c in tails if c.lemma_.lower() not in verb_cues()), hung.right_edge.i)


def opens_with_that(clause: Token) -> bool:
    """True of "told the board that it fell" where "that" is taken for a pronoun, and is not the subject."""
    first = clause.left_edge
    return (
        first.lower_ == "that"
        and first.head.i == clause.i
        and first.dep_ not in SUBJECTS
        and any(c.dep_ in SUBJECTS for c in clause.children)
    )
