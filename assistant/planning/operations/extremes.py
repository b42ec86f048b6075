"""How far the ends of a ranked list lie apart: the widest gap and the narrowest, and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.derivation import difference
from assistant.planning.listing import FIGURES, listing_of
from assistant.planning.types import AnswerPlan, Claim, Status, evidence_of
from assistant.understanding.types import COMPARING, SlotKind

if TYPE_CHECKING:
    from assistant.planning.types import Query, Sources
    from knowledge.types import Fact

LISTS = {"gaps", "share", "names"}
"""Shapes of lists whose rows have figures."""
PAIR = 2
BOTH = {"most", "least"}


def plan_extremes(query: Query, sources: Sources) -> AnswerPlan | None:
    """The first and the last of a list with what lies between; None where that is not asked for."""
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
    """The largest and the smallest figure of a list of skills, where both ends of it are named."""
    if not query.reading.operations >= BOTH or query.question.shape not in LISTS:
        return None
    listing = listing_of(query, sources)
    rows = listing.everything
    if query.reading.of(SlotKind.SKILL) or listing.key not in FIGURES or len(rows) < PAIR:
        return None
    one, other = (rows[at].key for at in (0, -1))
    if one.amount is None or other.amount is None:
        return None
    return (one, other) if one.amount >= other.amount else (other, one)
