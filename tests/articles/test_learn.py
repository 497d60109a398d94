"""Lines that recur with an outlet: learned from reports of different matters, and taken off."""

from dataclasses import replace
from itertools import permutations

import pytest

from dateline.articles.extract import extract
from dateline.articles.learn import LEAST_REPORTS, line_key, recurs, sketch_of, without_recurring
from dateline.base.records import Article, Capture, Sketch

OUTLET = "Corvane Tribune"
REPORTS = (
    ("Ferry sinks off Oskel", "The ferry Lune sank near Oskel on Monday, harbour master Ruben Astley said.",
     "Divers from Harrow and Tarn searched the strait until dark.", "The owner, Marrow Lines, did not comment."),
    ("Parliament passes budget", "Lawmakers in Corvane voted for the budget of Chancellor Edda Quill on Tuesday.",
     "The Alder Party and the Reform League were against it.", "A vote in the Senate follows in Aprile."),
    ("New bridge opens in Tidewell", "Mayor Jory Penhal opened the bridge across the Wend in Tidewell.",
     "Cyclists from Sarnmouth came in crowds.", "The builder Vantor Works had promised it for autumn."),
)  # fmt: skip


def article(number: int, *more: str, first: str = "", **values: object) -> Article:
    headline, *paragraphs = REPORTS[number]
    text = "\n\n".join(([first] if first else []) + paragraphs + list(more))
    made = Article(
        id=f"a{number}", version_id="v", capture_id=f"c{number}", headline=headline, outlet=OUTLET, text=text
    )
    return replace(made, **values)  # type: ignore[arg-type]


def sketches(*articles: Article) -> list[Sketch]:
    return [sketch for one in articles if (sketch := sketch_of(one))]


def is_learned(line: str, *articles: Article) -> bool:
    key = line_key(OUTLET, line)
    return recurs(s for s in sketches(*articles) if key in dict(s.lines))


LINES = (
    "The Corvane Tribune is a member of the Alder Press Trust.",
    "Ida Lund is the Tribune's correspondent for the north and has written on ferries and harbours.",
    "Do you know more about this? Write to our newsroom, in confidence.",
    "Photos and video: Corvane Tribune",
    "More from the capital",
    "Follow the Tribune on every network",
    "This report was first published by the Tribune's morning edition.",
    "© 2031 Corvane Tribune. All rights reserved.",
    "Ida Lund ist Korrespondentin der Tribune für den Norden.",
    "Vous aimez cet article ? Soutenez notre rédaction.",
)


@pytest.mark.parametrize("line", LINES)
def test_a_line_in_reports_of_different_matters_is_learned(line: str) -> None:
    assert is_learned(line, *(article(number, line) for number in range(LEAST_REPORTS)))


def test_twice_is_too_few() -> None:
    assert not is_learned(LINES[0], article(0, LINES[0]), article(1, LINES[0]))


NEWS = (
    "The strait has been closed to large ships since the winter storms.",
    "At least 31 people were killed in the sinking of the Lune, our correspondent was told.",
    "“We will find out what happened,” the minister told our newsroom.",
    "Dozens of our readers were on board.",
    "`` We take these issues very seriously. ''",
    "‘We are sorry,’ the minister told our newsroom.",
)


@pytest.mark.parametrize("line", NEWS)
def test_sentences_that_may_be_news_figures_and_quotations_are_not_learned(line: str) -> None:
    assert not is_learned(line, *(article(number, line) for number in range(LEAST_REPORTS)))


def test_background_of_a_running_story_is_not_learned() -> None:
    line = "Our correspondent in Oskel has reported on the ferry since March."
    told = [
        article(0, line, id=f"a{n}", capture_id=f"c{n}", headline=headline)
        for n, headline in enumerate(
            ("Ferry lost", "Divers at the wreck", "Owner is silent", "Inquiry opens")
        )
    ]
    assert not is_learned(line, *told)


def test_other_reports_of_one_matter_are_told_by_their_names() -> None:
    line = "Our correspondent in Oskel has reported on the ferry since March."
    first = article(0, line)
    second = article(0, line, id="b", capture_id="d", headline="Owner is silent",
                     text="In Oskel, Ruben Astley spoke of Harrow.\n\nMarrow Lines did not.\n\n" + line)  # fmt: skip
    third = article(0, line, id="e", capture_id="f", headline="Inquiry opens",
                    text="The harbour of Oskel waits, Ruben Astley and Marrow Lines too.\n\nHarrow sends Divers.\n\n" + line)  # fmt: skip
    assert not is_learned(line, first, second, third)


def test_versions_of_one_article_count_once() -> None:
    line = LINES[0]
    versions = [article(0, line, capture_id=f"c{n}", headline=f"Headline {n}") for n in range(4)]
    assert not is_learned(line, *versions, article(1, line))


def test_a_line_in_the_midst_counts_only_as_a_standing_head() -> None:
    long, short = LINES[1], "What we know so far"

    def amid(line: str) -> list[Article]:
        texts = [(*t, line, *(f"{p} So it was said." for p in t), "It ends here.") for _, *t in REPORTS]
        return [article(number, text="\n\n".join(text)) for number, text in enumerate(texts)]

    assert not is_learned(long, *amid(long))
    assert is_learned(short, *amid(short))


def test_the_order_of_pages_does_not_matter() -> None:
    line = LINES[0]
    made = sketches(*(article(number, line) for number in range(3)), article(0, line, id="z", capture_id="z"))
    assert {recurs(order) for order in permutations(made)} == {True}


def test_lines_of_another_outlet_are_its_own() -> None:
    assert line_key("Corvane Tribune", LINES[0]) != line_key("Oskel Post", LINES[0])


def recurring(*lines: str) -> frozenset[str]:
    return frozenset(line_key(OUTLET, line) for line in lines)


def test_a_learned_line_is_taken_off_and_the_text_is_another_version() -> None:
    before = article(0, LINES[0])
    after = without_recurring(before, recurring(LINES[0]))
    assert after.paragraphs == REPORTS[0][1:]
    assert after.version_id != before.version_id
    assert dict(after.found)["recurring lines"] == "1 taken off"


def test_case_and_marks_of_a_line_do_not_matter() -> None:
    before = article(0, LINES[0].upper().rstrip("."))
    assert without_recurring(before, recurring(LINES[0])).paragraphs == REPORTS[0][1:]


def test_an_article_is_never_left_without_text() -> None:
    only = article(0, text=f"{LINES[4]}\n\n{LINES[5]}")
    assert without_recurring(only, recurring(LINES[4], LINES[5])) == only


def test_a_dateline_behind_a_line_is_found() -> None:
    before = article(
        0, first="Listen to this report", text="Listen to this report\n\nOSKEL (Norwire) — The ferry sank."
    )
    after = without_recurring(before, recurring("Listen to this report"))
    assert (after.dateline, after.text) == ("OSKEL", "The ferry sank.")


def test_the_extractor_takes_recurring_lines() -> None:
    page = "".join(
        f"<p>{text} It was the third time this winter, officials said.</p>" for text in REPORTS[0][1:]
    )
    body = f"<html><h1>Ferry sinks</h1><article>{page}<p>More from the capital</p></article></html>".encode()
    capture = Capture(id="c", body=body, media_type="text/html", outlet=OUTLET)
    read = extract(capture, recurring=recurring("More from the capital"))
    assert isinstance(read, Article)
    assert "More from" not in read.text
