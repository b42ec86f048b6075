"""How many there are of what a document lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.derivation import Count
from assistant.planning.listing import FIGURES, listing_of, of_class_meant
from assistant.planning.selection import select_by
from assistant.planning.types import AnswerPlan, Claim, Status, evidence_of
from assistant.understanding.types import SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.planning.listing import Listing, Row
    from assistant.planning.types import Evidence, Query, Sources
    from knowledge.types import Fact

COUNTABLE = {"gaps", "share", "names", "ladder", "components"}
"""Shapes whose answer is a list of names."""


def plan_count(query: Query, sources: Sources) -> AnswerPlan | None:
    """The number of entries, each named; None where no list is asked about."""
    if not query.reading.counted or query.question.shape not in COUNTABLE:
        return None
    if query.reading.of(SlotKind.SKILL) and query.question.shape == "share":
        return None  # "how many of them list SQL" asks for its figure
    query = of_class_meant(query)
    listing = listing_of(query, sources)
    rows = _of_skill(listing.rows, query)
    if not listing.everything:
        return None
    if not rows:
        return _plan(query, none_fits(listing, query))
    names = tuple(row.name for row in rows)
    values = {"names": names, "rows": tuple(row.fact for row in rows), **query.identity}
    return _plan(query, Claim("count", values, _evidence(rows), Count(names)))


def none_fits(listing: Listing, query: Query) -> Claim:
    """That nothing on a list fits, with all that is on it."""
    rows = listing.everything
    names = tuple(row.name for row in rows)
    nearest = _nearest(listing, query)
    values = {"names": names, "rows": tuple(row.fact for row in rows), "nearest": nearest, **query.identity}
    return Claim("count_none", values, _evidence(rows))


def _nearest(listing: Listing, query: Query) -> Fact | None:
    """The figure that comes nearest to the one threshold that none passes, None where there are more."""
    bounds = select_by(query.reading).bounds
    if len(bounds) != 1 or bounds[0].measure not in {None, listing.key}:
        return None
    keys = [row.key for row in listing.everything if row.key.measure in FIGURES]
    apart = [(abs(fact.amount - bounds[0].threshold), fact) for fact in keys if fact.amount is not None]
    return min(apart, key=lambda pair: pair[0])[1] if apart else None


def _evidence(rows: tuple[Row, ...]) -> tuple[Evidence, ...]:
    return evidence_of(*dict.fromkeys(fact for row in rows for fact in (row.fact, row.key)))


def _plan(query: Query, claim: Claim) -> AnswerPlan:
    status = Status.PARTIAL if query.unknowns else Status.ANSWERED
    return AnswerPlan(status, query.question.question_type, (claim,), query.unknowns, document=query.document)


def _of_skill(rows: tuple[Row, ...], query: Query) -> tuple[Row, ...]:
    """Parts of the skills that are named; every row where none is."""
    skills = {slot.value for slot in query.reading.of(SlotKind.SKILL) if not slot.is_negated}
    if Measure(query.question.measures[0]) != Measure.COMPONENT or not skills:
        return rows
    return tuple(row for row in rows if row.fact.skill in skills)
