"""How many times one stated figure is another: demand against supply, a place against the market."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.planning.derivation import Derivation, Operator, worked_out
from assistant.planning.operations.apart import plan_of
from assistant.planning.operations.extremes import ends_of
from assistant.planning.pay import central_of, facts_at, point_at
from assistant.planning.selection import key_measure
from assistant.planning.types import AnswerPlan, Claim, Status, evidence_of
from assistant.understanding.types import SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.planning.types import Query, Sources
    from knowledge.types import Fact, Statistic

RATIO = "ratio"
SKILL_SHAPES = {"gaps", "share", "check", "names"}
PAIR = 2
POINTS = ("low", "median", "typical", "high")
PLAIN = ""
"""Unit of a plain number."""


def plan_ratio(query: Query, sources: Sources) -> AnswerPlan | None:
    """The two figures and their quotient; None where none is asked for or there are no two of one unit."""
    if RATIO not in query.reading.operations:
        return None
    if (of_roles := _of_roles(query, sources)) is not None:
        return of_roles
    if query.question.shape in SKILL_SHAPES:
        pair = _of_list(query, sources) or ends_of(query, sources) or _of_skills(query, sources)
    else:
        pair = _of_places(query, sources)
    if pair is None:
        return None
    one, other = pair
    if one.unit != other.unit or not one.amount or not other.amount:
        return None
    step = worked_out(
        one.amount, str(one.unit), Operator.OVER, other.amount, PLAIN, right_unit=str(other.unit)
    )
    claim = Claim(
        "ratio", {"one": one, "other": other, **query.identity}, evidence_of(one, other), Derivation((step,))
    )
    status = Status.PARTIAL if query.unknowns else Status.ANSWERED
    kind = query.question.question_type
    return AnswerPlan(status, kind, (claim,), query.unknowns, document=query.document)


def _of_roles(query: Query, sources: Sources) -> AnswerPlan | None:
    """How many times one role's central pay is another's, the larger one first; None for no two roles."""
    from assistant.planning.operations.roles import central_pay, documents_named

    documents = documents_named(query, sources)
    if len(documents) != PAIR or not query.question.basis:
        return None
    stated = [(fact, one) for one in documents if (fact := central_pay(one, query, sources)) and fact.amount]
    if len(stated) != PAIR or stated[0][0].unit != stated[1][0].unit:
        return None
    (one, first), (other, second) = sorted(stated, key=lambda pair: -(pair[0].amount or 0))
    unit = str(one.unit)
    step = worked_out(
        one.amount or Decimal(0), unit, Operator.OVER, other.amount or Decimal(1), PLAIN, right_unit=unit
    )
    values = {
        "one": one, "other": other, "other_role": second.identity.role_name,
        "other_edition": second.identity.edition, "role": first.identity.role_name,
        "market": first.identity.market, "edition": first.identity.edition,
    }  # fmt: skip
    claim = Claim("roles_ratio", values, evidence_of(one, other), Derivation((step,)))
    return plan_of(query, [claim], [*query.unknowns])


def _of_list(query: Query, sources: Sources) -> tuple[Fact, Fact] | None:
    """Demand and supply of the skill of which one is the most, or the fewest, times the other."""
    ends = query.reading.operations & {"most", "least"}
    if len(ends) != 1 or query.reading.of(SlotKind.SKILL) or query.reading.is_plural:
        return None
    pairs = [
        (one, other)
        for one in sources.book.select(query.document, Measure.DEMAND)
        for other in sources.book.select(query.document, Measure.SUPPLY, skill=one.skill)
        if one.amount and other.amount
    ]
    sign = -1 if "most" in ends else 1
    ranked = sorted(
        pairs, key=lambda pair: (sign * (pair[0].amount or 0) / (pair[1].amount or 1), pair[0].skill or "")
    )
    return ranked[0] if ranked else None


def _of_skills(query: Query, sources: Sources) -> tuple[Fact, Fact] | None:
    """Demand and supply of one skill, or one figure of two.

    A name that stands for several skills ("mlops") names the one of which both figures are stated.
    """
    slots = [slot for slot in query.reading.of(SlotKind.SKILL) if not slot.relation]
    names = list(dict.fromkeys(slot.value for slot in slots))
    if len({slot.span for slot in slots}) == 1 or len(names) == 1:
        measures = (Measure.DEMAND, Measure.SUPPLY)
        found = [[_stated(measure, name, query, sources) for measure in measures] for name in names]
    else:
        own = Measure(query.question.measures[0]) if query.question.measures else Measure.DEMAND
        key = key_measure(query.reading, own)
        found = [[_stated(key, name, query, sources) for name in names]]
    pairs = ((pair[0], pair[1]) for pair in found if len(pair) == PAIR)
    return next(((one, other) for one, other in pairs if one and other), None)


def _stated(measure: Measure, skill: str, query: Query, sources: Sources) -> Fact | None:
    return next(iter(sources.book.select(query.document, measure, skill=skill)), None)


def _of_places(query: Query, sources: Sources) -> tuple[Fact, Fact] | None:
    """The central figure of the place that is named, and the market's; else the two points that are named."""
    market = query.document.identity.market
    if not query.question.measures:
        return None
    measure = Measure(query.question.measures[0])
    if query.place in {"", market}:
        return _of_points(facts_at(query, sources, measure), query)
    facts = [fact for fact in sources.book.select(query.document, measure) if fact.place == market]
    base = central_of({fact.statistic: fact for fact in facts})
    here = central_of(facts_at(query, sources, measure))
    return (here, base) if here and base and here != base else None


def _of_points(found: dict[Statistic | None, Fact], query: Query) -> tuple[Fact, Fact] | None:
    """The two points of pay that are named, the larger one first: both ends, or one and the middle."""
    named = {slot.value for slot in query.reading.of(SlotKind.STATISTIC)}
    stated = dict.fromkeys(point_at(found, name) for name in POINTS if name in named)
    facts = sorted((fact for fact in stated if fact and fact.amount), key=lambda fact: -(fact.amount or 0))
    return (facts[0], facts[1]) if len(facts) == PAIR else None
