"""Passes over small wires: the store afterwards depends on what came, not on how or when it came."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dateline.base.errors import Unproven
from dateline.base.records import Capture, Correction
from dateline.base.settings import Settings
from dateline.newsroom.children import More
from dateline.newsroom.export import export
from dateline.newsroom.prove import prove
from dateline.newsroom.readers import Read, read_in_steps
from dateline.newsroom.run import add, rerun
from dateline.newsroom.settle import settle
from dateline.store import find, keep
from dateline.store.bodies import body_path

QUAKE = [
    ("q1", "2026-03-02", "Orvale Post", "Quake shakes Drenmark", "An earthquake shook the Drenmark valley on Monday. "
     "At least 12 people were killed, Governor Ilse Marrow said. “The bridges are gone,” Marrow told reporters."),
    ("q2", "2026-03-03", "Norwire", "Drenmark quake toll rises", "The toll of the earthquake in the Drenmark valley rose on "
     "Tuesday. The Ministry of the Interior said 31 people were killed in the earthquake in Drenmark."),
    ("q3", "2026-03-04", "Orvale Post", "Drenmark quake toll is lowered", "The Ministry of the Interior said on Wednesday "
     "that 29 people were killed in the earthquake in the Drenmark valley, two fewer than before."),
    ("s1", "2026-03-03", "Tidewell Times", "Ferry crews strike over pay", "Ferry crews in Tidewell walked out over pay on "
     "Tuesday. About 400 crew members joined the strike, the Seafarers' League said."),
]  # fmt: skip


def wire(folder: Path, rows: Iterable[tuple[str, str, str, str, str]], name: str = "wire.jsonl") -> Path:
    folder.mkdir(exist_ok=True)
    lines = [
        json.dumps(
            {
                "id": key,
                "url": f"https://news.example/{key}",
                "title": title,
                "text": text,
                "published": day,
                "source": outlet,
                "language": "en",
            }
        )
        for key, day, outlet, title, text in rows
    ]
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def quick(store: Settings) -> Settings:
    return replace(store, jobs=1)


def test_the_same_wire_twice_changes_nothing(quick: Settings, tmp_path: Path) -> None:
    path = wire(tmp_path / "in", QUAKE)
    add([path], quick)
    before = export("json")
    tally = add([path], quick)
    assert (tally.known, tally.articles, tally.stories) == (4, 0, 0)
    assert export("json") == before


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_the_order_of_arrival_does_not_matter(
    quick: Settings, tmp_path: Path, order: tuple[int, ...]
) -> None:
    for number in order:
        add([wire(tmp_path / "in", [QUAKE[number]], f"{number}.jsonl")], quick)
    one_by_one = export("json")
    rerun(quick)
    assert export("json") == one_by_one
    assert len({line.id for line in find.list_stories()}) == 2


def test_an_address_that_was_given_out_leads_to_its_story(quick: Settings, tmp_path: Path) -> None:
    add([wire(tmp_path / "in", [QUAKE[2]], "late.jsonl")], quick)
    given_out = find.list_stories().items[0].id
    add([wire(tmp_path / "in", QUAKE[:2], "early.jsonl")], quick)
    story = find.find_story(given_out)
    assert story is not None
    assert len(story.article_ids) == 3


def test_figures_become_a_series_by_speaker(quick: Settings, tmp_path: Path) -> None:
    add([wire(tmp_path / "in", QUAKE)], quick)
    story = next(story for story in find.all_stories() if len(story.article_ids) == 3)
    killed = next(series for series in story.series if series.event == "killed")
    said = {line.speaker.name: [point.exact for point in line.points] for line in killed.lines}
    assert said["Ministry of the Interior"] == ["31", "29"]


def test_all_that_is_published_is_proven(quick: Settings, tmp_path: Path) -> None:
    add([wire(tmp_path / "in", QUAKE)], quick)
    held = prove()
    assert held["captures"] == 4
    assert held["figures"] == find.find_figures().total


def test_a_capture_that_was_changed_is_found_out(quick: Settings, tmp_path: Path) -> None:
    import gzip

    add([wire(tmp_path / "in", QUAKE[:1])], quick)
    path = body_path(find.capture_lines().items[0].id)
    body = gzip.decompress(path.read_bytes())
    path.write_bytes(gzip.compress(body.replace(b"12 people", b"92 people")))
    with pytest.raises(Unproven, match="its bytes are not those that were kept"):
        prove()


def test_one_broken_line_costs_no_other(quick: Settings, tmp_path: Path) -> None:
    path = wire(tmp_path / "in", QUAKE)
    path.write_text("{broken\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    tally = add([path], quick)
    assert (tally.articles, tally.refused) == (4, 1)
    assert find.refusals().items[0].name == f"{path}:1"


def test_a_correction_shows_and_survives_a_rerun(quick: Settings, tmp_path: Path) -> None:
    add([wire(tmp_path / "in", QUAKE)], quick)
    item = next(s for s in find.find_figures() if s.fact.exact == "31")
    keep.keep_correction(
        Correction(
            id=0,
            target="figure",
            target_id=item.fact.id,
            action="change",
            field="low",
            value="30",
            reason="The ministry's table has 30.",
            editor="Ada Lorne",
            made_at=datetime(2026, 3, 5, tzinfo=UTC),
            article_id=item.article.id,
        )
    )
    settle(quick)
    rerun(quick)
    corrected = find.find_figure(item.fact.id)
    assert corrected is not None
    assert corrected.fact.low == 30


def test_a_correction_is_undone(quick: Settings, tmp_path: Path) -> None:
    add([wire(tmp_path / "in", QUAKE)], quick)
    before = export("csv", table="figures")
    item = find.find_figures().items[0]
    made = keep.keep_correction(
        Correction(
            id=0,
            target="figure",
            target_id=item.fact.id,
            action="dismiss",
            reason="No figure.",
            editor="Ada Lorne",
            made_at=datetime(2026, 3, 5, tzinfo=UTC),
            article_id=item.article.id,
        )
    )
    settle(quick)
    assert find.find_figure(item.fact.id) is None
    keep.undo_correction(made.id, "Ada Lorne")
    settle(quick)
    assert export("csv", table="figures") == before


def test_merged_stories_stay_merged_and_come_apart_again(quick: Settings, tmp_path: Path) -> None:
    add([wire(tmp_path / "in", QUAKE)], quick)
    one, other = (line.id for line in find.list_stories(order="size"))
    made = keep.keep_correction(
        Correction(
            id=0,
            target="story",
            target_id=other,
            action="merge",
            value=one,
            reason="One event.",
            editor="Ada Lorne",
            made_at=datetime(2026, 3, 5, tzinfo=UTC),
            story_id=one,
        )
    )
    settle(quick)
    assert find.story_ids() == [one]
    assert len(find.headlines_of(one)) == 4
    assert find.redirect_of(other) == one
    keep.undo_correction(made.id, "Ada Lorne")
    settle(quick)
    assert sorted(find.story_ids()) == sorted([one, other])


def test_an_edited_page_is_a_version(quick: Settings, tmp_path: Path) -> None:
    add([wire(tmp_path / "in", QUAKE)], quick)
    key, day, outlet, title, text = QUAKE[1]
    add([wire(tmp_path / "in", [(key, day, outlet, title, text.replace("31", "33"))], "edited.jsonl")], quick)
    article = next(a for a in find.articles() if a.url == "https://news.example/q2")
    assert article.versions_count == 2
    assert find.story_of(article.id) is not None


@pytest.mark.parametrize("format", ["csv", "json", "jsonld", "ninjs", "parquet", "wikitable"])
def test_every_format_is_the_same_twice(quick: Settings, tmp_path: Path, format: str) -> None:
    add([wire(tmp_path / "in", QUAKE)], quick)
    assert export(format) == export(format)
    assert len(export(format)) > 200


def test_two_captures_of_one_text_are_each_read_once(quick: Settings, tmp_path: Path) -> None:
    key, day, outlet, title, text = QUAKE[0]
    add(
        [
            wire(tmp_path / "in", [QUAKE[0]], "a.jsonl"),
            wire(tmp_path / "in", [(f"{key}x", day, outlet, title, text)], "b.jsonl"),
        ],
        quick,
    )
    path = wire(tmp_path / "in", [QUAKE[0]], "c.jsonl")
    path.write_text(
        path.read_text(encoding="utf-8").replace('"language": "en"', '"language": "en", "section": "World"'),
        encoding="utf-8",
    )
    add([path], quick)
    assert list(find.captures(unread=True)) == []


def fail_on_one(
    capture: Capture, *, model: str, queries_off: frozenset[str], recurring: frozenset[str] = frozenset()
) -> Iterator[More | Read]:
    """Read a capture, unless it is the one that ends its process."""
    if capture.url == "https://news.example/q2":
        os._exit(1)
    yield from read_in_steps(capture, model=model, queries_off=queries_off, recurring=recurring)


def test_a_page_that_ends_its_reader_costs_no_other(
    quick: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.newsroom.run.read_in_steps", fail_on_one)
    tally = add([wire(tmp_path / "in", QUAKE)], quick)
    assert (tally.articles, tally.refused) == (3, 1)
    assert "ended the process that read it" in find.refusals().items[0].detail
    assert list(find.captures(unread=True)) == []
