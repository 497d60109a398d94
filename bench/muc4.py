"""Measure victims and their numbers on the wires of MUC-4: F1 of (effect, number) pairs, document by document.

    python bench/muc4.py ../shared/data/figures/muc4.dev.jsonl [--errors N] [--every N] [--json OUT]

The measure. Source of texts and keys: the fourth Message Understanding Conference (1992), `data/figures/README.md`; the
pairs are ours. Gold: of each incident the human targets with effect DEATH (killed) or INJURY (injured), each with its number
as normalised there; equal pairs of a document count once. Predicted: the figures of `find_facts` with the events killed,
injured or casualties, and the victims told without a number ("killed a farmer", "murdered the judge and his wife"), one
person each (`victims`). A pair is right where effect and number are; "at least 5" and "5" are one number, as a victim whose
death and injury the key leaves open is right with either. What the key calls optional is right when found and not missed
when not; so is what has no number ("peasants"). Documents without incidents count: what is found in them is wrong.

MUC-4 asks for victims of terror only (its task definition leaves out war, combat and accidents), a newsroom for all: what is told
of people in arms or of a clash is left out of the predictions here, by words that the train half was read for.

Variants: `pairs` is the main one; `relevant` is the same in the documents that have a victim in the key, `counts` without single
victims, `figures` by `find_facts` alone, `unscoped` with what is told of combat and accidents.
"""

import argparse
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from muc4_victims import victims

from dateline.base.records import Facts
from dateline.facts.find import find_facts
from dateline.facts.parse import parse

EFFECTS = {"DEATH": "killed", "INJURY": "injured"}
_OF_EVENT = {
    "killed": frozenset({"killed"}),
    "injured": frozenset({"injured"}),
    "casualties": frozenset({"killed", "injured"}),
}
# People in arms, who are no victims of terror where they fall in combat, and the words by which communiques sum them up.
_IN_ARMS = re.compile(
    r"\b(?:guerrillas?|rebels?|terrorists?|subversives?|extremists?|insurgents?|combatants?|fighters?|contras?|gunmen|criminals?|delinquents?|traffickers?"
    r"|soldiers?|troops?|casualt(?:y|ies)|fmln|eln|farc|mercenar(?:y|ies)|militia\w*|assailants?|attackers?|bandits?|kidnappers?|enem(?:y|ies))\b", re.I,
)  # fmt: skip
# Deaths of another kind than by terror: in combat, by accident, in an act of war.
_NO_TERROR = re.compile(
    r"\b(?:clash\w*|combats?|battles?|fighting|skirmish\w*|crossfire|accident\w*|crash\w*|shot down|downed|earthquake|coup|invasion|offensive)\b",
    re.I,
)
# No incident of the keys has more victims; what has more is the toll of a war.
_MOST_OF_AN_INCIDENT = 500
_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_DAY = re.compile(r"\b(\d{1,2}) (" + "|".join(_MONTHS) + r")\w* (\d\d)\b")
_WRAP = re.compile(r"(?<=\S) ?\n(?=\S)")


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """What happened to how many."""

    effects: tuple[str, ...]
    low: float
    high: float
    words: str = ""

    def key(self) -> tuple[tuple[str, ...], float, float]:
        """Return what makes pairs equal."""
        return self.effects, self.low, self.high


@dataclass(frozen=True, slots=True)
class Wanted:
    """A pair of the key: its effects, any of which is right, its numbers likewise."""

    effects: frozenset[str]
    numbers: frozenset[tuple[float, float]]
    is_optional: bool
    words: str

    def is_met_by(self, pair: Pair) -> bool:
        """True if effect and number of a predicted pair are right."""
        return bool(self.effects & set(pair.effects)) and (pair.low, pair.high) in self.numbers


def wanted(row: dict[str, Any]) -> list[Wanted]:
    """Return the pairs of a document's key; of equal ones, one."""
    made: dict[tuple[Any, ...], Wanted] = {}
    for incident in row["incidents"]:
        for figure in incident["figures"]:
            pair = _wanted(figure, is_optional=incident["optional"] or figure["optional"])
            if pair is None:
                continue
            key = (pair.effects, pair.numbers)
            if key not in made or made[key].is_optional:
                made[key] = pair
    return list(made.values())


def _wanted(figure: dict[str, Any], *, is_optional: bool) -> Wanted | None:
    effects = frozenset(EFFECTS[e] for e in figure["effects"] if e in EFFECTS)
    if figure["target"] != "human" or not effects:
        return None
    numbers = frozenset(_number(q) for q in figure["quantities"] if q["kind"] != "plural")
    words = " / ".join(figure["what"])
    return Wanted(effects, numbers, is_optional or not numbers, words)


def _number(quantity: dict[str, Any]) -> tuple[float, float]:
    low, high = quantity["min"], quantity["max"]
    if quantity["kind"] != "range":
        value = quantity.get("value") or low or high
        return float(value), float(value)
    return float(low), float(high)


# Predictions --------------------------------------------------------------------------------------------


def read(row: dict[str, Any]) -> Facts:
    """Return the facts of a wire, on the day of its head line."""
    text = joined(row["text"])
    return find_facts(text, _day(text), version_id=row["id"])


def joined(text: str) -> str:
    """Return a wire's text with the lines of a paragraph joined, as an article's are."""
    return _WRAP.sub(lambda wrap: " " * len(wrap[0]), text)


def _day(text: str) -> date | None:
    found = _DAY.search(text[:200])
    if found is None:
        return None
    return date(1900 + int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1]))


def _is_of_terror(sentence: str, subject: str, count: float) -> bool:
    """True if a victim is one that MUC-4 asks for, as far as the words tell."""
    if count > _MOST_OF_AN_INCIDENT or _NO_TERROR.search(sentence):
        return False
    return not _IN_ARMS.search(subject)


def told(text: str, facts: Facts, *, is_scoped: bool = True) -> list[Pair]:
    """Return the pairs that the figures tell."""
    pairs = []
    for figure in facts.figures:
        effects = _OF_EVENT.get(figure.event)
        low, high = figure.low or figure.high, figure.high or figure.low
        if effects is None or figure.unit != "people" or not low or not high or figure.bound == "vague":
            continue
        if is_scoped and not _is_of_terror(text[slice(*figure.sentence)], figure.subject or "", low):
            continue
        pairs.append(Pair(tuple(sorted(effects)), low, high, f"{figure.exact} {figure.subject or ''}"))
    return pairs


def single(row: dict[str, Any], *, is_scoped: bool = True) -> list[Pair]:
    """Return the pairs of the victims that are told without a number."""
    doc = parse(joined(row["text"]))
    return [
        Pair((effect,), 1.0, 1.0, token.text)
        for effect, token in victims(doc)
        if not is_scoped or _is_of_terror(token.sent.text, token.text, 1)
    ]


# Scores -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Score:
    """What was right, found in all, and wanted in all."""

    right: int
    found: int
    wanted: int

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.found + self.wanted)

    @property
    def line(self) -> str:
        """Precision, recall and F1 as one line."""
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.wanted)
        counts = f"({self.right} right of {self.found}, {self.wanted} wanted)"
        return f"P {precision:.3f}  R {recall:.3f}  F1 {self.f1:.3f}  {counts}"


def score(gold: Sequence[Wanted], pairs: Iterable[Pair]) -> Score:
    """Score the pairs of one document; equal ones count once, what is optional counts where it is found."""
    left = sorted(gold, key=lambda w: (w.is_optional, len(w.effects), len(w.numbers)))
    right = found = 0
    for pair in {pair.key(): pair for pair in pairs}.values():
        met = next((w for w in left if w.is_met_by(pair)), None)
        found += 1
        if met is not None:
            left.remove(met)
            right += 1
    missed = sum(not w.is_optional for w in left)
    return Score(right, found, right + missed)


# A document, measured in every way.
Scores = dict[str, Score]


def measure(row: dict[str, Any]) -> tuple[Scores, list[Pair]]:
    """Return the scores of a document by variant, and the pairs of the main one."""
    text, gold = row["text"], wanted(row)
    facts = read(row)
    pairs = [*told(text, facts), *single(row)]
    more = [w for w in gold if w.numbers != frozenset({(1.0, 1.0)})]
    main = score(gold, pairs)
    scores = {
        "pairs": main,
        "relevant": main if gold else Score(0, 0, 0),
        "counts": score(more, [pair for pair in pairs if pair.high > 1]),
        "figures": score(gold, told(text, facts)),
        "unscoped": score(gold, [*told(text, facts, is_scoped=False), *single(row, is_scoped=False)]),
    }
    return scores, pairs


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, help="muc4.train.jsonl or muc4.dev.jsonl")
    parser.add_argument("--every", type=int, default=1, help="read only every Nth document")
    parser.add_argument("--errors", type=int, default=0, help="print the N worst documents")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.gold.read_text("utf-8").splitlines()][:: args.every]
    measured = [(row, *measure(row)) for row in rows]
    totals = {
        name: sum((scores[name] for _, scores, _ in measured), Score(0, 0, 0)) for name in measured[0][1]
    }
    print(f"{len(rows)} documents, {sum(bool(wanted(row)) for row in rows)} with a victim in the key")
    for name, total in totals.items():
        print(f"{name:<10}{total.line}")
    measured.sort(key=lambda item: -_loss(item[1]["pairs"]))
    for row, _, pairs in measured[: args.errors]:
        _print_error(row, pairs)
    if args.json:
        args.json.write_text(json.dumps({name: total.f1 for name, total in totals.items()}), "utf-8")


def _loss(made: Score) -> int:
    return made.found + made.wanted - 2 * made.right


def _print_error(row: dict[str, Any], pairs: Sequence[Pair]) -> None:
    print(row["id"])
    for item in wanted(row):
        mark = "optional" if item.is_optional else "found" if any(map(item.is_met_by, pairs)) else "MISSED"
        print(f"  key   {'/'.join(sorted(item.effects))} {sorted(item.numbers)} {item.words[:60]}  {mark}")
    for pair in sorted(pairs):
        print(f"  told  {'/'.join(pair.effects)} {pair.low:g} {pair.words}")


if __name__ == "__main__":
    main()
