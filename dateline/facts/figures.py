"""Reported figures: each number of a text that counts something, with its bound, unit, event, subject and source.

The definition is eval/figures-guideline. What each part is told by stands in its own file: numbers, sift, bounds,
counted, kinds (with happenings), subjects, frames (place, window, scope) and sources (who is responsible).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from dateline.base.records import Attribution, Bound, Figure, Quote, TimeExpression
from dateline.base.text import identify
from dateline.facts.bounds import bound_of
from dateline.facts.chains import innermost
from dateline.facts.counted import Counted, counted_by, span_of, tokens_between
from dateline.facts.dollars import home_dollar
from dateline.facts.frames import Scene, find_places, frame_of
from dateline.facts.kinds import LOOSE, kind_of
from dateline.facts.numbers import Number, find_numbers
from dateline.facts.sentences import sentence_around
from dateline.facts.sift import times_overlap, why_no_figure
from dateline.facts.sources import goes_on, owned, quote_around, told_with_figure
from dateline.facts.speakers import Context, read_context
from dateline.facts.subjects import subject_of
from dateline.facts.wordlists import word_set
from dateline.facts.words import Doc
from dateline.facts.words import Span as Words

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """A text and what has been read off it before its figures."""

    doc: Doc
    version_id: str
    published: date | None
    times: Sequence[TimeExpression]
    quotes: Sequence[Quote]
    context: Context


def find_figures(  # noqa: PLR0913 - each is a thing read off the text before
    doc: Doc,
    version_id: str,
    *,
    published: date | None,
    times: Sequence[TimeExpression],
    quotes: Sequence[Quote],
    context: Context | None = None,
) -> tuple[Figure, ...]:
    """Return the figures of a parsed text, in order.

    Windows like "the past week" are counted back from `published`. A figure within a quote has the quote's attribution;
    `context` leads the sources of the others to their full names.
    """
    reading = _Reading(
        doc=doc,
        version_id=version_id,
        published=published,
        times=times,
        quotes=quotes,
        context=context or read_context(doc, ()),
    )
    figures = _with_conversions(doc.text, _in_home_dollars(doc.text, _counted_figures(reading)))
    places = find_places(doc)
    framed: list[Figure] = []
    for figure in figures:
        framed.append(_with_source_of_the_first(_framed(reading, figure, figures, places), framed, doc.text))
    return tuple(framed)


# Between a figure and one that the same words go on to: "$214m (€196m)", "38 cases, down from 43, bringing the total to 642".
_SAME_BREATH = re.compile(
    r"\s\((?:about |around |roughly |some )?|[^.;”\"\n]{0,40}?,?\s(?:down from|up from|compared with|bringing (?:the|its|their) (?:\w+ ){1,3}to) (?:[a-z]+ ){0,3}?",
    re.I,
)


def _with_source_of_the_first(figure: Figure, earlier: Sequence[Figure], text: str) -> Figure:
    """Return a figure, with the source of the one before it where it goes on in the same breath and has none itself."""
    if not earlier or figure.attribution.speaker.kind != "none":
        return figure
    last = earlier[-1]
    if last.sentence != figure.sentence or not _SAME_BREATH.fullmatch(text[last.end : figure.start]):
        return figure
    return replace(figure, attribution=last.attribution)


# A text with more is a table; the articles of the press have 200 at most. It bounds the time, which grows with the square of
# their number.
MOST_NUMBERS = 1_500


def _counted_figures(reading: _Reading) -> list[Figure]:
    doc = reading.doc
    figures: list[Figure] = []
    earlier: list[tuple[float, str]] = []
    numbers = find_numbers(doc.text)[:MOST_NUMBERS]
    for number, following in zip_longest(numbers, numbers[1:]):
        if number is None or (times_overlap(number, reading.times) and not _is_share_of(number, doc.text)):
            continue
        counted = counted_by(doc, number)
        if counted.noun is None and following is not None and _goes_to(number, following, doc.text):
            counted = counted_by(doc, following)
        if why_no_figure(doc, number, counted, earlier) is not None:
            continue
        figure = _figure(reading, number, counted, figures)
        if not _is_mere_article(figure, doc.text) and not _counts_nothing(number, figure, doc.text):
            figures.append(figure)
            earlier.append((figure.low or figure.high or 0, figure.unit))
    return figures


def _is_share_of(number: Number, text: str) -> bool:
    """True of "three-quarters of the homes", which no quarter of a year is."""
    return number.unit == "fraction" and bool(
        re.match(
            r"^ of (?!(?:the|this|last|next|an?) (?:\w+ )?(?:year|day|month|week|century|decade|hour)|\d{4})",
            text[number.end : number.end + 40],
        )
    )


def _goes_to(number: Number, following: Number, text: str) -> bool:
    """True if a bare number changes to the one after it, whose noun it shares: "from 74 to | 34 libraries"."""
    return (
        number.unit is None
        and following.unit is None
        and text[number.end : following.start]
        in (" to ", " to just ", " to about ", " to only ", " to nearly ")
    )


# Words that state a number alone: "spoke of 212", "put it at 90", "the dead number 139", "Ormund says five."
_STATED = re.compile(
    r"\b(?:(?:spoke|speaks?|knew|knows?|talks?|talked) of|(?:put|puts) (?:it|them|the \w+) at|(?:stands?|stood) at|(?:reduced|revised|raised|lowered|cut|risen|rose|fell|fallen|climbed|increased|dropped) to"
    r"|(?:dead|injured|wounded|missing) number(?:ed)?|(?:it|number|figure|toll|count|total) (?:is|was)|says?|reports?|reported|counts?|counted) $",
    re.I,
)
# "Another two were found", "a further four would follow".
_FURTHER = re.compile(r"\b(?:another|a further|an additional|at least|more than) $", re.I)
_NOMINAL_NEXT = re.compile(r"^[-‑]|^ (?:times|way|day|day|week|month|year)")
_CLOSES = re.compile(r"^(?:[.,;:][”\"]?(?:\s|$)|\s(?:of (?:its|their) own|for the|on|so far)\b)")


def _counts_nothing(number: Number, figure: Figure, text: str) -> bool:
    """True of a number alone, without noun, unit or a figure beside it, unless its form shows a measured value."""
    if figure.rule != LOOSE or figure.bound != "exact" or number.scale > 1:
        return False
    before, after = text[max(0, number.start - 40) : number.start], text[number.end : number.end + 20]
    if figure.unit and _FURTHER.search(before) and not _NOMINAL_NEXT.match(after):
        return False
    if figure.unit and _STATED.search(before) and _CLOSES.match(after):
        return False
    return number.low.is_integer() and "," not in figure.exact


def _figure(reading: _Reading, number: Number, counted: Counted, earlier: Sequence[Figure]) -> Figure:
    doc = reading.doc
    sentence = sentence_around(reading.context.sentences, number.start, number.end)
    bounded = bound_of(doc.text, number)
    unit, event, rule = kind_of(doc, number, counted, earlier, sentence)
    figure = Figure(
        id=identify(reading.version_id, "figure", str(number.start), str(number.end)),
        version_id=reading.version_id,
        start=number.start,
        end=number.end,
        exact=doc.text[number.start : number.end],
        sentence=sentence,
        low=bounded.low,
        high=bounded.high,
        bound=bounded.bound,
        unit=unit,
        event=event,
        rule=rule,
    )
    return replace(figure, subject=_subject(doc, number, counted, figure, earlier))


def _subject(
    doc: Doc, number: Number, counted: Counted, figure: Figure, earlier: Sequence[Figure]
) -> str | None:
    # A bare count of people goes on with those counted before: "at least 1,100 have been killed".
    if figure.unit == "people" and counted.subject is None and figure.rule != "toll":
        people = [f for f in earlier if f.unit == "people" and f.subject]
        beside = [f for f in people if f.sentence == figure.sentence]
        found = beside or [f for f in people if f.event == figure.event]
        if found:
            return found[-1].subject
    if counted.noun is not None and counted.noun.pos_ == "PRON" and number.unit is None:
        return next((f.subject for f in reversed(earlier) if f.unit == figure.unit and f.subject), None)
    span = span_of(doc, number)
    named = subject_of(doc, number, span, counted) if span is not None and len(span) else None
    if (
        named is None
        or doc.text[slice(*named)].lower() in _PRONOUNS
        or _is_convertible(doc.text, earlier, figure)
    ):
        return _subject_before(doc.text, figure, earlier)
    return doc.text[slice(*named)]


# So near to the figure before it, a figure without words of its own goes on about the same.
_NEAR_CHARACTERS = 90


def _is_convertible(text: str, earlier: Sequence[Figure], figure: Figure) -> bool:
    """True of the second of two measures of one thing: "320 acres (| 129.5 hectares)"."""
    if not earlier or earlier[-1].event != figure.event or earlier[-1].sentence != figure.sentence:
        return False
    return bool(_OPENS_BRACKET.match(text[earlier[-1].end : figure.start])) and figure.event in (
        "thing",
        "money",
    )


def _subject_before(text: str, figure: Figure, earlier: Sequence[Figure]) -> str | None:
    if not earlier or figure.start - earlier[-1].end > _NEAR_CHARACTERS:
        return None
    last = earlier[-1]
    is_alike = last.event == figure.event or {last.event, figure.event} <= {"money", "share"}
    return last.subject if is_alike and "\n" not in text[last.end : figure.start] else None


_PRONOUNS = word_set("it them they he she who we i that whom us you this those these which")


# A sum whose dollar is not named: "$5m", "5 million dollars", "50 cents".
_BARE_DOLLAR = re.compile(r"^\$|^[\w\s.,½¼¾-]*\b(?:dollars?|cents?)$", re.I)
_NAMED_DOLLAR = re.compile(r"\b(?:U\.?S\.?|American|[A-Z][a-z]+) (?:dollars?|cents?)$")


def _in_home_dollars(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures, with bare dollars as those of the country that the text is about."""
    code = home_dollar(text)
    if code == "USD":
        return list(figures)
    return [
        replace(f, unit=code)
        if f.unit == "USD" and _BARE_DOLLAR.match(f.exact) and not _NAMED_DOLLAR.search(f.exact)
        else f
        for f in figures
    ]


# Conversions ---------------------------------------------------------------------------------------------

_OPENS_BRACKET = re.compile(r"^[\s-]?[\w°]{0,14}\.?\s?\((?:about |around |approximately |roughly |nearly )?$")
_OPEN_ABOVE: tuple[Bound, ...] = ("at_least", "more_than")
_OPEN_BELOW: tuple[Bound, ...] = ("at_most", "less_than")


def _with_conversions(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures, with the bound of the first on its conversion in brackets: "over 5 inches (13 cm)"."""
    done: list[Figure] = []
    for figure in figures:
        last = done[-1] if done else None
        if last is not None and _is_conversion(text, last, figure):
            figure = _bound_like(figure, last.bound)  # noqa: PLW2901 - the same figure, completed
        done.append(figure)
    return done


def _is_conversion(text: str, last: Figure, figure: Figure) -> bool:
    if (
        figure.bound not in ("exact", "about")
        or last.bound in ("exact", "range", "vague")
        or last.event != figure.event
    ):
        return False
    return last.event in ("money", "thing") and bool(_OPENS_BRACKET.match(text[last.end : figure.start]))


def _bound_like(figure: Figure, bound: Bound) -> Figure:
    low = None if bound in _OPEN_BELOW else figure.low
    high = None if bound in _OPEN_ABOVE else figure.high
    return replace(figure, bound=bound, low=low, high=high)


# Frames and sources ---------------------------------------------------------------------------------------


def _framed(reading: _Reading, figure: Figure, figures: Sequence[Figure], places: Sequence[Words]) -> Figure:
    doc = reading.doc
    quote = quote_around(figure.start, figure.end, reading.quotes, doc.text)
    attribution = _attribution(reading, figure, quote)
    subject = None if _is_speaker(figure.subject, attribution) else figure.subject
    span = tokens_between(doc, figure.start, figure.end)
    if span is None or len(span) == 0:
        return replace(figure, attribution=attribution, subject=subject)
    frame = frame_of(
        Scene(
            doc=doc,
            span=span,
            clause=_clause(figure, quote),
            times=[time for time in reading.times if time.exact != attribution.said_on_exact],
            others=[(f.start, f.end) for f in figures if f.sentence == figure.sentence and f.id != figure.id],
            published=reading.published,
            places=places,
        )
    )
    return replace(
        figure,
        attribution=attribution,
        subject=subject,
        place=frame.place,
        window=frame.window,
        since=frame.since,
        until=frame.until,
        scope=frame.scope,
        is_cumulative=frame.is_cumulative,
    )


def _attribution(reading: _Reading, figure: Figure, quote: Quote | None) -> Attribution:
    told = quote or goes_on(figure.start, reading.quotes, reading.doc.text, figure.sentence)
    if told is not None:
        found = owned(told.attribution, reading.doc, figure.start, figure.end, reading.context)
    else:
        found = told_with_figure(reading.doc, figure.start, figure.end, figure.sentence, reading.context)
    return innermost(found, figure.start, figure.end, figure.sentence, reading.context)


def _is_speaker(subject: str | None, attribution: Attribution) -> bool:
    """True if a subject is the name of who gives the number, and so not what is counted."""
    name = attribution.speaker.name
    return subject is not None and name is not None and subject.lower() == name.lower()


def _clause(figure: Figure, quote: Quote | None) -> Span:
    """Return where what limits a figure may stand: its sentence, within the quote that holds it."""
    start, end = figure.sentence
    if quote is None:
        return start, end
    piece = next(p for p in quote.pieces if p[0] <= figure.start and figure.end <= p[1])
    return max(start, piece[0]), min(end, piece[1])


# One ---------------------------------------------------------------------------------------------------------

# "One" counts where something happened to the one, where a bound stands before it, or where it is paid.
_COUNTS_ONE = ("other_people", "thing", "attended")
# "one person was recovered": what was done to one is counted, what one says is not.
_BEFALLEN = re.compile(
    r"^ (?:person|individual|victim|passenger)s? (?:was|were|is|has been|had been|remains?|remained) \w+",
    re.I,
)
_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3})"
_LISTED_AFTER = re.compile(rf"^[\w\s'’-]{{2,80}}?(?:,|\band\b|\bor\b)\s(?:\w+\s)?{_COUNT}\b", re.I)
_LISTED_BEFORE = re.compile(rf"\b{_COUNT}\s[\w\s'’-]{{2,60}}?(?:,|\band|\bor)\s(?:\w+\s)?$", re.I)


def _is_mere_article(figure: Figure, text: str) -> bool:
    """True if "one" only introduces: "one expert said", "one reason"; "one shop and two homes" are counted."""
    if figure.exact.lower() != "one" or figure.event not in _COUNTS_ONE or figure.bound != "exact":
        return False
    before, after = text[figure.sentence[0] : figure.start], text[figure.end : figure.sentence[1]]
    if _BEFALLEN.match(after):
        return False
    return not (_LISTED_AFTER.match(after) or _LISTED_BEFORE.search(before[-90:]))
