from __future__ import annotations

import pytest

from assistant.understanding.linkers.amounts import link_amounts, link_years
from assistant.understanding.phrases import Tokens


@pytest.mark.parametrize(
    ("text", "value", "detail"),
    [
        ("is £32,000 good", "32000", "GBP/"),
        ("is £32k good", "32000", "GBP/"),
        ("they offer £210 a day", "210", "GBP/day"),
        ("they offer £210/day", "210", "GBP/day"),
        ("is 85000 ok", "85000", "/"),
        ("is 85k ok", "85000", "/"),
        ("is 85,000 ok", "85000", "/"),
    ],
)
def test_a_sum_is_read(text: str, value: str, detail: str) -> None:
    """Sums with and without a currency, with the basis as far as it is written."""
    (slot,) = link_amounts(text)
    assert (slot.value, slot.detail) == (value, detail)
    assert slot.span.of(text) == slot.text


@pytest.mark.parametrize(
    "text",
    ["in 2024", "40 hours a week", "top 3 skills", "70% of employers", "20 points", "k8s", "1,2,3", "£"],
)
def test_what_is_no_sum(text: str) -> None:
    """Years, hours, ranks, shares and points are not money."""
    assert list(link_amounts(text)) == []


def test_a_year_is_a_qualifier_nobody_covers() -> None:
    """A year narrows the question to an edition that may not be there."""
    (slot,) = link_years(Tokens.of("salary in 2019, not 20199 or 19"))
    assert (slot.value, slot.is_covered, slot.detail) == ("2019", False, "year")


def test_digits_without_end_are_read_in_time() -> None:
    """A number of five thousand digits does no harm."""
    assert len(list(link_amounts("£" + "9" * 5000))) <= 1
    assert len(list(link_amounts("9" * 5000 + "k"))) <= 1
