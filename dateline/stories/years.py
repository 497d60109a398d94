"""The years that reports of unknown day name: two quakes of one region are told alike, years apart.

A page that has lost its day mostly still prints it somewhere, so the newest year in its text is most likely its own.
Where the day is known nothing is read from the text.
"""

import re
from collections.abc import Mapping

from dateline.base.records import Report

Years = Mapping[str, int]  # newest year named: in how many reports

# A year in figures; older ones are history, later ones plans.
_YEAR = re.compile(r"\b(?:19[5-9]\d|20[0-4]\d)\b")


def years_of(report: Report) -> Years:
    """Return the newest year that a report of unknown day names, if any."""
    article = report.article
    if article.published_on is not None:
        return {}
    named = _YEAR.findall(f"{article.headline} {article.text}")
    return {max(named): 1} if named else {}


def together(one: Years, other: Years) -> dict[str, int]:
    """Return the sum of two counts."""
    return {year: one.get(year, 0) + other.get(year, 0) for year in sorted({*one, *other})}


def are_apart(one: Years, other: Years) -> bool:
    """True if both name years, and none in common."""
    return bool(one and other) and one.keys().isdisjoint(other)
