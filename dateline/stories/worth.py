"""What a sentence is worth to a brief beside the words it tells: where and when it stands, and how its figures stand today."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.base.records import Event, Figure, Quote, Report, Series
from dateline.stories.aspects import Aspect
from dateline.stories.happenings import IMPACT
from dateline.stories.mentions import day_of
from dateline.stories.sentences import Span

# Chosen on half of the invented stories (docs/brief.md), in units of the usual sentence's worth in words.
KEY_FIGURE = 0.5
LATEST_FIGURE = 0.5
IN_CONFLICT = 0.8
OUTDATED = -0.8  # a count that has a newer one, what stood so then, what was to come
SUPERSEDED = -0.6
LEAD = 0.6
HEAD_SENTENCES = 4
SCENE = -1.0  # of a feature
UNDATED = -0.5  # nobody knows whether it still holds
NEW_TURN = 0.35  # the newest day of the story against its first
SURNAME_ALONE = -0.3  # the brief has not named them
MOST_SERIES = 5
# What was said so long before the last report still stands.
FRESH_DAYS = 2
LAST_PART = 0.35
_STANDING = re.compile(
    r"\b(?:still|so far|yet|currently|at present|at the moment|today|tonight|this morning|yesterday)\b", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the figures and days of a story stand at its end."""

    first_on: date | None
    last_on: date | None
    key: frozenset[str]  # figures of the first series,
    latest: frozenset[str]  # of these the newest,
    disputed: frozenset[str]  # and those that another excludes
    newest: tuple[tuple[Event, date], ...]  # the last day on which harm of a kind was counted

    def is_of_last_part(self, day: date) -> bool:
        """True if a day is late enough in the story for what was counted on it to stand."""
        if self.first_on is None or self.last_on is None:
            return True
        days = (self.last_on - self.first_on).days
        return day >= self.last_on - timedelta(days=max(FRESH_DAYS, int(LAST_PART * days)))


def standing_of(reports: Sequence[Report], series: Sequence[Series]) -> Standing:
    """Return how a story stands."""
    days = [day for report in reports if (day := day_of(report)[0])]
    first = series[:MOST_SERIES]
    return Standing(
        first_on=min(days, default=None),
        last_on=max(days, default=None),
        key=frozenset(point.figure_id for one in first for line in one.lines for point in line.points),
        latest=frozenset(figure_id for one in first for figure_id in _latest(one)),
        disputed=frozenset(
            figure_id
            for one in first
            for dispute in one.disagreements
            if dispute.kind == "conflict"
            for figure_id in dispute.figure_ids
        ),
        newest=tuple(_newest(reports).items()),
    )


def _latest(series: Series) -> list[str]:
    last = [line.points[-1] for line in series.lines]
    newest = max((point.on or date.min for point in last), default=date.min)
    return [point.figure_id for point in last if (point.on or date.min) == newest]


def _newest(reports: Sequence[Report]) -> dict[Event, date]:
    found: dict[Event, date] = {}
    for report in reports:
        day = day_of(report)[0]
        for figure in report.facts.figures:
            if day is not None and figure.event in IMPACT:
                found[figure.event] = max(day, found.get(figure.event, day))
    return found


def bonus_of(report: Report, span: Span, aspects: frozenset[Aspect], standing: Standing) -> float:
    """Return what a sentence is worth beside its words, and where it stands."""
    return (
        _of_day(report, span, aspects, standing)
        + _of_figures(report, span, standing)
        + SUPERSEDED * (_is_superseded(report, span, standing) and not aspects & {"cause", "dispute"})
        + _of_names(report, span)
    )


def of_place(number: int, *, is_scene: bool) -> float:
    """Return what it is worth where a sentence stands: news begins with what counts, a feature with a scene."""
    if is_scene:
        return SCENE
    return LEAD if number == 0 else LEAD / 2 if number < HEAD_SENTENCES else 0.0


def _of_day(report: Report, span: Span, aspects: frozenset[Aspect], standing: Standing) -> float:
    day = day_of(report)[0]
    if day is None or standing.first_on is None or standing.last_on is None:
        return UNDATED
    age = (day - standing.first_on).days / max(1, (standing.last_on - standing.first_on).days)
    is_fresh = day >= standing.last_on - timedelta(days=FRESH_DAYS)
    text = report.article.text[slice(*span)]
    is_past = not is_fresh and ("next" in aspects or bool(_STANDING.search(text)))
    return NEW_TURN * age + OUTDATED * is_past


def _of_figures(report: Report, span: Span, standing: Standing) -> float:
    figures = [figure for figure in report.facts.figures if span[0] <= figure.start < span[1]]
    ids = {figure.id for figure in figures}
    worth = KEY_FIGURE * bool(ids & standing.key) + IN_CONFLICT * bool(ids & standing.disputed)
    if ids & standing.latest and standing.is_of_last_part(day_of(report)[0] or date.max):
        worth += LATEST_FIGURE
    is_old = bool(ids & standing.key) and not ids & (standing.latest | standing.disputed)
    return worth + OUTDATED * is_old


def _is_superseded(report: Report, span: Span, standing: Standing) -> bool:
    """True if a sentence counts harm that was counted anew days later."""
    figures = [figure for figure in report.facts.figures if span[0] <= figure.start < span[1]]
    day = day_of(report)[0]
    newest = dict(standing.newest)
    return day is not None and any(
        figure.event in newest and newest[figure.event] > day + timedelta(days=FRESH_DAYS)
        for figure in figures
    )


def _of_names(report: Report, span: Span) -> float:
    text = report.article.text[slice(*span)]
    facts: list[Figure | Quote] = [*report.facts.figures, *report.facts.quotes]
    speakers = {
        fact.attribution.speaker.name
        for fact in facts
        if span[0] <= fact.start < span[1] and fact.attribution.speaker.kind == "person"
    }
    return SURNAME_ALONE * any(name is not None and " " in name and name not in text for name in speakers)
