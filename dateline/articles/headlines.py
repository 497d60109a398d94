"""The headline of a page."""

import re
from itertools import islice

from dateline.articles.declared import Candidate, Declared
from dateline.articles.markup import text_of
from dateline.articles.tree import Element
from dateline.base.text import clean

# What parts a headline from the site's name in titles.
_PARTING = re.compile(r"\s+[|\-–—·•»›:]{1,2}\s+|\s*\|\s*")
_TITLE_PARTS = re.compile(r"\s+(?:[|\-–—·•»›]{1,2}|::?)\s+|\s*\|\s*|\s+(?=\([^()]+\)$)")
_MOST_SITE_WORDS = 5
_WORD = re.compile(r"\w+")
_MOST_CHARACTERS = 400
# What templates call the short line above a headline, in the trade's words of eight languages.
_KICKER = re.compile(r"(?<![a-z])(?:kicker|over-?(?:line|title)|eyebrow|roofline|top-?line|dach-?zeile|spitz-?marke|stich-?wort|sur-?titre|antet[ií]tulo|occhiello|chapeau|vignette|pre-?title|super-?title|stikktittel|vinjett|headline-(?:intro|prefix|topic))(?![a-z])", re.I)  # fmt: skip
# A headline has as many words, a kicker no more.
_LEAST_WORDS, _MOST_KICKER_WORDS = 3, 6
_MOST_HEADINGS = 60
# An edit of a headline keeps this share of the shorter one's words.
_EDIT_SHARE = 0.5
_BOTH = {"meta og:title", "meta twitter:title"}


def headline_candidates(page: Declared) -> list[Candidate]:
    """Return what a page gives as its headline, the best source first.

    JSON-LD names it best (measured: 92 of 100 pages that have it). Without that, the heading shown is the headline, where
    what the page declares or its title repeats most of it; a kicker before it is left out.
    """
    title = next((text_of(t) for t in page.tree.iter("title")), "")
    named = site_names(page)
    whole = [text for h1 in page.tree.iter("h1") if (text := text_of(h1))]
    h1s = [text for h1 in page.tree.iter("h1") if (text := _without_kicker(h1))]
    linked = [(without_site(value, h1s, named), source) for value, source in page.linked("headline")]
    metas = [*page.meta("og:title"), *page.meta("twitter:title", "title", "dc.title", "parsely-title")]
    others = [(without_site(value, h1s, named), source) for value, source in metas]
    beside = _heading_beside(page, title, named)
    shown = _shown(h1s, [*(value for value, _ in (*page.linked("headline"), *metas)), title], named)
    headings = [(beside, "page heading")] if beside else [(h1, "page h1") for h1 in shown]
    # Two declarations that agree outweigh one heading, as desks edit both together; not one whose kicker is marked.
    agreed = len({value for value, _ in others[:2]}) == 1 and {s for _, s in others[:2]} == _BOTH
    second = [*others, *headings] if agreed and not beside and whole == h1s else [*headings, *others]
    tail = [(without_site(title, h1s, named), "title"), *((h1, "page h1") for h1 in h1s[:1] if not shown)]
    found = _kickers_out(_stale_last([*linked, *second, *tail]))
    return [(clean(v), s) for v, s in found if v.strip() and len(v) <= _MOST_CHARACTERS]


def _stale_last(candidates: list[Candidate]) -> list[Candidate]:
    """Put a first headline last where all others agree on an edit of it: one source was left behind."""
    others = {value for value, _ in candidates[1:]}
    sources = {source for _, source in candidates[1:]}
    if len(others) != 1 or not {"page h1", "title"} < sources or candidates[0][0] in others:
        return candidates
    one, other = (set(_WORD.findall(v.casefold())) for v in (candidates[0][0], *others))
    is_edit = len(one & other) >= _EDIT_SHARE * min(len(one), len(other))
    return [*candidates[1:], candidates[0]] if is_edit else candidates


def _without_kicker(heading: Element) -> str:
    """Return what a heading says without the short line above it that templates put into the same element."""
    whole = text_of(heading)
    for child in heading.iterdescendants("span", "small", "strong", "em", "div", "p", "a"):
        names = f"{child.get('class') or ''} {child.get('data-testid') or ''}"
        kicker = text_of(child) if _KICKER.search(names) else ""
        if kicker and whole.startswith(kicker):
            rest = whole[len(kicker) :].lstrip(" :|-–—/·•")
            return rest if len(rest.split()) >= _LEAST_WORDS else whole
    return whole


def _shown(h1s: list[str], declared: list[str], named: list[str]) -> list[str]:
    """Return the headings that what is declared repeats, the site's own name left out."""
    return [h1 for h1 in h1s if _bare(h1) not in named and any(_is_alike(h1, value) for value in declared)]


def _heading_beside(page: Declared, title: str, named: list[str]) -> str | None:
    """Return the heading that the title names beside the site, where the site's name is a heading, too."""
    parts = [clean(part) for part in _PARTING.split(title[:_MOST_CHARACTERS]) if clean(part)]
    if len(parts) < 2:
        return None
    texts = [text_of(h) for h in islice(page.tree.iter("h1", "h2", "h3"), _MOST_HEADINGS)]
    said = [part for part in parts if part in texts and not is_site(part, named)]
    sites = {text_of(h) for h in page.tree.iter("h1")} & set(parts)
    best = max(said, key=lambda part: len(part.split()), default=None)
    return best if best and sites - {best} else None


def _kickers_out(candidates: list[Candidate]) -> list[Candidate]:
    """Put a headline before the candidate that says it after a kicker: "Northern Isles: Ferry sinks", "Ferry sinks".

    Only where more sources have the shorter one, and it has words enough to be a headline.
    """
    if not candidates:
        return candidates
    values = [value for value, source in candidates if source != "title"]
    first = candidates[0][0]
    for value, source in candidates[1:]:
        kicker = first.removesuffix(value) if value and source != "title" else first
        is_kicker = (
            kicker != first and len(kicker.split()) <= _MOST_KICKER_WORDS and not kicker[-1:].isalnum()
        )
        if is_kicker and len(value.split()) >= _LEAST_WORDS and values.count(value) > values.count(first):
            return [(value, source), *(c for c in candidates if c != (value, source))]
    return candidates


def without_site(title: str, shown: list[str], names: list[str]) -> str:
    """Return a title without the name of the site before or after it.

    `shown` are the headings on the page: a title that is one of them stays; `names` are what the site calls itself.
    """
    title = clean(title[:_MOST_CHARACTERS])
    if title in shown:
        return title
    before, colon, rest = title.partition(": ")
    if colon and _bare(before) in names:
        return rest
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
