"""The page that is cited: one sentence in its context, what was read in it, and how to check it."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase

from dateline.base.codec import dump
from dateline.base.records import Article, Attribution, Facts, Figure, Passage, Quote
from dateline.press import cards, linked, paths, words
from dateline.press.answer import moved, page, site, today
from dateline.press.article import header, statements_in
from dateline.press.manner import is_unsure
from dateline.press.query import query_lines
from dateline.store import find
from dateline.store.find import Statement, Which

# Where the site says what its confidence is worth.
SURE_PATH = "/accuracy/#sure"
_HOW_READ = {
    "pronoun": "a pronoun, led back to the name",
    "role": "a role, led back to the name",
    "surname": "a surname",
    "abbreviation": "an abbreviation",
    "owner": "the owner of the document named",
    "unresolved": "words that could not be led back to a name",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words; marked where they are the figure or the quotation itself."""

    words: str
    is_marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FactBlock:
    """A figure or quote with all that is known of it; each row is a name, a value, and where it leads."""

    id: str
    kind: str
    bound: str
    head: str
    rows: tuple[tuple[str, str, str], ...]
    is_unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionNote:
    """Which of a report's versions a passage stands in."""

    number: int
    count: int
    href: str


def passage(request: HttpRequest, passage_id: str) -> HttpResponseBase:
    """Answer with a passage's page. The id of a figure or quote is sent on to the passage that it stands in."""
    found = find.find_passage(passage_id)
    if found is None:
        return _sent_on(passage_id)
    article, source = find.find_version(found.version_id), find.find_headline(found.article_id)
    if article is None or source is None:
        raise Http404("the report of this passage is gone")
    statements = statements_in(found.article_id, found.id)
    before, after = around(found, article, find.find_facts(found.version_id))
    queries = [one for one in find.queries(Which(article_id=found.article_id)) if found.id in one.passage_ids]
    line = find.story_of(found.article_id)
    return page(
        request,
        "passage.html",
        title=f"“{words.shortened(found.exact)}”",
        description=found.exact,
        article=header(source),
        before=before,
        after=after,
        pieces=pieces(found, statements),
        facts=[_fact(one) for one in statements],
        queries=query_lines(queries),
        citation=citation(found, article),
        selector=dump_pretty(linked.selector(found, source)),
        wikitext=wikitext(article, found),
        record=[("capture", article.capture_id), ("version", found.version_id), ("passage", found.id)],
        start=found.start,
        end=found.end,
        version=_version(found),
        story=cards.story_card(line) if line else None,
        linked=linked.passage(found, source, statements, site()),
    )


def _version(found: Passage) -> VersionNote | None:
    """Return which version a passage stands in, where an outlet has made another since."""
    made = [version.version_id for version in find.wholes(found.article_id)]
    if found.version_id not in made[:-1]:
        return None
    number = made.index(found.version_id) + 1
    return VersionNote(
        number=number, count=len(made), href=f"{paths.versions_path(found.article_id)}#v{number}"
    )


def around(found: Passage, article: Article, facts: Facts | None) -> tuple[str, str]:
    """Return the sentence before and the one after, of the same paragraph; "" where there is none."""
    spans = sorted(facts.sentences) if facts else []
    before = [span for span in spans if span[1] <= found.start]
    after = [span for span in spans if span[0] >= found.end]
    first = article.text[slice(*before[-1])] if before else ""
    last = article.text[slice(*after[0])] if after else ""
    same_before = before and "\n\n" not in article.text[before[-1][1] : found.start]
    same_after = after and "\n\n" not in article.text[found.end : after[0][0]]
    return first if same_before else "", last if same_after else ""


def pieces(found: Passage, statements: list[Statement[Any]]) -> list[Piece]:
    """Return a passage's words with its figures marked; where it holds none, its quotations."""
    figures = [(one.fact.start, one.fact.end) for one in statements if isinstance(one.fact, Figure)]
    quotes = [span for one in statements if isinstance(one.fact, Quote) for span in one.fact.pieces]
    result, at = [], found.start
    for start, end in sorted(figures or quotes):
        if start < at or end > found.end:
            continue
        result.append(Piece(words=_within(found, at, start), is_marked=False))
        result.append(Piece(words=_within(found, start, end), is_marked=True))
        at = end
    result.append(Piece(words=_within(found, at, found.end), is_marked=False))
    return [piece for piece in result if piece.words]


def citation(found: Passage, article: Article) -> str:
    """Return a passage cited in a line, as a reference has it."""
    own = site()
    parts = [
        f"“{article.headline}”",
        article.outlet,
        words.full_day(article.published_on) if article.published_on else None,
        f"as read by {own.name}, passage {found.id}, seen {words.full_day(today())}",
    ]
    return ", ".join(part for part in parts if part) + "."


def wikitext(article: Article, found: Passage) -> str:
    """Return a {{cite news}} template; nothing where the report has no address."""
    if not paths.outward(article.url):
        return ""
    values = {
        "title": article.headline,
        "url": article.url,
        "work": article.outlet,
        "date": article.published_on.isoformat() if article.published_on else None,
        "quote": found.exact,
    }
    return (
        "{{cite news |" + " |".join(f"{key}={_plain(value)}" for key, value in values.items() if value) + "}}"
    )


def dump_pretty(value: Any) -> str:
    """Return JSON for people: one key a line."""
    import json

    return json.dumps(json.loads(dump(value)), ensure_ascii=False, indent=2)


def _sent_on(fact_id: str) -> HttpResponseBase:
    found: Statement[Any] | None = find.find_figure(fact_id) or find.find_quote(fact_id)
    if found is None:
        raise Http404("no passage has this address")
    return moved(paths.passage_path(found.passage_id, fact_id))


def _plain(value: str) -> str:
    # A bar or a brace would end the template's field.
    return " ".join(value.replace("|", "{{!}}").split())


def _within(found: Passage, start: int, end: int) -> str:
    return found.exact[start - found.start : end - found.start]


def _fact(statement: Statement[Any]) -> FactBlock:
    fact = statement.fact
    is_figure = isinstance(fact, Figure)
    speaker = cards.who(fact.attribution.speaker)
    rows = [
        ("who says so", speaker.name, speaker.href or ""),
        ("role", words.speaker_role(fact.attribution.speaker), ""),
        ("said on", words.full_day(fact.attribution.said_on) if fact.attribution.said_on else "", ""),
        ("channel", fact.attribution.channel or "", ""),
        _cited_by(fact.attribution),
        ("read from", _HOW_READ.get(fact.attribution.speaker.resolved or "", ""), ""),
        *(_figure_rows(fact) if is_figure else []),
        ("how sure", f"right in about {round(fact.confidence * 100)} cases of 100", SURE_PATH),
    ]
    return FactBlock(
        id=fact.id,
        kind="figure" if is_figure else f"{fact.kind} {fact.mode}",
        bound=words.bound(fact.bound, fact.exact) if is_figure else "",
        head=fact.exact if is_figure else words.shortened(fact.exact),
        rows=tuple(row for row in rows if row[1]),
        is_unsure=is_unsure(fact),
    )


def _cited_by(attribution: Attribution) -> tuple[str, str, str]:
    relay = attribution.relayed_by
    if relay is None or relay.name in (None, attribution.speaker.name):
        return "cited by", "", ""
    cited = cards.who(relay)
    return "cited by", cited.name, cited.href or ""


def _figure_rows(figure: Figure) -> list[tuple[str, str, str]]:
    return [
        ("of what", words.counted(figure), ""),
        ("in numbers", _interval(figure), ""),
        ("unit", figure.unit, ""),
        ("place", figure.place or "", ""),
        ("window", _window(figure), ""),
        ("part", figure.scope or "", ""),
        ("counted so far", "yes: the count grows" if figure.is_cumulative else "", ""),
    ]


def _window(figure: Figure) -> str:
    """Return a figure's window in its own words, with the days that it spans where they are known."""
    if not figure.window:
        return ""
    since, until = (words.day_or_as_it_is(end or "") for end in (figure.since, figure.until))
    if since and until:
        days = since if since == until else f"{since} to {until}"
    else:
        days = f"since {since}" if since else f"until {until}" if until else ""
    return f"{figure.window} ({days})" if days else figure.window


def _interval(figure: Figure) -> str:
    low = words.number(figure.low) if figure.low is not None else ""
    high = words.number(figure.high) if figure.high is not None else ""
    if low and high:
        return low if figure.low == figure.high else f"{low} to {high}"
    return f"{low} and up" if low else f"up to {high}" if high else ""
