"""What the feed said of a page, where the page itself says nothing; where both speak and differ, a doubt.

The page's own statement stays first: feeds give the day on which they were written, and one section for all they list.
"""

from dataclasses import replace
from datetime import date

from dateline.base.records import Article, Hint
from dateline.base.text import clean

# Zones part one report by a day.
MOST_DAYS_APART = 1


def with_hint(article: Article, hint: Hint | None) -> Article:
    """Return the article with the feed's section and date where it has none of its own."""
    if hint is None:
        return article
    found = dict(article.found)
    section, on = clean(hint.section or "") or None, _day_of(hint)
    if article.section is None and section:
        article = replace(article, section=section)
        found["section"] = "feed"
    if article.published_on is None and on:
        article = replace(article, published_on=on, published_at=hint.published_at)
        found["published"] = "feed"
    elif article.published_on and on and abs((article.published_on - on).days) > MOST_DAYS_APART:
        where = found.get("published", "the page")
        doubt = f"The day of publication is {article.published_on} in {where} and {on} in the feed."
        article = replace(article, doubts=(*article.doubts, doubt))
    return replace(article, found=tuple(sorted(found.items())))


def _day_of(hint: Hint) -> date | None:
    return hint.published_on or (hint.published_at.date() if hint.published_at else None)
