"""Lists of names that a document gives, and the career ladder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.listing import FIGURES, SKILL_LISTS, listing_of
from assistant.planning.operations.count import none_fits
from assistant.planning.shapes.skills import plan_check, share_row
from assistant.planning.types import AnswerPlan, Claim, Status, Unknown, evidence_of, rows_of
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.planning.types import Query, Sources
    from knowledge.types import Fact

SENIORITY = "seniority"
"""The qualifier vocabulary that can name a rung ("what comes after senior")."""


def plan_names(query: Query, sources: Sources) -> AnswerPlan:
    """All names of the question's measure, in the document's order; a skill named is checked instead."""
    measure = Measure(query.question.measures[0])
    has_strange = bool(query.reading.unmatched) and not query.reading.is_plural
    asked = [slot for slot in query.reading.of(SlotKind.SKILL) if not slot.is_negated]
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
    if listing.key in FIGURES:
        return _plan(
            query, [share_row(row.key, query) for row in listing.rows] or [none_fits(listing, query)]
        )
    facts = tuple(row.fact for row in listing.rows)
    demand = {fact.skill: fact for fact in sources.book.select(query.document, Measure.DEMAND)}
    shares = tuple(
        demand[fact.skill] for fact in facts if measure == Measure.ESSENTIAL_SKILL and fact.skill in demand
    )
    rows = tuple({"fact": fact, "share": demand.get(fact.skill) if shares else None} for fact in facts)
    values = {"rows": rows, **query.identity}
    claims = (Claim(f"names_{measure}", values, evidence_of(*facts, *shares)),)
    status = Status.PARTIAL if query.unknowns else Status.ANSWERED
    return AnswerPlan(status, kind, claims, query.unknowns, document=query.document)


def _plan(query: Query, claims: list[Claim]) -> AnswerPlan:
    status = Status.PARTIAL if query.unknowns else Status.ANSWERED
    kind = query.question.question_type
    return AnswerPlan(status, kind, rows_of(claims, query), query.unknowns, document=query.document)


def plan_ladder(query: Query, sources: Sources) -> AnswerPlan:
    """The whole ladder, or the rung above, below, at the top or at the bottom."""
    rungs = sources.book.select(query.document, Measure.RUNG)
    kind = query.question.question_type
    if not rungs:
        unknown = Unknown("measure", query.question.subject)
        return AnswerPlan(
            Status.NOT_FOUND, kind, unknowns=(unknown, *query.unknowns), document=query.document
        )
    operations = [slot.value for slot in query.reading.of(SlotKind.OPERATION)]
    at = _rung_at(query, rungs)
    ordinal = query.reading.first(SlotKind.ORDINAL)
    wanted = next((name for name in ("end", "start", "next", "previous") if name in operations), "")
    identity = query.identity
    if ordinal and int(ordinal.value) <= len(rungs):
        counted = rungs[int(ordinal.value) - 1]
        claim = Claim("ladder_counted", {"fact": counted, **identity}, evidence_of(counted))
    elif wanted == "end":
        claim = Claim("ladder_end", {"fact": rungs[-1], **identity}, evidence_of(rungs[-1]))
    elif wanted == "start":
        claim = Claim("ladder_start", {"fact": rungs[0], **identity}, evidence_of(rungs[0]))
    elif at is not None and wanted:
        claim = _neighbour(rungs, at, wanted, identity)
    else:
        claim = Claim("ladder", {"rungs": rungs, **identity}, evidence_of(*rungs))
    status = Status.PARTIAL if query.unknowns else Status.ANSWERED
    return AnswerPlan(status, kind, (claim,), query.unknowns, document=query.document)


def _neighbour(rungs: tuple[Fact, ...], at: int, wanted: str, identity: dict[str, str]) -> Claim:
    other = at + (1 if wanted == "next" else -1)
    if 0 <= other < len(rungs):
        values = {"fact": rungs[other], "base": rungs[at], **identity}
        return Claim(f"ladder_{wanted}", values, evidence_of(rungs[at], rungs[other]))
    return Claim(f"ladder_no_{wanted}", {"base": rungs[at], **identity}, evidence_of(rungs[at]))


def _rung_at(query: Query, rungs: tuple[Fact, ...]) -> int | None:
    """The rung the question starts from: one it names, else the role's own."""
    slots = [*query.reading.of(SlotKind.ROLE)]
    levels = [slot.text for slot in query.reading.of(SlotKind.QUALIFIER) if slot.detail == SENIORITY]
    names = [slot.text for slot in slots if not slot.is_covered] + levels
    names += [*_telling_words(query, rungs), *([query.rung] if query.rung else [])]
    for name in (*names, query.document.identity.role_name, *query.document.identity.aliases):
        found = _matching(name, rungs, query)
        if found is not None:
            return found
    return None


def _telling_words(query: Query, rungs: tuple[Fact, ...]) -> list[str]:
    """Words of the question that stand in one rung's name alone ("staff")."""
    forms = [canonical_forms(rung.text or "", query) for rung in rungs]
    asked = normal_forms(query.reading.text)
    return [word for word in asked if sum(word in words for words in forms) == 1]


def _matching(name: str, rungs: tuple[Fact, ...], query: Query) -> int | None:
    """The rung whose name is nearest: the same words, else the fewest words more."""
    wanted = canonical_forms(name, query)
    best: tuple[int, int] | None = None
    for at, rung in enumerate(rungs):
        for option in (rung.text or "", *rung.alternatives):
            forms = canonical_forms(option, query)
            if wanted and wanted <= forms:
                candidate = (len(forms - wanted), at)
                best = min(best, candidate) if best else candidate
    return best[1] if best else None


def canonical_forms(name: str, query: Query) -> frozenset[str]:
    """The words of a title, with the role's aliases written out."""
    identity = query.document.identity
    forms = frozenset(normal_forms(name))
    full = frozenset(normal_forms(identity.role_name))
    for alias in identity.aliases:
        short = frozenset(normal_forms(alias))
        if short and short <= forms:
            return (forms - short) | full
    return forms
