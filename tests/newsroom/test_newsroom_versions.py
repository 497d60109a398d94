"""Pages fetched again over whole passes: what is a next version, what is not, and what is said of it."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from dateline.base.settings import Settings
from dateline.newsroom.explain import explain
from dateline.newsroom.export import export
from dateline.newsroom.prove import prove
from dateline.newsroom.run import add, rerun
from dateline.store import find
from dateline.store.place import DATABASE_FILE
from tests.store.conftest import _opened

URL = "https://post.example/2031/03/02/ferry-sinks"
LEAD = "The ferry Lune sank off Oskel on Monday. At least 12 people were killed, harbour master Ruben Astley said."
MORE = "Divers from Harrow and Tarn searched the strait until dark, and fishing boats from four villages helped them."


def page(lead: str = LEAD, *, day: int = 2, around: str = "", end: str = "") -> str:
    saved = f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Sun Mar {day:02} 2031 10:00:00 GMT+0000 (UTC)\n-->"
    return (
        f'{saved}<html lang="en"><head><title>Ferry sinks off Oskel</title><link rel="canonical" href="{URL}">'
        f'<meta property="og:site_name" content="Oskel Post"><meta property="article:published_time" content="2031-03-02T08:00:00Z">'
        f"</head><body>{around}<article><h1>Ferry sinks off Oskel</h1><p>{lead}</p><p>{MORE}</p></article>{end}</body></html>"
    )


def put(folder: Path, name: str, markup: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(markup, encoding="utf-8")
    return path


@pytest.fixture
def quick(store: Settings) -> Settings:
    return replace(store, jobs=1)


def only_id() -> str:
    (article,) = find.articles()
    return article.id


def test_what_changed_around_an_article_makes_no_version(quick: Settings, tmp_path: Path) -> None:
    cards = "".join(f"<li><a href='/{n}'>Another report of day {n}</a></li>" for n in range(5))
    around = f"<aside class='related'><h3>Latest</h3><ul>{cards}</ul></aside><div class='ad'>Buy boots</div>"
    add([put(tmp_path / "in", "a.html", page())], quick)
    add(
        [
            put(
                tmp_path / "in",
                "b.html",
                page(day=3, around=around, end="<div class='comments'>14 comments</div>"),
            )
        ],
        quick,
    )
    assert len(find.versions(only_id())) == 1
    assert find.counts()["captures"] == 2


def test_an_edit_is_a_version_that_names_what_changed(quick: Settings, tmp_path: Path) -> None:
    add([put(tmp_path / "in", "a.html", page())], quick)
    edited = page(LEAD.replace("12", "19"), day=4)
    add([put(tmp_path / "in", "b.html", edited)], quick)
    (revision,) = find.revisions(only_id())
    assert [(edit.kind, edit.what) for edit in revision.facts] == [("changed", "figure")]
    (story,) = find.all_stories()
    (change,) = (change for change in story.changes if change.kind == "edited report")
    assert change.on.day == 4
    assert "at least 12, now at least 19 (Ruben Astley)" in change.text
    assert explain(only_id())["founding_article"]["edits"][0]["what"] == revision.summary
    assert b"at least 12, now at least 19" in export("json")
    assert prove()["versions"] == 2


def test_versions_in_any_order_give_the_same(
    quick: Settings, tmp_path: Path, sqlite_template: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    folder = tmp_path / "in"
    paths = [
        put(folder, "a.html", page()),
        put(folder, "b.html", page(LEAD.replace("12", "15"), day=3)),
        put(folder, "c.html", page(LEAD.replace("12", "19"), day=4)),
    ]
    for path in paths:
        add([path], quick)
    forward = export("json")
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(sqlite_template, other / DATABASE_FILE)
    with _opened(replace(quick, home=other, database_url=""), django_db_blocker) as settings:
        for path in reversed(paths):
            add([path], settings)
        assert export("json") == forward
        rerun(settings)
        assert export("json") == forward


def test_an_old_passage_still_leads_to_its_sentence(quick: Settings, tmp_path: Path) -> None:
    add([put(tmp_path / "in", "a.html", page())], quick)
    (figure,) = (one for one in find.find_figures() if one.fact.exact == "12")
    add([put(tmp_path / "in", "b.html", page(LEAD.replace("12", "19"), day=4))], quick)
    passage = find.find_passage(figure.passage_id)
    assert passage is not None
    assert "12 people were killed" in passage.exact
