"""Which home folder and settings the store holds for in this process, and the Django settings that follow from them.

Django has one set of settings a process, so there is one place in force; `open.open_store` puts it there. Without
one (tests, type checker) the environment decides, and where that names no home, a folder that is gone at exit.
"""

import atexit
import os
import secrets
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
import django
from django.apps import apps

from dateline.base.errors import BadSetting, MissingExtra
from dateline.base.settings import Settings, read_settings

HOME_VARIABLE = "DATELINE_HOME"
DATABASE_FILE = "dateline.sqlite3"
SECRET_FILE = "secret_key"
# How long a writer waits for another to finish. A batch of a thousand articles takes a second or two.
BUSY_S = 60
# WAL lets readers read while one writes; with it, NORMAL loses no committed row when the program dies, only
# (perhaps) the last ones when the machine does. Source: https://www.sqlite.org/pragma.html#pragma_synchronous
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; "
    "PRAGMA cache_size=-32000; PRAGMA mmap_size=268435456; PRAGMA journal_size_limit=67108864"
)

_in_force: list[Settings] = []


def settings_in_force() -> Settings:
    """Return the settings that the store was opened with, else those of the environment."""
    if not _in_force:
        _in_force.append(_from_environment())
    return _in_force[0]


def put_in_force(settings: Settings) -> None:
    """Make `settings` those of this process."""
    _in_force[:] = [settings]


def home() -> Path:
    """Return the home folder in force."""
    return settings_in_force().home


def _from_environment() -> Settings:
    if named := os.environ.get(HOME_VARIABLE):
        return read_settings(Path(named))
    passing = Path(tempfile.gettempdir()) / f"dateline-{os.getpid()}"
    atexit.register(shutil.rmtree, passing, ignore_errors=True)
    return read_settings(passing)


def wake() -> None:
    """Set Django up in this process, once. While Django itself loads its parts there is nothing to do."""
    if apps.ready or apps.loading:
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dateline.store.django")
    django.setup()


def database(settings: Settings) -> dict[str, Any]:
    """Return Django's description of the database: SQLite in the home folder, or PostgreSQL by address.

    Raises:
        BadSetting: the address names another kind of database.
        MissingExtra: PostgreSQL is asked for and psycopg is not installed.
    """
    if not settings.database_url:
        return _sqlite(settings.home / DATABASE_FILE)
    if urlsplit(settings.database_url).scheme not in ("postgres", "postgresql"):
        raise BadSetting(
            "database_url", settings.database_url, "settings", "an address like postgresql://user@host/name"
        )
    if find_spec("psycopg") is None:
        raise MissingExtra("PostgreSQL", "postgres")
    return {**dj_database_url.parse(settings.database_url, conn_max_age=600, conn_health_checks=True)}


def _sqlite(path: Path) -> dict[str, Any]:
    options = {"timeout": BUSY_S, "transaction_mode": "IMMEDIATE", "init_command": SQLITE_PRAGMAS}
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": options,
        "CONN_MAX_AGE": 600,
    }


def secret_key(settings: Settings) -> str:
    """Return the key that signs sessions: the setting's, else the home folder's own, made when first asked for."""
    if settings.secret_key:
        return settings.secret_key
    path = settings.home / SECRET_FILE
    if path.is_file():
        return path.read_text(encoding="ascii").strip()
    if not settings.home.is_dir():
        return secrets.token_urlsafe(50)
    path.touch(mode=0o600)
    path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return path.read_text(encoding="ascii")


def django_values(settings: Settings) -> dict[str, Any]:
    """Return those of Django's settings that follow from Dateline's."""
    is_secure = settings.site_url.startswith("https://")
    return {
        "DATELINE": settings,
        "SECRET_KEY": secret_key(settings),
        "ALLOWED_HOSTS": allowed_hosts(settings),
        "DATABASES": {"default": database(settings)},
        "SESSION_COOKIE_SECURE": is_secure,
        "CSRF_COOKIE_SECURE": is_secure,
        "CSRF_TRUSTED_ORIGINS": [settings.site_url] if is_secure else [],
    }


def allowed_hosts(settings: Settings) -> list[str]:
    """Return the names that the site answers to: its own, and this machine's; all where it listens on all."""
    if settings.host in ("0.0.0.0", "::"):
        return ["*"]
    names = {
        urlsplit(settings.site_url).hostname or "localhost",
        settings.host,
        "localhost",
        "127.0.0.1",
        "[::1]",
    }
    return sorted(names)
