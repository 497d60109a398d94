"""Score the names of persons and bodies that the facts stage finds: against a gold file, and against links to an encyclopedia.

    python bench/names.py --gold names.jsonl [--errors 40]
    python bench/names.py --links ../shared/data/events/current_events.dev.jsonl [--most 1000] [--errors 40]

A line of a gold file is one text: `{"id", "text", "names": [{"name", "kind", "or": []}]}`. `kind` is "person", "body" or
"either" (may be marked or not, for which no figure changes); `or` gives other extents that are as right. Every place where
a gold name stands as words of its own counts, once. Right is the same extent and the same kind; "the" before a name is
no part of it.

Links are a check over many texts without a reader: each marks some names by the title of a page. A title says by its
last word that it is a body's, by a given name as its first that it is a person's; others are passed over. Only recall
can be told, for a name is linked once a day.
"""

import argparse
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.facts.names import find_names
from dateline.facts.parse import parse_many
from dateline.facts.wordlists import genders

Span = tuple[int, int]
KINDS = ("person", "body")
# Last words of pages' titles that name a body. Source: general English nouns for organisations.
_BODY_NOUN = re.compile(
    r"\b(?:Party|University|Court|Army|Navy|Forces?|Police|Ministry|Department|Agency|Organi[sz]ation|Committee|Council|Union"
    r"|Nations|Bank|Company|Corporation|Inc\.|Movement|Front|Association|Federation|Parliament|Senate|Congress|Assembly"
    r"|Service|Administration|Commission|Guard|Corps|Authority|Bureau|Group|Airlines?|Airways|Club|Institute|Foundation)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One place where a gold name stands: its kind, and the extents that are right."""

    kind: str
    extents: tuple[Span, ...]


def main() -> None:
    """Print the table of the file that is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, help="texts with names marked by a reader")
    parser.add_argument("--links", type=Path, help="texts with links to pages")
    parser.add_argument("--most", type=int, help="so many texts of the links, from the first on")
    parser.add_argument("--errors", type=int, default=0, help="print so many errors")
    options = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    if options.gold:
        score_gold(_rows(options.gold), options.errors)
    if options.links:
        score_links(_rows(options.links)[: options.most], options.errors)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def score_gold(rows: list[dict[str, Any]], errors: int) -> None:
    """Print precision, recall and F1 of each kind and of both."""
    counts: Counter[tuple[str, str]] = Counter()
    shown: list[str] = []
    for row, found in zip(rows, _names_of(rows), strict=True):
        wanted = [want for name in _longest_first(row["names"]) for want in _places(row, name)]
        _count(row["text"], _not_nested(wanted), found, counts, shown)
    print(f"{len(rows)} texts")
    print(f"{'':<8}{'gold':>6}{'found':>7}{'right':>7}{'P':>7}{'R':>7}{'F1':>7}")
    for kind in (*KINDS, "both"):
        kinds = KINDS if kind == "both" else (kind,)
        gold, marked, right = (sum(counts[k, what] for k in kinds) for what in ("gold", "found", "right"))
        precision, recall = right / (marked or 1), right / (gold or 1)
        f1 = 2 * precision * recall / ((precision + recall) or 1)
        print(f"{kind:<8}{gold:>6}{marked:>7}{right:>7}{precision:>7.3f}{recall:>7.3f}{f1:>7.3f}")
    print("\n".join(shown[:errors]))


def _count(
    text: str,
    wanted: list[Wanted],
    found: dict[Span, str],
    counts: Counter[tuple[str, str]],
    shown: list[str],
) -> None:
    matched: set[Span] = set()
    for want in wanted:
        if want.kind == "either":
            continue
        counts[want.kind, "gold"] += 1
        hit = next((span for span in want.extents if found.get(span) == want.kind), None)
        if hit is not None:
            counts[want.kind, "right"] += 1
            counts[want.kind, "found"] += 1
            matched.add(hit)
        else:
            start, end = want.extents[0]
            shown.append(f"missed {want.kind:<7} {text[start:end]!r}")
    free = [span for want in wanted if want.kind == "either" for span in want.extents]
    for span, kind in found.items():
        if span not in matched and not any(span[0] < end and start < span[1] for start, end in free):
            counts[kind, "found"] += 1
            shown.append(
                f"extra  {kind:<7} {text[slice(*span)]!r} in {text[max(0, span[0] - 40) : span[1] + 30]!r}"
            )


def _names_of(rows: Iterable[dict[str, Any]]) -> Iterator[dict[Span, str]]:
    """Yield the persons and bodies of each text by their spans."""
    for doc in parse_many(row["text"] for row in rows):
        names = [name for name in find_names(doc) if name.kind in KINDS]
        yield {_bare(doc.text, span): name.kind for name in names for span in name.spans}


def _longest_first(names: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(names, key=lambda name: -len(name["name"]))


def _places(row: dict[str, Any], name: dict[str, Any]) -> Iterator[Wanted]:
    text = row["text"]
    for match in _whole(name["name"]).finditer(text):
        others = [
            other.span()
            for form in name.get("or", ())
            for other in _whole(form).finditer(text)
            if other.start() < match.end() and match.start() < other.end()
        ]
        yield Wanted(kind=name["kind"], extents=(_bare(text, match.span()), *others))


def _whole(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(form)}(?!\w)")


def _not_nested(wanted: list[Wanted]) -> list[Wanted]:
    kept: list[Wanted] = []
    for want in wanted:
        start, end = want.extents[0]
        if not any(start < last and first < end for other in kept for first, last in other.extents):
            kept.append(want)
    return kept


def _bare(text: str, span: Span) -> Span:
    start, end = span
    return (start + 4, end) if text[start:end].lower().startswith("the ") else span


def score_links(rows: list[dict[str, Any]], errors: int) -> None:
    """Print how many linked names of persons and bodies are found: with the same extent, and touched at all."""
    counts: Counter[tuple[str, str]] = Counter()
    shown: list[str] = []
    for row, found in zip(rows, _names_of(rows), strict=True):
        for link in row["links"]:
            span = _bare(row["text"], (link["start"], link["end"]))
            kind = _kind_of(link["title"])
            if kind is None or not _is_name(row["text"][slice(*span)], kind):
                continue
            counts[kind, "links"] += 1
            counts[kind, "right"] += found.get(span) == kind
            touched = any(k == kind and s < span[1] and span[0] < e for (s, e), k in found.items())
            counts[kind, "touched"] += touched
            if found.get(span) != kind:
                shown.append(f"{'extent' if touched else 'missed'} {kind:<7} {row['text'][slice(*span)]!r}")
    print(f"{len(rows)} texts")
    print(f"{'':<8}{'links':>7}{'recall':>8}{'touched':>9}")
    for kind in KINDS:
        total = counts[kind, "links"] or 1
        print(
            f"{kind:<8}{total:>7}{counts[kind, 'right'] / total:>8.3f}{counts[kind, 'touched'] / total:>9.3f}"
        )
    print("\n".join(shown[:errors]))


def _is_name(words: str, kind: str) -> bool:
    """True if what is linked names what the title does: not "Russian" for its army, nor "troops"."""
    if not all(word[0].isupper() for word in words.split() if len(word) > 3):
        return False
    return words[:1].isupper() and (kind == "person" or words.isupper() or bool(_BODY_NOUN.search(words)))


def _kind_of(title: str) -> str | None:
    words = title.split()
    if _BODY_NOUN.search(title):
        return "body"
    is_named = 2 <= len(words) <= 3 and all(word[0].isupper() for word in words)
    return "person" if is_named and words[0].lower() in genders() else None


if __name__ == "__main__":
    main()
