"""Pages say how a fact reached us: its place and window, its channel and who cited it, and whether it is unsure."""

from dataclasses import replace

import pytest
from django.test import Client
from lxml import html
from press_fakes import article, facts, keep_reports, story

from dateline.base.records import Article, Assignment, Attribution, Facts, Speaker
from dateline.store import find, keep

TEXT = "At least 31 people were killed in Oss since Monday, the mayor wrote, the Harrow Post reported."


@pytest.fixture
def unsure(empty_site: Client) -> Article:  # noqa: ARG001 - what it makes is for an empty site
    """A report with one figure that is unsure, said on a channel and cited by a newspaper."""
    found = article(12, "Harrow Post", "Flood at Oss", TEXT)
    read = facts(found)
    said = Attribution(
        speaker=Speaker(kind="person", name="Ana Brandt"),
        channel="Telegram",
        relayed_by=Speaker(kind="body", name="Callend Radio"),
    )
    changed = replace(
        read.figures[0],
        attribution=said,
        place="Oss",
        window="since Monday",
        since="2031-03-10",
        confidence=0.41,
    )
    report: tuple[Article, Facts] = (found, replace(read, figures=(changed,), quotes=()))
    keep_reports([report])
    keep.keep_stories([story([report])])
    keep.keep_assignments([Assignment(article_id=found.id, story_id=found.id, score=1)])
    return found


def text_of(client: Client, path: str) -> str:
    response = client.get(path, follow=True)
    assert response.status_code == 200
    return " ".join(html.document_fromstring(response.content.decode()).text_content().split())


def test_a_report_shows_where_since_when_on_what_and_by_whom(empty_site: Client, unsure: Article) -> None:
    text = text_of(empty_site, f"/article/{unsure.id}/")
    assert "Oss, since Monday" in text
    assert "Ana Brandt on Telegram, cited by Callend Radio" in text


def test_an_unsure_fact_bears_a_word_that_leads_to_its_meaning(empty_site: Client, unsure: Article) -> None:
    tree = html.document_fromstring(empty_site.get(f"/article/{unsure.id}/").content.decode())
    (mark,) = tree.xpath("//a[@class='unsure']")
    assert (mark.text, mark.get("href")) == ("unsure", "/accuracy/#sure")
    assert html.document_fromstring(empty_site.get("/accuracy/").content.decode()).xpath("//*[@id='sure']")


@pytest.mark.usefixtures("unsure")
def test_a_passage_says_the_chance_in_plain_words(empty_site: Client) -> None:
    passage = find.find_figures().items[0].passage_id
    text = text_of(empty_site, f"/passage/{passage}/")
    assert "right in about 41 cases of 100" in text
    assert "since Monday (since 10 March 2031)" in text
    assert "Callend Radio" in text


@pytest.mark.usefixtures("unsure")
def test_the_api_gives_the_chain_and_the_confidence(empty_site: Client) -> None:
    (figure,) = empty_site.get("/api/v1/figures").json()["items"]
    assert figure["relayed_by"]["name"] == "Callend Radio"
    assert (figure["channel"], figure["confidence"]) == ("Telegram", 0.41)
