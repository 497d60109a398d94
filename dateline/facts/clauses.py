"""Attributions as the parse shows them: a verb of speech, the clause or object that holds what was said, and who said it."""

from collections.abc import Iterator

from dateline.facts.cues import Cue, can_speak, noun_cues, verb_cues
from dateline.facts.drafts import Draft
from dateline.facts.extents import clause_pieces, host_of, host_pieces
from dateline.facts.hearers import (
    after_hearer,
    cue_hears,
    end_of_tail,
    hung_on_channel,
    lost_subject,
    opens_with_that,
)
from dateline.facts.nominal import of_according, of_noun, of_words
from dateline.facts.objects import CONSENTS, by_infinitive, by_object, by_preposition, called
from dateline.facts.passives import asked, passive
from dateline.facts.stretches import Span, cue_span, first_of, noun_phrase, pieces_of
from dateline.facts.voices import is_passive, subject_of
from dateline.facts.wordlists import source_nouns, word_set
from dateline.facts.words import Doc, Token

# Verbs after which a to-infinitive still reports: "went on to say", "declined to say".
_LEADS_INTO = word_set(
    "go continue proceed attempt try lead prompt force push decline refuse appear seem take use begin start come rush hasten step return"
)


# "As Brandt put it"; everywhere else the verb says nothing.
_PUT = Cue(lemma="put", mode="speech", frames=frozenset(), prepositions=frozenset())


def find_drafts(doc: Doc) -> list[Draft]:
    """Return every attribution that the parse shows, in the order of the cues."""
    return [draft for token in doc if token.pos_ in _TELLING for draft in _of_token(token)]


# The kinds of words among which cues are; the parser takes "according" for a verb or a preposition.
_TELLING = frozenset({"VERB", "AUX", "NOUN", "ADP", "SCONJ", "ADV"})


def _of_token(token: Token) -> Iterator[Draft]:
    if token.lower_ == "according":
        yield from of_according(token)
    elif token.pos_ in ("VERB", "AUX") and token.dep_ != "amod":
        cue = _PUT if token.lemma_ == "put" else verb_cues().get(token.lemma_.lower())
        if cue is not None:
            yield from _of_verb(token, cue)
    elif token.pos_ == "NOUN":
        if token.lower_ == "words":
            yield from of_words(token)
        cue = noun_cues().get(token.lemma_.lower())
        if cue is not None:
            yield from of_noun(token, cue)


def _of_verb(verb: Token, cue: Cue) -> Iterator[Draft]:
    if verb.tag_ == "VBN" and verb.lower_ in ("asked", "questioned"):
        yield from asked(verb)
    if _is_idle(verb):
        return
    source_head = subject_of(verb)
    if source_head is not None and cue.needs_speaker and not _may_show(verb, source_head):
        return
    if is_passive(verb):
        yield from passive(verb, cue)
        return
    if source_head is None:
        return
    found = _content(verb, cue, source_head)
    if found is None:
        return
    pieces, rule = found
    if rule == "as" and source_head.lower_ in ("i", "we", "you"):
        return
    if rule not in ("clause", "aside", "as") and cue.suits_things and not can_speak(source_head):
        return
    source = None if rule == "as" and source_head.lower_ == "it" else noun_phrase(source_head, verb)
    yield Draft(
        pieces=pieces,
        cue=(cue_span(verb),),
        source=source,
        mode=cue.mode,
        rule=rule,
        anchor=verb.i,
        negated=any(child.dep_ == "neg" for child in verb.children),
    )


def _is_idle(verb: Token) -> bool:
    """True if the verb reports nothing that was said: "a sect called the Lamp", "asked to comment", "in order to claim"."""
    if verb.i > 0 and verb.nbor(-1).text == "-" and verb.nbor(-1).head.i == verb.i:
        # "choke-slammed"
        return True
    is_bare = not any(c.dep_ in ("agent", "aux", "auxpass", "nsubj") for c in verb.children)
    if verb.tag_ == "VBN" and verb.dep_ != "conj" and is_bare:
        return True
    if verb.lemma_.lower() in CONSENTS and verb.tag_ not in ("VBD", "VBN"):
        return True
    if any(c.tag_ == "TO" for c in verb.children):
        return verb.head.lemma_ not in _LEADS_INTO or verb.dep_ not in ("xcomp", "ccomp", "advcl")
    return False


def _may_show(verb: Token, subject: Token) -> bool:
    """True if the subject may say what the verb shows; ", showing that ..." is the writer's own inference."""
    if verb.tag_ == "VBG" and verb.dep_ in ("advcl", "xcomp", "acl"):
        return source_nouns().get(subject.lower_) == "document"
    return can_speak(subject)


def _content(verb: Token, cue: Cue, subject: Token) -> tuple[tuple[Span, ...], str] | None:
    """Return what was said and the rule by which it was found."""
    obj = _object(verb)
    if "called" in cue.frames and obj is not None:
        named = called(verb, obj, cue)
        if named is not None or "object" not in cue.frames:
            return named
    return (
        _by_clause(verb, cue, subject)
        or by_infinitive(verb, cue)
        or (by_object(verb, obj, cue) if obj is not None else by_preposition(verb, cue))
    )


def _object(verb: Token) -> Token | None:
    """Return the object; where the parser makes it an apposition to a date before it, from there."""
    obj = next((c for c in verb.children if c.dep_ in ("dobj", "oprd") and c.i > verb.i), None)
    if obj is not None:
        return obj
    days = (
        day
        for c in verb.children
        if c.dep_ == "prep" and c.i > verb.i
        for day in c.children
        if day.ent_type_ == "DATE"
    )
    return next(
        (c for day in days for c in day.children if c.dep_ == "appos" and c.ent_type_ != "DATE"), None
    )


def _by_clause(verb: Token, cue: Cue, subject: Token) -> tuple[tuple[Span, ...], str] | None:
    if not {"clause", "quotation"} & cue.frames and cue.lemma != "put":
        return None
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    clauses = [c for c in clauses if c.i > verb.i or not _is_parted(c, verb)]
    is_row = len(clauses) > 1 and subject.head.i == clauses[0].i
    is_time = len(clauses) > 1 and clauses[0].i < verb.i < clauses[-1].i and _is_subordinate(clauses[0])
    clause = clauses[-1] if is_row or is_time else next(iter(clauses), None)
    if clause is not None:
        heard = after_hearer(verb, clause)
        if heard is not None:
            return pieces_of(first_of(heard), heard.right_edge.i, verb.doc), "clause"
        lost = lost_subject(verb, clause)
        if lost is not None:
            return pieces_of(lost.left_edge.i, clause.right_edge.i, verb.doc), "clause"
        if cue_hears(verb) and clause.left_edge.lower_ == "that" and clause.left_edge.i > verb.i + 1:
            # Behind the hearer it is no demonstrative: "told Bell that fairness was all".
            return pieces_of(clause.left_edge.i + 1, clause.right_edge.i, verb.doc), "clause"
        return clause_pieces(verb, clause, _block(verb, subject)), "clause"
    host = host_of(verb)
    if host is None:
        hung = hung_on_channel(verb)
        if hung is None:
            rest = _after_that(verb)
            return None if rest is None else (rest, "clause")
        first = hung.left_edge.i + 1 if opens_with_that(hung) else first_of(hung)
        last = max(hung.right_edge.i, end_of_tail(verb, hung))
        return pieces_of(first, last, verb.doc), "clause"
    return host_pieces(verb, host), "as" if verb.dep_ == "advcl" else "aside"


def _after_that(verb: Token) -> tuple[Span, ...] | None:
    """Return the rest of the sentence behind "states that", where the parser finds no clause there."""
    end = verb.sent.end
    if verb.i + 2 >= end or verb.nbor().lower_ != "that" or verb.nbor().tag_ not in ("IN", "WDT"):
        return None
    rest = verb.doc[verb.i + 2 : end]
    is_clause = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in rest)
    return pieces_of(verb.i + 2, end - 1, verb.doc) if is_clause else None


def _is_subordinate(clause: Token) -> bool:
    """True of "since the court ruled so", which the parser may take for what was said."""
    return any(c.dep_ == "mark" and c.lower_ not in ("that", "whether") for c in clause.children)


def _is_parted(clause: Token, verb: Token) -> bool:
    """True if a semicolon parts a clause from the cue behind it: "He said it fell; she called for help"."""
    return any(t.text == ";" and t.head.i == verb.i for t in verb.doc[clause.i + 1 : verb.i])


def _block(verb: Token, subject: Token) -> tuple[int, int]:
    """Return the words of cue and source, as one stretch."""
    first, last = verb.i, verb.i
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass", "neg"):
            first = min(first, child.left_edge.i)
    if subject.head.i == verb.i:
        first, last = (
            min(first, subject.left_edge.i),
            max(last, subject.right_edge.i if subject.i > verb.i else last),
        )
    return first, last
