"""Re-checks every published record against its capture, from the bytes up, and counts it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from dateline.articles.extract import extract
from dateline.base.errors import Unproven
from dateline.base.passages import passage_id
from dateline.base.records import Article, Facts, Figure, Quote, Refusal, Story
from dateline.base.text import identify
from dateline.store import find

Tell = Callable[[str, int, int | None], None]

# Marks that open direct speech: quotation marks of Unicode (Pi, Pf and the ASCII ones), and a dash or colon before it.
OPENING = "\"'“”„«»‘’‚‹›–—:"


def prove(report: Tell = lambda _what, _done, _total: None) -> dict[str, int]:
    """Return how many records of each kind hold against their captures.

    Every version of an article is read again from its capture, whose bytes must still have the identity they were
    kept under; every span must give its exact words; every direct quotation must stand between marks.

    Raises:
        Unproven: the first record that does not hold.
    """
    held: Counter[str] = Counter()
    total = find.counts().get("articles")
    recurring = find.recurring_lines()
    for done, article in enumerate(find.all_articles(), 1):
        versions = {version.version_id: version for version in find.versions(article.id)}
        held.update(_prove_versions(versions.values(), recurring))
        facts = find.published_facts(article.id)
        if facts is not None:
            held.update(_prove_facts(versions[facts.version_id], facts))
        report("proving articles", done, total)
    for done, story in enumerate(find.all_stories(), 1):
        held.update(_prove_story(story))
        report("proving stories", done, None)
    return dict(sorted(held.items()))


def _prove_versions(versions: Iterable[Article], recurring: frozenset[str]) -> Iterator[str]:
    for version in versions:
        capture = find.find_capture(version.capture_id)
        if capture is None:
            raise Unproven(
                "version", version.version_id, f"its capture {version.capture_id} is not in the store"
            )
        if identify(capture.url or "", capture.media_type, capture.body) != capture.id:
            raise Unproven("capture", capture.id, "its bytes are not those that were kept")
        again = extract(capture, recurring=recurring)
        if isinstance(again, Refusal):
            raise Unproven("version", version.version_id, f"its capture is now refused ({again.reason})")
        if again.text != version.text:
            raise Unproven(
                "version", version.version_id, "its capture now reads differently; see: dateline rerun"
            )
        yield "captures"
        yield "versions"


def _prove_facts(version: Article, facts: Facts) -> Iterator[str]:
    for figure in facts.figures:
        _check_span("figure", figure, version)
        yield "figures"
    for quote in facts.quotes:
        _check_span("quote", quote, version)
        _check_marks(quote, version)
        yield "quotes"
    for query in facts.queries:
        for (start, end), exact in zip(query.spans, query.exact, strict=False):
            _check_words("query", query.id, version.text[start:end], exact)
        yield "queries"


def _check_span(kind: str, fact: Figure | Quote, version: Article) -> None:
    _check_words(kind, fact.id, version.text[fact.start : fact.end], fact.exact)
    start, end = fact.sentence
    if not (0 <= start <= fact.start and fact.end <= end <= len(version.text)):
        raise Unproven(kind, fact.id, "it does not lie inside its sentence")
    passage = find.find_passage(passage_id(version.version_id, start, end))
    if passage is None:
        raise Unproven(kind, fact.id, "its passage has no address")
    _check_words(kind, fact.id, version.text[start:end], passage.exact)


def _check_marks(quote: Quote, version: Article) -> None:
    if quote.kind != "direct":
        return
    # A quotation may run over paragraphs, or stand inside another: its mark opens in the paragraph, at or before it.
    paragraph = version.text[version.text.rfind("\n\n", 0, quote.start) + 1 : quote.end]
    if not any(mark in paragraph for mark in OPENING):
        raise Unproven(
            "quote", quote.id, "it is shown as direct speech, and no quotation mark opens before it"
        )


def _check_words(kind: str, identity: str, found: str, exact: str) -> None:
    if found != exact:
        raise Unproven(kind, identity, f"the text has {found!r} where the record has {exact!r}")


def _prove_story(story: Story) -> Iterator[str]:
    labels = (event.sentence for event in story.events if event.sentence)
    cited = [*story.brief, *(entry.sentence for entry in story.timeline), *labels]
    texts: dict[str, str] = {}
    for sentence in cited:
        if sentence.version_id not in texts:
            version = find.find_version(sentence.version_id)
            if version is None:
                raise Unproven(
                    "story", story.id, f"cites version {sentence.version_id}, which is not in the store"
                )
            texts[sentence.version_id] = version.text
        found = texts[sentence.version_id][sentence.start : sentence.end]
        _check_words("story", story.id, found, sentence.exact)
        yield "cited sentences"
    for series in story.series:
        for line in series.lines:
            for point in line.points:
                if find.find_figure(point.figure_id) is None:
                    raise Unproven(
                        "series", series.id, f"shows figure {point.figure_id}, which is not published"
                    )
                yield "points"
    yield "stories"
