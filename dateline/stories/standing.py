"""Which sentences can be read alone, as a line of a timeline or a sentence of a brief.

A sentence leans where its speaker, its pronoun or its other quotation mark stands in the sentence before.
"""

import re

from dateline.base.records import Figure, Quote, Report
from dateline.stories.sentences import Span
from dateline.stories.terms import STOP, words

# What a page says of itself or to its readers. Source: foot lines, letters boxes and correction notes of newspapers.
_BOILERPLATE = re.compile(
    r"\bletters? (?:to|for|from) the editor\b|\beditors? welcomes?\b|\b(?:write|letters|comments) to\b.{0,40}@"
    r"|\bsubscri(?:be|ption)|\bsign up\b|\bnewsletter|\bfollow us\b|\bread more\b|\bclick here\b|\ball rights reserved\b|©"
    r"|\b(?:additional )?reporting by\b|\bediting by\b|\bthis (?:article|story|report|page) (?:was|has been|is)\b"
    r"|\bhttps?://|\bwww\.|\S@\S|^\W*(?:correct(?:s|ion)|updates?|clarification|photo(?:graph)?|picture|video)\b(?!.*\bsaid\b)"
    r"|^\W*(?:advertisement|related|share this|contact)\b|^\W*(?:first |last )?(?:posted|published|updated|modified)\b(?: on|:| \w+ \d)",
    re.I,
)
# Sentences that begin so lean on the one before, or are turned to the reader: alone they tell nothing.
_LEANING = re.compile(
    r"^[(\[—–-]*(?:he|she|it|they|this|that|these|those|his|her|their|its|but|and|or|so|yet|however|meanwhile|instead"
    r"|then|there|here|you|your|we|our|i|my|both|neither|others|another|such|also|again|still"
    r"|today|yesterday|tomorrow|(?:the|all|these) (?:other|latter|former|same|two|three|four|five|six)"
    r"|(?:each|one|two|three|four|five|six|some|most|none|all|many|half|several) (?:of (?:them|these|those|its|his|her|their)|others?)"
    r"|(?:each|some|most|none|all|many|half|one) (?:is|are|was|were|has|have|had|could|would|will)"
    r"|(?:most|half|some|one|each|nearly all) (?:is|are) )\b",
    re.I,
)
# A pronoun near the head, before any noun that it could stand for: "On Monday it was 214".
_EARLY = re.compile(r"^(?:[\w’'-]+,? ){1,4}(?:it|they|he|she|them|their|its|his|her|this|these|those)\b")
_PERSON = re.compile(r"\b(?:he|she|his|her|him|hers)\b", re.I)
# "They" and "it" as who says or does it, where nothing before them in the sentence can be meant.
_SAYER = re.compile(r"(?:^|[,”\"’] ?)(?:they|it) (?:said|says|added|wrote|told)\b", re.I)
_OF_THEM = re.compile(r"^(?:[\w’'-]+ ){0,3}of (?:them|these|those|whom|which)\b", re.I)
# "All three were buried": who they are stands before.
_ALL_OF_THEM = re.compile(
    r"\ball (?:two|three|four|five|six|seven) (?:of them|are|were|had|have|was)\b", re.I
)
# "Each claims", and "Filled with paper, it weighed".
_BODY = (
    r"(?:company|group|firm|bank|union|owner|council|court|party|board|authority|agency|charity|league|committee|association"
    r"|organi[sz]ation|parliament|government|city)"
)
# Nobody of whom "her" can be said: "The council voted in her favour".
_BODY_AT_HEAD = re.compile(rf"(?:the|an?) (?:\w+ )?{_BODY}\b", re.I)
# Which company, and called what: both stand before.
_UNNAMED_SAYER = re.compile(
    r"\bthe (?:company|group|firm|bank|union|owner|minister|mayor|party|man|woman|witness|suspect|charity|association)"
    r" (?:said|says|told|added|wrote|denied|spoke|put|had said)\b",
    re.I,
)
_CALLED_THAT = re.compile(
    r"\b(?:called|rejected|denied|welcomed|said|confirmed|disputed) (?:that|this|it|them)(?= (?:a|an|the|as)\b|[.,;“\"]| [“\"])",
    re.I,
)
_EACH = re.compile(r"^each (?:of them|\w+s)\b|^\w+(?:ed|ing)\b[^.]*?, (?:it|he|she|they)\b", re.I)
_NAME = re.compile(
    r"\b(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b)[A-Z][\w’'-]*[a-z][\w’'-]*"
)
_ARTICLE = re.compile(r"(?:the|an?|two|three|many|several|some|about|over|more|at)\b", re.I)
_PARTICIPLE = re.compile(r"(?:ed|ing)$")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_MARKS = ("“”", "«»")
_ENDS = tuple('.!?。！？"”’»)')
_CUT = ("…", "...", "…”", '…"')
# News says so much of its headline again so soon; a feature plays with words first.
HEADLINE_SHARE, LEAD_CHARACTERS = 0.4, 300
HEADLINE_WORDS = 2
ROOT_CHARACTERS = 5
LEAST_OWN_WORDS = 3  # beside what it quotes, for then somebody is named who says it


def is_news(text: str) -> bool:
    """True if the sentence is the report's, and no foot line, box, teaser or note."""
    # What runs over a line is a stamp or a heading with the sentence after it.
    return not (
        _BOILERPLATE.search(text) or text.endswith(_CUT) or text.startswith("(") or "\n" in text.strip()
    )


def stands_alone(report: Report, span: Span) -> bool:
    """True if the sentence can be read without the one before it."""
    text = report.article.text[slice(*span)]
    if not text.endswith(_ENDS) or text.endswith(("?", '?"', "?”")) or not _is_closed(text):
        return False
    return not leans(text) and not _is_said_elsewhere(report, span)


def leans(text: str) -> bool:
    """True if a pronoun, a connective or a quotation of the sentence has no hold within it."""
    own = _QUOTED.sub("“”", text)
    if len(re.findall(r"\w+", own)) < LEAST_OWN_WORDS:
        return True
    if _LEANING.match(text) or _LEANING.match(own) or _OF_THEM.match(own) or _SAYER.search(own):
        return True
    if _ALL_OF_THEM.search(own) or _EACH.match(own):
        return True
    if _CALLED_THAT.search(own) or (_UNNAMED_SAYER.search(own) and not _NAME.search(own, 1)):
        return True
    early = _EARLY.match(own)
    if early and not _NAME.search(own, 1, early.end()) and not _noun_before(own):
        return True
    person = _PERSON.search(own)
    return person is not None and not _is_named_before(own, person.start())


def _noun_before(own: str) -> bool:
    """True if the sentence begins with a noun that a pronoun can stand for: "The bank said its systems"."""
    return bool(_ARTICLE.match(own))


def _is_named_before(own: str, at: int) -> bool:
    """True if a name, or a noun at the head of the sentence, stands before a place."""
    before = own[:at]
    if any(match.start() > 0 for match in _NAME.finditer(before)):
        return True
    if _ARTICLE.match(before):
        return not _BODY_AT_HEAD.match(before)
    first = before.split(" ", 1)[0]
    return (
        len(first) > 2
        and first[0].isupper()
        and first.casefold() not in STOP
        and not _PARTICIPLE.search(first)
    )


def _is_closed(text: str) -> bool:
    """True if every quotation mark of the sentence has its other."""
    return text.count('"') % 2 == 0 and all(text.count(pair[0]) == text.count(pair[1]) for pair in _MARKS)


def _is_said_elsewhere(report: Report, span: Span) -> bool:
    """True if the words that say who said it stand in another sentence."""
    start, end = span
    facts: list[Figure | Quote] = [*report.facts.figures, *report.facts.quotes]
    for fact in facts:
        source = fact.attribution.source
        is_here = start <= fact.start < end
        if is_here and source is not None and not (start <= source[0] < end):
            return True
    return False


def is_feature(report: Report) -> bool:
    """True if the report begins with a scene: its beginning does not tell what the headline does."""
    head = _roots(report.article.headline)
    lead = _roots(report.article.text[:LEAD_CHARACTERS])
    return len(head) > 2 and len(head & lead) < HEADLINE_SHARE * len(head)


def shares_headline(report: Report, span: Span) -> bool:
    """True if a sentence holds two words of the report's headline, or there is no headline to tell."""
    head = _roots(report.article.headline)
    return (
        len(head) <= HEADLINE_WORDS or len(head & _roots(report.article.text[slice(*span)])) >= HEADLINE_WORDS
    )


def _roots(text: str) -> frozenset[str]:
    # A headline says "orders" and "supervisor" where the text has "ordered" and "supervision".
    return frozenset(word[:ROOT_CHARACTERS] for word in words(text))
