"""The kind of pay that is meant where no word, or only a near one, says it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.planning.pay import offers_of
from assistant.understanding.linkers.changes import without_changes
from assistant.understanding.types import SlotKind
from knowledge.number_grammar import Basis

if TYPE_CHECKING:
    from assistant.dialogue.state import DialogueState
    from assistant.planning.types import Query, Sources
    from assistant.understanding.language import QuestionType
    from assistant.understanding.types import Reading


def nearest_type(
    asked: QuestionType, reading: Reading, sources: Sources, focus: DialogueState
) -> QuestionType:
    """The type whose figures are nearest: the kind of pay that is named, a month's, or the likelier one."""
    types = sources.language.types
    kinds = [kind for kind in types.values() if kind.basis]
    bases = {slot.value for slot in reading.of(SlotKind.BASIS)}
    said = [kind for kind in kinds if kind.basis in bases]
    cued = [kind for kind in kinds if kind.question_type in reading.cued]
    goes_on = reading.is_fragment or reading.is_followup
    if goes_on and focus.question_type == asked.question_type and not said and not cued:
        before = {slot.value for slot in focus.slots if slot.kind == SlotKind.BASIS}  # "with 8-hour days?"
        earlier = (types[past.question_type].basis for past in reversed(focus.past) if past.question_type)
        before = before or {next(filter(None, earlier), "")}
        return next(kind for kind in kinds if kind.basis in (before & {Basis.DAY} or {Basis.YEAR}))
    before_it = types.get(focus.question_type)
    if goes_on and before_it and before_it.basis and not said and not cued:
        return before_it  # "per week then" goes on with the pay just spoken of
    monthly = [kind for kind in kinds if kind.basis == Basis.YEAR and Basis.MONTH in bases]
    likely = (types[c.question_type] for c in reading.candidates if types[c.question_type].basis)
    return next(iter((*said, *(cued if len(cued) == 1 else ()), *monthly, *likely)), types[asked.nearest])


def paid_by_size(query: Query, sources: Sources) -> Query:
    """The kind of pay that a sum by its size belongs to, where no word says which ("is 700 any good")."""
    kinds = {kind.basis: kind for kind in sources.language.types.values() if kind.basis}
    is_said = any(kind.question_type in query.reading.cued for kind in kinds.values())
    is_said = is_said or query.asked_type != query.question.question_type
    if is_said or not query.question.basis or query.reading.of(SlotKind.BASIS):
        return query
    told = replace(query, reading=without_changes(query.reading, sources.language))
    bases = {offer.basis for offer in offers_of(told, sources)}
    kind = kinds.get(next(iter(bases), "")) if len(bases) == 1 else None
    return replace(query, question=kind, asked_type=kind.question_type) if kind else query
