"""Amounts as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from knowledge.numbers import Basis, Kind, Range, read_amounts, read_quantities

MONEY = [
    ("£70,000", "70000", "£70,000", "GBP", None),
    ("£70k", "70000", "£70k", "GBP", None),
    ("£52.5k", "52500", "£52.5k", "GBP", None),
    ("£1.2m", "1200000", "£1.2m", "GBP", None),
    ("£70 000", "70000", "£70 000", "GBP", None),
    ("GBP 70,000", "70000", "GBP 70,000", "GBP", None),
    ("70 grand", "70000", "70 grand", "", None),
    ("70,000 pounds", "70000", "70,000 pounds", "GBP", None),
    ("$85k", "85000", "$85k", "USD", None),
    ("€60k", "60000", "€60k", "EUR", None),
    ("£650/day", "650", "£650", "GBP", Basis.DAY),
    ("£650 a day", "650", "£650", "GBP", Basis.DAY),
    ("£650pd", "650", "£650", "GBP", Basis.DAY),
    ("a day rate of £650", "650", "£650", "GBP", Basis.DAY),
    ("£650 daily", "650", "£650", "GBP", Basis.DAY),
    ("£47,000 per annum", "47000", "£47,000", "GBP", Basis.YEAR),
    ("£47k p.a.", "47000", "£47k", "GBP", Basis.YEAR),
    ("£47kpa", "47000", "£47k", "GBP", Basis.YEAR),
    ("a salary of £47k", "47000", "£47k", "GBP", Basis.YEAR),
    ("£70 an hour", "70", "£70", "GBP", Basis.HOUR),
    ("£3,500 per month", "3500", "£3,500", "GBP", Basis.MONTH),
]


@pytest.mark.parametrize(("text", "value", "written", "currency", "basis"), MONEY)
def test_money_is_read_with_its_currency_and_basis(
    text: str, value: str, written: str, currency: str, basis: Basis | None
) -> None:
    """Every form people write gives the same value, and the span is the amount as written."""
    (amount,) = read_amounts(text)
    assert amount.kind is Kind.MONEY
    assert (amount.value, amount.span.of(text)) == (Decimal(value), written)
    assert (amount.currency, amount.basis) == (currency, basis)


RANGES = [
    ("£500 to £900 per day", "500", "900", "£500", "£900"),
    ("£500–£900 a day", "500", "900", "£500", "£900"),
    ("£500—£900", "500", "900", "£500", "£900"),
    ("£500-900/day", "500", "900", "£500", "900"),
    ("between £50,000 and £105,000", "50000", "105000", "£50,000", "£105,000"),
    ("from £50k to £60k", "50000", "60000", "£50k", "£60k"),
    ("£50-70k", "50000", "70000", "£50", "70k"),
    ("120k-150k", "120000", "150000", "120k", "150k"),
    ("£500 to £1k per day", "500", "1000", "£500", "£1k"),
    ("18-24 months", "18", "24", "18", "24 months"),
    ("two to three years", "24", "36", "two", "three years"),
    ("28–35%", "28", "35", "28", "35%"),
]


@pytest.mark.parametrize(("text", "low", "high", "low_text", "high_text"), RANGES)
def test_a_range_is_two_amounts(text: str, low: str, high: str, low_text: str, high_text: str) -> None:
    """The first amount takes currency, magnitude and unit of the second where it leaves them out."""
    (quantity,) = read_quantities(text)
    assert isinstance(quantity, Range)
    assert (quantity.low.value, quantity.high.value) == (Decimal(low), Decimal(high))
    assert (quantity.low.span.of(text), quantity.high.span.of(text)) == (low_text, high_text)
    assert quantity.low.basis is quantity.high.basis


OTHERS = [
    ("70%", Kind.PERCENT, "70", "70%"),
    ("70 per cent", Kind.PERCENT, "70", "70 per cent"),
    ("seventy per cent", Kind.PERCENT, "70", "seventy per cent"),
    ("a 42-point gap", Kind.POINTS, "42", "42-point"),
    ("42 percentage points", Kind.POINTS, "42", "42 percentage points"),
    ("42pp", Kind.POINTS, "42", "42pp"),
    ("24 months", Kind.DURATION, "24", "24 months"),
    ("two years", Kind.DURATION, "24", "two years"),
    ("2.5 years", Kind.DURATION, "30", "2.5 years"),
    ("2½ years", Kind.DURATION, "30", "2½ years"),
    ("two and a half years", Kind.DURATION, "30", "two and a half years"),
    ("a year and a half", Kind.DURATION, "18", "a year and a half"),
    ("half a year", Kind.DURATION, "6", "half a year"),
]


@pytest.mark.parametrize(("text", "kind", "value", "written"), OTHERS)
def test_percentages_points_and_durations(text: str, kind: Kind, value: str, written: str) -> None:
    """Durations come in months, whatever they were written in."""
    (amount,) = read_amounts(text)
    assert (amount.kind, amount.value, amount.span.of(text)) == (kind, Decimal(value), written)


@pytest.mark.parametrize(
    "text",
    ["around £750", "about £750 a day", "roughly £750", "c. £750", "~£750", "close to £750", "just over £750",
     "£750 or so", "approximately £750", "a couple of years", "~24 months", "somewhere around £750"],
)  # fmt: skip
def test_a_hedge_makes_an_amount_approximate(text: str) -> None:
    """What a page hedges is not passed on as exact."""
    assert all(amount.is_approximate for amount in read_amounts(text))
    assert not any(amount.is_approximate for amount in read_amounts("£750 a day, 24 months"))


@pytest.mark.parametrize(
    "text", ["£15,000 more", "rises by £15,000", "£15,000 above the median", "an extra £15,000"]
)
def test_a_difference_is_not_a_level(text: str) -> None:
    """A change or distance is told apart from the figure it leads to."""
    assert [amount.is_difference for amount in read_amounts(text)] == [True]


def test_a_difference_opens_no_range() -> None:
    """In "by £15,000 to £85,000" only the second is a level."""
    first, second = read_quantities("The median rises by £15,000 to £85,000.")
    assert not isinstance(first, Range)
    assert first.is_difference
    assert not isinstance(second, Range)
    assert not second.is_difference


@pytest.mark.parametrize(
    "text",
    [
        "1,23",
        "2.5.1",
        "€70.000",
        "£99999999999999",
        "v2.5",
        "-5%",
        "£70xyz",
        "a day",
        "70",
        "2024",
        "70m",
        "",
        "£",
        "%",
    ],
)
def test_what_is_not_plainly_an_amount_is_left_alone(text: str) -> None:
    """A wrong figure is worse than none: "€70.000" is seventy thousand to its writer."""
    assert read_amounts(text) == ()


def test_a_falling_pair_is_no_range() -> None:
    """ "70%-28%" is two figures, not a range from high to low."""
    assert [type(q).__name__ for q in read_quantities("70%-28%")] == ["Amount", "Amount"]


def test_people_after_a_sum_of_money_are_no_money() -> None:
    """ "£500 to 900 people" has one amount."""
    assert [str(a.value) for a in read_amounts("from £500 to 900 people")] == ["500"]
