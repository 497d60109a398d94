"""Who a verb of speech belongs to: its subject, wherever the verb stands in its sentence."""

from dateline.facts.cues import can_speak, verb_cues
from dateline.facts.stretches import has_that, has_to
from dateline.facts.wordlists import word_set
from dateline.facts.words import Token


def subject_of(verb: Token) -> Token | None:
    """Return the head of the phrase that names who speaks, wherever the verb stands in its sentence."""
    own = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if own is None and verb.dep_ in ("pcomp", "pobj"):
        return _subject_of_gerund(verb)
    outer = (outer_cue(verb) or _adds_to(verb)) if own is None else None
    if outer is not None:
        return subject_of(outer)
    if own is not None:
        return verb.head if own.tag_ in ("WP", "WDT") and verb.dep_ == "relcl" else own
    before = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    if verb.dep_ == "ROOT" and before is not None:
        # "They attacked him, blamed the board, suggested it failed": a row of verbs, the last of which the parser sets above.
        return next((c for c in before.children if c.dep_ == "nsubj"), None)
    if verb.dep_ == "advcl" and verb.tag_ in ("VBD", "VBZ") and _follows_name(verb):
        return _named_before(verb)
    if verb.dep_ == "ROOT" and any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
        return _named_before(verb)
    if verb.dep_ == "xcomp" and has_to(verb):
        # "led officials to say": the object of the governing verb is who speaks.
        driven = next(
            (c for c in verb.head.children if c.dep_ == "dobj" and verb.head.i < c.i < verb.i), None
        )
        if driven is not None:
            return driven
    if (
        verb.dep_ in ("conj", "xcomp", "advcl", "aux")
        and verb.head.pos_ in ("VERB", "AUX")
        and verb.head.i != verb.i
    ):
        return subject_of(verb.head)
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        governor = verb.head.head
        is_apart = verb.doc[verb.left_edge.i - 1].lower_ in (
            ",",
            "while",
            "whilst",
        ) or verb.left_edge.lower_ in ("while", "whilst")
        if not is_apart and verb.head.dep_ == "dobj" and governor_of(verb.head) in _ISSUES:
            # "sent out a statement condemning it": whose statement it is.
            return subject_of(verb.head.head) or verb.head
        if verb.head.dep_ == "dobj" and not can_speak(verb.head):
            # "dismissed the question saying it was idle"
            return subject_of(governor) or verb.head
        return subject_of(governor) if is_apart and governor.pos_ == "VERB" else verb.head
    return None


def _follows_name(verb: Token) -> bool:
    """True of "as “nonsense,” Mayor Bell accused", where the parser makes an apposition of the name."""
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else verb
    return (
        before.pos_ == "PROPN" and before.dep_ == "appos" and not any(c.dep_ == "mark" for c in verb.children)
    )


def _named_before(verb: Token) -> Token | None:
    """Return the name right before a cue that the parser gave to another phrase: "After the vote, the leader, Bell, said"."""
    at = verb.i - 1
    if at > 0 and verb.doc[at].text == ",":
        at -= 1
    name = verb.doc[at] if at >= verb.sent.start else verb
    if name.pos_ != "PROPN" or name.i == verb.i:
        return None
    while name.dep_ in ("appos", "compound") and name.head.pos_ == "PROPN" and name.head.i < verb.i:
        name = name.head
    return name


# Verbs by which a document goes out. FrameNet 1.7, Text_creation and Sending.
_ISSUES = word_set("issue send release publish write post tweet sign hold give run air")


def governor_of(noun: Token) -> str:
    """Return the verb that governs a noun, in its plain form."""
    return noun.head.lemma_.lower()


def _subject_of_gerund(verb: Token) -> Token | None:
    """Return who speaks in "her claiming it fell", "hit back by saying", "quoted Bell as saying"."""
    owner = next((c for c in verb.children if c.dep_ == "poss"), None)
    if owner is not None:
        return owner
    governor = verb.head.head
    if verb.head.dep_ != "prep" or governor.pos_ not in ("VERB", "AUX"):
        return None
    if verb.head.lower_ == "as":
        quoted = next((c for c in governor.children if c.dep_ == "dobj"), None)
        if quoted is not None or governor.lemma_.lower() not in ("quote", "cite"):
            return quoted if governor.lemma_.lower() in ("quote", "cite") else None
    return subject_of(governor) if verb.head.lower_ in _MANNER else None


# Prepositions after which a gerund is the deed of the sentence's subject. Quirk et al. (1985), 15.14.
_MANNER = word_set("by in after before as")


def _adds_to(verb: Token) -> Token | None:
    """Return the cue to which ", adding that ..." adds, where the parser hangs it on what was said."""
    if not adds(verb) or verb.head.dep_ != "ccomp":
        return None
    outer = verb.head.head
    return outer if outer.lemma_.lower() in verb_cues() and outer.i < verb.head.i else None


def outer_cue(verb: Token) -> Token | None:
    """Return the cue that a second one really goes with: "he says it fell and added that ...", joined by tense.

    The parser hangs "added" on "fell"; where the two differ in tense and "added" agrees with "says" or is past as
    reports are, it is the speaker's next statement.
    """
    inner = verb.head
    if verb.dep_ != "conj" or inner.dep_ != "ccomp" or verb.lemma_.lower() not in verb_cues():
        return None
    outer = inner.head
    if has_that(verb):
        return None
    has_content = any(c.dep_ in ("ccomp", "dobj", "prep") for c in verb.children)
    if (
        outer.i > inner.i
        or outer.lemma_.lower() not in verb_cues()
        or not has_content
        or verb.tag_ not in ("VBD", "VBZ", "VBP")
    ):
        return None
    past = ("VBD", "VBN")
    agrees = verb.tag_ == outer.tag_ or (verb.tag_ in past and outer.tag_ in past)
    backshifted = any(c.dep_ == "aux" for c in inner.children) or inner.tag_ != verb.tag_
    subject = next((c for c in inner.children if c.dep_ == "nsubj"), None)
    is_thing = subject is not None and not can_speak(subject)
    return outer if agrees and (backshifted or is_thing) else None


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


def is_passive(verb: Token) -> bool:
    """True if the verb is in the passive, also as a participle: "condemned by the board"."""
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children) or (
        verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and any(c.dep_ == "agent" for c in verb.children)
    )
