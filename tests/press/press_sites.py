"""A store opened for a test, and a reader of its site."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings as django_settings
from django.db import connections
from django.test import Client, override_settings
from pytest_django.plugin import DjangoDbBlocker

from dateline.base.settings import Settings, read_settings
from dateline.store.open import open_store, settings_in_force
from dateline.store.place import put_in_force


def opened(home: Path, blocker: DjangoDbBlocker) -> Iterator[Settings]:
    """Open the store of `home`, and afterwards go back to the one that pytest-django knows."""
    before, databases = settings_in_force(), connections.settings
    connection = connections["default"]
    settings = read_settings(home, {"DATELINE_SITE_URL": "https://dateline.example"})
    with blocker.unblock(), override_settings(ROOT_URLCONF="dateline.press.serve"):
        try:
            open_store(settings)
            yield settings
        finally:
            connections.close_all()
            put_in_force(before)
            django_settings.DATELINE = before
            connections.settings = databases
            connections["default"] = connection


def reader() -> Client:
    """Return a reader; what goes wrong in a view is an error of the test."""
    return Client(SERVER_NAME="localhost", raise_request_exception=True)
