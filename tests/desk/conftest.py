"""A newsroom's small world for the desk: two stories, an editor, a reader, and what the newsroom is told."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_samples import Told, publish_all
from django.contrib.auth.models import Group, User
from django.test import Client

from dateline.desk.serve import corrected
from dateline.store.place import home


@pytest.fixture(autouse=True)
def news(db: None) -> Iterator[None]:  # noqa: ARG001  the database is pytest-django's
    """Articles, facts and stories, published."""
    publish_all()
    yield
    shutil.rmtree(home() / "captures", ignore_errors=True)


@pytest.fixture
def editor() -> Client:
    """A browser in which an editor has signed in; it checks for forgery as in earnest."""
    user = User.objects.create_user("ireva", first_name="Ilin Reva")
    user.groups.add(Group.objects.get_or_create(name="editors")[0])
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def reader() -> Client:
    """A browser of somebody with an account who is no editor."""
    client = Client()
    client.force_login(User.objects.create_user("otal"))
    return client


@pytest.fixture
def told() -> Iterator[Told]:
    """What the desk tells the newsroom."""
    heard = Told()
    corrected.connect(heard.hear)
    yield heard
    corrected.disconnect(heard.hear)


@pytest.fixture
def pages() -> Path:
    """Where the templates of the desk lie."""
    return Path(__file__).parents[2] / "dateline" / "desk" / "templates" / "desk"
