"""Figures of a story as a MediaWiki table with references. Source: https://www.mediawiki.org/wiki/Help:Tables"""

import re
from collections.abc import Mapping

from dateline.base.passages import passage_id
from dateline.base.records import Article, Figure, Point, Report, Series, Speaker, Story

BOUNDS = {
    "exact": "",
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "up to ",
    "less_than": "less than ",
    "range": "",
    "vague": "",
}
# What wikitext would take for markup in a cell.
_MARKUP = re.compile(r"[\[\]{}|<>'=~]")


def table_of(story: Story, reports: Mapping[str, Report], site_url: str) -> str:
    """Return one story's series as a table: what, who says, how many, on which day, and where."""
    head = [
        '{| class="wikitable sortable"',
        f"|+ {_safe(story.headline)}",
        "! What !! Who says so !! How many !! Said on !! Source",
    ]
    rows = [row for series in story.series for row in _series_rows(series, reports, site_url)]
    return "\n".join([*head, *rows, "|}", ""])


def _series_rows(series: Series, reports: Mapping[str, Report], site_url: str) -> list[str]:
    return [
        row
        for line in series.lines
        for point in line.points
        for row in _row(series, line.speaker, point, reports.get(point.article_id), site_url)
    ]


def _row(series: Series, speaker: Speaker, point: Point, report: Report | None, site_url: str) -> list[str]:
    if report is None:
        return []
    on = point.on.isoformat() if point.on else ""
    said = f"{BOUNDS[point.bound]}{_safe(point.exact)}"
    name = _safe(speaker.name or "not attributed")
    figure = next((f for f in report.facts.figures if f.id == point.figure_id), None)
    return [
        "|-",
        f"| {_safe(series.label)} || {name} || {said} || {on} || {_reference(report.article, figure, site_url)}",
    ]


def _reference(article: Article, figure: Figure | None, site_url: str) -> str:
    # {{Cite news}}: https://en.wikipedia.org/wiki/Template:Cite_news
    fields = {
        "title": article.headline,
        "work": article.outlet,
        "date": article.published_on.isoformat() if article.published_on else None,
        "quote": article.text[slice(*figure.sentence)] if figure else None,
    }
    parts = [f"{key}={_safe(value)}" for key, value in fields.items() if value]
    if article.url:
        parts.insert(0, f"url={_address(article.url)}")
    where = (
        f" [{site_url}/passage/{passage_id(figure.version_id, *figure.sentence)}/ passage]" if figure else ""
    )
    return f"<ref>{{{{Cite news |{' |'.join(parts)}}}}}{where}</ref>"


def _safe(text: str) -> str:
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", " ".join(text.split()))


def _address(url: str) -> str:
    return re.sub(r"[\s|\[\]{}<>\"]", lambda match: f"%{ord(match[0]):02X}", url)
