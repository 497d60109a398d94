"""Door: how one version of an article differs from the one before it. Pure, as all of this room.

A version is another headline or another text: what stands around an article (cards, advertisements, counts of
comments) makes none, as it is no part of its identity.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.articles.differences import compare, paragraphs_of
from dateline.articles.notes import is_note, notes_in
from dateline.articles.restated import compare_facts
from dateline.base.records import Article, Edit, FactEdit, Facts, Figure, Query, Quote, Revision

__all__ = ["is_note", "notes_in", "revise"]

# A summary names so many changes of fact, then counts the rest.
MOST_NAMED = 3
_NOTHING = Facts(article_id="", version_id="", stage=0)


def revise(
    old: tuple[Article, Facts | None], new: tuple[Article, Facts | None], *, ordinal: int = 2
) -> Revision:
    """Return how `new` differs from `old`: paragraphs, figures, quotations, headline, and what it says of it itself."""
    (before, facts_before), (after, facts_after) = old, new
    edits, moved = compare(before.text, after.text)
    known = set(_notes(before))
    at = after.captured_at or after.updated_at
    revision = Revision(
        article_id=after.id,
        before_id=before.version_id,
        after_id=after.version_id,
        ordinal=ordinal,
        at=at,
        on=_day(before, after),
        headline=(before.headline, after.headline) if before.headline != after.headline else None,
        standfirst=(before.standfirst, after.standfirst) if before.standfirst != after.standfirst else None,
        edits=edits,
        moved=moved,
        facts=compare_facts(_reported(before, facts_before), _reported(after, facts_after)),
        notes=tuple(note for note in _notes(after) if note not in known),
        settled=_settled(facts_before or _NOTHING, after, facts_after),
    )
    return replace(revision, summary=_summary(revision))


def _settled(before: Facts, after: Article, facts: Facts | None) -> tuple[Query, ...]:
    """Return the queries of the version before that the new one leaves no reason to ask.

    Such a one has no query of the same kind about any of the same words, and some of the words that were asked about are
    gone: a query that a rule no longer sees while its words stand as they stood is not answered.
    """
    if facts is None:
        return ()
    text = f"{after.headline}\n{after.text}"
    asked = {(query.kind, exact) for query in facts.queries for exact in query.exact}
    return tuple(
        query
        for query in before.queries
        if not any((query.kind, exact) in asked for exact in query.exact)
        and any(exact not in text for exact in query.exact)
    )


def _notes(article: Article) -> tuple[str, ...]:
    return notes_in((article.headline, *article.paragraphs))


def _reported(article: Article, facts: Facts | None) -> tuple[Article, Facts]:
    """Return a version with the facts that it reports: what a note of correction repeats, it takes back."""
    if facts is None:
        return article, _NOTHING
    spans = [p.span for p in paragraphs_of(article.text) if is_note(article.text[slice(*p.span)])]

    def is_reported(fact: Figure | Quote) -> bool:
        return not any(start <= fact.start < end for start, end in spans)

    figures, quotes = filter(is_reported, facts.figures), filter(is_reported, facts.quotes)
    return article, replace(facts, figures=tuple(figures), quotes=tuple(quotes))


def _day(before: Article, after: Article) -> date | None:
    """Return the day of an edit: the page's own word where it says anew that it was modified, else the capture's."""
    says_so = after.updated_at if after.updated_at != before.updated_at else None
    at = says_so or after.captured_at or after.updated_at
    return at.date() if at else None


def _summary(revision: Revision) -> str:
    """Return what changed in one sentence: facts by name, the rest counted."""
    said = list(dict.fromkeys(map(_fact, revision.facts[:MOST_NAMED])))
    if (rest := len(revision.facts) - MOST_NAMED) > 0:
        said.append(f"{rest} more {'figure or quotation' if rest == 1 else 'figures and quotations'}")
    if revision.headline:
        said.append("another headline")
    said += _paragraphs(revision.edits)
    if revision.notes:
        said.append("a note of correction")
    if not said:
        said.append("paragraphs in another order" if revision.moved else "marks and spaces only")
    return "; ".join(said)


def _fact(edit: FactEdit) -> str:
    if edit.what == "quote":
        # Its words are too long for a summary; the list of facts has them.
        of = f" of {edit.speaker}" if edit.speaker else ""
        return {
            "changed": f"a statement{of} in other words",
            "came": f"a new statement{of}",
            "went": f"a statement{of} gone",
        }[edit.kind]
    return {"changed": "", "came": "new: ", "went": "gone: "}[edit.kind] + edit.text


def _paragraphs(edits: Sequence[Edit]) -> list[str]:
    counts = [
        (sum(edit.kind == kind for edit in edits), word)
        for kind, word in (("changed", "changed"), ("came", "new"), ("went", "gone"))
    ]
    return [
        f"{count} {'paragraph' if count == 1 else 'paragraphs'} {word}" for count, word in counts if count
    ]
