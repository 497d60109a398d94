"""The second half of a pass: origins, corrections, stories, pages; from what is in the store to what readers see.

Days settle one by one. The state of the stories stage is kept as it stood before the newest day, and the newest day
is followed anew in every pass: so the order of arrival within a day never matters. News that comes late, of a day
before that, or corrections that move articles, are followed from the beginning.
"""

import fcntl
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from dateline.articles.compare import find_origins
from dateline.articles.extract import STAGE as ARTICLES_STAGE
from dateline.articles.revise import revise
from dateline.base.codec import dump, load
from dateline.base.records import Article, Correction, Facts, Report, Revision, Story
from dateline.base.settings import Settings
from dateline.base.text import identify
from dateline.facts.find import STAGE as FACTS_STAGE
from dateline.newsroom.correct import (
    Corrections,
    correct_article,
    correct_facts,
    correct_story,
    sort_corrections,
)
from dateline.newsroom.lineage import find_turns, keep_joins
from dateline.newsroom.registry import keep_names, place_speakers, settle_registry
from dateline.store import find, keep
from dateline.stories.follow import STAGE as STORIES_STAGE
from dateline.stories.follow import (
    State,
    Turn,
    assignments,
    corrections_id,
    dumps,
    follow_open,
    loads,
    related,
    resolve,
)
from dateline.stories.register import STAGE as REGISTER_STAGE
from dateline.stories.tell import STAGE as TELL_STAGE
from dateline.stories.tell import tell

log = logging.getLogger(__name__)

Tell = Callable[[str, int, int | None], None]

BATCH_STORIES = 40  # told and kept together: progress shows, and memory stays small
BATCH_ARTICLES = 200
SETTLED_KEY = "settled"
ACCURACY_KEY = "accuracy"  # as press/index.py reads it
LOCK_FILE = ".settling"


def silent(_what: str, _done: int, _total: int | None) -> None:
    """Report nothing."""


def settle(settings: Settings, *, report: Tell = silent, is_anew: bool = False) -> int:
    """Bring the site up to date with captures read and corrections made; return how many stories were told.

    With `is_anew`, nothing of the last pass is built upon. One pass settles at a time: a second one waits.
    """
    with _alone(settings.home):
        _keep_accuracy()
        return _settle(report, is_anew)


def _keep_accuracy() -> None:
    """Keep how well this version of Dateline does, as measured (bench/accuracy.py), for the page that shows it."""
    measured = files("dateline.newsroom").joinpath("accuracy.json").read_text("utf-8")
    if find.find_meta(ACCURACY_KEY) != measured:
        keep.keep_meta(ACCURACY_KEY, measured)


def _settle(report: Tell, is_anew: bool) -> int:
    in_force = list(find.corrections(in_force=True))
    corrections = sort_corrections(in_force)
    last = _Basis.kept()
    basis = _Basis.of(in_force, corrections)
    is_anew = is_anew or last.stages != basis.stages
    stale = find.stale_articles()
    edited = _edited(last, basis)
    if is_anew:
        stale = [article.id for article in find.all_articles()]
    if not stale and not _differing(last, basis) and last.known == basis.known:
        return 0
    # Where only an editor was at work, no text came that could have an origin.
    moved = _keep_origins(corrections, report) if stale else set()
    regrouped = stale or (last.groups, last.merges) != (basis.groups, basis.merges)
    kept = None if is_anew or last.groups != basis.groups else _kept_state(stale)
    registry, replaced = settle_registry({*stale, *edited}, corrections)
    # What a stage or an editor changed is compared anew; between other versions nothing has changed.
    published = _publish({*stale, *edited, *replaced}, corrections, report, None if is_anew else edited)
    keep_names(registry)
    changed, state = _follow(kept, corrections, report) if regrouped else (set[str](), None)
    touched = (
        None
        if is_anew
        else changed | _stories_of({*published, *moved, *edited}) | _edited_stories(last, basis)
    )
    count = _tell(touched, state, corrections, find_turns(in_force), report)
    basis.keep()
    return count


@dataclass(frozen=True, slots=True, kw_only=True)
class _Basis:
    """What results stand on beside the captures: the stages, and the corrections in force."""

    stages: tuple[int, ...] = ()
    groups: str = ""  # of the corrections that move articles
    merges: tuple[tuple[str, str], ...] = ()  # stories that an editor put into others
    corrections: tuple[Correction, ...] = ()
    known: str = ""  # of the table of Wikidata ids

    @classmethod
    def of(cls, in_force: Sequence[Correction], corrections: Corrections) -> "_Basis":
        return cls(
            stages=(ARTICLES_STAGE, FACTS_STAGE, STORIES_STAGE, TELL_STAGE, REGISTER_STAGE),
            groups=corrections_id(corrections.moves, {}),
            merges=tuple(sorted(corrections.merges.items())),
            corrections=tuple(sorted(in_force, key=lambda correction: correction.id)),
            known=identify("known ids", *(dump(line) for line in find.known_ids())),
        )

    @classmethod
    def kept(cls) -> "_Basis":
        text = find.find_meta(SETTLED_KEY)
        return load(cls, text) if text else cls()

    def keep(self) -> None:
        keep.keep_meta(SETTLED_KEY, dump(self))


def _differing(last: _Basis, basis: _Basis) -> set[Correction]:
    return set(last.corrections) ^ set(basis.corrections)


def _edited(last: _Basis, basis: _Basis) -> set[str]:
    """Return the ids of the articles that corrections made or undone since the last pass are about."""
    # What was decided of speakers reaches articles through the registry.
    ids = {item.article_id for item in _differing(last, basis) if item.article_id}
    return {key for key in ids if find.find_article(key)}


def _edited_stories(last: _Basis, basis: _Basis) -> set[str]:
    return {item.target_id for item in _differing(last, basis) if item.target == "story"}


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    # The desk settles an editor's change at once, while the poller may be at it: the second waits for the first.
    with (home / LOCK_FILE).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _keep_origins(corrections: Corrections, report: Tell) -> set[str]:
    """Find and keep which articles are of one origin, and return those of which it changed."""
    report("comparing texts", 0, None)
    articles = [correct_article(article, corrections) for article in find.all_articles()]
    before = {
        headline.id: headline.origin_id for headline in find.headlines([a.id for a in articles]).values()
    }
    origins = find_origins(articles)
    keep.keep_origins(origins)
    return {key for key, origin in origins.items() if before.get(key) != origin}


def _publish(ids: Iterable[str], corrections: Corrections, report: Tell, anew: set[str] | None) -> set[str]:
    """Publish articles; return those of which readers see a change. `anew` (None: all): whose versions to compare anew."""
    queue = sorted(ids)
    places = find.form_places()
    changed: set[str] = set()
    for start in range(0, len(queue), BATCH_ARTICLES):
        ids = queue[start : start + BATCH_ARTICLES]
        lot = [find.versions(key)[-1] for key in ids]
        pairs = [
            (correct_article(article, corrections), find.find_facts(article.version_id)) for article in lot
        ]
        changed |= keep.keep_revisions(
            {key: _revisions(key, corrections, is_anew=anew is None or key in anew) for key in ids}
        )
        changed.update(
            keep.publish_many(
                (article, place_speakers(correct_facts(facts, corrections), places))
                for article, facts in pairs
                if facts
            )
        )
        report("publishing articles", min(start + BATCH_ARTICLES, len(queue)), len(queue))
    return changed


def _revisions(article_id: str, corrections: Corrections, *, is_anew: bool) -> tuple[Revision, ...]:
    """Return how the versions of an article differ, with their facts as an editor left them.

    A live page has hundreds of versions: steps that were compared before are not compared again.
    """
    versions = find.wholes(article_id)
    if len(versions) < 2:
        return ()
    known = {} if is_anew else {(step.before_id, step.after_id): step for step in find.revisions(article_id)}
    steps = []
    for ordinal, (old, new) in enumerate(pairwise(versions), start=2):
        step = known.get((old.version_id, new.version_id))
        if step is None:
            step = revise(_with_facts(old, corrections), _with_facts(new, corrections), ordinal=ordinal)
        steps.append(replace(step, ordinal=ordinal))
    return tuple(steps)


def _with_facts(version: Article, corrections: Corrections) -> tuple[Article, Facts | None]:
    facts = find.find_facts(version.version_id)
    if facts is None:
        return version, None
    keep.keep_passages([(version, facts)])
    return version, correct_facts(facts, corrections)


# Stories --------------------------------------------------------------------------------------------


def _follow(kept: State | None, corrections: Corrections, report: Tell) -> tuple[set[str], State]:
    """Group the reports, keep who is where, and return the stories whose membership changed."""
    report("following stories", 0, None)
    since = None if kept is None or kept.last_day is None else date.fromordinal(kept.last_day + 1)
    reports = [_corrected(r, corrections) for r in find.reports_to_follow(since)]
    settled, state = follow_open(reports, kept, moves=corrections.moves)
    keep.keep_state(dumps(settled))
    keep_joins(state)
    return _keep_places(state, corrections.merges), state


def _corrected(report: Report, corrections: Corrections) -> Report:
    return Report(
        article=correct_article(report.article, corrections), facts=report.facts, origin_id=report.origin_id
    )


def _kept_state(stale: Sequence[str]) -> State | None:
    """Return the state to go on from; None where it is of another stage, or news came late."""
    data = find.find_state()
    state = loads(data) if data else None
    if state is None or state.stage != STORIES_STAGE:
        return None
    for article_id in stale:
        article = find.first_version(article_id)
        is_known = article_id in state.assigned
        is_older = article.published_on is not None and article.published_on.toordinal() <= (
            state.last_day or 0
        )
        if (is_older and not is_known) or (is_known and _has_new_beginning(article)):
            return None
    return state


def _has_new_beginning(first: Article) -> bool:
    # Articles are grouped by their oldest version. Where that is not the one published so far, it may have come now.
    published = find.find_article(first.id)
    return published is None or first.version_id != published.version_id


def _keep_places(state: State, merges: Mapping[str, str]) -> set[str]:
    before = {a.article_id: a.story_id for a in find.assignments()}
    found = {a.article_id: a for a in assignments(state)}
    grouped = {key: a.story_id for key, a in found.items()}
    by_hand = _merged(grouped, state.redirects, merges)
    places = {key: resolve(story_id, by_hand) for key, story_id in grouped.items()}
    keep.keep_assignments(replace(a, story_id=places[key]) for key, a in found.items())
    alive = set(places.values())
    gone = sorted(set(before.values()) - alive)
    # Where old addresses lead: merged by the machine, by hand, or founded on an article that was not the first.
    redirects = {
        old: places.get(old) or resolve(resolve(old, state.redirects), by_hand) for old in state.redirects
    }
    redirects |= {old: resolve(old, by_hand) for old in by_hand}
    redirects |= {old: places[old] for old in gone if old in places and old not in redirects}
    keep.keep_redirects({old: new for old, new in redirects.items() if old not in alive and new in alive})
    keep.drop_stories(gone)
    moved = {key for key, story in places.items() if before.get(key) != story}
    return {places[key] for key in moved} | {before[key] for key in moved if before.get(key) in alive}


def _merged(
    grouped: Mapping[str, str], redirects: Mapping[str, str], merges: Mapping[str, str]
) -> dict[str, str]:
    """Return an editor's merges between the stories there are now; one that would lead in a circle is left out.

    They lie over the grouping: both stories go on as the machine groups them, and are shown as one.
    """
    alive = set(grouped.values())

    def now(story_id: str) -> str:
        return story_id if story_id in alive else grouped.get(story_id) or resolve(story_id, redirects)

    found: dict[str, str] = {}
    for source, target in merges.items():
        old, new = now(source), now(target)
        if old != new and resolve(new, found) != old:
            found[old] = new
    return found


def _stories_of(article_ids: set[str]) -> set[str]:
    return {a.story_id for a in find.assignments() if a.article_id in article_ids}


def _tell(
    touched: set[str] | None,
    state: State | None,
    corrections: Corrections,
    turns: Mapping[str, tuple[Turn, ...]],
    report: Tell,
) -> int:
    """Tell the stories that are touched (None: all), and keep them."""
    alive = {a.story_id for a in find.assignments()}
    keep.drop_stories(set(find.story_ids()) - alive)
    queue = sorted(alive if touched is None else touched & alive)
    akin = related(state, queue) if state is not None else {}
    for start in range(0, len(queue), BATCH_STORIES):
        lot = queue[start : start + BATCH_STORIES]
        known = {story.id: story.related_ids for story in find.find_stories(lot)} if state is None else akin
        told = (
            _told(story_id, _among(known.get(story_id, ()), alive), corrections, turns.get(story_id, ()))
            for story_id in lot
        )
        keep.keep_stories(story for story in told if story is not None)
        report("telling stories", min(start + BATCH_STORIES, len(queue)), len(queue))
    return len(queue)


def _among(ids: Iterable[str], alive: set[str]) -> tuple[str, ...]:
    return tuple(story_id for story_id in ids if story_id in alive)


def _told(
    story_id: str, related_ids: tuple[str, ...], corrections: Corrections, turns: tuple[Turn, ...]
) -> Story | None:
    """Return a story told from its reports as published, with an editor's headline where there is one."""
    reports = find.reports_of(story_id)
    left = find.headlines(turn.article_id for turn in turns if turn.kind == "moved out") if turns else {}
    headlines = {key: one.headline for key, one in left.items()}
    try:
        told = tell(story_id, reports, related_ids=related_ids, turns=turns, headlines=headlines)
        return correct_story(told, corrections)
    except Exception:
        log.exception("story %s could not be told; it stays as it was", story_id)
        return None
