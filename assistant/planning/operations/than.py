"""The rows of a list with more, or less, of something than a skill that is named: "more wanted than …"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.planning.listing import FIGURES, is_of_before
from assistant.planning.operations.count import plan_count
from assistant.planning.selection import key_measure
from assistant.planning.shapes import plan_shape
from assistant.planning.types import Claim, evidence_of
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import Slot, SlotKind
from knowledge.numbers import Kind
from knowledge.types import Measure, Span

if TYPE_CHECKING:
    from assistant.planning.types import AnswerPlan, Query, Sources

LISTS = {"gaps", "share", "names"}
"""Shapes of lists whose rows have figures."""
SIDES = {"greater": "above", "lesser": "below"}
"""Operation -> the comparison that the rows must pass."""
REPLACED = {SlotKind.SKILL, SlotKind.COMPARISON}


def plan_than(query: Query, sources: Sources) -> AnswerPlan | None:
    """The rows on one side of a skill's own figure; None where no list is held against one skill."""
    asked = query.reading.operations & {*SIDES}
    named = [slot for slot in query.reading.of(SlotKind.SKILL) if not slot.is_negated]
    is_list = query.reading.is_plural and query.question.shape in LISTS and not query.reading.is_closed
    is_one = len({slot.span for slot in named}) == 1  # a short name may stand for several
    if not is_list or len(asked) != 1 or not is_one or query.reading.of(SlotKind.SHARE):
        return None
    figures = {slot.value for slot in query.reading.of(SlotKind.MEASURE)}
    roles = {slot.value for slot in query.reading.of(SlotKind.ROLE) if slot.is_covered}
    if {Measure.DEMAND, Measure.SUPPLY} <= figures or len(roles) > 1:
        return None  # "how far does supply trail behind demand" asks for the gap of the one that is named
    slot, side = named[0], next(SIDES[word] for word in asked)
    if is_of_before(slot) or slot.relation:
        return None
    own = Measure(query.question.measures[0])
    key = key_measure(query.reading, own)
    key = key if key in FIGURES else Measure.DEMAND
    side = _side(side, query, sources) if key == Measure.SUPPLY else side
    stated = (sources.book.select(query.document, key, skill=one.value) for one in named)
    base = next((fact for facts in stated for fact in facts), None)
    if base is None or base.amount is None:
        return None
    at = Span(slot.span.start, slot.span.end)
    slots = (
        *(one for one in query.reading.slots if one.kind not in REPLACED and one.value not in SIDES),
        Slot(SlotKind.COMPARISON, side, slot.text, at),
        Slot(SlotKind.SHARE, str(base.amount), slot.text, at, detail=Kind.PERCENT.value),
    )
    cut = replace(query, reading=query.reading._replace(slots=slots))
    plan = plan_count(cut, sources) or plan_shape(cut, sources)
    own_figure = Claim("than", {"fact": base, **query.identity}, evidence_of(base))
    return plan._replace(claims=(*plan.claims, own_figure))


def _side(side: str, query: Query, sources: Sources) -> str:
    """The side meant where the word for a figure says that there is little of it: "less scarce" is more."""
    inverse = sources.language.tables["ranks.inverse"]
    named = query.reading.of(SlotKind.MEASURE)
    is_inverse = any(inverse.values(normal_forms(slot.text)) for slot in named)
    return next(other for other in SIDES.values() if other != side) if is_inverse else side
