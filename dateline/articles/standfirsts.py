"""The standfirst: the sentence or two that the page shows between its headline and its text.

What only search engines are told (meta descriptions) is none: it counts where the page shows it too.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from dateline.articles.blocks import TextBlock, named_words
from dateline.articles.declared import Candidate, Declared
from dateline.articles.markup import BLOCKS, SILENT, text_of
from dateline.articles.moments import date_span
from dateline.articles.sieve import Sieve
from dateline.articles.tree import Element

# Class names that newspapers' templates give the standfirst: the trade's own words in English, German, French,
# Italian, Spanish, Portuguese, Dutch, Swedish, Norwegian, Polish.
_CALLED = re.compile(
    r"(?<![a-z])(?:standfirst|dek|deck|subhead(?:line|ing)?|sub-?title|sub-?titles|sub-?header|lead(?:text|in)?|lead-?content|lede|teaser|teaser-?text|summary|excerpt|intro(?:duction|text)?|vorspann|"
    r"chapo|chapeau|accroche|sommario|occhiello|catenaccio|bajada|epigraph|entradilla|sumario|ingress|lid|zajawka|article-?description|description|strapline|abstract|preamble|manchet|underrubrik|first-paragraph)(?![a-z])"
)
_NOT_CALLED = re.compile(r"(?<![a-z])(?:caption|credit|byline|author|share|social|related|newsletter|meta|date|time|breadcrumb|tags?|comment|copyright|cookie|video|player|image|photo|recommend|more)(?![a-z])")  # fmt: skip
# What stands there too and says nothing of the article.
_CALL = Sieve(
    r"external links|opinions? expressed|chat with us|sign up|subscribe|newsletter|follow us|listen to|javascript|cookies?|advertis|affiliate|min(?:ute)?s? read|click|"
    r"lesezeit|werbung|anzeige|abonn|newsletter|suscr|inscri|iscriv|publicidad",
    re.I,
)
_TAGS = frozenset({"p", "h2", "h3", "h4", "div", "section", "span", "strong", "em", "li", "blockquote"})
_LEAST_CHARACTERS, _MOST_CHARACTERS = 30, 900
_LEAST_WORDS = 6
# How many elements a page puts between headline and text: more is another part of the page.
_LOOK_AT_ELEMENTS = 400
_WORD = re.compile(r"\w+")


def read_standfirst(page: Declared, headlines: Sequence[str], body: Sequence[TextBlock]) -> Candidate | None:
    """Return the standfirst and where it was found; `headlines` are the page's, the best first; `body` are the blocks
    of the text, which may begin with it."""
    described = {_key(text) for text, _ in (*page.linked("description", "alternativeHeadline"), *page.meta("og:description", "description", "twitter:description"))} - {""}  # fmt: skip
    said = set(map(_key, headlines))
    best: tuple[int, str] | None = None
    for element in _between(page.tree, headlines[0] if headlines else None, body):
        text = text_of(element)
        score = 0 if _key(text) in said else _score(element, text, described)
        if score and (best is None or score > best[0]):
            best = (score, text)
    if best is not None and not any(_key(b.text) == _key(best[1]) for b in body[2:]):
        return best[1], "page"
    if len(body) > 2 and _stands_out(
        body, is_english=(page.tree.get("lang") or "en").lower().startswith("en")
    ):
        return body[0].text, "head of the text"
    return None


def _between(tree: Element, headline: str | None, body: Sequence[TextBlock]) -> list[Element]:
    """Return the innermost blocks between the headline on the page and the text's first block."""
    heading = _heading(tree, headline)
    if heading is None or not body:
        return []
    stop = {body[0].owner}
    found = []
    for element in islice(_after(heading), _LOOK_AT_ELEMENTS):
        if element in stop:
            break
        if element.tag in _TAGS and not any(c.tag in BLOCKS for c in element.iterdescendants()):
            found.append(element)
    else:
        return []
    return found


def _after(element: Element) -> Iterator[Element]:
    return (e for e in element.following() if e.tag != "script")


def _heading(tree: Element, headline: str | None) -> Element | None:
    wanted = _key(headline or "")
    headings = [(e, key) for e in tree.iter("h1", "h2", "h3") if (key := _key(text_of(e)))]
    exact = next((e for e, key in headings if key == wanted), None)
    if exact is not None:
        return exact
    theirs = set(wanted.split())
    alike = (
        e for e, key in headings if e.tag == "h1" and len(theirs & set(key.split())) >= 0.5 * len(theirs)
    )
    return next(alike, None)


def _score(element: Element, text: str, described: set[str]) -> int:
    """Return 3 for what is called or declared a standfirst, 1 for what only stands where one stands, else 0."""
    key = _key(text)
    words = len(key.split())
    if not _LEAST_CHARACTERS <= len(text) <= _MOST_CHARACTERS or words < 4:
        return 0
    if any(
        a.tag in SILENT or a.tag in ("figure", "figcaption", "nav", "aside", "form", "footer", "button")
        for a in element.iterancestors()
    ):
        return 0
    if key in described or any(len(key) > 60 and d.startswith(key) for d in described):
        return 3
    if _CALL.search(text):
        return 0
    names = [
        named_words(e.get("class"), e.get("id"), e.get("itemprop"), e.get("data-testid"))
        for e in (element, *islice(element.iterancestors(), 2))
    ]
    if any(map(_NOT_CALLED.search, names)):
        return 0
    links = sum(len(text_of(a)) for a in element.iter("a"))
    if links > 0.5 * len(text):
        return 0
    if any(map(_CALLED.search, names)) and words >= _LEAST_WORDS:
        return 2
    plain = element.tag in ("p", "h2", "h3", "h4", "div") and words >= 8 and date_span(text) is None
    return 1 if plain and (text[-1] in '.!?…»”"' or element.tag != "div") else 0


def _stands_out(body: Sequence[TextBlock], *, is_english: bool) -> bool:
    """True if the text's first block is set apart from the others: a heading, another class, all bold.

    English papers set the first paragraph of the text itself in bold: there, bold alone says nothing.
    """
    first, others = body[0], [b for b in body[1:] if b.is_prose][:6]
    if (
        not _LEAST_CHARACTERS <= len(first.text) <= _MOST_CHARACTERS
        or len(first.text.split()) < _LEAST_WORDS
        or len(others) < 2
    ):
        return False
    style = _style(first.owner)
    if any(style == _style(b.owner) for b in others):
        return False
    is_called = bool(_CALLED.search(named_words(first.owner.get("class"), first.owner.get("itemprop"))))
    return is_called or first.is_heading or (style[2] and not is_english)


def _style(owner: Element) -> tuple[str, str, bool]:
    """Return what sets a block apart: element, class, whether all of it is bold."""
    bold = sum(len(text_of(e)) for e in owner.iter("strong", "b"))
    return str(owner.tag), owner.get("class") or "", bold >= 0.9 * len(text_of(owner)) > 0


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
