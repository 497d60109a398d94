"""Quotations in marks that the parse gives to nobody: who said them, read off the words around the marks."""

import re

from dateline.facts.cues import verb_cues
from dateline.facts.drafts import Draft
from dateline.facts.marks import Quoted
from dateline.facts.stretches import Span, cue_span, noun_phrase
from dateline.facts.words import Doc, Token

# Shorter ones are titles, slogans and scare quotes, unless a cue stands beside them.
MIN_WORDS = 3
# "on “The Morning Show.”": a preposition, an article or a word of naming leads into titles of works, not into speech.
_MAX_TITLE_WORDS = 6
_LEADS_TITLE = re.compile(
    r"\b(?:on|in|of|the|a|an|by|from|for|at|called|titled|entitled|dubbed|named|his|her|its|their)\s*\Z"
)
_ENDS_OPEN = re.compile(r"[,?!…—–-]['’]?[\"”»“’']+$|\.\.\.[\"”»“’']+$")
_ENDS_SENTENCE = re.compile(r"[.,?!…—–-]['’]?[\"”»“’']+$")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')]*(?=\s|$)|\n\s*\n")
# A reporting clause is short; what stands farther off belongs to another statement.
_MAX_CUE_WORDS = 40
# "Bell said to loud cheers in Norburg." behind a quotation that ends with a full stop.
_MAX_TAG_WORDS = 16


def is_sentence(text: str, quoted: Quoted) -> bool:
    """True if the quoted words read as speech of their own, not as a phrase taken into the writer's sentence."""
    inner = text[quoted.start + 1 : quoted.end - 1].strip()
    if len(inner.split()) < MIN_WORDS:
        return False
    if len(inner.split()) <= _MAX_TITLE_WORDS and _LEADS_TITLE.search(
        text, max(0, quoted.start - 20), quoted.start
    ):
        return False
    opens = inner[:1].isupper() or not inner[:1].isalpha()
    closes = (
        bool(_ENDS_SENTENCE.search(text[quoted.start : quoted.end]))
        or text[quoted.end : quoted.end + 1] in (".", ",")
        or text[quoted.end - 1] in ".?!"  # the closing mark is lost
        or (text.endswith(": ", 0, quoted.start) and text[quoted.end : quoted.end + 1] in ("", "\n"))
    )
    return opens and closes


def attribute(doc: Doc, quoted: Quoted, floor: int) -> Draft | None:
    """Return the attribution of a quotation from the words after or before it; `floor` ends the one before it."""
    text = doc.text
    behind = dashed(doc, quoted)
    if behind is not None:
        return behind
    after = _after(text, quoted)
    if after is not None:
        found = _cue_in(doc, after, first=True)
        if found is not None:
            return _draft(quoted, *found, rule="after marks")
    before = _before(text, quoted, floor)
    tag = _tag(doc, quoted) if before is None else None
    if tag is not None:
        return _draft(quoted, *tag, rule="after marks")
    if before is None:
        return None
    found = _cue_in(doc, before, first=False)
    if found is not None:
        return _draft(quoted, *found, rule="before marks")
    if text[slice(*before)].rstrip().endswith(":"):
        return _after_colon(doc, quoted, before)
    return None


def _after(text: str, quoted: Quoted) -> Span | None:
    """Return the rest of the sentence that the quotation opens, if it goes on after the closing mark."""
    follows = text[quoted.end : quoted.end + 1] == ","
    if not follows and not _ENDS_OPEN.search(text[quoted.start : quoted.end]):
        return None
    end = _SENTENCE_END.search(text, quoted.end)
    stop = min(
        end.start() if end else len(text), *(i for i in [_next_mark(text, quoted.end)] if i is not None)
    )
    return (quoted.end, stop) if text[quoted.end : stop].strip() else None


_DASHED = re.compile(r"[.,]?\s*[—–-]{1,2}\s*([A-Z][^\n.;:!?“”\"]{2,80})(?=\n|\Z)")


def dashed(doc: Doc, quoted: Quoted) -> Draft | None:
    """Return "“It will hold” — Ada Brandt", who is named behind a dash at the end of the paragraph."""
    match = _DASHED.match(doc.text, quoted.end)
    found = doc.char_span(*match.span(1), alignment_mode="expand") if match is not None else None
    if (
        found is None
        or match is None
        or found[0].pos_ not in ("PROPN", "NOUN")
        or any(t.pos_ == "VERB" for t in found)
    ):
        return None
    return Draft(
        pieces=((quoted.start, quoted.end),),
        cue=(),
        source=match.span(1),
        mode="speech",
        rule="colon",
        anchor=found[0].i,
    )


def is_tagged(doc: Doc, quoted: Quoted) -> bool:
    """True if cue and speaker follow the comma within the marks at once: "“Yes,” she said"."""
    text = doc.text
    before = text[max(0, quoted.start - _GAP_CHARACTERS) : quoted.start].rstrip()
    if text[quoted.end - 2 : quoted.end - 1] not in (",", "?", "!") or before[-1:] not in ("", *'.!?”"'):
        return False
    follows = _tokens(doc, (quoted.end, min(len(text), quoted.end + _TAG_CHARACTERS)))[:_MAX_TAG_TOKENS]
    cue = next((t for t in follows if _is_clause_cue(t)), None)
    return cue is not None and not any(t.text in ".;:," for t in follows[: follows.index(cue)])


_GAP_CHARACTERS = 4
_TAG_CHARACTERS = 60
_MAX_TAG_TOKENS = 5


def _tag(doc: Doc, quoted: Quoted) -> tuple[Token, Span | None] | None:
    """Return the cue of "“It will hold.” Bell said on Monday.": a statement's end set with a full stop by mistake."""
    text = doc.text
    end = _SENTENCE_END.search(text, quoted.end)
    span = (quoted.end, end.start() if end else len(text))
    tokens = [t for t in _tokens(doc, span) if not t.is_space]
    if not tokens or len(tokens) > _MAX_TAG_WORDS or _next_mark(text, quoted.end) < span[1]:
        return None
    found = _cue_in(doc, span, first=True)
    if found is None or any(c.dep_ in ("ccomp", "xcomp", "dobj") for c in found[0].children):
        return None
    return found


def leads_in(doc: Doc, quoted: Quoted) -> bool:
    """True if a cue stands right before the marks, so that also a phrase in small letters was said: "tweeted “let it fail”"."""
    token = _token_before(doc, quoted.start)
    words = doc.text[quoted.start + 1 : quoted.end - 1].split()
    if token is None or (len(words) < MIN_WORDS and (not words or words[0][:1].isupper())):
        # A title: "wrote “Hamlet”".
        return False
    cue = verb_cues().get(token.lemma_.lower())
    is_naming = cue is not None and "called" in cue.frames
    is_cry = cue is not None and cue.mode == "speech" and "quotation" in cue.frames and not is_naming
    return is_cry or (_is_clause_cue(token) and not (is_naming and len(words) < MIN_WORDS))


def name_given(doc: Doc, quoted: Quoted) -> Draft | None:
    """Return "Brandt called Venn a “reckless gambler”", where the parser sees no verb in "called"."""
    found = doc.char_span(quoted.start, quoted.end, alignment_mode="expand")
    if found is None:
        return None
    first = found[0].i
    cue = next((t for t in reversed(list(doc[max(0, first - _MAX_NAMED_WORDS) : first])) if _names(t)), None)
    if cue is None or cue.i + 1 >= first or cue.i == 0 or any(t.text in ".,;:!?" for t in doc[cue.i : first]):
        return None
    who = cue.nbor(-1)
    if cue.nbor().pos_ in ("ADP", "PART", "SCONJ", "PUNCT"):
        return None
    if who.pos_ not in ("PROPN", "PRON") or "\n" in doc.text[who.idx : quoted.start]:
        return None
    return Draft(
        pieces=((cue.nbor().idx, quoted.end),),
        cue=(cue_span(cue),),
        source=(_name_before(who).idx, who.idx + len(who)),
        mode="speech",
        rule="called",
        anchor=cue.i,
    )


def _name_before(word: Token) -> Token:
    """Return the first of the capitalised words that end with this one."""
    while word.i > word.sent.start and word.nbor(-1).pos_ in ("PROPN", "DET"):
        word = word.nbor(-1)
    return word


_MAX_NAMED_WORDS = 12


def _names(token: Token) -> bool:
    cue = verb_cues().get(token.lemma_.lower())
    return (
        cue is not None
        and cue.mode == "speech"
        and "called" in cue.frames
        and token.tag_ in ("VBD", "VBN", "VBZ")
    )


def _is_clause_cue(token: Token) -> bool:
    cue = verb_cues().get(token.lemma_.lower())
    return (
        cue is not None
        and cue.mode == "speech"
        and "clause" in cue.frames
        and token.tag_ in ("VBD", "VBZ", "VBP", "VBG")
    )


def _token_before(doc: Doc, at: int) -> Token | None:
    lead = doc.text[max(0, at - _LEAD_CHARACTERS) : at].rstrip(" ,:")
    end = max(0, at - _LEAD_CHARACTERS) + len(lead)
    found = doc.char_span(end - 1, end, alignment_mode="expand") if lead else None
    return found[0] if found is not None else None


_LEAD_CHARACTERS = 30


def _next_mark(text: str, at: int) -> int:
    match = re.compile(r"[“\"«„]").search(text, at)
    return match.start() if match else len(text)


def _before(text: str, quoted: Quoted, floor: int) -> Span | None:
    """Return the words between the last sentence end and the quotation, where they lead into it."""
    start = max(floor, text.rfind("\n\n", 0, quoted.start) + 1)
    lead = text[start : quoted.start]
    if not lead.strip():
        # A colon at the end of the paragraph before leads in too.
        previous = text[floor : quoted.start].rstrip()
        if not previous.endswith(":"):
            return None
        lead, start = previous, floor
    ends = [m.end() for m in _SENTENCE_END.finditer(lead[:-1])]
    start += ends[-1] if ends else 0
    span = (start, start + len(text[start : quoted.start].rstrip()))
    return span if text[slice(*span)].strip() else None


def _cue_in(doc: Doc, span: Span, *, first: bool) -> tuple[Token, Span | None] | None:
    tokens = [t for t in _tokens(doc, span) if not t.is_space]
    if not tokens or len(tokens) > _MAX_CUE_WORDS:
        return None
    ordered = tokens if first else tokens[::-1]
    for token in ordered:
        cue = verb_cues().get(token.lemma_.lower())
        if (
            cue is None
            or token.pos_ not in ("VERB", "AUX", "NOUN")
            or not {"clause", "quotation"} & cue.frames
        ):
            continue
        if token.pos_ == "NOUN" or (first and token.tag_ == "VBG"):
            # Behind the marks ", adding ..." opens the next statement.
            continue
        source = _nearby_source(token, span)
        if source is not None:
            return token, source
    return None


def _nearby_source(verb: Token, span: Span) -> Span | None:
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    head: Token | None = verb
    while subject is None and head is not None and head.dep_ in ("conj", "advcl", "xcomp"):
        head = head.head
        subject = next((c for c in head.children if c.dep_ == "nsubj"), None)
    if subject is not None and subject.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
        subject = verb.head
    if subject is None or not span[0] <= subject.idx < span[1]:
        subject = _noun_beside(verb, span) or subject
    if subject is None:
        return None
    return noun_phrase(subject, verb)


def source_beside(doc: Doc, anchor: int, quoted: Quoted) -> Span | None:
    """Return who is named beside a cue, outside a quotation in which the parser looked for it."""
    cue = doc[anchor]
    ahead = quoted.end <= cue.idx
    span = (quoted.end, cue.sent.end_char) if ahead else (cue.sent.start_char, quoted.start)
    subject = _noun_beside(cue, span) if span[0] < span[1] else None
    return noun_phrase(subject, cue) if subject is not None else None


def _noun_beside(verb: Token, span: Span) -> Token | None:
    """Return the noun right before or after the cue, where the parse gives it no subject."""
    words = [
        t
        for t in _tokens(verb.doc, span)
        if t.pos_ in ("NOUN", "PROPN", "PRON") and t.dep_ not in ("compound", "poss")
    ]
    before = [t for t in words if t.i < verb.i]
    after = [t for t in words if t.i > verb.i]
    return before[-1] if before else after[0] if after else None


def _after_colon(doc: Doc, quoted: Quoted, before: Span) -> Draft | None:
    tokens = [t for t in _tokens(doc, before) if not t.is_space and not t.is_punct]
    subject = next(
        (t for t in tokens if t.dep_ in ("nsubj", "ROOT") and t.pos_ in ("PROPN", "NOUN", "PRON")), None
    )
    if subject is None:
        return None
    return Draft(
        pieces=((quoted.start, quoted.end),),
        cue=(),
        source=noun_phrase(subject, doc[-1]),
        mode="speech",
        rule="colon",
        anchor=subject.i,
    )


def _draft(quoted: Quoted, cue: Token, source: Span | None, *, rule: str) -> Draft:
    return Draft(
        pieces=((quoted.start, quoted.end),),
        cue=(cue_span(cue),),
        source=source,
        mode="speech",
        rule=rule,
        anchor=cue.i,
    )


def _tokens(doc: Doc, span: Span) -> list[Token]:
    found = doc.char_span(*span, alignment_mode="contract")
    return list(found) if found is not None else []
