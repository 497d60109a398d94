"""The newest lead of a story: the first sentence of the report that tells the news best.

That with who says how many, that other outlets lead with too, and that is about what the story is about.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from dateline.base.records import Cited, Report, Series
from dateline.stories.happenings import IMPACT
from dateline.stories.mentions import day_of
from dateline.stories.sentences import Span, cite, sentences_of
from dateline.stories.standing import is_news, stands_alone
from dateline.stories.terms import words

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
# Series further down are no key figures.
MOST_SERIES = 5


def fits(report: Report, span: Span) -> bool:
    """True if a sentence is news and of a brief's length."""
    return LEAST_CHARACTERS <= span[1] - span[0] <= MOST_CHARACTERS and is_news(
        report.article.text[slice(*span)]
    )


def lead_of(report: Report) -> Span | None:
    """Return the first sentence of a report that can be read alone, else its first."""
    spans = [span for span in sentences_of(report)[:3] if fits(report, span)]
    return next((span for span in spans if stands_alone(report, span)), spans[0] if spans else None)


def newest_leads(reports: Sequence[Report], series: Sequence[Series]) -> Iterator[Cited]:
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
        span = lead_of(report)
        if span is not None:
            yield cite(report, span)


def _age(report: Report, newest: date) -> int:
    return (newest - (day_of(report)[0] or date.min)).days


def _central_words(leads: Collection[frozenset[str]]) -> frozenset[str]:
    counts = Counter(word for lead in leads for word in lead)
    least = max(LEAST_CENTRAL, CENTRAL_SHARE * len(leads))
    return frozenset(word for word, count in counts.items() if count >= least)


def _lead_words(report: Report) -> frozenset[str]:
    span = lead_of(report)
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
    span = lead_of(report)
    if span is None:
        return -1
    figures = [figure for figure in report.facts.figures if figure.sentence == span]
    quotes = [quote for quote in report.facts.quotes if quote.sentence == span]
    told_by = [figure.attribution.speaker.kind for figure in figures]
    told_by += [quote.attribution.speaker.kind for quote in quotes]
    return (
        any(figure.event in IMPACT or figure.id in key_figures for figure in figures)
        + any(kind in ("person", "body") for kind in told_by)
        + stands_alone(report, span)
    )
