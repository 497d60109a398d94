"""Stretches of a parsed text: phrases, clauses and cues as spans of characters."""

import re

from dateline.facts.wordlists import word_set
from dateline.facts.words import Doc, Token

Span = tuple[int, int]


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
    pieces = pieces_of(first, last, head.doc)
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


def phrase_of(head: Token) -> tuple[Span, ...]:
    """Return the whole phrase of a noun as a span."""
    return pieces_of(head.left_edge.i, head.right_edge.i, head.doc)


def pieces_of(first: int, last: int, doc: Doc) -> tuple[Span, ...]:
    """Return the words from `first` to `last` as one span, without outer white space and marks that belong to nobody."""
    while first <= last and (is_outer(doc[first]) or _is_mark(doc[first])):
        first += 1
    while last >= first and (is_outer(doc[last]) or (last > first and doc[last].lower_ in _JOINTS)):
        last -= 1
    last = _closed(first, last, doc)
    if first > last:
        return ()
    return ((doc[first].idx, doc[last].idx + len(doc[last])),)


# What joins a stretch to the next belongs to neither.
_JOINTS = ("and", "but", "or")


# Sentences of news have at most about a hundred words; longer ones are lists and tables that were run together.
_MAX_WORDS = 200


def _closed(first: int, last: int, doc: Doc) -> int:
    """Return the last word, before a bracket that opens among the words and is not closed there."""
    if not 0 <= last - first <= _MAX_WORDS or "(" not in doc.text[doc[first].idx : doc[last].idx]:
        return last
    opened: list[int] = []
    for i in range(first, last + 1):
        if doc[i].text == "(":
            opened.append(i)
        elif doc[i].text == ")" and opened:
            opened.pop()
    return opened[0] - 1 if opened and opened[0] > first else last


def _is_mark(token: Token) -> bool:
    return token.lower_ == "that" and (token.dep_ == "mark" or token.tag_ in ("IN", "WDT"))


def is_outer(token: Token) -> bool:
    """True if the word is white space or a mark that no phrase begins or ends with."""
    return token.is_space or token.text in (",", ".", ";", ":", "-", "–", "—", "--")


def first_of(clause: Token) -> int:
    """Return the first word of a clause, its "that" left out."""
    edge = clause.left_edge.i
    marks = [c.i for c in clause.children if c.dep_ == "mark" and c.lower_ == "that" and c.i < clause.i]
    return marks[0] + 1 if marks and marks[0] - edge <= 1 else edge


def has_to(verb: Token) -> bool:
    """True if the verb is a to-infinitive."""
    return any(c.tag_ == "TO" for c in verb.children)


def has_that(verb: Token) -> bool:
    """True if the clause opens with "that"."""
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)


def is_asked(clause: Token) -> bool:
    """True if the clause opens as a question does: "how hard he worked"."""
    return clause.left_edge.lower_ in _QUESTION_WORDS


# Quirk et al. (1985), 15.5.
_QUESTION_WORDS = word_set("how what why when where who whom whose which whether if")
