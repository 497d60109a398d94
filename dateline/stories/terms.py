"""The words by which reports are compared: of the whole text, of its head, and of the names in it.

Works from text alone, in any language that parts its words by spaces; names read by the facts stage are a plus.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dateline.base.records import Report

# The head of a text: what a reader takes in before turning the page, about two sentences.
LEAD_WORDS = 60
# Beyond this the tail of a long read only repeats its subject; it keeps the cost of one report bounded.
MOST_CHARACTERS = 12_000

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SENTENCE_BREAK = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+|\n+")

# English function words (the closed classes), the calendar, and the verbs and adverbs of reporting: words that
# stand in any report of any event. For other languages the weights (rare words count more) do the same work.
STOP = frozenset(
    """
    a about above after again against ago all also am among amid an and another any are around as at away back be
    because been before being below between both but by came can come could did do does doing down during each either
    else even ever every few for from further get go got had has have having he her here hers him himself his how
    however i if in into is it its itself just last least less like made make many may me might more most much must
    my near neither next no nor not now of off on once one only or other our out over own per quite rather same she
    should since so some still such than that the their them then there these they this those though three through
    thus to today together tomorrow too toward towards two under until up upon us very via was way we well were what
    when where whether which while who whom whose why will with within without would yesterday yet you your
    according accused added announce announced announces began begin claimed confirm confirmed expected first
    following including mr mrs ms new news old people report reported reportedly reporting reports said say saying
    says several told
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december day days week weeks month months year years
    """.split()  # noqa: SIM905 - a list of one word a line would be three pages
)
# Names of several words that count as one: else "Democratic Republic of the Congo" would weigh three times what "Chad"
# does, and everything that happens there would be one story. Source: ISO 3166 short names, and the bodies that world
# news names as often as countries.
_ONE_NAME = re.compile(
    r"\b(?:Democratic Republic of the Congo|Republic of the Congo|Central African Republic|Dominican Republic"
    r"|United States|United Kingdom|United Nations|United Arab Emirates|European Union|African Union|North Korea"
    r"|South Korea|South Africa|South Sudan|Saudi Arabia|Sri Lanka|New Zealand|Papua New Guinea|Burkina Faso|El Salvador"
    r"|Costa Rica|Puerto Rico|Sierra Leone|Ivory Coast|Cape Verde|Equatorial Guinea|Czech Republic|North Macedonia"
    r"|Bosnia and Herzegovina|Trinidad and Tobago|San Marino|East Timor|Hong Kong|Gaza Strip|West Bank|Islamic State"
    r"|White House|Supreme Court|Prime Minister|New York|Los Angeles)\b"
)
# The shortest word that is stemmed: shorter ones ("gas", "bus") are mostly no plurals.
_LEAST_STEMMED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How often each word stands in a report: in all of it, in its head, in its names."""

    body: Counter[str]
    head: Counter[str]
    names: Counter[str]


@lru_cache(maxsize=200_000)  # a language's words come again and again
def stem(word: str) -> str:
    """Return a word in small letters without genitive and plural. Source: Harman's S stemmer (JASIS 1991)."""
    word = word.casefold().replace("’", "'")
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) < _LEAST_STEMMED or not word.endswith("s"):
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if word.endswith(("us", "ss", "is")):
        return word
    return word[:-2] if word.endswith(("ses", "xes", "zes", "ches", "shes")) else word[:-1]


def words(text: str) -> list[str]:
    """Return the words of a text that may tell one event from another, stemmed, in order."""
    found = (stem(match[0]) for match in _WORD.finditer(text))
    return [word for word in found if len(word) > 1 and word not in STOP]


def capitalised(text: str) -> list[str]:
    """Return the words that a text writes as names: capitals inside a sentence, or at its head before another.

    A line in title case (most words capitalised, as in a headline) tells nothing, and gives nothing.
    """
    found: list[str] = []
    for sentence in _SENTENCE_BREAK.split(text):
        run = _WORD.findall(sentence)
        if _is_title_case(run):
            continue
        for place, word in enumerate(run):
            is_inside = place > 0 or (len(run) > 1 and run[1][0].isupper())
            if is_inside and word[0].isupper() and len(word) > 1:
                found.append(stem(word))
    return [word for word in found if word not in STOP]


def _is_title_case(run: list[str]) -> bool:
    long = [word for word in run if len(word) > 3]
    return len(long) > 2 and sum(word[0].isupper() for word in long) > 0.6 * len(long)


def terms_of_text(headline: str, text: str, names: Iterable[str] = ()) -> Terms:
    """Return the terms of a text; `names` are added to what the text writes with capitals."""
    headline, text = _joined(headline), _joined(text[:MOST_CHARACTERS])
    lead = " ".join(text.split(maxsplit=LEAD_WORDS)[:LEAD_WORDS])
    title = words(headline)
    capitals = capitalised(headline) + capitalised(text)
    known = [word for name in names for word in words(_joined(name))]
    return Terms(
        body=Counter(title + words(text)),
        head=Counter(title + words(lead)),
        names=Counter(capitals + known),
    )


def _joined(text: str) -> str:
    return _ONE_NAME.sub(lambda match: match[0].replace(" ", ""), text)


def terms_of(report: Report) -> Terms:
    """Return the terms of a report."""
    article = report.article
    names = [name.name for name in report.facts.names if name.kind != "other"]
    text = "\n\n".join(part for part in (article.dateline, article.standfirst, article.text) if part)
    return terms_of_text(article.headline, text, names)
