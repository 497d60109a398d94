"""The address that checks a draft: editors only, by POST, within bounds."""

import json

import pytest
from django.contrib.auth.models import Group, User
from django.http import HttpResponse
from django.test import Client

from dateline.base.settings import Settings
from dateline.newsroom import checking

ADDRESS = "/api/v1/check"
pytestmark = pytest.mark.urls("dateline.newsroom.urls")


@pytest.fixture
def editor(store: Settings) -> Client:  # noqa: ARG001  the store is there before its users
    user = User.objects.create_user("ireva")
    user.groups.add(Group.objects.get_or_create(name="editors")[0])
    client = Client()
    client.force_login(user)
    return client


def ask(client: Client, **body: object) -> HttpResponse:
    return client.post(ADDRESS, json.dumps(body), content_type="application/json")


def test_an_editor_gets_findings(editor: Client) -> None:
    told = ask(editor, text="At least 12 people died in Norburg, the mayor said.", on="2026-03-04").json()
    assert [item["verdict"] for item in told["findings"] if item["kind"] == "figure"] == ["unbacked"]
    assert told["is_clean"] is False


@pytest.mark.usefixtures("store")
def test_a_reader_is_turned_away() -> None:
    assert ask(Client(), text="Twelve people died.").status_code == 403


def test_a_page_elsewhere_cannot_ask_for_an_editor(store: Settings) -> None:  # noqa: ARG001
    user = User.objects.create_user("otal", is_staff=True)
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    assert ask(client, text="Twelve people died.").status_code == 403


def test_a_draft_is_not_asked_for_by_get(editor: Client) -> None:
    assert editor.get(ADDRESS).status_code == 405


@pytest.mark.parametrize(
    "body", [{}, {"text": " "}, {"text": 3}, {"text": "a", "on": "today"}, {"text": "a " * 30_000}]
)
def test_what_cannot_be_checked_is_said(editor: Client, body: dict[str, object]) -> None:
    answer = ask(editor, **body)
    assert answer.status_code == 400
    assert answer.json()["detail"]


def test_one_draft_at_a_time(editor: Client) -> None:
    with checking._busy:
        answer = ask(editor, text="Twelve people died.")
    assert (answer.status_code, answer["Retry-After"]) == (429, str(checking.RETRY_S))
