"""Attributions as the parse shows them: a verb of speech, the clause or object that holds what was said, and who said it."""

from collections.abc import Iterator

from dateline.facts.cues import Cue, can_speak, noun_cues, verb_cues
from dateline.facts.drafts import Draft
from dateline.facts.extents import SUBJECTS, clause_pieces, host_of, host_pieces
from dateline.facts.nominal import LIGHT_VERBS, is_felt, of_according, of_noun
from dateline.facts.stretches import (
    Span,
    cue_span,
    first_of,
    has_that,
    has_to,
    noun_phrase,
    phrase_of,
    pieces_of,
)
from dateline.facts.voices import is_passive, subject_of
from dateline.facts.wordlists import source_nouns, word_set
from dateline.facts.words import Doc, Token

# Verbs of which the passive alone reports: "is said to", "are believed to". Others ("is observed", "was defined") state.
_SAID_BY_NOBODY = word_set(
    "say report believe expect allege accuse think reveal estimate tell inform fear rumor rumour announce claim suspect ask order urge warn advise instruct blame"
)
# Verbs after which a to-infinitive still reports: "went on to say", "declined to say".
_LEADS_INTO = word_set(
    "go continue proceed lead prompt force push decline refuse appear seem take use begin start come rush hasten step return"
)
# What is refused or begged off without anything being said: "declined to comment", "asked not to be named".
_SAYS_NOTHING = word_set(
    "comment elaborate respond answer speak identify name say provide disclose give quote discuss"
)
# Verbs whose object hears it, so that it is no part of what was said.
_TO_SOMEBODY = word_set("tell order instruct")
# Verbs of consent: only what was agreed is news, not what may be ("if the board agrees to pay").
_CONSENTS = word_set("agree refuse decline decide accept")


# "As Brandt put it"; everywhere else the verb says nothing.
_PUT = Cue(lemma="put", mode="speech", frames=frozenset(), prepositions=frozenset())


def find_drafts(doc: Doc) -> list[Draft]:
    """Return every attribution that the parse shows, in the order of the cues."""
    return [draft for token in doc for draft in _of_token(token)]


def _of_token(token: Token) -> Iterator[Draft]:
    if token.lower_ == "according":
        yield from of_according(token)
    elif token.pos_ in ("VERB", "AUX") and token.dep_ != "amod":
        cue = _PUT if token.lemma_ == "put" else verb_cues().get(token.lemma_.lower())
        if cue is not None:
            yield from _of_verb(token, cue)
    elif token.pos_ == "NOUN":
        cue = noun_cues().get(token.lemma_.lower())
        if cue is not None:
            yield from of_noun(token, cue)


def _of_verb(verb: Token, cue: Cue) -> Iterator[Draft]:
    if verb.tag_ == "VBN" and verb.lower_ in ("asked", "questioned"):
        yield from _asked(verb)
    if _is_idle(verb):
        return
    source_head = subject_of(verb)
    if source_head is not None and cue.needs_speaker and not _may_show(verb, source_head):
        return
    if is_passive(verb):
        yield from _passive(verb, cue)
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


def _asked(verb: Token) -> Iterator[Draft]:
    """Yield the question of "Asked whether the dam would hold, she said": nobody is named who asked it."""
    clauses = (c for c in verb.subtree if c.dep_ in ("ccomp", "advcl", "acl", "relcl") and c.i > verb.i)
    clause = next((c for c in clauses if _is_asked(c)), None)
    is_bare = not any(c.dep_ in ("agent", "auxpass", "nsubj", "nsubjpass", "aux") for c in verb.children)
    if clause is not None and is_bare:
        pieces = pieces_of(clause.left_edge.i, clause.right_edge.i, verb.doc)
        yield Draft(
            pieces=pieces, cue=(cue_span(verb),), source=None, mode="speech", rule="passive", anchor=verb.i
        )


def _is_idle(verb: Token) -> bool:
    """True if the verb reports nothing that was said: "a sect called the Lamp", "asked to comment", "in order to claim"."""
    if verb.i > 0 and verb.nbor(-1).text == "-" and verb.nbor(-1).head.i == verb.i:
        # "choke-slammed"
        return True
    is_bare = not any(c.dep_ in ("agent", "aux", "auxpass", "nsubj") for c in verb.children)
    if verb.tag_ == "VBN" and verb.dep_ != "conj" and is_bare:
        return True
    if verb.lemma_.lower() in _CONSENTS and verb.tag_ not in ("VBD", "VBN"):
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
        called = _called(verb, obj, cue)
        if called is not None or "object" not in cue.frames:
            return called
    return (
        _by_clause(verb, cue, subject)
        or _by_infinitive(verb, cue)
        or (_by_object(verb, obj, cue) if obj is not None else _by_preposition(verb, cue))
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
        heard = _after_hearer(verb, clause)
        if heard is not None:
            return pieces_of(first_of(heard), heard.right_edge.i, verb.doc), "clause"
        lost = _lost_subject(verb, clause)
        if lost is not None:
            return pieces_of(lost.left_edge.i, clause.right_edge.i, verb.doc), "clause"
        if cue_hears(verb) and clause.left_edge.lower_ == "that" and clause.left_edge.i > verb.i + 1:
            # Behind the hearer it is no demonstrative: "told Bell that fairness was all".
            return pieces_of(clause.left_edge.i + 1, clause.right_edge.i, verb.doc), "clause"
        return clause_pieces(verb, clause, _block(verb, subject)), "clause"
    host = host_of(verb)
    if host is None:
        hung = _hung_on_channel(verb)
        if hung is None:
            return None
        first = hung.left_edge.i + 1 if _opens_with_that(hung) else first_of(hung)
        last = max(hung.right_edge.i, _end_of_tail(verb, hung))
        return pieces_of(first, last, verb.doc), "clause"
    return host_pieces(verb, host), "as" if verb.dep_ == "advcl" else "aside"


def _after_hearer(verb: Token, clause: Token) -> Token | None:
    """Return the that-clause of "told a crowd packed into the hall that ...", where the parser makes a clause of the hearers."""
    if cue_hears(verb) and clause.i > verb.i and not has_that(clause) and clause.left_edge.i == verb.i + 1:
        return next(
            (c for c in clause.children if c.dep_ == "ccomp" and c.i > clause.i and has_that(c)), None
        )
    return None


def _is_subordinate(clause: Token) -> bool:
    """True of "since the court ruled so", which the parser may take for what was said."""
    return any(c.dep_ == "mark" and c.lower_ not in ("that", "whether") for c in clause.children)


def _is_parted(clause: Token, verb: Token) -> bool:
    """True if a semicolon parts a clause from the cue behind it: "He said it fell; she called for help"."""
    return any(t.text == ";" and t.head.i == verb.i for t in verb.doc[clause.i + 1 : verb.i])


def _lost_subject(verb: Token, clause: Token) -> Token | None:
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


def _hung_on_channel(verb: Token) -> Token | None:
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
            or (c.dep_ == "ccomp" and _is_asked(c))
            or (noun.dep_ == "dobj" and c.dep_ == "relcl" and _opens_with_that(c))
        ),
        None,
    )


def _end_of_tail(verb: Token, hung: Token) -> int:
    """Return the last word of a participle that the parser hangs on the cue: "told them that it fell, killing two"."""
    tails = (c for c in verb.children if c.i > hung.i and c.dep_ in ("advcl", "xcomp") and c.tag_ == "VBG")
    return next((c.right_edge.i for c in tails if c.lemma_.lower() not in verb_cues()), hung.right_edge.i)


def _opens_with_that(clause: Token) -> bool:
    """True of "told the board that it fell" where "that" is taken for a pronoun, and is not the subject."""
    first = clause.left_edge
    return (
        first.lower_ == "that"
        and first.head.i == clause.i
        and first.dep_ not in SUBJECTS
        and any(c.dep_ in SUBJECTS for c in clause.children)
    )


def _is_asked(clause: Token) -> bool:
    """True if the clause opens as a question does: "how hard he worked"."""
    return clause.left_edge.lower_ in _QUESTION_WORDS


# Quirk et al. (1985), 15.5.
_QUESTION_WORDS = word_set("how what why when where who whom whose which whether if")


def _by_infinitive(verb: Token, cue: Cue) -> tuple[tuple[Span, ...], str] | None:
    """Return "to rebuild" of "vowed to rebuild", "the board to pay" of "urged the board to pay"."""
    infinitive = next((c for c in verb.children if c.dep_ == "xcomp" and has_to(c)), None)
    gerund = next((c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VBG" and c.i > verb.i), None)
    if infinitive is None and gerund is not None and {"clause", "object"} <= cue.frames:
        # "denied taking money", "suggested closing the dam": Quirk et al. (1985), 16.39.
        return pieces_of(gerund.left_edge.i, gerund.right_edge.i, verb.doc), "infinitive"
    if infinitive is None or not {"infinitive", "told"} & cue.frames:
        return None
    is_denied = cue.lemma in _CONSENTS or any(c.dep_ == "neg" for c in infinitive.children)
    if is_denied and infinitive.lemma_.lower() in _SAYS_NOTHING:
        return None
    objects = [c for c in verb.children if c.dep_ in ("dobj", "dative") and verb.i < c.i < infinitive.i]
    if objects and "told" not in cue.frames:
        return None
    start = objects[0] if objects and cue.lemma not in _TO_SOMEBODY else infinitive
    return pieces_of(start.left_edge.i, infinitive.right_edge.i, verb.doc), "infinitive"


def _by_object(verb: Token, obj: Token, cue: Cue) -> tuple[tuple[Span, ...], str] | None:
    noun = noun_cues().get(obj.lemma_.lower())
    is_own = "object" not in cue.frames or verb.lemma_.lower() in LIGHT_VERBS
    if noun is not None and is_own and not is_felt(obj, noun) and any(True for _ in of_noun(obj, noun)):
        # "reiterated his call for": the noun tells it.
        return None
    if "object" in cue.frames and _says_something(obj):
        return pieces_of(obj.left_edge.i, _object_end(verb, obj), verb.doc), "object"
    clause = next((c for c in obj.children if c.dep_ in ("acl", "ccomp") and has_that(c)), None)
    if clause is not None and "noun" in cue.frames:
        return pieces_of(first_of(clause), clause.right_edge.i, verb.doc), "noun"
    return _by_preposition(verb, cue)


def _says_something(obj: Token) -> bool:
    """True of a noun, and of a pronoun that more is said of: "all of the files", "those who left"."""
    if obj.pos_ == "PRON" or obj.tag_ in ("DT", "WDT", "WP"):
        return obj.tag_ == "DT" and any(c.dep_ in ("prep", "relcl") for c in obj.children)
    return obj.lower_ not in ("one", "ones")


def _by_preposition(verb: Token, cue: Cue) -> tuple[tuple[Span, ...], str] | None:
    for child in verb.children:
        is_after = child.i > verb.i and child.dep_ in ("prep", "prt", "agent")
        if (
            is_after
            and child.lower_ in cue.prepositions
            and any(c.dep_ in ("pobj", "pcomp") for c in child.children)
        ):
            named = _named_as(verb, child)
            if cue.lemma == "refer" and named is None:
                return None
            last = named or _end_of_wish(verb, child)
            return pieces_of(child.i + 1, last, verb.doc), "preposition"
    return None


def _end_of_wish(verb: Token, prep: Token) -> int:
    """Return the last word of "on him to quit" in "called on him to quit"."""
    last = prep.right_edge.i
    wish = (c for c in verb.children if c.dep_ in ("xcomp", "advcl", "ccomp") and has_to(c))
    return next((c.right_edge.i for c in wish if c.left_edge.i == last + 1), last)


def _named_as(verb: Token, prep: Token) -> int | None:
    """Return the last word of "as a weather vane" in "referred to Venn as a weather vane"."""
    within = (c for c in [*verb.children, *prep.subtree] if c.i > prep.i and c.lower_ == "as")
    return next((c.right_edge.i for c in within if any(g.dep_ == "pobj" for g in c.children)), None)


def _called(verb: Token, obj: Token, cue: Cue) -> tuple[tuple[Span, ...], str] | None:
    """Return "it a lie" of "called it a lie": the object and what it is called, or what it is blamed for."""
    ends = [
        c.right_edge.i
        for c in verb.children
        if c.i > obj.i
        and (
            c.dep_ in ("oprd", "xcomp", "ccomp", "dobj", "attr")
            or (c.dep_ == "prep" and c.lower_ in cue.prepositions)
        )
    ]
    ends += [c.right_edge.i for c in obj.children if c.dep_ == "prep" and c.lower_ in cue.prepositions]
    is_named = _is_followed_by_marks(obj)
    if not ends and not is_named and obj.dep_ != "oprd" and cue.lemma not in ("blame", "accuse"):
        return None
    last = max([*ends, obj.right_edge.i])
    cut = next((t.i - 1 for t in verb.doc[obj.i + 1 : last + 1] if _adds_when(t)), last)
    return pieces_of(obj.left_edge.i, cut, verb.doc), "called"


def _adds_when(token: Token) -> bool:
    """True of "after" in "accused them of “lying” after the vote fell": behind the marks the writer goes on."""
    before = token.nbor(-1).text
    return before in _CLOSING and token.lower_ in _WHEN and token.dep_ in ("mark", "advmod", "prep")


_CLOSING = ("”", "’", '"', "'", "''")
_WHEN = word_set("after before when while as since during amid following")


def _is_followed_by_marks(obj: Token) -> bool:
    """True of "the delay “inexcusable”": what it is called stands in marks, whatever the parser makes of it."""
    after = obj.doc[obj.i + 1 : obj.right_edge.i + 2]
    return any(t.text in _OPENING and not t.whitespace_ for t in after)


_OPENING = ("“", "‘", '"', "'", "``")


def _object_end(verb: Token, obj: Token) -> int:
    """Return the last word of the object, and of what it is said to be: "rejected it as false"."""
    following = [
        c
        for c in verb.children
        if c.dep_ == "prep" and c.i > obj.i and (c.lower_ == "as" or _gives_reason(c))
    ]
    if following:
        return max(obj.right_edge.i, *(c.right_edge.i for c in following))
    last = obj.right_edge.i
    hung = next((c for c in verb.children if c.dep_ in ("prep", "agent") and c.i == last + 1), None)
    if hung is not None and hung.lower_ in _OF_NOUNS and not any(c.dep_ == "pcomp" for c in hung.children):
        # "criticised inaction by the board": the parser hangs it on the verb.
        return hung.right_edge.i
    # ", which ..." is the writer's addition.
    added = [
        t.i for t in obj.subtree if t.i > obj.i and t.tag_ in ("WDT", "WP") and verb.doc[t.i - 1].text == ","
    ]
    return min([last, *(i - 1 for i in added)])


# Prepositions that go with nouns of doing and thinking, and hardly with verbs of judgement. Quirk et al. (1985), 17.37-47.
_OF_NOUNS = word_set("of by against toward towards between about over")


def _gives_reason(prep: Token) -> bool:
    """True of "slammed the board for closing the dam": what somebody is blamed or praised for."""
    return prep.lower_ == "for" and (
        prep.head.lemma_.lower() in _JUDGES or any(c.dep_ == "pcomp" for c in prep.children)
    )


# Verbs of judgement, whose "for" gives the reason. Levin (1993), 33.
_JUDGES = word_set(
    "thank praise criticize criticise condemn denounce slam blast chide scold rebuke mock hail commend applaud laud ridicule "
    "castigate assail salute congratulate admonish chastise lambast lambaste berate excoriate reprimand skewer censure"
)


def _passive(verb: Token, cue: Cue) -> Iterator[Draft]:
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
