"""Tails: where a statement that follows its cue ends, and what the writer adds."""

import pytest

from dateline.facts.find import find_facts

# What was said between bars; the rest of the sentence is the writer's.
CUT = [
    "The ministry said |the dam would hold|, according to a transcript of the meeting.",
    "The ministry said |the dam would hold| without giving details.",
    "Brandt said |the dam would hold| while noting that the gates were old.",
    "Brandt said |the dam would hold|, when asked about the cracks.",
    "Brandt said |the dam would hold|, while the union said it had seen cracks.",
    "Brandt ruled that |the dam would stay closed|, prompting a walkout by the council.",
    "Brandt said |the dam would hold|, rejecting calls for an inquiry.",
    "Brandt said |the dam would hold|; warning that the road was not safe.",
    "Brandt said |the dam would hold|, having admitted that the gates were old.",
    "Brandt told the council that |the dam would hold|, to loud applause.",
    "Brandt said |the dam would hold|, in a short address from her office.",
    "Brandt said |the dam would hold|, hours after the first cracks were found.",
    "Brandt said |the dam would hold|, three days before the vote.",
    "Brandt claimed |the council had hidden the cracks|, a charge that its chairman denies.",
    "Brandt said |the dam had never held so much water|, the highest in twenty years.",
    "Brandt promised that |the gates would be replaced| — the third such promise this year.",
    "Brandt claimed |most of the seats|, an unprecedented blow to the Farmers' League.",
    "Brandt said |the dam would hold|, as she set out her plans to the council.",
    "The council condemned |the closure of the road|, with engineers warning that the valley was cut off.",
]
KEPT = [
    "Brandt said |the flood had broken the dam, killing two men in the valley|.",
    "Brandt said |the road had to be closed as the dam was leaking|.",
    "Brandt said |the dam would hold although the gates were old|.",
    "Brandt said |the dam would hold, including its two gates|.",
    "Brandt said |the dam had broken hours after the quake|.",
    "Brandt said |the report was a surprise and that the gates would be replaced|.",
    "Brandt said |“the dam will hold, according to the board”|.",
]
TAKEN = [
    "The council called for |an inquiry under the water act against the builders|.",
    "The council called on |Brandt to open the gates|.",
    "Brandt accused |the board of waste by building a third gate|.",
    "The union announced |further strikes for next week|.",
    "The council declared |a state of emergency in nine villages|.",
]
LEFT = [
    "The union announced |the end of the strike| on Thursday.",
    "The council condemned |the closure of the road| in a statement.",
]


@pytest.mark.parametrize("marked", CUT)
def test_what_the_writer_adds_is_cut_off(marked: str) -> None:
    assert _contents(marked.replace("|", ""))[0] == marked.split("|")[1]


@pytest.mark.parametrize("marked", KEPT)
def test_what_the_speaker_adds_is_kept(marked: str) -> None:
    assert marked.split("|")[1] in _contents(marked.replace("|", ""))


@pytest.mark.parametrize("marked", TAKEN)
def test_what_was_asked_for_is_taken_whole(marked: str) -> None:
    assert _contents(marked.replace("|", ""))[0] == marked.split("|")[1]


@pytest.mark.parametrize("marked", LEFT)
def test_when_and_where_it_was_said_is_left_out(marked: str) -> None:
    assert _contents(marked.replace("|", ""))[0] == marked.split("|")[1]


def _contents(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in find_facts(text, None).quotes]
