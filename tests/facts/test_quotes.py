"""Quotes: what was said, by which words, by whom; one behaviour a case in `cases_quotes.json`."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline.base.records import Quote
from dateline.facts.find import find_facts
from dateline.facts.marks import find_quoted

CASES = json.loads((Path(__file__).parent / "cases_quotes.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_quotes_of_a_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [_as_case(text, quote) for quote in find_facts(text, None).quotes]
    wanted = [{"mode": "speech", "channel": None, **quote} for quote in case["quotes"]]
    assert found == wanted


def _as_case(text: str, quote: Quote) -> dict[str, Any]:
    told = quote.attribution
    return {
        "kind": quote.kind,
        "mode": quote.mode,
        "content": [text[start:end] for start, end in quote.pieces],
        "cue": [text[start:end] for start, end in told.cue],
        "source": text[slice(*told.source)] if told.source else None,
        "speaker": told.speaker.name,
        "is": told.speaker.kind,
        "channel": told.channel,
    }


def test_quote_gives_back_its_words() -> None:
    text = '"The dam," Ada Brandt said, "will hold."'
    quote = find_facts(text, None).quotes[0]
    assert text[quote.start : quote.end] == quote.exact


def test_two_attributions_of_the_same_words_have_two_identities() -> None:
    text = "The toll rose, police said, according to the Norburg Courier."
    ids = [quote.id for quote in find_facts(text, None).quotes]
    assert len(ids) == len(set(ids))


def test_nested_statement_says_who_relayed_it() -> None:
    text = "According to the Norburg Courier, Ada Brandt said the dam would hold."
    inner = next(q for q in find_facts(text, None).quotes if q.attribution.speaker.name == "Ada Brandt")
    assert inner.attribution.relayed_by is not None
    assert inner.attribution.relayed_by.name == "Norburg Courier"


def test_who_quotes_somebody_relays_the_statement() -> None:
    text = "The Norburg Courier quoted Mayor Ada Brandt as saying that the dam would hold."
    told = find_facts(text, None).quotes[0].attribution
    assert (told.speaker.name, told.relayed_by and told.relayed_by.name) == ("Ada Brandt", "Norburg Courier")


def test_first_person_in_a_quotation_is_its_speaker() -> None:
    text = "“I think the dam will hold,” Ada Brandt said."
    thought = next(q for q in find_facts(text, None).quotes if q.mode == "thought")
    assert thought.attribution.speaker.name == "Ada Brandt"
    assert thought.attribution.speaker.resolved == "pronoun"


def test_day_beside_the_cue_is_when_it_was_said() -> None:
    quote = find_facts("Ada Brandt said on Monday that the dam would hold.", date(2031, 3, 20)).quotes[0]
    assert (quote.attribution.said_on, quote.attribution.said_on_exact) == (date(2031, 3, 17), "Monday")


def test_day_of_something_else_is_not_when_it_was_said() -> None:
    quote = find_facts(
        "Ada Brandt, who was hurt on Monday, said the dam would hold.", date(2031, 3, 20)
    ).quotes[0]
    assert quote.attribution.said_on is None


def test_lead_takes_the_day_of_what_follows() -> None:
    text = "Two ships sank, Ada Brandt said.\n\nAda Brandt said on Monday that both were old.\n\nIt rained."
    assert find_facts(text, date(2031, 3, 20)).quotes[0].attribution.said_on == date(2031, 3, 17)


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("“One.\n\n“Two,” he said.", ["“One.\n\n“Two,”"]),
        ("He’s at the ‘players’ union’ now.", ["‘players’ union’"]),
        ('A lost "mark here.\n\nNext "one" is whole.', ['"one"']),
        ('“Straight and curly" close each other.', ['“Straight and curly"']),
        ("« Oui », dit-elle.", []),
    ],
)
def test_quotation_marks(text: str, stretches: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quoted(text)] == stretches


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The harbour ministry noted signs indicating a new strike.", "signs indicating a new strike"),
        ("The mayor dismissed the question saying it was over.", "the question"),
    ],
)
def test_a_participle_is_the_thing_s_where_things_may_do_it(text: str, content: str) -> None:
    assert content in [quote.exact for quote in find_facts(text, date(2030, 5, 4)).quotes]
