"""Text captures of pages read as articles: masthead, menus, cookie lines, cards and footers told by their shape.

The body is the run of blocks with the most prose in it; the head of the article stands right above it. Words decide
only where they are names of fields ("By", "Updated") or of sections.
"""

import re
from dataclasses import dataclass
from datetime import date

from dateline.articles.bylines import split_names
from dateline.articles.charset import decode
from dateline.articles.credit import is_credit, read_dateline
from dateline.articles.draft import Draft, finish
from dateline.articles.lines import Block, read_blocks
from dateline.articles.mail import Mail, read_mail
from dateline.articles.moments import Moment
from dateline.articles.rail import Rail, day_line, find_rail
from dateline.articles.sort import is_section_name
from dateline.base.addresses import host
from dateline.base.records import Article, Capture, Refusal

# A paragraph of news has at least this much; menus, captions and buttons have less.
_PROSE_WORDS = 9
# What a block that is no prose costs the run of prose that would hold it, in words: subheadings must be
# affordable, a menu of a dozen entries must not.
_OTHER_COST = 12
_BYLINE = re.compile(r"^(?:by|von|par|por|di|av|af|door|text:|autor:|written by|from our)\s+\S", re.I)
_UPDATED = re.compile(r"updat|modif|aktualisiert|mis à jour|actualizad|aggiornat|bijgewerkt", re.I)
_TODAY = re.compile(r"^\W*(?:today|heute|aujourd.hui|hoy|oggi|hoje|vandaag)\b", re.I)
_CRUMBS = re.compile(r"\s*[>›»/|]\s*")


def read_plain(capture: Capture, outlet: str | None = None) -> Article | Refusal:
    """Return the article of a text capture, or why it holds none."""
    text = decode(capture.body, capture.charset)
    if _is_binary(text):
        return _refusal(
            capture, "not text", "The capture is no text: too many of its characters are no letters."
        )
    mail = read_mail(text)
    blocks = read_blocks(mail.text if mail else text)
    if not blocks:
        return _refusal(capture, "no article", "The text is empty.")
    rail = find_rail(blocks)
    span = _body(blocks, rail)
    if span is None:
        return _refusal(capture, "no article", "No run of paragraphs was found in the text.")
    return finish(_draft(blocks, span, rail, mail, capture, outlet), capture)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    headline: str | None = None
    standfirst: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    published: Moment | None = None
    updated: Moment | None = None
    page_on: date | None = None
    body_start: int = 0


def _draft(
    blocks: list[Block],
    span: tuple[int, int],
    rail: Rail | None,
    mail: Mail | None,
    capture: Capture,
    outlet: str | None,
) -> Draft:
    head = _read_head(blocks, span, rail)
    body = [b.text for b in blocks[head.body_start : span[1]] if not b.is_rule]
    found = [("paragraphs", "text")]
    published = head.published
    headline = head.headline
    if mail:
        headline = headline or mail.subject
        published = published or mail.sent
    for name, value in (
        ("headline", headline),
        ("standfirst", head.standfirst),
        ("section", head.section),
        ("authors", head.authors),
        ("published", published),
    ):
        if value:
            found.append((name, "text"))
    return Draft(
        headline=headline,
        standfirst=head.standfirst,
        paragraphs=tuple(body),
        url=capture.url,
        outlet=outlet or capture.outlet or host(capture.url) or (mail.sender if mail else None),
        section=head.section,
        authors=head.authors,
        published=published,
        updated=head.updated,
        page_on=head.page_on,
        cards=rail.cards if rail else (),
        found=tuple(found),
    )


# The body -------------------------------------------------------------------------------------------


def _is_prose(block: Block) -> bool:
    return (block.words >= _PROSE_WORDS and (block.is_sentence or block.words >= 25)) or _is_wide_prose(block)


def _is_wide_prose(block: Block) -> bool:
    # Scripts without spaces: a sentence end and some length.
    return len(block.text) >= 30 and block.is_sentence and block.words <= 3


def _body(blocks: list[Block], rail: Rail | None) -> tuple[int, int] | None:
    """Return the run of blocks that holds the most prose and the least else."""
    best, best_score = None, 0
    start, score = 0, 0
    for i, block in enumerate(blocks):
        if rail and rail.start <= i < rail.end:
            start, score = i + 1, 0
            continue
        if _is_prose(block):
            if score <= 0:
                start, score = i, 0
            score += max(block.words, len(block.text) // 6)
            if score > best_score:
                best, best_score = (start, i + 1), score
        else:
            score -= _OTHER_COST
    return best


# The head -------------------------------------------------------------------------------------------


def _read_head(blocks: list[Block], span: tuple[int, int], rail: Rail | None) -> _Head:
    start, end = span
    first = max(rail.end, 0) if rail and rail.end <= start else 0
    above = list(range(first, start))
    at = _headline_at(blocks, above, start)
    headline = blocks[at].text if at is not None else None
    standfirst, body_start = _standfirst(blocks, at, start, end)
    lines = [blocks[i] for i in above if i != at]
    days = [(i, day) for i in above if (day := day_line(blocks[i])) is not None]
    page_on, published, updated = _dates(blocks, days, at)
    return _Head(
        headline=headline,
        standfirst=standfirst,
        section=_section(blocks, above, at),
        authors=split_names([b.text for b in lines if _BYLINE.match(b.text) and b.words <= 12][:1]),
        published=published,
        updated=updated,
        page_on=page_on,
        body_start=body_start,
    )


def _headline_at(blocks: list[Block], above: list[int], start: int) -> int | None:
    """Return the block that is the headline: the nearest above the body that has the shape of one."""
    best, best_score = None, 0.0
    for i in above:
        block = blocks[i]
        if not _may_be_headline(block):
            continue
        score = (
            min(block.words, 12) - 0.6 * (start - i) + (2 if block.gap else 0) - (4 if block.is_bullet else 0)
        )
        score += 3 if 5 <= block.words <= 20 else 0
        score -= 4 if block.is_sentence and not block.text.endswith("?") else 0
        if best is None or score > best_score:
            best, best_score = i, score
    return best


def _may_be_headline(block: Block) -> bool:
    if (
        block.words > 32
        or day_line(block)
        or _BYLINE.match(block.text)
        or is_credit(block.text)
        or block.is_rule
    ):
        return False
    return block.words >= 2 or len(block.text) >= 8


def _standfirst(blocks: list[Block], at: int | None, start: int, end: int) -> tuple[str | None, int]:
    """Return the standfirst and where the body begins behind it.

    It is one block of a sentence or two right under the headline, clearly shorter than the paragraphs, or parted
    from them by the byline or the date, or followed by the paragraph that bears the dateline.
    """
    if at is None:
        return None, start
    between = [
        i for i in range(at + 1, start) if 6 <= blocks[i].words <= 60 and _may_be_standfirst(blocks[i])
    ]
    if between:
        return blocks[between[0]].text, start
    if end - start < 3 or any(not _is_prose(blocks[i]) for i in (start, start + 1)):
        return None, start
    lengths = sorted(blocks[i].words for i in range(start + 1, end) if _is_prose(blocks[i]))
    first, usual = blocks[start], lengths[len(lengths) // 2]
    is_short = first.words <= 40 and first.words <= 0.5 * usual and first.words <= lengths[0]
    if (is_short or read_dateline(blocks[start + 1].text)) and not read_dateline(first.text):
        return first.text, start + 1
    return None, start


def _may_be_standfirst(block: Block) -> bool:
    return not (day_line(block) or _BYLINE.match(block.text) or block.is_bullet or is_credit(block.text))


def _section(blocks: list[Block], above: list[int], at: int | None) -> str | None:
    """Return the section: a known section name on a line of its own, or the last of a trail of crumbs."""
    for i in sorted(above, key=lambda i: (abs(i - (at if at is not None else 0)), i)):
        block = blocks[i]
        if i == at or block.words > 10 or block.is_sentence:
            continue
        parts = [p.strip() for p in _CRUMBS.split(block.text) if p.strip()]
        named = [p for p in parts if is_section_name(p)]
        if named and len(parts) <= 4 and (len(parts) == 1 or at is None or i < at):
            return named[-1]
    return None


def _dates(
    blocks: list[Block], days: list[tuple[int, Moment]], at: int | None
) -> tuple[date | None, Moment | None, Moment | None]:
    """Return the page's today, and when the article was published and updated.

    The masthead's date is the one that says so, or the first of several, where the others stand by the headline.
    """
    today = next((day.day for i, day in days if _TODAY.match(blocks[i].text)), None)
    updated = next((day for i, day in days if _UPDATED.search(blocks[i].text)), None)
    rest = [
        (i, day)
        for i, day in days
        if not _TODAY.match(blocks[i].text) and not _UPDATED.search(blocks[i].text)
    ]
    if today is None and len(rest) > 1 and at is not None and rest[0][0] < at and rest[0][0] <= 3:
        today = rest[0][1].day
        rest = rest[1:]
    near = min(
        rest, key=lambda item: (abs(item[0] - (at if at is not None else item[0])), item[0]), default=None
    )
    return today, near[1] if near else None, updated


def _is_binary(text: str) -> bool:
    sample = text[:4000]
    odd = sum(ch == "\ufffd" or (ch < " " and ch not in "\t\n\r\f\v") for ch in sample)
    return odd > 0.1 * len(sample) + 3


def _refusal(capture: Capture, reason: str, detail: str) -> Refusal:
    return Refusal(capture_id=capture.id, reason=reason, detail=detail, name=capture.name, url=capture.url)  # type: ignore[arg-type]
