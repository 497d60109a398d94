"""Articles and their facts for other programs: ninjs 2.1 (IPTC) and schema.org as JSON-LD. Pure."""

from typing import Any

from dateline.base.codec import plain
from dateline.base.passages import passage_id
from dateline.base.records import Article, Figure, Quote, Report, Speaker, Story

Row = dict[str, Any]

_SCHEMA_KIND = {"person": "Person", "body": "Organization"}


def ninjs_of(report: Report, story: Story | None, site_url: str) -> Row:
    """Return an article as a ninjs item. Source: https://iptc.org/std/ninjs/ (2.1)."""
    article = report.article
    moment = article.updated_at or article.published_at
    row = {
        "uri": f"{site_url}/article/{article.id}/",
        "type": "text",
        "standard": {"name": "ninjs", "version": "2.1"},
        "version": str(report.ordinal),
        "firstCreated": plain(article.published_at),
        "versionCreated": plain(moment),
        "language": article.language,
        "byline": ", ".join(article.authors) or None,
        "located": article.dateline,
        "headlines": [{"role": "main", "value": article.headline}],
        "descriptions": [{"role": "summary", "value": article.standfirst}] if article.standfirst else None,
        "subjects": [{"name": article.section, "rel": "category"}] if article.section else None,
        "infoSources": [{"name": article.outlet}] if article.outlet else None,
        "altIds": [{"role": "original", "value": article.url}] if article.url else None,
        "associations": [_association(story, site_url)] if story else None,
    }
    return {key: value for key, value in row.items() if value is not None}


def _association(story: Story, site_url: str) -> Row:
    return {"name": "story", "uri": f"{site_url}/story/{story.id}/", "headlines": [{"value": story.headline}]}


def jsonld_of(report: Report, story: Story | None, site_url: str) -> list[Row]:
    """Return an article, its quotes and its figures as schema.org things. Source: https://schema.org/Claim"""
    article = report.article
    quotes = [_quotation(quote, article, site_url) for quote in report.facts.quotes if quote.mode == "speech"]
    claims = [
        _claim(figure, article, site_url)
        for figure in report.facts.figures
        if figure.attribution.speaker.name
    ]
    return [_news_article(article, story, site_url), *quotes, *claims]


def _news_article(article: Article, story: Story | None, site_url: str) -> Row:
    row = {
        "@type": "NewsArticle",
        "@id": f"{site_url}/article/{article.id}/",
        "headline": article.headline,
        "description": article.standfirst,
        "url": article.url,
        "datePublished": plain(article.published_at or article.published_on),
        "dateModified": plain(article.updated_at),
        "inLanguage": article.language,
        "articleSection": article.section,
        "dateline": article.dateline,
        "author": [{"@type": "Person", "name": name} for name in article.authors] or None,
        "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
        "about": {"@id": f"{site_url}/story/{story.id}/", "name": story.headline} if story else None,
    }
    return {key: value for key, value in row.items() if value is not None}


def _quotation(quote: Quote, article: Article, site_url: str) -> Row:
    text = " … ".join(article.text[start:end] for start, end in quote.pieces)
    return _statement("Quotation", quote, text, "spokenByCharacter", site_url)


def _claim(figure: Figure, article: Article, site_url: str) -> Row:
    return _statement("Claim", figure, article.text[slice(*figure.sentence)], "author", site_url)


def _statement(kind: str, fact: Quote | Figure, text: str, by: str, site_url: str) -> Row:
    said = fact.attribution
    row = {
        "@type": kind,
        "@id": f"{site_url}/passage/{passage_id(fact.version_id, *fact.sentence)}/#{fact.id}",
        "text": text,
        by: _speaker(said.speaker),
        "dateCreated": plain(said.said_on),
        "isPartOf": {"@id": f"{site_url}/passage/{passage_id(fact.version_id, *fact.sentence)}/"},
    }
    return {key: value for key, value in row.items() if value is not None}


def _speaker(speaker: Speaker) -> Row | None:
    if speaker.name is None:
        return None
    row = {
        "@type": _SCHEMA_KIND.get(speaker.kind, "Thing"),
        "name": speaker.name,
        "jobTitle": speaker.role,
        "sameAs": f"https://www.wikidata.org/entity/{speaker.wikidata}" if speaker.wikidata else None,
    }
    return {key: value for key, value in row.items() if value is not None}
