"""A site to test with: a store of invented news in a folder of its own, and a client that reads it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from press_fakes import TODAY, fill
from press_sites import opened, reader
from pytest_django.plugin import DjangoDbBlocker

from dateline.base.records import Story
from dateline.press.answer import on_day


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Path:
    """A home folder with an empty store: copying it is faster than making one."""
    home = tmp_path_factory.mktemp("empty")
    for _ in opened(home, django_db_blocker):
        pass
    return home


@pytest.fixture(scope="session")
def news_home(
    empty_home: Path, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> tuple[Path, dict[str, Story]]:
    """A home folder with the invented news, and its stories by their short names."""
    home = tmp_path_factory.mktemp("news") / "home"
    shutil.copytree(empty_home, home)
    stories = {}
    for _ in opened(home, django_db_blocker):
        stories = fill()
    return home, stories


@pytest.fixture(scope="module")
def stories(
    news_home: tuple[Path, dict[str, Story]],
    tmp_path_factory: pytest.TempPathFactory,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[dict[str, Story]]:
    """The invented news, in a store of the module's own that is open; the stories by their short names."""
    home = tmp_path_factory.mktemp("module") / "home"
    shutil.copytree(news_home[0], home)
    for _ in opened(home, django_db_blocker):
        with on_day(TODAY):
            yield news_home[1]


@pytest.fixture
def empty_site(empty_home: Path, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Client]:
    """A reader of a site without any news."""
    home = tmp_path / "home"
    shutil.copytree(empty_home, home)
    for _ in opened(home, django_db_blocker):
        with on_day(TODAY):
            yield reader()


@pytest.fixture
def client(stories: dict[str, Story]) -> Client:
    """A reader of the site with the invented news."""
    assert stories
    return reader()
