"""Bodies of pages: which boxes, lines and parts belong to the text, told by their shape; each rule both ways."""

from collections.abc import Callable

import pytest

from dateline.base.records import Article, Refusal

Read = Callable[..., Article | Refusal]

FIRST = "A passenger ferry carrying 212 people sank off Calder Point in heavy seas on Monday, the coast guard said."
SECOND = (
    "Another 31 people are missing, and two of the three rescue boats had to turn back because of the wind."
)
THIRD = "The ferry left the port of Elsen late on Sunday with a crew of fourteen on board, the harbour office said."
FOURTH = (
    "Divers will go down to the wreck once the wind drops, which forecasters expect for Wednesday at the earliest, "
    "and the two towns on either side of the sound have opened their sports halls for the families who wait there."
)
TEXT = (FIRST, SECOND, THIRD, FOURTH)


def paragraphs(*lines: str) -> str:
    """Return lines as HTML paragraphs."""
    return "".join(f"<p>{line}</p>" for line in lines)


def body(read: Read, inside: str) -> tuple[str, ...]:
    """Return the paragraphs of a page with a headline and what is given in its body's element."""
    html = f'<html lang="en"><head><title>Ferry sinks</title></head><body><h1>Ferry sinks off Calder Point</h1><div class="article-body">{inside}</div></body></html>'
    found = read(html)
    assert isinstance(found, Article), found
    return found.paragraphs


# Boxes ----------------------------------------------------------------------------------------------

BOXES = {
    "card": '<div class="x1"><h3><a href="/a">Storm closes three ports</a></h3><p>Officials said that no ship may leave before Friday.</p></div>',
    "card within a small article": '<div><article><a href="/a"></a><h3>Storm closes three ports</h3><p>Officials said that no ship may leave before Friday.</p></article></div>',
    "labelled box": '<div><div><p>Read more</p></div><div><a href="/a">Storm closes three ports</a><p>Officials said that no ship may leave before Friday.</p></div></div>',
    "caption": '<div><img src="a.jpg"><br>Rescue boats in the harbour of Elsen</div>',
    "caption that is a sentence, in a picture's box": '<div class="image-box"><img src="a.jpg"><p>Pictured from left, two of the divers, Orla Tennant and Rafe Lindon, wait in the harbour.</p></div>',
    "list of links": '<h3>More from the isles</h3><ul><li>Weather: <a href="/a">storm closes three ports for days</a></li><li>Fares: <a href="/b">the minister answers letters</a></li></ul>',
}


@pytest.mark.parametrize("kind", BOXES)
def test_box_that_is_no_part_of_the_text_is_left_out(read_html: Read, kind: str) -> None:
    inside = paragraphs(FIRST, SECOND) + BOXES[kind] + paragraphs(THIRD, FOURTH)
    assert body(read_html, inside) == TEXT


def test_sentence_that_is_a_link_is_no_card(read_html: Read) -> None:
    linked = "The company that ran the ferry has been fined twice before."
    inside = paragraphs(FIRST) + f'<div><p><a href="/a">{linked}</a></p><p>{SECOND}</p></div>'
    assert body(read_html, inside + paragraphs(THIRD, FOURTH)) == (FIRST, linked, *TEXT[1:])


def test_cards_that_are_the_text_stay(read_html: Read) -> None:
    teasers = [
        f"Boat number {n} carries forty people and is good enough for the sound in winter." for n in "1234"
    ]
    cards = "".join(
        f'<div><h3><a href="/{n}">Best boat number {n}</a></h3><p>{t}</p></div>'
        for n, t in enumerate(teasers)
    )
    assert set(teasers) <= set(body(read_html, paragraphs(FIRST) + cards))


def test_paragraph_beside_a_picture_stays(read_html: Read) -> None:
    inside = f'<div><img src="a.jpg"><p>{FOURTH}</p></div>' + paragraphs(FIRST, SECOND, THIRD)
    assert body(read_html, inside) == (FOURTH, FIRST, SECOND, THIRD)


def test_subheading_with_its_picture_and_text_stays(read_html: Read) -> None:
    entry = f'<div><h3>Third boat turns back</h3><img src="a.jpg"><p>{SECOND}</p></div>'
    inside = paragraphs(FIRST) + entry + paragraphs(THIRD, FOURTH)
    assert body(read_html, inside) == (FIRST, "Third boat turns back", SECOND, THIRD, FOURTH)


def test_list_with_a_link_here_and_there_stays(read_html: Read) -> None:
    items = "<ul><li>14 people are dead, the <a href='/a'>coast guard</a> said on Monday</li><li>31 are missing at sea</li></ul>"
    found = body(read_html, paragraphs(FIRST) + items + paragraphs(SECOND))
    assert found[1:3] == ("14 people are dead, the coast guard said on Monday", "31 are missing at sea")


def test_list_of_half_linked_lines_after_the_text_is_left_out(read_html: Read) -> None:
    items = '<p>More from The Courier</p><ul><li>Why the isles must <a href="/a">have new boats</a></li><li>Why the minister <a href="/b">likes none of it</a></li></ul>'
    assert body(read_html, paragraphs(*TEXT) + items) == TEXT


def test_list_of_offers_is_left_out(read_html: Read) -> None:
    offers = "<ul><li>Our app for Android and iOS is new.</li><li>Subscribe to the newsletter of the isles.</li></ul>"
    assert body(read_html, paragraphs(FIRST, SECOND) + offers + paragraphs(THIRD, FOURTH)) == TEXT


def test_caption_on_a_page_laid_out_in_lists_is_left_out(read_html: Read) -> None:
    caption = (
        '<div class="imgbox"><img src="a.jpg"><p>Divers wait in the harbour of Elsen on Monday.</p></div>'
    )
    inside = f"<ul><li>{caption}{paragraphs(*TEXT)}</li><li>The Courier</li></ul>"
    assert body(read_html, inside)[:4] == TEXT


def test_caption_of_a_numbered_figure_is_left_out(read_html: Read) -> None:
    figure = "Figure 2: The way of the ferry on Monday night, as the harbour office drew it."
    assert body(read_html, paragraphs(FIRST, SECOND, figure, THIRD, FOURTH)) == TEXT


def test_placeholder_of_embedded_content_is_left_out(read_html: Read) -> None:
    notice = "Here stands external content of another site, which you can see once you agree to its terms."
    assert body(read_html, paragraphs(FIRST, SECOND, notice, THIRD, FOURTH)) == TEXT


# Parts of one body ----------------------------------------------------------------------------------


def test_parts_of_a_body_with_a_modifier_are_joined(read_html: Read) -> None:
    html = (
        f'<html lang="en"><body><main><section class="post__content">{paragraphs(FIRST, SECOND)}</section>'
        f'<section class="post__content post__content--quote"><blockquote>{THIRD}</blockquote></section>'
        f'<section class="post__content">{paragraphs(FOURTH)}</section></main></body></html>'
    )
    found = read_html(html)
    assert isinstance(found, Article)
    assert found.paragraphs == TEXT


def test_paragraph_before_the_element_of_the_others_is_of_the_text(read_html: Read) -> None:
    rest = paragraphs(
        SECOND, THIRD, FOURTH, *(f"Boat {n} came back to Elsen late in the night." for n in range(9))
    )
    found = read_html(
        f'<html lang="en"><body><main><p>{FIRST}</p><div class="wall">{rest}</div></main></body></html>'
    )
    assert isinstance(found, Article)
    assert found.paragraphs[:2] == (FIRST, SECOND)


def test_cards_of_a_front_page_below_the_article_are_left_out(read_html: Read) -> None:
    cards = "".join(
        f"<div><article><h3><a href='/{n}'>Card {n}</a></h3><p>A short teaser of story number {n} of the day.</p></article></div>"
        for n in range(12)
    )
    html = f'<html lang="en"><body><section><section><article>{paragraphs(*TEXT)}</article></section></section><div>{cards}</div></body></html>'
    found = read_html(html)
    assert isinstance(found, Article)
    assert found.paragraphs == TEXT


def test_article_of_the_same_class_is_another(read_html: Read) -> None:
    one = f'<article class="post-body">{paragraphs(*TEXT)}</article>'
    other = '<article class="post-body"><p>Forecasters expect more wind in the isles until the end of the week.</p></article>'
    found = read_html(f'<html lang="en"><body><div>{one}{other}</div></body></html>')
    assert isinstance(found, Article)
    assert found.paragraphs == TEXT


# What class names say -------------------------------------------------------------------------------


def test_name_in_a_sentence_stays_whatever_its_class(read_html: Read) -> None:
    inside = f'<p>The captain, <a class="player-link" href="/c">Orla Tennant</a>, was saved.</p>{paragraphs(*TEXT)}'
    assert body(read_html, inside)[0] == "The captain, Orla Tennant, was saved."


def test_words_for_screen_readers_are_no_text(read_html: Read) -> None:
    inside = f'<p>The captain, <a href="/c">Orla Tennant<span class="visually-hidden">, opens new tab</span></a>, was saved.</p>{paragraphs(*TEXT)}'
    assert body(read_html, inside)[0] == "The captain, Orla Tennant, was saved."


def test_words_clipped_away_are_no_text(read_html: Read) -> None:
    inside = f'<p>The captain, Orla Tennant<span style="clip:rect(0 0 0 0);width:1px">, opens new tab</span>, was saved.</p>{paragraphs(*TEXT)}'
    assert body(read_html, inside)[0] == "The captain, Orla Tennant, was saved."


def test_anchor_made_of_a_headings_words_says_nothing(read_html: Read) -> None:
    inside = paragraphs(FIRST) + '<h2 id="related">Related to the captain</h2>' + paragraphs(SECOND, THIRD)
    assert "Related to the captain" not in body(read_html, inside)  # a label by its words
    inside = paragraphs(FIRST) + '<h2 id="toc-1">Nobody saw the wave</h2>' + paragraphs(SECOND, THIRD)
    assert "Nobody saw the wave" in body(read_html, inside)


def test_drawn_id_with_a_word_in_it_says_nothing(read_html: Read) -> None:
    inside = f'<p id="CK7AD41FBZWHXMAIBKAO">{FIRST}</p>' + paragraphs(SECOND, THIRD, FOURTH)
    assert body(read_html, inside) == TEXT


def test_authors_box_is_left_out_and_an_authors_post_stays(read_html: Read) -> None:
    box = '<div class="author-box"><p>Rafe Lindon writes about the sea and the ships on it for The Courier.</p></div>'
    assert body(read_html, paragraphs(*TEXT) + box) == TEXT
    post = f'<div class="post-12 type-post hentry author-box tag-newsletter">{paragraphs(*TEXT)}</div>'
    assert body(read_html, post) == TEXT


def test_rows_of_a_table_stay_whatever_their_class(read_html: Read) -> None:
    row = '<table><tbody><tr class="odd player-12"><td>Tennant</td><td>31 points</td></tr></tbody></table>'
    found = body(read_html, paragraphs(FIRST, SECOND) + row + paragraphs(THIRD, FOURTH))
    assert found == (FIRST, SECOND, "Tennant", "31 points", THIRD, FOURTH)


# Heads and ends -------------------------------------------------------------------------------------


def test_subheading_and_list_before_the_first_paragraph_stay(read_html: Read) -> None:
    items = "<ul><li>14 people dead</li><li>31 people missing</li><li>two boats back</li></ul>"
    assert body(read_html, "<p>What is known</p>" + items + paragraphs(*TEXT)) == (
        "What is known",
        "14 people dead",
        "31 people missing",
        "two boats back",
        *TEXT,
    )
    assert body(read_html, "<h3>The night of the storm</h3>" + paragraphs(*TEXT))[1:] == TEXT


@pytest.mark.parametrize(
    "line", ["Close", "Share this", "Monday, 3 March 2031", "Reading time: 3 minutes", "Advert"]
)
def test_buttons_and_dates_before_the_first_paragraph_are_left_out(read_html: Read, line: str) -> None:
    assert body(read_html, f"<p>{line}</p>" + paragraphs(*TEXT)) == TEXT


ENDS = [
    "Rafe Lindon",
    "Subscribe to our newsletter and get the news of the isles every morning.",
    "Follow The Courier on Facebook, Instagram and YouTube.",
    "Note: we are moderating all comments because of much spam.",
    "Citation: Ferry sinks (2031, March 3) retrieved 4 March 2031 from https://courier.example/a",
    "We may earn a commission when you buy a ticket through a link on this page.",
    "More on ferries: https://courier.example/ferries",
    "Translation: Orla Tennant, fact-check: Rafe Lindon",
]


@pytest.mark.parametrize("line", ENDS)
def test_notes_at_the_end_are_left_out(read_html: Read, line: str) -> None:
    assert body(read_html, paragraphs(*TEXT, line)) == TEXT


KEPT = [
    "This article was first published by The Merrow Post.",
    "Thanks, Orla!",
    "* Times as given by the harbour office on Monday night",
]


@pytest.mark.parametrize("line", KEPT)
def test_what_the_text_says_at_its_end_stays(read_html: Read, line: str) -> None:
    assert body(read_html, paragraphs(*TEXT, line)) == (*TEXT, line)


def test_numbered_lines_at_the_end_stay(read_html: Read) -> None:
    lines = ("1) A rope of forty metres", "2) A lamp")
    assert body(read_html, paragraphs(*TEXT, *lines)) == (*TEXT, *lines)


def test_address_printed_as_one_stays_and_a_linked_headline_goes(read_html: Read) -> None:
    printed = '<p><a href="https://harbour.example">www.harbour.example</a></p>'
    headline = '<p><a href="/a">Storm closes three ports in the isles</a></p>'
    assert body(read_html, paragraphs(FIRST, SECOND) + printed + headline + paragraphs(THIRD)) == (
        FIRST,
        SECOND,
        "www.harbour.example",
        THIRD,
    )


# What is said twice ---------------------------------------------------------------------------------


def test_whole_text_said_again_in_one_block_is_said_once(read_html: Read) -> None:
    again = f"<div>{' '.join(TEXT)}</div>"
    assert body(read_html, paragraphs(*TEXT) + again) == TEXT


def test_pulled_quotation_goes_with_the_name_below_it(read_html: Read) -> None:
    pulled = '<div><div class="pull-quote">two of the three rescue boats had to turn back</div><div class="source">The coast guard</div></div>'
    assert body(read_html, paragraphs(FIRST, SECOND) + pulled + paragraphs(THIRD, FOURTH)) == TEXT


def test_quotation_that_the_text_does_not_say_stays(read_html: Read) -> None:
    quoted = "We heard them call for an hour, and then we heard nothing."
    inside = paragraphs(FIRST, SECOND) + f'<div class="quote">{quoted}</div>' + paragraphs(THIRD, FOURTH)
    assert quoted in body(read_html, inside)


def test_question_put_to_each_of_many_stays(read_html: Read) -> None:
    question = "What did you see from the pier when the ferry of Monday night went down?"
    answers = [f"I saw the lights go out, and I called for help at once, said witness {n}." for n in range(4)]
    inside = paragraphs(FIRST, *(line for answer in answers for line in (question, answer)))
    assert body(read_html, inside).count(question) == 4


def test_headings_that_are_the_list_stay(read_html: Read) -> None:
    numbered = "<h2>What we know</h2><h3>1. The wind was strong</h3><h3>2. The boat was old</h3>"
    assert body(
        read_html, paragraphs(*TEXT) + numbered + paragraphs("That is all the harbour office said on Monday.")
    )[4:7] == (
        "What we know",
        "1. The wind was strong",
        "2. The boat was old",
    )
