"""Bodies of many articles, told apart and joined: by the words of the name in any order, its initials, the state it is of."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from dateline.base.nations import nation_words
from dateline.base.speakers import Form
from dateline.stories.speakers import folded

Words = frozenset[str]

# Said beside a name, no part of it: "the Xanadu news agency", "Xanadu Ltd". Source: English company suffixes and the
# nouns that news puts after a name.
_BESIDE = frozenset(
    [
        "news",
        "agency",
        "newspaper",
        "inc",
        "incorporated",
        "ltd",
        "limited",
        "corp",
        "co",
        "plc",
        "gmbh",
        "llc",
        "ag",
        "sa",
        "group",
        "company",
        "firm",
        "party",
        "newswire",
    ]
)
# Names that every state has one of: without the state they name no one body. Source: the offices of state in any
# constitution. A ministry's portfolio does not tell whose it is either.
_EVERYWHERE = frozenset(
    [
        "ministry",
        "government",
        "army",
        "navy",
        "military",
        "police",
        "parliament",
        "senate",
        "cabinet",
        "presidency",
        "court",
        "courts",
        "bank",
        "assembly",
        "congress",
        "council",
        "authorities",
        "authority",
        "administration",
        "guard",
        "force",
        "forces",
        "embassy",
        "treasury",
        "prosecutors",
        "office",
        "commission",
        "committee",
        "election",
        "elections",
        "media",
        "press",
    ]
)
_POSSESSIVE = re.compile(r"\s?['’]\s?s\b")
_ARTICLE = re.compile(r"^(?:the|a|an|this|that|these|its|their|his|her|our)\s+", re.I)
# British and American spellings of words in names. Source: Oxford English Dictionary, variants.
_SPELLINGS = {
    "defense": "defence",
    "center": "centre",
    "labor": "labour",
    "program": "programme",
    "interiors": "interior",
    "affair": "affairs",
}
_IZE = re.compile(r"is(ation|ed|ing)")
_ACRONYM = re.compile(r"^[A-Z][A-Za-z]*[A-Z]$")
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "to"])


def body_words(name: str) -> Words:
    """Return the words of a body's name, folded: states by one name, British and American spellings as one."""
    words, nations = _without_nations(name)
    kept = [_SPELLINGS.get(word, _IZE.sub(r"iz\1", word)) for text in words for word in folded(text)]
    return frozenset((*kept, *(f"@{nation}" for nation in nations)))


def _without_nations(name: str) -> tuple[list[str], list[str]]:
    known = nation_words()
    words = re.sub(r"['’]s?(?=\s|$)", "", name.replace(".", "")).replace("-", " ").split()
    nations: list[str] = []
    rest: list[str] = []
    at = 0
    while at < len(words):
        length = next((n for n in (4, 3, 2, 1) if _is_nation(words[at : at + n], n, known)), 0)
        if length:
            nations.append(known[" ".join(words[at : at + length]).casefold()])
        else:
            rest.append(words[at])
        at += length or 1
    # "South African government": the state alone, or with what is of it.
    return rest, nations


def _is_nation(words: list[str], length: int, known: dict[str, str]) -> bool:
    # "US" as written; "us" is a word.
    return len(words) == length and words[0][:1].isupper() and " ".join(words).casefold() in known


def group_bodies(forms: Iterable[Form]) -> list[tuple[Form, ...]]:
    """Return the forms of bodies, those of one body together, in an order that depends on them alone."""
    bags: dict[Words, list[Form]] = defaultdict(list)
    for form in sorted(forms, key=lambda form: (-form.count, form.key)):
        bags[body_words(form.name) or frozenset((form.name,))].append(form)
    leads = _leads(bags)
    groups: dict[Words, list[Form]] = defaultdict(list)
    for bag in sorted(bags, key=sorted):
        groups[_end(bag, leads)] += bags[bag]
    return [
        tuple(sorted(group, key=lambda form: (-form.count, form.key))) for _, group in sorted(_pairs(groups))
    ]


def _pairs(groups: dict[Words, list[Form]]) -> list[tuple[list[str], list[Form]]]:
    return sorted(((sorted(bag), forms) for bag, forms in groups.items()), key=lambda pair: pair[0])


def _leads(bags: dict[Words, list[Form]]) -> dict[Words, Words]:
    """Return for a short name the one full name that it stands for."""
    by_initials: dict[str, set[Words]] = defaultdict(set)
    by_core: dict[Words, set[Words]] = defaultdict(set)
    for bag, forms in bags.items():
        for form in forms:
            by_initials[_initials(form.name)].add(bag)
        for part in (_without_state(bag), bag - _BESIDE):
            if part and part != bag:
                by_core[part].add(bag)
    leads: dict[Words, Words] = {}
    for bag, forms in bags.items():
        fuller = by_core.get(bag, set())
        if not _is_everywhere(bag) and len(fuller) == 1:
            leads[bag] = next(iter(fuller))
            continue
        full = {one for form in forms if _ACRONYM.match(form.name) for one in by_initials.get(form.name, ())}
        full.discard(bag)
        if len(full) == 1:
            leads[bag] = next(iter(full))
    return leads


def _end(bag: Words, leads: dict[Words, Words]) -> Words:
    seen = {bag}
    while bag in leads and leads[bag] not in seen:
        bag = leads[bag]
        seen.add(bag)
    return min(seen, key=sorted) if bag in leads else bag


def _without_state(bag: Words) -> Words:
    return frozenset(word for word in bag if not word.startswith("@"))


def _is_everywhere(bag: Words) -> bool:
    return bool(bag & _EVERYWHERE) and not any(word.startswith("@") for word in bag)


def is_plain(group: Iterable[Form]) -> bool:
    """True if no form of a body names one: "authorities", "the letter". Another stands behind it in each report."""
    names = [form.name for form in group]
    return all(_is_plain(name) for name in names)


def _is_plain(name: str) -> bool:
    bare = _POSSESSIVE.sub("", _ARTICLE.sub("", name))
    if not any(letter.isupper() for letter in bare):
        return True
    words = re.findall(r"[^\W\d_]+", bare)
    return not any(word[0].isupper() for word in words[1:]) and all(
        word.casefold() in _plain_words() for word in words
    )


@cache
def _plain_words() -> frozenset[str]:
    text = (files("dateline.stories") / "data" / "plain_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def without_article(name: str) -> str:
    """Return a body's name without the article that stands before it in a sentence: "the Norvan army"."""
    return name[4:] if name.startswith("the ") else name


def _initials(name: str) -> str:
    words = [word for word in re.split(r"[\s-]+", name) if word and word.lower() not in _SMALL]
    if len(words) < 2 or not all(word[0].isupper() for word in words):
        return ""
    return "".join(word[0] for word in words)
