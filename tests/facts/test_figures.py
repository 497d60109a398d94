"""Figures: one kind of report a line in `cases/figures.tsv`, what is none in `cases/no_figures.txt`."""

from datetime import date
from pathlib import Path

import pytest

from dateline.base.records import Attribution, Figure, Quote, Speaker
from dateline.facts.figures import find_figures
from dateline.facts.parse import parse
from dateline.facts.times import find_times

FOLDER = Path(__file__).parent / "cases"
PUBLISHED = date(2031, 3, 20)


def _lines(name: str) -> list[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def _figures(text: str, quotes: tuple[Quote, ...] = ()) -> tuple[Figure, ...]:
    times = find_times(text, PUBLISHED)
    return find_figures(parse(text), "v1", published=PUBLISHED, times=times, quotes=quotes)


def _shown(figure: Figure) -> str:
    low, high = ("" if end is None else f"{end:.7g}" for end in (figure.low, figure.high))
    return f"{figure.bound} {low}..{high} {figure.unit} {figure.event}"


def _plain(expected: str) -> str:
    bound, ends, rest = expected.split(" ", 2)
    low, high = (f"{float(end):.7g}" if end else "" for end in ends.split(".."))
    return f"{bound} {low}..{high} {rest}"


CASES = [line.split("\t") for line in _lines("figures.tsv")]


@pytest.mark.parametrize(("marked", "expected", "subject"), CASES, ids=[case[0] for case in CASES])
def test_a_figure_is_read(marked: str, expected: str, subject: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    start = marked.index("[")
    end = marked.index("]") - 1
    figure = next(f for f in _figures(text) if f.start < end and start < f.end)
    assert _shown(figure) == _plain(expected)
    if subject:
        assert figure.subject == subject


@pytest.mark.parametrize("text", _lines("no_figures.txt"))
def test_what_is_no_figure_is_left_out(text: str) -> None:
    assert [figure.exact for figure in _figures(text)] == []


def test_a_figure_gives_back_its_words_and_its_sentence() -> None:
    text = "It was cold. The blaze killed 12 people.\n\nNobody fled."
    figure = _figures(text)[0]
    assert text[figure.start : figure.end] == figure.exact == "12"
    assert text[slice(*figure.sentence)] == "The blaze killed 12 people."


def test_a_part_has_the_event_of_the_whole() -> None:
    whole, children, women = _figures(
        "The blaze killed 15 villagers, including eight children and two women."
    )
    assert (whole.event, children.event, women.event) == ("killed", "killed", "killed")
    assert whole.scope is None
    assert children.scope == "including eight children"


def test_each_count_of_a_list_has_its_own_event() -> None:
    found = _figures("The blaze killed 12 people and injured 40, while three are missing.")
    assert [(f.exact, f.event) for f in found] == [("12", "killed"), ("40", "injured"), ("three", "missing")]


def test_a_conversion_in_brackets_takes_the_bound() -> None:
    found = _figures("Over 5 inches (13 cm) of rain fell.")
    assert [(f.bound, f.low, f.high) for f in found] == [("more_than", 5, None), ("more_than", 13, None)]


def test_a_count_said_again_is_a_reference() -> None:
    found = _figures("Police arrested 14 men. The 14 men were freed.")
    assert [f.exact for f in found] == ["14"]


def test_a_window_since_a_month_has_its_start() -> None:
    figure = _figures("The toll has reached 40 since early August.")[0]
    assert (figure.window, figure.since, figure.until) == ("since early August", "2030-08", None)


def test_the_day_on_which_a_count_stood_limits_it_to_no_day() -> None:
    assert _figures("The death toll rose to 40 on Thursday.")[0].window is None


def test_a_window_of_the_past_weeks_is_counted_back_from_publication() -> None:
    figure = _figures("The blaze killed 40 people in the past two weeks.")[0]
    assert (figure.window, figure.since) == ("in the past two weeks", "2031-03-06")


def test_a_figure_has_its_place() -> None:
    assert _figures("The blaze killed 40 people in Zelmar Province.")[0].place == "Zelmar Province"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The death toll has risen to 40.", True),
        ("Another 40 people were killed.", False),
        ("The blaze killed 40 people.", None),
    ],
)
def test_a_cumulative_figure_says_so(text: str, expected: bool | None) -> None:
    assert _figures(text)[0].is_cumulative is expected


def _quote(text: str, words: str, name: str) -> Quote:
    start = text.index(words)
    end = start + len(words)
    return Quote(
        id=name,
        version_id="v1",
        start=start,
        end=end,
        exact=words,
        pieces=((start, end),),
        sentence=(0, len(text)),
        kind="indirect",
        attribution=Attribution(speaker=Speaker(kind="person", name=name)),
    )


def test_a_figure_has_the_speaker_of_the_innermost_quote() -> None:
    text = "Mara Venn said that Ilo Part had counted 40 dead."
    outer = _quote(text, "that Ilo Part had counted 40 dead", "Mara Venn")
    inner = _quote(text, "40 dead", "Ilo Part")
    assert _figures(text, (outer, inner))[0].attribution.speaker.name == "Ilo Part"


def test_a_figure_outside_every_quote_has_no_speaker() -> None:
    text = "Mara Venn said it was over. The blaze killed 40 people."
    figure = _figures(text, (_quote(text, "it was over", "Mara Venn"),))[0]
    assert figure.attribution.speaker.kind == "none"


def test_the_same_text_gives_the_same_figures() -> None:
    text = "The blaze killed 12 people and burned 3,000 hectares."
    assert _figures(text) == _figures(text)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The national police place the toll at 26.", "national police"),
        ("In a study from the Zelmar Institute, about 80% of children fell ill.", "Zelmar Institute"),
    ],
)
def test_a_source_that_only_figures_have_is_found(text: str, source: str) -> None:
    assert source in str(_figures(text)[0].attribution.speaker.name)


def test_a_count_that_goes_on_after_a_quote_has_its_speaker() -> None:
    text = "The council reports 132 deaths, totalling 1,225 dead since May."
    figures = _figures(text, (_quote(text, "132 deaths", "the council"),))
    assert [f.attribution.speaker.name for f in figures] == ["the council", "the council"]


@pytest.mark.parametrize("part", ["12 people ", "1 ", "killed 3 and ", "(5) ", "several of the "])
def test_long_runs_of_numbers_end(part: str) -> None:
    assert len(_figures(part * 200)) <= 200


def test_one_place_serves_the_counts_beside_it() -> None:
    found = _figures("Two people were killed and four others were injured in Zelmar Province.")
    assert [figure.place for figure in found] == ["Zelmar Province", "Zelmar Province"]


def test_a_toll_after_more_bodies_is_still_a_total() -> None:
    toll = _figures("The death toll rose to 72 after 26 more bodies were found.")[0]
    assert toll.is_cumulative is True


def test_a_conversion_has_the_source_of_the_first() -> None:
    found = _figures("The council put the loss at $214m (€196m).")
    assert [f.attribution.speaker.name for f in found] == ["The council", "The council"]


def test_them_is_who_was_counted_before() -> None:
    found = _figures("The storm left 26 sailors dead. Ten of them were cooks.")
    assert [(f.unit, f.event, f.subject) for f in found] == [("people", "killed", "sailors")] * 2


def test_the_speaker_is_not_what_is_counted() -> None:
    found = _figures("Strandwerk puts the total loss at about $1.2bn.")
    assert found[0].subject == "total loss"


def test_a_note_of_correction_keeps_what_is_right() -> None:
    found = _figures("Correction: the town has 12,000 homes, not 120,000.")
    assert [figure.exact for figure in found] == ["12,000"]


@pytest.mark.parametrize(
    "text",
    [
        "Sales rose 5% from a year ago.",
        "It was the worst blaze since 1934, killing 40 people.",
        "The blaze killed 40 people, the mayor said on Tuesday.",
    ],
)
def test_what_is_compared_or_said_sets_no_window(text: str) -> None:
    assert [figure.window for figure in _figures(text)] == [None]


def test_a_window_opens_with_what_began() -> None:
    figure = _figures("The toll has reached 40 since the fever began in early August.")[0]
    assert (figure.window, figure.since) == ("since the fever began in early August", "2030-08")


def test_a_window_closes_with_what_ended() -> None:
    figure = _figures("Sales were $5 million for the quarter ended March 3, 2031.")[0]
    assert (figure.since, figure.until) == (None, "2031-03-03")


def test_a_way_is_no_place() -> None:
    assert _figures("The bus carried 46 people from Vienna to Paris.")[0].place != "Paris"


@pytest.mark.parametrize(
    "text",
    ["The plan includes setting up 40 camps.", "Her team, which includes two cooks, has 40 boats."],
)
def test_what_includes_something_is_no_part(text: str) -> None:
    assert _figures(text)[-1].scope is None


def test_a_conversion_is_about_the_same() -> None:
    found = _figures("The blaze burned 320 acres (130 hectares).")
    assert len({figure.subject for figure in found}) == 1
