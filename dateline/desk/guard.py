"""Who may enter the desk, and what every answer of it carries."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol

from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseNotAllowed

from dateline.base.errors import NotFound
from dateline.desk.pages import page

EDITORS = "editors"
# Nothing but our own style sheet, images and forms. Source: W3C Content Security Policy Level 3.
_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"


class View(Protocol):
    """What Django calls with a request and the parts of its address."""

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase: ...


def is_editor(user: object) -> bool:
    """True for staff and for members of the group "editors"."""
    if not isinstance(user, User) or not user.is_active:
        return False
    return user.is_staff or user.groups.filter(name=EDITORS).exists()


def at_the_desk(*methods: str) -> Callable[[Callable[..., HttpResponseBase]], View]:
    """Let editors only call a view, by these methods only; others sign in first or are turned away."""

    def guarded(view: Callable[..., HttpResponseBase]) -> View:
        @wraps(view)
        def enter(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return sealed(_enter(view, methods, request, *args, **kwargs))

        return enter

    return guarded


def _enter(
    view: Callable[..., HttpResponseBase],
    methods: tuple[str, ...],
    request: HttpRequest,
    *args: Any,
    **kwargs: Any,
) -> HttpResponseBase:
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path() if request.method == "GET" else "/desk/")
    if not is_editor(request.user):
        return page(request, "desk/turned_away.html", status=403, title="Not an editor")
    if request.method not in methods and not (request.method == "HEAD" and "GET" in methods):
        return HttpResponseNotAllowed(methods)
    try:
        return view(request, *args, **kwargs)
    except (Http404, NotFound) as error:
        return page(request, "desk/missing.html", status=404, title="Not here", why=str(error))


def sealed(response: HttpResponseBase) -> HttpResponseBase:
    """Return the response with the headers that every page of the desk has."""
    response["Content-Security-Policy"] = _POLICY
    response["Cache-Control"] = "no-store"
    return response
