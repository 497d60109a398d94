"""A newsroom of its own for each test, on SQLite in a folder that is gone afterwards."""

from tests.store.conftest import *  # noqa: F403 - the store's fixtures serve here too
