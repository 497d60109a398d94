"""Which numbers are figures, and which are dates, ages, ranks, scores, names or mere references (eval/figures-guideline)."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from dateline.base.records import TimeExpression
from dateline.facts.counted import Counted, span_of
from dateline.facts.lexicon import event_words, people_nouns
from dateline.facts.numbers import Number
from dateline.facts.people import is_people, singular
from dateline.facts.wordlists import word_set
from dateline.facts.words import Doc, Token
from dateline.facts.words import Span as Words

# A number of four digits without a separator in this span is a year unless something is counted with it.
_YEARS = range(1500, 2101)
_NAMED_BEFORE = re.compile(
    r"\b(?:No|Nos|[Nn]umber|Flight|Route|Highway|Interstate|Section|Sections|Article|Articles|Chapter|Title|Rule|[Pp]hase|[Ss]tage|Room|[Pp]age|pp"
    r"|[Tt]ype|Resolution|Gate|Channel|[Ll]evel|[Cc]lass|Pier|Terminal|[Bb]lock|Unit|[Tt]rack|Windows|iPhone|iOS|Android|Apollo|Model|Mark|Mk"
    r"|[Gg]rade|[Tt]ier|[Cc]ategory|[Ww]ard|Zone|District|Sector|Lot|Platform|Line|Bus|Order|Proposition|Amendment|Schedule|Part|Volume|Vol|Act|Episode"
    r"|Season|Game|[Ss]tep|[Qq]uestion|[Tt]able|[Ff]igure|[Ff]ig|Version|Covid|COVID|[Dd]ay|[Ww]eek|[Ss]uper Bowl|G|Group of|Formula|Psalm|Verse|Area|Camp"
    r"|[Tt]rial|Form|Catch|Studio|[Ff]loor|Force|Squadron|Team|Moto|Euro|S&P|FTSE|Nikkei|CAC|DAX|Stoxx|STOXX|Russell|ASX|TSX|CSI|IBEX|Nasdaq|Fortune|Forbes|Kospi|KOSPI|SSE|Nifty|Sensex|BSE|Top|top|bottom|first|last|next|final|opening)(?:\.|\s#|\s)?\s?[#№]?$"
)
_ADDRESS = re.compile(
    r"^(?:\s[A-Z0-9][\w’']*){1,3}\s(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Square|Place|Court|Way|Highway)\b"
)
_AGE_AFTER = re.compile(r"^(?:[- ](?:(?:and-a-half|and a half)[- ])?years?[- ](?:and \w+ months? )?olds?\b|[- ]?(?:month|week|day)s?[- ]olds?\b|-something\b|[- ]years?[- ]of[- ]age\b)", re.I)  # fmt: skip
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages|age of|aged between|turn(?:s|ed|ing)|over the age of|under the age of)(?: of| over| under| between| about| around)?(?:\s(?:\d+|\w+)\s(?:and|to|or|-)\s?)?\s?$", re.I)  # fmt: skip
_AGE_CLOSES = re.compile(r"^(?:[,;.)]|\sand\b|\sof\b|$|\s(?!(?:in|at|on|near|across)\b)[a-z]+\s[A-Z])")
_SCORE_BEFORE = re.compile(r"\b(?:beat|beats|defeat\w*|win|wins|won|lost?|lead|leads|led|draw|drew|drawn|scor\w+|thrash\w*|victory|trail\w*|record|up|down|odds|set|sets|match|final|goal\w*|championship|ahead|triumph|straight-set\w*|aggregate)\b[^.]{0,60}$", re.I)  # fmt: skip
_VOTE_NEAR = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ruling|ruled|decision|majority|margin|senate|house|parliament|council)\b", re.I
)
_CALIBRE_AFTER = re.compile(
    r"^[- ]?(?:cal(?:iber|ibre)?|gauge|carat|karat|proof)\b"
    r"|^[- ]?mm[- ](?:[a-z]+ )?(?:rounds?|shells?|guns?|mortars?|cannons?|artillery|howitzers?|rifles?|pistols?|machine|handguns?|bullets?|caliber|calibre|ammunition)\b",
    re.I,
)  # fmt: skip
# Compounds whose number is no count. Source: the hyphenated entries of Merriam-Webster's Collegiate that begin with a number.
_NO_COUNT_COMPOUND = word_set(
    "way time sided star off on to up man half hander liner upmanship pronged dimensional faced step "
    "piece shot hit quarters thirds third fourths fifths fold year month week day hour minute second old "
    "something odd plus ish party legged handed edged wheel wheeler wheeled stroke ply tone by in a "
    "and or out state point th st nd rd s d tier run down over under bit digit figure "
    "letter word game set series match yard yarder round liners lane pointer putt iron wood speed gun "
    "weekend decade century night quarter hours years generation tenths peat term"
)
_COUNT_COMPOUND_DOWN = word_set(
    "point run game set round yard yarder pointer letter room party state series match"
)
_ONE_OF = re.compile(r"^\s+(?:of (?!\d)|another\b|day\b|night\b|morning\b|evening\b|afternoon\b|weekend\b|time\b|week\b|month\b|year\b|hand\b|side\b|such\b|thing\b|way\b|point\b|can\b|could\b|may\b|might\b|would\b|should\b|must\b|has to\b|reason\b|example\b|instance\b|big\b|major\b|key\b|final\b|last\b|more (?:time|thing|day|week|step|reason|example)\b|area\b|factor\b|aspect\b|option\b|exception\b|place\b|that\b|which\b|who\b|to\b|in (?:which|the|a|his|her|their|particular|front)\b|by one\b|or (?:two|the other)\b|moment\b|sense\b|case\b|issue\b|problem\b|question\b|concern\b|else\b|is\b|was\b)", re.I)  # fmt: skip
_ONE_BEFORE = re.compile(r"\b(?:the|this|that|any|every|no|each|which|another|first|last|next|new|old|big|good|great|only|right|wrong|same|other|easy|difficult|latest|day|number|whole|such an?|[a-z]+er|loved|little|square|phase|stage|tier|category|day|level|chapter|part|step|season|world war|air force|formula|round|a|as|at|[Bb]y|back to|for) $", re.I)  # fmt: skip
_DEFINITE = re.compile(r"\b(?:the|these|those|both|all|his|her|their|its|our|my|other|that)(?: (?:other|same|last|first|next|remaining|latter|said|whole|very|final|past|previous))?(?: of (?:the|these|those))? $", re.I)  # fmt: skip
_REFERRED = word_set(
    "side country party leader nation team man woman men women brother sister pair state neighbour "
    "neighbor rival company friend group ally president candidate player half sentence bloc couple "
    "government people"
)  # fmt: skip
_IDIOMS = re.compile(
    r"^(?:24/7|9/11|7/7|50[/-]50|360|20/20|one-on-one|one-to-one|zero-sum|ground zero|four-by-four|24-7)\b",
    re.I,
)
_HARMED = re.compile(r"\b(?:hurt|injured|killed|wounded|harmed|died|dead|arrested|missing|hospitalized|hospitalised|trapped|affected|in custody|detained|infected|at home|on board|was inside|were inside|in the (?:house|home|building|car|vehicle|plane|area))\b", re.I)  # fmt: skip


def times_overlap(number: Number, times: Sequence[TimeExpression]) -> bool:
    """True if a number is part of a time expression, of those in the order of the text."""
    at = bisect_left(times, number.end, key=_START)
    return at > 0 and number.start < times[at - 1].end


_START = attrgetter("start")


def why_no_figure(
    doc: Doc, number: Number, counted: Counted, earlier: Sequence[tuple[float, str]]
) -> str | None:
    """Return the reason why a number is no figure; None for a figure.

    `earlier` holds value and unit of the figures before it in the text.
    """
    text = doc.text
    before, after = text[max(0, number.start - 60) : number.start], text[number.end : number.end + 60]
    if number.form == "none":
        return _why_nothing(number, text)
    if _is_corrected(number, text):
        return "corrected"
    if number.unit is not None:
        return None if number.unit == "vote" else _why_no_share(number, before, after)
    checks = (
        ("duration", bool(_DURATION_AFTER.match(after)) or (not counted.is_measure and (counted.noun is not None and counted.noun.lemma_.lower() in _DURATIONS and counted.noun.i >= 1 and _is_next(number, counted)))),
        ("phone", _is_phone(number, counted, text)),
        ("performance", number.is_fixed and number.low == 0 and counted.is_measure and "per hour" in (counted.unit or "")),
        ("glued", number.form == "digits" and not counted.is_measure and after[:1].isupper()),
        ("or two", number.form == "words" and bool(re.search(r"\ban? [\w-]+ or $", before))),
        ("record", number.is_fixed and before.endswith("(") and after.startswith(")") and number.high < 200),
        ("bare", counted.noun is None and not counted.is_measure and _is_loose(number, text)),
        ("idiom", bool(_IDIOMS.match(text[number.start : number.start + 14]))),
        ("clock", (counted.noun is None and _is_clock(number, before)) or bool(_CLOCK_AFTER.match(after))),
        ("age", _is_age(number, before, after)),
        ("name", _is_named(doc, number, before, after)),
        ("list", _is_list_number(number, text)),
        ("score", _is_score(number, before)),
        ("calibre", bool(_CALIBRE_AFTER.match(after))),
        ("compound", _is_compound(after)),
        ("one", _is_pronoun(doc, number, counted, before, after)),
        ("year", _is_year(number, counted, text)),
        ("reference", _is_reference(number, counted, before, earlier)),
        ("type", _is_type(doc, number, counted)),
    )  # fmt: skip
    return next((reason for reason, is_so in checks if is_so), None)


def _why_nothing(number: Number, text: str) -> str | None:
    if text[number.start : number.end].lower() == "no":
        return None
    clause = re.split(r"[.!?;\n]", text[number.end : number.end + 70])[0]
    return None if _HARMED.search(clause) else "pronoun"


# A note that corrects an article, and what it says was wrong: "12,000 people, not | 120,000", "originally put the cost at | $5m".
_NOTE = re.compile(
    r"\b(?:[Cc]orrect(?:ion|ed|s)|[Cc]larification|[Ee]ditor[’']s note|(?:earlier|previous|original) version|(?:was|been) amended|misstated|editing error)\b"
)
_WRONG = re.compile(
    r"(?:\bnot|\brather than|\binstead of)(?: [a-z]+){0,3} $"
    r"|\b(?:misstated|incorrectly|wrongly|mistakenly|originally|(?:earlier|previous|original) version)\b(?:(?!\b(?:is|was|were|should|in fact|actually)\b)[^.;])*$"
)
_NOTE_CHARACTERS = 400


def _is_corrected(number: Number, text: str) -> bool:
    """True if a note of correction says that a number was wrong."""
    paragraph = text[max(0, number.start - _NOTE_CHARACTERS) : number.start].rsplit("\n", 1)[-1]
    if _NOTE.search(paragraph) is None:
        return False
    return _WRONG.search(re.split(r"[.!?] (?=[A-Z])", paragraph)[-1]) is not None


# What makes "three times" a multiple and not how often something was done.
_MULTIPLE_AFTER = re.compile(
    r"^-fold|^(?: times)? (?:as|the|that|its|their|his|her|what|more|higher|larger|greater|faster|bigger|lower|less|over)\b"
)


def _why_no_share(number: Number, before: str, after: str) -> str | None:
    is_spelled = number.form in ("words", "vague") and number.low in (2, 3)
    if number.unit == "times" and is_spelled and not _MULTIPLE_AFTER.match(after):
        return "how often"
    if number.unit == "times" and re.search(r"\b(?:at|many|several|first|some|few) $", before):
        return "idiom"
    if number.unit == "fraction" and re.match(r"^[- ](?:term|time|marathon|brother|sister)\b", after):
        return "compound"
    return None


_TABLE_BEFORE = re.compile(
    r"\d[ \t]$|[\[(]$|\d: $|\b(?:call(?:s|ed|ing)?|dial(?:s|ed|ing)?|phon(?:e|ed|ing)|or|the|these|those|all|both|No\.) $",
    re.I,
)
_TABLE_AFTER = re.compile(r"^[ \t]\d|^[\])](?!\s?(?:people|dead))|^:\d| Under \d")


def _is_loose(number: Number, text: str) -> bool:
    """True if a number without a noun stands in a table, a footnote, a score or an idiom: "7-6 (5)", "[1]", "the two"."""
    if number.form == "vague" or number.scale > 1 or "," in text[number.start : number.end]:
        return False
    before, after = text[max(0, number.start - 12) : number.start], text[number.end : number.end + 12]
    return bool(_TABLE_BEFORE.search(before) or _TABLE_AFTER.match(after))


_CLOCK_AFTER = re.compile(r"^\s?o[’']\s?clock\b", re.I)
_CLOCK_BEFORE = re.compile(
    r"^(?!.*\b(?:put|puts|st[ao]nds?|stood|toll|number|count)\b).*\b(?:at|past|until|till) $", re.S
)


def _is_clock(number: Number, before: str) -> bool:
    """True of the hour in "they met at ten", spelled out and without a noun."""
    return number.form == "words" and 1 <= number.low <= 12 and bool(_CLOCK_BEFORE.search(before))


def _is_age(number: Number, before: str, after: str) -> bool:
    if _AGE_AFTER.match(after) or _AGE_BEFORE.search(before):
        return True
    is_plain = (
        number.form == "digits"
        and number.low == number.high
        and 0 < number.low < 120
        and float(number.low).is_integer()
    )
    if not is_plain or number.end - number.start > 3:
        return False
    named = re.search(r"(?P<word>[\w’'.-]+)\s?[,(]\s?$", before)
    if named is None or not _AGE_CLOSES.match(after):
        return False
    return named["word"][:1].isupper() or singular(named["word"]) in people_nouns()


def _is_named(doc: Doc, number: Number, before: str, after: str) -> bool:
    if _ADDRESS.match(after) and number.form == "digits":
        return True
    if _NAMED_BEFORE.search(before) and not re.search(
        r"\b(?:first|last|next|top|final|opening|bottom) $", before
    ):
        return True
    span = span_of(doc, number)
    if span is None or len(span) == 0:
        return False
    first = span[0]
    # "Big Four", "Four Corners": a capital within a sentence
    is_capital = first.text[:1].isupper() and not first.text.isupper()
    return number.form == "words" and is_capital and not _opens(first)


def _opens(token: Token) -> bool:
    return (
        bool(token.is_sent_start)
        or token.i == 0
        or token.nbor(-1).text.endswith(":")
        or token.nbor(-1).text in ("“", '"', ":", "‘", "—", "–", "'", "•", "*", "-")
    )


def _is_list_number(number: Number, text: str) -> bool:
    opens = (
        number.start == 0
        or text[number.start - 1] in "\n("
        or text[max(0, number.start - 2) : number.start] == "\n("
    )
    return number.form == "digits" and opens and bool(re.match(r"^[.)]\s", text[number.end : number.end + 2]))


def _is_score(number: Number, before: str) -> bool:
    return (
        number.is_fixed
        and number.high < 200
        and bool(_SCORE_BEFORE.search(before))
        and not _VOTE_NEAR.search(before)
    )


def _is_compound(after: str) -> bool:
    match = re.match(r"^[-‑]([A-Za-z]+)", after) or re.match(r"^ (time)\b", after)
    if match is None:
        return False
    word = match[1].lower()
    return word in _NO_COUNT_COMPOUND


def _is_pronoun(doc: Doc, number: Number, counted: Counted, before: str, after: str) -> bool:
    """True if "one" is a pronoun or an article: "one of the", "one expert said"; whether it counts, its clause tells."""
    if doc.text[number.start : number.end].lower() != "one" or re.match(r"^ or more\b(?! of\b)", after):
        return False
    if _ONE_COUNTED.search(before):
        return bool(re.match(r"^ of\b", after))
    if _ONE_OF.match(after) or _ONE_BEFORE.search(before):
        return True
    noun = counted.noun
    return noun is None and not _ONE_HARMED.match(after)


def _is_next(number: Number, counted: Counted) -> bool:
    """True if the counted noun stands right after its number, past one word: "10 or 15 | minutes"."""
    return (
        counted.noun is not None
        and counted.noun.idx - number.end < _NEXT_CHARACTERS
        and counted.noun.idx >= number.end
    )


def _is_phone(number: Number, counted: Counted, text: str) -> bool:
    """True of digits that one is asked to call: "contact police on 131 444 or"."""
    if (
        number.form != "digits"
        or counted.is_measure
        or not _PHONE_BEFORE.search(text[max(0, number.start - 60) : number.start])
    ):
        return False
    return counted.noun is None or " " in text[number.start : number.end]


_NEXT_CHARACTERS = 16
_DURATION_AFTER = re.compile(
    r"^[-‑ ](?:second|minute|hour|day|week|month|year|decade)s?[- ](?:long|old|ban|stretch|period|wait|trip|drive|deal|term|contract|war|trade|low|high|sentence|stay|run)\b",
    re.I,
)
_DURATIONS = word_set(
    "second minute hour day night week weekend fortnight month quarter season year decade century millennium"
)
_PHONE_BEFORE = re.compile(
    r"\b(?:call(?:ed|ing)?|contact(?:ed|ing)?|dial\w*|phon\w+|tel(?:ephone)?|helpline|hotline|whatsapp|reference)\b[^.;]{0,45}\b(?:on|at|number|to)\s?:?\s?[\d ()+-]*$",
    re.I,
)
_ONE_COUNTED = re.compile(r"\bat least $|\bonly $|(?:kill|injur|wound)(?:s|ed|ing|es)? $", re.I)
_ONE_HARMED = re.compile(
    r"^ (?:was |were |is |are |has been |had been |remains )?(?:\w+ly )?(?:dead|deceased|killed|injured|wounded|missing|arrested|hurt|in custody|died|shot|stabbed|drowned|electrocuted|starved|burned"
    r"|crushed|detained|hospitali[sz]ed|rescued|kidnapped|abducted|charged|critical(?:ly)?)\b",
    re.I,
)


def _is_year(number: Number, counted: Counted, text: str) -> bool:
    exact = text[number.start : number.end]
    if not (exact.isdigit() and len(exact) == 4 and int(exact) in _YEARS):
        return False
    return counted.noun is None or counted.noun.tag_ not in ("NNS", "NNPS")


def _is_reference(
    number: Number, counted: Counted, before: str, earlier: Sequence[tuple[float, str]]
) -> bool:
    """True if a definite number says again what was counted before: "the two men", "the other 28 people"."""
    if number.is_range or number.form == "vague" or not _DEFINITE.search(before):
        return False
    if number.low == 2 and counted.noun is not None and counted.noun.lemma_.lower() in _REFERRED:
        return True
    # A small number comes up again by chance, a larger one hardly.
    return any(
        value == number.low and (unit == counted.unit or value > MOST_BY_CHANCE) for value, unit in earlier
    )


MOST_BY_CHANCE = 10


def _is_type(doc: Doc, number: Number, counted: Counted) -> bool:
    """True if digits are a type or part of a name: "737 Max jet", "787 Dreamliner sales" after their own count, "S&P 500"."""
    span = span_of(doc, number)
    exact, noun = doc.text[number.start : number.end], counted.noun
    if span is None or len(span) == 0 or span.start == 0 or counted.is_measure:
        return False
    if _MODEL_RANGE.fullmatch(exact) and _is_model(span[0], counted):
        return True
    if not exact.isdigit():
        return False
    if _is_of_craft(span, number):
        return True
    if number.end < len(doc.text) and (
        doc.text[number.end] in "-‑" or doc.text.startswith(" of ", number.end)
    ):
        return False
    preceding = span[0].nbor(-1)
    if preceding.ent_type_ in _NAMES and span[0].ent_type_ == preceding.ent_type_ and span[0].ent_iob_ == "I":
        return True
    if _is_identifier(span[0], preceding, noun):
        return True
    if preceding.like_num and preceding.ent_type_ not in ("DATE", "TIME") and len(exact) >= 3:
        return True
    is_beside = preceding.idx + len(preceding) == number.start - 1
    is_single = noun is None or noun.tag_ in ("NN", "NNP") or noun.pos_ == "PUNCT"
    if not is_beside or not is_single or (noun is not None and is_people(noun)):
        return False
    if preceding.text[:1].isupper() and preceding.pos_ in ("PROPN", "NOUN") and not preceding.is_sent_start:
        return not _verbal(span.root)
    return (
        noun is not None
        and number.low > 1
        and preceding.pos_ in ("DET", "ADJ", "PRON", "NOUN", "VERB")
        and noun.lower_ not in _UNCOUNTED
        # "killed 14 NLA": what befalls people befalls no type
        and preceding.lemma_.lower() not in event_words().objects
    )


# "ATR 42-512", "Boeing 737-800": two numbers that a maker joins, the variant behind the model.
_MODEL_RANGE = re.compile(r"\d{2,3}[-‑]\d{2,3}")


def _is_model(first: Token, counted: Counted) -> bool:
    """True if the name of a maker stands right before digits, and no people are counted by them."""
    maker = first.nbor(-1)
    is_name = maker.pos_ == "PROPN" or (len(maker) > 1 and maker.text.isupper())
    if not maker.text[:1].isupper() or not is_name or maker.idx + len(maker) != first.idx - 1:
        return False
    if counted.noun is not None and counted.noun.i > first.i and is_people(counted.noun):
        return False
    return maker.i == 0 or maker.nbor(-1).text != ","


# One craft or car after its model: "a Norland Courier 650 | jet"; counted ones stand in the plural.
_CRAFT = word_set(
    "jet plane airplane airliner helicopter seaplane glider drone truck lorry bus car tank locomotive"
)
_LEAST_MODEL = 100


def _is_of_craft(span: Words, number: Number) -> bool:
    maker, craft = span[0].nbor(-1), span.doc[span.end : span.end + 1]
    return (
        number.low >= _LEAST_MODEL
        and len(craft) == 1
        and craft[0].lower_ in _CRAFT
        and maker.pos_ == "PROPN"
        and maker.idx + len(maker) == number.start - 1
    )


# Entities whose digits are part of the name.
_NAMES = word_set("ORG PRODUCT FAC WORK_OF_ART LAW EVENT")


def _is_identifier(first: Token, preceding: Token, noun: Token | None) -> bool:
    """True if digits follow the noun that they tell apart: "area 55", "posts 542 and 543"."""
    text = first.doc.text
    before, after = (
        text[max(0, first.idx - 40) : first.idx],
        text[first.idx + len(first) : first.idx + len(first) + 10],
    )
    if re.search(r"\b[a-z]+s (?:\d{2,4} and )$", before) or (
        re.search(r"\b[a-z]+s $", before) and re.match(r"^ and \d{2,4}\b", after)
    ):
        return len(first) > 2
    if noun is not None and noun.i > first.i:
        return False
    if first.dep_ == "conj" and first.head.like_num and first.head.i > 0 and first.head.i < first.i:
        return _is_identifier(first.head, first.head.nbor(-1), None)
    return (
        first.dep_ in ("nummod", "appos", "npadvmod")
        and first.head == preceding
        and preceding.pos_ in ("NOUN", "PROPN")
    )


# Nouns that count several without an ending.
_UNCOUNTED = word_set(
    "aircraft staff police personnel crew dead injured wounded fish sheep cattle livestock spacecraft "
    "hovercraft offspring series freight more"
)  # fmt: skip


def _verbal(token: Token) -> bool:
    return token.dep_ in ("dobj", "nsubj", "nsubjpass", "attr", "pobj")
