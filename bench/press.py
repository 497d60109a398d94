"""How long the site's pages take, on a store of 4,200 invented short reports, 800 of them in one story.

Run: python bench/press.py [--reports 4200] [--long 800] [--rounds 7]
Prints for each page the median and the slowest time, the median of processor time (which other work on the machine
does not blur), and its size.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from dateline.base.records import (
    Article,
    Assignment,
    Attribution,
    Capture,
    Change,
    Cited,
    Facts,
    Figure,
    Line,
    Point,
    Series,
    Speaker,
    Story,
    TimelineEntry,
)
from dateline.base.settings import read_settings
from dateline.base.text import identify
from dateline.store.open import open_store

FIRST = date(2029, 3, 1)
SECTIONS = (
    "World",
    "Business",
    "Science",
    "Sport",
    "Culture",
    "Law",
    "Health",
    "Disasters",
    "Politics",
    "Weather",
)
SPEAKERS = tuple(Speaker(kind="body", name=f"Ministry of Health of Province {n}") for n in range(12))
WORDS = (
    "harbour",
    "river",
    "council",
    "minister",
    "storm",
    "bridge",
    "railway",
    "hospital",
    "orchard",
    "lantern",
    "convoy",
    "market",
    "signal",
    "border",
)


def main() -> int:
    """Build the store, time the pages."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        open_store(read_settings(Path(folder), {}))
        started = time.perf_counter()
        told = _fill(options.reports, options.long)
        print(
            f"store: {options.reports:,} reports, {len(told):,} stories, built in {time.perf_counter() - started:.0f} s"
        )
        for path in _paths(told):
            _time(path, options.rounds)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--reports", type=int, default=4200)
    parser.add_argument("--long", type=int, default=800)
    parser.add_argument("--rounds", type=int, default=7)
    return parser.parse_args()


def _fill(count: int, long: int) -> list[Story]:
    from dateline.store import keep

    chance = random.Random(7)
    reports = [_report(n, count, chance) for n in range(count)]
    keep.keep_captures(
        Capture(id=one.capture_id, body=b"x", media_type="text/plain", captured_at=one.captured_at)
        for one, _ in reports
    )
    keep.keep_articles(one for one, _ in reports)
    keep.keep_facts_of(facts for _, facts in reports)
    keep.publish_many(reports)
    # The long story takes every fifth report, the others groups of one to four in order.
    main_story = reports[:: max(1, count // long)][:long]
    chosen = {one.id for one, _ in main_story}
    rest = [pair for pair in reports if pair[0].id not in chosen]
    groups, at = [main_story], 0
    while at < len(rest):
        size = chance.randint(1, 4)
        groups.append(rest[at : at + size])
        at += size
    stories = [_story(group) for group in groups]
    keep.keep_stories(stories)
    keep.keep_assignments(
        Assignment(article_id=key, story_id=story.id, score=1.0)
        for story in stories
        for key in story.article_ids
    )
    return stories


def _report(number: int, count: int, chance: random.Random) -> tuple[Article, Facts]:
    on = FIRST + timedelta(days=number * 730 // count)
    speaker = SPEAKERS[number % len(SPEAKERS)]
    toll = str(50 + number // 3)
    headline = " ".join(chance.choices(WORDS, k=6)).capitalize() + f" {number}"
    text = f"At least {toll} people were killed near the {chance.choice(WORDS)}, the {speaker.name} said. The {chance.choice(WORDS)} stayed closed for the day."
    key = identify("bench", str(number))
    article = Article(
        id=key,
        version_id=identify(key, text),
        capture_id=identify("capture", key),
        url=f"https://outlet-{number % 40}.example/{number}.html",
        outlet=f"Outlet {number % 40}",
        headline=headline,
        section=SECTIONS[number % len(SECTIONS)],
        published_at=datetime(on.year, on.month, on.day, number % 24, tzinfo=UTC),
        published_on=on,
        captured_at=datetime(on.year, on.month, on.day, tzinfo=UTC),
        language="en",
        text=text,
    )
    end = text.index(". ") + 1
    figure = Figure(
        id=identify(article.version_id, "figure"),
        version_id=article.version_id,
        start=9,
        end=9 + len(toll),
        exact=toll,
        sentence=(0, end),
        low=float(toll),
        high=None,
        bound="at_least",
        unit="people",
        event="killed",
        attribution=Attribution(speaker=speaker),
    )
    spans = ((0, end), (end + 1, len(text)))
    return article, Facts(
        article_id=key, version_id=article.version_id, stage=1, sentences=spans, figures=(figure,)
    )


def _story(group: list[tuple[Article, Facts]]) -> Story:
    articles = [one for one, _ in group]
    lines: dict[Speaker, list[Point]] = {}
    for one, facts in group:
        figure = facts.figures[0]
        lines.setdefault(figure.attribution.speaker, []).append(
            Point(
                figure_id=figure.id,
                article_id=one.id,
                version_id=one.version_id,
                on=one.published_on,
                on_basis="published",
                low=figure.low,
                high=None,
                bound="at_least",
                exact=figure.exact,
            )
        )
    series = Series(
        id=identify(articles[0].id, "series"),
        label="people: killed",
        event="killed",
        unit="people",
        subject="people",
        scope=None,
        lines=tuple(Line(speaker=speaker, points=tuple(points)) for speaker, points in lines.items()),
    )
    cited = [
        Cited(
            article_id=one.id,
            version_id=one.version_id,
            start=0,
            end=facts.sentences[0][1],
            exact=one.text[: facts.sentences[0][1]],
        )
        for one, facts in group
    ]
    return Story(
        id=articles[0].id,
        headline=articles[-1].headline,
        standfirst=None,
        section=articles[0].section,
        first_on=articles[0].published_on,
        last_on=articles[-1].published_on,
        article_ids=tuple(one.id for one in articles),
        origin_count=len(articles),
        brief=tuple(cited[-6:]),
        timeline=tuple(
            TimelineEntry(on=one.published_on or FIRST, on_exact=None, sentence=item)
            for one, item in zip(articles, cited, strict=True)
        ),
        series=(series,),
        changes=tuple(
            Change(on=one.published_on or FIRST, kind="new report", text=one.headline, article_id=one.id)
            for one in reversed(articles)
        ),
    )


def _paths(stories: list[Story]) -> list[str]:
    from dateline.base.passages import passage_id
    from dateline.press.paths import story_path

    long = stories[0]
    cited = long.brief[0]
    start = story_path(long.id, long.headline)
    return [
        "/",
        start,
        f"{start}figures/{long.series[0].id}/",
        f"{start}reports/",
        f"{start}feed.atom",
        "/section/world/",
        f"/article/{long.article_ids[-1]}/",
        f"/passage/{passage_id(cited.version_id, cited.start, cited.end)}/",
        "/speaker/ministry-of-health-of-province-3/",
        f"/day/{long.last_on}/",
        "/days/",
        "/search?q=hospital+market",
        f"/api/v1/stories/{long.id}",
        "/api/v1/figures?limit=200",
        "/sitemap-stories-1.xml",
    ]


def _time(path: str, rounds: int) -> None:
    from django.test import Client
    from django.test.utils import override_settings

    with override_settings(ROOT_URLCONF="dateline.press.serve"):
        client = Client(SERVER_NAME="localhost")
        response = client.get(path)
        times, work = [], []
        for _ in range(rounds):
            started, began = time.perf_counter(), time.process_time()
            client.get(path)
            times.append((time.perf_counter() - started) * 1000)
            work.append((time.process_time() - began) * 1000)
    size = len(response.content) / 1024
    shown = path if len(path) < 60 else f"{path[:57]}..."
    print(
        f"{shown:62}{response.status_code:4}{statistics.median(times):8.0f} ms {max(times):8.0f} ms {statistics.median(work):8.0f} ms of CPU {size:7.0f} KiB"
    )


if __name__ == "__main__":
    sys.exit(main())
