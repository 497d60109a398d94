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
        ("Police said it was over.", "Police", "body", "Police", "as stated"),
        ("The town's building office was shut. The office said it was over.", "The office", "body", "building office", "role"),
        ("Then they said it was over.", "they", "unnamed", "they", "unresolved"),
    ],
)  # fmt: skip
def test_speaker(text: str, words: str, kind: str, name: str, resolved: str) -> None:
    speaker = _speaker(text, words)
    assert (speaker.kind, speaker.name, speaker.resolved) == (kind, name, resolved)


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
