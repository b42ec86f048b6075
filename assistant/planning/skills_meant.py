"""Which skills a reading means, once the document that is asked is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import KNOWN, WITHOUT, SlotKind

if TYPE_CHECKING:
    from assistant.planning.types import Sources
    from assistant.understanding.language import QuestionType
    from assistant.understanding.types import Reading

SKILL_SHAPES = {"gaps", "share", "reasons", "components", "check"}
"""Shapes about skills, for which "it" is the skill just spoken of."""
SHORT = 4
"""Words of the longest "and in …", whose place is what changes."""
LISTS = {"names", "gaps", "share"}
"""Shapes of lists of skills."""


def with_own_skills(reading: Reading, own: set[str]) -> Reading:
    """The reading without skills that only another document names: here these are unknown words."""
    skills = reading.of(SlotKind.SKILL)
    held = {slot.span for slot in skills if slot.value in own}
    foreign = [slot for slot in skills if slot.value not in own]
    strange = tuple(dict.fromkeys(slot.text for slot in foreign if slot.span not in held))
    return reading._replace(
        slots=tuple(slot for slot in reading.slots if slot not in foreign),
        unmatched=(*reading.unmatched, *strange),
        names=(*reading.names, *strange),
    )


def with_names(reading: Reading, question: QuestionType, sources: Sources) -> Reading:
    """Towns without a word for "in" before them as names: a question about skills hardly means the places."""
    if question.shape not in SKILL_SHAPES or reading.of(SlotKind.SKILL) or reading.word_count <= SHORT:
        return reading
    leads = sources.language.tables["places.before"]
    towns = [
        slot
        for slot in reading.of(SlotKind.PLACE)
        if not slot.is_covered
        and slot.span.start
        and not leads.values(normal_forms(reading.text[: slot.span.start])[-1:])
    ]
    names = tuple(dict.fromkeys(slot.text for slot in towns))
    values = {slot.value for slot in towns}
    return reading._replace(
        slots=tuple(
            slot for slot in reading.slots if slot.kind != SlotKind.PLACE or slot.value not in values
        ),
        unmatched=(*reading.unmatched, *names),
        names=(*reading.names, *names),
    )


def without_known(reading: Reading, question: QuestionType) -> Reading:
    """What remains of a list once what the person knows is taken off: "I have this, what's left"."""
    if "rest" not in reading.operations or question.shape not in LISTS:
        return reading
    slots = (s._replace(relation=WITHOUT) if s.relation == KNOWN else s for s in reading.slots)
    return reading._replace(slots=tuple(slots))
