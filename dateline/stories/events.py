"""The tight events inside a running story: one strike of a war, the arrest and then the verdict, a strong aftershock.

Its reports are read once more, in their order, each joining an event or founding one, by the likeness that stories are
followed by (`likeness`). But rare is here what few of the story's events hold: words that all of them share, its people
and places, part none. Only what stands before a report decides where it goes, so an event keeps its id, that of its
founding report, however long the story goes on.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log

from dateline.base.records import Cited, Report, StoryEvent
from dateline.stories.likeness import Profile, added, likeness, profile_of
from dateline.stories.mentions import day_of
from dateline.stories.rest import REST_DAYS
from dateline.stories.sentences import cite, sentences_of
from dateline.stories.terms import Terms, terms_of
from dateline.stories.years import Years, are_apart, together, years_of

# How alike report and event must be, and what silence costs, times log(1 + days). Chosen on half of the running stories
# of `events` and of the topics of ECB+, and on own cases (docs/stories.md): the first two have wide topics for events
# and like less of both, the last has single strikes and likes more.
JOIN, DECAY = 0.10, 0.05
# As if so many other events had gone before, so that the words of the first one weigh something.
PRIOR_EVENTS = 5
# A large event counts for more, by the log of its size: half as much as a story, or one event would draw in a war.
GROWTH = 0.05
# What an unknown day counts for, and what it costs that undated reports name other years: as in `follow`.
UNKNOWN_DAYS, YEAR_COST = 2, 0.16
# What makes a story rest ends an event: what is told afterwards is another day of the same war. It also keeps the cost
# of a story of thousands near level.
OVER_DAYS = REST_DAYS


@dataclass(slots=True)
class _Event:
    whole: Profile
    last_day: int | None
    reports: list[Report] = field(default_factory=list)
    profiles: list[Profile] = field(default_factory=list)
    years: Years = field(default_factory=dict)


def find_events(reports: Sequence[Report]) -> tuple[StoryEvent, ...]:
    """Return the events of a story, in the order in which they were first reported.

    `reports` stand in order of publication. Each report is in one event, a copy in that of its original.
    """
    counts: dict[str, int] = {}  # word: in how many events it stands
    events: list[_Event] = []
    of_origin: dict[str, _Event] = {}
    for report in reports:
        terms = terms_of(report)
        profile = profile_of(terms, counts, len(events), prior=PRIOR_EVENTS)
        day = None if (on := day_of(report)[0]) is None else on.toordinal()
        years = years_of(report)
        event = of_origin.get(report.origin_id) or _nearest(events, profile, day, years)
        if event is None:
            event = _Event(Profile(), day)
            events.append(event)
        _count(terms, event, counts)
        _join(event, report, profile, day)
        event.years = together(event.years, years)
        of_origin.setdefault(report.origin_id, event)
    return tuple(_told(event) for event in events)


def _count(terms: Terms, event: _Event, counts: dict[str, int]) -> None:
    for word in terms.body:
        if word not in event.whole.body:
            counts[word] = counts.get(word, 0) + 1


def _nearest(events: Sequence[_Event], profile: Profile, day: int | None, years: Years) -> _Event | None:
    best: tuple[float, _Event] | None = None
    for event in events:
        silence = _silence(event, day)
        if silence > OVER_DAYS:
            continue
        size = 1 + GROWTH * log(len(event.reports))
        standing = likeness(profile, event.whole) * size - DECAY * log(1 + silence)
        standing -= YEAR_COST * are_apart(years, event.years)
        if standing >= JOIN and (best is None or standing > best[0]):
            best = (standing, event)
    return best[1] if best else None


def _silence(event: _Event, day: int | None) -> int:
    if day is None or event.last_day is None:
        return UNKNOWN_DAYS
    return max(0, day - event.last_day)


def _join(event: _Event, report: Report, profile: Profile, day: int | None) -> None:
    event.whole = added(event.whole, profile)
    event.reports.append(report)
    event.profiles.append(profile)
    if day is not None:
        event.last_day = max(day, event.last_day or day)


def _told(event: _Event) -> StoryEvent:
    central = _central(event)
    sentence = _first_sentence(central)
    days = [day for report in event.reports if (day := day_of(report)[0]) is not None]
    return StoryEvent(
        id=event.reports[0].article.id,
        headline=central.article.headline or (sentence.exact if sentence else ""),
        article_id=central.article.id,
        sentence=sentence,
        first_on=min(days, default=None),
        last_on=max(days, default=None),
        article_ids=tuple(report.article.id for report in event.reports),
        origin_count=len({report.origin_id for report in event.reports}),
    )


def _central(event: _Event) -> Report:
    """Return the report most like the whole event, one with a headline before others; of equals the earliest."""
    scored = [
        (bool(report.article.headline), round(likeness(profile, event.whole), 4), -place)
        for place, (report, profile) in enumerate(zip(event.reports, event.profiles, strict=True))
    ]
    return event.reports[-max(scored)[-1]]


def _first_sentence(report: Report) -> Cited | None:
    span = next(iter(sentences_of(report)), None)
    return cite(report, span) if span else None
