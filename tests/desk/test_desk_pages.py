"""The desk's pages: who may see them, what they show, and that nothing read breaks them."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from desk_samples import FLOOD, MATCH, SENTENCE, facts, figure, query, quote
from django.test import Client

from dateline.base.records import Feed, Refusal
from dateline.desk.entrance import MOST_ATTEMPTS
from dateline.store import keep

PAGES = [
    "/desk/",
    "/desk/queries/",
    "/desk/queries/?kind=headline+number&from=0",
    "/desk/unsure/",
    f"/desk/article/{FLOOD.id}/",
    f"/desk/figure/{figure(FLOOD).id}/",
    f"/desk/quote/{quote(FLOOD).id}/",
    "/desk/stories/",
    "/desk/stories/?q=flood",
    f"/desk/story/{FLOOD.id}/",
    "/desk/speakers/",
    "/desk/speakers/?q=ana",
    "/desk/speaker/ana-belic/",
    "/desk/corrections/",
    "/desk/feeds/",
    "/desk/refused/",
    "/desk/refused/?reason=broken",
]
POSTS = [
    f"/desk/query/{query(FLOOD).id}/dismiss/",
    f"/desk/figure/{figure(FLOOD).id}/right/",
    f"/desk/story/{FLOOD.id}/merge/",
    f"/desk/story/{FLOOD.id}/move/",
    "/desk/corrections/1/undo/",
]


def text_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_an_editor_sees_every_page(editor: Client, address: str) -> None:
    assert "<h1>" in text_of(editor, address)


@pytest.mark.parametrize("address", PAGES)
def test_a_stranger_signs_in_first(address: str) -> None:
    response = Client().get(address)
    assert response.status_code == 302
    assert response["Location"].startswith("/desk/sign-in/?next=/desk/")


@pytest.mark.parametrize("address", PAGES)
def test_a_reader_with_an_account_is_turned_away(reader: Client, address: str) -> None:
    assert "not an editor" in text_of(reader, address, 403)


@pytest.mark.parametrize("address", POSTS)
def test_nobody_else_changes_anything(reader: Client, address: str) -> None:
    assert reader.post(address, {"reason": "x"}).status_code == 403
    assert Client().post(address, {"reason": "x"}).status_code == 302


@pytest.mark.parametrize("address", POSTS)
def test_changes_are_never_made_by_looking(editor: Client, address: str) -> None:
    assert editor.get(address).status_code == 405


def test_a_form_from_elsewhere_is_refused(editor: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = editor.cookies
    assert strict.post(POSTS[0], {"reason": "x"}).status_code == 403


@pytest.mark.parametrize(
    "address", ["/desk/article/0/", "/desk/story/0/", "/desk/figure/0/", "/desk/quote/0/", "/desk/speaker/0/"]
)
def test_what_is_not_there_says_so(editor: Client, address: str) -> None:
    assert "Not here" in text_of(editor, address, 404)


def test_staff_are_editors(editor: Client, django_user_model: type) -> None:
    assert editor
    admin = Client()
    admin.force_login(django_user_model.objects.create_user("chief", is_staff=True))  # type: ignore[attr-defined]
    assert admin.get("/desk/").status_code == 200


def test_a_person_signs_in_and_out() -> None:
    keep.keep_user("ireva", "oss-river-1931", full_name="Ilin Reva")
    client = Client()
    assert 'name="password"' in text_of(client, "/desk/sign-in/?next=/desk/stories/")
    wrong = client.post("/desk/sign-in/", {"username": "ireva", "password": "no"})
    assert "correct username and password" in wrong.content.decode()
    right = client.post(
        "/desk/sign-in/", {"username": "ireva", "password": "oss-river-1931", "next": "/desk/stories/"}
    )
    assert right["Location"] == "/desk/stories/"
    assert "Ilin Reva" in text_of(client, "/desk/")
    client.post("/desk/sign-out/")
    assert client.get("/desk/").status_code == 302


def test_who_guesses_passwords_is_made_to_wait() -> None:
    keep.keep_user("orla", "oss-river-1931")
    client = Client(REMOTE_ADDR="192.0.2.7")
    for _ in range(MOST_ATTEMPTS):
        client.post("/desk/sign-in/", {"username": "Orla", "password": "no"})
    values = {"username": "orla", "password": "oss-river-1931"}
    assert "Too many wrong passwords" in client.post("/desk/sign-in/", values).content.decode()
    assert Client(REMOTE_ADDR="192.0.2.8").post("/desk/sign-in/", values).status_code == 302


def test_signing_in_leads_to_no_other_site() -> None:
    keep.keep_user("ireva", "oss-river-1931")
    values = {"username": "ireva", "password": "oss-river-1931", "next": "https://elsewhere.example/"}
    assert Client().post("/desk/sign-in/", values)["Location"] == "/desk/"


def test_the_queue_shows_queries_and_the_least_sure_facts(editor: Client) -> None:
    page = text_of(editor, "/desk/")
    assert query(FLOOD).why in page
    assert "40 % sure" in page
    assert "90 % sure" not in page


def test_the_queue_says_why_a_fact_stands_where_it_does(editor: Client) -> None:
    page = text_of(editor, "/desk/unsure/")
    assert "The least sure and most seen first" in page
    assert "60 % in doubt, in a story of 2 reports that leads the news" in page


def test_the_article_shows_its_text_with_facts_and_escapes_it(editor: Client) -> None:
    page = text_of(editor, f"/desk/article/{FLOOD.id}/")
    assert "&lt;near&gt; the &amp; bridge" in page
    body = page[page.index('<article class="text"') : page.index("</article>")]
    words = re.sub(r"<[^>]*>", "", body).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert SENTENCE in words
    for fact in (figure(FLOOD), quote(FLOOD), query(FLOOD)):
        assert page.count(f'id="at-{fact.id}"') == 1
        assert page.count(f'id="fact-{fact.id}"') == 1


def test_an_article_without_facts_says_why(editor: Client) -> None:
    other = replace(MATCH, language="uk")
    keep.keep_article(other)
    keep.publish(other, replace(facts(other), is_read=False, figures=(), quotes=(), queries=()))
    assert "its language is “uk”" in text_of(editor, f"/desk/article/{MATCH.id}/")


@pytest.mark.parametrize("address", PAGES)
def test_no_page_has_a_script_or_a_style_of_its_own(editor: Client, address: str) -> None:
    response = editor.get(address)
    page = response.content.decode()
    assert "<script" not in page
    assert "style=" not in page
    assert not re.search(r"\son\w+=", page)
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", PAGES)
def test_every_field_has_a_label_and_every_id_is_its_own(editor: Client, address: str) -> None:
    page = text_of(editor, address)
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    labels = set(re.findall(r'<label[^>]* for="([^"]+)"', page))
    for tag in re.findall(r"<(?:input|select|textarea)[^>]*>", page):
        if 'type="hidden"' not in tag and 'type="radio"' not in tag:
            found = re.search(r'\sid="([^"]+)"', tag)
            assert found, tag
            assert found[1] in labels, tag


def test_feeds_that_fail_come_first(editor: Client) -> None:
    keep.keep_feed(Feed(id="a", url="https://a.example/", polled_at=datetime(2025, 1, 2, tzinfo=UTC)))
    keep.keep_feed(Feed(id="b", url="https://b.example/", failures=3, failure="timeout"))
    page = text_of(editor, "/desk/feeds/")
    assert page.index("https://b.example/") < page.index("https://a.example/")
    assert "3 failures: timeout" in page


def test_refusals_say_why_and_come_by_reason(editor: Client) -> None:
    keep.keep_refusal(Refusal(capture_id="1", reason="broken", detail="Half a page.", name="x.html"))
    keep.keep_refusal(Refusal(capture_id="2", reason="too short", detail="Nine words.", name="y.html"))
    assert "Nine words." in text_of(editor, "/desk/refused/")
    assert "Nine words." not in text_of(editor, "/desk/refused/?reason=broken")


@pytest.mark.parametrize("value", ["-1", "x", "²", "9" * 40])
def test_an_odd_place_in_a_list_is_no_error(editor: Client, value: str) -> None:
    assert editor.get("/desk/queries/", {"from": value}).status_code == 200


def test_the_admin_shows_rows_and_lets_nobody_change_them(editor: Client, django_user_model: type) -> None:
    assert editor.get("/admin/store/figure/").status_code == 302
    chief = Client()
    chief.force_login(django_user_model.objects.create_superuser("chief"))  # type: ignore[attr-defined]
    assert chief.get("/admin/store/figure/").status_code == 200
    assert chief.get(f"/admin/store/figure/{figure(FLOOD).id}/change/").status_code == 200
    assert chief.post(f"/admin/store/figure/{figure(FLOOD).id}/delete/", {"post": "yes"}).status_code == 403


def test_every_template_escapes(pages: Path) -> None:
    for path in pages.glob("*.html"):
        assert "|safe" not in path.read_text().replace(" ", ""), path.name
        assert "autoescape false" not in path.read_text(), path.name
