"""Yes or no: whether a stated figure passes a threshold, and whether a name is on a list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.planning.listing import FIGURES, listing_of, passes
from assistant.planning.selection import bounds_of, key_measure
from assistant.planning.types import AnswerPlan, Claim, Status, evidence_of
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.planning.types import Query, Sources
    from knowledge.types import Fact

BOUND = {SlotKind.SHARE, SlotKind.COMPARISON}
"""Kinds of slot that make a threshold."""
JUDGED = {"gaps", "share", "check", "names"}
"""Shapes whose skills have figures that a threshold can be held against."""


def plan_verdict(query: Query, sources: Sources) -> AnswerPlan | None:
    """Yes or no with the figure or the list it rests on; None where neither is asked for."""
    if not query.reading.is_closed:
        return None
    claims = list(_thresholds(query, sources)) or list(_membership(query, sources))
    if not claims:
        return None
    status = Status.PARTIAL if query.unknowns else Status.ANSWERED
    return AnswerPlan(
        status, query.question.question_type, tuple(claims), query.unknowns, document=query.document
    )


def _thresholds(query: Query, sources: Sources) -> Iterator[Claim]:
    """Each skill that is named, with whether its figure lies on the side asked for."""
    bounds = bounds_of(query.reading)
    if not bounds or query.question.shape not in JUDGED:
        return
    named = [slot.value for slot in query.reading.of(SlotKind.SKILL) if not slot.relation]
    rows = [] if named else _row_meant(query, sources)
    own = Measure(query.question.measures[0]) if query.question.measures else Measure.DEMAND
    key = key_measure(query.reading, own)
    key = bounds[0].measure or key if rows else key  # "top" beside "gap" says which row, not its figure
    key = key if key in FIGURES else Measure.DEMAND
    for skill in dict.fromkeys(named or rows):
        for fact in sources.book.select(query.document, key, skill=skill):
            verdict = "yes" if passes(fact, bounds, query, sources) else "no"
            yield Claim("passes", {"fact": fact, "verdict": verdict, **query.identity}, evidence_of(fact))


def _row_meant(query: Query, sources: Sources) -> list[str]:
    """The skill that a rank names, where a threshold is held against one row: "does … have the top gap"."""
    named = {slot.value for slot in query.reading.of(SlotKind.MEASURE)}
    if query.question.shape != "gaps" or Measure.GAP not in named:
        return []
    kept = tuple(
        slot
        for slot in query.reading.slots
        if slot.kind not in BOUND and (slot.kind != SlotKind.MEASURE or slot.value == Measure.GAP)
    )
    rows = listing_of(replace(query, reading=query.reading._replace(slots=kept)), sources).rows
    return [row.name for row in rows] if len(rows) == 1 else []


def _membership(query: Query, sources: Sources) -> Iterator[Claim]:
    """Whether a job title that is named stands on the list that is asked about."""
    if query.question.shape != "names":
        return
    facts = sources.book.select(query.document, Measure(query.question.measures[0]))
    for slot in query.reading.of(SlotKind.ROLE):
        if slot.is_covered and slot.value == query.document.identity.role_id:
            continue
        current = sources.book.current(slot.value) if slot.is_covered else ()
        name = current[0].identity.role_name if current else slot.value
        found = next((fact for fact in facts if _is_called(fact, name)), None)
        if found is not None:
            yield Claim(
                "is_listed",
                {"fact": found, "is_among": str(found.measure), **query.identity},
                evidence_of(found),
            )


def _is_called(fact: Fact, name: str) -> bool:
    wanted = normal_forms(name)
    return any(normal_forms(known) == wanted for known in (fact.text or "", *fact.alternatives))
