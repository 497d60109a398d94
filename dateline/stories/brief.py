"""The brief of a story: five to eight sentences of its reports, word for word, each with its passage.

First the newest lead, then what is counted and who says so, who disagrees, causes, answers, voices, what was before and what
comes next: at each step the sentence that tells most of what several origins tell and no sentence chosen yet. What weighs how
much, and how well it does, stands in docs/brief.md.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from dateline.base.records import Cited, Event, Report, Series
from dateline.stories.aspects import ORDER, Aspect, aspects_of
from dateline.stories.dated import days_told
from dateline.stories.happenings import IMPACT
from dateline.stories.leads import fits, lead_of, newest_leads
from dateline.stories.sentences import Span, cite, sentences_of
from dateline.stories.standing import is_feature, stands_alone
from dateline.stories.terms import words
from dateline.stories.worth import MOST_SERIES, Standing, bonus_of, of_place, standing_of

# The five to eight; a story of few reports has no more to say.
MOST_SENTENCES = 8
SENTENCES_A_REPORT = 2
LEAST_SENTENCES = 3
# So many sentences of one report, and of one outlet, where others report too.
MOST_OF_ONE_REPORT = 2
MOST_OF_ONE_OUTLET = 3
# Sentences that count the dead, or another harm: a toll and who disputes it.
MOST_OF_ONE_COUNT = 2
# Sentences that share so much of the shorter one's words say the same; a newer count may share more with the last.
NEAR_REPEAT = 0.45
SAME_SENTENCE = 0.6
# The newest count of so many kinds of harm always stands, where it was given in the last part of the story.
KEY_FIGURES = 2
MOST_COUNTS = 12  # series among which it is sought
NEW_ASPECT = 0.4  # in units of the usual sentence's worth in words
USUAL_WORDS = 24
NAME_SHARE = 0.1  # of a word of a person's name: that they are named is no fact of the story


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    cited: Cited
    words: frozenset[str]
    aspects: frozenset[Aspect]
    counts: frozenset[Event]  # the kinds of harm that it counts
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
    standing = standing_of(originals, series)
    found = _candidates(originals, standing)
    draft = _Draft(weights, outlets=len({report.article.outlet for report in originals}))
    lead = next(newest_leads(originals, series), None)
    if lead is not None:
        draft.take(next((one for one in found if one.cited == lead), None) or _bare(lead))
    for one in _newest_figures(found, originals, series, standing):
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
    found: Sequence[_Candidate], reports: Sequence[Report], series: Sequence[Series], standing: Standing
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
        if not standing.is_of_last_part(newest):
            continue
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

    def __init__(self, weights: Mapping[str, float], *, outlets: int) -> None:
        self.weights = weights
        self.is_of_many = outlets > 1
        self.most_of_outlet = max(MOST_OF_ONE_OUTLET, -(-3 * MOST_SENTENCES // (2 * outlets)))
        self.chosen: list[_Candidate] = []
        self.told: set[str] = set()
        self.usual = 0.0
        self.aspects: Counter[Aspect] = Counter()
        self.counts: Counter[Event] = Counter()
        self.of_report: Counter[str] = Counter()
        self.of_outlet: Counter[str | None] = Counter()

    def take(self, one: _Candidate) -> None:
        """Take a sentence."""
        self.chosen.append(one)
        self.told |= one.words
        self.aspects.update(one.aspects)
        self.counts.update(one.counts)
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
        # Of the first choice: later, when most is told, what a sentence adds to the story's sides counts for more.
        self.usual = self.usual or max(1.0, sum(self._new(one) for one in fit) / len(fit))
        return max(fit, key=lambda one: (round(self._worth(one, self.usual), 6), one.place))

    def _may_take(self, one: _Candidate) -> bool:
        if any(self.counts[event] >= MOST_OF_ONE_COUNT for event in one.counts):
            return False
        if self.is_of_many and (
            self.of_outlet[one.outlet] >= self.most_of_outlet
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
    """Return what a word of the story is worth: the number of origins that tell it, from two on."""
    by_origin: dict[str, set[str]] = {}
    for report in reports:
        head = f"{report.article.headline}. {report.article.text}"
        by_origin.setdefault(report.origin_id, set()).update(words(head))
    counts = Counter(word for told in by_origin.values() for word in told)
    people = {
        word
        for report in reports
        for name in report.facts.names
        if name.kind == "person"
        for word in words(name.name)
    }
    return {
        word: count * (NAME_SHARE if word in people else 1.0) for word, count in counts.items() if count > 1
    }


def _candidates(reports: Sequence[Report], standing: Standing) -> list[_Candidate]:
    found: list[_Candidate] = []
    for report in reports:
        is_scene = is_feature(report)
        for number, span in enumerate(sentences_of(report)):
            if not _may_stand(report, span):
                continue
            aspects = aspects_of(report, span)
            bonus = bonus_of(report, span, aspects, standing) + of_place(number, is_scene=is_scene)
            found.append(_candidate(report, span, aspects, bonus=bonus, place=len(found)))
    return found or [
        _candidate(report, lead, frozenset(), bonus=0.0, place=0)
        for report in reports
        if (lead := lead_of(report))
    ]


def _may_stand(report: Report, span: Span) -> bool:
    # A day that a query doubts would stand in the brief without the query.
    is_sure = days_told(report, span) is not None and not _has_wrong_weekday(report, span)
    return is_sure and fits(report, span) and stands_alone(report, span)


def _has_wrong_weekday(report: Report, span: Span) -> bool:
    return any(
        query.kind == "weekday" and any(span[0] <= at < span[1] for at, _ in query.spans)
        for query in report.facts.queries
    )


def _candidate(
    report: Report, span: Span, aspects: frozenset[Aspect], *, bonus: float, place: int
) -> _Candidate:
    cited = cite(report, span)
    return _Candidate(
        cited=cited,
        words=frozenset(words(cited.exact)),
        aspects=aspects,
        counts=frozenset(
            figure.event
            for figure in report.facts.figures
            if span[0] <= figure.start < span[1] and figure.event in IMPACT
        ),
        report_id=report.article.id,
        outlet=report.article.outlet,
        bonus=bonus,
        length=len(cited.exact.split()),
        place=place,
    )


def _bare(cited: Cited) -> _Candidate:
    return _Candidate(
        cited=cited,
        words=frozenset(words(cited.exact)),
        aspects=frozenset(),
        counts=frozenset(),
        report_id=cited.article_id,
        outlet=None,
        bonus=0.0,
        length=len(cited.exact.split()),
        place=0,
    )
