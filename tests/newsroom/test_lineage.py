"""What becomes of a story is told on it, and every address that was given out leads to a story."""

import json
import random
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dateline.base.records import Correction, Story
from dateline.base.settings import Settings
from dateline.newsroom.run import add
from dateline.newsroom.settle import settle
from dateline.store import find, keep

REPORTS = (
    ("2026-03-02", "Quake shakes Drenmark", "An earthquake shook the Drenmark valley on Monday, Ilse Marrow said."),
    ("2026-03-03", "Drenmark quake: search", "Rescuers searched the Drenmark valley after the earthquake, Ilse Marrow said."),
    ("2026-03-03", "Ferry crews strike", "Ferry crews in Tidewell walked out over pay on Tuesday, the Seafarers' League said."),
    ("2026-04-20", "Drenmark quake: rebuilding", "The Drenmark valley shook in an earthquake in March; Ilse Marrow said it is rebuilt."),
)  # fmt: skip


@pytest.fixture
def quick(store: Settings) -> Settings:
    return replace(store, jobs=1)


def bring(quick: Settings, folder: Path, rows: tuple[int, ...]) -> None:
    lines = [
        {
            "url": f"https://news.example/{n}",
            "title": title,
            "text": text,
            "published": day,
            "source": "Norwire",
        }
        for n, (day, title, text) in enumerate(REPORTS)
        if n in rows
    ]
    path = folder / f"{'-'.join(map(str, rows))}.jsonl"
    path.write_text("\n".join(json.dumps(line | {"id": line["url"]}) for line in lines) + "\n", "utf-8")
    add([path], quick)


def of_headline(words: str) -> Story:
    ids = {one.id for one in find.articles() if words in one.headline}
    return next(story for story in find.all_stories() if ids & {*story.article_ids})


def correct(**more: str) -> None:
    made = datetime(2026, 4, 21, tzinfo=UTC)
    keep.keep_correction(Correction(id=0, reason="It is so.", editor="Ada Lorne", made_at=made, **more))  # type: ignore[arg-type]


def test_an_editor_s_merge_is_told_on_the_story(quick: Settings, tmp_path: Path) -> None:
    bring(quick, tmp_path, (0, 1, 2, 3))
    quake, ferry = of_headline("shakes"), of_headline("Ferry")
    correct(target="story", target_id=ferry.id, action="merge", value=quake.id, story_id=quake.id)
    settle(quick)
    told = [(one.by, one.on, one.article_id) for one in of_headline("shakes").history if one.kind == "joined"]
    assert told == [("Ada Lorne", date(2026, 4, 21), ferry.id)]
    assert find.former_ids(quake.id) == [ferry.id]


def test_an_editor_s_split_is_told_on_both_stories(quick: Settings, tmp_path: Path) -> None:
    bring(quick, tmp_path, (0, 1, 2))
    quake = of_headline("shakes")
    moved = next(one.id for one in find.articles() if "search" in one.headline)
    correct(target="article", target_id=moved, action="move", value="", before=quake.id, article_id=moved)
    settle(quick)
    left, own = of_headline("shakes"), of_headline("search")
    assert left.id != own.id
    assert [(one.kind, one.by) for one in left.history] == [("moved out", "Ada Lorne")]
    assert [(one.kind, one.by) for one in own.history] == [("moved in", "Ada Lorne")]


def test_a_story_that_goes_on_after_weeks_woke(quick: Settings, tmp_path: Path) -> None:
    bring(quick, tmp_path, (0, 1, 3))
    assert [(one.kind, one.on) for one in of_headline("shakes").history] == [("woke", date(2026, 4, 20))]


@pytest.mark.parametrize("seed", [1, 2])
def test_every_address_that_was_given_out_leads_to_a_story(
    quick: Settings, tmp_path: Path, seed: int
) -> None:
    order = [0, 1, 2, 3]
    random.Random(seed).shuffle(order)
    given = set[str]()
    for number in order:
        bring(quick, tmp_path, (number,))
        given |= {*find.story_ids()}
    assert all(find.find_story(one) is not None for one in given)
