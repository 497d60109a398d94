"""How well text captures are read: body (4-word shingles, as eval/extraction.py counts them), headline, authors, day.

    python bench/text_captures.py [FOLDER] [--worst N]
    python bench/text_captures.py --print SET OUT [PROGRAM ...]
    python bench/text_captures.py --set SET OUT [--worst N]

The first form reads the captures of `tests/articles/plain/captures`, the half that was looked at and the other apart.
The second prints the pages of an extraction set (`truth.json` beside `pages/`) through programs; the third reads these.
"""

import argparse
import gzip
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import make_text_captures
import prints

from dateline.articles.plain import read_plain
from dateline.base.records import Article, Capture

_TOKEN = re.compile(r"\w+")
SHINGLE_WORDS = 4
FIELDS = ("headline", "standfirst", "authors", "published_on", "place")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One capture read: shares of right, superfluous and missed shingles, and which fields are right."""

    name: str
    precision: float
    recall: float
    fields: Mapping[str, bool]
    ms: float
    group: str = ""

    @property
    def f1(self) -> float:
        """The F1 of this capture's body."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--print", action="store_true", dest="prints")
    parser.add_argument("--set", action="store_true", dest="is_set")
    parser.add_argument("--worst", type=int, default=0)
    given = parser.parse_args()
    if given.prints:
        print_set(given.paths[0], given.paths[1], [str(p) for p in given.paths[2:]])
        return
    rows = (
        read_set(*given.paths)
        if given.is_set
        else read_cases(given.paths[0] if given.paths else make_text_captures.OUT)
    )
    show(list(rows), given.worst)


def show(rows: Sequence[Row], worst: int) -> None:
    """Print a line of figures for each group of captures, then its worst bodies."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.group].append(row)
    for group, members in groups.items():
        precision, recall = (_mean([getattr(r, n) for r in members]) for n in ("precision", "recall"))
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        line = f"{group:24} {len(members):4}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"
        for name in FIELDS:
            asked = [r.fields[name] for r in members if name in r.fields]
            line += f"  {name} {_mean(asked):.3f}" if asked else ""
        print(f"{line}  {_mean([r.ms for r in members]):.1f} ms")
        for row in sorted(members, key=lambda r: r.f1)[:worst]:
            wrong = " ".join(name for name, right in row.fields.items() if not right)
            print(f"    {row.f1:.3f}  P {row.precision:.3f}  R {row.recall:.3f}  {row.name}  {wrong}")


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def read_cases(folder: Path) -> Iterator[Row]:
    """Read the captures of a folder, each beside the expectation of its page."""
    for path in sorted(folder.glob("*.txt")):
        page = path.name.split(".")[0]
        gold = json.loads((folder / f"{page}.json").read_text(encoding="utf-8"))
        group = "looked at" if page in make_text_captures.LOOKED else "not looked at"
        row = read(path.name, path.read_bytes(), gold, "\n".join(gold["paragraphs"]))
        yield replace(row, group=group)


def read(
    name: str, body: bytes, gold: Mapping[str, Any], words: str, *, with_standfirst: bool = False
) -> Row:
    """Read one capture; `words` is what its body should say, `gold` its fields, those that are known."""
    start = time.process_time()
    found = read_plain(Capture(id="0", body=body, media_type="text/plain"))
    ms = 1000 * (time.process_time() - start)
    paragraphs: list[str] = []
    fields = dict.fromkeys((n for n in FIELDS if n in gold), False)
    if isinstance(found, Article):
        paragraphs = list(found.paragraphs)
        paragraphs[0] = (found.dateline_exact or "") + paragraphs[0]
        if with_standfirst and found.standfirst:
            paragraphs.insert(0, found.standfirst)
        fields = {n: _is_right(n, gold[n], found) for n in fields}
    precision, recall = _shares(words, "\n".join(paragraphs))
    return Row(name=name, precision=precision, recall=recall, fields=fields, ms=ms)


def _is_right(name: str, gold: Any, found: Article) -> bool:
    if name == "authors":
        return {_plain(a) for a in gold} == {_plain(a) for a in found.authors}
    if name == "published_on":
        return gold == (found.published_on.isoformat() if found.published_on else None)
    said = found.dateline if name == "place" else getattr(found, name)
    return _plain(gold) == _plain(said)


def _plain(text: str | None) -> str:
    return " ".join(_TOKEN.findall((text or "").casefold()))


def _shares(gold: str, found: str) -> tuple[float, float]:
    true, guess = _shingles(gold), _shingles(found)
    right = sum((true & guess).values())
    return right / max(1, sum(guess.values())), right / max(1, sum(true.values()))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    starts = range(max(1, len(tokens) - SHINGLE_WORDS + 1)) if tokens else ()
    return Counter(tuple(tokens[i : i + SHINGLE_WORDS]) for i in starts)


# Sets of real pages -----------------------------------------------------------------------------------


def print_set(pages: Path, out: Path, names: Sequence[str]) -> None:
    """Print the pages of a set with some programs; what is there already is kept."""
    printers = prints.programs()
    if "copied" in names and (copied := prints.browser_text()):
        printers["copied"] = copied
    for key in json.loads((pages / "truth.json").read_text(encoding="utf-8")):
        html = gzip.decompress((pages / "pages" / f"{key}.html.gz").read_bytes()).decode("utf-8", "replace")
        for name in names:
            path = out / name / f"{key.replace('/', '__')}.txt"
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(printers[name](prints.without_scripts(html).encode()))


def read_set(pages: Path, out: Path) -> Iterator[Row]:
    """Read the printed pages of a set beside its gold."""
    truth = json.loads((pages / "truth.json").read_text(encoding="utf-8"))
    for folder in sorted(p for p in out.iterdir() if p.is_dir()):
        for key, page in truth.items():
            path = folder / f"{key.replace('/', '__')}.txt"
            if path.exists():
                gold, words = _gold(page)
                row = read(key, path.read_bytes(), gold, words, with_standfirst="body" in page)
                yield replace(row, group=folder.name)


def _gold(page: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    if "articleBody" in page:
        return {}, page["articleBody"]
    body = page["body"]
    parts = list(body.get("summary", ()))
    for section in body.get("sections", ()):
        parts += [*section.get("headline", ()), *section.get("paragraphs", ())]
    fields = {"headline": page.get("title"), "authors": page.get("authors")}
    if page.get("publishing_date"):
        fields["published_on"] = datetime.fromisoformat(page["publishing_date"]).date().isoformat()
    return {name: value for name, value in fields.items() if value}, "\n".join(parts)


if __name__ == "__main__":
    main()
