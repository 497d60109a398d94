"""Stores to test with: SQLite in a folder, PostgreSQL in a cluster of its own. Each test gets an empty one."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings as django_settings
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from dateline.base.settings import Settings, read_settings
from dateline.store.open import open_store, settings_in_force
from dateline.store.place import DATABASE_FILE, put_in_force

Opener = Callable[[Settings], None]
_numbers = count()


@contextmanager
def _opened(settings: Settings, blocker: DjangoDbBlocker) -> Iterator[Settings]:
    """Open another store, and afterwards go back to the one that pytest-django knows."""
    before, databases = settings_in_force(), connections.settings
    connection = connections["default"]
    with blocker.unblock():
        try:
            open_store(settings)
            yield settings
        finally:
            connections.close_all()
            put_in_force(before)
            django_settings.DATELINE = before
            connections.settings = databases
            connections["default"] = connection


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Path:
    """An empty database with its tables: copying it is faster than making one."""
    home = tmp_path_factory.mktemp("template")
    with _opened(read_settings(home, {}), django_db_blocker):
        connections["default"].cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return home / DATABASE_FILE


def _postgresql_programs() -> Path | None:
    if found := shutil.which("initdb"):
        return Path(found).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return next((folder for folder in reversed(folders) if (folder / "initdb").exists()), None)


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """The start of the addresses of a PostgreSQL server that is there for these tests; holds a made template."""
    programs = _postgresql_programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed")
    folder = Path(tempfile.mkdtemp(prefix="dateline-pg-"))
    # PostgreSQL refuses to run as root; Debian's package brings a user for it.
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)

    def call(program: str, *arguments: str) -> None:
        command = [str(programs / program), *arguments]
        subprocess.run(command, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL)

    data = folder / "data"
    call("initdb", "-D", str(data), "-U", "dateline", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    call("pg_ctl", "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start")
    start = f"postgresql://dateline@{quote(str(folder), safe='')}/"
    try:
        yield start
    finally:
        call("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql_template(
    cluster: str, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> str:
    """The name of an empty database with its tables."""
    _make_database(cluster, "prepared", "template1")
    home = tmp_path_factory.mktemp("template-pg")
    with _opened(read_settings(home, {"DATABASE_URL": f"{cluster}prepared"}), django_db_blocker):
        pass
    return "prepared"


def _make_database(cluster: str, name: str, template: str) -> None:
    import psycopg

    with psycopg.connect(f"{cluster}postgres", autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def store(
    request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> Iterator[Settings]:
    """An empty, open store; the test runs once on each kind of database."""
    settings = read_settings(tmp_path, {})
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / DATABASE_FILE)
    else:
        cluster = request.getfixturevalue("cluster")
        name = f"test_{next(_numbers)}"
        _make_database(cluster, name, request.getfixturevalue("postgresql_template"))
        settings = replace(settings, database_url=f"{cluster}{name}")
    with _opened(settings, django_db_blocker) as opened:
        yield opened
