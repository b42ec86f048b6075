"""What the jobs of a list pay that was given before, as far as documents are about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.pay import amount_claim, central_of
from assistant.planning.types import AnswerPlan, Status, Unknown
from assistant.understanding.types import SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.planning.types import Query, Sources
    from assistant.understanding.language import QuestionType
    from assistant.understanding.types import Reading
    from knowledge.types import RoleDocument


NARROWING = (SlotKind.PLACE, SlotKind.STATISTIC, SlotKind.AMOUNT, SlotKind.WORKING, SlotKind.QUALIFIER)
"""Kinds of slot that ask for more than the central pay in the whole market."""


def pay_of_moves(
    question: QuestionType, before: QuestionType, reading: Reading, document: RoleDocument, sources: Sources
) -> AnswerPlan | None:
    """The central pay of each sideways move that a document is about, and which moves have none.

    None where no document is about any of them, where the list before was of other titles, or where
    another figure than the central one in the market is asked for.

    Args:
        question: About pay.
        before: What was asked before.
        reading: Of the question.
        document: Lists the moves.
        sources: Hold the documents of other roles.
    """
    if Measure.LATERAL_MOVE not in before.measures or any(reading.of(kind) for kind in NARROWING):
        return None
    by_name = {one.identity.role_name: one for one in sources.book.documents}
    moves = sources.book.select(document, Measure.LATERAL_MOVE)
    names = [name for fact in moves for name in (fact.text, *fact.alternatives) if name]
    known = [by_name[name] for name in names if name in by_name]
    claims = []
    for one in known:
        facts = sources.book.select(one, Measure(question.measures[0]))
        here = {fact.statistic: fact for fact in facts if fact.place in {one.identity.market, None}}
        central = central_of(here)
        claims += [amount_claim(central, one)] if central else []
    if not claims:
        return None
    others = list(dict.fromkeys(name for name in names if name not in by_name))
    unknowns = (Unknown("qualifier", ", ".join(others), question.subject),) if others else ()
    status = Status.PARTIAL if unknowns else Status.ANSWERED
    return AnswerPlan(status, question.question_type, tuple(claims), unknowns, document=document)


def with_pay_of_moves(plan: AnswerPlan, query: Query, sources: Sources) -> AnswerPlan:
    """A list of moves with what they pay, where that is asked for as well, as far as documents say."""
    kinds = (sources.language.types[name] for name in query.reading.cued)
    paid = next((kind for kind in kinds if kind.basis), None)
    if paid is None or plan.status != Status.ANSWERED or Measure.LATERAL_MOVE not in query.question.measures:
        return plan
    found = pay_of_moves(paid, query.question, query.reading, query.document, sources)
    if found is None:
        return plan
    return plan._replace(claims=(*plan.claims, *found.claims), unknowns=found.unknowns, status=found.status)
