"""Text captures of pages read as articles: masthead, menus, cookie lines, cards and footers told by their shape.

The body is the run of blocks with the most prose in it; the head of the article stands right above it. Words decide
only where they are names of fields ("By", "Updated") or of sections.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from dateline.articles.bylines import split_names
from dateline.articles.charset import decode
from dateline.articles.credit import is_credit, read_dateline
from dateline.articles.draft import Draft, finish
from dateline.articles.lines import Block, read_blocks
from dateline.articles.mail import Mail, read_mail
from dateline.articles.moments import Moment, read_moment
from dateline.articles.rail import Rail, day_line, find_rail
from dateline.articles.sort import is_section_name
from dateline.articles.trim import is_call_text
from dateline.articles.walls import speaks_of_consent
from dateline.base.addresses import host
from dateline.base.records import Article, Capture, Refusal
from dateline.base.text import clean

# A text capture longer than this is no page: a novel has half of it. It bounds the time.
MOST_CHARACTERS = 1_000_000
_LEAST_SENTENCE_WORDS = 4
# A call to read, follow or subscribe is short.
_MOST_CALL_WORDS = 25
# A paragraph of news has at least this much; menus, captions and buttons have less.
_PROSE_WORDS = 9
# What a block that is no prose costs the run of prose that would hold it, in words: subheadings must be
# affordable, a menu of a dozen entries must not.
_OTHER_COST = 12
_BYLINE = re.compile(r"^(?:by|von|par|por|di|av|af|door|text:|autor:|written by|from our)\s+\S", re.I)
# A name alone on its line: two to four words with capitals, particles between them.
_NAME = re.compile(r"^[A-ZÀ-ÞА-Я][\w'’.-]*(?: (?:[a-z]{2,3} )?[A-ZÀ-ÞА-Я][\w'’.-]*){1,3}$")
_MOST_STANDFIRST_WORDS = 60
# A masthead is this many blocks high at most.
_MASTHEAD_BLOCKS = 3
_PUBLISHED = re.compile(
    r"publish\w*|posted|first|veröffentlicht|erstellt|publié\w*|publicado|pubblicato|опубликовано", re.I
)
_UPDATED = re.compile(
    r"updated?|modified|stand:|aktualisiert|mis à jour|actualizado|aggiornato|bijgewerkt", re.I
)
_TODAY = re.compile(r"^\W*(?:today|heute|aujourd.hui|hoy|oggi|hoje|vandaag)\b", re.I)
_BYLINE_LABEL = re.compile(r"^(?:text|autor|words)\s*:\s*", re.I)
# What newspapers call themselves: a masthead is known by its noun. Source: titles of the outlets in our material.
_MASTHEAD = re.compile(
    r"^(?:the |le |la |el |il |die |der |das |de )?(?:[\w&.’'-]+ ){0,3}(?:courier|post|times|news|gazette|herald|tribune|ledger|dispatch|chronicle|journal|star|sun|mail|telegraph|guardian|observer|independent|"
    r"standard|press|daily|today|express|mirror|record|examiner|review|register|sentinel|argus|messenger|monitor|bulletin|advertiser|globe|echo|citizen|inquirer|bee|voice|zeitung|tagblatt|anzeiger|nachrichten|bote|"
    r"kurier|rundschau|abendblatt|tageblatt|monde|figaro|presse|soir|país|mundo|diario|correo|nación|prensa|corriere|gazzetta|repubblica|stampa|messaggero|folha|globo|público|dagblad|nieuws|bladet|posten|tidning)$",
    re.I,
)
# A row of these is a row of buttons.
_NETWORKS = re.compile(
    r"\b(?:facebook|twitter|whatsapp|linkedin|telegram|reddit|flipboard|pinterest|instagram|messenger|bluesky|threads|xing|e-?mail|print|copy link)\b",
    re.I,
)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
# The paragraphs that say again what the headline says, and what that weighs beside nearness.
_LEAD_BLOCKS, _SAID_AGAIN, _MOST_DISTANCE_COST = 8, 14.0, 9.0
_CRUMBS = re.compile(r"\s+[>›»/]\s+|\s*[›»]\s*")


def read_plain(capture: Capture, outlet: str | None = None) -> Article | Refusal:
    """Return the article of a text capture, or why it holds none."""
    text = decode(capture.body, capture.charset)[:MOST_CHARACTERS]
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
    if span is None and (span := _sentences(blocks)) is None:
        return _refusal(capture, "too short", "The text holds no sentence.")
    head = _read_head(blocks, span, rail)
    body = _lines_of(blocks[head.body_start : span[1]])
    if not any(map(clean, body)):
        return _refusal(capture, "no article", "The text holds lines and marks, no words.")
    draft = _draft(head, body, mail, capture, outlet)
    return finish(replace(draft, cards=rail.cards if rail else ()), capture)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    headline: str | None = None
    standfirst: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    published: Moment | None = None
    updated: Moment | None = None
    page_on: date | None = None
    outlet: str | None = None
    body_start: int = 0


def _draft(head: _Head, body: list[str], mail: Mail | None, capture: Capture, outlet: str | None) -> Draft:
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
        outlet=outlet
        or capture.outlet
        or head.outlet
        or host(capture.url)
        or (mail.sender if mail else None),
        section=head.section,
        authors=head.authors,
        published=published,
        updated=head.updated,
        page_on=head.page_on,
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
        if _is_prose(block) and not speaks_of_consent(block.text):
            if score <= 0:
                start, score = i, 0
            score += max(block.words, len(block.text) // 6)
            if score > best_score:
                best, best_score = (start, i + 1), score
        else:
            score -= _OTHER_COST
    return best


def _lines_of(blocks: list[Block]) -> list[str]:
    """Return the lines of the body: calls to read or follow, lines said twice and stacks of short lines taken out.

    One short line before a paragraph is a subheading; several in a row are a menu, a caption, buttons.
    """
    kept: list[Block] = []
    seen: set[str] = set()
    for block in blocks:
        is_call = block.words <= _MOST_CALL_WORDS and is_call_text(block.text)
        if (
            block.is_rule
            or is_call
            or (block.text in seen and block.words > 3)
            or speaks_of_consent(block.text)
        ):
            continue
        seen.add(block.text)
        kept.append(block)
    short = [not _is_prose(b) and not b.is_sentence and not b.is_bullet for b in kept]
    return [
        b.text
        for i, b in enumerate(kept)
        if not short[i]
        or (i + 1 < len(kept) and not short[i + 1] and not (i and short[i - 1]) and not day_line(b))
    ]


def _sentences(blocks: list[Block]) -> tuple[int, int] | None:
    """Return the run from the first sentence to the last, where there is no paragraph: a note, a short report."""
    found = [
        i
        for i, b in enumerate(blocks)
        if b.is_sentence and b.words >= _LEAST_SENTENCE_WORDS and not is_call_text(b.text)
    ]
    return (found[0], found[-1] + 1) if found else None


# The head -------------------------------------------------------------------------------------------


def _read_head(blocks: list[Block], span: tuple[int, int], rail: Rail | None) -> _Head:
    start, end = span
    first = rail.end if rail and rail.end <= start else 0
    at = _headline_at(blocks, range(first, start), start)
    standfirst, body_start = _standfirst(blocks, at, start, end)
    above = [i for i in range(first, body_start) if i != at]
    days = [(i, day) for i in above if (day := day_line(blocks[i])) is not None]
    page_on, published, updated = _dates(blocks, days, at)
    return _Head(
        headline=blocks[at].text if at is not None else None,
        standfirst=standfirst,
        section=_section(blocks, above, at),
        authors=_authors(blocks, above, at),
        outlet=_outlet(blocks, above, at),
        published=published,
        updated=updated,
        page_on=page_on,
        body_start=body_start,
    )


def _headline_at(blocks: list[Block], above: range, start: int) -> int | None:
    """Return the block that is the headline: the nearest above the body that has the shape of one."""
    scored = [
        (_headline_score(blocks[i]) - 0.6 * (start - i), -i) for i in above if _may_be_headline(blocks[i])
    ]
    if not scored:
        return None
    best = -max(scored)[1]
    # Of two lines that both look like headlines, the upper one is it and the lower its standfirst; three are a list.
    up = [
        i for i in (best - 1, best - 2) if i in above and _may_be_headline(blocks[i]) and blocks[i].words >= 4
    ]
    return best - 1 if up == [best - 1] and not blocks[best - 1].is_bullet and not blocks[best].gap else best


def _content_words(text: str) -> set[str]:
    return set(_LONG_WORD.findall(text.casefold()))


def _share_said(block: Block, said: set[str]) -> float:
    """Return which share of a line's longer words the text's first paragraphs say again: of a headline, most."""
    words = _content_words(block.text)
    return len(words & said) / len(words) if len(words) > 1 else 0.0


def _headline_score(block: Block) -> float:
    """Return how much a block looks like a headline: several words, no sentence, on its own."""
    score = min(block.words, 12) + (3 if 5 <= block.words <= 20 else 0) + (2 if block.gap else 0)
    score -= 4 if block.is_bullet else 0
    # Headlines are no sentences; standfirsts, which stand between them and the body, are.
    return score - (9 if block.is_sentence and block.text[-1] not in '?!"”’' else 0)


def _may_be_headline(block: Block) -> bool:
    if (
        block.words > 32
        or day_line(block)
        or _BYLINE.match(block.text)
        or is_credit(block.text)
        or block.is_rule
    ):
        return False
    if is_call_text(block.text) or speaks_of_consent(block.text) or len(_NETWORKS.findall(block.text)) > 1:
        return False
    is_name = is_section_name(block.text) or " | " in block.text or bool(_MASTHEAD.match(block.text))
    return (block.words >= 2 or len(block.text) >= 8) and not is_name


def _standfirst(blocks: list[Block], at: int | None, start: int, end: int) -> tuple[str | None, int]:
    """Return the standfirst and where the body begins behind it.

    It is one block of a sentence or two under the headline: parted from the paragraphs by the byline or the date,
    or followed by the paragraph that bears the dateline, or clearly shorter than the paragraphs.
    """
    if at is None:
        return None, start
    between = [
        i
        for i in range(at + 1, start)
        if 6 <= blocks[i].words <= _MOST_STANDFIRST_WORDS and _may_be_standfirst(blocks[i])
    ]
    if between:
        return blocks[between[0]].text, start
    first = blocks[start]
    if (
        end - start < 2
        or first.words > _MOST_STANDFIRST_WORDS
        or read_dateline(first.text)
        or not _may_be_standfirst(first)
    ):
        return None, start
    after = start + 1
    while after < end and (day_line(blocks[after]) or _is_byline(blocks[after]) or blocks[after].is_rule):
        after += 1
    if after >= end:
        return None, start
    if after > start + 1 or read_dateline(blocks[after].text):
        return first.text, after
    lengths = sorted(blocks[i].words for i in range(after, end) if _is_prose(blocks[i]))
    usual = lengths[len(lengths) // 2] if lengths else 0
    is_short = (
        first.words <= 0.6 * blocks[after].words and first.words <= 0.75 * usual and blocks[after].words >= 20
    )
    return (first.text, after) if is_short and len(lengths) > 1 else (None, start)


def _may_be_standfirst(block: Block) -> bool:
    return not (day_line(block) or _is_byline(block) or block.is_bullet or is_credit(block.text))


def _is_byline(block: Block) -> bool:
    return bool(_BYLINE.match(block.text)) and block.words <= 14 and not block.is_sentence


def _authors(blocks: list[Block], above: list[int], at: int | None) -> tuple[str, ...]:
    """Return the names in the byline; a name alone counts where it stands between headline and body."""
    byline = next((blocks[i].text for i in above if _is_byline(blocks[i])), None)
    if byline:
        names = split_names([_BYLINE_LABEL.sub("", byline)])
        # "By Ida Lund, Kest": one word after a full name is where it was written.
        return tuple(n for i, n in enumerate(names) if i == 0 or " " in n)
    below = [blocks[i] for i in above if at is not None and i > at]
    return next(
        (split_names([b.text]) for b in below if _NAME.match(b.text) and not is_section_name(b.text)), ()
    )


def _outlet(blocks: list[Block], above: list[int], at: int | None) -> str | None:
    """Return the name in the masthead: a newspaper's by its noun, alone or before its section."""
    for i in above[: 2 * _MASTHEAD_BLOCKS]:
        name = blocks[i].text.partition("|")[0].strip("[] ")
        if (at is None or i < at) and _MASTHEAD.match(name) and not is_section_name(name):
            return name
    return None


def _section(blocks: list[Block], above: list[int], at: int | None) -> str | None:
    """Return the section: a known section name on a line of its own, or the last of a trail of crumbs."""
    near = at if at is not None else 0
    for i in sorted(above, key=lambda i: (abs(i - near), i)):
        block = blocks[i]
        if block.words > 10 or block.is_sentence:
            continue
        parts = [p.strip() for p in block.text.split("|")]
        if len(parts) == 2 and any(map(is_section_name, parts)):
            return next(filter(is_section_name, parts))
        crumbs = [p.strip() for p in _CRUMBS.split(block.text) if p.strip()]
        if is_section_name(block.text) or (
            2 <= len(crumbs) <= 4 and i < near and any(map(is_section_name, crumbs))
        ):
            return crumbs[-1]
    return None


def _dates(
    blocks: list[Block], days: list[tuple[int, Moment]], at: int | None
) -> tuple[date | None, Moment | None, Moment | None]:
    """Return the page's today, and when the article was published and updated.

    The masthead's date is the one that says so; the first of several, where the others stand by the headline; the
    only one, where it stands at the top of the page and away from the headline.
    """
    near = at if at is not None else 0
    today = next((day.day for i, day in days if _TODAY.match(blocks[i].text)), None)
    labelled = [(i, day) for i, day in days if _UPDATED.search(blocks[i].text)]
    published = next((day for i, _ in labelled if (day := _after(_PUBLISHED, blocks[i].text))), None)
    updated = next((_after(_UPDATED, blocks[i].text) or day for i, day in labelled), None)
    rest = [(i, day) for i, day in days if not _TODAY.match(blocks[i].text) and (i, day) not in labelled]
    if today is None and rest and rest[0][0] <= _MASTHEAD_BLOCKS and at is not None:
        index, day = rest[0]
        if (len(rest) > 1 and index < at) or at - index > _MASTHEAD_BLOCKS:
            today, rest = day.day, rest[1:]
    nearest = min(rest, key=lambda item: (abs(item[0] - near), item[0]), default=None)
    return today, published or (nearest[1] if nearest else None), updated


def _after(label: re.Pattern[str], text: str) -> Moment | None:
    match = label.search(text)
    return read_moment(text[match.end() :]) if match else None


def _is_binary(text: str) -> bool:
    sample = text[:4000]
    odd = sum(ch == "\ufffd" or (ch < " " and ch not in "\t\n\r\f\v") for ch in sample)
    return odd > 0.1 * len(sample) + 3


def _refusal(capture: Capture, reason: str, detail: str) -> Refusal:
    return Refusal(capture_id=capture.id, reason=reason, detail=detail, name=capture.name, url=capture.url)  # type: ignore[arg-type]
