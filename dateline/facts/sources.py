"""Who is responsible for a figure: the innermost quote that holds it, or words that only figures have ("put the toll at").

What a source is: eval/figures-guideline.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.base.records import NOBODY, Attribution, Quote
from dateline.facts.counted import tokens_between
from dateline.facts.cues import can_speak
from dateline.facts.lexicon import people_nouns
from dateline.facts.speakers import Context, resolve
from dateline.facts.stretches import noun_phrase
from dateline.facts.wordlists import source_nouns, word_set
from dateline.facts.words import Doc, Token

Span = tuple[int, int]
# Who is named, and the words that attribute.
_Told = tuple[Span, Span | None]

# Verbs of wish and plan: whoever wants a number does not report it.
_WISHES = word_set(
    "want wants wanted hope hopes hoped hoping wish wishes plan plans planned planning aim aims aimed "
    "intend intends intended seek seeks sought demand demands demanded agree agrees agreed vow vows vowed "
    "pledge pledges pledged urge urges urged"
)


def quote_around(start: int, end: int, quotes: Sequence[Quote], text: str) -> Quote | None:
    """Return the innermost quote whose content holds the span; one that names its speaker before one that does not."""
    holding = [quote for quote in quotes if _holds(quote, start, end) and not _is_wish(quote, text)]
    named = [quote for quote in holding if quote.attribution.speaker.kind != "none"]
    answered = [quote for quote in named if not _is_loose(quote, text)]
    return min(answered or named or holding, key=lambda quote: (_length(quote), quote.start), default=None)


def _is_loose(quote: Quote, text: str) -> bool:
    """True of "first data", of which nobody says whose they are: who tells of them answers for the number."""
    told = quote.attribution
    if told.source is None or told.speaker.kind != "unnamed":
        return False
    words = text[slice(*told.source)].strip(" .…").split()
    if not words or not words[-1].islower():
        return False
    if words[0].lower() in ("our", "my"):
        return True
    kind = source_nouns().get(words[-1].strip(".…"))
    return kind == "document" or (
        kind is None and words[-1].removesuffix("s") not in people_nouns() and len(words) < _FEW
    )


# Longer descriptions end in something else than who speaks: "residents of the old town".
_FEW = 3


def _holds(quote: Quote, start: int, end: int) -> bool:
    if not quote.start <= start or quote.end < end:
        return False
    return any(first <= start and end <= last for first, last in quote.pieces)


def _length(quote: Quote) -> int:
    return sum(last - first for first, last in quote.pieces)


def _is_wish(quote: Quote, text: str) -> bool:
    words = [word for span in quote.attribution.cue for word in text[slice(*span)].lower().split()]
    if quote.rule in ("object", "infinitive", "told") and _DEEDS.intersection(words):
        return True
    return bool(_WISHES.intersection(words))


# What a firm or a court does with things in these words is no statement: "recalls 180,000 cars", "ordered 30 jets".
_DEEDS = word_set("recall recalls recalled recalling order orders ordered")


# Words that only figures have --------------------------------------------------------------------------------

# Verbs with which somebody states a number as the object or after "at": "puts the toll at 40", "recorded 36.9 degrees",
# "expects sales of $3m". Verbs of measuring and foretelling in Levin, English Verb Classes (1993), 54.1-54.4 and 29.5.
_STATES = word_set(
    "put place record register count tally measure estimate value reckon show report forecast project predict expect"
    " anticipate announce claim list document peg calculate cite quote gauge pin reveal disclose"
)
# What they show, the article tells.
_PICTURES = word_set("video footage photo photograph image picture map clip film")
# What is counted does not count: "The number of dead reports 40"; a tally or an estimate is somebody's.
_COUNTS = word_set("number toll death outbreak case casualty fatality")
# Verbs that need "at": "put the toll at 40", but not "put 40 men on the wall".
_NEED_AT = word_set("put place value peg pin")
# "Find" states a number of a study, and of nobody else: police who found ten guns did so.
_OF_DOCUMENTS = word_set("find")
# Nouns of a stated number, where "of" gives it and a possessive or "by" says whose it is: "the agency's estimate of 40".
_STATED = word_set(
    "estimate figure count toll tally projection forecast prediction expectation assessment calculation guess target claim"
    " report total outlook guidance"
)


def told_with_figure(doc: Doc, start: int, end: int, sentence: Span, context: Context) -> Attribution:
    """Return the attribution of a figure that no quote holds; nobody's where the article itself asserts it."""
    span = tokens_between(doc, start, end)
    found = _by_parse(span.root, sentence) if span is not None and len(span) else None
    if found is None:
        found = _opening(doc, start, end, sentence)
    if found is None:
        return Attribution(speaker=NOBODY)
    source, cue = found
    return Attribution(speaker=resolve(source, context), source=source, cue=(cue,) if cue else ())


def _by_parse(number: Token, sentence: Span) -> _Told | None:
    """Return who states a number, climbing from it over the phrases that hold it to the verb that governs them."""
    word = number
    for word in _up_phrases(number):
        found = _owner_of_stated(word, number) or _stated_behind(word) or _expecting(word, number)
        if found is not None:
            return found
    verb = word.head.head if word.head.dep_ in ("prep", "agent") else word.head
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "claim":
        # "claim to have killed 27"
        verb = verb.head
    return _stating(verb, number, sentence) if verb.pos_ == "VERB" else None


_PARTS = word_set("nummod compound quantmod nmod pobj npadvmod conj advmod amod appos")


def _up_phrases(number: Token) -> Iterator[Token]:
    """Yield the number's word and, upwards, the nouns whose phrases hold it: "40", "deaths" of "a toll of 40 deaths"."""
    word = number
    yield word
    while word.dep_ in _PARTS or (
        word.dep_ == "prep" and word.lower_ in ("at", "of", "for", "to", "between", "from")
    ):
        if word.head.pos_ == "VERB" or word.head.i == word.i:
            return
        word = word.head
        if word.pos_ in ("NOUN", "PROPN", "NUM", "SYM"):
            yield word


def _owner_of_stated(noun: Token, number: Token) -> _Told | None:
    """ "| The government's | turnout figure of 72 per cent", "an estimate | by the bank | of 40"."""
    if noun.lemma_.lower() not in _STATED or number.i <= noun.i:
        return None
    for child in noun.children:
        if child.dep_ == "poss" and can_speak(child) and child.pos_ != "PRON":
            return noun_phrase(child, noun), None
        if child.dep_ == "prep" and child.lower_ in ("by", "from") and child.i < number.i:
            owner = next((c for c in child.children if c.dep_ == "pobj" and can_speak(c)), None)
            if owner is not None:
                return noun_phrase(owner, noun), None
    return None


# Counts that are somebody's own, where a total or a toll may be that of a place: "the province's toll of 40".
_OWN = word_set("estimate figure tally forecast projection prediction assessment calculation claim guess")


def owned(told: Attribution, doc: Doc, start: int, end: int, context: Context) -> Attribution:
    """Return the attribution of a number that a statement holds, or its owner's: "rejected | the bank's | figure of 40"."""
    span = tokens_between(doc, start, end)
    if told.source is None or span is None or not len(span):
        return told
    for noun in _up_phrases(span.root):
        found = _owner_of_stated(noun, span.root) if noun.lemma_.lower() in _OWN else None
        if found is None:
            continue
        head = doc.char_span(*found[0], alignment_mode="expand")
        owner = resolve(found[0], context)
        if head is None or head.root.ent_type_ in ("GPE", "LOC") or owner.name == told.speaker.name:
            return told
        # Who rejects a number has not passed it on as true.
        relay = None if _is_denied(told, doc.text) else told.speaker
        return replace(told, speaker=owner, source=found[0], cue=(), relayed_by=relay)
    return told


def _is_denied(told: Attribution, text: str) -> bool:
    return any(_DENIALS.intersection(text[slice(*cue)].lower().split()) for cue in told.cue)


_DENIALS = word_set(
    "reject rejects rejected rejecting deny denies denied denying dispute disputes disputed disputing dismiss dismisses"
    " dismissed dismissing contest contests contested contesting question questions questioned questioning"
)


def _stated_behind(noun: Token) -> _Told | None:
    """ "13 per cent | analysts | had expected", "26 people reported killed by | the council |"."""
    for verb in noun.children:
        if verb.dep_ not in ("relcl", "acl") or verb.i < noun.i or verb.lemma_.lower() not in _STATES:
            continue
        if verb.lemma_.lower() in _NEED_AT and not any(c.lower_ in ("at", "on") for c in verb.children):
            # "23 districts placed under a warning by the weather service"
            continue
        agent = _agent(verb)
        subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.tag_ not in ("WP", "WDT")), None)
        who = agent or (subject if verb.dep_ == "relcl" else None)
        if who is not None and can_speak(who):
            return noun_phrase(who, verb), (verb.idx, verb.idx + len(verb))
    return None


def _expecting(noun: Token, number: Token) -> _Told | None:
    """ "the 13 per cent | analysts | had expected": the parse takes the sum for a part of who expected it."""
    counts_them = number.dep_ == "nummod" and number.head is noun
    verb = noun.head
    if (
        counts_them
        or noun.i <= number.i
        or noun.dep_ != "nsubj"
        or verb.lemma_.lower() not in _STATES
        or not can_speak(noun)
    ):
        return None
    return (noun.idx, noun.idx + len(noun)), (verb.idx, verb.idx + len(verb))


def _agent(verb: Token) -> Token | None:
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def _stating(verb: Token, number: Token, sentence: Span) -> _Told | None:
    """ "| The police | place the toll at 26", "was measured at 26 by | the police |"."""
    lemma = verb.lemma_.lower()
    if verb.idx < sentence[0] or lemma not in _STATES | _OF_DOCUMENTS:
        return None
    if lemma in _NEED_AT and not any(t.lower_ in ("at", "on") for t in verb.doc[verb.i : number.i]):
        return None
    own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if own is not None and number.i < verb.i:
        # "in addition to its order of 30 jets, the firm announced ..."
        return None
    subject = own or _agent(verb)
    if subject is None or not _may_state(subject, lemma):
        return None
    return noun_phrase(subject, verb), (verb.idx, verb.idx + len(verb))


def _may_state(subject: Token, lemma: str) -> bool:
    if subject.lemma_.lower() in _PICTURES or subject.tag_ in ("WP", "WDT"):
        return False
    if lemma in _OF_DOCUMENTS:
        return source_nouns().get(subject.lower_) == "document"
    if subject.pos_ == "NOUN" and (subject.lemma_.lower() in _COUNTS or not can_speak(subject)):
        return False
    return subject.pos_ in ("NOUN", "PROPN") or subject.lower_ in ("he", "she", "it", "they")


# Statements that the parse loses ------------------------------------------------------------------------------

# "In a study from the institute, about 80% ...": the document that opens the sentence.
_DOCUMENT = re.compile(
    r"^(?:In|According to) (?P<source>an? (?:[\w-]+ ){0,3}?(?:study|survey|poll|report|analysis|review|census|paper|estimate)s? (?:from|by|of|for|published by|released by|conducted by)"
    r" (?:the )?[A-Z][^,;]{2,90}?),\s"
)
_SAYS = r"(?P<cue>said|says|say|reported|reports|announced|estimates|estimated|confirmed|projects|projected|found|shows|showed|indicates|indicated)"
_WHO = r"(?P<source>(?:[\w.&’'()/-]+ ){0,9}?[\w.&’'()/-]+)"
_HELPING = r"(?:(?:has|have|had|also|later|then|now|previously|earlier) )*"
# A statement fills the rest of the sentence that opens with who makes it, and the words before who closes it.
_OPENS = re.compile(
    rf"(?:(?:But|And|Meanwhile|However|Separately|Earlier|Later|Still|Yet),? )?{_WHO} {_HELPING}{_SAYS}\s"
)
_CLOSES = re.compile(
    rf", {_WHO} {_HELPING}{_SAYS}(?: (?:on|late|early|in a) [\w ]{{3,40}}| \w+day)?[.”\"]*\s*$"
)
# "... if nothing is done according to new research", "killed on Saturday, per the police department".
_ACCORDING = re.compile(r"(?:\baccording to|, (?:as )?per) (?P<source>[^,;“”\"]{3,120}?)[.”\"]*\s*$")
# "..., state radio quoted a local official as saying."
_QUOTES = re.compile(
    r", [^,;“”\"]{2,80} (?P<cue>quoted|cited) (?P<source>[^,;“”\"]{2,100}) as (?:saying|telling [\w ]{2,40})[.”\"]*\s*$"
)
# Who speaks and the cue stand within these many characters of either end of a sentence.
_EDGE_CHARACTERS = 160


def _opening(doc: Doc, start: int, end: int, sentence: Span) -> _Told | None:
    """Return who opens or closes the sentence of a number as its speaker, where the parse has no statement that holds it."""
    first, last = sentence
    text = doc.text
    document = _DOCUMENT.match(text[first : min(start, first + _EDGE_CHARACTERS)])
    if document is not None:
        return (first + document.start("source"), first + document.end("source")), None
    found = _OPENS.match(text[first : min(start, first + _EDGE_CHARACTERS)])
    at = first
    if found is None:
        at = max(end, last - _EDGE_CHARACTERS)
        found = _CLOSES.search(text[at:last]) or _QUOTES.search(text[at:last])
    if found is None and (last_words := _ACCORDING.search(text[at:last])) is not None:
        source = (at + last_words.start("source"), at + last_words.end("source"))
        return (source, None) if _is_phrase(doc, source) else None
    if found is None:
        return None
    source = (at + found.start("source"), at + found.end("source"))
    cue = (at + found.start("cue"), at + found.end("cue"))
    return (source, cue) if _is_speaker(doc, source, found["cue"]) else None


def _is_speaker(doc: Doc, source: Span, cue: str) -> bool:
    """True if the words are one phrase without a verb, and its last noun may speak."""
    words = doc.char_span(*source, alignment_mode="expand")
    if words is None or not len(words) or any(w.pos_ in ("VERB", "AUX", "SCONJ", "PUNCT") for w in words):
        return False
    head = words.root
    if head.lemma_.lower() in _COUNTS:
        return False
    if cue in _FOUND and source_nouns().get(head.lower_) != "document":
        return False
    return can_speak(head) and head.pos_ in ("NOUN", "PROPN", "PRON")


def _is_phrase(doc: Doc, source: Span) -> bool:
    words = doc.char_span(*source, alignment_mode="expand")
    return words is not None and len(words) > 0 and can_speak(words.root)


_FOUND = word_set("found shows showed indicates indicated")

# What goes on with a statement after the end of its quote: "reports 132 deaths, | totalling 1,225".
_GOES_ON = re.compile(
    r"^[,;]?\s(?:(?:slightly |well |far |much )?(?:totall?ing|bringing|including|among them|of whom|of which|of them|down from|up from|compared with|more than|less than|fewer than)\b[^.;]*"
    r"|\((?:about |around |roughly |some )?)$"
)


def goes_on(start: int, quotes: Sequence[Quote], text: str, sentence: Span) -> Quote | None:
    """Return the quote of the same sentence with which a figure after its end goes on."""
    before = [q for q in quotes if sentence[0] <= q.start and q.end <= start and q.kind == "indirect"]
    before = [q for q in before if not _is_wish(q, text) and _GOES_ON.match(text[q.end : start])]
    return max(before, key=lambda quote: quote.end) if before else None
