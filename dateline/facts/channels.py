"""Where and when something was said: the channel and the day that stand beside a cue."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dateline.base.records import TimeExpression
from dateline.facts.cues import verb_cues
from dateline.facts.drafts import Draft
from dateline.facts.stretches import Span
from dateline.facts.wordlists import word_set
from dateline.facts.words import Doc, Token

# Services on which statements are published, by their own names (the largest by users, and those that officials use).
_PLATFORMS = (
    r"Telegram|Twitter|X(?=[\s,.;]|$)|Facebook|Instagram|Truth Social|Weibo|WeChat|YouTube|TikTok|LinkedIn|Threads|Bluesky"
    r"|Mastodon|VKontakte|WhatsApp|Signal|Reddit|Snapchat|Substack|Medium|Discord|social media"
)
# What one speaks or writes in; nouns that newspapers put after "said in a".
_FORMS = (
    r"(?:joint |written |video |press |news |blog |radio |television |TV |televised |phone |telephone |media |court |daily "
    r"|weekly |online |public |opening |closing )*"
    r"(?:statement|press conference|news conference|conference call|press briefing|news briefing|briefing|interview|speech"
    r"|address|letter|e-?mail|tweet|post|note|report|memo|message|call|filing|hearing|testimony|op-ed|article|podcast"
    r"|press release|news release|release|memoir|book|remarks|broadcast|communiqué|communique|video|documents?|ruling|debate)"
)
_ON_PLATFORM = re.compile(rf"\b(?i:on|via|to|through|using)\s+(?:his |her |its |their |the )?({_PLATFORMS})")
_PLATFORM_POST = re.compile(
    rf"\b(?i:in|via)\s+(?:a|an|his|her|its|their|the|another|one)\s+({_PLATFORMS})\s+(?:post|message|video|statement)"
)
_IN_FORM = re.compile(
    rf"\b(?i:in|at|during|via|through|by)\s+(?:a|an|the|his|her|its|their|another|separate|one|a separate|an? \w+)\s+"
    rf"({_FORMS}(?:\s+(?:with|to|on)\s+(?:[A-Z][\w.&’'-]*)(?:\s[A-Z][\w.&’'-]*)*)?)\b"
)
_ON_AIR = re.compile(r"\b(?i:on)\s+((?:state |national |local |live |public )?(?:television|TV|radio))\b")
_RULES = (_PLATFORM_POST, _ON_PLATFORM, _IN_FORM, _ON_AIR)
# Farther off, a day or a channel belongs to something else; two thirds of a line of print.
_REACH_CHARACTERS = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where and when something was said, as far as the text says so."""

    channel: str | None = None
    said_on: date | None = None
    said_on_exact: str | None = None


def find_setting(doc: Doc, draft: Draft, times: tuple[TimeExpression, ...]) -> Setting:
    """Return channel and day of an attribution: those nearest to its cue, in its sentence and outside its content."""
    regions = _regions(doc, draft)
    channel = _channel(doc, draft, regions)
    said = _nearest([t for t in times if t.day is not None and _is_in(t.start, t.end, regions)], draft, doc)
    if said is None:
        return Setting(channel=channel)
    return Setting(channel=channel, said_on=said.day, said_on_exact=said.exact)


def _regions(doc: Doc, draft: Draft) -> list[Span]:
    """Return the stretches of the cue's sentence that are neither content nor another statement's verb phrase."""
    sentence = doc[draft.anchor].sent
    start, end = sentence.start_char, sentence.end_char
    regions: list[Span] = []
    for piece in sorted(draft.pieces):
        if start < piece[0]:
            regions.append((start, min(piece[0], end)))
        start = max(start, piece[1])
    if start < end:
        regions.append((start, end))
    return regions


def _is_in(start: int, end: int, regions: list[Span]) -> bool:
    return any(first <= start and end <= last for first, last in regions)


def _channel(doc: Doc, draft: Draft, regions: list[Span]) -> str | None:
    told = _told(doc[draft.anchor])
    found = [
        (_distance(first + match.start(1), draft), match[1])
        for first, last in regions
        for rule in _RULES
        for match in rule.finditer(doc.text[first:last])
        if _belongs(doc, first + match.start(1), draft)
    ]
    near = [item for item in found if item[0] <= _REACH_CHARACTERS]
    return min(near)[1] if near else told


def _told(cue: Token) -> str | None:
    """Return the outlet of "told the Herald", or "reporters"."""
    if cue.lemma_ != "tell":
        return None
    heard = next((c for c in cue.children if c.dep_ in ("dobj", "dative") and c.i > cue.i), None)
    if heard is None:
        return None
    if heard.lower_ in ("reporters", "journalists"):
        return str(heard.lower_)
    if heard.ent_type_ == "ORG":
        return str(cue.doc[heard.left_edge.i : heard.i + 1].text).removeprefix("the ")
    return None


def _nearest(times: list[TimeExpression], draft: Draft, doc: Doc) -> TimeExpression | None:
    near = [
        (_distance(t.start, draft), t.start, t)
        for t in times
        if _distance(t.start, draft) <= _REACH_CHARACTERS and _belongs(doc, t.start, draft)
    ]
    return min(near, key=lambda item: item[:2])[2] if near else None


def _belongs(doc: Doc, at: int, draft: Draft) -> bool:
    """True if the words at `at` say where or when it was said, not something else about the speaker.

    Inside the source's own phrase, only a verb of speech or of giving out counts: "Bell, who spoke on Monday", "a report published
    on Monday", not "who was hurt on Monday".
    """
    span = doc.char_span(at, at + 1, alignment_mode="expand")
    if span is None:
        return False
    line = list(_line_up(span[0]))
    verbs = [t for t in line if t.pos_ in ("VERB", "AUX")]
    if draft.source is not None and draft.source[0] <= at < draft.source[1]:
        return bool(verbs) and (verbs[0].lemma_.lower() in verb_cues() or verbs[0].lemma_ in _PUBLISHES)
    cue = doc[draft.anchor]
    if cue in line:
        # "said in a note published Monday"; but not "said at the site of the fire that broke out on Monday".
        below = line[: line.index(cue)]
        return all(t.lemma_ in _PUBLISHES or _is_occasion(t, cue) for t in below if t.pos_ in ("VERB", "AUX"))
    # "On Monday she spoke and warned ...": the day of the first statement is the day of the second.
    return bool(verbs) and verbs[0].lemma_.lower() in verb_cues() and verbs[0].is_ancestor(cue)


# Verbs of giving out what is said.
_PUBLISHES = word_set("publish release issue hold broadcast air post send give deliver make record")


# Verbs of the clause that tells on what occasion somebody said it: "| Asked on Monday |, she said".
_ASIDES = word_set("ask speak write question address talk testify appear quiz interview challenge press")


def _is_occasion(verb: Token, cue: Token) -> bool:
    return verb.lemma_.lower() in _ASIDES and verb.dep_ == "advcl" and verb.head == cue


def _line_up(token: Token) -> Iterator[Token]:
    while token.head.i != token.i:
        token = token.head
        yield token


def _distance(at: int, draft: Draft) -> int:
    spans = [*draft.cue, *([draft.source] if draft.source else [])]
    return min(
        (0 if start <= at < end else min(abs(at - start), abs(at - end)) for start, end in spans),
        default=10**6,
    )
