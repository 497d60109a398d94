"""What became of a story itself: what it was joined with, what an editor moved, when it rested and woke."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.base.records import Report, StoryMoment
from dateline.stories.mentions import day_of
from dateline.stories.rest import pauses


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A change of what belongs to a story: by the machine, or by the editor who is named."""

    kind: Literal[
        "joined", "moved in", "moved out"
    ]  # another story went into this one; a report went in or out
    article_id: str  # the founding article of the other story, or the one that was moved
    on: date | None  # None where no report that had been read by then had a day
    by: str = ""  # "" for the machine


def find_history(
    reports: Sequence[Report], turns: Sequence[Turn], headlines: Mapping[str, str]
) -> tuple[StoryMoment, ...]:
    """Return what became of a story, the oldest first; what has no day stands first.

    `headlines` says how articles that are not in the story are called.
    """
    known = {**headlines, **{report.article.id: report.article.headline for report in reports}}
    moments = [*_rests(reports), *(_moment(turn, known.get(turn.article_id, "")) for turn in turns)]
    return tuple(sorted(moments, key=lambda one: (one.on or date.min, one.kind, one.article_id or "")))


def _rests(reports: Sequence[Report]) -> Iterator[StoryMoment]:
    days = (day for report in reports if (day := day_of(report)[0]) is not None)
    for last, woken in pauses(days):
        silence = f"after {(woken - last).days} days without a report"
        yield StoryMoment(on=woken, kind="woke", text=f"The story went on {silence}.", since=last)


def _moment(turn: Turn, headline: str) -> StoryMoment:
    who = f" by {turn.by}" if turn.by else ""
    name = f"“{headline}”" if headline else "a report without a headline"
    text = {
        "joined": f"This story was joined{who} with the one that began with {name}.",
        "moved in": f"The report {name} was moved into this story{who}.",
        "moved out": f"The report {name} was moved out of this story{who}.",
    }[turn.kind]
    return StoryMoment(on=turn.on, kind=turn.kind, text=text, by=turn.by, article_id=turn.article_id)
