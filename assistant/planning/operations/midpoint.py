"""The point halfway between two stated figures of pay: of two places, or of two points of one range."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.planning.derivation import Assumption, Derivation, Operator, difference, worked_out
from assistant.planning.operations.apart import PAIR, plan_of, relation_of
from assistant.planning.operations.points import facts_of_places, facts_of_points
from assistant.planning.pay import facts_at
from assistant.planning.types import Claim, evidence_of
from assistant.understanding.types import SlotKind
from knowledge.types import Measure, Statistic

if TYPE_CHECKING:
    from assistant.planning.types import AnswerPlan, Query, Sources
    from knowledge.types import Fact

TWO = Decimal(2)
OF_TWO = Assumption(TWO, "figures", is_own=False)


def plan_midpoint(query: Query, sources: Sources) -> AnswerPlan | None:
    """Both figures and what lies halfway between them; None where there are no two of one unit."""
    if (claim := _of_roles(query, sources)) is not None:
        return plan_of(query, [claim], [*query.unknowns])
    named = list(dict.fromkeys(fact for _, fact in facts_of_points(query, sources)))
    found = named if len(named) == PAIR else list(dict.fromkeys(facts_of_places(query, sources).values()))
    found = found if len(found) == PAIR else _ends(query, sources)
    if len(found) != PAIR or found[0].unit != found[1].unit:
        return None
    one, other = found
    if not one.amount or not other.amount:
        return None
    unit, half = str(one.unit), _halfway(one.amount, other.amount, str(one.unit))
    values = {"one": one, "other": other, "assumed": (OF_TWO,), **query.identity}
    claim = Claim("midpoint", values, evidence_of(one, other), half)
    third = [fact for fact in named if fact not in found and fact.unit == unit and fact.amount]
    if third:
        claim = _held_against(claim, half.result, third[0])
    unknowns = [unknown for unknown in query.unknowns if not unknown.kind.startswith("statistic")]
    return plan_of(query, [claim], unknowns)


def _of_roles(query: Query, sources: Sources) -> Claim | None:
    """What lies halfway between the pay of two roles; None where there are no two with a figure."""
    from assistant.planning.operations.roles import central_pay, documents_named

    documents = documents_named(query, sources)
    facts = [central_pay(document, query, sources) for document in documents]
    if len(documents) != PAIR or not query.question.basis:
        return None
    one, other = facts
    if one is None or other is None or one.unit != other.unit or not one.amount or not other.amount:
        return None
    values = {
        "one": one, "other": other, "assumed": (OF_TWO,),
        "role": documents[0].identity.role_name, "other_role": documents[1].identity.role_name,
        "market": documents[0].identity.market, "other_market": documents[1].identity.market,
        "edition": documents[0].identity.edition, "other_edition": documents[1].identity.edition,
    }  # fmt: skip
    return Claim(
        "roles_midpoint", values, evidence_of(one, other), _halfway(one.amount, other.amount, str(one.unit))
    )


def _halfway(one: Decimal, other: Decimal, unit: str) -> Derivation:
    """Half of what two amounts come to."""
    both = worked_out(one, unit, Operator.PLUS, other, unit, right_unit=unit)
    return Derivation((both, worked_out(both.result, unit, Operator.OVER, TWO, unit)))


def _ends(query: Query, sources: Sources) -> list[Fact]:
    """Both ends of the range, where it is named as a whole: "halfway through the range"."""
    if not any(slot.value == "range" for slot in query.reading.of(SlotKind.STATISTIC)):
        return []
    facts = facts_at(query, sources, Measure(query.question.measures[0]))
    return [facts[end] for end in (Statistic.LOW, Statistic.HIGH) if end in facts]


def _held_against(claim: Claim, half: Decimal, third: Fact) -> Claim:
    """The midpoint with what lies between it and another figure."""
    assert third.amount is not None  # noqa: S101 - looked at before
    apart = difference(half, third.amount, str(third.unit))
    steps = claim.derivation.steps if isinstance(claim.derivation, Derivation) else ()
    values = {
        **claim.values, "half": half, "third": third, "apart": apart.result,
        "relation": relation_of(half, third.amount),
    }  # fmt: skip
    derivation = Derivation((*steps, *apart.steps))
    return Claim("midpoint_against", values, (*claim.evidence, *evidence_of(third)), derivation)
