"""The pages of the site: what each holds, where old addresses lead, and that nothing from outside gets out of hand."""

import json
import re
from datetime import date
from html import unescape
from itertools import pairwise

import pytest
from django.test import Client
from lxml import html
from press_fakes import article, facts, keep_reports, story

from dateline.base.records import Assignment, Story
from dateline.press.answer import on_day
from dateline.store import find, keep

PAGES = ("/", "/days/", "/speakers/", "/corrections/", "/accuracy/", "/feeds/", "/api/", "/search", "/search?q=ferry",
         "/section/world/", "/day/2031-03-12/", "/day/2031-03-12/reports/", "/speaker/callendian-coastguard/")  # fmt: skip
EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}"


def path_of(told: Story) -> str:
    return f"/story/x-{told.id}/"


def page(client: Client, path: str) -> html.HtmlElement:
    response = client.get(path, follow=True)
    assert response.status_code == 200, path
    return html.document_fromstring(response.content.decode())


def words(tree: html.HtmlElement) -> str:
    return " ".join(tree.text_content().split())


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_landmarks_one_heading_and_a_way_past_the_masthead(client: Client, path: str) -> None:
    tree = page(client, path)
    assert len(tree.xpath("//h1")) == 1
    assert [len(tree.xpath(f"//{name}")) for name in ("main", "footer")] == [1, 1]
    assert tree.xpath("//a[@class='skip']/@href") == ["#main"]
    assert tree.get("lang") == "en"
    assert tree.xpath("//main/@id") == ["main"]


@pytest.mark.parametrize("path", PAGES)
def test_headings_go_down_one_step_at_a_time(client: Client, path: str) -> None:
    levels = [int(node.tag[1]) for node in page(client, path).xpath("//h1|//h2|//h3|//h4")]
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), levels


def test_headings_of_stories_reports_and_passages_go_down_one_step_at_a_time(
    client: Client, stories: dict[str, Story]
) -> None:
    told = stories["ferry"]
    figure = told.series[0].lines[0].points[0].figure_id
    for path in (path_of(told), f"/article/{told.article_ids[-1]}/", f"/passage/{figure}/"):
        levels = [int(node.tag[1]) for node in page(client, path).xpath("//h1|//h2|//h3|//h4")]
        assert levels[0] == 1
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), (path, levels)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_runs_nothing_and_loads_nothing_from_elsewhere(client: Client, path: str) -> None:
    response = client.get(path)
    text = response.content.decode()
    assert not re.search(r"<(?!script type=\"application/ld)(script|iframe|img|object|embed)", text)
    assert not re.search(r'\s(style|on\w+)="', text)
    assert response["Content-Security-Policy"].startswith("default-src 'none'")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"


def test_every_link_of_the_site_leads_somewhere(client: Client) -> None:
    waiting, seen = ["/"], {"/"}
    while waiting:
        path = waiting.pop()
        response = client.get(path)
        assert response.status_code in (200, 301), path
        if not response["Content-Type"].startswith("text/html"):
            continue
        for link in re.findall(r'href="(/[^"#]*)', response.content.decode()):
            if unescape(link) not in seen:
                seen.add(unescape(link))
                waiting.append(unescape(link))
    assert len(seen) > 80


def test_the_front_page_is_led_by_the_story_with_most_origins(
    client: Client, stories: dict[str, Story]
) -> None:
    tree = page(client, "/")
    assert tree.xpath("string(//article[@class='lead']//h2)") == stories["ferry"].headline
    assert "Friday, 14 March 2031" in words(tree)


def test_the_front_page_says_so_when_its_news_is_of_an_earlier_day(client: Client) -> None:
    with on_day(date(2031, 3, 20)):
        text = words(page(client, "/"))
    assert "Thursday, 20 March 2031" in text
    assert "The newest news here is of Friday, 14 March 2031" in text


def test_teasers_are_cut_at_a_word(client: Client) -> None:
    teasers = [
        " ".join(node.text_content().split())
        for node in page(client, "/").xpath("//ol[@class='latest']/li/p[2]")
    ]
    cut = [teaser for teaser in teasers if teaser.endswith("…")]
    texts = [find.find_article(one.id).text for one in find.latest(20)]  # type: ignore[union-attr]
    assert cut
    for teaser in cut:
        assert any(" ".join(text.split()).startswith(teaser[:-1]) for text in texts)


def test_a_site_without_news_says_how_to_get_some(empty_site: Client) -> None:
    text = words(page(empty_site, "/"))
    assert "dateline feeds add" in text
    assert all(empty_site.get(path).status_code == 200 for path in ("/days/", "/speakers/", "/feed.atom", "/sitemap.xml", "/sitemap-pages.xml", "/search?q=a", "/api/v1/stories"))  # fmt: skip


def test_a_story_shows_each_speaker_with_their_own_figures(client: Client, stories: dict[str, Story]) -> None:
    tree = page(client, path_of(stories["ferry"]))
    rows = [" ".join(row.text_content().split()) for row in tree.xpath("//table//tr")]
    assert any("Callendian Coastguard 102" in row for row in rows)
    assert any("Seafarers’ Union of Osterholm at least 121" in row for row in rows)
    assert len(tree.xpath("//*[name()='svg' and contains(@class, 'wide')]")) >= 2
    assert tree.xpath("string(//ul[@class='disputes']/li[1]/span)") == "conflict"


def test_the_table_has_every_point_that_the_chart_links_to(client: Client, stories: dict[str, Story]) -> None:
    series = stories["ferry"].series[0]
    tree = page(client, f"{path_of(stories['ferry'])}figures/{series.id}/")
    drawn = set(tree.xpath("//*[name()='svg' and contains(@class,'wide')]//*[name()='a']/@href"))
    assert drawn
    assert drawn <= set(tree.xpath("//td[contains(@class,'amount')]//a/@href"))


def test_quotations_are_verbatim_and_lead_to_their_sentence(
    client: Client, stories: dict[str, Story]
) -> None:
    tree = page(client, path_of(stories["ferry"]))
    quotes = {" ".join(q.text_content().split()) for q in tree.xpath("//blockquote")}
    assert "“We owe the families exact numbers,”" in quotes
    texts = " ".join(
        found.text for found in (find.find_article(key) for key in stories["ferry"].article_ids) if found
    )
    assert all(quote in texts for quote in quotes)


def test_corrections_stand_on_the_story_the_report_and_the_list(
    client: Client, stories: dict[str, Story]
) -> None:
    report = stories["ferry"].article_ids[3]
    for path in (path_of(stories["ferry"]), f"/article/{report}/", "/corrections/"):
        assert "the digits were swapped" in words(page(client, path)), path


def test_an_article_shows_the_way_to_the_original_and_not_its_text(
    client: Client, stories: dict[str, Story]
) -> None:
    found = find.find_article(stories["ferry"].article_ids[0])
    assert found
    tree = page(client, f"/article/{found.id}/")
    assert found.url in tree.xpath("//a/@href")
    assert "Boats from four harbours took part" not in words(tree)


@pytest.mark.parametrize("is_live", [True, False])
def test_the_record_of_an_article_says_whether_its_page_goes_on(client: Client, is_live: bool) -> None:
    text = "The ferry Saint Alder sank off Calder Point on Monday, the harbour office said."
    found = article(12, "Harrow Post", "Ferry sinks: follow it live", text, is_live=is_live)
    keep_reports([(found, facts(found))])
    assert ("live page" in words(page(client, f"/article/{found.id}/"))) is is_live
    assert client.get(f"/api/v1/articles/{found.id}").json()["is_live"] is is_live


def test_a_passage_marks_the_exact_words_in_their_sentence(client: Client, stories: dict[str, Story]) -> None:
    point = stories["ferry"].series[0].lines[0].points[0]
    response = client.get(f"/passage/{point.figure_id}/")
    assert response.status_code == 301
    tree = page(client, response["Location"].split("#")[0])
    assert tree.xpath("string(//blockquote//mark)") == point.exact
    around = tree.xpath("//blockquote//span[@class='around']")
    assert len(around) <= 2


def test_a_passage_is_a_text_quote_selector(client: Client, stories: dict[str, Story]) -> None:
    cited = stories["ferry"].brief[0]
    found = find.find_article(cited.article_id)
    href = page(client, path_of(stories["ferry"])).xpath("//div[@class='text']/p[1]//a/@href")[0]
    data = json.loads(page(client, href).xpath("string(//script)"))
    selector = data["@graph"][0]["target"]["selector"]
    assert selector["exact"] == cited.exact
    assert found
    assert selector["prefix"] + selector["exact"] + selector["suffix"] in found.text
    assert data["@graph"][1]["@type"] in ("Claim", "Quotation")


def test_a_story_is_a_news_article_to_machines(client: Client, stories: dict[str, Story]) -> None:
    data = json.loads(page(client, path_of(stories["ferry"])).xpath("string(//script)"))
    assert data["@type"] == "NewsArticle"
    assert data["correction"][0]["@type"] == "CorrectionComment"
    assert len(data["citation"]) == 8


def test_wrong_words_in_a_story_address_are_sent_to_the_right_ones(
    client: Client, stories: dict[str, Story]
) -> None:
    response = client.get(f"/story/old-headline-{stories['ferry'].id}/")
    assert response.status_code == 301
    assert (
        response["Location"] == f"/story/ferry-inquiry-opens-with-a-minute-of-silence-{stories['ferry'].id}/"
    )
    assert client.get(f"/story/{stories['ferry'].id}/")["Location"] == response["Location"]


def test_a_merged_story_is_sent_to_the_one_it_is_in(client: Client, stories: dict[str, Story]) -> None:
    keep.keep_redirects({"00000000000000aa": stories["ferry"].id})
    assert client.get("/story/whatever-00000000000000aa/")["Location"].endswith(f"-{stories['ferry'].id}/")
    assert client.get("/story/whatever-00000000000000aa/feed.atom")["Location"].endswith(f"-{stories['ferry'].id}/feed.atom")  # fmt: skip


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/story/x-ffffffffffffffff/", "/article/ffffffffffffffff/", "/passage/ffffffffffffffff/", "/speaker/nobody-here/",
     "/section/none/", "/day/2031-02-30/", "/section/none/feed.atom", "/sitemap-stories-99.xml", "/story/", "/day/yesterday/"],
)  # fmt: skip
def test_an_address_that_leads_nowhere_gets_a_page_that_helps(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert b"Latest" in response.content
    assert b"noindex" in response.content


@pytest.mark.parametrize("path", ["/days", "/speaker/callendian-coastguard", "/day/2031-03-12"])
def test_a_lost_slash_is_put_back(client: Client, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response["Location"]) == (301, f"{path}/")


def test_a_day_without_news_is_an_empty_edition(client: Client) -> None:
    assert "Nothing was reported on this day" in words(page(client, "/day/2031-01-01/"))


def test_an_unchanged_page_is_not_sent_again(client: Client) -> None:
    tag = client.get("/corrections/")["ETag"]
    assert client.get("/corrections/", headers={"If-None-Match": tag}).status_code == 304


def test_the_style_sheet_may_be_kept_for_ever_and_an_old_one_is_sent_on(client: Client) -> None:
    href = page(client, "/").xpath("string(//link[@rel='stylesheet']/@href)")
    assert "immutable" in client.get(href)["Cache-Control"]
    assert client.get("/style/000000000000.css")["Location"] == href


def test_nothing_can_be_posted(client: Client) -> None:
    assert client.post("/").status_code == 405


def test_the_sitemaps_name_every_story(client: Client, stories: dict[str, Story]) -> None:
    text = client.get("/sitemap-stories-1.xml").content.decode()
    assert all(f"-{told.id}/" in text for told in stories.values())
    assert stories["short-2"].headline in client.get("/news-sitemap.xml").content.decode()


def test_robots_txt_names_the_sitemap_and_keeps_the_desk_out(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: https://dateline.example/sitemap.xml" in text
    assert "Disallow: /desk/" in text


@pytest.mark.parametrize("form", ["atom", "rss", "json"])
@pytest.mark.parametrize("base", ["/", "/section/world/", "/speaker/callendian-coastguard/", "story"])
def test_front_sections_stories_and_speakers_have_feeds(
    client: Client, stories: dict[str, Story], base: str, form: str
) -> None:
    start = (
        f"/story/ferry-inquiry-opens-with-a-minute-of-silence-{stories['ferry'].id}/"
        if base == "story"
        else base
    )
    response = client.get(f"{start}feed.{form}")
    assert response.status_code == 200
    assert form in response["Content-Type"]
    assert len(response.content) > 800


@pytest.mark.parametrize(
    "query",
    ["", "ferry", '"', "a OR b", "-", "*", "\x00", "'; DROP TABLE x; --", "x" * 5000, "ferry AND NOT"],
)
def test_no_search_is_an_error(client: Client, query: str) -> None:
    assert client.get("/search", {"q": query, "page": "x"}).status_code == 200


def test_a_search_finds_stories_reports_quotations_and_speakers(client: Client) -> None:
    kinds = set(page(client, "/search?q=coastguard").xpath("//p[@class='label soft']/text()"))
    assert {"Report", "Speaker"} <= kinds
    assert page(client, "/search?q=lifejackets").xpath("//mark/text()")


def test_what_was_measured_stands_on_the_accuracy_page(client: Client) -> None:
    keep.keep_meta("accuracy", json.dumps([{"name": "Quotes", "on": "2031-03-01", "command": "dateline evaluate quotes", "figures": {"exact F1": 0.661}}]))  # fmt: skip
    text = words(page(client, "/accuracy/"))
    assert "0.661" in text
    assert "dateline evaluate quotes" in text


@pytest.mark.parametrize("broken", ["[", "3", '{"tasks": 4}', '[["a"]]', '{"figures": []}'])
def test_a_broken_accuracy_file_does_not_break_the_page(client: Client, broken: str) -> None:
    keep.keep_meta("accuracy", broken)
    assert client.get("/accuracy/").status_code == 200


def test_words_from_outside_never_become_markup(empty_site: Client) -> None:
    evil = article(3, EVIL, EVIL, f"At least 31 people were killed {EVIL}, the coast said.", section=EVIL, standfirst=EVIL, authors=(EVIL,), origin=EVIL)  # fmt: skip
    keep_reports([(evil, facts(evil))])
    told = story([(evil, facts(evil))])
    keep.keep_stories([told])
    keep.keep_assignments([Assignment(article_id=evil.id, story_id=told.id, score=1)])
    passage = find.find_figures().items[0].passage_id
    for path in ("/", path_of(told), f"/article/{evil.id}/", f"/passage/{passage}/", "/day/2031-03-03/", "/search?q=people", f"/search?q={EVIL}"):  # fmt: skip
        tree = page(empty_site, path)
        assert not tree.xpath("//img|//@onerror|//script[not(@type='application/ld+json')]"), path
        assert "{{ 7*7 }}" in words(tree)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil.example/", "file:///etc/passwd"]
)
def test_only_web_addresses_become_links(empty_site: Client, url: str) -> None:
    from dataclasses import replace

    bad = replace(article(3, "Outlet", "Headline here", "Nothing happened today."), url=url)
    keep_reports([(bad, facts(bad))])
    assert not [
        href
        for href in page(empty_site, f"/article/{bad.id}/").xpath("//main//a/@href")
        if not href.startswith("/")
    ]


def test_the_edition_of_a_day_is_as_it_was_on_that_day(client: Client) -> None:
    text = words(page(client, "/day/2031-03-05/").xpath("//article")[0])
    assert "Minister Puts Ferry Dead at 84" in text
    assert "84 people killed" in text or "110 and 130 people killed" in text
    assert "102" not in text


def test_figures_of_one_sentence_stand_together_on_a_speaker_page(client: Client) -> None:
    items = [
        words(node)
        for node in page(client, "/speaker/callendian-coastguard/").xpath("//ul[@class='excerpt']/li")
    ]
    newest = [item for item in items if "11 were still missing" in item]
    assert len(newest) == 1
    assert "102 people killed" in newest[0]
    assert "11 people missing" in newest[0]


def test_unnamed_sources_are_not_listed_as_one_speaker(client: Client) -> None:
    assert "a senior harbour official" not in words(page(client, "/speakers/"))
    assert not page(client, "/").xpath("//a[contains(@href, '/speaker/a-senior')]")
    assert "different people may stand behind it" in words(
        page(client, "/speaker/a-senior-harbour-official/")
    )
