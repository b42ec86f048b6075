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
    goal = _goal(query, sources)
    way, taken = query.working.convert(fact.amount, unit, goal) if goal else (Derivation(()), ())
    amount, unit = (way.result, way.unit) if goal else (fact.amount, unit)
    step = worked_out(amount, unit, Operator.TIMES if number > 1 else Operator.OVER, plain, unit)
    assumed = (*taken, Assumption(plain, "times", is_own=False))
    values = {"fact": fact, "times": word, "assumed": assumed, "taken": taken, **query.identity}
    claim = Claim("multiple", values, evidence_of(fact), Derivation((*way.steps, step)))
    done = {"statistic", "basis"} if goal else {"statistic"}
    unknowns = tuple(unknown for unknown in query.unknowns if unknown.kind not in done)
    status = Status.PARTIAL if unknowns else Status.ANSWERED
    return AnswerPlan(status, query.question.question_type, (claim,), unknowns, document=query.document)


def _goal(query: Query, sources: Sources) -> str:
    """On what basis the figure was given before, that is now wanted so many times; "" for its own."""
    counted = [slot.value for slot in query.reading.of(SlotKind.BASIS)]
    counted += ["week"] if query.working.week and not query.working.job else []
    goals = [basis for basis in counted if basis in sources.language.counted_bases]
    return next(iter(goals), "")


def _factor(query: Query, sources: Sources) -> tuple[str, str] | None:
    """How many times, and of which point."""
    tokens = Tokens.of(query.reading.text)
    points = sources.language.tables["followups.anaphora"]
    starts = {word.span.start: at for at, word in enumerate(tokens.words)}
    for match in sources.language.tables["multiples.of"].find(tokens.forms):
        held = tokens.span(match.start, match.end)  # "half" itself is no middle here
        behind = tokens.forms[match.end : match.end + BETWEEN]
        if query.reading.is_anaphoric and any(points.values((form,)) for form in behind):
            lent = [s.value for s in query.reading.of(SlotKind.STATISTIC) if s.text not in query.reading.text]
            return match.value, next(iter(lent), "")  # "half of that"
        slots = [
            s for s in query.reading.of(SlotKind.STATISTIC) if not s.span.covers(held) and s.value != "range"
        ]
        if len({slot.value for slot in slots}) != 1:
            continue  # "is the top twice the bottom" asks how the two stand to each other
        for slot in slots:
            if 0 <= starts.get(slot.span.start, -1) - match.end <= BETWEEN:
                return match.value, slot.value
    return None
