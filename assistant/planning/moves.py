"""Where a question about a move between jobs leads: to a sideways move, up the ladder, or into the role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.types import NAMED_TITLE, OWN_TITLE, SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.planning.types import Sources
    from assistant.understanding.language import QuestionType
    from assistant.understanding.types import Reading, Slot
    from knowledge.types import Fact


def destination_of(question: QuestionType, reading: Reading, sources: Sources) -> Measure | None:
    """Where "can I become a …" leads when the title is a sideways move or a rung above the role's own."""
    if not {Measure.ENTRY_ROUTE, Measure.RUNG} & {*question.measures}:
        return None
    wanted = {slot.value for slot in reading.of(SlotKind.ROLE) if slot.detail == NAMED_TITLE}
    for fact in sources.book.facts:
        if fact.measure == Measure.LATERAL_MOVE and fact.text in wanted:
            return Measure.LATERAL_MOVE
        own = sources.book.document(fact.document_id).identity.role_name
        is_above = (
            question.shape != "ladder"
            and fact.measure == Measure.RUNG
            and own in (f.text for f in _rungs_below(fact, sources))
        )
        if is_above and wanted & {fact.text, *fact.alternatives}:
            return Measure.RUNG
    return None


def origin_of(question: QuestionType, reading: Reading, sources: Sources) -> Measure | None:
    """The ways in, where who asks how to move sideways has another title: "I'm a …, can I switch".

    So has whom a question names before the role that is to be reached: "can a … become a …".
    """
    if not {Measure.LATERAL_MOVE, Measure.RUNG} & {*question.measures} or not reading.of(SlotKind.ROLE):
        return None
    if reading.is_anaphoric and reading.joins:
        return None  # "is that a step up or sideways" asks what a title is, not who has it
    roles = sorted(reading.of(SlotKind.ROLE), key=lambda slot: slot.span)
    goals = [slot for slot in roles if slot.is_covered and slot.span.end > slot.span.start]
    is_other = any(slot.detail == OWN_TITLE and not slot.is_covered for slot in roles)
    is_other = is_other or (bool(goals) and not roles[0].is_covered and roles[0].span < goals[0].span)
    if len({slot.value for slot in goals}) > 1:  # from one that is known to another
        return Measure.LATERAL_MOVE if _is_sideways(goals[0], goals[-1], sources) else Measure.ENTRY_ROUTE
    types = sources.language.types
    is_entered = any(Measure.ENTRY_ROUTE in types[name].measures for name in reading.cued)
    rungs = {
        name for f in sources.book.facts if f.measure == Measure.RUNG for name in (f.text, *f.alternatives)
    }
    is_entered = is_entered or (
        bool(goals) and any(s.detail == OWN_TITLE and s.value not in rungs for s in roles)
    )
    moves = {Measure.LATERAL_MOVE, Measure.RUNG} if is_entered else {Measure.LATERAL_MOVE}
    return Measure.ENTRY_ROUTE if is_other and moves & {*question.measures} else None


def _is_sideways(one: Slot, other: Slot, sources: Sources) -> bool:
    """Whether the document of one role lists the other one among its sideways moves."""
    goal = sources.book.current(other.value)[0].identity.role_name
    moves = sources.book.select(sources.book.current(one.value)[0], Measure.LATERAL_MOVE)
    return any(goal in {fact.text, *fact.alternatives} for fact in moves)


def _rungs_below(rung: Fact, sources: Sources) -> tuple[Fact, ...]:
    document = sources.book.document(rung.document_id)
    rungs = sources.book.select(document, Measure.RUNG)
    return tuple(fact for fact in rungs if (fact.rank or 0) < (rung.rank or 0))
