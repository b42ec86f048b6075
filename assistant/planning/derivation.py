"""Amounts worked out from other amounts, with every step shown: never a bare result."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import NamedTuple

PENNY = Decimal("0.01")
"""What a division is rounded to."""
TENTH = Decimal("0.1")
"""What a part of an amount, in per cent, is rounded to."""
PERCENT = "percent"


class Operator(StrEnum):
    """What is done with two numbers, as it is written."""

    PLUS = "+"
    MINUS = "−"
    TIMES = "×"
    OVER = "÷"


class Step(NamedTuple):
    """`left operator right = result`."""

    left: Decimal
    operator: Operator
    right: Decimal
    result: Decimal
    unit: str
    """Unit of the result: "GBP/year", "points"."""
    left_unit: str
    right_unit: str = ""
    """ "" for a plain number, such as working days a year."""

    @property
    def is_sound(self) -> bool:
        """Whether the sum adds up; a quotient and a product to the penny."""
        return self.result == _result(self.left, self.operator, self.right, self.unit, self.left_unit)


class Derivation(NamedTuple):
    """Steps, each going on from the result before it."""

    steps: tuple[Step, ...]

    @property
    def result(self) -> Decimal:
        """What comes out in the end."""
        return self.steps[-1].result

    @property
    def unit(self) -> str:
        """The unit of the result."""
        return self.steps[-1].unit

    @property
    def is_rounded(self) -> bool:
        """Whether some quotient or product did not come out even to the penny."""
        return any(_exact(s.left, s.operator, s.right, s.unit, s.left_unit) != s.result for s in self.steps)

    def is_sound(self, stated: set[Decimal | None]) -> bool:
        """Whether every step adds up and starts from what is stated, assumed or just worked out."""
        known = set(stated)
        for step in self.steps:
            if not step.is_sound or not {step.left, step.right} <= known:
                return False
            known.add(step.result)
        return True


class Count(NamedTuple):
    """Things counted, each by its name."""

    names: tuple[str, ...]

    @property
    def result(self) -> Decimal:
        """How many there are."""
        return Decimal(len(self.names))


class Assumption(NamedTuple):
    """A number of our own, or of the person's, that a derivation needs and no document states."""

    value: Decimal
    label: str
    """What it counts: "working days to the year"."""
    is_own: bool = True
    """Ours; False where the person set it."""


def difference(one: Decimal, other: Decimal, unit: str, *, result_unit: str = "") -> Derivation:
    """The larger amount less the smaller one.

    Args:
        one: An amount.
        other: Another amount of the same unit.
        unit: Unit of both: "GBP/year", "percent".
        result_unit: Unit of the result where it is another: percentages differ by points.
    """
    left, right = max(one, other), min(one, other)
    step = Step(left, Operator.MINUS, right, left - right, result_unit or unit, unit, unit)
    return Derivation((step,))


def in_percent(apart: Derivation, base: Decimal) -> Derivation:
    """A difference, then what part of an amount it is, in per cent."""
    step = Step(
        apart.result, Operator.OVER, base, _result(apart.result, Operator.OVER, base, PERCENT, apart.unit),
        PERCENT, apart.unit, apart.unit,
    )  # fmt: skip
    return Derivation((*apart.steps, step))


def worked_out(
    left: Decimal, left_unit: str, operator: Operator, right: Decimal, unit: str, *, right_unit: str = ""
) -> Step:
    """One step, by a plain number or by an amount of a unit, its result to the penny."""
    result = _result(left, operator, right, unit, left_unit)
    return Step(left, operator, right, result, unit, left_unit, right_unit)


def _exact(left: Decimal, operator: Operator, right: Decimal, unit: str, left_unit: str) -> Decimal:
    if operator in {Operator.PLUS, Operator.MINUS}:
        return left + right if operator == Operator.PLUS else left - right
    if unit == PERCENT and left_unit != PERCENT:  # of money; what is per cent stays so
        return left / right * 100
    return left * right if operator == Operator.TIMES else left / right


def _result(left: Decimal, operator: Operator, right: Decimal, unit: str, left_unit: str) -> Decimal:
    exact = _exact(left, operator, right, unit, left_unit)
    if operator in {Operator.PLUS, Operator.MINUS}:
        return exact
    rounded = exact.quantize(TENTH if unit == PERCENT else PENNY, ROUND_HALF_UP)
    whole = rounded.to_integral_value()
    return whole.quantize(Decimal(1)) if rounded == whole else rounded
