"""The desk's pages: its Jinja2 environment, and what every page shows."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from jinja2 import Environment, StrictUndefined

from dateline.base.text import cut, name_slug
from dateline.desk import words

STYLE = Path(__file__).parent / "static" / "desk" / "desk.css"
# The order of the bar at the head of the page: name, address.
BAR = (
    ("Queue", "/desk/"),
    ("Stories", "/desk/stories/"),
    ("Speakers", "/desk/speakers/"),
    ("Corrections", "/desk/corrections/"),
    ("Feeds", "/desk/feeds/"),
    ("Refused", "/desk/refused/"),
    ("Webhooks", "/desk/hooks/"),
)


def environment(**options: Any) -> Environment:
    """Return the environment of the desk's templates: autoescape as Django sets it, on; no name may be missing."""
    made = Environment(
        **{**options, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    )
    made.filters |= {
        "amount": words.amount,
        "cut": cut,
        "day": words.day,
        "moment": words.moment,
        "name_slug": name_slug,
        "percent": words.percent,
        "several": words.several,
        "who": words.who,
    }
    made.globals |= {"bar": BAR, "style_address": style_address}
    return made


@cache
def style_address() -> str:
    """Return the style sheet's address; it changes with its content."""
    return f"{static('desk/desk.css')}?{hashlib.sha256(STYLE.read_bytes()).hexdigest()[:12]}"


def editor_name(user: User | AnonymousUser) -> str:
    """Return the name that is shown under an editor's corrections."""
    return user.get_full_name() or user.get_username() if isinstance(user, User) else ""


def page(
    request: HttpRequest, template: str, *, title: str, status: int = 200, **values: Any
) -> HttpResponse:
    """Return a page of the desk."""
    common = {
        "title": title,
        "site_name": settings.DATELINE.site_name,
        "editor": editor_name(request.user),
        "notices": [(message.level_tag, str(message)) for message in get_messages(request)],
        "here": request.path,
    }
    return render(request, template, {**common, **values}, status=status)
