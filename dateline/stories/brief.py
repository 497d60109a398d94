"""The brief of a story: three to six sentences of its reports, word for word, each with its passage.

In this order: the newest lead, the key figures with who gives them, who disagrees, how it began, and who said
what. No two say the same, and no outlet tells it alone.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from dateline.base.records import Cited, Point, Quote, Report, Series
from dateline.stories.happenings import IMPACT
from dateline.stories.mentions import day_of
from dateline.stories.sentences import Span, cite, sentences_of
from dateline.stories.terms import words

MOST_SENTENCES = 6
KEY_FIGURES = 2
VOICES = 2
# So many sentences of one outlet, where others report too.
MOST_OF_ONE_OUTLET = 2
# Sentences that share so much of the shorter one's words say the same.
NEAR_REPEAT = 0.5
# Shorter ones do not stand alone; longer ones are no brief.
LEAST_CHARACTERS, MOST_CHARACTERS = 40, 420
# The newest lead is sought in the reports of the last days; what other origins lead with too tells more of the news.
LEAD_DAYS = 1
MOST_LEADS = 12
SHARED_LEAD = 0.3
MOST_SUPPORT = 2
A_DAY_OLDER = 2  # a lead of the day before must tell so much more
# Words in the leads of so many reports, as a share and at least, are what the story is about.
CENTRAL_SHARE, LEAST_CENTRAL = 0.25, 3
CENTRAL_WORDS = 2
# Fewer words of a speaker are an exchange, not a voice.
LEAST_VOICE_WORDS = 8
# Series further down are no key figures.
MOST_SERIES = 5
# What a page says of itself or to its readers. Source: foot lines, letters boxes and correction notes of newspapers.
_BOILERPLATE = re.compile(
    r"\bletters? (?:to|for|from) the editor\b|\beditors? welcomes?\b|\b(?:write|letters|comments) to\b.{0,40}@"
    r"|\bsubscri(?:be|ption)|\bsign up\b|\bnewsletter|\bfollow us\b|\bread more\b|\bclick here\b|\ball rights reserved\b|©"
    r"|\b(?:additional )?reporting by\b|\bediting by\b|\bthis (?:article|story|report|page) (?:was|has been|is)\b"
    r"|\bhttps?://|\bwww\.|\S@\S|^\W*(?:correct(?:s|ion)|updates?|clarification|photo(?:graph)?|picture|video)\b(?!.*\bsaid\b)"
    r"|^\W*(?:advertisement|related|share this|contact)\b",
    re.I,
)
# Sentences that begin so lean on the one before, or are turned to the reader: alone they tell nothing.
_LEANING = re.compile(
    r"^[(\[—–-]*(?:he|she|it|they|this|that|these|those|his|her|their|its|but|and|or|so|yet|however|meanwhile|instead"
    r"|then|there|here|you|your|we|our|i|my)\b",
    re.I,
)
_ENDS = tuple('.!?…。！？"”’»)')


def write_brief(reports: Sequence[Report], series: Sequence[Series]) -> tuple[Cited, ...]:
    """Return the brief; `reports` stand in order of publication, `series` in order of importance."""
    originals = [report for report in reports if report.article.id == report.origin_id] or list(reports)
    draft = _Draft(originals)
    draft.take(_news(originals, series), 1)
    draft.take(_key_figures(originals, series), KEY_FIGURES)
    draft.take(_disputes(originals, series), 1)
    draft.take(_leads(originals), 1)
    draft.take(_voices(originals[::-1]), min(VOICES, MOST_SENTENCES - len(draft.chosen)))
    draft.take(_rest(originals[::-1]), 3 - len(draft.chosen))
    return tuple(draft.chosen[:MOST_SENTENCES])


class _Draft:
    """The sentences chosen so far, and what they say."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.chosen: list[Cited] = []
        self.seen: list[frozenset[str]] = []
        self.outlets = {report.article.version_id: report.article.outlet for report in reports}
        self.told_by: Counter[str | None] = Counter()
        self.is_of_many = len(set(self.outlets.values())) > 1

    def take(self, candidates: Iterable[Cited], most: int) -> None:
        """Take so many of the candidates that say what is not yet said."""
        taken = 0
        for cited in candidates:
            if taken >= most:
                return
            outlet = self.outlets.get(cited.version_id)
            told = frozenset(words(cited.exact))
            is_full = self.is_of_many and self.told_by[outlet] >= MOST_OF_ONE_OUTLET
            if not told or is_full or any(_is_repeat(told, other) for other in self.seen):
                continue
            self.chosen.append(cited)
            self.seen.append(told)
            self.told_by[outlet] += 1
            taken += 1


def _is_repeat(told: frozenset[str], other: frozenset[str]) -> bool:
    return len(told & other) >= NEAR_REPEAT * min(len(told), len(other))


def _fits(report: Report, span: Span) -> bool:
    if not LEAST_CHARACTERS <= span[1] - span[0] <= MOST_CHARACTERS:
        return False
    return not _BOILERPLATE.search(report.article.text[slice(*span)])


def _stands_alone(report: Report, span: Span) -> bool:
    text = report.article.text[slice(*span)]
    return text.endswith(_ENDS) and not text.endswith("?") and not _LEANING.match(text)


def _lead(report: Report) -> Span | None:
    spans = [span for span in sentences_of(report)[:3] if _fits(report, span)]
    return next((span for span in spans if _stands_alone(report, span)), spans[0] if spans else None)


def _leads(reports: Sequence[Report]) -> Iterator[Cited]:
    """Yield the leads; of the first day those that tell how much and who says so before those that set a scene."""
    days = [day_of(report)[0] for report in reports]
    first = [report for report, day in zip(reports, days, strict=True) if day == days[0]][:MOST_LEADS]
    ranked = sorted(first, key=lambda report: -_weight(report, frozenset()))
    for report in (*ranked, *reports[len(first) :]):
        span = _lead(report)
        if span is not None:
            yield cite(report, span)


def _news(reports: Sequence[Report], series: Sequence[Series]) -> Iterator[Cited]:
    """Yield the leads of the last days: those that several origins lead with and that hold a key figure first."""
    newest = max((day for report in reports if (day := day_of(report)[0])), default=date.min)
    recent = [report for report in reports[::-1] if _age(report, newest) <= LEAD_DAYS][:MOST_LEADS]
    points = (line.points[-1] for one in series[:MOST_SERIES] for line in one.lines)
    key_figures = frozenset(point.figure_id for point in points)
    told = {report.article.id: _lead_words(report) for report in reports}
    central = _central_words(told.values())

    def worth(report: Report) -> int:
        is_central = len(told[report.article.id] & central) >= CENTRAL_WORDS
        support = _support(report, recent, told)
        is_off = bool(central) and not is_central
        return _weight(report, key_figures) + support - A_DAY_OLDER * (_age(report, newest) + 2 * is_off)

    for report in sorted(recent, key=worth, reverse=True):
        span = _lead(report)
        if span is not None:
            yield cite(report, span)


def _age(report: Report, newest: date) -> int:
    return (newest - (day_of(report)[0] or date.min)).days


def _central_words(leads: Collection[frozenset[str]]) -> frozenset[str]:
    counts = Counter(word for lead in leads for word in lead)
    least = max(LEAST_CENTRAL, CENTRAL_SHARE * len(leads))
    return frozenset(word for word, count in counts.items() if count >= least)


def _lead_words(report: Report) -> frozenset[str]:
    span = _lead(report)
    return frozenset(words(report.article.text[slice(*span)])) if span else frozenset()


def _support(report: Report, others: Sequence[Report], told: dict[str, frozenset[str]]) -> int:
    mine = told[report.article.id]
    akin = (
        other.article.outlet
        for other in others
        if other.origin_id != report.origin_id
        and len(mine & told[other.article.id])
        >= SHARED_LEAD * max(1, min(len(mine), len(told[other.article.id])))
    )
    return min(MOST_SUPPORT, len(set(akin) - {report.article.outlet}))


def _weight(report: Report, key_figures: frozenset[str]) -> int:
    """Return how much of who, what and how many a report's lead tells: the parts of news."""
    span = _lead(report)
    if span is None:
        return -1
    figures = [figure for figure in report.facts.figures if figure.sentence == span]
    quotes = [quote for quote in report.facts.quotes if quote.sentence == span]
    told_by = [figure.attribution.speaker.kind for figure in figures]
    told_by += [quote.attribution.speaker.kind for quote in quotes]
    return (
        any(figure.event in IMPACT or figure.id in key_figures for figure in figures)
        + any(kind in ("person", "body") for kind in told_by)
        + _stands_alone(report, span)
    )


def _key_figures(reports: Sequence[Report], series: Sequence[Series]) -> Iterator[Cited]:
    """Yield the sentences of the latest figure of each series, those with a named speaker first."""
    by_id = {report.article.version_id: report for report in reports}
    for one in series:
        points = [
            (line.speaker.kind in ("person", "body"), point.on or date.min, point)
            for line in one.lines
            for point in line.points
        ]
        points.sort(key=lambda entry: entry[:2], reverse=True)
        found = [
            span
            for *_, point in points[:MOST_SERIES]
            if (span := _sentence(by_id.get(point.version_id), point))
        ]
        found.sort(key=lambda entry: not _stands_alone(*entry))
        if found:
            yield cite(*found[0])


def _disputes(reports: Sequence[Report], series: Sequence[Series]) -> Iterator[Cited]:
    """Yield the sentences of figures that another excludes, the newest first."""
    by_id = {report.article.version_id: report for report in reports}
    for one in series[:MOST_SERIES]:
        points = {point.figure_id: point for line in one.lines for point in line.points}
        pairs = [dispute.figure_ids for dispute in one.disagreements if dispute.kind == "conflict"]
        for figure_id in (figure_id for pair in pairs[::-1] for figure_id in pair[::-1]):
            point = points.get(figure_id)
            found = _sentence(by_id.get(point.version_id), point) if point else None
            if found and _stands_alone(*found):
                yield cite(*found)


def _sentence(report: Report | None, point: Point) -> tuple[Report, Span] | None:
    if report is None:
        return None
    span = next((figure.sentence for figure in report.facts.figures if figure.id == point.figure_id), None)
    return (report, span) if span is not None and _fits(report, span) else None


def _voices(reports: Sequence[Report]) -> Iterator[Cited]:
    """Yield sentences in which a named speaker is quoted, the newest report's first, one a speaker."""
    heard: set[str] = set()
    for report in reports:
        for quote in sorted(report.facts.quotes, key=lambda quote: (quote.kind == "indirect", quote.start)):
            name = _name(quote)
            if name is None or name in heard or not _is_voice(report, quote.sentence, name):
                continue
            heard.add(name)
            yield cite(report, quote.sentence)


def _is_voice(report: Report, span: Span, name: str) -> bool:
    """True if the sentence can be read alone: it says in full who speaks, and is no exchange of words."""
    text = report.article.text[slice(*span)]
    if not (_fits(report, span) and _stands_alone(report, span)) or name not in text or "?" in text:
        return False
    return " " in name and len(text.split()) >= LEAST_VOICE_WORDS


def _name(quote: Quote) -> str | None:
    speaker = quote.attribution.speaker
    return speaker.name if quote.mode == "speech" and speaker.kind in ("person", "body") else None


def _rest(reports: Sequence[Report]) -> Iterator[Cited]:
    """Yield the sentences of the newest reports, those that stand alone first."""
    spans = [(report, span) for report in reports[:3] for span in sentences_of(report) if _fits(report, span)]
    for report, span in sorted(spans, key=lambda entry: not _stands_alone(*entry)):
        yield cite(report, span)
