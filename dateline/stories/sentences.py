"""The sentences of a report, for reports whose facts were read and for those whose were not."""

import re
from collections.abc import Iterator

from dateline.base.records import Cited, Report

# A sentence ends at a full stop, with what closes after it, before white space and no small letter. Plain on
# purpose: only languages that the facts stage does not read come here, where a sentence too long does no harm.
_END = re.compile(r"[.!?…。！？]+[\"”’»)\]]*(?=\s+[^\sa-zà-ÿ]|\s*$)")

Span = tuple[int, int]


def sentences_of(report: Report) -> tuple[Span, ...]:
    """Return where the sentences of a report's text stand, in order."""
    if report.facts.sentences:
        return report.facts.sentences
    return tuple(_split(report.article.text))


def _split(text: str) -> Iterator[Span]:
    for paragraph in re.finditer(r"[^\n]+", text):
        start = paragraph.start()
        for end in [*(match.end() for match in _END.finditer(text, *paragraph.span())), paragraph.end()]:
            span = _trimmed(text, start, end)
            if span[0] < span[1]:
                yield span
            start = end


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def sentence_at(report: Report, place: int) -> Span | None:
    """Return the sentence that holds a place in the text."""
    return next((span for span in sentences_of(report) if span[0] <= place < span[1]), None)


def cite(report: Report, span: Span) -> Cited:
    """Return a span of a report, word for word."""
    start, end = span
    return Cited(
        article_id=report.article.id,
        version_id=report.article.version_id,
        start=start,
        end=end,
        exact=report.article.text[start:end],
    )
