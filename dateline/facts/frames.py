"""Where, when and within what a figure holds: place, window of time, the whole that it is a part of, and whether it grows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.base.records import TimeExpression
from dateline.facts.wordlists import word_set
from dateline.facts.words import Doc, Token
from dateline.facts.words import Span as Words

Span = tuple[int, int]

# Entities that are places (OntoNotes 5), and the prepositions that put a count there.
_PLACES = word_set("GPE LOC FAC")
_AT = word_set("in at to near off across into inside outside around throughout on along within over")
# Words before a time that open, close or fill a window.
_SINCE = re.compile(r"\b(?:since|from|starting|beginning|as of)(?: (?:at|in|on|the))*\s+$", re.I)
_UNTIL = re.compile(r"\b(?:until|till|through|by|up to|before|to|and)(?: (?:at|in|on|the))*\s+$", re.I)
_WITHIN = re.compile(
    r"\b(?:in|during|over|within|throughout|for|on|across|between|so far)(?: (?:at|in|on|just|only))*\s+$",
    re.I,
)
_GROWING = re.compile(
    r"\b(?:toll(?! (?:road|booth|gate|plaza|bridge))|tally|so far|to date|since|in total|in all|a total of|totall?ing|cumulative|bringing the|overall|has (?:now )?(?:reached|surpassed|passed|risen)"
    r"|have (?:now )?(?:reached|surpassed|passed|risen)|rises? to|rose to|risen to|climbs? to|climbed to|increases? to|increased to)\b", re.I,
)  # fmt: skip
# "in 20 years" says how rare something is; these say a stretch that ends now.
_SPANS = re.compile(r"\b(?:past|last|previous|recent|these|first|over|within|during|throughout)\b", re.I)
_MORE_NEXT = re.compile(r"\s(?:[\w’'-]+\s)?(?:more|additional)\b")
_MORE = re.compile(r"\b(?:another|additional|a further|more|new|latest|extra)\b", re.I)
_PART = re.compile(
    r"\b(?:(?:including|among (?:them|whom|those)|of (?:them|whom|which|those))\b[^.;]*)$",
    re.I,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
_LENGTH = re.compile(r"P(\d+)([DWMY])$")
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What limits one figure. Values are TIMEX3."""

    place: str | None = None
    window: str | None = None
    since: str | None = None
    until: str | None = None
    scope: str | None = None
    is_cumulative: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One figure in its text: its number, the clause in which what limits it may stand, and the figures beside it."""

    doc: Doc
    span: Words
    clause: Span
    times: Sequence[TimeExpression]
    others: Sequence[Span]  # they take what stands nearer to them
    published: date | None
    places: Sequence[Words]  # of the whole text


def frame_of(scene: Scene) -> Frame:
    """Return the frame of a figure."""
    text, span, (start, end) = scene.doc.text, scene.span, scene.clause
    window = _window(scene)
    if _is_day_of_standing(window, text[start:end]):
        window = Frame()
    before, after = (
        text[max(start, span.start_char - 25) : span.start_char],
        text[span.end_char : span.end_char + 25],
    )
    is_more = bool(_MORE.search(before) or _MORE_NEXT.match(after))
    return Frame(
        place=_place(scene),
        window=window.window,
        since=window.since,
        until=window.until,
        scope=_scope(scene),
        is_cumulative=_is_cumulative(text[start:end], window, is_more=is_more),
    )


# Place -------------------------------------------------------------------------------------------------------


def _place(scene: Scene) -> str | None:
    """Return the place that the count is put at: after the number first, else before it."""
    span, clause = scene.span, scene.clause
    places = [place for place in scene.places if clause[0] <= place.start_char < clause[1]]
    after = [place for place in places if place.start_char >= span.end_char]
    # One place often serves several counts: "two were killed and four injured in the port".
    nearest = [p for p in after if not any(span.end_char < o[0] < p.start_char for o in scene.others)]
    before = [place for place in places if place.end_char <= span.start_char]
    found = next(iter((*nearest, *reversed(before), *after)), None)
    return _cleaned(found) if found is not None else None


def find_places(doc: Doc) -> list[Words]:
    """Return the places that a preposition governs, in order: entities, and names that end in a word for a place."""
    entities = [entity for entity in doc.ents if entity.label_ in _PLACES and _is_put_at(entity.root)]
    others = [
        _name_to(token)
        for token in doc
        if token.pos_ == "PROPN" and token.lower_ in _PLACE_WORDS and _is_put_at(token)
    ]
    inside = [
        place for place in others if not any(e.start < place.end and place.start < e.end for e in entities)
    ]
    return sorted((*entities, *inside), key=lambda place: place.start)


# Words at the end of a place's name. Source: the generic terms of the GEOnet Names Server's designations.
_PLACE_WORDS = word_set(
    "oblast province provinces city county district region state states territory island islands peninsula strip governorate"
    " prefecture department municipality valley desert mountains mountain river lake sea bay gulf strait canal coast beach port"
    " airport square park forest village town krai raion voivodeship canton parish basin delta plateau highlands"
)


def _is_put_at(root: Token) -> bool:
    if root.dep_ != "pobj" or root.head.lower_ not in _AT or any(letter.isdigit() for letter in root.text):
        return False
    # "from Nairobi to Kakamega": a way, no place
    return not (root.head.lower_ == "to" and any(c.lower_ == "from" for c in root.head.head.children))


def _name_to(token: Token) -> Words:
    start = token.i
    while start > 0 and token.doc[start - 1].pos_ == "PROPN":
        start -= 1
    return token.doc[start : token.i + 1]


def _cleaned(place: Words) -> str:
    return re.sub(r"^the\s+|['’]s$", "", place.text)


# Window -------------------------------------------------------------------------------------------------------


def _window(scene: Scene) -> Frame:
    """Return the time that the nearest expression of the clause sets: "since early August", "in the past week"."""
    span, found = scene.span, list[tuple[int, Frame]]()
    for time in scene.times:
        is_inside = scene.clause[0] <= time.start and time.end <= scene.clause[1]
        if not is_inside or time.value is None or time.value.endswith("_REF"):
            continue
        limit = _limit(scene.doc.text, time, scene.published)
        if limit is None or _is_nearer_to_another(time, span, scene.others):
            continue
        distance = max(time.start - span.end_char, span.start_char - time.end)
        found.append((distance, limit))
    return min(found, key=lambda item: item[0])[1] if found else Frame()


def _is_nearer_to_another(time: TimeExpression, span: Words, others: Sequence[Span]) -> bool:
    return any(
        span.end_char <= start < time.start or time.end <= end <= span.start_char for start, end in others
    )


def _limit(text: str, time: TimeExpression, published: date | None) -> Frame | None:
    before, after = text[max(0, time.start - 60) : time.start], text[time.end : time.end + 14]
    value = time.value
    if (
        value is None
        or value.startswith("X")
        or _is_of_saying(before, after)
        or _is_compared(before + time.exact)
    ):
        return None
    if time.kind == "DATE" and (match := _BEGAN.search(before)) is not None and not _RECORD.search(before):
        return Frame(window=text[time.start - len(match[0]) : time.end], since=value[:10])
    if time.kind == "DATE" and (match := _ENDED.search(before)) is not None:
        return Frame(window=text[time.start - len(match[0]) : time.end], until=value[:10])
    if _SINCE.search(before) and _RECORD.search(before):
        return None
    if (match := _SINCE.search(before)) is not None and time.kind in ("DATE", "TIME"):
        return Frame(window=text[time.start - len(match[0]) : time.end], since=value[:10])
    if (match := _WITHIN.search(before)) is not None:
        words = text[time.start - len(match[0]) : time.end]
        if time.kind == "DURATION":
            if not _SPANS.search(words):
                return None
            return Frame(window=words, since=_started(value, time.exact, published))
        return Frame(window=words, since=value[:10], until=value[:10])
    if time.kind == "DATE" and (
        _DAY.match(value) or time.exact.lower().startswith(("last", "this", "earlier"))
    ):
        return Frame(window=time.exact, since=value, until=value)
    return None


# "up 2% from a year ago", "against the same quarter": what is compared with, no window.
_COMPARED = re.compile(
    r"\b(?:from|than|against|versus|for|in|of|compared (?:with|to)) (?:the |a |an )?(?:\w+ )?(?:last|previous|prior|same|year|month|week|quarter|preceding|earlier)\b[^,;]{0,12}$",
    re.I,
)
_NO_COMPARISON = re.compile(
    r"\b(?:in|for|of) (?:the |a |an )?(?:last|previous|prior|past|(?:first|second|third|fourth|latest|current) \w+|year|month|week|quarter|earlier)",
    re.I,
)
# "since the outbreak began in | early September": what began then goes on.
_BEGAN = re.compile(r"\bsince (?:[\w’'-]+ ){1,7}(?:in|on|at) (?:the )?$", re.I)
_ENDED = re.compile(
    r"\b(?:quarter|year|month|week|period|half|season|months) (?:that )?(?:ended|ending|to)(?: on| in)?\s+$",
    re.I,
)
# "the worst since 1934": how rare, no window. Superlatives of news.
_RECORD = re.compile(r"\b(?:\w+est|most|least|worst|best|first|record)\b[^.;]{0,50}\bsince\b", re.I)
_SAYING = r"(?:said|says|told|announced|stated|wrote|tweeted|posted)"
_SAID_BEFORE = re.compile(rf"\b{_SAYING}(?: [\w’'-]+){{0,3}} (?:on |early on |late on )?$")
_SAID_AFTER = re.compile(rf"^ (?:{_SAYING}|reported|confirmed)\b")


def _is_compared(words: str) -> bool:
    return bool(_COMPARED.search(words)) and not (
        _NO_COMPARISON.search(words[-40:]) and " same " not in words[-40:]
    )


def _is_of_saying(before: str, after: str) -> bool:
    """True if a day is when something was said: "police said on | Tuesday", "on | Thursday | posted"."""
    return bool(_SAID_BEFORE.search(before) or _SAID_AFTER.match(after))


def _started(value: str, words: str, published: date | None) -> str | None:
    """Return when "the past two weeks" began, counted back from publication."""
    match = _LENGTH.match(value)
    if match is None or published is None or not re.search(r"\b(?:past|last|previous)\b", words, re.I):
        return None
    return (published - timedelta(days=int(match[1]) * _DAYS[match[2]])).isoformat()


# Scope ---------------------------------------------------------------------------------------------------------


def _scope(scene: Scene) -> str | None:
    """Return the words that make a figure a part of another: "including", "of them"."""
    text, span, clause = scene.doc.text, scene.span, scene.clause
    match = _PART.search(text[clause[0] : span.start_char])
    if match is None:
        return None
    start = clause[0] + match.start()
    has_whole = any(end <= start for _, end in scene.others) or match[0].lower().startswith("of")
    between = [
        t
        for t in span.doc[span.sent.start : span.start]
        if t.idx >= clause[0] + match.start() + len(match[0].split()[0])
    ]
    if not has_whole or any(t.tag_ in _FINITE for t in between):
        return None
    end = span.end_char
    noun = span.root.head if span.root.head.i > span.root.i else span.root
    end = max(end, noun.idx + len(noun)) if noun.sent == span.root.sent else end
    return text[start:end]


# Tags of verbs that open a clause of their own (Penn Treebank).
_FINITE = ("VBD", "VBP", "VBZ", "MD", "VB")


def _is_day_of_standing(window: Frame, clause: str) -> bool:
    """True of the day on which a count so far stood: "the toll rose to 219 on Thursday" limits it to no day."""
    is_day = window.since is not None and window.since == window.until and len(window.since) == _DAY_LENGTH
    return is_day and bool(_GROWING.search(clause))


_DAY_LENGTH = len("2033-03-01")


def _is_cumulative(clause: str, window: Frame, *, is_more: bool) -> bool | None:
    if is_more:
        return False
    if _GROWING.search(clause):
        return True
    return True if window.since is not None and window.until is None else None
