"""Whether the row that heads a list by one figure heads it by another too: "is the widest gap the rarest"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.planning.listing import FIGURES
from assistant.planning.operations.apart import PAIR, plan_of
from assistant.planning.types import Claim, evidence_of
from assistant.understanding.types import SUPERLATIVES, SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.planning.types import AnswerPlan, Query, Sources
    from assistant.understanding.types import Slot
    from knowledge.types import Fact

LISTS = {"gaps", "share"}
"""Shapes of lists whose rows have figures."""
BESIDE = 2
"""Characters between a superlative and the figure that it is of."""


class End(NamedTuple):
    """One end of a list by one figure."""

    measure: Measure
    is_least: bool


def plan_same_row(query: Query, sources: Sources) -> AnswerPlan | None:
    """Yes or no with both rows; None where not two ends of two figures are named."""
    reading = query.reading
    if not reading.is_closed or query.question.shape not in LISTS or reading.of(SlotKind.SKILL):
        return None
    ranks = [slot for slot in reading.of(SlotKind.OPERATION) if slot.value in SUPERLATIVES]
    ends = list(dict.fromkeys(_end(slot, query) for slot in ranks))
    if len(ends) != PAIR or ends[0].measure == ends[1].measure:
        return None
    one, other = (_row(end, query, sources) for end in ends)
    if one is None or other is None:
        return None
    values = {
        "one": one, "other": other, "verdict": "yes" if one.skill == other.skill else "no",
        "are_least": tuple(end.is_least for end in ends), **query.identity,
    }  # fmt: skip
    return plan_of(query, [Claim("same_row", values, evidence_of(one, other))], [*query.unknowns])


def _end(slot: Slot, query: Query) -> End:
    """The figure that a superlative is of: its own word, the one right behind it, else the list's."""
    named = query.reading.of(SlotKind.MEASURE)
    own = [one.value for one in named if one.span == slot.span]
    behind = [one.value for one in named if 0 <= one.span.start - slot.span.end <= BESIDE]
    rare = [Measure.SUPPLY] if slot.value == "rare" else []
    found = Measure(next(iter((*own, *behind, *rare)), query.question.measures[0]))
    return End(found, is_least=slot.value != "most")


def _row(end: End, query: Query, sources: Sources) -> Fact | None:
    """The fact of the skill at that end; only among the gaps where these are named."""
    if end.measure not in FIGURES:
        return None
    gaps = {fact.skill for fact in sources.book.select(query.document, Measure.GAP)}
    of_gaps = any(slot.value == Measure.GAP for slot in query.reading.of(SlotKind.SKILL_CLASS))
    facts = [
        fact
        for fact in sources.book.select(query.document, end.measure)
        if fact.amount is not None and (not of_gaps or fact.skill in gaps)
    ]
    sign = 1 if end.is_least else -1
    return min(facts, key=lambda fact: (sign * (fact.amount or 0), fact.skill or ""), default=None)
