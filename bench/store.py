"""How fast the store keeps and finds: 4,202 short invented reports in 40 stories, one of 800 reports.

Run: python bench/store.py [--home FOLDER]   (a folder that is gone afterwards, unless named)
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from dateline.base.records import (
    Article,
    Assignment,
    Attribution,
    Capture,
    Facts,
    Figure,
    Quote,
    Speaker,
    Story,
)
from dateline.base.settings import read_settings
from dateline.base.text import identify
from dateline.store import find, keep
from dateline.store.open import open_store
from dateline.store.search import search

REPORTS, LONG, STORIES = 4202, 800, 40
SPEAKERS = tuple(Speaker(kind="person", name=f"Speaker Number {n}") for n in range(200))
SENTENCE = "{} said on Tuesday that at least {} people were killed near Port Verin. "
FIRST = date(2025, 1, 1)
T = TypeVar("T")


def main() -> None:
    """Keep, publish and find; print one line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path)
    home = parser.parse_args().home
    with tempfile.TemporaryDirectory() as folder:
        open_store(read_settings(home or Path(folder)))
        measure()


def measure() -> None:
    """Print what each step takes."""
    pairs = [_report(number) for number in range(REPORTS)]
    captures = [Capture(id=a.capture_id, body=a.text.encode(), media_type="text/plain") for a, _ in pairs]
    timed("keep captures", lambda: keep.keep_captures(captures))
    timed("keep articles", lambda: keep.keep_articles(a for a, _ in pairs))
    timed("keep facts", lambda: keep.keep_facts_of(f for _, f in pairs))
    timed("publish", lambda: keep.publish_many(pairs))
    timed("publish again", lambda: keep.publish_many(pairs))
    stories = [_story(number, pairs) for number in range(STORIES)]
    timed("assign", lambda: keep.keep_assignments(_assigned(stories)))
    timed("keep stories", lambda: keep.keep_stories(stories))
    longest = stories[0].id
    which = find.Which(story_id=longest)
    timed("story of 800: record", lambda: find.find_story(longest))
    timed("story of 800: headlines", lambda: find.headlines_of(longest))
    timed("story of 800: 2,400 figures", lambda: find.find_figures(which))
    timed("story of 800: quotes", lambda: find.find_quotes(which))
    timed("story of 800: reports with texts", lambda: find.reports_of(longest))
    timed("front page: stories and latest", lambda: (find.list_stories(limit=12), find.latest(10)))
    timed("a speaker", lambda: find.statements_of("speaker-number-7"))
    timed("the desk's queue", lambda: (find.queries(limit=25), find.low_confidence(limit=25)))
    timed("search for two words", lambda: search("Verin 117"))
    timed("search for a common word", lambda: search("people"))


def timed(name: str, work: Callable[[], T]) -> T:
    """Run `work` once and print what it took."""
    start = time.perf_counter()
    result = work()
    print(f"{name:34} {1000 * (time.perf_counter() - start):9.1f} ms")
    return result


def _report(number: int) -> tuple[Article, Facts]:
    speakers = [SPEAKERS[(number * 3 + k) % len(SPEAKERS)] for k in range(3)]
    sentences = [SENTENCE.format(s.name, number + k) for k, s in enumerate(speakers)]
    key = identify("bench", str(number))
    article = Article(
        id=key,
        version_id=identify(key, "v"),
        capture_id=identify(key, "c"),
        headline=f"Toll near Port Verin reaches {number}",
        text="".join(sentences).strip(),
        outlet=f"Outlet {number % 30}",
        section=("World", "Sport", "Science")[number % 3],
        published_on=FIRST + timedelta(days=number % 700),
    )
    figures, quotes, spans, start = [], [], [], 0
    for sentence, speaker in zip(sentences, speakers, strict=True):
        span = (start, start + len(sentence.rstrip()))
        spans.append(span)
        figures.append(_figure(article, span, speaker, number))
        quotes.append(_quote(article, span, speaker))
        start += len(sentence)
    facts = Facts(
        article_id=key,
        version_id=article.version_id,
        stage=1,
        sentences=tuple(spans),
        figures=tuple(figures),
        quotes=tuple(quotes),
    )
    return article, facts


def _figure(article: Article, span: tuple[int, int], speaker: Speaker, number: int) -> Figure:
    start = article.text.index("at least ", span[0]) + len("at least ")
    end = article.text.index(" ", start)
    return Figure(
        id=identify(article.version_id, "figure", str(start), str(end)),
        version_id=article.version_id,
        start=start,
        end=end,
        exact=article.text[start:end],
        sentence=span,
        low=number,
        high=None,
        bound="at_least",
        unit="people",
        event="killed",
        attribution=Attribution(speaker=speaker),
        confidence=0.5 + (number % 50) / 100,
    )


def _quote(article: Article, span: tuple[int, int], speaker: Speaker) -> Quote:
    start, end = article.text.index("at least", span[0]), span[1] - 1
    return Quote(
        id=identify(article.version_id, "quote", str(start), str(end)),
        version_id=article.version_id,
        start=start,
        end=end,
        exact=article.text[start:end],
        pieces=((start, end),),
        sentence=span,
        kind="indirect",
        attribution=Attribution(speaker=speaker),
    )


def _story(number: int, pairs: list[tuple[Article, Facts]]) -> Story:
    rest = pairs[LONG:]
    share = len(rest) // (STORIES - 1)
    chosen = pairs[:LONG] if number == 0 else rest[(number - 1) * share : number * share]
    articles = [article for article, _ in chosen]
    return Story(
        id=articles[0].id,
        headline=articles[0].headline,
        standfirst=None,
        section=articles[0].section,
        first_on=min(a.published_on for a in articles if a.published_on),
        last_on=max(a.published_on for a in articles if a.published_on),
        article_ids=tuple(a.id for a in articles),
        origin_count=len(articles),
    )


def _assigned(stories: list[Story]) -> list[Assignment]:
    return [Assignment(article_id=key, story_id=s.id, score=1) for s in stories for key in s.article_ids]


if __name__ == "__main__":
    main()
