"""What one kind of pay would have to be to come to another: "what day rate would match the salary"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.operations.apart import PAIR, plan_of
from assistant.planning.operations.compare import spots_of_pay
from assistant.planning.operations.convert import stated_on
from assistant.planning.pay import central_of, facts_at, pay_measures
from assistant.understanding.phrases import Tokens
from assistant.understanding.types import SlotKind

if TYPE_CHECKING:
    from assistant.planning.types import AnswerPlan, Query, Sources

MATCH = "match"


def plan_match(query: Query, sources: Sources) -> AnswerPlan | None:
    """A stated figure on the basis that is looked for; None where no kind of pay is to match another."""
    verbs = [slot for slot in query.reading.of(SlotKind.OPERATION) if slot.value == MATCH]
    spots = {basis: at for at, basis in reversed(spots_of_pay(query, sources))}
    measures = pay_measures(sources)
    if len(verbs) != 1 or len(spots) != PAIR or not {*spots} <= {*measures}:
        return None
    goal = next((basis for basis, at in spots.items() if at < verbs[0].span.start), "")
    source = next((basis for basis, at in spots.items() if at > verbs[0].span.start), "")
    if not goal or not source or not _is_sought(spots[goal], query, sources):
        return None
    fact = central_of(facts_at(query, sources, measures[source]))
    if fact is None or not fact.amount:
        return None
    claim = stated_on(fact, goal, query)
    return plan_of(query, [claim], [unknown for unknown in query.unknowns if unknown.kind != "basis"])


def _is_sought(at: int, query: Query, sources: Sources) -> bool:
    """Whether the kind of pay that begins at a character is asked for."""
    before = Tokens.of(query.reading.text[:at]).forms
    found = sources.language.tables["objects.sought"].find_all(before)
    return any(match.end == len(before) for match in found)
