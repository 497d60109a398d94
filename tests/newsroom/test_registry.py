"""Who is who over all articles, after a pass: joined, merged and parted by an editor, undone, given ids."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from test_run import wire

from dateline.base.errors import Unreadable
from dateline.base.records import Correction
from dateline.base.settings import Settings
from dateline.newsroom.export import export
from dateline.newsroom.identify import load_table, read_table
from dateline.newsroom.run import add, rerun
from dateline.newsroom.settle import settle
from dateline.store import find, keep

ROWS = [
    ("a", "2026-03-02", "Orvale Post", "Bridge closed", "The bridge is closed. “It is not safe,” said Norburg mayor Anna"
     " Brandt on Monday."),
    ("b", "2026-03-02", "Norwire", "Bridge shut in Norburg", "The bridge is shut. “We will mend it,” said Anna Brandt, the"
     " mayor of Norburg, on Monday."),
    ("c", "2026-03-05", "Tidewell Times", "Striker is back", "The match was lost. “I am well again,” said striker Anna"
     " Brandt after the match on Thursday."),
]  # fmt: skip
MAYOR, STRIKER = "anna-brandt", "anna-brandt-striker"


@pytest.fixture
def news(store: Settings, tmp_path: Path) -> Settings:
    quick = replace(store, jobs=1)
    add([wire(tmp_path / "in", ROWS)], quick)
    return quick


def correction(action: str, **values: str) -> Correction:
    return keep.keep_correction(
        Correction(
            id=0,
            target="speaker",
            action=action,  # type: ignore[arg-type]
            reason="So it is.",
            editor="Ada",
            made_at=datetime(2026, 3, 6, tzinfo=UTC),
            **values,  # type: ignore[arg-type]
        )
    )


def counts() -> dict[str, int]:
    return {speaker.slug: speaker.statements_count for speaker in find.speakers()}


@pytest.mark.usefixtures("news")
def test_one_person_in_two_outlets_is_one_and_a_namesake_is_another() -> None:
    assert counts() == {MAYOR: 2, STRIKER: 1}


def test_a_merge_joins_the_pages_and_the_old_address_leads_on(news: Settings) -> None:
    correction("merge", target_id=STRIKER, value=MAYOR)
    settle(news)
    found = find.find_speaker(STRIKER)
    assert found is not None
    assert (found.slug, counts()) == (MAYOR, {MAYOR: 3})


def test_an_undone_merge_leaves_no_trace(news: Settings) -> None:
    before = export("json")
    made = correction("merge", target_id=STRIKER, value=MAYOR)
    settle(news)
    keep.undo_correction(made.id, "Ada")
    settle(news)
    assert counts() == {MAYOR: 2, STRIKER: 1}
    assert export("csv", table="quotes").count(b"anna-brandt-striker") == 1
    assert len(export("json")) > len(before)  # the correction stays in the ledger


def test_a_parted_form_is_a_speaker_of_its_own(news: Settings) -> None:
    form = find.speaker_forms(MAYOR)[-1]
    correction("move", target_id=MAYOR, field=form.key)
    settle(news)
    assert sorted(counts().values()) == [1, 1, 1]


def test_a_rename_reaches_every_form(news: Settings) -> None:
    correction("rename", target_id=MAYOR, field=find.speaker_forms(MAYOR)[0].key, value="Anna Brandt-Oss")
    settle(news)
    # The namesake takes over the plain address.
    assert counts() == {"anna-brandt-oss": 2, MAYOR: 1}


def test_all_is_rebuilt_from_captures_and_corrections(news: Settings) -> None:
    correction("merge", target_id=STRIKER, value=MAYOR)
    settle(news)
    before = export("json")
    rerun(news)
    assert export("json") == before


def test_news_in_another_order_has_the_same_registry(news: Settings, tmp_path: Path) -> None:
    row = (
        "d",
        "2026-03-02",
        "Norwire",
        "More on the bridge",
        "“It was old,” Norburg mayor Anna Brandt said on Monday.",
    )
    add([wire(tmp_path / "late", [row])], news)
    before = export("csv", table="quotes")
    rerun(news)
    assert export("csv", table="quotes") == before


def test_a_table_gives_ids_and_a_new_one_takes_them_away(news: Settings, tmp_path: Path) -> None:
    table = tmp_path / "people.tsv"
    table.write_text("name\tqid\trole\nAnna Brandt\tQ42\tmayor of Norburg\n")
    assert load_table(table, news) == (1, 1)
    assert b"wikidata.org/entity/Q42" in export("jsonld")
    table.write_text("name\tqid\n")
    assert load_table(table, news) == (0, 0)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is empty"),
        ("name,role\nAnna,mayor\n", "no column 'qid'"),
        ("name,qid\nAnna,42\n", "line 2: '42' is no Wikidata id"),
        ("name,qid\n,Q42\n", "line 2: has no name"),
        ("name,qid\nAnna,Q42\n\nAnna,Q43\n", "line 4: 'Anna' has Q42 above and Q43 here"),
    ],
)
def test_a_table_that_is_none_is_refused_by_line(tmp_path: Path, text: str, why: str) -> None:
    table = tmp_path / "people.csv"
    table.write_text(text)
    with pytest.raises(Unreadable, match=why):
        read_table(table)


@pytest.mark.parametrize(
    "text", ["name,qid\nAnna,Q42\n", "QID;Name\nhttps://www.wikidata.org/wiki/Q42;Anna\n"]
)
def test_a_table_is_read_by_its_header(tmp_path: Path, text: str) -> None:
    table = tmp_path / "people.csv"
    table.write_text(text)
    assert [(line.name, line.qid) for line in read_table(table)] == [("Anna", "Q42")]
