"""Where a page disagrees with itself: one sentence a field, both candidates in it, and where each of them stands."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from dateline.articles.declared import Candidate
from dateline.articles.moments import Moment
from dateline.base.text import cut

# Zones where news is written lie between eleven hours behind and thirteen ahead of UTC.
_BEHIND_H, _AHEAD_H = 11, 13
# An instant whose zone is mislabelled is off by whole half hours, no more than zones lie apart.
_MOST_OFFSET = timedelta(hours=_BEHIND_H + _AHEAD_H)
_HALF_HOUR_S = 1800
# A page is declared, then shown: a few hours around midnight are two days and no disagreement.
_SAME_EVENING = timedelta(hours=3)
# Headlines that share fewer of the shorter one's words speak of two things, or to two kinds of readers.
_LEAST_SHARED = 0.3
_LEAST_WORDS = 3
_DECLARED = frozenset({"JSON-LD headline", "meta og:title", "meta twitter:title"})
_MOST_QUOTED = 200
# Scripts without spaces between words: there each character is one.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_WORD = re.compile(r"\w+")

Dated = tuple[Moment, str]


def day_doubts(chosen: Dated, others: Iterable[Dated], changed: Iterable[date]) -> Iterator[str]:
    """Yield a sentence where a page names another day of publication that no zone explains.

    `changed` are the days on which the page says it was changed: a page that shows one of them shows its last version.
    """
    moment, source = chosen
    later = set(changed)
    seen = {source}
    for other, where in others:
        # The second value of one name is a card's, not the page's.
        if where in seen:
            continue
        seen.add(where)
        if not may_be_one(moment, other) and other.day not in later:
            yield f"The day of publication is {moment.day} {place_of(source)} and {other.day} {place_of(where)}."
            return


def may_be_one(one: Moment, other: Moment) -> bool:
    """True if two moments may be one: the same day, or two days that a zone explains because midnight is near."""
    if one.day == other.day:
        return True
    if one.at is not None and other.at is not None:
        apart = abs(one.at - other.at)
        is_shifted = apart <= _MOST_OFFSET and apart.total_seconds() % _HALF_HOUR_S < 60
        return apart <= _SAME_EVENING or is_shifted
    if one.at is None and other.at is None:
        return False
    at, day = (one.at, other.day) if one.at is not None else (other.at, one.day)
    return at is not None and day in _days_of(at)


def _days_of(at: datetime) -> set[date]:
    """Return the days that an instant may fall on: its own and UTC's; in any zone where it is written in UTC."""
    if at.utcoffset() == timedelta(0):
        return {(at + timedelta(hours=h)).date() for h in (-_BEHIND_H, 0, _AHEAD_H)}
    offset = at.utcoffset() or timedelta(0)
    return {at.date(), (at - offset).date()}


def headline_doubts(candidates: list[Candidate]) -> Iterator[str]:
    """Yield a sentence where the sources name two headlines that share few words.

    What a page declares is weighed against its headline; titles and stray headings name sections, sites, other stories.
    """
    if not candidates:
        return
    first, source = candidates[0]
    words = _bag(first)
    for other, where in candidates[1:]:
        theirs = _bag(other)
        if where not in _DECLARED or min(len(words), len(theirs)) < _LEAST_WORDS:
            continue
        if len(words & theirs) < _LEAST_SHARED * min(len(words), len(theirs)):
            one, two = cut(first, _MOST_QUOTED), cut(other, _MOST_QUOTED)
            yield f"The headline is “{one}” {place_of(source)} and “{two}” {place_of(where)}."
            return


def dateline_doubt(day: date | None, published: Moment | None, source: str) -> str | None:
    """Return a sentence where a dateline names a day after the day of publication."""
    if day is None or published is None or day <= published.day or may_be_one(published, Moment(day=day)):
        return None
    return f"The day of publication is {published.day} {place_of(source)} and the dateline names {day}, which is later."


def place_of(source: str) -> str:
    """Return where a candidate was found, as words of a sentence."""
    if source.startswith("page"):
        kind = source.removeprefix("page").strip()
        return f"on the page ({kind})" if kind else "on the page"
    if source in ("address", "title", "item"):
        return f"in the {source}"
    return f"in {source}" if source else "in the capture"


def _bag(text: str) -> set[str]:
    return set(_UNSPACED.findall(text)) or set(_WORD.findall(text.casefold()))
