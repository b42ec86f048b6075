"""What the grammar of amounts promises for every text and every figure."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from knowledge.numbers import Kind, Range, read_amounts, read_quantities

figures = st.integers(min_value=1, max_value=999_999)
alphabet = st.sampled_from(
    [*"0123456789£$€%.,- –—kmKp/()~½\n", " to ", " and ", "between ", "year", " a day", "half "]
)
messy = st.one_of(st.text(), st.lists(alphabet, max_size=60).map("".join))


@given(messy)
def test_any_text_is_read_without_failing_and_in_order(text: str) -> None:
    """Spans lie inside the text, hold a figure each, and never overlap."""
    amounts = read_amounts(text)
    at = 0
    for amount in amounts:
        assert at <= amount.span.start < amount.span.end <= len(text)
        assert amount.value >= 0
        at = amount.span.end
    for quantity in read_quantities(text):
        if isinstance(quantity, Range):
            assert quantity.low.value < quantity.high.value
            assert quantity.low.kind is quantity.high.kind


@given(figures, st.sampled_from(["£{:,}", "£{}", "GBP {:,}", "£{:,} a year", "£{:,}/day", "about £{:,}."]))
def test_money_comes_back_as_it_went_in(figure: int, form: str) -> None:
    """Whatever the figure and the form, the value is the figure."""
    (amount,) = read_amounts(form.format(figure))
    assert (amount.kind, amount.value, amount.currency) == (Kind.MONEY, Decimal(figure), "GBP")


@given(st.integers(1, 9_999), st.integers(0, 9))
def test_thousands_are_thousands(whole: int, tenth: int) -> None:
    """ "£52.5k" is exactly 52,500, without a rounding error."""
    (amount,) = read_amounts(f"£{whole}.{tenth}k")
    assert amount.value == whole * 1000 + tenth * 100


@given(
    figures,
    figures,
    st.sampled_from([("between £", " and £"), ("£", " to £"), ("£", "–£"), ("from £", " to £")]),
)
def test_two_rising_figures_are_a_range(one: int, other: int, form: tuple[str, str]) -> None:
    """The lower figure comes first, both with their own characters."""
    low, high = sorted((one, other))
    text = f"{form[0]}{low:,}{form[1]}{high:,} a day"
    amounts = read_amounts(text)
    assert [amount.value for amount in amounts] == [low, high]
    assert len(read_quantities(text)) == (1 if low < high else 2)


@given(
    st.integers(0, 100),
    st.sampled_from(["{}%", "{} per cent", "{}-point gap", "{} percentage points", "{}pp"]),
)
def test_shares_and_points_come_back(figure: int, form: str) -> None:
    """A percentage is never taken for points, nor points for a percentage."""
    (amount,) = read_amounts(form.format(figure))
    assert amount.value == figure
    assert (amount.kind is Kind.PERCENT) == ("%" in form or "per cent" in form)
