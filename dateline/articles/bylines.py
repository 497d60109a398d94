"""Who wrote a page: names out of bylines."""

import re
from collections.abc import Iterator
from functools import lru_cache

from dateline.articles import linked
from dateline.articles.blocks import named_words
from dateline.articles.credit import agency_in
from dateline.articles.declared import Declared
from dateline.articles.headlines import is_site, site_names
from dateline.articles.markup import text_of
from dateline.articles.stamps import is_elsewhere
from dateline.articles.tree import Element
from dateline.base.text import clean

# What stands before the name in bylines: CLDR languages of our material.
_BY = re.compile(
    r"^(?:(?:written|story|text|words|reported|posted|report|interview|analysis|opinion|commentary|comment|review|perspective|column|analyse|kommentar|veröffentlicht|publiziert|geschrieben|verfasst|publié|publicado|escrito|skrevet|tekst|reportage)\s+)?"
    r"(?:by|von|vom|par|por|di|door|av|af|från|przez|autor(?:in|en)?|autore|auteur|authors?|oleh|tekst|text|автор)(?:\s*:\s*|\s+)(?=\S)",
    re.I,
)
# A stroke parts names only between spaces, or before a capital: "srf/hosb" is one sign.
_AND = re.compile(
    r"\s*[,;|•·、]\s*|\s+/\s+|\s+(?i:and|und|et|y|e|en|och|og|i|ja|&|и)\s+|\s+(?i:with|mit|avec)\s+(?=[A-Z])|(?<=[a-z]{3})/(?=[A-Z][a-z])"
)
_NO_NAME = re.compile(
    r"https?:|//|www\.|@|^\W*$|^\(|:|(?<![A-Za-z])\d|\d{3,}|"
    r"^(?:wordpress)?(?:admin(?:istrator)?|staff|editor|null|none|undefined|unknown|author|authors|redaktion|redacción|rédaction|redakcja|redazione|guest|webmaster|agencies|agences|agenturen|agencias|agenzie|news agencies|wires?|wire reports|news services?)$|getty images|istockphoto|shutterstock|"
    r"^(?:veröffentlicht|publiziert|posted|published|updated|aktualisiert|publié|publicado|about|über|print|share|email|save|comments?|subscribe|read|listen|more|mehr|follow|view|see|read|lesen|all|alle|show|zeige|voir|ver|in|im|on|am|um|at|auf)\b",
    re.I,
)
# What people do for a paper, and where they sit: it stands beside a name and is none. Source: mastheads of the outlets
# in our material.
_ROLE = re.compile(
    r"\b(?:editor|correspondent|reporter|journalist|columnist|writer|contributor|chief|bureau|producer|analyst|presenter|critic|photographer|translator|staff|desk|redakteur(?:in)?|korrespondent(?:in)?|"
    r"reporterin|journalistin|redaktør|journaliste|correspondante?|rédact(?:eur|rice)|redactora?|corresponsal|periodista|enviad[oa] especial|giornalista|redattore|inviat[oa]|redacteur|dziennikarz|"
    r"журналист|корреспондент|обозреватель)\b",
    re.I,
)
# Who did not write: pictures, translation, editing. What follows up to the next role is theirs.
_OTHER_HANDS = re.compile(
    r"(?:^|[\s,;|/(–-])(?:foto(?:graf(?:ie|in)?|s)?|photo(?:graph(?:s|er|y|ed|ie)?|s)?|pictures?|images?|bild(?:er)?|video|illustrations?|grafik|graphics?|camera|kamera|übersetz(?:t|ung|er(?:in)?)|aus dem \w+|"
    r"translat(?:ed|ion|or)|tradu(?:cción|ction|zione|it|cido|ctor|ctora|cteur|tor)|edited|editing|redigering|overs[aæ]t(?:telse|t)?|vertaling|tłum(?:aczenie|\.)?)"
    r"(?:\s+(?:by|von|par|por|di|av|af|door))?(?:\s*[:/]\s*|\s+(?=[A-ZÀ-Þ]))(?:.*?(?=\b(?:text|tekst|words|by|von)\b\s*:?)|.*)",
    re.I,
)
_OUR_OWN = re.compile(
    r"^(?:from )?(?:our|a|the) (?:own |special |foreign |staff )?(?:correspondents?|reporters?|staff)\b|^unser(?:e[mnrs]?)? (?:korrespondent|reporter|redaktion)|^(?:de )?notre (?:correspondant|envoyé)|^nuestr[oa] corresponsal",
    re.I,
)
# "Ida Moor in Elsen", "Ida Moor für den Kurier": what follows is no part of the name.
_AFTER_NAME = re.compile(
    r"\s+im Gespräch.*$|\s+(?:in|at|für|for|pour|para|aus|i|à)\s+(?:(?:the|den|die|das|le|la)\s+)?[A-ZÀ-Þ].*$|\s+\([^)]*\)?$|\s+[–—-]\s+.*$"
)
# A day that follows the name in one line.
_DAY_AFTER = re.compile(
    r"\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)$",
    re.I,
)
_MOST_NAME_CHARACTERS, _MOST_NAME_WORDS = 60, 6
# The longest list measured has nine names. More is no byline.
_MOST_NAMES, _MOST_LINE_CHARACTERS = 50, 1000
_METAS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "cxenseparse:author", "twitter:data1")  # fmt: skip
_CLASS = re.compile(
    r"(?<![a-z])(?:byline|by-line|author|authors|autor|autore|autoren|autorin|auteur|writer|signature|firma|article-origins|verfasser|redakteur)(?:-?names?|-?link)?(?![a-z-])"
)
# What one of these words holds, however its parts are joined: most names hold none.
_LETTERS = (
    "line",
    "author",
    "autor",
    "auteur",
    "writer",
    "signature",
    "firma",
    "origins",
    "verfasser",
    "redakteur",
)
_MOST_BYLINE_CHARACTERS, _MOST_BYLINES = 90, 6
# A line that begins like a byline stands in the head of the article: so many characters after the headline.
_HEAD_CHARACTERS = 900
_BY_LINE = re.compile(
    r"^(?:by|von|par|por|di|door|av|af|från|przez|text:|tekst:|автор:?)\s+(?=[A-ZÀ-ÞА-Я])", re.I
)
_MOST_BY_LINE_WORDS = 9
_SURNAME_FIRST = re.compile(
    r"([A-ZÀ-Þ][^\W\d_]+(?:[-'’][^\W\d_]+)*),\s*([A-ZÀ-Þ][^\W\d_]+(?:[ -][A-ZÀ-Þ][^\W\d_]*\.?)?)"
)
_SHORT_END = re.compile(r"\b(?:Jr|Sr|[A-ZÀ-Þ])\.$")
# The name of an account, of a company by its legal form, and of a site.
_ACCOUNT = re.compile(r"(?=.{5})[a-z0-9._\-]+")
_COMPANY = re.compile(
    r"\b(?:GmbH|AG|KG|Ltd|Inc|LLC|PLC|S\.?A\.?S?|S\.?L\.?|SpA|S\.p\.A|AB|A/S|Oy|B\.?V|e\.V)\b\.?$"
)
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|news|example|[a-z]{2})", re.I)


def author_candidates(page: Declared) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the names that a page gives as its authors, the best source first.

    The site's own name and the names of accounts come last: pages declare them where no name of a person is filled in.
    """
    last = []
    sites = site_names(page)
    for names, source in _candidates(page):
        if _DOMAIN.fullmatch(names[0]) or _COMPANY.search(names[0]):
            # "courier.example, Elsen, Northern Isles": an address, the site's own.
            last.append((names[:1], source))
            continue
        others = tuple(name for name in names if not is_site(name, sites))
        if any(map(_is_person, others)):
            yield others, source
        elif all(is_site(name, sites) or _is_account(name) for name in names):
            last.append((names, source))
        else:
            yield names, source
    yield from last


def _is_account(name: str) -> bool:
    return bool(_ACCOUNT.fullmatch(name)) and agency_in(name) is None


def _is_person(name: str) -> bool:
    return len(name.split()) > 1 and agency_in(name) is None


def _candidates(page: Declared) -> Iterator[tuple[tuple[str, ...], str]]:
    names = _from_nodes(page)
    shown = split_names(_shown(page) or _by_lines(page))
    if names:
        yield (shown, "page") if _is_whole_list(shown, names) else (names, "JSON-LD author")
    for name in _METAS:
        if found := split_names([value for value, _ in page.meta(name)]):
            yield found, f"meta {name}"
    if shown:
        yield shown, "page"


def _is_whole_list(shown: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """True if a byline has all of these names and those of other persons, too."""
    known = set(map(_key, names))
    others = [name for name in shown if _key(name) not in known]
    taken = frozenset().union(*known)
    is_more = others and len(others) + len(known) == len(shown)
    return bool(is_more) and all(_is_person(name) and not _key(name) & taken for name in others)


def split_names(bylines: list[str]) -> tuple[str, ...]:
    """Return the single names that bylines hold, each once, without "By", roles, photographers and translators."""
    names = [
        name for line in bylines[:_MOST_NAMES] for name in _names_of(clean(line[:_MOST_LINE_CHARACTERS]))
    ]
    return _each_once([clean(name) for name in names])[:_MOST_NAMES]


def _names_of(line: str) -> Iterator[str]:
    turned = _SURNAME_FIRST.fullmatch(line)
    if turned is not None and not agency_in(turned[1]) and not agency_in(turned[2]):
        yield f"{turned[2]} {turned[1]}"
        return
    line = _OTHER_HANDS.sub("", line) if _OTHER_HANDS.search(line) else line
    for part in _AND.split(_BY.sub("", line)):
        name = _DAY_AFTER.sub("", _AFTER_NAME.sub("", _BY.sub("", part))).strip(" ,;:-–—~*_#")
        name = name if _SHORT_END.search(name) else name.rstrip(".")
        if not _OUR_OWN.search(name) and not (_ROLE.search(name) and len(name.split()) > 0):
            yield _in_small_letters(name)


def _in_small_letters(name: str) -> str:
    """Return a name of two words or more in capitals as it is written elsewhere; signs and agencies stay."""
    words = name.split()
    if not name.isupper() or len(words) < 2 or agency_in(name) or min(map(len, words)) < 2:
        return name
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), name)


def _each_once(names: list[str]) -> tuple[str, ...]:
    # "Moor Ida" and "Ida Moor" are one person: the first form stays.
    kept = {_key(n): n for n in reversed(names) if n and _is_name(n)}
    return tuple(kept[key] for key in dict.fromkeys(_key(n) for n in names) if key in kept)


def _key(name: str) -> frozenset[str]:
    return frozenset(name.casefold().replace(".", " ").split())


def _is_name(text: str) -> bool:
    return (
        len(text) <= _MOST_NAME_CHARACTERS
        and len(text.split()) <= _MOST_NAME_WORDS
        and not _NO_NAME.search(text)
    )


def _from_nodes(page: Declared) -> tuple[str, ...]:
    by_id = {node.get("@id"): node for node in page.nodes if node.get("@id")}
    values = page.article.get("author") or page.article.get("creator")
    names: list[str] = []
    for value in values if isinstance(values, list) else [values]:
        node = (
            by_id.get(value.get("@id"), value) if isinstance(value, dict) and "name" not in value else value
        )
        names += linked.texts(node)
    return split_names(names)


def _shown(page: Declared) -> list[str]:
    """Return the lines of the first byline on the page: the first element called so, and those beside it."""
    lines: list[str] = []
    parents: set[Element] = set()
    end = len(page.elements)  # behind it nothing stands beside the first line
    for element in page.elements:
        if element.tag not in _BYLINES or not _is_called(element):
            continue
        if element.order >= end:
            break
        near = {a for a, _ in zip(element.iterancestors(), range(3), strict=False)}
        if lines and parents.isdisjoint(near):
            continue
        text = text_of(element)
        if 3 < len(text) < _MOST_BYLINE_CHARACTERS and not is_elsewhere(element):
            lines += _lines_of(element, text)
            parents = parents or near
            end = max((parent.end for parent in parents), default=end)
            if len(lines) >= _MOST_BYLINES:
                break
    return lines


def _lines_of(element: Element, text: str) -> list[str]:
    """Return the names that stand side by side in elements of their own, else the whole as one line."""
    children = [said for child in element if (said := text_of(child))]
    is_list = (
        len(children) > 1
        and _solid("".join(children)) == _solid(text)
        and all(len(c.split()) > 1 for c in children)
    )
    return children if is_list else [text]


def _solid(text: str) -> str:
    return "".join(text.split())


def _by_lines(page: Declared) -> list[str]:
    """Return the first line below the headline that begins like a byline and holds little else."""
    heading = next(page.tree.iter("h1"), None)
    if heading is None:
        return []
    read = 0
    for element in heading.page.elements[heading.end :]:
        if element.tag not in _LINES or any(child.tag in _LINES for child in element):
            continue
        text = text_of(element)
        read += len(text)
        if read > _HEAD_CHARACTERS:
            break
        if _BY_LINE.match(text) and len(text.split()) <= _MOST_BY_LINE_WORDS and not is_elsewhere(element):
            return [text]
    return []


_BYLINES = frozenset({"a", "span", "p", "div", "address", "li", "strong", "h2", "h3", "h4"})
_LINES = frozenset({"p", "div", "span", "address", "h2", "h3", "h4", "h5", "h6"})


def _is_called(element: Element) -> bool:
    said = element.attributes
    if not said:
        return False
    if ("rel" in said and "author" in (said["rel"] or "").split()) or (
        "itemprop" in said and "author" in (said["itemprop"] or "").lower()
    ):
        return True
    classes, identity, test = said.get("class"), said.get("id"), said.get("data-testid")
    return bool(classes or identity or test) and _names_author(classes, identity, test)


@lru_cache(maxsize=20000)
def _names_author(*names: str | None) -> bool:
    said = " ".join([name for name in names if name]).lower()
    return any(letters in said for letters in _LETTERS) and bool(_CLASS.search(named_words(*names)))
