"""Door: full-text search over articles, stories, speakers and quotes, on SQLite (FTS5) and PostgreSQL (tsvector).

Words are compared without case, accents and English endings; all of them must occur. A part in quotation marks
must occur as it stands; a word that ends in * stands for all that begin so; "-word" must not occur. Nothing that
a reader types is an error.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.db import connection

from dateline.store.folding import fold

__all__ = ["Hit", "Kind", "SearchPage", "search"]

Kind = Literal["article", "story", "speaker", "quote"]
# More terms than this no reader types; each costs a walk through the index.
MOST_TERMS = 24
# About three lines on a results page.
SNIPPET_WORDS = 32
# What parts a highlighted word from the rest in the database's own snippets; in no article (base.text.clean).
_OPEN, _CLOSE = "\x02", "\x03"
# A headline that holds the word counts for more than a text that does.
_TITLE_WEIGHT, _BODY_WEIGHT = 6.0, 1.0
_TERM = re.compile(r'(?P<no>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One thing to look for: words in a row."""

    words: tuple[str, ...]  # folded, in small letters
    is_prefix: bool = False
    is_excluded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something that was found. `pieces` are words of the text, in order; True: the searched word itself."""

    kind: Kind
    key: str  # id; of a speaker the slug
    title: str
    pieces: tuple[tuple[str, bool], ...]
    section: str | None
    on: date | None
    article_id: str | None  # the article of a quote


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What was found, the best first, and how much there is in all."""

    words: str
    hits: tuple[Hit, ...]
    total: int
    by_kind: dict[str, int]
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Filter:
    section: str | None
    since: date | None
    until: date | None
    kind: Kind | None


def search(  # noqa: PLR0913  the reader's form has as many fields
    words: str,
    *,
    section: str | None = None,
    since: date | None = None,
    until: date | None = None,
    kind: Kind | None = None,
    limit: int = 20,
    offset: int = 0,
) -> SearchPage:
    """Return what fits `words`, the best first; nothing where they hold no word at all.

    `since` and `until` are days of publication (of a story: its last day), both included.
    """
    terms = read_terms(words)
    if all(term.is_excluded for term in terms):
        return SearchPage(words=words, hits=(), total=0, by_kind={}, offset=offset)
    chosen = _Filter(section=section, since=since, until=until, kind=kind)
    run = _on_sqlite if connection.vendor == "sqlite" else _on_postgresql
    by_kind, rows = run(terms, chosen, max(0, limit), max(0, offset))
    total = sum(by_kind.values()) if kind is None else by_kind.get(kind, 0)
    return SearchPage(
        words=words, hits=tuple(_hit(row) for row in rows), total=total, by_kind=by_kind, offset=offset
    )


def read_terms(words: str) -> list[Term]:
    """Return what a reader's words ask for."""
    terms = []
    for match in _TERM.finditer(words):
        raw = match["phrase"] if match["phrase"] is not None else match["word"]
        found = tuple(_WORD.findall(fold(raw).lower()))
        if found:
            is_prefix = match["word"] is not None and raw.endswith("*")
            terms.append(Term(words=found, is_prefix=is_prefix, is_excluded=bool(match["no"])))
    return terms[:MOST_TERMS]


def _hit(row: Sequence[Any]) -> Hit:
    kind, key, owner_id, title, section, on, snippet = row
    article_id = owner_id if kind == "quote" else None
    return Hit(
        kind=kind,
        key=key,
        title=title,
        pieces=_pieces(snippet),
        section=section,
        on=_day(on),
        article_id=article_id,
    )


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    pieces = []
    for part in re.split(f"({_OPEN}[^{_CLOSE}]*{_CLOSE})", " ".join(snippet.split())):
        if part:
            pieces.append((part.strip(_OPEN + _CLOSE), part.startswith(_OPEN)))
    return tuple(pieces)


def _where(chosen: _Filter, *, with_kind: bool) -> tuple[str, list[Any]]:
    parts: list[tuple[str, Any]] = [
        ("e.section = %s", chosen.section),
        ('e."on" >= %s', chosen.since),
        ('e."on" <= %s', chosen.until),
        ("e.kind = %s", chosen.kind if with_kind else None),
    ]
    asked = [(sql, value) for sql, value in parts if value is not None]
    return "".join(f" AND {sql}" for sql, _ in asked), [value for _, value in asked]


def _on_sqlite(
    terms: list[Term], chosen: _Filter, limit: int, offset: int
) -> tuple[dict[str, int], list[Any]]:
    asked = _fts5(terms)
    source = "FROM store_entry_words JOIN store_entry e ON e.id = store_entry_words.rowid WHERE store_entry_words MATCH %s"
    where, values = _where(chosen, with_kind=False)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT e.kind, count(*) {source}{where} GROUP BY e.kind ORDER BY e.kind", [asked, *values]
        )
        by_kind = dict(cursor.fetchall())
        where, values = _where(chosen, with_kind=True)
        cursor.execute(
            f'SELECT e.kind, e.key, e.owner_id, e.title, e.section, e."on", '
            f"snippet(store_entry_words, 1, %s, %s, '…', %s) {source}{where} "
            f"ORDER BY bm25(store_entry_words, %s, %s), e.kind, e.key LIMIT %s OFFSET %s",
            [_OPEN, _CLOSE, SNIPPET_WORDS, asked, *values, _TITLE_WEIGHT, _BODY_WEIGHT, limit, offset],
        )
        return by_kind, cursor.fetchall()


def _fts5(terms: list[Term]) -> str:
    # Every word stands in quotation marks, so that none is an operator of the query language.
    wanted = [_fts5_term(term) for term in terms if not term.is_excluded]
    unwanted = [_fts5_term(term) for term in terms if term.is_excluded]
    query = " AND ".join(wanted)
    return f"({query})" + "".join(f" NOT {term}" for term in unwanted)


def _fts5_term(term: Term) -> str:
    phrase = f'"{" ".join(term.words)}"'
    return f"{phrase} *" if term.is_prefix else phrase


def _on_postgresql(
    terms: list[Term], chosen: _Filter, limit: int, offset: int
) -> tuple[dict[str, int], list[Any]]:
    asked, asked_values = _tsquery(terms)
    source = f"FROM store_entry e, (SELECT {asked} AS q) asked WHERE e.words @@ asked.q"
    where, values = _where(chosen, with_kind=False)
    options = f"StartSel={_OPEN}, StopSel={_CLOSE}, MaxWords={SNIPPET_WORDS}, MinWords={SNIPPET_WORDS // 2}, MaxFragments=0"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT e.kind, count(*) {source}{where} GROUP BY e.kind ORDER BY e.kind",
            [*asked_values, *values],
        )
        by_kind = dict(cursor.fetchall())
        where, values = _where(chosen, with_kind=True)
        # Snippets only for the rows that are shown: ts_headline reads the whole text of each.
        cursor.execute(
            f'SELECT s.kind, s.key, s.owner_id, s.title, s.section, s."on", '
            f"ts_headline('dateline'::regconfig, dateline_fold(s.body), s.q, %s), s.body FROM ("
            f"SELECT e.*, asked.q, ts_rank_cd('{{0.1, 0.2, 0.4, 1.0}}', e.words, asked.q, 1) AS rank {source}{where} "
            f"ORDER BY rank DESC, e.kind, e.key LIMIT %s OFFSET %s) s ORDER BY s.rank DESC, s.kind, s.key",
            [options, *asked_values, *values, limit, offset],
        )
        return by_kind, [(*row[:-2], _unfolded(row[-2], row[-1])) for row in cursor.fetchall()]


def _unfolded(snippet: str, body: str) -> str:
    """Return a snippet of folded text in the words of `body` itself: folding keeps every offset."""
    start = fold(body).find(snippet.replace(_OPEN, "").replace(_CLOSE, ""))
    if start < 0:
        return snippet
    marked, here = [], start
    for character in snippet:
        if character in (_OPEN, _CLOSE):
            marked.append(character)
            continue
        marked.append(body[here])
        here += 1
    return ("…" if start else "") + "".join(marked) + ("…" if here < len(body) else "")


def _tsquery(terms: list[Term]) -> tuple[str, list[str]]:
    parts, values = [], []
    for term in terms:
        call = "to_tsquery" if term.is_prefix else "phraseto_tsquery"
        text = " <-> ".join(term.words) + ":*" if term.is_prefix else " ".join(term.words)
        parts.append(f"{'!!' if term.is_excluded else ''}{call}('dateline'::regconfig, %s)")
        values.append(text)
    return " && ".join(parts), values
