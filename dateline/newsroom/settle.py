"""The second half of a pass: origins, corrections, stories, pages; from what is in the store to what readers see.

Days settle one by one. The state of the stories stage is kept as it stood before the newest day, and the newest day
is followed anew in every pass: so the order of arrival within a day never matters. News that comes late, of a day
before that, or corrections that move articles, are followed from the beginning.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from dateline.articles.compare import find_origins
from dateline.base.codec import dump
from dateline.base.records import Article, Report, Story
from dateline.base.text import identify
from dateline.facts.find import STAGE as FACTS_STAGE
from dateline.newsroom.correct import (
    Corrections,
    correct_article,
    correct_facts,
    correct_story,
    sort_corrections,
)
from dateline.store import find, keep
from dateline.stories.follow import STAGE as STORIES_STAGE
from dateline.stories.follow import State, assignments, corrections_id, dumps, follow, loads, resolve
from dateline.stories.tell import STAGE as TELL_STAGE
from dateline.stories.tell import tell

Tell = Callable[[str, int, int | None], None]

BATCH_STORIES = 40  # told and kept together: progress shows, and memory stays small
BATCH_ARTICLES = 200
SETTLED_KEY = "settled"


def silent(_what: str, _done: int, _total: int | None) -> None:
    """Report nothing."""


def settle(*, report: Tell = silent, is_anew: bool = False) -> int:
    """Bring the site up to date with captures read and corrections made; return how many stories were told.

    With `is_anew`, nothing of the last pass is built upon.
    """
    corrections = sort_corrections(find.corrections(in_force=True))
    basis = _basis(corrections)
    is_anew = is_anew or find.find_meta(SETTLED_KEY) != basis
    stale = find.stale_articles()
    if not stale and not is_anew:
        return 0
    report("comparing texts", 0, None)
    articles = {article.id: correct_article(article, corrections) for article in find.all_articles()}
    kept = None if is_anew else _kept_state(articles, stale)
    moved = _keep_origins(articles)
    published = _publish(articles if is_anew else stale, articles, corrections, report)
    changed = _follow(articles, kept, corrections, report)
    touched = changed | _stories_of({*published, *moved}) if not is_anew else None
    count = _tell(touched, corrections, report)
    keep.keep_meta(SETTLED_KEY, basis)
    return count


def _basis(corrections: Corrections) -> str:
    # What all results stand on beside the captures: another one of these, and everything is settled anew.
    laid_over = [corrections.facts, corrections.articles, corrections.stories]
    records = sorted(dump(item) for table in laid_over for items in table.values() for item in items)
    pairs = [*sorted(corrections.names.items()), corrections_id(corrections.moves, corrections.merges)]
    return identify(*records, repr(pairs), repr((FACTS_STAGE, STORIES_STAGE, TELL_STAGE)))


def _keep_origins(articles: dict[str, Article]) -> set[str]:
    before = {headline.id: headline.origin_id for headline in find.headlines(articles).values()}
    origins = find_origins(list(articles.values()))
    keep.keep_origins(origins)
    return {key for key, origin in origins.items() if before.get(key) != origin}


def _publish(
    ids: Iterable[str], articles: dict[str, Article], corrections: Corrections, report: Tell
) -> set[str]:
    queue = sorted(ids)
    changed: set[str] = set()
    for start in range(0, len(queue), BATCH_ARTICLES):
        lot = [articles[key] for key in queue[start : start + BATCH_ARTICLES]]
        pairs = [(article, find.find_facts(article.version_id)) for article in lot]
        changed.update(
            keep.publish_many(
                (article, correct_facts(facts, corrections)) for article, facts in pairs if facts
            )
        )
        report("publishing articles", min(start + BATCH_ARTICLES, len(queue)), len(queue))
    return changed


# Stories --------------------------------------------------------------------------------------------


def _follow(
    articles: dict[str, Article], kept: State | None, corrections: Corrections, report: Tell
) -> set[str]:
    """Group the reports, keep who is where, and return the stories whose membership changed."""
    newest = max((a.published_on for a in articles.values() if a.published_on), default=None)
    since = None if kept is None or kept.last_day is None else date.fromordinal(kept.last_day + 1)
    report("following stories", 0, len(articles))
    reports = [_corrected(r, corrections) for r in find.reports_to_follow(since)]
    settled = [r for r in reports if newest and r.article.published_on and r.article.published_on < newest]
    ids = {r.article.id for r in settled}
    rest = [r for r in reports if r.article.id not in ids]
    _, state = follow(settled, kept, moves=corrections.moves, merges=corrections.merges)
    keep.keep_state(dumps(state))
    _, state = follow(rest, state, moves=corrections.moves, merges=corrections.merges)
    report("following stories", len(articles), len(articles))
    return _keep_places(state)


def _corrected(report: Report, corrections: Corrections) -> Report:
    return Report(
        article=correct_article(report.article, corrections), facts=report.facts, origin_id=report.origin_id
    )


def _kept_state(articles: dict[str, Article], stale: Sequence[str]) -> State | None:
    """Return the state to go on from; None where it is of another stage, or news came late."""
    data = find.find_state()
    state = loads(data) if data else None
    if state is None or state.stage != STORIES_STAGE:
        return None
    for article_id in stale:
        article = articles[article_id]
        is_known = article_id in state.assigned
        is_older = article.published_on is not None and article.published_on.toordinal() <= (
            state.last_day or 0
        )
        if (is_older and not is_known) or (is_known and _has_new_beginning(article_id)):
            return None
    return state


def _has_new_beginning(article_id: str) -> bool:
    # Articles are grouped by their oldest version. Where that is not the one published so far, it may have come now.
    published = find.find_article(article_id)
    return published is None or find.versions(article_id)[0].version_id != published.version_id


def _keep_places(state: State) -> set[str]:
    before = {a.article_id: a.story_id for a in find.assignments()}
    after = assignments(state)
    keep.keep_assignments(after)
    places = {a.article_id: a.story_id for a in after}
    alive = set(places.values())
    gone = sorted(set(before.values()) - alive)
    redirects = {old: resolve(old, state.redirects) for old in state.redirects}
    # A story that founded itself on an article that turned out not to be the first: its address leads on.
    redirects |= {old: places[old] for old in gone if old in places and old not in redirects}
    keep.keep_redirects({old: new for old, new in redirects.items() if old not in alive and new in alive})
    keep.drop_stories(gone)
    moved = {key for key, story in places.items() if before.get(key) != story}
    return {places[key] for key in moved} | {before[key] for key in moved if before.get(key) in alive}


def _stories_of(article_ids: set[str]) -> set[str]:
    return {a.story_id for a in find.assignments() if a.article_id in article_ids}


def _tell(touched: set[str] | None, corrections: Corrections, report: Tell) -> int:
    """Tell the stories that are touched (None: all), and keep them."""
    alive = {a.story_id for a in find.assignments()}
    keep.drop_stories(set(find.story_ids()) - alive)
    queue = sorted(alive if touched is None else touched & alive)
    for start in range(0, len(queue), BATCH_STORIES):
        lot = queue[start : start + BATCH_STORIES]
        keep.keep_stories([tell_story(story_id, corrections) for story_id in lot])
        report("telling stories", min(start + BATCH_STORIES, len(queue)), len(queue))
    return len(queue)


def tell_story(story_id: str, corrections: Corrections) -> Story:
    """Return a story told from its reports as published, with an editor's headline where there is one."""
    return correct_story(tell(story_id, find.reports_of(story_id)), corrections)
