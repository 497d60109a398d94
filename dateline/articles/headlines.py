"""The headline of a page."""

import re

from dateline.articles.declared import Candidate, Declared
from dateline.articles.markup import text_of
from dateline.base.text import clean

# What parts a headline from the site's name in titles.
_PARTING = re.compile(r"\s+[|\-–—·•»›:]{1,2}\s+|\s*\|\s*")
_TITLE_PARTS = re.compile(r"\s+(?:[|\-–—·•»›]{1,2}|::?)\s+|\s*\|\s*|\s+(?=\([^()]+\)$)")
_MOST_SITE_WORDS = 5
_WORD = re.compile(r"\w+")
_MOST_CHARACTERS = 400


def headline_candidates(page: Declared) -> list[Candidate]:
    """Return what a page gives as its headline, the best source first."""
    title = next((text_of(t) for t in page.tree.iter("title")), "")
    h1s = [text for h1 in page.tree.iter("h1") if (text := text_of(h1))]
    found = [
        *page.linked("headline"),
        *page.meta("og:title"),
        *page.meta("twitter:title", "title", "dc.title", "parsely-title"),
    ]
    shown = [h1 for h1 in h1s if any(_is_alike(h1, value) for value, _ in [*found, (title, "")])]
    named = site_names(page)
    candidates = [(without_site(value, h1s, named), source) for value, source in found]
    candidates += [(h1, "page h1") for h1 in (shown or h1s[:1])]
    candidates += [(without_site(title, h1s, named), "title")]
    return [(clean(v), s) for v, s in candidates if v.strip() and len(v) <= _MOST_CHARACTERS]


def without_site(title: str, shown: list[str], names: list[str]) -> str:
    """Return a title without the name of the site before or after it.

    `shown` are the headings on the page: a title that is one of them stays; `names` are what the site calls itself.
    """
    title = clean(title[:_MOST_CHARACTERS])
    if title in shown:
        return title
    partings = list(_PARTING.finditer(title))
    for match in partings:
        head, tail = title[: match.start()], title[match.end() :]
        if head in shown or is_site(tail, names):
            return head
        if tail in shown or (match is partings[0] and is_site(head, names)):
            return tail
    if partings and "|" in partings[-1][0]:
        head, tail = title[: partings[-1].start()], title[partings[-1].end() :]
        return head if len(_WORD.findall(tail)) <= 4 < len(_WORD.findall(head)) else title
    return title


def site_names(page: Declared) -> list[str]:
    """Return what a site calls itself, letters and digits only."""
    names = [v for v, _ in page.meta("og:site_name", "application-name", "publisher", "twitter:site")]
    publisher = page.article.get("publisher")
    if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
        names.append(publisher["name"])
    if page.url or page.own_url:
        name = re.sub(r"^https?://(www\.)?|[/?#:].*$", "", page.own_url or page.url or "")
        names += [name, name.split(".")[0]]
    return [_bare(n) for n in names if _bare(n)]


def _bare(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))


def is_site(text: str, names: list[str]) -> bool:
    """True if a text is one of a site's names, or holds it."""
    bare = _bare(text)
    return bool(bare) and any(
        bare == n or (len(bare) > 3 and len(n) > 3 and (n in bare or bare in n)) for n in names
    )


def site_in_title(page: Declared, headline: str | None) -> str | None:
    """Return the name of the site that the page's title bears beside its headline."""
    title = next((text_of(t) for t in page.tree.iter("title")), "")
    shown = {_bare(headline or ""), *(_bare(text_of(h1)) for h1 in page.tree.iter("h1"))} - {""}
    parts = [
        clean(part).strip("() ") for part in _TITLE_PARTS.split(title[:_MOST_CHARACTERS]) if part.strip("() ")
    ]
    others = [p for p in parts if _bare(p) not in shown and len(p.split()) <= _MOST_SITE_WORDS]
    if len(parts) < 2 or not others:
        return None
    names = site_names(page)
    named = next((p for p in reversed(others) if is_site(p, names)), None)
    if named:
        return named
    # The site's name stands at the end, or before the headline: next to it stands the section, if any.
    return others[-1] if len(others) < len(parts) and not others[-1].isdigit() else None


def _is_alike(one: str, other: str) -> bool:
    a, b = set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))
    return bool(a and b) and len(a & b) >= 0.6 * min(len(a), len(b))
