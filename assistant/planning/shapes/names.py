"""Lists of names that a document gives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.planning.listing import FIGURES, SKILL_LISTS, listing_of, of_class_meant
from assistant.planning.operations.count import none_fits
from assistant.planning.shapes.skills import plan_check, share_row
from assistant.planning.types import AnswerPlan, Claim, Status, Unknown, evidence_of, rows_of
from assistant.understanding.types import AFTER, SUPERLATIVES, WITHOUT, SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.planning.types import Query, Sources


def plan_names(query: Query, sources: Sources) -> AnswerPlan:
    """All names of the question's measure, in the document's order; a skill named is checked instead."""
    query = of_class_meant(query)
    measure = Measure(query.question.measures[0])
    has_strange = bool(query.reading.unmatched) and not query.reading.is_plural
    has_strange = has_strange or bool(query.reading.names and query.reading.is_closed)  # "is … one of them"
    asked = [slot for slot in query.reading.of(SlotKind.SKILL) if slot.relation not in {WITHOUT, AFTER}]
    if measure in SKILL_LISTS and (asked or has_strange):
        return plan_check(query, sources)
    facts = sources.book.select(query.document, measure)
    kind = query.question.question_type
    if not facts:
        unknown = Unknown("measure", query.question.subject)
        return AnswerPlan(
            Status.NOT_FOUND, kind, unknowns=(unknown, *query.unknowns), document=query.document
        )
    listing = listing_of(query, sources)
    if measure in SKILL_LISTS and listing.key not in FIGURES and (asked_by := _figure_asked(query)):
        unknown = Unknown("statistic", asked_by, query.question.subject)  # no row of it comes first
        query = replace(query, unknowns=(*query.unknowns, unknown))
        listing = listing._replace(rows=listing.everything)
    is_short = measure in SKILL_LISTS and len(listing.everything) < len(facts)
    if listing.key in FIGURES and is_short and query.reading.operations & SUPERLATIVES:
        unknown = Unknown("statistic", str(listing.key), f"the other {query.question.subject}")
        query = replace(query, unknowns=(*query.unknowns, unknown))  # these may come before it
    if listing.key in FIGURES:
        return _plan(
            query, [share_row(row.key, query) for row in listing.rows] or [none_fits(listing, query)]
        )
    if not listing.rows and listing.everything:
        return _plan(query, [none_fits(listing, query)])
    facts = tuple(row.fact for row in listing.rows)
    demand = {fact.skill: fact for fact in sources.book.select(query.document, Measure.DEMAND)}
    shares = tuple(
        demand[fact.skill] for fact in facts if measure == Measure.ESSENTIAL_SKILL and fact.skill in demand
    )
    rows = tuple({"fact": fact, "share": demand.get(fact.skill) if shares else None} for fact in facts)
    values = {"rows": rows, **query.identity}
    claims: tuple[Claim, ...] = (Claim(f"names_{measure}", values, evidence_of(*facts, *shares)),)
    if measure in SKILL_LISTS and not shares:  # "the emerging ones, with their demand"
        figures = [Measure(s.value) for s in query.reading.of(SlotKind.MEASURE) if s.value in FIGURES]
        beside = sources.book.select(query.document, *dict.fromkeys(figures)) if figures else ()
        names = {fact.skill for fact in facts}
        claims += tuple(share_row(fact, query) for fact in beside if fact.skill in names)
    status = Status.PARTIAL if query.unknowns else Status.ANSWERED
    return AnswerPlan(status, kind, claims, query.unknowns, document=query.document)


def _figure_asked(query: Query) -> str:
    """The words for the figure by which a list is to be ordered or cut, "" where none is."""
    named = [slot.text for slot in query.reading.of(SlotKind.MEASURE)]
    ends = [s.text for s in query.reading.of(SlotKind.OPERATION) if s.value in SUPERLATIVES]
    return next(iter((*named, *ends)), "") if ends or query.reading.of(SlotKind.SHARE) else ""


def _plan(query: Query, claims: list[Claim]) -> AnswerPlan:
    status = Status.PARTIAL if query.unknowns else Status.ANSWERED
    kind = query.question.question_type
    return AnswerPlan(status, kind, rows_of(claims, query), query.unknowns, document=query.document)
