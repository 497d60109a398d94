"""Drafts: a page saved as text or HTML, or plain paragraphs, as a text to check that knows its lines in the file."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.articles.extract import extract
from dateline.base.errors import Unreadable
from dateline.base.records import Article, Capture, Refusal
from dateline.wire.gather import gather

# A draft is a report, not a book: more than this is refused before it is parsed.
MOST_CHARACTERS = 200_000
# Lines of mail and of old editors break about here; shorter ones end where their paragraph does.
WRAPPED_CHARACTERS = 50
_HTML = re.compile(r"\s*<(?:!doctype|html|head|body|article|p|div|h1|\?xml)\b", re.I)
_WRAP = re.compile(r"(?<=[^\s.!?:”\"])\n(?=[^\s\n])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text to check. `places` are the starts of its paragraphs, each with its line in the file."""

    text: str
    headline: str | None = None
    standfirst: str | None = None
    published_on: date | None = None
    places: tuple[tuple[int, int | None], ...] = ()

    def line_of(self, place: int) -> int | None:
        """Return the line of the file, from 1, on which an offset of the text stands; None where it is not known."""
        number = bisect_right(self.places, place, key=lambda pair: pair[0]) - 1
        if number < 0:
            return None
        return self.places[number][1]


def draft_of(text: str) -> Draft:
    """Return plain text as a draft. Lines that were only wrapped are joined; no offset changes by that.

    Raises:
        Unreadable: it is too long.
    """
    if len(text) > MOST_CHARACTERS:
        raise Unreadable("the draft", f"it has more than {MOST_CHARACTERS:,} characters")
    places, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        places.append((start, number))
        start += len(line) + 1
    return Draft(text=_unwrapped(text), places=tuple(places))


def _unwrapped(text: str) -> str:
    lines = text.split("\n")
    joined = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        is_wrapped = (
            len(line) >= WRAPPED_CHARACTERS
            and following.strip()
            and not line.rstrip().endswith((".", "!", "?", ":", '"', "”"))
        )
        joined.append(line + (" " if is_wrapped else "\n"))
    return "".join(joined)[:-1]


def read_draft(path: Path) -> Draft:
    """Return the draft in a file: HTML, a page saved as text with its masthead, or plain paragraphs.

    Raises:
        Unreadable: there is no such file, it is no text in UTF-8, it is too long, or the page in it holds no article.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(str(path), f"cannot be read as text in UTF-8: {error}") from error
    if len(text) > MOST_CHARACTERS and not _HTML.match(text):
        raise Unreadable(str(path), f"it has more than {MOST_CHARACTERS:,} characters")
    article = _article_in(path)
    if isinstance(article, Article) and (_HTML.match(text) or article.page_on is not None):
        return _from_page(article, text)
    if _HTML.match(text):
        raise Unreadable(
            str(path), f"no article in it: {article.reason if isinstance(article, Refusal) else ''}"
        )
    return draft_of(text)


def _article_in(path: Path) -> Article | Refusal | None:
    for capture in gather([path]):
        return extract(capture) if isinstance(capture, Capture) else capture
    return None


def _from_page(article: Article, text: str) -> Draft:
    lines = text.split("\n")
    places: list[tuple[int, int | None]] = []
    start, here = 0, 0
    for paragraph in article.paragraphs:
        head = paragraph[:40]
        found = next((n for n in range(here, len(lines)) if head in lines[n]), None)
        here = here if found is None else found
        places.append((start, None if found is None else found + 1))
        start += len(paragraph) + 2
    return Draft(
        text=article.text,
        headline=article.headline,
        standfirst=article.standfirst,
        published_on=article.published_on,
        places=tuple(places),
    )
