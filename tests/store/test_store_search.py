"""Search: alike on both databases, and nothing that a reader types is an error."""

from datetime import date

import pytest
from store_samples import article, facts, spoken, story

from dateline.base.records import Speaker
from dateline.store import keep
from dateline.store.folding import fold
from dateline.store.search import Term, read_terms, search

pytestmark = pytest.mark.usefixtures("store")


def published(name: str, text: str, headline: str = "A report", **values: object) -> str:
    one = article(name, text=text, headline=headline, **values)  # type: ignore[arg-type]
    keep.keep_article(one)
    keep.publish(one, facts(one, figures=(), quotes=(), queries=()))
    return one.id


def keys(words: str, **values: object) -> list[str]:
    return [hit.key for hit in search(words, **values).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words",
    ["floods", "FLOODED", "belic", "Belić", '"old bridge"', "bri*", "flooded -fire", "bridge Belic", "d'Oss"],
)
def test_words_are_found_without_endings_case_and_accents(words: str) -> None:
    found = published("a", "Mayor Belić closed the old bridge over the d'Oss after flooding.")
    published("b", "Nothing happened.")
    assert keys(words) == [found]


@pytest.mark.parametrize("words", ['"bridge old"', "flooding -bridge", "fire", "ridge*"])
def test_words_that_do_not_fit_find_nothing(words: str) -> None:
    published("a", "The old bridge closed after flooding.")
    assert keys(words) == []


@pytest.mark.parametrize("words", ["WHO", "the WHO", "US IT"])
def test_names_that_look_like_stop_words_are_found(words: str) -> None:
    published("a", "Nothing happened in Verin.")
    found = published("b", "The WHO and the US sent help, IT said.")
    assert keys(words) == [found]


ODD_WORDS = ["", "   ", '"', '""', "-", "*", "-* AND", "OR", "NOT", "NEAR(a b)", "a:b", "(", ")", "^x", "a*b*", "'; DROP TABLE",
     "\x00", "%", "_", "\\", "{a}", "+", "!!", "<->", "& |", ":*", "“x”", "𝒜", "é́", "a" * 5000, "x " * 5000, '"a" "b', "--a",
     "\ud800"]  # fmt: skip


def test_nothing_that_is_typed_is_an_error() -> None:
    published("a", "Nothing happened.")
    for words in ODD_WORDS:
        assert search(words).total in (0, 1), words


def test_a_headline_counts_for_more_than_a_text() -> None:
    published("a", "The bridge stands. " + "It is old. " * 20)
    found = published("b", "It is old. " * 20, "The bridge stands")
    assert keys("bridge")[0] == found


def test_hits_are_chosen_by_section_day_and_kind() -> None:
    early = published("a", "The bridge.", published_on=date(2025, 1, 2), section="World")
    late = published("b", "The bridge.", published_on=date(2025, 1, 5), section="Sport")
    assert keys("bridge", section="Sport") == [late]
    assert keys("bridge", until=date(2025, 1, 2)) == [early]
    assert keys("bridge", since=date(2025, 1, 3)) == [late]
    assert keys("bridge", kind="story") == []


def test_stories_speakers_and_quotes_are_found() -> None:
    one = article()
    keep.keep_article(one)
    keep.publish(one, facts(one, queries=()))
    keep.keep_stories([story(one, headline="Belić and the flood")])
    page = search("belić")
    assert page.by_kind == {"article": 1, "quote": 1, "speaker": 1, "story": 1}
    assert {(hit.kind, hit.key, hit.article_id) for hit in page.hits} == {
        ("article", one.id, None),
        ("story", one.id, None),
        ("speaker", "ana-belic", None),
        ("quote", spoken(one).id, one.id),
    }
    assert search("belić", kind="quote").total == 1


def test_an_unnamed_speaker_has_no_entry() -> None:
    one = article()
    keep.keep_article(one)
    keep.publish(
        one, facts(one, figures=(), quotes=(spoken(one, speaker=Speaker(kind="unnamed", name="officials")),))
    )
    assert search("officials", kind="speaker").total == 0


def test_the_found_word_is_marked_in_its_words() -> None:
    published("a", "Long ago. " * 40 + "Then the Belić bridge fell. " + "Long after. " * 40)
    (hit,) = search("bridges").hits
    assert [piece for piece, is_word in hit.pieces if is_word] == ["bridge"]
    assert len(hit.pieces) == 3
    assert sum(len(piece) for piece, _ in hit.pieces) < 400


def test_markup_comes_back_as_it_was() -> None:
    published("a", "The <b>bridge</b> & more.")
    (hit,) = search("bridge").hits
    assert "".join(piece for piece, _ in hit.pieces) == "The <b>bridge</b> & more."


def test_what_is_published_anew_is_found_by_its_new_words_only() -> None:
    published("a", "The bridge fell.", "One")
    found = published("a", "The tower fell.", "Two")
    assert keys("bridge") == []
    assert keys("tower") == [found]


def test_dropped_stories_are_not_found() -> None:
    one = article()
    keep.keep_article(one)
    keep.keep_stories([story(one)])
    keep.drop_stories([one.id])
    assert search("flood").total == 0


def test_hits_come_in_pages_that_do_not_overlap() -> None:
    for number in range(5):
        published(str(number), "The bridge.")
    pages = [keys("bridge", limit=2, offset=offset) for offset in (0, 2, 4)]
    assert len({key for page in pages for key in page}) == 5
    assert search("bridge", limit=2).total == 5


def test_terms_are_read() -> None:
    assert read_terms('Ana "old bridge" -fire flo*') == [
        Term(words=("ana",)),
        Term(words=("old", "bridge")),
        Term(words=("fire",), is_excluded=True),
        Term(words=("flo",), is_prefix=True),
    ]


def test_folding_keeps_the_length() -> None:
    text = "Łódź, Müller, ệ, ﬁ, ½, ª"
    assert len(fold(text)) == len(text)
