"""Sentences: where they begin and end, so that no passage starts in the middle of a word or a quotation's mark."""

from dateline.facts.words import Doc

_CLOSERS = "\"”’»)]'"


def find_sentences(doc: Doc) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences, without outer white space, in order; none crosses a paragraph.

    A sentence without letters or digits (a lone mark, an ellipsis) is joined to the one before it in its paragraph.
    """
    spans: list[tuple[int, int]] = []
    text = doc.text
    for sentence in doc.sents:
        for start, end in _by_paragraph(text, sentence.start_char, sentence.end_char):
            words = text[start:end]
            if spans and not any(c.isalnum() for c in words) and "\n\n" not in text[spans[-1][1] : start]:
                spans[-1] = (spans[-1][0], end)
            elif spans and words[0] in _CLOSERS and spans[-1][1] == start and len(words) > 1:
                spans[-1] = (spans[-1][0], start + 1)
                spans.extend(_trimmed(text, start + 1, end))
            elif words:
                spans.append((start, end))
    return tuple(spans)


def sentence_around(sentences: tuple[tuple[int, int], ...], start: int, end: int) -> tuple[int, int]:
    """Return the span of the sentence, or sentences, that hold the characters from `start` to `end`."""
    first = next((s for s in sentences if s[1] > start), None)
    last = next((s for s in reversed(sentences) if s[0] < end), None)
    if first is None or last is None:
        return start, end
    return min(first[0], start), max(last[1], end)


def _by_paragraph(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    while start < end:
        stop = text.find("\n\n", start, end)
        stop = end if stop < 0 else stop
        spans.extend(_trimmed(text, start, stop))
        start = stop + 2
    return spans


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return [(start, end)] if start < end else []
