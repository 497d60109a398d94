"""JSON-LD for machines: NewsArticle, Quotation, Claim, CorrectionComment and the W3C text quote selector.

Sources: schema.org (those types), W3C Web Annotation Data Model, 4.2.4 (TextQuoteSelector).
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from dateline.base.records import Figure, Passage, Quote, Speaker, Story
from dateline.press import paths, words
from dateline.press.answer import Site
from dateline.press.corrected import CorrectionLine
from dateline.store.find import Headline, SpeakerView, Statement

_CONTEXT = "https://schema.org"
# A story cites hundreds of reports; a search engine reads the first ones.
MOST_CITED = 20


def website(own: Site) -> dict[str, Any]:
    """Return what the front page is."""
    return {
        "@context": _CONTEXT,
        "@type": "WebSite",
        "name": own.name,
        "url": f"{own.url}/",
        "inLanguage": own.language,
    }


def story(
    told: Story, reports: Sequence[Headline], corrected: Iterable[CorrectionLine], own: Site, path: str
) -> dict[str, Any]:
    """Return a story as a NewsArticle that cites its reports, with its corrections."""
    return _present(
        {
            "@context": _CONTEXT,
            "@type": "NewsArticle",
            "@id": f"{own.url}{path}",
            "url": f"{own.url}{path}",
            "headline": told.headline,
            "description": told.standfirst,
            "articleSection": told.section,
            "datePublished": _iso(told.first_on),
            "dateModified": _iso(told.last_on),
            "inLanguage": own.language,
            "publisher": {"@type": "Organization", "name": own.name, "url": f"{own.url}/"},
            "citation": [report(one) for one in reports[-MOST_CITED:]],
            "correction": [
                {
                    "@type": "CorrectionComment",
                    "text": f"{one.what} {one.reason}",
                    "datePublished": one.on.isoformat(),
                }
                for one in corrected
            ],
        }
    )


def report(article: Headline) -> dict[str, Any]:
    """Return a report as a NewsArticle of its outlet."""
    return _present(
        {
            "@type": "NewsArticle",
            "headline": article.headline,
            "url": paths.outward(article.url),
            "datePublished": _iso(article.published_on),
            "inLanguage": article.language,
            "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
        }
    )


def article(found: Headline, own: Site) -> dict[str, Any]:
    """Return an article's page: about the report, which is published elsewhere."""
    path = paths.article_path(found.id)
    return {"@context": _CONTEXT, "@type": "WebPage", "url": f"{own.url}{path}", "mainEntity": report(found)}


def passage(
    found: Passage, source: Headline | None, statements: Sequence[Statement[Any]], own: Site
) -> dict[str, Any]:
    """Return a passage as an annotation of its report, with the quotations and claims that it holds."""
    url = f"{own.url}{paths.passage_path(found.id)}"
    return {
        "@context": [_CONTEXT, "http://www.w3.org/ns/anno.jsonld"],
        "@graph": [
            {"id": url, "type": "Annotation", "target": selector(found, source)},
            *(_statement(one, own) for one in statements),
        ],
    }


def selector(found: Passage, source: Headline | None) -> dict[str, Any]:
    """Return the W3C selector of a passage and what it selects from."""
    return _present(
        {
            "source": paths.outward(source.url) if source else None,
            "selector": {
                "type": "TextQuoteSelector",
                "exact": found.exact,
                "prefix": found.prefix,
                "suffix": found.suffix,
            },
        }
    )


def _statement(one: Statement[Figure | Quote], own: Site) -> dict[str, Any]:
    is_quote = isinstance(one.fact, Quote)
    text = one.fact.exact if is_quote else one.sentence
    return _present(
        {
            "@type": "Quotation" if is_quote else "Claim",
            "@id": f"{own.url}{paths.passage_path(one.passage_id, one.fact.id)}",
            "text": text,
            "creator" if is_quote else "author": _speaker(one.attribution.speaker),
            "datePublished": _iso(one.on),
            "isPartOf" if is_quote else "appearance": report(one.article),
        }
    )


def _speaker(speaker: Speaker) -> dict[str, Any] | None:
    if speaker.kind not in ("person", "body") or not speaker.name:
        return None
    kind = "Person" if speaker.kind == "person" else "Organization"
    return _present(
        {
            "@type": kind,
            "name": speaker.name,
            "jobTitle": words.speaker_role(speaker) or None,
            "sameAs": paths.wikidata(speaker.wikidata),
        }
    )


def speaker(found: SpeakerView, own: Site) -> dict[str, Any]:
    """Return who a speaker's page is about."""
    return _present(
        {
            "@context": _CONTEXT,
            "@type": "Person" if found.kind == "person" else "Organization",
            "@id": f"{own.url}{paths.speaker_path(found.slug)}",
            "name": found.name,
            "alternateName": [name for name in found.names if name != found.name],
            "jobTitle": found.role,
            "sameAs": paths.wikidata(found.wikidata),
        }
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _present(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, [], "")}
