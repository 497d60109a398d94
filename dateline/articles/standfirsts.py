"""The standfirst: the sentence or two between headline and text."""

import re
from collections.abc import Iterator

from dateline.articles.declared import Candidate, Declared
from dateline.articles.markup import text_of

# Classes that newspapers' templates give the standfirst. Source: counted on news pages; the words are the trade's own
# in English, German, French, Italian, Spanish, Portuguese, Dutch, Swedish, Norwegian, Polish.
_CLASS = re.compile(
    r"(?<![a-z])(?:standfirst|dek|subhead(?:line|ing)?|sub-?title|lead(?:text|in)?|lede|teaser-?text|summary|excerpt|intro(?:duction|text)?|vorspann|chapo|"
    r"chapeau|accroche|sommario|occhiello|catenaccio|bajada|entradilla|sumario|ingress|lid|zajawka|deck|article-?description|strapline|abstract|preamble|manchet|underrubrik)"
    r"(?![a-z])",
    re.I,
)
_LEAST_CHARACTERS, _MOST_CHARACTERS = 25, 900


def standfirst_candidates(page: Declared) -> Iterator[Candidate]:
    """Yield what a page shows or declares as its standfirst, the best source first."""
    yield from _shown(page)
    yield from page.linked("description", "alternativeHeadline")
    yield from page.meta("og:description", "description", "twitter:description")


def _shown(page: Declared) -> Iterator[Candidate]:
    for element in page.tree.iter("p", "div", "h2", "h3", "span", "strong", "section"):
        about = (
            f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('data-testid') or ''}"
        )
        if about.strip() and _CLASS.search(re.sub(r"(?<=[a-z])(?=[A-Z])", "-", about)):
            text = text_of(element)
            if _LEAST_CHARACTERS <= len(text) <= _MOST_CHARACTERS:
                yield text, "page"
