from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from assistant.planning.derivation import difference
from assistant.rendering import amounts
from knowledge.types import Measure

if TYPE_CHECKING:
    from knowledge.factbook import FactBook
    from knowledge.types import Fact


@pytest.mark.parametrize(
    ("value", "text"),
    [("70000", "70,000"), ("2.50", "2.5"), ("1234567.00", "1,234,567"), ("100", "100"), ("1E+3", "1,000")],
)
def test_numbers(value: str, text: str) -> None:
    """Thousands have commas, and there are no trailing zeros nor exponents."""
    assert amounts.number(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("650", "GBP/day", "£650 a day"),
        ("31000", "GBP/year", "£31,000 a year"),
        ("40", "USD/hour", "$40 an hour"),
    ],
)
def test_money(value: str, unit: str, text: str) -> None:
    """A sum is never shown without what it is paid for."""
    assert amounts.money(Decimal(value), unit) == text


@pytest.mark.parametrize(
    ("edition", "text"),
    [("2026-04", "April 2026"), ("2031-12", "December 2031"), ("1999-01", "January 1999")],
)
def test_months(edition: str, text: str) -> None:
    """Month names are English whatever the locale."""
    assert amounts.month(edition) == text


def _first(book: FactBook, measure: Measure) -> Fact:
    return next(fact for fact in book.facts if fact.measure == measure)


def test_amounts_carry_their_unit(book: FactBook) -> None:
    """Per cent, points and months are told apart; one month is singular."""
    assert amounts.amount(_first(book, Measure.DEMAND)) == "64%"
    assert amounts.amount(_first(book, Measure.GAP)) == "43 points"
    tenure = _first(book, Measure.TENURE)
    assert amounts.amount(tenure._replace(is_approximate=False)) == "40 months"
    assert amounts.amount(tenure._replace(is_approximate=False, amount=Decimal(1))) == "1 month"


def test_what_is_approximate_says_so(book: FactBook) -> None:
    """An amount the document calls approximate is never shown as exact."""
    approximate = [fact for fact in book.facts if fact.is_approximate]
    assert len(approximate) == 2
    for fact in approximate:
        assert amounts.amount(fact).startswith("around ")


def test_a_derivation_shows_its_inputs() -> None:
    """Both inputs and the result, with the currency on each."""
    derivation = difference(Decimal(34500), Decimal(31000), "GBP/year")
    assert amounts.derivation_sum(derivation) == "£34,500 − £31,000 = £3,500"


@pytest.mark.parametrize(
    ("names", "every", "one"),
    [
        ((), "", ""), (("a",), "a", "a"), (("a", "b"), "a and b", "a or b"),
        (("a", "b", "c"), "a, b and c", "a, b, or c"),
    ],
)  # fmt: skip
def test_lists(names: tuple[str, ...], every: str, one: str) -> None:
    """Names of which all are meant are joined by "and", alternatives by "or"."""
    assert (amounts.all_of(names), amounts.any_of(names)) == (every, one)
