"""How far two rows of a ranked list lie apart: its ends, or those named by their numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.planning.derivation import difference
from assistant.planning.listing import FIGURES, listing_of
from assistant.planning.selection import select_by
from assistant.planning.types import AnswerPlan, Claim, Status, evidence_of
from assistant.understanding.types import COMPARING, SUPERLATIVES, SlotKind

if TYPE_CHECKING:
    from assistant.planning.listing import Listing, Row
    from assistant.planning.types import Query, Sources
    from knowledge.types import Fact

HOLDING = {*COMPARING, "width"}
"""Operations that ask how far two rows lie apart."""
LISTS = {"gaps", "share", "names"}
"""Shapes of lists whose rows have figures."""
PAIR = 2


def plan_extremes(query: Query, sources: Sources) -> AnswerPlan | None:
    """Two rows of a list with what lies between; None where that is not asked for."""
    is_apart = bool(query.reading.operations & HOLDING)
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
    if query.question.shape not in LISTS:
        return None
    listing = listing_of(_of_all(query), sources)
    if listing.key not in FIGURES:
        return None
    rows = _row_and_end(query, listing) or _two_rows(query, listing)
    if len(rows) != PAIR:
        return None
    one, other = (row.key for row in rows)
    if one.amount is None or other.amount is None:
        return None
    return (one, other) if one.amount >= other.amount else (other, one)


def _of_all(query: Query) -> Query:
    """The query without the skills that it names: of the whole list."""
    slots = tuple(slot for slot in query.reading.slots if slot.kind != SlotKind.SKILL)
    return replace(query, reading=query.reading._replace(slots=slots))


def _two_rows(query: Query, listing: Listing) -> tuple[Row, ...]:
    """Both ends of a list, or two rows by their numbers: "the first and the second", "the top two"."""
    are_ends = len(query.reading.operations & SUPERLATIVES) >= PAIR
    selection = select_by(query.reading)
    if query.reading.of(SlotKind.SKILL):
        return ()
    of_class = are_ends and bool(query.reading.of(SlotKind.SKILL_CLASS))
    rows = listing.rows if of_class else listing.everything
    are_two = PAIR in {len(selection.ordinals), selection.count}
    return (rows[0], rows[-1]) if are_ends and rows else tuple(selection.cut(rows)) if are_two else ()


def _row_and_end(query: Query, listing: Listing) -> tuple[Row, ...]:
    """A row by its name or its number, and the end that it is held against: "narrower than the widest"."""
    reading, rows = query.reading, listing.everything
    numbered = {slot.span.end + 1 for slot in reading.of(SlotKind.ORDINAL)}  # "the third widest"
    found = [slot for slot in reading.of(SlotKind.OPERATION) if slot.value in SUPERLATIVES]
    held = min((s.span.end for s in reading.of(SlotKind.OPERATION) if s.value in HOLDING), default=None)
    ends = [s for s in found if s.span.start not in numbered and held is not None and s.span.start >= held]
    skills = {slot.value for slot in reading.of(SlotKind.SKILL) if not slot.relation}
    ordinals = select_by(reading).ordinals
    if len({slot.value for slot in ends}) != 1 or not rows or len(skills) + len(ordinals) != 1:
        return ()
    own = select_by(reading).cut(rows) if ordinals else [row for row in rows if row.name in skills]
    end = rows[0] if ends[-1].value == found[0].value else rows[-1]
    return (*own, end) if end not in own else ()
