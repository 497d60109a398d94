"""Webhooks at the desk: registered where they may go, the secret shown once, tested, turned off, taken off."""

import re

import pytest
from django.test import Client

from dateline.store import find, keep
from dateline.store.find import HookView

FORM = {"url": "https://hooks.example/dateline", "events": ["story.changed", "query.opened"]}


def hook() -> HookView:
    return keep.keep_hook("https://hooks.example/", ("story.changed",), editor="Ilin Reva")[0]


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_hook_is_registered_and_its_secret_shown_once(editor: Client) -> None:
    answer = editor.post("/desk/hooks/", FORM)
    (made,) = find.hooks()
    assert (made.url, made.events, made.editor) == (
        FORM["url"],
        ("story.changed", "query.opened"),
        "Ilin Reva",
    )
    assert re.search(r"whsec_[\w+/]{43}=", text_of(editor, answer["Location"]))
    assert "whsec_" not in text_of(editor, answer["Location"])


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example/",
        "https://192.168.1.1/",
        "https://localhost/",
        "https://a:b@hooks.example/",
        "nonsense",
    ],
)
def test_an_address_inside_is_refused(editor: Client, url: str) -> None:
    answer = editor.post("/desk/hooks/", FORM | {"url": url})
    assert (answer.status_code, find.hooks()) == (400, [])
    assert "This address is refused." in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "words"), [("story", "no such story"), ("speaker", "no such speaker"), ("events", "")]
)
def test_what_a_hook_is_about_must_be_there(editor: Client, field: str, words: str) -> None:
    answer = editor.post("/desk/hooks/", FORM | {field: "ffffffffffffffff"})
    assert (answer.status_code, find.hooks()) == (400, [])
    assert words in answer.content.decode()


def test_a_story_is_named_by_its_address(editor: Client) -> None:
    story_id = find.story_ids()[0]
    editor.post(
        "/desk/hooks/",
        FORM | {"story": f"https://dateline.example/story/some-words-{story_id}/?since=2026-03-01"},
    )
    assert [one.story_id for one in find.hooks()] == [story_id]


def test_a_test_waits_in_the_log(editor: Client) -> None:
    made = hook()
    editor.post(f"/desk/hooks/{made.id}/act/", {"act": "test"})
    assert [(one.event, one.state) for one in find.messages_of(made.id)] == [("hook.test", "waiting")]
    assert "hook.test" in text_of(editor, f"/desk/hooks/{made.id}/")


def test_a_hook_is_turned_off_and_on(editor: Client) -> None:
    made = hook()
    editor.post(f"/desk/hooks/{made.id}/act/", {"act": "off"})
    assert "turned off by Ilin Reva" in text_of(editor, "/desk/hooks/")
    editor.post(f"/desk/hooks/{made.id}/act/", {"act": "on"})
    assert [one.is_on for one in find.hooks()] == [True]


def test_a_hook_is_taken_off(editor: Client) -> None:
    editor.post(f"/desk/hooks/{hook().id}/act/", {"act": "drop"})
    assert find.hooks() == []


def test_who_is_no_editor_sees_no_hooks(reader: Client) -> None:
    assert reader.get("/desk/hooks/").status_code == 403


def test_a_hook_that_is_not_there_is_said_so(editor: Client) -> None:
    assert editor.get("/desk/hooks/0000000000000000/").status_code == 404
