"""One stated figure of pay as a part of another, in per cent: "what share of London's is the UK median"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.derivation import PERCENT, Derivation, Operator, worked_out
from assistant.planning.operations.apart import PAIR, plan_of
from assistant.planning.types import Claim, evidence_of
from assistant.understanding.phrases import Tokens

if TYPE_CHECKING:
    from assistant.planning.types import AnswerPlan, Query, Sources


def plan_part(query: Query, sources: Sources) -> AnswerPlan | None:
    """Both figures and their quotient in per cent; None where no part is asked for, or not of two figures."""
    tokens = Tokens.of(query.reading.text)
    match = next(sources.language.tables["relations.part_of"].find(tokens.forms), None)
    if match is None:
        return None
    from assistant.planning.operations.points import facts_of_places, facts_of_points  # few ask for a part

    places = facts_of_places(query, sources)
    found = places if len({*places.values()}) == PAIR else dict(facts_of_points(query, sources))
    if len({*found.values()}) != PAIR:
        return None
    behind = min((at for at in found if at >= tokens.words[match.end - 1].span.end), default=None)
    if behind is None:
        return None
    whole = found[behind]
    one = next(fact for fact in found.values() if fact != whole)
    if one.unit != whole.unit or not one.amount or not whole.amount:
        return None
    unit = str(one.unit)
    step = worked_out(one.amount, unit, Operator.OVER, whole.amount, PERCENT, right_unit=unit)
    values = {"one": one, "other": whole, **query.identity}
    claim = Claim("part", values, evidence_of(one, whole), Derivation((step,)))
    return plan_of(query, [claim], [*query.unknowns])
