"""Fit the weights of confidence: what each trait of a fact says of the chance that it is right.

    python bench/weigh.py ../shared           # writes dateline/facts/data/confidence.tsv

Logistic regression with ridge on facts that the program makes of texts whose licence allows it: the example wire (invented;
its ledger holds all its figures, and its quotes with those judged in `bench/wire/judged_quotes.json`) and the news of GUM
Wikinews (texts CC BY 2.5, annotation CC BY 4.0; its attributions, with those judged in `bench/wire/judged_gum.json`). The
hand-annotated articles of publishers are only measured on (`bench/reliability.py`). Run it when rules change.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

import numpy as np
from reliability import MATCH_JACCARD, lines, read
from scipy.optimize import minimize
from score_example import Reading, _place, _read_rows, _wrong_fields, is_same_name, read_wire

from dateline.base.records import Figure, Quote
from dateline.facts.confidence import START, Part, Surroundings, surroundings, traits_of
from dateline.facts.find import find_facts

Row = dict[str, Any]
Example = tuple[str, Part, tuple[str, ...], bool]  # the article, the part of a fact, its traits, is it right

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "dateline" / "facts" / "data" / "confidence.tsv"
# A value with fewer examples is weighed as "other" of its group.
LEAST_EXAMPLES = 8
# Tried with a tenth of the articles left out at a time (cross-validation).
RIDGES = (0.3, 1.0, 3.0, 10.0)
FOLDS = 10
# Of ridges that are as good but for chance the strongest: plainer weights travel better.
AS_GOOD = 0.003
HEAD = """# What each trait of a fact adds to the logarithm of the odds that the fact is right. Made by bench/weigh.py from the example
# wire and GUM Wikinews; within a group the weights of its examples come to nothing together.
"""


# Examples --------------------------------------------------------------------------------------------------


def figure_examples(reading: Reading) -> Iterator[Example]:
    """Yield the parts of the figures of the example wire, judged by its ledger."""
    for row, article, facts in _read_rows(reading, "figures"):
        yield from _figures(row, article.text, facts.figures, surroundings(facts, article.text))


def _figures(row: Row, text: str, figures: Sequence[Figure], around: Surroundings) -> Iterator[Example]:
    for figure in figures:
        traits = traits_of(figure, around)
        notes = (n for n in row["figures"] if _stands_in(text, n, figure.start, figure.end))
        note = next(notes, None)
        wrong = set(_wrong_fields(figure, note)) if note else {"no figure"}
        yield row["article"], "figure what", traits["figure what"], not wrong - {"source"}
        # What is no figure has no source to be right or wrong about.
        if note:
            yield row["article"], "figure who", traits["figure who"], "source" not in wrong


def lead_examples(reading: Reading) -> Iterator[Example]:
    """Yield the parts of the figures of each first paragraph of the example wire, read as a text of its own: a short item."""
    for row, article, _ in _read_rows(reading, "figures"):
        lead = article.paragraphs[0]
        facts = find_facts(lead, article.published_on)
        around = surroundings(facts, lead)
        # Those whose speaker is named in full only later are not judged by the lead alone.
        late = [n for n in row["figures"] if n["source"] is not None and n["source"] not in lead]
        told = [f for f in facts.figures if not any(_stands_in(lead, n, f.start, f.end) for n in late)]
        yield from _figures(row, lead, told, around)


def wikinews_figure_examples(path: Path) -> Iterator[Example]:
    """Yield the parts of the figures of GUM's news that were judged by reading, span by span."""
    judged = json.loads((HERE / "wire" / "judged_gum_figures.json").read_text("utf-8"))
    for row in lines(path):
        known = {(start, end): (what, who) for name, start, end, what, who in judged if name == row["id"]}
        if not known:
            continue
        facts = read(row)
        around = surroundings(facts, row["text"])
        for figure in facts.figures:
            what, who = known.get((figure.start, figure.end), (None, None))
            traits = traits_of(figure, around)
            if what is not None:
                yield row["id"], "figure what", traits["figure what"], what
            if who is not None:
                yield row["id"], "figure who", traits["figure who"], who


def _stands_in(text: str, note: Row, start: int, end: int) -> bool:
    span = _place(text, note)
    return span is not None and start < span[1] and span[0] < end


Known = tuple[
    set[int], str | None, bool | None
]  # letters of a content, its speaker, is it a quote (None: nobody's word)


def quote_examples(reading: Reading) -> Iterator[Example]:
    """Yield the parts of the quotes of the example wire that the ledger or a judge knows."""
    judged = json.loads((HERE / "wire" / "judged_quotes.json").read_text("utf-8"))
    for row, article, facts in _read_rows(reading, "quotes"):
        around = surroundings(facts, article.text)
        known: list[Known] = [
            (_marked(n["content"], article.text), n["speaker"], True) for n in row["quotes"]
        ]
        known += [
            (_marked(one["content"], article.text), one["speaker"], one["is_right"])
            for one in judged
            if one["article"] == row["article"]
        ]
        for quote in facts.quotes:
            yield from _parts(row["article"], quote, around, known)


def _parts(name: str, quote: Quote, around: Surroundings, known: list[Known]) -> Iterator[Example]:
    """Yield the parts of a quote as far as somebody judged one like it."""
    traits = traits_of(quote, around)
    said = _letters(quote.pieces, around.text)
    like = [one for one in known if _jaccard(said, one[0]) >= MATCH_JACCARD]
    right = [speaker for _, speaker, is_right in like if is_right]
    if not like:
        return
    yield name, "quote what", traits["quote what"], bool(right)
    if right:
        mine = quote.attribution.speaker.name
        yield name, "quote who", traits["quote who"], any(is_same_name(mine, other) for other in right)


def _marked(content: Sequence[str], text: str) -> set[int]:
    spans, at = [], 0
    for words in content:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            spans.append((start, at))
    return _letters(spans, text)


def _letters(spans: Sequence[Sequence[int]], text: str) -> set[int]:
    return {at for start, end in spans for at in range(start, end) if text[at].isalnum()}


def _jaccard(one: set[int], other: set[int]) -> float:
    return len(one & other) / max(1, len(one | other))


def wikinews_examples(path: Path) -> Iterator[Example]:
    """Yield the parts of the quotes of GUM's news that its annotators or a judge know; who speaks is told by coreference."""
    judged = json.loads((HERE / "wire" / "judged_gum.json").read_text("utf-8"))
    for row in lines(path):
        if row["genre"] != "news":
            continue
        text, facts = row["text"], read(row)
        around = surroundings(facts, text)
        spans = {(start, end): right for name, start, end, right in judged if name == row["id"]}
        gold = [
            (_letters(one["content"], text), _names_of(row, one["source"])) for one in row["attributions"]
        ]
        for quote in facts.quotes:
            mine = quote.attribution.speaker.name
            said = _letters(quote.pieces, text)
            found = [names for letters, names in gold if _jaccard(said, letters) >= MATCH_JACCARD]
            if not found and (quote.start, quote.end) not in spans:
                continue
            traits = traits_of(quote, around)
            yield row["id"], "quote what", traits["quote what"], bool(found) or spans[quote.start, quote.end]
            if found and found[0]:
                same = any(is_same_name(mine, name) for names in found for name in names)
                yield row["id"], "quote who", traits["quote who"], same


def _names_of(row: Row, sources: Sequence[Sequence[int]]) -> list[str]:
    """Return all ways in which the text names who stands in the first of the spans."""
    if not sources:
        return []
    source = sources[0]
    inside = [
        m
        for m in row["mentions"]
        if m["start"] <= source[0] < m["end"] or source[0] <= m["start"] < source[1]
    ]
    if not inside:
        return [row["text"][slice(*source)]]
    entity = max(inside, key=lambda m: m["end"] - m["start"])["entity"]
    return [m["text"] for m in row["mentions"] if m["entity"] == entity]


# Fitting ---------------------------------------------------------------------------------------------------


def folded(examples: list[Example]) -> list[Example]:
    """Return the examples, the values that few of them have as "other"."""
    counts = Counter(trait for _, _, traits, _ in examples for trait in traits)
    return [
        (
            name,
            part,
            tuple(t if counts[t] >= LEAST_EXAMPLES else f"{t.partition(':')[0]}:other" for t in traits),
            right,
        )
        for name, part, traits, right in examples
    ]


def fit(examples: list[Example], ridge: float) -> dict[str, float]:
    """Return the weight of each trait, and that of the start; centred within each group."""
    names = sorted({trait for _, _, traits, _ in examples for trait in traits})
    matrix = np.array([[1.0, *(name in traits for name in names)] for _, _, traits, _ in examples])
    right = np.array([1.0 if one else -1.0 for _, _, _, one in examples])

    def loss(w: Any) -> tuple[float, Any]:
        margin = right * (matrix @ w)
        value = np.logaddexp(0, -margin).sum() + ridge / 2 * (w[1:] ** 2).sum()
        slope = -(right / (1 + np.exp(margin))) @ matrix
        slope[1:] += ridge * w[1:]
        return value, slope

    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    return _centred(dict(zip([START, *names], found.tolist(), strict=True)), examples)


def _centred(weights: dict[str, float], examples: list[Example]) -> dict[str, float]:
    for group in {trait.partition(":")[0] for trait in weights} - {START}:
        mean = float(
            np.mean([weights[t] for _, _, traits, _ in examples for t in traits if t.startswith(f"{group}:")])
        )
        weights[START] += mean
        for trait in weights:
            if trait.startswith(f"{group}:"):
                weights[trait] -= mean
    return weights


def said(weights: dict[str, float], traits: Sequence[str]) -> float:
    """Return the chance that a fact with these traits is right."""
    total = weights[START] + sum(
        weights.get(t, weights.get(f"{t.partition(':')[0]}:other", 0.0)) for t in traits
    )
    return float(1 / (1 + np.exp(-total)))


def left_out(examples: list[Example], ridge: float) -> list[tuple[float, bool]]:
    """Return what is said of each example by the weights of the articles of the other folds, and what is true."""
    articles = sorted({name for name, _, _, _ in examples})
    result = []
    for fold in range(FOLDS):
        held = set(articles[fold::FOLDS])
        weights = fit([one for one in examples if one[0] not in held], ridge)
        result += [(said(weights, traits), right) for name, _, traits, right in examples if name in held]
    return result


def log_loss(pairs: list[tuple[float, bool]]) -> float:
    """Return the mean surprise, in nats."""
    return float(np.mean([-np.log(p if right else 1 - p) for p, right in pairs]))


def best(examples: list[Example], what: str) -> dict[str, float]:
    """Return the weights with the ridge that is surprised least by articles left out."""
    losses = {ridge: log_loss(left_out(examples, ridge)) for ridge in RIDGES}
    least = min(losses.values())
    ridge = max(one for one, loss in losses.items() if loss <= least + AS_GOOD)
    right = np.mean([one for _, _, _, one in examples])
    flat = log_loss([(float(right), one) for _, _, _, one in examples])
    shown = ", ".join(f"{key:g}: {value:.3f}" for key, value in losses.items())
    print(
        f"{what}: {len(examples)} examples, {right:.3f} right; surprise {flat:.3f} without traits, by ridge {shown}"
    )
    return fit(examples, ridge)


def main() -> None:
    """Fit and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path, help="the folder that holds data/ and eval/")
    shared = parser.parse_args().shared
    sys.path.insert(0, str(shared / "eval"))
    reading = read_wire()
    wikinews = shared / "data" / "quotes" / "gum_wikinews.train.jsonl"
    examples = [
        *figure_examples(reading),
        *lead_examples(reading),
        *wikinews_figure_examples(wikinews),
        *quote_examples(reading),
        *wikinews_examples(wikinews),
    ]
    rows = []
    for part in get_args(Part):
        weights = best(folded([one for one in examples if one[1] == part]), part)
        rows += [f"{part}\t{trait}\t{weight:.3f}" for trait, weight in sorted(weights.items())]
    WEIGHTS.write_text(HEAD + "\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main()
