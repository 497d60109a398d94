"""What is new in a story: figures and revisions, speakers, events, queries answered and opened, edited reports.

A change has an id of what it says, so that a feed never tells it twice. Which queries later reports answer is
`answers`' to say.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dateline.base.codec import plain
from dateline.base.records import (
    Change,
    Figure,
    Point,
    Quote,
    Report,
    Revision,
    Series,
    Speaker,
    Story,
    TimelineEntry,
)
from dateline.base.text import identify
from dateline.stories import words
from dateline.stories.answers import find_answers
from dateline.stories.disagree import amount_of, is_same
from dateline.stories.disputes import find_disputes, what_of
from dateline.stories.mentions import day_of
from dateline.stories.speakers import Key, key_of, named

# In the order in which a returning reader asks.
ORDER = (
    "new figure", "revision", "new speaker", "new event", "answered query", "new query", "edited report", "new report",
)  # fmt: skip
_READING = ("revision", *(kind for kind in ORDER if kind != "revision"))
_NAMED = ("person", "body")


def find_changes(
    reports: Sequence[Report],
    series: Sequence[Series],
    timeline: Sequence[TimelineEntry],
    speakers: Mapping[Key, Speaker],
) -> tuple[Change, ...]:
    """Return what is new, the newest day first; within a day figures first, edited reports last."""
    days = {report.article.version_id: on for report in reports if (on := day_of(report)[0]) is not None}
    brought = _days_of_edits(reports)
    found = [
        *_figures(series, days, brought),
        *_speakers(reports, speakers, brought),
        *_events(timeline, days),
        *find_answers(reports, series),
        *find_disputes(series, days | brought),
        *_queries(reports),
        *_reports(reports),
    ]
    # What is told of two series, or by two copies, is told once.
    unique: dict[str, Change] = {}
    for change in found:
        unique.setdefault(change.id, change)
    return tuple(
        sorted(unique.values(), key=lambda change: (-change.on.toordinal(), ORDER.index(change.kind)))
    )


def changes_since(story: Story, day: date) -> tuple[Change, ...]:
    """Return what is new in a story since a day, that day's news with it: who was there at noon has not seen the evening.

    In the order in which a returning reader asks: figures, those first that a named speaker changed, then speakers,
    events, queries, edited reports; of each the newest first.
    """
    found = (change for change in story.changes if change.on >= day)
    return tuple(sorted(found, key=lambda change: (_READING.index(change.kind), -change.on.toordinal())))


def _days_of_edits(reports: Sequence[Report]) -> dict[str, date]:
    """Return the day on which a fact came with an edit, by the fact's id: it was not in the report on its first day."""
    return {
        edit.after_id: revision.on
        for report in reports
        for revision in report.revisions
        for edit in revision.facts
        if edit.kind != "went" and edit.after_id and revision.on
    }


# Figures ------------------------------------------------------------------------------------------------


def _figures(
    series: Sequence[Series], days: Mapping[str, date], brought: Mapping[str, date]
) -> Iterator[Change]:
    """A figure is new on the day of the report that brings it, whenever it was said; a value given again is not new."""
    for one in series:
        pairs = {d.figure_ids[1]: d.figure_ids[0] for d in one.disagreements if d.kind == "revision"}
        for line in one.lines:
            points = {point.figure_id: point for point in line.points}
            for place, point in enumerate(line.points):
                on = brought.get(point.figure_id) or days.get(point.version_id) or point.on
                before = points.get(pairs.get(point.figure_id, ""))
                is_revision = before is not None and line.speaker.kind in _NAMED
                if on is None:
                    continue
                if is_revision and before is not None:
                    yield _revision(one, line.speaker, before, point, on)
                elif not any(is_same(point, other) for other in line.points[:place]):
                    yield _new_figure(one, line.speaker, point, on)


def _new_figure(series: Series, speaker: Speaker, point: Point, on: date) -> Change:
    return Change(
        on=on,
        kind="new figure",
        text=f"{words.capital(what_of(series))}: {amount_of(point, series.unit)}, {_by(speaker)}.",
        figure_id=point.figure_id,
        article_id=point.article_id,
        id=identify("new figure", *_content(series, speaker, point)),
        speaker=speaker,
        series_id=series.id,
    )


def _revision(series: Series, speaker: Speaker, before: Point, point: Point, on: date) -> Change:
    old, new = amount_of(before, series.unit), amount_of(point, series.unit)
    was = f" ({words.day(before.on)})" if before.on else ""
    return Change(
        on=on,
        kind="revision",
        text=f"{words.capital(named(speaker))}: {what_of(series)}, from {old}{was} to {new}.",
        figure_id=point.figure_id,
        article_id=point.article_id,
        id=identify("revision", *_content(series, speaker, before), *_content(series, speaker, point)),
        speaker=speaker,
        series_id=series.id,
        before_id=before.figure_id,
    )


def _content(series: Series, speaker: Speaker, point: Point) -> tuple[str, ...]:
    """Return what a figure says, without the version of the report: an edit elsewhere in the report leaves it as it is."""
    value = (plain(point.low), plain(point.high), point.bound, point.exact)
    return (point.article_id, series.event, series.unit, *key_of(speaker), *map(str, value))


def _by(speaker: Speaker) -> str:
    return "no source named" if speaker.kind == "none" else f"according to {named(speaker)}"


# Speakers, events, queries, reports ---------------------------------------------------------------------


def _speakers(
    reports: Sequence[Report], speakers: Mapping[Key, Speaker], brought: Mapping[str, date]
) -> Iterator[Change]:
    heard: set[Key] = set()
    for report in reports:
        on, _ = day_of(report)
        facts: tuple[Figure | Quote, ...] = (*report.facts.figures, *report.facts.quotes)
        for _, fact_id, said in sorted(
            (fact.start, fact.id, key_of(fact.attribution.speaker)) for fact in facts
        ):
            speaker = speakers[said]
            key = key_of(speaker)
            if speaker.kind not in _NAMED or key in heard:
                continue
            heard.add(key)
            if on is not None:
                role = f", {speaker.role}," if speaker.role else ""
                yield Change(
                    on=brought.get(fact_id) or on,
                    kind="new speaker",
                    text=f"{words.capital(named(speaker))}{role} is quoted for the first time.",
                    article_id=report.article.id,
                    # As the report calls them: a fuller name in a later report makes no second newcomer.
                    id=identify("new speaker", report.article.id, *said),
                    speaker=speaker,
                )


def _events(timeline: Sequence[TimelineEntry], days: Mapping[str, date]) -> Iterator[Change]:
    for entry in timeline:
        told = entry.sentence
        yield Change(
            on=days.get(told.version_id) or entry.on,
            kind="new event",
            text=told.exact,
            article_id=told.article_id,
            id=identify("new event", told.article_id, told.exact),
        )


def _queries(reports: Sequence[Report]) -> Iterator[Change]:
    for report in reports:
        on, _ = day_of(report)
        if on is None:
            continue
        for query in report.facts.queries:
            yield Change(
                on=on,
                kind="new query",
                text=query.why,
                article_id=report.article.id,
                query_id=query.id,
                id=identify("new query", report.article.id, query.kind, *query.exact),
            )


def _reports(reports: Sequence[Report]) -> Iterator[Change]:
    """Every edit is a line, on its own day, and says what it changed."""
    for report in reports:
        article = report.article
        for revision in report.revisions:
            on = revision.on or day_of(report)[0]
            if on is None or not _is_edit(revision):
                continue
            name = f"its report “{article.headline}” (version {revision.ordinal})"
            text = f"{article.outlet or 'The outlet'} edited {name}: {revision.summary}."
            yield Change(
                on=on,
                kind="edited report",
                text=text,
                article_id=article.id,
                id=identify("edited report", article.id, revision.after_id),
            )


def _is_edit(revision: Revision) -> bool:
    """True where words changed, not marks, spaces and the order of paragraphs alone."""
    said = revision.facts or revision.headline or revision.notes
    return bool(said) or any(edit.kind != "kept" for edit in revision.edits)
