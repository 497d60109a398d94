"""An article as editors see it: all of its text with the facts marked in it, and what was corrected."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from dateline.base.records import Article, Facts, Figure, Query, Quote
from dateline.desk.deeds import Deed, do
from dateline.desk.forms import ArticleForm, changed_fields
from dateline.desk.guard import at_the_desk
from dateline.desk.pages import page
from dateline.desk.spans import Kind, marked_paragraphs, spans_of
from dateline.store import find


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A fact as the list beside the text has it."""

    kind: Kind
    fact: Any  # Figure, Quote or Query, by `kind`
    start: int


def notes_of(facts: Facts) -> list[Note]:
    """Return figures, quotes and queries in the order of the text; queries about the headline first."""
    notes = [
        *(_note("query", query, query.spans[0][0] if query.spans else -1) for query in facts.queries),
        *(_note("figure", figure, figure.start) for figure in facts.figures),
        *(_note("quote", quote, quote.start) for quote in facts.quotes),
    ]
    return sorted(notes, key=lambda note: (note.start, note.kind, note.fact.id))


def _note(kind: Kind, fact: Figure | Quote | Query, start: int) -> Note:
    return Note(kind=kind, fact=fact, start=start)


@at_the_desk("GET", "POST")
def show_article(request: HttpRequest, article_id: str) -> HttpResponseBase:
    """Show an article with its facts; keep what an editor changed of its section and day."""
    article, headline = find.find_article(article_id), find.find_headline(article_id)
    if article is None or headline is None:
        raise Http404("No such article.")
    values = {"section": article.section, "published_on": article.published_on}
    form = ArticleForm(request.POST or None, initial=values)
    if request.method == "POST" and form.is_valid():
        do(request, _deeds(article, headline.story_id, form, values), form.cleaned_data["reason"])
        return redirect(request.path)
    facts = find.published_facts(article_id) or _no_facts(article)
    return page(
        request,
        "desk/article.html",
        title=article.headline,
        status=400 if form.errors else 200,
        article=article,
        headline=headline,
        is_read=facts.is_read,
        paragraphs=marked_paragraphs(article.text, spans_of(facts)),
        notes=notes_of(facts),
        form=form,
        corrections=find.corrections(article_id=article_id),
        versions=find.versions(article_id),
    )


def _no_facts(article: Article) -> Facts:
    return Facts(article_id=article.id, version_id=article.version_id, stage=0, is_read=False)


def _deeds(article: Article, story_id: str | None, form: ArticleForm, values: dict[str, Any]) -> list[Deed]:
    return [
        Deed(
            target="article",
            target_id=article.id,
            action="change",
            field=field,
            value=value,
            before=before,
            article_id=article.id,
            story_id=story_id,
        )
        for field, value, before in changed_fields(form, values)
    ]
