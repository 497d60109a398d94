"""Tells a history from a report: in the one, dates hang on the last date named; in the other, on the day of publication."""

import re
from datetime import date

# Years that stand in a date or after a preposition of time: "March 1943", "12 May 1812", "in 1914", "by 1945".
_YEAR = re.compile(
    r"\b(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?:\s+\d{1,2}(?:st|nd|rd|th)?)?,?\s+|(?:in|by|since|until|from|of|after|before|during)\s+(?:early\s+|late\s+|mid-)?)"
    r"(1[0-9]{3}|20[0-9]{2})\b",
    re.IGNORECASE,
)
# A report looks back now and then; a history does hardly anything else. On the development sets the two are far apart:
# reports of a day name at most six such years (an obituary), histories at least nine.
LEAST_YEARS = 8
LEAST_SHARE_PAST = 0.75


def is_narrative(text: str, published: date | None) -> bool:
    """True if the text tells of years gone by, one after the other.

    Without a day of publication, a text with as many different years is taken for one.
    """
    years = [int(match[1]) for match in _YEAR.finditer(text)]
    if len(years) < LEAST_YEARS:
        return False
    if published is None:
        return len(set(years)) > 1
    past = sum(year < published.year for year in years)
    return past >= LEAST_SHARE_PAST * len(years)
