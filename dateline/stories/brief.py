"""The brief of a story: three to six sentences of its reports, word for word, each with its passage.

In this order: the newest lead, the key figures with who gives them, who said what, and how it began. No two say
the same.
"""

from collections.abc import Iterable, Iterator, Sequence

from dateline.base.records import Cited, Quote, Report, Series
from dateline.stories.sentences import Span, cite, sentences_of
from dateline.stories.terms import words

MOST_SENTENCES = 6
KEY_FIGURES = 2
VOICES = 2
# Sentences that share so much of the shorter one's words say the same.
NEAR_REPEAT = 0.5
# Shorter ones do not stand alone; longer ones are no brief.
LEAST_CHARACTERS, MOST_CHARACTERS = 40, 420


def write_brief(reports: Sequence[Report], series: Sequence[Series]) -> tuple[Cited, ...]:
    """Return the brief; `reports` stand in order of publication, `series` in order of importance."""
    originals = [report for report in reports if report.article.id == report.origin_id] or list(reports)
    chosen: list[Cited] = []
    seen: list[frozenset[str]] = []
    aspects = (
        (_leads(originals[::-1]), 1),
        (_key_figures(originals, series), KEY_FIGURES),
        (_voices(originals[::-1]), VOICES),
        (_leads(originals), 1),
    )
    for candidates, most in aspects:
        _take(candidates, most, chosen, seen)
    _take(_rest(originals[::-1]), 3 - len(chosen), chosen, seen)
    return tuple(chosen[:MOST_SENTENCES])


def _take(candidates: Iterable[Cited], most: int, chosen: list[Cited], seen: list[frozenset[str]]) -> None:
    taken = 0
    for cited in candidates:
        if taken >= most:
            return
        told = frozenset(words(cited.exact))
        if not told or any(len(told & other) >= NEAR_REPEAT * min(len(told), len(other)) for other in seen):
            continue
        chosen.append(cited)
        seen.append(told)
        taken += 1


def _fits(span: Span) -> bool:
    return LEAST_CHARACTERS <= span[1] - span[0] <= MOST_CHARACTERS


def _leads(reports: Sequence[Report]) -> Iterator[Cited]:
    for report in reports:
        first = next((span for span in sentences_of(report)[:2] if _fits(span)), None)
        if first is not None:
            yield cite(report, first)


def _key_figures(reports: Sequence[Report], series: Sequence[Series]) -> Iterator[Cited]:
    """Yield the sentences of the latest figure of each series, those with a named speaker first."""
    by_id = {report.article.version_id: report for report in reports}
    for one in series:
        lines = sorted(one.lines, key=lambda line: line.speaker.kind not in ("person", "body"))
        for line in lines[:1]:
            point = line.points[-1]
            report = by_id.get(point.version_id)
            figures = report.facts.figures if report else ()
            span = next((figure.sentence for figure in figures if figure.id == point.figure_id), None)
            if report is not None and span is not None and _fits(span):
                yield cite(report, span)


def _voices(reports: Sequence[Report]) -> Iterator[Cited]:
    """Yield sentences in which a named speaker is quoted, the newest report's first, one a speaker."""
    heard: set[str] = set()
    for report in reports:
        for quote in sorted(report.facts.quotes, key=lambda quote: (quote.kind == "indirect", quote.start)):
            name = _name(quote)
            if name is None or name in heard or not _fits(quote.sentence):
                continue
            heard.add(name)
            yield cite(report, quote.sentence)


def _name(quote: Quote) -> str | None:
    speaker = quote.attribution.speaker
    return speaker.name if quote.mode == "speech" and speaker.kind in ("person", "body") else None


def _rest(reports: Sequence[Report]) -> Iterator[Cited]:
    for report in reports[:3]:
        yield from (cite(report, span) for span in sentences_of(report) if _fits(span))
