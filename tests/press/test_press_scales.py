"""Where values and days lie on a chart."""

from datetime import date, timedelta

import pytest

from dateline.press.scales import nice_ticks, scale_days, scale_values


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 10, [0, 2, 4, 6, 8, 10]),
        (0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (0, 123, [0, 20, 40, 60, 80, 100, 120]),
        (-5, 5, [-4, -2, 0, 2, 4]),
        (0, 1e12, [0, 2e11, 4e11, 6e11, 8e11, 1e12]),
    ],
)
def test_ticks_are_round(low: float, high: float, ticks: list[float]) -> None:
    assert nice_ticks(low, high, 5) == ticks


def test_a_linear_scale_starts_at_zero_and_covers_the_highest_value() -> None:
    scale = scale_values([[40, 90], [121]])
    assert (scale.kind, scale.at(0)) == ("linear", 0)
    assert 0.8 < scale.at(121) <= 1


def test_lines_that_differ_by_magnitudes_are_put_on_a_log_scale() -> None:
    scale = scale_values([[10, 12], [60_000]])
    assert scale.kind == "log"
    assert scale.at(10) >= 0
    assert scale.at(60_000) <= 1


def test_one_line_that_grows_stays_linear() -> None:
    assert scale_values([[3, 50, 100, 4000]]).kind == "linear"


def test_zero_is_the_bottom_of_a_log_scale() -> None:
    scale = scale_values([[0, 5], [1e12]])
    assert scale.kind == "log"
    assert scale.at(0) == 0
    assert scale.at(1e12) == 1


@pytest.mark.parametrize("values", [[[0]], [[]], [[7]], [[-3, -1]], [[0, 0]]])
def test_few_or_flat_values_have_a_scale(values: list[list[float]]) -> None:
    scale = scale_values(values)
    assert scale.low < scale.high
    assert all(0 <= scale.at(value) <= 1 for line in values for value in line)


@pytest.mark.parametrize("days", [0, 1, 5, 20, 45, 200, 730, 4000])
@pytest.mark.parametrize("most", [3, 6])
def test_days_are_labelled_few_times_and_inside(days: int, most: int) -> None:
    first = date(2031, 1, 29)
    scale = scale_days([first, first + timedelta(days=days)], most)
    assert 1 <= len(scale.ticks) <= most
    assert all(first <= day <= first + timedelta(days=days) for day in scale.ticks)


def test_a_single_day_lies_in_the_middle() -> None:
    day = date(2031, 3, 1)
    assert scale_days([day]).at(day) == 0.5
