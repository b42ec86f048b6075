"""Which rows of a ranked list a question wants: an ordinal, a number of them, a threshold, one end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.understanding.types import SlotKind
from knowledge.numbers import Kind, read_amounts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from assistant.understanding.types import Reading
    from knowledge.types import Fact

SUPERLATIVES = {"most", "least", "rare"}


@dataclass(frozen=True, slots=True)
class Selection:
    """A cut of a list."""

    ordinal: int = 0
    """1 for the first, 0 for none."""
    count: int = 0
    """How many from the top, 0 for all."""
    comparison: str = ""
    """"above", "at_least", "below" or "at_most" the threshold."""
    threshold: Decimal | None = None

    def of(self, ranked: Sequence[Fact]) -> list[Fact]:
        """The facts selected, in their order."""
        kept = [fact for fact in ranked if self._passes(fact)]
        if self.ordinal:
            return kept[self.ordinal - 1 : self.ordinal]
        return kept[: self.count] if self.count else kept

    def _passes(self, fact: Fact) -> bool:
        if self.threshold is None or fact.amount is None:
            return True
        return {
            "above": fact.amount > self.threshold,
            "at_least": fact.amount >= self.threshold,
            "below": fact.amount < self.threshold,
            "at_most": fact.amount <= self.threshold,
        }[self.comparison]


def select_by(reading: Reading) -> Selection:
    """What a question cuts a list to.

    A superlative without a plural ("the largest gap") wants one; "top three" wants three.
    """
    ordinal = _first(reading, SlotKind.ORDINAL)
    count = _first(reading, SlotKind.COUNT)
    comparison = reading.first(SlotKind.COMPARISON)
    shares = [a.value for a in read_amounts(reading.text) if a.kind in {Kind.PERCENT, Kind.POINTS}]
    if comparison and shares:
        return Selection(ordinal=ordinal, count=count, comparison=comparison.value, threshold=shares[0])
    operations = {slot.value for slot in reading.of(SlotKind.OPERATION)}
    if not ordinal and not count and len(operations & SUPERLATIVES) == 1 and not reading.is_plural:
        return Selection(count=1)
    return Selection(ordinal=ordinal, count=count)


def _first(reading: Reading, kind: SlotKind) -> int:
    slot = reading.first(kind)
    return int(slot.value) if slot else 0


def is_ascending(reading: Reading, *, rare_first: bool = False) -> bool:
    """Whether the least comes first: the first superlative decides ("from widest to narrowest")."""
    found = [slot.value for slot in reading.of(SlotKind.OPERATION) if slot.value in SUPERLATIVES]
    if not found:
        return rare_first
    return found[0] == "least" or (found[0] == "rare" and rare_first)
