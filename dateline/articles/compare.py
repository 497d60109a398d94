"""Texts that are copies of one another, and which article had a text first.

Candidates come from MinHash signatures over shingles of three words (Broder 1997), the decision from the exact
containment of the smaller set in the larger. Nothing here depends on the order of what is given.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from rensa import RMinHash, RMinHashLSH

from dateline.articles.credit import agency_in
from dateline.base.records import Article

SHINGLE_WORDS = 3
PERMUTATIONS = 128
# Bands of two rows: two texts that share three in ten shingles meet in a band with probability .998. A contained
# short text has a small Jaccard likeness to a long one, so the candidates must come easily.
_BANDS = 64
_SEED = 1
LEAST_CONTAINMENT = 0.6
# A text of fewer shingles is a sentence: it counts as a copy only where it is the same sentence.
_LEAST_SHINGLES = 25
# Short reports of one kind share their frame ("An overnight attack on ... kills ..."): fewer shingles must share more.
# (fewer shingles than, share that is needed)
_SHORT = ((40, 0.9), (80, 0.8))
# A copy is printed within days of its original; later ones are other events told in the same words.
_MOST_DAYS_APART = 4
# A tenth of a report quoted in a long round-up makes it no copy: sizes may differ so much.
_MOST_SIZE_RATIO = 8.0

_WORD = re.compile(r"\w+")
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two texts of which one holds most of the other; `a` is the smaller id."""

    a: str
    b: str
    containment: float  # of the smaller text's shingles, the share that the larger one has


def find_copies(texts: Sequence[tuple[str, str]]) -> list[Copy]:
    """Return the pairs of ids whose texts are copies, sorted; `texts` are (id, text), each id once."""
    shingles = {name: shingle(text) for name, text in sorted(texts)}
    found = dict.fromkeys(_identical(shingles), 1.0)
    long = {name: these for name, these in shingles.items() if len(these) >= _LEAST_SHINGLES}
    for one, other in _candidates(long):
        share = containment(long[one], long[other])
        if share >= _least_share(min(len(long[one]), len(long[other]))):
            found[one, other] = share
    return [Copy(a=a, b=b, containment=round(share, 4)) for (a, b), share in sorted(found.items())]


def find_origins(articles: Sequence[Article]) -> dict[str, str]:
    """Return for each article id the id of the article that had its text first.

    That is the earliest of its copies (undated ones last, then by id), but where a copy credits an agency and the
    agency's own article is among them, that one. An article without copies is its own origin.
    """
    # Of several versions the longest speaks: a feed's summary stands beside its page.
    latest = {a.id: a for a in sorted(articles, key=lambda a: (a.id, len(a.text), a.version_id))}
    copies = find_copies([(a.id, a.text) for a in latest.values()])
    near = [c for c in copies if _is_near(latest[c.a], latest[c.b])]
    groups = _groups(latest, ((c.a, c.b) for c in near))
    origins: dict[str, str] = {}
    for group in groups:
        members = sorted((latest[name] for name in group), key=_age)
        first = _own_report(members) or members[0]
        origins.update((member.id, first.id) for member in members)
    return dict(sorted(origins.items()))


def shingle(text: str) -> frozenset[str]:
    """Return the runs of three words of a text, in small letters; of characters, where words are not parted."""
    text = text.casefold()
    words = _WORD.findall(text)
    if len(_CJK.findall(text)) * 2 > len(text):
        words = list("".join(words))
    if len(words) <= SHINGLE_WORDS:
        return frozenset([" ".join(words)]) if words else frozenset()
    return frozenset(" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1))


def containment(one: frozenset[str], other: frozenset[str]) -> float:
    """Return which share of the smaller set stands in the larger."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def _least_share(size: int) -> float:
    return next((share for most, share in _SHORT if size < most), LEAST_CONTAINMENT)


def _identical(shingles: Mapping[str, frozenset[str]]) -> list[tuple[str, str]]:
    by_text: dict[frozenset[str], list[str]] = defaultdict(list)
    for name, found in shingles.items():
        if found:
            by_text[found].append(name)
    # A chain, not all pairs: a thousand identical lines must not give half a million.
    return [pair for names in by_text.values() for pair in itertools.pairwise(names)]


def _candidates(shingles: Mapping[str, frozenset[str]]) -> Iterable[tuple[str, str]]:
    names = list(shingles)
    index = RMinHashLSH(threshold=0.3, num_perm=PERMUTATIONS, num_bands=_BANDS)
    for number, name in enumerate(names):
        signature = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
        signature.update(sorted(shingles[name]))
        for other in sorted(set(index.query(signature))):
            one, two = sorted((name, names[other]))
            sizes = sorted((len(shingles[one]), len(shingles[two])))
            if sizes[1] <= _MOST_SIZE_RATIO * sizes[0]:
                yield one, two
        index.insert(number, signature)


def _groups(names: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    leader = {name: name for name in names}

    def lead(name: str) -> str:
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for one, other in pairs:
        a, b = sorted((lead(one), lead(other)))
        leader[b] = a
    groups: dict[str, list[str]] = defaultdict(list)
    for name in leader:
        groups[lead(name)].append(name)
    return list(groups.values())


def _is_near(one: Article, other: Article) -> bool:
    if one.published_on is None or other.published_on is None:
        return True
    return abs((one.published_on - other.published_on).days) <= _MOST_DAYS_APART


def _age(article: Article) -> tuple[bool, datetime, bool, str]:
    """Sort key: the earliest first; a day without a time counts as its end, no day at all as last."""
    if article.published_at is not None:
        return False, article.published_at, False, article.id
    if article.published_on is not None:
        day = article.published_on
        return False, datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=UTC), True, article.id
    return True, datetime.max.replace(tzinfo=UTC), True, article.id


def _own_report(members: Sequence[Article]) -> Article | None:
    """Return the agency's own article, where a copy credits the agency and the agency's own is there."""
    credited = {agency for m in members if (agency := agency_in(m.origin) or m.origin)}
    return next((m for m in members if (agency_in(m.outlet) or m.outlet) in credited), None)
