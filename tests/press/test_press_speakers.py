"""A speaker's page shows who it is: other names, namesakes, the Wikidata item; old addresses lead on."""

import pytest
from django.test import Client
from lxml import html

from dateline.store import find


@pytest.fixture(autouse=True)
def registry(stories: object) -> None:  # noqa: ARG001  the news is published first
    """The coastguard has another name, a namesake, and an id."""
    from dateline.store import models

    models.Speaker.objects.filter(slug="callendian-coastguard").update(
        names='["Callendian Coastguard", "The Guard"]', wikidata="Q42", name_slug="callendian-coastguard"
    )
    models.Speaker.objects.update_or_create(
        slug="callendian-coastguard-of-old",
        defaults={
            "name": "Callendian Coastguard",
            "kind": "body",
            "role": "of old",
            "name_slug": "callendian-coastguard",
        },
    )
    models.SpeakerAddress.objects.update_or_create(
        slug="the-guard", defaults={"speaker": "callendian-coastguard"}
    )


def test_the_page_links_to_wikidata_and_names_the_other_names(client: Client) -> None:
    text = client.get("/speaker/callendian-coastguard/").content.decode()
    assert "https://www.wikidata.org/entity/Q42" in text
    assert "Also named The Guard" in text
    assert '"sameAs":"https://www.wikidata.org/entity/Q42"' in text


def test_the_page_names_namesakes(client: Client) -> None:
    tree = html.fromstring(client.get("/speaker/callendian-coastguard/").content)
    links = tree.xpath("//section[@aria-labelledby='others-head']//a/@href")
    assert links == ["/speaker/callendian-coastguard-of-old/"]


def test_another_name_leads_to_the_speaker(client: Client) -> None:
    response = client.get("/speaker/the-guard/")
    assert (response.status_code, response["Location"]) == (301, "/speaker/callendian-coastguard/")


def test_the_api_tells_who_a_speaker_is(client: Client) -> None:
    found = client.get("/api/v1/speakers/the-guard").json()
    assert (found["slug"], found["wikidata"], found["names"][1]) == (
        "callendian-coastguard",
        "Q42",
        "The Guard",
    )


def test_the_api_says_where_there_is_no_speaker(client: Client) -> None:
    assert client.get("/api/v1/speakers/nobody").status_code == 404


def test_namesakes_are_others(client: Client) -> None:  # noqa: ARG001  the store is open
    assert [one.role for one in find.namesakes("callendian-coastguard")] == ["of old"]
    assert find.namesakes("nobody") == []
