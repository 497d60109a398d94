"""The brief: what stands in it, and what can be read alone."""

from dataclasses import replace

import pytest
from storycases import read_report

from dateline.base.records import Report
from dateline.stories.aspects import aspects_of
from dateline.stories.standing import is_news, leans, stands_alone
from dateline.stories.tell import tell


def report(name: str, day: int, *lines: str, headline: str = "", outlet: str = "Harbour Post") -> Report:
    made = read_report(f"{name} 2031-04-{day:02} {outlet}", list(lines))
    return replace(made, article=replace(made.article, headline=headline))


def brief(*reports: Report) -> list[str]:
    return [cited.exact for cited in tell("a", reports).brief]


@pytest.mark.parametrize(
    "text",
    [
        "He said that the bridge was safe.",
        "On Monday it was 214, and the minister apologised.",
        "“We will rebuild the bridge,” she said.",
        "“We will rebuild the bridge.”",
        "Most of them were children from the village.",
        "All three were buried before noon.",
        "Filled with paper, it weighed 37 kilos.",
        "Each claims to have won.",
        "The council voted 29 to 26 in her favour.",
        "The company said it had set up a fund.",
        "An engineer, Ada Limoy, called that “a sum done wrongly”.",
    ],
)
def test_a_sentence_leans_where_its_hold_stands_in_the_one_before(text: str) -> None:
    assert leans(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mira Oss said that she would stay.",
        "The bank of Kelm said its systems were safe.",
        "“We will rebuild the bridge,” Mira Oss said.",
        "Ms Oss dropped one count because a witness had withdrawn his statement.",
        "Two people are missing in Kelm.",
    ],
)
def test_a_sentence_with_its_own_hold_does_not_lean(text: str) -> None:
    assert not leans(text)


def test_half_a_quotation_does_not_stand_alone() -> None:
    made = report("a", 1, "“By noon the river had used up all of the chalk in the school of Kelm.")
    assert not stands_alone(made, made.facts.sentences[0])


@pytest.mark.parametrize(
    "text",
    [
        "The dam burst above the town as…",
        "(Corrects the number of houses in the first paragraph.)",
        "Posted: 7 April 2031, 9.00 in the evening.",
        "7 April 2031\nThe dam burst above the town of Kelm.",
    ],
)
def test_teasers_and_notes_are_no_news(text: str) -> None:
    assert not is_news(text)


@pytest.mark.parametrize(
    ("line", "aspect"),
    [
        ("The wave killed {9|killed|9|people} people in Kelm.", "count"),
        ("The company denied that its line was the cause.", "dispute"),
        ("The dam burst because a gate was left open.", "cause"),
        ("The government sent two ships to Kelm.", "response"),
        ("Parliament is to debate the law next week.", "next"),
        ("The flood was the worst in Kelm since 1958.", "background"),
    ],
)
def test_what_a_sentence_adds_is_read_off_its_words(line: str, aspect: str) -> None:
    made = report("a", 1, line)
    assert aspect in aspects_of(made, made.facts.sentences[0])


def test_the_newest_count_of_the_dead_stands_in_the_brief() -> None:
    lines = [
        "The flood in [Kelm] killed {4|killed|4|people|the police/b} people, the police said.",
        "The toll of the flood in [Kelm] has risen to {9|killed|9|people|the police/b|total}, the police said.",
    ]
    news = "Kelm will build a new bridge over the river, its council decided."
    told = brief(report("a", 1, lines[0]), report("b", 3, lines[1]), report("c", 4, news))
    assert "The toll of the flood in Kelm has risen to 9, the police said." in told


def test_at_most_two_sentences_count_the_same_harm() -> None:
    towns = ("Kelm", "Tarn", "Orva", "Lom", "Sund")
    reports = [
        report(
            f"r{n}",
            n + 1,
            f"The storm word{n} killed {{{n + 3}|killed|{n + 3}|people|Mayor of {town}/b}} people alpha{n} beta{n} gamma{n} in [{town}].",
            outlet=f"Outlet {town}",
        )
        for n, town in enumerate(towns)
    ]
    assert len([line for line in brief(*reports) if "killed" in line]) <= 2


def test_a_report_gives_at_most_two_sentences_where_others_report_too() -> None:
    lines = [
        f"Word{n} alpha{n} beta{n} gamma{n} delta{n} happened in town{n} under rain{n}." for n in range(6)
    ]
    other = "Parliament in Orva passed the harbour tax after a long debate."
    told = brief(report("a", 1, *lines), report("b", 1, other, outlet="Coast Daily"))
    assert len([line for line in told if line.startswith("Word")]) == 2


def test_a_foot_line_is_never_taken_for_news() -> None:
    line = "Sign up for the morning newsletter of the Harbour Post and read all of it."
    news = "Kelm will build a new bridge over the river, its council decided."
    assert brief(report("a", 1, news, line)) == [news]
