"""A draft beside the captures: one kind of fault, or one hard truth, a test."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from test_run import wire

from dateline.base.errors import Unreadable
from dateline.base.settings import Settings
from dateline.newsroom.check import BLAMED, Finding, check, check_draft, read_draft
from dateline.newsroom.run import add

ROWS = [
    ("a", "2026-03-02", "Norwire", "Flood in Norburg kills 12", "At least 12 people died in the flood in Norburg on Monday, the"
     " Interior Ministry said. “We watched the river hour by hour,” said Mayor Anna Brandt. The river broke two dams."),
    ("b", "2026-03-04", "Norwire", "Norburg flood dead now 31", "The flood in Norburg has killed 31 people, the Interior"
     " Ministry said on Wednesday. In the village of Tarn alone nine bodies were found, Mayor Anna Brandt said."
     " Relief worker Otto Lenz said that 214 houses had been lost in the flood."),
    ("c", "2026-03-05", "Orvale Post", "A mayor looks back", "Otto Lenz handed out soup in Norburg on Thursday. “We had to do"
     " it without a plan,” he said. The governor, Ida Kolm, closed all schools in the valley after the flood."),
]  # fmt: skip
ON = date(2026, 3, 6)
# Re-worded, rounded, in another order, by a surname, cut with an ellipsis, told as history.
TRUE = (
    "The Interior Ministry said on Wednesday that 31 people were killed in the flood in Norburg.",
    "The mayor of Norburg, Brandt, said: “We watched the river hour by hour.”",
    "“We watched the river … by hour,” Brandt said.",
    "Nearly 220 houses were lost in the flood, Lenz said.",
    "More than 30 people died in the flood in Norburg, the ministry said.",
    "On 2 March the Interior Ministry spoke of at least 12 people who died in the flood in Norburg.",
    "Governor Kolm closed all schools in the valley.",
)
FAULTS = (
    ("The Interior Ministry said that 37 people were killed in the flood in Norburg.", "figure", "contradicted"),
    ("Otto Lenz said that at least 214 houses had been lost in the flood.", "figure", "contradicted"),
    ("Ida Kolm said that 214 houses had been lost in the flood.", "figure", "contradicted"),
    ("Nine bodies were found in the flood in Norburg, Mayor Anna Brandt said.", "figure", "contradicted"),
    ("The Interior Ministry said that 26 bridges had fallen.", "figure", "unbacked"),
    ("“We watched the river night by night,” said Mayor Anna Brandt.", "quotation", "contradicted"),
    ("“We watched the river hour by hour,” said Governor Ida Kolm.", "quotation", "contradicted"),
    ("“No dam can hold for ever,” said Mayor Anna Brandt.", "quotation", "unbacked"),
    ("Kolm said that “214 houses had been lost in the flood”.", "quotation", "contradicted"),
    ("Otto Lenz handed out soup in Norburg on 3 March.", "date", "contradicted"),
)  # fmt: skip


@pytest.fixture
def model(store: Settings, tmp_path: Path) -> str:
    """A newsroom that has read the wire above; the name of the parser's model."""
    add([wire(tmp_path / "in", ROWS)], replace(store, jobs=1))
    return store.spacy_model


def verdicts(text: str, model: str, kind: str) -> list[str]:
    return [item.verdict for item in check(text, model=model, published=ON).findings if item.kind == kind]


def blamed(text: str, model: str) -> list[Finding]:
    return [item for item in check(text, model=model, published=ON).findings if item.verdict in BLAMED]


def test_what_is_true_is_not_blamed(model: str) -> None:
    assert [finding for draft in TRUE for finding in blamed(draft, model)] == []


def test_a_fault_is_found(model: str) -> None:
    assert [draft for draft, kind, verdict in FAULTS if verdict not in verdicts(draft, model, kind)] == []


def test_a_number_that_was_revised_is_superseded(model: str) -> None:
    draft = "At least 12 people died in the flood in Norburg, the Interior Ministry says."
    assert verdicts(draft, model, "figure") == ["superseded"]


def test_a_verdict_shows_its_passage_and_its_origins(model: str) -> None:
    [finding] = check("“We had to do it without a plan,” Lenz said.", model=model, published=ON).findings
    assert (finding.origins, finding.witnesses[0].outlet) == (1, "Orvale Post")
    assert "without a plan" in finding.witnesses[0].sentence


def test_the_queries_of_the_draft_come_with_it(model: str) -> None:
    checked = check("The river broke two dams on Tuesday, March 2, 2026.", model=model, published=ON)
    assert [query.kind for query in checked.queries] == ["weekday"]


def test_an_empty_store_backs_nothing(store: Settings) -> None:
    checked = check("At least 12 people died.", model=store.spacy_model)
    assert [item.verdict for item in checked.findings] == ["unbacked"]


def test_findings_know_their_line(model: str, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(
        "Flood\n\nThe river broke.\n\n“No dam can hold for ever,” Brandt said.\n", encoding="utf-8"
    )
    checked = check_draft(read_draft(path), model=model)
    assert [item.line for item in checked.findings] == [5]


def test_a_page_in_html_is_read_as_an_article(tmp_path: Path) -> None:
    path = tmp_path / "draft.html"
    words = (
        "The river broke two dams above the town, and the water stood in the streets until the evening. " * 3
    )
    path.write_text(
        f"<html><body><article><h1>Flood in Norburg</h1><p>{words}</p><p>{words}</p></article></body></html>"
    )
    draft = read_draft(path)
    assert draft.headline == "Flood in Norburg"
    assert "<p>" not in draft.text


def test_lines_that_were_only_wrapped_are_joined(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(
        "The river broke two dams above the town of Norburg, and the\nwater stood high.\nThen it fell.\n"
    )
    assert read_draft(path).text == (
        "The river broke two dams above the town of Norburg, and the water stood high.\nThen it fell.\n"
    )


def test_what_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(b"\xff\xfe\x00d")
    with pytest.raises(Unreadable, match="UTF-8"):
        read_draft(path)
