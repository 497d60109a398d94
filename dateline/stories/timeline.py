"""The timeline of a story: dated sentences of its reports, by the day on which it happened, one line per event.

What is chosen, and why, stands in docs/timeline.md.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from dateline.base.records import Cited, Figure, Report, TimelineEntry
from dateline.stories.dated import Told, days_told
from dateline.stories.happenings import IMPACT
from dateline.stories.mentions import day_of
from dateline.stories.sentences import Span, cite, sentences_of
from dateline.stories.standing import is_feature, is_news, shares_headline, stands_alone
from dateline.stories.terms import capitalised, words

# Two sentences of a day tell the same event if the shorter shares this much of its words with the longer,
SAME_EVENT = 0.4
# or this much and a figure or two names: one event in other words.
SAME_IN_OTHER_WORDS = 0.2
# A day with more has its story on its own page.
MOST_PER_DAY = 3
# What a reader scrolls through; of a longer list those that most origins tell stand.
MOST_ENTRIES = 60
# Shorter sentences are kickers and place lines, longer ones whole paragraphs that were not parted.
LEAST_CHARACTERS, MOST_CHARACTERS = 30, 600
# Older days are history, not a part of this story, but for those that two origins and more tell of.
MOST_DAYS_BEFORE, MOST_DAYS_BEFORE_IF_SHARED = 45, 400
# The beginning of a report, where news stands; what stands further down is a detail of the day.
LEAD_SENTENCES = 2
# Words of so many origins are what the story is about; a detail further down must hold some.
CENTRAL_SHARE, CENTRAL_WORDS = 0.2, 3
# So long before the first report the story may have begun: "the fire that broke out on Sunday".
ONSET_DAYS = 4
# What befalls people is an event wherever it stands.
_HARM = IMPACT | {"arrested", "rescued"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dated:
    on: date
    on_exact: str | None
    sentence: Cited
    words: frozenset[str]
    names: frozenset[str]
    values: frozenset[tuple[str, float]]
    origin_id: str
    place: int  # of the report in the story, then of the sentence in the report
    number: int
    is_referred: bool  # the day stands in a side clause or beside a noun
    is_alone: bool
    is_later: bool  # told by a report of a later day
    is_harm: bool
    is_feature: bool
    is_central: bool  # holds words that much of the story is about


def find_timeline(reports: Sequence[Report]) -> tuple[TimelineEntry, ...]:
    """Return what happened, oldest first; `reports` stand in order of publication.

    A sentence stands under the past day on which it says that something happened, else under that on which it was said; the
    first sentence of a report that names none, under the day of publication. A report without a day gives only
    sentences that name one.
    """
    began = min((on for report in reports if (on := day_of(report)[0])), default=None)
    central = _central(reports)
    by_day: defaultdict[date, list[_Dated]] = defaultdict(list)
    for place, report in enumerate(reports):
        for dated in _dated_of(report, place, began, central):
            by_day[dated.on].append(dated)
    common = _common(list(chain.from_iterable(by_day.values())))
    entries = [
        entry
        for on in sorted(by_day)
        for entry in _entries(by_day[on], common)
        if not _is_history(entry, began)
    ]
    strongest = sorted(entries, key=lambda entry: (-entry.origins, -entry.on.toordinal()))[:MOST_ENTRIES]
    kept = {id(entry) for entry in strongest}
    return tuple(entry for entry in entries if id(entry) in kept)


def _central(reports: Sequence[Report]) -> frozenset[str]:
    """Return the words of a fifth of the origins and more."""
    told: dict[str, set[str]] = {}
    for report in reports:
        told.setdefault(report.origin_id, set()).update(words(report.article.text))
    counts = Counter(word for one in told.values() for word in one)
    return frozenset(word for word, count in counts.items() if count >= max(2, CENTRAL_SHARE * len(told)))


def _dated_of(report: Report, place: int, began: date | None, central: frozenset[str]) -> Iterator[_Dated]:
    published, _ = day_of(report)
    is_scene = is_feature(report)
    spans = [span for span in sentences_of(report) if _fits(report, span)]
    for number, span in enumerate(spans):
        for told in _days_of(report, span, published, began=began, is_first=number == 0):
            yield _dated(report, span, told, place=place, number=number, central=central, is_scene=is_scene)


def _days_of(
    report: Report, span: Span, published: date | None, *, began: date | None, is_first: bool
) -> Iterator[Told]:
    """Yield the day that a sentence tells of, and those that it refers to where the story may have begun."""
    days = days_told(report, span)
    if days is None:
        return
    past = [
        told for told in days if _is_past(told.on, published) and told.role not in ("announced", "wanted")
    ]
    main = _told_of(past)
    referred = [told for told in past if told.role == "referred"]
    if main is not None:
        yield main
    elif (
        is_first
        and published is not None
        and not _is_to_come(days)
        and (not report.facts.is_read or shares_headline(report, span))
    ):
        yield Told(on=published, exact="", role="happened")
    elif referred:
        yield referred[0]
        return
    if began is not None:
        yield from (told for told in referred if began - timedelta(days=ONSET_DAYS) <= told.on < began)


def _fits(report: Report, span: Span) -> bool:
    is_sized = LEAST_CHARACTERS <= span[1] - span[0] <= MOST_CHARACTERS
    return is_sized and is_news(report.article.text[slice(*span)])


def _told_of(past: Sequence[Told]) -> Told | None:
    """Return the day that the sentence tells of: the first on which something happened, else on which it was said."""
    for role in ("happened", "said"):
        found = next((told for told in past if told.role == role), None)
        if found:
            return found
    return None


def _is_to_come(days: Sequence[Told]) -> bool:
    return any(told.role == "announced" for told in days)


def _is_past(on: date, published: date | None) -> bool:
    return published is None or published - timedelta(days=MOST_DAYS_BEFORE_IF_SHARED) <= on <= published


def _dated(  # noqa: PLR0913 - one line of one sentence: where it stands, and what it stands in
    report: Report,
    span: Span,
    told: Told,
    *,
    place: int,
    number: int,
    central: frozenset[str],
    is_scene: bool,
) -> _Dated:
    sentence = cite(report, span)
    published, _ = day_of(report)
    figures = [figure for figure in report.facts.figures if span[0] <= figure.start < span[1]]
    return _Dated(
        on=told.on,
        on_exact=told.exact or None,
        sentence=sentence,
        words=frozenset(words(sentence.exact)),
        names=frozenset(capitalised(sentence.exact)),
        values=frozenset(_values(figures)),
        origin_id=report.origin_id,
        place=place,
        number=number,
        is_referred=told.role == "referred",
        is_alone=stands_alone(report, span),
        is_later=published is None or published > told.on,
        is_harm=any(figure.event in _HARM for figure in figures),
        is_feature=is_scene,
        is_central=len(central.intersection(words(sentence.exact))) >= CENTRAL_WORDS,
    )


def _values(figures: Sequence[Figure]) -> Iterator[tuple[str, float]]:
    for figure in figures:
        value = figure.low if figure.low is not None else figure.high
        if value is not None:
            yield figure.event, value


def _common(dated: Sequence[_Dated]) -> frozenset[str]:
    """Return the words that stand in a third of all dated sentences: by these no two events are alike."""
    counts = Counter(word for one in dated for word in one.words)
    return frozenset(word for word, count in counts.items() if count > max(3, len(dated) / 3))


def _is_history(entry: TimelineEntry, began: date | None) -> bool:
    if began is None or entry.on >= began - timedelta(days=MOST_DAYS_BEFORE):
        return False
    return entry.origins < 2


def _entries(dated: Sequence[_Dated], common: frozenset[str]) -> list[TimelineEntry]:
    """Return the events of one day: sentences that tell the same are one line, told by the one that tells it best."""
    events: list[list[_Dated]] = []
    for one in sorted(dated, key=_rank):
        same = next((event for event in events if any(_is_same(one, other, common) for other in event)), None)
        if same is None:
            events.append([one])
        else:
            same.append(one)
    told = [(event, min(event, key=_rank)) for event in events]
    chosen = [(event, best) for event, best in told if best.is_alone and _is_event(event, best)]
    if not chosen:
        # A day of which only side clauses and scenes tell has one line, of the first that can be read alone.
        chosen = [(event, best) for event, best in told if best.is_alone and _may_stand_for_day(best)][:1]
    entries = [
        TimelineEntry(
            on=best.on,
            on_exact=best.on_exact,
            sentence=best.sentence,
            origins=len({one.origin_id for one in event}),
        )
        for event, best in chosen
    ]
    # Sorting is stable: of equals the better one stands first.
    return sorted(entries, key=lambda entry: -entry.origins)[:MOST_PER_DAY]


def _may_stand_for_day(best: _Dated) -> bool:
    return best.is_later or (best.number < LEAD_SENTENCES and best.on_exact is not None)


def _rank(one: _Dated) -> tuple[object, ...]:
    """Return how well a sentence tells its event; the least is best: alone, of the day itself, at the head of its report."""
    return (
        not one.is_alone,
        one.is_referred,
        one.number >= LEAD_SENTENCES,
        one.on_exact is None,
        one.number,
        one.place,
        one.sentence.start,
    )


def _is_event(event: Sequence[_Dated], best: _Dated) -> bool:
    """True if the sentences tell an event and no detail of the day, and not only in a side clause."""
    if best.is_referred:
        return False
    is_shared = len({one.origin_id for one in event}) > 1
    is_news = best.number < LEAD_SENTENCES and not best.is_feature
    return is_news or is_shared or ((best.is_later or best.is_harm) and best.is_central)


def _is_same(one: _Dated, other: _Dated, common: frozenset[str]) -> bool:
    least = min(len(one.words), len(other.words))
    if not least:
        return False
    share = len(one.words & other.words) / least
    if share >= SAME_EVENT:
        return True
    if share < SAME_IN_OTHER_WORDS:
        return False
    own = (one.words & other.words) - common
    return bool(own) and bool(one.values & other.values or len((one.names & other.names) - common) > 1)
