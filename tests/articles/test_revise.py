"""Versions beside each other: paragraphs, words, figures, quotations, notes of correction."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dateline.articles.differences import compare, pieces_of
from dateline.articles.revise import is_note, revise
from dateline.base.records import Article, Attribution, Facts, Figure, Quote, Speaker

FIRST = "The ferry to Oskel sank on Monday."
SECOND = "Divers reached the wreck before dawn, and the harbour was closed to all ships."
THIRD = "The owner, Lune Lines, did not answer questions."
MINISTRY = Speaker(kind="body", name="Ministry of the Interior")


def article(*paragraphs: str, headline: str = "Ferry sinks off Oskel", **values: object) -> Article:
    text = "\n\n".join(paragraphs)
    found = Article(id="a", version_id=f"{headline}{text}", capture_id="c", headline=headline, text=text)
    return replace(found, **values)  # type: ignore[arg-type]


def facts(of: Article, *found: Figure | Quote) -> tuple[Article, Facts]:
    return of, Facts(
        article_id="a",
        version_id=of.version_id,
        stage=1,
        figures=tuple(f for f in found if isinstance(f, Figure)),
        quotes=tuple(f for f in found if isinstance(f, Quote)),
    )


def figure(
    of: Article, exact: str, value: float, *, speaker: Speaker = MINISTRY, subject: str = "people"
) -> Figure:
    start = of.text.index(exact)
    return Figure(
        id=f"{of.version_id}{start}",
        version_id=of.version_id,
        start=start,
        end=start + len(exact),
        exact=exact,
        sentence=(of.text.rfind("\n", 0, start) + 1, (of.text + "\n").index("\n", start)),
        low=value,
        high=value,
        bound="exact",
        unit="people",
        event="killed",
        subject=subject,
        attribution=Attribution(speaker=speaker),
    )


def quote(of: Article, exact: str, speaker: str) -> Quote:
    start = of.text.index(exact)
    end = start + len(exact)
    return Quote(
        id=f"{of.version_id}q{start}",
        version_id=of.version_id,
        start=start,
        end=end,
        exact=exact,
        pieces=((start, end),),
        sentence=(start, end),
        kind="direct",
        attribution=Attribution(speaker=Speaker(kind="person", name=speaker)),
    )


def kinds(before: str, after: str) -> list[str]:
    return [edit.kind for edit in compare(before, after)[0]]


def joined(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def test_a_paragraph_that_came_is_told_from_those_kept() -> None:
    assert kinds(joined(FIRST, THIRD), joined(FIRST, SECOND, THIRD)) == ["kept", "came", "kept"]


def test_a_paragraph_that_went_stands_where_it_stood() -> None:
    assert kinds(joined(FIRST, SECOND, THIRD), joined(FIRST, THIRD)) == ["kept", "went", "kept"]


def test_an_edited_paragraph_is_one_change() -> None:
    (edit,) = compare(SECOND, SECOND.replace("all ships", "ferries"))[0]
    assert [(piece.kind, piece.text) for piece in edit.pieces if piece.kind != "kept"] == [
        ("went", "all ships"),
        ("came", "ferries"),
    ]


def test_paragraphs_that_moved_are_no_change() -> None:
    edits, moved = compare(joined(FIRST, SECOND, THIRD), joined(THIRD, FIRST, SECOND))
    assert ({edit.kind for edit in edits}, moved) == ({"kept"}, 1)


@pytest.mark.parametrize(
    ("before", "after"),
    [((FIRST, SECOND), (f"{FIRST} {SECOND}",)), ((f"{FIRST} {SECOND}",), (FIRST, SECOND))],
)
def test_paragraphs_joined_or_divided_are_kept(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    assert set(kinds(joined(*before), joined(*after))) == {"kept"}


def test_quotation_marks_and_spaces_of_another_kind_are_no_change() -> None:
    assert kinds("“We are sorry,” she said.", '"We are sorry", she said.') == ["kept"]


def test_spans_give_the_paragraphs_back() -> None:
    after = joined(FIRST, SECOND)
    edit = compare(FIRST, after)[0][1]
    assert edit.after is not None
    assert after[slice(*edit.after)] == SECOND


def test_pieces_hold_every_word_of_both() -> None:
    pieces = pieces_of("At least 12 sailors were lost.", "At least 1,250 sailors of the fleet were lost.")
    assert "".join(p.text for p in pieces if p.kind != "came") == "At least 12 sailors were lost."
    assert (
        "".join(p.text for p in pieces if p.kind != "went")
        == "At least 1,250 sailors of the fleet were lost."
    )


def test_scripts_without_spaces_differ_by_character() -> None:
    pieces = pieces_of("港で12人が死亡した。", "港で15人が死亡した。")
    assert [(p.kind, p.text) for p in pieces if p.kind != "kept"] == [("went", "12"), ("came", "15")]


def test_a_huge_paragraph_is_not_compared_word_by_word() -> None:
    assert [p.kind for p in pieces_of("a b " * 2000, "b a " * 2000)] == ["went", "came"]


def test_a_figure_with_another_value_of_the_same_speaker_changed() -> None:
    old = article("The ministry said 31 people were killed.")
    new = article("The ministry said 33 people were killed.")
    revision = revise(facts(old, figure(old, "31", 31)), facts(new, figure(new, "33", 33)))
    assert [edit.text for edit in revision.facts] == ["people killed: 31, now 33 (Ministry of the Interior)"]


def test_a_figure_in_an_unchanged_sentence_stayed_whoever_is_read_as_its_speaker() -> None:
    old = article("The ministry spoke.", "It said 31 people were killed.")
    new = article("The mayor spoke.", "It said 31 people were killed.")
    mayor = Speaker(kind="person", name="Ada Lorne")
    revision = revise(facts(old, figure(old, "31", 31)), facts(new, figure(new, "31", 31, speaker=mayor)))
    assert revision.facts == ()


def test_a_figure_of_another_speaker_is_not_the_same_figure() -> None:
    old = article("The ministry said 31 people were killed.")
    new = article("Mayor Ada Lorne spoke of 33 dead.")
    mayor = Speaker(kind="person", name="Ada Lorne")
    revision = revise(facts(old, figure(old, "31", 31)), facts(new, figure(new, "33", 33, speaker=mayor)))
    assert [edit.kind for edit in revision.facts] == ["came", "went"]


def test_a_figure_that_is_given_to_another_speaker_changed() -> None:
    old = article("The ministry said 31 people were killed.")
    new = article("Police said 31 people were killed.")
    police = Speaker(kind="body", name="Oskel police")
    revision = revise(facts(old, figure(old, "31", 31)), facts(new, figure(new, "31", 31, speaker=police)))
    assert [edit.text for edit in revision.facts] == [
        "31 people killed: now according to Oskel police, before according to Ministry of the Interior"
    ]


def test_a_quotation_put_otherwise_changed() -> None:
    old = article("“We closed the bridge at noon,” Ada Lorne said.")
    new = article("“We closed the old bridge at noon,” Ada Lorne said.")
    revision = revise(
        facts(old, quote(old, "“We closed the bridge at noon,”", "Lorne")),
        facts(new, quote(new, "“We closed the old bridge at noon,”", "Ada Lorne")),
    )
    assert [(edit.kind, edit.what) for edit in revision.facts] == [("changed", "quote")]
    assert revision.facts[0].text.endswith("now “We closed the old bridge at noon,” (Ada Lorne)")


def test_a_quotation_that_moved_stayed() -> None:
    old = article("“The bridges are gone,” Ada Lorne said.", FIRST)
    new = article(FIRST, "The mayor spoke at noon: “The bridges are gone.”")
    revision = revise(
        facts(old, quote(old, "“The bridges are gone,”", "Ada Lorne")),
        facts(new, quote(new, "“The bridges are gone.”", "Ada Lorne")),
    )
    assert revision.facts == ()


def test_a_long_quotation_is_cut_and_keeps_its_marks() -> None:
    words = "“" + "The harbour stays closed until the divers are back " * 4 + "tonight.”"
    new = article(FIRST, words)
    revision = revise(facts(article(FIRST)), facts(new, quote(new, words, "Ada Lorne")))
    assert revision.facts[0].text.endswith("…” (Ada Lorne)")


def test_another_headline_is_named() -> None:
    revision = revise(facts(article(FIRST)), facts(article(FIRST, headline="Ferry lost off Oskel")))
    assert revision.headline == ("Ferry sinks off Oskel", "Ferry lost off Oskel")
    assert revision.summary == "another headline"


def test_a_summary_names_facts_and_counts_paragraphs() -> None:
    old = article("The ministry said 31 people were killed.", SECOND)
    new = article("The ministry said 33 people were killed.", THIRD)
    revision = revise(facts(old, figure(old, "31", 31)), facts(new, figure(new, "33", 33)))
    assert revision.summary == (
        "people killed: 31, now 33 (Ministry of the Interior); 1 paragraph changed; 1 paragraph new; 1 paragraph gone"
    )


def test_the_day_of_an_edit_is_the_pages_own_where_it_names_a_new_one() -> None:
    first, later = datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 5, 9, tzinfo=UTC)
    captured = datetime(2026, 3, 7, 9, tzinfo=UTC)
    old = article(FIRST, updated_at=first)
    assert revise(facts(old), facts(article(SECOND, updated_at=later, captured_at=captured))).on == date(
        2026, 3, 5
    )
    assert revise(facts(old), facts(article(SECOND, updated_at=first, captured_at=captured))).on == date(
        2026, 3, 7
    )


NOTES = (
    "Correction: The bridge is 400 metres long, not 40.",
    "CORRECTION (March 3): The mayor's name is Ada Lorne.",
    "An earlier version of this article misstated the length of the bridge.",
    "This article was amended on 3 March 2026 to correct the name of the ferry.",
    "UPDATE: Police have named the victims.",
    "Editor's note: the headline has been changed.",
    "Because of an editing error, the report gave the wrong day.",
    "CORRECTED-Ferry carried 120 people, not 12, harbour says",
    "(Corrects number of passengers in first paragraph)",
    "Korrektur: In einer früheren Version war von Montag die Rede.",
    "Une version précédente de cet article donnait un autre nom.",
    "Corrección: la alcaldesa se llama Ada Lorne.",
)
NO_NOTES = (
    "Corrections officers went on strike in Oskel on Monday.",
    "An earlier version of the bill was voted down in March.",
    "The update to the software was recalled: it stopped the pumps.",
    "Correct answers were given by few.",
    "Markets fell in what traders called a correction.",
    "The newspaper said the story had been wrong, and its editor resigned.",
    "The clarification of the law took the court two years.",
)


@pytest.mark.parametrize("text", NOTES)
def test_a_note_of_correction_is_one(text: str) -> None:
    assert is_note(text)


@pytest.mark.parametrize("text", NO_NOTES)
def test_news_of_corrections_is_no_note(text: str) -> None:
    assert not is_note(text)


def test_only_new_notes_are_named() -> None:
    old = article(FIRST, NOTES[0])
    revision = revise(facts(old), facts(article(FIRST, NOTES[0], NOTES[2])))
    assert revision.notes == (NOTES[2],)


def test_what_a_note_of_correction_repeats_is_no_new_figure() -> None:
    old = article("The ministry said 31 people were killed.")
    new = article("The ministry said 13 people were killed.", "Correction: 13 people were killed, not 31.")
    before = facts(old, figure(old, "31", 31))
    after = facts(new, figure(new, "13", 13), figure(new, "31", 31))
    assert [edit.kind for edit in revise(before, after).facts] == ["changed"]


def test_a_paraphrase_that_differs_in_its_number_alone_is_named_as_a_figure() -> None:
    old, new = (article(f"Police said {count} people were killed in the sinking.") for count in (31, 33))

    def told(of: Article, exact: str) -> tuple[Article, Facts]:
        said = quote(of, f"{exact} people were killed in the sinking", "Police")
        return facts(of, figure(of, exact, float(exact)), replace(said, kind="indirect"))

    assert [edit.what for edit in revise(told(old, "31"), told(new, "33")).facts] == ["figure"]


def test_a_summary_says_whose_statement_is_new() -> None:
    new = article(FIRST, "“The bridges are gone,” Ada Lorne said.")
    revision = revise(facts(article(FIRST)), facts(new, quote(new, "“The bridges are gone,”", "Ada Lorne")))
    assert revision.summary == "a new statement of Ada Lorne; 1 paragraph new"
