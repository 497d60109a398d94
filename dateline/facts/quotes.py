"""Quotes: what a text gives as said by somebody, direct, mixed or indirect, with its source and cue.

The definition is that of docs/quotes.md.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice

from dateline.base.records import NOBODY, Attribution, Quote, QuoteKind, Speaker, TimeExpression
from dateline.base.text import identify
from dateline.facts.chains import relayed
from dateline.facts.channels import find_setting
from dateline.facts.clauses import find_drafts
from dateline.facts.drafts import Draft
from dateline.facts.margins import fit, told_once
from dateline.facts.marked import (
    attribute,
    dashed,
    is_sentence,
    is_tagged,
    leads_in,
    name_given,
)
from dateline.facts.marks import Quoted, find_quoted
from dateline.facts.sentences import sentence_around
from dateline.facts.speakers import Context, resolve
from dateline.facts.stretches import Span
from dateline.facts.tails import with_fitting_end
from dateline.facts.wordlists import word_set
from dateline.facts.words import Doc

# The longest text that is read (100,000 characters) has half of it, where statements stand as near to each other as in
# the reports measured (one in 330 characters). It bounds the time, which grows with the square of their number.
MOST_STATEMENTS = 600


def find_quotes(
    context: Context, version_id: str, *, times: tuple[TimeExpression, ...] = ()
) -> tuple[Quote, ...]:
    """Return the quotes of a document, in the order of their content."""
    doc = context.doc
    quoted = find_quoted(doc.text)
    drafts = _with_marked(doc, quoted, _fitted(doc, quoted))
    # A statement before those inside it, so that "I" and "we" find who speaks.
    drafts.sort(key=lambda draft: (draft.pieces[0][0], -draft.pieces[-1][1], draft.cue, draft.anchor))
    scene = _Scene(context=context, quoted=quoted, times=times, letters=_letters(doc.text, quoted))
    quotes: list[Quote] = []
    for draft in drafts:
        quotes.append(_quote(version_id, draft, scene, quotes))
    return tuple(_with_days_carried(doc.text, _with_dated_lead(doc.text, quotes)))


def _with_dated_lead(text: str, quotes: list[Quote]) -> list[Quote]:
    """Return the quotes, those of the first paragraph with the day and channel that the next paragraphs give them.

    The lead of a report sums up what its next paragraphs tell again in full: who said it, where and when.
    """
    ends = [match.start() for match in _PARAGRAPH.finditer(text)]
    if len(ends) < 2:
        return quotes
    lead, reach = ends[0], ends[min(2, len(ends) - 1)]
    told = [q.attribution for q in quotes if lead <= q.start < reach and q.attribution.said_on is not None]
    return [_dated(quote, told) if quote.end <= lead else quote for quote in quotes]


def _dated(quote: Quote, told: list[Attribution]) -> Quote:
    own = quote.attribution
    is_named = own.speaker.kind in ("person", "body")
    full = next((t for t in told if t.speaker.name == own.speaker.name), None)
    if full is None or not is_named or own.said_on is not None:
        return quote
    dated = replace(
        own, said_on=full.said_on, said_on_exact=full.said_on_exact, channel=own.channel or full.channel
    )
    return replace(quote, attribution=dated)


# Who goes on speaking is named by a pronoun: "... the mayor said on Monday. He added that ...".
_GOES_ON_SPEAKING = word_set("he she they it")


def _with_days_carried(text: str, quotes: list[Quote]) -> list[Quote]:
    """Return the quotes, those by a pronoun right after a dated statement of the same speaker with its day."""
    done: list[Quote] = []
    for quote in quotes:
        last = done[-1] if done else None
        done.append(_carried(text, last, quote) if last is not None else quote)
    return done


def _carried(text: str, last: Quote, quote: Quote) -> Quote:
    own, told = quote.attribution, last.attribution
    if own.said_on is not None or told.said_on is None or own.source is None:
        return quote
    is_pronoun = text[slice(*own.source)].lower() in _GOES_ON_SPEAKING
    is_same = own.speaker.name is not None and own.speaker.name == told.speaker.name
    if not (is_pronoun and is_same) or "\n\n" in text[last.end : quote.start]:
        return quote
    return replace(quote, attribution=replace(own, said_on=told.said_on, said_on_exact=told.said_on_exact))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """What all quotes of one document are made from."""

    context: Context
    quoted: tuple[Quoted, ...]
    times: tuple[TimeExpression, ...]
    letters: "_Letters"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Letters:
    """How many letters and figures stand before each place of a text: all, and those between marks of quotation."""

    all: Sequence[int]
    marked: Sequence[int]


def _letters(text: str, quoted: tuple[Quoted, ...]) -> _Letters:
    is_letter = list(map(str.isalnum, text))
    is_marked = [False] * len(text)
    for q in quoted:
        is_marked[q.start : q.end] = is_letter[q.start : q.end]
    return _Letters(all=[0, *accumulate(is_letter)], marked=[0, *accumulate(is_marked)])


def _fitted(doc: Doc, quoted: tuple[Quoted, ...]) -> list[Draft]:
    fitted = (
        fit(doc, with_fitting_end(doc, draft, quoted), quoted)
        for draft in islice(find_drafts(doc), MOST_STATEMENTS)
    )
    kept = told_once(draft for draft in fitted if draft.pieces)
    # "Reports say it fell, as police confirmed": the second says who stands behind the first.
    behind = {draft.pieces for draft in kept if draft.rule == "as" and draft.source is not None}
    return [draft for draft in kept if draft.rule != "clause" or draft.pieces not in behind]


def _with_marked(doc: Doc, quoted: tuple[Quoted, ...], drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, and those of the quotations that none of them holds."""
    text = doc.text
    result = list(drafts)
    previous: Draft | None = None
    floor = 0
    for q in quoted[:MOST_STATEMENTS]:
        holder = next(
            (
                d
                for d in result
                if any(_overlap(p, q) for p in d.pieces) and not q.holds(*(d.cue or ((0, 0),))[0])
            ),
            None,
        )
        if holder is not None:
            previous, floor = holder, q.end
            continue
        if previous is not None and _resumes(text, previous, q):
            index = result.index(previous)
            previous = replace(previous, pieces=(*previous.pieces, (q.start, q.end)))
            result[index] = previous
            floor = q.end
            continue
        named = name_given(doc, q)
        if named is not None:
            result.append(named)
            previous, floor = named, q.end
            continue
        if (
            not is_sentence(text, q)
            and not leads_in(doc, q)
            and not is_tagged(doc, q)
            and dashed(doc, q) is None
        ):
            continue
        draft = attribute(doc, q, floor)
        begun = next((d for d in result if draft is not None and draft.cue and d.cue == draft.cue), None)
        if draft is not None and begun is not None and begun.pieces[0][0] >= q.end:
            # "“The dam,” said Brandt, “will hold.”", of which the parse gave the second half alone.
            index = result.index(begun)
            previous = replace(begun, pieces=(*draft.pieces, *begun.pieces))
            result[index] = previous
            floor = q.end
            continue
        if draft is None and previous is not None and _goes_on(text, previous, q):
            same_paragraph = "\n\n" not in text[previous.pieces[-1][1] : q.start]
            if same_paragraph:
                index = result.index(previous)
                draft = replace(previous, pieces=(*previous.pieces, (q.start, q.end)))
                result[index] = draft
                previous, floor = draft, q.end
                continue
            draft = Draft(
                pieces=((q.start, q.end),),
                cue=(),
                source=previous.source,
                mode="speech",
                rule="goes on",
                anchor=previous.anchor,
            )
        if draft is not None:
            result.append(draft)
            previous = draft
        floor = q.end
    return result


def _overlap(piece: Span, q: Quoted) -> bool:
    return q.meets(*piece)


def _resumes(text: str, previous: Draft, q: Quoted) -> bool:
    """True if the quotation takes up the sentence that the cue broke: "It holds," she said, "but it leaks."."""
    ends = [end for _, end in (*previous.cue, *((previous.source,) if previous.source else ()))]
    last = max(ends, default=0)
    return previous.pieces[-1][1] < last <= q.start and text[last : q.start].strip() == ","


_PARAGRAPH = re.compile(r"\n\s*\n")


def _goes_on(text: str, previous: Draft, q: Quoted) -> bool:
    """True if the quotation continues the one before it: in its paragraph, or filling the next one."""
    between = text[previous.pieces[-1][1] : q.start]
    breaks = len(_PARAGRAPH.findall(between))
    if breaks == 0:
        return len(between.split()) <= 30
    fills = text[q.end :].lstrip(".,")[:1] in ("", "\n") and text[: q.start].rstrip(" ").endswith("\n")
    return breaks == 1 and fills


def _kind(letters: _Letters, pieces: tuple[Span, ...]) -> QuoteKind:
    inside = sum(letters.marked[end] - letters.marked[start] for start, end in pieces)
    if not inside:
        return "indirect"
    count = sum(letters.all[end] - letters.all[start] for start, end in pieces)
    return "direct" if inside >= 0.95 * count else "mixed"


def _quote(version_id: str, draft: Draft, scene: _Scene, earlier: list[Quote]) -> Quote:
    doc = scene.context.doc
    start, end = draft.pieces[0][0], draft.pieces[-1][1]
    spans = [*draft.pieces, *draft.cue, *((draft.source,) if draft.source else ())]
    # Two may attribute the same words; the second is told by its number.
    same = sum((q.start, q.end) == (start, end) for q in earlier)
    sentence = sentence_around(scene.context.sentences, min(s for s, _ in spans), max(e for _, e in spans))
    return Quote(
        id=identify(version_id, "quote", str(start), str(end), *([str(same)] if same else [])),
        version_id=version_id,
        start=start,
        end=end,
        exact=doc.text[start:end],
        pieces=draft.pieces,
        sentence=sentence,
        kind=_kind(scene.letters, draft.pieces),
        mode=draft.mode,
        attribution=relayed(_attribution(draft, scene, earlier), sentence, scene.context),
        rule=draft.rule,
    )


def _attribution(draft: Draft, scene: _Scene, earlier: list[Quote]) -> Attribution:
    outer = _around(draft, earlier)
    setting = find_setting(scene.context.doc, draft, scene.times)
    return Attribution(
        speaker=_speaker(draft, scene.context, outer, _last_speaker(draft, scene, earlier)),
        source=draft.source,
        cue=draft.cue,
        channel=setting.channel,
        said_on=setting.said_on,
        said_on_exact=setting.said_on_exact,
        relayed_by=_relay(outer),
    )


def _around(draft: Draft, earlier: list[Quote]) -> Quote | None:
    """Return the quote whose content holds the cue of this one: the smallest."""
    if not draft.cue:
        return None
    at = draft.cue[0][0]
    holding = [q for q in earlier if any(start <= at < end for start, end in q.pieces)]
    return min(holding, key=lambda q: q.end - q.start, default=None)


def _speaker(draft: Draft, context: Context, outer: Quote | None, last: Speaker | None) -> Speaker:
    if draft.source is None:
        return NOBODY
    words = context.doc.text[slice(*draft.source)].lower()
    if outer is not None and words in ("i", "we", "my", "our"):
        return replace(outer.attribution.speaker, resolved="pronoun")
    if outer is not None and _opens_content(draft.source, outer, context.doc.text):
        kind = outer.attribution.speaker.kind
        if (words == "it" and kind == "body") or (words in ("he", "she") and kind == "person"):
            return replace(outer.attribution.speaker, resolved="pronoun")
    return resolve(draft.source, context, last=last)


def _opens_content(source: Span, outer: Quote, text: str) -> bool:
    """True of "it" in "The mission said it had confirmed": a statement opens with who makes it."""
    start = outer.pieces[0][0]
    return outer.kind == "indirect" and text[start : source[0]].strip().lower() in ("", "that")


# Farther back, somebody else has mostly come between.
_REACH_CHARACTERS = 300


def _last_speaker(draft: Draft, scene: _Scene, earlier: list[Quote]) -> Speaker | None:
    """Return who spoke in the statement just before, outside this one, if no other person is named in between."""
    if draft.source is None:
        return None
    at = draft.source[0]
    before = [
        q
        for q in earlier
        if q.end <= at and q.mode == "speech" and _end(q) <= at and not any(s <= at < e for s, e in q.pieces)
    ]
    last = max(before, key=_end, default=None)
    if last is None or at - _end(last) > _REACH_CHARACTERS:
        return None
    named = [
        m
        for m in scene.context.members
        if m.kind == "person"
        for start, _ in m.spans
        if _end(last) <= start < at
    ]
    return None if named else last.attribution.speaker


def _end(quote: Quote) -> int:
    """Return where a statement ends, its attribution included."""
    told = quote.attribution
    ends = [quote.end, *(end for _, end in told.cue)]
    return max(ends if told.source is None else [*ends, told.source[1]])


def _relay(outer: Quote | None) -> Speaker | None:
    if outer is None or outer.mode != "speech" or outer.attribution.speaker.kind == "none":
        return None
    return outer.attribution.speaker
