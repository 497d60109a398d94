"""Text captures: each rule of shape by its smallest example."""

from collections.abc import Callable
from datetime import date

import pytest

from dateline.articles.columns import in_one_column
from dateline.articles.extract import extract
from dateline.articles.lines import read_blocks
from dateline.articles.mail import read_mail
from dateline.base.records import Article, Capture, Refusal

Read = Callable[..., Article | Refusal]

FIRST = "The council of Brackwater voted on Tuesday to close Tarn Bridge for at least twelve months after engineers found cracks."
SECOND = "About 18,000 vehicles cross the bridge every day, according to the road office, and shop owners fear for their trade."
THIRD = "A ferry will run every twenty minutes from the first of May, and the repair is expected to cost 44 million crowns."
FOURTH = "Mayor Lena Prowse called the decision bitter, and said that the town had no other way left after the winter."
HEAD = "Council votes to close Tarn Bridge"


def _article(found: Article | Refusal) -> Article:
    assert isinstance(found, Article)
    return found


def test_masthead_day_is_not_the_day_of_publication(read_text: Read) -> None:
    found = _article(
        read_text(
            f"The Harrow Post\nThursday, 10 April 2031\nHome\nWorld\nSport\nCulture\n\n{HEAD}\n\nBy Pia Montrose\n8 April 2031\n\n{FIRST}\n\n{SECOND}\n"
        )
    )
    assert (found.page_on, found.published_on) == (date(2031, 4, 10), date(2031, 4, 8))


def test_masthead_day_alone_is_no_day_of_publication(read_text: Read) -> None:
    menu = "\n".join(["Home", "World", "Sport", "Culture", "Money", "Travel", "Weather", "Podcasts"])
    found = _article(
        read_text(f"Thursday, 10 April 2031\n{menu}\n\n{HEAD}\n\nBy Pia Montrose\n\n{FIRST}\n\n{SECOND}\n")
    )
    assert (found.page_on, found.published_on) == (date(2031, 4, 10), None)


def test_mail_that_brings_an_article_was_sent_on_another_day(read_text: Read) -> None:
    found = _article(
        read_text(
            f"From: Ida Lund <ida@mail.example>\nTo: desk@mail.example\nDate: Thu, 10 Apr 2031 08:00:00 +0200\nSubject: have you seen this\n\n{HEAD}\n\nBy Pia Montrose\n\n{FIRST}\n\n{SECOND}\n"
        )
    )
    assert (found.headline, found.page_on, found.published_on) == (HEAD, date(2031, 4, 10), None)


def test_innermost_of_forwarded_mails_is_read() -> None:
    mail = read_mail(
        f"Look at this.\n\n> From: Ida Lund <ida@mail.example>\n> Date: Thu, 10 Apr 2031 08:00:00 +0200\n> Subject: {HEAD}\n>\n> {FIRST}\n> {SECOND}\n"
    )
    assert mail is not None
    assert (mail.subject, mail.sender, mail.text) == (HEAD, "Ida Lund", f"\n{FIRST}\n{SECOND}\n")


def test_columns_side_by_side_are_read_one_after_the_other() -> None:
    left = [f"left line number {n} of it" for n in range(7)]
    right = [f"right line number {n} of it" for n in range(7)]
    rows = [f"{a:30}   {b}" for a, b in zip(left, right, strict=True)]
    assert in_one_column("\n".join(rows)).split("\n") == [*left, "", *right]


@pytest.mark.parametrize("kind", ["html2text", "markdown", "setext"])
def test_marked_headings_have_their_level(kind: str) -> None:
    text = {
        "html2text": "****** Rates rise ******",
        "markdown": "# Rates rise",
        "setext": "Rates rise\n===========",
    }[kind]
    block = read_blocks(f"{text}\n\n{FIRST}\n")[0]
    assert (block.text, block.level) == ("Rates rise", 1)


def test_links_of_html2text_are_words_again() -> None:
    blocks = read_blocks("Our_app Read_more_here\n\nThe_Harrow_Post Sign_in_now\n")
    assert [b.text for b in blocks] == ["Our app Read more here", "The Harrow Post Sign in now"]


def test_running_heads_of_a_printed_page_are_no_text(read_text: Read) -> None:
    page = "22/04/2031, 08:14   Council votes to close Tarn Bridge - Harrow Post\n\n{}\n\nhttps://harrow.example/bridge   {}/2\n"
    text = "\f".join([page.format(f"{HEAD}\n\n{FIRST}\n\n{SECOND}", 1), page.format(THIRD, 2)])
    assert _article(read_text(text)).paragraphs == (FIRST, SECOND, THIRD)


def test_letters_of_east_asia_are_joined_without_a_blank() -> None:
    line = "議会は火曜日に橋を一年間閉鎖することを決めた地元の商店主は客足を心配している"
    assert read_blocks(f"{line}\n" * 4)[0].text == line * 4


def test_day_at_the_head_of_a_line_is_no_number_of_a_list() -> None:
    assert (
        read_blocks("1. One\n2. Two\n3. Three\n30. Juni 2031, 15:59 Uhr\n")[-1].text
        == "30. Juni 2031, 15:59 Uhr"
    )


@pytest.mark.parametrize(
    "inset",
    [
        "Advertisement",
        "Read more: Harbour cat found in the captain's bunk",
        "Related stories\nWhy the fog horn fell silent\nMan swims to work",
        "The old pier at noon. Photo: Lene Marsk",
        "The old pier at noon\nThe old pier at noon Lene Marsk/Harrow Post",
        "Sign up for our newsletter and get the news of Brackwater in your inbox every morning.",
    ],
)
def test_what_stands_between_paragraphs_is_no_text(read_text: Read, inset: str) -> None:
    found = _article(
        read_text(f"{HEAD}\n\nBy Pia Montrose\n\n{FIRST}\n\n{SECOND}\n\n{inset}\n\n{THIRD}\n\n{FOURTH}\n")
    )
    assert found.paragraphs == (FIRST, SECOND, THIRD, FOURTH)


@pytest.mark.parametrize(
    "heading", ["3 comments", "Das könnte Sie auch interessieren", "Most read", "###", "Les plus lus"]
)
def test_heading_of_other_content_ends_the_text(read_text: Read, heading: str) -> None:
    teaser = "Gulls have been quiet in the harbour for a week now, and nobody can say why."
    found = _article(
        read_text(f"{HEAD}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n{heading}\n\nQuiet gulls\n\n{teaser}\n")
    )
    assert found.paragraphs == (FIRST, SECOND, THIRD)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ida Lund and Jonas Ekwall", ("Ida Lund", "Jonas Ekwall")),
        ("By Ida Lund Friday 6 March 2031, 12.15pm", ("Ida Lund",)),
        ("Ida Lund (now) and Jonas Ekwall (earlier)", ("Ida Lund", "Jonas Ekwall")),
        ("Posted on March 8, 2031 by Ida Lund", ("Ida Lund",)),
        ("Von\nIda Lund\nJonas Ekwall", ("Ida Lund", "Jonas Ekwall")),
        ("Ida LundNews Reporter", ("Ida Lund",)),
    ],
)
def test_byline_gives_its_names(read_text: Read, line: str, names: tuple[str, ...]) -> None:
    assert _article(read_text(f"{HEAD}\n{line}\n\n{FIRST}\n\n{SECOND}\n")).authors == names


@pytest.mark.parametrize(
    "text", ["\n" * 100_000, "word\n" * 200_000, "word " * 200_000, "[a](" * 250_000, "a_b " * 250_000]
)
def test_hostile_shapes_end(read_text: Read, text: str) -> None:
    assert read_text(f"{text}\n{FIRST}\n") is not None


def test_a_text_that_is_all_headline_ends_somewhere() -> None:
    text = "#  map the ones you support (entries[i].title, linkR id, af the split id, even = one, odd = two."
    assert extract(Capture(id="0", body=text.encode(), media_type="text/plain")) is not None
