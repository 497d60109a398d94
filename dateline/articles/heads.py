"""The head of an article in a text capture: headline, standfirst, byline, dates, section, and the outlet's masthead."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.articles.credit import is_credit
from dateline.articles.datelines import read_dateline
from dateline.articles.furniture import (
    heads_what_follows,
    is_button,
    is_furniture,
    is_notice,
    is_picture_credit,
)
from dateline.articles.lines import Block
from dateline.articles.moments import Moment, date_span, read_moment
from dateline.articles.names import byline_of, is_byline
from dateline.articles.prose import Body, is_prose
from dateline.articles.rail import Rail, day_line
from dateline.articles.sort import is_section_name
from dateline.articles.walls import speaks_of_consent

# A headline stands this near above the text at most; between stand the byline, a picture, a row of buttons, a box.
_HEADLINE_REACH = 70
_MOST_HEADLINE_WORDS = 32
_NAME_WORDS = 12
_LEAST_STANDFIRST_WORDS, _NEAR_WORDS, _MOST_STANDFIRST_WORDS = 6, 8, 75
# A masthead is this many blocks high at most.
_MASTHEAD_BLOCKS = 3
# Where a date below the text counts: in the lines right below it.
_BELOW_BLOCKS = 6
_PUBLISHED = re.compile(
    r"publish\w*|posted|first|issued|created|veröffentlicht|erstellt|erschienen|publié\w*|publicado|pubblicato|gepubliceerd|publicerad|publisert|julkaistu|opublikowan\w*|опубликовано|yayınlan\w*|公開|発表|입력|发布",
    re.I,
)
_UPDATED = re.compile(
    r"updated?|modified|stand:|aktualisiert|mis à jour|actualizado|aggiornato|atualizado|bijgewerkt|uppdaterad|oppdatert|opdateret|päivitetty|aktualizacja|обновлено|güncelle\w*|更新|수정",
    re.I,
)
# Mastheads do not say what time it is.
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b(?![./])")
_DIGIT = re.compile(r"\d")
_TODAY = re.compile(r"^\W*(?:today|heute|aujourd.hui|hoy|oggi|hoje|vandaag)\b", re.I)
# What newspapers call themselves: a masthead is known by its noun. Source: titles of the outlets in our material.
_MASTHEAD = re.compile(
    r"^(?:the |le |la |el |il |die |der |das |de )?(?:[\w&.’'-]+ ){0,3}(?:courier|post|times|news|gazette|herald|tribune|ledger|dispatch|chronicle|journal|star|sun|mail|telegraph|guardian|observer|independent|"
    r"standard|press|daily|today|express|mirror|record|examiner|review|register|sentinel|argus|messenger|monitor|bulletin|advertiser|globe|echo|citizen|inquirer|bee|voice|foghorn|zeitung|tagblatt|anzeiger|nachrichten|bote|"
    r"kurier|rundschau|abendblatt|tageblatt|monde|figaro|presse|soir|país|mundo|diario|correo|nación|prensa|corriere|gazzetta|repubblica|stampa|messaggero|folha|globo|público|dagblad|nieuws|bladet|posten|tidning)$",
    re.I,
)
_CRUMBS = re.compile(r"\s+[>›»/]\s+|\s*[›»]\s*")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
# The paragraphs that say again what the headline says, and what that weighs beside nearness.
_LEAD_BLOCKS, _SAID_AGAIN = 8, 9.0
_BLOCK_COST, _MOST_DISTANCE_COST = 0.35, 8.0
# A page says its headline again: in its crumbs, its share line, over its comments.
_SAID_TWICE, _MOST_COMPARED = 5.0, 3000
# How far above a line the byline may stand that speaks against it; a date may stand above a headline.
_BYLINE_REACH, _BELOW_BYLINE, _BELOW_BUTTON, _BELOW_DAY, _OVER_BYLINE = 12, 10.0, 5.0, 2.0, 3.0
# "Headline - Outlet", "Headline | Outlet": what a browser's title bar adds.
_TITLE_END = re.compile(r"\s+[|–—-]\s+[^|–—]{3,50}$|\s*\|\s*[^|]{3,50}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above the text, and where the text begins below it."""

    headline: str | None = None
    standfirst: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    published: Moment | None = None
    updated: Moment | None = None
    page_on: date | None = None
    outlet: str | None = None
    body_start: int = 0


def read_head(blocks: Sequence[Block], body: Body, rail: Rail | None) -> Head:
    """Return what the lines above a text, and those right below it, say of it."""
    first = rail.end if rail and rail.end <= body.start else 0
    at = _headline_at(blocks, body, first)
    standfirst, body_start = _standfirst(blocks, at, body)
    above = [i for i in range(first, body_start) if i != at]
    near = [i for i in above if at is None or i >= at - _MASTHEAD_BLOCKS]
    below = list(range(body.end, min(len(blocks), body.end + _BELOW_BLOCKS)))
    page_on, published, updated = _dates(blocks, above, below, at)
    return Head(
        headline=_title(blocks, at) if at is not None else None,
        standfirst=standfirst,
        section=_section(blocks, above, at),
        authors=_authors(blocks, near, at, standfirst) or _signed(blocks, body.end),
        outlet=_outlet(blocks, above, at),
        published=published,
        updated=updated,
        page_on=page_on,
        body_start=body_start,
    )


# The headline ---------------------------------------------------------------------------------------


def _headline_at(blocks: Sequence[Block], body: Body, first: int) -> int | None:
    """Return the block that is the headline: the one near above the text that looks most like one."""
    lowest = body.start + (1 if blocks[body.start].level == 1 else 0)
    above = range(max(first, body.start - _HEADLINE_REACH), lowest)
    candidates = [i for i in above if _may_be_headline(blocks[i])]
    if not candidates:
        return None
    said = _lead_words(blocks, body)
    counts = Counter(b.text.casefold() for b in blocks[:_MOST_COMPARED])
    scored = {
        i: _score(blocks, i, body.start, said)
        + _again(blocks, i, counts)
        - _below_byline(blocks, i)
        + _above_byline(blocks, i)
        for i in candidates
    }
    best = max(candidates, key=lambda i: (scored[i], i))
    return _upper(blocks, best, scored, first)


def _upper(blocks: Sequence[Block], best: int, scored: dict[int, float], first: int) -> int:
    """Return the line above where the best is its standfirst: of two that look like headlines, the upper is it.

    Three in a row are a list.
    """
    above = best - 1
    if above not in scored or blocks[above].words < 4 or blocks[above].is_bullet or blocks[best].level == 1:
        return best
    if blocks[above].text.casefold().endswith(blocks[best].text.casefold()):
        return best
    if best - 2 in scored and blocks[best - 2].words >= 4 and best - 2 >= first:
        return best
    is_longer = blocks[best].words >= 0.8 * blocks[above].words
    is_less = scored[above] < scored[best] - (3 if blocks[best].gap and not is_longer else 9)
    return best if is_less else above


def _lead_words(blocks: Sequence[Block], body: Body) -> frozenset[str]:
    lead = blocks[body.start : min(body.end, body.start + _LEAD_BLOCKS)]
    return frozenset(word for b in lead if is_prose(b) for word in _LONG_WORD.findall(b.text.casefold()))


def _share_said(block: Block, said: frozenset[str]) -> float:
    """Return which share of a line's longer words the text's first paragraphs say again: of a headline, most."""
    words = set(_LONG_WORD.findall(block.text.casefold()))
    return len(words & said) / len(words) if len(words) > 1 else 0.0


def _score(blocks: Sequence[Block], at: int, start: int, said: frozenset[str]) -> float:
    """Return how much a block looks like the headline: several words, no sentence, on its own, near the text."""
    block = blocks[at]
    score: float = min(block.words, 10) + (3 if 5 <= block.words <= 20 else 0) + (2 if block.gap else 0)
    score += {0: 0, 1: 9, 2: 5}.get(block.level, 1)
    score -= 4 if block.is_bullet else 0
    score -= 6 if block.is_link else 0
    # Headlines are no sentences; standfirsts, which stand between them and the body, are.
    score -= 9 if block.is_sentence and block.text[-1] not in '?!"”’»“' else 0
    score += _SAID_AGAIN * _share_said(block, said)
    return score - min(_BLOCK_COST * (start - at), _MOST_DISTANCE_COST)


def _below_byline(blocks: Sequence[Block], at: int) -> float:
    """Return what it speaks against a line that byline or date stand above it: captions and boxes do."""
    above = blocks[max(0, at - _BYLINE_REACH) : at]
    if any(is_byline(b.text) for b in above):
        return _BELOW_BYLINE
    if above and is_button(above[-1]):
        return _BELOW_BUTTON
    return _BELOW_DAY if any(head_day(b) for b in above) else 0.0


def _above_byline(blocks: Sequence[Block], at: int) -> float:
    """Return what it speaks for a line that byline or date stand right below it."""
    return _OVER_BYLINE if any(head_day(b) or is_byline(b.text) for b in blocks[at + 1 : at + 3]) else 0.0


def _again(blocks: Sequence[Block], at: int, counts: Counter[str]) -> float:
    """Return what it speaks for a line that the page says it again, alone or at the end of another line."""
    text = blocks[at].text.casefold()
    if blocks[at].words < 4:
        return 0.0
    if counts[text] == 2:
        return _SAID_TWICE
    if counts[text] > 2:
        return 0.0
    said = any(len(other) > len(text) and len(other) < len(text) + 60 and text in other for other in counts)
    return _SAID_TWICE if said else 0.0


def _may_be_headline(block: Block) -> bool:
    text = block.text
    if block.words > _MOST_HEADLINE_WORDS or block.is_rule or len(text) > 300:
        return False
    if head_day(block) or is_byline(text) or is_credit(text) or text.endswith((":", "…")):
        return False
    if is_furniture(block) or is_notice(block) or speaks_of_consent(text):
        return False
    if heads_what_follows(block) and block.words < 5:
        return False
    is_name = is_section_name(text) or bool(_MASTHEAD.match(text))
    return (block.words >= 2 or len(text) >= 8) and not is_name and not _is_names(text)


def _is_names(text: str) -> bool:
    # A row of short names parted by strokes: a menu.
    parts = re.split(r"\s+[|•·]\s+", text)
    return len(parts) > 2 or (len(parts) == 2 and all(len(p.split()) <= 3 for p in parts))


def _title(blocks: Sequence[Block], at: int) -> str:
    """Return the headline without the outlet's name, where a line near has it without."""
    text = blocks[at].text
    cut = _TITLE_END.sub("", text)
    if cut == text:
        return text
    others = {b.text.casefold() for b in blocks[max(0, at - 40) : at + 40]}
    name = text[len(cut) :].strip(" |–—-")
    is_outlet = bool(_MASTHEAD.match(name)) or name.casefold() in others or "|" in text[len(cut) :]
    return cut if cut.casefold() in others or is_outlet else text


# The standfirst -------------------------------------------------------------------------------------


def _standfirst(blocks: Sequence[Block], at: int | None, body: Body) -> tuple[str | None, int]:
    """Return the standfirst and where the body begins behind it.

    It is one block of a sentence or two under the headline: parted from the paragraphs by the byline, the date or
    buttons, or followed by the paragraph that bears the dateline, or clearly shorter than the paragraphs.
    """
    start = body.start
    if at is None:
        return None, start
    start = max(start, at + 1)
    between = [
        i
        for i in range(at + 1, start)
        if _may_be_standfirst(blocks[i]) and blocks[i].text.casefold() != blocks[at].text.casefold()
    ]
    if between:
        best = between[0] if between[0] <= at + 2 and blocks[between[0]].words >= _NEAR_WORDS else None
        best = best or next((i for i in between if is_prose(blocks[i]) and not _is_credited(blocks, i)), None)
        best = best or (between[0] if between[0] <= at + 2 else None)
        if best is not None:
            return blocks[best].text, start
    if body.end - start < 2:
        return None, start
    first = blocks[start]
    if not _may_be_standfirst(first) or read_dateline(first.text):
        return None, start
    head_said = any(day_line(b) or is_byline(b.text) for b in blocks[at + 1 : start])
    after = start + 1
    while after < body.end and not is_prose(blocks[after]) and _is_apart(blocks[after]):
        after += 1
    if after >= body.end:
        return None, start
    parted = [b for b in blocks[start + 1 : after] if not b.is_rule]
    dateline = read_dateline(blocks[after].text)
    if dateline and (not head_said or dateline.agency) and first.words < blocks[after].words:
        return first.text, after
    if any(day_line(b) or is_byline(b.text) or is_button(b) for b in parted) and not head_said:
        return first.text, after
    return (
        (first.text, after)
        if _is_shorter(blocks, start, after, body.end) and not head_said
        else (None, start)
    )


def _is_credited(blocks: Sequence[Block], at: int) -> bool:
    return at + 1 < len(blocks) and is_picture_credit(blocks[at + 1])


def _is_apart(block: Block) -> bool:
    return bool(
        day_line(block) or is_byline(block.text) or block.is_rule or is_furniture(block) or block.words <= 4
    )


def _is_shorter(blocks: Sequence[Block], start: int, after: int, end: int) -> bool:
    first = blocks[start]
    lengths = sorted(b.words for b in blocks[after:end] if is_prose(b))
    usual = lengths[len(lengths) // 2] if lengths else 0
    is_short = first.words <= 0.6 * blocks[after].words and first.words <= 0.75 * usual
    return is_short and blocks[after].words >= 20 and len(lengths) > 1


def _may_be_standfirst(block: Block) -> bool:
    if not _LEAST_STANDFIRST_WORDS <= block.words <= _MOST_STANDFIRST_WORDS:
        return False
    if block.is_bullet or (block.is_link and not block.is_sentence):
        return False
    if block.words <= _NAME_WORDS and not block.is_sentence and byline_of([block], is_below=True):
        return False
    is_head = day_line(block) or is_byline(block.text) or is_credit(block.text) or head_day(block)
    return not is_head and not is_furniture(block) and not is_notice(block)


# The byline -----------------------------------------------------------------------------------------


def _authors(
    blocks: Sequence[Block], near: Sequence[int], at: int | None, standfirst: str | None
) -> tuple[str, ...]:
    lines = [blocks[i] for i in near if blocks[i].text != standfirst]
    below = [blocks[i] for i in near if at is not None and i > at and blocks[i].text != standfirst]
    return byline_of(below, is_below=True) or byline_of(lines, is_below=False)


def _signed(blocks: Sequence[Block], end: int) -> tuple[str, ...]:
    """Return the name that a text is signed with: alone in the line right below it, no row of tags."""
    line, after = (*blocks[end : end + 2], None, None)[:2]
    if line is None or line.is_bullet or line.is_link or heads_what_follows(line):
        return ()
    if after is not None and after.words < _NEAR_WORDS and not heads_what_follows(after) and not after.gap:
        return ()
    return byline_of([line], is_below=True)


# Dates ----------------------------------------------------------------------------------------------


def head_day(block: Block) -> Moment | None:
    """Return the date of a line of an article's head: it says when, and perhaps who and how long reading takes."""
    if (day := day_line(block)) is not None:
        return day
    if block.words > 30 or len(block.text) > 220 or not _DIGIT.search(block.text) or is_prose(block):
        return None
    is_labelled = _PUBLISHED.search(block.text) or _UPDATED.search(block.text) or is_byline(block.text)
    has_parts = len(re.split(r"\s[|•·/–—]\s|\s{2,}", block.text)) > 1
    if not (is_labelled or has_parts) or date_span(block.text) is None:
        return None
    return read_moment(block.text)


def _dates(
    blocks: Sequence[Block], above: Sequence[int], below: Sequence[int], at: int | None
) -> tuple[date | None, Moment | None, Moment | None]:
    """Return the page's today, and when the article was published and updated.

    The masthead's date is the one that says so; the first of several, where the others stand by the headline; the
    only one, where it stands at the top of the page and away from the headline. A date right below the text counts
    where none stands above it.
    """
    near = at if at is not None else 0
    days = [(i, day) for i in above if (day := head_day(blocks[i])) is not None]
    today = next((day.day for i, day in days if _TODAY.match(blocks[i].text)), None)
    labelled = [
        (i, day)
        for i, day in days
        if _UPDATED.search(blocks[i].text)
        or (_PUBLISHED.search(blocks[i].text) and i >= near - _MASTHEAD_BLOCKS)
    ]
    published = next((day for i, _ in labelled if (day := _after(_PUBLISHED, blocks[i].text))), None)
    updated = next(
        (_after(_UPDATED, blocks[i].text) for i, _ in labelled if _UPDATED.search(blocks[i].text)), None
    )
    labelled = [(i, day) for i, day in labelled if _says_when(blocks[i].text)]
    rest = [(i, day) for i, day in days if not _TODAY.match(blocks[i].text) and (i, day) not in labelled]
    if (
        today is None
        and rest
        and at is not None
        and _is_masthead_day(blocks[rest[0][0]].text, rest, labelled, at)
    ):
        today, rest = rest[0][1].day, rest[1:]
    nearest = min(
        rest, key=lambda item: (abs(item[0] - near) + (5 if item[0] < near else 0), item[0]), default=None
    )
    found = published or (nearest[1] if nearest else None) or (updated if updated else None)
    return today, found or _below(blocks, below), updated


def _is_masthead_day(
    text: str,
    rest: Sequence[tuple[int, Moment]],
    labelled: Sequence[tuple[int, Moment]],
    at: int,
) -> bool:
    index = rest[0][0]
    if index >= at or (index > _MASTHEAD_BLOCKS and _CLOCK.search(text)):
        return False
    has_others = len(rest) > 1 or bool(labelled)
    is_top = index <= _MASTHEAD_BLOCKS or at - index > 2 * _MASTHEAD_BLOCKS
    return (has_others and is_top) or at - index > _MASTHEAD_BLOCKS


def _says_when(text: str) -> bool:
    """True if a date follows its label: "Updated 2 hours ago" labels none."""
    return _after(_PUBLISHED, text) is not None or _after(_UPDATED, text) is not None


def _below(blocks: Sequence[Block], below: Sequence[int]) -> Moment | None:
    for i in below:
        if heads_what_follows(blocks[i]):
            break
        if day_line(blocks[i]) or _PUBLISHED.search(blocks[i].text) or _UPDATED.search(blocks[i].text):
            day = _after(_PUBLISHED, blocks[i].text) or head_day(blocks[i])
            if day:
                return day
    return None


def _after(label: re.Pattern[str], text: str) -> Moment | None:
    match = label.search(text)
    return read_moment(text[match.end() :]) if match else None


# The masthead ---------------------------------------------------------------------------------------


def _outlet(blocks: Sequence[Block], above: Sequence[int], at: int | None) -> str | None:
    """Return the name in the masthead: a newspaper's by its noun, alone or before its section."""
    for i in above[: 2 * _MASTHEAD_BLOCKS]:
        name = blocks[i].text.partition("|")[0].strip("[] ")
        if (at is None or i < at) and _MASTHEAD.match(name) and not is_section_name(name):
            return name
    return None


def _section(blocks: Sequence[Block], above: Sequence[int], at: int | None) -> str | None:
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
        if 2 <= len(crumbs) <= 4 and i < near and any(map(is_section_name, crumbs)):
            # The last crumb may be the headline's own.
            return crumbs[-1] if len(crumbs[-1].split()) <= 4 else crumbs[-2]
        if is_section_name(block.text) and not day_line(block):
            return str(block.text)
    return None
