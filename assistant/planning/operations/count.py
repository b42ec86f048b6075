"""How many there are of what a document lists."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.planning.derivation import PERCENT, Assumption, Count, Derivation, Operator, worked_out
from assistant.planning.listing import FIGURES, listing_of, of_class_meant
from assistant.planning.selection import select_by
from assistant.planning.types import AnswerPlan, Claim, Status, evidence_of
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.planning.listing import Listing, Row
    from assistant.planning.types import Evidence, Query, Sources
    from knowledge.types import Fact

NEAR = 6
"""Words between "what share of" and the noun of the list."""
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
    is_cut = listing.key in FIGURES and bool(select_by(query.reading).bounds)  # each with what it passes by
    figures = tuple({"fact": row.fact, "share": row.key} for row in rows) if is_cut else ()
    facts = tuple(row.fact for row in rows)
    values = {"names": names, "rows": facts, "figures": figures, **query.identity}
    return _plan(query, Claim("count", values, _evidence(rows), Count(names)))


def plan_share(query: Query, sources: Sources) -> AnswerPlan | None:
    """What part of a list of figures passes the thresholds; None where that is not asked, or all do."""
    if query.question.shape not in COUNTABLE or not _asks_share(query, sources):
        return None
    listing = listing_of(query, sources)
    if not listing.rows or not listing.is_cut or listing.key not in FIGURES:
        return None
    return _plan(query, _share_of_list(listing.rows, listing, query))


def _asks_share(query: Query, sources: Sources) -> bool:
    """Whether it is asked what part of a list passes: "what share of the gaps are over twenty points"."""
    forms, tables = normal_forms(query.reading.text), sources.language.tables
    found = tables["owners.shares"].find_all(forms)
    ends = [match.end for match in found if match.end - match.start > 1]  # "or fewer" is no share
    heads = [match.start for match in tables["ranks.heads"].find_all(forms)]
    owners = [match.start for match in tables["owners.of"].find_all(forms)]
    for end in ends:
        behind = [at for at in heads if 0 <= at - end <= NEAR]
        if behind and not any(end <= at <= min(behind) for at in owners):
            return not any(slot.span.of(query.reading.text) for slot in query.reading.of(SlotKind.SKILL))
    return False


def _share_of_list(rows: tuple[Row, ...], listing: Listing, query: Query) -> Claim:
    """How many rows pass, of how many there are, and what part that is in per cent."""
    everything = {row.name: row.fact for row in listing.everything}
    names = tuple(everything)
    part = worked_out(Decimal(len(rows)), "", Operator.OVER, Decimal(len(names)), PERCENT)
    values = {
        "names": tuple(row.name for row in rows), "rows": tuple(row.fact for row in rows), "listed": names,
        "assumed": tuple(Assumption(Decimal(len(of)), "rows", is_own=False) for of in (rows, names)),
        "facts": tuple(everything.values()), **query.identity,
    }  # fmt: skip
    evidence = (*_evidence(rows), *evidence_of(*everything.values()))
    return Claim("share_of_list", values, tuple(dict.fromkeys(evidence)), Derivation((part,)))


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
