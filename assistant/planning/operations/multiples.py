"""A stated figure of pay so many times over: twice the median, half the day rate."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.planning.derivation import Assumption, Derivation, Operator, worked_out
from assistant.planning.pay import facts_at, point_at
from assistant.planning.types import AnswerPlan, Claim, Status, evidence_of
from assistant.understanding.phrases import Tokens
from assistant.understanding.types import SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.planning.types import Query, Sources

BETWEEN = 2
"""Words between "twice" and the point it is of ("twice the London median")."""


def plan_multiple(query: Query, sources: Sources) -> AnswerPlan | None:
    """The figure and so many times of it; None where no point of pay stands behind such a word."""
    if not query.question.basis or query.reading.of(SlotKind.AMOUNT):
        return None
    found = _factor(query, sources)
    if found is None:
        return None
    word, point = found
    number = Decimal(word)
    plain = number if number > 1 else 1 / number
    facts = facts_at(query, sources, Measure(query.question.measures[0]))
    fact = point_at(facts, point)
    if fact is None or fact.amount is None:
        return None
    unit = str(fact.unit)
    step = worked_out(fact.amount, unit, Operator.TIMES if number > 1 else Operator.OVER, plain, unit)
    assumed = (Assumption(plain, "times", is_own=False),)
    claim = Claim(
        "multiple",
        {"fact": fact, "times": word, "assumed": assumed, **query.identity},
        evidence_of(fact),
        Derivation((step,)),
    )
    unknowns = tuple(unknown for unknown in query.unknowns if unknown.kind != "statistic")
    status = Status.PARTIAL if unknowns else Status.ANSWERED
    return AnswerPlan(status, query.question.question_type, (claim,), unknowns, document=query.document)


def _factor(query: Query, sources: Sources) -> tuple[str, str] | None:
    """How many times, and of which point."""
    tokens = Tokens.of(query.reading.text)
    starts = {word.span.start: at for at, word in enumerate(tokens.words)}
    for match in sources.language.tables["multiples.of"].find(tokens.forms):
        held = tokens.span(match.start, match.end)  # "half" itself is no middle here
        slots = [s for s in query.reading.of(SlotKind.STATISTIC) if not s.span.covers(held)]
        if len({slot.value for slot in slots}) != 1:
            continue  # "is the top twice the bottom" asks how the two stand to each other
        for slot in slots:
            if 0 <= starts.get(slot.span.start, -1) - match.end <= BETWEEN:
                return match.value, slot.value
    return None
