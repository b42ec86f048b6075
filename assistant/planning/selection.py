"""Which rows of a ranked list a question wants: an ordinal, a number of them, thresholds, one end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from assistant.understanding.types import SUPERLATIVES, SlotKind
from knowledge.numbers import Kind
from knowledge.types import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.understanding.types import Reading, Slot

T = TypeVar("T")

FAR = 24
"""Characters between a threshold and the word that says on which side of it."""
SEVERAL = 2
BESIDE = 1
"""Characters between two words that stand side by side."""


class Bound(NamedTuple):
    """One side of a threshold."""

    comparison: str
    """"above", "at_least", "below", "at_most" or "equal"."""
    threshold: Decimal
    measure: Measure | None = None
    """The figure it is held against, None for the list's own."""

    def passes(self, amount: Decimal) -> bool:
        """Whether an amount lies on the right side."""
        return {
            "above": amount > self.threshold,
            "at_least": amount >= self.threshold,
            "below": amount < self.threshold,
            "at_most": amount <= self.threshold,
            "equal": amount == self.threshold,
        }[self.comparison]


OPPOSITE = {
    "above": "at_most", "at_least": "below", "below": "at_least", "at_most": "above",
}  # fmt: skip
LEAVE_OUT = "leave_out"
"""Operation after which the rows on the side named are to go."""


def nth(rows: Sequence[T], ordinal: int) -> list[T]:
    """The row with a number, 1 for the first and -1 for the last; empty where there is none."""
    at = ordinal - 1 if ordinal > 0 else len(rows) + ordinal
    return list(rows[at : at + 1]) if at >= 0 else []


@dataclass(frozen=True, slots=True)
class Selection:
    """A cut of a list."""

    ordinals: tuple[int, ...] = ()
    """1 for the first, -1 for the last; several in "the second and third"."""
    count: int = 0
    """How many from the top, 0 for all."""
    bounds: tuple[Bound, ...] = ()
    """All of them must hold."""
    leaves_out: bool = False
    """Whether the rows cut go and the others stay: "drop the two biggest"."""

    def cut(self, ranked: Sequence[T]) -> list[T]:
        """The rows wanted of those that pass the bounds, in their order."""
        if self.ordinals:
            cut = [row for at in self.ordinals for row in nth(ranked, at)]
        else:
            cut = list(ranked[: self.count] if self.count else ranked)
        is_part = bool(self.ordinals or self.count)
        return [row for row in ranked if row not in cut] if self.leaves_out and is_part else cut


def select_by(reading: Reading) -> Selection:
    """What a question cuts a list to.

    A superlative without a plural ("the largest gap") wants one; "top three" wants three.
    """
    ordinals = _numbers(reading, SlotKind.ORDINAL)
    count = next(iter(_numbers(reading, SlotKind.COUNT)), 0)
    bounds = bounds_of(reading)
    if bounds and LEAVE_OUT in reading.operations:
        return Selection(ordinals[:1], bounds=bounds)  # "the ones" that go are no "the one" that stays
    if LEAVE_OUT in reading.operations and (ordinals or count) and not reading.of(SlotKind.SKILL):
        return Selection(ordinals, count, leaves_out=True)
    is_one = len(reading.operations & SUPERLATIVES) == 1 and (not reading.is_plural or _is_of_all(reading))
    counts_rows = "count" in reading.operations and bool(reading.counted)  # else people are counted
    if not ordinals and not count and not bounds and is_one and not counts_rows:
        return Selection(count=1)
    return Selection(ordinals, count, bounds)


def _is_of_all(reading: Reading) -> bool:
    """Whether the end of one figure is asked for among all rows: "the smallest supply of all the gaps"."""
    ends = {slot.span.end for slot in reading.of(SlotKind.OPERATION) if slot.value in SUPERLATIVES}
    beside = (slot for slot in reading.of(SlotKind.MEASURE) if slot.span.start - 1 in ends)
    return any(_OF_ALL.match(reading.text[slot.span.end :]) for slot in beside)


_OF_ALL = re.compile(r"\s+(?:of|among|amongst|out of)\b", re.IGNORECASE)
"""What stands behind a figure that one of several rows has most of."""


def _numbers(reading: Reading, kind: SlotKind) -> tuple[int, ...]:
    found = (slot for slot in reading.of(kind) if not slot.detail)  # with a detail it counts rungs
    return tuple(dict.fromkeys(int(slot.value) for slot in found))


def bounds_of(reading: Reading) -> tuple[Bound, ...]:
    """The thresholds a question names, all of which must hold, each with the figure it is held against.

    Where several figures are named, a threshold takes the one right behind it ("a third of candidates"),
    else the last one named before it since the threshold before ("demand above 60% and supply under 30%").
    """
    found = sorted(_bounds(reading), key=lambda pair: pair[0].span)
    figures = list({slot.span: slot for slot in reading.of(SlotKind.MEASURE)}.values())
    if len({slot.value for slot in figures}) < SEVERAL:
        return tuple(bound for _, bound in found)
    starts = [0, *(share.span.end for share, _ in found)]
    text = reading.text  # "or fewer" parts no threshold from its figure
    for slot in reading.of(SlotKind.COMPARISON):
        text = f"{text[: slot.span.start]}{' ' * len(slot.text)}{text[slot.span.end :]}"
    return tuple(
        bound._replace(
            measure=Measure.GAP  # only a gap is counted in points
            if share.detail == Kind.POINTS.value
            else Measure(_figure_of(share, start, figures, text).value)
        )
        for (share, bound), start in zip(found, starts, strict=False)
    )


def _figure_of(share: Slot, start: int, figures: list[Slot], text: str) -> Slot:
    """The figure that a threshold is held against.

    Args:
        share: The threshold.
        start: Where the threshold before it ends.
        figures: All figures that are named.
        text: The question.
    """
    inside = [slot for slot in figures if share.span.covers(slot.span)]  # "one candidate in six"
    behind = [
        slot
        for slot in figures
        if 0 <= slot.span.start - share.span.end <= FAR
        and not _JOINING.search(text[share.span.end : slot.span.start])
    ]
    before = [slot for slot in figures if start <= slot.span.start and slot.span.end <= share.span.start]
    return (
        inside[:1] or behind[:1] or before[-1:] or [min(figures, key=lambda slot: _distance(share, slot))]
    )[0]


_JOINING = re.compile(r"[,;]|\b(?:and|but|yet|while|whilst|though|although|whereas|or)\b", re.IGNORECASE)
"""What parts one threshold from the next."""


def _bounds(reading: Reading) -> Iterator[tuple[Slot, Bound]]:
    leaving = [slot for slot in reading.of(SlotKind.OPERATION) if slot.value == LEAVE_OUT]
    shares = reading.of(SlotKind.SHARE)
    comparisons = reading.of(SlotKind.COMPARISON)
    values = [Decimal(share.value) for share in shares]
    is_between = any(slot.value == "between" for slot in comparisons)
    if len(values) > 1 and (is_between or _is_run(shares, reading.text)):
        yield shares[0], Bound("at_least", min(values))
        yield shares[-1], Bound("at_most", max(values))
        return
    for share, value in zip(shares, values, strict=True):
        side = _side_of(share, comparisons)
        if side in OPPOSITE and any(slot.span.end <= share.span.start for slot in leaving):
            side = OPPOSITE[side]
        if side:
            yield share, Bound(side, value)
        elif share.detail == Kind.PERCENT.value and not share.text[0].isdigit():
            yield share, Bound("at_least", value)  # "skills that half of adverts want"
        elif share.detail == Kind.PERCENT.value and not (reading.is_closed or reading.of(SlotKind.SKILL)):
            yield share, Bound("equal", value)  # "which skill has 35% supply"


def _is_run(shares: tuple[Slot, ...], text: str) -> bool:
    """Whether two shares are the ends of one range: "60 to 80 per cent", "60-80%"."""
    first, last = shares[0].span, shares[-1].span
    return bool(_TO.fullmatch(text[first.end : last.start]))


_TO = re.compile(r"\s*(?:%|per\s?cent)?\s*(?:to|[-–])\s*", re.IGNORECASE)
"""What joins the two ends of a range."""


def _side_of(share: Slot, comparisons: tuple[Slot, ...]) -> str:
    """The comparison that stands nearest to a share: before it, around it, or right after it."""
    near = [
        (_distance(share, slot), slot.value)
        for slot in comparisons
        if _distance(share, slot) <= FAR and slot.value != "between"
    ]
    return min(near)[1] if near else ""


def _distance(share: Slot, slot: Slot) -> int:
    if slot.span.start >= share.span.end:
        return slot.span.start - share.span.end
    return max(0, share.span.start - slot.span.end)


def key_measure(reading: Reading, own: Measure) -> Measure:
    """The figure a list is ordered and cut by: the one a superlative names, else the list's own.

    "Gaps from the least to the most demanded" are gaps by demand; "skills that fewer than one
    professional in five lists" are skills by supply.
    """
    named = reading.of(SlotKind.MEASURE)
    ranks = [slot.span for slot in reading.of(SlotKind.OPERATION) if slot.value in SUPERLATIVES]
    if said := [slot for slot in named if slot.span in ranks]:
        return Measure(said[0].value)  # "the rarest" are those with the least supply
    ends = {span.end for span in ranks}
    beside = [slot for slot in named if any(0 <= slot.span.start - end <= BESIDE for end in ends)]
    beside = beside or [
        slot for slot in named if _AT_THE_END.match(reading.text[slot.span.end :]) and len(ends) == 1
    ]
    if beside:
        return Measure(beside[-1].value)
    others = {slot.value for slot in named} - {str(own)}
    return Measure(others.pop()) if len(others) == 1 else own


_AT_THE_END = re.compile(r"\s+(?:the\s+)?(?:most|least)\b", re.IGNORECASE)
"""What stands behind the figure that a list is ordered by: "asked for the most"."""


def is_ascending(reading: Reading, *, rare_first: bool = False) -> bool:
    """Whether the least comes first: the first superlative decides ("from widest to narrowest")."""
    found = [slot.value for slot in reading.of(SlotKind.OPERATION) if slot.value in SUPERLATIVES]
    if not found:
        return rare_first
    return found[0] == "least" or (found[0] == "rare" and rare_first)
