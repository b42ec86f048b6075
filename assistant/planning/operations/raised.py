"""A stated figure of pay after a rise or a cut that the question supposes: "the median after a 5% rise"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assistant.planning.derivation import Assumption, Derivation, Operator, difference, worked_out
from assistant.planning.operations.apart import plan_of, relation_of
from assistant.planning.pay import facts_at, offers_of, point_at, range_claim
from assistant.planning.types import Claim, evidence_of
from assistant.understanding.linkers.changes import changes_of
from assistant.understanding.types import SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.planning.derivation import Step
    from assistant.planning.types import AnswerPlan, Query, Sources
    from assistant.understanding.types import Slot

HUNDRED = Decimal(100)
UP, DOWN = "up", "down"


def plan_raised(query: Query, sources: Sources) -> AnswerPlan | None:
    """The figure and what it is after the change; None where no change of one size is supposed."""
    found = changes_of(query.reading, sources.language)
    if len(found) != 1 or not query.question.basis:
        return None
    size, way = found[0]
    if sums := [slot for slot in query.reading.of(SlotKind.AMOUNT) if slot != size]:
        return _offer_raised(size, way, query, sources) if len(sums) == 1 else None
    point = next((s.value for s in query.reading.of(SlotKind.STATISTIC) if s.value != "range"), "")
    fact = point_at(facts_at(query, sources, Measure(query.question.measures[0])), point)
    if fact is None or not fact.amount:
        return None
    derivation, told = _changed(fact.amount, str(fact.unit), size, way)
    values = {
        "fact": fact, **told, **query.identity, "side": "", **_within(derivation.result, query, sources),
    }  # fmt: skip
    ends = [end for name in ("low", "high") if (end := values.get(name))]
    claim = Claim("raised", values, evidence_of(fact, *ends), derivation)
    return plan_of(query, [claim], [u for u in query.unknowns if not u.kind.startswith("statistic")])


def _changed(amount: Decimal, unit: str, size: Slot, way: str) -> tuple[Derivation, dict[str, Any]]:
    """An amount after a rise or a cut of some size, and what is told of it."""
    by = Decimal(size.value)
    operator = Operator.PLUS if way == UP else Operator.MINUS
    is_part = size.kind == SlotKind.SHARE
    if is_part:
        whole = worked_out(amount, unit, Operator.TIMES, by, unit)
        part = worked_out(whole.result, unit, Operator.OVER, HUNDRED, unit)
        last = worked_out(amount, unit, operator, part.result, unit, right_unit=unit)
        steps: tuple[Step, ...] = (whole, part, last)
        own = Assumption(by, "percent", is_own=False)
    else:
        steps = (worked_out(amount, unit, operator, by, unit, right_unit=unit),)
        own = Assumption(by, "sum", is_own=False)
    told = {
        "size": by, "is_part": is_part, "way": way, "unit": unit,
        "assumed": (own, *((Assumption(HUNDRED, "whole", is_own=False),) if is_part else ())),
        "offers": () if is_part else (by,),
    }  # fmt: skip
    return Derivation(steps), told


def _offer_raised(size: Slot, way: str, query: Query, sources: Sources) -> AnswerPlan | None:
    """The person's own sum after the change, held against the stated figure: "that plus 5%"."""
    others = tuple(slot for slot in query.reading.slots if slot != size)
    offers = offers_of(replace(query, reading=query.reading._replace(slots=others)), sources)
    fact = point_at(facts_at(query, sources, Measure(query.question.measures[0])), "")
    if len(offers) != 1 or fact is None or fact.amount is None or offers[0].unit != str(fact.unit):
        return None
    offer = offers[0]
    derivation, told = _changed(offer.amount, offer.unit, size, way)
    apart = difference(derivation.result, fact.amount, offer.unit)
    relation = relation_of(derivation.result, fact.amount)
    values = {
        "fact": fact, **told, "offer": offer.amount, "relation": relation, "raised": derivation.result,
        "offers": (*told["offers"], offer.amount), **query.identity,
    }  # fmt: skip
    claim = Claim("raised_offer", values, evidence_of(fact), Derivation((*derivation.steps, *apart.steps)))
    return plan_of(query, [claim], [*query.unknowns])


def _within(amount: Decimal, query: Query, sources: Sources) -> dict[str, Any]:
    """Where the sum stands in the range, where that is named: "is that still inside the usual range"."""
    is_named = any(slot.value == "range" for slot in query.reading.of(SlotKind.STATISTIC))
    facts = facts_at(query, sources, Measure(query.question.measures[0]))
    claim = range_claim(amount, facts, query) if is_named else None
    return {name: claim.values[name] for name in ("low", "high", "side")} if claim else {}
