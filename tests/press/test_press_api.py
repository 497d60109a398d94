"""The read-only API."""

import json
from typing import Any

import pytest
from django.test import Client

from dateline.base.records import Story


def read(client: Client, path: str) -> Any:
    response = client.get(path)
    assert response.status_code == 200, response.content[:300]
    return json.loads(response.content)


LISTS = ("stories", "articles", "figures", "quotes", "speakers", "search?q=ferry", "changes?since=2031-03-01")


@pytest.mark.parametrize("path", LISTS)
def test_a_list_is_read_in_parts_to_its_end(client: Client, path: str) -> None:
    join = "&" if "?" in path else "?"
    total = read(client, f"/api/v1/{path}")["total"]
    address, items = f"/api/v1/{path}{join}limit=3", []
    while address:
        part = read(client, address)
        items += part["items"]
        address = (part["next"] or "").removeprefix("https://dateline.example")
    assert len(items) == total > 3


def test_a_story_has_its_series_with_speakers_and_passages(client: Client, stories: dict[str, Story]) -> None:
    found = read(client, f"/api/v1/stories/{stories['ferry'].id}")
    line = found["series"][0]["lines"][0]
    assert line["speaker"]["name"] == "Callendian Coastguard"
    assert line["points"][0]["url"].startswith("https://dateline.example/passage/")
    assert found["brief"][0]["exact"] == stories["ferry"].brief[0].exact


def test_figures_are_chosen_by_speaker_event_and_day(client: Client) -> None:
    found = read(client, "/api/v1/figures?speaker=callendian-coastguard&event=killed&since=2031-03-09")
    assert [(one["exact"], one["on"]) for one in found["items"]] == [
        ("102", "2031-03-12"),
        ("93", "2031-03-09"),
    ]
    assert all(one["exact"] in one["sentence"] for one in found["items"])


def test_an_article_is_given_without_its_text(client: Client, stories: dict[str, Story]) -> None:
    found = read(client, f"/api/v1/articles/{stories['ferry'].article_ids[0]}")
    assert "text" not in found
    assert found["story_id"] == stories["ferry"].id


@pytest.mark.parametrize("path", ["stories/ffffffffffffffff", "articles/ffffffffffffffff"])
def test_what_is_not_there_is_404(client: Client, path: str) -> None:
    assert client.get(f"/api/v1/{path}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "stories?limit=0",
        "stories?limit=100000",
        "stories?offset=-1",
        "figures?since=soon",
        "changes",
        "search",
    ],
)
def test_what_cannot_be_meant_is_422(client: Client, path: str) -> None:
    assert client.get(f"/api/v1/{path}").status_code == 422


def test_answers_are_open_to_other_sites_and_can_be_kept(client: Client) -> None:
    response = client.get("/api/v1/stories")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert client.get("/api/v1/stories", headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_nothing_can_be_written(client: Client) -> None:
    assert client.post("/api/v1/stories").status_code == 405


def test_the_description_for_machines_has_every_operation(client: Client) -> None:
    schema = read(client, "/api/v1/openapi.json")
    assert schema["openapi"].startswith("3.")
    page = client.get("/api/").content.decode()
    assert all(path in page for path in schema["paths"])
