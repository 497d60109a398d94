"""The desk's Jinja2 environment."""

from typing import Any

from jinja2 import Environment


def environment(**options: Any) -> Environment:
    """Return the environment of the desk's templates: autoescape on, as Django gives it."""
    return Environment(**options)
