"""What pay comes to over the time that people usually stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.derivation import Derivation, Operator, worked_out
from assistant.planning.pay import ENDS, facts_at, point_at
from assistant.planning.settled import TOTALS
from assistant.planning.types import AnswerPlan, Claim, Status, evidence_of
from assistant.planning.working_time import MONTHS_TO_THE_YEAR
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import SlotKind
from knowledge.number_grammar import Basis
from knowledge.types import Measure, Unit

if TYPE_CHECKING:
    from assistant.planning.types import Query, Sources


def plan_stay(query: Query, sources: Sources) -> AnswerPlan | None:
    """Pay of a year times the stated time in the role; None where no total over that time is asked for."""
    forms = normal_forms(query.reading.text)
    totals = (sources.language.tables[f"objects.{name}"].find_all(forms) for name in TOTALS)
    stays = [*sources.book.select(query.document, Measure.TENURE)]
    kinds = sources.language.types
    named_types = (query.reading.question_type, *query.reading.cued)
    is_of_stay = any(Measure.TENURE in kinds[name].measures for name in named_types)
    is_total = is_of_stay and any(map(any, totals)) and not query.reading.of(SlotKind.WORKING)
    if not is_total or len(stays) != 1 or query.unknowns or query.reading.of(SlotKind.AMOUNT):
        return None
    named = [slot.value for slot in query.reading.of(SlotKind.STATISTIC) if slot.value in ENDS]
    fact = point_at(facts_at(query, sources, Measure(query.question.measures[0])), "".join(named[:1]))
    stay = stays[0]
    if fact is None or not fact.amount or not stay.amount or stay.unit != Unit.MONTHS:
        return None
    unit = str(fact.unit)
    currency, _, basis = unit.partition("/")
    way, assumed = query.working.convert(fact.amount, unit, Basis.YEAR) if basis != Basis.YEAR else (None, ())
    yearly, own = (way.result, way.unit) if way else (fact.amount, unit)
    times = worked_out(yearly, own, Operator.TIMES, stay.amount, f"{currency}/", right_unit=str(Unit.MONTHS))
    total = worked_out(times.result, times.unit, Operator.OVER, MONTHS_TO_THE_YEAR, times.unit)
    values = {"fact": fact, "stay": stay, "assumed": assumed, **query.identity}
    derivation = Derivation((*(way.steps if way else ()), times, total))
    claim = Claim("pay_over_stay", values, evidence_of(fact, stay), derivation)
    return AnswerPlan(
        Status.ANSWERED, query.question.question_type, (claim,), query.unknowns, document=query.document
    )
