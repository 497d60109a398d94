"""Signing in and out, by Django's own views."""

from typing import Any

from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponseBase

from dateline.desk.guard import sealed


class SignIn(LoginView):
    """The form at the door of the desk."""

    template_name = "desk/sign_in.html"
    redirect_authenticated_user = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer with the desk's headers."""
        return sealed(super().dispatch(request, *args, **kwargs))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the template needs beside the form."""
        common = {
            "title": "Sign in",
            "site_name": settings.DATELINE.site_name,
            "editor": "",
            "notices": (),
            "here": "",
        }
        return {**super().get_context_data(**kwargs), **common}


class SignOut(LogoutView):
    """The way out: by POST only."""
