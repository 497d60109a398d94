"""A story, told from its reports: headline, brief, timeline, series of figures with what disputes them, what is new.

Every sentence is a report's own, with its passage. Grouping reports into stories is `follow`'s; this takes the
reports of one.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from dateline.base.records import Article, Report, Story
from dateline.base.text import cut
from dateline.stories.brief import write_brief
from dateline.stories.changes import changes_since, find_changes
from dateline.stories.events import find_events
from dateline.stories.follow import order
from dateline.stories.history import Turn, find_history
from dateline.stories.likeness import Profile, added, likeness, profile_of
from dateline.stories.mentions import day_of, join_all, mentions_of
from dateline.stories.rest import resting_since
from dateline.stories.series import find_series
from dateline.stories.terms import Terms, terms_of, words
from dateline.stories.timeline import find_timeline

__all__ = ["STAGE", "Turn", "changes_since", "resting_since", "tell"]

STAGE = 4

# The headline is chosen from the reports of the last days: a story is called by what it is now.
RECENT_DAYS = 3
MOST_RECENT = 30
# A report without a headline is called by its first sentence, cut here at a word.
HEADLINE_CHARACTERS = 120
# A headline of news says again so much of the report's beginning.
HEADLINE_SHARE, LEAD_CHARACTERS = 0.5, 400


def tell(
    story_id: str,
    reports: Sequence[Report],
    *,
    related_ids: Sequence[str] = (),
    turns: Sequence[Turn] = (),
    headlines: Mapping[str, str] | None = None,
) -> Story:
    """Return a story told from its reports, given in any order; the newest version of each article once.

    `turns` is what became of the story beside its reports; `headlines` are those of articles that left it.
    Works for reports without days and without facts; what cannot be told is left empty.
    """
    ordered = sorted(reports, key=order)
    speakers = join_all(ordered)
    series = find_series(story_id, mentions_of(ordered, speakers), speakers)
    timeline = find_timeline(ordered)
    days = [day for report in ordered if (day := day_of(report)[0]) is not None]
    central = _central(ordered)
    return Story(
        id=story_id,
        headline=_headline(central.article) if central else "",
        standfirst=central.article.standfirst if central else None,
        section=_section(ordered),
        first_on=min(days, default=None),
        last_on=max(days, default=None),
        article_ids=tuple(report.article.id for report in ordered),
        origin_count=len({report.origin_id for report in ordered}),
        brief=write_brief(ordered, series),
        timeline=timeline,
        series=series,
        changes=find_changes(ordered, series, timeline, speakers),
        related_ids=tuple(related_ids),
        events=find_events(ordered),
        history=find_history(ordered, turns, headlines or {}),
    )


def _central(ordered: Sequence[Report]) -> Report | None:
    """Return the report of the last days that is most like the others; origins before copies, of equals the newer."""
    originals = [report for report in ordered if report.article.id == report.origin_id] or list(ordered)
    recent = _of_last_days(originals)
    if not recent:
        return None
    read = [terms_of(report) for report in recent]
    profiles = _profiles(read)
    whole = Profile()
    for profile in profiles:
        whole = added(whole, profile)
    scored = [
        (bool(report.article.headline), _is_news(report), round(likeness(profile, whole), 4), place)
        for place, (report, profile) in enumerate(zip(recent, profiles, strict=True))
    ]
    return recent[max(scored)[-1]]


def _is_news(report: Report) -> bool:
    """True if the headline tells what the text begins with, as news does; a feature's plays with words."""
    head = words(report.article.headline)
    lead = frozenset(words(report.article.text[:LEAD_CHARACTERS]))
    return len([word for word in head if word in lead]) >= HEADLINE_SHARE * max(1, len(head))


def _of_last_days(reports: Sequence[Report]) -> list[Report]:
    days = [day_of(report)[0] or date.min for report in reports]
    newest = max(days, default=date.min)
    if newest == date.min:
        return list(reports[-MOST_RECENT:])
    since = newest - timedelta(days=RECENT_DAYS)
    return [report for report, day in zip(reports, days, strict=True) if day >= since][-MOST_RECENT:]


def _profiles(read: Sequence[Terms]) -> list[Profile]:
    counts = Counter(word for terms in read for word in terms.body)
    return [profile_of(terms, counts, len(read)) for terms in read]


def _headline(article: Article) -> str:
    return article.headline or cut(article.text.split("\n", 1)[0], HEADLINE_CHARACTERS)


def _section(ordered: Sequence[Report]) -> str | None:
    """Return the section that most reports stand in; of equals the one that came first."""
    counts = Counter(section for report in ordered if (section := report.article.section))
    return max(counts, key=lambda section: counts[section], default=None)
