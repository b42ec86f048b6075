"""What a question about pay names and its answer does not work with: said, never passed over in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.pay import ENDS
from assistant.planning.types import Status, Unknown
from assistant.understanding.types import SUPERLATIVES, SlotKind
from knowledge.numbers import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.planning.types import AnswerPlan, Claim, Query
    from assistant.understanding.types import Slot
    from knowledge.types import Fact

FACTS = ("fact", "base", "one", "other", "low", "high", "first", "second")
"""Values of claims that are facts."""
STATED = {"amount_median", "amount_stated", "amount_low", "amount_high", "range"}
"""Kinds of claims that give a stated figure as it is."""


def accounted(plan: AnswerPlan, query: Query) -> AnswerPlan:
    """The plan, partial where a point, a part or a length of work that is named is not worked in."""
    if not query.question.basis or plan.status != Status.ANSWERED or not plan.claims:
        return plan
    left = tuple(Unknown("unused", slot.text) for slot in dict.fromkeys(_unused(plan, query)))
    return plan._replace(status=Status.PARTIAL, unknowns=(*plan.unknowns, *left)) if left else plan


def _unused(plan: AnswerPlan, query: Query) -> Iterator[Slot]:
    are_plain = all(claim.kind in STATED for claim in plan.claims)
    spans = [slot.span for slot in query.reading.of(SlotKind.STATISTIC)]
    for slot in query.reading.of(SlotKind.SHARE):
        is_part = slot.detail == Kind.PERCENT and not any(span.covers(slot.span) for span in spans)
        if is_part and are_plain and not query.reading.of(SlotKind.COMPARISON):
            yield slot
    yield from query.reading.of(SlotKind.WORKING) if are_plain else ()
    if len({claim.values.get("role") for claim in plan.claims}) > 1:
        return  # "which pays best of …" ranks roles by the middle
    stated = {fact.statistic for claim in plan.claims for fact in _facts(claim)}
    ranks = [s.span for s in query.reading.of(SlotKind.OPERATION) if s.value in SUPERLATIVES]
    for slot in query.reading.of(SlotKind.STATISTIC):
        is_end = slot.value in ENDS and ENDS[slot.value] not in stated
        if is_end and are_plain and not any(span == slot.span for span in ranks):
            yield slot


def _facts(claim: Claim) -> Iterator[Fact]:
    found = (claim.values.get(name) for name in FACTS)
    yield from (fact for fact in found if fact is not None and hasattr(fact, "statistic"))
