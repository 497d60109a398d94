"""Chains: who passed a number on, and who answers for it: "the Courier reported, citing the ministry".

The guideline of figures makes the innermost responsible who gives the number; the others relayed it.
"""

from dataclasses import replace

from dateline.base.records import Attribution, Speaker
from dateline.facts.cues import can_speak
from dateline.facts.speakers import Context, resolve
from dateline.facts.stretches import noun_phrase
from dateline.facts.wordlists import word_set
from dateline.facts.words import Token

Span = tuple[int, int]
# Verbs of passing on, and the forms by which a sentence is looked at more closely at all.
_PASSES_ON = word_set("cite quote")
_FORMS = ("citing", "quoting", "cited", "quoted")


def relayed(told: Attribution, sentence: Span, context: Context) -> Attribution:
    """Return the attribution of a statement with who quoted its speaker: "| the Courier | quoted the mayor as saying"."""
    if told.source is None or told.relayed_by is not None:
        return told
    for verb in _passing_on(sentence, context):
        cited, subject = _child(verb, "dobj"), _child(verb, "nsubj")
        if cited is None or subject is None or subject.tag_ in ("WDT", "WP"):
            continue
        phrase = noun_phrase(cited, verb)
        if phrase[0] <= told.source[0] < phrase[1]:
            return replace(told, relayed_by=_speaker(subject, verb, context))
    return told


def _passing_on(sentence: Span, context: Context) -> list[Token]:
    text = context.doc.text[slice(*sentence)]
    if not any(form in text or form.title() in text for form in _FORMS):
        return []
    words = context.doc.char_span(*sentence, alignment_mode="expand")
    return [w for w in words or () if w.lemma_ in _PASSES_ON and w.i not in context.quoted]


def innermost(told: Attribution, start: int, end: int, sentence: Span, context: Context) -> Attribution:
    """Return the attribution of the number from `start` to `end` with who was cited as its speaker, and who cited as its relay."""
    if told.source is None:
        return told
    for verb in _passing_on(sentence, context):
        found = _chain(told, verb, (start, end), context)
        if found is not None:
            return found
    return told


def _chain(told: Attribution, verb: Token, number: Span, context: Context) -> Attribution | None:
    if verb.tag_ == "VBN" and (agent := _child(_child(verb, "agent"), "pobj")) is not None:
        return _as_quoted_by(told, agent, verb, context)
    cited = _child(verb, "dobj")
    if cited is None or told.source is None:
        return None
    phrase = noun_phrase(cited, verb)
    if phrase[0] <= told.source[0] < phrase[1]:
        # "television quoted the minister as saying ...": the statement is the minister's already.
        subject = _child(verb, "nsubj")
        return None if subject is None else replace(told, relayed_by=_speaker(subject, verb, context))
    holds_number = phrase[0] < number[1] and number[0] < phrase[1]
    if holds_number or not can_speak(cited) or not _is_by_speaker(verb, told.source):
        return None
    speaker = resolve(phrase, context)
    return replace(told, speaker=speaker, source=phrase, cue=(_span(verb),), relayed_by=told.speaker)


def _as_quoted_by(told: Attribution, agent: Token, verb: Token, context: Context) -> Attribution | None:
    """Return the attribution of "according to | the ministry |, as quoted by | the Courier |"."""
    who = _speaker(agent, verb, context)
    if told.source is None or who.name is None:
        return None
    if who.name != told.speaker.name:
        return replace(told, relayed_by=who)
    if told.relayed_by is None or told.relayed_by.name == who.name:
        return None
    return replace(told, speaker=told.relayed_by, relayed_by=who)


def _is_by_speaker(verb: Token, source: Span) -> bool:
    """True if it is the speaker who cites: ", citing ...", or "the Courier, which cited ...", in their own sentence."""
    if not verb.sent.start_char <= source[0] < verb.sent.end_char:
        return False
    if verb.tag_ == "VBG":
        return True
    subject = _child(verb, "nsubj")
    return subject is not None and subject.tag_ == "WDT" and source[0] <= verb.head.idx < source[1]


def _speaker(head: Token, verb: Token, context: Context) -> Speaker:
    return resolve(noun_phrase(head, verb), context)


def _child(word: Token | None, dep: str) -> Token | None:
    return next((c for c in word.children if c.dep_ == dep), None) if word is not None else None


def _span(word: Token) -> Span:
    return word.idx, word.idx + len(word)
