"""The page of a report's versions, and what other pages say of them."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from press_fakes import TODAY, article, facts, keep_reports
from press_sites import opened, reader
from pytest_django.plugin import DjangoDbBlocker

from dateline.base.passages import passage_id
from dateline.base.records import Article, Edit, FactEdit, Facts, Piece, Revision
from dateline.base.text import identify
from dateline.press.answer import on_day
from dateline.store import keep

OLD = (
    "At least 31 people were killed, the Callendian Coastguard said.\n\nThe ferry left Osterholm at midnight."
)
NEW = "The Callendian Coastguard said on Monday that 58 people had been killed.\n\nThe ferry left Osterholm at midnight.\n\nThe search <b>ended</b>."


@pytest.fixture
def versions(
    empty_home: Path, tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> Iterator[list[tuple[Article, Facts]]]:
    home = tmp_path / "home"
    shutil.copytree(empty_home, home)
    for _ in opened(home, django_db_blocker):
        with on_day(TODAY):
            yield keep_two()


def keep_two() -> list[tuple[Article, Facts]]:
    made = []
    for day, text in ((2, OLD), (3, NEW)):
        captured_at = datetime(2031, 3, day, 9, 30, tzinfo=UTC)
        one = article(2, "The Osterholm Courier", "Ferry sinks", text)
        one = replace(one, capture_id=identify(one.version_id), captured_at=captured_at)
        made.append((one, facts(one)))
    keep_reports(made)
    keep.keep_passages(made)
    (old, was), (new, now) = made
    revision = Revision(
        article_id=new.id,
        before_id=old.version_id,
        after_id=new.version_id,
        ordinal=2,
        edits=(
            Edit(
                kind="changed",
                before=(0, OLD.index("\n")),
                after=(0, NEW.index("\n")),
                pieces=(
                    Piece(kind="kept", text="The Callendian Coastguard said "),
                    Piece(kind="went", text="31 "),
                    Piece(kind="came", text="58 "),
                    Piece(kind="kept", text="people were killed."),
                ),
            ),
            Edit(kind="kept", before=(OLD.index("The ferry"), len(OLD)), after=(NEW.index("The ferry"), NEW.index("The search") - 2)),
            Edit(kind="came", after=(NEW.index("The search"), len(NEW))),
        ),
        facts=(
            FactEdit(
                kind="changed", what="figure", before_id=was.figures[0].id, after_id=now.figures[0].id,
                text="people killed: 31, now 58",
            ),
        ),
        summary="people killed: 31, now 58; 1 paragraph new",
    )  # fmt: skip
    keep.keep_revisions({new.id: [revision]})
    return made


def page_of(path: str) -> str:
    return Client.get(reader(), path).content.decode()


def test_words_that_changed_stand_beside_each_other(versions: list[tuple[Article, Facts]]) -> None:
    page = page_of(f"/article/{versions[1][0].id}/versions/")
    assert (
        '<del><span class="unseen">removed: </span>31</del> <ins><span class="unseen">added: </span>58</ins>'
        in page
    )
    assert "1 paragraph unchanged" in page


def test_what_an_outlet_wrote_is_escaped(versions: list[tuple[Article, Facts]]) -> None:
    assert "The search &lt;b&gt;ended" in page_of(f"/article/{versions[1][0].id}/versions/")


def test_a_changed_figure_leads_to_both_its_sentences(versions: list[tuple[Article, Facts]]) -> None:
    page = page_of(f"/article/{versions[1][0].id}/versions/")
    for read, made in versions:
        sentence = made.figures[0].sentence
        path = f"/passage/{passage_id(read.version_id, *sentence)}/"
        assert path in page
        assert read.text[slice(*sentence)].split()[-1] in page_of(path)


def test_a_passage_of_an_old_version_says_so(versions: list[tuple[Article, Facts]]) -> None:
    (old, was), (new, now) = versions
    of_old = page_of(f"/passage/{passage_id(old.version_id, *was.figures[0].sentence)}/")
    assert f'href="/article/{old.id}/versions/#v1">version 1 of 2</a>' in of_old
    assert "the report was edited since" not in page_of(
        f"/passage/{passage_id(new.version_id, *now.figures[0].sentence)}/"
    )


def test_the_report_lists_its_versions_and_what_each_changed(versions: list[tuple[Article, Facts]]) -> None:
    page = page_of(f"/article/{versions[1][0].id}/")
    assert f'href="/article/{versions[1][0].id}/versions/#v2"' in page
    assert "people killed: 31, now 58; 1 paragraph new" in page


def test_the_api_gives_the_versions(versions: list[tuple[Article, Facts]]) -> None:
    first, second = reader().get(f"/api/v1/articles/{versions[1][0].id}/versions").json()
    assert (first["summary"], first["paragraphs"]) == ("", {})
    assert second["paragraphs"] == {"came": 1, "changed": 1, "kept": 1}
    assert second["facts"][0]["text"] == "people killed: 31, now 58"


def test_versions_of_no_report_are_nowhere(versions: list[tuple[Article, Facts]]) -> None:
    assert versions
    assert reader().get("/article/0123456789abcdef/versions/").status_code == 404
