"""The point halfway between two stated figures of pay: of two places, or of two points of one range."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.planning.derivation import Assumption, Derivation, Operator, worked_out
from assistant.planning.operations.apart import PAIR, plan_of
from assistant.planning.operations.points import facts_of_places, facts_of_points
from assistant.planning.types import Claim, evidence_of

if TYPE_CHECKING:
    from assistant.planning.types import AnswerPlan, Query, Sources

TWO = Decimal(2)


def plan_midpoint(query: Query, sources: Sources) -> AnswerPlan | None:
    """Both figures and what lies halfway between them; None where there are no two of one unit."""
    found = list(dict.fromkeys(fact for _, fact in facts_of_points(query, sources)))
    found = found if len(found) == PAIR else list(dict.fromkeys(facts_of_places(query, sources).values()))
    if len(found) != PAIR or found[0].unit != found[1].unit:
        return None
    one, other = found
    if not one.amount or not other.amount:
        return None
    unit = str(one.unit)
    both = worked_out(one.amount, unit, Operator.PLUS, other.amount, unit, right_unit=unit)
    half = worked_out(both.result, unit, Operator.OVER, TWO, unit)
    values = {
        "one": one, "other": other, "assumed": (Assumption(TWO, "figures", is_own=False),), **query.identity,
    }  # fmt: skip
    claim = Claim("midpoint", values, evidence_of(one, other), Derivation((both, half)))
    unknowns = [unknown for unknown in query.unknowns if not unknown.kind.startswith("statistic")]
    return plan_of(query, [claim], unknowns)
