"""The pay of several roles added up: "both on the median, what's that together"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.planning.derivation import Assumption, Derivation, Operator, worked_out
from assistant.planning.operations.apart import plan_of
from assistant.planning.operations.roles import central_pay, documents_named, roles_apart
from assistant.planning.pay import amount_claim
from assistant.planning.settled import asks_sum
from assistant.planning.types import Claim, evidence_of
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import COMPARING, SlotKind
from knowledge.number_grammar import WORD_VALUES

if TYPE_CHECKING:
    from assistant.planning.derivation import Step
    from assistant.planning.types import AnswerPlan, Query, Sources
    from knowledge.types import Fact, RoleDocument

PAIR = 2
MOST = 100
"""People of one role that a sum is of; a larger number is something else."""


def plan_together(query: Query, sources: Sources) -> AnswerPlan | None:
    """What the pay of the roles that are named comes to together; None where no such sum is asked for."""
    documents = documents_named(query, sources)
    if len(documents) < PAIR or not asks_sum(query.reading, sources.language):
        return None
    stated = [(one, fact) for one in documents if (fact := central_pay(one, query, sources))]
    if len(stated) != len(documents) or len({str(fact.unit) for _, fact in stated}) != 1:
        return None
    is_held = len(stated) == PAIR and bool(query.reading.operations & {*COMPARING, "width"})
    apart = roles_apart(stated[0], stated[1], query.reading) if is_held else ()
    claims = [_sum(stated, query), *apart, *(amount_claim(fact, document) for document, fact in stated)]
    done = ("statistic", "ordinal")
    return plan_of(query, claims, [u for u in query.unknowns if not u.kind.startswith(done)])


def _sum(stated: list[tuple[RoleDocument, Fact]], query: Query) -> Claim:
    """All amounts added up in the order in which their roles are named, each as often as is said."""
    unit = str(stated[0][1].unit)
    steps: list[Step] = []
    parts: list[Decimal] = []
    counts: list[Assumption] = []
    for document, fact in stated:
        amount, count = fact.amount or Decimal(0), _count(document, query)
        if count > 1:
            counts.append(Assumption(count, document.identity.role_name, is_own=False))
            steps.append(worked_out(amount, unit, Operator.TIMES, count, unit))
            amount = steps[-1].result
        parts.append(amount)
    total = parts[0]
    for part in parts[1:]:
        steps.append(worked_out(total, unit, Operator.PLUS, part, unit, right_unit=unit))
        total = steps[-1].result
    facts = tuple(fact for _, fact in stated)
    values = {"facts": facts, "assumed": tuple(counts)}
    return Claim("roles_together", values, evidence_of(*facts), Derivation(tuple(steps)))


def _count(document: RoleDocument, query: Query) -> Decimal:
    """How many people of a role are said: "two dental hygienists"; one where none is."""
    own = (s for s in query.reading.of(SlotKind.ROLE) if s.value == document.identity.role_id)
    for slot in own:
        before = normal_forms(query.reading.text[: slot.span.start])[-1:]
        for form in before:
            number = int(form) if form.isascii() and form.isdigit() else WORD_VALUES.get(form, 1)
            return Decimal(number) if 0 < number <= MOST else Decimal(1)
    return Decimal(1)
