"""What lies between the pay of two numbers of days: "how much more are 220 days than 180"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.planning.derivation import Assumption, Derivation, Operator, difference, worked_out
from assistant.planning.operations.apart import plan_of
from assistant.planning.pay import facts_at, pay_measures, point_at
from assistant.planning.types import Claim, evidence_of
from assistant.understanding.types import SlotKind
from knowledge.number_grammar import Basis

if TYPE_CHECKING:
    from assistant.planning.types import AnswerPlan, Query, Sources

PAIR = 2
DAYS = {"day/", "day/year"}
"""Details of a plain number of days, and of one for a year."""


def plan_days_apart(query: Query, sources: Sources) -> AnswerPlan | None:
    """The stated pay by the day times each number of days, and how far the two lie apart.

    None where there are not two numbers of days, or no pay by the day is stated.
    """
    slots = [slot for slot in query.reading.of(SlotKind.WORKING) if slot.detail in DAYS]
    named = [Decimal(value) for value in dict.fromkeys(slot.value for slot in slots)]
    point = next((s.value for s in query.reading.of(SlotKind.STATISTIC) if s.value != "range"), "")
    fact = point_at(facts_at(query, sources, pay_measures(sources)[Basis.DAY]), point)
    if len(named) != PAIR or fact is None or not fact.amount:
        return None
    unit = str(fact.unit)
    total = unit.partition("/")[0] + "/"
    ordered = sorted(named, reverse=True)
    times = [worked_out(fact.amount, unit, Operator.TIMES, days, total) for days in ordered]
    apart = difference(times[0].result, times[1].result, total)
    values = {
        "fact": fact, "days": ordered[0], "other_days": ordered[1],
        "assumed": tuple(Assumption(days, "working days", is_own=False) for days in ordered),
        **query.identity,
    }  # fmt: skip
    claim = Claim("days_apart", values, evidence_of(fact), Derivation((*times, *apart.steps)))
    done = {"basis", "statistic", "subject"}
    return plan_of(query, [claim], [u for u in query.unknowns if u.kind not in done])
