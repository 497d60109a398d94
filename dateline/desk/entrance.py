"""Signing in and out, by Django's own views; who guesses passwords is made to wait."""

from typing import Any

from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase

from dateline.base.text import identify
from dateline.desk.guard import sealed

# Failed attempts for one name from one address, and how long they are remembered. Ten are more than a person who mistypes
# needs; at this pace a thousand common passwords take a day. Kept in the serving process's memory.
MOST_ATTEMPTS = 10
REMEMBERED_S = 15 * 60


class PatientForm(AuthenticationForm):
    """Name and password; after too many wrong ones neither is looked at for a while."""

    def clean(self) -> dict[str, Any]:
        """Check the password, unless too many were wrong."""
        name = str(self.cleaned_data.get("username", "")).casefold()
        key = (
            f"sign-in:{identify(name, str(self.request.META.get('REMOTE_ADDR', '')) if self.request else '')}"
        )
        if cache.get(key, 0) >= MOST_ATTEMPTS:
            raise ValidationError(f"Too many wrong passwords. Try again in {REMEMBERED_S // 60} minutes.")
        try:
            cleaned: dict[str, Any] = super().clean()
        except ValidationError:
            cache.set(key, cache.get(key, 0) + 1, REMEMBERED_S)
            raise
        cache.delete(key)
        return cleaned


class SignIn(LoginView):
    """The form at the door of the desk."""

    authentication_form = PatientForm
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
