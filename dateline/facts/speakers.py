"""Who is responsible for a statement: words that name a speaker, led back to the fullest name the article gives."""

from dataclasses import dataclass

from spacy.tokens import Doc

from dateline.base.records import Name, Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the words of one document are read against: its parse and its names."""

    doc: Doc
    names: tuple[Name, ...]


def resolve(span: tuple[int, int], context: Context) -> Speaker:
    """Return the speaker that the words `span` (characters of the document) name.

    `resolved` says how: "as stated", "surname", "abbreviation", "role", "pronoun", or "unresolved", where the name
    is the words as they stand.
    """
    words = context.doc.text[slice(*span)]
    return Speaker(kind="unnamed", name=words, resolved="unresolved")
