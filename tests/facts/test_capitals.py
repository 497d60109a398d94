"""Text in capitals is read as if it were in ordinary print, at the same offsets."""

from datetime import date

import pytest

from dateline.facts.capitals import LEAST_LETTERS, Recaser
from dateline.facts.find import find_facts
from dateline.facts.parse import MODEL, load

WIRE = "IN PORT ALDER ON 3 MAR 91, MAYOR ELENA DRUSKO SAID THAT 14 PEOPLE WERE KILLED AND AT LEAST 30 WERE WOUNDED IN THE FIRE."


@pytest.fixture(scope="module")
def recaser() -> Recaser:
    return Recaser(load(MODEL).pipeline)


@pytest.mark.parametrize(
    ("text", "recased"),
    [
        ("THE SOLDIERS WERE TAKEN TO A HOSPITAL IN FRANCE.", "The soldiers were taken to a hospital in France."),
        ("PRESIDENT OLGA BRENKO SPOKE. THE PRESIDENT LEFT.", "President Olga Brenko spoke. The president left."),
        ("THE RIVER GUARD OF ALDER [RGA] AND ITS MEN. THE RGA LEFT.", "The River Guard of Alder [RGA] and its men. The RGA left."),
        ("ON 12 MAY THE TROOPS MAY MARCH TO SAN TELMO.", "On 12 May the troops may march to San Telmo."),
        ("DR. O'BRENNAN AND MR. MCTAVISH, OF THE U.S. EMBASSY", "Dr. O'Brennan and Mr. McTavish, of the U.S. embassy"),
        ("-- [REPORT] [TEXT] THE MINE WASN'T CLOSED, I SAID.", "-- [Report] [Text] The mine wasn't closed, I said."),
        ("THE 2D BRIGADE'S MACHINEGUNNED TRUCKS BURNED.", "The 2d brigade's machinegunned trucks burned."),
        ("THE UNITED STATES AND GERMAN MINERS WANT MORE.", "The United States and German miners want more."),
    ],
)  # fmt: skip
def test_names_keep_their_capital_and_words_do_not(recaser: Recaser, text: str, recased: str) -> None:
    assert recaser.recased(text) == recased


@pytest.mark.parametrize(
    "text",
    [
        "Ordinary print, as NATO and the UN write it, stays as it is.",
        "SHORT HEAD",
        "N" * 4 * LEAST_LETTERS,
        "",
    ],
)
def test_what_is_not_in_capitals_stays(recaser: Recaser, text: str) -> None:
    assert recaser.recased(text) == text


def test_a_paragraph_in_capitals_is_recased_alone(recaser: Recaser) -> None:
    plain = "The Harbour Board met on Friday and talked about the price of berths in the old port."
    text = f"{plain}\n\nTHE FERRIES WERE LATE AGAIN ON THURSDAY\n\n{plain}"
    assert recaser.recased(text) == f"{plain}\n\nThe ferries were late again on Thursday\n\n{plain}"


def test_letters_whose_small_form_is_longer_keep_the_offsets(recaser: Recaser) -> None:
    text = "THE GOVERNOR OF İZMİR AND THE STRAẞE OF THE MINERS WERE SEEN."
    assert len(recaser.recased(text)) == len(text)


def test_facts_of_a_wire_in_capitals_have_the_words_of_the_wire() -> None:
    facts = find_facts(WIRE, date(1991, 3, 3))
    assert [(f.exact, f.event, f.low) for f in facts.figures] == [("14", "killed", 14), ("30", "injured", 30)]
    assert facts.figures[0].attribution.speaker.name == "Elena Drusko"
    assert [t.exact for t in facts.times] == ["3 MAR 91"]
    assert all(WIRE[f.start : f.end] == f.exact for f in facts.figures)
    assert all(WIRE[q.start : q.end] == q.exact for q in facts.quotes)
