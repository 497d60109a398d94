"""The dates that a page shows to its readers, the one stamped on its article first.

A date is weighed by what stands around it, never by what it says: how near the headline it stands, what its element
is called, whether it has a line of its own, whether it belongs to a masthead, a card or a notice of rights.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import accumulate, islice
from operator import attrgetter

from dateline.articles.declared import Declared
from dateline.articles.markup import BLOCKS, text_of
from dateline.articles.moments import Moment, date_span, read_moment
from dateline.articles.sieve import Sieve
from dateline.articles.tree import Element

# Words of publication and of change, in the languages of our material (en de fr es pt it nl sv da no fi pl cs tr ru uk).
PUBLISHED_WORD = Sieve(
    r"publi|posted|pubdate|created|date-?line|first aired|issued|veröffentlicht|erstellt|erschienen|pubbl|gepubliceerd|geplaatst|publicerad|publisert|offentliggjort|julkaistu|opublikowan|"
    r"zveřejn|publikov|yayın|опубликован|опубліков|размещен|تاریخ|نشر|発行|公開|発表|发布|게시|입력",
    re.I,
)
UPDATED_WORD = Sieve(
    r"updat|modif|last[- ](?:change|edit|review)|edited|revis|corrected|aktualisier|geändert|bearbeitet|\bstand:?\b|letzter stand|mise? à jour|\bmaj\b|actualizad|atualizad|aggiorna|bijgewerkt|gewijzigd|laatst|"
    r"uppdatera|oppdater|opdater|senast ändrad|päivitetty|muokattu|aktualizacja|zaktualizowan|aktualizov|güncel|обновлен|изменен|оновлен|更新|최종|수정",
    re.I,
)
# Dates that are nobody's publication: of rights, laws, events, births, deadlines.
_OTHER_DAY = Sieve(
    r"©|copyright|all rights|rights reserved|\(c\)|expires|gültig|valid (?:until|from)|deadline|bis zum|\bborn\b|\bgeb\.|\bges\.|joined|registriert|registered|member since|mitglied seit|dabei seit|"
    r"access(?:ed)? on|abgerufen|retrieved|seit dem",
    re.I,
)
# Parts of a page that hold other stories' dates, its own day of today, or its readers' words.
_ELSEWHERE = Sieve(r"comment|related|sidebar|teaser|footer|widget|recommend|popular|most-?read|more-?(?:news|stories)|latest|calendar|kalender|event|reply|kommentar", re.I)  # fmt: skip
# What an article is filed under is written into its class by some systems, and says nothing of the part of the page.
_SUBJECTS = re.compile(r"(?<!\S)(?:\w+[_-])?(?:tag|category|topic)-\S+", re.I)
_BESIDE = re.compile(r"comment|related|sidebar|teaser|footer", re.I)
_TODAY = re.compile(r"(?:^|[\s_-])(?:nav|masthead|top-?bar|top-?menu|topline|navbar|header-?(?:top|bottom|date)|site-?header|page-?header|logo|today|current-?date|date-?edition|clock|weather)", re.I)  # fmt: skip
DATE_CLASS = re.compile(r"date|time|publish|posted|byline|meta|datum|fecha|stamp|data|dato", re.I)
_INLINE = frozenset(
    {"span", "time", "a", "small", "em", "strong", "b", "i", "abbr", "font", "br", "u", "sup"}
)
_UNSHOWN = frozenset({"head", "title", "option", "link"})
# A year, or numbers parted as dates are. It begins with one digit, which the engine finds without trying the rest.
_YEAR = re.compile(r"\d(?:(?<=1)9\d\d|(?<=2)0\d\d|\d?\s?[./|-]\s?\d\d?\s?[./|-]\s?\d\d)")
_NUMBERS = re.compile(r"(?<![\d/])(\d\d?)/(\d\d?)/(?:20|19)?\d\d(?![\d/])")
_WORD = re.compile(r"\w+")

# A line that bears a date and little else; a byline with roles and a time of day is the longest measured.
_LINE_CHARACTERS = 90
# How far around a date its own piece of text is read.
_WINDOW = 100
# A text that begins with its date may go on; the rest of it says nothing of the date.
_HEAD_CHARACTERS, _OPENING_CHARACTERS = 60, 15
# Distances from the headline, in characters of text: right below it, in the article's head, on its first screen.
_RIGHT_BELOW, _IN_HEAD, _ABOVE = 500, 2000, 300
# How many dates are weighed: the article's own stands among the first below its headline, or right above it.
_MOST_BELOW, _MOST_ABOVE = 40, 12
# A link that says this much more than its date leads to another story.
_MOST_LINK_SHARE = 1.6
# As many dates in elements of one kind are a list of cards.
_LEAST_CARDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date shown on a page."""

    moment: Moment
    source: str
    score: int  # the higher, the surer it is the article's
    is_update: bool  # the page calls it the day of a change


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """How a page means dates in numbers."""

    month_first: bool
    known: frozenset[date]


# From this score on a date is the article's as surely as what a page declares to programs.
SURE = 7
# Below this a date is more likely another story's than this one's.
LIKELY = 2
# The score of a day that is none of publication by its own words.
NEVER = -99


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sight:
    """Where a date was seen."""

    text: str
    owner: Element
    distance: int | None  # characters since the headline, negative above it; None where there is no headline


def read_stamps(
    page: Declared, *, month_first: bool = False, known: frozenset[date] = frozenset()
) -> list[Stamp]:
    """Return the dates that a page shows, the likeliest day of its publication first.

    `month_first` says how 03/04/2031 is meant where neither a number above twelve elsewhere on the page nor a day in
    `known` (those that the page declares) tells it.
    """
    sights = _sights(page)
    month_first = _order_of_numbers(sights, month_first)
    kinds = Counter(_kind(sight.owner) for sight in sights)
    stamps = [
        stamp
        for sight in sights
        if (stamp := _weigh(sight, kinds[_kind(sight.owner)], _Order(month_first=month_first, known=known)))
    ]
    return sorted(stamps, key=lambda stamp: -stamp.score)


def _order_of_numbers(sights: list[_Sight], month_first: bool) -> bool:
    """Return whether a page writes the month first: a number above twelve in one of its dates says so."""
    for sight in sights:
        for first, second in _NUMBERS.findall(sight.text):
            if int(first) > 12 or int(second) > 12:
                return int(second) > 12
    return month_first


def _read(text: str, order: _Order) -> Moment | None:
    moment = read_moment(text, month_first=order.month_first)
    if moment is None or moment.day in order.known:
        return moment
    other = read_moment(text, month_first=not order.month_first)
    return other if other is not None and other.day in order.known else moment


def _kind(owner: Element) -> tuple[str, str, str]:
    parent = owner.getparent()
    return (
        owner.tag,
        owner.get("class") or "",
        (parent.get("class") or "") if parent is not None else "",
    )


def _sights(page: Declared) -> list[_Sight]:
    """Return where a page shows dates: below its headline in reading order, then above it, the nearest first."""
    body = next(page.tree.iter("body"), page.tree)
    heading = _heading(page)
    sizes = map(len, body.pieces[: body.last])
    starts = [start + n for n, start in enumerate(accumulate(sizes, initial=0))]
    places = sorted(
        (*_declared_places(page, body), *_written_places(body, starts)), key=lambda place: place[0]
    )
    # A heading inside what is not shown (a button, a template) has no place in the text.
    if heading is None or heading.pieces is not body.pieces:
        return [_Sight(text=text, owner=owner, distance=None) for _, text, owner in places]
    begin, end = starts[heading.first], starts[heading.last]
    below = [
        _Sight(text=text, owner=owner, distance=max(0, starts[at] - end))
        for at, text, owner in places
        if starts[at] >= begin
    ]
    above = [
        _Sight(text=text, owner=owner, distance=starts[at] - begin)
        for at, text, owner in reversed(places)
        if starts[at] < begin
    ]
    return [*below[:_MOST_BELOW], *above[:_MOST_ABOVE]]


_Place = tuple[
    int, str, Element
]  # which piece of the page's text, the date's own text, the element around it


def _written_places(body: Element, starts: list[int]) -> Iterator[_Place]:
    """Yield the pieces of text that may hold a date."""
    text = "\n".join(body.pieces[body.first : body.last])
    offset = starts[body.first]
    done = -1
    for match in _YEAR.finditer(text):
        at = bisect_right(starts, offset + match.start()) - 1
        if at == done:
            continue
        done = at
        owner = _owner(body, at)
        if owner.tag not in _UNSHOWN and not any(
            map(_dated_attribute, (owner, *islice(owner.iterancestors(), 1)))
        ):
            here = offset + match.start() - starts[at]
            yield at, body.pieces[at][max(0, here - _WINDOW) : here + _WINDOW], owner


def _owner(body: Element, at: int) -> Element:
    """Return the innermost element that a piece of text belongs to."""
    elements = body.page.elements
    owner = elements[bisect_right(elements, at, lo=body.order, hi=body.end, key=_first) - 1]
    while owner.last <= at and owner.parent is not None and owner is not body:
        owner = owner.parent
    return owner


def _first(element: Element) -> int:
    return element.first


def _declared_places(page: Declared, body: Element) -> Iterator[_Place]:
    """Yield the elements that bear a date beside their words."""
    microdata = (e for e in page.microdata if e.tag not in ("time", "abbr"))
    for element in sorted((*body.iter("time", "abbr"), *microdata), key=attrgetter("order")):
        is_within = body.order <= element.order < body.end and element.pieces is body.pieces
        if is_within and (text := _dated_attribute(element)):
            yield element.first, text, element


def _dated_attribute(element: Element) -> str | None:
    """Return the date that an element bears beside its words: `<time datetime>`, microdata, a tooltip."""
    if element.tag == "time":
        return element.get("datetime") or None
    if element.tag == "abbr":
        return element.get("title") or None
    if "itemprop" in element.attributes and "datepublished" in (element.get("itemprop") or "").lower():
        return element.get("content") or element.get("datetime") or element.get("title") or None
    return None


def _heading(page: Declared) -> Element | None:
    """Return the element that shows the headline: the heading most like what the page is called."""
    called = [value for value, _ in (*page.linked("headline"), *page.meta("og:title", "twitter:title"))]
    called += [text_of(title) for title in islice(page.tree.iter("title"), 1)]
    wanted = [set(_WORD.findall(value.casefold())) for value in called]
    best: tuple[float, Element] | None = None
    for heading in islice(page.tree.iter("h1", "h2", "h3"), 60):
        words = set(_WORD.findall(text_of(heading).casefold()))
        likeness = max((len(words & w) / len(words | w) for w in wanted if words), default=0.0)
        score = likeness + (0.15 if heading.tag == "h1" else 0.0)
        if likeness >= 0.3 and (best is None or score > best[0]):
            best = (score, heading)
    if best is not None:
        return best[1]
    return next(iter((*islice(page.tree.iter("h1"), 1), *islice(page.tree.iter("h2"), 1))), None)


def _weigh(sight: _Sight, of_its_kind: int, order: _Order) -> Stamp | None:
    text = " ".join(sight.text.split())
    span = date_span(text)
    line = _line(sight)
    if span is None:
        return None
    moment = _read(text, order)
    if moment is None:
        return None
    source = _source(sight.owner)
    if _OTHER_DAY.search(line if len(line) <= 2 * _LINE_CHARACTERS else text[:_LINE_CHARACTERS]):
        return Stamp(moment=moment, source=source, score=NEVER, is_update=False)
    near = [sight.owner, *islice(sight.owner.iterancestors(), 2)]
    names = " ".join(f"{e.get('class') or ''} {e.get('id') or ''} {e.get('itemprop') or ''}" for e in near)
    own = line if len(line) <= _LINE_CHARACTERS else text[: span[0]][-_LINE_CHARACTERS:]
    is_update = bool(UPDATED_WORD.search(own)) and not PUBLISHED_WORD.search(own)
    score = _by_place(sight, near) + _by_distance(sight.distance) + _by_line(line, span)
    score += 3 if PUBLISHED_WORD.search(f"{own} {names}") else 1 if DATE_CLASS.search(names) else 0
    score += 2 if sight.owner.tag == "time" or "datepublished" in names.lower() else 0
    if len(line) > _MOST_LINK_SHARE * (span[1] - span[0]) and any(e.tag == "a" for e in near):
        score -= 3
    score -= 3 * (of_its_kind >= _LEAST_CARDS) + 3 * is_update
    return Stamp(moment=moment, source=source, score=score, is_update=is_update)


def _source(owner: Element) -> str:
    return "page time" if owner.tag == "time" else "page"


def _line(sight: _Sight) -> str:
    """Return the line of text that a date stands in: its element, or the block around it while that is short."""
    line = " ".join(sight.text.split())
    for element in (sight.owner, *islice(sight.owner.iterancestors(), 2)):
        if sum(1 for _ in islice(element.iter(), 25)) == 25:
            break
        words = text_of(element)
        if len(words) > 2 * _LINE_CHARACTERS:
            break
        line = words if len(words) > len(line) else line
        if element.tag in BLOCKS or element.tag not in _INLINE:
            break
    return line


def _by_line(line: str, span: tuple[int, int]) -> int:
    """Weigh how much else the line says: a date alone, a date with a few words, a sentence that names a day."""
    size = span[1] - span[0]
    if len(line) <= 3 * size:
        return 2
    if len(line) <= _LINE_CHARACTERS:
        return 1
    return 0 if span[0] <= _OPENING_CHARACTERS else -3 if span[0] <= _HEAD_CHARACTERS else -5


def _by_distance(distance: int | None) -> int:
    if distance is None:
        return 0
    if distance < 0:
        return 2 if distance >= -_ABOVE else 0
    return 4 if distance <= _RIGHT_BELOW else 2 if distance <= _IN_HEAD else 0


def _by_place(sight: _Sight, near: list[Element]) -> int:
    """Weigh the part of the page: what holds other stories, or the page's own day of today, takes away."""
    score = 0
    is_main = is_header = is_aside = False
    for element in (sight.owner, *sight.owner.iterancestors()):
        tag = element.tag
        if tag in ("body", "html"):
            break
        is_today, is_beside = _part(element.get("class") or "", element.get("id") or "")
        is_main = is_main or tag in ("article", "main")
        is_header = is_header or tag == "header" or is_today
        if tag in ("footer", "nav"):
            score = min(score, -6)
        elif tag == "aside":
            is_aside = True
        elif is_beside:
            score = min(score, -4)
        if tag in ("li", "a") and element in near:
            score = min(score, -1)
    is_below = sight.distance is not None and sight.distance >= 0
    if is_aside:
        # Templates set the line below the headline into an aside of the article, too.
        is_own = is_main and is_below and (sight.distance or 0) <= _RIGHT_BELOW
        score = min(score, -1 if is_own else -6)
    # A header within the article, or below its headline, is the article's own.
    return min(score, -3) if is_header and not is_main and not is_below else score


# Templates call the same parts by the same names on every page of an outlet.
@lru_cache(maxsize=5000)
def _part(classes: str, identity: str) -> tuple[bool, bool]:
    """Return whether names say that a part of a page is its masthead, and that it holds other stories."""
    names = f"{classes} {identity}"
    if "-" in names:
        names = _SUBJECTS.sub(" ", names)
    return bool(_TODAY.search(names)), bool(_ELSEWHERE.search(names))


def is_elsewhere(element: Element, *, in_lists: bool = True) -> bool:
    """True inside a comment, a sidebar, a teaser, and, with `in_lists`, a list: what stands there is other stories'."""
    if "datepublished" in (element.get("itemprop") or "").lower():
        return False
    tags = ("aside", "footer", "nav", "li") if in_lists else ("aside", "footer", "nav")
    return any(
        a.tag in tags or (a.attributes and _is_beside(a.get("class") or "", a.get("id") or ""))
        for a in element.iterancestors()
        if a.tag not in ("body", "html")
    )


@lru_cache(maxsize=4096)
def _is_beside(*names: str) -> bool:
    return _BESIDE.search(" ".join(names)) is not None
