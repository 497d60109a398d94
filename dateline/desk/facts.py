"""One fact at a time: a figure, a quote or a query in its sentence, to be changed, dismissed or left as it is."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from dateline.base.records import Figure, Quote
from dateline.desk.deeds import Deed, do
from dateline.desk.forms import (
    FigureForm,
    QuoteForm,
    ReasonForm,
    SaidForm,
    changed_fields,
    figure_values,
    quote_values,
)
from dateline.desk.guard import at_the_desk
from dateline.desk.pages import editor_name, page
from dateline.desk.words import amount
from dateline.store import find, keep
from dateline.store.find import OpenQuery, Statement

Said = Statement[Figure] | Statement[Quote]


def back(request: HttpRequest, otherwise: str) -> HttpResponse:
    """Return to where the editor came from, if that is on this site."""
    asked = request.POST.get("back", "")
    is_ours = asked.startswith("/desk/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return redirect(asked if is_ours else otherwise)


@at_the_desk("GET", "POST")
def correct_figure(request: HttpRequest, fact_id: str) -> HttpResponseBase:
    """Show a figure in its sentence; keep what an editor changed of it."""
    statement = find.find_figure(fact_id)
    if statement is None:
        raise Http404(
            "This figure is not published any more. It may have been dismissed, or its report edited."
        )
    values = figure_values(statement.fact)
    return _correct(request, statement, FigureForm(request.POST or None, initial=values), values)


@at_the_desk("GET", "POST")
def correct_quote(request: HttpRequest, fact_id: str) -> HttpResponseBase:
    """Show a quote in its sentence; keep what an editor changed of it."""
    statement = find.find_quote(fact_id)
    if statement is None:
        raise Http404(
            "This quote is not published any more. It may have been dismissed, or its report edited."
        )
    values = quote_values(statement.fact)
    return _correct(request, statement, QuoteForm(request.POST or None, initial=values), values)


def _correct(
    request: HttpRequest, statement: Said, form: SaidForm, values: dict[str, Any]
) -> HttpResponseBase:
    if request.method == "POST" and form.is_valid():
        deeds = [
            Deed(
                target=statement.kind,
                target_id=statement.fact.id,
                action="change",
                field=field,
                value=value,
                before=before,
                article_id=statement.article.id,
                story_id=statement.story_id,
            )
            for field, value, before in changed_fields(form, values)
        ]
        do(request, deeds, form.cleaned_data["reason"])
        return back(request, _article_path(statement))
    return page(
        request,
        "desk/fact.html",
        title="A figure" if statement.kind == "figure" else "A quote",
        statement=statement,
        form=form,
        back=request.POST.get("back") or request.GET.get("back") or _article_path(statement),
        status=400 if form.errors else 200,
    )


@at_the_desk("POST")
def dismiss(request: HttpRequest, kind: str, fact_id: str) -> HttpResponseBase:
    """Take a figure, a quote or a query off the site."""
    form = ReasonForm(request.POST)
    found = _found(kind, fact_id)
    if not form.is_valid():
        messages.error(request, "Nothing was dismissed: a reason is needed.")
        return back(request, f"/desk/article/{found.article.id}/")
    do(request, [_dismissal(found)], form.cleaned_data["reason"])
    return back(request, f"/desk/article/{found.article.id}/")


@at_the_desk("POST")
def check(request: HttpRequest, kind: str, fact_id: str) -> HttpResponseBase:
    """Note that an editor looked at a fact and found it right: it leaves the queue."""
    found = _found(kind, fact_id)
    keep.keep_check(fact_id, editor_name(request.user))
    messages.success(request, "Noted as right.")
    return back(request, f"/desk/article/{found.article.id}/")


def _found(kind: str, fact_id: str) -> Said | OpenQuery:
    find_one = {"figure": find.find_figure, "quote": find.find_quote, "query": find.find_query}[kind]
    found: Said | OpenQuery | None = find_one(fact_id)
    if found is None:
        raise Http404(f"This {kind} is not there any more.")
    return found


def _dismissal(found: Said | OpenQuery) -> Deed:
    if isinstance(found, OpenQuery):
        query = found.query
        return Deed(
            target="query",
            target_id=query.id,
            action="dismiss",
            before=query.why,
            article_id=found.article.id,
            story_id=found.article.story_id,
        )
    fact = found.fact
    return Deed(
        target=found.kind,
        target_id=fact.id,
        action="dismiss",
        before=amount(fact) if isinstance(fact, Figure) else fact.exact,
        article_id=found.article.id,
        story_id=found.story_id,
    )


def _article_path(statement: Said) -> str:
    return f"/desk/article/{statement.article.id}/#fact-{statement.fact.id}"
