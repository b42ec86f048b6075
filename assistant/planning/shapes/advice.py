"""What to learn next: ranked by a rule that is said, with what was left out and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.selection import nth, select_by
from assistant.planning.shapes.skills import by_amount, gap_row, not_stated, plan_check, plan_of, stated_of
from assistant.planning.types import AnswerPlan, Claim, evidence_of
from assistant.understanding.types import SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.planning.types import Query, Sources
    from knowledge.types import Fact

MOST_ADVICE = 5
PAIR = 2
"""Skills from which a choice among them is asked for."""


def plan_advise(query: Query, sources: Sources) -> AnswerPlan:
    """What the market is shortest of, widest gap first, with the rule and the reasons.

    Where the person's own levels are known, and the question names no skill, it is what they are short of.

    Skills that the person has or excludes are left out and named. Two or more others that the
    question names are a choice: only these are ranked. A single one is looked up: whether to learn it
    is for the person to say, from all that the document states of it.
    """
    own = sources.advisor(query.document) if sources.advisor and not query.reading.of(SlotKind.SKILL) else ()
    if own:
        return plan_of(query, own)
    ranked = by_amount(sources.book.select(query.document, Measure.GAP), is_ascending=False)
    slots = query.reading.of(SlotKind.SKILL)
    free = [slot for slot in slots if not slot.relation]
    offered = {slot.value for slot in free}
    known = {slot.value: None for slot in slots if slot.relation}
    if len({slot.span for slot in free}) == 1 or (query.reading.names and not free):
        return plan_check(query, sources)
    if len({slot.span for slot in free}) >= PAIR:
        ranked = [gap for gap in ranked if gap.skill in offered] or ranked
    selection = select_by(query.reading)
    gaps = [gap for gap in ranked if gap.skill not in known]
    if selection.ordinals:
        gaps = nth(gaps, selection.ordinals[0])
    gaps = gaps[: selection.count or MOST_ADVICE]
    if not gaps:
        return not_stated(query)
    claims = [Claim("advice_rule", {**query.identity}, evidence_of(*gaps))]
    claims += [_row(gap, query, sources) for gap in gaps]
    claims += [_left_out(skill, query, sources) for skill in known]
    claims.append(Claim("advice_personal", {}, ()))
    return plan_of(query, claims)


def _row(gap: Fact, query: Query, sources: Sources) -> Claim:
    row = gap_row(gap.skill or "", query, sources)
    reasons = sources.book.select(query.document, Measure.REASON, skill=gap.skill)[:1]
    return Claim("advice", {**row.values, "reasons": reasons}, (*row.evidence, *evidence_of(*reasons)))


def _left_out(skill: str, query: Query, sources: Sources) -> Claim:
    """That a skill was named and why it is not advised; the document names it, with or without a gap."""
    holder = stated_of(skill, query, sources)[0]
    return Claim("advice_left_out", {"fact": holder, **query.identity}, evidence_of(holder))
