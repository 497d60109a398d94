"""What a reader of one media type read, made into an article: dateline, credits, language and identity.

The readers (page, plain, entry) say what stands where; what holds for every article is done here, once.
"""

from dataclasses import dataclass
from datetime import date

from dateline.articles.credit import agency_in, credited, is_credit
from dateline.articles.datelines import dateline_day, read_dateline
from dateline.articles.doubts import dateline_doubt
from dateline.articles.moments import Moment, in_utc
from dateline.articles.tongue import declared_language, detect_language, has_known_words
from dateline.base.addresses import canonical
from dateline.base.records import Article, Capture, Card
from dateline.base.text import clean, cut, identify

# A headline made from a first sentence. Source: Google News's guidance, that longer ones are cut in lists.
HEADLINE_CHARACTERS = 110
# The longest dateline names two places, a date and two agencies.
DATELINE_CHARACTERS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a reader found in a capture, before anything is derived from it."""

    headline: str | None = None
    standfirst: str | None = None
    paragraphs: tuple[str, ...] = ()
    url: str | None = None
    outlet: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    origin: str | None = None
    published: Moment | None = None
    updated: Moment | None = None
    page_on: date | None = None
    language: str | None = None  # as declared
    images: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()
    key: str | None = None  # the source's own id, where there is no address of its own
    is_cited: bool = False  # the address is that of a report which the text cites
    is_live: bool = False
    found: tuple[tuple[str, str], ...] = ()
    doubts: tuple[str, ...] = ()


def finish(draft: Draft, capture: Capture) -> Article:
    """Return the article of a draft that has paragraphs."""
    paragraphs = [p for p in map(clean, draft.paragraphs) if p]
    paragraphs, credit = _without_credits(paragraphs)
    found = list(draft.found)
    dateline = read_dateline(paragraphs[0][:DATELINE_CHARACTERS], paragraphs[1:])
    dateline = dateline if dateline and dateline.end < len(paragraphs[0]) else None
    exact = paragraphs[0][: dateline.end] if dateline else None
    if dateline:
        paragraphs[0] = paragraphs[0][dateline.end :]
        found.append(("dateline", "head of the text"))
    day = draft.published.day if draft.published else None
    filed_on = dateline_day(dateline, day) if dateline else None
    late = dateline_doubt(filed_on, draft.published, dict(found).get("published", ""))
    origin, origin_found = _origin(draft, dateline.agency if dateline else None, credit)
    if origin:
        found.append(("origin", origin_found))
    text = "\n\n".join(paragraphs)
    headline = clean(draft.headline or "") or first_sentence(text)
    if not draft.headline:
        found.append(("headline", "first sentence"))
    article_id = _article_id(draft, headline, day)
    language, language_found = _language(draft, headline, text)
    if language:
        found.append(("language", language_found))
    return Article(
        id=article_id,
        version_id=identify(article_id, headline, text),
        capture_id=capture.id,
        url=draft.url,
        outlet=draft.outlet,
        headline=headline,
        standfirst=clean(draft.standfirst or "") or None,
        section=clean(draft.section or "") or None,
        authors=draft.authors,
        dateline=dateline.place if dateline else None,
        dateline_exact=exact,
        dateline_on=filed_on,
        dateline_agency=dateline.agency if dateline else None,
        origin=origin,
        published_at=in_utc(draft.published.at) if draft.published else None,
        published_on=day,
        updated_at=in_utc(draft.updated.at) if draft.updated else None,
        page_on=draft.page_on,
        captured_at=capture.captured_at,
        language=language,
        text=text,
        images=draft.images,
        cards=draft.cards,
        is_live=draft.is_live,
        found=tuple(sorted(dict(found).items())),
        doubts=(*draft.doubts, late) if late else draft.doubts,
    )


def first_sentence(text: str) -> str:
    """Return the first sentence of a text for a headline, cut at a word."""
    paragraph = text[: 3 * HEADLINE_CHARACTERS].split("\n", 1)[0]
    end = next(
        (
            i + 1
            for i, mark in enumerate(paragraph)
            if mark in ".!?。！？" and i > 20 and (i + 1 == len(paragraph) or _ends(paragraph, i))
        ),
        len(paragraph),
    )
    return cut(paragraph[:end].rstrip(" .。"), HEADLINE_CHARACTERS)


def _ends(text: str, at: int) -> bool:
    # "U.S. troops", "Mr. Orr": a stop after a capital or a title ends no sentence.
    if text[at] in "。！？":
        return True
    last_word = text[:at].rsplit(" ", 1)[-1]
    return text[at + 1] in " ”\"'’»" and len(last_word) > 3 and "." not in last_word


def _article_id(draft: Draft, headline: str, day: date | None) -> str:
    if draft.url and not (draft.is_cited and draft.key):
        return identify(canonical(draft.url))
    if draft.key:
        return identify(draft.outlet or "", draft.key)
    return identify(draft.outlet or "", headline, day.isoformat() if day else "")


def _origin(draft: Draft, dateline_agency: str | None, credit: str | None) -> tuple[str | None, str]:
    byline = next((agency for author in draft.authors if (agency := agency_in(author))), None)
    candidates = (
        (agency_in(draft.origin) or draft.origin, "feed"),
        (dateline_agency, "dateline"),
        (credit, "credit line"),
        (byline, "byline"),
    )
    return next(((name, where) for name, where in candidates if name), (None, ""))


def _without_credits(paragraphs: list[str]) -> tuple[list[str], str | None]:
    """Return the paragraphs without the credit lines at either end, and the agency that they name."""
    ends = [*paragraphs[:1], *paragraphs[-3:]]
    kept = list(paragraphs)
    while len(kept) > 1 and is_credit(kept[-1]):
        kept.pop()
    while len(kept) > 1 and is_credit(kept[0]):
        kept.pop(0)
    return kept, credited(ends)


def _language(draft: Draft, headline: str, text: str) -> tuple[str | None, str]:
    # Templates declare a language that their articles are not written in; an English word count settles it.
    declared = declared_language(draft.language)
    detected, is_sure = detect_language(f"{headline}\n{text[:5000]}")
    if declared and (detected in (None, declared) or not (is_sure or has_known_words(declared))):
        return declared, "declared"
    return (detected, "text") if detected else (declared, "declared")
