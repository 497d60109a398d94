"""Could a learned model say where a statement ends, better than the rules? Measures candidates, rules and a model.

    python bench/learn_quotes.py [../shared] [--penalty 8] [--margin 0.5]

The material is `bench/learning/statements.txt`: invented news with its statements marked in the text, `<1 content>`,
`{1 cue}`, `[1 source]`; with the folder that holds `data/` also Wikinews (GUM, training split) to learn from, and the
hand-annotated articles to measure on. For each statement that follows its cue the candidates are the words after which
a phrase or clause of its sentence opens; a conditional logit over them learns from how each such phrase hangs on the
sentence. It departs from the rules' end only by a margin. Printed is, by set, how many ends are candidates, how many
the rules find, and how many the model does, cross-validated by article on what it learns from. docs/learned.md tells the
outcome: nothing of it is used by the newsroom.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from dateline.facts.clauses import find_drafts
from dateline.facts.cues import verb_cues
from dateline.facts.drafts import Draft
from dateline.facts.marks import find_quoted
from dateline.facts.parse import parse
from dateline.facts.stretches import is_outer
from dateline.facts.tails import with_fitting_end
from dateline.facts.words import Doc, Token

OWN = Path(__file__).parent / "learning" / "statements.txt"
FOLDS = 5
LEAST_SEEN = 2  # features of a single place teach nothing
MAX_WORDS = 150
# The phrases and clauses after a word before which a statement may end, by their dependency (ClearNLP labels).
JOINTS = frozenset(
    [
        "prep",
        "advcl",
        "cc",
        "conj",
        "npadvmod",
        "advmod",
        "relcl",
        "acl",
        "appos",
        "parataxis",
        "mark",
        "agent",
        "dep",
        "ccomp",
        "xcomp",
        "oprd",
        "attr",
        "dobj",
        "ROOT",
    ]
)
CLOSED = ("ADP", "SCONJ", "CCONJ", "PRON", "DET", "ADV", "PART")
MARKS = "“”\"’'"
OPENING = re.compile(r"([<{\[])(\d+(?:,\d+)*) ")
CLOSING = {"<": ">", "{": "}", "[": "]"}
PARTS = {"<": "content", "{": "cue", "[": "source"}

Row = dict[str, Any]
Features = Counter[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The candidate ends of one statement: features of each, which is right (None: none is), and which the rules take."""

    article: str
    features: tuple[Features, ...]
    right: int | None
    ruled: int


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path, nargs="?", help="the folder that holds data/")
    parser.add_argument("--penalty", type=float, default=8.0)
    parser.add_argument("--margin", type=float, default=0.5)
    options = parser.parse_args()
    learned = {"own": list(_choices(read_marked(OWN.read_text(encoding="utf-8"))))}
    measured: dict[str, list[Choice]] = {}
    if options.shared:
        quotes = options.shared / "data" / "quotes"
        gold = _lines(quotes / "gold" / "dev.jsonl")
        names = {row["id"] for row in gold}
        wikinews = [row for row in _lines(quotes / "gum_wikinews.train.jsonl") if row["id"] not in names]
        learned["wikinews"] = list(_choices(wikinews))
        measured["gold"] = list(_choices(gold))
    _print(learned, measured, options.penalty, options.margin)


def _print(
    learned: dict[str, list[Choice]], measured: dict[str, list[Choice]], penalty: float, margin: float
) -> None:
    everything = [choice for choices in learned.values() for choice in choices]
    articles = sorted({choice.article for choice in everything})
    print(f"{'':<12}ends  candidates  rules  model")
    for name, choices in learned.items():
        right = 0
        for fold in range(FOLDS):
            left_out = set(articles[fold::FOLDS])
            weights = fit([c for c in everything if c.article not in left_out], penalty)
            right += sum(pick(c, weights, margin) == c.right for c in choices if c.article in left_out)
        _print_row(name, choices, right)
    weights = fit(everything, penalty)
    for name, choices in measured.items():
        _print_row(name, choices, sum(pick(c, weights, margin) == c.right for c in choices))


def _print_row(name: str, choices: list[Choice], right: int) -> None:
    known = sum(c.right is not None for c in choices)
    print(f"{name:<12}{len(choices):>4}{known:>12}{sum(c.ruled == c.right for c in choices):>7}{right:>7}")


# Material ------------------------------------------------------------------------------


def read_marked(text: str) -> list[Row]:
    """Return the articles of a marked-up file, each after a line "=== name"."""
    rows = []
    for block in text.split("=== ")[1:]:
        name, body = block.split("\n", 1)
        words, parts = _unmarked(body.strip())
        rows.append({"id": name.strip(), "text": words, "attributions": list(parts.values())})
    return rows


def _unmarked(marked: str) -> tuple[str, dict[str, Row]]:
    words: list[str] = []
    stack: list[tuple[str, list[str], int]] = []
    parts: dict[str, Row] = {}
    at = 0
    while at < len(marked):
        opening = OPENING.match(marked, at)
        if opening is not None:
            stack.append((opening[1], opening[2].split(","), len(words)))
            at = opening.end()
            continue
        if stack and marked[at] == CLOSING[stack[-1][0]]:
            mark, numbers, start = stack.pop()
            for number in numbers:
                row = parts.setdefault(number, {"content": [], "cue": [], "source": []})
                row[PARTS[mark]].append([start, len(words)])
        else:
            words.append(marked[at])
        at += 1
    return "".join(words), parts


def _lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


# Candidates ----------------------------------------------------------------------------


def _choices(rows: Iterable[Row]) -> Iterator[Choice]:
    for row in rows:
        doc = parse(row["text"])
        quoted = find_quoted(doc.text)
        inside = [(q.start, q.end) for q in quoted]
        for found in find_drafts(doc):
            draft = with_fitting_end(doc, found, quoted)
            gold = _gold_of(draft, row["attributions"])
            if gold is not None:
                yield from _choice(row["id"], doc, draft, inside, max(end for _, end in gold["content"]))


def _gold_of(draft: Draft, attributions: list[Row]) -> Row | None:
    if not draft.pieces or not draft.cue or draft.pieces[-1][0] < max(end for _, end in draft.cue):
        return None
    return next(
        (
            a
            for a in attributions
            if _meet(a["cue"], draft.cue)
            and _meet(a["content"], draft.pieces)
            and max(end for _, end in a["content"]) > draft.pieces[-1][0]
        ),
        None,
    )


def _meet(some: Iterable[Any], others: Iterable[Any]) -> bool:
    return any(start < end and begin < stop for start, stop in some for begin, end in others if start < end)


def _choice(
    article: str, doc: Doc, draft: Draft, inside: list[tuple[int, int]], gold_end: int
) -> Iterator[Choice]:
    words = doc.char_span(*draft.pieces[-1], alignment_mode="expand")
    if words is None or not len(words):
        return
    ruled, root = words.end - 1, words.root
    limit = doc[ruled].sent.end - 1
    while limit > ruled and is_outer(doc[limit]):
        limit -= 1
    if limit - words.start > MAX_WORDS:
        return
    ends = [i for i in _ends(doc, words.start, root, ruled, limit) if not _is_within(doc[i], inside)]
    last = max((t.i for t in doc[ruled].sent if t.idx < gold_end), default=-1)
    right = next((n for n, i in enumerate(ends) if _bare(doc, i) == _bare(doc, last)), None)
    if ruled not in ends:
        return
    features: list[Features] = []
    passed: Features = Counter()
    for i in ends:
        here = _joint(doc, i, limit, draft, root) if i < limit else ()
        own = Counter(passed)
        own.update(f"cut {name}" for name in here or ("at the end",))
        own[f"rules {(i > ruled) - (i < ruled)} {draft.rule}"] += 1
        own[f"rules {(i > ruled) - (i < ruled)}"] += 1
        features.append(own)
        passed.update(f"in {name}" for name in here)
    yield Choice(article=article, features=tuple(features), right=right, ruled=ends.index(ruled))


def _ends(doc: Doc, first: int, root: Token, ruled: int, limit: int) -> Iterator[int]:
    """Yield the words after which a statement may end: nothing before hangs on what follows."""
    reach = max((doc[i].head.i for i in range(first, root.i) if not doc[i].is_punct), default=0)
    for i in range(root.i, limit + 1):
        if i != root.i and not doc[i].is_punct:
            reach = max(reach, doc[i].head.i)
        if i in (ruled, limit):
            yield i
        elif reach <= i and not is_outer(doc[i]) and doc[i + 1].text not in MARKS:
            top, is_apart = _opening(doc, i, limit)
            if is_apart or (top is not None and top.dep_ in JOINTS and top.head.i <= i):
                yield i


def _opening(doc: Doc, i: int, limit: int) -> tuple[Token | None, bool]:
    """Return the head of what opens after a word, and whether a mark parts them."""
    is_apart = doc[i + 1].text in (",", ";", ":", "-", "–", "—", "--")
    at = i + 1 + is_apart
    if at > limit:
        return None, False
    top = doc[at]
    while top.head is not top and top.head.left_edge.i > i:
        top = top.head
    return top, is_apart


def _joint(doc: Doc, i: int, limit: int, draft: Draft, root: Token) -> tuple[str, ...]:
    """Return the features of what opens after a word."""
    top, is_apart = _opening(doc, i, limit)
    if top is None:
        return ()
    mark = doc[i + 1].text if is_apart else ""
    opens = doc[i + 1 + is_apart]
    word = opens.lower_ if opens.pos_ in CLOSED else opens.tag_
    place = "cue" if top.head.i == draft.anchor else "root" if top.head is root else top.head.pos_
    told = verb_cues().get(top.lemma_.lower())
    speaks = told is not None and told.mode == "speech"
    has_subject = any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in top.children)
    return (
        f"{top.dep_} {mark}",
        f"{word} {mark}",
        f"{top.dep_} {mark} {place}",
        f"{place} {mark}",
        f"{top.dep_} {mark} {top.tag_} speaks {speaks} subject {has_subject}",
        f"dated {top.ent_type_ in ('DATE', 'TIME')} {mark}",
        f"{draft.rule} {top.dep_} {mark}",
    )


def _is_within(word: Token, inside: list[tuple[int, int]]) -> bool:
    end = word.idx + len(word)
    return any(start < end < stop - 1 for start, stop in inside)


def _bare(doc: Doc, i: int) -> int:
    while i > 0 and (is_outer(doc[i]) or doc[i].text in MARKS + ".!?"):
        i -= 1
    return i


# Model ---------------------------------------------------------------------------------


def fit(choices: list[Choice], penalty: float) -> dict[str, float]:
    """Return the weights of a conditional logit: what the rules choose goes unpenalised, the rest by `penalty`."""
    taught = [(c.features, c.right) for c in choices if c.right is not None and len(c.features) > 1]
    seen = Counter(name for features, _ in taught for name in set().union(*features))
    names = sorted(name for name, count in seen.items() if count >= LEAST_SEEN)
    column = {name: i for i, name in enumerate(names)}
    cells = [
        (r, column[name], count)
        for r, own in enumerate(own for features, _ in taught for own in features)
        for name, count in own.items()
        if name in column
    ]
    starts = np.cumsum([0, *(len(features) for features, _ in taught)])
    at_rows, at_columns, values = zip(*cells, strict=True)
    matrix = csr_matrix((values, (at_rows, at_columns)), shape=(int(starts[-1]), len(names)))
    group = np.repeat(np.arange(len(taught)), np.diff(starts))
    right = matrix[starts[:-1] + np.array([n for _, n in taught])]
    penalties = np.array([0.01 if name.startswith("rules") else penalty for name in names])

    def loss(weights: Any) -> tuple[float, Any]:
        scores = matrix @ weights
        highest = np.maximum.reduceat(scores, starts[:-1])
        shares = np.exp(scores - highest[group])
        totals = np.add.reduceat(shares, starts[:-1])
        value = (np.log(totals) + highest - right @ weights).sum() + (penalties * weights**2).sum() / 2
        slope = matrix.T @ (shares / totals[group]) - right.sum(axis=0).A1 + penalties * weights
        return float(value), slope

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return dict(zip(names, found.x.tolist(), strict=True))


def pick(choice: Choice, weights: dict[str, float], margin: float) -> int:
    """Return the candidate with the highest score, or the rules' where it leads by no more than the margin."""
    scores = [sum(weights.get(name, 0.0) * count for name, count in own.items()) for own in choice.features]
    best = max(range(len(scores)), key=lambda n: (scores[n], -n))
    return best if scores[best] > scores[choice.ruled] + margin else choice.ruled


if __name__ == "__main__":
    main()
