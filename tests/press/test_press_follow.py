"""Following a story, a speaker and a series: what is new since a day, and feeds that tell nothing twice."""

from dataclasses import replace
from datetime import date

import feedparser
import pytest
from django.test import Client
from lxml import html
from press_fakes import COASTGUARD

from dateline.base.records import Change, Story
from dateline.base.text import identify
from dateline.store import keep


@pytest.fixture(scope="module")
def ferry(stories: dict[str, Story]) -> Story:
    """The story of the ferry, with changes as the stories stage tells them."""
    told = stories["ferry"]
    (killed,) = (one for one in told.series if one.event == "killed")
    points = next(line.points for line in killed.lines if line.speaker.name == COASTGUARD.name)
    before, after = points[-2], points[-1]
    about = {"speaker": COASTGUARD, "series_id": killed.id, "article_id": after.article_id}
    changes = (
        Change(on=date(2031, 3, 12), kind="revision", text="Callendian Coastguard: killed from 93 to 102.", figure_id=after.figure_id, before_id=before.figure_id, id="r1", **about),  # type: ignore[arg-type]
        Change(on=date(2031, 3, 12), kind="new speaker", text="Ruben Astley is quoted for the first time.", article_id=after.article_id, id="s1"),
        Change(on=date(2031, 3, 12), kind="answered query", text="No longer in dispute.", article_id=after.article_id, id="q1"),
        Change(on=date(2031, 3, 9), kind="new figure", text="Killed: 93.", figure_id=before.figure_id, id="f1", series_id=killed.id, speaker=COASTGUARD, article_id=before.article_id),
        Change(on=date(2031, 3, 2), kind="new event", text="The ferry sank.", article_id=told.article_ids[0], id="e1"),
    )  # fmt: skip
    changed = replace(told, changes=changes)
    keep.keep_stories([changed])
    return changed


@pytest.fixture
def at(client: Client, ferry: Story) -> str:
    """The address of the story."""
    return client.get(f"/story/{ferry.id}/")["Location"]


def new_on(client: Client, address: str) -> tuple[list[str], list[str]]:
    page = html.fromstring(client.get(address).content)
    block = page.get_element_by_id("new")
    return block.xpath(".//h3/text()"), block.xpath(".//ol//li/span[last()]//text()")


# The page -----------------------------------------------------------------------------------------------


def test_without_a_day_the_newest_stands_first(client: Client, at: str) -> None:
    heads, lines = new_on(client, at)
    assert heads == []
    assert (lines[0], lines[-1]) == ("Callendian Coastguard: killed from 93 to 102.", "The ferry sank.")


def test_since_a_day_the_parts_stand_in_the_reader_s_order(client: Client, at: str) -> None:
    heads, lines = new_on(client, f"{at}?since=2031-03-09")
    assert heads == ["Figures", "Speakers", "Queries answered and opened"]
    assert lines[:2] == ["Callendian Coastguard: killed from 93 to 102.", "Killed: 93."]
    assert "The ferry sank." not in lines


def test_the_form_keeps_the_day_and_needs_no_script(client: Client, at: str) -> None:
    page = html.fromstring(client.get(f"{at}?since=2031-03-09").content)
    (form,) = page.xpath("//form[@class='since']")
    assert (form.get("action"), form.method) == (f"{at}#new", "GET")
    assert form.fields["since"] == "2031-03-09"
    assert page.xpath("//script[not(@type='application/ld+json')]") == []


def test_when_nothing_is_new_the_page_says_so(client: Client, at: str) -> None:
    assert b"Nothing is new since then." in client.get(f"{at}?since=2031-03-13").content


@pytest.mark.parametrize("day", ["yesterday", "2031-02-30", "<script>", "9" * 500])
def test_what_is_no_day_is_said_to_be_none(client: Client, at: str, day: str) -> None:
    answer = client.get(at, {"since": day})
    assert answer.status_code == 200
    assert b"That is no day" in answer.content


def test_an_old_address_keeps_the_day(client: Client, ferry: Story) -> None:
    moved = client.get(f"/story/{ferry.id}/?since=2031-03-09")
    assert moved["Location"].endswith(f"-{ferry.id}/?since=2031-03-09")


def test_the_page_with_a_day_is_the_same_page_to_search_engines(client: Client, at: str) -> None:
    page = html.fromstring(client.get(f"{at}?since=2031-03-09").content)
    assert page.xpath("//link[@rel='canonical']/@href") == [f"https://dateline.example{at}"]


# The API ------------------------------------------------------------------------------------------------


def test_the_api_tells_what_is_new_in_the_reader_s_order(client: Client, ferry: Story) -> None:
    told = client.get(f"/api/v1/stories/{ferry.id}/changes?since=2031-03-09").json()
    assert (told["total"], [one["id"] for one in told["items"]]) == (4, ["r1", "f1", "s1", "q1"])
    first = told["items"][0]
    assert first["speaker"]["name"] == "Callendian Coastguard"
    assert first["url"].startswith("https://dateline.example/passage/")


def test_the_api_asks_for_a_day(client: Client, ferry: Story) -> None:
    assert client.get(f"/api/v1/stories/{ferry.id}/changes").status_code == 422
    assert client.get("/api/v1/stories/ffffffffffffffff/changes?since=2031-03-09").status_code == 404


# Feeds --------------------------------------------------------------------------------------------------


def entries(client: Client, address: str) -> list[tuple[str, str]]:
    read = feedparser.parse(client.get(address).content)
    assert not read.bozo
    return [(entry.id.rpartition("#")[2], entry.title) for entry in read.entries]


def test_an_alert_is_an_entry_and_the_rest_goes_by_report(client: Client, at: str) -> None:
    found = entries(client, f"{at}feed.atom")
    assert [key.split("-")[0] for key, _ in found] == ["change", "change", "report", "report", "report"]
    assert found[0] == ("change-r1", "Callendian Coastguard: killed from 93 to 102.")
    assert found[2][1].endswith("Ferry Inquiry Opens With a Minute of Silence: 1 new speaker")


def test_ids_of_entries_stay_when_the_story_is_called_otherwise(
    client: Client, ferry: Story, at: str
) -> None:
    before = [key for key, _ in entries(client, f"{at}feed.atom")]
    keep.keep_stories([replace(ferry, headline="Another Headline")])
    after = [key for key, _ in entries(client, client.get(f"/story/{ferry.id}/feed.atom")["Location"])]
    keep.keep_stories([ferry])
    assert after == before


def test_a_speaker_s_feed_tells_the_numbers_that_they_change(client: Client, ferry: Story) -> None:
    assert ferry
    found = entries(client, "/speaker/callendian-coastguard/feed.atom")
    assert ("change-r1", "Callendian Coastguard: killed from 93 to 102.") in found
    assert len(found) > 3


def killed(story: Story) -> str:
    return next(one.id for one in story.series if one.event == "killed")


@pytest.mark.parametrize("form", ["atom", "rss", "json"])
def test_a_series_has_feeds(client: Client, ferry: Story, at: str, form: str) -> None:
    answer = client.get(f"{at}figures/{killed(ferry)}/feed.{form}")
    assert (answer.status_code, b"killed from 93 to 102" in answer.content) == (200, True)


def test_a_series_page_names_its_feeds_twice(client: Client, ferry: Story, at: str) -> None:
    page = html.fromstring(client.get(f"{at}figures/{killed(ferry)}/").content)
    href = f"{at}figures/{killed(ferry)}/feed.atom"
    assert page.xpath(f"//link[@rel='alternate'][@href='{href}']")
    assert page.xpath(f"//p[contains(@class, 'feeds')]/a[@href='{href}']")


def test_a_series_keeps_its_address_when_its_id_is_another(client: Client, ferry: Story, at: str) -> None:
    old, new = killed(ferry), identify("another")
    series = tuple(replace(one, id=new) if one.id == old else one for one in ferry.series)
    keep.keep_stories([replace(ferry, series=series)])
    moved = [client.get(f"{at}figures/{old}/{end}")["Location"] for end in ("", "feed.atom")]
    keep.keep_stories([ferry])
    assert moved == [f"{at}figures/{new}/", f"{at}figures/{new}/feed.atom"]


def test_a_series_is_found_in_the_story_that_its_own_was_merged_into(
    client: Client, ferry: Story, at: str
) -> None:
    lost = replace(
        ferry, id=identify("lost"), series=tuple(replace(one, id=identify(one.id)) for one in ferry.series)
    )
    keep.keep_stories([lost])
    keep.drop_stories([lost.id])
    keep.keep_redirects({lost.id: ferry.id})
    answer = client.get(f"/story/{lost.id}/figures/{killed(lost)}/")
    assert answer["Location"] == f"{at}figures/{killed(ferry)}/"


def test_no_series_is_made_up(client: Client, at: str) -> None:
    assert client.get(f"{at}figures/ffffffffffffffff/feed.atom").status_code == 404
