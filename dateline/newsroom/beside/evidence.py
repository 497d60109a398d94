"""The evidence: sentences of the reports that a draft may be about, and how much each is like one of the draft."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

from dateline.base.passages import passage_id
from dateline.base.records import Figure, Quote, Speaker
from dateline.newsroom.beside.verdicts import Witness
from dateline.newsroom.beside.wording import NOTHING, content, names, numbers, plain, tokens
from dateline.store import find
from dateline.store.find import Headline, Told

# How many reports are looked at for one sentence of the draft: a story's reports share its names.
REPORTS_A_SENTENCE = 8
# What stands around a sentence tells what it is about, but is not what it says.
AROUND_WEIGHT = 0.6
SENTENCES_AROUND = 3
# A name says more of what a sentence is about than another word.
NAME_WEIGHT = 1.5
# A word that no report has may be a reporter's own for one that they do.
UNKNOWN_SHARE = 0.5
# One number in both says as much as a sixth of the words.
SAME_NUMBER = 0.15
_WITNESSES = 3  # sentences that are shown with a verdict
# Before a day that only bounds a stretch of time.
_STRETCH = re.compile(r"\b(?:since|from|until|till|before|after|by)(?: last| early| late)? $", re.I)
_RARE = re.compile(r"[A-Z][\w’'-]+|\d[\d.,]*\d|\w{5,}")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Line:
    """One sentence of a version of a report, with what was read off it."""

    article: Headline
    version_id: str
    start: int
    end: int
    text: str
    words: frozenset[str]
    around: frozenset[str]  # of the sentences before it and of the headline
    around_text: str
    figures: tuple[Figure, ...]
    quotes: tuple[Quote, ...]
    numbers: frozenset[str]
    days: frozenset[date]
    days_of_it: frozenset[date]  # without those that only bound a stretch: "since Monday"
    spells: frozenset[str]  # TIMEX3 values of stretches of time: "P6Y"
    days_before: frozenset[date]  # of the nearest sentence before it that names one
    is_current: bool

    @property
    def on(self) -> date | None:
        """The day of the report."""
        return self.article.published_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All lines that were looked up for a draft, and how much each word tells."""

    told: tuple[Told, ...]
    lines: tuple[Line, ...]
    weights: Mapping[str, float]
    unknown: float

    def weigh(self, words: Iterable[str], named: frozenset[str]) -> float:
        """Return how much some words tell."""
        return sum(
            self.weights.get(word, self.unknown) * (NAME_WEIGHT if word in named else 1.0) for word in words
        )

    def ranked(
        self, text: str, *, least: float, counted: frozenset[str] = frozenset()
    ) -> list[tuple[float, Line]]:
        """Return the lines that are like a text to at least a share, the most alike first; `counted` are its numbers."""
        words, named = content(text), names(text)
        weights = {word: self.weigh((word,), named) for word in words}
        whole = sum(weights.values())
        scored = (
            (_likeness(words, weights, whole, line, least) + SAME_NUMBER * len(counted & line.numbers), line)
            for line in self.lines
            if not words.isdisjoint(line.words) or not counted.isdisjoint(line.numbers)
        )
        found = [(score, line) for score, line in scored if score >= least]
        return sorted(
            found, key=lambda pair: (-pair[0], pair[1].on or date.min, pair[1].version_id, pair[1].start)
        )


def _likeness(
    words: frozenset[str], weights: Mapping[str, float], whole: float, line: Line, least: float
) -> float:
    """Return which share of a draft's words a line has, 0 to 1; those around it count for less."""
    if not whole:
        return 0.0
    near = sum([weights[word] for word in words & line.words])
    if (near + AROUND_WEIGHT * (whole - near)) / whole < least:
        # Not even with all the others around it; a number in common may still lift it.
        return near / whole
    far = sum([weights[word] for word in (words & line.around) - line.words])
    return (near + AROUND_WEIGHT * far) / whole


def look_up(sentences: Sequence[str]) -> Evidence:
    """Return the evidence for the sentences of a draft."""
    ids: dict[str, None] = {}
    for sentence in sentences:
        ids |= dict.fromkeys(find.articles_like(rare_words(sentence), limit=REPORTS_A_SENTENCE))
    return evidence_of(find.told_by(ids))


def rare_words(sentence: str) -> list[str]:
    """Return the words of a sentence by which its report is looked for: names, numbers and long words."""
    found = dict.fromkeys(word for word in _RARE.findall(sentence) if plain(word) not in NOTHING)
    return sorted(found, key=lambda word: (not (word[0].isupper() or word[0].isdigit()), -len(word)))


def evidence_of(told: Sequence[Told]) -> Evidence:
    """Return versions of reports as evidence."""
    lines = [line for one in told for line in _lines(one)]
    counts = Counter(word for line in lines for word in line.words)
    most = log(1 + len(lines)) if lines else 1.0
    weights = {word: log(1 + len(lines) / n) for word, n in counts.items()}
    return Evidence(told=tuple(told), lines=tuple(lines), weights=weights, unknown=UNKNOWN_SHARE * most)


def _lines(told: Told) -> Iterable[Line]:
    facts, text = told.facts, told.text
    head = told.article.headline
    before_days: frozenset[date] = frozenset()
    texts = [text[start:end] for start, end in facts.sentences]
    words = [content(one) for one in texts]
    head_words = content(head)
    for number, (start, end) in enumerate(facts.sentences):
        first, last = max(0, number - SENTENCES_AROUND), number + 2
        near = [*range(first, number), *range(number + 1, min(last, len(texts)))]
        inside = [time for time in facts.times if time.day and start <= time.start < end]
        days = frozenset(time.day for time in inside if time.day)
        of_it = [
            time.day for time in inside if not _STRETCH.search(text[max(0, time.start - 12) : time.start])
        ]
        yield Line(
            article=told.article,
            version_id=told.version_id,
            start=start,
            end=end,
            text=text[start:end],
            words=words[number],
            around=head_words.union(*(words[n] for n in near)),
            around_text=" ".join([head, *(texts[n] for n in near)]),
            figures=tuple(figure for figure in facts.figures if start <= figure.start < end),
            quotes=tuple(quote for quote in facts.quotes if quote.start < end and start < quote.end),
            numbers=numbers(text[start:end]),
            days=days,
            days_of_it=frozenset(day for day in of_it if day),
            spells=frozenset(
                time.value
                for time in facts.times
                if time.kind == "DURATION" and time.value and start <= time.start < end
            ),
            days_before=before_days,
            is_current=told.is_current,
        )
        before_days = days or before_days


def witnesses_of(pairs: Sequence[tuple[Line, Speaker | None]]) -> tuple[tuple[Witness, ...], int]:
    """Return the first witnesses of some lines, copies of one text once, and the number of origins."""
    seen: dict[str, Witness] = {}
    for line, speaker in pairs:
        seen.setdefault(line.article.origin_id, _witness(line, speaker))
    return tuple(seen.values())[:_WITNESSES], len(seen)


def _witness(line: Line, speaker: Speaker | None) -> Witness:
    span = next(iter([f.sentence for f in line.figures] + [q.sentence for q in line.quotes]), None)
    return Witness(
        passage_id=passage_id(line.version_id, *span) if span else None,
        article_id=line.article.id,
        sentence=line.text,
        outlet=line.article.outlet,
        headline=line.article.headline,
        address=line.article.url,
        speaker=speaker.name if speaker else None,
        on=line.on,
    )


def has_words(text: Sequence[str], wanted: Sequence[str]) -> bool:
    """True if the words stand in the text in a row."""
    return f" {' '.join(wanted)} " in f" {' '.join(text)} "


__all__ = ["Evidence", "Line", "evidence_of", "has_words", "look_up", "tokens", "witnesses_of"]
