"""Why a fact is as it is: its sides with reasons in plain words, and what else was considered."""

from datetime import date
from importlib.resources import files

import pytest

from dateline.base.records import Facts
from dateline.facts.find import find_facts
from dateline.facts.weigh import Weighing, weigh

TEXT = (
    "Ostrel's mayor, Ana Brandt, met Pavel Orlik, the engineer, on Monday.\n\n"
    "She said that 12 people had died and 30 were wounded. Crews cleared four roads."
)


@pytest.fixture(scope="module")
def facts() -> Facts:
    return find_facts(TEXT, date(2031, 5, 2))


def of(fact_at: str, facts: Facts) -> Weighing:
    made = next(fact for fact in facts.figures if fact.exact == fact_at)
    return weigh(made, facts, TEXT)


def test_a_figure_has_two_sides_whose_product_is_its_confidence(facts: Facts) -> None:
    what, who = of("12", facts).sides
    assert (what.part, who.part) == ("what it counts", "who says so")
    figure = next(fact for fact in facts.figures if fact.exact == "12")
    assert what.chance * who.chance == pytest.approx(figure.confidence, abs=0.02)


def test_what_speaks_against_is_told_apart_from_what_speaks_for(facts: Facts) -> None:
    who = of("12", facts).sides[1]
    assert "the source was led back from a pronoun" in [told.words for told in who.speaks_against]
    assert all(told.weight < 0 for told in who.speaks_against)
    assert all(told.weight > 0 for told in who.speaks_for)


def test_a_man_is_considered_for_she_and_ruled_out_by_gender(facts: Facts) -> None:
    considered = {one.instead: one.because for one in of("12", facts).considered if one.kind == "speaker"}
    assert "a man" in considered["Pavel Orlik"]


def test_the_event_of_a_figure_beside_it_is_considered(facts: Facts) -> None:
    events = {one.instead: one.because for one in of("12", facts).considered if one.kind == "event"}
    assert events == {"injured": "goes with “30”"}


def test_who_spoke_just_before_is_considered_for_a_figure_without_source(facts: Facts) -> None:
    speakers = [one.instead for one in of("four", facts).considered if one.kind == "speaker"]
    assert speakers == ["Ana Brandt"]


def test_a_mixed_quote_considers_the_marked_words_alone() -> None:
    text = "The board said the dam was “as sound as a bell”."
    facts = find_facts(text, date(2031, 5, 2))
    extents = [one.instead for one in weigh(facts.quotes[0], facts, text).considered if one.kind == "extent"]
    assert extents == ["only the words between the marks"]


def test_every_trait_that_weighs_has_words() -> None:
    folder = files("dateline.facts") / "data"

    def rows(name: str) -> list[list[str]]:
        lines = (folder / name).read_text("utf-8").splitlines()
        return [line.split("\t") for line in lines if not line.startswith("#")]

    known = {(part, trait) for part, trait, _ in rows("confidence_words.tsv")}
    weighed = [(part, trait) for part, trait, _ in rows("confidence.tsv") if trait != "start"]
    assert [one for one in weighed if one not in known and ("*", one[1]) not in known] == []
