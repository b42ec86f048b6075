from __future__ import annotations

import pytest

from knowledge.months import find_month


@pytest.mark.parametrize(
    "text",
    [
        *(
            "April 2026",
            "Apr 2026",
            "Apr. 2026",
            "april, 2026",
            "2026-04",
            "2026-04-12",
            "2026/04",
            "04/2026",
        ),
        *("4/2026", "12 April 2026", "12th April 2026", "April 12, 2026", "12/04/2026", "12.04.2026"),
    ],
)
def test_month_is_read_in_every_spelling(text: str) -> None:
    """A month with a year is one value whatever its spelling; the day comes before the month."""
    found = find_month(f"Updated {text}, later")
    assert found is not None
    assert found.iso == "2026-04"
    assert f"Updated {text}, later"[found.start : found.end] == text


@pytest.mark.parametrize(
    "text", ["2026", "may be 2026 people", "Q2 2026", "13/2026", "£2026-04x9", "1,500-2026"]
)
def test_other_figures_are_no_month(text: str) -> None:
    """A year alone, a quarter or a number that looks like a date is not a month."""
    assert find_month(text) is None
