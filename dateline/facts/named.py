"""What happened to counted people, named by the noun that is counted ("12 deaths") or by a toll ("the death toll rose to 40").

Events: eval/figures-guideline; words: data/figures_events.tsv.
"""

import re

from dateline.base.records import Event
from dateline.facts.counted import Counted
from dateline.facts.lexicon import event_words
from dateline.facts.wordlists import word_set
from dateline.facts.words import Doc, Span, Token

_REACH_WORDS = 9
_DISEASE = re.compile(r"\b(?:virus|disease|infect\w*|outbreak|plague|cholera|ebola|measles|covid|flu|influenza|dengue|malaria|mpox|polio|epidemic|pandemic|tuberculosis|diagnos\w+|confirmed case|coronavirus|variant|marburg|salmonella|e\. coli|poisoning|fever|hiv|vaccin\w+|\w{2,}iasis|\w{3,}itis|\w*pox)", re.I)  # fmt: skip
_TOLL = re.compile(r"\b(?:(?P<kind>death|casualty|injury|fatality|body)[- ])?(?:toll|(?<=death )(?:count|tally)|(?<=casualty )(?:count|tally)|(?<=body )count|(?:number|amount) of (?:[\w’'-]+ ){0,4}?(?P<noun>(?:killed|dead|killings) (?:and|or) (?:injured|wounded)|killed|dead|deaths|fatalities|victims|casualties|injured|wounded|injuries|missing|cases|infections|arrests|hospitali[sz]ations))\b", re.I)  # fmt: skip
_TOLL_KINDS: dict[str, Event] = {
    "": "killed", "killed": "killed", "death": "killed", "fatality": "killed", "body": "killed", "casualty": "casualties", "injury": "injured", "dead": "killed", "deaths": "killed",
    "fatalities": "killed", "victims": "killed", "casualties": "casualties", "injured": "injured", "wounded": "injured", "injuries": "injured",
    "missing": "missing", "cases": "infected", "infections": "infected", "arrests": "arrested", "hospitalizations": "hospitalised", "hospitalisations": "hospitalised",
}  # fmt: skip


def both_of(first: Event, second: Event) -> Event:
    """Return the event of one count for two: "killed or injured" are casualties."""
    return "casualties" if {first, second} == {"killed", "injured"} else first


def by_noun(doc: Doc, span: Span, counted: Counted) -> Event | None:
    """ "12 | deaths", "3,248 | cases" of a disease, "52 political | prisoners"."""
    noun = counted.noun
    if noun is None or (noun.i < span.start and not _is_said_of(noun, span)):
        return None
    if noun.i < span.start and noun.lower_ in event_words().states:
        return event_words().states[noun.lower_]
    event = event_words().nouns.get(noun.lemma_.lower()) or event_words().nouns.get(
        noun.lower_.removesuffix("s")
    )
    if event is None and _is_posted(noun):
        return "deployed"
    if event == "infected" and _is_of_animals(noun):
        return None
    if event == "infected":
        return (
            event if _DISEASE.search(doc.text[max(0, span.start_char - 200) : span.end_char + 200]) else None
        )
    if event is not None and (other := _joined_noun(noun)) is not None:
        return both_of(event, other)
    if (
        event == "killed"
        and noun.lemma_.lower() == "life"
        and not any(t.lemma_ in ("lose", "claim", "take", "cost") for t in noun.sent)
    ):
        return None
    return event


_ANIMALS = word_set(
    "animal animals bird birds poultry avian cattle dairy swine pig livestock herd horse horses bovine wildlife"
)


def _is_of_animals(noun: Token) -> bool:
    """True of cases that no people have: "46 animal | cases", "cases in cattle"."""
    after = noun.doc[noun.i + 1 : noun.i + 3]
    is_in = len(after) == 2 and after[0].lower_ in ("in", "of", "among") and after[1].lower_ in _ANIMALS
    return is_in or any(token.lower_ in _ANIMALS for token in noun.doc[max(0, noun.i - 2) : noun.i])


def _is_said_of(noun: Token, span: Span) -> bool:
    """True of the noun of "the number of | displaced fell to 7,400"."""
    before = noun.doc[max(0, noun.i - _REACH_WORDS) : noun.i].text
    return noun.i < span.start and ("number" in before or "amount" in before)


def _is_posted(noun: Token) -> bool:
    """True of forces that are somewhere by their order: "troops", "security personnel", "peacekeepers"."""
    if noun.lower_ in ("troops", "peacekeepers", "servicemembers"):
        return True
    return (
        noun.lower_ == "personnel"
        and noun.i > 0
        and noun.nbor(-1).lower_ in ("security", "military", "army", "police")
    )


def _joined_noun(noun: Token) -> Event | None:
    # "no injuries or deaths"
    if noun.i + 2 < len(noun.doc) and noun.nbor(1).lower_ in ("and", "or"):
        return event_words().nouns.get(noun.nbor(2).lemma_.lower())
    return None


def by_toll(doc: Doc, span: Span, counted: Counted) -> Event | None:
    """ "the death toll rose to | 40", "the number of dead has reached | 12"."""
    if (
        counted.noun is not None
        and counted.unit != "people"
        and counted.noun.lower_ not in ("people", "others")
    ):
        return None
    start = span.sent.start_char
    tolls = list(_TOLL.finditer(doc.text[start : span.start_char]))
    if not tolls:
        return None
    between = doc.text[start + tolls[-1].end() : span.start_char]
    if len(between) > _TOLL_REACH_CHARACTERS and not _TOLL_MOVES.search(between):
        return None
    kind = (tolls[-1]["kind"] or tolls[-1]["noun"] or "").lower()
    return "casualties" if " " in kind else _TOLL_KINDS.get(kind)


# A toll and its number stand this close, or a verb of change stands before the number.
_TOLL_REACH_CHARACTERS = 40
_TOLL_MOVES = re.compile(
    r"\b(?:ris(?:es?|en|ing)|rose|climb\w*|increas\w+|jump\w*|grow\w*|grew|reach\w*|stands?|stood|hits?|pass\w*|surpass\w*|exceed\w*|tops|topped|doubl\w+"
    r"|soar\w*|put|puts|revis\w+|is|was|are|were|at|to|lowered|cut)\s+(?:\w+\s+){0,3}$", re.I,
)  # fmt: skip
