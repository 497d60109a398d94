"""Attributions without a verb of their own: "the claim that ...", "according to ..."."""

from collections.abc import Iterator

from dateline.facts.cues import Cue, verb_cues
from dateline.facts.drafts import Draft
from dateline.facts.extents import SUBJECTS, links
from dateline.facts.stretches import (
    Span,
    cue_span,
    first_of,
    has_that,
    has_to,
    is_outer,
    noun_phrase,
    pieces_of,
)
from dateline.facts.voices import subject_of
from dateline.facts.wordlists import word_set
from dateline.facts.words import Token

# Verbs that carry a noun of speech and add nothing: "made the claim that".
LIGHT_VERBS = word_set(
    "make issue give have share raise voice reiterate repeat send express deliver get receive"
)
# Nouns that report also where nobody is named: "reports of looting".
_LOOSE_NOUNS = word_set("report claim allegation accusation rumor rumour")


def of_noun(noun: Token, cue: Cue) -> Iterator[Draft]:
    """Yield what a noun of speech attributes, if it does."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    carrier = _carrier(noun)
    if carrier is not None and noun.dep_ == "dobj" and is_felt(noun, cue):
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
        pieces=pieces_of(*content, noun.doc),
        cue=(cue_span(carrier), words) if carrier is not None else (words,),
        source=source,
        mode=cue.mode,
        rule="noun",
        anchor=carrier.i if carrier is not None else noun.i,
    )


def _noun_content(noun: Token, cue: Cue, *, is_owned: bool) -> tuple[int, int] | None:
    """Return the first and last word of what the noun holds: "the claim that ...", "her call for ..."."""
    after = [c for c in noun.children if c.i > noun.i]
    clause = next((c for c in after if c.dep_ in ("acl", "ccomp", "relcl") and has_that(c)), None)
    if clause is not None:
        return first_of(clause), clause.right_edge.i
    stated = _stated(noun)
    if stated is not None:
        return first_of(stated), stated.right_edge.i
    infinitive = next((c for c in after if c.dep_ == "acl" and has_to(c)), None)
    if infinitive is not None and "infinitive" in cue.frames and is_owned:
        return infinitive.left_edge.i, infinitive.right_edge.i
    prep = next((c for c in after if c.dep_ == "prep" and c.lower_ in cue.prepositions), None)
    if prep is not None and (is_owned or cue.lemma in _LOOSE_NOUNS):
        return prep.i + 1, prep.right_edge.i
    return None


def _stated(noun: Token) -> Token | None:
    """Return the clause of "the claim is that the dam was safe"."""
    if noun.dep_ != "nsubj" or noun.head.lemma_ != "be":
        return None
    return next(
        (c for c in noun.head.children if c.dep_ == "ccomp" and c.i > noun.head.i and has_that(c)), None
    )


def _carrier(noun: Token) -> Token | None:
    """Return the verb by which a noun of speech is uttered: "reiterated his call", "said in a statement that"."""
    if noun.dep_ in ("dobj", "attr") and noun.head.lemma_.lower() in LIGHT_VERBS:
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
    subject = subject_of(verb) if verb is not None else None
    return noun_phrase(subject, noun) if subject is not None else None


def is_felt(noun: Token, cue: Cue) -> bool:
    """True for "expressed concern over the dam": the feeling itself is what was expressed."""
    return cue.mode == "thought" and not any(
        has_that(c) for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl")
    )


def of_according(token: Token) -> Iterator[Draft]:
    """Yield what "according to" attributes: the clause it stands in, without itself."""
    doc = token.doc
    to = token.nbor() if token.i + 1 < len(doc) and token.nbor().lower_ == "to" else None
    if to is None:
        return
    name = next((c for c in to.children if c.dep_ == "pobj"), None)
    if name is None:
        yield from _according_by_commas(token, to)
        return
    if name.lemma_.lower() in _RULES:
        return
    host = token.head
    first, last = token.i, _end_of_source(token, name, host)
    start, end = host.left_edge.i, host.right_edge.i
    while (
        host.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in host.children) and host.i != host.head.i
    ):
        # "it fell and broke, police said": what shares a subject was said in one breath.
        host = host.head
        start = min(start, host.left_edge.i)
    if (
        host.dep_ == "conj"
        and host.i < first
        and not _speaks(host.head)
        and host.head.pos_ in ("VERB", "AUX")
    ):
        # "It fell, and they left, according to ...": at the end of both it tells both.
        start = min(start, host.head.left_edge.i)
    if host.pos_ not in ("VERB", "AUX"):
        start, end = token.sent.start, token.sent.end - 1
    while start < first and links(doc[start]):
        start += 1
    before = pieces_of(start, first - 1, doc) if start < first else ()
    after = pieces_of(last + 1, end, doc) if last < end else ()
    if (
        before
        and not any(t.pos_ in ("VERB", "AUX") for t in doc[last + 1 : end + 1])
        and doc[min(last + 1, end)].text != ","
    ):
        # "It rose, according to the board as of Monday": the rest is no part of what was said.
        after = ()
    # "According to X, ..." opens; "..., according to X." closes what it attributes.
    yield Draft(
        pieces=before + after,
        cue=((token.idx, to.idx + len(to)),),
        source=(doc[name.left_edge.i].idx, doc[last].idx + len(doc[last])),
        mode="speech",
        rule="according",
        anchor=token.i,
    )


# What one acts according to, and which says nothing.
_RULES = word_set(
    "plan law rule constitution schedule need principle order norm standard taste will size age wish"
)


def of_words(token: Token) -> Iterator[Draft]:
    """Yield what "in the words of Ada Brandt," and "in her words," attribute: the quotation or the clause behind them."""
    doc, prep = token.doc, token.head
    if prep.lower_ != "in" or prep.dep_ != "prep":
        return
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    of = next((c for c in token.children if c.lower_ == "of"), None)
    name = owner or (next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None)
    comma = token.right_edge.i + 1
    if name is None or comma + 1 >= len(doc) or doc[comma].text != ",":
        return
    yield Draft(
        pieces=pieces_of(comma + 1, token.sent.end - 1, doc),
        cue=((prep.idx, token.idx + len(token)),),
        source=noun_phrase(name, prep),
        mode="speech",
        rule="according",
        anchor=prep.i,
    )


def _according_by_commas(token: Token, to: Token) -> Iterator[Draft]:
    """Yield "According to the board's chief, the dam held", where the parser finds no noun behind "to"."""
    doc, sent = token.doc, token.sent
    if token.i != sent.start:
        return
    words = doc[to.i + 1 : sent.end]
    # "According to Brandt the dam held": a name ends where an article or a pronoun follows.
    stop = next((t.i for t in words if t.text == "," or (t.i > to.i + 1 and t.tag_ in ("DT", "PRP"))), None)
    if stop is None or stop == to.i + 1:
        return
    last = doc[stop - 1]
    yield Draft(
        pieces=pieces_of(stop, sent.end - 1, doc),
        cue=((token.idx, to.idx + len(to)),),
        source=(doc[to.i + 1].idx, last.idx + len(last)),
        mode="speech",
        rule="according",
        anchor=token.i,
    )


def _speaks(verb: Token) -> bool:
    return verb.lemma_.lower() in verb_cues()


def _end_of_source(token: Token, name: Token, host: Token) -> int:
    """Return the last word of the source after "according to": to the comma where the rest holds the host's subject."""
    last = name.right_edge.i
    opens = token.i in (token.sent.start, host.left_edge.i)
    has_subject = any(c.dep_ in SUBJECTS and c.i > token.i for c in host.children)
    if opens and not has_subject:
        commas = [t.i for t in token.doc[name.i : last + 1] if t.text == ","]
        last = commas[0] - 1 if commas else last
    while last > name.i and is_outer(token.doc[last]):
        last -= 1
    return last
