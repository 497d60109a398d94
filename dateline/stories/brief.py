"""The brief of a story: five to eight sentences of its reports, word for word, each with its passage.

First the newest lead, then what is counted and who says so, who disagrees, causes, answers, voices, what was before and what
comes next: at each step the sentence that tells most of what several origins tell and no sentence chosen yet. What weighs how
much, and how well it does, stands in docs/brief.md.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log, sqrt

from dateline.base.records import Cited, Event, Figure, Quote, Report, Series
from dateline.stories.aspects import ORDER, Aspect, aspects_of
from dateline.stories.happenings import IMPACT
from dateline.stories.mentions import day_of
from dateline.stories.sentences import Span, cite, sentences_of
from dateline.stories.standing import is_feature, is_news, stands_alone
from dateline.stories.terms import words

# The five to eight; a story of few reports has no more to say.
MOST_SENTENCES = 8
SENTENCES_A_REPORT = 2
LEAST_SENTENCES = 3
# So many sentences of one report, and of one outlet, where others report too.
MOST_OF_ONE_REPORT = 2
MOST_OF_ONE_OUTLET = 3
# Sentences that share so much of the shorter one's words say the same.
NEAR_REPEAT = 0.45
SAME_SENTENCE = 0.6
KEY_FIGURES = 2
MOST_COUNTS = 12  # series among which the newest count of an event is sought
# Shorter ones do not stand alone; longer ones are no brief.
LEAST_CHARACTERS, MOST_CHARACTERS = 40, 420
# The newest lead is sought in the reports of the last days; what other origins lead with too tells more of the news.
LEAD_DAYS = 1
MOST_LEADS = 12
SHARED_LEAD = 0.3
MOST_SUPPORT = 2
A_DAY_OLDER = 2  # a lead of the day before must tell so much more
# Words in the leads of so many reports, as a share and at least, are what the story is about.
CENTRAL_SHARE, LEAST_CENTRAL = 0.25, 3
CENTRAL_WORDS = 2
# Series further down are no key figures.
MOST_SERIES = 5
# What a sentence is worth beside its words: chosen on half of the invented stories (docs/brief.md).
NEW_ASPECT = 0.6  # of the average sentence's worth in words
KEY_FIGURE = 0.5
LATEST_FIGURE = 0.5
IN_CONFLICT = 0.4
LEAD = 0.3
NEW_TURN = 0.35  # the newest day of the story against its first
SCENE = -0.3  # of a feature
HEAD_SENTENCES = 4
OUTDATED = -0.8  # a figure of a series that has a newer one
USUAL_WORDS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    cited: Cited
    words: frozenset[str]
    aspects: frozenset[Aspect]
    report_id: str
    outlet: str | None
    bonus: float
    length: int
    place: int


def write_brief(reports: Sequence[Report], series: Sequence[Series]) -> tuple[Cited, ...]:
    """Return the brief; `reports` stand in order of publication, `series` in order of importance."""
    originals = [report for report in reports if report.article.id == report.origin_id] or list(reports)
    if not originals:
        return ()
    weights = _weights(reports)
    found = _candidates(originals, _points_of(series))
    draft = _Draft(weights, is_of_many=len({report.article.outlet for report in originals}) > 1)
    lead = next(iter(_news(originals, series)), None)
    if lead is not None:
        draft.take(next((one for one in found if one.cited == lead), None) or _bare(lead))
    for one in _newest_figures(found, originals, series):
        if draft.may_add(one):
            draft.take(one)
    most = min(MOST_SENTENCES, max(LEAST_SENTENCES, SENTENCES_A_REPORT * len(originals)))
    while len(draft.chosen) < most:
        best = draft.best(found)
        if best is None:
            break
        draft.take(best)
    return tuple(one.cited for one in _in_order(draft.chosen))


def _newest_figures(
    found: Sequence[_Candidate], reports: Sequence[Report], series: Sequence[Series]
) -> Iterator[_Candidate]:
    """Yield the sentence of the newest count of each of the first events, where it stands alone."""
    spans = {
        figure.id: (report.article.version_id, figure.sentence)
        for report in reports
        for figure in report.facts.figures
    }
    by_span = {(one.cited.version_id, (one.cited.start, one.cited.end)): one for one in found}
    for event in _first_events(series):
        points = [
            point
            for one in series[:MOST_COUNTS]
            if one.event == event
            for line in one.lines
            for point in line.points
        ]
        newest = max((point.on or date.min for point in points), default=date.min)
        for point in points:
            place = spans.get(point.figure_id)
            if (point.on or date.min) == newest and place in by_span:
                yield by_span[place]
                break


def _first_events(series: Sequence[Series]) -> list[Event]:
    """Return what the first series count: harm to people, for that is what a story is asked for first."""
    return list(dict.fromkeys(one.event for one in series[:MOST_SERIES] if one.event in IMPACT))[:KEY_FIGURES]


def _in_order(chosen: Sequence[_Candidate]) -> list[_Candidate]:
    """Return the sentences as they are read: the news, then by what they add."""
    rest = sorted(chosen[1:], key=lambda one: (_first_aspect(one), one.place))
    return [*chosen[:1], *rest]


def _first_aspect(one: _Candidate) -> int:
    return min((ORDER.index(aspect) for aspect in one.aspects), default=0)


class _Draft:
    """The sentences chosen so far, and what they say."""

    def __init__(self, weights: Mapping[str, float], *, is_of_many: bool) -> None:
        self.weights = weights
        self.is_of_many = is_of_many
        self.chosen: list[_Candidate] = []
        self.told: set[str] = set()
        self.aspects: Counter[Aspect] = Counter()
        self.of_report: Counter[str] = Counter()
        self.of_outlet: Counter[str | None] = Counter()

    def take(self, one: _Candidate) -> None:
        """Take a sentence."""
        self.chosen.append(one)
        self.told |= one.words
        self.aspects.update(one.aspects)
        self.of_report[one.report_id] += 1
        self.of_outlet[one.outlet] += 1

    def may_add(self, one: _Candidate) -> bool:
        """True if a sentence is not told yet; an update of a number shares most of its words with the last."""
        return one not in self.chosen and not any(
            len(one.words & other.words) >= SAME_SENTENCE * min(len(one.words), len(other.words))
            for other in self.chosen
        )

    def best(self, candidates: Sequence[_Candidate]) -> _Candidate | None:
        """Return the sentence that adds most, if one may still be taken; of equals the newer report's."""
        fit = [one for one in candidates if self._may_take(one)]
        if not fit:
            return None
        usual = max(1.0, sum(self._new(one) for one in fit) / len(fit))
        return max(fit, key=lambda one: (round(self._worth(one, usual), 6), one.place))

    def _may_take(self, one: _Candidate) -> bool:
        if self.is_of_many and (
            self.of_outlet[one.outlet] >= MOST_OF_ONE_OUTLET
            or self.of_report[one.report_id] >= MOST_OF_ONE_REPORT
        ):
            return False
        return not any(_is_repeat(one.words, other.words) for other in self.chosen)

    def _new(self, one: _Candidate) -> float:
        """Return the weight of what the sentence says first, by its length: a long one must say more."""
        new = sum(self.weights.get(word, 0.0) for word in one.words - self.told)
        return new / sqrt(max(1.0, one.length / USUAL_WORDS))

    def _worth(self, one: _Candidate, usual: float) -> float:
        lacking = sum(1 / (1 + self.aspects[aspect]) ** 2 for aspect in one.aspects)
        return self._new(one) / usual + NEW_ASPECT * min(lacking, 2.0) + one.bonus


def _is_repeat(told: frozenset[str], other: frozenset[str]) -> bool:
    return len(told & other) >= NEAR_REPEAT * min(len(told), len(other))


def _weights(reports: Sequence[Report]) -> Mapping[str, float]:
    """Return what a word of the story is worth: more, the more origins tell it; what one tells, little."""
    by_origin: dict[str, set[str]] = {}
    for report in reports:
        head = f"{report.article.headline}. {report.article.text}"
        by_origin.setdefault(report.origin_id, set()).update(words(head))
    counts = Counter(word for told in by_origin.values() for word in told)
    return {word: log(1 + count) if count > 1 else 0.15 for word, count in counts.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Points:
    """The figures of the key series: all, the latest of each line, and those in conflict."""

    key: frozenset[str]
    latest: frozenset[str]
    disputed: frozenset[str]


def _points_of(series: Sequence[Series]) -> _Points:
    first = series[:MOST_SERIES]
    latest = set()
    for one in first:
        newest = max((line.points[-1].on or date.min for line in one.lines), default=date.min)
        latest |= {
            line.points[-1].figure_id for line in one.lines if (line.points[-1].on or date.min) == newest
        }
    return _Points(
        key=frozenset(point.figure_id for one in first for line in one.lines for point in line.points),
        latest=frozenset(latest),
        disputed=frozenset(
            figure_id
            for one in first
            for dispute in one.disagreements
            if dispute.kind == "conflict"
            for figure_id in dispute.figure_ids
        ),
    )


def _candidates(reports: Sequence[Report], points: _Points) -> list[_Candidate]:
    days = [day for report in reports if (day := day_of(report)[0])]
    first, span_days = (min(days), max(1, (max(days) - min(days)).days)) if days else (None, 1)
    found: list[_Candidate] = []
    for report in reports:
        day = day_of(report)[0]
        age = (day - first).days / span_days if day and first else 0.5
        is_scene = is_feature(report)
        for number, span in enumerate(sentences_of(report)):
            if _fits(report, span) and stands_alone(report, span):
                bonus = (
                    NEW_TURN * age + _of_place(number, is_scene=is_scene) + _of_figures(report, span, points)
                )
                found.append(_candidate(report, span, bonus, len(found)))
    return found or [_candidate(report, lead, 0.0, 0) for report in reports if (lead := _lead(report))]


def _candidate(report: Report, span: Span, bonus: float, place: int) -> _Candidate:
    cited = cite(report, span)
    return _Candidate(
        cited=cited,
        words=frozenset(words(cited.exact)),
        aspects=aspects_of(report, span),
        report_id=report.article.id,
        outlet=report.article.outlet,
        bonus=bonus + _of_names(report, span),
        length=len(cited.exact.split()),
        place=place,
    )


def _bare(cited: Cited) -> _Candidate:
    return _Candidate(
        cited=cited,
        words=frozenset(words(cited.exact)),
        aspects=frozenset(),
        report_id=cited.article_id,
        outlet=None,
        bonus=0.0,
        length=len(cited.exact.split()),
        place=0,
    )


def _of_place(number: int, *, is_scene: bool) -> float:
    """Return what it is worth where a sentence stands: news begins with what counts, a feature with a scene."""
    if is_scene:
        return SCENE
    return LEAD if number == 0 else LEAD / 2 if number < HEAD_SENTENCES else 0.0


def _of_figures(report: Report, span: Span, points: _Points) -> float:
    ids = {figure.id for figure in report.facts.figures if span[0] <= figure.start < span[1]}
    if not ids & points.key:
        return 0.0
    if ids & points.latest:
        return KEY_FIGURE + LATEST_FIGURE + IN_CONFLICT * bool(ids & points.disputed)
    return OUTDATED if not ids & points.disputed else KEY_FIGURE + IN_CONFLICT + OUTDATED


def _of_names(report: Report, span: Span) -> float:
    """Return what it costs that a speaker is called by a surname alone: the brief has not named them."""
    text = report.article.text[slice(*span)]
    facts: list[Figure | Quote] = [*report.facts.figures, *report.facts.quotes]
    speakers = {
        fact.attribution.speaker.name
        for fact in facts
        if span[0] <= fact.start < span[1] and fact.attribution.speaker.kind == "person"
    }
    return -0.3 * any(name is not None and " " in name and name not in text for name in speakers)


def _fits(report: Report, span: Span) -> bool:
    return LEAST_CHARACTERS <= span[1] - span[0] <= MOST_CHARACTERS and is_news(
        report.article.text[slice(*span)]
    )


def _lead(report: Report) -> Span | None:
    spans = [span for span in sentences_of(report)[:3] if _fits(report, span)]
    return next((span for span in spans if stands_alone(report, span)), spans[0] if spans else None)


def _news(reports: Sequence[Report], series: Sequence[Series]) -> Iterator[Cited]:
    """Yield the leads of the last days: those that several origins lead with and that hold a key figure first."""
    newest = max((day for report in reports if (day := day_of(report)[0])), default=date.min)
    recent = [report for report in reports[::-1] if _age(report, newest) <= LEAD_DAYS][:MOST_LEADS]
    points = (line.points[-1] for one in series[:MOST_SERIES] for line in one.lines)
    key_figures = frozenset(point.figure_id for point in points)
    told = {report.article.id: _lead_words(report) for report in reports}
    central = _central_words(told.values())

    def worth(report: Report) -> int:
        is_central = len(told[report.article.id] & central) >= CENTRAL_WORDS
        support = _support(report, recent, told)
        is_off = bool(central) and not is_central
        return _weight(report, key_figures) + support - A_DAY_OLDER * (_age(report, newest) + 2 * is_off)

    for report in sorted(recent, key=worth, reverse=True):
        span = _lead(report)
        if span is not None:
            yield cite(report, span)


def _age(report: Report, newest: date) -> int:
    return (newest - (day_of(report)[0] or date.min)).days


def _central_words(leads: Collection[frozenset[str]]) -> frozenset[str]:
    counts = Counter(word for lead in leads for word in lead)
    least = max(LEAST_CENTRAL, CENTRAL_SHARE * len(leads))
    return frozenset(word for word, count in counts.items() if count >= least)


def _lead_words(report: Report) -> frozenset[str]:
    span = _lead(report)
    return frozenset(words(report.article.text[slice(*span)])) if span else frozenset()


def _support(report: Report, others: Sequence[Report], told: dict[str, frozenset[str]]) -> int:
    mine = told[report.article.id]
    akin = (
        other.article.outlet
        for other in others
        if other.origin_id != report.origin_id
        and len(mine & told[other.article.id])
        >= SHARED_LEAD * max(1, min(len(mine), len(told[other.article.id])))
    )
    return min(MOST_SUPPORT, len(set(akin) - {report.article.outlet}))


def _weight(report: Report, key_figures: frozenset[str]) -> int:
    """Return how much of who, what and how many a report's lead tells: the parts of news."""
    span = _lead(report)
    if span is None:
        return -1
    figures = [figure for figure in report.facts.figures if figure.sentence == span]
    quotes = [quote for quote in report.facts.quotes if quote.sentence == span]
    told_by = [figure.attribution.speaker.kind for figure in figures]
    told_by += [quote.attribution.speaker.kind for quote in quotes]
    return (
        any(figure.event in IMPACT or figure.id in key_figures for figure in figures)
        + any(kind in ("person", "body") for kind in told_by)
        + stands_alone(report, span)
    )
