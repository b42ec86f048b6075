"""One stated figure of pay as a part of another, in per cent: "what share of London's is the UK median"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.derivation import PERCENT, Derivation, Operator, worked_out
from assistant.planning.operations.apart import PAIR, plan_of
from assistant.planning.operations.points import facts_of_points
from assistant.planning.pay import central_of
from assistant.planning.types import Claim, evidence_of
from assistant.understanding.phrases import Tokens
from assistant.understanding.types import SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.planning.types import AnswerPlan, Query, Sources
    from knowledge.types import Fact


def plan_part(query: Query, sources: Sources) -> AnswerPlan | None:
    """Both figures and their quotient in per cent; None where no part is asked for, or not of two figures."""
    tokens = Tokens.of(query.reading.text)
    match = next(sources.language.tables["relations.part_of"].find(tokens.forms), None)
    found = (_of_places(query, sources) or dict(facts_of_points(query, sources))) if match else {}
    if match is None or len({*found.values()}) != PAIR:
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


def _of_places(query: Query, sources: Sources) -> dict[int, Fact]:
    """The central figure of each place that is named, by where it is; nothing for fewer than two."""
    facts = sources.book.select(query.document, Measure(query.question.measures[0]))
    found: dict[int, Fact] = {}
    for slot in query.reading.of(SlotKind.PLACE):
        central = central_of({fact.statistic: fact for fact in facts if fact.place == slot.value})
        if slot.is_covered and central is not None:
            found[slot.span.start] = central
    return found if len({*found.values()}) == PAIR else {}
