"""What befell the people that a number counts, where it is said in more words than a verb: "lost their homes"."""

import re

from dateline.base.records import Event
from dateline.facts.counted import Counted
from dateline.facts.lexicon import event_words
from dateline.facts.wordlists import word_set
from dateline.facts.words import Doc, Span

FORCES = word_set(
    "soldier troop troops personnel police officer officers force forces peacekeeper marine policeman "
    "guard fighter firefighter rescuer servicemember reservist military combatant responder"
)


def is_force(counted: Counted) -> bool:
    noun = counted.noun
    return noun is not None and (noun.lemma_.lower() in FORCES or noun.lower_ in FORCES)


_INJURIES = re.compile(
    r"^(?:\s[\w’'-]+){0,5}?\s(?:(?:sustain|suffer|receiv)\w*|with|treated for|in hospital with)\s(?:[\w’'-]+\s){0,3}(?:injur(?:y|ies)|wounds|burns|fractures|concussions?)\b",
    re.I,
)
# What crowds come to. Source: the events that news counts visitors of (rallies, rites, matches, shows).
_GATHERING = re.compile(
    r"\b(?:at|for|to|joined|attended|in|during|join)\s(?:(?:the|a|an|its|his|her|their|this|that)\s)?(?:[\w’'-]+\s){0,2}?(?:rally|rallies|protests?|march|marches"
    r"|demonstrations?|gatherings?|concerts?|funerals?|vigils?|parades?|festivals?|ceremony|ceremonies|match|conference|pilgrimage|hajj|mass|sit-in|walkout)\b",
    re.I,
)


def _after_noun(doc: Doc, span: Span, counted: Counted) -> str:
    start = max(span.end_char, counted.noun.idx + len(counted.noun) if counted.noun is not None else 0)
    return doc.text[start : min(span.sent.end_char, start + 70)]


def with_injuries(doc: Doc, span: Span, counted: Counted) -> Event | None:
    """ "three hikers | sustained injuries"."""
    return "injured" if _INJURIES.match(_after_noun(doc, span, counted)) else None


def in_crowd(doc: Doc, span: Span, counted: Counted) -> Event | None:
    """ "15,000 people | registered for the rally"."""
    after = _after_noun(doc, span, counted)
    if re.match(r"^\s(?:people |fans )?in attendance\b", doc.text[span.end_char : span.end_char + 40]):
        return "attended"
    if counted.unit != "people" or counted.noun is None:
        return None
    if counted.noun.lemma_.lower() == "participant" and _PROTEST.search(
        doc.text[max(0, span.start_char - 200) : span.end_char + 100]
    ):
        return "attended"
    found = _GATHERING.search(after)
    return "attended" if found and not re.search(r"[,;:]|\d", after[: found.start()]) else None


_PROTEST = re.compile(r"\b(?:rall(?:y|ies)|protest\w*|march(?:es|ed)?|demonstrat\w+|parade|vigil)\b", re.I)
# What befalls people in more words than one. Sources: the entries of these verbs in FrameNet 1.7 (Quitting_a_place,
# Institutionalization, Getting_sick, Rescuing) and the Associated Press Stylebook on "hospitalized" and "homeless".
_HOME = r"(?:their|his|her|its|the|all)?\s?(?:\w+ )?(?:homes?|houses?|villages?|towns?|belongings)\b"
_AUXILIARY = r"^\s(?:[\w’'-]+\s){0,6}?"
_AFTER: tuple[tuple[Event, re.Pattern[str]], ...] = (
    ("killed", re.compile(_AUXILIARY + r"(?:(?:los[et]|losing|lay|laid|gave) (?:their|his|her) (?:own )?li(?:ves|fe)\b|passed away\b|succumbed\b|(?:were|was|are) no more\b)", re.I)),
    ("displaced", re.compile(_AUXILIARY + r"forced to (?:move|flee|leave|relocate|abandon|seek (?:shelter|refuge))\b", re.I)),
    ("evacuated", re.compile(_AUXILIARY + r"(?:moved|shifted|relocated|taken|brought|transferred) to (?:\w+ )?(?:safer|safe|safety|higher|relief|shelters?|evacuation)\b", re.I)),
    ("displaced", re.compile(_AUXILIARY + rf"(?:los[et]|left|leave|leaving|losing|abandon\w*|(?:driven|forced|chased|bombed|flooded|uprooted|moved) (?:out )?(?:of|from|to leave|to flee)|driven out|had to leave)\s{_HOME}", re.I)),
    ("displaced", re.compile(_AUXILIARY + r"(?:(?:have|had|has|having|with|without|were left without|left without) (?:no |a )?(?:home|roof|shelter)s?\b|packed up\b|fled\b)", re.I)),
    ("arrested", re.compile(_AUXILIARY + r"(?:taken into custody|placed under arrest|put under arrest|in (?:police )?custody|behind bars)\b", re.I)),
    ("evacuated", re.compile(_AUXILIARY + r"(?:(?:was|were|been|being|are) (?:ordered|told|asked|urged|advised) to (?:evacuate|leave)\b|(?:had|have|has) to evacuate\b|under (?:an |mandatory )?evacuation (?:orders?|warnings?)\b)", re.I)),
    ("infected", re.compile(_AUXILIARY + r"(?:fall(?:en|s)?|fell|tak(?:en|e)|took|becom\w+|became|w[ae]re?|are) (?:seriously )?ill\b", re.I)),
    ("infected", re.compile(_AUXILIARY + r"(?:(?:come|came|coming|been|are|were|be) (?:in |down )(?:over \w+ \w+ )?with (?:[\w-]+ )?(?:diarrhoea|diarrhea|cholera|fever|measles|vomiting|symptoms|the (?:disease|virus|infection)))", re.I)),
    ("hospitalised", re.compile(_AUXILIARY + r"(?:admitted\b|in hospital\b|in (?:an? |the )?intensive care\b|being treated\b|treated (?:in|at) [^,.;]{0,40}[Hh]ospital|(?:taken|rushed|brought|moved|flown|transported|airlifted|sent|transferred|conveyed) to (?:a |the |an? [\w ]{0,20})?(?:[A-Z][\w’'-]+ ){0,4}(?:[Hh]ospitals?|[Mm]edical [Cc]ent(?:er|re))\b)", re.I)),
    ("rescued", re.compile(_AUXILIARY + r"(?:pulled|brought|dug|found|saved|freed|recovered) (?:out )?(?:alive|unhurt)\b|^\s(?:[\w’'-]+\s){0,2}alive\b(?! if)|^\sof the survivors\b|^\ssurvivors\b", re.I)),
    ("attended", re.compile(_AUXILIARY + r"(?:turned (?:out|up)|came\b(?=[,.;]| to (?:hear|see|watch|the (?:rally|square|meeting)))|cheered|queued|(?:was|were|stood|are) (?:waiting|queuing|queueing|in (?:the|a) queue))", re.I)),
)  # fmt: skip
_BEFORE: tuple[tuple[Event, re.Pattern[str]], ...] = (
    ("attended", re.compile(r"\b(?:draws?|drew|drawn|attract(?:s|ed)?|(?:crowds?|rally|march|audience|attendances?|congregation|turnout) (?:of|at|was|were|totall?ing|reached|is)|(?:put|puts) the (?:crowd|turnout)[^,.;]{0,20} at) (?:[a-z]+ ){0,3}$", re.I)),
    ("infected", re.compile(r"\b(?:confirm\w*|found|diagnos\w*|detect\w*) (?:the |a )?(?:[\w-]+ )?(?:disease|virus|infection|cholera|illness|fever) in (?:[a-z]+ ){0,3}$", re.I)),
    ("held", re.compile(r"\b(?:hand\w*|gave|give\w*) (?:over|back) (?:[a-z]+ ){0,3}$|\b(?:exchang\w+|swap\w*|in exchange for|in return for) (?:[a-z]+ ){0,3}$", re.I)),
)  # fmt: skip
# "three children | among those killed", "| among the dead were two nurses"
_GROUP = r"(?:the|those|its) (?:\w+ )?(dead|deaths|killed|injured|wounded|missing|casualties|hurt|arrested|detained|displaced|evacuated|infected|rescued|hostages)\b"
_AMONG = re.compile(rf"^(?: [\w’'-]+){{1,5}}? among {_GROUP}", re.I)
_AMONG_BEFORE = re.compile(rf"\bamong {_GROUP} (?:\w+ ){{0,3}}$", re.I)
# Whose loss is death: armies say so.
_GROUPS = word_set("family couple household")
_OWN_PEOPLE = word_set("men fighters people children sons daughters relatives")
_LOST = re.compile(r"\b(?:lost|loses?|losing) (?:[a-z]+ ){0,4}$", re.I)


def by_phrase(doc: Doc, span: Span, counted: Counted) -> Event | None:
    """ "18,000 people | have lost their homes", "drew | 20,000 people", "lost | nine soldiers"."""
    before = doc.text[max(span.sent.start_char, span.start_char - 70) : span.start_char]
    if counted.noun is None and counted.unit is None:
        found = next((event for event, words in _BEFORE[:1] if words.search(before)), None)
        return found or _stated_after(doc.text[span.end_char : span.sent.end_char])
    if counted.noun is None or (counted.unit != "people" and counted.noun.lemma_.lower() not in _GROUPS):
        return None
    after = doc.text[span.end_char : span.sent.end_char]
    if (group := _AMONG.match(after) or _AMONG_BEFORE.search(before)) is not None:
        return event_words().states.get(group[1].lower()) or event_words().nouns.get(
            group[1].lower().removesuffix("s")
        )
    if _LOST.search(before) and (is_force(counted) or counted.noun.lower_ in _OWN_PEOPLE):
        return "killed"
    found = next((event for event, words in _BEFORE if words.search(before)), None)
    return found or _stated_after(_after_noun(doc, span, counted))


def _stated_after(after: str) -> Event | None:
    clause = re.split(r"[,;:.\n]", after.removeprefix(", who") + ".")[0] + "."
    return next((event for event, words in _AFTER if words.match(clause)), None)


# Who is somewhere by order, and not by choice: forces, and those who watch or help for a body.
_SENT = FORCES | word_set("observer monitor inspector medic paramedic engineer rescuer reinforcement")
_AT_WORK = re.compile(
    r"\b(?:sen[dt]\w*|keep\w*|kept|guard\w*|patrol\w*|work\w*|take part|taking part|took part|arriv\w+|station\w*|mov(?:e|ed|ing) (?:in|to|up)|withdr\w+|pull\w* (?:back|out)|land\w*"
    r"|watch\w*|(?:is|are|was|were) (?:now |already |still )?(?:in|at|on|near|along|there|to)\b|left|ask\w* for|given|assigned|respond\w*|battl\w+|(?:called|drafted|brought|flown) (?:in|out|up)|search\w*|fight\w*|join\w*)", re.I,
)  # fmt: skip


def present(_doc: Doc, span: Span, counted: Counted) -> Event | None:
    """ "200 police officers | are to guard the court", "which keeps | 140 observers in the valley"."""
    noun = counted.noun
    if noun is None or counted.unit != "people" or noun.tag_ not in ("NNS", "NN", "NNPS"):
        return None
    from_list = noun.lemma_.lower() in _SENT or noun.lower_ in _SENT
    return "deployed" if from_list and _AT_WORK.search(span.sent.text) else None
