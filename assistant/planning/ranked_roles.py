"""All roles that documents cover, ranked by what they pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.derivation import difference
from assistant.planning.operations.compare import roles_apart
from assistant.planning.pay import amount_claim, central_of
from assistant.planning.types import AnswerPlan, Claim, Status, Unknown, evidence_of
from assistant.understanding.types import COMPARING, SlotKind
from knowledge.types import Measure, Statistic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.planning.types import Sources
    from assistant.understanding.language import QuestionType
    from assistant.understanding.types import Reading


def best_paid(
    question: QuestionType, reading: Reading, sources: Sources, role_ids: Sequence[str] = ()
) -> AnswerPlan | None:
    """The central pay of every role, ranked ("which pays best in London"); None where units differ.

    Args:
        question: About pay.
        reading: Says for which place, and whether the least comes first.
        sources: Hold the documents.
        role_ids: The roles that are named; all that are known where none is.

    Roles without a figure for the place that is named are left out, and a place of which none has one
    is said to be missing.
    """
    measure = Measure(question.measures[0])
    markets = {document.identity.market for document in sources.book.documents}
    named = [slot for slot in reading.of(SlotKind.PLACE) if slot.value not in markets]
    place = next((slot.value for slot in named if slot.is_covered), "")
    unknowns = tuple(Unknown("place", slot.value, question.subject) for slot in named if not slot.is_covered)
    found = []
    for role_id in role_ids or sources.book.role_ids():
        document = sources.book.current(role_id)[0]
        where = {place} if place else {document.identity.market, None}
        facts = [fact for fact in sources.book.select(document, measure) if fact.place in where]
        central = central_of({fact.statistic: fact for fact in facts})
        if central is not None and central.amount is not None:
            found.append((central, document))
    if len({str(fact.unit) for fact, _ in found}) != 1:
        return None
    sign = 1 if reading.operations & {"least", "lesser"} else -1
    found.sort(key=lambda pair: (sign * (pair[0].amount or 0), pair[1].identity.role_name))
    claims = tuple(amount_claim(fact, document) for fact, document in found)
    if reading.operations & COMPARING and len(found) > 1:  # "which pays best, and by how much"
        (first, one), (second, other) = found[:2]
        claims = (*roles_apart((one, first), (other, second), reading), *claims)
    status = Status.PARTIAL if unknowns else Status.ANSWERED
    return AnswerPlan(status, question.question_type, claims, unknowns, document=found[0][1])


def widest_range(question: QuestionType, reading: Reading, sources: Sources) -> AnswerPlan | None:
    """How far the two ends of every role's range lie apart, ranked; None where units or places differ."""
    measure = Measure(question.measures[0])
    found = []
    for role_id in sources.book.role_ids():
        document = sources.book.current(role_id)[0]
        identity = document.identity
        facts = [f for f in sources.book.select(document, measure) if f.place in {identity.market, None}]
        ends = {fact.statistic: fact for fact in facts}
        low, high = ends.get(Statistic.LOW), ends.get(Statistic.HIGH)
        if low and high and low.amount is not None and high.amount is not None:
            apart = difference(high.amount, low.amount, str(high.unit))
            values = {
                "low": low, "high": high, "role": identity.role_name, "market": identity.market,
                "edition": identity.edition,
            }  # fmt: skip
            found.append((apart, Claim("range_width", values, evidence_of(low, high), apart), document))
    if reading.of(SlotKind.PLACE) or len({apart.unit for apart, _, _ in found}) != 1:
        return None
    sign = 1 if reading.operations & {"least"} else -1
    found.sort(key=lambda row: (sign * row[0].result, row[2].identity.role_name))
    claims = tuple(claim for _, claim, _ in found)
    return AnswerPlan(Status.ANSWERED, question.question_type, claims, document=found[0][2])
