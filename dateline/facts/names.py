"""Names: the persons, bodies and places that a text names, each with all the places where it does."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

from dateline.base.records import Name
from dateline.facts.naming import (
    NameKind,
    extent_of,
    kind_of,
    known_bodies,
    places_of,
)
from dateline.facts.unfound import find_bodies
from dateline.facts.wordlists import genders, source_nouns, word_set
from dateline.facts.words import Doc, Span, Token

_KINDS: dict[str, NameKind] = {
    "PERSON": "person",
    "ORG": "body",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "other",
    "WORK_OF_ART": "other",
    "PRODUCT": "other",
    "LAW": "other",
}
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_HONORIFICS = word_set(
    "mr mr. mrs mrs. ms ms. miss dr dr. sir dame lord lady prof prof. professor president senator sen. rep. gov. gov"
    " gen. general col. colonel capt. captain lt. lieutenant sgt. sergeant major maj. minister judge justice pope"
    " king queen prince princess rev. reverend father sister brother admiral brigadier"
)
# Nouns that stand right before the name of what they say: "newspaper Norburg Courier".
_BEFORE_BODIES = word_set(
    "radio tv television newspaper daily magazine broadcaster agency company firm group bank airline charity party network website"
)
_EDGE = " \t\n,.;:()[]\"“”‘’'"
_ABBREVIATION = re.compile(r"\s*\(([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\)")
_SMALL_WORDS = word_set("of the and for in on to de la du des von und")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a name stands, without title, article and possessive ending."""

    start: int
    end: int
    text: str
    kind: NameKind


def find_names(doc: Doc) -> tuple[Name, ...]:
    """Return the names of a document, in the order of their first mention.

    A surname goes with the full name it ends, an abbreviation with the name it abbreviates: "the Joint Board (JB)"
    or by its initials.
    """
    found = _with_bodies(doc, [m for ent in doc.ents if (m := _mention(ent)) is not None])
    mentions = _settled(_with_titled(doc.text, found))
    mentions = _with_missed(doc.text, mentions)
    short = abbreviations(doc.text, mentions)
    groups: dict[tuple[str, NameKind], list[Mention]] = defaultdict(list)
    people = _namesakes({m.text for m in mentions if m.kind == "person"})
    fullest: dict[tuple[str, NameKind], str] = {}
    for mention in mentions:
        key = mention.text, mention.kind
        if key not in fullest:
            fullest[key] = _fullest(mention, people, short)
        groups[fullest[key], mention.kind].append(mention)
    names = (_name(full, kind, group) for (full, kind), group in groups.items())
    return tuple(sorted(names, key=lambda name: (name.spans[0], name.name)))


# Each name of an article is asked for the surname of each other.
@lru_cache(maxsize=10_000)
def surname(name: str) -> str:
    """Return the last word of a person's name, no "Jr."."""
    words = [word for word in name.split() if word.lower() not in _SUFFIXES]
    return words[-1] if words else name


def abbreviations(text: str, mentions: Iterable[Mention]) -> dict[str, str]:
    """Return the full name of each abbreviation, as the text introduces it or by the initials."""
    bodies = [m for m in mentions if m.kind != "person"]
    short: dict[str, str] = {}
    for mention in bodies:
        bracket = _ABBREVIATION.match(text, mention.end)
        if bracket and " " in mention.text:
            short.setdefault(bracket[1], mention.text)
    by_initials = {initials(m.text): m.text for m in reversed(bodies) if " " in m.text}
    for mention in bodies:
        if mention.text.isupper() and 2 <= len(mention.text) <= 6 and mention.text in by_initials:
            short.setdefault(mention.text, by_initials[mention.text])
    return short


def initials(name: str) -> str:
    """Return the initials of a name's capitalised words: "Joint Board of Water" -> "JBW"."""
    return "".join(
        word[0]
        for word in re.split(r"[\s-]+", name)
        if word[:1].isupper() and word.lower() not in _SMALL_WORDS
    )


def _mention(ent: Span) -> Mention | None:
    label = _KINDS.get(ent.label_)
    kind = None if label is None else kind_of(ent, label)
    if kind is None:
        return None
    if ent.label_ in ("ORG", "GPE", "WORK_OF_ART", "PRODUCT") and (_is_like_person(ent) or _has_role(ent)):
        kind = "person"
    if kind == "person" and ent.start > 0 and ent.doc[ent.start - 1].lower_ in _BEFORE_BODIES:
        # "newspaper Norburg Courier": the noun before says what it is.
        kind = "body"
    text = ent.doc.text
    first, last = extent_of(ent, kind)
    start, end = ent.doc[first].idx, ent.doc[last - 1].idx + len(ent.doc[last - 1])
    if ent.label_ == "ORG" and _OPEN_NAME.match(text[start:end]) and (more := _REST_OF_NAME.match(text, end)):
        end = more.end()
    break_at = text.find("\n", start, end)
    end = break_at if break_at > start else end
    start, end = _trimmed(text, start, end)
    if kind == "person":
        start = _past_titles(text, start, end)
        owner = re.search(r"['’]s\s", text[start:end])
        end = start + owner.start() if owner else end
    elif text[start:end].lower().startswith("the "):
        start += 4
    words = text[start:end]
    if len(words) < 2 or not any(c.isupper() for c in words) or (kind == "person" and not words[0].isupper()):
        return None
    return Mention(start=start, end=end, text=words, kind=kind)


def _with_bodies(doc: Doc, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with the bodies that are known, or told by their own words, over what lies within them."""
    known = places_of(doc.text, known_bodies())
    spans = sorted({*known, *find_bodies(doc)}, key=lambda span: (span[0], -span[1]))
    placed = sorted(mentions, key=lambda m: (m.start, m.end))
    starts, ends = [m.start for m in placed], [m.end for m in placed]
    kept: list[Mention] = []
    covered: set[int] = set()
    free = 0
    for start, end in spans:
        # Mentions do not overlap: those that touch a span stand side by side.
        touched = range(bisect_right(ends, start), bisect_left(starts, end))
        if start < free or any(_is_wider(doc.text, placed[at], start, end) for at in touched):
            continue
        kept.append(Mention(start=start, end=end, text=doc.text[start:end], kind="body"))
        covered.update(touched)
        free = end
    rest = [m for at, m in enumerate(placed) if at not in covered]
    return sorted([*rest, *kept], key=lambda m: (m.start, m.end))


# A longer run of capitals is no name.
_LONGEST_CHARACTERS = 200


def _is_wider(text: str, mention: Mention, start: int, end: int) -> bool:
    """True if a mention holds the span and more, all of it capitalised: "House of Commons" in "Norland House of Commons"."""
    if (
        len(mention.text) > _LONGEST_CHARACTERS
        or not (mention.start <= start and end <= mention.end)
        or (mention.start, mention.end) == (start, end)
    ):
        return False
    is_whole = all(w[0].isupper() or w in _SMALL_WORDS or not w[0].isalpha() for w in mention.text.split())
    # "the French | European Parliament member": what is of many states is of no one state.
    is_of_many = text[start:end].startswith(("European ", "International ", "United Nations", "World "))
    return mention.kind != "place" and is_whole and not is_of_many


def _is_like_person(ent: Span) -> bool:
    """True if the words are a given name and one or two more: the parser takes rare surnames for bodies."""
    parts = ent.text.split()
    return (
        2 <= len(parts) <= 3
        and parts[0].lower() in genders()
        and all(p[0].isupper() and p.isalpha() for p in parts)
    )


# Bodies that are named for two trades or tasks: "Union of Dock | and Ferry Workers". Plurals only end such a name.
_OPEN_NAME = re.compile(
    r"(?:the )?(?:\w+ )?(?:Union|Association|Federation|Guild|Ministry|Department|Office|Bureau|Board) (?:of|for) [A-Z][\w’-]+$",
    re.I,
)
_REST_OF_NAME = re.compile(r" and (?:[A-Z][\w’-]+ )?[A-Z][a-z’-]+s\b(?! [A-Z])")


def _has_role(ent: Span) -> bool:
    """True if a role stands in apposition to two or three capitalised words: "the mayor, Ode Brandvik,"."""
    parts = ent.text.split()
    if not 2 <= len(parts) <= 3 or not all(p[0].isupper() and p.replace("-", "").isalpha() for p in parts):
        return False
    if source_nouns().get(parts[-1].lower()) == "body" or parts[0].lower() == "the":
        return False
    root = ent.root
    if root.dep_ == "appos" and root.head.i < root.i and _is_role(root.head):
        return True
    return any(c.dep_ == "appos" and c.i > root.i and _is_role(c) for c in root.children)


def _is_role(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.tag_ == "NN" and source_nouns().get(noun.lower_) == "person"


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    bracket = text.find(" (", start, end)
    if bracket > start and ")" not in text[bracket:end]:
        # "Board of Harbours (BOH": the short form is a name of its own.
        end = bracket
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE and not _is_initial(text, start, end):
        end -= 1
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    return start, end


def _is_initial(text: str, start: int, end: int) -> bool:
    """True if the dot at the end belongs to the name: "Inc.", "Jr.", "U.S."."""
    return text[end - 1] == "." and bool(
        re.search(r"(?:\b[A-Z]|\bJr|\bSr|\bInc|\bCo|\bLtd|\bCorp)\.$", text[start:end])
    )


def _past_titles(text: str, start: int, end: int) -> int:
    while " " in text[start:end]:
        first = text[start:end].split(" ", 1)[0]
        if first.lower() not in _HONORIFICS and source_nouns().get(first.lower()) != "person":
            break
        start += len(first) + 1
    return start


def _settled(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with one kind per wording: that of the full name it ends, else the most frequent."""
    surnames = {surname(m.text) for m in mentions if m.kind == "person" and " " in m.text}
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for mention in mentions:
        votes[mention.text][mention.kind] += 1
    settled = []
    for m in mentions:
        kind = _kind(votes[m.text], is_surname=m.text in surnames)
        if kind == "person" and source_nouns().get(m.text.split()[-1].lower()) == "body":
            kind = "body"
        settled.append(m if m.kind == kind else replace(m, kind=kind))
    return settled


_ADDRESSED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.? ([A-Z][\w’'-]+)")


def _with_titled(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions; one of two or three words that ends in a surname with a title is a person's: "Ms Brandvik"."""
    titled = {match[1].removesuffix("’s").removesuffix("'s") for match in _ADDRESSED.finditer(text)}
    return [
        replace(m, kind="person")
        if m.kind != "person" and 2 <= len(m.text.split()) <= 3 and m.text.split()[-1] in titled
        else m
        for m in mentions
    ]


def _kind(votes: Counter[NameKind], *, is_surname: bool) -> NameKind:
    # "de Venezuela" ends a name; a country that is named over and over stays one.
    if is_surname and votes["place"] <= max(1, votes.total() // 2):
        return "person"
    return min(votes.most_common(), key=lambda pair: (-pair[1], pair[0]))[0]


def _with_missed(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions and those that the parser's name finder missed: a known name or surname, word for word."""
    known: dict[str, NameKind] = {}
    for m in mentions:
        known.setdefault(m.text, m.kind)
        if m.kind == "person" and " " in m.text:
            known.setdefault(surname(m.text), "person")
        if m.kind == "body" and len(initials(m.text)) >= 3:
            known.setdefault(initials(m.text), "body")
    known = {
        name: kind for name, kind in known.items() if kind != "other" and name[0].isupper() and len(name) > 2
    }
    if not known:
        return mentions
    taken = sorted((m.start, m.end) for m in mentions)
    starts = [start for start, _ in taken]
    # How far the names reach that begin up to each.
    reached = [0, *accumulate((end for _, end in taken), max)]
    missed = [
        Mention(start=start, end=end, text=text[start:end], kind=known[text[start:end]])
        for start, end in places_of(text, known)
        if reached[bisect_left(starts, end)] <= start
    ]
    return sorted([*mentions, *missed], key=lambda m: (m.start, m.end))


# Nobody has so many namesakes in one article; it bounds the time in a list of names.
_MOST_NAMESAKES = 200


def _namesakes(people: Iterable[str]) -> dict[str, list[str]]:
    """Return names of persons by their first words and by their surnames, each list in the order of the alphabet."""
    namesakes: dict[str, list[str]] = defaultdict(list)
    for name in sorted(people):
        for word in {name.split()[0], surname(name)}:
            if len(namesakes[word]) < _MOST_NAMESAKES:
                namesakes[word].append(name)
    return namesakes


def _fullest(mention: Mention, people: Mapping[str, Sequence[str]], short: dict[str, str]) -> str:
    if mention.kind != "person":
        return short.get(mention.text, mention.text)
    last = surname(mention.text)
    same = [name for name in people[last] if surname(name) == last and _fits(mention.text, name)]
    if " " not in mention.text and not any(" " in name for name in same):
        by_first = [name for name in people[mention.text] if " " in name and name.split()[0] == mention.text]
        return by_first[0] if len(by_first) == 1 else mention.text
    # The longest form is the fullest; of equal ones the first in the alphabet, so that the choice is the same always.
    return min(same, key=lambda name: (-len(name), name)) if same else mention.text


def _fits(one: str, other: str) -> bool:
    """True if two names with one surname may be one person's: no given names that differ."""
    if " " not in one or " " not in other:
        return True
    a, b = (name.split(maxsplit=1)[0].rstrip(".") for name in (one, other))
    return a == b or (1 in (len(a), len(b)) and a[0] == b[0])


def _name(full: str, kind: NameKind, group: list[Mention]) -> Name:
    return Name(name=full, kind=kind, spans=tuple(sorted({(m.start, m.end) for m in group})))
