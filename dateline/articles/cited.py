"""Which outlets a text itself names for what it tells: "first reported by", "(Reuters)", "told the Herald".

These are origins of a claim, not of the copy: a report of our own that says "first reported by the Herald" was written
by us. Who wrote a whole text first stands in `credit` and `datelines`.
"""

import re
from dataclasses import dataclass
from typing import Literal

from dateline.articles.credit import AGENCY_NAME, agency_in

Manner = Literal["first reported", "reported", "told", "credited"]

# What newspapers, stations and agencies are called by. Source: Wikipedia, "List of newspapers by circulation" and
# "List of news television channels": the words that recur in their names.
_HEADS = (
    "Times|Post|Journal|Herald|Tribune|Gazette|Guardian|Telegraph|Observer|Courier|Chronicle|Mirror|Mail|Standard|Sun|Star|Globe|Examiner|"
    "Inquirer|Independent|Dispatch|Bulletin|Sentinel|Register|Bee|Express|Daily|Weekly|News|News Agency|Press|Television|TV|Radio|Broadcasting|Newspaper|Magazine"
)
# Outlets whose names hold none of these words. Source: the same lists.
_KNOWN = (
    "ABC|NBC|CBS|CNN|BBC|NPR|PBS|MSNBC|CNBC|TMZ|ITV|RTÉ|CBC|NHK|ARD|ZDF|RAI|TVN|France 24|France Info|Deutsche Welle|DW|Al Jazeera|Al Arabiya|Al Mayadeen|Axios|Politico|Bloomberg|Haaretz|Ynet|Le Monde|Le Figaro|"
    "Libération|Der Spiegel|Bild|Die Zeit|Die Welt|El País|El Mundo|La Repubblica|Corriere della Sera|Meduza|Interfax|Kommersant|Asahi Shimbun|Yomiuri Shimbun|People|Vox|Variety|Forbes|Reuters|Bellingcat|ProPublica|The Economist|Newsweek|Folha de S.Paulo"
)
_NAME_WORD = r"[A-Z][\w'’&.-]*"
_STATION = r"[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?(?: Channel \d+)?"
_OUTLET = (
    rf"(?P<outlet>(?:[Tt]he\s+)?(?:(?:{_NAME_WORD}\s+(?:(?:of|de|and)\s+)?){{1,4}}?(?:{_HEADS})(?:\s+(?:{_HEADS}))*|{_STATION}|(?:{_KNOWN})(?:\s+News)?|{AGENCY_NAME})"
    rf"(?:\s+(?:news\s+agency|newspaper|magazine))?)(?![\w'’])"
)
_WHEN = r"(?:\s+(?:on\s+)?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|late|earlier|yesterday|today))*"
_OUTLETS_HEAD = (
    r"(?:(?:a|the)\s+)?(?:(?:newspaper|news\s+agency|broadcaster|magazine|news\s+website|website|outlet)\s+)?"
)
# (manner, phrase); an earlier one wins where two say the same place.
_PHRASES: tuple[tuple[Manner, re.Pattern[str]], ...] = (
    ("first reported", re.compile(rf"\b(?:first|originally)\s+(?:reported|published|disclosed|revealed|broken){_WHEN}\s+(?:by|in)\s+{_OUTLETS_HEAD}{_OUTLET}")),
    ("first reported", re.compile(rf"(?<!\w){_OUTLET}(?:,?\s+which)?\s+(?:was\s+(?:the\s+)?first\s+to\s+report|(?:had\s+)?first\s+reported|broke\s+the\s+(?:story|news))\b")),
    ("reported", re.compile(rf"\b(?:(?:as|was|were|been)\s+(?:earlier\s+|previously\s+)?reported{_WHEN}\s+by|according\s+to\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+)?reports?{_WHEN}\s+(?:in|by|from|on)|according\s+to|in\s+a\s+report\s+by|reports?,?\s+citing)\s+{_OUTLETS_HEAD}{_OUTLET}")),
    ("reported", re.compile(rf"(?<!\w){_OUTLET}{_WHEN}\s+(?:(?:has|had|earlier|previously|also)\s+)*report(?:ed|s)\b(?!\s+(?:to|earnings|revenue|profits?|losses)\b)")),
    ("told", re.compile(rf"\b(?:told|in\s+an\s+interview\s+with|speaking\s+to|spoke\s+to|in\s+(?:a\s+statement|remarks)\s+to)\s+{_OUTLETS_HEAD}{_OUTLET}")),
    ("credited", re.compile(rf"[(\[](?P<outlet>{AGENCY_NAME})[)\]](?=\s*(?:[-–—]|$))", re.M)),
)  # fmt: skip
_AGENCY = re.compile(AGENCY_NAME)
# Names that hold a word of the trade and are no outlets.
_NO_OUTLETS = re.compile(r"Press (?:Secretary|Office|Service)|Post Office|Sun Belt|Star (?:Wars|Trek)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """An outlet that a text names for something it tells; `text[start:end] == exact`."""

    outlet: str  # agencies in the form that we show, others as named, without "the"
    manner: Manner
    start: int
    end: int
    exact: str


def cited_in(text: str) -> tuple[Cited, ...]:
    """Return the outlets that a text names for what it tells, in reading order, each place once."""
    found: dict[int, Cited] = {}
    for manner, phrase in _PHRASES:
        for match in phrase.finditer(text):
            start, end = match.span("outlet")
            exact = match["outlet"]
            if any(start < other.end and other.start < end for other in found.values()):
                continue
            if not _NO_OUTLETS.search(text[start : end + 10]):
                found[start] = Cited(outlet=_shown(exact), manner=manner, start=start, end=end, exact=exact)
    return tuple(found[start] for start in sorted(found))


def first_reported_by(text: str) -> str | None:
    """Return the outlet that a text says had the news first; None where it names none."""
    return next((item.outlet for item in cited_in(text) if item.manner == "first reported"), None)


def _shown(name: str) -> str:
    plain = re.sub(r"^[Tt]he\s+|\s+(?:news\s+agency|newspaper|magazine)$", "", " ".join(name.split()))
    # Only where the whole name is an agency's: "ANP Television" is not ANP.
    return agency_in(plain) or plain if _AGENCY.fullmatch(plain) else plain
