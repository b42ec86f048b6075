"""One figure of pay with what its sentence says about it, as it passes from reader to reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.numbers import Amount, Quantity, Range

if TYPE_CHECKING:
    from knowledge.extraction.clauses import Clause
    from knowledge.types import Measure


@dataclass(frozen=True, slots=True)
class Memory:
    """What earlier sentences of the same block established."""

    block: int = -1
    measure: Measure | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One amount or range of money."""

    quantity: Quantity
    clause: Clause
    measure: Measure | None = None
    places: tuple[str, ...] = ()
    has_own_place: bool = False
    """Whether a place stands after the figure."""


def first_amount(quantity: Quantity) -> Amount:
    """The amount itself, or the lower end of a range."""
    return quantity.low if isinstance(quantity, Range) else quantity
