"""A stated figure of pay after a rise or a cut that the question supposes: "the median after a 5% rise"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assistant.planning.derivation import Assumption, Derivation, Operator, worked_out
from assistant.planning.operations.apart import plan_of
from assistant.planning.pay import facts_at, point_at, range_claim
from assistant.planning.types import Claim, evidence_of
from assistant.understanding.phrases import Tokens
from assistant.understanding.types import SlotKind
from knowledge.numbers import Kind
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.planning.types import AnswerPlan, Query, Sources
    from assistant.understanding.types import Slot

HUNDRED = Decimal(100)
NEAR = 1
"""Words between a change and how large it is ("a rise of around 5%")."""
UP, DOWN = "up", "down"


def plan_raised(query: Query, sources: Sources) -> AnswerPlan | None:
    """The figure and what it is after the change; None where no change of one size is supposed."""
    found = changes_of(query, sources)
    if len(found) != 1 or not query.question.basis:
        return None
    size, way = found[0]
    point = next((s.value for s in query.reading.of(SlotKind.STATISTIC) if s.value != "range"), "")
    fact = point_at(facts_at(query, sources, Measure(query.question.measures[0])), point)
    if fact is None or not fact.amount:
        return None
    unit, amount = str(fact.unit), Decimal(size.value)
    operator = Operator.PLUS if way == UP else Operator.MINUS
    is_part = size.kind == SlotKind.SHARE
    if is_part:
        whole = worked_out(fact.amount, unit, Operator.TIMES, amount, unit)
        part = worked_out(whole.result, unit, Operator.OVER, HUNDRED, unit)
        last = worked_out(fact.amount, unit, operator, part.result, unit, right_unit=unit)
        steps, own = [whole, part, last], Assumption(amount, "percent", is_own=False)
    else:
        steps = [worked_out(fact.amount, unit, operator, amount, unit, right_unit=unit)]
        own = Assumption(amount, "sum", is_own=False)
    derivation = Derivation(tuple(steps))
    values = {
        "fact": fact, "size": amount, "is_part": is_part, "way": way,
        "assumed": (own, *((Assumption(HUNDRED, "whole", is_own=False),) if is_part else ())),
        "offers": () if is_part else (amount,), **query.identity,
        "side": "", **_within(derivation.result, query, sources),
    }  # fmt: skip
    ends = [end for name in ("low", "high") if (end := values.get(name))]
    claim = Claim("raised", values, evidence_of(fact, *ends), derivation)
    return plan_of(query, [claim], [u for u in query.unknowns if not u.kind.startswith("statistic")])


def _within(amount: Decimal, query: Query, sources: Sources) -> dict[str, Any]:
    """Where the sum stands in the range, where that is named: "is that still inside the usual range"."""
    is_named = any(slot.value == "range" for slot in query.reading.of(SlotKind.STATISTIC))
    facts = facts_at(query, sources, Measure(query.question.measures[0]))
    claim = range_claim(amount, facts, query) if is_named else None
    return {name: claim.values[name] for name in ("low", "high", "side")} if claim else {}


def changes_of(query: Query, sources: Sources) -> list[tuple[Slot, str]]:
    """Every share or sum beside a word for a rise or a cut, with the way it goes."""
    tokens = Tokens.of(query.reading.text)
    shares = [slot for slot in query.reading.of(SlotKind.SHARE) if slot.detail == Kind.PERCENT.value]
    sizes = [s for s in (*shares, *query.reading.of(SlotKind.AMOUNT)) if s.span.of(tokens.text) == s.text]
    found = []
    for match in sources.language.tables["multiples.changes"].find(tokens.forms):
        for slot in sizes:
            first = next(at for at, word in enumerate(tokens.words) if word.span.end > slot.span.start)
            last = max(at for at, word in enumerate(tokens.words) if word.span.start < slot.span.end)
            if 0 <= first - match.end <= NEAR or 0 <= match.start - last - 1 <= NEAR:
                found.append((slot, match.value))
    return found
