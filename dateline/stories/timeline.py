"""The timeline of a story: dated sentences of its reports, by the day on which it happened, one line per event."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.base.records import Cited, Report, TimelineEntry
from dateline.stories.mentions import DOUBTED, day_of
from dateline.stories.sentences import Span, cite, sentences_of
from dateline.stories.terms import words

# Two sentences tell the same event if the shorter shares this much of its words with the longer.
SAME_EVENT = 0.4
# A day with more has its story on its own page.
MOST_PER_DAY = 3
# What a reader scrolls through; of a longer list those that most origins tell stand.
MOST_ENTRIES = 60
# Shorter sentences are kickers and place lines, longer ones whole paragraphs that were not parted.
LEAST_CHARACTERS, MOST_CHARACTERS = 30, 600
# Older days are history, not a part of this story.
MOST_DAYS_BEFORE = 400


@dataclass(frozen=True, slots=True)
class _Dated:
    on: date
    on_exact: str | None
    sentence: Cited
    words: frozenset[str]
    origin_id: str
    place: int  # of the report in the story, then of the sentence in the report


def find_timeline(reports: Sequence[Report]) -> tuple[TimelineEntry, ...]:
    """Return what happened, oldest first; `reports` stand in order of publication.

    A sentence whose day a query doubts is left out. Else a sentence stands under the past day that it names; the first sentence of a report that names none, under the
    day of publication. A report without a day gives only sentences that name one.
    """
    by_day: defaultdict[date, list[_Dated]] = defaultdict(list)
    for place, report in enumerate(reports):
        for dated in _dated_of(report, place):
            by_day[dated.on].append(dated)
    entries = [entry for on in sorted(by_day) for entry in _entries(by_day[on])]
    strongest = sorted(entries, key=lambda entry: (-entry.origins, -entry.on.toordinal()))[:MOST_ENTRIES]
    kept = {id(entry) for entry in strongest}
    return tuple(entry for entry in entries if id(entry) in kept)


def _dated_of(report: Report, place: int) -> Iterator[_Dated]:
    published, _ = day_of(report)
    spans = [
        span for span in sentences_of(report) if LEAST_CHARACTERS <= span[1] - span[0] <= MOST_CHARACTERS
    ]
    for number, span in enumerate(spans):
        days = _named_days(report, span)
        if days and _is_doubted(report, span):
            continue
        past = {on: exact for on, exact in days if _is_of_story(on, published)}
        if len(past) == 1:
            on, exact = next(iter(past.items()))
            yield _dated(report, span, on, exact, place)
        elif number == 0 and published is not None and not any(on > published for on, _ in days):
            yield _dated(report, span, published, None, place)


def _dated(report: Report, span: Span, on: date, on_exact: str | None, place: int) -> _Dated:
    sentence = cite(report, span)
    return _Dated(on, on_exact, sentence, frozenset(words(sentence.exact)), report.origin_id, place)


def _named_days(report: Report, span: Span) -> list[tuple[date, str]]:
    """Return the days that a sentence names, with its words."""
    return [
        (time.day, time.exact)
        for time in report.facts.times
        if time.day is not None and span[0] <= time.start and time.end <= span[1]
    ]


def _is_doubted(report: Report, span: Span) -> bool:
    return any(
        query.kind in DOUBTED and any(span[0] <= at < span[1] for at, _ in query.spans)
        for query in report.facts.queries
    )


def _is_of_story(on: date, published: date | None) -> bool:
    return published is None or published - timedelta(days=MOST_DAYS_BEFORE) <= on <= published


def _entries(dated: Sequence[_Dated]) -> list[TimelineEntry]:
    """Return the events of one day: sentences that tell the same are one line, told by its first origin."""
    events: list[list[_Dated]] = []
    for one in sorted(dated, key=lambda d: (d.on_exact is None, d.place, d.sentence.start)):
        same = next((event for event in events if any(_is_same(one, other) for other in event)), None)
        if same is None:
            events.append([one])
        else:
            same.append(one)
    entries = [
        TimelineEntry(
            on=event[0].on,
            on_exact=event[0].on_exact,
            sentence=event[0].sentence,
            origins=len({one.origin_id for one in event}),
        )
        for event in events
    ]
    # Sorting is stable: of equals the earlier report's stands first.
    return sorted(entries, key=lambda entry: -entry.origins)[:MOST_PER_DAY]


def _is_same(one: _Dated, other: _Dated) -> bool:
    least = min(len(one.words), len(other.words))
    return least > 0 and len(one.words & other.words) >= SAME_EVENT * least
