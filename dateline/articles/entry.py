"""Items (feed entries, lines of extracted articles) read as articles: a sentence or two is enough."""

import re
from datetime import date, datetime

from dateline.articles.draft import Draft, finish
from dateline.articles.markup import blocks_of_fragment
from dateline.articles.moments import Moment
from dateline.base.addresses import absolute, host
from dateline.base.errors import Unreadable
from dateline.base.items import item_of
from dateline.base.records import Article, Capture, Item, Refusal
from dateline.base.text import clean, clean_block

_BLANK_LINES = re.compile(r"\n\s*\n")
# A sentence has at least a subject and what it does. Fewer words are a label.
LEAST_WORDS = 3
# The longest live report measured has 40,000 characters; this bounds the time.
MOST_CHARACTERS = 1_000_000


def read_item(capture: Capture, outlet: str | None = None) -> Article | Refusal:
    """Return the article that an item is, or why it is none."""
    try:
        item = item_of(capture)
    except Unreadable as error:
        return _refusal(capture, "broken", f"The item cannot be read: {error.why}.")
    paragraphs = _paragraphs(item)
    if not paragraphs:
        return _refusal(capture, "no article", "The item holds no text.")
    if sum(len(p.split()) for p in paragraphs) < LEAST_WORDS and sum(map(len, paragraphs)) < 20:
        return _refusal(capture, "too short", "The item holds no sentence.")
    url = absolute(None, item.url)
    found = [("paragraphs", "item")]
    found += [(name, "item") for name in ("section", "authors", "outlet") if getattr(item, name)]
    if item.title:
        found.append(("headline", "item"))
    if item.published_at or item.published_on:
        found.append(("published", "item"))
    draft = Draft(
        headline=clean(item.title or "") or None,
        paragraphs=tuple(paragraphs),
        url=url,
        outlet=outlet or item.outlet or capture.outlet or host(url),
        section=item.section,
        authors=tuple(a for a in map(clean, item.authors) if a),
        origin=item.origin,
        published=_moment(item.published_at, item.published_on),
        updated=Moment(day=item.updated_at.date(), at=item.updated_at) if item.updated_at else None,
        language=item.language,
        key=item.key,
        is_cited=item.is_cited,
        found=tuple(found),
    )
    return finish(draft, capture)


def _paragraphs(item: Item) -> list[str]:
    if item.text and item.text.strip():
        text = clean_block(item.text[:MOST_CHARACTERS])
        # Where no blank line parts them, each line is a paragraph.
        parts = _BLANK_LINES.split(text) if _BLANK_LINES.search(text) else text.split("\n")
        return [line for part in parts if (line := clean(part))]
    return blocks_of_fragment(item.html[:MOST_CHARACTERS]) if item.html else []


def _moment(at: datetime | None, on: date | None) -> Moment | None:
    if at is None:
        return Moment(day=on) if on else None
    return Moment(day=on or at.date(), at=at)


def _refusal(capture: Capture, reason: str, detail: str) -> Refusal:
    return Refusal(capture_id=capture.id, reason=reason, detail=detail, name=capture.name, url=capture.url)  # type: ignore[arg-type]
