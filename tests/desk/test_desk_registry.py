"""An editor says who is who: two speakers are one, or forms of one are another's."""

import pytest
from desk_samples import FLOOD, MATCH, MORE, Told
from django.test import Client

from dateline.base.speakers import Form
from dateline.base.text import identify
from dateline.store import find, keep
from dateline.stories.register import register, slugs_of

BELIC = Form(kind="person", name="Ana Belić", role="mayor")
OTHER = Form(kind="person", name="Ana Belić", role="Mayor of Verin")
REASON = {"reason": "So it is."}


@pytest.fixture(autouse=True)
def registry(news: None) -> None:  # noqa: ARG001  what is published first
    """Three reports name the mayor, one of them in another form."""
    keep.keep_sightings({FLOOD.id: [BELIC], MORE.id: [BELIC], MATCH.id: [OTHER]})
    found = register(find.speaker_forms())
    keep.keep_places(found)
    keep.keep_speakers(found, slugs_of(found))


@pytest.fixture
def board() -> None:
    """Another speaker with a statement in the store."""
    from dateline.store import models

    models.Speaker.objects.create(slug="oss-water-board", name="Oss Water Board", kind="body")


def test_the_desk_shows_the_forms_of_a_speaker(editor: Client) -> None:
    text = editor.get("/desk/speaker/ana-belic/").content.decode()
    assert BELIC.key in text
    assert "Mayor of Verin" in text


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize("typed", ["Oss Water Board", "https://site.example/speaker/oss-water-board/"])
def test_a_merge_is_a_correction_that_knows_the_forms(editor: Client, told: Told, typed: str) -> None:
    response = editor.post("/desk/speaker/ana-belic/merge/", {"address": typed, **REASON})
    assert response["Location"] == "/desk/speaker/oss-water-board/"
    (made,) = find.corrections()
    assert (made.target, made.action, made.target_id, made.value, made.before) == (
        "speaker",
        "merge",
        "ana-belic",
        "oss-water-board",
        "Ana Belić",
    )
    assert made.field == f"{BELIC.key}:"
    assert set(told.article_ids) == {FLOOD.id, MORE.id, MATCH.id}
    assert told.story_ids == []


@pytest.mark.parametrize("typed", ["", "Nobody Known", "Ana Belić"])
def test_a_merge_with_nobody_or_oneself_is_refused(editor: Client, typed: str) -> None:
    editor.post("/desk/speaker/ana-belic/merge/", {"address": typed, **REASON})
    assert not find.corrections()


def test_a_merge_without_a_reason_is_refused(editor: Client) -> None:
    editor.post("/desk/speaker/ana-belic/merge/", {"address": "Oss Water Board"})
    assert not find.corrections()


def test_a_parted_form_is_a_correction(editor: Client) -> None:
    editor.post("/desk/speaker/ana-belic/part/", {"form": OTHER.key, "where": "own", **REASON})
    assert [(c.action, c.field, c.value) for c in find.corrections()] == [("move", OTHER.key, "")]


@pytest.mark.parametrize("forms", [[], [BELIC.key, OTHER.key], [identify("no form")]])
def test_none_or_all_forms_cannot_be_parted(editor: Client, forms: list[str]) -> None:
    editor.post("/desk/speaker/ana-belic/part/", {"form": forms, "where": "own", **REASON})
    assert not find.corrections()


def test_a_reader_may_not_merge(reader: Client) -> None:
    reader.post("/desk/speaker/ana-belic/merge/", {"address": "Oss Water Board", **REASON})
    assert not find.corrections()


def test_a_merge_can_be_undone(editor: Client) -> None:
    editor.post("/desk/speaker/ana-belic/part/", {"form": OTHER.key, "where": "own", **REASON})
    editor.post(f"/desk/corrections/{find.corrections().items[0].id}/undo/")
    assert find.corrections().items[0].undone_by == "Ilin Reva"
