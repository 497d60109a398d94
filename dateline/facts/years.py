"""Years and what is like them, as time expressions: decades, centuries, seasons, quarters and halves."""

import re

from dateline.facts.calendar import SEASONS, Anchor
from dateline.facts.findings import Found, finding, group_of
from dateline.facts.moments import Moment
from dateline.facts.phrases import ORDINALS, YEAR

_YEAR_BEFORE = re.compile(r"(?:\b(?:in|since|by|of|until|till|from|during|through|throughout|before|after|early|late|mid|around|circa|between|for|into|year|years|to|and|or|the|than|that|this|last|next|his|her|its|their|a|an|as|on|summer|winter|spring|autumn|fall|election|elections|season|campaign)\b[\s-]*|[(\[,;:–—-]\s?|\d[-–]|^|\n|[.!?]\s+)$", re.I)  # fmt: skip
_COUNTED = re.compile(r"[\s-]+(?:(?:\w+\s+)?(?:people|men|women|children|troops|soldiers|miles|kilomet\w+|met(?:re|er)s|feet|hectares|acres|tons|tonnes|yards|dollars|euros|pounds|homes|houses|jobs|points|votes|workers|employees|prisoners|km|kg|mm|ft|mph|GMT|of (?:them|the))\b|%)")  # fmt: skip
_COUNT_BEFORE = re.compile(r"\b(?:over|than|some|about|nearly|almost|approximately|roughly|least|estimated|number|route|flight|no\.|page|room|the \d+,)\s*$", re.I)  # fmt: skip


def read_year(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "2010", "early 1957", "the end of 1776", "1957-58" (two years)."""
    year, before = int(match["year"]), moment.text[max(0, match.start() - 30) : match.start()]
    if (
        not 1000 <= year <= 2100
        or _COUNTED.match(moment.text, match.end("year"))
        or _COUNT_BEFORE.search(before)
    ):
        return []
    bare = match.start() == match.start("year")
    if bare and not _YEAR_BEFORE.search(before) and not 1800 <= year <= 2060:
        return []
    found = [Found(match.start(), match.end("year"), f"{year:04d}")]
    second = group_of(match, "year2")
    if second:
        value = second if len(second) == 4 else f"{year:04d}"[:2] + second
        if int(value) <= year:
            return found
        found.append(Found(match.start("year2"), match.end("year2"), value))
    return found


def read_short_year(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "'98": the century of the time that it hangs on."""
    return finding(match, f"{century_of(int(match['short']), moment):04d}")


def century_of(short: int, moment: Moment) -> int:
    """Return the year that two figures stand for, in the century of the time that it hangs on."""
    here = moment.here
    century = (here.year // 100 * 100) if here else 1900
    if not moment.narrative and here and century + short > here.year + 5:
        century -= 100
    return century + short


def read_decade(match: re.Match[str], _: Moment) -> list[Found]:
    """ "the 1870s", "the late '80s", "the sixties"."""
    if match["decade"]:
        return finding(match, match["decade"][:3])
    if match["short"]:
        return finding(
            match, f"19{match['short'][0]}" if match["short"] >= "20" else f"20{match['short'][0]}"
        )
    names = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
    return finding(match, f"19{names.index(match['name'].lower()) + 2}")


def read_century(match: re.Match[str], _: Moment) -> list[Found]:
    """ "the early 19th century": "18"."""
    return finding(match, f"{ORDINALS[group_of(match, 'ordinal')] - 1:02d}")


def read_season(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "the summer of 2003", "last winter", "this fall", "earlier this spring"."""
    code, word, here = SEASONS[group_of(match, "season")], group_of(match, "word"), moment.here
    before = moment.text[max(0, match.start() - 12) : match.start()]
    after = moment.text[match.end() : match.end() + 40]
    spanned = _SEASON_OF.match(after)
    is_campaign = moment.narrative and _CAMPAIGN.match(after)
    if (
        not (word or group_of(match, "year") or spanned or is_campaign)
        and not _SEASON_BEFORE.search(before)
        and not group_of(match, "mod").strip()
    ):
        return []
    if (
        match["season"] == "fall"
        and not (word or group_of(match, "year"))
        and not _IS_AUTUMN.match(moment.text, match.end())
    ):
        return []
    if spanned and not word:
        return finding(match, f"{spanned['year']}-{code}")
    if group_of(match, "year").isdigit():
        return finding(match, f"{match['year'][:4]}-{code}")
    if word in ("that", "the same") and moment.there is not None:
        here = moment.there
    if here is None:
        return finding(match, f"XXXX-{code}")
    year = here.year
    if word == "last":
        year = _last_season(here, code)
    elif word in ("next", "coming", "following"):
        year += 1 if here.month is None or here.month >= _SEASON_STARTS[code] else 0
    return finding(match, f"{year:04d}-{code}")


_SEASON_BEFORE = re.compile(r"\b(?:in|by|since|of|until|during|through|throughout|from|late|early|mid|over|and|to|to)[\s-]+(?:the )?$", re.I)  # fmt: skip
# "the spring | and early summer of 1979": the year stands at the end; "the | winter | quarters": the season of a campaign.
_SEASON_OF = re.compile(
    rf"\s+(?:and|or|to)\s+(?:the\s+)?(?:(?:early|late)\s+)?(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\s+(?:of\s+)?{YEAR}"
)
_CAMPAIGN = re.compile(r"\s+(?:counter-?)?(?:offensive|campaign|quarters|fighting|attack|operation)", re.I)
_IS_AUTUMN = re.compile(r"\s+(?:and|or)\s+(?:spring|winter|summer)|[.,]\s")
# The month in which a season begins on the northern half.
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _last_season(here: Anchor, code: str) -> int:
    ends = _SEASON_STARTS[code] + 2
    return here.year if here.month is not None and here.month > ends else here.year - 1


def read_quarter(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "the third quarter of 2014", "first-quarter", "Q3 2013": without a year the last such quarter, or the coming one."""
    number = ORDINALS.get(group_of(match, "ordinal")) or int(group_of(match, "number") or 0)
    if not 1 <= number <= 4:
        return []
    if group_of(match, "year").isdigit():
        return finding(match, f"{match['year']}-Q{number}")
    here = moment.here
    if here is None or here.month is None:
        return finding(match, f"XXXX-Q{number}")
    this = (here.month - 1) // 3 + 1
    year = here.year if number <= this or moment.is_future(match.start(), match.end()) else here.year - 1
    if group_of(match, "year") == "last year":
        year = here.year - 1
    return finding(match, f"{year:04d}-Q{number}")


def read_half(match: re.Match[str], _: Moment) -> list[Found]:
    """ "the first half of 2029"."""
    return finding(match, f"{match['year']}-H{1 if group_of(match, 'half') == 'first' else 2}")


def read_latest_quarter(match: re.Match[str], moment: Moment) -> list[Found]:
    """ "the latest quarter", "the year-ago quarter": the last one that is over, and the same a year before."""
    here = moment.here
    if here is None or here.month is None:
        return finding(match, None)
    quarter = here.year * 4 + (here.month - 1) // 3 - (5 if "year" in match[0].lower() else 1)
    return finding(match, f"{quarter // 4:04d}-Q{quarter % 4 + 1}")
