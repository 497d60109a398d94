"""Templates made into pages: the one Jinja2 environment of the press. Everything that comes in is escaped."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dateline.press import words

_HERE = Path(__file__).parent
STYLE = _HERE / "style" / "press.css"
# Three lines of the largest type; longer ones are sentences, and are set smaller.
LONG_HEADLINE = 72
MARK = _HERE / "style" / "mark.svg"


@cache
def environment() -> Environment:
    """Return the environment: autoescape always on, a name that a template misspells is an error."""
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=False,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {
        "full_day": words.full_day,
        "listed": words.listed,
        "long_day": words.long_day,
        "opens_plainly": words.opens_plainly,
        "several": words.several,
        "short_day": words.short_day,
    }
    made.globals |= {"no_source": words.NO_SOURCE, "long_headline": LONG_HEADLINE}
    return made


def render(template: str, /, **values: Any) -> str:
    """Return a page. What the templates of all pages ask for and this one has no use for is empty."""
    common = {"description": "", "feeds": (), "linked": None, "is_front": False, "no_index": False, "ear": ""}
    return environment().get_template(template).render(**{**common, **values})


@cache
def style_text() -> str:
    """Return the style sheet."""
    return STYLE.read_text(encoding="utf-8")


@cache
def style_path() -> str:
    """Return the style sheet's address: it changes with its content, so that it may be kept for ever."""
    return f"/style/{hashlib.sha256(style_text().encode()).hexdigest()[:12]}.css"


def linked_data(text: str) -> Markup:
    """Return JSON fit to stand in a page as a data block: nothing in it can close the element or open another.

    Source: HTML Living Standard, "Restrictions for contents of script elements".
    """
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))
