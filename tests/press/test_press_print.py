"""The site as static files."""

import re
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from dateline.base.records import Story
from dateline.press.print import print_site


@pytest.fixture(scope="module")
def copy(stories: dict[str, Story], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """The invented news in files, and how many files there are."""
    assert stories
    folder = tmp_path_factory.mktemp("copy")
    return folder, print_site(folder, today=date(2031, 3, 14))


def test_every_file_is_counted(copy: tuple[Path, int]) -> None:
    folder, count = copy
    assert len([path for path in folder.rglob("*") if path.is_file()]) == count > 100


def test_every_link_leads_to_a_file(copy: tuple[Path, int]) -> None:
    folder, _ = copy
    for page in folder.rglob("*.html"):
        for link in re.findall(r'href="(/[^"#]*)', page.read_text(encoding="utf-8")):
            file = folder / unquote(unescape(link)).lstrip("/")
            assert (file / "index.html" if link.endswith("/") else file).is_file(), (page, link)


def test_a_copy_has_no_search_and_no_api(copy: tuple[Path, int]) -> None:
    folder, _ = copy
    assert "<form" not in (folder / "index.html").read_text(encoding="utf-8")
    assert not (folder / "api").exists()


def test_a_copy_is_the_same_bytes_each_time(copy: tuple[Path, int], tmp_path: Path) -> None:
    folder, _ = copy
    print_site(tmp_path, today=date(2031, 3, 14))
    assert all((tmp_path / path.relative_to(folder)).read_bytes() == path.read_bytes() for path in folder.rglob("*") if path.is_file())  # fmt: skip


def test_the_page_for_missing_pages_is_a_file_too(copy: tuple[Path, int]) -> None:
    assert "No such page" in (copy[0] / "404.html").read_text(encoding="utf-8")
