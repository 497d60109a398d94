"""The addresses of the site, each permanent. Paths begin at the root; `settings.site_url` goes before them."""

from datetime import date
from urllib.parse import quote

from dateline.base.addresses import absolute
from dateline.base.text import name_slug, slug

FRONT = "/"


def story_path(story_id: str, headline: str) -> str:
    """Return a story's address. Its id decides; the words before it may grow old and are sent on."""
    return f"/story/{slug(headline)}-{story_id}/".replace("/--", "/")


def article_path(article_id: str) -> str:
    """Return an article's address."""
    return f"/article/{article_id}/"


def versions_path(article_id: str) -> str:
    """Return the address of an article's versions."""
    return f"/article/{article_id}/versions/"


def passage_path(passage_id: str, fact_id: str = "") -> str:
    """Return a passage's address; with a fact, the place on its page where that is told."""
    return f"/passage/{passage_id}/#{fact_id}" if fact_id else f"/passage/{passage_id}/"


def wikidata(qid: str | None) -> str | None:
    """Return the address of an item of Wikidata, as its data model has it."""
    return f"https://www.wikidata.org/entity/{qid}" if qid else None


def speaker_path(speaker_slug: str) -> str:
    """Return a speaker's address."""
    return f"/speaker/{quote(speaker_slug, safe='')}/"


def section_path(name: str) -> str:
    """Return a section's address."""
    return f"/section/{section_slug(name)}/"


def section_slug(name: str) -> str:
    """Return a section's name as its address has it."""
    return name_slug(name)


def day_path(day: date) -> str:
    """Return the address of a day's edition."""
    return f"/day/{day.isoformat()}/"


def outward(url: str | None) -> str | None:
    """Return an address from outside if a page may link to it: absolute, http or https."""
    return absolute(None, url)
