"""What is new in a story, day by day: figures and revisions, speakers, events, queries, edited reports."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dateline.base.records import (
    Change,
    Figure,
    Quote,
    Report,
    Revision,
    Series,
    Speaker,
    Story,
    TimelineEntry,
)
from dateline.stories import words
from dateline.stories.disagree import amount_of
from dateline.stories.mentions import day_of
from dateline.stories.speakers import Key, key_of, named

# In the order in which a returning reader asks.
_ORDER = ("new figure", "revision", "new speaker", "new event", "new query", "edited report", "new report")


def find_changes(
    reports: Sequence[Report],
    series: Sequence[Series],
    timeline: Sequence[TimelineEntry],
    speakers: Mapping[Key, Speaker],
) -> tuple[Change, ...]:
    """Return what is new, the newest day first; within a day figures first, edited reports last."""
    found = [
        *_figures(series, reports),
        *_speakers(reports, speakers),
        *_events(timeline, reports),
        *_queries(reports),
        *_reports(reports),
    ]
    found.sort(key=lambda change: (-change.on.toordinal(), _ORDER.index(change.kind)))
    return tuple(found)


def changes_since(story: Story, day: date) -> tuple[Change, ...]:
    """Return what is new in a story after a day."""
    return tuple(change for change in story.changes if change.on > day)


def _figures(series: Sequence[Series], reports: Sequence[Report]) -> Iterator[Change]:
    """A figure is new on the day of the report that brings it, whenever it was said."""
    days = {report.article.version_id: day_of(report)[0] for report in reports}
    for one in series:
        revised = {d.figure_ids[1]: d.why for d in one.disagreements if d.kind == "revision"}
        for line in one.lines:
            for point in line.points:
                on = days.get(point.version_id) or point.on
                if on is None:
                    continue
                why = revised.get(point.figure_id)
                text = why or f"{one.label}: {amount_of(point, one.unit)}, {_by(line.speaker)}."
                yield Change(
                    on=on,
                    kind="revision" if why else "new figure",
                    text=text,
                    figure_id=point.figure_id,
                    article_id=point.article_id,
                )


def _by(speaker: Speaker) -> str:
    return "no source named" if speaker.kind == "none" else f"according to {named(speaker)}"


def _speakers(reports: Sequence[Report], speakers: Mapping[Key, Speaker]) -> Iterator[Change]:
    heard: set[Key] = set()
    for report in reports:
        on, _ = day_of(report)
        facts: tuple[Figure | Quote, ...] = (*report.facts.figures, *report.facts.quotes)
        for _, said in sorted((fact.start, key_of(fact.attribution.speaker)) for fact in facts):
            speaker = speakers[said]
            key = key_of(speaker)
            if speaker.kind not in ("person", "body") or key in heard:
                continue
            heard.add(key)
            if on is not None:
                role = f", {speaker.role}," if speaker.role else ""
                yield Change(
                    on=on,
                    kind="new speaker",
                    text=f"{words.capital(named(speaker))}{role} is quoted for the first time.",
                    article_id=report.article.id,
                )


def _events(timeline: Sequence[TimelineEntry], reports: Sequence[Report]) -> Iterator[Change]:
    days = {report.article.version_id: day_of(report)[0] for report in reports}
    for entry in timeline:
        on = days.get(entry.sentence.version_id) or entry.on
        yield Change(on=on, kind="new event", text=entry.sentence.exact, article_id=entry.sentence.article_id)


def _queries(reports: Sequence[Report]) -> Iterator[Change]:
    for report in reports:
        on, _ = day_of(report)
        if on is None:
            continue
        for query in report.facts.queries:
            yield Change(
                on=on, kind="new query", text=query.why, article_id=report.article.id, query_id=query.id
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
            yield Change(on=on, kind="edited report", text=text, article_id=article.id)


def _is_edit(revision: Revision) -> bool:
    """True where words changed, not marks, spaces and the order of paragraphs alone."""
    said = revision.facts or revision.headline or revision.notes
    return bool(said) or any(edit.kind != "kept" for edit in revision.edits)
