"""Invented stories with gold: which figures make a series, how they stand to each other, and what happened when."""

import re
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet
from storycases import Case, all_cases, written

from dateline.base.records import Figure, Story
from dateline.stories.tell import tell

CASES = list(all_cases(Path(__file__).parent / "cases"))
_SERIES = re.compile(r"series (\w+): (.+)$")
_PAIR = re.compile(r"(revision|conflict|compatible|different scope|part of) (\S+) (\S+)$")
_DAY = re.compile(r"on (\d{4}-\d\d-\d\d) (\d+) (.+)$")


def of_kind(case: Case, pattern: re.Pattern[str]) -> list[tuple[str, ...]]:
    return [match.groups() for line in case.expected if (match := pattern.match(line))]


def _param(name: str, case: Case) -> ParameterSet:
    """Return a case; one that is known to be told wrongly is expected to fail, until it is mended."""
    is_missed = name.endswith("[missed]")
    marks = [pytest.mark.xfail(strict=True, reason="told wrongly, see docs/series.md")] if is_missed else []
    return pytest.param(case, id=name, marks=marks)


def figures(case: Case) -> dict[str, Figure]:
    return {figure.id: figure for report in case.reports for figure in report.facts.figures}


def lines(text: str) -> list[tuple[str, str]]:
    pairs = (part.partition("=")[::2] for part in re.split(r";\s*", text))
    return sorted((name.strip(), ", ".join(values.replace(",", " ").split())) for name, values in pairs)


def shown(story: Story) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (
            series.event,
            sorted(
                (line.speaker.name or "none", ", ".join(written(point) for point in line.points))
                for line in series.lines
            ),
        )
        for series in story.series
    ]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 140


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES])
def test_every_line_of_a_case_is_understood(case: Case) -> None:
    for line in case.expected:
        assert line.startswith("no ") or any(p.match(line) for p in (_SERIES, _PAIR, _DAY)), line


@pytest.mark.parametrize(
    "case", [_param(n, c) for n, c in CASES if of_kind(c, _SERIES) or "no series" in c.expected]
)
def test_series(case: Case) -> None:
    story = tell("s", case.reports)
    gold = [(event, lines(text)) for event, text in of_kind(case, _SERIES)]
    assert sorted(shown(story)) == sorted(gold)


@pytest.mark.parametrize(
    "case", [pytest.param(c, id=n) for n, c in CASES if of_kind(c, _PAIR) or "no disagreements" in c.expected]
)
def test_disagreements(case: Case) -> None:
    story = tell("s", case.reports)
    by_id = figures(case)
    found = sorted(
        (d.kind, *(written(by_id[figure_id]) for figure_id in d.figure_ids))
        for series in story.series
        for d in series.disagreements
    )
    assert found == sorted(of_kind(case, _PAIR))


@pytest.mark.parametrize("case", [pytest.param(c, id=n) for n, c in CASES if of_kind(c, _DAY)])
def test_timeline(case: Case) -> None:
    story = tell("s", case.reports)
    found = [(entry.on.isoformat(), str(entry.origins), entry.sentence.exact) for entry in story.timeline]
    gold = of_kind(case, _DAY)
    assert [(on, origins) for on, origins, _ in found] == [(on, origins) for on, origins, _ in gold]
    for (_, _, exact), (_, _, beginning) in zip(found, gold, strict=True):
        assert exact.startswith(beginning)


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES])
def test_every_sentence_is_a_report_s_own(case: Case) -> None:
    texts = {report.article.version_id: report.article.text for report in case.reports}
    story = tell("s", case.reports)
    for cited in (*story.brief, *(entry.sentence for entry in story.timeline)):
        assert texts[cited.version_id][cited.start : cited.end] == cited.exact
