"""How many planted faults `dateline check` finds, and how many true statements it blames, on the example wire.

    python bench/check.py [--home FOLDER] [--half open|held] [--errors] [--show]

A fault is found where something in its paragraph is contradicted, superseded or unbacked; a true statement is blamed
where something in it is contradicted or unbacked (what fails a draft). `--half` scores one half of the statements:
while the checker is mended only the misses of the open half are looked at. `--show` prints the statements and ends.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

from plant import Planted, by_hand, by_script, drafts

from dateline.base.settings import read_settings
from dateline.example.load import ledger, wire_folder
from dateline.newsroom.check import Checked, check
from dateline.newsroom.run import add
from dateline.store import find
from dateline.store.open import open_store


def main() -> int:
    """Read the wire where the home is new, check every draft, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, help="a home that is kept, to be quicker the next time")
    parser.add_argument("--half", choices=("open", "held"))
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = asked.home or Path(folder)
        home.mkdir(parents=True, exist_ok=True)
        settings = read_settings(home)
        open_store(settings)
        if not find.counts():
            add([wire_folder()], settings)
        statements = [*by_hand(), *by_script(_texts())]
        if asked.show:
            for one in statements:
                print(f"{'+' if one.is_true else '-'} {one.made} {one.kind} | {one.text}")
            return 0
        _score(statements, settings.spacy_model, asked.half, is_telling=asked.errors)
    return 0


def _texts() -> dict[str, str]:
    """Return the texts of the wire's reports as published, by the name that the ledger gives them."""
    found = {}
    rows = {article.url: article.text for article in find.all_articles() if article.url}
    for row in ledger("articles")["articles"]:
        if row["article"] in rows:
            found[row["article"]] = rows[row["article"]]
    return found


def _score(statements: list[Planted], model: str, half: str | None, *, is_telling: bool) -> None:
    marks: dict[tuple[str, bool, str], Counter[str]] = defaultdict(Counter)
    began, words = time.perf_counter(), 0
    for draft in drafts(statements):
        text = "\n\n".join(one.text for one in draft)
        words += len(text.split())
        checked = check(text, model=model, published=draft[0].on)
        start = 0
        for one in draft:
            end = start + len(one.text)
            verdicts = [item.verdict for item in checked.findings if start <= item.start < end]
            if half is None or one.is_held_out == (half == "held"):
                _mark(marks, one, verdicts)
                if is_telling and _is_wrong(one, verdicts):
                    _tell(one, checked, start, end)
            start = end + 2
    _print(marks)
    print(f"{words:,} words in {time.perf_counter() - began:.1f} s")


def _blames(verdicts: list[str]) -> bool:
    return any(verdict in ("contradicted", "unbacked") for verdict in verdicts)


def _finds(verdicts: list[str]) -> bool:
    return _blames(verdicts) or "superseded" in verdicts


def _is_wrong(one: Planted, verdicts: list[str]) -> bool:
    return _blames(verdicts) if one.is_true else not _finds(verdicts)


def _mark(marks: dict[tuple[str, bool, str], Counter[str]], one: Planted, verdicts: list[str]) -> None:
    row = marks[one.made, one.is_true, one.kind]
    row["all"] += 1
    row["hit"] += _blames(verdicts) if one.is_true else _finds(verdicts)
    row["none"] += not verdicts


def _tell(one: Planted, checked: Checked, start: int, end: int) -> None:
    print(f"\n{'BLAMED' if one.is_true else 'MISSED'} {one.made} {one.kind}: {one.text}")
    for item in checked.findings:
        if start <= item.start < end:
            print(f"   {item.verdict} {item.kind} [{item.exact}] {item.speaker}: {item.why}")
            for witness in item.witnesses[:2]:
                print(f"      {witness.on} {witness.outlet} ({witness.speaker}): {witness.sentence[:160]}")


def _print(marks: dict[tuple[str, bool, str], Counter[str]]) -> None:
    for is_true in (False, True):
        print(
            f"\n{'true, blamed' if is_true else 'faults, found':<34}{'all':>6}{'':>6}{'share':>8}{'silent':>8}"
        )
        for made in ("hand", "hand 2", "script"):
            rows = [
                (kind, row)
                for (how, told, kind), row in sorted(marks.items())
                if (how, told) == (made, is_true)
            ]
            for kind, row in rows:
                print(
                    f"  {made:<8}{kind:<24}{row['all']:>6}{row['hit']:>6}{row['hit'] / row['all']:>8.2f}{row['none']:>8}"
                )
            total = sum((row for _, row in rows), Counter())
            if total:
                print(
                    f"  {made:<8}{'together':<24}{total['all']:>6}{total['hit']:>6}{total['hit'] / total['all']:>8.2f}"
                )
        total = sum((row for (_, told, _), row in marks.items() if told == is_true), Counter())
        print(f"  {'all':<32}{total['all']:>6}{total['hit']:>6}{total['hit'] / max(1, total['all']):>8.2f}")


if __name__ == "__main__":
    sys.exit(main())
