"""Speakers: the words at the place of attribution, led back to the fullest name the article gives."""

import pytest

from dateline.base.records import Speaker
from dateline.facts.names import find_names
from dateline.facts.parse import parse
from dateline.facts.speakers import read_context, resolve


def _speaker(text: str, words: str) -> Speaker:
    doc = parse(text)
    at = text.rindex(words)
    return resolve((at, at + len(words)), read_context(doc, find_names(doc)))


@pytest.mark.parametrize(
    ("text", "words", "kind", "name", "resolved"),
    [
        ("Robert Brandt spoke on Monday. Later Brandt said it was over.", "Brandt", "person", "Robert Brandt", "surname"),
        ("Robert Brandt spoke on Monday. Later he said it was over.", "he", "person", "Robert Brandt", "pronoun"),
        ("Anna Brandt met Robert Venn on Monday. She said it was over.", "She", "person", "Anna Brandt", "pronoun"),
        ("Defence Minister Robert Brandt spoke. The minister said it was over.", "The minister", "person", "Robert Brandt", "role"),
        ("The Norburg Defence Ministry was calm. The ministry said it was over.", "The ministry", "body", "Norburg Defence Ministry", "role"),
        ("U.S. officials said it was over.", "U.S. officials", "unnamed", "U.S. officials", "as stated"),
        ("A senior official who asked not to be named said so.", "A senior official who asked not to be named", "unnamed", "A senior official", "as stated"),
        ("The Joint Chiefs of Staff (JCS) said it was over.", "The Joint Chiefs of Staff (JCS)", "body", "Joint Chiefs of Staff", "as stated"),
        ("Police said it was over.", "Police", "body", "Police", "as stated"),
        ("The town's building office was shut. The office said it was over.", "The office", "body", "building office", "role"),
        ("Then they said it was over.", "they", "unnamed", "they", "unresolved"),
        ("Residents fled the fire. Later they said it was over.", "they", "unnamed", "Residents", "pronoun"),
        ("Ann Brandt resigned as chairman. Later she said it was over.", "she", "person", "Ann Brandt", "pronoun"),
        ("Ann Brandt met Norburg agents. Later she said it was over.", "she", "person", "Ann Brandt", "pronoun"),
        ("Ann Brandt spoke on Monday. Her lawyer said it was over.", "Her lawyer", "unnamed", "Ann Brandt’s lawyer", "owner"),
        ("Ann Brandt spoke on Monday. Her research says it was over.", "Her research", "person", "Ann Brandt", "owner"),
        ("The harbour envoy said it was over. Later Harbour Envoy Ann Brandt left.", "The harbour envoy", "person", "Ann Brandt", "role"),
        ("A spokesman for the harbour office spoke. The spokesman said it was over.", "The spokesman", "unnamed", "A spokesman for the harbour office", "role"),
        ("A group of harbour workers met. The group said it was over.", "The group", "body", "group of harbour workers", "role"),
        ("The newspaper Norburg Courier was first. The paper said it was over.", "The paper", "body", "Norburg Courier", "role"),
        ("The Harbour Council published a report. The report said it was over.", "The report", "body", "Harbour Council", "owner"),
        ("A report by the Harbour Council said it was over.", "A report by the Harbour Council", "body", "Harbour Council", "owner"),
        ("Dockers and shipowners said it was over.", "Dockers and shipowners", "unnamed", "Dockers and shipowners", "as stated"),
    ],
)  # fmt: skip
def test_speaker(text: str, words: str, kind: str, name: str, resolved: str) -> None:
    speaker = _speaker(text, words)
    assert (speaker.kind, speaker.name, speaker.resolved) == (kind, name, resolved)


def test_a_seated_firm_is_the_one_named_before() -> None:
    text = "Strandwerk Inc. lost a ship. The Norburg-based company said it was over."
    assert _speaker(text, "The Norburg-based company").name == "Strandwerk Inc."


def test_a_company_s_spokesman_is_of_the_company_named_before() -> None:
    text = "Strandwerk Inc. lost a ship. A company spokesman said it was over."
    assert _speaker(text, "A company spokesman").name == "A Strandwerk Inc. spokesman"


def test_the_company_that_spoke_just_before_goes_on() -> None:
    text = "Strandwerk Inc. spoke first. Then came Norburg Lines Inc. by ship. The company said it was over."
    doc = parse(text)
    context = read_context(doc, find_names(doc))
    at = text.index("The company")
    last = Speaker(kind="body", name="Strandwerk Inc.")
    assert resolve((at, at + len("The company")), context, last=last).name == "Strandwerk Inc."


def test_a_firm_is_no_ministry() -> None:
    text = "Strandwerk Inc. lost a ship. The Harbour Ministry was told. The company said it was over."
    assert _speaker(text, "The company").name == "Strandwerk Inc."


def test_a_pronoun_outside_a_quotation_stands_for_nobody_inside() -> None:
    text = "Robert Brandt spoke. “Karl Venn knows,” he said."
    assert _speaker(text, "he").name == "Robert Brandt"


def test_role_stands_without_its_article() -> None:
    text = "Robert F. Brandt, the harbour security spokesman, said it was over."
    assert (
        _speaker(text, "Robert F. Brandt, the harbour security spokesman").role
        == "harbour security spokesman"
    )


def test_title_before_the_name_is_the_role() -> None:
    assert (
        _speaker("Defence Minister Robert Brandt said so.", "Defence Minister Robert Brandt").role
        == "Defence Minister"
    )


def test_a_body_s_name_follows_what_it_is() -> None:
    text = "Open Hand came on Monday. More came later, the relief group Open Hand said."
    assert _speaker(text, "the relief group Open Hand").name == "Open Hand"
