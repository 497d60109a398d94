"""Reports, grouped into stories as they come in: each joins an open story or founds one.

One pass over the reports in canonical order, so that the order of arrival within a batch never matters, and two
passes (day 1, then day 2) give what one gives. A story's id is the id of its founding article and never changes;
where two stories prove to be one, the older survives and the younger's address is redirected.

It knows nothing of what a story says; `tell` does.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date
from heapq import nsmallest
from math import log

from dateline.base.records import Assignment, Report
from dateline.base.text import identify
from dateline.stories.history import Turn
from dateline.stories.likeness import Profile, added, likeness, likeness_of_names, profile_of
from dateline.stories.state import OpenStory, State, day_of, dumps, loads, resolve
from dateline.stories.terms import Terms, terms_of
from dateline.stories.years import Years, are_apart, together, years_of

__all__ = [
    "STAGE",
    "State",
    "Turn",
    "assignments",
    "dumps",
    "follow",
    "follow_open",
    "is_late",
    "joins",
    "loads",
    "related",
    "resolve",
]

STAGE = 3

# How alike report and story must be: the fewer words a report has, the less the same event can show.
JOIN_SHORT, JOIN_LONG = 0.07, 0.16
# How alike two stories must be to be one, where the smaller is large; a small one is near a single report.
MERGE_SHORT, MERGE_LONG = 0.20, 1.20
MERGE_NAMES = 0.40  # and their names must agree as far
SHORT_WORDS, LONG_WORDS = 8, 14  # different words: a headline, a sentence or two
SIZE_RELIEF = 0.5  # a single report is merged at half of the bar, a pair at three quarters
# A large story is known by more words than one report can hold: its likeness counts for more, by the log of its size.
GROWTH = 0.1
# What silence costs, times log(1 + days): of the decays tried (hyperbolic, exponential, logarithmic) the one that lost
# least on running stories. Without days a report may be of any time: it counts as so many days away.
DECAY = 0.08
UNKNOWN_DAYS = 2
# What it costs an undated report that those of a story name other years: two quakes of one region are years apart.
YEAR_COST = JOIN_LONG  # as much again as it takes to join
CLOSED_DAYS = 400
# Silence between two stories counts against their being one: halved after so many days.
MERGE_HALF_LIFE_DAYS = 60
# The weightiest words of a head that look up candidates, and how many of these are weighed.
LOOKUP_TERMS = 14
CANDIDATES = 10
# So many entries of the index are read for one report, however many stories are open: it keeps the cost near level.
MOST_POSTINGS = 400
MERGE_CANDIDATES = 3
# How alike two stories are that a reader of one may want to see; how many are linked.
RELATED = 0.15
MOST_RELATED = 5
# After so many further reports a young story is looked at again: by then it is known which words are rare.
SECOND_LOOKS = (30, 120, 480, 1920)

Order = tuple[int, str, str, str]


def follow(
    reports: Sequence[Report],
    state: State | None = None,
    *,
    moves: Mapping[str, str] | None = None,
    merges: Mapping[str, str] | None = None,
) -> tuple[tuple[Assignment, ...], State]:
    """Return the story of each report, and the state to go on from.

    The assignments come in canonical order: by day and moment published, then article id; those without one last, by day
    captured. A report that the state knows already keeps its story. `moves` (article id: story id, or "" for a
    story of its own) and `merges` (story id: story id) are editors' corrections: they override, and later articles
    follow them. For corrections other than those the state was made under, replay all reports from no state.
    """
    desk = _Desk(state or State(stage=STAGE), moves or {}, merges or {})
    ordered = sorted(reports, key=order)
    for report in ordered:
        desk.read(report)
    after = desk.state()
    return tuple(_assignment(report.article.id, after) for report in ordered), after


def follow_open(
    reports: Sequence[Report], settled: State | None = None, *, moves: Mapping[str, str] | None = None
) -> tuple[State, State]:
    """Return the state as it stood before the newest day, to be kept, and the state after all reports.

    Give the next batch with all reports since the state that was kept: the newest day, and reports without a day,
    which stand last, are followed anew each time. So the order of arrival within a day never matters.
    """
    days = [report.article.published_on for report in reports if report.article.published_on]
    newest = max(days, default=None)
    before = [
        one for one in reports if one.article.published_on and newest and one.article.published_on < newest
    ]
    closed = {one.article.id for one in before}
    _, settled = follow(before, settled, moves=moves)
    _, state = follow([one for one in reports if one.article.id not in closed], settled, moves=moves)
    return settled, state


def joins(state: State) -> dict[str, Turn]:
    """Return what the machine merged: story id, and on which day it went into another."""
    return {
        story_id: Turn(kind="joined", article_id=story_id, on=day_of(day))
        for story_id, day in state.joins.items()
    }


def assignments(state: State) -> tuple[Assignment, ...]:
    """Return the story of every article that a state knows, merges included, in the order they were read."""
    return tuple(_assignment(article_id, state) for article_id in state.assigned)


def related(state: State, story_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return for each open story those that it is akin to, but which are not it: the most alike first.

    A story that is closed has none.
    """
    desk = _Desk(state, {}, {})
    return {story_id: desk.akin(story_id) for story_id in story_ids if story_id in state.stories}


def is_late(reports: Sequence[Report], state: State) -> bool:
    """True if one of the reports is older than what the state has read: then replay, so that order never matters."""
    if state.last_day is None:
        return False
    days = (report.article.published_on for report in reports if report.article.id not in state.assigned)
    return any(day is not None and day.toordinal() < (state.last_day or 0) for day in days)


def order(report: Report) -> Order:
    """Return what a report is sorted by: day published, then moment, then id; the undated last, by day captured.

    So the first to report founds the story. A report of which only the day is known stands at the day's start.
    """
    article = report.article
    if article.published_on is not None:
        moment = article.published_at.astimezone(UTC).isoformat() if article.published_at else ""
        return (0, article.published_on.isoformat(), moment, article.id)
    if article.captured_at is not None:
        return (1, article.captured_at.date().isoformat(), "", article.id)
    return (2, "", "", article.id)


def corrections_id(moves: Mapping[str, str], merges: Mapping[str, str]) -> str:
    """Return the identity of a set of corrections, to tell whether a state was made under them."""
    if not moves and not merges:
        return ""
    return identify(
        *(
            f"{kind} {a} {b}"
            for kind, table in (("move", moves), ("merge", merges))
            for a, b in sorted(table.items())
        )
    )


def _assignment(article_id: str, state: State) -> Assignment:
    story_id, score = state.assigned[article_id]
    return Assignment(article_id=article_id, story_id=resolve(story_id, state.redirects), score=score)


def _day(report: Report) -> date | None:
    captured = report.article.captured_at
    return report.article.published_on or (captured.date() if captured else None)


class _Desk:
    """One pass at work: a state taken apart for writing. Stories are replaced, never changed in place."""

    def __init__(self, state: State, moves: Mapping[str, str], merges: Mapping[str, str]) -> None:
        self.count = state.count
        self.last_day = state.last_day
        self.counts = dict(state.counts)
        self.stories = dict(state.stories)
        self.assigned = dict(state.assigned)
        self.redirects = dict(state.redirects)
        self.joins = dict(state.joins)
        self.due = dict(state.due)
        self.moves = moves
        self.merges = {a: b for a, b in sorted(merges.items()) if resolve(b, merges) != a}
        self.index: dict[str, Mapping[str, None]] = dict(state.index or {})
        self.owned: dict[str, dict[str, None]] = {}  # words whose stories this pass may write
        if state.index is None:
            for story in self.stories.values():
                self._enter(story.id, story.whole)
        for source, target in self.merges.items():
            self._merge_by_hand(source, target)

    def state(self) -> State:
        return State(
            stage=STAGE,
            count=self.count,
            last_day=self.last_day,
            counts=self.counts,
            stories=self.stories,
            assigned=self.assigned,
            redirects=self.redirects,
            joins=self.joins,
            due=self.due,
            corrections=corrections_id(self.moves, self.merges),
            index=self.index,
        )

    def akin(self, story_id: str) -> tuple[str, ...]:
        """Return the stories that this one is linked with."""
        story = self.stories[story_id]
        others = [self.stories[other] for other in self._candidates(story.whole) if other != story_id]
        scored = sorted((-likeness(story.whole, other.whole), other.founded, other.id) for other in others)
        return tuple(other_id for score, _, other_id in scored[:MOST_RELATED] if -score >= RELATED)

    def read(self, report: Report) -> None:
        """Put one report into its story."""
        if report.article.id in self.assigned:
            return
        terms = terms_of(report)
        profile = self._weigh(terms)
        number = None if (day := _day(report)) is None else day.toordinal()
        if number is not None:
            self.last_day = max(number, self.last_day or number)
        years = years_of(report)
        ranked = self._rank(profile, number, years)
        story_id, score = self._choose(report.article.id, len(terms.body), ranked)
        self._join(story_id, profile, len(terms.body), number, years)
        self.assigned[report.article.id] = (story_id, round(score, 4))
        self._look_again(story_id, [other for _, other in ranked[:MERGE_CANDIDATES]])
        self._second_looks()

    def _weigh(self, terms: Terms) -> Profile:
        self.count += 1
        for word in terms.body:
            self.counts[word] = self.counts.get(word, 0) + 1
        return profile_of(terms, self.counts, self.count)

    # Which story ------------------------------------------------------------------------------------

    def _rank(self, profile: Profile, day: int | None, years: Years) -> list[tuple[float, str]]:
        """Return the candidates with their likeness, best first; of equals the older first."""
        found = []
        for story_id in self._candidates(profile):
            story = self.stories[story_id]
            silence = _gap(story, day, day)
            if silence > CLOSED_DAYS:
                self._close(story)
                continue
            standing = _standing(profile, story, silence) - YEAR_COST * are_apart(years, story.years)
            found.append((standing, story.founded, story_id))
        found.sort(key=lambda entry: (-entry[0], entry[1]))
        return [(score, story_id) for score, _, story_id in found]

    def _candidates(self, profile: Profile) -> list[str]:
        weightiest = nsmallest(LOOKUP_TERMS, ((-weight, word) for word, weight in profile.head.items()))
        # The rarest first: a word that thousands of stories share finds none of them.
        rarest = sorted((len(self.index.get(word, ())), word, weight) for weight, word in weightiest)
        votes: dict[str, float] = {}
        read = 0
        for stories, word, weight in rarest:
            read += stories
            if read > MOST_POSTINGS:
                break
            for story_id in self.index.get(word, ()):
                votes[story_id] = votes.get(story_id, 0.0) + weight * weight
        most = nsmallest(CANDIDATES, ((-votes[story_id], story_id) for story_id in votes))
        return [story_id for _, story_id in most]

    def _choose(self, article_id: str, words: int, ranked: list[tuple[float, str]]) -> tuple[str, float]:
        moved = self.moves.get(article_id)
        if moved is not None:
            return self._moved(article_id, moved)
        own = resolve(article_id, self.redirects)
        if own != article_id or own in self.stories:
            return own, 1.0
        if ranked and ranked[0][0] >= _between(JOIN_SHORT, JOIN_LONG, words):
            return ranked[0][1], min(1.0, ranked[0][0])
        return article_id, 1.0

    def _moved(self, article_id: str, target: str) -> tuple[str, float]:
        story_id = resolve(target or article_id, self.redirects if target else {})
        if target and story_id != article_id and article_id not in self.stories:
            # Its own address led to the story it would have founded: it leads to where it was put.
            self.redirects[article_id] = story_id
        self._hold(story_id)
        return story_id, 1.0

    def _hold(self, story_id: str) -> None:
        story = self.stories.get(story_id) or _empty(story_id, self.count)
        self._keep(replace(story, is_held=True))

    def _join(self, story_id: str, profile: Profile, words: int, day: int | None, years: Years) -> None:
        story = self.stories.get(story_id)
        if story is None:
            story = _empty(story_id, self.count)
        if story.size == 0:
            for later in SECOND_LOOKS:
                at = self.count + later
                self.due[at] = (*self.due.get(at, ()), story_id)
        self._keep(
            OpenStory(
                id=story_id,
                founded=story.founded,
                first_day=_least(story.first_day, day),
                last_day=_most(story.last_day, day),
                size=story.size + 1,
                terms=(story.terms * story.size + words) / (story.size + 1),
                whole=added(story.whole, profile),
                is_held=story.is_held,
                years=together(story.years, years),
            )
        )
        self._enter(story_id, profile)

    def _keep(self, story: OpenStory) -> None:
        self.stories[story.id] = story

    # Two stories that are one -----------------------------------------------------------------------

    def _second_looks(self) -> None:
        for story_id in self.due.pop(self.count, ()):
            if story_id in self.stories:
                self._look_again(story_id, self._candidates(self.stories[story_id].whole))

    def _look_again(self, story_id: str, among: Sequence[str]) -> None:
        """Merge a story with the one it is most alike, if words, names and days agree."""
        story = self.stories[story_id]
        best: tuple[float, int, str] | None = None
        for other_id in among:
            other = self.stories.get(other_id)
            if other is None or other_id == story_id or story.is_held or other.is_held:
                continue
            margin = _margin(story, other)
            if margin > 0 and (best is None or (margin, -other.founded) > best[:2]):
                best = (margin, -other.founded, other_id)
        if best is not None:
            self._merge(story, self.stories[best[2]])

    def _merge(self, one: OpenStory, other: OpenStory) -> None:
        older, younger = (one, other) if one.founded < other.founded else (other, one)
        self._pour(older, younger)
        self.joins[younger.id] = self.last_day

    def _pour(self, target: OpenStory, source: OpenStory) -> None:
        size = target.size + source.size
        self._keep(
            OpenStory(
                id=target.id,
                founded=target.founded,
                first_day=_least(target.first_day, source.first_day),
                last_day=_most(target.last_day, source.last_day),
                size=size,
                terms=(target.terms * target.size + source.terms * source.size) / max(size, 1),
                whole=added(target.whole, source.whole),
                is_held=target.is_held,
                years=together(target.years, source.years),
            )
        )
        self._close(source)
        self._enter(target.id, source.whole)
        self.redirects[source.id] = target.id

    def _merge_by_hand(self, source: str, target: str) -> None:
        self.redirects[source] = target
        self.redirects.pop(target, None)
        if source in self.stories:
            into = self.stories.get(target) or _empty(target, self.stories[source].founded)
            self._pour(into, self.stories[source])

    # The index --------------------------------------------------------------------------------------

    def _enter(self, story_id: str, profile: Profile) -> None:
        for word in profile.head:
            self._own(word)[story_id] = None

    def _own(self, word: str) -> dict[str, None]:
        stories = self.owned.get(word)
        if stories is None:
            stories = self.owned[word] = dict(self.index.get(word, {}))
            self.index[word] = stories
        return stories

    def _close(self, story: OpenStory) -> None:
        del self.stories[story.id]
        for word in story.whole.head:
            self._own(word).pop(story.id, None)


def _empty(story_id: str, founded: int) -> OpenStory:
    return OpenStory(
        id=story_id,
        founded=founded,
        first_day=None,
        last_day=None,
        size=0,
        terms=0.0,
        whole=Profile(),
    )


def _margin(one: OpenStory, other: OpenStory) -> float:
    """Return by how much two stories are more alike than two stories may be."""
    if not one.size or not other.size:
        return -1.0
    names_known = one.whole.names and other.whole.names
    if names_known and likeness_of_names(one.whole, other.whole) < MERGE_NAMES:
        return -1.0
    smaller = min(one.size, other.size)
    bar = _between(MERGE_SHORT, MERGE_LONG, one.terms) * (1 - SIZE_RELIEF / smaller)
    silence = _gap(one, other.first_day, other.last_day)
    apart = YEAR_COST * are_apart(one.years, other.years)
    return likeness(one.whole, other.whole) / (1 + silence / MERGE_HALF_LIFE_DAYS) - bar - apart


def _standing(profile: Profile, story: OpenStory, silence: int) -> float:
    """Return how well a report fits a story: words and names, more in a large story, less after a silence."""
    if not story.size:
        return 0.0
    return likeness(profile, story.whole) * (1 + GROWTH * log(story.size)) - DECAY * log(1 + silence)


def _gap(story: OpenStory, first: int | None, last: int | None) -> int:
    """Return the days between a story and a span of days, 0 where they overlap."""
    if first is None or last is None or story.first_day is None or story.last_day is None:
        return UNKNOWN_DAYS
    return max(0, first - story.last_day, story.first_day - last)


def _between(short: float, long: float, words: float) -> float:
    share = (words - SHORT_WORDS) / (LONG_WORDS - SHORT_WORDS)
    return short + (long - short) * min(1.0, max(0.0, share))


def _least(one: int | None, other: int | None) -> int | None:
    return min((day for day in (one, other) if day is not None), default=None)


def _most(one: int | None, other: int | None) -> int | None:
    return max((day for day in (one, other) if day is not None), default=None)
