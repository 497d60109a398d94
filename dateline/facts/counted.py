"""What a number counts: the noun, the words that name it in the text, and the unit.

Read off the parse where it is sound and off the order of words where it is not; eval/figures-guideline has the units.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from dateline.facts.lexicon import event_words, people_nouns
from dateline.facts.measures import unit_after
from dateline.facts.numbers import Number
from dateline.facts.numerals import VAGUE
from dateline.facts.people import is_people, singular
from dateline.facts.wordlists import word_set
from dateline.facts.words import Doc, Span, Token

# A noun phrase does not reach further than this many words past its number.
_REACH_WORDS = 7
_NOMINAL = ("NOUN", "PROPN")
_MODIFIERS = ("ADJ", "NOUN", "PROPN", "NUM", "PART", "ADV", "DET", "PUNCT", "VERB", "X", "SYM")
# Words that stand for a noun named before.
STAND_INS = word_set("other others more another dead wounded injured missing each")


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts."""

    noun: Token | None  # the head noun, where there is one
    argument: (
        Token | None
    )  # the word by which the number stands in its clause: the noun, or the number itself
    unit: str | None  # None: nothing tells
    subject: tuple[int, int] | None  # the span of words that name what is counted
    is_measure: bool = False


def span_of(doc: Doc, number: Number) -> Span | None:
    """Return the tokens of a number."""
    return tokens_between(doc, number.start, number.end)


def tokens_between(doc: Doc, start: int, end: int) -> Span | None:
    """Return the tokens that hold the characters from `start` to `end`; None where there are none."""
    first = bisect_right(doc.starts, start) - 1
    last = bisect_left(doc.starts, end)
    return doc[first:last] if 0 <= first < last else None


def counted_by(doc: Doc, number: Number) -> Counted:
    """Return what a number counts."""
    span = span_of(doc, number)
    if span is None or len(span) == 0:
        return Counted(None, None, None, None)
    measure = _measure(doc, number, span)
    if measure is not None:
        return measure
    noun = _noun_of(doc, span)
    if noun is None and (named := _number_of(span)) is not None:
        return Counted(named, named, _unit(named), (_first_of(named).idx, named.idx + len(named)))
    if noun is None and (said := _said_to_be(doc, span)) is not None:
        return Counted(None, span.root, "people", (_first_of(said).idx, said.idx + len(said)))
    if noun is None:
        return Counted(None, span.root, None, None)
    unit = "people" if noun.i < span.start and noun.lower_ in _GROUPS else _unit(noun)
    return Counted(noun, _argument(noun, span), unit, _subject(span, noun))


# Measures ---------------------------------------------------------------------------------------------------


def _measure(doc: Doc, number: Number, span: Span) -> Counted | None:
    found = unit_after(doc.text, number.start, number.end)
    if found is None:
        return None
    unit, end = found
    if end == number.end:
        return Counted(None, span.root, unit, None, True)
    last = tokens_between(doc, number.end, end)
    noun = last[-1] if last is not None and len(last) else None
    return Counted(noun, noun, unit, _measured(doc, noun), True)


def _measured(doc: Doc, noun: Token | None) -> tuple[int, int] | None:
    """Return what a measure is of: "barrels | of crude oil", "a 30m | vessel", "8 in of | snowfall"."""
    if noun is None:
        return None
    rest = doc[noun.i + 1 : noun.i + 1 + _REACH_WORDS]
    if len(rest) and rest[0].lower_ == "of":
        end = _phrase_end(doc, noun.i + 2)
        return (doc[noun.i + 2].idx, end) if end else None
    head = noun.head
    if (
        noun.dep_ in ("compound", "nmod", "amod", "npadvmod", "quantmod")
        and head.pos_ in _NOMINAL
        and head.i > noun.i
    ):
        return doc[noun.i + 1].idx, head.idx + len(head)
    return None


def _phrase_end(doc: Doc, i: int) -> int | None:
    end = None
    for token in doc[i : i + _REACH_WORDS]:
        if token.pos_ in _NOMINAL:
            end = token.idx + len(token)
        elif token.pos_ not in ("ADJ", "DET", "NUM", "PART") or token.is_sent_start:
            break
    return end


# Nouns ---------------------------------------------------------------------------------------------------------


def _noun_of(doc: Doc, span: Span) -> Token | None:
    i = span.end
    if i >= len(doc):
        return None
    if doc[i].text in ("-", "‑") and doc[i].idx == span.end_char and i + 1 < len(doc):
        return _after_hyphen(doc, i + 1)
    if doc[i].lower_ == "of":
        return _after_of(doc, i + 1)
    if doc[i].lower_ in event_words().states and doc[i].lower_ not in STAND_INS:
        return _by_parse(span)
    if (group := _group_of(doc, span)) is not None:
        return group
    noun = _by_order(doc, span) or _by_parse(span) or _before(doc, span)
    if noun is not None and doc[i].lower_ in STAND_INS and _is_joined(doc, i, noun):
        # "left two | dead and 14 homes burned": the homes have a number of their own
        return doc[i]
    return noun


def _is_joined(doc: Doc, i: int, noun: Token) -> bool:
    """True if an "and" and another number stand between the word at `i` and a noun."""
    return noun.i > i + 2 and doc[i + 1].lower_ == "and" and any(t.like_num for t in doc[i + 2 : noun.i])


def _number_of(span: Span) -> Token | None:
    """Return the noun of "the number of | people who have died fell to 19 from 23", of which a number alone is said."""
    before = span.doc[span.sent.start : span.start]
    words = [t for t in before if t.lower_ in ("number", "numbers", "amount") and t.nbor().lower_ == "of"]
    if not words or words[-1].i + _FAR_WORDS < span.start or words[-1].lower_ in ("a", "any"):
        return None
    for token in span.doc[words[-1].i + 2 : span.start]:
        if token.tag_ in ("NNS", "NNPS") or token.lower_ in event_words().states:
            return token
        if token.is_punct or token.pos_ == "VERB":
            return None
    return None


def _first_of(noun: Token) -> Token:
    """Return the first of the modifiers right before a noun: "northern | soldiers"."""
    i = noun.i
    while i > 0 and noun.doc[i - 1].head == noun and noun.doc[i - 1].pos_ in ("ADJ", "NOUN", "PROPN"):
        i -= 1
    return noun.doc[i]


def _said_to_be(doc: Doc, span: Span) -> Token | None:
    """Return the people that a bare number is said to be: "two were | policemen"."""
    i = span.end
    if i >= len(doc) or doc[i].lower_ not in ("were", "are", "was", "is"):
        return None
    for token in doc[i + 1 : i + 5]:
        if token.pos_ in _NOMINAL and (token.i + 1 >= len(doc) or token.nbor(1).pos_ not in _NOMINAL):
            return token if is_people(token) else None
        if token.pos_ not in ("ADJ", "DET", "NOUN", "PROPN", "ADV"):
            return None
    return None


# From "the number of" to the number: a relative clause and a place may stand between.
_FAR_WORDS = 25


def _before(doc: Doc, span: Span) -> Token | None:
    """Return the plural that a bare number is of: "asylum claims over | 150,000"."""
    i = span.start - 1
    if i < 1 or doc[i].lower_ not in ("over", "above", "totalling", "totaling", "numbering", "exceeding"):
        return None
    noun = doc[i - 1]
    return noun if noun.tag_ == "NNS" else None


def _after_hyphen(doc: Doc, i: int) -> Token | None:
    # "a two-class layout": classes are counted
    token = doc[i]
    return token if token.is_alpha else None


def _after_of(doc: Doc, i: int) -> Token | None:
    """Return the noun of "dozens of | people", "30 of Boeing's 787-9 Dreamliner | jets", "three of the bloc's | members"."""
    noun: Token | None = None
    for token in doc[i : i + 2 * _REACH_WORDS]:
        if (
            token.is_sent_start
            or token.pos_ not in (*_MODIFIERS, "PRON", "CCONJ")
            or (token.is_punct and token.text not in ("-", "'", "’"))
        ):
            break
        if token.pos_ == "VERB" and noun is not None:
            break
        if token.pos_ == "CCONJ" and (noun is not None and noun.pos_ == "NOUN"):
            break
        if token.pos_ == "PRON" and token.lower_ in ("them", "us", "those", "whom", "which", "you"):
            return token
        if noun is None and token.lower_ in event_words().states and _ends_phrase(token):
            return token
        if (
            noun is not None
            and noun.tag_ == "NNS"
            and token.tag_ != "NNS"
            and token.text not in ("'", "’", "'s", "’s", "-")
        ):
            break
        if token.pos_ in _NOMINAL:
            noun = token
        elif noun is not None and token.pos_ in ("DET", "ADV"):
            break
    return noun


def _ends_phrase(token: Token) -> bool:
    """True of a state that stands for people: "three of the | dead"."""
    return token.i + 1 >= len(token.doc) or token.nbor(1).pos_ not in (*_NOMINAL, "ADJ")


# Bodies of people that are told by how many they are.
_GROUPS = word_set("family crew group team party staff workforce household population crowd orchestra choir")


def _group_of(doc: Doc, span: Span) -> Token | None:
    # "a family of three", "a crew of 12"
    i = span.start
    if i >= 2 and doc[i - 1].lower_ == "of" and doc[i - 2].lower_ in _GROUPS:
        return doc[i - 2]
    return None


def _by_order(doc: Doc, span: Span) -> Token | None:
    """Return the last noun of the run of words after a number: "12 | South Korean army officers"."""
    noun: Token | None = None
    start = (
        span.end + 2 if doc[span.end : span.end + 2].text in ("or more", "or so", "or fewer") else span.end
    )
    for token in doc[start : start + _REACH_WORDS]:
        if (token.is_sent_start and token.i > span.start) or token.is_space:
            break
        if (token.lower_ in VAGUE and token.i > start) or (noun is None and token.lower_ in _OF_TIME):
            break
        if token.pos_ in _NOMINAL or (token.tag_ in ("VBG",) and noun is None and token.dep_ == "amod"):
            if noun is not None and token.tag_ in ("NNP", "NNPS", "NN", "JJ") and _is_plural_people(noun):
                break
            if token.tag_ in ("NNP", "NNPS") and noun is not None and noun.tag_ == "NNS":
                break
            noun = token
            if token.lower_ == "people" and (
                token.i + 1 >= len(doc) or token.nbor(1).lower_ not in _PEOPLE_MODIFY
            ):
                break
            continue
        if (
            noun is not None
            and noun.tag_ in ("NNS", "NNPS")
            and token.text not in ("'", "’", "'s", "’s", "-")
        ):
            break
        if (
            noun is not None
            and token.lower_ in ("and", "or", "&", ",")
            and (last := _after_list(token)) is not None
        ):
            return last
        if _goes_on(token, noun):
            continue
        break
    return noun


# "49,174 | last term": a time goes on, not a noun.
_OF_TIME = word_set("last this next each per every")


def _is_plural_people(noun: Token) -> bool:
    return (
        noun.lower_.endswith("s")
        and singular(noun.text) in people_nouns()
        and noun.tag_ in ("NNS", "NNPS", "NNP")
    )


def _after_list(link: Token) -> Token | None:
    """Return the plural that a list of kinds leads to: "4,000 maintenance | and cleaning workers"."""
    for token in link.doc[link.i + 1 : link.i + 6]:
        if token.tag_ == "NNS":
            return token
        if (
            token.is_sent_start
            or token.like_num
            or token.pos_ not in ("NOUN", "ADJ", "VERB", "CCONJ", "PUNCT", "PROPN")
            or token.text in (".", ";", ":")
        ):
            return None
    return None


# "people" before these is no head: "12 people smugglers".
_PEOPLE_MODIFY = (
    "smuggler",
    "smugglers",
    "trafficker",
    "traffickers",
    "carrier",
    "carriers",
    "-",
    "'s",
    "’s",
    "'",
    "’",
)


def _goes_on(token: Token, noun: Token | None) -> bool:
    """True if a noun phrase can go on past a word that is no noun."""
    if token.pos_ in ("ADJ",) or token.tag_ in ("POS", "HYPH"):
        return True
    if token.pos_ == "NUM" or token.tag_ == "CD":
        return noun is None or noun.pos_ == "PROPN"
    if token.tag_ in ("VBN", "VBG", "JJ") and token.i > 0 and token.nbor(-1).text == "-":
        return True
    if token.tag_ in ("VBN", "VBG", "JJ"):
        return noun is None and (token.dep_ in ("amod", "compound", "nmod") or _is_before_noun(token))
    if token.pos_ == "ADV":
        return (
            noun is None
            and token.head.pos_ in ("ADJ", "VERB")
            and token.head.i > token.i
            and token.head.dep_ == "amod"
        )
    return token.text in ("-", "–", "/", "“", '"', "”") or (
        token.lower_ == "and" and noun is None and token.i > 0 and token.nbor(-1).pos_ in ("ADJ", "PROPN")
    )


def _is_before_noun(token: Token) -> bool:
    """True if a participle stands right before a noun that it can modify: "two | wanted gunmen"."""
    return (
        token.i + 1 < len(token.doc) and token.nbor(1).pos_ == "NOUN" and token.dep_ not in ("ROOT", "relcl")
    )


def _by_parse(span: Span) -> Token | None:
    root: Token = span.root
    head = root.head
    if (
        root.dep_ in ("nummod", "amod", "compound", "det", "quantmod", "nmod")
        and head.pos_ in _NOMINAL
        and 0 < head.i - root.i <= _REACH_WORDS
    ):
        return head
    return None


def _argument(noun: Token, span: Span) -> Token:
    """Return the word by which the number stands in its clause: of "dozens of people", "dozens"."""
    if noun.i >= span.end and any(token.lower_ == "of" for token in noun.doc[span.end : noun.i]):
        return span.root
    return noun


def _unit(noun: Token) -> str | None:
    if noun.pos_ == "PRON":
        return None
    if noun.pos_ in ("ADJ", "VERB") and noun.lower_ in event_words().states:
        return "people"
    if is_people(noun):
        return "people"
    return singular(noun.text)


def _subject(span: Span, noun: Token) -> tuple[int, int]:
    """Return the words that name what is counted, from after the number to its noun: "North Korean soldiers"."""
    doc = noun.doc
    if noun.i < span.start:
        return noun.idx, noun.idx + len(noun)
    i = span.end
    while i < noun.i and (
        doc[i].lower_
        in ("of", "the", "its", "their", "his", "her", "these", "those", "additional", "other", "more", "our")
        or doc[i].is_punct
    ):
        i += 1
    return doc[i].idx, noun.idx + len(noun)
