"""To which end of the range the central figure lies nearer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.derivation import Derivation, difference
from assistant.planning.operations.apart import plan_of, relation_of
from assistant.planning.pay import central_of, facts_at
from assistant.planning.types import Claim, evidence_of
from knowledge.types import Measure, Statistic

if TYPE_CHECKING:
    from assistant.planning.types import AnswerPlan, Query, Sources


def plan_nearer(query: Query, sources: Sources) -> AnswerPlan | None:
    """What lies between the central figure and either end; None where not all three are stated."""
    if query.question.shape != "amount":
        return None
    facts = facts_at(query, sources, Measure(query.question.measures[0]))
    low, middle, high = facts.get(Statistic.LOW), central_of(facts), facts.get(Statistic.HIGH)
    if not (low and middle and high and low.amount and middle.amount and high.amount):
        return None
    below = difference(middle.amount, low.amount, str(middle.unit))
    above = difference(high.amount, middle.amount, str(middle.unit))
    values = {
        "low": low, "fact": middle, "high": high, "below": below.result, "above": above.result,
        "relation": relation_of(below.result, above.result), **query.identity,
    }  # fmt: skip
    claim = Claim("nearer", values, evidence_of(middle, low, high), Derivation((*below.steps, *above.steps)))
    unknowns = [unknown for unknown in query.unknowns if not unknown.kind.startswith("statistic")]
    return plan_of(query, [claim], unknowns)
