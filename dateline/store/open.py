"""Makes the store ready in this process: Django set up for a home folder, its tables there and up to date."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from dateline.base.settings import Settings
from dateline.store.place import allowed_hosts, django_values, put_in_force, settings_in_force, wake

__all__ = ["close_store", "open_store", "settings_in_force"]

_LOCK_FILE = ".migrating"


def open_store(settings: Settings) -> None:
    """Make the store of `settings.home` the one that this process keeps in and finds in.

    Makes the folder and the tables where they are missing. Called again with the same settings it does nothing
    but look; with others, the process goes over to those.

    Raises:
        BadSetting: `database_url` names a database that is neither SQLite nor PostgreSQL.
        MissingExtra: PostgreSQL is asked for and psycopg is not installed.
    """
    settings.home.mkdir(parents=True, exist_ok=True)
    if not apps.ready:
        put_in_force(settings)
        wake()
    elif settings != settings_in_force():
        _go_over_to(settings)
    _migrate(settings.home)


def close_store() -> None:
    """Close the connections of this thread; the next use opens them again."""
    connections.close_all()


def _go_over_to(settings: Settings) -> None:
    connections.close_all()
    # What others allowed beside ours (a test client's name) stays allowed.
    others = [
        name for name in django_settings.ALLOWED_HOSTS if name not in allowed_hosts(settings_in_force())
    ]
    put_in_force(settings)
    for name, value in django_values(settings).items():
        setattr(django_settings, name, value)
    django_settings.ALLOWED_HOSTS += others
    connections.settings = connections.configure_settings(django_settings.DATABASES)
    # `connections[alias]` makes one where there is none, so there is always one to take away.
    _ = connections["default"]
    del connections["default"]


def _migrate(home: Path) -> None:
    if _is_up_to_date():
        return
    with _alone(home):
        call_command("migrate", verbosity=0, interactive=False)


def _is_up_to_date() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    # Two programs that start at once on a new folder must not both make its tables.
    with (home / _LOCK_FILE).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
