"""Recurring lines over whole passes: what is learned late is taken off what came early."""

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from dateline.base.settings import Settings
from dateline.newsroom.export import export
from dateline.newsroom.prove import prove
from dateline.newsroom.run import add, rerun
from dateline.store import find
from dateline.store.place import DATABASE_FILE
from tests.store.conftest import _opened

LINE = "Do you know more about this? Write to our newsroom in Corvane."
REPORTS = (
    ("Ferry sinks off Oskel", "The ferry Lune sank near Oskel on Monday, harbour master Ruben Astley said.",
     "Divers from Harrow and Tarn searched the strait until dark, and fishing boats helped them."),
    ("Parliament passes budget", "Lawmakers in Corvane voted for the budget of Chancellor Edda Quill on Tuesday.",
     "The Alder Party and the Reform League voted against it after a debate of nine hours."),
    ("New bridge opens in Tidewell", "Mayor Jory Penhal opened the bridge across the Wend in Tidewell on Wednesday.",
     "Cyclists from Sarnmouth came in crowds, and Vantor Works, its builder, gave a concert."),
    ("Cholera is back in Velm", "Doctors in Velm have found cholera in the wells of Lower Ansgar, Nurse Tilda Bray said.",
     "The Order of Saint Elwin sends tents and clean water from Merrow by train."),
)  # fmt: skip


def page(number: int, line: str = LINE) -> str:
    headline, *paragraphs = REPORTS[number]
    body = "".join(f"<p>{text}</p>" for text in (*paragraphs, line) if text)
    address = f"https://tribune.example/news/{number}"
    return (
        f'<html lang="en"><head><title>{headline}</title><link rel="canonical" href="{address}">'
        f'<meta property="og:site_name" content="Corvane Tribune">'
        f'<meta property="article:published_time" content="2031-03-0{number + 1}T09:00:00Z"></head>'
        f"<body><article><h1>{headline}</h1>{body}</article></body></html>"
    )


def put(folder: Path, numbers: Iterable[int], line: str = LINE) -> list[Path]:
    folder.mkdir(exist_ok=True)
    paths = []
    for number in numbers:
        path = folder / f"{number}.html"
        path.write_text(page(number, line), encoding="utf-8")
        paths.append(path)
    return paths


@pytest.fixture
def quick(store: Settings) -> Settings:
    return replace(store, jobs=1)


def texts() -> dict[str, str]:
    return {a.headline: a.text for a in find.all_articles()}


def test_a_line_learned_late_is_taken_off_what_came_early(quick: Settings, tmp_path: Path) -> None:
    for path in put(tmp_path / "in", (0, 1)):
        add([path], quick)
    assert all(LINE in text for text in texts().values())
    add(put(tmp_path / "more", (2,)), quick)
    assert not any(LINE in text for text in texts().values())
    assert find.recurring_texts() == [("Corvane Tribune", LINE)]


def test_no_version_comes_of_it(quick: Settings, tmp_path: Path) -> None:
    for path in put(tmp_path / "in", (0, 1, 2)):
        add([path], quick)
    assert {len(find.versions(a.id)) for a in find.all_articles()} == {1}
    assert prove()["versions"] == 3


def test_what_comes_later_is_read_without_the_line_at_once(quick: Settings, tmp_path: Path) -> None:
    add(put(tmp_path / "in", (0, 1, 2)), quick)
    add(put(tmp_path / "more", (3,)), quick)
    assert not any(LINE in text for text in texts().values())


def test_the_order_of_pages_does_not_matter(
    quick: Settings, tmp_path: Path, sqlite_template: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    paths = put(tmp_path / "in", (2, 0, 3, 1))
    for path in paths:
        add([path], quick)
    one_by_one = export("json")
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(sqlite_template, other / DATABASE_FILE)
    with _opened(replace(quick, home=other, database_url=""), django_db_blocker) as settings:
        add(sorted(paths), settings)
        assert export("json") == one_by_one


def test_a_rerun_changes_nothing(quick: Settings, tmp_path: Path) -> None:
    add(put(tmp_path / "in", (0, 1, 2)), quick)
    before = export("json")
    rerun(quick)
    assert export("json") == before


def test_a_plain_sentence_that_recurs_stays(quick: Settings, tmp_path: Path) -> None:
    add(put(tmp_path / "in", (0, 1, 2), line="The strait is closed to large ships in winter."), quick)
    assert find.recurring_texts() == []
