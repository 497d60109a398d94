"""Invented records for the desk: a flood at Port Verin, a match at Oss."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dateline.base.records import (
    Article,
    Assignment,
    Attribution,
    Correction,
    Facts,
    Figure,
    Query,
    Quote,
    Speaker,
    Story,
)
from dateline.base.text import identify
from dateline.store import keep

SENTENCE = "Mayor Ana Belić said at least 12 people were killed <near> the & bridge."
TEXT = f"{SENTENCE}\n\nThe river Oss fell on Tuesday."
MAYOR = Speaker(kind="person", name="Ana Belić", role="mayor")


def article(name: str) -> Article:
    key = identify("desk", name)
    return Article(
        id=key,
        version_id=identify(key, "v"),
        capture_id=identify(key, "c"),
        url=f"https://verin.example/{name}",
        outlet="The Verin Post",
        headline=f"Twelve killed: {name}",
        text=TEXT,
        section="World",
        published_on=date(2025, 1, 2),
        language="en",
    )


def figure(of: Article) -> Figure:
    start = of.text.index("12")
    return Figure(
        id=identify(of.version_id, "figure"),
        version_id=of.version_id,
        start=start,
        end=start + 2,
        exact="12",
        sentence=(0, len(SENTENCE)),
        low=12.0,
        high=None,
        bound="at_least",
        unit="people",
        event="killed",
        attribution=Attribution(speaker=MAYOR),
        confidence=0.4,
    )


def quote(of: Article) -> Quote:
    start, end = of.text.index("at least"), len(SENTENCE) - 1
    return Quote(
        id=identify(of.version_id, "quote"),
        version_id=of.version_id,
        start=start,
        end=end,
        exact=of.text[start:end],
        pieces=((start, end),),
        sentence=(0, len(SENTENCE)),
        kind="indirect",
        attribution=Attribution(speaker=MAYOR),
        confidence=0.9,
    )


def query(of: Article) -> Query:
    start = of.text.index("12 people")
    return Query(
        id=identify(of.version_id, "query"),
        version_id=of.version_id,
        kind="headline number",
        spans=((start, start + 9),),
        exact=("12 people",),
        why="The headline says twelve, the text at least 12.",
    )


def facts(of: Article) -> Facts:
    return Facts(
        article_id=of.id,
        version_id=of.version_id,
        stage=1,
        sentences=((0, len(SENTENCE)),),
        figures=(figure(of),),
        quotes=(quote(of),),
        queries=(query(of),),
    )


FLOOD, MORE, MATCH = article("flood"), article("more"), article("match")


def story(*articles: Article, headline: str) -> Story:
    return Story(
        id=articles[0].id,
        headline=headline,
        standfirst=None,
        section="World",
        first_on=date(2025, 1, 2),
        last_on=date(2025, 1, 2),
        article_ids=tuple(one.id for one in articles),
        origin_count=len(articles),
    )


def publish_all() -> None:
    for one in (FLOOD, MORE, MATCH):
        keep.keep_article(one)
        keep.keep_facts(facts(one))
        keep.publish(one, facts(one))
    stories = (story(FLOOD, MORE, headline="Flood at Port Verin"), story(MATCH, headline="Match at Oss"))
    keep.keep_stories(stories)
    keep.keep_assignments(
        Assignment(article_id=key, story_id=one.id, score=1) for one in stories for key in one.article_ids
    )


@dataclass
class Told:
    """A receiver of the desk's signal that remembers."""

    corrections: list[Correction] = field(default_factory=list)
    article_ids: list[str] = field(default_factory=list)
    story_ids: list[str] = field(default_factory=list)
    error: Exception | None = None

    def hear(self, **values: Any) -> None:
        self.corrections += values["corrections"]
        self.article_ids += values["article_ids"]
        self.story_ids += values["story_ids"]
        if self.error:
            raise self.error


def fields_of(one: Figure) -> dict[str, str]:
    """Return what a browser sends back of an unchanged figure form."""
    return {
        "low": "12",
        "high": "",
        "bound": one.bound,
        "unit": one.unit,
        "event": one.event,
        "subject": "",
        "place": "",
        "speaker": "Ana Belić",
        "speaker_kind": "person",
        "said_on": "",
        "channel": "",
        "reason": "A slip of the pen.",
    }
