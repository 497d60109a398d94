"""What editors do becomes corrections with reason and name, and the newsroom hears of it."""

from datetime import UTC, datetime

import pytest
from desk_samples import FLOOD, MATCH, MORE, Told, fields_of, figure, query, quote
from django.test import Client

from dateline.base.records import Correction
from dateline.store import find, keep

FIGURE = f"/desk/figure/{figure(FLOOD).id}/"


def kept() -> list[tuple[str, str, str, str, str]]:
    return [(c.action, c.target, c.field, c.value, c.before) for c in reversed(find.corrections().items)]


def test_a_changed_field_is_a_correction_with_reason_and_name(editor: Client, told: Told) -> None:
    response = editor.post(FIGURE, {**fields_of(figure(FLOOD)), "low": "13"})
    assert response["Location"] == f"/desk/article/{FLOOD.id}/#fact-{figure(FLOOD).id}"
    (correction,) = find.corrections()
    assert (correction.field, correction.value, correction.before) == ("low", "13", "12")
    assert (correction.reason, correction.editor) == ("A slip of the pen.", "Ilin Reva")
    assert (correction.article_id, correction.story_id) == (FLOOD.id, FLOOD.id)
    assert (told.corrections, told.article_ids, told.story_ids) == ([correction], [FLOOD.id], [FLOOD.id])


def test_each_changed_field_is_a_correction_of_its_own(editor: Client) -> None:
    changes = {"bound": "about", "said_on": "2025-01-01", "channel": "Telegram", "subject": "sailors"}
    editor.post(FIGURE, {**fields_of(figure(FLOOD)), **changes})
    assert [(field, value) for _, _, field, value, _ in kept()] == [
        ("bound", "about"),
        ("subject", "sailors"),
        ("said_on", "2025-01-01"),
        ("channel", "Telegram"),
    ]


def test_an_unchanged_form_keeps_nothing(editor: Client, told: Told) -> None:
    response = editor.post(FIGURE, fields_of(figure(FLOOD)), follow=True)
    assert "Nothing was changed." in response.content.decode()
    assert (kept(), told.corrections) == ([], [])


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reason": " "}, "required"),
        ({"low": "twelve"}, "Enter a number"),
        ({"low": "nan"}, "Enter a number"),
        ({"low": ""}, "at least one end"),
        ({"high": "3"}, "below the other"),
        ({"bound": "roughly"}, "not one of the available choices"),
        ({"said_on": "yesterday"}, "valid date"),
        ({"speaker_kind": "none"}, "what kind of speaker"),
        ({"unit": ""}, "required"),
    ],
)
def test_what_cannot_be_is_refused_and_said(editor: Client, changes: dict[str, str], words: str) -> None:
    response = editor.post(FIGURE, {**fields_of(figure(FLOOD)), **changes})
    assert response.status_code == 400
    assert words in response.content.decode()
    assert kept() == []


def test_a_speaker_can_be_taken_off(editor: Client) -> None:
    editor.post(FIGURE, {**fields_of(figure(FLOOD)), "speaker": ""})
    assert kept() == [("change", "figure", "speaker", "", "Ana Belić")]


def test_a_quotes_speaker_can_be_changed(editor: Client) -> None:
    values = {
        "speaker": "The Oss Water Board",
        "speaker_kind": "body",
        "said_on": "",
        "channel": "",
        "mode": "speech",
        "reason": "It was the board.",
    }
    editor.post(f"/desk/quote/{quote(FLOOD).id}/", values)
    assert [(field, value) for _, _, field, value, _ in kept()] == [
        ("speaker", "The Oss Water Board"),
        ("speaker_kind", "body"),
    ]


@pytest.mark.parametrize(
    ("kind", "fact_id", "before"),
    [
        ("figure", figure(FLOOD).id, "at least 12 people, killed"),
        ("quote", quote(FLOOD).id, quote(FLOOD).exact),
        ("query", query(FLOOD).id, query(FLOOD).why),
    ],
)
def test_facts_and_queries_are_dismissed(
    editor: Client, told: Told, kind: str, fact_id: str, before: str
) -> None:
    editor.post(f"/desk/{kind}/{fact_id}/dismiss/", {"reason": "A road number."})
    assert kept() == [("dismiss", kind, "", "", before)]
    assert told.article_ids == [FLOOD.id]


def test_nothing_is_dismissed_without_a_reason(editor: Client) -> None:
    response = editor.post(f"/desk/query/{query(FLOOD).id}/dismiss/", {"reason": ""}, follow=True)
    assert "a reason is needed" in response.content.decode()
    assert kept() == []


@pytest.mark.parametrize(
    ("back", "leads_to"),
    [
        ("/desk/queries/?from=25", "/desk/queries/?from=25"),
        ("https://elsewhere.example/desk/", f"/desk/article/{FLOOD.id}/"),
        ("//elsewhere.example/", f"/desk/article/{FLOOD.id}/"),
        ("javascript:alert(1)", f"/desk/article/{FLOOD.id}/"),
    ],
)
def test_an_editor_goes_back_to_the_list_but_to_no_other_site(
    editor: Client, back: str, leads_to: str
) -> None:
    values = {"reason": "A road number.", "back": back}
    assert editor.post(f"/desk/query/{query(FLOOD).id}/dismiss/", values)["Location"] == leads_to


def test_a_fact_found_right_leaves_the_queue_without_a_correction(editor: Client) -> None:
    before = find.low_confidence().total
    editor.post(f"/desk/figure/{figure(FLOOD).id}/right/")
    assert (find.low_confidence().total, kept()) == (before - 1, [])


def test_a_speaker_is_renamed_wherever_it_stands(editor: Client, told: Told) -> None:
    editor.post("/desk/speaker/ana-belic/", {"name": "Ana Belić-Oss", "reason": "Her full name."})
    (correction,) = find.corrections()
    assert (correction.target_id, correction.value, correction.before) == (
        "ana-belic",
        "Ana Belić-Oss",
        "Ana Belić",
    )
    assert set(told.article_ids) == {FLOOD.id, MORE.id, MATCH.id}


def test_undoing_a_rename_names_the_articles_under_the_new_name(editor: Client, told: Told) -> None:
    keep.keep_correction(
        Correction(
            id=0,
            target="speaker",
            target_id="the-mayor",
            action="rename",
            value="Ana Belić",
            reason="Her name.",
            editor="Ilin Reva",
            made_at=datetime(2025, 1, 2, tzinfo=UTC),
        )
    )
    editor.post(f"/desk/corrections/{find.corrections().items[0].id}/undo/")
    assert set(told.article_ids) == {FLOOD.id, MORE.id, MATCH.id}


def test_a_story_is_merged_into_another(editor: Client, told: Told) -> None:
    values = {"story": FLOOD.id, "address": "", "reason": "The same flood."}
    response = editor.post(f"/desk/story/{MATCH.id}/merge/", values)
    assert response["Location"] == f"/desk/story/{FLOOD.id}/"
    assert kept() == [("merge", "story", "", FLOOD.id, "Match at Oss")]
    assert set(told.story_ids) == {FLOOD.id, MATCH.id}


def test_a_story_is_named_by_its_address_too(editor: Client) -> None:
    values = {
        "address": f"https://news.example/story/flood-at-port-verin-{FLOOD.id}/",
        "reason": "The same flood.",
    }
    editor.post(f"/desk/story/{MATCH.id}/merge/", values)
    assert [value for *_, value, _ in kept()] == [FLOOD.id]


@pytest.mark.parametrize(
    "values", [{"story": MATCH.id}, {"story": "0"}, {"story": ""}, {"story": FLOOD.id, "reason": ""}]
)
def test_a_merge_into_itself_or_nothing_is_refused(editor: Client, values: dict[str, str]) -> None:
    response = editor.post(f"/desk/story/{MATCH.id}/merge/", {"reason": "x", **values}, follow=True)
    assert "Nothing was merged" in response.content.decode()
    assert kept() == []


def test_reports_move_into_another_story(editor: Client, told: Told) -> None:
    values = {"report": [MORE.id], "where": "story", "story": MATCH.id, "reason": "Another river."}
    editor.post(f"/desk/story/{FLOOD.id}/move/", values)
    assert kept() == [("move", "article", "", MATCH.id, FLOOD.id)]
    assert set(told.story_ids) == {FLOOD.id, MATCH.id}


def test_reports_that_split_off_found_one_story_together(editor: Client) -> None:
    values = {"report": [FLOOD.id, MORE.id], "where": "own", "reason": "Another river."}
    editor.post(f"/desk/story/{FLOOD.id}/move/", values)
    first, second = kept()
    assert (first[3], second[3]) == ("", find.corrections().items[1].target_id)


@pytest.mark.parametrize(
    "values", [{"report": []}, {"report": [MATCH.id]}, {"where": "story", "story": FLOOD.id}, {"reason": ""}]
)
def test_a_move_of_nothing_or_to_nowhere_is_refused(editor: Client, values: dict[str, object]) -> None:
    sent = {"report": [MORE.id], "where": "own", "reason": "x", **values}
    response = editor.post(f"/desk/story/{FLOOD.id}/move/", sent, follow=True)
    assert "Nothing was moved" in response.content.decode()
    assert kept() == []


def test_a_storys_headline_and_an_articles_day_are_corrected(editor: Client) -> None:
    editor.post(
        f"/desk/story/{FLOOD.id}/", {"headline": "The Oss floods", "section": "World", "reason": "Shorter."}
    )
    values = {"section": "World", "published_on": "2025-01-03", "reason": "Printed a day later."}
    editor.post(f"/desk/article/{FLOOD.id}/", values)
    assert kept() == [
        ("change", "story", "headline", "The Oss floods", "Flood at Port Verin"),
        ("change", "article", "published_on", "2025-01-03", "2025-01-02"),
    ]


def test_a_correction_is_undone_and_says_by_whom(editor: Client, told: Told) -> None:
    editor.post(FIGURE, {**fields_of(figure(FLOOD)), "low": "13"})
    (correction,) = find.corrections()
    page = editor.post(f"/desk/corrections/{correction.id}/undo/", follow=True).content.decode()
    assert "undone by Ilin Reva" in page
    assert list(find.corrections(in_force=True)) == []
    assert [item.undone_by for item in told.corrections] == ["", "Ilin Reva"]


def test_undoing_what_is_not_there_says_so(editor: Client) -> None:
    assert editor.post("/desk/corrections/99/undo/").status_code == 404


def test_a_newsroom_that_fails_costs_no_correction(editor: Client, told: Told) -> None:
    told.error = RuntimeError("no room")
    response = editor.post(FIGURE, {**fields_of(figure(FLOOD)), "low": "13"}, follow=True)
    assert "the next run will do it" in response.content.decode()
    assert len(kept()) == 1


def test_a_merged_storys_old_address_leads_on(editor: Client) -> None:
    keep.drop_stories([MATCH.id])
    keep.keep_redirects({MATCH.id: FLOOD.id})
    assert editor.get(f"/desk/story/{MATCH.id}/")["Location"] == f"/desk/story/{FLOOD.id}/"
