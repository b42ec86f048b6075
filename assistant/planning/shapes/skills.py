"""Skills: gaps, shares, reasons, components, whether one is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.planning.listing import is_of_before, listing_of, passes
from assistant.planning.operations.count import none_fits
from assistant.planning.selection import is_ascending, key_measure, select_by
from assistant.planning.shapes.prose import NEAR_WITHOUT_WORDS, mention_of, plan_open, quote
from assistant.planning.types import AnswerPlan, Claim, Status, Unknown, evidence_of, rows_of
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import AFTER, SUPERLATIVES, WITHOUT, SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from assistant.planning.listing import Row
    from assistant.planning.types import Query, Sources
    from assistant.understanding.types import Slot
    from knowledge.types import Fact

AGGREGATES = {"median", "other"}
"""Statistics over several skills, which no document states."""
CUTTING = (SlotKind.SKILL_CLASS, SlotKind.SHARE, SlotKind.ORDINAL, SlotKind.COUNT)
"""Kinds of slot that say which rows of a list are meant."""
OTHERS = (WITHOUT, AFTER)
"""Relations of skills that a list is not of: the others are."""
GAP_MEASURES = (Measure.GAP, Measure.DEMAND, Measure.SUPPLY)


def plan_gaps(query: Query, sources: Sources) -> AnswerPlan:
    """One gap with its two shares, or all gaps, widest first."""
    query = with_aggregates(query)
    gaps = sources.book.select(query.document, Measure.GAP)
    named = _named(query, {fact.skill for fact in gaps})
    if _asked(query, OTHERS) or _strange(query):
        return _about_skills(query, sources, named, gap_row)
    return _listing(query, sources, lambda row: gap_row(row.name, query, sources))


def plan_share(query: Query, sources: Sources) -> AnswerPlan:
    """The share of employers or professionals for a skill, or all skills by share."""
    query = with_aggregates(query)
    measure = Measure(query.question.measures[0])
    facts = sources.book.select(query.document, measure)
    named = _named(query, {fact.skill for fact in facts})

    def row(skill: str, query: Query, sources: Sources) -> Claim:
        return share_row(sources.book.select(query.document, measure, skill=skill)[0], query)

    if _asked(query, OTHERS) or _strange(query):
        return _about_skills(query, sources, named, row)
    if _counts_people(query):
        unknown = Unknown("question", query.reading.text)
        return AnswerPlan(
            Status.NOT_FOUND, query.question.question_type, (), (unknown,), document=query.document
        )
    return _listing(query, sources, lambda entry: share_row(entry.key, query))


def _counts_people(query: Query) -> bool:
    """Whether it is asked how many people do "that", which no list of skills answers."""
    reading = query.reading
    is_of_list = bool(reading.counted or reading.is_plural or reading.operations & SUPERLATIVES)
    is_of_list = is_of_list or any(reading.of(kind) for kind in CUTTING)
    return "count" in reading.operations and reading.is_anaphoric and not is_of_list


def plan_reasons(query: Query, sources: Sources) -> AnswerPlan:
    """The document's reason for a gap; the widest gap's when none is named."""
    reasons = sources.book.select(query.document, Measure.REASON)

    def row(skill: str, query: Query, sources: Sources) -> Claim:
        facts = sources.book.select(query.document, Measure.REASON, skill=skill)
        holder = stated_of(skill, query, sources)[:1]
        return Claim(
            "reason", {"skill": skill, "facts": facts, **query.identity}, evidence_of(*facts, *holder)
        )

    named = _named(query, {fact.skill for fact in reasons})
    if _asked(query) or _strange(query):
        return _about_skills(query, sources, named, row)
    reading = query.reading
    if query.leans and not (reading.of(SlotKind.SKILL) or reading.of(SlotKind.ORDINAL)):
        return not_stated(query)  # "why?" after a figure that is no skill's: no reason is read for it
    chosen = _cut_of_gaps({fact.skill for fact in reasons}, query, sources)
    claims = [row(skill, query, sources) for skill in chosen]
    if query.leans and reading.of(SlotKind.ORDINAL):  # "and who's second?": which it is, and why
        told = ((gap_row(skill, query, sources), claim) for skill, claim in zip(chosen, claims, strict=True))
        claims = [claim for pair in told for claim in pair]
    return _listed(query, claims)


def _cut_of_gaps(known: set[str | None], query: Query, sources: Sources) -> list[str]:
    """The skills of which something is known, cut as asked: those just spoken of, else all by the gap."""
    key = key_measure(query.reading, Measure.GAP)
    figures = sources.book.select(query.document, key if key in GAP_MEASURES else Measure.GAP)
    order = [slot.value for slot in query.reading.of(SlotKind.SKILL) if is_of_before(slot)]
    if not order:
        is_rising = is_ascending(query.reading, rare_first=key == Measure.SUPPLY)
        order = [fact.skill or "" for fact in by_amount(figures, is_ascending=is_rising)]
    selection = select_by(query.reading)
    failing = {f.skill for f in figures if not passes(f, selection.bounds, query, sources)}
    return selection.cut([name for name in order if name in known and name not in failing])


def plan_components(query: Query, sources: Sources) -> AnswerPlan:
    """What a skill is said to include, or what a component is a part of."""
    components = sources.book.select(query.document, Measure.COMPONENT)

    def row(skill: str, query: Query, sources: Sources) -> Claim:
        facts = sources.book.select(query.document, Measure.COMPONENT, skill=skill)
        if not facts:
            stated = stated_of(skill, query, sources)
            whole = next((fact for fact in stated if fact.alternatives), stated[0])
            return Claim("alternatives", {"fact": whole, **query.identity}, evidence_of(whole))
        return Claim("components", {"skill": skill, "facts": facts, **query.identity}, evidence_of(*facts))

    known = {fact.skill for fact in components}
    known |= {
        fact.skill
        for fact in sources.book.select(query.document, Measure.ESSENTIAL_SKILL, Measure.EMERGING_SKILL)
        if fact.alternatives
    }
    if _asked(query) or _strange(query):
        named = _named(query, known)
        plan = _about_skills(query, sources, named, row)
        return _with_figures(plan, [skill for _, skill in named], query, sources)
    chosen = _cut_of_gaps({fact.skill for fact in components}, query, sources)
    return _listed(query, [row(skill, query, sources) for skill in chosen])


def _with_figures(plan: AnswerPlan, skills: list[str], query: Query, sources: Sources) -> AnswerPlan:
    """The plan with the figures of the skills, where the question asks for these too ("how short is it")."""
    gaps = {fact.skill for fact in sources.book.select(query.document, Measure.GAP)}
    if not query.reading.of(SlotKind.MEASURE):
        return plan
    told = (gap_row(skill, query, sources) for skill in dict.fromkeys(skills) if skill in gaps)
    return plan._replace(claims=(*plan.claims, *told))


def plan_check(query: Query, sources: Sources) -> AnswerPlan:
    """Everything the document says of the skills named: essential, emerging, shares, gap."""
    named = [(slot, slot.value) for slot in query.reading.of(SlotKind.SKILL)]
    if not named and not _strange(query):
        return plan_open(query, sources, needed=NEAR_WITHOUT_WORDS)  # a word in common names no skill
    return _about_skills(query, sources, named, _standing)


def share_row(fact: Fact, query: Query) -> Claim:
    """One figure of a skill."""
    if fact.measure == Measure.GAP:
        return Claim("gap", {"skill": fact.skill, "gap": fact, **query.identity}, evidence_of(fact))
    return Claim(f"share_{fact.measure}", {"fact": fact, **query.identity}, evidence_of(fact))


# --- Shared by the shapes above ------------------------------------------------------------------


def gap_row(skill: str, query: Query, sources: Sources) -> Claim:
    """The gap of a skill with its two shares, as far as they are stated."""
    facts = {fact.measure: fact for fact in sources.book.select(query.document, *GAP_MEASURES, skill=skill)}
    stated = tuple(facts[measure] for measure in GAP_MEASURES if measure in facts)
    values = {"skill": skill, **{str(fact.measure): fact for fact in stated}, **query.identity}
    return Claim("gap", values, evidence_of(*stated))


def _standing(skill: str, query: Query, sources: Sources) -> Claim:
    facts = stated_of(skill, query, sources)
    by_measure = {str(fact.measure): fact for fact in facts}
    return Claim("standing", {"skill": skill, **by_measure, **query.identity}, evidence_of(*facts))


def stated_of(skill: str, query: Query, sources: Sources) -> tuple[Fact, ...]:
    """All that the document states of a skill: its class and its figures."""
    measures = (*GAP_MEASURES, Measure.ESSENTIAL_SKILL, Measure.DESIRABLE_SKILL, Measure.EMERGING_SKILL)
    return sources.book.select(query.document, *measures, skill=skill)


def _about_skills(
    query: Query, sources: Sources, named: list[tuple[Slot, str]], row: Callable[[str, Query, Sources], Claim]
) -> AnswerPlan:
    """Claims for the skills named; what is named and not stated is said to be missing."""
    unknowns = list(query.unknowns)
    claims: list[Claim] = []
    answered: set[tuple[int, int]] = set()
    for slot, skill in named:
        answered.add((slot.span.start, slot.span.end))
        if _is_unsaid_part(slot, claims, query, sources):
            claims.append(_part_of(slot, query, sources))
        claim = row(skill, query, sources)
        if claim not in claims:
            claims.append(claim)
    for slot in query.reading.of(SlotKind.SKILL):
        if claims and is_of_before(slot):
            continue  # "which of those is a gap too": the others are none
        if (slot.span.start, slot.span.end) not in answered:
            answered.add((slot.span.start, slot.span.end))
            unknowns.append(Unknown("skill_measure", slot.value, query.question.subject))
            claims.append(_standing(slot.value, query, sources))
    for word in _strange(query):
        if _is_cited(word, claims, query):
            continue
        mention = mention_of(word, query.document)
        claims += [quote(query, mention)] if mention else []
        # A mention says that a skill is spoken of; it is no figure.
        is_answer = mention and query.question.shape == "check"
        unknowns += (
            []
            if is_answer
            else [Unknown("skill_measure" if mention else "skill", word, query.question.subject)]
        )
    if not claims:
        return AnswerPlan(
            Status.NOT_FOUND, query.question.question_type, (), tuple(unknowns), document=query.document
        )
    status = Status.PARTIAL if unknowns else Status.ANSWERED
    rows = rows_of(claims, query)
    return AnswerPlan(status, query.question.question_type, rows, tuple(unknowns), document=query.document)


def _is_cited(word: str, claims: list[Claim], query: Query) -> bool:
    """Whether a claim rests on a sentence that has the word, so that it is spoken of after all."""
    wanted = normal_forms(word)
    cited = [normal_forms(item.span.of(query.document.text)) for claim in claims for item in claim.evidence]
    return any(forms[at : at + len(wanted)] == wanted for forms in cited for at in range(len(forms)))


def _is_unsaid_part(slot: Slot, claims: list[Claim], query: Query, sources: Sources) -> bool:
    """Whether a part was named whose whole must be said; alternatives are said with the whole."""
    if not slot.detail or slot.detail == slot.value:
        return False
    is_alternative = any(slot.detail in fact.alternatives for fact in stated_of(slot.value, query, sources))
    said = {(claim.values.get("part"), claim.values.get("whole")) for claim in claims}
    return not is_alternative and (slot.detail, slot.value) not in said


def _part_of(slot: Slot, query: Query, sources: Sources) -> Claim:
    """That a component or alternative is counted within a whole, which carries the figures."""
    facts = sources.book.select(query.document, Measure.COMPONENT, skill=slot.value)
    component = [fact for fact in facts if fact.text == slot.detail]
    holder = component[0] if component else stated_of(slot.value, query, sources)[0]
    return Claim("part_of", {"part": slot.detail, "whole": slot.value}, evidence_of(holder))


def _named(query: Query, known: set[str | None]) -> list[tuple[Slot, str]]:
    """The skills of the question for which the measure is stated."""
    slots = query.reading.of(SlotKind.SKILL)
    return [(slot, slot.value) for slot in slots if slot.value in known and not slot.is_negated]


def _strange(query: Query) -> tuple[str, ...]:
    """Words where a skill's name would stand that no document knows."""
    reading = query.reading
    is_of_list = bool(reading.operations & SUPERLATIVES) or bool(reading.of(SlotKind.SHARE))
    return reading.names if reading.of(SlotKind.SKILL) or is_of_list else reading.unmatched


def by_amount(facts: tuple[Fact, ...], *, is_ascending: bool) -> list[Fact]:
    """Facts by amount, ties by the skill's name."""
    sign = 1 if is_ascending else -1
    return sorted(facts, key=lambda fact: (sign * (fact.amount or 0), fact.skill or ""))


def _asked(query: Query, besides: Collection[str] = ()) -> bool:
    """Whether the question is about skills it names, and not only about those just spoken of, to cut them.

    Args:
        query: Names the skills.
        besides: Relations of skills that are no subject: others are meant, after or without them.
    """
    selection = select_by(query.reading)
    is_cut = bool(selection.ordinals or selection.count or selection.bounds)
    return any(
        slot.relation not in besides and not (is_cut and is_of_before(slot))
        for slot in query.reading.of(SlotKind.SKILL)
    )


def _listing(query: Query, sources: Sources, claim: Callable[[Row], Claim]) -> AnswerPlan:
    """The list that is asked for, or, where nothing on it fits, that nothing does and what there is."""
    listing = listing_of(query, sources)
    if listing.rows or not listing.is_cut or query.reading.of(SlotKind.ORDINAL):
        return _listed(query, [claim(row) for row in listing.rows])
    return plan_of(query, [none_fits(listing, query)])


def _listed(query: Query, claims: list[Claim]) -> AnswerPlan:
    return plan_of(query, rows_of(claims, query)) if claims else not_stated(query)


def with_aggregates(query: Query) -> Query:
    """The query with what it asks over a whole list, an average or a sum, said to be missing."""
    shares = query.reading.of(SlotKind.SHARE)  # "half of employers" asks for no middle
    asked = [
        slot
        for slot in query.reading.of(SlotKind.STATISTIC)
        if slot.value in AGGREGATES
        and not any(share.span.start < slot.span.end and slot.span.start < share.span.end for share in shares)
    ]
    is_of_one = len({slot.value for slot in query.reading.of(SlotKind.SKILL)}) == 1
    if is_of_one or "count" in query.reading.operations:
        return query
    unknowns = (Unknown("statistic", slot.text, query.question.subject) for slot in asked[:1])
    return replace(query, unknowns=(*query.unknowns, *unknowns))


def plan_of(query: Query, claims: Sequence[Claim]) -> AnswerPlan:
    """The plan of some claims: partial where something that was asked for is missing."""
    status = Status.PARTIAL if query.unknowns else Status.ANSWERED
    kind = query.question.question_type
    return AnswerPlan(status, kind, tuple(claims), query.unknowns, document=query.document)


def not_stated(query: Query) -> AnswerPlan:
    """The plan that says what the document does not state."""
    ordinal = query.reading.first(SlotKind.ORDINAL)
    if ordinal:
        unknown = Unknown("ordinal", ordinal.text, query.question.subject)
        return AnswerPlan(
            Status.NOT_FOUND, query.question.question_type, (), (unknown,), document=query.document
        )
    unknowns = (Unknown("measure", query.question.subject), *query.unknowns)
    return AnswerPlan(Status.NOT_FOUND, query.question.question_type, (), unknowns, document=query.document)
