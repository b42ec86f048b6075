"""How far two rows of a ranked list lie apart: its ends, or those named by their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.derivation import difference
from assistant.planning.listing import FIGURES, listing_of
from assistant.planning.selection import select_by
from assistant.planning.types import AnswerPlan, Claim, Status, evidence_of
from assistant.understanding.types import COMPARING, SUPERLATIVES, SlotKind

if TYPE_CHECKING:
    from assistant.planning.types import Query, Sources
    from knowledge.types import Fact

LISTS = {"gaps", "share", "names"}
"""Shapes of lists whose rows have figures."""
PAIR = 2


def plan_extremes(query: Query, sources: Sources) -> AnswerPlan | None:
    """Two rows of a list with what lies between; None where that is not asked for."""
    is_apart = bool(query.reading.operations & {*COMPARING, "width"})
    ends = ends_of(query, sources) if is_apart else None
    if ends is None:
        return None
    one, other = ends
    assert one.amount is not None  # noqa: S101 - ends have amounts
    assert other.amount is not None  # noqa: S101
    apart = difference(one.amount, other.amount, str(one.unit), result_unit="points")
    relation = "above" if one.amount > other.amount else "equal"
    values = {"one": one, "other": other, "relation": relation, "verdict": "", **query.identity}
    claim = Claim("between", values, evidence_of(one, other), apart)
    status = Status.PARTIAL if query.unknowns else Status.ANSWERED
    return AnswerPlan(status, query.question.question_type, (claim,), query.unknowns, document=query.document)


def ends_of(query: Query, sources: Sources) -> tuple[Fact, Fact] | None:
    """Two figures of a list of skills, the larger one first: both ends, or the two rows that are named."""
    are_ends = len(query.reading.operations & SUPERLATIVES) >= PAIR
    selection = select_by(query.reading)
    if query.question.shape not in LISTS or query.reading.of(SlotKind.SKILL):
        return None
    listing = listing_of(query, sources)
    if listing.key not in FIGURES:
        return None
    of_class = are_ends and bool(query.reading.of(SlotKind.SKILL_CLASS))
    rows = listing.rows if of_class else listing.everything
    are_two = PAIR in {len(selection.ordinals), selection.count}  # "the first and the second", "the top two"
    rows = (rows[0], rows[-1]) if are_ends and rows else tuple(selection.cut(rows)) if are_two else ()
    if len(rows) != PAIR:
        return None
    one, other = (row.key for row in rows)
    if one.amount is None or other.amount is None:
        return None
    return (one, other) if one.amount >= other.amount else (other, one)
