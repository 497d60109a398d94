"""Door: lines that recur on an outlet's pages and are no news, learned from the pages and taken off them.

Contributor lines, calls to follow, legal lines, standing heads: a line of which nothing on one page tells that it is
none of the news, and many pages do. A paragraph of background that an outlet repeats in every report of a running
story is news: what recurs must recur in reports of different matters, and long sentences must speak of the outlet or
to the reader. What is learned depends on the pages alone, not on the order in which they came.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from dateline.articles.datelines import read_dateline
from dateline.base.records import Article, Sketch
from dateline.base.text import clean, identify, name_slug

# So many reports of different matters. Two may repeat a paragraph by chance or by a series of articles.
LEAST_REPORTS = 3
# A page's own furniture stands before its text (listen, share, edition) and after it (contributors, legal, follow us).
HEAD_PARAGRAPHS, TAIL_PARAGRAPHS = 2, 4
# The longest legal lines and notes on contributors; longer ones are text.
MOST_LINE_CHARACTERS = 600
# Within the body only a standing head is none of the text: short, and no sentence.
MOST_HEAD_CHARACTERS = 80
# A sentence of more words must speak of the outlet or to the reader to count.
MOST_PLAIN_WORDS = 7
# Of an article's names, the first; they tell one matter from another.
MOST_NAMES = 60
# Share of the smaller text that stands in the other, from which they are copies.
COPY_SHARE = 0.5
# Share of the smaller article's names, and of the smaller headline's words, from which two reports are of one matter.
MATTER_NAMES, MATTER_HEADLINE = 0.3, 0.5
_FEWEST_NAMES = 4
# A line on so many pages of one matter is looked at no more closely: it stays where it is.
MOST_SKETCHES = 300

_WORD = re.compile(r"\w+")
_NAME = re.compile(r"(?<![.!?…:\n]\s)(?<!^)(?<![“”\"„«])\b[^\W\d_a-z]\w{3,}")
_DIGIT = re.compile(r"\d")
# Years and numbers in legal and contact lines are no figures of the news.
_LEGAL = re.compile(
    r"©|\(c\)|®|\bcopyright\b|\ball rights reserved\b|\blicen[cs]e|https?://|www\.|\S@\S|\+\d|\btel\b|\bphone\b|\bissn\b",
    re.I,
)
# Numbers in words, from two on: "one of" counts nothing. English, German, French and Spanish, as far as a line needs.
_NUMERAL = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|hundreds?|thousands?|millions?|billions?|"
    r"zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|hunderte?|tausende?|millionen|deux|trois|quatre|cinq|sept|huit|neuf|dix|centaines?|milliers?|millions?|dos|tres|cuatro|cinco|siete|ocho|nueve|diez|cientos|miles|millones)\b",
    re.I,
)
_QUOTED = re.compile(r"[“”„«»「」『』\"]|``|''|(?:^|\s)[‘'](?=\w)")
_SENTENCE_END = re.compile(r"[.!?…。！？।؟][\"”’»)\]]*$")
# Words by which a line speaks of the outlet or to the reader: first and second person where no other word is written
# alike ("US", "i" and "er" are), the trade, its law. What is also common in news ("told reporters") is left out.
_OF_THE_PAPER = re.compile(
    r"\b(?:we|our|ours|(?-i:us)|you|your|wir|uns|unser\w*|nous|notre|vous|votre|nosotros|nuestr\w+|usted(?:es)?|nosso\w*|nossa\w*|você|nostr[aeio]|vostr[aeio]|wij|ons|onze|jouw|uw|oss|"
    r"нас|наш\w*|вас|ваш\w*|bizi\w*|sizi\w*|"
    r"(?:reporter|correspondent|editor|journalist|writer|columnist|contributor|author|redakteur(?:in)?|korrespondent(?:in)?|autor(?:in)?|journaliste|correspondante?|periodista|corresponsal|giornalista|redacteur)\b.{0,40}\b(?:for|at|with|of|on|covers?|covering|based|who|bei|für|der|des|pour|à|au|de|del|en|per|di|van)|"
    r"contribut(?:ed|es|or|ing)|newsrooms?|newsletters?|subscribe|subscriptions?|republish\w*|syndicat\w+|(?:first|originally) published|published (?:in|by|with|under|on)|sponsored (?:by|content)|advertis\w+|affiliate links?|"
    r"abonn\w+|newsletter|rédaction|redaktion|redacción|redazione|redactie|"
    r"copyright|rights reserved|licen[cs]ed?|creative commons|trademark|terms of (?:use|service)|privacy policy)\b|"
    r"©|https?://|www\.|\w@\w|@\w{3,}",
    re.I,
)


def line_key(outlet: str, text: str) -> str:
    """Return by what a line of an outlet is known: its words, whatever their case and marks."""
    return identify("line", name_slug(outlet), *_WORD.findall(text.casefold()))


def sketch_of(article: Article) -> Sketch | None:
    """Return what to remember of a page to learn from it; None where its outlet is not known."""
    if not article.outlet:
        return None
    paragraphs = article.paragraphs
    lines = {line_key(article.outlet, text): text for text in _may_recur(paragraphs, article.outlet)}
    return Sketch(
        capture_id=article.capture_id,
        article_id=article.id,
        outlet=article.outlet,
        headline=tuple(dict.fromkeys(_folded(article.headline))),
        names=tuple(dict.fromkeys(_names(paragraphs)))[:MOST_NAMES],
        paragraphs=tuple((identify(*_WORD.findall(p.casefold()))[:8], len(p)) for p in paragraphs),
        lines=tuple(sorted(lines.items())),
    )


def recurs(sketches: Iterable[Sketch]) -> bool:
    """True if a line that stands on all these pages stands in reports of `LEAST_REPORTS` different matters.

    More pages never make it false: what was learned stays true, in whatever order they came.
    """
    found = sorted(sketches, key=lambda sketch: sketch.capture_id)[:MOST_SKETCHES]
    apart: dict[int, set[int]] = {i: set() for i in range(len(found))}
    for i, j in combinations(range(len(found)), 2):
        if are_apart(found[i], found[j]):
            apart[i].add(j)
            apart[j].add(i)
            if apart[i] & apart[j]:
                return True
    return False


def are_apart(one: Sketch, other: Sketch) -> bool:
    """True for reports of different matters: other headlines, other names, and neither a copy of the other."""
    if one.article_id == other.article_id or one.outlet != other.outlet:
        return False
    if _share(one.headline, other.headline) >= MATTER_HEADLINE:
        return False
    if _copied(one, other) >= COPY_SHARE:
        return False
    common = dict(one.lines).keys() & dict(other.lines).keys()
    said = {name for key, text in one.lines if key in common for name in _folded(text)}
    said |= set(_folded(one.outlet))
    names, others = set(one.names) - said, set(other.names) - said
    if min(len(names), len(others)) < _FEWEST_NAMES:
        # Short notes, and scripts without capitals: the headlines alone must have nothing in common.
        return not set(one.headline) & set(other.headline)
    return len(names & others) / min(len(names), len(others)) < MATTER_NAMES


def without_recurring(article: Article, recurring: frozenset[str]) -> Article:
    """Return the article without the lines that are known to recur; `recurring` holds their keys.

    A text of which nothing else would be left stays as it is.
    """
    if not article.outlet or not recurring:
        return article
    outlet = article.outlet
    gone = {text for text in _may_recur(article.paragraphs, outlet) if line_key(outlet, text) in recurring}
    kept = [text for text in article.paragraphs if text not in gone]
    if not gone or not kept:
        return article
    if dict(article.found).get("headline") == "first sentence" and kept[0] != article.paragraphs[0]:
        return article
    found = {**dict(article.found), "recurring lines": f"{len(article.paragraphs) - len(kept)} taken off"}
    if kept[0] != article.paragraphs[0] and article.dateline_exact is None:
        article, kept[0] = _with_dateline(article, kept[0])
    text = "\n\n".join(kept)
    return replace(
        article,
        version_id=identify(article.id, article.headline, text),
        text=text,
        found=tuple(sorted(found.items())),
    )


def _with_dateline(article: Article, first: str) -> tuple[Article, str]:
    """Return the article with the dateline that stood behind a line taken off, and the paragraph without it."""
    dateline = read_dateline(first)
    if dateline is None or dateline.end >= len(first):
        return article, first
    read = replace(
        article,
        dateline=dateline.place,
        dateline_exact=first[: dateline.end],
        origin=article.origin or dateline.agency,
    )
    return read, first[dateline.end :]


def _may_recur(paragraphs: Sequence[str], outlet: str) -> Iterator[str]:
    """Yield the paragraphs that may be no news, by place and shape; an only paragraph is always news."""
    count = len(paragraphs)
    for place, text in enumerate(paragraphs if count > 1 else ()):
        is_edge = place < HEAD_PARAGRAPHS or place >= count - TAIL_PARAGRAPHS
        if (_is_head(text) or (is_edge and _is_furniture(text, outlet))) and not _holds_news(text):
            yield text


def _is_head(text: str) -> bool:
    return len(text) <= MOST_HEAD_CHARACTERS and not _SENTENCE_END.search(text)


def _is_furniture(text: str, outlet: str) -> bool:
    if len(text) > MOST_LINE_CHARACTERS:
        return False
    if len(text.split()) <= MOST_PLAIN_WORDS and len(text) <= MOST_HEAD_CHARACTERS:
        return True
    return bool(_OF_THE_PAPER.search(text)) or clean(outlet).casefold() in text.casefold()


def _holds_news(text: str) -> bool:
    """True for a line with a figure or a quotation."""
    if _QUOTED.search(text) or not _WORD.search(text):
        return True
    return bool(_DIGIT.search(text) or _NUMERAL.search(text)) and not _LEGAL.search(text)


def _names(paragraphs: Iterable[str]) -> Iterator[str]:
    for text in paragraphs:
        yield from (match.group().casefold()[:8] for match in _NAME.finditer(text))


def _folded(text: str) -> list[str]:
    # Endings differ (kill, killed, kills): the head of a word tells enough.
    return [word[:8] for word in _WORD.findall(text.casefold()) if len(word) > 3 or not word.isascii()]


def _share(one: Sequence[str], other: Sequence[str]) -> float:
    smaller = min(len(set(one)), len(set(other)))
    return len(set(one) & set(other)) / smaller if smaller else 1.0


def _copied(one: Sketch, other: Sketch) -> float:
    """Return which share of the smaller text, in characters, stands in the other word for word."""
    known = {key for key, _ in other.paragraphs}
    common = sum(size for key, size in one.paragraphs if key in known)
    smaller = min(sum(size for _, size in s.paragraphs) for s in (one, other))
    return common / smaller if smaller else 1.0
