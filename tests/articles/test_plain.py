"""Text captures: what the cases do not show."""

from collections.abc import Callable

from dateline.base.records import Article, Refusal

Read = Callable[..., Article | Refusal]


def test_one_sentence_is_an_article(read_text: Read) -> None:
    found = read_text("Seven people are killed near Kest.")
    assert isinstance(found, Article)
    assert found.text == "Seven people are killed near Kest."


def test_label_is_too_short(read_text: Read) -> None:
    found = read_text("Photos\n\nMenu\n")
    assert isinstance(found, Refusal)
    assert found.reason == "too short"


def test_empty_text_is_no_article(read_text: Read) -> None:
    found = read_text(" \n\n")
    assert isinstance(found, Refusal)
    assert found.reason == "no article"


def test_bytes_that_are_no_text_are_refused(read_text: Read) -> None:
    found = read_text(bytes(range(32)) * 40)
    assert isinstance(found, Refusal)
    assert found.reason == "not text"


def test_cookie_notice_is_not_taken_for_the_text(read_text: Read) -> None:
    notice = "We use cookies and ask for your consent to personalised ads from our partners, and you may refuse cookies at any time in the settings of this site. "
    text = "The council of Brackwater voted on Tuesday to close Tarn Bridge for at least twelve months after engineers found cracks."
    found = read_text(f"{notice * 3}\n\nCouncil votes to close Tarn Bridge\n\n{text}\n")
    assert isinstance(found, Article)
    assert (found.headline, found.text) == ("Council votes to close Tarn Bridge", text)


def test_lines_without_words_take_linear_time(read_text: Read) -> None:
    assert isinstance(read_text("\n" * 200_000 + " \t" * 100_000 + "!"), Refusal)
