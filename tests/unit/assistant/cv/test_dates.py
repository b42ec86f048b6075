"""How long a person has done a thing."""

from __future__ import annotations

import pytest

from assistant.cv.dates import is_only_date, latest_year, length, stated_years
from assistant.cv.types import Years


@pytest.mark.parametrize(("spans", "years"), [
    ([], 0),
    ([Years(2019, 2021)], 2),
    ([Years(2019, 2019)], 1),
    ([Years(2019, None)], 7),
    ([Years(2019, 2021), Years(2020, 2021)], 2),
    ([Years(2023, 2024, 11, 1)], 0),
    ([Years(2024, 2025, 11, 12), Years(2024, 2024, 5, 10)], 1),
    ([Years(2024, 2025, 11, 12), Years(2024, 2024, 1, 10)], 2),
    ([Years(2030, None)], 1),
    ([Years(2019, 2018)], 1),
])  # fmt: skip
def test_overlaps_count_once(spans: list[Years], years: int) -> None:
    """In whole years, by months where they are said; an open end is the latest year of the CV."""
    assert length(spans, 2026) == years


@pytest.mark.parametrize(("text", "years"), [
    ("4 years' experience", 4), ("Eleven years on wards", 11), ("10+ yrs", 10),
    ("six months", 0), ("year 9", 0),
])  # fmt: skip
def test_stated_years(text: str, years: int) -> None:
    """In figures or words."""
    assert stated_years(text) == years


@pytest.mark.parametrize(("line", "is_date"), [
    ("September 2019 - present", True), ("2013", True), ("06/2019 – 07/2021", True),
    ("2019-06 to 2020-01", True),
    ("Class of 2013", False), ("2,000", False), ("present", False),
])  # fmt: skip
def test_a_line_with_nothing_but_a_date(line: str, is_date: bool) -> None:  # noqa: FBT001 - a parameter
    """The line above it named the job."""
    assert is_only_date(line) is is_date


def test_money_and_counts_are_no_years() -> None:
    """Nor is a number of other size."""
    assert latest_year("£2030 of 2045% in 1850, 12,2019 and 2018") == 2018
