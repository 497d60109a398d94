"""Read the example wire with the newsroom's own stages, and score what comes out against the ledger.

    python bench/score_example.py [--errors]

No store, no clock: wire, articles, facts and stories one after another, as a pass of the newsroom runs them.
`tests/example/test_newsroom.py` pins the scores as floors.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from math import isclose
from typing import Any

from dateline.articles.compare import find_origins
from dateline.articles.extract import extract
from dateline.articles.sort import section_of
from dateline.base.records import Article, Facts, Figure, Query, Quote, Refusal, Report, Story
from dateline.example.load import ledger, wire_folder
from dateline.facts.find import find_facts_of
from dateline.stories.follow import follow
from dateline.stories.tell import tell
from dateline.wire.gather import gather

Row = dict[str, Any]
Span = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What the stages made of the wire."""

    articles: dict[str, list[tuple[Article, Facts]]]  # by what the ledger calls the article
    refusals: dict[str, str]  # file: reason
    origins: dict[str, str]
    stories: dict[str, str]
    told: tuple[Story, ...]


@dataclass
class Score:
    """Counts of one kind of output, and what went wrong."""

    right: int = 0
    gold: int = 0
    predicted: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.gold + self.predicted) if self.gold + self.predicted else 0.0


def read_wire() -> Reading:
    """Read the whole wire."""
    articles: dict[str, list[tuple[Article, Facts]]] = defaultdict(list)
    refusals: dict[str, str] = {}
    seen: set[str] = set()
    for capture in gather([wire_folder()]):
        if isinstance(capture, Refusal):
            refusals[_file(capture.name)] = capture.reason
            continue
        article = extract(capture)
        if isinstance(article, Refusal):
            refusals[_file(capture.name)] = article.reason
        elif article.version_id not in seen:
            seen.add(article.version_id)
            article = replace(article, section=section_of(article))
            articles[article.url or _file(capture.name)].append((article, find_facts_of(article)))
    newest = {key: versions[-1] for key, versions in articles.items()}
    origins = find_origins([article for article, _ in newest.values()])
    reports = [Report(article=a, facts=f, origin_id=origins[a.id]) for a, f in newest.values()]
    stories = {one.article_id: one.story_id for one in follow(reports)[0]}
    told = tuple(
        tell(story, [report for report in reports if stories[report.article.id] == story])
        for story in sorted(set(stories.values()))
    )
    return Reading(articles=dict(articles), refusals=refusals, origins=origins, stories=stories, told=told)


def _file(name: str | None) -> str:
    return (name or "").split("/wire/")[-1]


# Articles ---------------------------------------------------------------------------------------------


def score_articles(reading: Reading, name: str, ledger_name: str | None = None) -> Score:
    """Score one field of the articles; what the wire holds more than the ledger counts as predicted."""
    score = Score(predicted=len(reading.articles))
    for row in _newest(ledger("articles")["articles"]):
        score.gold += 1
        found = reading.articles.get(row["article"], [])
        wanted = row[ledger_name or name]
        values = [_plain(getattr(article, name)) for article, _ in found]
        if wanted in values:
            score.right += 1
        else:
            score.errors.append(f"{row['article']}: {name} {values} for {wanted!r}")
    return score


def _newest(rows: Iterable[Row]) -> list[Row]:
    return list({row["article"]: row for row in rows}.values())


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, str) else str(value)


def score_refusals(reading: Reading) -> Score:
    """Score the pages that are no articles: refused, and for the right reason."""
    rows = ledger("refusals")["refusals"]
    score = Score(gold=len(rows), predicted=len(rows))
    for row in rows:
        got = reading.refusals.get(row["file"])
        if got == row["reason"]:
            score.right += 1
        else:
            score.errors.append(f"{row['file']}: {got} for {row['reason']}")
    return score


# Facts ------------------------------------------------------------------------------------------------


def _read_rows(reading: Reading, name: str) -> Iterator[tuple[Row, Article, Facts]]:
    """Yield each article's notes with the version of the article that they are about."""
    contexts = {
        (row["article"], row["version"]): [note["context"] for note in row["figures"]]
        for row in ledger("figures")["articles"]
    }
    for row in ledger(name)["articles"]:
        wanted = contexts[row["article"], row["version"]]
        versions = reading.articles.get(row["article"], [])
        if versions:
            yield row, *max(versions, key=lambda one: sum(words in one[0].text for words in wanted))


def score_figures(reading: Reading) -> Score:
    """Score the figures: found, with value, bound, unit, event and source right ("complete")."""
    score = Score()
    for row, article, facts in _read_rows(reading, "figures"):
        score.gold += len(row["figures"])
        score.predicted += len(facts.figures)
        for note in row["figures"]:
            span = _place(article.text, note)
            figure = next((f for f in facts.figures if span and f.start < span[1] and span[0] < f.end), None)
            wrong = _wrong_fields(figure, note) if figure else ["not found"]
            if wrong:
                score.errors.append(f"{row['article']}: {note['context']!r}: {', '.join(wrong)}")
            else:
                score.right += 1
    return score


def _place(text: str, note: Row) -> Span | None:
    at = text.find(note["context"])
    if at < 0:
        return None
    start = at + note["context"].index(note["exact"])
    return start, start + len(note["exact"])


def _wrong_fields(figure: Figure, note: Row) -> list[str]:
    wrong = [name for name in ("bound", "unit", "event") if getattr(figure, name) != note[name]]
    wrong += [name for name in ("low", "high") if not _same_number(getattr(figure, name), note[name])]
    if not is_same_name(figure.attribution.speaker.name, note["source"]):
        wrong.append("source")
    return wrong


def _same_number(one: float | None, other: float | None) -> bool:
    return one == other if one is None or other is None else isclose(one, other, rel_tol=0.01)


def is_same_name(one: str | None, other: str | None) -> bool:
    """True where one name holds the other, or neither is there; as the scorer of figures compares them."""
    if one is None or other is None:
        return one == other
    a, b = one.lower(), other.lower()
    return a in b or b in a


def score_quotes(reading: Reading) -> Score:
    """Score the quotes of the ledger: found, with the right speaker. It does not hold all, so look at recall."""
    score = Score()
    for row, article, facts in _read_rows(reading, "quotes"):
        score.gold += len(row["quotes"])
        score.predicted += len(facts.quotes)
        for note in row["quotes"]:
            at = article.text.find(note["content"][0])
            end = at + len(note["content"][0])
            over = [q for q in facts.quotes if at >= 0 and _overlap(q, (at, end)) * 2 >= end - at]
            if any(is_same_name(q.attribution.speaker.name, note["speaker"]) for q in over):
                score.right += 1
            else:
                names = [q.attribution.speaker.name for q in over]
                score.errors.append(
                    f"{row['article']}: {note['content'][0]!r}: {names} for {note['speaker']}"
                )
    return score


def _overlap(quote: Quote, span: Span) -> int:
    return sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in quote.pieces)


def score_queries(reading: Reading) -> Score:
    """Score the queries: the planted ones found (but for the optional), and how many others were raised."""
    score = Score()
    planted = {(row["article"], row["version"]): row["queries"] for row in ledger("queries")["articles"]}
    for row, _, facts in _read_rows(reading, "figures"):
        notes = planted.get((row["article"], row["version"]), [])
        score.gold += sum(not note["is_optional"] for note in notes)
        found = [note for note in notes if any(_is_same_query(query, note) for query in facts.queries)]
        others = [q for q in facts.queries if not any(_is_same_query(q, note) for note in notes)]
        score.right += sum(not note["is_optional"] for note in found)
        score.predicted += sum(not note["is_optional"] for note in found) + len(others)
        score.errors += [
            f"{row['article']}: not raised: {n['kind']} {n['exact']}"
            for n in notes
            if n not in found and not n["is_optional"]
        ]
        score.errors += [f"{row['article']}: raised: {q.kind} {q.exact} {q.why}" for q in others]
    return score


def _is_same_query(query: Query, note: Row) -> bool:
    if query.kind != note["kind"]:
        return False
    if not query.exact:
        return True
    return any(words in said or said in words for words in note["exact"] for said in query.exact)


# Stories ----------------------------------------------------------------------------------------------


def score_stories(reading: Reading) -> Score:
    """Score the pairs of articles that are in one story; a single report is in none."""
    pairs = set()
    for name, story in ledger("stories")["stories"].items():
        if name != "single":
            pairs |= _pairs(_ids(reading, story["articles"]))
    return _score_pairs(reading, pairs, _groups(reading.stories))


def score_copies(reading: Reading) -> Score:
    """Score the pairs of articles that are of one origin."""
    pairs = set()
    for group in ledger("copies")["origins"]:
        pairs |= _pairs(_ids(reading, [group["origin"], *group["copies"]]))
    return _score_pairs(reading, pairs, _groups(reading.origins))


def score_series(reading: Reading) -> Score:
    """Score the points of the ledger's series that stand in one series with the greatest part of their fellows."""
    places = {
        point.figure_id: series.id
        for story in reading.told
        for series in story.series
        for line in series.lines
        for point in line.points
    }
    score = Score()
    for one in ledger("series")["series"]:
        points = [point for line in one["lines"] for point in line["points"]]
        found = Counter(places.get(_figure_id(reading, point) or "") for point in points)
        del found[None]
        most = max(found.values(), default=0)
        score.gold += len(points)
        score.right += most
        if most < len(points):
            score.errors.append(f"{one['story']}: {one['label']}: {sorted(found.values())} of {len(points)}")
    score.predicted = score.gold
    return score


def _figure_id(reading: Reading, point: Row) -> str | None:
    for article, facts in reading.articles.get(point["article"], []):
        span = _place(article.text, point)
        for figure in facts.figures:
            if span and figure.start < span[1] and span[0] < figure.end:
                return figure.id
    return None


def _ids(reading: Reading, keys: Sequence[str]) -> list[str]:
    return [reading.articles[key][0][0].id for key in keys if key in reading.articles]


def _groups(places: dict[str, str]) -> set[frozenset[str]]:
    members: dict[str, list[str]] = defaultdict(list)
    for one, group in places.items():
        members[group].append(one)
    return set().union(*(_pairs(ids) for ids in members.values()))


def _pairs(ids: Iterable[str]) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in combinations(sorted(set(ids)), 2)}


def _score_pairs(reading: Reading, gold: set[frozenset[str]], got: set[frozenset[str]]) -> Score:
    keys = {article.id: key for key, versions in reading.articles.items() for article, _ in versions}
    score = Score(right=len(gold & got), gold=len(gold), predicted=len(got))
    lost = Counter(keys[one] for pair in gold - got for one in pair)
    extra = Counter(keys[one] for pair in got - gold for one in pair)
    score.errors += [f"{key}: {count} pairs lost" for key, count in lost.most_common()]
    score.errors += [f"{key}: {count} pairs too many" for key, count in extra.most_common()]
    return score


def score_all(reading: Reading) -> dict[str, Score]:
    """Return every score by its name."""
    return {
        "headlines": score_articles(reading, "headline"),
        "days": score_articles(reading, "published_on"),
        "outlets": score_articles(reading, "outlet"),
        "languages": score_articles(reading, "language"),
        "refusals": score_refusals(reading),
        "figures": score_figures(reading),
        "quotes": score_quotes(reading),
        "queries": score_queries(reading),
        "copies": score_copies(reading),
        "stories": score_stories(reading),
        "series": score_series(reading),
    }


def main() -> None:
    """Print the table, and with --errors what went wrong."""
    scores = score_all(read_wire())
    print(f"{'':10} {'right':>6} {'gold':>6} {'got':>6} {'recall':>7} {'prec.':>7} {'F1':>7}")
    for name, s in scores.items():
        print(
            f"{name:10} {s.right:6} {s.gold:6} {s.predicted:6} {s.recall:7.3f} {s.precision:7.3f} {s.f1:7.3f}"
        )
    if "--errors" in sys.argv[1:]:
        for name, s in scores.items():
            for error in s.errors:
                print(f"{name}: {error}")


if __name__ == "__main__":
    main()
