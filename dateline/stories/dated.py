"""The day that a sentence tells of: what happened then, apart from days it only refers to, announces, or was said on.

By the words before and after a day, within its clause: "the quake of 3 March" and "since Monday" refer, "will vote on
Friday" announces, "the ministry said on Thursday" says when it was said. The kinds of tie are those of TimeML's signals and
reporting events (Pustejovsky et al. 2003), as far as plain words can tell them.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateline.base.records import Report, TimeExpression
from dateline.stories.mentions import DOUBTED, day_of
from dateline.stories.sentences import Span

# "wanted": asked for, promised or limited by a day that need not have come.
Role = Literal["happened", "said", "announced", "wanted", "referred"]

_SAY = (
    r"(?:said|says|say|told|announced|reported|confirmed|wrote|declared|stated|added|estimated|acknowledged|conceded|spoke|argued"
    r"|claimed|warned|admitted)"
)
_SAID = re.compile(rf"\b{_SAY}\b(?! that\b)(?:\s+(?!and\b|but\b)[\w’'-]+){{0,4}}\s*$", re.I)
# A signal that ties a day to what did not happen on it.
_REFERRING = re.compile(
    r"\b(?:since|before|after|following|dated|than|(?:what|as|than) it (?:was|stood)(?: on)?"
    r"|(?:from|than|against|with) [^\w\s]?[\d,.]+\w*(?: \w+)?"
    r"|(?<!morning )(?<!evening )(?<!night )(?<!afternoon )(?<!hours )(?<!day )(?<!noon )of)"
    r"\s+(?:on )?(?:the |late |early |last |this |next )*(?:(?:morning|night|evening|noon|midday|afternoon) )?$",
    re.I,
)
_BOUNDING = re.compile(
    r"\b(?:until|till|for|from|to|ahead of|as of|up to|between|beyond)\s+(?:the |late |early |last |this |next )*$",
    re.I,
)
_BY = re.compile(r"\bby\s+(?:the |late |early |last |this |next )*$", re.I)
_AFTER = re.compile(r"['’]s?\b|\s+(?:market|session|meeting|issue|edition|game|match|vote|deadline)\b")
# A longer stretch after the pronoun has left the side clause for the main one.
_RELATIVE = re.compile(
    rf"(?:^\s*which|(?<!^)(?<!^\s)\b(?:who|which|whose|whom|where|(?<!say )(?<!said )(?<!says )(?<!told )(?<!claim )that(?! day)))\b"
    rf"(?!.*\b{_SAY}\b)(?:\s+[^\s,;]+){{1,9}}\s*$",
    re.I,
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|is to|are to|is due|are due|due to|is set|are set|plans?|planned|scheduled|expect(?:s|ed)"
    r"|may|might|can|could|should|must|would|was to|were to|was due|were due|set for|promis(?:es|ed)|is going|are going)\b[^;]*$",
    re.I,
)
_ASKED = re.compile(
    r"\b(?:ask(?:s|ed)|urge[sd]?|order(?:s|ed)|appeal(?:s|ed)|wants?|wanted|call(?:s|ed) on|demand(?:s|ed)|vow(?:s|ed)|agree[sd]?"
    r"|decided|intends?|hop(?:es|ed)|offer(?:s|ed)?)\b[^;,]*\b(?:to|of)\b[^;,]*$",
    re.I,
)
_PAST = re.compile(r"\b(?:had|has|have|was|were|did|\w{2,}ed)\b")
# Clauses part at these; a day belongs to the clause it stands in.
_CLAUSE = re.compile(
    r"[;:]|, (?:and|but|while|whereas|when|as|after|before)\b|\b(?:and|but) (?=(?:the|a|it|he|she|they|was|were|is|are|will|had|has)\b)"
)
# "A day earlier" beside a day that a query doubts goes wrong with it.
_ANAPHORIC = re.compile(r"\b(?:earlier|later|before|after|next|previous|following|same)\b", re.I)
WRONG_YEAR_DAYS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A day of a sentence, and how the sentence stands to it."""

    on: date
    exact: str
    role: Role


def days_told(report: Report, span: Span) -> tuple[Told, ...] | None:
    """Return the days that a sentence names, in order, each with how it stands to the sentence.

    None where a query doubts one of them, or they seem to be counted from one that a query doubts.
    """
    published, _ = day_of(report)
    times = [
        time for time in report.facts.times if time.day and span[0] <= time.start and time.end <= span[1]
    ]
    if any(_is_doubted(report, time, published) for time in times):
        return None
    return tuple(
        Told(on=time.day, exact=time.exact, role=_role(report.article.text, span, time, published))
        for time in times
        if time.day is not None
    )


def _role(text: str, span: Span, time: TimeExpression, published: date | None) -> Role:
    sentence_before = text[span[0] : time.start]
    before = _CLAUSE.split(sentence_before)[-1]
    before = re.sub(
        r"\b(?:on|in|at|during|late|early)\s+(?:the |late |early )*$", "", before.replace("\n", " ")
    )
    is_to_come = published is not None and time.day is not None and time.day > published
    if _AFTER.match(text, time.end) or time.exact.endswith(("'s", "’s")):
        return "referred"
    if _is_noun(text, time):
        return "referred"
    if any(
        match.start() <= time.start - span[0] < match.end() for match in _QUOTED.finditer(text[slice(*span)])
    ):
        return "referred"
    since_comma = before.rsplit(",", 1)[-1]
    if _ASKED.search(since_comma) or (_BY.search(sentence_before) and not _PAST.search(before)):
        return "wanted"
    if is_to_come:
        return "announced"
    if _SAID.search(before):
        return "said"
    if _BOUNDING.search(sentence_before) or _FUTURE.search(since_comma):
        return "wanted"
    if _REFERRING.search(sentence_before) or _RELATIVE.search(since_comma):
        return "referred"
    return "happened"


def _is_noun(text: str, time: TimeExpression) -> bool:
    """True for a weekday that is part of a thing's name: "the Saturday market"."""
    return bool(re.search(r"\bthe $", text[: time.start][-5:])) and bool(re.match(r"\w+day$", time.exact))


def _is_doubted(report: Report, time: TimeExpression, published: date | None) -> bool:
    spans = [span for query in report.facts.queries if query.kind in DOUBTED for span in query.spans]
    if any(start < time.end and time.start < end for start, end in spans):
        return True
    if not spans or published is None or time.day is None:
        return False
    is_far = abs(published - time.day) > timedelta(days=WRONG_YEAR_DAYS)
    return is_far and bool(_ANAPHORIC.search(time.exact))
