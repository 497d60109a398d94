"""Attributions as the parse shows them: a cue, the clause or object that holds what was said, and who said it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.facts.cues import Cue, Mode, can_speak, noun_cues, verb_cues
from dateline.facts.wordlists import source_nouns, word_set

Span = tuple[int, int]

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
# Verbs that carry a noun of speech and add nothing: "made the claim that".
_LINKS = word_set(
    "but and so yet or however meanwhile still also moreover elsewhere separately nevertheless nonetheless"
)
_LIGHT_VERBS = word_set(
    "make issue give have share raise voice reiterate repeat send express deliver get receive"
)
# Verbs of which the passive alone reports: "is said to", "are believed to". Others ("is observed", "was defined") state.
_SAID_BY_NOBODY = word_set(
    "say report believe expect allege accuse think reveal estimate tell inform fear rumor rumour announce claim suspect"
)
# Nouns that report also where nobody is named: "reports of looting".
_LOOSE_NOUNS = word_set("report claim allegation accusation rumor rumour")
# Verbs after which a to-infinitive still reports: "went on to say", "declined to say".
_LEADS_INTO = word_set("go continue proceed decline refuse appear seem")
# Sentences of news have at most about a hundred words; longer ones are lists and tables that were run together.
_MAX_CLAUSE_WORDS = 150
# What is refused or begged off without anything being said: "declined to comment", "asked not to be named".
_SAYS_NOTHING = word_set(
    "comment elaborate respond answer speak identify name say provide disclose give quote discuss"
)
# Verbs whose object hears it, so that it is no part of what was said.
_TO_SOMEBODY = word_set("tell order instruct")
# Verbs of consent: only what was agreed is news, not what may be ("if the board agrees to pay").
_CONSENTS = word_set("agree refuse decline decide accept")
# Prepositional phrases that belong to the cue: "said in a statement", "told reporters at a briefing".
CHANNEL_NOUNS = word_set(
    "statement interview conference briefing tweet post letter email e-mail speech address report note memo message"
    " video remarks blog podcast broadcast testimony article op-ed column press release telegram"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An attribution before its content is fitted to the quotation marks. Spans are of characters."""

    pieces: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: Span | None
    mode: Mode
    rule: str
    anchor: int  # number of the cue's word in the document
    negated: bool = False


def find_drafts(doc: Doc) -> list[Draft]:
    """Return every attribution that the parse shows, in the order of the cues."""
    return [draft for token in doc for draft in _of_token(token)]


def _of_token(token: Token) -> Iterator[Draft]:
    if token.lower_ == "according":
        yield from _according(token)
    elif token.pos_ in ("VERB", "AUX") and token.dep_ != "amod":
        cue = verb_cues().get(token.lemma_.lower())
        if cue is not None:
            yield from _of_verb(token, cue)
    elif token.pos_ == "NOUN":
        cue = noun_cues().get(token.lemma_.lower())
        if cue is not None:
            yield from _of_noun(token, cue)


# Verbs ----------------------------------------------------------------------------------------------


def _of_verb(verb: Token, cue: Cue) -> Iterator[Draft]:
    if _is_idle(verb):
        return
    source_head = _subject(verb)
    if source_head is not None and cue.needs_speaker and not _may_show(verb, source_head):
        return
    if _is_passive(verb):
        yield from _passive(verb, cue)
        return
    if source_head is None:
        return
    found = _content(verb, cue, source_head)
    if found is None:
        return
    pieces, rule = found
    if rule not in ("clause", "aside", "as") and not can_speak(source_head):
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
    is_bare = not any(c.dep_ in ("agent", "aux", "auxpass", "nsubj") for c in verb.children)
    if verb.tag_ == "VBN" and verb.dep_ != "conj" and is_bare:
        return True
    if verb.lemma_.lower() in _CONSENTS and verb.tag_ not in ("VBD", "VBN"):
        return True
    if any(c.tag_ == "TO" for c in verb.children):
        return verb.head.lemma_ not in _LEADS_INTO or verb.dep_ not in ("xcomp", "ccomp")
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
        return _called(verb, obj, cue)
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
    if not {"clause", "quotation"} & cue.frames:
        return None
    clause = next((c for c in verb.children if c.dep_ == "ccomp"), None)
    if clause is not None:
        return _clause_pieces(verb, clause, _block(verb, subject)), "clause"
    host = _host(verb)
    if host is None:
        return None
    return _host_pieces(verb, host), "as" if verb.dep_ == "advcl" else "aside"


def _by_infinitive(verb: Token, cue: Cue) -> tuple[tuple[Span, ...], str] | None:
    """Return "to rebuild" of "vowed to rebuild", "the board to pay" of "urged the board to pay"."""
    infinitive = next((c for c in verb.children if c.dep_ == "xcomp" and _has_to(c)), None)
    if infinitive is None or not {"infinitive", "told"} & cue.frames:
        return None
    is_denied = cue.lemma in _CONSENTS or any(c.dep_ == "neg" for c in infinitive.children)
    if is_denied and infinitive.lemma_.lower() in _SAYS_NOTHING:
        return None
    objects = [c for c in verb.children if c.dep_ in ("dobj", "dative") and verb.i < c.i < infinitive.i]
    if objects and "told" not in cue.frames:
        return None
    start = objects[0] if objects and cue.lemma not in _TO_SOMEBODY else infinitive
    return _pieces(start.left_edge.i, infinitive.right_edge.i, verb.doc), "infinitive"


def _by_object(verb: Token, obj: Token, cue: Cue) -> tuple[tuple[Span, ...], str] | None:
    noun = noun_cues().get(obj.lemma_.lower())
    if noun is not None and not _is_felt(obj, noun) and any(True for _ in _of_noun(obj, noun)):
        # "reiterated his call for": the noun tells it.
        return None
    if "object" in cue.frames and obj.pos_ != "PRON":
        return _pieces(obj.left_edge.i, _object_end(verb, obj), verb.doc), "object"
    clause = next((c for c in obj.children if c.dep_ in ("acl", "ccomp") and _has_that(c)), None)
    if clause is not None and "noun" in cue.frames:
        return _pieces(_first_of(clause), clause.right_edge.i, verb.doc), "noun"
    return _by_preposition(verb, cue)


def _is_felt(noun: Token, cue: Cue) -> bool:
    """True for "expressed concern over the dam": the feeling itself is what was expressed."""
    return cue.mode == "thought" and not any(
        _has_that(c) for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl")
    )


def _by_preposition(verb: Token, cue: Cue) -> tuple[tuple[Span, ...], str] | None:
    for child in verb.children:
        is_after = child.i > verb.i and child.dep_ in ("prep", "prt", "agent")
        if (
            is_after
            and child.lower_ in cue.prepositions
            and any(c.dep_ in ("pobj", "pcomp") for c in child.children)
        ):
            return _pieces(child.i + 1, child.right_edge.i, verb.doc), "preposition"
    return None


def _host(verb: Token) -> Token | None:
    """Return the verb of the clause into which the cue is thrown: "prices, he said, fell", "as police said"."""
    if verb.dep_ == "parataxis" and any(c.dep_ in _SUBJECTS for c in verb.children):
        return verb.head
    if verb.dep_ == "advcl" and any(c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in verb.children):
        return verb.head if not any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.children) else None
    return None


def _clause_pieces(verb: Token, clause: Token, block: tuple[int, int]) -> tuple[Span, ...]:
    doc = verb.doc
    first, last = _first_of(clause), _end_of(clause)
    if last < block[0]:
        # What stands before "X said" in the cue's own clause was said too.
        return _pieces(_open_left(verb), block[0] - 1, doc)
    if first < block[0] and block[1] < last:
        return _pieces(_open_left(verb), block[0] - 1, doc) + _pieces(block[1] + 1, last, doc)
    return _pieces(
        max(first, block[1] + 1) if first <= block[1] else first,
        max(last, _open_right(verb) if last == clause.right_edge.i else 0),
        doc,
    )


def _end_of(clause: Token) -> int:
    """Return the last word of a clause, without a further statement that the parser hangs on it."""
    further = [
        c for c in clause.children if c.dep_ == "conj" and (_outer_cue(c) is not None or _speaks_anew(c))
    ]
    if further:
        joints = [c.i for c in clause.children if c.dep_ == "cc" and c.i < further[0].i]
        return (joints[-1] if joints else further[0].left_edge.i) - 1
    last = clause.right_edge.i
    within = clause.doc[clause.i + 1 : min(last + 1, clause.i + _MAX_CLAUSE_WORDS)]
    return next((t.i - 1 for t in within if adds(t)), last)


def _speaks_anew(verb: Token) -> bool:
    """True if a joined clause is somebody's own statement: "it fell, but officials said it held"."""
    starts = verb.left_edge.i
    joint = verb.doc[starts - 1] if starts > 0 else verb
    is_apart = verb.doc[max(0, joint.i - 1)].text in (",", ";", "–", "—")
    has_subject = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    cue = verb_cues().get(verb.lemma_.lower())
    return is_apart and has_subject and cue is not None and cue.mode == "speech" and "clause" in cue.frames


def adds(token: Token) -> bool:
    """True if the word opens what the same speaker says further: ", adding that ...", or ", with reports saying ..."."""
    before = token.doc[token.i - 1] if token.i > 0 else token
    if before.text != ",":
        return False
    if token.lower_ == "as":
        return (
            token.dep_ in ("mark", "advmod")
            and token.head.dep_ == "advcl"
            and token.head.lemma_.lower() in verb_cues()
        )
    if token.lower_ == "with":
        return any(c.dep_ == "pcomp" and c.lemma_.lower() in verb_cues() for c in token.children)
    cue = verb_cues().get(token.lemma_.lower())
    is_speech = cue is not None and cue.mode == "speech" and not cue.needs_speaker
    return is_speech and token.tag_ == "VBG" and token.dep_ == "advcl"


def _open_right(verb: Token) -> int:
    """Return the last word of what a cue governs to its right, up to a new statement or the writer's own addition."""
    stop = verb.right_edge.i
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ in ("cc", "conj") and _runs_on(verb, child):
            continue
        is_new = child.dep_ in ("cc", "conj", "advcl", "parataxis", "prep", "npadvmod", "advmod")
        if is_new and any(c.dep_ == "ccomp" and c.i < child.i for c in verb.children):
            stop = min(stop, child.left_edge.i - 1)
    return stop


def _runs_on(verb: Token, joint: Token) -> bool:
    """True if the clause joined to the cue is said too: "he said it fell and it was closed", no comma and no new cue."""
    joined = next((c for c in verb.children if c.dep_ == "conj" and c.i >= joint.i), None)
    if joined is None or joined.lemma_.lower() in verb_cues():
        return False
    has_subject = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in joined.children)
    link = next((c for c in verb.children if c.dep_ == "cc" and c.i < joined.i), None)
    return has_subject and link is not None and verb.doc[link.i - 1].text not in (",", ";")


def _open_left(verb: Token) -> int:
    edge, doc = verb.left_edge.i, verb.doc
    if verb.dep_ == "conj" and not any(t.lemma_.lower() in verb_cues() for t in doc[verb.sent.start : edge]):
        # "it fell, and it broke, police said": all of it, where nobody else speaks before.
        edge = verb.sent.start
    while edge < verb.i and _links(doc[edge]):
        edge += 1
    return edge


def _links(token: Token) -> bool:
    """True if a word at the head of a sentence ties it to the one before, and is the writer's: "But", "However,"."""
    return (token.is_sent_start is True and token.lower_ in _LINKS) or token.dep_ == "cc" or token.text == ","


def _host_pieces(verb: Token, host: Token) -> tuple[Span, ...]:
    doc, first, last = verb.doc, verb.left_edge.i, verb.right_edge.i
    while host.dep_ == "conj" and host.head.i < first:
        host = host.head
    start, end = host.left_edge.i, host.right_edge.i
    before = _pieces(start, first - 1, doc) if start < first else ()
    after = _pieces(last + 1, end, doc) if last < end else ()
    return before + after


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
    if not ends and obj.dep_ != "oprd" and cue.lemma not in ("blame", "accuse"):
        return None
    return _pieces(obj.left_edge.i, max([*ends, obj.right_edge.i]), verb.doc), "called"


def _object_end(verb: Token, obj: Token) -> int:
    """Return the last word of the object, and of what it is said to be: "rejected it as false"."""
    following = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as" and c.i > obj.i]
    if following:
        return max(obj.right_edge.i, *(c.right_edge.i for c in following))
    # ", which ..." is the writer's addition.
    added = [
        t.i for t in obj.subtree if t.i > obj.i and t.tag_ in ("WDT", "WP") and verb.doc[t.i - 1].text == ","
    ]
    return min([obj.right_edge.i, *(i - 1 for i in added)])


def _passive(verb: Token, cue: Cue) -> Iterator[Draft]:
    """Yield "X was condemned by Y" and "X is expected to", in which nobody may be named."""
    doc = verb.doc
    agent = next(
        (p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"), None
    )
    if agent is None and (verb.dep_ in ("acl", "relcl", "amod") or cue.lemma not in _SAID_BY_NOBODY):
        return
    source = noun_phrase(agent, verb) if agent is not None else None
    pieces: tuple[Span, ...] = ()
    subject = next((c for c in verb.children if c.dep_ in ("nsubjpass", "csubjpass")), None)
    clause = next((c for c in verb.children if c.dep_ in ("ccomp", "xcomp")), None)
    host = _host(verb)
    rule = "passive"
    if host is not None:
        pieces, rule = _host_pieces(verb, host), "as"
    elif clause is not None:
        own = _pieces(_first_of(clause), clause.right_edge.i, doc)
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
        before = () if subject is None or is_told or subject.lower_ == "it" else _phrase(subject)
        pieces = before + own
    elif subject is not None and agent is not None and ("object" in cue.frames or "called" in cue.frames):
        pieces = _phrase(subject)
    elif verb.dep_ == "acl" and agent is not None and "object" in cue.frames:
        pieces = _pieces(verb.head.left_edge.i, verb.left_edge.i - 1, doc)
    if pieces:
        yield Draft(
            pieces=pieces, cue=(cue_span(verb),), source=source, mode=cue.mode, rule=rule, anchor=verb.i
        )


# Nouns and "according to" ---------------------------------------------------------------------------


def _of_noun(noun: Token, cue: Cue) -> Iterator[Draft]:
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    carrier = _carrier(noun)
    if carrier is not None and noun.dep_ == "dobj" and _is_felt(noun, cue):
        told = verb_cues().get(carrier.lemma_.lower())
        if told is not None and "object" in told.frames:
            return
    content = _noun_content(noun, cue, is_owned=owner is not None or carrier is not None)
    if content is None:
        return
    source = _noun_source(noun, owner, carrier)
    if source is None and cue.lemma not in _LOOSE_NOUNS:
        return
    words = (noun.idx, noun.idx + len(noun))
    yield Draft(
        pieces=_pieces(*content, noun.doc),
        cue=(cue_span(carrier), words) if carrier is not None else (words,),
        source=source,
        mode=cue.mode,
        rule="noun",
        anchor=carrier.i if carrier is not None else noun.i,
    )


def _noun_content(noun: Token, cue: Cue, *, is_owned: bool) -> tuple[int, int] | None:
    """Return the first and last word of what the noun holds: "the claim that ...", "her call for ..."."""
    after = [c for c in noun.children if c.i > noun.i]
    clause = next((c for c in after if c.dep_ in ("acl", "ccomp", "relcl") and _has_that(c)), None)
    if clause is not None:
        return _first_of(clause), clause.right_edge.i
    infinitive = next((c for c in after if c.dep_ == "acl" and _has_to(c)), None)
    if infinitive is not None and "infinitive" in cue.frames and is_owned:
        return infinitive.left_edge.i, infinitive.right_edge.i
    prep = next((c for c in after if c.dep_ == "prep" and c.lower_ in cue.prepositions), None)
    if prep is not None and (is_owned or cue.lemma in _LOOSE_NOUNS):
        return prep.i + 1, prep.right_edge.i
    return None


def _carrier(noun: Token) -> Token | None:
    """Return the verb by which a noun of speech is uttered: "reiterated his call", "said in a statement that"."""
    if noun.dep_ in ("dobj", "attr") and noun.head.lemma_.lower() in _LIGHT_VERBS:
        return noun.head
    prep = noun.head
    if noun.lower_ == "order" and prep.lower_ == "in":
        return None
    if (
        noun.dep_ == "pobj"
        and prep.dep_ == "prep"
        and prep.head.lemma_.lower() in verb_cues()
        and prep.lower_ in ("in", "at")
    ):
        return prep.head
    return None


def _noun_source(noun: Token, owner: Token | None, verb: Token | None) -> Span | None:
    if owner is not None and (verb is None or owner.pos_ != "PRON"):
        return noun_phrase(owner, noun)
    by = next(
        (p for c in noun.children if c.lower_ in ("by", "from") for p in c.children if p.dep_ == "pobj"), None
    )
    if by is not None:
        return noun_phrase(by, noun)
    subject = _subject(verb) if verb is not None else None
    return noun_phrase(subject, noun) if subject is not None else None


def _according(token: Token) -> Iterator[Draft]:
    doc = token.doc
    to = token.nbor() if token.i + 1 < len(doc) and token.nbor().lower_ == "to" else None
    if to is None:
        return
    name = next((c for c in to.children if c.dep_ == "pobj"), None)
    if name is None:
        return
    host = token.head
    first, last = token.i, _end_of_source(token, name, host)
    start, end = host.left_edge.i, host.right_edge.i
    while (
        host.dep_ == "conj" and not any(c.dep_ in _SUBJECTS for c in host.children) and host.i != host.head.i
    ):
        # "it fell and broke, police said": what shares a subject was said in one breath.
        host = host.head
        start = min(start, host.left_edge.i)
    if host.pos_ not in ("VERB", "AUX"):
        start, end = token.sent.start, token.sent.end - 1
    while start < first and _links(doc[start]):
        start += 1
    before = _pieces(start, first - 1, doc) if start < first else ()
    after = _pieces(last + 1, end, doc) if last < end else ()
    # "According to X, ..." opens; "..., according to X." closes what it attributes.
    yield Draft(
        pieces=before + after,
        cue=((token.idx, to.idx + len(to)),),
        source=(doc[name.left_edge.i].idx, doc[last].idx + len(doc[last])),
        mode="speech",
        rule="according",
        anchor=token.i,
    )


def _end_of_source(token: Token, name: Token, host: Token) -> int:
    """Return the last word of the source after "according to": to the comma where the rest holds the host's subject."""
    last = name.right_edge.i
    opens = token.i in (token.sent.start, host.left_edge.i)
    has_subject = any(c.dep_ in _SUBJECTS and c.i > token.i for c in host.children)
    if opens and not has_subject:
        commas = [t.i for t in token.doc[name.i : last + 1] if t.text == ","]
        last = commas[0] - 1 if commas else last
    while last > name.i and _is_outer(token.doc[last]):
        last -= 1
    return last


# Parts ----------------------------------------------------------------------------------------------


def _subject(verb: Token) -> Token | None:
    """Return the head of the phrase that names who speaks, wherever the verb stands in its sentence."""
    own = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    outer = (_outer_cue(verb) or _adds_to(verb)) if own is None else None
    if outer is not None:
        return _subject(outer)
    if own is not None:
        return verb.head if own.tag_ in ("WP", "WDT") and verb.dep_ == "relcl" else own
    if (
        verb.dep_ in ("conj", "xcomp", "advcl", "aux")
        and verb.head.pos_ in ("VERB", "AUX")
        and verb.head.i != verb.i
    ):
        return _subject(verb.head)
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return verb.head
    return None


def _adds_to(verb: Token) -> Token | None:
    """Return the cue to which ", adding that ..." adds, where the parser hangs it on what was said."""
    if not adds(verb) or verb.head.dep_ != "ccomp":
        return None
    outer = verb.head.head
    return outer if outer.lemma_.lower() in verb_cues() and outer.i < verb.head.i else None


def _outer_cue(verb: Token) -> Token | None:
    """Return the cue that a second one really goes with: "he says it fell and added that ...", joined by tense.

    The parser hangs "added" on "fell"; where the two differ in tense and "added" agrees with "says" or is past as
    reports are, it is the speaker's next statement.
    """
    inner = verb.head
    if verb.dep_ != "conj" or inner.dep_ != "ccomp" or verb.lemma_.lower() not in verb_cues():
        return None
    outer = inner.head
    has_content = any(c.dep_ in ("ccomp", "dobj", "prep") for c in verb.children)
    if outer.lemma_.lower() not in verb_cues() or not has_content or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    past = ("VBD", "VBN")
    agrees = verb.tag_ == outer.tag_ or (verb.tag_ in past and outer.tag_ in past)
    backshifted = any(c.dep_ == "aux" for c in inner.children) or inner.tag_ != verb.tag_
    return outer if agrees and backshifted else None


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children) or (
        verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and any(c.dep_ == "agent" for c in verb.children)
    )


def noun_phrase(head: Token, cue: Token) -> Span:
    """Return the whole phrase of a noun, apposition and relative clause included, up to the cue."""
    first, last = head.left_edge.i, head.right_edge.i
    if first <= cue.i <= last:
        clause = cue
        while clause.head.i not in (head.i, clause.i):
            clause = clause.head
        first, last = (
            (first, clause.left_edge.i - 1) if clause.i > head.i else (clause.right_edge.i + 1, last)
        )
    pieces = _pieces(first, last, head.doc)
    if not pieces:
        return head.idx, head.idx + len(head)
    start, end = pieces[0]
    credit = _CREDIT.match(head.doc.text[start:end])
    if credit is not None and start + credit.end() <= head.idx:
        start += credit.end()
    return (start, end - 2) if head.doc.text[start:end].endswith(("'s", "’s")) else (start, end)


# A place or agency before the first sentence: "NORBURG (NP) - The ministry said".
_CREDIT = re.compile(r"[A-Z][\w.,() ]{1,40} [-–—] ")


def cue_span(verb: Token) -> Span:
    """Return the cue with its auxiliaries, negation and particle."""
    first = verb
    while (
        first.i > 0
        and first.nbor(-1).head.i == verb.i
        and first.nbor(-1).dep_ in ("aux", "auxpass", "neg", "advmod")
    ):
        first = first.nbor(-1)
    while first.i < verb.i and first.dep_ == "advmod":
        first = first.nbor(1)
    last = verb
    doc = verb.doc
    if verb.i + 1 < len(doc) and doc[verb.i + 1].head.i == verb.i and doc[verb.i + 1].dep_ in ("prt",):
        last = doc[verb.i + 1]
    return first.idx, last.idx + len(last)


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


def _first_of(clause: Token) -> int:
    """Return the first word of a clause, its "that" left out."""
    edge = clause.left_edge.i
    marks = [c.i for c in clause.children if c.dep_ == "mark" and c.lower_ == "that" and c.i < clause.i]
    return marks[0] + 1 if marks and marks[0] - edge <= 1 else edge


def _has_to(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.children)


def _has_that(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)


def _phrase(head: Token) -> tuple[Span, ...]:
    return _pieces(head.left_edge.i, head.right_edge.i, head.doc)


def _pieces(first: int, last: int, doc: Doc) -> tuple[Span, ...]:
    """Return the words from `first` to `last` as one span, without outer white space and marks that belong to nobody."""
    while first <= last and (_is_outer(doc[first]) or _is_mark(doc[first])):
        first += 1
    while last >= first and _is_outer(doc[last]):
        last -= 1
    if first > last:
        return ()
    return ((doc[first].idx, doc[last].idx + len(doc[last])),)


def _is_mark(token: Token) -> bool:
    return token.lower_ == "that" and token.dep_ == "mark"


def _is_outer(token: Token) -> bool:
    return token.is_space or token.text in (",", ".", ";", ":", "-", "–", "—", "--")
