"""What all tests share: where the material beside the repository lies, and a home folder of their own."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parent.parent.parent / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if SHARED.is_dir():
        return
    absent = pytest.mark.skip(reason="needs the material of ../shared, which is not here")
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(absent)


def pytest_make_parametrize_id(val: object) -> str | None:
    """Packed bytes (gzip holds the second it was made in) would give a test another name in every process."""
    return "bytes" if isinstance(val, bytes) and not val.isascii() else None


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real material; only for tests marked `shared`."""
    return SHARED
