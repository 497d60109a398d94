"""A note of correction is part of the record: it stays in the text, and the next version's revision tells it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.articles.notes import is_told_note
from dateline.articles.revise import revise
from dateline.base.records import Article, Refusal

Read = Callable[..., Article | Refusal]

BODY = (
    "The ferry Saint Alder sank off Calder Point on Monday, the harbour police said, and all 140 people were saved.",
    "It had left Port Ellery at noon, and ran into heavy seas an hour later, its captain told reporters.",
    "The minister ordered an inquiry, which is to report by the end of April at the latest.",
)
NOTES = (
    "This article was amended on 4 March 2031. An earlier version said 14 people were on board.",
    "Correction: An earlier version of this article misstated the number of people on board.",
    "Correction, March 4: The ferry had left at noon.",
    "Corrections & clarifications: The ferry had left at noon, not at one.",
    "Editor's note: This story has been updated to correct the number.",
    "UPDATE: This story has been updated with the minister's remarks.",
    "This story has been corrected to show that 140 people were on board.",
    "Due to an editing error, an earlier version of this article gave the wrong number.",
    "Korrektur: In einer früheren Version hieß es, 14 Menschen seien an Bord gewesen.",
)
PLACES = (
    "<article><h1>Ferry sinks</h1>{body}<p>{note}</p></article>",
    "<article><h1>Ferry sinks</h1><p>{note}</p>{body}</article>",
    "<article><h1>Ferry sinks</h1><div>{body}</div><div class='correction'><p>{note}</p></div></article>",
    "<article><h1>Ferry sinks</h1><div>{body}</div><footer><p><em>{note}</em></p></footer></article>",
    "<article><h1>Ferry sinks</h1><div class='article-body'>{body}</div><aside><p>{note}</p></aside></article>",
)
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in BODY)


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("place", PLACES, ids=["last", "first", "box", "footer", "aside"])
def test_note_is_kept(read_html: Read, place: str, note: str) -> None:
    found = read_html(place.format(body=PARAGRAPHS, note=note))
    assert isinstance(found, Article)
    assert note in found.text.split("\n\n")


@pytest.mark.parametrize("note", NOTES)
def test_note_of_a_text_capture_is_kept(read_text: Read, note: str) -> None:
    found = read_text("\n\n".join(["Ferry sinks off Calder Point", *BODY, note]))
    assert isinstance(found, Article)
    assert note in found.text.split("\n\n")


def test_revision_tells_the_note(read_html: Read) -> None:
    page = PLACES[3]
    before, after = (
        read_html(PLACES[0].format(body=PARAGRAPHS, note="")),
        read_html(page.format(body=PARAGRAPHS, note=NOTES[0])),
    )
    assert isinstance(before, Article)
    assert isinstance(after, Article)
    revision = revise((before, None), (replace(after, id=before.id), None))
    assert revision.notes == (NOTES[0],)


@pytest.mark.parametrize(
    "line", ["Updated: 4 March 2031, 12:00 GMT", "Updated 4 March 2031 – 12:00", "Update: 12:00"]
)
def test_label_with_a_date_tells_nothing(read_html: Read, line: str) -> None:
    assert not is_told_note(line)
    found = read_html(PLACES[3].format(body=PARAGRAPHS, note=line))
    assert isinstance(found, Article)
    assert line not in found.text
