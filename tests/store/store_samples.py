"""Small invented records to keep: the flood at Port Verin."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from dateline.base.records import (
    Article,
    Attribution,
    Bound,
    Capture,
    Cited,
    Facts,
    Figure,
    Query,
    Quote,
    Speaker,
    Story,
    TimelineEntry,
)
from dateline.base.text import identify

SENTENCE = "Mayor Ana Belić said at least 12 people were killed."
TEXT = f"{SENTENCE}\n\nThe river Oss fell on Tuesday."
MAYOR = Speaker(kind="person", name="Ana Belić")


def capture(name: str = "a", *, body: bytes = b"<p>Twelve</p>", **values: Any) -> Capture:
    values = {"url": f"https://verin.example/{name}", "media_type": "text/html", **values}
    return Capture(id=identify(values["url"] or "", values["media_type"], body), body=body, **values)


def article(
    name: str = "a", *, text: str = TEXT, headline: str = "Twelve killed in Port Verin", **values: Any
) -> Article:
    key = identify("article", name)
    values = {
        "outlet": "The Verin Post",
        "section": "World",
        "published_on": date(2025, 1, 2),
        "url": f"https://verin.example/{name}",
        "capture_id": capture(name).id,
        "language": "en",
        **values,
    }
    return Article(id=key, version_id=identify(key, headline, text), headline=headline, text=text, **values)


def figure(of: Article, *, speaker: Speaker = MAYOR, bound: Bound = "at_least", **values: Any) -> Figure:
    start = of.text.index("12")
    return Figure(
        id=identify(of.version_id, "figure", str(start), str(start + 2)),
        version_id=of.version_id,
        start=start,
        end=start + 2,
        exact="12",
        sentence=(0, len(SENTENCE)),
        low=12,
        high=None,
        bound=bound,
        unit="people",
        event="killed",
        attribution=Attribution(speaker=speaker),
        **values,
    )


def spoken(of: Article, *, speaker: Speaker = MAYOR, said_on: date | None = None, **values: Any) -> Quote:
    start = of.text.index("at least")
    end = len(SENTENCE) - 1
    return Quote(
        id=identify(of.version_id, "quote", str(start), str(end)),
        version_id=of.version_id,
        start=start,
        end=end,
        exact=of.text[start:end],
        pieces=((start, end),),
        sentence=(0, len(SENTENCE)),
        kind="indirect",
        attribution=Attribution(speaker=speaker, said_on=said_on),
        **values,
    )


def asked(of: Article, **values: Any) -> Query:
    start = of.text.index("12")
    span = (start, start + 2)
    return Query(
        id=identify(of.version_id, "headline number", str(span)),
        version_id=of.version_id,
        kind="headline number",
        spans=(span,),
        exact=("12",),
        why="The headline says twelve, the text at least 12.",
        **values,
    )


def facts(of: Article, *, stage: int = 1, **values: Any) -> Facts:
    if "12" in of.text:
        values = {"figures": (figure(of),), "quotes": (spoken(of),), "queries": (asked(of),), **values}
    sentences = ((0, len(SENTENCE)), (len(SENTENCE) + 2, len(of.text)))
    return Facts(article_id=of.id, version_id=of.version_id, stage=stage, sentences=sentences, **values)


def story(*articles: Article, **values: Any) -> Story:
    first = articles[0]
    cited = Cited(
        article_id=first.id, version_id=first.version_id, start=0, end=len(SENTENCE), exact=SENTENCE
    )
    values = {"headline": "Flood at Port Verin", "standfirst": None, "section": "World", **values}
    return Story(
        id=first.id,
        first_on=first.published_on,
        last_on=articles[-1].published_on,
        article_ids=tuple(a.id for a in articles),
        origin_count=len(articles),
        brief=(cited,),
        timeline=(TimelineEntry(on=date(2025, 1, 2), on_exact=None, sentence=cited),),
        **values,
    )


def edited(of: Article, headline: str, hour: int) -> Article:
    """Return a later version of an article: another headline, captured at that hour."""
    moment = datetime(2025, 1, 3, hour, tzinfo=UTC)
    return replace(
        of,
        headline=headline,
        version_id=identify(of.id, headline, of.text),
        capture_id=identify(headline),
        captured_at=moment,
    )
