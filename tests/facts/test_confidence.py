"""Confidence: the chance that a fact is right, by traits that are known when it is made."""

from datetime import date
from importlib.resources import files
from time import process_time

import pytest

from dateline.base.records import Facts, Figure, Quote
from dateline.facts.confidence import (
    LEAST_SURE,
    MOST_SURE,
    START,
    Part,
    chance,
    confidence_of,
    reasons,
    surroundings,
    traits_of,
    weighed,
)
from dateline.facts.find import find_facts

TEXT = (
    "Ana Brandt, the mayor of Ostrel, said that 12 houses had burned down.\n\n"
    "“We counted them twice,” she said. At least nine people were hurt."
)


@pytest.fixture(scope="module")
def facts() -> Facts:
    return find_facts(TEXT, date(2031, 5, 2))


def group(fact: Figure | Quote, facts: Facts, part: Part, name: str) -> str:
    traits = traits_of(fact, surroundings(facts, TEXT))[part]
    return next(trait.partition(":")[2] for trait in traits if trait.startswith(f"{name}:"))


def test_every_fact_has_a_confidence_between_the_bounds(facts: Facts) -> None:
    made = [fact.confidence for fact in (*facts.quotes, *facts.figures)]
    assert made
    assert all(LEAST_SURE <= sure <= MOST_SURE for sure in made)


def test_a_speaker_named_at_the_place_is_surer_than_a_pronoun(facts: Facts) -> None:
    named, pronoun = facts.quotes
    assert (named.attribution.speaker.resolved, pronoun.attribution.speaker.resolved) == (
        "as stated",
        "pronoun",
    )
    around = surroundings(facts, TEXT)
    who: Part = "quote who"
    assert chance(who, traits_of(named, around)[who]) > chance(who, traits_of(pronoun, around)[who])


def test_the_product_of_both_parts_is_the_confidence(facts: Facts) -> None:
    figure = facts.figures[0]
    around = surroundings(facts, TEXT)
    product = 1.0
    for part, traits in traits_of(figure, around).items():
        product *= chance(part, traits)
    assert confidence_of(figure, around) == pytest.approx(product, abs=0.005)


def test_a_figure_without_source_after_a_statement_is_told_from_one_beside_none(facts: Facts) -> None:
    assert group(facts.figures[-1], facts, "figure who", "source") == "none, after a statement"


def test_a_figure_inside_a_statement_knows_the_rule_that_found_it(facts: Facts) -> None:
    assert group(facts.figures[0], facts, "figure who", "way") == "clause"


def test_a_pronoun_is_chosen_among_few_persons(facts: Facts) -> None:
    assert group(facts.quotes[1], facts, "quote who", "choice") == "few persons"


def test_a_value_that_was_never_weighed_counts_as_other() -> None:
    assert chance("figure what", ["rule:never seen"]) == chance("figure what", ["rule:other"])


def test_reasons_stand_the_heaviest_first(facts: Facts) -> None:
    weights = [abs(reason.weight) for reason in reasons(facts.figures[0], surroundings(facts, TEXT))]
    assert weights
    assert weights == sorted(weights, reverse=True)


def test_the_weights_name_each_part_once_and_each_has_a_start() -> None:
    table = (files("dateline.facts") / "data" / "confidence.tsv").read_text("utf-8")
    rows = [line.split("\t")[:2] for line in table.splitlines() if not line.startswith("#")]
    assert len(rows) == len({tuple(row) for row in rows})
    assert {part for part, trait in rows if trait == START} == {part for part, _ in rows}
    assert {part for part, _ in rows} == {"figure what", "figure who", "quote what", "quote who"}


def test_a_text_that_is_one_endless_sentence_is_weighed_quickly() -> None:
    text = "12 men said, " * 4000
    figures = tuple(
        Figure(
            id=str(at), version_id="v", start=at * 13, end=at * 13 + 2, exact="12", sentence=(0, len(text)), low=12, high=12,
            bound="exact", unit="people", event="other_people", rule="people",
        )
        for at in range(4000)
    )  # fmt: skip
    began = process_time()
    weighed(Facts(article_id="a", version_id="v", stage=1, figures=figures), text)
    assert process_time() - began < 3
