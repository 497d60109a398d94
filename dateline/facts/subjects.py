"""Who or what a figure is about, where no noun stands right after its number: shares, sums of money, tolls, bare counts."""

import re

from dateline.facts.counted import Counted
from dateline.facts.numbers import Number
from dateline.facts.wordlists import word_set
from dateline.facts.words import Doc, Span, Token

_NOMINAL = ("NOUN", "PROPN")
# A subject is short; a longer phrase is cut after the words that follow its noun.
_MOST_WORDS = 8
_OF = word_set("of in worth for on")
# Verbs whose subject gives the number and whose object is what it is of: "put the loss at".
_STATING = word_set("put place value estimate reckon say ask demand speak count")
# Nouns of change: what changed is named after them, or is the subject. Source: FrameNet 1.7, Change_position_on_a_scale.
_CHANGES = word_set(
    "increase rise drop decline fall cut reduction jump growth gain hike decrease surge change improvement slump dip boost slide climb raise tumble loss total maximum minimum value tune"
)
# Verbs of giving: what the sum is for stands after "to" (VerbNet 3.4, give-13.1, contribute-13.2, spend).
_GIVING = word_set(
    "give contribute donate pay pledge commit allocate spend invest award grant send lend pour allot earmark"
)
_TO = word_set("to toward towards on for into in")
# Prepositions before a number that says how much, from where or to where something was moved: "cut wages | by 5%".
_MOVED = word_set("by from to for at")
_TRADING = word_set("trading trade session deal hour hours afternoon morning noon")
_DROPPED = word_set("the a an its their his her our this these those")


def subject_of(doc: Doc, number: Number, span: Span, counted: Counted) -> tuple[int, int] | None:
    """Return the span of the words that name what a figure is about; None where nothing tells."""
    if counted.unit in ("point", "percentage point"):
        return _changed(doc, span) or _clause_subject(doc, span) or counted.subject
    if (hyphened := _hyphened(doc, span, counted)) is not None:
        return hyphened
    if counted.subject is not None and number.unit is None and not counted.is_measure:
        return counted.subject
    if counted.is_measure and counted.noun is not None and counted.noun.i >= span.end:
        span = doc[span.start : counted.noun.i + 1]
    if counted.noun is not None and counted.noun.i < span.end and counted.subject is not None:
        return counted.subject
    for read in (_modified, _of_phrase, toll_of, _given_to, _changed, _holder, _clause_subject):
        found = read(doc, span)
        if found is not None:
            return found
    return counted.subject


def _phrase(head: Token, after: Span | None = None) -> tuple[int, int] | None:
    """Return a noun with the modifiers before it and a short "of" phrase after it."""
    words = [t for t in head.subtree if t.i <= head.i and head.i - t.i < _MOST_WORDS and t.sent == head.sent]
    start = min((t.i for t in words), default=head.i)
    if after is not None and after.end <= head.i:
        start = max(start, after.end)
    while start < head.i and (
        head.doc[start].lower_ in _DROPPED or head.doc[start].is_punct or head.doc[start].is_space
    ):
        start += 1
    end = head.i
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i > head.i:
            inner = [t.i for t in child.subtree if t.i - head.i < _MOST_WORDS and not t.is_punct]
            if after is None or after.start > max(inner, default=end):
                end = max([end, *inner])
    doc = head.doc
    return doc[start].idx, doc[end].idx + len(doc[end])


def _hyphened(doc: Doc, span: Span, counted: Counted) -> tuple[int, int] | None:
    """ "a 70-page | TNO report", "a 2,500-acre (1,011-hectare) | blaze": what the compound says something of."""
    noun = counted.noun
    if noun is None or noun.i <= span.end or doc[span.end].text not in ("-", "‑"):
        return None
    i = noun.i + 1
    if i < len(doc) and doc[i].text == "-":
        i += 2
    if i < len(doc) and doc[i].text == "(":
        closing = next((t.i for t in doc[i : i + _MOST_WORDS] if t.text == ")"), None)
        i = i if closing is None else closing + 1
    return _modified(doc, doc[i - 1 : i]) if i < len(doc) else None


def _after_change(doc: Doc, noun: Token) -> tuple[int, int] | None:
    """Return what a noun of change is of: "a 10% increase | in | child care prices"."""
    i = noun.i + 1
    if i + 1 >= len(doc) or doc[i].lower_ not in ("in", "of", "to", "on", "for"):
        return None
    return _scanned(doc, i + 1)


def _modified(doc: Doc, span: Span) -> tuple[int, int] | None:
    """ "a 25% | tariff on steel", "the $250 billion | list of goods", "a 10-billion dollar | lawsuit"."""
    i = span.end
    while i < len(doc) and doc[i].text in ("-", "‑"):
        i += 1
    if i >= len(doc) or doc[i].pos_ not in (*_NOMINAL, "ADJ") or doc[i].is_sent_start:
        return None
    noun: Token | None = None
    for token in doc[i : i + _MOST_WORDS]:
        if token.is_sent_start or (token.pos_ not in (*_NOMINAL, "ADJ", "PART") and token.text != "-"):
            break
        noun = token if token.pos_ in _NOMINAL else noun
    if noun is None or noun.lower_ in ("worth", "annually", "each"):
        return None
    if noun.lemma_.lower() in _CHANGES:
        return _after_change(doc, noun)
    return _phrase(noun, span)


def _of_phrase(doc: Doc, span: Span) -> tuple[int, int] | None:
    """ "13 percent of | the workers", "$156 billion in | Chinese goods", "48 billion yen worth of | bitcoin"."""
    i = span.end
    words = [token.lower_ for token in doc[i : i + 2]]
    if not words or words[0] not in _OF:
        return None
    found = _scanned(doc, i + 2 if words == ["worth", "of"] else i + 1)
    if found is None or (words[0] in ("in", "on") and _is_of_its_clause(doc, span, found)):
        return None
    return found


def _is_of_its_clause(doc: Doc, span: Span, found: tuple[int, int]) -> bool:
    """True if "in ..." after a number tells when or where it moved: "rose 2% in morning trading"."""
    last = re.split(r"\W+", doc.text[slice(*found)].lower())[-1]
    before = doc[span.start - 1] if span.start else None
    is_moved = before is not None and (
        before.lower_ in ("up", "down", "by", "at", "to") or before.pos_ == "VERB"
    )
    return last in _TRADING or (is_moved and doc[span.start :][0].lower_ not in ("$", "€", "£"))


def _scanned(doc: Doc, j: int) -> tuple[int, int] | None:
    """Return the noun phrase that starts at token `j`, read off the order of its words."""
    noun: Token | None = None
    for token in doc[j : j + _MOST_WORDS]:
        is_part = token.pos_ in (*_NOMINAL, "ADJ", "PART", "DET", "PRON", "NUM", "VERB") or token.text == "-"
        if (
            token.is_sent_start
            or token.is_space
            or not is_part
            or (token.pos_ == "VERB" and noun is not None)
        ):
            break
        noun = token if token.pos_ in _NOMINAL else noun
    if noun is None or noun.ent_type_ in ("DATE", "TIME"):
        return None
    start = j
    while start < noun.i and doc[start].lower_ in _DROPPED:
        start += 1
    return doc[start].idx, noun.idx + len(noun)


_TOLL = re.compile(
    r"\b(?:the )?(?:number|total) of (?P<who>[^,.;]{3,60}?)(?: (?:who|that|which|killed|dead|injured|wounded|missing|arrested|infected|has|have|was|were|is|are|had|rose|reached|surpassed)\b)"
    r"|\b(?P<toll>(?:(?:death|casualty|injury) )?(?:toll|tally|count)(?: (?:from|of|in) (?:the )?[^,.;]{3,40}?)?(?= (?:to|has|have|rises?|rose|stands?|is|was|now|climb\w*|increas\w*|reach\w*|at|would|could|of)\b|,))",
    re.I,
)  # fmt: skip


def toll_of(doc: Doc, span: Span) -> tuple[int, int] | None:
    """Return the toll that a number states: "the number of | northern soldiers | killed has surpassed 300", "the | death toll from the floods | rose to 40"."""
    start = span.sent.start_char
    found = list(_TOLL.finditer(doc.text[start : span.start_char]))
    if not found:
        return None
    name = "who" if found[-1]["who"] else "toll"
    return start + found[-1].start(name), start + found[-1].end(name)


def _given_to(doc: Doc, span: Span) -> tuple[int, int] | None:
    """ "contributed $1.45 million to | Color of Change": what a sum was given to."""
    if span.root.head.lemma_.lower() not in _GIVING or span.end + 1 >= len(doc):
        return None
    i = span.end
    if doc[i].lower_ in ("a", "per", "every", "each") and i + 2 < len(doc):
        i += 2
    return _scanned(doc, i + 1) if i < len(doc) and doc[i].lower_ in _TO else None


def _changed(doc: Doc, span: Span) -> tuple[int, int] | None:
    """ "would cut | wages | by 5%", "bought | the label | for $300m": the object of the verb that moves it."""
    i = span.start - 1
    while i > 0 and doc[i].lower_ in (
        "about",
        "around",
        "nearly",
        "almost",
        "some",
        "roughly",
        "just",
        "only",
        "over",
        "an",
        "a",
        "estimated",
        "to",
        "between",
    ):
        if doc[i].lower_ == "to":
            break
        i -= 1
    if i < 1 or doc[i].lower_ not in _MOVED:
        return None
    verb = doc[i].head
    while verb.pos_ == "ADP" and verb.head is not verb:
        verb = verb.head
    if verb.pos_ != "VERB" or verb.lemma_.lower() in _STATING:
        return None
    moved = next((c for c in verb.children if c.dep_ in ("dobj", "obj") and verb.i < c.i < i), None)
    if moved is None or moved.pos_ in ("PRON", "NUM") or moved.like_num:
        return None
    return _phrase(moved, span)


def _holder(doc: Doc, span: Span) -> tuple[int, int] | None:
    """ "a | fine | of $5 million", "| tariffs | of 25%", "| crude | at $60.73"."""
    before = doc[max(0, span.start - 2) : span.start]
    if len(before) == 2 and before[1].lower_ == "of" and before[0].pos_ in _NOMINAL:
        noun = before[0]
        return _after_change(doc, span[-1]) if noun.lemma_.lower() in _CHANGES else _phrase(noun, span)
    root: Token = span.root
    head = root.head
    is_held = root.dep_ == "pobj" and head.dep_ == "prep" and head.lower_ in ("of", "at", "to", "by", "over")
    if is_held and head.head.pos_ in _NOMINAL and head.head.lemma_.lower() not in _CHANGES:
        return _phrase(head.head, span)
    return None


def _clause_subject(_doc: Doc, span: Span) -> tuple[int, int] | None:
    """ "| U.S. crude | fell 3.38% to $55.12": the subject of the verb that governs the number."""
    verb = next((token for token in span.root.ancestors if token.pos_ in ("VERB", "AUX")), None)
    for _ in range(3):
        if verb is None:
            return None
        subject = next(
            (c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < span.start), None
        )
        if subject is not None and verb.lemma_.lower() in _STATING:
            stated = next((c for c in verb.children if c.dep_ == "dobj" and c.i < span.start), None)
            return _phrase(stated, span) if stated is not None and stated.pos_ != "PRON" else None
        if subject is not None:
            return None if subject.pos_ == "PRON" else _phrase(subject, span)
        verb = verb.head if verb.head is not verb else None
    return None
