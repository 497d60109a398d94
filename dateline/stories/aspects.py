"""What a sentence adds to a story: a count, a dispute, an answer, a cause, what comes next, what was before.

By cues of the words alone. Source: the parts of a news report in van Dijk, News as Discourse (1988): main event,
consequences, verbal reactions, circumstances, previous events and history, expectations; and the verbs of denying of
Levin, English Verb Classes (1993).
"""

import re
from typing import Literal

from dateline.base.records import Report
from dateline.stories.happenings import IMPACT
from dateline.stories.sentences import Span

Aspect = Literal["count", "dispute", "voice", "response", "cause", "next", "background"]
# As a reader wants them after the news itself.
ORDER: tuple[Aspect, ...] = ("count", "dispute", "cause", "response", "voice", "background", "next")

_CUES: dict[Aspect, re.Pattern[str]] = {
    "dispute": re.compile(
        r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)|disput(?:es?|ed)|dismiss(?:es|ed)|contradict\w*|accus(?:es?|ed)|doubt(?:s|ed)?|disagree\w*"
        r"|insist(?:s|ed)?|wrong|absurd|false|contrary|claim(?:s|ed)|but not|not satisfied|refus(?:es|ed)"
        r"|(?:the )?[\w ]{3,40} (?:put|puts|spoke|speaks|counted|counts) (?:it|the|of|that)\b)",
        re.I,
    ),
    "cause": re.compile(
        r"\b(?:because|caus(?:e[sd]?|ing)|due to|blam(?:es?|ed)|owing to|as a result|led to|warn(?:s|ed|ing)|fail(?:s|ed|ure)|triggered"
        r"|sparked|origin|began (?:with|when|below|after)|mistake|neglect\w*|after (?:engineers|a|an|the) [\w ]{3,40}(?:found|broke|failed|fell|struck|hit))\b",
        re.I,
    ),
    "response": re.compile(
        r"\b(?:sent|sends?|promis(?:es|ed)|pledg(?:es|ed)|orders?|ordered|set (?:up|aside)|deploy(?:s|ed)|ban(?:s|ned)|clos(?:es|ed)|evacuat\w+"
        r"|launch(?:es|ed)|open(?:s|ed) an?|resign(?:s|ed)|arrest(?:s|ed)|rescu\w+|search(?:es|ed)|aid|appoint(?:s|ed)|named|investigat\w+|inquiry"
        r"|agree[sd]?|vaccin\w+|withdr[ae]w\w*|suspend(?:s|ed)|released|recovered|annul\w*|dismissed)\b",
        re.I,
    ),
    "next": re.compile(
        r"\b(?:will|is to|are to|(?:is|are) due|(?:is|are) (?:to be|expected|planned|scheduled)|plans? to|next (?:week|month|year|\w+day)|by the end of|until)\b",
        re.I,
    ),
    "background": re.compile(
        r"\b(?:the (?:first|worst|largest|biggest|strongest|longest|deadliest|bloodiest|highest|lowest)\b.{0,60}\b(?:since|in (?:more than )?[\w-]+ (?:years|decades)|ever|history)"
        r"|since (?:1[89]|20)\d\d|in (?:1[89]|20)\d\d|built in|founded|home to|population|has been|had been|years? ago)\b",
        re.I,
    ),
}  # fmt: skip


def aspects_of(report: Report, span: Span) -> frozenset[Aspect]:
    """Return what a sentence adds; none where it only tells what happened."""
    text = report.article.text[slice(*span)]
    found: set[Aspect] = {aspect for aspect, cue in _CUES.items() if cue.search(text)}
    figures = [figure for figure in report.facts.figures if span[0] <= figure.start < span[1]]
    if any(figure.event in IMPACT or figure.event == "money" for figure in figures):
        found.add("count")
    quotes = [quote for quote in report.facts.quotes if quote.sentence == span and quote.mode == "speech"]
    if any(quote.kind != "indirect" and quote.attribution.speaker.name for quote in quotes):
        found.add("voice")
    return frozenset(found)
