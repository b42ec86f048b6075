"""How long somebody stays, or has stayed, held against how long people usually do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.derivation import Assumption, Derivation, Operator, difference, worked_out
from assistant.planning.operations.apart import plan_of, relation_of
from assistant.planning.operations.durations import MONTHS_TO_THE_YEAR, PLAIN
from assistant.planning.types import Claim, evidence_of
from knowledge.numbers import Kind, read_amounts
from knowledge.types import Measure, Unit

if TYPE_CHECKING:
    from assistant.planning.types import AnswerPlan, Query, Sources


def plan_own_stay(query: Query, sources: Sources) -> AnswerPlan | None:
    """What lies between a time that is named and the tenure; None where no one time is named."""
    if query.question.measures != [str(Measure.TENURE)]:
        return None
    named = [found for found in read_amounts(query.reading.text) if found.kind == Kind.DURATION]
    fact = next(iter(sources.book.select(query.document, Measure.TENURE)), None)
    if len(named) != 1 or fact is None or fact.amount is None or fact.unit != Unit.MONTHS:
        return None
    own = named[0].value
    months, years = str(Unit.MONTHS), own / MONTHS_TO_THE_YEAR
    is_in_years = "mo" not in named[0].span.of(query.reading.text).casefold()
    counted = (worked_out(years, PLAIN, Operator.TIMES, MONTHS_TO_THE_YEAR, months),) if is_in_years else ()
    apart = difference(own, fact.amount, months)
    steps = (*counted, *apart.steps) if apart.result else counted
    values = {
        "fact": fact, "offer": own, "years": years if is_in_years else None, "apart": apart.result,
        "assumed": (Assumption(years, "years", is_own=False),),
        "relation": relation_of(own, fact.amount),
        "written": fact.statements[0].value_span.of(query.document.text), **query.identity,
    }  # fmt: skip
    claim = Claim("own_stay", values, evidence_of(fact), Derivation(steps) if steps else None)
    return plan_of(query, [claim], [*query.unknowns])
