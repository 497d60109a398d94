"""How much a brief covers, and how often it says the same: `python bench/brief.py [--sets wire first second] [--textrank PYTHON] [--show]`.

- facts: share of the gold's key facts of a story that some sentence tells (`bench/told.py`), mean over stories;
- terms: share of the weight of words and numbers that two origins and more tell (as many as tell it), found in the brief;
- repeats: words that two sentences share over those of the shorter, mean over all pairs;
- leaning: share of sentences that begin with a pronoun, or name as speaker only "he", "she" or "they".

Against the lead of the most central report, three sentences and as many words as the brief has, and against TextRank (Mihalcea and Tarau
2004) over all reports in order, cut at the same number of words, by the library summa where `--textrank` names a Python that has it.
`--ecb N` and `--events N` measure terms and repeats on stories of `../shared/data`.
"""

import argparse
import json
import re
import subprocess
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

from told import SETS, Told, stories_of

from dateline.base.records import Article, Report
from dateline.facts.find import find_facts_of
from dateline.stories.follow import order
from dateline.stories.sentences import sentences_of
from dateline.stories.tell import tell
from dateline.stories.terms import words

SHARED = Path(__file__).parent.parent.parent / "shared/data"
# Run by the other Python: texts and words wanted on stdin, sentences on stdout.
TEXTRANK = """
import json, sys
from summa.summarizer import summarize
print(json.dumps([summarize(t, words=n, split=True) if t else [] for t, n in json.load(sys.stdin)]))
"""
_LEANING = re.compile(
    r"^\W*(?:he|she|it|they|this|that|these|those|his|her|their|its|but|and|so)\b"
    r"|\b(?:he|she|they) (?:said|says|told|added|wrote)\b",
    re.I,
)
Sentences = Sequence[str]
LEAST_REPORTS = 5


def brief_of(reports: Sequence[Report]) -> Sentences:
    """Return the program's brief."""
    return [cited.exact for cited in tell("story", reports).brief]


def lead(reports: Sequence[Report], *, sentences: int = 99, most_words: int = 10_000) -> Sentences:
    """Return the first sentences of the report that shares most of its words with the others."""
    told = [frozenset(words(report.article.text)) for report in reports]
    shared = [sum(len(mine & other) for other in told) / (len(mine) + 40) for mine in told]
    central = reports[max(range(len(reports)), key=lambda place: shared[place])]
    found: list[str] = []
    for span in sentences_of(central)[:sentences]:
        if sum(len(one.split()) for one in found) >= most_words:
            break
        found.append(central.article.text[slice(*span)])
    return found


def textranked(python: str, stories: Sequence[Sequence[Report]], sizes: Sequence[int]) -> list[Sentences]:
    """Return what TextRank makes of the reports of each story, in so many words."""
    texts = ["\n".join(_lines(report) for report in sorted(reports, key=order)) for reports in stories]
    done = subprocess.run(
        [python, "-c", TEXTRANK],
        input=json.dumps(list(zip(texts, sizes, strict=True))),
        capture_output=True,
        check=True,
        text=True,
    )
    found: list[Sentences] = json.loads(done.stdout)
    return found


def _lines(report: Report) -> str:
    return "\n".join(report.article.text[slice(*span)].replace("\n", " ") for span in sentences_of(report))


def covered(story: Told, sentences: Sentences) -> float:
    """Return the share of the key facts that the sentences tell."""
    told = [any(pattern.search(one) for one in sentences) for _, pattern in story.key_facts]
    return sum(told) / max(1, len(told))


def terms_told(reports: Sequence[Report], sentences: Sentences) -> float:
    """Return the share of the weight of what two origins tell that the sentences hold."""
    by_origin: defaultdict[str, set[str]] = defaultdict(set)
    for report in reports:
        by_origin[report.origin_id].update(words(report.article.text))
    weights = Counter(word for told in by_origin.values() for word in told)
    shared = {word: count for word, count in weights.items() if count > 1}
    have = {word for one in sentences for word in words(one)}
    return sum(count for word, count in shared.items() if word in have) / max(1, sum(shared.values()))


def repeated(sentences: Sentences) -> float:
    """Return how much of the shorter's words two sentences share, on average."""
    told = [frozenset(words(one)) for one in sentences]
    shares = [len(a & b) / max(1, min(len(a), len(b))) for a, b in combinations(told, 2)]
    return sum(shares) / max(1, len(shares))


def scores(stories: Sequence[Told], made: Sequence[Sentences]) -> Mapping[str, float]:
    """Return the measures, means over stories."""
    pairs = list(zip(stories, made, strict=True))
    count = len(pairs)
    lines = [one for sentences in made for one in sentences]
    return {
        "facts": sum(covered(story, sentences) for story, sentences in pairs) / count,
        "terms": sum(terms_told(story.reports, sentences) for story, sentences in pairs) / count,
        "repeats": sum(repeated(sentences) for sentences in made) / count,
        "leaning": sum(bool(_LEANING.search(one)) for one in lines) / max(1, len(lines)),
        "sentences": len(lines) / count,
        "words": sum(len(one.split()) for one in lines) / count,
    }


def shared_stories(name: str, most: int) -> list[Told]:
    """Return stories of `../shared/data` of some size, spread over the set; they have no gold."""
    path = {"ecb": "stories/ecbplus_dev.jsonl", "events": "events/current_events.dev.jsonl"}[name]
    groups: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for row in map(json.loads, (SHARED / path).read_text(encoding="utf-8").splitlines()):
        if row["story"]:
            groups[row["story"]].append(row)
    large = [key for key in sorted(groups) if LEAST_REPORTS <= len(groups[key]) <= 60]
    chosen = large[:: max(1, len(large) // most)][:most]
    return [Told(name=key, reports=[_report(row) for row in groups[key]]) for key in chosen]


def _report(row: Mapping[str, str]) -> Report:
    day = row.get("date") or row.get("published")
    article = Article(
        id=row["id"],
        version_id=row["id"],
        capture_id=row["id"],
        headline=row.get("title") or "",
        text=row["text"],
        language="en",
        published_on=date.fromisoformat(day) if day else None,
    )
    return Report(article=article, facts=find_facts_of(article), origin_id=row["id"])


def measure(name: str, stories: Sequence[Told], python: str | None, *, is_shown: bool) -> None:
    """Print the measures of one set, for the program and its rivals."""
    ours = [brief_of(story.reports) for story in stories]
    sizes = [sum(len(one.split()) for one in sentences) for sentences in ours]
    pairs = list(zip(stories, sizes, strict=True))
    made = {
        "Dateline": ours,
        "lead-3": [lead(story.reports, sentences=3) for story in stories],
        "lead, as long": [lead(story.reports, most_words=size) for story, size in pairs],
    }
    if python:
        made["TextRank"] = textranked(python, [story.reports for story in stories], sizes)
    for label, sentences in made.items():
        found = scores(stories, sentences)
        print(f"{name:8}{label:15}" + "  ".join(f"{key} {value:.3g}" for key, value in found.items()))
    if is_shown:
        for story, sentences in zip(stories, ours, strict=True):
            lacks = [text for text, p in story.key_facts if not any(p.search(one) for one in sentences)]
            print(f"\n{story.name}  (lacks: {'; '.join(lacks)})", *sentences, sep="\n  - ")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="*", choices=SETS, default=SETS)
    parser.add_argument("--textrank", metavar="PYTHON")
    parser.add_argument("--ecb", type=int, default=0)
    parser.add_argument("--events", type=int, default=0)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    for name in options.sets:
        measure(name, stories_of(name), options.textrank, is_shown=options.show)
    for name, most in (("ecb", options.ecb), ("events", options.events)):
        if most:
            measure(name, shared_stories(name, most), options.textrank, is_shown=options.show)


if __name__ == "__main__":
    main()
