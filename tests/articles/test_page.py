"""HTML pages: where each field is found, and what is left out of the body."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from dateline.base.records import Article, Refusal

Read = Callable[..., Article | Refusal]

FIRST = "A passenger ferry carrying 212 people sank off Calder Point in heavy seas on Monday, the coast guard said."
SECOND = (
    "Another 31 people are missing, and two of the three rescue boats had to turn back because of the wind."
)
THIRD = "The ferry left the port of Elsen late on Sunday with a crew of fourteen on board, the harbour office said."


def page(body: str = "", head: str = "", lang: str = "en") -> str:
    """Return a page with three paragraphs and what is given around them."""
    text = body or f"<h1>Ferry sinks off Calder Point</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    return (
        f'<!doctype html><html lang="{lang}"><head>{head}</head><body><article>{text}</article></body></html>'
    )


def linked(**fields: object) -> str:
    """Return a JSON-LD script of a news article."""
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def article(read: Read, html: str | bytes, **options: object) -> Article:
    """Return the article of a page that has one."""
    found = read(html, **options)
    assert isinstance(found, Article), found
    return found


def test_body_is_the_paragraphs(read_html: Read) -> None:
    assert article(read_html, page()).paragraphs == (FIRST, SECOND, THIRD)


def test_headline_from_linked_data_and_where_it_was_found(read_html: Read) -> None:
    found = article(read_html, page(head=linked(headline="Ferry lost at sea")))
    assert found.headline == "Ferry lost at sea"
    assert ("headline", "JSON-LD headline") in found.found


def test_headlines_that_share_no_word_are_a_doubt(read_html: Read) -> None:
    found = article(
        read_html,
        page(
            head=linked(headline="Isles mourn their dead")
            + '<meta property="og:title" content="Ferry sinks off Calder Point">'
        ),
    )
    assert found.doubts[0].startswith("The headline is “Isles mourn their dead”")


def test_site_name_is_taken_off_the_title(read_html: Read) -> None:
    html = page(
        f"<p>{FIRST}</p><p>{SECOND}</p>", head="<title>Ferry sinks off Calder Point - The Courier</title>"
    )
    assert article(read_html, html).headline == "Ferry sinks off Calder Point"


def test_hyphen_within_a_headline_stays(read_html: Read) -> None:
    html = page(head='<meta property="og:title" content="Ferry sinks - fourteen dead in the northern isles">')
    assert article(read_html, html).headline == "Ferry sinks - fourteen dead in the northern isles"


def test_published_with_offset_keeps_the_pages_own_day(read_html: Read) -> None:
    found = article(
        read_html, page(head=linked(headline="Ferry sinks", datePublished="2031-03-04T00:30:00+02:00"))
    )
    assert (found.published_at, found.published_on) == (
        datetime(2031, 3, 3, 22, 30, tzinfo=UTC),
        date(2031, 3, 4),
    )


def test_time_without_zone_is_only_a_day(read_html: Read) -> None:
    found = article(
        read_html, page(head='<meta property="article:published_time" content="2031-03-04 00:30:00">')
    )
    assert (found.published_at, found.published_on) == (None, date(2031, 3, 4))


def test_no_date_stays_unknown(read_html: Read) -> None:
    assert article(read_html, page()).published_on is None


def test_days_that_disagree_are_a_doubt(read_html: Read) -> None:
    head = (
        linked(headline="Ferry sinks off Calder Point", datePublished="2031-03-04")
        + '<meta name="date" content="2031-01-20">'
    )
    assert article(read_html, page(head=head)).doubts == (
        "The day of publication is 2031-03-04 in JSON-LD datePublished and 2031-01-20 in meta date.",
    )


def test_broken_linked_data_is_mended(read_html: Read) -> None:
    script = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry lost", "datePublished": "2031-03-04",}</script>'
    assert article(read_html, page(head=script)).published_on == date(2031, 3, 4)


def test_authors_of_a_list_each_once(read_html: Read) -> None:
    people = [{"@type": "Person", "name": "By Orla Tennant and Rafe Lindon"}, {"name": "Orla Tennant"}]
    assert article(read_html, page(head=linked(headline="Ferry", author=people))).authors == (
        "Orla Tennant",
        "Rafe Lindon",
    )


def test_section_from_breadcrumbs_before_the_articles_own(read_html: Read) -> None:
    crumbs = {"@type": "BreadcrumbList", "itemListElement": [{"name": "Home"}, {"name": "Northern Isles"}]}
    head = (
        linked(headline="Ferry", articleSection="News")
        + f'<script type="application/ld+json">{json.dumps(crumbs)}</script>'
    )
    assert article(read_html, page(head=head)).section == "Northern Isles"


def test_section_from_the_address(read_html: Read) -> None:
    assert article(read_html, page()).section == "World"


def test_standfirst_shown_is_taken_out_of_the_text(read_html: Read) -> None:
    lead = "The coast guard looked for survivors until night fell."
    html = page(
        f'<h1>Ferry sinks</h1><p class="standfirst">{lead}</p><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>'
    )
    found = article(read_html, html)
    assert (found.standfirst, found.paragraphs[0]) == (lead, FIRST)


def test_description_that_nobody_sees_is_no_standfirst(read_html: Read) -> None:
    html = page(
        head='<meta name="description" content="All about ferries, fares and harbours in the northern isles.">'
    )
    assert article(read_html, html).standfirst is None


@pytest.mark.parametrize(
    "extra",
    [
        "<figure><img src=x><figcaption>Rescue boats near the harbour on Monday morning. Photo: R. Lindon</figcaption></figure>",
        '<div class="related"><p>Storm closes three ports in the Isles for a second day, officials said.</p></div>',
        "<p>Follow us on Flitter</p>",
        "<p>Read more: Coast guard asks for newer boats</p>",
        '<p><a href="/x">Coast guard asks the ministry for newer and larger boats after the storm</a></p>',
        "<p>© 2031 The Courier. All rights reserved.</p>",
        '<div class="newsletter-signup"><p>Get the morning briefing in your inbox every day, for free, before breakfast.</p></div>',
        "<h2>More from the isles</h2>",
    ],
)
def test_what_is_no_part_of_the_text_is_left_out(read_html: Read, extra: str) -> None:
    html = page(f"<h1>Ferry sinks</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{extra}")
    assert article(read_html, html).paragraphs == (FIRST, SECOND, THIRD)


def test_lists_and_subheadings_stay(read_html: Read) -> None:
    html = page(
        f"<p>{FIRST}</p><h2>What is known</h2><ul><li>14 dead</li><li>31 missing</li></ul><p>{SECOND}</p>"
    )
    assert article(read_html, html).paragraphs == (FIRST, "What is known", "14 dead", "31 missing", SECOND)


def test_containers_side_by_side_are_joined(read_html: Read) -> None:
    html = page(
        f'<div class="article-body"><p>{FIRST}</p><p>{SECOND}</p></div><div class="ad">x</div><div class="article-body"><p>{THIRD}</p></div>'
    )
    assert article(read_html, html).paragraphs == (FIRST, SECOND, THIRD)


def test_pull_quote_is_said_once(read_html: Read) -> None:
    html = page(
        f"<p>{FIRST}</p><blockquote>two of the three rescue boats had to turn back</blockquote><p>{SECOND}</p><p>{THIRD}</p>"
    )
    assert article(read_html, html).paragraphs == (FIRST, SECOND, THIRD)


def test_two_breaks_end_a_paragraph(read_html: Read) -> None:
    html = page(f"<div>{FIRST}<br><br>{SECOND}<br>{THIRD}</div>")
    assert article(read_html, html).paragraphs == (FIRST, f"{SECOND} {THIRD}")


def test_text_only_in_linked_data_is_read(read_html: Read) -> None:
    html = page(
        "<div id=app></div>",
        head=linked(headline="Ferry sinks", articleBody=f"{FIRST}\n\n{SECOND}\n\n{THIRD}"),
    )
    found = article(read_html, html)
    assert found.paragraphs == (FIRST, SECOND, THIRD)
    assert ("paragraphs", "second opinion") in found.found


def test_dateline_is_taken_off_and_kept(read_html: Read) -> None:
    found = article(read_html, page(f"<p>PORT ELSEN, March 3 (Reuters) - {FIRST}</p><p>{SECOND}</p>"))
    assert (found.dateline, found.dateline_exact, found.origin) == (
        "PORT ELSEN",
        "PORT ELSEN, March 3 (Reuters) - ",
        "Reuters",
    )
    assert found.paragraphs[0] == FIRST


def test_windows_1251_undeclared(read_html: Read) -> None:
    text = "Паром с двумястами пассажирами затонул в понедельник у мыса Кальдер, сообщила береговая охрана. Ещё тридцать один человек пропал без вести."
    found = article(
        read_html, page(f"<h1>Паром затонул</h1><p>{text}</p><p>{text[:80]}.</p>", lang="ru").encode("cp1251")
    )
    assert (found.headline, found.text.startswith("Паром с двумястами"), found.language) == (
        "Паром затонул",
        True,
        "ru",
    )


def test_declared_charset_wins_over_a_wrong_meta(read_html: Read) -> None:
    html = page(f"<p>Zoë says: {FIRST}</p><p>{SECOND}</p>", head='<meta charset="koi8-r">').encode("latin-1")
    assert article(read_html, html, charset="iso-8859-1").text.startswith("Zoë")


def test_language_of_the_words_outweighs_the_template(read_html: Read) -> None:
    text = "Die Werft will bis zum Sommer jede dritte Stelle streichen. Das teilte das Unternehmen am Montag nach einer Sitzung mit. "
    assert (
        article(read_html, page(f"<p>{text * 3}</p><p>{text}Und noch mehr.</p>", lang="en")).language == "de"
    )


def test_identity_is_that_of_the_canonical_address(read_html: Read) -> None:
    head = '<link rel="canonical" href="https://courier.example/world/ferry">'
    one = article(read_html, page(head=head), url="https://courier.example/world/ferry?utm_source=feed#top")
    assert one.id == article(read_html, page(head=head)).id


def test_entities_from_outside_are_not_opened(read_html: Read) -> None:
    html = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + page(
        f"<p>{FIRST} &x;</p><p>{SECOND}</p>"
    )
    assert "&x;" in article(read_html, html).text


def test_deep_nesting_ends(read_html: Read) -> None:
    assert isinstance(read_html("<div>" * 60_000 + f"<p>{FIRST}</p>"), Article | Refusal)


def test_empty_page_is_refused(read_html: Read) -> None:
    found = read_html("")
    assert isinstance(found, Refusal)
    assert found.reason == "no article"


REFUSED = {
    "error page": "<title>Page not found</title><h1>Oops</h1><p>The page that you are looking for has moved or never was.</p>",
    "consent wall": "<h1>Before you go on</h1><p>We and our 412 partners store cookies on your device.</p><p>You may refuse consent to personalised ads at any time.</p>",
    "login wall": "<h1>Ferry sinks</h1><p>This article is for subscribers only. Subscribe now to continue reading.</p><p>Already a member? Log in with your account.</p>",
    "listing page": "<title>World</title><h1>World</h1>"
    + "".join(
        f'<h3><a href="/{i}">Story number {i} of the day</a></h3><p>A short teaser.</p>' for i in range(8)
    ),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_pages_that_are_no_article_are_named(read_html: Read, reason: str) -> None:
    found = read_html(
        f"<html lang=en><body><main>{REFUSED[reason]}</main></body></html>",
        url="https://courier.example/world",
    )
    assert isinstance(found, Refusal)
    assert found.reason == reason


def test_article_about_cookies_is_no_consent_wall(read_html: Read) -> None:
    text = "Regulators fined the chain for setting cookies without consent, a court record shows. "
    assert isinstance(
        read_html(
            page(
                f"<h1>Chain fined</h1><p>{text}</p>"
                + f"<p>{FIRST}</p>" * 1
                + f"<p>{SECOND}</p><p>{THIRD}</p>"
            )
        ),
        Article,
    )


def test_instant_in_utc_falls_on_the_day_that_the_address_names(read_html: Read) -> None:
    html = page(head=linked(headline="Ferry sinks", datePublished="2031-03-04T01:10:00Z"))
    found = article(read_html, html, url="https://courier.example/2031/03/03/ferry-sinks")
    assert (found.published_at, found.published_on) == (
        datetime(2031, 3, 4, 1, 10, tzinfo=UTC),
        date(2031, 3, 3),
    )


def test_section_as_the_sites_menu_calls_the_folder(read_html: Read) -> None:
    body = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    html = f'<html lang="en"><body><ul><li><a href="/valleys">From the valleys</a></li></ul><article>{body}</article></body></html>'
    assert (
        article(read_html, html, url="https://courier.example/valleys/2031/ferry").section
        == "From the valleys"
    )


def test_outlet_from_the_title(read_html: Read) -> None:
    head = "<title>Ferry sinks off Calder Point | World | The Merrow Courier</title>"
    assert (
        article(read_html, page(head=head), url="https://www.merrowcourier.example/a/b").outlet
        == "The Merrow Courier"
    )


def test_site_as_author_gives_way_to_the_byline(read_html: Read) -> None:
    head = (
        linked(headline="Ferry sinks", author={"name": "Merrow Courier"})
        + '<meta property="og:site_name" content="Merrow Courier">'
    )
    body = f'<h1>Ferry sinks</h1><div class="byline">By Orla Tennant</div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>'
    assert article(read_html, page(body, head=head)).authors == ("Orla Tennant",)


def test_teaser_of_the_text_in_linked_data_cuts_nothing(read_html: Read) -> None:
    long = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>" + "".join(
        f"<p>Paragraph {n} says that boat {n} came back late.</p>" for n in range(20)
    )
    html = page(
        long, head=linked(headline="Ferry sinks", articleBody=f"{FIRST} {SECOND} {THIRD} {FIRST} {SECOND}")
    )
    assert len(article(read_html, html).paragraphs) == 23


def test_page_of_too_many_elements_is_broken(read_html: Read) -> None:
    found = read_html("<p>word</p>" * 30_001)
    assert isinstance(found, Refusal)
    assert found.reason == "broken"


@pytest.mark.parametrize("url", ["http://[bad", "https://courier.example:port/ferry", "", "//"])
def test_an_address_that_is_none_costs_no_article(read_html: Read, url: str) -> None:
    assert article(read_html, page(), url=url).paragraphs == (FIRST, SECOND, THIRD)


def test_a_heading_in_what_is_not_shown_costs_no_article(read_html: Read) -> None:
    swallowed = "<i>Menu</i>" * 99 + "<h1>Ferry sinks off Calder Point</h1>"
    text = f"<button>{swallowed}</button><p>3 March 2031</p><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    assert FIRST in article(read_html, page(text)).text
