"""How well and how fast copies are found: `python bench/copies.py [--bodies FILE] [--shared DIR] [--speed N]`.

The cases are made by a script, with a fixed seed, from real bodies outside the repository: for each the copies that
newspapers print (another headline, the first half or third, words edited, a paragraph more, paragraphs in another
order, another credit line). What must not be taken for copies: reports of one event by several outlets (ECB+), other
articles of the same set, follow-ups that repeat two paragraphs of background, and round-ups that repeat a paragraph of
each of five reports. `--bodies` is a JSON list of {id, text}. Speed: documents of 300 to 500 words, made up with a
fixed seed, one in five a copy; processor time on one core; with `--rival datasketch` the same candidates by that
library, where it is installed.
"""

import argparse
import itertools
import json
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dateline.articles.compare import LEAST_CONTAINMENT, containment, find_copies, shingle

SHARED = Path(__file__).parent.parent.parent / "shared"
LEAST_WORDS = 120  # below this a body is an item, not an article
CREDITS = ("(AP)", "Source: Reuters", "With material from AFP", "The Ostra Herald / dpa")
HEADLINES = (
    "Officials count the cost after a long night",
    "What we know so far",
    "Update: more details come to light",
)
Text = tuple[str, str]


def copies_of(text: str, fresh: list[str], draw: random.Random) -> Iterator[Text]:
    """Yield (kind, text) of the copies that newspapers print of a text."""
    paragraphs = text.split("\n\n")
    words = text.split(" ")
    yield "exact", text
    yield "new headline", draw.choice(HEADLINES) + "\n\n" + text
    yield "first half", _first(paragraphs, 2)
    yield "first third", _first(paragraphs, 3)
    yield "5 % of words", " ".join(_edited(words, 0.05, draw))
    yield "10 % of words", " ".join(_edited(words, 0.10, draw))
    yield "a paragraph more", text + "\n\n" + draw.choice(fresh).split("\n\n")[-1]
    yield "reordered", "\n\n".join(draw.sample(paragraphs, len(paragraphs)))
    yield "credit", text + "\n\n" + draw.choice(CREDITS)
    yield "half, 5 % of words", " ".join(_edited(_first(paragraphs, 2).split(" "), 0.05, draw))


def _first(paragraphs: list[str], part: int) -> str:
    # Cut at a sentence where one paragraph is all there is: editors cut from below.
    text = "\n\n".join(paragraphs)
    cut = text[: len(text) // part]
    return cut[: max(cut.rfind(". "), cut.rfind("\n\n"), len(cut) // 2) + 1]


def _edited(words: list[str], share: float, draw: random.Random) -> list[str]:
    kept = list(words)
    for place in draw.sample(range(len(words)), round(len(words) * share)):
        kept[place] = draw.choice((draw.choice(words), "", kept[place] + " also", "the"))
    return [word for word in kept if word]


def near_misses(texts: dict[str, str], fresh: list[str], draw: random.Random) -> Iterator[tuple[str, str]]:
    """Yield (id, text) of texts that repeat some of others and are no copies; `fresh` texts stand nowhere else."""
    names = sorted(texts)
    for name, news in zip(names, itertools.cycle(fresh), strict=False):
        paragraphs = texts[name].split("\n\n")
        share = draw.choice((0.3, 0.5, 0.7))
        size = sum(len(p.split()) for p in paragraphs[-2:])
        words = _drawn(news, draw).split(" ")
        # Background is at most half of what a follow-up says; else it is the old report with a new head.
        lead = " ".join(words[: max(80, round(size * (1 - share) / share))])
        if len(paragraphs) > 3 and size >= 30:
            yield f"follow-up of {name} {share}", "\n\n".join([lead, *paragraphs[-2:]])
    for number in range(len(names) // 5):
        parts = [texts[name].split("\n\n")[0] for name in draw.sample(names, 5)]
        yield f"round-up {number}", "\n\n".join(parts)


def _drawn(text: str, draw: random.Random) -> str:
    # Sentences in another order: the same fresh text may serve twice without making two copies of one another.
    sentences = text.replace("\n\n", " ").split(". ")
    return ". ".join(draw.sample(sentences, len(sentences)))


def quality(bodies: dict[str, str], hard: dict[str, str]) -> None:
    """Print recall by kind of copy, precision, and the worst mistakes."""
    draw = random.Random(7)
    fresh = [bodies.pop(name) for name in sorted(bodies)[::4]]
    pool = dict(bodies) | hard
    kinds: dict[str, tuple[str, str]] = {}
    for name in sorted(bodies):
        for kind, text in copies_of(bodies[name], fresh, draw):
            pool[f"{name}#{kind}"] = text
            kinds[f"{name}#{kind}"] = (name, kind)
    pool |= dict(near_misses(bodies, fresh, draw))
    found = {(copy.a, copy.b) for copy in find_copies(sorted(pool.items()))}
    groups = _groups(sorted(pool), found)
    right, all_ = Counter[str](), Counter[str]()
    for key, (name, kind) in kinds.items():
        all_[kind] += 1
        right[kind] += tuple(sorted((name, key))) in found or groups[name] == groups[key]
    for kind, count in all_.items():
        print(f"  {kind}: {right[kind] / count:.3f} of {count}")
    print(f"recall {sum(right.values()) / sum(all_.values()):.4f}")
    family = {key: kinds.get(key, (key, ""))[0] for key in pool}
    wrong = [(a, b) for a, b in sorted(found) if family[a] != family[b]]
    print(f"precision {1 - len(wrong) / len(found):.4f} of {len(found)} pairs")
    for kind, count in Counter(_sort_of(a, b) for a, b in wrong).most_common():
        print(f"  wrong: {kind}: {count}")
    for a, b in [pair for pair in wrong if "follow" not in pair[0] + pair[1]][:12]:
        print("   ", a, "|", b, f"{containment(shingle(pool[a]), shingle(pool[b])):.2f}")


def _sort_of(one: str, other: str) -> str:
    names = one + " " + other
    return next((kind for kind in ("round-up", "follow-up", "ecb") if kind in names), "other articles")


def _groups(names: list[str], pairs: set[tuple[str, str]]) -> dict[str, int]:
    group = {name: number for number, name in enumerate(names)}
    is_changed = True
    while is_changed:
        is_changed = False
        for one, other in sorted(pairs):
            least = min(group[one], group[other])
            if group[one] != least or group[other] != least:
                group[one] = group[other] = least
                is_changed = True
    return group


def reports(count: int) -> list[Text]:
    """Return made-up documents of 300 to 500 words, one in five an edited copy of an earlier one."""
    draw = random.Random(11)
    words = ["".join(draw.choices("bcdfglmnprstaeiou", k=draw.randint(2, 9))) for _ in range(20_000)]
    weights = list(itertools.accumulate(1 / (rank + 5) for rank in range(len(words))))
    texts: list[str] = []
    for number in range(count):
        if number % 5 == 4:
            texts.append(" ".join(_edited(draw.choice(texts).split(" "), 0.05, draw)))
        else:
            texts.append(" ".join(draw.choices(words, cum_weights=weights, k=draw.randint(300, 500))))
    return [(f"{number:06}", text) for number, text in enumerate(texts)]


def speed(count: int, rival: str | None) -> None:
    """Print documents a second of processor time."""
    texts = reports(count)
    begun = time.process_time()
    found = find_copies(texts)
    taken = time.process_time() - begun
    print(f"{count} documents, {len(found)} pairs: {count / taken:.0f} a second")
    if rival == "datasketch":
        begun = time.process_time()
        pairs = by_datasketch(texts)
        print(f"datasketch: {pairs} pairs, {count / (time.process_time() - begun):.0f} a second")


def by_datasketch(texts: list[Text]) -> int:
    """Return how many pairs datasketch's MinHash with the same bands and the same exact test finds."""
    from datasketch import MinHash, MinHashLSH

    index, shingles, pairs = MinHashLSH(num_perm=128, params=(64, 2)), {}, 0
    for name, text in texts:
        shingles[name] = shingle(text)
        signature = MinHash(num_perm=128, seed=1)
        signature.update_batch([item.encode() for item in shingles[name]])
        pairs += sum(
            containment(shingles[name], shingles[other]) >= LEAST_CONTAINMENT
            for other in index.query(signature)
        )
        index.insert(name, signature)
    return pairs


def read_bodies(path: Path) -> dict[str, str]:
    """Return the articles of a JSON list or of JSON Lines, by id."""
    raw = path.read_text(encoding="utf-8")
    rows = json.loads(raw) if raw.startswith("[") else [json.loads(line) for line in raw.splitlines()]
    return {row["id"]: row["text"] for row in rows if len((row.get("text") or "").split()) >= LEAST_WORDS}


def main() -> None:
    """Measure quality where bodies are given, and speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bodies", type=Path)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--speed", type=int, default=4000)
    parser.add_argument("--rival")
    options = parser.parse_args()
    if options.bodies:
        hard = read_bodies(options.shared / "data" / "stories" / "ecbplus_dev.jsonl")
        bodies = read_bodies(options.bodies)
        print(f"{len(bodies)} bodies, {len(hard)} reports of the same events")
        quality(bodies, {f"ecb {name}": text for name, text in hard.items()})
    speed(options.speed, options.rival)


if __name__ == "__main__":
    main()
