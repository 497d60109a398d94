"""The door of the room: an article's text in, its facts out. Pure: no clock, no setting, no store."""

import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from dateline.base.records import Article, Facts, Query, TimeExpression
from dateline.facts.cast import read_context
from dateline.facts.confidence import weighed
from dateline.facts.figures import find_figures
from dateline.facts.matter import Matter
from dateline.facts.names import find_names
from dateline.facts.narrative import is_narrative
from dateline.facts.parse import MODEL, parse, parse_many, readable_length, require
from dateline.facts.queries import find_queries
from dateline.facts.quotes import find_quotes
from dateline.facts.times import find_times
from dateline.facts.wordlists import word_set
from dateline.facts.words import Doc

# Raise it when results change: stored facts of an older stage are made again.
STAGE = 2

# The most frequent words of English (Francis and Kucera, Frequency Analysis of English Usage, 1982, first ranks), those
# left out that are words of other languages too. They make a fifth and more of English news text.
_ENGLISH = word_set(
    "the of and that is was for with his he be by this had not are but from have they which were said"
)
_LEAST_ENGLISH_SHARE = 0.08
_LOOKED_AT_CHARACTERS = 5_000
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is known of an article beside its text."""

    published: date | None = None
    headline: str | None = None
    standfirst: str | None = None
    page_on: date | None = None
    doubts: tuple[str, ...] = ()
    article_id: str = ""
    version_id: str = ""
    narrative: bool | None = None  # None: told from the text


def find_facts(  # noqa: PLR0913 - each is a thing known of a page; all but two are named
    text: str,
    published: date | None,
    *,
    language: str | None = "en",
    headline: str | None = None,
    standfirst: str | None = None,
    page_on: date | None = None,
    doubts: tuple[str, ...] = (),
    article_id: str = "",
    version_id: str = "",
    model: str = MODEL,
    queries_off: frozenset[str] = frozenset(),
    narrative: bool | None = None,
) -> Facts:
    """Return what a text says: sentences, names, times, quotes, figures and queries, each with its span of `text`.

    `published` is the day on which relative times hang ("on Tuesday"). A text whose language is given and is not English
    is not read (`is_read=False`); with `language=None` it is read where it looks English. `queries_off` names kinds of
    queries that are not asked. Of a text that is too long to be read whole, `read_to` says how far it was.
    """
    page = Page(
        published=published,
        headline=headline,
        standfirst=standfirst,
        page_on=page_on,
        doubts=doubts,
        article_id=article_id,
        version_id=version_id,
        narrative=narrative,
    )
    if not _is_english(text, language):
        return _unread(page)
    return _facts(parse(text, model), text, page, queries_off)


def find_facts_of(
    article: Article, *, model: str = MODEL, queries_off: frozenset[str] = frozenset()
) -> Facts:
    """Return the facts of an article."""
    return next(find_facts_of_many([article], model=model, queries_off=queries_off))


def find_facts_of_many(
    articles: Iterable[Article], *, model: str = MODEL, queries_off: frozenset[str] = frozenset()
) -> Iterator[Facts]:
    """Return the facts of each article, in their order; the texts are parsed in batches."""
    for batch in _batches(articles):
        docs = parse_many((article.text for article in batch if _is_read(article)), model)
        for article in batch:
            with _uncollected():
                facts = _facts_of(article, docs, queries_off)
            yield facts


def _facts_of(article: Article, docs: Iterator[Doc], queries_off: frozenset[str]) -> Facts:
    page = _page(article)
    return _facts(next(docs), article.text, page, queries_off) if _is_read(article) else _unread(page)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold Python's collector off while a text is read.

    It would look through the words of the text dozens of times, and find none of them to be done with; after the text
    it looks once. Whoever has it off already keeps it off.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _is_read(article: Article) -> bool:
    return _is_english(article.text, article.language)


# As many as may share one pass of the parser; more only make the first wait.
_BATCH_ARTICLES = 64


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    for article in articles:
        batch.append(article)
        if len(batch) == _BATCH_ARTICLES:
            yield batch
            batch = []
    if batch:
        yield batch


def _page(article: Article) -> Page:
    return Page(
        published=article.published_on or (article.published_at.date() if article.published_at else None),
        headline=article.headline,
        standfirst=article.standfirst,
        page_on=article.page_on,
        doubts=article.doubts,
        article_id=article.id,
        version_id=article.version_id,
    )


def require_model(model: str) -> None:
    """Check that texts can be read with a spaCy model, without loading it.

    Raises:
        UnusableModel: it is not installed, or lacks a part.
    """
    require(model)


def find_time_expressions(
    text: str, published: date | None, *, narrative: bool | None = None
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a text alone; with `narrative=None`, whether it is a history is told from it."""
    told = is_narrative(text, published) if narrative is None else narrative
    return find_times(text, published, narrative=told)


def _is_english(text: str, language: str | None) -> bool:
    if language is not None:
        return language.lower().split("-")[0] == "en"
    words = _WORD.findall(text[:_LOOKED_AT_CHARACTERS].lower())
    return bool(words) and sum(word in _ENGLISH for word in words) >= _LEAST_ENGLISH_SHARE * len(words)


def _unread(page: Page) -> Facts:
    return Facts(article_id=page.article_id, version_id=page.version_id, stage=STAGE, is_read=False)


def _facts(doc: Doc, text: str, page: Page, queries_off: frozenset[str]) -> Facts:
    context = read_context(doc, find_names(doc))
    times = find_time_expressions(doc.text, page.published, narrative=page.narrative)
    quotes = find_quotes(context, page.version_id, times=times)
    figures = find_figures(
        doc, page.version_id, published=page.published, times=times, quotes=quotes, context=context
    )
    matter = Matter(
        doc=doc,
        version_id=page.version_id,
        published=page.published,
        headline=page.headline,
        standfirst=page.standfirst,
        doubts=page.doubts,
        sentences=context.sentences,
        names=context.names,
        times=times,
        quotes=quotes,
        figures=figures,
    )
    facts = Facts(
        article_id=page.article_id,
        version_id=page.version_id,
        stage=STAGE,
        read_to=len(doc.text) if readable_length(text) < len(text) else None,
        sentences=context.sentences,
        names=context.names,
        times=times,
        quotes=quotes,
        figures=figures,
        queries=find_queries(matter, off=queries_off),
    )
    facts = weighed(facts, doc.text)
    return facts if text.startswith(doc.text) else _in_words_of(text, facts)


def _in_words_of(text: str, facts: Facts) -> Facts:
    """Return the facts with the exact words of the text, where the parser was given blanks for runs it cannot take."""
    return replace(
        facts,
        times=tuple(replace(time, exact=text[time.start : time.end]) for time in facts.times),
        quotes=tuple(replace(quote, exact=text[quote.start : quote.end]) for quote in facts.quotes),
        figures=tuple(replace(figure, exact=text[figure.start : figure.end]) for figure in facts.figures),
        queries=tuple(_query_in_words_of(text, query) for query in facts.queries),
    )


def _query_in_words_of(text: str, query: Query) -> Query:
    if len(query.spans) != len(query.exact):
        return query
    return replace(query, exact=tuple(text[start:end] for start, end in query.spans))
