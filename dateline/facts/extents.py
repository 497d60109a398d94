"""How far the clause reaches that was said: from the cue to a new statement, and around a cue thrown into it."""

from dateline.facts.cues import verb_cues
from dateline.facts.stretches import Span, first_of, has_that, has_to, pieces_of
from dateline.facts.voices import adds, outer_cue
from dateline.facts.wordlists import word_set
from dateline.facts.words import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
# Sentences of news have at most about a hundred words; longer ones are lists and tables that were run together.
_MAX_CLAUSE_WORDS = 150
# Words that tie a sentence to the one before, and are the writer's, not the speaker's. Quirk et al. (1985), 8.134-136.
_LINKS = word_set(
    "but and so yet or however meanwhile still also moreover elsewhere separately nevertheless nonetheless"
)


def host_of(verb: Token) -> Token | None:
    """Return the verb of the clause into which the cue is thrown: "prices, he said, fell", "as police said"."""
    if verb.dep_ == "parataxis" and any(c.dep_ in SUBJECTS for c in verb.children):
        return verb.head
    if verb.dep_ == "advcl" and any(c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in verb.children):
        is_put = verb.lemma_.lower() == "put" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "it"
        is_full = any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.children)
        return verb.head if is_put or not is_full else None
    return None


def clause_pieces(verb: Token, clause: Token, block: tuple[int, int]) -> tuple[Span, ...]:
    """Return the clause that was said, without cue and source (`block`, first and last word) where they break into it."""
    doc = verb.doc
    first, last = first_of(clause), end_of_clause(clause)
    if last < block[0]:
        # What stands before "X said" in the cue's own clause was said too.
        return pieces_of(open_left(verb), block[0] - 1, doc) + _after_aside(verb)
    if first < block[0] and block[1] < last:
        return pieces_of(open_left(verb), block[0] - 1, doc) + pieces_of(block[1] + 1, last, doc)
    if last == clause.right_edge.i:
        last = _end_of_joined(verb, clause, max(last, open_right(verb)))
    return pieces_of(max(first, block[1] + 1) if first <= block[1] else first, last, doc)


def _end_of_joined(verb: Token, clause: Token, last: int) -> int:
    """Return the last word of the clauses joined to what was said that the parser joins to the cue, or above it.

    "Said it cuts taxes, closes the dam and sells the harbour": a row without "and", or verbs that agree with the clause
    in tense and not with the cue, go on with what was said.
    """
    tail = next((c for c in verb.children if c.left_edge.i == last + 1 and c.dep_ == "advcl"), None)
    if (
        tail is not None
        and tail.tag_ in ("VBD", "VBN")
        and tail.i == last + 1
        and not any(c.dep_ == "mark" for c in tail.children)
    ):
        # "liable for anything | said in an ad": a participle right behind its noun.
        return tail.right_edge.i
    joined = [c for c in _joined_above(verb) if c.i > last and _follows(last, c)]
    if not joined or joined[0].lemma_.lower() in verb_cues():
        return last
    new = joined[0]
    if any(c.dep_ in SUBJECTS for c in new.children):
        return last
    is_row = new.doc[last + 1].text == "," and all(t.dep_ != "cc" for t in new.doc[last + 1 : new.i])
    return new.right_edge.i if is_row or _agrees(verb, clause, new) else last


def _joined_above(verb: Token) -> list[Token]:
    heads = [verb]
    while heads[-1].head.i != heads[-1].i and heads[-1].dep_ in ("advcl", "conj", "xcomp"):
        heads.append(heads[-1].head)
    return sorted((c for head in heads for c in head.children if c.dep_ == "conj"), key=lambda c: c.i)


def _follows(last: int, joined: Token) -> bool:
    """True if nothing but a joint and adverbs stands between."""
    return all(t.dep_ in ("cc", "advmod", "aux", "neg", "punct") for t in joined.doc[last + 1 : joined.i])


def _agrees(verb: Token, clause: Token, joined: Token) -> bool:
    """True if a joined verb has the tense of the clause, and not that of the cue or of what the cue hangs on."""
    finite = ("VBD", "VBZ", "VBP")
    main = verb if verb.tag_ in finite else verb.head
    now = ("VBZ", "VBP")
    if main.tag_ not in finite or joined.tag_ not in finite or clause.tag_ not in finite:
        return False
    return (joined.tag_ in now) == (clause.tag_ in now) != (main.tag_ in now)


def _after_aside(verb: Token) -> tuple[Span, ...]:
    """Return "and the wall broke" of "The dam fell, police said, and the wall broke."."""
    joined = next((c for c in verb.children if c.dep_ == "conj" and c.i > verb.i), None)
    if (
        joined is None
        or joined.lemma_.lower() in verb_cues()
        or not any(c.dep_ in SUBJECTS for c in joined.children)
    ):
        return ()
    link = next((c for c in verb.children if c.dep_ == "cc" and verb.i < c.i < joined.i), None)
    joint = verb.doc[(link or joined.left_edge).i - 1]
    if joint.text not in (",", ";"):
        return ()
    return pieces_of((link or joined.left_edge).i, joined.right_edge.i, verb.doc)


def end_of_clause(clause: Token) -> int:
    """Return the last word of a clause, without a further statement that the parser hangs on it."""
    further = [
        c
        for c in clause.children
        if c.dep_ == "conj" and (outer_cue(c) is not None or _speaks_anew(c) or _goes_on(c))
    ]
    if further:
        joints = [c.i for c in clause.children if c.dep_ == "cc" and c.i < further[0].i]
        return (joints[-1] if joints else further[0].left_edge.i) - 1
    last = clause.right_edge.i
    within = clause.doc[clause.i + 1 : min(last + 1, clause.i + _MAX_CLAUSE_WORDS)]
    return next((t.i - 1 for t in within if adds(t)), last)


def _goes_on(verb: Token) -> bool:
    """True of "and went on to call it a lie"."""
    is_going = verb.lemma_ == "go" and any(c.lower_ == "on" for c in verb.children)
    return is_going and any(has_to(c) and c.lemma_.lower() in verb_cues() for c in verb.children)


def _speaks_anew(verb: Token) -> bool:
    """True if a joined clause is somebody's own statement: "it fell, but officials said it held"."""
    if has_that(verb):
        return False
    starts = verb.left_edge.i
    joint = verb.doc[starts - 1] if starts > 0 else verb
    is_apart = verb.doc[max(0, joint.i - 1)].text in (",", ";", "–", "—")
    has_subject = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    cue = verb_cues().get(verb.lemma_.lower())
    return is_apart and has_subject and cue is not None and cue.mode == "speech" and "clause" in cue.frames


def open_right(verb: Token) -> int:
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


def open_left(verb: Token) -> int:
    """Return the first word of what stands before the cue and was said."""
    edge, doc = verb.left_edge.i, verb.doc
    if verb.dep_ == "conj" and not any(t.lemma_.lower() in verb_cues() for t in doc[verb.sent.start : edge]):
        # "it fell, and it broke, police said": all of it, where nobody else speaks before.
        edge = verb.sent.start
    while edge < verb.i and links(doc[edge]):
        edge += 1
    return edge


def links(token: Token) -> bool:
    """True if a word at the head of a sentence ties it to the one before, and is the writer's: "But", "However,"."""
    return (token.is_sent_start is True and token.lower_ in _LINKS) or token.dep_ == "cc" or token.text == ","


def host_pieces(verb: Token, host: Token) -> tuple[Span, ...]:
    """Return the clause into which the cue is thrown, before and after it."""
    doc, first, last = verb.doc, verb.left_edge.i, verb.right_edge.i
    while host.dep_ == "conj" and host.head.i < first:
        host = host.head
    start, end = host.left_edge.i, host.right_edge.i
    before = pieces_of(start, first - 1, doc) if start < first else ()
    after = pieces_of(last + 1, end, doc) if last < end else ()
    return before + after
