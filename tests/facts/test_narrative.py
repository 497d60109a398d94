from datetime import date

import pytest

from dateline.facts.narrative import is_narrative

HISTORY = " ".join(f"In {year} the Veska was bridged again." for year in range(1871, 1881))
REPORT = "Police said on Monday that the bridge, built in 1871 and widened in 1904, was closed."


@pytest.mark.parametrize("published", [date(2026, 3, 2), None])
def test_a_text_that_goes_from_year_to_year_is_a_history(published: date | None) -> None:
    assert is_narrative(HISTORY, published)


def test_a_report_that_looks_back_is_none() -> None:
    assert not is_narrative(REPORT, date(2026, 3, 2))


def test_a_forecast_is_none() -> None:
    assert not is_narrative(HISTORY, date(1860, 1, 1))


def test_numbers_are_not_years() -> None:
    assert not is_narrative("The mill made 1871 bolts, 1904 nuts and 1999 screws. " * 9, date(2026, 3, 2))
