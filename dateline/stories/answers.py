"""Which queries of earlier reports are answered, and by what.

A query is answered by a later version of its own report that leaves no reason to ask, or by a later report that says
what was asked for: the day that would fit in place of one that cannot be, or who gives a figure that nobody gave. That
two speakers no longer contradict each other is `disputes`' to say. Silence answers nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dateline.base.records import Change, Point, Query, Report, Series, Speaker
from dateline.base.text import identify
from dateline.stories.disagree import amount_of, is_same
from dateline.stories.mentions import day_of
from dateline.stories.sentences import Span, sentences_of
from dateline.stories.speakers import named
from dateline.stories.terms import words

# Two sentences tell the same if the shorter shares this much of its words with the longer; as in the timeline.
SAME = 0.4
_OF_DAYS = frozenset(("year", "weekday", "future date", "said after published", "chronology"))
_NAMED = ("person", "body")


def find_answers(reports: Sequence[Report], series: Sequence[Series]) -> Iterator[Change]:
    """Give the queries that were answered, each on the day of what answers it; `reports` stand in order of publication."""
    for report in reports:
        yield from _by_edits(report)
    for place, report in enumerate(reports):
        for query in report.facts.queries:
            if query.kind in _OF_DAYS:
                yield from _by_day(query, report, reports[place + 1 :])
    asked = {
        figure_id: (query, report)
        for report in reports
        for query in report.facts.queries
        if query.kind == "unattributed"
        for figure_id in _figures_of(query, report)
    }
    if asked:
        days = {report.article.version_id: day_of(report)[0] for report in reports}
        for one in series:
            yield from _by_speakers(one, asked, days)


def _by_edits(report: Report) -> Iterator[Change]:
    """A later version says it otherwise: the number of the headline was corrected, the year mended."""
    article = report.article
    for revision in report.revisions:
        on = revision.on or day_of(report)[0]
        for query in revision.settled if on is not None else ():
            text = f"{article.outlet or 'The outlet'} settled in version {revision.ordinal} of its report: {query.why}"
            yield _answer(query, report, on, text, article.id)


def _by_day(query: Query, report: Report, later: Sequence[Report]) -> Iterator[Change]:
    """Another report tells the same with the day that would fit."""
    likely = _day(query.likely)
    asked = _sentence(query, report)
    if likely is None or not asked:
        return
    for other in later:
        on, _ = day_of(other)
        if on is None or other.origin_id == report.origin_id:
            continue
        if any(_is_alike(asked, words(told)) for told in _sentences_with(likely, other)):
            text = f"{other.article.outlet or 'A later report'} gives the day that fits: {query.why}"
            yield _answer(query, report, on, text, other.article.id)
            return


def _by_speakers(
    series: Series, asked: Mapping[str, tuple[Query, Report]], days: Mapping[str, date | None]
) -> Iterator[Change]:
    """A named speaker gives the figure that stood without a source."""
    said = [
        (line.speaker, point) for line in series.lines if line.speaker.kind in _NAMED for point in line.points
    ]
    for line in series.lines:
        for point in line.points:
            if line.speaker.kind in _NAMED or point.figure_id not in asked:
                continue
            query, report = asked[point.figure_id]
            begun = day_of(report)[0]
            found = [row for row in said if _is_later(row[1], point, days, begun)]
            if found:
                speaker, answer = min(found, key=lambda row: days[row[1].version_id] or date.max)
                text = _sourced(speaker, amount_of(answer, series.unit), series.label)
                yield _answer(query, report, days[answer.version_id], text, answer.article_id)


def _is_later(answer: Point, asked: Point, days: Mapping[str, date | None], begun: date | None) -> bool:
    on = days.get(answer.version_id)
    return on is not None and begun is not None and on > begun and is_same(answer, asked)


def _sourced(speaker: Speaker, amount: str, label: str) -> str:
    return f"A figure that had no source has one: {amount} ({label}), according to {named(speaker)}."


def _answer(query: Query, report: Report, on: date | None, text: str, article_id: str) -> Change:
    assert on is not None
    return Change(
        on=on,
        kind="answered query",
        text=text,
        article_id=article_id,
        query_id=query.id,
        id=identify("answered query", report.article.id, query.kind, *query.exact),
    )


def _figures_of(query: Query, report: Report) -> Iterator[str]:
    yield from query.figure_ids
    for figure in report.facts.figures:
        if any(start <= figure.start < end for start, end in query.spans):
            yield figure.id


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value or "")
    except ValueError:
        return None


def _sentence(query: Query, report: Report) -> list[str]:
    start = min((span[0] for span in query.spans), default=-1)
    span = next((one for one in sentences_of(report) if one[0] <= start < one[1]), None)
    return words(report.article.text[slice(*span)]) if span else []


def _sentences_with(day: date, report: Report) -> Iterator[str]:
    starts = [time.start for time in report.facts.times if time.day == day]
    spans: list[Span] = [
        span for span in sentences_of(report) if any(span[0] <= at < span[1] for at in starts)
    ]
    return (report.article.text[slice(*span)] for span in spans)


def _is_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    mine, theirs = ({word for word in found if not word.isdigit()} for found in (one, other))
    least = min(len(mine), len(theirs))
    return least > 2 and len(mine & theirs) >= SAME * least
