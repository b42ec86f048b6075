"""Yearly pay for some days of the week: what a sum would come to for all of them, or a salary for some."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.planning.derivation import Assumption, Derivation, Operator, difference, worked_out
from assistant.planning.operations.apart import plan_of, relation_of
from assistant.planning.pay import central_of, facts_at, offers_of, pay_measures, point_at
from assistant.planning.types import Claim, evidence_of
from assistant.planning.working_time import DAYS_TO_THE_WEEK
from assistant.understanding.types import SlotKind
from knowledge.number_grammar import Basis

if TYPE_CHECKING:
    from assistant.planning.pay import Offer
    from assistant.planning.types import AnswerPlan, Query, Sources
    from knowledge.types import Fact

COUNTED = {"basis", "subject", "basis_worked_out"}
"""What is missing no longer, once the pay is worked out."""


def plan_part_time(query: Query, sources: Sources) -> AnswerPlan | None:
    """The person's sum for a whole week beside the stated pay, or the stated pay for a part of the week.

    None where no part of a week is said, or pay on another basis than a year's is meant.
    """
    week = _part_of_week(query)
    others = {slot.value for slot in query.reading.of(SlotKind.BASIS)} - {Basis.YEAR}
    if week is None or others or Basis.YEAR not in pay_measures(sources):
        return None
    facts = facts_at(query, sources, pay_measures(sources)[Basis.YEAR])
    offers = offers_of(query, sources)
    point = next((slot.value for slot in query.reading.of(SlotKind.STATISTIC)), "")
    fact = central_of(facts) if offers else point_at(facts, point)
    if fact is None or not fact.amount:
        return None
    if not offers and query.question.basis == Basis.YEAR:
        claim = _for_part(fact, fact.amount, week, query)
    elif len(offers) == 1 and offers[0].unit == str(fact.unit):
        claim = _for_whole(offers[0], fact, week, query)
    else:
        return None
    said = " ".join(slot.text for slot in query.reading.of(SlotKind.WORKING))
    unknowns = [u for u in query.unknowns if u.kind not in COUNTED and u.value not in said]
    return plan_of(query, [claim], unknowns)


def _for_part(fact: Fact, amount: Decimal, week: Decimal, query: Query) -> Claim:
    """A stated figure for some days of the week."""
    values = {"fact": fact, "assumed": _taken(week), **query.identity}
    derivation = _counted(amount, str(fact.unit), week, DAYS_TO_THE_WEEK)
    return Claim("converted", values, evidence_of(fact), derivation)


def _for_whole(offer: Offer, fact: Fact, week: Decimal, query: Query) -> Claim:
    """The person's sum for all days of the week, held against a stated figure."""
    whole = _counted(offer.amount, offer.unit, DAYS_TO_THE_WEEK, week)
    apart = difference(whole.result, fact.amount or Decimal(0), offer.unit)
    values = {
        "offer": offer.amount, "unit": offer.unit, "fact": fact, "assumed": _taken(week),
        "apart": apart.result, "converted": whole.result,
        "relation": relation_of(whole.result, fact.amount or Decimal(0)), **query.identity,
    }  # fmt: skip
    steps = (*whole.steps, *(apart.steps if apart.result else ()))
    return Claim("offer_converted", values, evidence_of(fact), Derivation(steps))


def _taken(week: Decimal) -> tuple[Assumption, ...]:
    return (
        Assumption(DAYS_TO_THE_WEEK, "days to a full week"),
        Assumption(week, "days to the week that is paid", is_own=False),
    )


def _counted(amount: Decimal, unit: str, times: Decimal, over: Decimal) -> Derivation:
    """An amount times so many days of so many; divided last, so that no penny is lost."""
    total = worked_out(amount, unit, Operator.TIMES, times, unit)
    return Derivation((total, worked_out(total.result, unit, Operator.OVER, over, unit)))


def _part_of_week(query: Query) -> Decimal | None:
    """The fewest days of a week that are said, None where they are a full one."""
    weeks = (slot for slot in query.reading.of(SlotKind.WORKING) if slot.detail == "day/week")
    fewest = min((Decimal(slot.value) for slot in weeks), default=DAYS_TO_THE_WEEK)
    return fewest if 0 < fewest < DAYS_TO_THE_WEEK else None
